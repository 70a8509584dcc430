//! Results as text: one file a format. Knows no index; what it shows is an `Item`.

mod anki;
mod by_line;
mod caches;
mod holdings;
mod item;
pub(crate) mod json;
mod layout;
mod markdown;
mod marks;
pub(crate) mod page;
pub(crate) mod palette;
mod pretty;
mod quiz;
mod quotation;
mod reasons;
pub(crate) mod safe;
mod separated;
mod settings;
mod stats;
mod table;
mod terms;
mod verdicts;
mod words;

use std::io::{self, Write};

use crate::args::Format;
use crate::links::Links;
use crate::terminal::{Paint, Stream};

pub(crate) use anki::anki;
pub(crate) use caches::{CacheRow, caches};
pub(crate) use holdings::{Holdings, Refresh, refreshed, status};
pub(crate) use item::{Above, Also, Found, Item, Listing, Relaxed};
pub(crate) use layout::{cut, cut_front, fitting, width, wrap};
pub(crate) use marks::{Marked, Piece};
pub(crate) use page::marks;
pub(crate) use quiz::{Progress, Tally, answer, aside, question, span, tally};
pub(crate) use quotation::{NOTICE, Quotation};
pub(crate) use reasons::{AskedTerm, Reasons, reasons};
pub(crate) use settings::{Origin, Setting, settings};
pub(crate) use stats::{Repeated, Share, Stale, Stats, stats};
pub(crate) use terms::{TermRow, terms};
pub(crate) use verdicts::{Verdict, verdicts};
pub(crate) use words::{SuggestedWord, WordRow, suggestions, words};

/// How results are to look.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    pub(crate) format: Format,
    pub(crate) paint: Paint,
    pub(crate) stdout: Stream,
    /// Display columns to lay out for; a Hangul syllable takes two.
    pub(crate) columns: usize,
    pub(crate) numbers: Numbers,
    pub(crate) links: Links,
    /// The byte that ends a result in formats of one line each.
    pub(crate) end: u8,
    pub(crate) cells: Cells,
}

/// Whether results bear the numbers by which later commands know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    Shown,
    Hidden,
}

/// What becomes of cells that a spreadsheet would take for formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cells {
    /// They begin with a `'`, which makes them text.
    Guarded,
    /// They stay as they are.
    Raw,
}

/// Display columns of running text in the pretty format.
pub(crate) fn readable_columns(look: &Look) -> usize {
    pretty::text_columns(look)
}

/// Writes what one search or list found.
pub(crate) fn listing(out: &mut dyn Write, listing: &Listing, look: &Look) -> io::Result<()> {
    match look.format {
        Format::Pretty => pretty::listing(out, listing, look),
        Format::Table => table::listing(out, listing, look),
        Format::Plain => by_line::plain(out, listing, look),
        Format::Paths => by_line::paths(out, listing, look),
        Format::Vimgrep => by_line::vimgrep(out, listing, look),
        Format::Json => json::listing(out, listing),
        Format::Jsonl => json::items(out, &listing.items),
        Format::Csv | Format::Tsv => separated::listings(out, std::slice::from_ref(listing), look),
        Format::Markdown => markdown::listing(out, listing),
    }
}

/// Writes one whole unit.
pub(crate) fn unit(out: &mut dyn Write, item: &Item, look: &Look) -> io::Result<()> {
    match look.format {
        Format::Pretty => pretty::unit(out, item, look),
        Format::Plain => by_line::unit(out, item),
        Format::Json => json::unit(out, item),
        Format::Markdown => markdown::unit(out, item),
        _ => listing(out, &Listing::of_items(vec![item.clone()]), look),
    }
}

/// Writes units, whole, one behind the other.
pub(crate) fn units(out: &mut dyn Write, items: &[Item], look: &Look) -> io::Result<()> {
    let is_of_many = !matches!(
        look.format,
        Format::Pretty | Format::Plain | Format::Markdown
    );
    if is_of_many && items.len() > 1 {
        return listing(out, &Listing::of_items(items.to_vec()), look);
    }
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        unit(out, item, look)?;
    }
    Ok(())
}

/// Writes what many searches found, in the order of their queries.
///
/// `answers` is drawn one by one, so that the first are written before the last are searched;
/// only `json` and the separated values, which need a frame around all, wait for the end.
pub(crate) fn answers<E>(
    out: &mut dyn Write,
    answers: impl Iterator<Item = Result<Listing, E>>,
    look: &Look,
) -> Result<(), E>
where
    E: From<io::Error>,
{
    match look.format {
        Format::Json => json::answers(out, &answers.collect::<Result<Vec<_>, E>>()?)?,
        Format::Csv | Format::Tsv => {
            separated::listings(out, &answers.collect::<Result<Vec<_>, E>>()?, look)?
        }
        _ => {
            for answer in answers {
                one_of_many(out, &answer?, look)?;
            }
        }
    }
    Ok(())
}

fn one_of_many(out: &mut dyn Write, answer: &Listing, look: &Look) -> io::Result<()> {
    match look.format {
        Format::Jsonl => json::answer(out, answer),
        Format::Pretty => {
            pretty::query(out, answer, look)?;
            pretty::listing(out, answer, look)?;
            writeln!(out)
        }
        Format::Table => {
            pretty::query(out, answer, look)?;
            table::listing(out, answer, look)?;
            writeln!(out)
        }
        Format::Markdown => {
            markdown::query(out, answer)?;
            markdown::listing(out, answer)?;
            writeln!(out)
        }
        _ => listing(out, answer, look),
    }
}
