//! Cuts the most telling passage out of a text; knows no index, no query, no terminal.
//!
//! In three steps: the stretch with the most telling occurrences (`window`), the text around
//! it as cells of known width (`cells`), and where among those the excerpt begins and ends
//! (`cut`). Pure and total: any text, any occurrences, time linear in both.

use std::ops::Range;

use cells::Cells;
use cut::{Cut, Room, cut};

mod cells;
mod cut;
mod gaps;
#[cfg(test)]
mod tests;
mod window;

/// Stands between two items of a list, or rows of a table: shown as ` · `.
pub const ITEM_BORDER: &str = "\u{1e}";
/// Stands between two cells of a table: shown as ` | `.
pub const CELL_BORDER: &str = "\u{1f}";

/// A place in a text where a term of the query stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Occurrence {
    /// Bytes of the text, on character boundaries; others are passed over.
    pub bytes: Range<usize>,
    /// Which of the query's terms; a passage with more different ones is better.
    pub term: usize,
    /// How telling the term is beside the others; 1 where all are alike.
    pub weight: f32,
}

/// A passage of a text on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The passage, with `…` where visible text was left out.
    ///
    /// White space, line breaks and control characters are single spaces in it, borders of
    /// items and cells ` · ` and ` | `.
    pub text: String,
    /// Bytes of `text` where terms stand, ascending and apart, on character boundaries.
    pub highlights: Vec<Range<usize>>,
    /// Byte of the whole text where the first highlight stands, else the passage begins.
    pub offset_bytes: usize,
}

/// Cuts the most telling passage out of a text.
///
/// The passage takes at most `max_columns` display columns, `…` included; a Hangul syllable
/// takes two. It holds as many different terms as fit, close together, and begins and ends
/// where sentences, lines, clauses or words do, never inside a character as a reader sees it.
/// List marks and rules at its beginning are left out. Without occurrences it is the beginning
/// of the text. Occurrences may overlap; ascending order is quicker, but none is needed.
pub fn excerpt(text: &str, occurrences: &[Occurrence], max_columns: usize) -> Excerpt {
    let room = Room::of(max_columns);
    let occurrences = window::in_order(text, occurrences);
    let core = window::most_telling(text, &occurrences, room.inside());
    let core = trimmed(text, core);
    let cells = Cells::around(text, &core, max_columns);
    let cut = cut(&cells, &core, room);
    let marked = merged(&occurrences, &cells.bytes()).into_iter();
    let marked: Vec<_> = marked
        .map(|range| trimmed(text, range))
        .filter(|range| !range.is_empty())
        .collect();
    write(&cells, &cut, &marked)
}

/// The range without spaces at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let found = text[range.clone()].trim_start_matches(cells::is_space);
    let start = range.end - found.len();
    start..start + found.trim_end_matches(cells::is_space).len()
}

/// The occurrences within these bytes, as ranges that are ascending and apart.
fn merged(occurrences: &[Occurrence], within: &Range<usize>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for Occurrence { bytes, .. } in occurrences {
        if bytes.end <= within.start || bytes.start >= within.end {
            continue;
        }
        match merged.last_mut() {
            Some(last) if bytes.start <= last.end => last.end = last.end.max(bytes.end),
            _ => merged.push(bytes.clone()),
        }
    }
    merged
}

fn write(cells: &Cells<'_>, cut: &Cut, marked: &[Range<usize>]) -> Excerpt {
    let mut excerpt = Excerpt {
        text: cut.before.to_owned(),
        highlights: Vec::new(),
        offset_bytes: cells.offset_bytes(cut.cells.start),
    };
    let mut marked = marked.iter().peekable();
    for index in cut.cells.clone() {
        let bytes = cells.bytes_of(index);
        while marked.next_if(|mark| mark.end <= bytes.start).is_some() {}
        let is_marked = marked.peek().is_some_and(|mark| mark.start < bytes.end);

        let start = excerpt.text.len();
        excerpt.text.push_str(cells.shown(index));
        if is_marked {
            highlight(&mut excerpt, start, bytes.start);
        }
    }
    excerpt.text.push_str(cut.after);
    excerpt
}

/// Marks the end of the text from `start`; a character as a reader sees it is marked whole.
fn highlight(excerpt: &mut Excerpt, start: usize, offset_bytes: usize) {
    let end = excerpt.text.len();
    match excerpt.highlights.last_mut() {
        Some(last) if last.end == start => last.end = end,
        Some(_) => excerpt.highlights.push(start..end),
        None => {
            excerpt.offset_bytes = offset_bytes;
            excerpt.highlights.push(start..end);
        }
    }
}
