//! Brings an index up to date with the notes, in one transaction. Knows no query.

mod abandoned;
mod bodies;
mod document;
mod documents;
mod kept;
mod lock;
mod look;
mod memory;
mod own_text;
mod packed;
mod plan;
mod report;
mod respelled;
mod segments;
mod sheet;
#[cfg(test)]
mod tests;
mod upkeep;
mod views;
mod write;

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::analysis::Analyzer;
use crate::error::Error;
use crate::folder::{self, State};
use crate::forms::FormRules;
use crate::manifest::Roll;
use crate::notes;
use crate::snapshot::Snapshot;

use lock::Wait;
use look::Look;

pub use abandoned::remove_abandoned;
pub use kept::{Cleared, KeptIndex, clear_index, kept_indexes};
pub use look::Glance;
pub use memory::in_memory;
pub use report::{Outdated, Report, Skipped};

/// How long a process that keeps an index is waited for where the index can be used as it is.
const SHORT_WAIT: Duration = Duration::from_secs(2);

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

/// How a refresh goes about an index that may be damaged, or that others keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Care {
    /// What shows that the index is whole.
    pub trust: Trust,
    /// What happens where it cannot be written at once.
    pub patience: Patience,
    /// Which notes are read.
    pub reading: Reading,
}

/// Which of the notes that an index knows are read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Those whose files are not what they were, as far as the file system tells.
    Changed,
    /// All of them; those whose text is the same stay as they are.
    Every,
}

/// What shows that an index is whole; one that is not is built anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// What the file system tells of its files, and their bytes where it tells that they changed.
    Stamps,
    /// All its bytes.
    Bytes,
    /// As `Stamps`, but for this commit of it, which failed.
    NotThis(u64),
}

/// What happens where an index cannot be written at once, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// The refresh waits for another process and fails where nothing can be written.
    Endless,
    /// After a short wait the index stays as it is, where it can be used; [`Report::outdated`] says
    /// so.
    Short,
}

impl Default for Care {
    fn default() -> Care {
        Care {
            trust: Trust::Stamps,
            patience: Patience::Endless,
            reading: Reading::Changed,
        }
    }
}

impl Trust {
    fn of_files(self) -> folder::Trust {
        match self {
            Trust::Bytes => folder::Trust::Bytes,
            Trust::Stamps | Trust::NotThis(_) => folder::Trust::Stamps,
        }
    }

    fn distrusted(self) -> Option<u64> {
        match self {
            Trust::NotThis(commit) => Some(commit),
            Trust::Stamps | Trust::Bytes => None,
        }
    }
}

/// The notes of an index.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The folders or files where they are, canonical.
    pub roots: &'a [PathBuf],
    /// What a person says about the forms of their lines.
    pub forms: &'a FormRules,
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
    let forms = &FormRules::default();
    let source = Source { roots, forms };
    refresh_with(folder, source, analyzer, Care::default(), on_progress)
}

/// As [`refresh`], with rules about forms and other care.
///
/// Notes are divided anew, too, for which the rules say something else than before.
///
/// # Errors
/// As [`refresh`].
pub fn refresh_with(
    folder: &Path,
    source: Source<'_>,
    analyzer: &Analyzer,
    care: Care,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Report, Error> {
    let known = folder::state(folder, care.trust.of_files()).unwrap_or_default();
    let known = known.filter(|state| Some(state.commit) != care.trust.distrusted());
    let look = Look::at(source.roots, folder);
    if let Some(state) = known.as_ref().filter(|_| care.reading == Reading::Changed)
        && look.plan(&state.roll).is_empty()
        && suits(&state.roll, source, analyzer)
    {
        return Ok(unchanged(state, &look, folder, care.trust));
    }
    let call = Call {
        folder,
        source,
        analyzer,
        care,
    };
    call.write(known, look, on_progress)
}

/// As [`refresh_with`], where the notes were looked at already.
///
/// # Errors
/// As [`refresh`].
pub fn refresh_after(
    glance: Glance,
    folder: &Path,
    source: Source<'_>,
    analyzer: &Analyzer,
    care: Care,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Report, Error> {
    if let Some(report) = report_of_glance(&glance, folder, source, analyzer) {
        return Ok(report);
    }
    let Glance { known, look, .. } = glance;
    let call = Call {
        folder,
        source,
        analyzer,
        care,
    };
    call.write(Some(known), look, on_progress)
}

/// What an index holds that knows all notes as they are; nothing where something has changed.
pub fn report_of_glance(
    glance: &Glance,
    folder: &Path,
    source: Source<'_>,
    analyzer: &Analyzer,
) -> Option<Report> {
    let Glance { known, look, .. } = glance;
    let is_current = glance.is_current && suits(&known.roll, source, analyzer);
    is_current.then(|| unchanged(known, look, folder, Trust::Stamps))
}

/// The report of an index that knows the notes as they were seen.
fn unchanged(state: &State, look: &Look, folder: &Path, trust: Trust) -> Report {
    // Where nothing can be written, the index answers all the same.
    let _ = upkeep::tidy(folder, state, trust);
    Report::of(state.roll.summary(), look.skipped())
}

/// What an index held at its last refresh, without a look at its notes.
pub fn report_of_snapshot(snapshot: &Snapshot) -> Report {
    Report::of(snapshot.state().roll.summary(), &[])
}

/// Whether an index was made from that source, and with the same words.
fn suits(roll: &Roll, source: Source<'_>, analyzer: &Analyzer) -> bool {
    roll.is_of(source.roots)
        && roll.forms() == source.forms.given()
        && roll.words() == analyzer.user_words()
}

/// What is to be brought up to date, and how.
#[derive(Clone, Copy)]
struct Call<'a> {
    folder: &'a Path,
    source: Source<'a>,
    analyzer: &'a Analyzer,
    care: Care,
}

impl Call<'_> {
    /// Writes what changed since `known`, as far as that is possible.
    fn write(
        self,
        known: Option<State>,
        look: Look,
        on_progress: &mut dyn FnMut(Progress),
    ) -> Result<Report, Error> {
        let Call {
            folder,
            source,
            analyzer,
            care,
        } = self;
        folder::check(folder)?;
        let usable = known
            .as_ref()
            .filter(|state| state.roll.is_of(source.roots));
        let usable = usable.filter(|_| care.patience == Patience::Short);
        let kept = usable.map(|state| Report::of(state.roll.summary(), look.skipped()));
        let before = Before {
            commit: known.map(|state| state.commit),
            source,
            look,
            reading: care.reading,
        };
        let renewed = renew(folder, before, analyzer, care, kept.as_ref(), on_progress);
        kept_or(kept, renewed)
    }
}

