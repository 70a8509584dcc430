//! Walks folders for notes as the ignore files say; opens no note.

mod crew;
mod ignored;
mod listing;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crew::Crew;
use ignored::{Kind, Rules, Scope};
use listing::{Folder, Listed, Listing, Scratch};

use super::tree::{Branch, Entry, Tree, What};
use super::{NoteFile, SkipReason, Skipped};
use crate::path_text;
use crate::stamp::FileState;

const EXTENSIONS: [&str; 4] = ["md", "markdown", "mdx", "txt"];

/// Below this a thread costs more than it gains: 1.5 µs a file, 50 µs a thread.
const FILES_PER_THREAD: usize = 512;

/// What stands below the roots; folders are listed, and files asked for, on several cores.
///
/// `except` is canonical.
pub(super) fn walk(roots: &[PathBuf], except: Option<&Path>) -> Tree {
    let mut skipped = Vec::new();
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for root in roots {
        match opened(root) {
            Ok(Root::Folder(folder)) => folders.push(folder),
            Ok(Root::File(file)) => files.push(file),
            Err(reason) => skipped.push(Skipped {
                path: root.to_owned(),
                reason,
            }),
        }
    }
    folders.sort_unstable();
    folders.dedup();
    let walked = walk_folders(&folders, except);
    skipped.extend(walked.skipped);
    skipped.sort_unstable();
    skipped.dedup();
    let tree = Tree::of_branches(walked.branches, folders.len(), skipped);
    let overlaps = |pair: &[PathBuf]| pair[1].starts_with(&pair[0]);
    match files.is_empty() && !folders.windows(2).any(overlaps) {
        true => tree,
        false => tree.with_files(files),
    }
}

/// What was named as a root.
enum Root {
    Folder(PathBuf),
    File(NoteFile),
}

fn opened(root: &Path) -> Result<Root, SkipReason> {
    let root = fs::canonicalize(root).map_err(|error| SkipReason::from_io(&error))?;
    let metadata = fs::metadata(&root).map_err(|error| SkipReason::from_io(&error))?;
    match (metadata.is_dir(), metadata.is_file()) {
        (true, _) => Ok(Root::Folder(root)),
        (_, true) => Ok(Root::File(NoteFile::new(root, FileState::of(&metadata)))),
        _ => Err(SkipReason::NotAFile),
    }
}

/// What threads have found, each on its own.
#[derive(Default)]
struct Gathered {
    /// Folders by their number.
    branches: Vec<(usize, Branch)>,
    skipped: Vec<Skipped>,
    scratch: Scratch,
    listing: Listing,
}

/// What all of them found.
struct Walked {
    /// The roots first, in the order given.
    branches: Vec<Branch>,
    skipped: Vec<Skipped>,
}

/// A folder that is to be walked.
struct Job {
    number: usize,
    path: PathBuf,
    rules_above: Option<Arc<Rules>>,
    repository: Repository,
}

/// Whether a folder lies in a git repository.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repository {
    Around,
    None,
}

fn walk_folders(roots: &[PathBuf], except: Option<&Path>) -> Walked {
    let numbers = AtomicUsize::new(roots.len());
    let jobs = roots.iter().enumerate().map(|(number, root)| {
        let above = Above::of(root);
        Job {
            number,
            path: root.clone(),
            rules_above: above.rules,
            repository: above.top.map_or(Repository::None, |_| Repository::Around),
        }
    });
    let visit = |job: Job, found: &mut Gathered| match visit(&job, &numbers, except, found) {
        Ok(below) => below,
        Err(error) => {
            found.skipped.extend(unless_vanished(&job.path, &error));
            found.branches.push((job.number, Branch::empty(job.path)));
            Vec::new()
        }
    };
    let all = Crew::work(jobs.collect(), visit);
    let mut walked = Walked {
        branches: Vec::new(),
        skipped: Vec::new(),
    };
    let made = numbers.into_inner();
    walked.branches.resize_with(made, Branch::default);
    for gathered in all {
        for (number, branch) in gathered.branches {
            walked.branches[number] = branch;
        }
        walked.skipped.extend(gathered.skipped);
    }
    walked
}

