//! Arguments of the commands with which one works on one's own answers.

use std::ffi::OsString;

use clap::{Args, ValueEnum};

use super::{FilterArgs, RefreshArgs, ShapeArgs};

/// Show what is answered and what is not, what is old, and what is asked twice
///
/// Counts questions by folder, tag and month (a note's date in its front matter or name, else the
/// file's time), names answers in notes that were not touched for long, and questions that stand in
/// several places in the same words.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap stats
  mundap stats --path 'db/**' --stale 90
  mundap stats --format json | jq '.by_tag[] | select(.answered < .questions)'")]
pub(crate) struct StatsArgs {
    /// Show at most N rows of each part; 0 for all [default: 10 on a terminal, else all]
    #[arg(short = 'n', long, value_name = "N")]
    pub(crate) limit: Option<usize>,

    /// Days after which an answer counts as old, by the time of its file
    #[arg(long, value_name = "DAYS", default_value_t = 365)]
    pub(crate) stale: u32,

    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// Practise: see a question, answer it in your head, reveal what you wrote, say how well you knew it
///
/// What was forgotten comes back soon, what is known comes back later and later (FSRS). Asked are
/// first the questions that are due, the weakest first, then new ones, and those without an answer
/// last. Words and filters choose among the questions as `search --all` does.
///
/// What you know is kept in `mundap/practice.json` of your data folder (or MUNDAP_PRACTICE), never in
/// the notes. A question keeps its schedule when its answer is edited, and when it is moved to another
/// note: it is known by its id, and where that is new, by its words, if no other note has them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap quiz                          what is due, twenty questions at most
  mundap quiz 트랜잭션 --tag db
  mundap quiz --due                    only count
  mundap quiz --export anki > deck.txt

On a terminal a key reveals and a key grades: 1 again, 2 hard, 3 good, 4 easy, s skip, q end. From a
pipe, one line reveals (or says s or q) and the next one grades.")]
pub(crate) struct QuizArgs {
    /// Only questions that mention these words
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<OsString>,

    /// Ask at most N questions; 0 for all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,

    /// Only count what is due, new and scheduled for later
    #[arg(long, conflicts_with = "export")]
    pub(crate) due: bool,

    /// Write the questions as a deck for another program instead of asking
    #[arg(long, value_enum, value_name = "PROGRAM")]
    pub(crate) export: Option<DeckChoice>,

    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// Programs that read decks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DeckChoice {
    /// Text with tabs, for Anki's File › Import; imported again, it updates its cards
    Anki,
}
