//! Tells mundap's own index folder from every other, so that nothing else is deleted. Knows no engine.
//!
//! The mark is a `CACHEDIR.TAG`: backup programs know a cache by its first line and leave it out,
//! mundap knows its own folder by the second. Folders made before there was a mark have none.

use std::ffi::OsString;
use std::fs::{self, File, FileType};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::directory::{COMMIT_FILE, LIST_FILE};
use super::{INDEX_FOLDER, LOCK_FILE, seal};
use crate::error::Error;
use crate::manifest::Manifest;
use crate::private;
use crate::regular;

const MARK_FILE: &str = "CACHEDIR.TAG";

/// What the file begins with where it is the mark.
const MARK: &str =
    "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is an index of mundap.\n";

/// What else it says.
const REMARK: &str = "# It is a cache of the notes: deleting it loses nothing.\n\
                      # For cache directory tags, see https://bford.info/cachedir/\n";

/// How the engine names segments, and files that it has not finished.
const SEGMENT_DIGITS: usize = 32;
const DRAFT_LETTERS: usize = 6;

/// Something that stands in a folder; a link is not followed.
struct Entry {
    name: OsString,
    kind: FileType,
    path: PathBuf,
}

/// Whose something is, by its name and kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Mundap,
    /// Harmless beside an index.
    Other,
    /// It stands where mundap would write or delete, or leads there.
    InTheWay,
}

/// Refuses a folder that mundap did not make; writes nothing.
///
/// A missing or empty folder will do, and one with the mark, whatever else somebody put beside the
/// index. Without the mark, the writer's lock or a sealed commit must stand there and nothing but an
/// index: so an older version left it, or a crash. Links in the place of mundap's own files are always refused,
/// because writing would follow them.
pub(crate) fn check(folder: &Path) -> Result<(), Error> {
    let beside = entries(folder)?;
    let is_marked = is_marked(folder, &beside);
    let was_used = beside.iter().any(|entry| entry.name == LOCK_FILE) || holds_commit(folder);
    let is_folder = |entry: &Entry| entry.name == INDEX_FOLDER && entry.kind.is_dir();
    let units = match beside.iter().find(|entry| is_folder(entry)) {
        Some(units) => entries(&units.path)?,
        None => Vec::new(),
    };
    let places = beside.iter().map(|entry| (entry, owner_of_place(entry)));
    let mut all = places.chain(units.iter().map(|entry| (entry, owner_of_part(entry))));
    let refused = all.find(|(_, owner)| match owner {
        Owner::Mundap => !is_marked && !was_used,
        Owner::Other => !is_marked,
        Owner::InTheWay => true,
    });
    match refused {
        Some((entry, _)) => Err(Error::Foreign {
            folder: folder.to_path_buf(),
            path: entry.path.clone(),
        }),
        None => Ok(()),
    }
}

/// Marks the folder as an index of mundap, if it is not yet; it was checked, and is locked.
pub(crate) fn set(folder: &Path) -> Result<(), Error> {
    if is_marked(folder, &entries(folder)?) {
        return Ok(());
    }
    let path = folder.join(MARK_FILE);
    let text = format!("{MARK}{REMARK}");
    let file = private::writing().create(true).truncate(true).open(&path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|source| Error::io("write", &path, source))
}

/// Whether a commit stands there whose seal is whole: nobody else writes one.
fn holds_commit(folder: &Path) -> bool {
    let commit = regular::read(&folder.join(INDEX_FOLDER).join(COMMIT_FILE));
    commit.is_ok_and(|commit| seal::unseal(&commit).is_some())
}

/// Whether the folder bears the mark.
pub(crate) fn is_mark_set(folder: &Path) -> bool {
    entries(folder).is_ok_and(|beside| is_marked(folder, &beside))
}

/// Removes the mark and the lock's file.
pub(super) fn clear(folder: &Path) -> io::Result<()> {
    fs::remove_file(folder.join(LOCK_FILE))?;
    fs::remove_file(folder.join(MARK_FILE))
}

/// Deletes the files of an index and nothing else, as far as their names tell.
pub(crate) fn sweep(units: &Path) -> Result<(), Error> {
    sweep_others(units, &|_| false)
}

/// As [`sweep`], but for the files that `is_kept` names.
pub(super) fn sweep_others(units: &Path, is_kept: &dyn Fn(&str) -> bool) -> Result<(), Error> {
    let mut parts = entries(units)?;
    parts.retain(|entry| owner_of_part(entry) == Owner::Mundap);
    parts.retain(|entry| !entry.name.to_str().is_some_and(is_kept));
    // Without its commit the rest is no index any more, should this be the last that happens.
    parts.sort_by_key(|entry| entry.name != COMMIT_FILE);
    for part in parts {
        fs::remove_file(&part.path).map_err(|source| Error::io("remove", &part.path, source))?;
    }
    Ok(())
}

