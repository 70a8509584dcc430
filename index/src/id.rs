//! Ids of units: short, and the same as long as note, question and order stay. Knows no index.

use std::collections::HashMap;
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use crate::splitter::Unit;

/// How many hexadecimal digits an id has.
pub const ID_DIGITS: usize = 10;

/// Ids of a note's units, in the order of the units.
///
/// An id hashes (XXH3) the note's absolute path, the question's text and how
/// many equal questions stand before it in the note: editing an answer, or
/// moving a question within its note, keeps the id.
pub fn unit_ids(note: &Path, units: &[Unit]) -> Vec<String> {
    let mut seen: HashMap<&str, u64> = HashMap::new();
    let mut ids = Vec::with_capacity(units.len());
    for unit in units {
        let earlier = seen.entry(&unit.question).or_insert(0);
        ids.push(unit_id(note, &unit.question, *earlier));
        *earlier += 1;
    }
    ids
}

fn unit_id(note: &Path, question: &str, earlier: u64) -> String {
    let mut hasher = Xxh3::new();
    hasher.update(note.as_os_str().as_encoded_bytes());
    hasher.update(&[0]);
    hasher.update(question.as_bytes());
    hasher.update(&[0]);
    hasher.update(&earlier.to_le_bytes());
    let kept_bits = 4 * ID_DIGITS as u32;
    let id = hasher.digest() >> (u64::BITS - kept_bits);
    format!("{id:0ID_DIGITS$x}")
}
