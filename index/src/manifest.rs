//! Which notes an index holds, as of which file state: what a refresh compares with. Knows no unit and no term.

mod encode;
mod notes;
mod roll;
mod roots;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::UserWord;
use crate::error::{self, Error};
use crate::forms::FormRule;
use crate::path_text;
use crate::private;
use crate::regular;
use crate::schema::COUNTED_FIELDS;

pub(crate) use notes::Notes;
pub(crate) use roll::{Known, Roll};

/// The notes of one committed state of an index, to be changed; a [`Roll`] is the same to be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manifest {
    /// When the refresh began that wrote this, nanoseconds since the epoch.
    pub(crate) written_ns: i64,
    /// The folders and files that were walked, canonical.
    pub(crate) roots: Vec<PathBuf>,
    /// The user's words that the notes were analysed with.
    pub(crate) words: Vec<UserWord>,
    /// What a person said about forms when the notes were divided.
    pub(crate) forms: Vec<FormRule>,
    pub(crate) notes: Notes,
}

/// What was known of a note's file when it was read.
#[derive(Clone, Debug, PartialEq)]
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

/// What all notes hold together, and what is to be told of some.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Summary {
    /// Notes with units.
    pub(crate) notes: usize,
    pub(crate) questions: usize,
    pub(crate) unanswered: usize,
    pub(crate) sections: usize,
    /// Notes that their front matter leaves out.
    pub(crate) left_out: usize,
    /// How many terms the units have, as in [`Contents::lengths`].
    pub(crate) lengths: [u64; COUNTED_FIELDS],
    /// By path, as [`crate::path_text`] writes it.
    told: Vec<(String, Remark)>,
}

/// What is told of a note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Remark {
    /// Why it is not in the index.
    Skipped(String),
    /// Its encoding, which is not UTF-8.
    Recoded(String),
    /// What the splitter warned of.
    Warning(String),
}

impl Summary {
    /// What is told of notes, in the order of their paths.
    pub(crate) fn told(&self) -> impl Iterator<Item = (PathBuf, &Remark)> {
        let told = self.told.iter();
        told.map(|(path, remark)| (path_text::decode(path), remark))
    }

    fn count(&mut self, path: &Path, outcome: &Outcome) {
        match outcome {
            Outcome::LeftOut => self.left_out += 1,
            Outcome::Skipped(reason) | Outcome::Unreadable(reason) => {
                self.tell(path, Remark::Skipped(reason.clone()));
            }
            Outcome::Indexed(contents) => self.count_contents(path, contents),
        }
    }

    /// Takes out what a note added; what is told of it stays.
    fn leave_out(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::LeftOut => self.left_out -= self.left_out.min(1),
            Outcome::Skipped(_) | Outcome::Unreadable(_) => {}
            Outcome::Indexed(contents) => {
                let less = |all: &mut usize, own| *all = all.saturating_sub(own);
                less(&mut self.notes, 1);
                less(&mut self.questions, contents.questions);
                less(&mut self.unanswered, contents.unanswered);
                less(&mut self.sections, contents.sections);
                for (all, own) in self.lengths.iter_mut().zip(contents.lengths) {
                    *all = all.saturating_sub(u64::from(own));
                }
            }
        }
    }

    fn count_contents(&mut self, path: &Path, contents: &Contents) {
        self.notes += 1;
        self.questions += contents.questions;
        self.unanswered += contents.unanswered;
        self.sections += contents.sections;
        for (all, own) in self.lengths.iter_mut().zip(contents.lengths) {
            *all += u64::from(own);
        }
        if !contents.encoding.is_empty() {
            self.tell(path, Remark::Recoded(contents.encoding.clone()));
        }
        for warning in &contents.warnings {
            self.tell(path, Remark::Warning(warning.clone()));
        }
    }

    fn tell(&mut self, path: &Path, remark: Remark) {
        self.told
            .push((path_text::encode(path).into_owned(), remark));
    }
}

/// Writes a file in the place of one that a commit which never came may have left.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private::writing().create_new(true).open(path)?;
    file.write_all(bytes)
}

impl Manifest {
    /// Everything in a roll, to be changed.
    pub(crate) fn of(roll: Arc<Roll>) -> Manifest {
        Manifest {
            written_ns: roll.written_ns(),
            roots: roll.roots().to_vec(),
            words: roll.words().to_vec(),
            forms: roll.forms().to_vec(),
            notes: Notes::of(roll),
        }
    }

    /// Whether these are the folders that were walked, in any order.
    pub(crate) fn is_of(&self, roots: &[PathBuf]) -> bool {
        roots::are_same(&self.roots, roots)
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

    /// Writes the manifest beside the index, before the commit that names it and waits until it is
    /// on the disk; gives its XXH3.
    pub(crate) fn write(&self, folder: &Path, generation: u64) -> Result<u64, Error> {
        let path = folder.join(Self::file_name(generation));
        let bytes = encode::encode(self)?;
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

impl Roll {
    /// Reads the manifest of one generation, whose bytes have that XXH3.
    pub(crate) fn read(folder: &Path, generation: u64, digest: u64) -> Result<Roll, Error> {
        let path = folder.join(Manifest::file_name(generation));
        let damaged = |reason: String| Error::Damaged {
            path: path.clone(),
            reason,
        };
        let bytes = regular::read(&path).map_err(|refused| match error::passes(&refused) {
            true => Error::io("read", &path, refused),
            false => damaged(refused.to_string()),
        })?;
        if xxh3_64(&bytes) != digest {
            return Err(damaged("it is not what was written".to_owned()));
        }
        Roll::decode(bytes).ok_or_else(|| damaged("it is no list of notes".to_owned()))
    }

    /// As it would be read once the manifest was written.
    ///
    /// # Errors
    /// When there are more notes than a manifest can hold.
    pub(crate) fn held(manifest: &Manifest) -> Result<Roll, Error> {
        let roll = Roll::decode(encode::encode(manifest)?);
        Ok(roll.expect("it was just encoded"))
    }

    /// As `held`, of the few notes of a test.
    #[cfg(test)]
    pub(crate) fn of(manifest: &Manifest) -> Roll {
        Roll::held(manifest).expect("a few notes fit")
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
        let read = |digest| Roll::read(folder.path(), 7, digest);
        let roll = read(digest).expect("it was just written");
        assert!(roll == Roll::of(&manifest));
        assert_eq!(roll.notes().count(), 5);
        for known in roll.notes() {
            assert_eq!(known.note_state(), manifest.notes.get(&known.path()));
        }
        assert!(read(!digest).is_err(), "the bytes are others");
    }
}
