//! Arguments of the commands that look after the index, or need none.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::{ShapeArgs, ViewArgs};

/// Build the index, or bring it up to date
///
/// Only new, changed and vanished notes are touched. The other commands do this by themselves; run
/// it to see what was read and what was skipped.
#[derive(Debug, Args)]
pub(crate) struct IndexArgs {
    /// Read every note, also those whose files look as they did
    ///
    /// A note is known by its file's size, times, inode and device. What changes a text and none of
    /// these, such as a disk that returns other bytes or a restored image of it, is found only so.
    #[arg(long)]
    pub(crate) verify: bool,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
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
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,

    /// Tell of every line that might be a question whether it is one, and which facts decided
    ///
    /// Facts about a line, about the lines of the same form (`h3`, `bold`, `number2`) and about its
    /// place each add to a sum; a line above 0 is a question. The formats `pretty` and `plain` name
    /// the five weightiest facts; `json` and `jsonl` hold all of them. A line's fields there: `path`,
    /// `line`, `question` (whether it is one), `form`, `sum`, `base` (where every sum begins), `facts`
    /// (each a `fact` and what it `adds`, the weightiest first) and `text`.
    ///
    /// Where it is wrong, name the forms that ask, or never do: in a note's front matter
    /// (`mundap: {questions: [h3], never: [bullet]}`), or in the config file for a pattern of notes
    /// (`[[forms]]` with `notes`, `questions` and `never`). The front matter goes before.
    #[arg(long)]
    pub(crate) explain: bool,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,
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

/// Serve the notes to a language model, by the Model Context Protocol over standard input and output
///
/// Four tools: `search` (the whole query language, filters, pages), `show` (units by id),
/// `list_unanswered` and `explain`. The notes' folders are those of the start and nothing is written
/// but the index. Answers are bounded, have the fields of the JSON formats, and mark the text of notes
/// as a quotation that is no instruction.
#[derive(Debug, Args)]
#[command(after_help = "Example, in a client's configuration:
  {\"mcpServers\": {\"notes\": {\"command\": \"mundap\", \"args\": [\"mcp\", \"--notes\", \"/home/me/TIL\"]}}}")]
pub(crate) struct McpArgs {}

/// Print a completion script for your shell
///
/// In bash, zsh and fish it asks mundap, and so knows tags, collections, aliases and ids.
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

/// What may stand where the cursor is; the scripts of `completions` ask so
#[derive(Debug, Args)]
pub(crate) struct CompleteArgs {
    /// The word under the cursor, then those before it, without the program's name
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) words: Vec<OsString>,
}

/// Print the manual page
#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// The command to describe; the whole program without it
    pub(crate) command: Option<String>,
}