/// What the index held, where it could not be renewed.
fn kept_or(kept: Option<Report>, renewed: Result<Option<Report>, Error>) -> Result<Report, Error> {
    let outdated = match (&kept, renewed) {
        (_, Ok(Some(report))) => return Ok(report),
        (Some(_), Ok(None)) | (None, Ok(None)) => Outdated::Busy,
        (Some(_), Err(Error::Io { source, .. })) => {
            Outdated::Unwritable(notes::SkipReason::from_io(&source).to_string())
        }
        (_, Err(error)) => return Err(error),
    };
    Ok(Report {
        outdated: Some(outdated),
        ..kept.unwrap_or_default()
    })
}

/// Writes what changed; nothing where another process keeps the lock and `kept` will do.
fn renew(
    folder: &Path,
    before: Before<'_>,
    analyzer: &Analyzer,
    care: Care,
    kept: Option<&Report>,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Option<Report>, Error> {
    let wait = kept.map_or(Wait::Endless, |_| Wait::For(SHORT_WAIT));
    let Some(_lock) = lock::acquire(folder, wait, on_progress)? else {
        return Ok(None);
    };
    folder::set_mark(folder)?;
    let source = before.source;
    let update = |before, trust, on_progress: &mut dyn FnMut(Progress)| {
        let updated = Error::caught(|| write::update(folder, before, analyzer, trust, on_progress));
        updated.map_err(|error| error.in_folder(folder))
    };
    match update(before, care.trust, on_progress) {
        // The engine met what no look at its files could see.
        Err(Error::Engine(_) | Error::Damaged { .. }) => {
            let commit = folder::state(folder, folder::Trust::Stamps);
            let commit = commit.unwrap_or_default().map(|state| state.commit);
            let look = Look::at(source.roots, folder);
            let trust = commit.map_or(Trust::Stamps, Trust::NotThis);
            let before = Before {
                commit,
                source,
                look,
                reading: care.reading,
            };
            update(before, trust, on_progress).map(Some)
        }
        updated => updated.map(Some),
    }
}

/// What a refresh saw before it took the lock.
#[derive(Debug)]
struct Before<'r> {
    /// The commit of the index; none where there was none.
    commit: Option<u64>,
    source: Source<'r>,
    look: Look,
    reading: Reading,
}

impl Before<'_> {
    /// The look that was taken, or another one where a process has committed since: it may have
    /// seen notes that were not there then.
    fn look_at(self, commit: Option<u64>, folder: &Path) -> Look {
        if self.commit == commit {
            return self.look;
        }
        Look::at(self.source.roots, folder)
    }
}

/// What the index in `folder` held of the notes below `roots` at its last refresh, without a look
/// at them.
///
/// # Errors
/// When there is no index, it is damaged, or it holds other notes.
pub fn last_report(folder: &Path, roots: &[PathBuf]) -> Result<Report, Error> {
    report_of(folder, roots, folder::Trust::Stamps)
}

/// As [`last_report`], after every byte of the index was looked at.
///
/// # Errors
/// As [`last_report`].
pub fn checked_report(folder: &Path, roots: &[PathBuf]) -> Result<Report, Error> {
    report_of(folder, roots, folder::Trust::Bytes)
}

fn report_of(folder: &Path, roots: &[PathBuf], trust: folder::Trust) -> Result<Report, Error> {
    let state = folder::state(folder, trust)?.ok_or_else(|| Error::NoIndex {
        path: folder.to_path_buf(),
    })?;
    state.roll.check_is_of(roots, folder)?;
    Ok(Report::of(state.roll.summary(), &[]))
}
