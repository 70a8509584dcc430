//! The help of every command and flag in the user's language. The English one stands where the
//! arguments do; knows only their names.

use std::mem;

use clap::builder::{PossibleValuesParser, StyledStr, Styles};
use clap::{Arg, ArgAction, Command};

use super::Language;
use super::tables::told;

/// A command line that was built, with its help in the user's language.
///
/// Its values are words only, so it tells help and mistakes; it understands nothing.
pub(crate) fn translated(command: Command) -> Command {
    match Language::spoken() {
        Language::English => command,
        language => in_language(command, "", language),
    }
}

/// A command and all below it; `above` names the one that it belongs to as the table does, `config`.
pub(super) fn in_language(mut command: Command, above: &str, language: Language) -> Command {
    let path = &match (above, command.get_name()) {
        (_, "help") => "help".to_owned(),
        ("" | "mundap", name) => name.to_owned(),
        (above, name) => format!("{above}-{name}"),
    };
    // Below `help` stand the commands that it tells of.
    let around = if path == "help" { above } else { path };
    for below in command.get_subcommands_mut() {
        *below = in_language(mem::take(below), around, language);
    }
    let text = |part: &str| told(language, &format!("help-{path}.{part}"), None);
    if let Some(about) = text("about") {
        let long = text("long").unwrap_or_else(|| about.clone());
        command = command.about(about).long_about(long);
    }
    if let Some(after) = text("after") {
        command = command.after_help(after);
    }
    if let Some(after) = text("after-long") {
        command = command.after_long_help(after);
    }
    let template = template(command.get_styles(), language);
    command
        .mut_args(|arg| argument(arg, path, language))
        .subcommand_help_heading(word("help-commands", language))
        .subcommand_value_name(word("help-command", language))
        .help_template(template)
}

/// An argument of a command, by its own text or by the one that several commands share.
fn argument(arg: Arg, path: &str, language: Language) -> Arg {
    let id = arg.get_id().to_string();
    let text = |part: &str| {
        let own = told(language, &format!("help-{path}.arg-{part}"), None);
        own.or_else(|| told(language, &format!("help-shared.arg-{part}"), None))
    };
    let arg = match arg.get_help_heading() {
        Some(_) => arg.help_heading(word("help-global-options", language)),
        None => arg,
    };
    let arg = values(arg, &id, language);
    match (text(&id), text(&format!("{id}-long"))) {
        (Some(short), Some(long)) => arg.help(short).long_help(long),
        (Some(short), None) => arg.help(short.clone()).long_help(short),
        (None, _) => arg,
    }
}

/// An argument with the help of the words that it takes.
fn values(arg: Arg, id: &str, language: Language) -> Arg {
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let possible = arg.get_possible_values();
    if !takes_value || possible.iter().all(|value| value.get_help().is_none()) {
        return arg;
    }
    let possible = possible.into_iter().map(|value| {
        let name = format!("help-values.{id}-{}", value.get_name());
        let help = value.get_help().and_then(|_| told(language, &name, None));
        match help {
            Some(help) => value.help(help),
            None => value,
        }
    });
    let possible: Vec<_> = possible.collect();
    arg.value_parser(PossibleValuesParser::new(possible))
}

/// Clap's own order of parts, with our word for the usage.
fn template(styles: &Styles, language: Language) -> StyledStr {
    let (usage, style) = (word("help-usage", language), styles.get_usage());
    let text = format!(
        "{{before-help}}{{about-with-newline}}\n{style}{usage}{style:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    );
    StyledStr::from(text)
}

/// A word of the help; empty where the table lacks it, which a test forbids.
fn word(id: &str, language: Language) -> String {
    told(language, id, None).unwrap_or_default()
}
