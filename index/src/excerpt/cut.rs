//! Decides where an excerpt begins and ends among the cells around its core.

use std::ops::Range;

use super::cells::{Cells, is_ignorable, is_space};
use super::gaps::{Gap, Rank, ends_sentence, gaps, is_list_number, is_litter};

/// Below this many columns no ellipsis is worth its place.
const LEAST_COLUMNS_WITH_ELLIPSES: usize = 12;

const BEFORE: &str = "…";
const AFTER_WORD: &str = "…";
const AFTER_SENTENCE: &str = " …";

/// The cells that an excerpt shows, and what stands before and after them.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) cells: Range<usize>,
    pub(super) before: &'static str,
    pub(super) after: &'static str,
}

/// Columns of an excerpt and of the ellipses in it.
#[derive(Clone, Copy)]
pub(super) struct Room {
    columns: usize,
    before: usize,
    after: usize,
}

impl Room {
    pub(super) fn of(columns: usize) -> Self {
        let (before, after) = match columns {
            ..LEAST_COLUMNS_WITH_ELLIPSES => (0, 0),
            _ => (1, 2),
        };
        Self {
            columns,
            before,
            after,
        }
    }

    /// Columns that are left between two ellipses.
    pub(super) fn inside(self) -> usize {
        self.columns - self.before - self.after
    }
}

/// The best cut around the core's bytes that fits the room.
pub(super) fn cut(cells: &Cells<'_>, core: &Range<usize>, room: Room) -> Cut {
    let first = cells.visible_from(cells.ended_by(core.start));
    let after_last = cells.begun_by(core.end).max(first);
    let layout = Layout {
        cells,
        gaps: gaps(cells),
        core: first..after_last,
        room,
    };
    let start = layout.after_litter(layout.start(), cells.len());
    let end = layout.end(start);
    let start = layout.start_filling_up(start, end);
    layout.trimmed(start, end)
}

struct Layout<'c, 't> {
    cells: &'c Cells<'t>,
    /// Where an excerpt may begin or end, in order.
    gaps: Vec<Gap>,
    /// What must be in it, as far as it fits.
    core: Range<usize>,
    room: Room,
}

impl Layout<'_, '_> {
    /// Close before the core: where the text, a sentence, a clause or a word begins.
    fn start(&self) -> usize {
        let first = self.core.start;
        let spare = self.room.inside();
        let spare = spare.saturating_sub(self.cells.width(self.core.clone()));
        let within = |columns: usize| {
            let gaps = self.gaps.iter().filter(|gap| gap.start <= first);
            gaps.filter(move |gap| self.cells.width(gap.start..first) <= columns)
        };
        let after_sentence = spare.saturating_sub(self.rest_of_sentence());

        let text = || within(spare / 2).find(|gap| gap.rank == Rank::Text);
        let whole_sentence = || within(after_sentence).rfind(|gap| gap.rank >= Rank::Line);
        let sentence = || within(spare / 4 * 3).rfind(|gap| gap.rank >= Rank::Line);
        let clause = || within(spare / 2).find(|gap| gap.rank >= Rank::Clause);
        let word = || within(spare / 3).next();
        text()
            .or_else(whole_sentence)
            .or_else(sentence)
            .or_else(clause)
            .or_else(word)
            .map_or(first, |gap| gap.start)
    }

    /// Columns from the core to where its last sentence or line ends.
    fn rest_of_sentence(&self) -> usize {
        let after = self.core.end;
        let mut gaps = self.gaps.iter().filter(|gap| gap.end >= after);
        let end = gaps.find(|gap| gap.rank >= Rank::Line);
        self.cells
            .width(after..end.map_or(self.cells.len(), |gap| gap.end))
    }

    /// After the core: where a sentence ends that leaves little room unused, else a clause or
    /// word.
    fn end(&self, start: usize) -> usize {
        let len = self.cells.len();
        let available = self.room.columns - self.room.before * usize::from(self.hides(start));
        if !self.hides_from(len) && self.cells.width(start..len) <= available {
            return len;
        }
        let available = available - self.room.after;
        let fits = |gap: &&Gap| self.cells.width(start..gap.end.max(start)) <= available;
        let after_core = self
            .gaps
            .iter()
            .filter(|gap| gap.end > start && gap.end >= self.core.end);
        let ends: Vec<&Gap> = after_core.take_while(fits).collect();
        let last = |rank, least_columns| {
            let mut ends = ends.iter();
            ends.rfind(|gap| gap.rank >= rank && self.cells.width(start..gap.end) >= least_columns)
        };
        last(Rank::Sentence, available / 2)
            .or_else(|| last(Rank::Line, available / 5 * 3))
            .or_else(|| last(Rank::Clause, available / 4 * 3))
            .or_else(|| last(Rank::Word, 0))
            .map_or_else(|| self.farthest(start, available), |gap| gap.end)
    }

