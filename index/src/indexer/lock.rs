//! One writer at a time: a lock file beside the index. Knows nothing of what is written.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use super::Progress;
use crate::error::Error;
use crate::folder::LOCK_FILE;

/// Holds the lock until dropped; the system frees it when the process ends.
#[derive(Debug)]
pub(crate) struct WriterLock {
    _file: File,
}

/// Takes the writer's lock, waiting for another process after telling so.
pub(crate) fn acquire(
    folder: &Path,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<WriterLock, Error> {
    fs::create_dir_all(folder).map_err(|source| Error::io("create", folder, source))?;
    let path = folder.join(LOCK_FILE);
    let file = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path);
    let file = file.map_err(|source| Error::io("write", &path, source))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            on_progress(Progress::Waiting);
            file.lock()
                .map_err(|source| Error::io("lock", &path, source))?;
        }
        Err(TryLockError::Error(source)) => return Err(Error::io("lock", &path, source)),
    }
    Ok(WriterLock { _file: file })
}
