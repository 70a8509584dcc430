//! Finds notes on disk and reads them as text; knows nothing of what they say.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

mod decode;
mod read;
#[cfg(test)]
mod tests;
mod tree;
mod walk;

use crate::regular::Links;
use crate::stamp::{FileState, Stamp};

pub(crate) use tree::{Seen, Tree};

/// Largest note that is read, in bytes.
///
/// A note of this size is a log or a dump with the wrong name; it would hold memory of many
/// times its size while it is split and analysed.
pub const NOTE_LIMIT_BYTES: u64 = 32 << 20;

/// What a walk over the notes found.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Notes, by path, each once also where roots overlap.
    pub files: Vec<NoteFile>,
    /// Roots and folders that could not be read, by path.
    pub skipped: Vec<Skipped>,
}

/// A note's place on disk and how to tell that it changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NoteFile {
    /// Absolute path without symbolic links, spelled as on disk (also decomposed Hangul).
    pub path: PathBuf,
    /// Time of the last change, in nanoseconds since 1970-01-01 UTC.
    ///
    /// Negative before that; 0 where the file system keeps no times.
    pub modified_ns: i64,
    /// Time of the last change of content, name or rights, which nobody can set; 0 where there is none.
    pub changed_ns: i64,
    /// Size on disk in bytes, before decoding.
    pub size_bytes: u64,
    /// Number of the file on its device; 0 where there is none.
    pub inode: u64,
    /// The device; 0 where there is none.
    pub device: u64,
}

/// A path that was not read, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Absolute path, or the path as given where it leads nowhere.
    pub path: PathBuf,
    /// Why it was not read.
    pub reason: SkipReason,
}

/// Why a note or folder was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum SkipReason {
    /// The system refused, in its words, lower case.
    #[error("{0}")]
    Unreadable(String),
    /// It is no longer there.
    #[error("it vanished")]
    Vanished,
    /// Neither a file nor a folder: a pipe, a socket or a device.
    #[error("not a regular file")]
    NotAFile,
    /// Bytes that are no text in any encoding.
    #[error("binary, not text")]
    Binary,
    /// Text in an encoding that is not known here.
    #[error("text in an unknown encoding, neither UTF-8, UTF-16 nor CP949")]
    UnknownEncoding,
    /// More bytes than a note may have.
    #[error("too large: {size_bytes} bytes, at most {limit_bytes} are read")]
    TooLarge {
        /// Size of the file in bytes.
        size_bytes: u64,
        /// The limit in bytes.
        limit_bytes: u64,
    },
}

impl NoteFile {
    pub(crate) fn new(path: PathBuf, FileState { stamp, size_bytes }: FileState) -> NoteFile {
        NoteFile {
            path,
            modified_ns: stamp.modified_ns,
            changed_ns: stamp.changed_ns,
            size_bytes,
            inode: stamp.inode,
            device: stamp.device,
        }
    }

    pub(crate) fn state(&self) -> FileState {
        let stamp = Stamp {
            modified_ns: self.modified_ns,
            changed_ns: self.changed_ns,
            inode: self.inode,
            device: self.device,
        };
        FileState {
            stamp,
            size_bytes: self.size_bytes,
        }
    }

    /// As a walk sees it: with its folder and its name.
    fn seen(&self) -> Seen<'_> {
        Seen {
            folder: self.path.parent().unwrap_or(Path::new("")),
            name: self.path.file_name().unwrap_or_default().as_encoded_bytes(),
            state: self.state(),
        }
    }
}

impl SkipReason {
    pub(crate) fn from_io(error: &io::Error) -> Self {
        // An error in another's wrapping repeats the path: its kind says enough.
        let wrapped = error.get_ref().is_some();
        let message = if wrapped {
            error.kind().to_string()
        } else {
            error.to_string()
        };
        let message = message.split(" (os error").next().unwrap_or_default();
        Self::Unreadable(message.to_lowercase())
    }
}

