//! What there is to show: units, hits and lists of them, free of the library's types.

use std::path::PathBuf;
use std::time::Duration;

use super::marks::Marked;

/// One unit, with what a search found in it where there was one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Item {
    pub(crate) id: String,
    /// As the user would type it from the current folder.
    pub(crate) path: PathBuf,
    pub(crate) line: usize,
    pub(crate) end_line: usize,
    pub(crate) kind: &'static str,
    pub(crate) question: String,
    /// Only where the command shows answers.
    pub(crate) answer: Option<String>,
    pub(crate) answered: bool,
    pub(crate) parent: Option<String>,
    pub(crate) headings: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) title: String,
    pub(crate) found: Option<Found>,
}

/// What a search adds to a unit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub(crate) score: f32,
    pub(crate) also: Vec<Also>,
    pub(crate) above: Vec<Above>,
    /// The question with the matching terms marked.
    pub(crate) question: Marked,
    pub(crate) excerpt: Marked,
    /// 1-based line and column of the first match; in bytes of the note for vimgrep, else in characters.
    pub(crate) first_match: (usize, usize),
    /// The visible line of the first match.
    pub(crate) first_line: String,
    pub(crate) matched: Vec<String>,
}

/// Another version of the same answer.
#[derive(Debug, Clone)]
pub(crate) struct Also {
    pub(crate) id: String,
    pub(crate) path: PathBuf,
    pub(crate) line: usize,
}

/// A heading that matches, has no text of its own, and stands above the hit.
#[derive(Debug, Clone)]
pub(crate) struct Above {
    pub(crate) id: String,
    pub(crate) line: usize,
    pub(crate) question: String,
    /// Units below it beside the hit that say something.
    pub(crate) more: usize,
}

/// How a query was widened, and to what.
#[derive(Debug, Clone)]
pub(crate) struct Relaxed {
    pub(crate) how: String,
    pub(crate) to: String,
}

/// The answer to one query, or a list of units.
#[derive(Debug, Clone, Default)]
pub(crate) struct Listing {
    pub(crate) query: Option<String>,
    pub(crate) items: Vec<Item>,
    /// All units that match, not only those shown.
    pub(crate) total: usize,
    pub(crate) relaxed: Option<Relaxed>,
    /// Words of the query that no note has in any form.
    pub(crate) missing: Vec<String>,
    /// Whether another spelling of them was shown or suggested.
    pub(crate) is_respelled: bool,
    /// Whether every note could be read.
    pub(crate) complete: bool,
    pub(crate) took: Duration,
}

impl Listing {
    pub(crate) fn of_items(items: Vec<Item>) -> Listing {
        Listing {
            total: items.len(),
            items,
            complete: true,
            ..Listing::default()
        }
    }
}

impl Item {
    /// `path:line`, safe to print.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", super::safe::path(&self.path), self.line)
    }

    /// The question with its marks, if a search set any.
    pub(crate) fn marked_question(&self) -> Marked {
        match &self.found {
            Some(found) => found.question.clone(),
            None => Marked::plain(&self.question),
        }
    }
}
