//! The user's own words as every command reads them. Changes none.

use std::path::PathBuf;

use mundap_index::analysis::Analyzer;
use mundap_index::words::{self, WordList, WordsError};

use crate::config;
use crate::failure::{Failure, reason};
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
            let message = format!(
                "cannot {operation} `{}`: {}",
                safe::path_text(&path),
                reason(&source)
            );
            Failure::new("words", message).hint("MUNDAP_WORDS and the config folder name the file")
        }
        WordsError::Locked { .. } => Failure::new("words", message)
            .hint("nothing was changed; try again when no other `mundap words` is at work"),
        _ => Failure::new("words", message)
            .hint("mend that line, such as \"결제봇\" = [\"PayBot\"]; nothing was changed"),
    }
}
