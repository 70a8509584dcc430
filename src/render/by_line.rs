//! Formats of one line a unit: plain, paths, vimgrep. No colour, no layout.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;

use anstyle::Style;

use crate::terminal::{Paint, Stream};

use super::{Item, Listing, Look, palette, safe};

/// `path:line: question`.
pub(super) fn plain(out: &mut dyn Write, listing: &Listing, look: &Look) -> io::Result<()> {
    for item in &listing.items {
        match look.paint {
            Paint::Mono => write!(out, "{}: {}", item.place(), safe::line(&item.question))?,
            Paint::Color => colored(out, item)?,
        }
        out.write_all(&[look.end])?;
    }
    Ok(())
}

fn colored(out: &mut dyn Write, item: &Item) -> io::Result<()> {
    let question = item.marked_question();
    let whole = 0..question.text.len();
    let question = question.painted(whole, Style::new(), palette::MATCHED);
    let place = palette::PLACE;
    write!(out, "{place}{}{place:#}: {question}", item.place())
}

/// Every note's path once, in the order of the units.
pub(super) fn paths(out: &mut dyn Write, listing: &Listing, look: &Look) -> io::Result<()> {
    let mut written: HashSet<&Path> = HashSet::new();
    for item in listing
        .items
        .iter()
        .filter(|item| written.insert(&item.path))
    {
        path(out, &item.path, look.stdout)?;
        out.write_all(&[look.end])?;
    }
    Ok(())
}

/// `path:line:column:text`, at the first match.
pub(super) fn vimgrep(out: &mut dyn Write, listing: &Listing, look: &Look) -> io::Result<()> {
    for item in &listing.items {
        let (line, column) = item
            .found
            .as_ref()
            .map_or((item.line, 1), |found| found.first_match);
        write!(
            out,
            "{}:{line}:{column}:{}",
            safe::path(&item.path),
            safe::line(text(item))
        )?;
        out.write_all(&[look.end])?;
    }
    Ok(())
}

/// One whole unit: `path:line: question`, then the answer.
pub(super) fn unit(out: &mut dyn Write, item: &Item) -> io::Result<()> {
    writeln!(out, "{}: {}", item.place(), safe::line(&item.question))?;
    match item.answer.as_deref().map(str::trim_end) {
        None | Some("") => Ok(()),
        Some(answer) => writeln!(out, "\n{}", safe::block(answer)),
    }
}

fn text(item: &Item) -> &str {
    match &item.found {
        Some(found) if !found.first_line.trim().is_empty() => found.first_line.trim(),
        _ => &item.question,
    }
}

/// A program gets the path byte for byte, a terminal gets it without control characters.
fn path(out: &mut dyn Write, path: &Path, stdout: Stream) -> io::Result<()> {
    match stdout {
        Stream::Terminal => out.write_all(safe::path(path).as_bytes()),
        Stream::Other => out.write_all(path.as_os_str().as_encoded_bytes()),
    }
}
