//! Reads a regular file's bytes up to a limit; knows no encoding.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::SkipReason;
use crate::regular::{self, Links};

/// The whole file, or why not; where links are refused, one that is not there has vanished.
pub(super) fn bytes(path: &Path, links: Links, limit_bytes: u64) -> Result<Vec<u8>, SkipReason> {
    let (file, metadata) = regular::open(path, links).map_err(|error| refused(&error, links))?;
    check_size(metadata.len(), limit_bytes)?;

    let bytes = read_up_to(file, metadata.len(), limit_bytes + 1)
        .map_err(|error| SkipReason::from_io(&error))?;
    check_size(bytes.len() as u64, limit_bytes)?;
    Ok(bytes)
}

fn refused(error: &io::Error, links: Links) -> SkipReason {
    match error.kind() {
        io::ErrorKind::InvalidInput => SkipReason::NotAFile,
        // Only the opening can tell: a moment later another file may have that name.
        _ if links == Links::Refused && is_absent(error) => SkipReason::Vanished,
        _ => SkipReason::from_io(error),
    }
}

/// Whether nothing has that path; a file in the place of a folder above it says so too.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
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
