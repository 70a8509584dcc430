//! The engine's files as mundap keeps them: commits sealed, no locks but mundap's own. Knows no note.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use tantivy::Directory;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, DirectoryLock, FileHandle, Lock, MmapDirectory, TerminatingWrite, WatchCallback,
    WatchHandle, WritePtr,
};

use super::seal::{self, SealedFile};
use super::settle;
use crate::manifest::Manifest;
use crate::private;
use crate::regular;

/// The file that a commit is.
pub(super) const COMMIT_FILE: &str = "meta.json";
/// Where the engine lists the files that it made.
pub(super) const LIST_FILE: &str = ".managed.json";
/// What that list is called while it is written; it looks like a draft of the engine's.
const LIST_DRAFT: &str = ".tmplisted";

/// The folder of the engine's files.
#[derive(Clone, Debug)]
pub(super) struct IndexDirectory {
    files: MmapDirectory,
    folder: PathBuf,
    access: Access,
}

/// What a folder is opened for.
#[derive(Clone, Debug)]
pub(super) enum Access {
    /// Reading one commit, whatever is committed meanwhile; takes and makes nothing.
    Read(Arc<[u8]>),
    /// Writing, by the holder of the writer's lock.
    Write,
}

/// What a commit's text says of its files.
#[derive(Deserialize)]
struct Parts {
    segments: Vec<Segment>,
}

#[derive(Deserialize)]
struct Segment {
    segment_id: String,
    deletes: Option<Deletes>,
}

#[derive(Deserialize)]
struct Deletes {
    opstamp: u64,
}

impl IndexDirectory {
    pub(super) fn open(folder: &Path, access: Access) -> tantivy::Result<IndexDirectory> {
        Ok(IndexDirectory {
            files: MmapDirectory::open(folder)?,
            folder: folder.to_path_buf(),
            access,
        })
    }

    /// Seals a commit anew whose files are the same bytes in other files, as a copy has them.
    pub(super) fn seal_anew(&self, commit: &[u8]) -> io::Result<()> {
        let unsealed = seal::unseal(commit);
        let (text, files) = unsealed.ok_or(io::ErrorKind::InvalidData)?;
        let anew = files.iter().map(|file| file.anew(&self.folder));
        let anew = anew.collect::<io::Result<Vec<_>>>()?;
        let path = Path::new(COMMIT_FILE);
        self.files.atomic_write(path, &seal::seal(text, &anew)?)
    }

    /// The commit's text with the seal of all its files.
    ///
    /// Files never change, so those of the last commit keep its seal: damage done to them since
    /// then is not sealed anew.
    fn sealed(&self, text: &[u8]) -> io::Result<Vec<u8>> {
        let parts: Parts = serde_json::from_slice(text)?;
        let last = regular::read(&self.folder.join(COMMIT_FILE)).unwrap_or_default();
        let (_, known) = seal::unseal(&last).unwrap_or_default();
        let mut files = Vec::new();
        let names = self.names(&parts)?;
        self.settle(&names, &known)?;
        for name in names {
            match known.iter().find(|file| file.name == name) {
                Some(file) => files.push(file.clone()),
                None => files.push(SealedFile::of(&self.folder, &name)?),
            }
        }
        seal::seal(text, &files)
    }

    /// Waits until what a commit needs and the last one did not have is on the disk.
    fn settle(&self, names: &[String], known: &[SealedFile]) -> io::Result<()> {
        let is_known = |name: &&String| known.iter().any(|file| file.name == **name);
        let new = names.iter().filter(|name| !is_known(name)).cloned();
        let beside = fs::read_dir(&self.folder)?.filter_map(|entry| entry.ok());
        let beside = beside.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let manifests = beside.filter(|name| Manifest::is_file_name(name));
        let new: Vec<String> = new.chain(manifests).collect();
        settle::settle(&self.folder, &new)
    }

    /// The engine's list of its files; none where a broken one stands.
    ///
    /// Nobody waits for it to be on the disk: what it does not name is swept before the next
    /// commit, by the seal of the last.
    fn list(&self) -> io::Result<Vec<u8>> {
        let list = regular::read(&self.folder.join(LIST_FILE))?;
        let names = serde_json::from_slice::<Vec<String>>(&list);
        Ok(names.map_or_else(|_| b"[]".to_vec(), |_| list))
    }

    /// The files of a commit, in order.
    fn names(&self, parts: &Parts) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if parts.segments.iter().any(|segment| segment.has(&name)) {
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(names)
    }
}

impl Segment {
    fn has(&self, name: &str) -> bool {
        let Some((segment, kind)) = name.split_once('.') else {
            return false;
        };
        let is_of_this = segment == self.segment_id.replace('-', "");
        is_of_this && kind != "store.temp" && self.is_in_force(kind)
    }

    /// Whether a list of deleted units is the segment's last; whatever else it has is in force.
    fn is_in_force(&self, kind: &str) -> bool {
        let Some(opstamp) = kind.strip_suffix(".del") else {
            return true;
        };
        let last = self.deletes.as_ref().map(|deletes| deletes.opstamp);
        opstamp.parse().ok() == last && last.is_some()
    }
}

/// A file of the engine's: its commit waits until it is on the disk.
struct Draft(File);

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl TerminatingWrite for Draft {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        Ok(())
    }
}

fn unsealed(sealed: &[u8]) -> io::Result<Vec<u8>> {
    let unsealed = seal::unseal(sealed);
    let broken = || io::Error::new(io::ErrorKind::InvalidData, "its commit is broken");
    unsealed.map(|(text, _)| text.to_vec()).ok_or_else(broken)
}

impl Directory for IndexDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let file = private::writing()
            .create_new(true)
            .open(self.folder.join(path));
        let file = file.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => OpenWriteError::FileAlreadyExists(path.to_path_buf()),
            _ => OpenWriteError::wrap_io_error(error, path.to_path_buf()),
        })?;
        Ok(WritePtr::new(Box::new(Draft(file))))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let is_commit = path == Path::new(COMMIT_FILE);
        let read = match &self.access {
            Access::Read(commit) if is_commit => Ok(commit.to_vec()),
            Access::Read(_) if path == Path::new(LIST_FILE) => Ok(b"[]".to_vec()),
            Access::Write if path == Path::new(LIST_FILE) => self.list(),
            _ => regular::read(&self.folder.join(path)),
        };
        let read = read.and_then(|bytes| match is_commit {
            true => unsealed(&bytes),
            false => Ok(bytes),
        });
        read.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.to_path_buf()),
            _ => OpenReadError::wrap_io_error(error, path.to_path_buf()),
        })
    }

    fn atomic_write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if path == Path::new(COMMIT_FILE) {
            return self.files.atomic_write(path, &self.sealed(bytes)?);
        }
        if path == Path::new(LIST_FILE) {
            let draft = self.folder.join(LIST_DRAFT);
            return settle::replace(&self.folder.join(path), &draft, bytes);
        }
        self.files.atomic_write(path, bytes)
    }

    /// A commit settles the names that it needs; a deletion that is lost leaves what is swept.
    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// Writers hold mundap's lock already, and readers need none: where a file of theirs is gone,
    /// there is a newer commit to read.
    fn acquire_lock(&self, _: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(callback)
    }
}
