//! Arguments of the live screen and of what brings it into a shell.

use std::ffi::OsString;

use clap::{Args, ValueEnum};

use super::RefreshArgs;

/// Search as you type, read in place, go there
///
/// The live screen: a line to type in, the ranked list, the whole unit beside it. Every key searches,
/// and a half-typed word finds already. `mundap` alone on a terminal is the same. F1 on the screen
/// names all keys; in the list (Tab) letters are commands.
///
/// Notes that change meanwhile change on the screen. The queries are kept for the keys Ctrl-P and
/// Ctrl-N, in `mundap/queries` of your state folder.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap ui 트랜잭션
  vim $(mundap ui --print=file)
  mundap ui --print=json | jq -r .answer
  eval \"$(mundap shell-init bash)\"           Ctrl-G picks a note into the command line

Exit codes: 0 left or chosen, 1 left without a choice (--print), 2 an error, 130 Ctrl-C.")]
pub(crate) struct UiArgs {
    /// What to begin with
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<OsString>,

    /// Pick: Enter ends, and what was chosen is printed [without a value: path]
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "path"
    )]
    pub(crate) print: Option<PrintChoice>,

    #[command(flatten)]
    pub(crate) refresh: RefreshArgs,
}

/// What is printed of a chosen unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PrintChoice {
    /// `path:line`
    Path,
    /// The note's path alone
    File,
    /// The unit's id
    Id,
    /// The whole unit, as `show --format json` has it
    Json,
}

/// Print a key binding for your shell: Ctrl-G picks a note
///
/// What was chosen comes into the command line at the cursor, quoted where that is needed.
#[derive(Debug, Args)]
#[command(after_help = "Put one of these into your shell's own file:
  eval \"$(mundap shell-init bash)\"        ~/.bashrc
  eval \"$(mundap shell-init zsh)\"         ~/.zshrc
  mundap shell-init fish | source         ~/.config/fish/config.fish")]
pub(crate) struct ShellInitArgs {
    /// Which shell
    #[arg(value_enum)]
    pub(crate) shell: ShellChoice,
}

/// Shells that have a key binding here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShellChoice {
    /// GNU Bash, 4 or newer
    Bash,
    /// Z shell
    Zsh,
    /// Fish
    Fish,
}
