//! Where a visible word stands in its line as the file has it, for editors. Knows no search.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use mundap_index::notes;

/// More of a word is not compared, in characters.
const WORD_CHARS: usize = 64;

/// The lines of the notes that were looked at, each read once.
#[derive(Default)]
pub(super) struct Lines {
    notes: HashMap<PathBuf, Vec<String>>,
}

impl Lines {
    /// The column of a word in its line of the note, in bytes, 1-based.
    ///
    /// `visible` is the line without markup; the word begins behind `before` characters of it.
    /// 1 where the note does not have the word any more.
    pub(super) fn column(
        &mut self,
        note: &Path,
        line: usize,
        visible: &str,
        before: usize,
    ) -> usize {
        let lines = self.notes.entry(note.to_owned()).or_insert_with(|| {
            let text = notes::read(note).map(|note| note.text).unwrap_or_default();
            text.lines().map(str::to_owned).collect()
        });
        let raw = line.checked_sub(1).and_then(|at| lines.get(at));
        raw.map_or(1, |raw| column(raw, visible, before))
    }
}

/// The column of the word in the raw line: as many equal words stand before it as in the visible one.
///
/// Of a word that markup divides, its beginning counts.
fn column(raw: &str, visible: &str, before: usize) -> usize {
    let start = visible.char_indices().nth(before).map(|(at, _)| at);
    let Some((earlier, rest)) = start.map(|start| visible.split_at(start)) else {
        return 1;
    };
    let inside = |c: &char| c.is_alphanumeric();
    let length = rest.chars().take_while(inside).take(WORD_CHARS).count();
    let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.take(length.max(1)).collect();
    let mut words = ends.iter().rev().map(|end| &rest[..*end]);
    let Some(word) = words.find(|word| raw.contains(word)) else {
        return 1;
    };
    let places: Vec<usize> = raw.match_indices(word).map(|(at, _)| at + 1).collect();
    let nth = earlier.matches(word).count();
    places[nth.min(places.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn markup_and_hangul_count_by_their_bytes() {
        let visible = "오늘은 카프카 컨슈머";
        assert_eq!(column(visible, visible, 4), 11);
        assert_eq!(column("- 오늘은 **카프카** 컨슈머", visible, 4), 15);
    }

    #[test]
    fn the_same_word_as_in_the_visible_line_is_meant() {
        assert_eq!(column("`락`과 데드락과 락", "락과 데드락과 락", 8), 23);
        assert_eq!(column("- **버전**을 비교", "버전을 비교", 0), 5);
        assert_eq!(column("[락](lock.md) 없음", "락 없음", 0), 2);
    }

    #[test]
    fn a_line_that_changed_begins_at_its_first_column() {
        assert_eq!(column("다른 줄", "락 없음", 0), 1);
        assert_eq!(column("", "락", 9), 1);
    }
}
