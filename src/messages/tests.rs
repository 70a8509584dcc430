//! Holds the tables complete: both languages, every value, every help.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clap::{ArgAction, CommandFactory};
use fluent_syntax::ast;

use super::tables::{ENGLISH, KOREAN, Sources};
use super::*;
use crate::args::Cli;

/// Tables that both languages have.
const SHARED: usize = ENGLISH.len();

/// The messages of a table with the variables of each; attributes as `message.attribute`.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let read = fluent_syntax::parser::parse(source).expect("the table is valid");
    let mut messages = BTreeMap::new();
    for entry in read.body {
        let ast::Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        if let Some(value) = &message.value {
            let is_new = messages.insert(id.to_owned(), variables(value));
            assert!(is_new.is_none(), "`{id}` stands twice");
        }
        for attribute in &message.attributes {
            let id = format!("{id}.{}", attribute.id.name);
            let is_new = messages.insert(id.clone(), variables(&attribute.value));
            assert!(is_new.is_none(), "`{id}` stands twice");
        }
    }
    messages
}

fn variables(pattern: &ast::Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else {
            continue;
        };
        let asked = match expression {
            ast::Expression::Inline(inline) => inline,
            ast::Expression::Select { selector, variants } => {
                let inner = variants.iter().map(|variant| variables(&variant.value));
                found.extend(inner.flatten());
                selector
            }
        };
        if let ast::InlineExpression::VariableReference { id } = asked {
            found.insert(id.name.to_owned());
        }
    }
    found
}

fn all(sources: Sources) -> BTreeMap<String, BTreeSet<String>> {
    let all = sources.iter().flat_map(|source| messages(source));
    let count = sources
        .iter()
        .map(|source| messages(source).len())
        .sum::<usize>();
    let all: BTreeMap<_, _> = all.collect();
    assert_eq!(all.len(), count, "a message stands in two tables");
    all
}

/// Every source file but tests.
fn sources() -> Vec<String> {
    fn collect(folder: &Path, texts: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            let is_source = path.extension().is_some_and(|extension| extension == "rs");
            match path.is_dir() {
                true => collect(&path, texts),
                false if is_source && !path.ends_with("tests.rs") => {
                    let text = fs::read_to_string(&path).expect("it can be read");
                    let code = text.split("#[cfg(test)]\nmod tests {").next();
                    texts.push(code.unwrap_or_default().to_owned());
                }
                false => {}
            }
        }
    }
    let mut texts = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut texts,
    );
    texts
}

/// The names before `=` in the values of a `say!`, or the values where they name themselves.
fn named(values: &str) -> BTreeSet<String> {
    let (mut names, mut depth, mut quoted, mut part) = (BTreeSet::new(), 0, false, String::new());
    for c in values.chars().chain([',']) {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 && !quoted {
            let name = part.split('=').next().unwrap_or_default().trim();
            names.extend((!name.is_empty()).then(|| name.to_owned()));
            part.clear();
        } else {
            part.push(c);
        }
    }
    names
}

/// What stands behind an opening bracket, up to the one that closes it.
fn inside(text: &str) -> &str {
    let (mut depth, mut quoted) = (1, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    for (english, korean) in ENGLISH.iter().zip(KOREAN) {
        let (english, korean) = (messages(english), messages(korean));
        for (id, variables) in &english {
            assert_eq!(korean.get(id), Some(variables), "{id}");
        }
        let only: Vec<_> = korean
            .keys()
            .filter(|id| !english.contains_key(*id))
            .collect();
        assert!(only.is_empty(), "{only:?}");
    }
}

#[test]
fn every_message_that_is_told_is_in_the_table_with_the_values_that_it_gets() {
    let table = all(KOREAN);
    let mut told = 0;
    for text in sources() {
        for (at, _) in text.match_indices("say!(") {
            let call = inside(&text[at + "say!(".len()..]);
            let Some((id, values)) = call
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split_once('"'))
            else {
                continue;
            };
            let variables = table.get(id);
            assert_eq!(
                variables,
                Some(&named(values.trim_start_matches(','))),
                "{id}"
            );
            told += 1;
        }
    }
    assert!(told > 200, "only {told} messages were seen");
}

