//! Reads what the plan names, on all cores, and commits it in the notes' order. Knows no field.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use tantivy::{IndexWriter, Term};

use super::documents::{self, Prepared};
use super::plan::Plan;
use super::respelled::Respelled;
use super::turns::{Admission, Turns};
use super::{Before, Progress, Report, Source, Trust};
use crate::analysis::Analyzer;
use crate::error::Error;
use crate::folder;
use crate::manifest::Manifest;
use crate::notes::NoteFile;
use crate::path_text;
use crate::schema::{self, Fields};

/// What the engine may buffer before it writes a segment.
const WRITER_BYTES: usize = 256 << 20;

/// Plans again under the lock, reads, and commits.
pub(super) fn update(
    folder: &Path,
    before: Before<'_>,
    analyzer: &Analyzer,
    trust: Trust,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Report, Error> {
    let (index, state) = folder::open_or_make(folder, trust.of_files(), trust.distrusted())?;
    let rebuilt = state.is_none();
    let look = before.look_at(state.as_ref().map(|state| state.commit), folder);
    let (generation, mut manifest) =
        state.map_or((0, Manifest::default()), |s| (s.generation, s.manifest));
    let mut plan = look.plan(&manifest);
    let respelled = Respelled::between(&manifest.words, analyzer.user_words());
    plan.add_respelled(&look.walk.files, &manifest, &respelled);
    let Source { roots, forms } = look.source;
    plan.add_moved(&look.walk.files, &manifest, roots);
    plan.add_reformed(&look.walk.files, &manifest, look.source);
    let is_other = !manifest.is_of(roots)
        || manifest.words != analyzer.user_words()
        || manifest.forms != forms.given();
    let mut changes = Changes::default();
    if rebuilt || is_other || !plan.is_empty() {
        let mut writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        manifest.roots = roots.to_vec();
        let session = || documents::Session::new(analyzer, look.source);
        debug_assert_eq!(index.schema(), schema::schema().0);
        let applied = apply(&writer, plan, &mut manifest, &session, on_progress);
        changes = applied.map_err(|error| cause(&mut writer, error))?;
        on_progress(Progress::Committing);
        manifest.written_ns = look.began_ns;
        manifest.words = analyzer.user_words().to_vec();
        manifest.forms = forms.given().to_vec();
        commit(folder, &mut writer, &manifest, generation + 1)?;
        writer.wait_merging_threads()?;
    }
    let mut report = Report::of(&manifest, &look.walk.skipped);
    (report.added, report.changed) = (changes.added, changes.changed);
    (report.removed, report.rebuilt) = (changes.removed, rebuilt);
    Ok(report)
}

/// Why a writer takes no more units: its thread has ended and knows.
fn cause(writer: &mut IndexWriter, error: Error) -> Error {
    match (error, writer.prepare_commit().map(|_| ())) {
        (Error::Engine(_), Err(cause)) => cause.into(),
        (error, _) => error,
    }
}

/// What takes a note's units, or that the note vanished.
type Take<'t> = &'t mut dyn FnMut(&NoteFile, Option<Prepared>) -> Result<(), Error>;

#[derive(Debug, Default)]
struct Changes {
    added: usize,
    changed: usize,
    removed: usize,
}

fn apply<'a>(
    writer: &IndexWriter,
    plan: Plan,
    manifest: &mut Manifest,
    session: &(dyn Fn() -> documents::Session<'a> + Sync),
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Changes, Error> {
    let fields = schema::schema().1;
    let mut changes = Changes {
        removed: plan.gone.len(),
        ..Changes::default()
    };
    for path in &plan.gone {
        writer.delete_term(note_term(fields, path));
        manifest.notes.remove(path);
    }
    let total = plan.read.len();
    let mut done = 0;
    prepare_in_order(&plan.read, session, &mut |file, prepared| {
        done += 1;
        on_progress(Progress::Reading { done, total });
        let Some(prepared) = prepared else {
            // It was there a moment ago, and is gone.
            writer.delete_term(note_term(fields, &file.path));
            changes.removed += usize::from(manifest.notes.remove(&file.path).is_some());
            return Ok(());
        };
        if plan.stale.contains(&file.path) {
            changes.changed += 1;
            return put(writer, fields, manifest, file, prepared);
        }
        replace(writer, fields, manifest, &mut changes, file, prepared)
    })?;
    Ok(changes)
}

/// Puts a note's new units in the place of its old ones, unless its text is the same.
fn replace(
    writer: &IndexWriter,
    fields: Fields,
    manifest: &mut Manifest,
    changes: &mut Changes,
    file: &NoteFile,
    prepared: Prepared,
) -> Result<(), Error> {
    let state = &prepared.state;
    match manifest.notes.get_mut(&file.path) {
        Some(known) if known.digest == state.digest && known.outcome == state.outcome => {
            *known = prepared.state;
            return Ok(());
        }
        Some(_) => changes.changed += 1,
        None => changes.added += 1,
    }
    put(writer, fields, manifest, file, prepared)
}

/// Puts a note's new units in the place of its old ones.
fn put(
    writer: &IndexWriter,
    fields: Fields,
    manifest: &mut Manifest,
    file: &NoteFile,
    prepared: Prepared,
) -> Result<(), Error> {
    let Prepared { state, documents } = prepared;
    manifest.notes.insert(file.path.clone(), state);
    writer.delete_term(note_term(fields, &file.path));
    for document in documents {
        writer.add_document(document)?;
    }
    Ok(())
}

fn note_term(fields: Fields, path: &Path) -> Term {
    Term::from_field_text(fields.note, &path_text::encode(path))
}

fn commit(
    folder: &Path,
    writer: &mut IndexWriter,
    manifest: &Manifest,
    generation: u64,
) -> Result<(), Error> {
    let manifests = folder::manifests(folder);
    let digest = manifest.write(&manifests, generation)?;
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(&folder::payload(generation, digest)?);
    commit.commit()?;
    Manifest::sweep(&manifests, generation);
    Ok(())
}

/// Prepares notes on all cores and hands them on in the order given.
///
/// The order makes two builds from the same notes alike. Where the system gives no thread, this one
/// does the work.
fn prepare_in_order<'a>(
    files: &[NoteFile],
    session: &(dyn Fn() -> documents::Session<'a> + Sync),
    take: Take<'_>,
) -> Result<(), Error> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (next, turns) = (AtomicUsize::new(0), Turns::default());
    let (sender, receiver) = mpsc::channel::<(usize, Option<Prepared>)>();
    thread::scope(|scope| {
        let mut workers = 0;
        for _ in 0..cores.min(files.len()) {
            let (sender, next, turns) = (sender.clone(), &next, &turns);
            let work = move || prepare_next(files, session(), next, turns, &sender);
            workers += usize::from(thread::Builder::new().spawn_scoped(scope, work).is_ok());
        }
        drop(sender);
        let handed_on = match workers {
            0 => prepare_alone(files, session(), take),
            _ => hand_on(files, &turns, receiver, take),
        };
        turns.close();
        handed_on
    })
}

fn prepare_alone(
    files: &[NoteFile],
    mut session: documents::Session<'_>,
    take: Take<'_>,
) -> Result<(), Error> {
    let mut files = files.iter();
    files.try_for_each(|file| take(file, session.prepare_any(file)))
}

fn prepare_next(
    files: &[NoteFile],
    mut session: documents::Session<'_>,
    next: &AtomicUsize,
    turns: &Turns,
    sender: &mpsc::Sender<(usize, Option<Prepared>)>,
) {
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(file) = files.get(at) else {
            return;
        };
        if turns.admit(at, file.size_bytes) == Admission::Refused {
            return;
        }
        if sender.send((at, session.prepare_any(file))).is_err() {
            return;
        }
    }
}

fn hand_on(
    files: &[NoteFile],
    turns: &Turns,
    receiver: mpsc::Receiver<(usize, Option<Prepared>)>,
    take: Take<'_>,
) -> Result<(), Error> {
    let mut early = BTreeMap::new();
    let mut due = 0;
    for (at, prepared) in receiver {
        early.insert(at, prepared);
        while let Some(prepared) = early.remove(&due) {
            take(&files[due], prepared)?;
            turns.next(files[due].size_bytes);
            due += 1;
        }
    }
    Ok(())
}
