//! What can go wrong with an index, as one typed error. Knows no terminal and no exit code.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

use crate::path_text::shown;
use crate::splitter::Form;

/// Why an index could not be built, opened or searched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder of the index could not be used.
    #[error("cannot {operation} `{path}`: {source}", path = shown(path))]
    Io {
        /// What was tried, as a verb: `create`, `write`, `lock` …
        operation: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// There is no index yet where one was asked for.
    #[error("no index in `{path}`", path = shown(path))]
    NoIndex {
        /// The index's folder.
        path: PathBuf,
    },
    /// The index does not fit this version or is broken; a refresh rebuilds it.
    #[error("the index in `{path}` is damaged or of another version: {reason}", path = shown(path))]
    Damaged {
        /// The index's folder.
        path: PathBuf,
        /// What was met.
        reason: String,
    },
    /// The folder is no index and holds something; it is left as it is.
    #[error("cannot keep an index in `{folder}`: mundap did not make `{path}`", folder = shown(folder), path = shown(path))]
    Foreign {
        /// The folder that was to be the index's.
        folder: PathBuf,
        /// The first file, folder or link that is in the way.
        path: PathBuf,
    },
    /// The index holds other notes than those asked for.
    #[error("the index in `{folder}` holds other notes", folder = shown(folder))]
    OtherNotes {
        /// The index's folder.
        folder: PathBuf,
        /// The folders whose notes it holds.
        roots: Vec<PathBuf>,
    },
    /// A query's path pattern is not a valid glob.
    #[error("`{pattern}` is not a path pattern: {reason}")]
    Glob {
        /// The pattern as given.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A name that no form of lines has.
    #[error("`{name}` is no form of lines; forms are {}", Form::NAMES)]
    Form {
        /// The name as given.
        name: String,
    },
    /// The dictionary could not be loaded.
    #[error("cannot load the dictionary: {0}")]
    Analysis(#[from] crate::analysis::AnalysisError),
    /// The search engine failed.
    #[error("the search engine failed: {0}")]
    Engine(String),
}

impl Error {
    /// Whether the index may be at fault, so that building it anew could help.
    pub fn is_of_index(&self) -> bool {
        match self {
            Error::Io { source, .. } => !passes(source),
            Error::NoIndex { .. } | Error::Damaged { .. } | Error::Engine(_) => true,
            _ => false,
        }
    }

    /// Runs work that may meet a broken index, over which the engine may also panic.
    ///
    /// # Errors
    /// As the work, and [`Error::Engine`] for a panic.
    pub fn caught<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|thrown| {
            let text = thrown.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| thrown.downcast_ref::<&str>().copied());
            Err(Error::Engine(text.unwrap_or("it panicked").to_owned()))
        })
    }

    /// Names the folder where the engine did not say which file failed.
    pub(crate) fn in_folder(self, folder: &Path) -> Error {
        match self {
            Error::Io {
                operation,
                path,
                source,
            } => Error::Io {
                operation,
                path: match path.as_os_str().is_empty() {
                    true => folder.to_path_buf(),
                    false => folder.join(path),
                },
                source,
            },
            other => other,
        }
    }

    pub(crate) fn io(operation: &'static str, path: &Path, source: std::io::Error) -> Error {
        let path = path.to_path_buf();
        Error::Io {
            operation,
            path,
            source,
        }
    }
}

/// Whether the system refused for a reason that has nothing to do with the file: one of rights, of
/// memory, of threads or of files that are open. It may well give the file the next time.
pub(crate) fn passes(refused: &io::Error) -> bool {
    use io::ErrorKind::{Interrupted, OutOfMemory, PermissionDenied, WouldBlock};
    let kind = refused.kind();
    matches!(
        kind,
        Interrupted | OutOfMemory | PermissionDenied | WouldBlock
    ) || has_too_many_open(refused)
}

#[cfg(unix)]
fn has_too_many_open(refused: &io::Error) -> bool {
    matches!(refused.raw_os_error(), Some(libc::EMFILE | libc::ENFILE))
}

#[cfg(not(unix))]
fn has_too_many_open(_: &io::Error) -> bool {
    false
}

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Error {
        match refusal(&error) {
            Some((operation, path, source)) => Error::io(operation, path, again(source)),
            None => told(error.to_string()),
        }
    }
}

/// What the system refused, where that is what made the engine fail.
fn refusal(error: &TantivyError) -> Option<(&'static str, &Path, &io::Error)> {
    let unnamed = Path::new("");
    match error {
        TantivyError::IoError(source)
        | TantivyError::LockFailure(LockError::IoError(source), _) => {
            Some(("use", unnamed, source))
        }
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath }) => {
            Some(("read", filepath, io_error))
        }
        TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, filepath }) => {
            Some(("write", filepath, io_error))
        }
        TantivyError::OpenDirectoryError(OpenDirectoryError::IoError {
            io_error,
            directory_path,
        }) => Some(("open", directory_path, io_error)),
        _ => None,
    }
}

/// An error of which the engine kept no more than the words: a full disk comes as one of its own.
fn told(words: String) -> Error {
    let number = words.split_once("(os error ");
    let number = number.and_then(|(_, rest)| rest.split_once(')')?.0.parse().ok());
    match number {
        // It does not even keep the number where it cannot start a thread.
        None if words.contains("Failed to spawn") => {
            Error::io("use", Path::new(""), io::ErrorKind::WouldBlock.into())
        }
        Some(number) => {
            let source = io::Error::from_raw_os_error(number);
            Error::io("write", Path::new(""), source)
        }
        None => Error::Engine(words),
    }
}

/// The same error once more: the engine keeps its own.
fn again(error: &io::Error) -> io::Error {
    match error.raw_os_error() {
        Some(number) => io::Error::from_raw_os_error(number),
        None => io::Error::new(error.kind(), error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_full_disk_is_told_as_one() {
        let full = || Arc::new(io::Error::from(io::ErrorKind::StorageFull));
        let check = |error: TantivyError, want| {
            let error = Error::from(error).in_folder(Path::new("/i"));
            let Error::Io { path, source, .. } = error else {
                panic!("the system refused, not {error}");
            };
            assert_eq!(path, Path::new(want));
            assert_eq!(source.kind(), io::ErrorKind::StorageFull);
        };
        check(TantivyError::IoError(full()), "/i");
        #[cfg(target_os = "linux")]
        {
            let words = "No space left on device (os error 28)".to_owned();
            check(TantivyError::InternalError(words), "/i");
        }
        let no_thread = "Failed to spawn segment updater thread".to_owned();
        let error = Error::from(TantivyError::SystemError(no_thread));
        assert!(matches!(&error, Error::Io { source, .. } if passes(source)));
        assert!(!error.is_of_index());
        let in_file = OpenWriteError::IoError {
            io_error: full(),
            filepath: "a.store".into(),
        };
        check(TantivyError::OpenWriteError(in_file), "/i/a.store");
    }
}
