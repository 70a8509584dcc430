//! Mistakes in a command line and its help in the table's words, where the language is not English,
//! which clap speaks by itself. Prints nothing.

use std::ffi::OsString;

use clap::Error;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::args::formats;
use crate::messages::{self, Language, say, translated};

/// A mistake, what to do, and how the command is used.
pub(super) struct Worded {
    pub(super) message: String,
    pub(super) hint: Option<String>,
    /// `mundap search [OPTIONS] <QUERY>...`, where clap tells it.
    pub(super) usage: Option<String>,
}

/// Help in the user's language, styled, with the formats that the command has; nothing where the
/// words ask for none.
pub(super) fn help(words: Vec<OsString>) -> Option<StyledStr> {
    let command = translated(formats::described());
    let refusal = command.try_get_matches_from(words).err()?;
    let kinds = [
        ErrorKind::DisplayHelp,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
    ];
    // An alias stands for words that are not seen here.
    let help = kinds.contains(&refusal.kind()).then(|| refusal.render())?;
    Some(match Language::spoken() {
        Language::English => help,
        Language::Korean => reworded(help.ansi().to_string()).into(),
    })
}

/// Help without the words that clap has no setting for.
fn reworded(help: String) -> String {
    let own = [
        ("Arguments:", say!("help-arguments")),
        ("Options:", say!("help-options")),
        ("Possible values:", say!("help-values-title")),
        ("[default:", format!("[{}", say!("help-default"))),
        ("[aliases:", format!("[{}", say!("help-aliases"))),
    ];
    let help = own
        .iter()
        .fold(help, |help, (clap, ours)| help.replace(clap, ours));
    // These two words may stand on two lines.
    let (values, mut parts) = (say!("help-values-list"), help.split("[possible"));
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |help, part| {
        match part.trim_start().strip_prefix("values:") {
            Some(rest) => format!("{help}[{values}{rest}"),
            None => format!("{help}[possible{part}"),
        }
    })
}

/// A mistake in the user's language; nothing where that is English.
pub(super) fn mistake(refusal: &Error) -> Option<Worded> {
    if Language::spoken() == Language::English {
        return None;
    }
    let usage = text(refusal, ContextKind::Usage);
    let usage = usage.map(|usage| usage.trim_start_matches("Usage: ").to_owned());
    Some(Worded {
        message: message(refusal),
        hint: hint(refusal),
        usage,
    })
}

fn message(refusal: &Error) -> String {
    let of = |kind| text(refusal, kind).unwrap_or_default();
    let (arg, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    match refusal.kind() {
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            prior if prior == arg => say!("usage-conflict-same", arg),
            others => say!("usage-conflict", arg, others),
        },
        ErrorKind::InvalidValue if value.is_empty() => say!("usage-no-value", arg),
        ErrorKind::InvalidValue => say!("usage-bad-value", arg, value),
        ErrorKind::ValueValidation => match std::error::Error::source(refusal) {
            Some(reason) => say!(
                "usage-bad-value-why",
                arg,
                value,
                reason = messages::known(&reason.to_string())
            ),
            None => say!("usage-bad-value", arg, value),
        },
        ErrorKind::UnknownArgument if arg.starts_with('-') => say!("usage-unknown", arg),
        ErrorKind::UnknownArgument => say!("usage-extra", arg),
        ErrorKind::InvalidSubcommand => {
            say!(
                "usage-unknown-command",
                name = of(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::MissingRequiredArgument => say!("usage-missing", args = arg),
        ErrorKind::MissingSubcommand => {
            say!(
                "usage-missing-command",
                commands = of(ContextKind::ValidSubcommand)
            )
        }
        ErrorKind::NoEquals => say!("usage-missing-equals", arg),
        ErrorKind::TooManyValues => say!("usage-many-values", arg, value),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => say!("usage-few-values", arg),
        ErrorKind::InvalidUtf8 => say!("usage-encoding"),
        _ => say!("usage-other"),
    }
}

/// What may stand there, or what is like it.
fn hint(refusal: &Error) -> Option<String> {
    let of = |kind| text(refusal, kind);
    let similar = of(ContextKind::SuggestedSubcommand)
        .or_else(|| of(ContextKind::SuggestedArg))
        .or_else(|| of(ContextKind::SuggestedValue));
    if let Some(names) = similar {
        return Some(say!("usage-similar", names));
    }
    let values = of(ContextKind::ValidValue).filter(|values| !values.is_empty());
    values.map(|values| say!("usage-values", values))
}

/// What clap knows of a mistake, as one text without styles.
fn text(refusal: &Error, kind: ContextKind) -> Option<String> {
    match refusal.get(kind)? {
        ContextValue::String(one) => Some(one.clone()),
        ContextValue::Strings(all) => Some(all.join(", ")),
        ContextValue::StyledStr(styled) => Some(styled.to_string()),
        ContextValue::StyledStrs(all) => {
            let all: Vec<String> = all.iter().map(ToString::to_string).collect();
            Some(all.join(", "))
        }
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
