//! Reads a regular file's bytes up to a limit; knows no encoding.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::SkipReason;

/// The whole file, or why not.
pub(super) fn bytes(path: &Path, limit_bytes: u64) -> Result<Vec<u8>, SkipReason> {
    // Before opening: opening a pipe that nobody writes to would wait for ever.
    let metadata = fs::metadata(path).map_err(|error| SkipReason::from_io(&error))?;
    if !metadata.is_file() {
        return Err(SkipReason::NotAFile);
    }
    check_size(metadata.len(), limit_bytes)?;

    let bytes = read_up_to(path, metadata.len(), limit_bytes + 1)
        .map_err(|error| SkipReason::from_io(&error))?;
    check_size(bytes.len() as u64, limit_bytes)?;
    Ok(bytes)
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

fn read_up_to(path: &Path, expected_bytes: u64, most_bytes: u64) -> std::io::Result<Vec<u8>> {
    // One more than expected, so that the end is seen without growing the buffer.
    let mut bytes = Vec::with_capacity(expected_bytes as usize + 1);
    File::open(path)?.take(most_bytes).read_to_end(&mut bytes)?;
    Ok(bytes)
}
