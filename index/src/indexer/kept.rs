//! What lies in a folder of indexes: whose each is, how big, when it was used. Clears them away.

use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Progress;
use super::lock::{self, Wait};
use crate::error::Error;
use crate::folder::{self, Trust};

/// So long another process may keep an index that is to be cleared.
const PATIENCE: Duration = Duration::from_secs(2);

/// An index that mundap made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptIndex {
    /// Its folder.
    pub folder: PathBuf,
    /// Where its notes are, as far as this version can read it.
    pub notes: Option<Vec<PathBuf>>,
    /// Whether some of these notes are there.
    pub is_needed: bool,
    /// Size of all its files.
    pub bytes: u64,
    /// When it was read or written last, as far as the file system keeps that.
    pub used: Option<SystemTime>,
}

/// What became of an index that was to be cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cleared {
    /// It is gone.
    Gone,
    /// Another process is at work on it; it stays.
    Busy,
    /// The folder is none of mundap's; it stays.
    Foreign,
}

/// The indexes in a folder of them, by name; folders that bear no mark of mundap's are left out.
pub fn kept_indexes(cache: &Path) -> Vec<KeptIndex> {
    let entries = fs::read_dir(cache).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.retain(|folder| is_own(folder));
    folders.sort();
    folders.into_iter().map(kept).collect()
}

/// Clears an index away: the files that mundap made, and the folder where nothing else is in it.
///
/// # Errors
/// When a file cannot be removed.
pub fn clear_index(folder: &Path) -> Result<Cleared, Error> {
    if !is_own(folder) {
        return Ok(Cleared::Foreign);
    }
    let Some(_lock) = lock::acquire(folder, Wait::For(PATIENCE), &mut |_: Progress| {})? else {
        return Ok(Cleared::Busy);
    };
    folder::remove(folder)?;
    Ok(Cleared::Gone)
}

/// Whether it is a folder, not a link to one, that bears the mark and in which nothing is in the way.
fn is_own(folder: &Path) -> bool {
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir());
    is_folder && folder::is_marked(folder) && folder::check(folder).is_ok()
}

fn kept(folder: PathBuf) -> KeptIndex {
    let used = used(&folder);
    let state = folder::state(&folder, Trust::Stamps).ok().flatten();
    let notes = state.map(|state| state.roll.roots().to_vec());
    if let Some(at) = used {
        leave_as_read(&folder, at);
    }
    KeptIndex {
        is_needed: notes.iter().flatten().any(|root| root.exists()),
        notes,
        bytes: bytes(&folder),
        used,
        folder,
    }
}

/// Every search reads the commit, so its time of access is that of the last search.
fn used(folder: &Path) -> Option<SystemTime> {
    let commit = fs::symlink_metadata(folder::commit_file(folder)).ok()?;
    let read = commit.accessed().ok();
    read.into_iter().chain(commit.modified().ok()).max()
}

/// Looking at an index is no use of it. Where its owner is another, nothing is lost but that.
fn leave_as_read(folder: &Path, at: SystemTime) {
    if let Ok(commit) = File::open(folder::commit_file(folder)) {
        let _ = commit.set_times(FileTimes::new().set_accessed(at));
    }
}

fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.filter_map(|entry| {
        let found = entry.metadata().ok()?;
        Some(match found.is_dir() {
            true => bytes(&entry.path()),
            false => found.len(),
        })
    });
    sizes.sum()
}
