//! Hands long output to a pager, as git and bat do. Knows no content.

use std::env;
use std::io::{self, BufWriter, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ValueEnum;

/// When output goes through a pager.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Paging {
    /// On a terminal, where the output does not fit the window
    #[default]
    Auto,
    /// On a terminal, also where it fits
    Always,
    /// Not at all
    Never,
}

/// What git sets for a `less` that nobody has set up: quit where it fits, colours, no clearing.
const LESS: &str = "FRX";

/// A pager has the terminal, and Ctrl-C is meant for it.
static IS_OPEN: AtomicBool = AtomicBool::new(false);

/// Whether a pager has the terminal.
pub(crate) fn is_open() -> bool {
    IS_OPEN.load(Ordering::Relaxed)
}

/// The program that reads long output, and its arguments; none where the user wants none.
///
/// `MUNDAP_PAGER`, else `PAGER`, else `less`; an empty one and `cat` are none.
pub(crate) fn command() -> Option<Vec<String>> {
    named(|name| env::var(name).ok())
}

fn named(variable: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let named = variable("MUNDAP_PAGER").or_else(|| variable("PAGER"));
    let words = shlex::split(&named.unwrap_or_else(|| "less".to_owned()))?;
    let program = words.first()?;
    (program != "cat").then_some(words)
}

/// Output on its way to a terminal: as it is while it fits, else through a pager.
pub(crate) struct Paged<'a> {
    command: &'a [String],
    /// So many lines fit the window beside a prompt and a summary.
    rows: usize,
    state: State,
}

enum State {
    /// It may still fit.
    Held { text: Vec<u8>, lines: usize },
    Reading {
        pager: Child,
        input: BufWriter<ChildStdin>,
    },
    /// There is no pager, or none is needed.
    Plain(BufWriter<io::Stdout>),
}

impl<'a> Paged<'a> {
    /// With `rows` of 0, everything goes through the pager.
    pub(crate) fn new(command: &'a [String], rows: usize) -> Paged<'a> {
        let state = State::Held {
            text: Vec::new(),
            lines: 0,
        };
        Paged {
            command,
            rows,
            state,
        }
    }

    /// Writes what is held back, and waits until the pager is closed.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        if self.rows == 0 {
            self.open();
        }
        match std::mem::replace(&mut self.state, State::Plain(BufWriter::new(io::stdout()))) {
            State::Held { text, .. } => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(&text)?;
                stdout.flush()
            }
            State::Plain(mut stdout) => stdout.flush(),
            State::Reading { pager, input } => close(pager, input),
        }
    }

    /// Starts the pager and gives it what was held back; without one, stdout gets it.
    fn open(&mut self) {
        let State::Held { text, .. } = &mut self.state else {
            return;
        };
        let text = std::mem::take(text);
        self.state = match start(self.command) {
            Some((pager, input)) => {
                IS_OPEN.store(true, Ordering::Relaxed);
                State::Reading { pager, input }
            }
            None => State::Plain(BufWriter::new(io::stdout())),
        };
        // A pager that is closed already is seen at the next write, or at the end.
        let _ = self.write_all(&text);
    }
}

impl Write for Paged<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.state {
            State::Reading { input, .. } => return input.write(bytes),
            State::Plain(stdout) => return stdout.write(bytes),
            State::Held { text, lines } => {
                text.extend_from_slice(bytes);
                *lines += bytes.iter().filter(|byte| **byte == b'\n').count();
                if *lines <= self.rows || self.rows == 0 {
                    return Ok(bytes.len());
                }
            }
        }
        self.open();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.state {
            State::Held { .. } => Ok(()),
            State::Reading { input, .. } => input.flush(),
            State::Plain(stdout) => stdout.flush(),
        }
    }
}

impl Drop for Paged<'_> {
    fn drop(&mut self) {
        let state = std::mem::replace(&mut self.state, State::Plain(BufWriter::new(io::stdout())));
        if let State::Reading { pager, input } = state {
            // An error is on its way already; the terminal is the pager's until it ends.
            let _ = close(pager, input);
        }
    }
}

/// A pager that was closed before it read everything had enough.
fn close(mut pager: Child, mut input: BufWriter<ChildStdin>) -> io::Result<()> {
    let flushed = input.flush();
    let (stdin, _) = input.into_parts();
    drop(stdin);
    let ended = pager.wait();
    IS_OPEN.store(false, Ordering::Relaxed);
    match flushed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => ended.map(|_| ()),
    }
}

fn start(command: &[String]) -> Option<(Child, BufWriter<ChildStdin>)> {
    let (program, own) = command.split_first()?;
    let mut pager = Command::new(program);
    pager.args(own).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        pager.env("LESS", LESS);
    }
    // What we write is UTF-8 in every locale; in an unknown one, less shows its bytes.
    if env::var_os("LESSCHARSET").is_none() {
        pager.env("LESSCHARSET", "utf-8");
    }
    if env::var_os("LV").is_none() {
        pager.env("LV", "-c");
    }
    // An absent pager is no error.
    let mut pager = pager.spawn().ok()?;
    let input = pager.stdin.take()?;
    Some((pager, BufWriter::new(input)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], want: Option<&[&str]>) {
        let variable = |name: &str| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| value.to_string())
        };
        let want = want.map(|words| words.iter().map(|word| word.to_string()).collect());
        assert_eq!(named(variable), want, "{variables:?}");
    }

    #[test]
    fn the_nearest_name_of_a_pager_counts() {
        check(&[], Some(&["less"]));
        check(&[("PAGER", "more -d")], Some(&["more", "-d"]));
        check(
            &[("PAGER", "more"), ("MUNDAP_PAGER", "most")],
            Some(&["most"]),
        );
        check(&[("PAGER", "more"), ("MUNDAP_PAGER", "")], None);
        check(&[("PAGER", "cat")], None);
    }
}
