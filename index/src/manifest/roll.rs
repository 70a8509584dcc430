//! A manifest as it lies on the disk: notes in the order of their paths, read where they stand. Knows no unit.
//!
//! Opening one costs the same for any number of notes, and comparing one with a walk copies nothing. Behind
//! the length of the head stand the head, the folders, the notes (one record of the same size each) and the
//! text that both point into; numbers have their low byte first.

use std::cmp::Ordering;
use std::ops::Range;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::roots;
use super::{NoteState, Outcome, Summary};
use crate::analysis::UserWord;
use crate::error::Error;
use crate::forms::FormRule;
use crate::notes;
use crate::path_text;
use crate::stamp::{FileState, Stamp};

/// Size of a folder's record in bytes: where its path begins, and its length.
const FOLDER_BYTES: usize = 8;
/// Size of a note's record in bytes.
const NOTE_BYTES: usize = 64;

/// What stands before the notes.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(PartialEq))]
pub(super) struct Head {
    pub(super) written_ns: i64,
    #[serde(
        serialize_with = "roots::as_text",
        deserialize_with = "roots::from_text"
    )]
    pub(super) roots: Vec<PathBuf>,
    pub(super) words: Vec<UserWord>,
    pub(super) forms: Vec<FormRule>,
    pub(super) summary: Summary,
    pub(super) folders: usize,
    pub(super) notes: usize,
}

/// The notes of one committed state of an index, to be read.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(PartialEq))]
pub(crate) struct Roll {
    head: Head,
    bytes: Vec<u8>,
    folders_at: usize,
    notes_at: usize,
    texts_at: usize,
}

/// A note of a roll.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'r> {
    roll: &'r Roll,
    record: &'r [u8],
}

/// Where a note's folder and text stand in a roll.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) folder: u32,
    /// Where its name begins among the texts, in bytes.
    pub(super) text: u32,
}

/// What became of a note, without its details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Settled,
    /// The system did not give its bytes; it may the next time.
    Unreadable,
}

impl Roll {
    /// Reads what [`encode`](super::encode) wrote; nothing where it is something else.
    pub(crate) fn decode(bytes: Vec<u8>) -> Option<Roll> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let head: Head = postcard::from_bytes(rest.get(..length)?).ok()?;
        let folders_at = length + 8;
        let notes_at = head
            .folders
            .checked_mul(FOLDER_BYTES)?
            .checked_add(folders_at)?;
        let texts_at = head.notes.checked_mul(NOTE_BYTES)?.checked_add(notes_at)?;
        (texts_at <= bytes.len()).then_some(Roll {
            head,
            bytes,
            folders_at,
            notes_at,
            texts_at,
        })
    }

    /// When the refresh began that wrote this, nanoseconds since the epoch.
    pub(crate) fn written_ns(&self) -> i64 {
        self.head.written_ns
    }

    /// The folders and files that were walked, canonical.
    pub(crate) fn roots(&self) -> &[PathBuf] {
        &self.head.roots
    }

    /// The user's words that the notes were analysed with.
    pub(crate) fn words(&self) -> &[UserWord] {
        &self.head.words
    }

    /// What a person said about forms when the notes were divided.
    pub(crate) fn forms(&self) -> &[FormRule] {
        &self.head.forms
    }

    pub(crate) fn summary(&self) -> &Summary {
        &self.head.summary
    }

    /// Whether these are the folders that were walked, in any order.
    pub(crate) fn is_of(&self, roots: &[PathBuf]) -> bool {
        roots::are_same(&self.head.roots, roots)
    }

    /// Refuses to answer for other notes than those asked for.
    pub(crate) fn check_is_of(&self, roots: &[PathBuf], folder: &Path) -> Result<(), Error> {
        if self.is_of(roots) {
            return Ok(());
        }
        Err(Error::OtherNotes {
            folder: folder.to_path_buf(),
            roots: self.head.roots.clone(),
        })
    }

    /// The note's path without the folder that was walked for it.
    pub(crate) fn below_root<'p>(&self, path: &'p Path) -> &'p Path {
        notes::below(&self.head.roots, path)
    }

    /// How many terms all notes have in the counted field of that number.
    pub(crate) fn length(&self, number: usize) -> u64 {
        self.head.summary.lengths[number]
    }

    /// All notes, in the order of their paths.
    pub(crate) fn notes(&self) -> impl Iterator<Item = Known<'_>> {
        self.stretch(0..usize::MAX)
    }

    /// The notes from one place among all up to another.
    pub(super) fn stretch(&self, places: Range<usize>) -> impl Iterator<Item = Known<'_>> {
        let records = self.records();
        let end = places.end.min(records.len());
        let records = records.get(places.start..end).unwrap_or_default();
        records.iter().map(|record| Known { roll: self, record })
    }

    fn records(&self) -> &[[u8; NOTE_BYTES]] {
        let records = self.bytes.get(self.notes_at..self.texts_at);
        records.unwrap_or_default().as_chunks().0
    }

    /// The note with that path.
    pub(crate) fn find(&self, path: &Path) -> Option<Known<'_>> {
        let at = self.place(path).ok()?;
        self.stretch(at..at + 1).next()
    }

    /// Where the note with that path stands among all, or where it would stand.
    pub(super) fn place(&self, path: &Path) -> Result<usize, usize> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        self.records().binary_search_by(|record| {
            let known = Known { roll: self, record };
            known.order(folder, name)
        })
    }

    fn folder(&self, number: u32) -> &[u8] {
        let at = self.folders_at + number as usize * FOLDER_BYTES;
        let record = self.bytes.get(at..at + FOLDER_BYTES).unwrap_or_default();
        self.text(number_at(record, 0), number_at(record, 4))
    }

    fn text(&self, at: u32, length: u32) -> &[u8] {
        let at = self.texts_at + at as usize;
        self.bytes.get(at..at + length as usize).unwrap_or_default()
    }
}

