//! `cache`: the indexes in the cache folder, listed and cleared away.

use std::path::{Path, PathBuf};

use mundap_index::indexer::{self, Cleared, KeptIndex};

use crate::args::{CacheAction, CacheArgs, ClearCacheArgs, Format, ListCacheArgs, formats};
use crate::failure::{Ending, Failure, reason};
use crate::messages::say;
use crate::places;
use crate::render::{self, CacheRow, safe};

use super::desk::Desk;

pub(super) fn run(args: &CacheArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    match &args.action {
        CacheAction::List(args) => list(args, desk),
        CacheAction::Clear(args) => clear(args, desk),
    }
}

impl CacheAction {
    /// The format that was named, where the action has formats.
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            CacheAction::List(args) => args.shape.format,
            CacheAction::Clear(_) => None,
        }
    }
}

fn list(args: &ListCacheArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::CACHES)?;
    let cache = places::cache_folder()?;
    let rows: Vec<CacheRow> = indexer::kept_indexes(&cache).into_iter().map(row).collect();
    desk.write(&args.shape, |out| {
        Ok(render::caches(out, &cache, &rows, &look)?)
    })?;
    Ok(Ending::of_count(rows.len()))
}

fn row(kept: KeptIndex) -> CacheRow {
    CacheRow {
        folder: kept.folder,
        notes: kept.notes,
        is_needed: kept.is_needed,
        bytes: kept.bytes,
        used: kept.used,
    }
}

fn clear(args: &ClearCacheArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let cache = places::cache_folder()?;
    let named = args.folders.iter().map(|name| named(&cache, name));
    let mut folders: Vec<PathBuf> = named.collect();
    if folders.is_empty() {
        let mut kept = indexer::kept_indexes(&cache);
        kept.retain(|index| args.all || !index.is_needed);
        folders = kept.into_iter().map(|index| index.folder).collect();
    }
    let mut count = 0;
    for folder in &folders {
        match clear_one(folder) {
            Ok(()) => count += 1,
            Err(failure) => desk.reporter.failure(&failure),
        }
    }
    Ok(Ending::of_count(count))
}

/// A bare name is one of the cache folder's.
fn named(cache: &Path, name: &Path) -> PathBuf {
    match name.components().count() {
        1 => cache.join(name),
        _ => name.to_owned(),
    }
}

fn clear_one(folder: &Path) -> Result<(), Failure> {
    let shown = safe::path_text(folder);
    let failed =
        |reason: String| Failure::new("cache", say!("cannot-clear", path = shown.as_ref(), reason));
    match indexer::clear_index(folder) {
        Ok(Cleared::Gone) => Ok(()),
        Ok(Cleared::Busy) => Err(failed(say!("clear-busy")).hint(say!("clear-busy-hint"))),
        Ok(Cleared::Foreign) => Err(failed(say!("clear-foreign")).hint(say!("clear-foreign-hint"))),
        Err(mundap_index::Error::Io { source, .. }) => {
            Err(failed(reason(&source)).hint(say!("clear-part-hint")))
        }
        Err(error) => Err(failed(error.to_string()).hint(say!("clear-hint"))),
    }
}