/// A note as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text without a byte order mark; line ends and decomposed Hangul stay as they are.
    pub text: String,
    /// How the bytes on disk were understood.
    pub encoding: Encoding,
    /// Places where bytes meant nothing and U+FFFD stands in the text.
    pub replaced: usize,
}

/// How a note's bytes are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, the rule.
    Utf8,
    /// UTF-8 after a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first, with or without a byte order mark.
    Utf16Le,
    /// UTF-16, high byte first, with or without a byte order mark.
    Utf16Be,
    /// CP949, the superset of EUC-KR that Korean Windows writes.
    Cp949,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 with BOM",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Cp949 => "CP949",
        })
    }
}

/// Finds the notes below the roots.
///
/// A root is a folder or a single file; a file is taken whatever its name, a folder gives its
/// `.md`, `.markdown`, `.mdx` and `.txt` files in any case. `.gitignore`, `.ignore` and
/// `.mundapignore` are followed, in a git repository also those between a root and the
/// repository's top; hidden files and symbolic links below a root are passed over. A root that
/// cannot be read is reported in `skipped`. A file that vanishes meanwhile is left out.
pub fn walk(roots: &[PathBuf]) -> Walk {
    Walk::of(walk::walk(roots, None))
}

/// Finds the notes as [`walk()`] does, but does not enter the folder `except`.
///
/// So a cache may lie below the notes. A root is entered all the same.
pub fn walk_except(roots: &[PathBuf], except: &Path) -> Walk {
    Walk::of(tree_except(roots, except))
}

/// As [`walk_except`], without a path for every note.
pub(crate) fn tree_except(roots: &[PathBuf], except: &Path) -> Tree {
    walk::walk(roots, except.canonicalize().ok().as_deref())
}

impl Walk {
    fn of(tree: Tree) -> Walk {
        Walk {
            files: tree.files(),
            skipped: tree.skipped,
        }
    }
}

/// The note's path without the innermost root around it; the whole path where no root is.
///
/// Of a root that is the note itself, its file's name.
pub(crate) fn below<'p>(roots: &[PathBuf], path: &'p Path) -> &'p Path {
    let around = roots.iter().filter_map(|root| path.strip_prefix(root).ok());
    let innermost = around.min_by_key(|below| below.as_os_str().len());
    match innermost {
        Some(below) if below.as_os_str().is_empty() => {
            Path::new(path.file_name().unwrap_or_default())
        }
        Some(below) => below,
        None => path,
    }
}

/// Reads and decodes one note.
///
/// UTF-8 first, then UTF-16 and CP949; a few broken bytes become U+FFFD and are counted in
/// [`Note::replaced`], so that the rest of the note stays findable. Never blocks on a pipe.
///
/// # Errors
///
/// [`SkipReason`] says why the note has no text; see [`NOTE_LIMIT_BYTES`] for the size limit.
pub fn read(path: &Path) -> Result<Note, SkipReason> {
    decode::decode(read::bytes(path, Links::Followed, NOTE_LIMIT_BYTES)?)
}

/// A path as its reader would spell it.
///
/// A name that is no UTF-8 is taken for one of Korean Windows (CP949) where it can be.
pub fn readable(path: &Path) -> Cow<'_, str> {
    match path.to_str() {
        Some(text) => Cow::Borrowed(text),
        None => decode::name(path.as_os_str().as_encoded_bytes()),
    }
}

/// Decodes a note's bytes.
pub(crate) fn decoded(bytes: Vec<u8>) -> Result<Note, SkipReason> {
    decode::decode(bytes)
}

/// Reads and decodes a note that a walk found, which is no symbolic link.
///
/// One that has become a link meanwhile is not followed.
pub(crate) fn read_found(path: &Path) -> Result<Note, SkipReason> {
    decode::decode(read::bytes(path, Links::Refused, NOTE_LIMIT_BYTES)?)
}
