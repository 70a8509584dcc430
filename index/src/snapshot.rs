//! The last committed state of an index, read once: what the look and the search begin with. Knows no query.

use std::fmt;
use std::path::{Path, PathBuf};

use tantivy::Searcher as EngineSearcher;

use crate::error::Error;
use crate::folder::{self, Commit, State};

/// A committed state of an index; cloning it copies nothing.
#[derive(Clone)]
pub struct Snapshot {
    folder: PathBuf,
    state: State,
    commit: Commit,
}

impl Snapshot {
    /// Reads the last committed state of the index in `folder`.
    ///
    /// # Errors
    /// When there is none, or it is damaged or of another version.
    pub fn read(folder: &Path) -> Result<Snapshot, Error> {
        let committed = Error::caught(|| folder::committed(folder))?;
        let (state, commit) = committed.ok_or_else(|| Error::NoIndex {
            path: folder.to_path_buf(),
        })?;
        Ok(Snapshot {
            folder: folder.to_path_buf(),
            state,
            commit,
        })
    }

    /// Refuses an index of other notes than those below `roots`: an index can be shared.
    ///
    /// # Errors
    /// [`Error::OtherNotes`] where it holds others.
    pub fn check_is_of(&self, roots: &[PathBuf]) -> Result<(), Error> {
        self.state.roll.check_is_of(roots, &self.folder)
    }

    /// Tells this commit of the index from every other.
    pub fn commit(&self) -> u64 {
        self.state.commit
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    pub(crate) fn open(&self) -> Result<EngineSearcher, Error> {
        folder::open_committed(&self.folder, self.commit.clone())
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = f.debug_struct("Snapshot");
        told.field("folder", &self.folder).finish_non_exhaustive()
    }
}
