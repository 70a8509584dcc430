//! What the library could not do, told with a kind and a remedy. Knows no command.

use std::io::ErrorKind;
use std::path::Path;

use mundap_index::Error;

use crate::failure::{Failure, reason};
use crate::messages::say;
use crate::places::Places;
use crate::render::safe;

/// The library's error with a kind and a remedy.
pub(in crate::commands) fn explained(error: Error, places: &Places) -> Failure {
    let message = error.to_string();
    match error {
        Error::NoIndex { path } => {
            let message = say!("no-index", path = safe::path_text(&path));
            Failure::new("no-index", message).hint(say!("no-index-hint"))
        }
        Error::Glob { pattern, reason } => {
            let message = say!("bad-pattern", pattern, reason);
            Failure::new("usage", message).hint(say!("bad-pattern-hint"))
        }
        Error::Foreign { folder, path } => {
            let (folder, way) = (safe::path_text(&folder), safe::path_text(&path));
            let message = say!("foreign-index", folder, path = way);
            Failure::new("index-folder", message).hint(in_the_way(&path))
        }
        Error::Damaged { path, reason } => {
            let message = say!("damaged-index", path = safe::path_text(&path), reason);
            Failure::new("index", message).hint(say!("damaged-index-hint"))
        }
        Error::Io {
            operation,
            path,
            source,
        } => {
            let why = reason(&source);
            let path = safe::path_text(&path);
            let message = say!("cannot-do", operation, path, reason = why);
            let (kind, hint) = refusal(source.kind());
            Failure::new(kind, message).hint(hint)
        }
        Error::OtherNotes { folder, roots } => {
            let roots: Vec<_> = roots.iter().map(|root| safe::path(root)).collect();
            let roots = format!("`{}`", roots.join("`, `"));
            let message = say!("other-notes", path = safe::path_text(&folder), roots);
            Failure::new("other-notes", message).hint(say!("other-notes-hint"))
        }
        _ => {
            let hint = say!("index-failed-hint", path = safe::path_text(places.index()));
            Failure::new("index", message).hint(hint)
        }
    }
}

/// What to do about something in an index's folder that mundap did not make.
fn in_the_way(path: &Path) -> String {
    let kind = path.symlink_metadata().map(|metadata| metadata.file_type());
    match kind {
        Ok(kind) if kind.is_symlink() => say!("foreign-link-hint", path = safe::path_text(path)),
        Ok(kind) if !kind.is_file() && !kind.is_dir() => {
            say!("foreign-file-hint", path = safe::path_text(path))
        }
        _ => say!("foreign-hint"),
    }
}

/// A kind and a remedy for what the system refused.
fn refusal(kind: ErrorKind) -> (&'static str, String) {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("disk-full", say!("disk-full-hint")),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("read-only", say!("writable-index-hint"))
        }
        ErrorKind::WouldBlock | ErrorKind::OutOfMemory => ("no-threads", say!("no-threads-hint")),
        _ => ("index", say!("writable-index-hint")),
    }
}
