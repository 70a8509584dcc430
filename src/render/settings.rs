//! Settings and where they come from: lines of TOML with remarks, or JSON.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use toml::Value;
use unicode_width::UnicodeWidthStr;

use crate::args::Format;
use crate::messages::say;

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Look, safe};

/// Wider values do not push the remarks of the others aside, in display columns.
const WIDEST: usize = 48;

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Setting {
    /// Dotted below a table.
    pub(crate) name: String,
    pub(crate) value: Option<Value>,
    pub(crate) origin: Origin,
}

/// Who named a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    Flag(&'static str),
    Variable(&'static str),
    /// A line of the config file, 1-based.
    File {
        path: PathBuf,
        line: usize,
    },
    Default,
}

/// Writes settings one a line, each with its origin behind it.
pub(crate) fn settings(out: &mut dyn Write, rows: &[Setting], look: &Look) -> io::Result<()> {
    match look.format {
        Format::Json => json::line(
            out,
            &Versioned {
                format_version: FORMAT_VERSION,
                inner: Settings {
                    settings: rows.iter().map(row).collect(),
                },
            },
        ),
        Format::Jsonl => rows.iter().try_for_each(|it| json::line(out, &row(it))),
        _ => lines(out, rows),
    }
}

#[derive(Serialize)]
struct Settings<'a> {
    settings: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    value: Option<&'a Value>,
    /// `flag`, `variable`, `file` or `default`.
    source: &'static str,
    /// The flag's or variable's name.
    by: Option<&'a str>,
    file: Option<String>,
    line: Option<usize>,
}

fn row(setting: &Setting) -> Row<'_> {
    let (source, by, file, line) = match &setting.origin {
        Origin::Flag(flag) => ("flag", Some(*flag), None, None),
        Origin::Variable(name) => ("variable", Some(*name), None, None),
        Origin::File { path, line } => ("file", None, Some(shown(path)), Some(*line)),
        Origin::Default => ("default", None, None, None),
    };
    Row {
        name: &setting.name,
        value: setting.value.as_ref(),
        source,
        by,
        file,
        line,
    }
}

fn lines(out: &mut dyn Write, rows: &[Setting]) -> io::Result<()> {
    let texts: Vec<String> = rows.iter().map(text).collect();
    let widths = texts.iter().map(|text| text.width());
    let column = widths.filter(|width| *width <= WIDEST).max().unwrap_or(0);
    for (setting, text) in rows.iter().zip(&texts) {
        let gap = " ".repeat(column.saturating_sub(text.width()) + 2);
        writeln!(out, "{text}{gap}# {}", origin(&setting.origin))?;
    }
    Ok(())
}

fn text(setting: &Setting) -> String {
    let text = match &setting.value {
        Some(value) => format!("{} = {}", setting.name, one_line(value)),
        None => format!("# {}", say!("setting-unset", name = setting.name.as_str())),
    };
    safe::line(&text).into_owned()
}

/// TOML that stays on its line also where it is long.
fn one_line(value: &Value) -> String {
    match value {
        Value::Array(all) => {
            let all: Vec<String> = all.iter().map(one_line).collect();
            format!("[{}]", all.join(", "))
        }
        Value::Table(table) => {
            let pairs: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{key} = {}", one_line(value)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        value => value.to_string(),
    }
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Flag(flag) => (*flag).to_owned(),
        Origin::Variable(name) => (*name).to_owned(),
        Origin::File { path, line } => safe::line(&format!("{}:{line}", shown(path))).into_owned(),
        Origin::Default => say!("setting-default"),
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
