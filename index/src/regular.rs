//! Opens regular files and nothing else, without ever waiting. Knows no content.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Whether a file is opened that a symbolic link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    Followed,
    Refused,
}

/// Opens a file for reading; an `InvalidInput` tells what is no regular file.
///
/// A pipe that nobody writes to would keep its reader waiting for ever.
pub(crate) fn open(path: &Path, links: Links) -> io::Result<(File, Metadata)> {
    let file = opened(path, links).map_err(|error| told(path, links, error))?;
    // Of what was opened, not of what has the name by now.
    let metadata = file.metadata()?;
    match metadata.is_file() {
        true => Ok((file, metadata)),
        false => Err(no_file()),
    }
}

/// All of a file that is no link.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let (mut file, metadata) = open(path, Links::Refused)?;
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn opened(path: &Path, links: Links) -> io::Result<File> {
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
fn told(path: &Path, links: Links, error: io::Error) -> io::Error {
    let metadata = match links {
        Links::Followed => path.metadata(),
        Links::Refused => path.symlink_metadata(),
    };
    match metadata {
        Ok(metadata) if !metadata.is_file() => no_file(),
        _ => error,
    }
}

fn no_file() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")
}
