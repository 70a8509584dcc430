//! What goes on beside opening and asking the index: loading the analyser, looking at the notes. Tells nobody.

use std::thread::{self, JoinHandle};

use mundap_index::Snapshot;
use mundap_index::analysis::Analyzer;
use mundap_index::indexer::Glance;

use crate::failure::Failure;

use super::own_words;

/// The analyser, being loaded while the index is read.
pub(super) struct Loading(Option<JoinHandle<Result<Analyzer, Failure>>>);

impl Loading {
    pub(super) fn start() -> Loading {
        Loading(thread::Builder::new().spawn(own_words::analyzer).ok())
    }

    /// Where the system gave no thread, it is loaded now.
    pub(super) fn analyzer(self) -> Result<Analyzer, Failure> {
        let loaded = self.0.and_then(|loading| loading.join().ok());
        loaded.unwrap_or_else(own_words::analyzer)
    }
}

/// A look at the notes beside everything else.
pub(super) struct Looking(Option<JoinHandle<Glance>>, Snapshot);

impl Looking {
    pub(super) fn start(snapshot: &Snapshot) -> Looking {
        let own = snapshot.clone();
        let look = thread::Builder::new().spawn(move || Glance::at(&own));
        Looking(look.ok(), snapshot.clone())
    }

    /// What it saw; where the system gave no thread, the look is taken now.
    pub(super) fn glance(self) -> Glance {
        let Looking(looking, snapshot) = self;
        let seen = looking.and_then(|looking| looking.join().ok());
        seen.unwrap_or_else(|| Glance::at(&snapshot))
    }
}
