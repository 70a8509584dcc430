//! An index that is asked again and again: a new look before each question. Tells nothing.

use mundap_index::Snapshot;
use mundap_index::searcher::Searcher;

use crate::commands::beside::Looking;

use super::{Opened, Repair};

/// What is worth a word after a look, and is told once: how many notes could not be read, of how many, and whether the
/// index is as it was before.
pub(super) type Remarks = (usize, usize, bool);

impl Opened<'_> {
    /// Looks at the notes once more, beside the next question, and opens what others committed since.
    pub(in crate::commands) fn look_again(&self) {
        self.repair.set(Repair::Allowed);
        let snapshot = Snapshot::read(self.places.index()).ok();
        let own = snapshot.filter(|it| it.check_is_of(&self.places.roots()).is_ok());
        let Some(snapshot) = own else {
            // The next question finds nothing open, and has the index built anew.
            self.searcher.replace(None);
            return;
        };
        let commit = self.searcher.borrow().as_ref().map(Searcher::commit);
        if commit != Some(snapshot.commit()) {
            let reopened = self.analyzer().ok();
            let reopened = reopened.and_then(|it| Searcher::of(&snapshot, it).ok());
            self.searcher.replace(reopened);
        }
        self.looking.replace(Some(Looking::start(&snapshot)));
    }
}