impl<'r> Known<'r> {
    pub(crate) fn path(&self) -> PathBuf {
        path_text::path(self.folder()).join(path_text::path(self.name()))
    }

    /// Tells the note's folder from every other of the roll.
    pub(crate) fn folder_number(&self) -> u32 {
        number_at(self.record, 48)
    }

    /// The folder's path, as the system writes it.
    pub(crate) fn folder(&self) -> &'r [u8] {
        self.roll.folder(self.folder_number())
    }

    /// The file's name, as the system writes it.
    pub(crate) fn name(&self) -> &'r [u8] {
        self.roll
            .text(number_at(self.record, 52), self.name_bytes())
    }

    /// What the file was like when it was read.
    pub(crate) fn state(&self) -> FileState {
        let stamp = Stamp {
            modified_ns: self.modified_ns(),
            changed_ns: long_at(self.record, 8).cast_signed(),
            inode: long_at(self.record, 24),
            device: long_at(self.record, 32),
        };
        FileState {
            stamp,
            size_bytes: long_at(self.record, 16),
        }
    }

    pub(crate) fn modified_ns(&self) -> i64 {
        long_at(self.record, 0).cast_signed()
    }

    /// XXH3 of the file's text.
    pub(crate) fn digest(&self) -> u64 {
        long_at(self.record, 40)
    }

    /// What reading and splitting it gave.
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        let at = number_at(self.record, 52).checked_add(self.name_bytes())?;
        let encoded = self.roll.text(at, number_at(self.record, 60));
        postcard::from_bytes(encoded).ok()
    }

    /// Why the system did not give its bytes, where it did not.
    pub(crate) fn unreadable(&self) -> Option<String> {
        if self.record.get(58) != Some(&(Fate::Unreadable as u8)) {
            return None;
        }
        match self.outcome()? {
            Outcome::Unreadable(reason) => Some(reason),
            _ => None,
        }
    }

    /// How its path stands to that of a file in a folder.
    pub(crate) fn order(&self, folder: &Path, name: &[u8]) -> Ordering {
        let folder = folder.as_os_str().as_encoded_bytes();
        match self.folder() == folder {
            true => self.name().cmp(name),
            false => in_components(self.folder(), self.name()).cmp(in_components(folder, name)),
        }
    }

    /// Its record as it is in another roll, where its folder and text stand elsewhere.
    pub(super) fn record_at(&self, place: Place) -> impl Iterator<Item = u8> + use<'r> {
        let (stamps, sizes) = (&self.record[..48], &self.record[56..]);
        let places = [place.folder, place.text].map(u32::to_le_bytes);
        let places = places.into_iter().flatten();
        stamps
            .iter()
            .copied()
            .chain(places)
            .chain(sizes.iter().copied())
    }

    /// Its name, and what reading and splitting it gave, as they stand in the roll.
    pub(super) fn texts(&self) -> &'r [u8] {
        let bytes = self.name_bytes() + number_at(self.record, 60);
        self.roll.text(number_at(self.record, 52), bytes)
    }

    pub(super) fn note_state(&self) -> Option<NoteState> {
        let FileState { stamp, size_bytes } = self.state();
        Some(NoteState {
            modified_ns: stamp.modified_ns,
            changed_ns: stamp.changed_ns,
            size_bytes,
            inode: stamp.inode,
            device: stamp.device,
            digest: self.digest(),
            outcome: self.outcome()?,
        })
    }

    fn name_bytes(&self) -> u32 {
        let bytes = self.record.get(56..58).and_then(<[u8]>::first_chunk);
        u32::from(u16::from_le_bytes(*bytes.unwrap_or(&[0; 2])))
    }
}