/// Lists one folder, asks for its notes, and gives the folders below it.
///
/// Only what stands in the notes' own folders hides a note: no setting of the user's git does. A
/// vault without git may have a `.gitignore` all the same (synchronised, unpacked), so git is not
/// required. Folders above the root have a say only up to the top of the root's repository: a `*`
/// in the home folder's `.gitignore` must not hide every vault.
fn visit(
    job: &Job,
    numbers: &AtomicUsize,
    except: Option<&Path>,
    found: &mut Gathered,
) -> io::Result<Vec<Job>> {
    let folder = Folder::open(&job.path)?;
    // Names that begin with a point are of ignore files, too.
    let wants = |name: &[u8], kind| match kind {
        Some(Kind::File) => name.first() == Some(&b'.') || is_note(name),
        Some(Kind::Folder) | None => true,
    };
    folder.list(&mut found.scratch, &mut found.listing, wants)?;
    let rules = rules_in(job, &found.listing);
    let excepted = except.filter(|except| except.parent() == Some(&job.path));
    let excepted = excepted
        .and_then(Path::file_name)
        .map(OsStr::as_encoded_bytes);
    let is_left = |listed: &&Listed| {
        let name = found.listing.name(listed);
        let is_wanted = match listed.kind {
            Some(Kind::Folder) => Some(name) != excepted,
            Some(Kind::File) => is_note(name),
            None => false,
        };
        is_wanted
            && listed
                .kind
                .is_some_and(|kind| !rules.hides(&job.path, name, kind))
    };
    let left: Vec<Listed> = found
        .listing
        .entries
        .iter()
        .filter(is_left)
        .cloned()
        .collect();
    let is_folder = |listed: &&Listed| listed.kind == Some(Kind::Folder);
    let folders = left.iter().filter(is_folder).count();
    let first = numbers.fetch_add(folders, Ordering::Relaxed);
    let jobs = left
        .iter()
        .filter(is_folder)
        .enumerate()
        .map(|(at, listed)| Job {
            number: first + at,
            path: job.path.join(path_text::path(found.listing.name(listed))),
            rules_above: Some(rules.clone()),
            repository: job.repository,
        });
    let jobs = jobs.collect();
    let names = found.listing.names.clone();
    let entries = entries(&folder, job, left, first, found);
    found
        .branches
        .push((job.number, Branch::new(job.path.clone(), names, entries)));
    Ok(jobs)
}

/// What a folder's branch leads to: notes with their states, and folders, numbered from `number`.
fn entries(
    folder: &Folder,
    job: &Job,
    listed: Vec<Listed>,
    mut number: usize,
    found: &mut Gathered,
) -> Vec<Entry> {
    let is_note = |listed: &&Listed| listed.kind == Some(Kind::File);
    let names = listed
        .iter()
        .filter(is_note)
        .map(|listed| found.listing.name(listed));
    let names: Vec<&[u8]> = names.collect();
    let mut states = look_up_all(folder, &names).into_iter();
    let mut entries = Vec::with_capacity(listed.len());
    for Listed { name, kind } in listed {
        let state = match kind {
            Some(Kind::File) => states.next(),
            _ => None,
        };
        let what = match state {
            Some(Ok(state)) => What::Note(state),
            Some(Err(error)) => {
                let path = path_text::path(&found.listing.names[name]);
                let path = job.path.join(path);
                found.skipped.extend(unless_vanished(&path, &error));
                continue;
            }
            None => {
                number += 1;
                What::Folder(number - 1)
            }
        };
        entries.push(Entry { name, what });
    }
    entries
}

fn rules_in(job: &Job, listing: &Listing) -> Arc<Rules> {
    // Names that begin with a point are few, and four of them are asked for.
    let names = listing.entries.iter().map(|listed| listing.name(listed));
    let dotted = names.filter(|name| name.first() == Some(&b'.'));
    let dotted: Vec<&[u8]> = dotted.collect();
    let has = |name: &str| dotted.contains(&name.as_bytes());
    let scope = match job.repository == Repository::Around && has(".git") {
        true => Scope::Here,
        false => Scope::Above,
    };
    Rules::below(job.rules_above.as_ref(), &job.path, has, scope)
}

/// What the folders above a root say of its notes.
struct Above<'r> {
    /// The top of the git repository that the root lies in.
    top: Option<&'r Path>,
    rules: Option<Arc<Rules>>,
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

fn is_note(name: &[u8]) -> bool {
    let at = name.iter().rposition(|&byte| byte == b'.');
    // What begins with the only point is a hidden file's name, not an extension.
    let extension = at.filter(|&at| at > 0).map(|at| &name[at + 1..]);
    extension.is_some_and(|found| {
        let mut known = EXTENSIONS.iter().map(|known| known.as_bytes());
        known.any(|known| known.eq_ignore_ascii_case(found))
    })
}

fn unless_vanished(path: &Path, error: &io::Error) -> Option<Skipped> {
    match error.kind() {
        // No folder any more: by now a file or a link has its name.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => None,
        _ => Some(Skipped {
            path: path.to_owned(),
            reason: SkipReason::from_io(error),
        }),
    }
}

/// The states of the files with these names, in their order.
fn look_up_all(folder: &Folder, names: &[&[u8]]) -> Vec<io::Result<FileState>> {
    if names.len() < 2 * FILES_PER_THREAD {
        return look_up_each(folder, names);
    }
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = names.len().div_ceil(threads).max(FILES_PER_THREAD);
    let (own, shares) = names.split_at(share);
    thread::scope(|scope| {
        let mut others = Vec::new();
        for share in shares.chunks(share) {
            let look_up = move || look_up_each(folder, share);
            others.push((share, thread::Builder::new().spawn_scoped(scope, look_up)));
        }
        let mut found = look_up_each(folder, own);
        for (share, other) in others {
            // Where the system gives no thread, this one does its work.
            found.extend(match other {
                Ok(other) => other.join().expect("looking up a file does not panic"),
                Err(_) => look_up_each(folder, share),
            });
        }
        found
    })
}

fn look_up_each(folder: &Folder, names: &[&[u8]]) -> Vec<io::Result<FileState>> {
    names.iter().map(|name| folder.state(name)).collect()
}
