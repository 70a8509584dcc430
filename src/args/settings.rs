//! Arguments of `config` and `cache`: what was set once, and what lies in the cache folder.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ShapeArgs;

/// Look at the settings, or write a file for them
///
/// The config file is `mundap/config.toml` in your config folder, or the one that MUNDAP_CONFIG
/// names. A flag goes before a variable, a variable before the file.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap config init               write a file with every key, each explained, none set
  mundap config show               every value, and where it comes from
  $EDITOR \"$(mundap config path)\"")]
pub(crate) struct ConfigArgs {
    #[command(subcommand)]
    pub(crate) action: ConfigAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigAction {
    /// Write a config file that explains every key and sets none; one that is there stays
    Init,
    Show(ShowConfigArgs),
    /// Print where the config file is, or would be
    Path,
}

/// Show every setting and where it comes from: a flag, a variable, a line of the file, or nobody
#[derive(Debug, Args)]
pub(crate) struct ShowConfigArgs {
    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
}

/// Look at the indexes in your cache folder, or clear them away
///
/// An index is a cache of notes: clearing it loses nothing, the next search builds it anew.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mundap cache list
  mundap cache clear --unused        those whose notes are gone
  mundap cache clear TIL-6d0c5b1f0a2e9c11")]
pub(crate) struct CacheArgs {
    #[command(subcommand)]
    pub(crate) action: CacheAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CacheAction {
    List(ListCacheArgs),
    Clear(ClearCacheArgs),
}

/// List the indexes of the cache folder: their notes, size and last use
#[derive(Debug, Args)]
pub(crate) struct ListCacheArgs {
    #[command(flatten)]
    pub(crate) shape: ShapeArgs,
}

/// Clear indexes away; nothing is touched that mundap did not make
#[derive(Debug, Args)]
pub(crate) struct ClearCacheArgs {
    /// An index, by the name that `cache list` shows, or its folder
    #[arg(value_name = "FOLDER", required_unless_present_any = ["all", "unused"])]
    pub(crate) folders: Vec<PathBuf>,

    /// Every index of the cache folder
    #[arg(long, conflicts_with_all = ["folders", "unused"])]
    pub(crate) all: bool,

    /// Those whose notes are gone, and those that cannot be read
    #[arg(long, conflicts_with = "folders")]
    pub(crate) unused: bool,
}
