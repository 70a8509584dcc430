//! Lets notes be prepared ahead of their turn, but not too far ahead. Knows no note.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many notes may be prepared ahead of the one whose turn it is.
const AHEAD_NOTES: usize = 64;
/// How large these may be together; one that is larger waits for its turn.
const AHEAD_BYTES: u64 = 8 << 20;

/// Whose turn it is.
#[derive(Debug, Default)]
pub(super) struct Turns {
    queue: Mutex<Queue>,
    moved: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    /// The number of the note whose turn it is.
    due: usize,
    /// Size of the notes that are being prepared or wait for their turn.
    ahead_bytes: u64,
    is_closed: bool,
}

/// Whether a note is to be prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Admission {
    Granted,
    /// Nobody wants it any more.
    Refused,
}

impl Turns {
    /// Waits until a note may be prepared. Every note is to be asked for once, in order.
    pub(super) fn admit(&self, number: usize, size_bytes: u64) -> Admission {
        let mut queue = self.queue();
        while !queue.is_closed && !queue.has_room(number, size_bytes) {
            let waited = self.moved.wait(queue);
            queue = waited.unwrap_or_else(PoisonError::into_inner);
        }
        if queue.is_closed {
            return Admission::Refused;
        }
        queue.ahead_bytes += size_bytes;
        Admission::Granted
    }

    /// The note whose turn it was is done.
    pub(super) fn next(&self, size_bytes: u64) {
        let mut queue = self.queue();
        queue.due += 1;
        queue.ahead_bytes -= size_bytes;
        self.moved.notify_all();
    }

    /// Nothing more is wanted.
    pub(super) fn close(&self) {
        self.queue().is_closed = true;
        self.moved.notify_all();
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn has_room(&self, number: usize, size_bytes: u64) -> bool {
        let is_near = number < self.due + AHEAD_NOTES;
        number == self.due || is_near && self.ahead_bytes + size_bytes <= AHEAD_BYTES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_note_is_not_left_far_behind() {
        let queue = Queue {
            due: 7,
            ahead_bytes: 1,
            is_closed: false,
        };
        assert!(queue.has_room(7, u64::MAX - 1), "its turn has come");
        assert!(queue.has_room(8, AHEAD_BYTES - 1));
        assert!(!queue.has_room(8, AHEAD_BYTES), "too large");
        assert!(!queue.has_room(7 + AHEAD_NOTES, 0), "too far ahead");
    }

    #[test]
    fn who_waits_is_told_when_nothing_is_wanted() {
        let turns = Turns::default();
        assert_eq!(turns.admit(0, AHEAD_BYTES), Admission::Granted);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| turns.admit(1, 1));
            turns.close();
            let told = waiting.join().expect("waiting does not panic");
            assert_eq!(told, Admission::Refused);
        });
    }

    #[test]
    fn a_large_note_waits_for_its_turn() {
        let turns = Turns::default();
        assert_eq!(turns.admit(0, 5), Admission::Granted);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| turns.admit(1, 2 * AHEAD_BYTES));
            turns.next(5);
            let told = waiting.join().expect("waiting does not panic");
            assert_eq!(told, Admission::Granted);
        });
    }
}
