//! An index in memory, where none can be kept: for one command, and told. Writes no file.

use std::io::ErrorKind;

use mundap_index::Error;
use mundap_index::analysis::Analyzer;
use mundap_index::indexer::{self, Report, Source};
use mundap_index::searcher::Searcher;

use crate::failure::Failure;
use crate::messages::say;
use crate::places::Places;
use crate::progress::Meter;

use super::{Opened, Repair, explained};

impl Opened<'_> {
    /// Reads the notes into memory, where nobody asked for an index elsewhere and it is not too much.
    pub(super) fn hold(&self, error: Error, analyzer: Analyzer) -> Result<Report, Failure> {
        let is_unkept = is_of_place(&error) && is_nobodys(&self.places);
        let failure = self.places.homelessness();
        let failure = failure.unwrap_or_else(|| explained(error, &self.places));
        if !is_unkept {
            return Err(failure);
        }
        let mut meter = Meter::new(self.desk.notices);
        let (roots, forms) = (self.places.roots(), self.desk.config.form_rules()?);
        let source = Source {
            roots: &roots,
            forms: &forms,
        };
        let on_progress = &mut |progress| meter.show(progress);
        let held = indexer::in_memory(self.places.index(), source, &analyzer, on_progress);
        let explained = |error| explained(error, &self.places);
        let Some((snapshot, report)) = held.map_err(explained)? else {
            return Err(failure);
        };
        let searcher = Searcher::of(&snapshot, analyzer).map_err(explained)?;
        self.searcher.replace(Some(searcher));
        self.repair.set(Repair::Forbidden);
        self.is_held.set(true);
        let reason = failure.to_string();
        let warning = Failure::new("in-memory", say!("in-memory", reason));
        let remedy = failure.remedy().map(str::to_owned).unwrap_or_default();
        self.desk.reporter.warning(&warning.hint(remedy));
        Ok(report)
    }

    /// What is asked, where it is in memory alone.
    pub(in crate::commands) fn held(self) -> Option<(Searcher, Places)> {
        let is_held = self.is_held.get();
        let searcher = self.searcher.into_inner().filter(|_| is_held);
        searcher.map(|searcher| (searcher, self.places))
    }
}

/// Whether the system refused the folder, rather than its own strength.
fn is_of_place(error: &Error) -> bool {
    let Error::Io { source, .. } = error else {
        return false;
    };
    !matches!(
        source.kind(),
        ErrorKind::WouldBlock | ErrorKind::OutOfMemory
    )
}

/// Whether the folder is the usual one, or none.
fn is_nobodys(places: &Places) -> bool {
    places.cache().is_some() || places.homelessness().is_some()
}
