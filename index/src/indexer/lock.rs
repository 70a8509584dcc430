//! One writer at a time: a lock file beside the index. Knows nothing of what is written.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::Progress;
use crate::error::Error;
use crate::folder::LOCK_FILE;
use crate::private;

/// How often a lock is tried that is not waited for without end.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Holds the lock until dropped; the system frees it when the process ends.
#[derive(Debug)]
pub(crate) struct WriterLock {
    _file: File,
}

/// How long a lock is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wait {
    /// Until it is free, after telling so.
    Endless,
    /// So long, without a word.
    For(Duration),
}

/// Takes the writer's lock; nothing where another process keeps it for longer than is waited.
pub(crate) fn acquire(
    folder: &Path,
    wait: Wait,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Option<WriterLock>, Error> {
    private::make_folder(folder).map_err(|source| Error::io("create", folder, source))?;
    let path = folder.join(LOCK_FILE);
    let file = open(&path).map_err(|source| Error::io("write", &path, source))?;
    let taken = match wait {
        Wait::Endless => lock(&file, on_progress).map(|()| true),
        Wait::For(time) => lock_within(&file, time),
    };
    match taken {
        Ok(true) => Ok(Some(WriterLock { _file: file })),
        Ok(false) => Ok(None),
        Err(source) => Err(Error::io("lock", &path, source)),
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = private::writing();
    options.create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW);
    }
    options.open(path)
}

fn lock(file: &File, on_progress: &mut dyn FnMut(Progress)) -> io::Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            on_progress(Progress::Waiting);
            file.lock()
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn lock_within(file: &File, time: Duration) -> io::Result<bool> {
    let began = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) if began.elapsed() < time => thread::sleep(LOOK_EVERY),
            Err(TryLockError::WouldBlock) => return Ok(false),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}
