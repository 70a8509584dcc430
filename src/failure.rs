//! What can go wrong, how it is told on stderr, and the exit code it leaves.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use crate::args::Format;
use crate::messages::{self, say};
use crate::render::safe;
use crate::timings::{self, Timings};

/// How many notes that could not be read are named before the rest is only counted.
const NAMED_SKIPS: usize = 10;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// How a command ended, where it did not fail outright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Found,
    Nothing,
    /// By Ctrl-C.
    Interrupted,
}

impl Ending {
    pub(crate) fn of_count(count: usize) -> Ending {
        if count == 0 {
            Ending::Nothing
        } else {
            Ending::Found
        }
    }
}

/// An error with a stable kind for scripts and a remedy for people.
#[derive(Debug)]
pub(crate) struct Failure {
    kind: &'static str,
    message: String,
    hint: Option<String>,
}

impl Failure {
    pub(crate) fn new(kind: &'static str, message: impl Into<String>) -> Failure {
        Failure {
            kind,
            message: message.into(),
            hint: None,
        }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }
}

impl Failure {
    /// What to do about it.
    pub(crate) fn remedy(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Tells people and scripts on stderr, and remembers whether something failed.
pub(crate) struct Reporter {
    manner: Manner,
    failed: Cell<bool>,
    pub(crate) timings: Timings,
}

/// In whose language the reporter speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    Text,
    ColoredText,
    Json,
}

impl Manner {
    pub(crate) fn of(format: Option<Format>, stderr: crate::terminal::Paint) -> Manner {
        match (format, stderr) {
            (Some(format), _) if format.is_json() => Manner::Json,
            (_, crate::terminal::Paint::Color) => Manner::ColoredText,
            (_, crate::terminal::Paint::Mono) => Manner::Text,
        }
    }
}

impl Reporter {
    pub(crate) fn new(manner: Manner) -> Reporter {
        Reporter {
            manner,
            failed: Cell::new(false),
            timings: Timings::new(),
        }
    }

    /// Whether an error was told so far.
    pub(crate) fn has_failed(&self) -> bool {
        self.failed.get()
    }

    /// Tells an error that ends the command.
    pub(crate) fn error(&self, error: &anyhow::Error) {
        match error.downcast_ref::<Failure>() {
            Some(failure) => self.failure(failure),
            None => self.failure(&Failure::new("internal", format!("{error:#}"))),
        }
    }

    /// Tells an error after which the command goes on; the exit code will say so.
    pub(crate) fn failure(&self, failure: &Failure) {
        self.failed.set(true);
        self.tell(Level::Error, failure);
    }

    /// Tells why nothing was found, where that is no failure but needs a word.
    pub(crate) fn absence(&self, absence: &Failure) {
        self.tell(Level::Error, absence);
    }

    /// Tells something worth knowing that is no error.
    pub(crate) fn warning(&self, warning: &Failure) {
        self.tell(Level::Warning, warning);
    }

    /// Names the notes that could not be read, many of them shortly.
    pub(crate) fn skipped(&self, skipped: &[Failure]) {
        let named = if self.manner == Manner::Json {
            skipped.len()
        } else {
            NAMED_SKIPS
        };
        skipped
            .iter()
            .take(named)
            .for_each(|failure| self.failure(failure));
        if skipped.len() > named {
            let message = say!("unreadable-more", count = skipped.len() - named);
            let rest = Failure::new("unreadable-note", message);
            self.failure(&rest.hint(say!("unreadable-more-hint")));
        }
    }

    /// Tells how long each phase took.
    pub(crate) fn phases(&self) {
        let phases = self.timings.end();
        let told = match self.manner {
            Manner::Json => {
                let phases = phases.into_iter().collect::<BTreeMap<_, _>>();
                json_line(&BTreeMap::from([("timings", phases)]))
            }
            Manner::Text | Manner::ColoredText => timings::text(&phases),
        };
        let _ = io::stderr().lock().write_all(told.as_bytes());
    }

    fn tell(&self, level: Level, failure: &Failure) {
        let told = match self.manner {
            Manner::Json => json(level, failure),
            Manner::Text => text(level, failure, Style::new(), Style::new()),
            Manner::ColoredText => text(level, failure, level.style(), HINT),
        };
        // Nobody is left to be told where stderr itself is closed.
        let _ = io::stderr().lock().write_all(told.as_bytes());
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy)]
enum Level {
    Error,
    Warning,
}

impl Level {
    /// As scripts read it.
    fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
        }
    }

    /// As people do.
    fn told(self) -> String {
        match self {
            Level::Error => say!("error"),
            Level::Warning => say!("warning"),
        }
    }

    fn style(self) -> Style {
        match self {
            Level::Error => ERROR,
            Level::Warning => WARNING,
        }
    }
}

fn text(level: Level, failure: &Failure, style: Style, hint_style: Style) -> String {
    let label = level.told();
    let mut told = format!(
        "{style}{label}:{style:#} {}\n",
        safe::line(&failure.message)
    );
    if let Some(hint) = &failure.hint {
        let label = say!("hint");
        told.push_str(&format!(
            "{hint_style}{label}:{hint_style:#} {}\n",
            safe::line(hint)
        ));
    }
    told
}

#[derive(Serialize)]
struct JsonFailure<'a> {
    kind: &'a str,
    message: &'a str,
    hint: Option<&'a str>,
}

fn json(level: Level, failure: &Failure) -> String {
    let told = JsonFailure {
        kind: failure.kind,
        message: &failure.message,
        hint: failure.hint.as_deref(),
    };
    json_line(&BTreeMap::from([(level.name(), told)]))
}

fn json_line(object: &impl Serialize) -> String {
    let mut line = crate::render::json::to_text(object);
    line.push('\n');
    line
}

/// The operating system's reason in the house's manner, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    messages::known(&first.chain(chars).collect::<String>())
}

/// Whether the reader of our output has gone away, as `head` does.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_told_without_numbers() {
        let error = io::Error::from_raw_os_error(2);
        assert_eq!(reason(&error), "no such file or directory");
    }
}
