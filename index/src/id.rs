//! Ids of units: short, and the same as long as note, question and order stay. Knows no index.

use std::collections::HashMap;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::Xxh3;

use crate::splitter::Unit;
use crate::{notes, path_text};

/// How many hexadecimal digits an id has.
pub const ID_DIGITS: usize = 10;

/// Ids of a note's units, in the order of the units.
///
/// An id hashes (XXH3) the note's path below the innermost of the `roots`, the question's text and
/// how many equal questions stand before it in the note: editing an answer, moving a question
/// within its note or the whole folder to another place or machine keeps the id. Of a note outside
/// the roots the whole path counts.
pub fn unit_ids(roots: &[PathBuf], note: &Path, units: &[Unit]) -> Vec<String> {
    let below = place(notes::below(roots, note));
    let mut seen: HashMap<&str, u64> = HashMap::new();
    let mut ids = Vec::with_capacity(units.len());
    for unit in units {
        let earlier = seen.entry(&unit.question).or_insert(0);
        ids.push(unit_id(&below, &unit.question, *earlier));
        *earlier += 1;
    }
    ids
}

/// A path as every system has it: parts joined by `/`, Hangul composed.
fn place(below: &Path) -> String {
    let text = path_text::encode(below).replace(MAIN_SEPARATOR, "/");
    text.nfc().collect()
}

fn unit_id(below: &str, question: &str, earlier: u64) -> String {
    let mut hasher = Xxh3::new();
    hasher.update(below.as_bytes());
    hasher.update(&[0]);
    hasher.update(question.as_bytes());
    hasher.update(&[0]);
    hasher.update(&earlier.to_le_bytes());
    let kept_bits = 4 * ID_DIGITS as u32;
    let id = hasher.digest() >> (u64::BITS - kept_bits);
    format!("{id:0ID_DIGITS$x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::splitter::split;

    fn ids(root: &str, note: &str) -> Vec<String> {
        let units = split("## 락이란?\n\n줄을 세웁니다.\n\n## 락이란?\n\n또.\n").units;
        unit_ids(&[PathBuf::from(root)], Path::new(note), &units)
    }

    #[test]
    fn an_id_does_not_know_where_the_folder_lies() {
        let here = ids("/home/a/TIL", "/home/a/TIL/디비/락.md");
        assert_eq!(here, ids("/mnt/노트", "/mnt/노트/디비/락.md"));
        assert_ne!(here, ids("/home/a", "/home/a/TIL/디비/락.md"));
        assert_ne!(here[0], here[1]);
    }

    #[test]
    fn an_id_does_not_know_how_a_system_spells_hangul() {
        let decomposed: String = "/n/디비/락.md".nfd().collect();
        assert_eq!(ids("/n", "/n/디비/락.md"), ids("/n", &decomposed));
    }
}
