//! Arguments of the commands whose output people read on a terminal.

use clap::Args;

use crate::links::LinkFormat;
use crate::pager::Paging;

/// How output is read on a terminal.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ViewArgs {
    /// When to read long output in a pager (MUNDAP_PAGER, else PAGER, else less)
    #[arg(long, value_enum, value_name = "WHEN")]
    pub(crate) paging: Option<Paging>,

    /// Links to the notes on a terminal: none, default, file, vscode, … or a template
    ///
    /// By name: none, default, file, grep+, kitty, cursor, vscode, vscode-insiders, vscodium,
    /// windsurf, zed, idea, pycharm, webstorm, goland, sublime, textmate, macvim, emacs, obsidian.
    /// A template has {path}, {line}, {column} and {host}: `myeditor://open?file={path}&line={line}`.
    /// Without this flag, terminals that are known to take links (OSC 8) get those of files.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) hyperlink_format: Option<LinkFormat>,
}
