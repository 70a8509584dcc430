//! Removes the indexes of notes that are no longer there. Knows no unit.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Progress;
use super::lock::{self, Wait};
use crate::folder::{self, State, Trust};

/// So long an index stays after its notes have gone: they may be on a disk that comes back.
const AFTER_NOTES: Duration = Duration::from_secs(30 * 86_400);
/// So long one stays that this version cannot read, and that another may still use.
const UNREADABLE: Duration = Duration::from_secs(180 * 86_400);

/// Removes from a folder of indexes those whose notes have been gone for a month, and those of
/// other versions that were not written for half a year. Gives their folders.
///
/// `kept` stays in any case. What cannot be removed stays until the next time.
pub fn remove_abandoned(cache: &Path, kept: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(cache).into_iter().flatten().flatten();
    let folders = entries.filter(is_folder).map(|entry| entry.path());
    let abandoned = folders.filter(|folder| folder != kept && is_abandoned(folder));
    abandoned
        .filter(|folder| remove(folder).is_some())
        .collect()
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_ok_and(|kind| kind.is_dir())
}

fn is_abandoned(index: &Path) -> bool {
    if folder::check(index).is_err() || !folder::is_marked(index) {
        return false;
    }
    let Some(age) = folder::age(index, SystemTime::now()) else {
        return false;
    };
    match folder::state(index, Trust::Stamps) {
        Ok(Some(State { roll, .. })) => {
            age > AFTER_NOTES && roll.roots().iter().all(|root| is_gone(root))
        }
        Ok(None) => false,
        Err(_) => age > UNREADABLE,
    }
}

fn is_gone(root: &Path) -> bool {
    let found = root.symlink_metadata();
    found.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

fn remove(index: &Path) -> Option<()> {
    let no_wait = Wait::For(Duration::ZERO);
    let _lock = lock::acquire(index, no_wait, &mut |_: Progress| {}).ok()??;
    folder::remove(index).ok()
}
