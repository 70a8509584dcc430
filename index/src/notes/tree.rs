//! Folders and the notes in them as a walk found them, in the order of their paths. Asks no system.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{NoteFile, Skipped};
use crate::path_text;
use crate::stamp::FileState;

/// What a walk found, each note once.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    parts: Parts,
    /// Roots and folders that could not be read, by path.
    pub(crate) skipped: Vec<Skipped>,
}

#[derive(Debug)]
enum Parts {
    /// Folders that lead to others, the roots first; no root lies in another.
    Branches { branches: Vec<Branch>, roots: usize },
    /// Single notes, by path.
    Files(Vec<NoteFile>),
}

impl Default for Parts {
    fn default() -> Parts {
        Parts::Files(Vec::new())
    }
}

/// A folder with what stands in it.
#[derive(Debug, Default)]
pub(crate) struct Branch {
    path: PathBuf,
    /// By name.
    entries: Vec<Entry>,
    /// All names in it, one behind the other.
    names: Vec<u8>,
}

/// Something in a folder.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Where its name stands among those of the folder, in bytes.
    pub(crate) name: Range<usize>,
    pub(crate) what: What,
}

/// What has a name.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    Note(FileState),
    /// The number of a branch.
    Folder(usize),
}

/// A note of a tree; its path is made only where it is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'t> {
    pub(crate) folder: &'t Path,
    /// The file's name, as the system writes it.
    pub(crate) name: &'t [u8],
    pub(crate) state: FileState,
}

impl Seen<'_> {
    pub(crate) fn file(&self) -> NoteFile {
        let path = self.folder.join(path_text::path(self.name));
        NoteFile::new(path, self.state)
    }
}

impl Branch {
    pub(crate) fn new(path: PathBuf, names: Vec<u8>, mut entries: Vec<Entry>) -> Branch {
        // Paths are in order by their components, whatever follows a name.
        entries.sort_unstable_by(|a, b| names[a.name.clone()].cmp(&names[b.name.clone()]));
        Branch {
            path,
            entries,
            names,
        }
    }

    pub(crate) fn empty(path: PathBuf) -> Branch {
        Branch::new(path, Vec::new(), Vec::new())
    }
}

impl Tree {
    /// `roots` of the branches stand first, in the order of their paths.
    pub(crate) fn of_branches(branches: Vec<Branch>, roots: usize, skipped: Vec<Skipped>) -> Tree {
        Tree {
            parts: Parts::Branches { branches, roots },
            skipped,
        }
    }

    /// The same with single notes that were named, each note once, also where roots overlap.
    pub(crate) fn with_files(self, mut files: Vec<NoteFile>) -> Tree {
        self.each(&mut |seen| files.push(seen.file()));
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        Tree {
            parts: Parts::Files(files),
            skipped: self.skipped,
        }
    }

    /// All notes, in the order of their paths.
    pub(crate) fn files(&self) -> Vec<NoteFile> {
        let mut files = Vec::new();
        self.each(&mut |seen| files.push(seen.file()));
        files
    }

    /// Hands on every note, in the order of their paths.
    pub(crate) fn each<'t>(&'t self, take: &mut dyn FnMut(Seen<'t>)) {
        match &self.parts {
            Parts::Branches { branches, roots } => {
                (0..*roots).for_each(|root| each_below(branches, root, take));
            }
            Parts::Files(files) => files.iter().for_each(|file| take(file.seen())),
        }
    }
}

/// As deep as paths can be long.
fn each_below<'t>(branches: &'t [Branch], at: usize, take: &mut dyn FnMut(Seen<'t>)) {
    let Branch {
        path,
        entries,
        names,
    } = &branches[at];
    for Entry { name, what } in entries {
        match *what {
            What::Folder(below) => each_below(branches, below, take),
            What::Note(state) => take(Seen {
                folder: path,
                name: &names[name.clone()],
                state,
            }),
        }
    }
}
