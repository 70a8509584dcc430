//! Builds segments of an index from notes, batch by batch, on all cores. Knows no text.
//!
//! How notes are parted into batches depends on the notes alone, so that the same notes make the
//! same segments on any number of cores.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use tantivy::indexer::{AddOperation, SegmentWriter};
use tantivy::{Index, Segment, SegmentMeta};

use super::document::UnitDocument;
use super::documents::{Fate, Session};
use crate::error::Error;
use crate::manifest::NoteState;
use crate::notes::NoteFile;

/// The most notes of a batch, in bytes.
const BATCH_BYTES: u64 = 14 << 20;
/// So many bytes are worth a second batch, which another core can read.
const PARTED_BYTES: u64 = 256 << 10;
/// A segment whose terms take more memory is written.
const SEGMENT_BYTES: usize = 112 << 20;
/// The engine makes its first table of terms for a third of this.
const TABLE_BYTES: Range<u64> = (1 << 20)..(24 << 20);

/// What came of a batch of notes.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// What became of each note, by its place among the files.
    pub(super) fates: Vec<(usize, Fate)>,
    /// The units of those that were read.
    pub(super) segments: Vec<SegmentMeta>,
}

/// What there is to do.
pub(super) struct Task<'t, 'a> {
    pub(super) index: &'t Index,
    pub(super) files: &'t [NoteFile],
    /// What the index knows of a note that need not be read anew where its text is the same.
    pub(super) known: &'t (dyn Fn(&NoteFile) -> Option<NoteState> + Sync),
    pub(super) session: &'t (dyn Fn() -> Session<'a> + Sync),
}

/// What happens while batches are made.
enum News {
    /// One more note is done.
    Note,
    /// The batch of that number.
    Batch(usize, Result<Batch, Error>),
}

/// Makes batches on all cores and hands them on in the order of the notes.
///
/// Where the system gives no thread, this one does the work.
pub(super) fn build(
    task: &Task<'_, '_>,
    on_note: &mut dyn FnMut(),
    take: &mut dyn FnMut(Batch) -> Result<(), Error>,
) -> Result<(), Error> {
    let batches = batches(task.files);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (next, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    let work = |sender| work(task, &batches, (&next, &is_over), &sender);
    let work = &work;
    thread::scope(|scope| {
        let mut workers = 0;
        for _ in 0..cores.min(batches.len()) {
            let sender = sender.clone();
            let spawned = thread::Builder::new().spawn_scoped(scope, move || work(sender));
            workers += usize::from(spawned.is_ok());
        }
        match workers {
            0 => work(sender),
            _ => drop(sender),
        }
        let handed_on = hand_on(receiver, on_note, take);
        is_over.store(true, Ordering::Relaxed);
        handed_on
    })
}

/// Parts notes into batches of about the same size.
fn batches(files: &[NoteFile]) -> Vec<Range<usize>> {
    let total: u64 = files.iter().map(|file| file.size_bytes).sum();
    let parts = match total {
        0..PARTED_BYTES => 1,
        _ => total.div_ceil(BATCH_BYTES).max(2),
    };
    let most = total.div_ceil(parts).max(1);
    let (mut batches, mut start, mut size_bytes) = (Vec::new(), 0, 0);
    for (at, file) in files.iter().enumerate() {
        size_bytes += file.size_bytes;
        if size_bytes >= most || at + 1 == files.len() {
            batches.push(start..at + 1);
            (start, size_bytes) = (at + 1, 0);
        }
    }
    batches
}

fn work(
    task: &Task<'_, '_>,
    batches: &[Range<usize>],
    (next, is_over): (&AtomicUsize, &AtomicBool),
    sender: &mpsc::Sender<News>,
) {
    let mut session = (task.session)();
    // Nobody listens any more where a send fails.
    let tell = |news| sender.send(news).is_ok() && !is_over.load(Ordering::Relaxed);
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let Some(range) = batches.get(number) else {
            return;
        };
        let batch = batch(task, range.clone(), &mut session, &|| tell(News::Note));
        let Some(batch) = batch.transpose() else {
            return;
        };
        if !tell(News::Batch(number, batch)) {
            return;
        }
    }
}

