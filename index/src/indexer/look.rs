//! Looks at the notes and tells whether an index still knows them as they are. Writes nothing.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::plan::Plan;
use crate::folder::State;
use crate::manifest::Roll;
use crate::notes::{self, NoteFile, Tree};
use crate::snapshot::Snapshot;

/// A look at the notes of an index, compared with what it knows of them.
///
/// It needs nothing but a [`Snapshot`], so that a search can go on meanwhile.
#[derive(Debug)]
pub struct Glance {
    pub(super) known: State,
    pub(super) look: Look,
    /// Whether every note is as the index knows it.
    pub(super) is_current: bool,
}

impl Glance {
    /// Looks at the notes of an index; its own folder is passed over.
    pub fn at(snapshot: &Snapshot) -> Glance {
        let known = snapshot.state().clone();
        let look = Look::at(known.roll.roots(), snapshot.folder());
        Glance {
            is_current: look.plan(&known.roll).is_empty(),
            known,
            look,
        }
    }
}

/// What the notes were like at one time.
#[derive(Debug)]
pub(super) struct Look {
    tree: Tree,
    /// When it began, nanoseconds since the epoch.
    pub(super) began_ns: i64,
}

impl Look {
    pub(super) fn at(roots: &[PathBuf], index: &Path) -> Look {
        let began_ns = now_ns();
        Look {
            tree: notes::tree_except(roots, index),
            began_ns,
        }
    }

    pub(super) fn plan(&self, roll: &Roll) -> Plan {
        Plan::new(&self.tree, roll, self.began_ns)
    }

    /// All notes, by path.
    pub(super) fn files(&self) -> Vec<NoteFile> {
        self.tree.files()
    }

    /// Roots and folders that could not be read.
    pub(super) fn skipped(&self) -> &[notes::Skipped] {
        &self.tree.skipped
    }
}

fn now_ns() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_nanos() as i64)
}
