//! Remembers the best paths through words met before. Knows no dictionary.

use std::collections::HashMap;
use std::ops::Range;

use compact_str::CompactString;
use lindera_dictionary::viterbi::WordId;

/// The most words that are remembered; with all that belongs to them some 8 MB.
const WORDS: usize = 1 << 16;

/// A longer word hardly comes again.
const WORD_BYTES: usize = 64;

/// The one word of the dictionary that goes over a space, as two halves.
const SPACED: (&str, &str) = ("영치기", "영차");

/// A word of the dictionary on the best path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// First byte in the text.
    pub(super) start: usize,
    /// Byte behind the last.
    pub(super) end: usize,
    pub(super) word: WordId,
}

/// Paths by their words; what is remembered is never other than what would be found.
#[derive(Default)]
pub(super) struct Paths {
    known: HashMap<CompactString, Range<u32>>,
    nodes: Vec<Node>,
    found: Vec<Node>,
}

impl Paths {
    /// The path through `word`, from `find` where it is not remembered.
    pub(super) fn of(&mut self, word: &str, find: impl FnOnce(&mut Vec<Node>)) -> &[Node] {
        if let Some(range) = self.known.get(word) {
            return &self.nodes[range.start as usize..range.end as usize];
        }
        self.found.clear();
        find(&mut self.found);
        if word.len() <= WORD_BYTES {
            self.remember(word);
        }
        &self.found
    }

    /// Begins anew where there is no room, which costs less than to know the oldest.
    fn remember(&mut self, word: &str) {
        if self.known.len() == WORDS {
            self.known.clear();
            self.nodes.clear();
        }
        let start = self.nodes.len() as u32;
        self.nodes.extend_from_slice(&self.found);
        let end = self.nodes.len() as u32;
        self.known.insert(word.into(), start..end);
    }
}

/// The words of `text`, each with the space before and behind it if there is one, and where it begins.
///
/// A space is a word of its own to the dictionary, every path leads through it, and a connection
/// costs what its two words say. So the best path through a text is that through its words one by
/// one, as long as each has its spaces.
pub(super) fn spaced_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|&b| !is_space(b))?;
        at = word_end(text, start);
        let from = start.saturating_sub(1);
        Some((from, &text[from..text.len().min(at + 1)]))
    })
}

fn word_end(text: &str, start: usize) -> usize {
    let mut from = start;
    loop {
        let Some(length) = text.as_bytes()[from..].iter().position(|&b| is_space(b)) else {
            return text.len();
        };
        let end = from + length;
        let (first, second) = SPACED;
        if !(text[start..end].ends_with(first) && text[end + 1..].starts_with(second)) {
            return end;
        }
        from = end + 1;
    }
}

fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, &str)]) {
        assert_eq!(spaced_words(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_keep_a_space_on_either_side() {
        check("가  나다\t라", &[(0, "가 "), (4, " 나다\t"), (11, "\t라")]);
        check(" \t", &[]);
    }

    #[test]
    fn a_word_of_the_dictionary_may_hold_a_space() {
        check(
            "아 영치기 영차! 영치기",
            &[(0, "아 "), (3, " 영치기 영차! "), (21, " 영치기")],
        );
    }

    #[test]
    fn what_is_remembered_is_what_was_found() {
        let node = |start| Node {
            start,
            end: start + 3,
            word: WordId::default(),
        };
        let mut paths = Paths::default();
        for nth in 0..2 * WORDS {
            let word = format!("{nth}");
            for _ in 0..2 {
                let path = paths.of(&word, |found| found.extend([node(nth), node(nth + 1)]));
                assert_eq!(path, [node(nth), node(nth + 1)]);
            }
        }
        assert!(paths.known.len() <= WORDS && paths.nodes.len() <= 2 * WORDS);
    }
}