#[test]
fn every_message_of_the_table_is_told_by_somebody() {
    let sources = sources().concat();
    let is_told = |id: &str| sources.contains(&format!("\"{id}\""));
    let is_key = |id: &str| {
        let key = id.strip_prefix("key-");
        key.is_some_and(|name| crate::config::keys::KEYS.iter().any(|key| key.name == name))
    };
    let table = all(&KOREAN[..=SHARED]);
    let idle: Vec<_> = table
        .keys()
        .filter(|id| !is_told(id) && !is_key(id))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn known_sentences_are_messages_without_values() {
    let english = all(ENGLISH);
    for id in KNOWN {
        assert!(english[id].is_empty(), "{id}");
        let sentence = told(Language::English, id, None).expect("it is in the table");
        assert_eq!(known(&sentence), sentence);
    }
    assert_eq!(known("nobody says this"), "nobody says this");
}

/// The texts that the help of a command needs, and of all below it.
fn needed(command: &clap::Command, path: &str, needed: &mut BTreeSet<String>) {
    let about = command.get_about().map(ToString::to_string);
    let long = command.get_long_about().map(ToString::to_string);
    let mut of_command = |part: &str| {
        needed.insert(format!("help-{path}.{part}"));
    };
    of_command("about");
    if long.is_some() && long != about {
        of_command("long");
    }
    if command.get_after_help().is_some() {
        of_command("after");
    }
    if command.get_after_long_help().is_some() {
        of_command("after-long");
    }
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        let id = arg.get_id().as_str();
        of_argument(arg, &format!("help-{path}.arg-{id}"), needed);
        let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
        let values = arg.get_possible_values().into_iter();
        let told = values.filter(|value| takes_value && value.get_help().is_some());
        needed.extend(told.map(|value| format!("help-values.{id}-{}", value.get_name())));
    }
    for below in command
        .get_subcommands()
        .filter(|below| !below.is_hide_set())
    {
        let name = below.get_name();
        if name == "help" {
            needed.insert("help-help.about".to_owned());
            continue;
        }
        let path = match path {
            "mundap" => name.to_owned(),
            path => format!("{path}-{name}"),
        };
        self::needed(below, &path, needed);
    }
}

fn of_argument(arg: &clap::Arg, own: &str, needed: &mut BTreeSet<String>) {
    let table = messages(KOREAN[KOREAN.len() - 1]);
    let (_, id) = own.split_once('.').expect("it was made so");
    let name = match table.contains_key(own) {
        true => own.to_owned(),
        false => format!("help-shared.{id}"),
    };
    let (short, long) = (arg.get_help(), arg.get_long_help());
    let clap_has_it = ["arg-help", "arg-version"].contains(&id);
    if !clap_has_it
        && long.map(ToString::to_string) != short.map(ToString::to_string)
        && long.is_some()
    {
        needed.insert(format!("{name}-long"));
    }
    needed.insert(name);
}

#[test]
fn the_help_of_every_command_flag_and_value_is_there_in_korean() {
    let command = built();
    let mut wanted = BTreeSet::new();
    needed(&command, "mundap", &mut wanted);
    let table = messages(KOREAN[KOREAN.len() - 1]);
    let there: BTreeSet<String> = table.into_keys().collect();
    let missing: Vec<_> = wanted.difference(&there).collect();
    let superfluous: Vec<_> = there.difference(&wanted).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    assert!(superfluous.is_empty(), "superfluous: {superfluous:?}");
}

#[test]
fn korean_help_is_in_korean() {
    let command = help::in_language(built(), "", Language::Korean);
    let help = command.clone().render_long_help().to_string();
    assert!(
        help.contains("사용법: mundap") && help.contains("공통 옵션"),
        "{help}"
    );
    let search = command.find_subcommand("search").expect("it is a command");
    let help = search.clone().render_long_help().to_string();
    assert!(
        help.contains("검색 문법:") && !help.contains("Show at most"),
        "{help}"
    );
}

fn built() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command
}
