//! What can go wrong with an index, as one typed error. Knows no terminal and no exit code.

use std::path::{Path, PathBuf};

/// Why an index could not be built, opened or searched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder of the index could not be used.
    #[error("cannot {operation} `{path}`: {source}")]
    Io {
        /// What was tried, as a verb: `create`, `write`, `lock` …
        operation: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// There is no index yet where one was asked for.
    #[error("no index in `{path}`")]
    NoIndex {
        /// The index's folder.
        path: PathBuf,
    },
    /// The index does not fit this version or is broken; a refresh rebuilds it.
    #[error("the index in `{path}` is damaged or of another version: {reason}")]
    Damaged {
        /// The index's folder.
        path: PathBuf,
        /// What was met.
        reason: String,
    },
    /// The folder is no index and holds something; it is left as it is.
    #[error("cannot keep an index in `{folder}`: mundap did not make `{path}`")]
    Foreign {
        /// The folder that was to be the index's.
        folder: PathBuf,
        /// The first file, folder or link that is in the way.
        path: PathBuf,
    },
    /// A query's path pattern is not a valid glob.
    #[error("`{pattern}` is not a path pattern: {reason}")]
    Glob {
        /// The pattern as given.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The dictionary could not be loaded.
    #[error("cannot load the dictionary: {0}")]
    Analysis(#[from] crate::analysis::AnalysisError),
    /// The search engine failed.
    #[error("the search engine failed: {0}")]
    Engine(String),
}

impl Error {
    pub(crate) fn io(operation: &'static str, path: &Path, source: std::io::Error) -> Error {
        let path = path.to_path_buf();
        Error::Io {
            operation,
            path,
            source,
        }
    }
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Error {
        Error::Engine(error.to_string())
    }
}
