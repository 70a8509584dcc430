//! The command line described once: help, completions and man page come from here.

mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args, Parser, Subcommand};

pub(crate) use values::{ColorChoice, Format, KindChoice, SortChoice};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Asks your own Q&A notes, in Korean and English
///
/// mundap reads the Markdown notes of a folder, divides them into questions and answers, and finds
/// the answer you once wrote down. It needs no set-up: go to your notes and search.
#[derive(Debug, Parser)]
#[command(
    name = "mundap",
    version,
    styles = STYLES,
    after_help = "Examples:
  mundap search 트랜잭션 격리 수준
  mundap search --notes ~/TIL 'what did I say about Redis'
  mundap list --unanswered

`mundap help search` explains the query language.",
    disable_help_subcommand = false
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) places: PlaceArgs,

    /// When to colour the output
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        help_heading = "Global options"
    )]
    pub(crate) color: Option<ColorChoice>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the notes and the index are.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct PlaceArgs {
    /// Folder (or file) of notes; repeat it for several [default: the current folder]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help_heading = "Global options"
    )]
    pub(crate) notes: Vec<PathBuf>,

    /// Folder of the index [default: one for each set of notes in your cache folder]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help_heading = "Global options"
    )]
    pub(crate) index: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Search(SearchArgs),
    Index(IndexArgs),
    List(ListArgs),
    Show(ShowArgs),
    Open(OpenArgs),
    Split(SplitArgs),
    Tokens(TokensArgs),
    Status(StatusArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Find the questions and answers that match, best first
///
/// Prints ranked units (a question with its answer, or a section of a note) with highlighted
/// excerpts. The index is brought up to date first.
#[derive(Debug, Args)]
#[command(after_long_help = "Query language:
  redis 캐시               plain words, ranked best first
  \"격리 수준\"              these words side by side, in this order
  +redis 캐시 -세션        must have, may have, must not have
  (redis OR memcached)     either
  트랜*                    words that begin so
  question:격리 (q:)       in the question        answer:락 (a:)   in the answer
  heading:DB  path:cs/  tag:redis                 by place and tag
  is:answered  is:unanswered  is:question  is:section
  after:2025-01  before:2025-06-30                by date

  Whatever does not parse as that is ordinary text: `what is: TCP?`, C++, an unclosed quote.
  A word that begins with `-` must stand behind `--`: mundap search -- redis -세션

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
    #[arg(long, value_name = "FILE")]
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

    /// Show every version of an answer instead of folding equal ones into one hit
    #[arg(long)]
    pub(crate) no_fold: bool,

    /// Never widen a query that matches nothing
    #[arg(long)]
    pub(crate) exact: bool,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// Which units count.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct FilterArgs {
    /// Only units with this tag; repeat it to ask for several
    #[arg(long = "tag", value_name = "TAG")]
    pub(crate) tags: Vec<String>,

    /// Only notes whose path matches this glob, such as `cs/**`; repeat it to allow several
    #[arg(long = "path", value_name = "GLOB")]
    pub(crate) paths: Vec<String>,

    /// Only questions that have an answer
    #[arg(long, conflicts_with = "unanswered")]
    pub(crate) answered: bool,

    /// Only questions that still lack one
    #[arg(long)]
    pub(crate) unanswered: bool,
}

/// What the output looks like.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ShapeArgs {
    /// Output format [default: pretty on a terminal, plain otherwise]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,

    /// End every result with a NUL byte instead of a newline (paths, plain, tsv, vimgrep)
    #[arg(short = '0', long)]
    pub(crate) null: bool,

    /// Print no results, only give the exit code
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

/// Whether the index is brought up to date first.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct RefreshArgs {
    /// Trust the index as it is; do not look for changed notes
    #[arg(long)]
    pub(crate) no_refresh: bool,
}

/// Build the index, or bring it up to date
///
/// Only new, changed and vanished notes are touched. The other commands do this by themselves; run
/// it to see what was read and what was skipped.
#[derive(Debug, Args)]
pub(crate) struct IndexArgs {
    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
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
    pub(crate) refresh: RefreshArgs,
}

/// Show one question with its whole answer
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The unit's id, as `search` and `list` print it
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// Open the note in your editor, at the question's line
///
/// The editor is $VISUAL, else $EDITOR, else `editor` of the config file. Vi and its kin, Emacs,
/// nano, VS Code, Sublime Text, Helix, Zed and the JetBrains editors are told the line.
#[derive(Debug, Args)]
pub(crate) struct OpenArgs {
    /// The unit's id, as `search` and `list` print it
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// Show how notes divide into questions and answers
///
/// Needs no index and writes none.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap split interview.md
  pbpaste | mundap split -
  mundap split --format jsonl *.md | jq -r 'select(.kind == \"question\") | .question'")]
pub(crate) struct SplitArgs {
    /// Notes to divide (`-` reads standard input)
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Tell which rule made every unit, and why other lines made none
    #[arg(long)]
    pub(crate) explain: bool,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
}

/// Show the terms of a text, one a line
///
/// Every line holds the term, where it begins and ends (byte offsets, end exclusive) and its part of
/// speech, separated by tabs.
#[derive(Debug, Args)]
pub(crate) struct TokensArgs {
    /// The text to analyse (`-` reads standard input)
    #[arg(required = true, value_name = "TEXT")]
    pub(crate) text: Vec<OsString>,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
}

/// Show what the index holds, and which files it had to skip
#[derive(Debug, Args)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
}

/// Print a completion script for your shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap completions bash > ~/.local/share/bash-completion/completions/mundap
  mundap completions zsh > ~/.zfunc/_mundap
  mundap completions fish > ~/.config/fish/completions/mundap.fish")]
pub(crate) struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// Print the manual page
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command to describe; the whole program without it
    pub(crate) command: Option<String>,
}
