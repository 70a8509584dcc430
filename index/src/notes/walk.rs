//! Walks folders for notes as the ignore files say; opens no note.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::num::NonZero;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::thread;

use ignore::{DirEntry, WalkBuilder};

use super::{NoteFile, SkipReason, Skipped, Walk};
use crate::stamp::Stamp;

const EXTENSIONS: [&str; 4] = ["md", "markdown", "mdx", "txt"];

/// Below this a thread costs more than it gains: 1.6 µs a file, 50 µs a thread.
const FILES_PER_THREAD: usize = 256;

/// One thread walks, several ask for sizes and times. The walker of several threads that the
/// `ignore` crate has is no faster on a thousand notes and takes 1.3 ms on ten.
///
/// `except` is canonical.
pub(super) fn walk(roots: &[PathBuf], except: Option<&Path>) -> Walk {
    let mut found = Found::default();
    for root in roots {
        if let Err(reason) = found.walk_root(root, except) {
            found.skip(root, reason);
        }
    }
    found.paths.sort_by_cached_key(|path| key(path));
    found.paths.dedup();

    let mut walk = Walk::default();
    for looked_up in look_up_all(&found.paths) {
        match looked_up {
            Ok(file) => walk.files.push(file),
            Err(skipped) => found.skipped.extend(skipped),
        }
    }
    found.skipped.sort_unstable();
    found.skipped.dedup();
    walk.skipped = found.skipped;
    walk
}

/// Orders as `Path` does, by components, in an eighth of its time.
fn key(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes().iter();
    bytes
        .map(|&byte| match char::from(byte) {
            MAIN_SEPARATOR => 0,
            _ => byte,
        })
        .collect()
}

#[derive(Default)]
struct Found {
    paths: Vec<PathBuf>,
    skipped: Vec<Skipped>,
}

impl Found {
    fn walk_root(&mut self, root: &Path, except: Option<&Path>) -> Result<(), SkipReason> {
        let root = fs::canonicalize(root).map_err(|error| SkipReason::from_io(&error))?;
        let metadata = fs::metadata(&root).map_err(|error| SkipReason::from_io(&error))?;
        if metadata.is_dir() {
            self.walk_folder(&root, except.filter(|except| except.starts_with(&root)));
            return Ok(());
        }
        if !metadata.is_file() {
            return Err(SkipReason::NotAFile);
        }
        self.paths.push(root);
        Ok(())
    }

    /// Only what stands in the notes' own folders hides a note: no setting of the user's git
    /// does. A vault without git may have a `.gitignore` all the same (synchronised, unpacked),
    /// so git is not required. Folders above the root have a say only up to the top of the
    /// root's repository: a `*` in the home folder's `.gitignore` must not hide every vault.
    fn walk_folder(&mut self, root: &Path, except: Option<&Path>) {
        let in_repository = is_in_git_repository(root);
        let mut walk = WalkBuilder::new(root);
        if let Some(except) = except.map(Path::to_path_buf) {
            walk.filter_entry(move |entry| entry.path() != except);
        }
        walk.add_custom_ignore_filename(".mundapignore")
            .require_git(in_repository)
            .parents(in_repository)
            .git_global(false)
            .git_exclude(false)
            .follow_links(false);
        for entry in walk.build() {
            match entry {
                Ok(entry) if is_note(&entry) => self.paths.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => {
                    let path = path_of(&error).unwrap_or(root);
                    self.skipped.extend(unless_vanished(path, &error));
                }
            }
        }
    }

    fn skip(&mut self, path: &Path, reason: SkipReason) {
        self.skipped.push(Skipped {
            path: path.to_owned(),
            reason,
        });
    }
}

fn is_in_git_repository(folder: &Path) -> bool {
    folder
        .ancestors()
        .any(|ancestor| ancestor.join(".git").exists())
}

fn is_note(entry: &DirEntry) -> bool {
    let extension = entry.path().extension().and_then(OsStr::to_str);
    entry.file_type().is_some_and(|kind| kind.is_file())
        && extension.is_some_and(|found| {
            EXTENSIONS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(found))
        })
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

fn unless_vanished(path: &Path, error: &ignore::Error) -> Option<Skipped> {
    let reason = match error.io_error() {
        Some(io_error) if io_error.kind() == io::ErrorKind::NotFound => return None,
        Some(io_error) => SkipReason::from_io(io_error),
        None => SkipReason::Unreadable(error.to_string()),
    };
    Some(Skipped {
        path: path.to_owned(),
        reason,
    })
}

type LookedUp = Result<NoteFile, Option<Skipped>>;

fn look_up_all(paths: &[PathBuf]) -> Vec<LookedUp> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = paths.len().div_ceil(threads).max(FILES_PER_THREAD);
    let mut shares = paths.chunks(share);
    let own_share = shares.next().unwrap_or_default();
    thread::scope(|scope| {
        let mut others = Vec::new();
        for share in shares {
            let look_up = move || look_up_each(share);
            others.push((share, thread::Builder::new().spawn_scoped(scope, look_up)));
        }
        let mut found = look_up_each(own_share);
        for (share, other) in others {
            // Where the system gives no thread, this one does its work.
            let looked_up = other.map(|other| other.join());
            found.extend(match looked_up {
                Ok(looked_up) => looked_up.expect("looking up a file does not panic"),
                Err(_) => look_up_each(share),
            });
        }
        found
    })
}

fn look_up_each(paths: &[PathBuf]) -> Vec<LookedUp> {
    paths.iter().map(|path| look_up(path)).collect()
}

/// The file's size and time; nothing where it vanished meanwhile.
fn look_up(path: &Path) -> LookedUp {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(note_file(path, &metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(None),
        Err(error) => Err(Some(Skipped {
            path: path.to_owned(),
            reason: SkipReason::from_io(&error),
        })),
    }
}

fn note_file(path: &Path, metadata: &Metadata) -> NoteFile {
    let Stamp {
        modified_ns,
        changed_ns,
        inode,
        device,
    } = Stamp::of(metadata);
    NoteFile {
        path: path.to_owned(),
        modified_ns,
        changed_ns,
        size_bytes: metadata.len(),
        inode,
        device,
    }
}
