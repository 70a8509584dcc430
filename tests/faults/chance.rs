//! Numbers by chance that a seed brings back, and how much is to be done. Knows no fault.

use std::cell::Cell;
use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

/// A row of numbers.
pub(crate) struct Chance(Cell<u64>);

impl Chance {
    /// The same row every time in a short run; in a full one another row, whose seed is told.
    pub(crate) fn new(name: &str) -> Chance {
        let given = env::var("MUNDAP_FAULTS_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let seed = given.unwrap_or(if is_full() { now.as_nanos() as u64 } else { 1 });
        println!("{name}: MUNDAP_FAULTS_SEED={seed}");
        Chance(Cell::new(seed | 1))
    }

    /// A number below `end`, by xorshift.
    pub(crate) fn below(&self, end: usize) -> usize {
        let mut next = self.0.get();
        next ^= next << 13;
        next ^= next >> 7;
        next ^= next << 17;
        self.0.set(next);
        (next >> 11) as usize % end.max(1)
    }

    pub(crate) fn pick<'t, T>(&self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// Whether everything is asked for.
pub(crate) fn is_full() -> bool {
    env::var_os("MUNDAP_FAULTS").is_some_and(|asked| asked == "full")
}

/// How many times something is done: a few, or all.
pub(crate) fn times(short: usize, full: usize) -> usize {
    if is_full() { full } else { short }
}
