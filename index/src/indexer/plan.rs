//! Compares the files found with the notes of an index. Reads a file only to look for a user's word or to try again.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::Source;
use super::respelled::Respelled;
use crate::forms::FormRules;
use crate::manifest::{Known, Manifest, Roll};
use crate::notes::{self, NoteFile, Seen, SkipReason, Tree};
use crate::stamp::FileState;

/// A file changed this long before a refresh may have changed again, unseen, after it.
const CLOCK_GRAIN_NS: i64 = 10_000_000;
/// The same where the file system keeps whole seconds, FAT two of them.
const COARSE_GRAIN_NS: i64 = 2_000_000_000;

/// What a refresh has to do.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// Files to read: new, changed, or too fresh to be trusted.
    pub(crate) read: Vec<NoteFile>,
    /// Notes of the index whose files are gone.
    pub(crate) gone: Vec<PathBuf>,
    /// Notes of the index whose units are stale although their files may be the same.
    pub(crate) stale: HashSet<PathBuf>,
}

impl Plan {
    /// Compares what a walk saw with what the index knew; both are in the order of paths.
    ///
    /// `now_ns` is the time before the walk.
    pub(crate) fn new(tree: &Tree, roll: &Roll, now_ns: i64) -> Plan {
        let mut plan = Plan::default();
        let mut notes = roll.notes().peekable();
        let mut folders = Folders::default();
        let times = (roll.written_ns(), now_ns);
        tree.each(&mut |seen| {
            while let Some(gone) = notes.next_if(|known| folders.order(known, &seen).is_lt()) {
                plan.gone.push(gone.path());
            }
            let known = notes.next_if(|known| folders.order(known, &seen).is_eq());
            if known.is_none_or(|known| is_stale(known, &seen, times)) {
                plan.read.push(seen.file());
            }
        });
        plan.gone.extend(notes.map(|known| known.path()));
        plan
    }

    /// Adds the known notes whose units are stale although their files are the same.
    ///
    /// Costs nothing where neither words nor roots nor rules have changed.
    pub(crate) fn add_stale_ones(
        &mut self,
        files: impl FnOnce() -> Vec<NoteFile>,
        manifest: &Manifest,
        respelled: &Respelled,
        source: Source<'_>,
    ) {
        let is_other = manifest.roots != source.roots || manifest.forms != source.forms.given();
        if !is_other && respelled.is_empty() {
            return;
        }
        let files = files();
        self.add_respelled(&files, manifest, respelled);
        self.add_moved(&files, manifest, source.roots);
        self.add_reformed(&files, manifest, source);
    }

    /// Adds the known notes that hold a spelling whose meaning changed.
    ///
    /// Reads every note once; costs nothing where no spelling changed.
    fn add_respelled(&mut self, files: &[NoteFile], manifest: &Manifest, respelled: &Respelled) {
        if respelled.is_empty() {
            return;
        }
        let is_known = |file: &&NoteFile| manifest.notes.has(&file.path);
        let stale = files.iter().filter(is_known);
        let stale = stale.filter(|file| respelled.stands_in_note(&file.path));
        self.add_stale(files, stale.map(|file| file.path.clone()).collect());
    }

    /// Adds the known notes whose paths below the roots are others than when they were divided.
    ///
    /// The splitter reads those paths. Costs nothing where the roots are the same.
    fn add_moved(&mut self, files: &[NoteFile], manifest: &Manifest, roots: &[PathBuf]) {
        if manifest.roots == roots {
            return;
        }
        let is_moved =
            |path: &&PathBuf| notes::below(&manifest.roots, path) != notes::below(roots, path);
        let paths = files.iter().map(|file| &file.path);
        let known = paths.filter(|path| manifest.notes.has(path));
        self.add_stale(files, known.filter(is_moved).cloned().collect());
    }

