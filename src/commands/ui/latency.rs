//! How long it takes from a key to the screen that answers it, told with `--timings`. Measures nothing else.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crate::commands::desk::Desk;

/// The times from keys to screens.
#[derive(Debug, Default)]
pub(super) struct Latency {
    /// The first key that no screen answers yet.
    waiting: Option<Instant>,
    times: Vec<Duration>,
}

impl Latency {
    /// A key was pressed.
    pub(super) fn key(&mut self) {
        self.waiting.get_or_insert_with(Instant::now);
    }

    /// The screen shows what the last key asked for.
    pub(super) fn drawn(&mut self, now: Instant) {
        let waited = self.waiting.take().map(|since| now - since);
        self.times.extend(waited);
    }

    /// Tells median, 95th percentile and worst, where times are wanted.
    pub(super) fn tell(&mut self, desk: &Desk<'_>) {
        self.times.sort_unstable();
        let Some(last) = self.times.len().checked_sub(1).filter(|_| desk.is_timed()) else {
            return;
        };
        let at = |percent: usize| self.times[last * percent / 100].as_secs_f64() * 1000.0;
        let told = format!(
            "{:>9.2} ms  key to screen, median of {}; 95 % {:.2} ms, worst {:.2} ms\n",
            at(50),
            last + 1,
            at(95),
            at(100),
        );
        // Nobody is left to be told where stderr itself is closed.
        let _ = io::stderr().write_all(told.as_bytes());
    }
}
