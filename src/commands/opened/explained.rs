//! What the library could not do, told with a kind and a remedy. Knows no command.

use std::io::ErrorKind;
use std::path::Path;

use mundap_index::Error;

use crate::failure::{Failure, reason};
use crate::places::Places;
use crate::render::safe;

/// The library's error with a kind and a remedy.
pub(in crate::commands) fn explained(error: Error, places: &Places) -> Failure {
    let message = error.to_string();
    match error {
        Error::NoIndex { .. } => Failure::new("no-index", message)
            .hint("`mundap index` builds it; so does any search without `--no-refresh`"),
        Error::Glob { .. } => {
            Failure::new("usage", message).hint("a pattern looks like `db/**` or `*.txt`")
        }
        Error::Foreign { path, .. } => {
            Failure::new("index-folder", message).hint(in_the_way(&path))
        }
        Error::Damaged { .. } => {
            Failure::new("index", message).hint("`mundap index` builds it anew from the notes")
        }
        Error::Io {
            operation,
            path,
            source,
        } => {
            let why = reason(&source);
            let message = format!("cannot {operation} `{}`: {why}", safe::path_text(&path));
            let (kind, hint) = refusal(source.kind());
            Failure::new(kind, message).hint(hint)
        }
        Error::OtherNotes { roots, .. } => {
            let roots: Vec<_> = roots.iter().map(|root| safe::path(root)).collect();
            Failure::new(
                "other-notes",
                format!("{message}: `{}`", roots.join("`, `")),
            )
            .hint("`mundap index` gives it to these; a folder for each is `--index DIR`")
        }
        _ => Failure::new("index", message).hint(format!(
            "the index is only a cache: delete `{}` and try again",
            safe::path_text(places.index())
        )),
    }
}

/// What to do about something in an index's folder that mundap did not make.
fn in_the_way(path: &Path) -> String {
    const OTHER: &str = "name an empty or a new folder with `--index DIR` or MUNDAP_INDEX";
    let kind = path.symlink_metadata().map(|metadata| metadata.file_type());
    match kind {
        Ok(kind) if kind.is_symlink() => format!(
            "nothing was changed; mundap writes through no symbolic link: remove `{}` if you do not \
             need it (what it leads to stays), or {OTHER}",
            safe::path_text(path)
        ),
        Ok(kind) if !kind.is_file() && !kind.is_dir() => format!(
            "nothing was changed; a file of the index's stood in the place of `{}`: remove it, or {OTHER}",
            safe::path_text(path)
        ),
        _ => format!("nothing was changed; {OTHER}"),
    }
}

/// A kind and a remedy for what the system refused.
fn refusal(kind: ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            "disk-full",
            "make room, or name a folder on another disk with `--index DIR` or MUNDAP_INDEX",
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            "read-only",
            "name a folder that can be written with `--index DIR` or MUNDAP_INDEX",
        ),
        ErrorKind::WouldBlock | ErrorKind::OutOfMemory => (
            "no-threads",
            "the system gives no more threads or memory: end other programs, or raise `ulimit`",
        ),
        _ => (
            "index",
            "name a folder that can be written with `--index DIR` or MUNDAP_INDEX",
        ),
    }
}
