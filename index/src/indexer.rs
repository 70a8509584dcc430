//! Brings an index up to date with the notes, in one transaction. Knows no query.

mod bodies;
mod documents;
mod lock;
mod own_text;
mod plan;
mod respelled;
mod write;

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::analysis::Analyzer;
use crate::error::Error;
use crate::folder;
use crate::manifest::{Manifest, Outcome};
use crate::notes;

use plan::Plan;

/// What a refresh tells while it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Progress {
    /// Another process is writing this index; the refresh waits for it.
    Waiting,
    /// So many of the notes that had to be read are done.
    Reading {
        /// Notes done.
        done: usize,
        /// Notes to read in all.
        total: usize,
    },
    /// All notes are read; the index is being written.
    Committing,
}

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
    /// Notes whose text changed, or the user's words in it.
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
}

/// A file that is not in the index although it looks like a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file or folder.
    pub path: PathBuf,
    /// Why, as a sentence without a full stop.
    pub reason: String,
}

/// Brings the index in `folder` up to date with all notes below `roots`.
///
/// `roots` are canonical folders or files. Only new, changed and vanished notes
/// are touched, and those that hold a spelling of a user's word that came or
/// went, all in one commit; nothing is written when nothing changed. A
/// missing, damaged or outdated index is built anew. Waits while another
/// process writes, after telling so. Notes in `folder` itself are passed over.
///
/// # Errors
/// When `folder` holds what is no index, before anything is written; when it
/// cannot be written, or the engine fails. A note that cannot be read is no
/// error: it stands in [`Report::skipped`].
pub fn refresh(
    folder: &Path,
    roots: &[PathBuf],
    analyzer: &Analyzer,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Report, Error> {
    let known = folder::state(folder).unwrap_or_default();
    let look = Look::at(roots, folder);
    if let Some(state) = &known
        && state.manifest.roots == roots
        && state.manifest.words == analyzer.user_words()
        && look.plan(&state.manifest).is_empty()
    {
        return Ok(Report::of(&state.manifest, &look.walk.skipped));
    }
    folder::check(folder)?;
    let _lock = lock::acquire(folder, on_progress)?;
    folder::set_mark(folder)?;
    let before = Before {
        generation: known.map(|state| state.generation),
        look,
    };
    write::update(folder, before, analyzer, on_progress)
}

/// A look at the notes.
#[derive(Debug)]
struct Look<'r> {
    roots: &'r [PathBuf],
    walk: notes::Walk,
    /// When it began, nanoseconds since the epoch.
    began_ns: i64,
}

impl Look<'_> {
    fn at<'r>(roots: &'r [PathBuf], folder: &Path) -> Look<'r> {
        let began_ns = now_ns();
        Look {
            roots,
            walk: notes::walk_except(roots, folder),
            began_ns,
        }
    }

    fn plan(&self, manifest: &Manifest) -> Plan {
        Plan::new(&self.walk.files, manifest, self.began_ns)
    }
}

/// What a refresh saw before it took the lock.
#[derive(Debug)]
struct Before<'r> {
    /// The generation of the index; none where there was none.
    generation: Option<u64>,
    look: Look<'r>,
}

impl<'r> Before<'r> {
    /// The look that was taken, or another one where a process has committed since: it may have
    /// seen notes that were not there then.
    fn look_at(self, generation: Option<u64>, folder: &Path) -> Look<'r> {
        if self.generation == generation {
            return self.look;
        }
        Look::at(self.look.roots, folder)
    }
}

/// What the index in `folder` held at its last refresh, without a look at the notes.
///
/// # Errors
/// When there is no index or it is damaged.
pub fn last_report(folder: &Path) -> Result<Report, Error> {
    let state = folder::state(folder)?.ok_or_else(|| Error::NoIndex {
        path: folder.to_path_buf(),
    })?;
    Ok(Report::of(&state.manifest, &[]))
}

impl Report {
    /// What an index holds, and what the walk before it could not read.
    fn of(manifest: &Manifest, walked: &[notes::Skipped]) -> Report {
        let mut report = Report::default();
        for skipped in walked {
            report.skipped.push(Skipped {
                path: skipped.path.clone(),
                reason: skipped.reason.to_string(),
            });
        }
        for (path, state) in &manifest.notes {
            count(&mut report, path, &state.outcome);
        }
        report
    }
}

fn count(report: &mut Report, path: &Path, outcome: &Outcome) {
    match outcome {
        Outcome::LeftOut => report.left_out += 1,
        Outcome::Skipped(reason) | Outcome::Unreadable(reason) => report.skipped.push(Skipped {
            path: path.to_path_buf(),
            reason: reason.clone(),
        }),
        Outcome::Indexed(contents) => {
            report.notes += 1;
            report.questions += contents.questions;
            report.unanswered += contents.unanswered;
            report.sections += contents.sections;
            if !contents.encoding.is_empty() {
                let recoded = (path.to_path_buf(), contents.encoding.clone());
                report.recoded.push(recoded);
            }
            for warning in &contents.warnings {
                let warning = (path.to_path_buf(), warning.clone());
                report.warnings.push(warning);
            }
        }
    }
}

fn now_ns() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_nanos() as i64)
}
