//! Reads a regular file's bytes up to a limit; knows no encoding.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::{Links, SkipReason};

/// The whole file, or why not.
pub(super) fn bytes(path: &Path, links: Links, limit_bytes: u64) -> Result<Vec<u8>, SkipReason> {
    let file = open(path, links).map_err(|error| refused(path, links, &error))?;
    // Of what was opened, not of what has the name by now.
    let metadata = file
        .metadata()
        .map_err(|error| SkipReason::from_io(&error))?;
    if !metadata.is_file() {
        return Err(SkipReason::NotAFile);
    }
    check_size(metadata.len(), limit_bytes)?;

    let bytes = read_up_to(file, metadata.len(), limit_bytes + 1)
        .map_err(|error| SkipReason::from_io(&error))?;
    check_size(bytes.len() as u64, limit_bytes)?;
    Ok(bytes)
}

/// Opens without waiting: a pipe that nobody writes to would keep its reader for ever.
fn open(path: &Path, links: Links) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let follow = match links {
            Links::Followed => 0,
            Links::Refused => libc::O_NOFOLLOW,
        };
        options.custom_flags(libc::O_NONBLOCK | follow);
    }
    #[cfg(not(unix))]
    let _ = links;
    options.open(path)
}

/// Sockets, and links that are not followed, cannot be opened at all.
fn refused(path: &Path, links: Links, error: &io::Error) -> SkipReason {
    let metadata = match links {
        Links::Followed => fs::metadata(path),
        Links::Refused => fs::symlink_metadata(path),
    };
    match metadata {
        Ok(metadata) if !metadata.is_file() => SkipReason::NotAFile,
        _ => SkipReason::from_io(error),
    }
}

fn check_size(size_bytes: u64, limit_bytes: u64) -> Result<(), SkipReason> {
    if size_bytes <= limit_bytes {
        return Ok(());
    }
    Err(SkipReason::TooLarge {
        size_bytes,
        limit_bytes,
    })
}

fn read_up_to(file: File, expected_bytes: u64, most_bytes: u64) -> io::Result<Vec<u8>> {
    // One more than expected, so that the end is seen without growing the buffer.
    let mut bytes = Vec::with_capacity(expected_bytes as usize + 1);
    file.take(most_bytes).read_to_end(&mut bytes)?;
    Ok(bytes)
}
