//! What every fault begins with. Knows no fault.

use crate::chance::Chance;
use crate::ground::Ground;
use crate::tally::Tally;

/// Notes, the chances that a test of this name takes, and the count of what it met.
pub(crate) fn stage(name: &str) -> (Ground, Chance, Tally) {
    (Ground::new(), Chance::new(name), Tally::default())
}
