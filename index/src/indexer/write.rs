//! Reads what the plan names and commits it. Knows no field but the note's path.

use std::path::{Path, PathBuf};

use tantivy::query::{BooleanQuery, Occur, Query, TermQuery, TermSetQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Index, IndexWriter, Term};

use super::documents::{Fate, Session};
use super::packed::Unpacker;
use super::plan::Plan;
use super::respelled::Respelled;
use super::segments::{self, Batch, Task};
use super::{Before, Progress, Reading, Report, Source, Trust};
use crate::analysis::Analyzer;
use crate::error::Error;
use crate::folder;
use crate::manifest::{Manifest, NoteState};
use crate::notes::NoteFile;
use crate::path_text;
use crate::schema;

/// The least that the engine's writer takes; units come to it in segments that are written already.
pub(super) const WRITER_BYTES: usize = 15 << 20;

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
    let (source, reading) = (before.source, before.reading);
    let look = before.look_at(state.as_ref().map(|state| state.commit), folder);
    let (generation, roll) = state.map_or_else(Default::default, |s| (s.generation, s.roll));
    let mut plan = look.plan(&roll);
    let mut manifest = Manifest::of(roll);
    let respelled = Respelled::between(&manifest.words, analyzer.user_words());
    if reading == Reading::Every {
        plan.read = look.files();
    }
    let Source { roots, forms } = source;
    plan.add_stale_ones(|| look.files(), &manifest, &respelled, source);
    let is_other = !manifest.is_of(roots)
        || manifest.words != analyzer.user_words()
        || manifest.forms != forms.given();
    let mut changes = Changes::default();
    if rebuilt || is_other || !plan.is_empty() {
        let mut writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        let refresh = (generation + 1).to_string();
        let engine = Engine {
            index: &index,
            writer: &writer,
            refresh: &refresh,
        };
        changes = engine.take(plan, (source, analyzer), &mut manifest, on_progress)?;
        manifest.written_ns = look.began_ns;
        commit(folder, &mut writer, &manifest, generation + 1)?;
        writer.wait_merging_threads()?;
    }
    let mut report = Report::of(&manifest.notes.summary(), look.skipped());
    (report.added, report.changed) = (changes.added, changes.changed);
    (report.removed, report.rebuilt) = (changes.removed, rebuilt);
    Ok(report)
}

#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) added: usize,
    changed: usize,
    removed: usize,
}

/// What units are put into.
pub(super) struct Engine<'e> {
    pub(super) index: &'e Index,
    pub(super) writer: &'e IndexWriter,
    /// Number of the refresh under way.
    pub(super) refresh: &'e str,
}

/// Brings the engine's units up to date; returns what became of each note that was read.
fn fates<'a>(
    engine: &Engine<'_>,
    plan: &Plan,
    manifest: &Manifest,
    session: &(dyn Fn() -> Session<'a> + Sync),
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Vec<(usize, Fate)>, Error> {
    let tokenizers = engine.index.tokenizers();
    tokenizers.register(schema::PACKED, Unpacker::default());
    engine.delete_old(plan.gone.iter().map(PathBuf::as_path))?;
    let is_stale = |file: &NoteFile| plan.stale.contains(&file.path);
    let known = |file: &NoteFile| manifest.notes.get(&file.path).filter(|_| !is_stale(file));
    let task = Task {
        index: engine.index,
        files: &plan.read,
        known: &known,
        session,
    };
    let (mut done, total) = (0, plan.read.len());
    let mut on_note = || {
        done += 1;
        on_progress(Progress::Reading { done, total });
    };
    let mut fates = Vec::with_capacity(total);
    segments::build(&task, &mut on_note, &mut |batch| {
        engine.put(&plan.read, manifest, &batch)?;
        fates.extend(batch.fates);
        Ok(())
    })?;
    Ok(fates)
}

impl Engine<'_> {
    /// Reads what the plan names into the engine, and enters it into the manifest; commits nothing.
    pub(super) fn take(
        &self,
        plan: Plan,
        (source, analyzer): (Source<'_>, &Analyzer),
        manifest: &mut Manifest,
        on_progress: &mut dyn FnMut(Progress),
    ) -> Result<Changes, Error> {
        debug_assert_eq!(self.index.schema(), schema::schema().0);
        let session = || Session::new(analyzer, source, self.refresh.to_owned());
        let made = fates(self, &plan, manifest, &session, on_progress)?;
        let changes = enter(made, plan, manifest);
        on_progress(Progress::Committing);
        manifest.roots = source.roots.to_vec();
        manifest.words = analyzer.user_words().to_vec();
        manifest.forms = source.forms.given().to_vec();
        Ok(changes)
    }

    /// Puts a batch of units in the place of the old ones.
    fn put(&self, files: &[NoteFile], manifest: &Manifest, batch: &Batch) -> Result<(), Error> {
        let path = |at: &usize| files[*at].path.as_path();
        let fates = || batch.fates.iter();
        let replaced = fates().filter(|(_, fate)| !matches!(fate, Fate::Same(_)));
        let replaced = replaced.map(|(at, _)| path(at));
        self.delete_old(replaced.filter(|path| manifest.notes.has(path)))?;
        for segment in &batch.segments {
            self.writer.add_segment(segment.clone())?;
        }
        for (at, fate) in fates() {
            if matches!(fate, Fate::Failed(_)) {
                self.writer.delete_term(note_term(path(at)));
            }
        }
        Ok(())
    }

    /// Deletes the units of notes that other refreshes wrote.
    ///
    /// A deletion may reach segments that are added after it, so it has to tell what is old.
    fn delete_old<'p>(&self, paths: impl Iterator<Item = &'p Path>) -> Result<(), Error> {
        let notes: Vec<Term> = paths.map(note_term).collect();
        if notes.is_empty() {
            return Ok(());
        }
        let refresh = Term::from_field_text(schema::schema().1.refresh, self.refresh);
        let new = TermQuery::new(refresh, IndexRecordOption::Basic);
        let notes: Box<dyn Query> = Box::new(TermSetQuery::new(notes));
        let old = BooleanQuery::new(vec![(Occur::Must, notes), (Occur::MustNot, Box::new(new))]);
        self.writer.delete_query(Box::new(old))?;
        Ok(())
    }
}

/// Enters what became of the notes into the manifest.
fn enter(fates: Vec<(usize, Fate)>, plan: Plan, manifest: &mut Manifest) -> Changes {
    let mut changes = Changes {
        removed: plan.gone.len(),
        ..Changes::default()
    };
    for path in &plan.gone {
        manifest.notes.remove(path);
    }
    for (at, fate) in fates {
        let path = &plan.read[at].path;
        let state = match fate {
            Fate::Read(state) | Fate::Same(state) | Fate::Failed(state) => state,
            Fate::Vanished => {
                changes.removed += usize::from(manifest.notes.remove(path));
                continue;
            }
        };
        match manifest.notes.get(path) {
            _ if plan.stale.contains(path) => changes.changed += 1,
            Some(known) if is_same(&known, &state) => {}
            Some(_) => changes.changed += 1,
            None => changes.added += 1,
        }
        manifest.notes.insert(path.clone(), state);
    }
    changes
}

/// Whether a note says what it said.
fn is_same(known: &NoteState, state: &NoteState) -> bool {
    known.digest == state.digest && known.outcome == state.outcome
}

fn note_term(path: &Path) -> Term {
    Term::from_field_text(schema::schema().1.note, &path_text::encode(path))
}

/// Writes the manifest and commits what the writer was given.
pub(super) fn commit(
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
