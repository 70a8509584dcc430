//! How long each phase of a command takes, for those who ask. Knows no command.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use mundap_index::indexer::Progress;

/// A part of a command's work; in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    /// Flags, configuration and places are settled.
    Settings,
    /// Dictionary and the user's words are made ready.
    Analyser,
    /// The notes are compared with the index, or a comparison beside the search is waited for.
    Look,
    /// Another process is waited for.
    Wait,
    /// Notes are read, divided, analysed and put into segments.
    Read,
    /// What was read is committed.
    Commit,
    /// The index is opened.
    Open,
    /// The query is run and its hits are loaded.
    Search,
    /// Results are written.
    Write,
}

impl Phase {
    /// The phase that a refresh is in when it says so.
    pub(crate) fn of(progress: Progress) -> Option<Phase> {
        match progress {
            Progress::Waiting => Some(Phase::Wait),
            Progress::Reading { .. } => Some(Phase::Read),
            Progress::Committing => Some(Phase::Commit),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Phase::Settings => "settings",
            Phase::Analyser => "analyser",
            Phase::Look => "look",
            Phase::Wait => "wait",
            Phase::Read => "read",
            Phase::Commit => "commit",
            Phase::Open => "open",
            Phase::Search => "search",
            Phase::Write => "write",
        }
    }
}

/// Measures one command, from its making on.
#[derive(Debug)]
pub(crate) struct Timings {
    began: Instant,
    now: RefCell<(Phase, Instant)>,
    spent: RefCell<BTreeMap<Phase, Duration>>,
}

impl Timings {
    pub(crate) fn new() -> Timings {
        let began = Instant::now();
        Timings {
            began,
            now: RefCell::new((Phase::Settings, began)),
            spent: RefCell::default(),
        }
    }

    /// Ends the phase under way, if it is another, and begins this one.
    pub(crate) fn begin(&self, phase: Phase) {
        let mut now = self.now.borrow_mut();
        if now.0 == phase {
            return;
        }
        *self.spent.borrow_mut().entry(now.0).or_default() += now.1.elapsed();
        *now = (phase, Instant::now());
    }

    /// Ends the last phase; gives each that there was and the total, in milliseconds.
    pub(crate) fn end(&self) -> Vec<(&'static str, f64)> {
        let (phase, began) = *self.now.borrow();
        let mut spent = self.spent.borrow().clone();
        *spent.entry(phase).or_default() += began.elapsed();
        let total = ("total", self.began.elapsed());
        let phases = spent.iter().map(|(phase, spent)| (phase.name(), *spent));
        let all = phases.chain([total]);
        all.map(|(name, spent)| (name, millis(spent))).collect()
    }
}

/// Milliseconds with three digits behind the point.
fn millis(spent: Duration) -> f64 {
    spent.as_micros() as f64 / 1e3
}

/// Lines for people, one a phase.
pub(crate) fn text(phases: &[(&'static str, f64)]) -> String {
    let line = |(name, millis): &(&str, f64)| format!("{name:<8} {millis:>10.3} ms\n");
    phases.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_that_comes_twice_is_told_once() {
        let timings = Timings::new();
        for phase in [Phase::Look, Phase::Search, Phase::Look, Phase::Write] {
            timings.begin(phase);
        }
        let phases = timings.end();
        let names: Vec<_> = phases.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["settings", "look", "search", "write", "total"]);
        let parts: f64 = phases[..4].iter().map(|(_, millis)| millis).sum();
        assert!(parts <= phases[4].1 + 0.01, "{phases:?}");
    }
}
