//! Walks folders for notes as the ignore files say; opens no note.

mod ignored;

use std::ffi::OsStr;
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::num::NonZero;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::rc::Rc;
use std::thread;

use ignored::{Kind, Rules, Scope};

use super::{NoteFile, SkipReason, Skipped, Walk};
use crate::stamp::Stamp;

const EXTENSIONS: [&str; 4] = ["md", "markdown", "mdx", "txt"];

/// Below this a thread costs more than it gains: 1.6 µs a file, 50 µs a thread.
const FILES_PER_THREAD: usize = 256;

/// One thread walks, several ask for sizes and times.
///
/// `except` is canonical.
pub(super) fn walk(roots: &[PathBuf], except: Option<&Path>) -> Walk {
    let mut found = Found::default();
    for root in roots {
        if let Err(reason) = found.walk_root(root, except) {
            found.skip(root, reason);
        }
    }
    found.paths.sort_by_cached_key(|path| key(path));
    found.paths.dedup();

    let mut walk = Walk::default();
    for looked_up in look_up_all(&found.paths) {
        match looked_up {
            Ok(file) => walk.files.push(file),
            Err(skipped) => found.skipped.extend(skipped),
        }
    }
    found.skipped.sort_unstable();
    found.skipped.dedup();
    walk.skipped = found.skipped;
    walk
}

/// Orders as `Path` does, by components, in an eighth of its time.
fn key(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes().iter();
    bytes
        .map(|&byte| match char::from(byte) {
            MAIN_SEPARATOR => 0,
            _ => byte,
        })
        .collect()
}

#[derive(Default)]
struct Found {
    paths: Vec<PathBuf>,
    skipped: Vec<Skipped>,
}

impl Found {
    fn walk_root(&mut self, root: &Path, except: Option<&Path>) -> Result<(), SkipReason> {
        let root = fs::canonicalize(root).map_err(|error| SkipReason::from_io(&error))?;
        let metadata = fs::metadata(&root).map_err(|error| SkipReason::from_io(&error))?;
        if metadata.is_dir() {
            self.walk_folder(&root, except.filter(|except| except.starts_with(&root)));
            return Ok(());
        }
        if !metadata.is_file() {
            return Err(SkipReason::NotAFile);
        }
        self.paths.push(root);
        Ok(())
    }

    /// Only what stands in the notes' own folders hides a note: no setting of the user's git
    /// does. A vault without git may have a `.gitignore` all the same (synchronised, unpacked),
    /// so git is not required. Folders above the root have a say only up to the top of the
    /// root's repository: a `*` in the home folder's `.gitignore` must not hide every vault.
    fn walk_folder(&mut self, root: &Path, except: Option<&Path>) {
        let above = Above::of(root);
        let mut open = vec![(root.to_owned(), above.rules)];
        while let Some((folder, above_rules)) = open.pop() {
            let entries = match list(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    self.skipped.extend(unless_vanished(&folder, &error));
                    continue;
                }
            };
            let has = |name: &str| entries.iter().any(|entry| entry.file_name() == name);
            let scope = match above.top.is_some() && has(".git") {
                true => Scope::Here,
                false => Scope::Above,
            };
            let rules = Rules::below(above_rules.as_ref(), &folder, has, scope);
            for entry in &entries {
                let (path, Some(kind)) = (entry.path(), kind(entry)) else {
                    continue;
                };
                let is_wanted = match kind {
                    Kind::Folder => Some(path.as_path()) != except,
                    Kind::File => is_note(&path),
                };
                if !is_wanted || rules.hides(&path, &entry.file_name(), kind) {
                    continue;
                }
                match kind {
                    Kind::Folder => open.push((path, Some(rules.clone()))),
                    Kind::File => self.paths.push(path),
                }
            }
        }
    }

    fn skip(&mut self, path: &Path, reason: SkipReason) {
        self.skipped.push(Skipped {
            path: path.to_owned(),
            reason,
        });
    }
}

/// What the folders above a root say of its notes.
struct Above<'r> {
    /// The top of the git repository that the root lies in.
    top: Option<&'r Path>,
    rules: Option<Rc<Rules>>,
}

impl Above<'_> {
    fn of(root: &Path) -> Above<'_> {
        let top = root.ancestors().find(|above| above.join(".git").exists());
        let between = root.ancestors().skip(1);
        let between = between.filter(|above| top.is_some_and(|top| above.starts_with(top)));
        let mut between: Vec<&Path> = between.collect();
        between.reverse();
        let mut rules = None;
        for folder in between {
            let has = |name: &str| folder.join(name).exists();
            let scope = match Some(folder) == top {
                true => Scope::Here,
                false => Scope::Above,
            };
            rules = Some(Rules::below(rules.as_ref(), folder, has, scope));
        }
        Above { top, rules }
    }
}

fn list(folder: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}

/// A file or folder; nothing for links and all else.
fn kind(entry: &DirEntry) -> Option<Kind> {
    let kind = entry.file_type().ok()?;
    match (kind.is_dir(), kind.is_file()) {
        (true, _) => Some(Kind::Folder),
        (_, true) => Some(Kind::File),
        _ => None,
    }
}

fn is_note(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|found| {
        EXTENSIONS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(found))
    })
}

fn unless_vanished(path: &Path, error: &io::Error) -> Option<Skipped> {
    match error.kind() {
        io::ErrorKind::NotFound => None,
        _ => Some(Skipped {
            path: path.to_owned(),
            reason: SkipReason::from_io(error),
        }),
    }
}

type LookedUp = Result<NoteFile, Option<Skipped>>;

fn look_up_all(paths: &[PathBuf]) -> Vec<LookedUp> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = paths.len().div_ceil(threads).max(FILES_PER_THREAD);
    let mut shares = paths.chunks(share);
    let own_share = shares.next().unwrap_or_default();
    thread::scope(|scope| {
        let mut others = Vec::new();
        for share in shares {
            let look_up = move || look_up_each(share);
            others.push((share, thread::Builder::new().spawn_scoped(scope, look_up)));
        }
        let mut found = look_up_each(own_share);
        for (share, other) in others {
            // Where the system gives no thread, this one does its work.
            let looked_up = other.map(|other| other.join());
            found.extend(match looked_up {
                Ok(looked_up) => looked_up.expect("looking up a file does not panic"),
                Err(_) => look_up_each(share),
            });
        }
        found
    })
}

fn look_up_each(paths: &[PathBuf]) -> Vec<LookedUp> {
    paths.iter().map(|path| look_up(path)).collect()
}

/// The file's size and time; nothing where it vanished meanwhile.
fn look_up(path: &Path) -> LookedUp {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(note_file(path, &metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(None),
        Err(error) => Err(Some(Skipped {
            path: path.to_owned(),
            reason: SkipReason::from_io(&error),
        })),
    }
}

fn note_file(path: &Path, metadata: &Metadata) -> NoteFile {
    let Stamp {
        modified_ns,
        changed_ns,
        inode,
        device,
    } = Stamp::of(metadata);
    NoteFile {
        path: path.to_owned(),
        modified_ns,
        changed_ns,
        size_bytes: metadata.len(),
        inode,
        device,
    }
}
