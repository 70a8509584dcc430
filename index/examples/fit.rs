//! Prints what the splitter makes of a list of notes, for `index/fit`; fits nothing itself.
//!
//! `cargo run --release -p mundap-index --example fit -- facts|split LIST`. LIST has a note a row,
//! parted by tabs: a name, the path below the notes' folder, the file and, where wanted, a table of
//! weights and the lines that are questions (counted from 1, parted by blanks), so that nothing is
//! judged. Printed is one JSON array a line: for `facts` first the facts' names, then by note
//! `[name, [[line, is plain, [number…]]…]]`; for `split` by note `[name, units]`. A note that cannot
//! be read is told on stderr and left out.

use mundap_index::notes;
use mundap_index::splitter::{self, FACTS, Hints, Kind, Unit, Weights};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::{env, fs};

/// A row of the list.
struct Listed {
    name: String,
    path: String,
    file: String,
    /// The file of a table; the one built in where it is empty.
    table: String,
    /// Counted from 1, ascending.
    asked: Option<Vec<usize>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [mode, list] = args.as_slice() else {
        return Err("usage: fit facts|split LIST".into());
    };
    let view = match mode.as_str() {
        "facts" => facts,
        "split" => units,
        other => return Err(format!("no such mode: `{other}`").into()),
    };
    let rows =
        fs::read_to_string(list).map_err(|error| format!("cannot read `{list}`: {error}"))?;
    let rows = rows.lines().map(listed).collect::<Result<Vec<_>, _>>()?;
    let tables = tables(&rows)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if mode == "facts" {
        writeln!(out, "{}", json!(FACTS))?;
    }
    for row in &rows {
        match notes::read(Path::new(&row.file)) {
            Ok(note) => writeln!(
                out,
                "{}",
                json!([row.name, view(&note.text, row.hints(&tables))])
            )?,
            Err(reason) => eprintln!("cannot read `{}`: {reason}", row.file),
        }
    }
    Ok(out.flush()?)
}

fn listed(row: &str) -> Result<Listed, Box<dyn Error>> {
    let mut columns = row.split('\t').map(str::to_owned);
    let (Some(name), Some(path), Some(file)) = (columns.next(), columns.next(), columns.next())
    else {
        return Err(format!("not a note's row: `{row}`").into());
    };
    let table = columns.next().unwrap_or_default();
    let asked = columns
        .next()
        .map(|lines| line_numbers(&lines))
        .transpose()?;
    Ok(Listed {
        name,
        path,
        file,
        table,
        asked,
    })
}

fn line_numbers(lines: &str) -> Result<Vec<usize>, Box<dyn Error>> {
    let mut numbers = lines
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<Vec<usize>, _>>()?;
    numbers.sort_unstable();
    Ok(numbers)
}

/// Every table that the list names, by its file.
fn tables(rows: &[Listed]) -> Result<HashMap<&str, Weights>, Box<dyn Error>> {
    let mut tables = HashMap::new();
    for file in rows
        .iter()
        .map(|row| row.table.as_str())
        .filter(|file| !file.is_empty())
    {
        if !tables.contains_key(file) {
            let text = fs::read_to_string(file)
                .map_err(|error| format!("cannot read `{file}`: {error}"))?;
            tables.insert(file, Weights::parse(&text));
        }
    }
    Ok(tables)
}

impl Listed {
    fn hints<'a>(&'a self, tables: &'a HashMap<&str, Weights>) -> Hints<'a> {
        Hints {
            path: Some(&self.path),
            weights: tables.get(self.table.as_str()),
            asked: self.asked.as_deref(),
            forms: None,
        }
    }
}

fn facts(text: &str, hints: Hints<'_>) -> Value {
    json!(splitter::facts(text, hints))
}

fn units(text: &str, hints: Hints<'_>) -> Value {
    let split = splitter::split_with(text, hints);
    split
        .units
        .iter()
        .enumerate()
        .map(|(at, found)| unit(at, found))
        .collect()
}

fn unit(at: usize, unit: &Unit) -> Value {
    json!({
        "id": at.to_string(),
        "line": unit.line,
        "end_line": unit.end_line,
        "kind": match unit.kind {
            Kind::Question => "question",
            Kind::Section => "section",
        },
        "question": unit.question,
        "answered": unit.answered,
        "parent": unit.parent.map(|parent| parent.to_string()),
    })
}
