//! The command line described once: help, completions and man page come from here.

mod asking;
pub(crate) mod formats;
mod practice;
mod screen;
mod settings;
mod signs;
mod upkeep;
mod values;
mod view;
mod words;

use std::path::PathBuf;

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args, Parser, Subcommand, ValueHint};

use crate::messages::Language;

pub(crate) use asking::{ListArgs, OpenArgs, SearchArgs, ShowArgs, WhyArgs};
pub(crate) use practice::{DeckChoice, QuizArgs, StatsArgs};
pub(crate) use screen::{PrintChoice, ShellChoice, ShellInitArgs, UiArgs};
pub(crate) use settings::{
    CacheAction, CacheArgs, ClearCacheArgs, ConfigAction, ConfigArgs, ListCacheArgs, ShowConfigArgs,
};
pub(crate) use signs::parted;
pub(crate) use upkeep::{CompleteArgs, CompletionsArgs, IndexArgs, ManArgs, McpArgs};
pub(crate) use upkeep::{SplitArgs, StatusArgs, TokensArgs};
pub(crate) use values::{ColorChoice, Format, KindChoice, SortChoice};
pub(crate) use view::ViewArgs;
pub(crate) use words::{
    AddWordArgs, ListWordsArgs, RemoveWordArgs, SuggestWordsArgs, WordsAction, WordsArgs,
};

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
  mundap                                  the live screen: search as you type
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

    /// Language of messages and help [default: the system's]
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "LANGUAGE",
        help_heading = "Global options"
    )]
    pub(crate) lang: Option<Language>,

    /// Tell on stderr how long each phase of the command took
    #[arg(long, global = true, help_heading = "Global options")]
    pub(crate) timings: bool,

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
        value_hint = ValueHint::DirPath,
        help_heading = "Global options"
    )]
    pub(crate) notes: Vec<PathBuf>,

    /// Notes that the config file names in `[collections.NAME]`; repeat it for several
    #[arg(
        short = 'c',
        long = "collection",
        global = true,
        value_name = "NAME",
        help_heading = "Global options"
    )]
    pub(crate) collections: Vec<String>,

    /// Folder of the index, outside the notes [default: one for each set of notes in your cache]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        value_hint = ValueHint::DirPath,
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
    Why(WhyArgs),
    Split(SplitArgs),
    Tokens(TokensArgs),
    Status(StatusArgs),
    Stats(StatsArgs),
    Quiz(QuizArgs),
    Words(WordsArgs),
    Config(ConfigArgs),
    Cache(CacheArgs),
    Ui(UiArgs),
    ShellInit(ShellInitArgs),
    Mcp(McpArgs),
    Completions(CompletionsArgs),
    #[command(name = "__complete", hide = true)]
    Complete(CompleteArgs),
    Man(ManArgs),
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

    /// Leave cells that a spreadsheet would take for formulas as they are (csv, tsv)
    ///
    /// Else a cell that begins with `=`, `+`, `-` or `@` gets a `'` in front.
    #[arg(long)]
    pub(crate) raw_cells: bool,

    /// Print no results, only give the exit code
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

/// Whether the index is brought up to date first.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct RefreshArgs {
    /// Trust the index as it is; do not look for changed notes (undone by `--refresh`)
    #[arg(long)]
    pub(crate) no_refresh: bool,

    /// Look for changed notes, although the config file says `refresh = false`
    #[arg(long, hide = true, overrides_with = "no_refresh")]
    pub(crate) refresh: bool,
}
