//! Looks at the notes now and then, and brings the index up to date where they have changed. Asks no query.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use mundap_index::indexer::{self, Glance, Progress, Report, Source};
use mundap_index::{Error, FormRules, Snapshot};

use crate::commands::{opened, own_words};
use crate::failure::Failure;
use crate::messages::say;
use crate::places::Places;

use super::seeker::{Arrival, Mailbox};

/// Between two looks at least.
const PAUSE: Duration = Duration::from_secs(2);
/// Longer looks are taken less often: they take at most one part of so many of the time.
const SHARE: u32 = 20;

/// What the watcher works with.
pub(super) struct Watcher {
    pub(super) places: Arc<Places>,
    pub(super) forms: FormRules,
    pub(super) mailbox: Mailbox,
    pub(super) arrivals: Sender<Arrival>,
    /// The commit that is being asked.
    pub(super) commit: u64,
}

/// Asks for a look at once; without it nothing is watched any more.
#[derive(Debug)]
pub(super) struct Nudge(Sender<()>);

impl Nudge {
    /// Looks at the notes without waiting for the next time.
    pub(super) fn look_now(&self) {
        // Where the thread could not be started, nothing is watched.
        let _ = self.0.send(());
    }
}

impl Watcher {
    /// Looks at once, then now and then; ends with the nudge.
    pub(super) fn start(mut self) -> Nudge {
        let (nudge, nudged) = channel();
        let thread = thread::Builder::new().name("watcher".to_owned());
        // Where the system gives no thread, the screen shows the index as it is.
        let _ = thread.spawn(move || self.watch(&nudged));
        Nudge(nudge)
    }

    fn watch(&mut self, nudged: &Receiver<()>) {
        loop {
            let began = Instant::now();
            let remark = match Error::caught(|| Ok(self.look())) {
                Ok(Ok(remark)) => remark,
                Ok(Err(failure)) => failure.to_string(),
                Err(error) => error.to_string(),
            };
            if self.arrivals.send(Arrival::Remark(remark)).is_err() {
                return;
            }
            let pause = PAUSE.max(began.elapsed() * SHARE);
            if nudged.recv_timeout(pause) == Err(RecvTimeoutError::Disconnected) {
                return;
            }
        }
    }

    /// Brings the index up to date where that is needed; gives what there is to say about it.
    fn look(&mut self) -> Result<String, Failure> {
        let report = self.refresh()?;
        let snapshot = Snapshot::read(self.places.index());
        let snapshot = snapshot.map_err(|error| opened::explained(error, &self.places))?;
        if snapshot.commit() != self.commit {
            self.commit = snapshot.commit();
            self.mailbox.changed();
        }
        Ok(remark(&report))
    }

    fn refresh(&self) -> Result<Report, Failure> {
        let analyzer = own_words::analyzer()?;
        let roots = self.places.roots();
        let source = Source {
            roots: &roots,
            forms: &self.forms,
        };
        let index = self.places.index();
        let snapshot = Snapshot::read(index).ok();
        let snapshot = snapshot.filter(|snapshot| snapshot.check_is_of(&roots).is_ok());
        let glance = snapshot.map(|snapshot| Glance::at(&snapshot));
        let unchanged = glance
            .as_ref()
            .and_then(|glance| indexer::report_of_glance(glance, index, source, &analyzer));
        if let Some(report) = unchanged {
            return Ok(report);
        }
        let (care, on_progress) = (opened::PATIENCE, &mut |progress| self.show(progress));
        let report = match glance {
            Some(glance) => {
                indexer::refresh_after(glance, index, source, &analyzer, care, on_progress)
            }
            None => indexer::refresh_with(index, source, &analyzer, care, on_progress),
        };
        report.map_err(|error| opened::explained(error, &self.places))
    }

    fn show(&self, progress: Progress) {
        if let Progress::Reading { done, total } = progress
            && done % 64 == 0
        {
            let remark = say!("reading-notes-of", done, total);
            // Nobody is left to be told where the screen is gone.
            let _ = self.arrivals.send(Arrival::Remark(remark));
        }
    }
}

fn remark(report: &Report) -> String {
    match report.skipped.len() {
        0 => String::new(),
        count => say!("notes-unread", count),
    }
}
