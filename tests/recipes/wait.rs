//! Waits for what a program writes into a file, while its terminal is read.

use std::time::{Duration, Instant};

use crate::stage::{Home, Terminal};

/// A test does not wait longer for what ought to be there.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(40);

/// The whole lines of a file of the home folder, once there are any.
pub(crate) fn lines_of(home: &Home, name: &str, terminal: &mut Terminal) -> String {
    let began = Instant::now();
    loop {
        let lines = home.read(name);
        if lines.ends_with('\n') {
            return lines;
        }
        terminal.read_for(PAUSE);
        let is_late = began.elapsed() > PATIENCE;
        assert!(!is_late, "nothing in {name}:\n{}", terminal.text());
    }
}
