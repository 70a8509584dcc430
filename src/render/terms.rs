//! The terms of a text, one a line.

use std::io::{self, Write};

use serde::Serialize;

use crate::args::Format;

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Look, layout, safe};

/// One term of a text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TermRow {
    /// What the index holds.
    pub(crate) term: String,
    /// First byte in the text.
    pub(crate) start: usize,
    /// Byte behind the last.
    pub(crate) end: usize,
    /// Part of speech, in mecab's letters.
    pub(crate) tag: String,
    /// How the term came from the text.
    pub(crate) via: String,
    /// What stands in the text there.
    pub(crate) text: String,
}

#[derive(Serialize)]
struct Terms<'a> {
    terms: &'a [TermRow],
}

/// Writes the terms: aligned for reading, else separated by tabs, or as JSON.
pub(crate) fn terms(out: &mut dyn Write, rows: &[TermRow], look: &Look) -> io::Result<()> {
    match look.format {
        Format::Json => json::line(
            out,
            &Versioned {
                format_version: FORMAT_VERSION,
                inner: Terms { terms: rows },
            },
        ),
        Format::Jsonl => rows.iter().try_for_each(|row| json::line(out, row)),
        Format::Pretty => aligned(out, rows),
        _ => tabbed(out, rows, look.end),
    }
}

fn tabbed(out: &mut dyn Write, rows: &[TermRow], line_end: u8) -> io::Result<()> {
    for TermRow {
        term,
        start,
        end,
        tag,
        via,
        ..
    } in rows
    {
        write!(out, "{}\t{start}\t{end}\t{tag}\t{via}", safe::line(term))?;
        out.write_all(&[line_end])?;
    }
    Ok(())
}

fn aligned(out: &mut dyn Write, rows: &[TermRow]) -> io::Result<()> {
    let widest = rows
        .iter()
        .map(|row| layout::width(&safe::line(&row.term)))
        .max()
        .unwrap_or(0);
    for TermRow {
        term,
        start,
        end,
        tag,
        via,
        text,
    } in rows
    {
        let term = safe::line(term);
        let gap = " ".repeat(widest - layout::width(&term));
        let span = format!("{start}..{end}");
        writeln!(
            out,
            "{term}{gap}  {span:<9} {tag:<5} {via:<9} {}",
            safe::line(text)
        )?;
    }
    Ok(())
}
