//! Which notes an index holds, as of which file state: what a refresh compares with. Knows no unit and no term.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::UserWord;
use crate::error::Error;
use crate::forms::FormRule;
use crate::notes;
use crate::path_text::Encoded;
use crate::private;
use crate::regular;
use crate::schema::COUNTED_FIELDS;

/// The notes of one committed state of an index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// When the refresh began that wrote this, nanoseconds since the epoch.
    pub(crate) written_ns: i64,
    /// The folders and files that were walked, canonical.
    #[serde(serialize_with = "as_text", deserialize_with = "from_text")]
    pub(crate) roots: Vec<PathBuf>,
    /// The user's words that the notes were analysed with.
    pub(crate) words: Vec<UserWord>,
    /// What a person said about forms when the notes were divided.
    pub(crate) forms: Vec<FormRule>,
    /// By absolute path.
    #[serde(serialize_with = "in_turn", deserialize_with = "in_order")]
    pub(crate) notes: BTreeMap<PathBuf, NoteState>,
}

/// What was known of a note's file when it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct NoteState {
    pub(crate) modified_ns: i64,
    pub(crate) changed_ns: i64,
    pub(crate) size_bytes: u64,
    pub(crate) inode: u64,
    pub(crate) device: u64,
    /// XXH3 of the file's text.
    pub(crate) digest: u64,
    pub(crate) outcome: Outcome,
}

/// What reading and splitting a note gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Outcome {
    Indexed(Contents),
    /// Its bytes are no note.
    Skipped(String),
    /// Its front matter asks to be left out.
    LeftOut,
    /// The system did not give its bytes; it may the next time.
    Unreadable(String),
}

/// What one indexed note holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Contents {
    pub(crate) questions: usize,
    pub(crate) unanswered: usize,
    pub(crate) sections: usize,
    /// How many terms its units have, by [`Fields::counted`](crate::schema::Fields::counted).
    pub(crate) lengths: [u32; COUNTED_FIELDS],
    /// The front matter's date, ISO 8601.
    pub(crate) date: Option<String>,
    /// Empty for UTF-8.
    pub(crate) encoding: String,
    /// What the splitter warned of, one sentence each.
    pub(crate) warnings: Vec<String>,
}

/// Reads the notes as the list that they are, in order: put in one by one, each path would be
/// compared with ten others.
fn in_order<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<PathBuf, NoteState>, D::Error> {
    let notes = Vec::<(Encoded<'static>, NoteState)>::deserialize(deserializer)?;
    let notes = notes.into_iter();
    Ok(notes
        .map(|(path, state)| (path.0.into_owned(), state))
        .collect())
}

fn in_turn<S: Serializer>(
    notes: &BTreeMap<PathBuf, NoteState>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(notes.iter().map(|(path, state)| (encoded(path), state)))
}

fn from_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
    let paths = Vec::<Encoded<'static>>::deserialize(deserializer)?;
    Ok(paths.into_iter().map(|path| path.0.into_owned()).collect())
}

fn as_text<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().map(|path| encoded(path)))
}

fn encoded(path: &Path) -> Encoded<'_> {
    Encoded(Cow::Borrowed(path))
}

/// Writes a file in the place of one that a commit which never came may have left.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private::writing().create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

impl Manifest {
    /// Whether these are the folders that were walked, in any order.
    pub(crate) fn is_of(&self, roots: &[PathBuf]) -> bool {
        let in_order = |roots: &[PathBuf]| {
            let mut roots = roots.to_vec();
            roots.sort_unstable();
            roots.dedup();
            roots
        };
        self.roots == roots || in_order(&self.roots) == in_order(roots)
    }

    /// How many terms all notes have in the counted field of that number.
    pub(crate) fn length(&self, number: usize) -> u64 {
        let lengths = self.notes.values().map(|note| match &note.outcome {
            Outcome::Indexed(contents) => u64::from(contents.lengths[number]),
            _ => 0,
        });
        lengths.sum()
    }

    /// Refuses to answer for other notes than those asked for.
    pub(crate) fn check_is_of(&self, roots: &[PathBuf], folder: &Path) -> Result<(), Error> {
        if self.is_of(roots) {
            return Ok(());
        }
        Err(Error::OtherNotes {
            folder: folder.to_path_buf(),
            roots: self.roots.clone(),
        })
    }

    /// The note's path without the folder that was walked for it.
    pub(crate) fn below_root<'p>(&self, path: &'p Path) -> &'p Path {
        notes::below(&self.roots, path)
    }

    /// Name of the file that belongs to the commit of that generation.
    fn file_name(generation: u64) -> String {
        format!("notes-{generation}.bin")
    }

    /// Whether a file of that name is the manifest of some generation.
    pub(crate) fn is_file_name(name: &str) -> bool {
        let number = name.strip_prefix("notes-").unwrap_or_default();
        let number = number.strip_suffix(".bin").unwrap_or_default();
        number
            .parse()
            .is_ok_and(|generation| Self::file_name(generation) == name)
    }

    /// Reads the manifest of one generation, whose bytes have that XXH3.
    pub(crate) fn read(folder: &Path, generation: u64, digest: u64) -> Result<Manifest, Error> {
        let path = folder.join(Self::file_name(generation));
        let damaged = |reason: String| Error::Damaged {
            path: path.clone(),
            reason,
        };
        let bytes = regular::read(&path).map_err(|error| damaged(error.to_string()))?;
        if xxh3_64(&bytes) != digest {
            return Err(damaged("it is not what was written".to_owned()));
        }
        postcard::from_bytes(&bytes).map_err(|broken| damaged(broken.to_string()))
    }

    /// Writes the manifest beside the index, before the commit that names it; gives its XXH3.
    pub(crate) fn write(&self, folder: &Path, generation: u64) -> Result<u64, Error> {
        let path = folder.join(Self::file_name(generation));
        let bytes =
            postcard::to_allocvec(self).map_err(|failed| Error::Engine(failed.to_string()))?;
        let written = write_new(&path, &bytes);
        written.map_err(|source| Error::io("write", &path, source))?;
        Ok(xxh3_64(&bytes))
    }

    /// Removes the manifests of generations before that one, as far as it can.
    pub(crate) fn sweep(folder: &Path, generation: u64) {
        let kept = Self::file_name(generation);
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if Self::is_file_name(&name) && name != kept {
                // One that stays is swept by the next refresh.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_read_back_as_they_were_written() {
        let mut manifest = Manifest::default();
        for name in ["나.md", "가/다.md", "가.md", "a b.md", "a/b.md"] {
            let state = NoteState {
                modified_ns: -1,
                changed_ns: 1,
                size_bytes: 300,
                inode: u64::MAX,
                device: 0,
                digest: u64::MAX,
                outcome: Outcome::Skipped(name.to_owned()),
            };
            manifest.notes.insert(Path::new("/노트").join(name), state);
        }
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let digest = manifest.write(folder.path(), 7).expect("it is writable");
        let read = |digest| Manifest::read(folder.path(), 7, digest);
        assert_eq!(read(digest).expect("it was just written"), manifest);
        assert!(read(!digest).is_err(), "the bytes are others");
    }
}
