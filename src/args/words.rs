//! Arguments of `words`: the user's own words.

use clap::{Args, Subcommand};

use super::{RefreshArgs, ShapeArgs};

/// Teach mundap your own words: names, abbreviations, other spellings
///
/// All spellings of a word find each other, and the word stays whole in every sentence. The words
/// stand in a TOML file (MUNDAP_WORDS, else `words.toml` beside the config file) that you may edit:
/// a change takes effect at the next command, and only the notes with that word are read anew.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap words suggest                         repeated words that the dictionary does not know
  mundap words add 결제봇 '=PayBot' '=pay bot'
  mundap words list
  mundap words remove 결제봇")]
pub(crate) struct WordsArgs {
    #[command(subcommand)]
    pub(crate) action: WordsAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WordsAction {
    Add(AddWordArgs),
    List(ListWordsArgs),
    Remove(RemoveWordArgs),
    Suggest(SuggestWordsArgs),
}

/// Add a word, or spellings to one that is there
#[derive(Debug, Args)]
pub(crate) struct AddWordArgs {
    /// The word
    #[arg(value_name = "TERM")]
    pub(crate) term: String,

    /// Other ways to write it; the `=` may be left out (zsh wants it quoted)
    #[arg(value_name = "=SPELLING")]
    pub(crate) spellings: Vec<String>,
}

/// List your words and their spellings
#[derive(Debug, Args)]
pub(crate) struct ListWordsArgs {
    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
}

/// Remove a word with all its spellings
#[derive(Debug, Args)]
pub(crate) struct RemoveWordArgs {
    /// The word
    #[arg(value_name = "TERM")]
    pub(crate) term: String,
}

/// Suggest words: those that your notes repeat and the dictionary does not know
///
/// Prints words of three units or more with the number of units, most used first.
#[derive(Debug, Args)]
pub(crate) struct SuggestWordsArgs {
    /// Show at most N words; 0 for no limit
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,

    #[command(flatten)]
    pub(crate) shape: ShapeArgs,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}
