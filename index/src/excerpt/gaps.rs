//! Finds where words, clauses, lines and sentences meet; weighs nothing.

use std::ops::Range;

use super::cells::{Cells, Kind};

/// A place where an excerpt may begin or end.
pub(super) struct Gap {
    /// The first cell after what is left of it.
    pub(super) end: usize,
    /// The first cell of what is right of it.
    pub(super) start: usize,
    pub(super) rank: Rank,
}

/// What meets at a gap; the greater, the better to cut there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Word,
    Clause,
    Line,
    Sentence,
    /// The text itself begins.
    Text,
}

/// All gaps, in order.
pub(super) fn gaps(cells: &Cells<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    if cells.text_before(0).is_empty() {
        let rank = Rank::Text;
        let start = usize::from(cells.kind(0).is_some_and(|kind| kind != Kind::Visible));
        gaps.push(Gap {
            end: 0,
            start,
            rank,
        });
    }
    let mut word_start = 0;
    for cell in 0..cells.len() {
        if let Some(rank) = rank_at(cells, word_start..cell) {
            let start = cells.visible_from(cell);
            gaps.push(Gap {
                end: cell,
                start,
                rank,
            });
        }
        if !cells.is_visible(cell) {
            word_start = cell + 1;
        }
    }
    gaps
}

/// What ends with this word, or with this part of one.
fn rank_at(cells: &Cells<'_>, word: Range<usize>) -> Option<Rank> {
    let kind = cells.kind(word.end)?;
    if word.is_empty() || is_list_number(cells, word.clone()) {
        return None;
    }
    match kind {
        Kind::Visible => {
            let full_width_stop = ["。", "？", "！"].contains(&cells.shown(word.end - 1));
            full_width_stop.then_some(Rank::Sentence)
        }
        _ if ends_sentence(cells, word.end) => Some(Rank::Sentence),
        Kind::LineEnd | Kind::ItemBorder => Some(Rank::Line),
        Kind::CellBorder => Some(Rank::Clause),
        Kind::Space if ends_clause(cells, word.end) => Some(Rank::Clause),
        Kind::Space => Some(Rank::Word),
    }
}

/// Whether a sentence ends before this cell, closing quotes and brackets aside.
pub(super) fn ends_sentence(cells: &Cells<'_>, end: usize) -> bool {
    let is_closer = |cell: &usize| ")]}\"'”’」』》〉*_`".contains(cells.shown(*cell));
    let last = (0..end).rev().find(|cell| !is_closer(cell));
    last.is_some_and(|cell| ".?!…。？！".contains(cells.shown(cell)))
}

fn ends_clause(cells: &Cells<'_>, end: usize) -> bool {
    end > 0 && ",;:、，；：)".contains(cells.shown(end - 1))
}

/// A word such as `1.` or `12)`, the mark of an item.
pub(super) fn is_list_number(cells: &Cells<'_>, word: Range<usize>) -> bool {
    let (digits, mark) = (
        word.start..word.end.saturating_sub(1),
        word.end.saturating_sub(1),
    );
    (1..=3).contains(&digits.len())
        && digits
            .clone()
            .all(|cell| cells.shown(cell).bytes().all(|byte| byte.is_ascii_digit()))
        && [".", ")"].contains(&cells.shown(mark))
}

/// A character of list marks, rules and table frames.
pub(super) fn is_litter(c: char) -> bool {
    c.is_ascii_punctuation() || "·•‣▪■□▶▸◦○●※–—…→─━═│┃".contains(c)
}
