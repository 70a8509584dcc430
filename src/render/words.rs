//! The user's own words, and words to add: one a line, or as JSON.

use std::io::{self, Write};

use serde::Serialize;

use crate::args::Format;

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Look, layout, safe};

/// One word of the user's own.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WordRow {
    pub(crate) term: String,
    pub(crate) spellings: Vec<String>,
}

/// A word that the notes repeat and the dictionary does not know.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SuggestedWord {
    pub(crate) word: String,
    /// How many units have it.
    pub(crate) units: usize,
}

#[derive(Serialize)]
struct Words<'a> {
    words: &'a [WordRow],
}

#[derive(Serialize)]
struct Suggestions<'a> {
    suggestions: &'a [SuggestedWord],
}

/// Writes words with their spellings: aligned for reading, else separated by tabs.
pub(crate) fn words(out: &mut dyn Write, rows: &[WordRow], look: &Look) -> io::Result<()> {
    match look.format {
        Format::Json => whole(out, Words { words: rows }),
        Format::Jsonl => rows.iter().try_for_each(|row| json::line(out, row)),
        format => {
            let between = if format == Format::Pretty { ", " } else { "\t" };
            let pairs = rows.iter().map(|row| {
                let spellings: Vec<_> = row.spellings.iter().map(|it| safe::line(it)).collect();
                (safe::line(&row.term).into_owned(), spellings.join(between))
            });
            lines(out, &pairs.collect::<Vec<_>>(), look)
        }
    }
}

/// Writes words to add, with the number of units that have them.
pub(crate) fn suggestions(
    out: &mut dyn Write,
    rows: &[SuggestedWord],
    look: &Look,
) -> io::Result<()> {
    match look.format {
        Format::Json => whole(out, Suggestions { suggestions: rows }),
        Format::Jsonl => rows.iter().try_for_each(|row| json::line(out, row)),
        _ => {
            let pairs = rows
                .iter()
                .map(|row| (safe::line(&row.word).into_owned(), row.units.to_string()));
            lines(out, &pairs.collect::<Vec<_>>(), look)
        }
    }
}

fn whole<T: Serialize>(out: &mut dyn Write, inner: T) -> io::Result<()> {
    json::line(
        out,
        &Versioned {
            format_version: FORMAT_VERSION,
            inner,
        },
    )
}

fn lines(out: &mut dyn Write, pairs: &[(String, String)], look: &Look) -> io::Result<()> {
    let widest = pairs.iter().map(|(word, _)| layout::width(word)).max();
    for (word, rest) in pairs {
        let gap = match look.format {
            _ if rest.is_empty() => String::new(),
            Format::Pretty => " ".repeat(widest.unwrap_or(0) - layout::width(word) + 2),
            _ => "\t".to_owned(),
        };
        write!(out, "{word}{gap}{rest}")?;
        out.write_all(&[look.end])?;
    }
    Ok(())
}
