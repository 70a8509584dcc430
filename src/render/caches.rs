//! What lies in the cache folder: a block for each index, a line, or JSON.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;

use crate::args::Format;
use crate::messages::say;

use super::holdings::{duration, size};
use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Look, safe};

/// An index in the cache folder.
#[derive(Debug, Clone)]
pub(crate) struct CacheRow {
    pub(crate) folder: PathBuf,
    /// Nothing where this version cannot read it.
    pub(crate) notes: Option<Vec<PathBuf>>,
    /// Whether some of its notes are there.
    pub(crate) is_needed: bool,
    pub(crate) bytes: u64,
    pub(crate) used: Option<SystemTime>,
}

/// Writes the indexes of a cache folder.
pub(crate) fn caches(
    out: &mut dyn Write,
    cache: &Path,
    rows: &[CacheRow],
    look: &Look,
) -> io::Result<()> {
    match look.format {
        Format::Json => json::line(
            out,
            &Versioned {
                format_version: FORMAT_VERSION,
                inner: Caches {
                    cache: text(cache),
                    bytes: rows.iter().map(|row| row.bytes).sum(),
                    indexes: rows.iter().map(Cache::of).collect(),
                },
            },
        ),
        Format::Jsonl => rows
            .iter()
            .try_for_each(|row| json::line(out, &Cache::of(row))),
        Format::Paths => rows
            .iter()
            .try_for_each(|row| writeln!(out, "{}", safe::path_text(&row.folder))),
        Format::Pretty => pretty(out, cache, rows),
        _ => rows.iter().try_for_each(|row| {
            let (name, notes) = (name(row), notes(row));
            writeln!(out, "{name}\t{}\t{}\t{notes}", row.bytes, state(row))
        }),
    }
}

#[derive(Serialize)]
struct Caches<'a> {
    cache: String,
    bytes: u64,
    indexes: Vec<Cache<'a>>,
}

#[derive(Serialize)]
struct Cache<'a> {
    name: String,
    folder: String,
    notes: Option<Vec<String>>,
    state: &'a str,
    bytes: u64,
    /// Seconds since 1970.
    used: Option<u64>,
}

impl Cache<'_> {
    fn of(row: &CacheRow) -> Cache<'_> {
        let notes = row.notes.as_ref();
        let since = |at: SystemTime| at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Cache {
            name: name(row),
            folder: text(&row.folder),
            notes: notes.map(|notes| notes.iter().map(|root| text(root)).collect()),
            state: state(row),
            bytes: row.bytes,
            used: row.used.map(since),
        }
    }
}

fn pretty(out: &mut dyn Write, cache: &Path, rows: &[CacheRow]) -> io::Result<()> {
    for row in rows {
        writeln!(out, "{}", name(row))?;
        let age = row
            .used
            .and_then(|at| SystemTime::now().duration_since(at).ok());
        let age = duration(age.unwrap_or(Duration::ZERO));
        let (size, state) = (size(row.bytes), state_told(row));
        writeln!(out, "  {}", say!("cache-used", size, age, state))?;
        writeln!(out, "  {}", notes(row))?;
    }
    let size = size(rows.iter().map(|row| row.bytes).sum());
    let all = say!("cache-all", size, path = safe::path_text(cache));
    writeln!(out, "{all}")
}

fn state_told(row: &CacheRow) -> String {
    match (&row.notes, row.is_needed) {
        (None, _) => say!("cache-unreadable"),
        (Some(_), true) => say!("cache-in-use"),
        (Some(_), false) => say!("cache-notes-gone"),
    }
}

/// As a script reads it.
fn state(row: &CacheRow) -> &'static str {
    match (&row.notes, row.is_needed) {
        (None, _) => "unreadable",
        (Some(_), true) => "in use",
        (Some(_), false) => "notes gone",
    }
}

fn name(row: &CacheRow) -> String {
    safe::path_text(Path::new(row.folder.file_name().unwrap_or_default())).into_owned()
}

fn notes(row: &CacheRow) -> String {
    let Some(notes) = &row.notes else {
        return say!("cache-damaged");
    };
    let notes: Vec<_> = notes.iter().map(|root| safe::path_text(root)).collect();
    notes.join(", ")
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
