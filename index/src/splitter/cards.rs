//! Recognises flashcards and tables of questions and answers; knows only single lines.

use super::letters::{self, is_word};
use super::wording::{self, Ask};
use std::ops::Range;

/// The longest front of a card, in bytes.
const FRONT_BYTES: usize = 200;

/// The byte range of the front, and the offset of the back, of `front::back` or `front:::back`.
///
/// `std::vec` and `::tag::` are no cards: both sides must be there, and the front must hold
/// a blank or more than ASCII.
pub(super) fn inline(text: &str) -> Option<(Range<usize>, usize)> {
    let colon = memchr::memchr(b':', text.as_bytes())?;
    let at = colon + text[colon..].find("::")?;
    let width = text[at..].bytes().take_while(|&b| b == b':').count();
    let (front, back) = (text[..at].trim_end(), text[at + width..].trim_start());
    let letter = |c: char| c.is_ascii_alphanumeric();
    let glued = text[at + width..].starts_with(letter) && front.ends_with(letter);
    if width > 3 || glued || back.is_empty() || back.contains("::") {
        return None;
    }
    let asked = letters::composed(front);
    let wordy = asked.chars().any(|c| c == ' ' || !c.is_ascii());
    let fits = asked.len() <= FRONT_BYTES && asked.chars().nth(1).is_some();
    (wordy && fits).then(|| (0..front.len(), text.len() - back.len()))
}

/// Whether a card's front asks by itself, so that one card alone is believed.
pub(super) fn asks(front: &str) -> bool {
    wording::ask(front) == Ask::Asks
}

/// The byte ranges of a table row's cells, relative to the row.
pub(super) fn cells(row: &str) -> Vec<Range<usize>> {
    const CELLS_MAX: usize = 16;
    let mut cells = Vec::new();
    let mut from = usize::from(row.starts_with('|'));
    let mut escaped = false;
    for (at, c) in row.char_indices().skip(from) {
        if c == '|' && !escaped {
            cells.push(from..at);
            from = at + 1;
        }
        escaped = c == '\\' && !escaped;
        if cells.len() == CELLS_MAX {
            return cells;
        }
    }
    if !row[from..].trim().is_empty() {
        cells.push(from..row.len());
    }
    cells
}

/// The columns of question and answer, if a table's header names both.
pub(super) fn columns(header: &str) -> Option<(usize, usize)> {
    const ASKED: [&str; 6] = ["질문", "q", "question", "문제", "questions", "예상 질문"];
    const ANSWERED: [&str; 7] = ["답변", "답", "a", "answer", "정답", "answers", "모범 답변"];
    let names: Vec<String> = cells(header)
        .into_iter()
        .map(|cell| {
            header[cell]
                .trim_matches(|c: char| !is_word(c))
                .to_lowercase()
        })
        .collect();
    let at = |words: &[&str]| names.iter().position(|name| words.contains(&name.as_str()));
    Some((at(&ASKED)?, at(&ANSWERED)?))
}
