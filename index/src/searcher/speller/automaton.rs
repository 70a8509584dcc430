//! Reads single words with an automaton that is made for a whole dictionary. Knows no dictionary.

use tantivy_fst::Automaton;

/// Reads word after word; what one begins with like the word before is not read again.
pub(super) struct Reader<'a, A: Automaton> {
    automaton: &'a A,
    /// As much of the last word as was worth reading.
    read: Vec<u8>,
    /// The state before the first byte read, and behind each.
    states: Vec<A::State>,
}

impl<'a, A: Automaton> Reader<'a, A> {
    pub(super) fn new(automaton: &'a A) -> Self {
        Reader {
            automaton,
            read: Vec::new(),
            states: vec![automaton.start()],
        }
    }

    /// Whether the automaton lets the word pass.
    pub(super) fn accepts(&mut self, word: &str) -> bool {
        let alike = self.read.iter().zip(word.bytes());
        let same = alike.take_while(|(read, byte)| **read == *byte).count();
        self.read.truncate(same);
        self.states.truncate(same + 1);
        for byte in word.bytes().skip(same) {
            let state = &self.states[self.read.len()];
            if !self.automaton.can_match(state) {
                return false;
            }
            let next = self.automaton.accept(state, byte);
            self.states.push(next);
            self.read.push(byte);
        }
        let state = &self.states[self.read.len()];
        self.automaton.can_match(state) && self.automaton.is_match(state)
    }
}

/// Whether the automaton lets the word pass.
#[cfg(test)]
pub(super) fn accepts(automaton: &impl Automaton, word: &str) -> bool {
    Reader::new(automaton).accepts(word)
}

#[cfg(test)]
mod tests {
    use super::super::near::Near;
    use super::*;

    #[test]
    fn words_are_read_alike_in_any_order() {
        let near = Near::new("캐시", 1).expect("it is short");
        let words = [
            "",
            "캐",
            "캐시",
            "캐시미어",
            "캐싱",
            "개시",
            "재시",
            "캐시",
            "cache",
            "ㅋ",
        ];
        let mut reader = Reader::new(&near);
        for word in words.iter().chain(words.iter().rev()) {
            assert_eq!(reader.accepts(word), accepts(&near, word), "{word}");
        }
        assert!(reader.accepts("캐시") && reader.accepts("개시") && !reader.accepts("캐시미어"));
    }
}
