//! Arguments of the commands with which one works on one's own answers.

use clap::Args;

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
