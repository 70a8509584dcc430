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
    for item in &listing.items {
        writeln!(out, "- **{}** ({})", escaped(&item.question), link(item))?;
        match (&item.answer, &item.found) {
            (Some(answer), _) => quote(out, &safe::block(answer))?,
            (None, Some(found)) if !found.excerpt.text.is_empty() => {
                quote(out, &emphasised(&found.excerpt))?
            }
            _ => {}
        }
    }
    if listing.query.is_some() && !listing.items.is_empty() {
        writeln!(out)?;
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

fn quote(out: &mut dyn Write, text: &str) -> io::Result<()> {
    if text.trim().is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    for line in text.trim_end().lines() {
        writeln!(out, "{}", format!("  > {line}").trim_end())?;
    }
    writeln!(out)
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
    let target = safe::line(&item.path.to_string_lossy()).replace(['<', '>'], "");
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
