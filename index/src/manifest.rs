//! Which notes an index holds, as of which file state: what a refresh compares with. Knows no unit and no term.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::analysis::UserWord;
use crate::error::Error;
use crate::notes;
use crate::path_text::Encoded;

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

impl Manifest {
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

    /// Reads the manifest of one generation.
    pub(crate) fn read(folder: &Path, generation: u64) -> Result<Manifest, Error> {
        let path = folder.join(Self::file_name(generation));
        let bytes = fs::read(&path).map_err(|source| Error::io("read", &path, source))?;
        postcard::from_bytes(&bytes).map_err(|broken| Error::Damaged {
            path,
            reason: broken.to_string(),
        })
    }

    /// Writes the manifest beside the index, before the commit that names it.
    pub(crate) fn write(&self, folder: &Path, generation: u64) -> Result<(), Error> {
        let path = folder.join(Self::file_name(generation));
        let bytes =
            postcard::to_allocvec(self).map_err(|failed| Error::Engine(failed.to_string()))?;
        fs::write(&path, bytes).map_err(|source| Error::io("write", &path, source))
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
        manifest.write(folder.path(), 7).expect("it is writable");
        let read = Manifest::read(folder.path(), 7).expect("it was just written");
        assert_eq!(read, manifest);
    }
}
