//! Walks a dictionary of words for those with given initial consonants. Knows no index.

use tantivy_fst::Automaton;

use crate::widen::hangul;

/// Matches the Hangul words whose syllables have these initial consonants, in their order.
pub(super) struct Initials {
    consonants: Vec<char>,
    length: Length,
}

/// How many syllables a word has beside those that the initials stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Same,
    Longer,
}

/// How many syllables fit so far, and the bytes of the next.
#[derive(Clone, Copy)]
pub(super) struct State {
    fitting: usize,
    pending: [u8; 3],
    read: usize,
    is_dead: bool,
}

impl Initials {
    pub(super) fn new(consonants: &str, length: Length) -> Initials {
        Initials {
            consonants: consonants.chars().collect(),
            length,
        }
    }

    fn fits(&self, nth: usize, syllable: &[u8]) -> bool {
        if nth >= self.consonants.len() {
            return self.length == Length::Longer;
        }
        let c = std::str::from_utf8(syllable)
            .ok()
            .and_then(|text| text.chars().next());
        let initial = c.and_then(hangul::take_apart).map(|(initial, ..)| initial);
        initial.is_some() && initial == self.consonants.get(nth).copied()
    }
}

impl Automaton for Initials {
    type State = State;

    fn start(&self) -> State {
        State {
            fitting: 0,
            pending: [0; 3],
            read: 0,
            is_dead: false,
        }
    }

    fn is_match(&self, state: &State) -> bool {
        let is_fitting = match self.length {
            Length::Same => state.fitting == self.consonants.len(),
            Length::Longer => state.fitting >= self.consonants.len(),
        };
        !state.is_dead && state.read == 0 && is_fitting
    }

    fn can_match(&self, state: &State) -> bool {
        !state.is_dead
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        let mut next = *state;
        // Every syllable takes three bytes, of which the first is one of four.
        if next.is_dead || next.read == 0 && !(0xEA..=0xED).contains(&byte) {
            next.is_dead = true;
            return next;
        }
        next.pending[next.read] = byte;
        next.read += 1;
        if next.read == next.pending.len() {
            next.is_dead = !self.fits(next.fitting, &next.pending);
            next.fitting += 1;
            next.read = 0;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::searcher::speller::automaton::accepts;

    fn has(word: &str, initials: &str) -> bool {
        accepts(&Initials::new(initials, Length::Same), word)
    }

    #[test]
    fn every_syllable_has_its_initial() {
        assert!(has("추상화", "ㅊㅅㅎ"));
        assert!(!has("추상", "ㅊㅅㅎ"));
        assert!(!has("추상화", "ㅊㅅ"));
        assert!(!has("카프카", "ㅋㅍ"));
        assert!(has("큐", "ㅋ"));
        assert!(!has("q", "ㅋ"));
    }

    #[test]
    fn a_longer_word_may_begin_so() {
        let automaton = Initials::new("ㅊㅅ", Length::Longer);
        assert!(accepts(&automaton, "추상화"));
        assert!(!accepts(&automaton, "상화"));
    }
}
