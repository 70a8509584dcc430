//! What only fuzzing reaches from outside: readers of bytes that a disk gives. No promise to anybody.

use crate::folder;
use crate::manifest::Roll;
use crate::notes::{self, Note};
use crate::path_text;
use crate::schema::{Head, Record};

/// A note's text from its bytes.
pub fn note(bytes: Vec<u8>) -> Option<Note> {
    notes::decoded(bytes).ok()
}

/// Whether the bytes are a manifest all of whose notes can be read.
pub fn manifest(bytes: &[u8]) -> bool {
    let roll = Roll::decode(bytes.to_vec());
    roll.is_some_and(|roll| roll.notes().all(|known| known.outcome().is_some()))
}

/// Whether the bytes are a unit's record, or the beginning of one.
pub fn record(bytes: &[u8]) -> [bool; 2] {
    [Record::decode(bytes).is_ok(), Head::read(bytes).is_ok()]
}

/// Whether the bytes are a sealed commit.
pub fn commit(bytes: &[u8]) -> bool {
    folder::is_sealed(bytes)
}

/// A path's text, read and written again.
pub fn path(text: &str) -> String {
    path_text::encode(&path_text::decode(text)).into_owned()
}
