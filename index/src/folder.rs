//! The index's folder: what stands in it, how it is opened, made and emptied. Knows no text of a note.

mod mark;

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::{Index, IndexMeta};

use crate::error::Error;
use crate::manifest::Manifest;
use crate::schema;

pub(crate) use mark::{check, set as set_mark};

/// Where in the index's folder the engine's files and the manifests are.
pub(crate) const INDEX_FOLDER: &str = "units";
/// What a writer locks, also before there is an index.
pub(crate) const LOCK_FILE: &str = "writer.lock";

/// What a commit says about itself.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    version: String,
    generation: u64,
}

/// The last committed state of an index.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) generation: u64,
    pub(crate) manifest: Manifest,
}

/// Reads the committed state; `None` where there is no index.
///
/// # Errors
/// `Damaged` when what stands there cannot be used by this version.
pub(crate) fn state(folder: &Path) -> Result<Option<State>, Error> {
    let units = folder.join(INDEX_FOLDER);
    if !units.join("meta.json").exists() {
        return Ok(None);
    }
    let index = open(folder)?;
    let generation = generation(&units, &index.load_metas()?)?;
    let manifest = Manifest::read(&units, generation)?;
    Ok(Some(State {
        generation,
        manifest,
    }))
}

fn generation(units: &Path, meta: &IndexMeta) -> Result<u64, Error> {
    let payload = meta.payload.as_deref().unwrap_or_default();
    let payload: Payload =
        serde_json::from_str(payload).map_err(|_| damaged(units, "its commit says nothing"))?;
    if payload.version != schema::version() {
        return Err(damaged(units, "it was written by another version"));
    }
    Ok(payload.generation)
}

/// Opens the engine's index for reading.
pub(crate) fn open(folder: &Path) -> Result<Index, Error> {
    let units = folder.join(INDEX_FOLDER);
    if !units.join("meta.json").exists() {
        return Err(Error::NoIndex {
            path: folder.to_path_buf(),
        });
    }
    let index = Index::open_in_dir(&units).map_err(|error| damaged(&units, &error.to_string()))?;
    if index.schema() != schema::schema().0 {
        return Err(damaged(&units, "its fields are of another version"));
    }
    Ok(index)
}

/// Opens the index for writing, or makes it anew when it is missing or damaged.
///
/// Gives no state where the index is new.
pub(crate) fn open_or_make(folder: &Path) -> Result<(Index, Option<State>), Error> {
    match state(folder) {
        Ok(Some(state)) if mark::lists_parts_only(&folder.join(INDEX_FOLDER)) => {
            Ok((open(folder)?, Some(state)))
        }
        _ => Ok((make(folder)?, None)),
    }
}

fn make(folder: &Path) -> Result<Index, Error> {
    let units = folder.join(INDEX_FOLDER);
    mark::sweep(&units)?;
    fs::create_dir_all(&units).map_err(|source| Error::io("create", &units, source))?;
    Ok(Index::create_in_dir(&units, schema::schema().0)?)
}

/// What the commit of that generation carries.
pub(crate) fn payload(generation: u64) -> Result<String, Error> {
    let payload = Payload {
        version: schema::version(),
        generation,
    };
    serde_json::to_string(&payload).map_err(|failed| Error::Engine(failed.to_string()))
}

/// Where the manifests of an index stand.
pub(crate) fn manifests(folder: &Path) -> PathBuf {
    folder.join(INDEX_FOLDER)
}

fn damaged(units: &Path, reason: &str) -> Error {
    Error::Damaged {
        path: units.to_path_buf(),
        reason: reason.to_string(),
    }
}
