//! Markdown to paste into a note: links to the units, matches in bold.

use std::io::{self, Write};

use super::marks::{Marked, Piece};
use super::{Item, Listing, safe};

/// Characters that would be markup in running text.
const MARKUP: &str = "\\`*_[]<>#|~";

/// A heading for one of many queries.
pub(super) fn query(out: &mut dyn Write, listing: &Listing) -> io::Result<()> {
    let Some(query) = &listing.query else {
        return Ok(());
    };
    writeln!(out, "## {}\n", escaped(query))
}

/// A list of linked questions, each with its excerpt or answer.
pub(super) fn listing(out: &mut dyn Write, listing: &Listing) -> io::Result<()> {
    let mut above = String::new();
    for item in &listing.items {
        if !above.is_empty() {
            writeln!(out)?;
        }
        writeln!(out, "- **{}** ({})", escaped(&item.question), link(item))?;
        above = quoted(item);
        out.write_all(above.as_bytes())?;
    }
    Ok(())
}

/// The question as a heading, then the answer as it stands in the note.
pub(super) fn unit(out: &mut dyn Write, item: &Item) -> io::Result<()> {
    writeln!(out, "## {}\n", escaped(&item.question))?;
    let answer = item.answer.as_deref().unwrap_or_default();
    if !answer.trim().is_empty() {
        writeln!(out, "{}\n", safe::block(answer.trim_end()))?;
    }
    writeln!(out, "{}", link(item))
}

/// A unit's answer or excerpt as a quote below its list item; empty where there is neither.
fn quoted(item: &Item) -> String {
    let text = match (&item.answer, &item.found) {
        (Some(answer), _) => safe::block(answer).into_owned(),
        (None, Some(found)) => emphasised(&found.excerpt),
        (None, None) => String::new(),
    };
    let lines = text.trim_end().lines();
    let lines: Vec<String> = lines
        .map(|line| format!("\n  > {line}").trim_end().to_owned())
        .collect();
    if lines.is_empty() {
        String::new()
    } else {
        format!("{}\n", lines.concat())
    }
}

fn emphasised(marked: &Marked) -> String {
    let emphasise = |(text, piece): (&str, Piece)| match piece {
        Piece::Match => format!("**{}**", escaped(text)),
        Piece::Plain => escaped(text),
    };
    marked
        .pieces(0..marked.text.len())
        .into_iter()
        .map(emphasise)
        .collect()
}

fn link(item: &Item) -> String {
    let target = safe::path(&item.path).replace(['<', '>'], "");
    let target = match target.contains([' ', '(', ')']) {
        true => format!("<{target}#L{}>", item.line),
        false => format!("{target}#L{}", item.line),
    };
    format!("[{}]({target})", escaped(&item.place()))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe::line(text).chars() {
        if MARKUP.contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
