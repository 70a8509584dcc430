//! What the terminal can do: colour, width, whether there is one at all. Writes nothing.

use std::env;
use std::io::{self, IsTerminal};

use crate::args::ColorChoice;

/// Width where no terminal tells one.
const DEFAULT_COLUMNS: usize = 80;

/// Below this nothing can be laid out; narrower terminals wrap by themselves.
const LEAST_COLUMNS: usize = 24;

/// Whether escape sequences for colour may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    Color,
    Mono,
}

/// What a stream is connected to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    Terminal,
    Other,
}

impl Stream {
    pub(crate) fn stdout() -> Stream {
        Stream::of(&io::stdout())
    }

    pub(crate) fn stderr() -> Stream {
        Stream::of(&io::stderr())
    }

    fn of(stream: &impl IsTerminal) -> Stream {
        if stream.is_terminal() {
            Stream::Terminal
        } else {
            Stream::Other
        }
    }
}

/// Decides on colour for a stream from the flag and the environment.
pub(crate) fn paint(choice: ColorChoice, stream: Stream) -> Paint {
    decide(choice, stream, |name| env::var(name).ok())
}

/// Whether a person sits at both ends, at a terminal that can be drawn on.
pub(crate) fn is_interactive() -> bool {
    let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    !is_dumb && io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Columns to lay out for: the terminal's, else `COLUMNS`, else 80.
pub(crate) fn columns(stdout: Stream) -> usize {
    let told = match stdout {
        Stream::Terminal => terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
        Stream::Other => env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok()),
    };
    told.filter(|&columns| columns > 0)
        .unwrap_or(DEFAULT_COLUMNS)
        .max(LEAST_COLUMNS)
}

/// Rows of a terminal that output may fill beside the prompt and a summary; none where none is told.
pub(crate) fn rows(stdout: Stream) -> Option<usize> {
    /// The prompt, a blank line and the summary.
    const TAKEN: usize = 3;
    let (_, height) = match stdout {
        Stream::Terminal => terminal_size::terminal_size()?,
        Stream::Other => return None,
    };
    Some(usize::from(height.0).saturating_sub(TAKEN).max(1))
}

/// Whether the terminal says that it can do nothing.
pub(crate) fn is_dumb() -> bool {
    env::var("TERM").is_ok_and(|term| term == "dumb")
}

fn decide(choice: ColorChoice, stream: Stream, variable: impl Fn(&str) -> Option<String>) -> Paint {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    let forced = variable("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    let refused = variable("CLICOLOR").is_some_and(|value| value == "0");
    let dumb = variable("TERM").is_some_and(|value| value == "dumb");
    match choice {
        ColorChoice::Always => Paint::Color,
        ColorChoice::Never => Paint::Mono,
        ColorChoice::Auto if set("NO_COLOR") => Paint::Mono,
        ColorChoice::Auto if forced => Paint::Color,
        ColorChoice::Auto if refused || dumb || stream == Stream::Other => Paint::Mono,
        ColorChoice::Auto => Paint::Color,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(choice: ColorChoice, stream: Stream, variables: &[(&str, &str)], want: Paint) {
        let variable = |name: &str| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.to_string())
        };
        assert_eq!(
            decide(choice, stream, variable),
            want,
            "{choice:?} {stream:?} {variables:?}"
        );
    }

    #[test]
    fn auto_colours_a_terminal_only() {
        check(ColorChoice::Auto, Stream::Terminal, &[], Paint::Color);
        check(ColorChoice::Auto, Stream::Other, &[], Paint::Mono);
    }

    #[test]
    fn the_flag_beats_the_environment() {
        check(
            ColorChoice::Always,
            Stream::Other,
            &[("NO_COLOR", "1")],
            Paint::Color,
        );
        check(
            ColorChoice::Never,
            Stream::Terminal,
            &[("CLICOLOR_FORCE", "1")],
            Paint::Mono,
        );
    }

    #[test]
    fn no_color_beats_a_forced_one_but_not_when_empty() {
        check(
            ColorChoice::Auto,
            Stream::Terminal,
            &[("NO_COLOR", "1")],
            Paint::Mono,
        );
        check(
            ColorChoice::Auto,
            Stream::Other,
            &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")],
            Paint::Mono,
        );
        check(
            ColorChoice::Auto,
            Stream::Terminal,
            &[("NO_COLOR", "")],
            Paint::Color,
        );
    }

    #[test]
    fn a_forced_colour_reaches_a_pipe_unless_it_is_zero() {
        check(
            ColorChoice::Auto,
            Stream::Other,
            &[("CLICOLOR_FORCE", "1")],
            Paint::Color,
        );
        check(
            ColorChoice::Auto,
            Stream::Other,
            &[("CLICOLOR_FORCE", "0")],
            Paint::Mono,
        );
    }

    #[test]
    fn a_dumb_terminal_gets_none() {
        check(
            ColorChoice::Auto,
            Stream::Terminal,
            &[("TERM", "dumb")],
            Paint::Mono,
        );
        check(
            ColorChoice::Auto,
            Stream::Terminal,
            &[("CLICOLOR", "0")],
            Paint::Mono,
        );
    }
}
