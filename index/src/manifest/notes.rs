//! The notes of a roll with what has changed since, put together only where they are written. Knows no file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Known, NoteState, Roll, Summary};
use crate::path_text;

/// What is known of notes, by absolute path; to be changed.
///
/// Costs as much as there are changes, whatever the number of notes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    roll: Arc<Roll>,
    /// What is known now; nothing of a note that is gone.
    changes: BTreeMap<PathBuf, Option<NoteState>>,
}

/// A note as it is to be written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry<'n> {
    /// As the roll has it.
    Kept(Known<'n>),
    Changed(&'n Path, &'n NoteState),
}

impl Notes {
    pub(super) fn of(roll: Arc<Roll>) -> Notes {
        Notes {
            roll,
            changes: BTreeMap::new(),
        }
    }

    pub(crate) fn get(&self, path: &Path) -> Option<NoteState> {
        match self.changes.get(path) {
            Some(changed) => changed.clone(),
            None => self.roll.find(path)?.note_state(),
        }
    }

    pub(crate) fn has(&self, path: &Path) -> bool {
        match self.changes.get(path) {
            Some(changed) => changed.is_some(),
            None => self.roll.find(path).is_some(),
        }
    }

    pub(crate) fn insert(&mut self, path: PathBuf, state: NoteState) {
        self.changes.insert(path, Some(state));
    }

    /// Whether it was there.
    pub(crate) fn remove(&mut self, path: &Path) -> bool {
        let was_there = self.has(path);
        self.changes.insert(path.to_path_buf(), None);
        was_there
    }

    /// All notes, in the order of their paths.
    pub(super) fn entries(&self) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        let mut from = 0;
        for (path, state) in &self.changes {
            let (at, behind) = match self.roll.place(path) {
                Ok(at) => (at, at + 1),
                Err(at) => (at, at),
            };
            let kept = self.roll.stretch(from..at);
            entries.extend(kept.map(Entry::Kept));
            entries.extend(state.as_ref().map(|state| Entry::Changed(path, state)));
            from = behind;
        }
        entries.extend(self.roll.stretch(from..usize::MAX).map(Entry::Kept));
        entries
    }

    /// What all notes hold together.
    pub(crate) fn summary(&self) -> Summary {
        let mut summary = self.roll.summary().clone();
        let is_told_anew = |path: &str| self.changes.contains_key(&path_text::decode(path));
        summary.told.retain(|(path, _)| !is_told_anew(path));
        for (path, state) in &self.changes {
            let before = self.roll.find(path).and_then(|known| known.outcome());
            if let Some(before) = before {
                summary.leave_out(&before);
            }
            if let Some(state) = state {
                summary.count(path, &state.outcome);
            }
        }
        let by_path = |(path, _): &(String, _)| path_text::decode(path);
        summary.told.sort_by_cached_key(by_path);
        summary
    }
}

#[cfg(test)]
impl<const N: usize> From<[(PathBuf, NoteState); N]> for Notes {
    fn from(notes: [(PathBuf, NoteState); N]) -> Notes {
        let changes = notes.into_iter().map(|(path, state)| (path, Some(state)));
        Notes {
            roll: Arc::default(),
            changes: changes.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Contents, Manifest, Outcome};
    use super::*;

    fn state(outcome: Outcome) -> NoteState {
        NoteState {
            modified_ns: 1,
            changed_ns: 2,
            size_bytes: 3,
            inode: 4,
            device: 5,
            digest: 6,
            outcome,
        }
    }

    fn indexed(questions: usize, warnings: &[&str]) -> NoteState {
        state(Outcome::Indexed(Contents {
            questions,
            unanswered: 1,
            lengths: [questions as u32; _],
            warnings: warnings.iter().map(|&warning| warning.into()).collect(),
            ..Contents::default()
        }))
    }

    /// What is written of changes to a roll is what is written of all notes at once.
    #[test]
    fn a_changed_roll_is_written_as_if_it_were_new() {
        let mut before = Manifest::default();
        for (path, state) in [
            ("/노트/a.md", indexed(1, &["둘째"])),
            ("/노트/a/b.md", indexed(2, &[])),
            ("/노트/c.md", state(Outcome::LeftOut)),
            ("/노트/다/d.md", state(Outcome::Skipped("큼".into()))),
            ("/노트/다/e.md", indexed(5, &["첫째", "둘째"])),
        ] {
            before.notes.insert(path.into(), state);
        }
        let roll = Arc::new(Roll::of(&before));
        let mut changed = Manifest::of(roll.clone());
        let mut anew = before.clone();
        let now = [
            ("/가.md", indexed(9, &["넷째"])),
            ("/노트/a.md", indexed(7, &[])),
            ("/노트/c.md", indexed(1, &["셋째"])),
            ("/노트/다/e.md", state(Outcome::Unreadable("닫힘".into()))),
            ("/하.md", indexed(3, &["다섯째"])),
        ];
        for (path, state) in now {
            changed.notes.insert(path.into(), state.clone());
            anew.notes.insert(path.into(), state);
        }
        for manifest in [&mut changed, &mut anew] {
            assert!(manifest.notes.remove(Path::new("/노트/a/b.md")));
            assert!(!manifest.notes.remove(Path::new("/노트/a/b.md")));
            assert!(!manifest.notes.remove(Path::new("/없다.md")));
        }
        assert_eq!(changed.notes.summary(), anew.notes.summary());
        let (changed, anew) = (Roll::of(&changed), Roll::of(&anew));
        assert!(changed == anew);
        let paths: Vec<PathBuf> = changed.notes().map(|known| known.path()).collect();
        let want = ["/가.md", "/노트/a.md", "/노트/c.md", "/노트/다/d.md"];
        let want = want.into_iter().chain(["/노트/다/e.md", "/하.md"]);
        assert!(paths.iter().map(PathBuf::as_path).eq(want.map(Path::new)));
    }
}
