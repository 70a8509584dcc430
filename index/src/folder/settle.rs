//! Waits until files are on the disk, several at a time: a disk writes down together what is asked for together. Knows no engine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use crate::private;

/// So many files are waited for at once.
const AT_ONCE: usize = 8;

/// Waits until all bytes of the files, and the names in their folder, are on the disk.
pub(super) fn settle(folder: &Path, names: &[String]) -> io::Result<()> {
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let share = paths.len().div_ceil(AT_ONCE).max(1);
    let all = |paths: &[PathBuf]| paths.iter().try_for_each(|path| settle_file(path));
    thread::scope(|scope| {
        let mut waits = Vec::new();
        for paths in paths.chunks(share) {
            let wait = thread::Builder::new().spawn_scoped(scope, move || all(paths));
            match wait {
                Ok(wait) => waits.push(wait),
                // Where the system gives no thread, this one waits.
                Err(_) => all(paths)?,
            }
        }
        settle_folder(folder)?;
        let over = waits.into_iter().map(|wait| wait.join());
        let mut over = over.map(|wait| wait.unwrap_or_else(|_| Err(io::ErrorKind::Other.into())));
        over.try_for_each(|wait| wait)
    })
}

/// Puts a file in the place of another without waiting for the disk.
///
/// `draft` is a name for it until it is written; nothing bears it.
pub(super) fn replace(path: &Path, draft: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private::writing().create_new(true).open(draft)?;
    io::Write::write_all(&mut file, bytes)?;
    drop(file);
    fs::rename(draft, path)
}

#[cfg(not(windows))]
fn settle_file(path: &Path) -> io::Result<()> {
    use crate::regular::{self, Links};
    regular::open(path, Links::Refused)?.0.sync_data()
}

/// Windows lets only those wait who may write.
#[cfg(windows)]
fn settle_file(path: &Path) -> io::Result<()> {
    let file = fs::OpenOptions::new().write(true).open(path)?;
    file.sync_data()
}

#[cfg(not(windows))]
fn settle_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_data()
}

/// Windows keeps names as safe as files.
#[cfg(windows)]
fn settle_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_waited_for() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let names: Vec<String> = (0..3 * AT_ONCE).map(|at| format!("{at}.가")).collect();
        for name in &names {
            fs::write(folder.path().join(name), name).expect("the folder is our own");
        }
        assert!(settle(folder.path(), &names).is_ok());
        assert!(settle(folder.path(), &[]).is_ok());
        for gone in [0, AT_ONCE, names.len() - 1] {
            fs::remove_file(folder.path().join(&names[gone])).expect("the folder is our own");
            assert!(settle(folder.path(), &names).is_err(), "{gone}");
            fs::write(folder.path().join(&names[gone]), "").expect("the folder is our own");
        }
    }
}
