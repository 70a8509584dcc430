//! The user's own words as every command reads them. Changes none.

use std::path::PathBuf;

use mundap_index::analysis::Analyzer;
use mundap_index::words::{self, WordList, WordsError};

use crate::config;
use crate::failure::{Failure, reason};
use crate::messages::say;
use crate::render::safe;

/// An analyser that knows the user's words as they stand now.
pub(super) fn analyzer() -> Result<Analyzer, Failure> {
    let list = read(config::words_file())?;
    Analyzer::with_words(list.words()).map_err(|error| Failure::new("internal", error.to_string()))
}

/// The words of a file; none where there is none.
pub(super) fn read(path: Option<PathBuf>) -> Result<WordList, Failure> {
    match path {
        Some(path) => words::read(&path).map_err(unusable),
        None => Ok(WordList::default()),
    }
}

/// The library's error with a remedy.
pub(super) fn unusable(error: WordsError) -> Failure {
    let message = error.to_string();
    match error {
        WordsError::Io {
            operation,
            path,
            source,
        } => {
            let (path, reason) = (safe::path_text(&path), reason(&source));
            let message = say!("cannot-do", operation, path, reason);
            Failure::new("words", message).hint(say!("words-file-hint"))
        }
        WordsError::Locked { path } => {
            let message = say!("words-locked", path = safe::path_text(&path));
            Failure::new("words", message).hint(say!("words-locked-hint"))
        }
        _ => Failure::new("words", message).hint(say!("words-line-hint")),
    }
}
