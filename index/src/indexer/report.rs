//! What a refresh did, and what an index holds. Asks no file system.

use std::path::PathBuf;

use crate::manifest::{Remark, Summary};
use crate::notes;

/// What a refresh did and what the index holds after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Notes in the index.
    pub notes: usize,
    /// Units of kind `question`.
    pub questions: usize,
    /// Units of kind `question` without an answer.
    pub unanswered: usize,
    /// Units of kind `section`.
    pub sections: usize,
    /// Notes that are new since the last refresh.
    pub added: usize,
    /// Notes whose text changed, or the user's words in it, or what is said about its forms.
    pub changed: usize,
    /// Notes that vanished.
    pub removed: usize,
    /// Notes that their front matter leaves out.
    pub left_out: usize,
    /// Files that could not be read, with the reason.
    pub skipped: Vec<Skipped>,
    /// Notes that are not UTF-8, with their encoding.
    pub recoded: Vec<(PathBuf, String)>,
    /// What is odd about a note that was indexed all the same.
    pub warnings: Vec<(PathBuf, String)>,
    /// Whether the index was built from nothing.
    pub rebuilt: bool,
    /// Why the index stayed as it was although notes had changed.
    pub outdated: Option<Outdated>,
}

/// Why an index was not brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outdated {
    /// Another process keeps it.
    Busy,
    /// It could not be written, in the system's words.
    Unwritable(String),
}

/// A file that is not in the index although it looks like a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file or folder.
    pub path: PathBuf,
    /// Why, as a sentence without a full stop.
    pub reason: String,
}

impl Report {
    /// What an index holds, and what the walk before it could not read.
    pub(super) fn of(held: &Summary, walked: &[notes::Skipped]) -> Report {
        let walked = walked.iter().map(|skipped| Skipped {
            path: skipped.path.clone(),
            reason: skipped.reason.to_string(),
        });
        let mut report = Report {
            notes: held.notes,
            questions: held.questions,
            unanswered: held.unanswered,
            sections: held.sections,
            left_out: held.left_out,
            skipped: walked.collect(),
            ..Report::default()
        };
        for (path, remark) in held.told() {
            match remark.clone() {
                Remark::Skipped(reason) => report.skipped.push(Skipped { path, reason }),
                Remark::Recoded(encoding) => report.recoded.push((path, encoding)),
                Remark::Warning(warning) => report.warnings.push((path, warning)),
            }
        }
        report
    }
}