    /// Adds the known notes for which the rules about forms say something else than before.
    fn add_reformed(
        &mut self,
        files: &[NoteFile],
        manifest: &Manifest,
        Source { roots, forms }: Source<'_>,
    ) {
        if manifest.forms == forms.given() {
            return;
        }
        // Rules of an older version that are none any more held nowhere.
        let before = FormRules::new(manifest.forms.clone()).unwrap_or_default();
        let is_reformed = |path: &&PathBuf| before.of(roots, path) != forms.of(roots, path);
        let paths = files.iter().map(|file| &file.path);
        let known = paths.filter(|path| manifest.notes.has(path));
        self.add_stale(files, known.filter(is_reformed).cloned().collect());
    }

    fn add_stale(&mut self, files: &[NoteFile], stale: HashSet<PathBuf>) {
        self.stale.extend(stale);
        let read: HashSet<PathBuf> = self.read.iter().map(|file| file.path.clone()).collect();
        let is_due =
            |file: &&NoteFile| read.contains(&file.path) || self.stale.contains(&file.path);
        self.read = files.iter().filter(is_due).cloned().collect();
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.read.is_empty() && self.gone.is_empty()
    }
}

/// The folder that was met last: most notes stand in that of the note before.
#[derive(Default)]
struct Folders<'t> {
    same: Option<(u32, &'t Path)>,
}

impl<'t> Folders<'t> {
    /// How a known note's path stands to that of a file.
    fn order(&mut self, known: &Known<'_>, seen: &Seen<'t>) -> Ordering {
        let Seen { folder, name, .. } = *seen;
        let number = known.folder_number();
        let is_met = |(met, path): (u32, &Path)| met == number && std::ptr::eq(path, folder);
        if self.same.is_some_and(is_met) {
            return known.name().cmp(name);
        }
        if known.folder() == folder.as_os_str().as_encoded_bytes() {
            self.same = Some((number, folder));
        }
        known.order(folder, name)
    }
}

/// Whether a file is not, or may not be, what it was when its note was read.
fn is_stale(known: Known<'_>, seen: &Seen<'_>, times: (i64, i64)) -> bool {
    if known.state() != seen.state || is_fresh(seen.state, times) {
        return true;
    }
    let reason = known.unreadable();
    reason.is_some_and(|reason| reads_otherwise(&seen.file(), &reason))
}

/// Whether the file may have changed once more, within a tick of its clock, after it was read.
///
/// A time yet to come says nothing: what changes now bears the time of now.
fn is_fresh(FileState { stamp, .. }: FileState, (written_ns, now_ns): (i64, i64)) -> bool {
    let last_ns = match stamp.changed_ns {
        0 => stamp.modified_ns,
        changed_ns => changed_ns,
    };
    last_ns <= now_ns && last_ns.saturating_add(grain_ns(last_ns)) >= written_ns
}

/// Whether a file that could not be read can be by now, or cannot for another reason.
///
/// A folder above it may have been opened, which leaves no trace on the file.
fn reads_otherwise(file: &NoteFile, reason: &str) -> bool {
    match notes::read_found(&file.path) {
        Err(SkipReason::Unreadable(now)) => now != reason,
        _ => true,
    }
}

