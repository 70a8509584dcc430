//! An answer's Markdown laid out to a width, as lines of styled spans. Knows no terminal and no note.

mod clean;
mod code;
mod flow;
mod grid;
mod inline;
#[cfg(test)]
mod tests;
mod writer;

use std::ops::Range;

use anstyle::Style;

/// One line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) spans: Vec<Span>,
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    /// Safe for a terminal.
    pub(crate) text: String,
    pub(crate) style: Style,
    /// Where it leads.
    pub(crate) link: Option<String>,
}

impl Span {
    fn plain(text: impl Into<String>, style: Style) -> Span {
        Span {
            text: text.into(),
            style,
            link: None,
        }
    }
}

/// Lays Markdown out to a width of `columns`; a Hangul syllable takes two.
///
/// `marks` are byte ranges of `markdown`, ascending and apart. No line is wider than `columns`, unless
/// a single grapheme is. Total, and linear in the text's length.
pub(crate) fn page(markdown: &str, marks: &[Range<usize>], columns: usize) -> Vec<Line> {
    let clean = clean::clean(markdown);
    let marks = clean.ranges(marks);
    writer::write(&clean.text, &marks, columns.max(1))
}

/// Where words stand in Markdown that a search has met, in bytes; ascending and apart.
///
/// Words are met where another begins, and elsewhere only where none begins so.
pub(crate) fn marks(markdown: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.iter().filter(|word| !word.trim().is_empty()) {
        let all = markdown.match_indices(word.as_str());
        let all: Vec<_> = all.map(|(at, met)| at..at + met.len()).collect();
        let begins = |range: &&Range<usize>| {
            let before = markdown[..range.start].chars().next_back();
            !before.is_some_and(char::is_alphanumeric)
        };
        let at_start: Vec<_> = all.iter().filter(begins).cloned().collect();
        found.extend(if at_start.is_empty() { all } else { at_start });
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
