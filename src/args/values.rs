//! The words that flags accept. Knows no output and no index.

use clap::ValueEnum;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ColorChoice {
    /// On a terminal, unless NO_COLOR says no
    #[default]
    Auto,
    /// Also into a file or a pipe
    Always,
    /// Not at all
    Never,
}

/// What the output looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// For reading, laid out to the window
    Pretty,
    /// One row a unit, cut to the terminal
    Table,
    /// Text by line; a unit as `path:line: question`
    Plain,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// Tab-separated values with a header line
    Tsv,
    /// Comma-separated values with a header line
    Csv,
    /// Paths, each once
    Paths,
    /// `path:line:column:text`, for quickfix lists
    Vimgrep,
    /// Markdown to paste into a note
    Markdown,
}

impl Format {
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Format::Json | Format::Jsonl)
    }

    /// Whether a result is one line, so that `--null` can end it.
    pub(crate) fn is_by_line(self) -> bool {
        matches!(
            self,
            Format::Plain | Format::Paths | Format::Tsv | Format::Vimgrep
        )
    }
}

/// Order of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SortChoice {
    /// Best first
    Score,
    /// By path, then line
    Path,
    /// Notes changed last come first
    Mtime,
}

/// Kinds of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindChoice {
    /// Questions only
    Question,
    /// Only text that belongs to no question
    Section,
    /// Both
    Any,
}
