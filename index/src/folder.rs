//! The index's folder: what stands in it, how it is opened, made and emptied. Knows no text of a note.

mod directory;
mod mark;
mod seal;
mod settle;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use tantivy::{Index, IndexSettings, ReloadPolicy, Searcher as EngineSearcher};
use xxhash_rust::xxh3::xxh3_64;

use crate::error::Error;
use crate::manifest::{Manifest, Roll};
use crate::private;
use crate::regular;
use crate::schema;

use directory::{Access, COMMIT_FILE, IndexDirectory, LIST_FILE};
use seal::Files;

pub(crate) use mark::{check, is_mark_set as is_marked, set as set_mark};
pub(crate) use seal::Trust;

/// Where in the index's folder the engine's files and the manifests are.
pub(crate) const INDEX_FOLDER: &str = "units";
/// What a writer locks, also before there is an index.
pub(crate) const LOCK_FILE: &str = "writer.lock";

/// What a commit says about itself.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    version: String,
    generation: u64,
    /// XXH3 of the manifest's file.
    manifest: u64,
}

/// Of a commit's text, what is read without the engine.
#[derive(Debug, Deserialize)]
struct CommitText {
    payload: Option<String>,
}

/// The bytes of a commit's file.
pub(crate) type Commit = Arc<[u8]>;

/// The last committed state of an index.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) generation: u64,
    pub(crate) roll: Arc<Roll>,
    /// Tells this commit from every other: XXH3 of its file.
    pub(crate) commit: u64,
    /// Whether its files are whole but others than those that were sealed.
    pub(crate) is_copy: bool,
}

/// Reads the committed state; `None` where there is no index.
///
/// # Errors
/// `Damaged` when what stands there cannot be used by this version, or is not what was committed.
pub(crate) fn state(folder: &Path, trust: Trust) -> Result<Option<State>, Error> {
    let read = in_one_commit(folder, trust, |_, _| Ok(()))?;
    Ok(read.map(|(state, ())| state))
}

/// Opens the committed state for reading; waits for nobody and writes nothing.
///
/// # Errors
/// As [`state`], and where there is no index.
pub(crate) fn open(folder: &Path) -> Result<(State, EngineSearcher), Error> {
    let opened = in_one_commit(folder, Trust::Stamps, open_commit)?;
    opened.ok_or_else(|| Error::NoIndex {
        path: folder.to_path_buf(),
    })
}

/// The commit's bytes and what belongs to it; `None` where there is no index.
///
/// # Errors
/// As [`state`].
pub(crate) fn committed(folder: &Path) -> Result<Option<(State, Commit)>, Error> {
    in_one_commit(folder, Trust::Stamps, |_, commit| Ok(commit))
}

/// Opens one commit for reading, as long as its files are there.
pub(crate) fn open_committed(folder: &Path, commit: Commit) -> Result<EngineSearcher, Error> {
    open_commit(&folder.join(INDEX_FOLDER), commit)
}

/// Reads what belongs to one commit, of a newer one where a writer has replaced it meanwhile.
fn in_one_commit<T>(
    folder: &Path,
    trust: Trust,
    open: impl Fn(&Path, Commit) -> Result<T, Error>,
) -> Result<Option<(State, T)>, Error> {
    let units = folder.join(INDEX_FOLDER);
    let mut failed: Option<(Commit, Error)> = None;
    loop {
        let Some(commit) = read_commit(&units)? else {
            return Ok(None);
        };
        match failed {
            Some((before, error)) if before == commit => return Err(error),
            _ => {}
        }
        let read = state_of(&units, &commit, trust)
            .and_then(|state| Ok((state, open(&units, commit.clone())?)));
        match read {
            Ok(read) => return Ok(Some(read)),
            Err(error) => failed = Some((commit, error)),
        }
    }
}

