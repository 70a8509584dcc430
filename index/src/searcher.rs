//! Answers queries from an index: ranked hits, lists, single units. Knows no note file and prints nothing.

mod answers;
mod begun;
mod collect;
mod combine;
mod compile;
mod dates;
mod emphasis;
mod engine;
mod expand;
mod fold;
mod headed;
mod hits;
mod ids;
mod kin;
mod listed;
mod marks;
mod meant;
mod missing;
mod note;
mod order;
mod paste;
mod run;
mod score;
mod search;
mod speller;
mod statistics;
mod stored;
mod typed;
mod typing;
mod unknown;
mod weights;
mod wholes;
mod why;
mod widening;

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::analysis::Analyzer;
use crate::error::Error;
use crate::query::Query;
use crate::snapshot::Snapshot;
use crate::splitter::Kind;

pub use dates::NoteDays;
pub use engine::Searcher;
pub use unknown::UnknownWord;
pub use weights::Weights;
pub use why::{Asked, Condition, Met, Part, Why};

/// What is asked of the index.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The parsed query; an empty one matches every unit.
    pub query: &'a Query,
    /// Ranked hits, or every mention.
    pub mode: Mode,
    /// The most hits to give; `None` for all.
    pub limit: Option<usize>,
    /// The order of the hits.
    pub sort: Sort,
    /// Conditions beside the query.
    pub scope: Scope,
    /// Whether versions of one answer, and bare headings above it, are shown as one hit.
    pub folding: Folding,
    /// Whether a query may be widened where it, or a misspelt word of it, matches nothing.
    pub widening: Widening,
    /// The most display columns of an excerpt; Hangul counts two.
    pub excerpt_columns: usize,
}

/// How a query's plain words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Units that have some of the words, best first.
    Ranked,
    /// Units that mention all of the words.
    Every,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Best first; equal scores by path and line.
    Score,
    /// By path, then line.
    Path,
    /// Notes changed last first, then by path and line.
    Modified,
}

/// Whether sister forms (캐싱 of 캐시) are looked for too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kin {
    /// They are mentions.
    Met,
    /// Only what is named.
    Apart,
}

/// Whether what one answer stands for is folded into one hit, where hits are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folding {
    /// One hit for all versions of an answer, in `also`, and for the bare headings that stand right
    /// above it, in `above`.
    On,
    /// Every unit is a hit.
    Off,
}

/// Whether a query may be widened that matches nothing.
///
/// Fragments of words that no note has are no match, unless a word of content stands beside them
/// that some note has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Widening {
    /// Step by step, and told in [`Outcome::relaxed`].
    Allowed,
    /// Never.
    Forbidden,
}

/// Conditions that a unit must meet; the default lets everything pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Tags, all of which it must carry; a tag includes its children (`db` has `db/redis`).
    pub tags: Vec<String>,
    /// Path patterns, one of which its note must match: globs, or parts of the path.
    pub paths: Vec<String>,
    /// Headings, all of which must stand above it; their words count, not their order.
    pub headings: Vec<String>,
    /// The kind of unit.
    pub kind: Option<Kind>,
    /// Whether it is a question that is answered, or one that is not.
    pub answered: Option<bool>,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The hits, in the order asked for.
    pub hits: Vec<Hit>,
    /// How many units match, shown or not.
    pub total: usize,
    /// How the query had to be widened to match anything.
    pub relaxed: Option<Relaxed>,
    /// What the query was perhaps meant to be, where that is not sure enough to ask it instead.
    pub meant: Option<Relaxed>,
    /// Words of the query that no note has in any form, as they were typed, without particles.
    pub missing: Vec<String>,
}

/// One step of widening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxed {
    /// What was done.
    pub how: Step,
    /// The query that was asked instead.
    pub query: Query,
}

/// The ways to widen a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A word was taken for a slip of the fingers, or for another spelling of one that is there.
    Spelling,
    /// A word was taken for one typed in the wrong keyboard layout.
    Keyboard,
    /// Consonants were taken for the initials of a word.
    Initials,
    /// Not all words, or not in that order, had to be met.
    FewerTerms,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Step::Spelling => "spelling",
            Step::Keyboard => "keyboard layout",
            Step::Initials => "initial consonants",
            Step::FewerTerms => "fewer terms",
        })
    }
}

/// A unit as the index knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRecord {
    /// Ten lower-case hexadecimal digits.
    pub id: String,
    /// The note, absolute.
    pub path: PathBuf,
    /// Line of the question's first word, 1-based.
    pub line: usize,
    /// Last line with content, 1-based, inclusive.
    pub end_line: usize,
    /// Question or section.
    pub kind: Kind,
    /// Plain text.
    pub question: String,
    /// Markdown as it stands in the note.
    pub answer: String,
    /// Whether there is an answer.
    pub answered: bool,
    /// Id of the question that this one follows up.
    pub parent: Option<String>,
    /// Headings above, outermost first.
    pub headings: Vec<String>,
    /// Tags of note and unit, without `#`.
    pub tags: Vec<String>,
    /// Title of the note.
    pub title: String,
}

/// A unit that matches, and why it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The unit.
    pub unit: UnitRecord,
    /// Higher is better; comparable within one query only.
    pub score: f32,
    /// Other versions of the same answer.
    pub also: Vec<Also>,
    /// Headings that match and say nothing themselves: this unit is the first below them that does.
    pub above: Vec<Above>,
    /// The most telling passage.
    pub excerpt: Excerpt,
    /// Byte ranges of `unit.question` that met the query, ascending.
    pub question_highlights: Vec<Range<usize>>,
    /// The words that met, as they stand in the note, each once.
    pub matched: Vec<String>,
}

/// Another version of a hit's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// Id of the unit.
    pub id: String,
    /// The note, absolute.
    pub path: PathBuf,
    /// Line of the question, 1-based.
    pub line: usize,
}

/// A heading without a text of its own, in the note of the hit below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Above {
    /// Id of the unit.
    pub id: String,
    /// Line of the heading, 1-based.
    pub line: usize,
    /// The heading, plain text.
    pub question: String,
    /// How many more units below it say something.
    pub more: usize,
}

/// A passage of a unit's visible text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// One line, markup removed.
    pub text: String,
    /// Byte ranges of `text` that met the query, ascending.
    pub highlights: Vec<Range<usize>>,
    /// Line of the note where the first match stands, 1-based.
    pub line: usize,
    /// Column of the first match in its visible line, in characters, 1-based.
    pub column: usize,
    /// That visible line.
    pub line_text: String,
}

impl Searcher {
    /// Opens the index in `folder` for reading.
    ///
    /// # Errors
    /// When there is none, or it is damaged or of another version.
    pub fn open(folder: &Path, analyzer: Analyzer) -> Result<Searcher, Error> {
        engine::open(folder, analyzer)
    }

    /// Opens the index as it was when the snapshot was read.
    ///
    /// # Errors
    /// When its files are gone by now, or damaged.
    pub fn of(snapshot: &Snapshot, analyzer: Analyzer) -> Result<Searcher, Error> {
        engine::of(snapshot, analyzer)
    }

    /// Explains why the unit with that id matches, or why not; `None` for no such unit.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn why(&self, query: &Query, id: &str) -> Result<Option<Why>, Error> {
        why::why(self, query, id)
    }
}