/// Whether the engine's list of its files, by which it deletes, names nothing else.
pub(super) fn lists_parts_only(units: &Path) -> bool {
    let listed = regular::read(&units.join(LIST_FILE)).unwrap_or_default();
    let listed: Vec<String> = serde_json::from_slice(&listed).unwrap_or_default();
    listed.iter().all(|name| is_part_name(name))
}

/// What stands beside the index.
fn owner_of_place(entry: &Entry) -> Owner {
    match entry.name.to_str() {
        Some(MARK_FILE | LOCK_FILE) if entry.kind.is_file() => Owner::Mundap,
        Some(INDEX_FOLDER) if entry.kind.is_dir() => Owner::Mundap,
        Some(MARK_FILE | LOCK_FILE | INDEX_FOLDER) => Owner::InTheWay,
        _ => Owner::Other,
    }
}

/// What stands among the files of the index.
fn owner_of_part(entry: &Entry) -> Owner {
    let is_named_so = entry.name.to_str().is_some_and(is_part_name);
    match is_named_so {
        true if entry.kind.is_file() || holds_nothing(entry.kind) => Owner::Mundap,
        true => Owner::InTheWay,
        false => Owner::Other,
    }
}

/// Whether what has a part's name is a pipe or a socket, with which nothing is lost.
#[cfg(unix)]
fn holds_nothing(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_socket()
}

#[cfg(not(unix))]
fn holds_nothing(_: FileType) -> bool {
    false
}

/// Whether the engine or the manifest gives its files such a name.
fn is_part_name(name: &str) -> bool {
    let Some((stem, rest)) = name.split_once('.') else {
        return false;
    };
    match (stem, rest) {
        ("meta", "json") => true,
        ("", "managed.json" | "tantivy-writer.lock" | "tantivy-meta.lock") => true,
        ("", draft) => draft
            .strip_prefix("tmp")
            .is_some_and(|letters| letters.len() == DRAFT_LETTERS && is_plain(letters)),
        _ if Manifest::is_file_name(name) => true,
        (segment, kind) => {
            let is_hex = segment.bytes().all(|byte| byte.is_ascii_hexdigit());
            segment.len() == SEGMENT_DIGITS && is_hex && kind.split('.').all(is_plain)
        }
    }
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_marked(folder: &Path, beside: &[Entry]) -> bool {
    // A pipe of that name would keep its reader waiting.
    let is_file = |entry: &Entry| entry.name == MARK_FILE && entry.kind.is_file();
    if !beside.iter().any(is_file) {
        return false;
    }
    let mut start = Vec::new();
    let file = File::open(folder.join(MARK_FILE));
    let read = file.and_then(|file| file.take(MARK.len() as u64).read_to_end(&mut start));
    read.is_ok() && start == MARK.as_bytes()
}

/// What stands in a folder, by name; nothing where there is no folder.
fn entries(folder: &Path) -> Result<Vec<Entry>, Error> {
    let listed = match fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if is_no_folder(&error) => return Ok(Vec::new()),
        Err(source) => return Err(Error::io("read", folder, source)),
    };
    let mut entries = Vec::new();
    for listed in listed {
        match listed.and_then(entry) {
            Ok(entry) => entries.push(entry),
            // A writer at work makes and removes files.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(Error::io("read", folder, source)),
        }
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(entries)
}

fn entry(listed: fs::DirEntry) -> io::Result<Entry> {
    Ok(Entry {
        name: listed.file_name(),
        kind: listed.file_type()?,
        path: listed.path(),
    })
}

/// Making the folder tells what is wrong where a file has its name.
fn is_no_folder(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_an_index_are_known_by_their_names() {
        let check = |name, want| assert_eq!(is_part_name(name), want, "{name}");
        for own in [
            "meta.json",
            ".managed.json",
            ".tantivy-writer.lock",
            ".tmpA1b2C3",
            "notes-12.bin",
            "0123456789abcdef0123456789abcdef.store",
            "0123456789abcdef0123456789abcdef.store.temp",
            "0123456789abcdef0123456789abcdef.37.del",
        ] {
            check(own, true);
        }
        for other in [
            "강의.md",
            "notes-1.md",
            "notes-.bin",
            "notes-하나.bin",
            "meta.json.md",
            ".tmp",
            ".tmp강의.",
            "0123456789abcdef.store",
            "0123456789abcdef0123456789abcdef",
            "0123456789abcdef0123456789abcdef.",
            "",
        ] {
            check(other, false);
        }
    }
}
