//! An index in memory, for one command that has nowhere to keep one. Writes no file.

use std::path::Path;

use tantivy::Index;
use tantivy::directory::RamDirectory;

use super::look::Look;
use super::write::{Engine, WRITER_BYTES};
use super::{Progress, Report, Source};
use crate::analysis::Analyzer;
use crate::error::Error;
use crate::folder;
use crate::manifest::{Manifest, Roll};
use crate::schema;
use crate::snapshot::Snapshot;

/// The most notes that are read for one command, in bytes: some ten seconds' work on one core.
const MOST_BYTES: u64 = 64 << 20;

/// Reads all notes into an index in memory, as a refresh would write it into `folder`.
///
/// Nothing where the notes are more than 64 MB: an index that is gone with the command is not worth
/// their reading.
///
/// # Errors
/// When the engine fails.
pub fn in_memory(
    folder: &Path,
    source: Source<'_>,
    analyzer: &Analyzer,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<Option<(Snapshot, Report)>, Error> {
    let look = Look::at(source.roots, folder);
    let plan = look.plan(&Roll::default());
    let size_bytes: u64 = plan.read.iter().map(|file| file.size_bytes).sum();
    if size_bytes > MOST_BYTES {
        return Ok(None);
    }
    let (fields, settings) = (schema::schema().0, folder::settings());
    let index = Index::create(RamDirectory::create(), fields, settings)?;
    let mut writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
    let engine = Engine {
        index: &index,
        writer: &writer,
        refresh: "1",
    };
    let mut manifest = Manifest::default();
    let changes = engine.take(plan, (source, analyzer), &mut manifest, on_progress)?;
    manifest.written_ns = look.began_ns;
    writer.commit()?;
    writer.wait_merging_threads()?;
    let mut report = Report::of(&manifest.notes.summary(), look.skipped());
    (report.added, report.rebuilt) = (changes.added, true);
    let engine = folder::reader(&index)?;
    let snapshot = Snapshot::held(folder, Roll::held(&manifest)?, engine);
    Ok(Some((snapshot, report)))
}
