//! Every setting's value and where it comes from. Settles nothing: it tells what others settle.

use std::env;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use toml::Value;
use toml::de::{DeTable, DeValue};

use crate::args::Cli;
use crate::config::keys::{KEYS, Key};
use crate::config::{Config, existing_file, line_at, text_of, variable};
use crate::failure::Failure;
use crate::places::Places;
use crate::render::{Origin, Setting};

/// The config file as it was written, with the lines of its keys.
struct Written {
    path: PathBuf,
    table: toml::Table,
    /// Lines of keys by their dotted names, 1-based.
    lines: Vec<(String, usize)>,
}

/// All settings as they hold for this command line, in the order of the commented file.
pub(crate) fn settings(cli: &Cli, config: &Config) -> Result<Vec<Setting>, Failure> {
    let written = existing_file().map(|path| read(&path)).transpose()?;
    let places = Places::settle(&cli.places, config)?;
    let mut settings: Vec<Setting> = KEYS
        .iter()
        .map(|key| setting(key, cli, &places, written.as_ref()))
        .collect();
    settings.extend(written.iter().flat_map(tables));
    Ok(settings)
}

fn read(path: &Path) -> Result<Written, Failure> {
    let text = text_of(path)?;
    let mut lines = Vec::new();
    // It was read once already, so nothing is wrong with it.
    if let Ok(table) = DeTable::parse(&text) {
        collect_lines(table.get_ref(), "", &text, &mut lines);
    }
    Ok(Written {
        path: path.to_owned(),
        table: toml::from_str(&text).unwrap_or_default(),
        lines,
    })
}

fn collect_lines(table: &DeTable<'_>, above: &str, text: &str, lines: &mut Vec<(String, usize)>) {
    for (key, value) in table {
        let name = format!("{above}{}", key.get_ref());
        lines.push((name.clone(), line_at(text, key.span().start)));
        if let DeValue::Table(inner) = value.get_ref() {
            collect_lines(inner, &format!("{name}."), text, lines);
        }
    }
}

impl Written {
    fn origin(&self, name: &str) -> Origin {
        let found = self.lines.iter().find(|(known, _)| known == name);
        Origin::File {
            path: self.path.clone(),
            line: found.map_or(1, |(_, line)| *line),
        }
    }
}

fn setting(key: &Key, cli: &Cli, places: &Places, written: Option<&Written>) -> Setting {
    let in_file = written.and_then(|written| Some((written, written.table.get(key.name)?)));
    let (value, origin) = match (by_flag(key, cli), by_variable(key)) {
        (Some((flag, value)), _) => (Some(value), Origin::Flag(flag)),
        (None, Some((name, value))) => (Some(value), Origin::Variable(name)),
        (None, None) => match in_file {
            Some((written, value)) => (Some(value.clone()), written.origin(key.name)),
            None => (usual(key), Origin::Default),
        },
    };
    let (value, origin) = match key.name {
        "notes" => (Some(paths(&places.roots())), origin),
        "index" => (Some(text(places.index())), of_index(origin, places)),
        "color" => of_color(value, origin),
        _ => (value, origin),
    };
    Setting {
        name: key.name.to_owned(),
        value,
        origin,
    }
}

fn usual(key: &Key) -> Option<Value> {
    let line = format!("usual = {}", key.usual?);
    let table: toml::Table = toml::from_str(&line).ok()?;
    table.get("usual").cloned()
}

/// What the flags that every command has say about a key.
fn by_flag(key: &Key, cli: &Cli) -> Option<(&'static str, Value)> {
    let places = &cli.places;
    // What is settled in the end is told by `Places`.
    let named = |flag: &'static str, is_set: bool| is_set.then_some((flag, Value::Boolean(true)));
    match key.name {
        "notes" => named("--notes", !places.notes.is_empty())
            .or_else(|| named("--collection", !places.collections.is_empty())),
        "index" => named("--index", places.index.is_some()),
        "color" => cli.color.map(|color| {
            let name = format!("{color:?}").to_lowercase();
            ("--color", Value::String(name))
        }),
        "lang" => cli.lang.and_then(|language| {
            let name = language.to_possible_value()?.get_name().to_owned();
            Some(("--lang", Value::String(name)))
        }),
        _ => None,
    }
}

fn by_variable(key: &Key) -> Option<(&'static str, Value)> {
    let mut set = key
        .variables
        .iter()
        .filter_map(|name| Some((*name, variable(name)?)));
    set.next()
        .map(|(name, value)| (name, Value::String(value.to_string_lossy().into_owned())))
}

/// An index of a collection's own is named by the file, and one of the cache by nobody.
fn of_index(origin: Origin, places: &Places) -> Origin {
    match (&origin, places.cache()) {
        (Origin::Flag(_) | Origin::Variable(_), _) => origin,
        (_, Some(_)) => Origin::Default,
        _ => origin,
    }
}

/// Where colour is left to the program, variables that others know too have a say.
fn of_color(value: Option<Value>, origin: Origin) -> (Option<Value>, Origin) {
    let is_auto = value.as_ref().and_then(Value::as_str) == Some("auto");
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let word = |word: &str| Some(Value::String(word.to_owned()));
    if is_auto && set("NO_COLOR").is_some() {
        return (word("never"), Origin::Variable("NO_COLOR"));
    }
    if is_auto && set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return (word("always"), Origin::Variable("CLICOLOR_FORCE"));
    }
    (value, origin)
}

/// Collections, aliases and forms, as they stand in the file.
fn tables(written: &Written) -> Vec<Setting> {
    let mut settings = Vec::new();
    let tables = ["collections", "aliases", "forms"];
    for (name, value) in tables
        .iter()
        .filter_map(|name| Some((*name, written.table.get(*name)?)))
    {
        let rows = value.as_table().into_iter().flatten();
        let rows: Vec<(String, &Value)> = match value.is_table() {
            true => rows
                .map(|(key, value)| (format!("{name}.{key}"), value))
                .collect(),
            false => vec![(name.to_owned(), value)],
        };
        settings.extend(rows.into_iter().map(|(name, value)| Setting {
            value: Some(value.clone()),
            origin: written.origin(&name),
            name,
        }));
    }
    settings
}

fn paths(paths: &[PathBuf]) -> Value {
    Value::Array(paths.iter().map(|path| text(path)).collect())
}

fn text(path: &Path) -> Value {
    Value::String(path.to_string_lossy().into_owned())
}
