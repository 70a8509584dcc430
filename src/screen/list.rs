//! A list of units with one chosen: moving in it, what stands on the screen of it. Knows no key.

use std::path::PathBuf;
use std::time::Duration;

use crate::render::Item;

use super::keys::Step;

/// A unit in a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) item: Item,
    /// The note, absolute.
    pub(crate) note: PathBuf,
    /// The note below its folder of notes.
    pub(crate) below_root: PathBuf,
}

/// Units in their order, and what there is to say about all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct List {
    pub(crate) rows: Vec<Row>,
    pub(crate) chosen: usize,
    /// The first row on the screen.
    pub(crate) top: usize,
    /// All units that match, not only those listed.
    pub(crate) total: usize,
    /// So many were asked for.
    pub(crate) limit: usize,
    pub(crate) took: Duration,
    /// What was asked instead, and why.
    pub(crate) instead: Option<String>,
    /// What the query was perhaps meant to be.
    pub(crate) meant: Option<String>,
    /// Words that no note has.
    pub(crate) missing: Vec<String>,
}

impl List {
    pub(crate) fn row(&self) -> Option<&Row> {
        self.rows.get(self.chosen)
    }

    /// Chooses another row; a page has so many.
    pub(crate) fn go(&mut self, step: Step, page: usize) {
        let last = self.rows.len().saturating_sub(1);
        let page = page.saturating_sub(1).max(1);
        self.chosen = match step {
            Step::Up => self.chosen.saturating_sub(1),
            Step::Down => self.chosen + 1,
            Step::PageUp => self.chosen.saturating_sub(page),
            Step::PageDown => self.chosen + page,
            Step::First => 0,
            Step::Last => last,
        }
        .min(last);
    }

    /// Chooses the unit with that id where it is listed.
    pub(crate) fn choose(&mut self, id: &str) {
        let at = self.rows.iter().position(|row| row.item.id == id);
        self.chosen = at.unwrap_or(0);
    }

    /// Brings the chosen row into a window of so many rows.
    pub(crate) fn show_chosen(&mut self, height: usize) {
        let last_top = self.rows.len().saturating_sub(height);
        let lowest = (self.chosen + 1).saturating_sub(height);
        self.top = self
            .top
            .clamp(lowest, self.chosen.max(lowest))
            .min(last_top);
    }

    /// Whether the end is chosen and more units match.
    pub(crate) fn wants_more(&self) -> bool {
        self.chosen + 1 >= self.rows.len() && self.count() > self.rows.len()
    }

    /// How many rows there are, or would be: units that are folded into others are no rows.
    pub(crate) fn count(&self) -> usize {
        match self.rows.len() < self.limit {
            true => self.rows.len(),
            false => self.total,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: usize) -> List {
        List {
            rows: vec![Row::default(); rows],
            total: rows,
            limit: rows,
            ..List::default()
        }
    }

    #[test]
    fn the_chosen_row_stays_in_the_list_and_on_the_screen() {
        let mut list = list(10);
        let mut seen = Vec::new();
        for step in [
            Step::Up,
            Step::Last,
            Step::Down,
            Step::PageUp,
            Step::First,
            Step::PageDown,
        ] {
            list.go(step, 4);
            list.show_chosen(4);
            seen.push((list.chosen, list.top));
        }
        assert_eq!(seen, [(0, 0), (9, 6), (9, 6), (6, 6), (0, 0), (3, 0)]);
    }

    #[test]
    fn an_empty_list_has_nothing_to_choose() {
        let mut list = list(0);
        list.go(Step::Down, 0);
        list.show_chosen(0);
        assert!(list.row().is_none());
        assert!(!list.wants_more());
    }
}
