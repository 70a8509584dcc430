//! The last committed state of an index, read once: what the look and the search begin with. Knows no query.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::Searcher as EngineSearcher;

use crate::error::Error;
use crate::folder::{self, Commit, State};
use crate::manifest::Roll;
use crate::schema::schema;

/// A committed state of an index; cloning it copies nothing.
#[derive(Clone)]
pub struct Snapshot {
    folder: PathBuf,
    state: State,
    place: Place,
}

/// Where a state is.
#[derive(Clone)]
enum Place {
    /// In the folder, as these bytes of a commit say.
    Folder(Commit),
    /// In this process alone.
    Memory(EngineSearcher),
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
            place: Place::Folder(commit),
        })
    }

    /// A state that was never written; `folder` names where it would be.
    pub(crate) fn held(folder: &Path, roll: Roll, engine: EngineSearcher) -> Snapshot {
        Snapshot {
            folder: folder.to_path_buf(),
            state: State {
                generation: 0,
                roll: Arc::new(roll),
                commit: 0,
                is_copy: false,
            },
            place: Place::Memory(engine),
        }
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

    /// The tags that units carry, in lower case and in the order of the alphabet.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn tags(&self) -> Result<Vec<String>, Error> {
        let failed = |error: std::io::Error| Error::Engine(error.to_string());
        let engine = self.open()?;
        let mut tags = std::collections::BTreeSet::new();
        for segment in engine.segment_readers() {
            let inverted = segment.inverted_index(schema().1.tag)?;
            let mut stream = inverted.terms().stream().map_err(failed)?;
            while stream.advance() {
                tags.insert(String::from_utf8_lossy(stream.key()).into_owned());
            }
        }
        Ok(tags.into_iter().collect())
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    pub(crate) fn open(&self) -> Result<EngineSearcher, Error> {
        match &self.place {
            Place::Folder(commit) => folder::open_committed(&self.folder, commit.clone()),
            Place::Memory(engine) => Ok(engine.clone()),
        }
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = f.debug_struct("Snapshot");
        told.field("folder", &self.folder).finish_non_exhaustive()
    }
}
