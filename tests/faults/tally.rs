//! Counts what came of many faults, and fails at the end with what should not have come.

use std::collections::BTreeMap;

/// How many complaints are told whole.
const TOLD: usize = 10;

/// What was counted so far.
#[derive(Default)]
pub(crate) struct Tally {
    counts: BTreeMap<String, usize>,
    complaints: Vec<String>,
}

impl Tally {
    /// Counts something that may be.
    pub(crate) fn count(&mut self, what: impl Into<String>) {
        *self.counts.entry(what.into()).or_default() += 1;
    }

    pub(crate) fn counted(&self, what: &str) -> usize {
        self.counts.get(what).copied().unwrap_or_default()
    }

    /// Counts something that must not be.
    pub(crate) fn complain(&mut self, what: &str, how: String) {
        self.count(format!("!! {what}"));
        self.complaints.push(format!("{what}: {how}"));
    }

    /// Prints the counts and fails where there was a complaint.
    pub(crate) fn close(self, name: &str) {
        let counts: Vec<String> = self
            .counts
            .iter()
            .map(|(what, n)| format!("{what} {n}"))
            .collect();
        println!("{name}: {}", counts.join(", "));
        let told: Vec<&String> = self.complaints.iter().take(TOLD).collect();
        assert!(
            self.complaints.is_empty(),
            "{name}: {} complaints, the first: {told:#?}",
            self.complaints.len()
        );
    }
}
