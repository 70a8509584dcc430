//! The days of a note, as the index knows them. Reads no note.

use std::path::Path;

use super::Searcher;
use super::expand::{SECONDS_PER_DAY, day_of};
use crate::query::Day;

/// When a note is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteDays {
    /// From its front matter, else its name, else its file.
    pub dated: Day,
    /// The last change of its file (UTC).
    pub touched: Day,
}

impl Searcher {
    /// The days of a note, by its absolute path; nothing where the index does not have it.
    pub fn days_of(&self, note: &Path) -> Option<NoteDays> {
        let known = self.expansion().roll.find(note)?;
        let touched = known
            .modified_ns()
            .div_euclid(1_000_000_000 * SECONDS_PER_DAY);
        Some(NoteDays {
            dated: Day::from_days(day_of(note, known)),
            touched: Day::from_days(touched),
        })
    }

    /// Time of the last change of a note's file, in nanoseconds; 0 where it is not known.
    pub(super) fn modified_ns(&self, note: &Path) -> i64 {
        let known = self.expansion().roll.find(note);
        known.map_or(0, |known| known.modified_ns())
    }
}