fn grain_ns(modified_ns: i64) -> i64 {
    if modified_ns % 1_000_000_000 == 0 {
        return COARSE_GRAIN_NS;
    }
    CLOCK_GRAIN_NS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::{NoteState, Outcome};

    const WRITTEN_NS: i64 = 1_000_000_000_000;
    const NOW_NS: i64 = WRITTEN_NS + 1_000_000_000;

    fn file(path: &str, modified_ns: i64) -> NoteFile {
        NoteFile {
            path: PathBuf::from(path),
            modified_ns,
            changed_ns: modified_ns,
            size_bytes: 1,
            inode: 1,
            device: 1,
        }
    }

    /// What the index knows of a file that was like this one.
    fn state(modified_ns: i64) -> NoteState {
        NoteState {
            modified_ns,
            changed_ns: modified_ns,
            size_bytes: 1,
            inode: 1,
            device: 1,
            digest: 0,
            outcome: Outcome::LeftOut,
        }
    }

    fn plan(files: Vec<NoteFile>, manifest: &Manifest) -> Plan {
        let tree = Tree::default().with_files(files);
        Plan::new(&tree, &Roll::of(manifest), NOW_NS)
    }

    /// Whether a note is read again that was like `state`, a second after the last refresh.
    fn is_read(state: NoteState, file: &NoteFile) -> bool {
        let manifest = Manifest {
            written_ns: WRITTEN_NS,
            notes: [(file.path.clone(), state)].into(),
            ..Manifest::default()
        };
        !plan(vec![file.clone()], &manifest).read.is_empty()
    }

    fn check(known: &[&str], found: &[(&str, i64)], read: &[&str], gone: &[&str]) {
        let mut manifest = Manifest {
            written_ns: WRITTEN_NS,
            ..Manifest::default()
        };
        for path in known {
            manifest.notes.insert(path.into(), state(1));
        }
        let files: Vec<_> = found.iter().map(|(path, ns)| file(path, *ns)).collect();
        let plan = plan(files, &manifest);
        let to_read: Vec<_> = plan.read.iter().map(|file| file.path.clone()).collect();
        assert_eq!(to_read, read.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert_eq!(
            plan.gone,
            gone.iter().map(PathBuf::from).collect::<Vec<_>>()
        );
    }

    #[test]
    fn new_changed_and_vanished_notes_are_found_wherever_they_stand() {
        let known = ["/a/가.md", "/a/나.md", "/a b.md", "/c.md", "/라.md"];
        check(
            &known,
            &[
                ("/a/가.md", 1),
                ("/a/나.md", 2),
                ("/a/다.md", 1),
                ("/c.md", 1),
            ],
            &["/a/나.md", "/a/다.md"],
            &["/a b.md", "/라.md"],
        );
        check(&known, &[], &[], &known[..]);
        check(&[], &[("/a.md", 1)], &["/a.md"], &[]);
    }

    #[test]
    fn notes_below_another_root_are_read_again() {
        let paths = ["/면접/a.md", "/면접/질문/b.md"];
        let manifest = Manifest {
            written_ns: WRITTEN_NS,
            roots: vec![PathBuf::from("/면접"), PathBuf::from("/면접/질문")],
            notes: paths.map(|path| (PathBuf::from(path), state(1))).into(),
            ..Manifest::default()
        };
        let files = paths.map(|path| file(path, 1));
        let mut plan = Plan::default();
        plan.add_moved(&files, &manifest, &manifest.roots);
        assert!(plan.is_empty());
        plan.add_moved(&files, &manifest, &[PathBuf::from("/면접")]);
        let read: Vec<_> = plan.read.iter().map(|file| &file.path).collect();
        assert_eq!(read, [Path::new("/면접/질문/b.md")]);
    }

    #[test]
    fn a_note_changed_just_before_the_last_refresh_is_not_trusted() {
        let just_now = WRITTEN_NS - 1;
        assert!(is_read(state(just_now), &file("/a.md", just_now)));
    }

    #[test]
    fn another_file_of_the_same_size_and_time_is_read() {
        let known = file("/a.md", 1);
        assert!(!is_read(state(1), &known));
        for other in [
            NoteFile {
                changed_ns: 2,
                ..known.clone()
            },
            NoteFile {
                inode: 2,
                ..known.clone()
            },
            NoteFile { device: 2, ..known },
        ] {
            assert!(is_read(state(1), &other), "{other:?}");
        }
    }

    #[test]
    fn a_time_yet_to_come_is_trusted_until_it_has_come() {
        let check = |ns, want| assert_eq!(is_read(state(ns), &file("/a.md", ns)), want, "{ns}");
        check(NOW_NS + 1, false);
        check(i64::MAX, false);
        check(NOW_NS, true);
        check(WRITTEN_NS, true);
    }

    #[test]
    fn what_could_not_be_read_is_tried_again() {
        let vault = tempfile::tempdir().expect("a temporary folder can be made");
        let path = vault.path().join("a.md");
        std::fs::write(&path, "가").expect("the folder is our own");
        let file = file(&path.to_string_lossy(), 1);
        let outcome = Outcome::Unreadable("permission denied".to_owned());
        assert!(is_read(
            NoteState {
                outcome,
                ..state(1)
            },
            &file
        ));
    }
}