    /// The end of as many cells as fit, where no gap does.
    fn farthest(&self, start: usize, columns: usize) -> usize {
        (start..self.cells.len())
            .take_while(|&cell| self.cells.width(start..cell + 1) <= columns)
            .last()
            .map_or(start, |cell| cell + 1)
    }

    /// An earlier start where the text ends before the excerpt is full.
    fn start_filling_up(&self, start: usize, end: usize) -> usize {
        let available = self.room.inside();
        let earliest = |rank| {
            let gaps = self.gaps.iter().filter(|gap| gap.start <= start);
            gaps.filter(|gap| gap.rank >= rank)
                .find(|gap| self.cells.width(gap.start..end) <= available)
                .map_or(start, |gap| gap.start)
        };
        if self.cells.width(start..end) > available / 4 * 3 {
            return start;
        }
        let sentence = earliest(Rank::Line);
        if self.cells.width(sentence..end) > available / 2 {
            return sentence;
        }
        earliest(Rank::Word)
    }

    fn trimmed(&self, start: usize, end: usize) -> Cut {
        let has_ellipses = self.room.after > 0;
        let before = has_ellipses && self.hides(start);
        let after = has_ellipses && self.hides_from(end);
        let start = self.after_litter(start, end);
        let end = self.before_litter(start, end);
        let ends_sentence = ends_sentence(self.cells, end);
        Cut {
            cells: start..end,
            before: if before { BEFORE } else { "" },
            after: match (after, ends_sentence) {
                (false, _) => "",
                (true, false) => AFTER_WORD,
                (true, true) => AFTER_SENTENCE,
            },
        }
    }

    /// Past spaces, list marks and rules before the core.
    fn after_litter(&self, start: usize, end: usize) -> usize {
        let most = match self.core.is_empty() {
            true => end,
            false => self.core.start.min(end),
        };
        let mut kept = self.cells.visible_from(start);
        while kept < most {
            let word = kept..self.cells.word_end(kept).min(end);
            if word.end > most || !self.is_litter(word.clone()) {
                return kept;
            }
            kept = self.cells.visible_from(word.end);
        }
        // Where there is nothing else, the litter is what the note says.
        if kept >= end { start } else { kept }
    }

    fn is_litter(&self, word: Range<usize>) -> bool {
        is_list_number(self.cells, word.clone())
            || word
                .into_iter()
                .all(|cell| self.cells.shown(cell).chars().all(is_litter))
    }

    /// Before spaces, and before punctuation after the core that dangles where text is left out.
    fn before_litter(&self, start: usize, end: usize) -> usize {
        let hides = self.hides_from(end);
        let dangles = |cell: usize| {
            hides && cell >= self.core.end && ",;:·([{<|/-–—".contains(self.cells.shown(cell))
        };
        let mut kept = end;
        while kept > start && (!self.cells.is_visible(kept - 1) || dangles(kept - 1)) {
            kept -= 1;
        }
        kept
    }

    /// Whether an excerpt from this cell leaves out visible text before it.
    fn hides(&self, start: usize) -> bool {
        has_something_to_see(without_list_number(self.cells.text_before(start)))
    }

    /// Whether an excerpt up to this cell leaves out visible text after it.
    fn hides_from(&self, end: usize) -> bool {
        has_something_to_see(self.cells.text_from(end))
    }
}

/// The text before an item without the item's number, which is left out like any list mark.
fn without_list_number(text: &str) -> &str {
    let text = text.trim_end_matches(is_space);
    let before_mark = text.trim_end_matches(['.', ')']);
    let before_number = before_mark.trim_end_matches(|c: char| c.is_ascii_digit());
    let has_number = (1..=3).contains(&(before_mark.len() - before_number.len()));
    match has_number && before_mark.len() + 1 == text.len() {
        true => before_number,
        false => text,
    }
}

fn has_something_to_see(text: &str) -> bool {
    text.chars()
        .any(|c| !is_space(c) && !is_ignorable(c) && !is_litter(c))
}