/// Reads a batch of notes; nothing where `is_wanted` says so after a note.
fn batch(
    task: &Task<'_, '_>,
    range: Range<usize>,
    session: &mut Session<'_>,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Option<Batch>, Error> {
    let files = &task.files[range.clone()];
    let mut builder = Builder::new(task.index, files);
    let mut fates = Vec::with_capacity(files.len());
    for (at, file) in range.zip(files) {
        let known = (task.known)(file);
        let fate = session.prepare_any(file, known.as_ref(), &mut |unit| builder.add(unit))?;
        fates.push((at, fate));
        if !is_wanted() {
            return Ok(None);
        }
    }
    let segments = builder.finish()?;
    Ok(Some(Batch { fates, segments }))
}

fn hand_on(
    receiver: mpsc::Receiver<News>,
    on_note: &mut dyn FnMut(),
    take: &mut dyn FnMut(Batch) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut early = BTreeMap::new();
    let mut due = 0;
    for news in receiver {
        match news {
            News::Note => on_note(),
            News::Batch(number, batch) => {
                early.insert(number, batch?);
            }
        }
        while let Some(batch) = early.remove(&due) {
            take(batch)?;
            due += 1;
        }
    }
    Ok(())
}

/// Puts units into segments.
struct Builder<'i> {
    index: &'i Index,
    table_bytes: usize,
    open: Option<(Segment, SegmentWriter)>,
    written: Vec<SegmentMeta>,
}

impl<'i> Builder<'i> {
    fn new(index: &'i Index, files: &[NoteFile]) -> Builder<'i> {
        let size_bytes: u64 = files.iter().map(|file| file.size_bytes).sum();
        let table_bytes = (4 * size_bytes).clamp(TABLE_BYTES.start, TABLE_BYTES.end);
        Builder {
            index,
            table_bytes: table_bytes as usize,
            open: None,
            written: Vec::new(),
        }
    }

    fn add(&mut self, document: UnitDocument) -> Result<(), Error> {
        let opened = match self.open.take() {
            Some(opened) => opened,
            None => {
                let segment = self.index.new_segment();
                let writer = SegmentWriter::for_segment(self.table_bytes, segment.clone())?;
                (segment, writer)
            }
        };
        let (_, writer) = self.open.insert(opened);
        let opstamp = u64::from(writer.max_doc());
        writer.add_document(AddOperation { opstamp, document })?;
        if writer.mem_usage() >= SEGMENT_BYTES {
            self.write()?;
        }
        Ok(())
    }

    fn write(&mut self) -> Result<(), Error> {
        if let Some((segment, writer)) = self.open.take() {
            let units = writer.max_doc();
            writer.finalize()?;
            let meta = segment.with_max_doc(units).meta().clone();
            meta.untrack_temp_docstore();
            self.written.push(meta);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<SegmentMeta>, Error> {
        self.write()?;
        Ok(self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sizes: &[u64], expected: &[(usize, usize)]) {
        let file = |(at, &size_bytes): (usize, &u64)| NoteFile {
            path: format!("{at}.md").into(),
            modified_ns: 0,
            changed_ns: 0,
            size_bytes,
            inode: 0,
            device: 0,
        };
        let files: Vec<NoteFile> = sizes.iter().enumerate().map(file).collect();
        let found = batches(&files).into_iter();
        let found: Vec<_> = found.map(|batch| (batch.start, batch.end)).collect();
        assert_eq!(found, expected, "{sizes:?}");
    }

    #[test]
    fn few_notes_are_one_batch() {
        check(&[], &[]);
        check(&[0, 0], &[(0, 2)]);
        check(&[1000, PARTED_BYTES / 2], &[(0, 2)]);
    }

    #[test]
    fn many_notes_are_parted_by_size() {
        check(&[PARTED_BYTES; 4], &[(0, 2), (2, 4)]);
        check(&[BATCH_BYTES, 1, BATCH_BYTES, 1], &[(0, 1), (1, 3), (3, 4)]);
        check(&[3 * BATCH_BYTES, 1, 1], &[(0, 1), (1, 3)]);
    }
}
