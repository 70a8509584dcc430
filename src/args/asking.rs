//! Arguments of the commands that ask the index.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::{FilterArgs, KindChoice, RefreshArgs, ShapeArgs, SortChoice, ViewArgs};

/// Find the questions and answers that match, best first
///
/// Prints ranked units (a question with its answer, or a section of a note) with highlighted
/// excerpts. The index is brought up to date first.
#[derive(Debug, Args)]
#[command(after_long_help = "Query language:
  redis 캐시               plain words, ranked best first
  \"격리 수준\"              these words side by side, in this order
  +redis 캐시 -세션        must have, may have, must not have (also: redis AND 캐시, NOT 세션)
  (redis OR memcached)     either
  트랜*                    words that begin so
  question:격리 (q:)       in the question        answer:락 (a:)   in the answer
  heading:DB  path:cs/  tag:redis                 by place and tag
  is:answered  is:unanswered  is:question  is:section
  after:2025-01  before:2025-06-30                by date; also after:7d, after:어제, after:지난달
                           (a day in a heading, in front matter, in the file's name, else its time)

  Whatever does not parse as that is ordinary text: `what is: TCP?`, C++, an unclosed quote.
  A query that begins with `-`, or a word that would be a flag, stands behind `--`:
  mundap search -- -세션 redis

Examples:
  mundap search 트랜잭션 격리 수준
  mundap search --all Kafka                   every mention, in path order
  mundap search --format vimgrep TCP          for an editor's quickfix list
  mundap search --format jsonl Redis | jq -r .question
  mundap search --queries questions.txt --format jsonl

Exit codes: 0 something was found, 1 nothing was found, 2 an error, also where some notes could
not be read.")]
pub(crate) struct SearchArgs {
    /// What to look for, in plain words
    #[arg(
        required_unless_present = "queries",
        conflicts_with = "queries",
        value_name = "QUERY"
    )]
    pub(crate) query: Vec<OsString>,

    /// Show every unit that mentions the terms, none cut off, in path and line order
    #[arg(long)]
    pub(crate) all: bool,

    /// Run one search for each line of FILE (`-` reads standard input)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) queries: Option<PathBuf>,

    /// Show at most N hits; 0 for no limit [default: 10, with --all no limit]
    #[arg(short = 'n', long, value_name = "N")]
    pub(crate) limit: Option<usize>,

    /// Order of the hits [default: score, with --all path]
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) sort: Option<SortChoice>,

    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    /// Which units to show
    #[arg(long, value_enum, value_name = "KIND", default_value_t = KindChoice::Any)]
    pub(crate) kind: KindChoice,

    /// Add the whole answer to every hit (json, jsonl, markdown)
    #[arg(long)]
    pub(crate) with_answer: bool,

    /// Show every unit: fold neither equal answers nor headings into the text below them (undone by
    /// `--fold`)
    #[arg(long)]
    pub(crate) no_fold: bool,

    /// Fold, although the config file says `fold = false`
    #[arg(long, hide = true, overrides_with = "no_fold")]
    pub(crate) fold: bool,

    /// Never widen a query that matches nothing (undone by `--widen`)
    #[arg(long)]
    pub(crate) exact: bool,

    /// Widen, although the config file says `widen = false`
    #[arg(long, hide = true, overrides_with = "exact")]
    pub(crate) widen: bool,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// List the questions of the notes
///
/// Prints all of them in path and line order; the filters are those of `search`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap list --unanswered                    what you still owe yourself
  mundap list --path 'db/**' --tag redis
  mundap list --kind any --format csv")]
pub(crate) struct ListArgs {
    /// Show at most N units; 0 for no limit
    #[arg(short = 'n', long, value_name = "N", default_value_t = 0)]
    pub(crate) limit: usize,

    /// Order of the units: `score` and `path` both mean path and line
    #[arg(long, value_enum, value_name = "ORDER", default_value_t = SortChoice::Path)]
    pub(crate) sort: SortChoice,

    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    /// Which units to show
    #[arg(long, value_enum, value_name = "KIND", default_value_t = KindChoice::Question)]
    pub(crate) kind: KindChoice,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// Show questions with their whole answers
///
/// On a terminal the answer is laid out to the window, and the words are marked that this
/// terminal's last search met.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap show 3fa9c01b2e
  mundap show 3fa9 db/lock.md:12      the beginning of an id; whatever stands on that line
  mundap show 1 3                     results of the last list of this terminal
  mundap show --raw 1 > answer.md")]
pub(crate) struct ShowArgs {
    /// Ids or their beginnings, numbers of the last list of this terminal, or `path:line`
    #[arg(id = "ids", required = true, value_name = "UNIT")]
    pub(crate) units: Vec<String>,

    /// The lines as they stand in the note, byte for byte
    #[arg(long, conflicts_with = "format")]
    pub(crate) raw: bool,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// Open the note in your editor, at the question's line
///
/// A query opens its best hit. The editor is $VISUAL, else $EDITOR, else `editor` of the config
/// file, else vi. Vi and its kin, Emacs, nano, micro, Kakoune, Helix, Zed, Sublime Text, VS Code with
/// its forks and the JetBrains editors are told the line; `obsidian` opens the note in Obsidian.
#[derive(Debug, Args)]
pub(crate) struct OpenArgs {
    /// An id or its beginning, a number of the last list of this terminal, `path:line`, or a query
    #[arg(id = "ids", required = true, value_name = "UNIT|QUERY")]
    pub(crate) query: Vec<OsString>,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// Show why a unit matches a query, or why not
///
/// Prints the terms that the query asks for, the words of the unit that met them, and the parts
/// that sum to the score.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  mundap why '캐시 왜 쓰나요' 3fa9c01b2e")]
pub(crate) struct WhyArgs {
    /// The query, quoted as one word
    pub(crate) query: OsString,

    /// An id or its beginning, a number of the last list of this terminal, or `path:line`
    #[arg(value_name = "UNIT")]
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}
