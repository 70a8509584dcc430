//! What a file system tells of a file that shows whether it changed. Knows no content.

use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// Everything about a file but its size that a change of it changes; 0 where a system has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// Time of the last change of content, nanoseconds since the epoch; anyone may set it.
    pub(crate) modified_ns: i64,
    /// Time of the last change of content, name or rights, which nobody can set.
    pub(crate) changed_ns: i64,
    pub(crate) inode: u64,
    pub(crate) device: u64,
}

/// A file's stamp and size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FileState {
    pub(crate) stamp: Stamp,
    pub(crate) size_bytes: u64,
}

impl Stamp {
    pub(crate) fn of(metadata: &Metadata) -> Stamp {
        let modified_ns = metadata.modified().map_or(0, since_epoch_ns);
        Stamp {
            modified_ns,
            ..of_file(metadata)
        }
    }
}

impl FileState {
    pub(crate) fn of(metadata: &Metadata) -> FileState {
        FileState {
            stamp: Stamp::of(metadata),
            size_bytes: metadata.len(),
        }
    }
}

/// A time of the system as nanoseconds since the epoch, the nearest there is where it is too far.
pub(crate) fn nanoseconds(seconds: i64, rest_ns: i64) -> i64 {
    seconds
        .saturating_mul(1_000_000_000)
        .saturating_add(rest_ns)
}

#[cfg(unix)]
fn of_file(metadata: &Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    Stamp {
        modified_ns: 0,
        changed_ns: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
        inode: metadata.ino(),
        device: metadata.dev(),
    }
}

#[cfg(not(unix))]
fn of_file(_: &Metadata) -> Stamp {
    Stamp::default()
}

fn since_epoch_ns(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |ns| -ns),
    }
}