fn read_commit(units: &Path) -> Result<Option<Commit>, Error> {
    let path = units.join(COMMIT_FILE);
    match regular::read(&path) {
        Ok(bytes) => Ok(Some(bytes.into())),
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            Err(damaged(&path, "it is no regular file"))
        }
        Err(source) => Err(Error::io("read", &path, source)),
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn state_of(units: &Path, commit: &[u8], trust: Trust) -> Result<State, Error> {
    let (text, files) =
        seal::unseal(commit).ok_or_else(|| damaged(units, "its commit is broken"))?;
    let payload = payload_of(units, text)?;
    let compared = seal::compared(units, &files, trust);
    let compared = compared.map_err(|source| Error::io("read", units, source))?;
    if let Files::Broken(name) = compared {
        return Err(damaged(units, &format!("`{name}` is not what was written")));
    }
    Ok(State {
        generation: payload.generation,
        roll: Arc::new(Roll::read(units, payload.generation, payload.manifest)?),
        commit: xxh3_64(commit),
        is_copy: compared == Files::Copied,
    })
}

fn payload_of(units: &Path, text: &[u8]) -> Result<Payload, Error> {
    let nothing = |_| damaged(units, "its commit says nothing");
    let text: CommitText = serde_json::from_slice(text).map_err(nothing)?;
    let payload = text.payload.unwrap_or_default();
    let payload: Payload = serde_json::from_str(&payload).map_err(nothing)?;
    if payload.version != schema::version() {
        return Err(damaged(units, "it was written by another version"));
    }
    Ok(payload)
}

fn open_commit(units: &Path, commit: Commit) -> Result<EngineSearcher, Error> {
    let broken = |error: tantivy::TantivyError| {
        let words = error.to_string();
        match Error::from(error).in_folder(units) {
            refused @ Error::Io { .. } if !refused.is_of_index() => refused,
            _ => damaged(units, &words),
        }
    };
    let directory = IndexDirectory::open(units, Access::Read(commit)).map_err(broken)?;
    let index = fitting(units, Index::open(directory).map_err(broken)?)?;
    reader(&index).map_err(broken)
}

/// Reads the last commit of an index, whatever is committed later.
pub(crate) fn reader(index: &Index) -> tantivy::Result<EngineSearcher> {
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
    let reader: tantivy::IndexReader = reader.try_into()?;
    Ok(reader.searcher())
}

fn fitting(units: &Path, index: Index) -> Result<Index, Error> {
    if index.schema() != schema::schema().0 {
        return Err(damaged(units, "its fields are of another version"));
    }
    Ok(index)
}

/// Opens the index for writing, or makes it anew when it is missing, damaged or not trusted.
///
/// Gives no state where the index is new. The caller holds the writer's lock.
pub(crate) fn open_or_make(
    folder: &Path,
    trust: Trust,
    distrusted: Option<u64>,
) -> Result<(Index, Option<State>), Error> {
    match state(folder, trust) {
        Ok(Some(state)) if Some(state.commit) != distrusted => match open_to_write(folder) {
            Ok(index) => Ok((index, Some(state))),
            Err(refused) if !refused.is_of_index() => Err(refused),
            Err(_) => Ok((make(folder)?, None)),
        },
        // What cannot be read now is no reason to throw it away.
        Err(refused) if !refused.is_of_index() => Err(refused),
        _ => Ok((make(folder)?, None)),
    }
}

fn open_to_write(folder: &Path) -> Result<Index, Error> {
    let units = folder.join(INDEX_FOLDER);
    if !mark::lists_parts_only(&units) {
        return Err(damaged(&units, "its list names files of others"));
    }
    sweep_orphans(&units)?;
    let directory = IndexDirectory::open(&units, Access::Write).map_err(Error::from)?;
    fitting(&units, Index::open(directory)?)
}

/// Removes what a commit left that never came: the engine would write files of the same names, and
/// overwrites none.
fn sweep_orphans(units: &Path) -> Result<(), Error> {
    let commit = read_commit(units)?.unwrap_or_default();
    let Some((_, files)) = seal::unseal(&commit) else {
        return Ok(());
    };
    mark::sweep_others(units, &|name| {
        let is_list = name == COMMIT_FILE || name == LIST_FILE || Manifest::is_file_name(name);
        is_list || files.iter().any(|file| file.name == name)
    })
}

fn make(folder: &Path) -> Result<Index, Error> {
    let units = folder.join(INDEX_FOLDER);
    mark::sweep(&units)?;
    private::make_folder(&units).map_err(|source| Error::io("create", &units, source))?;
    let directory = IndexDirectory::open(&units, Access::Write).map_err(Error::from)?;
    let settings = settings();
    Ok(Index::create(directory, schema::schema().0, settings)?)
}

/// Units are stored in blocks of which a search unpacks few, by the thread that writes them.
pub(crate) fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    }
}

/// Whether the bytes are a commit under a whole seal.
pub(crate) fn is_sealed(commit: &[u8]) -> bool {
    seal::unseal(commit).is_some()
}

/// Where the commit of an index stands.
pub(crate) fn commit_file(folder: &Path) -> PathBuf {
    folder.join(INDEX_FOLDER).join(COMMIT_FILE)
}

/// Time since the last commit; nothing where there is none or the clock was turned back.
pub(crate) fn age(folder: &Path, now: SystemTime) -> Option<Duration> {
    let commit = fs::symlink_metadata(commit_file(folder)).ok()?;
    now.duration_since(commit.modified().ok()?).ok()
}

/// Removes an index and its folder; files of others keep the folder. The caller holds the lock.
pub(crate) fn remove(folder: &Path) -> Result<(), Error> {
    let units = folder.join(INDEX_FOLDER);
    mark::sweep(&units)?;
    let failed = |source| Error::io("remove", folder, source);
    fs::remove_dir(&units).map_err(failed)?;
    mark::clear(folder).map_err(failed)?;
    fs::remove_dir(folder).map_err(failed)
}

/// Seals a copied index anew, so that its files need not be read again to be trusted.
///
/// Nothing is done where another commit has come. The caller holds the writer's lock.
pub(crate) fn seal_anew(folder: &Path, commit: u64) -> Result<(), Error> {
    let units = folder.join(INDEX_FOLDER);
    let Some(bytes) = read_commit(&units)?.filter(|bytes| xxh3_64(bytes) == commit) else {
        return Ok(());
    };
    let directory = IndexDirectory::open(&units, Access::Write)?;
    let sealed = directory.seal_anew(&bytes);
    sealed.map_err(|source| Error::io("write", &units, source))
}

/// What the commit of that generation carries, and the digest of its manifest.
pub(crate) fn payload(generation: u64, manifest: u64) -> Result<String, Error> {
    let payload = Payload {
        version: schema::version(),
        generation,
        manifest,
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
