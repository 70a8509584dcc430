//! Compares the files found with the notes of an index. Reads a file only to look for a user's word.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::respelled::Respelled;
use crate::manifest::{Manifest, NoteState};
use crate::notes::NoteFile;

/// A file changed this long before a refresh may have changed again, unseen, after it.
const CLOCK_GRAIN_NS: i64 = 10_000_000;
/// The same where the file system keeps whole seconds, FAT two of them.
const COARSE_GRAIN_NS: i64 = 2_000_000_000;

/// What a refresh has to do.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// Files to read: new, changed, or too fresh to be trusted.
    pub(crate) read: Vec<NoteFile>,
    /// Notes of the index whose files are gone.
    pub(crate) gone: Vec<PathBuf>,
    /// Notes of the index whose units are stale although their files may be the same.
    pub(crate) stale: HashSet<PathBuf>,
}

impl Plan {
    /// Compares `files` with what the index knew.
    pub(crate) fn new(files: &[NoteFile], manifest: &Manifest) -> Plan {
        let read = files
            .iter()
            .filter(|file| needs_reading(file, manifest))
            .cloned()
            .collect();
        Plan {
            read,
            gone: vanished(files, &manifest.notes),
            stale: HashSet::new(),
        }
    }

    /// Adds the known notes that hold a spelling whose meaning changed.
    ///
    /// Reads every note once; costs nothing where no spelling changed.
    pub(crate) fn add_respelled(
        &mut self,
        files: &[NoteFile],
        manifest: &Manifest,
        respelled: &Respelled,
    ) {
        if respelled.is_empty() {
            return;
        }
        let is_known = |file: &&NoteFile| manifest.notes.contains_key(&file.path);
        let stale = files.iter().filter(is_known);
        let stale = stale.filter(|file| respelled.stands_in_note(&file.path));
        self.stale = stale.map(|file| file.path.clone()).collect();
        let read: HashSet<PathBuf> = self.read.iter().map(|file| file.path.clone()).collect();
        let is_due =
            |file: &&NoteFile| read.contains(&file.path) || self.stale.contains(&file.path);
        self.read = files.iter().filter(is_due).cloned().collect();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.read.is_empty() && self.gone.is_empty()
    }
}

fn needs_reading(file: &NoteFile, manifest: &Manifest) -> bool {
    let Some(known) = manifest.notes.get(&file.path) else {
        return true;
    };
    let same = known.modified_ns == file.modified_ns && known.size_bytes == file.size_bytes;
    !same || file.modified_ns + grain_ns(file.modified_ns) >= manifest.written_ns
}

fn grain_ns(modified_ns: i64) -> i64 {
    if modified_ns % 1_000_000_000 == 0 {
        return COARSE_GRAIN_NS;
    }
    CLOCK_GRAIN_NS
}

fn vanished(files: &[NoteFile], notes: &BTreeMap<PathBuf, NoteState>) -> Vec<PathBuf> {
    let present: HashSet<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    let gone = notes
        .keys()
        .filter(|path| !present.contains(path.as_path()));
    gone.cloned().collect()
}
