//! One writer of a file at a time, and a file that is replaced whole. Knows no words.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::WordsError;
use crate::private;

/// How long a writer waits for others, each of which needs some milliseconds.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

const POLL: Duration = Duration::from_millis(5);

/// As many as Linux follows.
const LINKS: usize = 40;

/// What a path leads to in the end, also where nothing stands there yet.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder(&path).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Locks a file against other writers until dropped; makes its folder.
///
/// The lock is a file beside it that stays, because the file itself is replaced.
pub(super) fn lock(path: &Path, patience: Duration) -> Result<File, WordsError> {
    let lock = beside(path, "lock");
    let began = Instant::now();
    let file = open_lock(&lock).map_err(|source| WordsError::io("lock", &lock, source))?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if began.elapsed() < patience => thread::sleep(POLL),
            Err(TryLockError::WouldBlock) => return Err(WordsError::Locked { path: lock }),
            Err(TryLockError::Error(source)) => return Err(WordsError::io("lock", &lock, source)),
        }
    }
}

/// Puts a text in the place of a file, which keeps its permissions; the file is locked.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let draft = beside(path, "new");
    let written = write_draft(&draft, path, text).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        // The error that counts is the first one; a draft that stays is replaced.
        let _ = fs::remove_file(&draft);
    }
    written
}

fn open_lock(lock: &Path) -> io::Result<File> {
    private::make_folder(folder(lock))?;
    let mut options = private::writing();
    options.create(true).truncate(false).open(lock)
}

fn write_draft(draft: &Path, like: &Path, text: &str) -> io::Result<()> {
    // A crash may have left one that cannot be written, with the permissions of the file.
    let _ = fs::remove_file(draft);
    let mut file = private::writing().create_new(true).open(draft)?;
    if let Ok(old) = fs::metadata(like) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// A hidden file for a purpose of ours, in the same folder.
fn beside(path: &Path, purpose: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    name.push(purpose);
    path.with_file_name(name)
}

fn folder(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    folder.unwrap_or(Path::new("."))
}
