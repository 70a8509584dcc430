//! Words that are no command line: clap's own error, a remedy, and help where nothing was asked.

mod worded;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::args::{ColorChoice, formats};
use crate::failure::{Failure, Manner, Reporter};
use crate::messages::{say, translated};
use crate::terminal::{self, Paint};

use worded::Worded;

/// Tells what clap has to say and gives the exit code.
pub(crate) fn tell(refusal: &clap::Error) -> u8 {
    match refusal.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if asked_nothing() => help(),
        ErrorKind::DisplayHelp => print_help(refusal),
        ErrorKind::DisplayVersion => print(refusal),
        _ if wants_json(std::env::args_os()) => {
            tell_as_json(refusal);
            super::FAILED
        }
        _ => {
            tell_as_text(refusal);
            super::FAILED
        }
    }
}

fn tell_as_text(refusal: &clap::Error) {
    let is_help = refusal.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_help && let Some(help) = worded::help(std::env::args_os().collect()) {
        // Nobody is left to be told where stderr itself is closed.
        let help = shown(&help, terminal::Stream::stderr());
        let _ = write!(io::stderr(), "{help}");
        return;
    }
    let Some(worded) = worded::mistake(refusal) else {
        print(refusal);
        if let Some(hint) = hint(refusal) {
            // As above.
            let _ = writeln!(io::stderr(), "hint: {hint}");
        }
        return;
    };
    let Worded {
        message,
        hint: similar,
        usage,
    } = worded;
    let mut failure = Failure::new("usage", message);
    if let Some(hint) = hint(refusal).or(similar) {
        failure = failure.hint(hint);
    }
    Reporter::new(Manner::Text).failure(&failure);
    if let Some(usage) = usage {
        let (label, more) = (say!("help-usage"), say!("usage-more"));
        // As above.
        let _ = writeln!(io::stderr(), "\n{label} {usage}\n\n{more}");
    }
}

/// Tells what is wrong before a command is known, and gives the exit code.
pub(crate) fn fail(failure: &Failure) -> u8 {
    let manner = match wants_json(std::env::args_os()) {
        true => Manner::Json,
        false => Manner::Text,
    };
    Reporter::new(manner).failure(failure);
    super::FAILED
}

fn asked_nothing() -> bool {
    std::env::args_os().len() < 2
}

fn help() -> u8 {
    // A closed pipe has had enough help.
    let _ = translated(formats::described()).print_help();
    super::FOUND
}

fn print_help(refusal: &clap::Error) -> u8 {
    let Some(help) = worded::help(std::env::args_os().collect()) else {
        return print(refusal);
    };
    // As above: help that nobody reads is no error.
    let help = shown(&help, terminal::Stream::stdout());
    let _ = write!(io::stdout(), "{help}");
    super::FOUND
}

/// Help with colours where the stream takes them.
fn shown(help: &StyledStr, stream: terminal::Stream) -> String {
    match terminal::paint(ColorChoice::Auto, stream) {
        Paint::Color => help.ansi().to_string(),
        Paint::Mono => help.to_string(),
    }
}

fn print(refusal: &clap::Error) -> u8 {
    // As above.
    let _ = refusal.print();
    super::FOUND
}

fn tell_as_json(refusal: &clap::Error) {
    let (message, similar) = match worded::mistake(refusal) {
        Some(Worded { message, hint, .. }) => (message, hint),
        None => {
            let text = refusal.render().to_string();
            let message = text.lines().next().unwrap_or_default();
            (message.trim_start_matches("error: ").to_owned(), None)
        }
    };
    let hint = hint(refusal).or(similar);
    let hint = hint.unwrap_or_else(|| say!("usage-hint"));
    Reporter::new(Manner::Json).failure(&Failure::new("usage", message).hint(hint));
}

/// Whether the words ask for JSON, as far as words can tell that clap refused.
fn wants_json(words: impl Iterator<Item = OsString>) -> bool {
    let words: Vec<OsString> = words.collect();
    let is_json = |word: &OsString| word == "json" || word == "jsonl";
    let apart = words
        .windows(2)
        .any(|pair| pair[0] == "--format" && is_json(&pair[1]));
    apart
        || words
            .iter()
            .any(|word| word == "--format=json" || word == "--format=jsonl")
}

fn hint(refusal: &clap::Error) -> Option<String> {
    // Clap names the command that was meant: that is enough.
    if refusal.get(ContextKind::SuggestedSubcommand).is_some() {
        return None;
    }
    match (refusal.kind(), refusal.get(ContextKind::InvalidSubcommand)) {
        (ErrorKind::InvalidSubcommand, Some(ContextValue::String(word))) => {
            let word = shlex::try_quote(word).unwrap_or_default();
            Some(say!("search-hint", word))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_wanted_in_either_spelling() {
        let words = |line: &str| {
            line.split(' ')
                .map(OsString::from)
                .collect::<Vec<_>>()
                .into_iter()
        };
        assert!(wants_json(words("mundap search --format json --oops")));
        assert!(wants_json(words("mundap search --format=jsonl --oops")));
        assert!(!wants_json(words(
            "mundap search json --format plain --oops"
        )));
    }
}
