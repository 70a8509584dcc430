//! Walks folders for notes as the ignore files say; opens no note.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::time::{SystemTime, UNIX_EPOCH};

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::{NoteFile, SkipReason, Skipped, Walk};

const EXTENSIONS: [&str; 4] = ["md", "markdown", "mdx", "txt"];

enum Found {
    File(NoteFile),
    Skipped(Skipped),
}

pub(super) fn walk(roots: &[PathBuf]) -> Walk {
    let (sender, found) = mpsc::channel();
    for root in roots {
        if let Err(reason) = walk_root(root, &sender) {
            send(&sender, skipped(root, reason));
        }
    }
    drop(sender);

    let mut walk = Walk::default();
    for found in found {
        match found {
            Found::File(file) => walk.files.push(file),
            Found::Skipped(skipped) => walk.skipped.push(skipped),
        }
    }
    walk.files.sort_unstable();
    walk.files.dedup_by(|a, b| a.path == b.path);
    walk.skipped.sort_unstable();
    walk.skipped.dedup();
    walk
}

fn walk_root(root: &Path, sender: &Sender<Found>) -> Result<(), SkipReason> {
    let root = fs::canonicalize(root).map_err(|error| SkipReason::from_io(&error))?;
    let metadata = fs::metadata(&root).map_err(|error| SkipReason::from_io(&error))?;
    if metadata.is_file() {
        send(sender, Found::File(note_file(root, &metadata)));
        return Ok(());
    }
    if !metadata.is_dir() {
        return Err(SkipReason::NotAFile);
    }
    walk_folder(&root, sender);
    Ok(())
}

/// Only what stands in the notes' own folders hides a note: no setting of the user's git does.
/// A vault without git may have a `.gitignore` all the same (synchronised, unpacked), so git is
/// not required. Folders above the root have a say only up to the top of the root's repository:
/// a `*` in the home folder's `.gitignore` must not hide every vault below it.
fn walk_folder(root: &Path, sender: &Sender<Found>) {
    let in_repository = is_in_git_repository(root);
    WalkBuilder::new(root)
        .add_custom_ignore_filename(".mundapignore")
        .require_git(in_repository)
        .parents(in_repository)
        .git_global(false)
        .git_exclude(false)
        .follow_links(false)
        .build_parallel()
        .run(|| {
            Box::new(|entry| {
                if let Some(found) = judge(root, entry) {
                    send(sender, found);
                }
                WalkState::Continue
            })
        });
}

fn is_in_git_repository(folder: &Path) -> bool {
    folder
        .ancestors()
        .any(|ancestor| ancestor.join(".git").exists())
}

fn judge(root: &Path, entry: Result<DirEntry, ignore::Error>) -> Option<Found> {
    match entry {
        Ok(entry) if is_note(&entry) => stat(entry),
        Ok(_) => None,
        Err(error) => {
            let path = path_of(&error).unwrap_or(root).to_owned();
            unless_vanished(path, &error)
        }
    }
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

fn stat(entry: DirEntry) -> Option<Found> {
    match entry.metadata() {
        Ok(metadata) => Some(Found::File(note_file(entry.into_path(), &metadata))),
        Err(error) => unless_vanished(entry.into_path(), &error),
    }
}

fn note_file(path: PathBuf, metadata: &Metadata) -> NoteFile {
    NoteFile {
        path,
        modified_ns: metadata.modified().map_or(0, since_epoch_ns),
        size_bytes: metadata.len(),
    }
}

fn since_epoch_ns(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |ns| -ns),
    }
}

fn unless_vanished(path: PathBuf, error: &ignore::Error) -> Option<Found> {
    let Some(io_error) = error.io_error() else {
        return Some(skipped(&path, SkipReason::Unreadable(error.to_string())));
    };
    if io_error.kind() == io::ErrorKind::NotFound {
        return None;
    }
    Some(skipped(&path, SkipReason::from_io(io_error)))
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

fn skipped(path: &Path, reason: SkipReason) -> Found {
    Found::Skipped(Skipped {
        path: path.to_owned(),
        reason,
    })
}

fn send(sender: &Sender<Found>, found: Found) {
    // The receiver outlives every walk, so nothing is lost here.
    let _ = sender.send(found);
}