/// The bytes of a path, so that their order is that of its components.
fn in_components<'p>(folder: &'p [u8], name: &'p [u8]) -> impl Iterator<Item = u8> + 'p {
    let separator = MAIN_SEPARATOR as u8;
    let folder = folder.strip_suffix(&[separator]).unwrap_or(folder);
    let key = move |&byte: &u8| if byte == separator { 0 } else { byte };
    let folder = folder.iter().map(key);
    folder.chain(std::iter::once(0)).chain(name.iter().map(key))
}

fn number_at(record: &[u8], at: usize) -> u32 {
    let bytes = record.get(at..).and_then(<[u8]>::first_chunk);
    u32::from_le_bytes(*bytes.unwrap_or(&[0; 4]))
}

fn long_at(record: &[u8], at: usize) -> u64 {
    let bytes = record.get(at..).and_then(<[u8]>::first_chunk);
    u64::from_le_bytes(*bytes.unwrap_or(&[0; 8]))
}

#[cfg(test)]
mod tests {
    use super::super::Manifest;
    use super::super::encode::encode;
    use super::*;

    fn roll(paths: &[&str]) -> Roll {
        let state = |number: usize| NoteState {
            modified_ns: -(number as i64),
            changed_ns: 1,
            size_bytes: 300,
            inode: u64::MAX,
            device: 0,
            digest: u64::MAX,
            outcome: Outcome::Skipped(number.to_string()),
        };
        let mut manifest = Manifest::default();
        for (number, path) in paths.iter().enumerate() {
            manifest.notes.insert(path.into(), state(number));
        }
        let bytes = encode(&manifest).expect("a few notes fit");
        Roll::decode(bytes).expect("it was just written")
    }

    #[test]
    fn every_note_is_found_by_its_path_and_no_other() {
        let paths = [
            "/a.md",
            "/a/b.md",
            "/a/b/c.md",
            "/a b/가.md",
            "/a/b.md.md",
            "/나/다.md",
        ];
        let roll = roll(&paths);
        for (number, path) in paths.iter().enumerate() {
            let found = roll.find(Path::new(path)).expect("it was written");
            assert_eq!(found.path(), Path::new(path));
            assert_eq!(found.modified_ns(), -(number as i64));
        }
        for other in ["/", "/a", "/a/b", "/b.md", "/a/b/d.md", "가.md", ""] {
            assert!(roll.find(Path::new(other)).is_none(), "{other}");
        }
    }

    #[test]
    fn notes_stand_in_the_order_of_paths() {
        let roll = roll(&["/a/b.md", "/a.md", "/a/b/c.md", "/a-b/c.md", "/a/b c.md"]);
        let paths: Vec<PathBuf> = roll.notes().map(|known| known.path()).collect();
        assert!(paths.is_sorted(), "{paths:?}");
    }

    #[test]
    fn what_is_cut_short_is_no_roll_or_holds_less() {
        let bytes = roll(&["/a/b.md", "/a.md"]).bytes;
        for length in 0..bytes.len() {
            // The digest of the file tells; here nothing may panic.
            if let Some(roll) = Roll::decode(bytes[..length].to_vec()) {
                let outcomes: Vec<_> = roll.notes().map(|known| known.outcome()).collect();
                assert!(outcomes.len() == 2 && outcomes.contains(&None), "{length}");
            }
        }
    }
}
