//! Walks a dictionary of words for those that lie few slips from a given one. Knows no index and no cost.

use tantivy_fst::Automaton;

use super::keys;

/// Words of more letters have no neighbours; so no word takes long.
pub(super) const MOST_LETTERS: usize = 40;

/// Matches the words whose letters, as they are heard, lie at most so many edits from a word's.
///
/// An edit is a letter left out, added, replaced or swapped with its neighbour. The dictionary is
/// walked byte by byte, and what cannot come near any more is not walked at all.
pub(super) struct Near {
    letters: Vec<char>,
    slips: u8,
}

/// How far a beginning of a word lies from every beginning of the wanted one.
#[derive(Clone)]
pub(super) struct State {
    row: [u8; MOST_LETTERS + 1],
    before: [u8; MOST_LETTERS + 1],
    /// The letter read last.
    last: char,
    /// Bytes of a character read so far.
    pending: [u8; 4],
    read: u8,
    is_dead: bool,
}

impl Near {
    /// `None` for words of too many letters.
    pub(super) fn new(word: &str, slips: u8) -> Option<Near> {
        let letters = keys::heard(word);
        (letters.len() <= MOST_LETTERS).then_some(Near { letters, slips })
    }

    fn read(&self, state: &mut State, letter: char) {
        let mut row = [0; MOST_LETTERS + 1];
        row[0] = state.row[0].saturating_add(1);
        let mut least = row[0];
        for (at, &wanted) in self.letters.iter().enumerate() {
            let mut best = state.row[at] + u8::from(letter != wanted);
            best = best.min(state.row[at + 1] + 1).min(row[at] + 1);
            let swapped = at > 0 && letter == self.letters[at - 1] && state.last == wanted;
            if swapped {
                best = best.min(state.before[at - 1] + 1);
            }
            row[at + 1] = best;
            least = least.min(best);
        }
        state.is_dead = least > self.slips;
        state.before = state.row;
        state.row = row;
        state.last = letter;
    }
}

impl Automaton for Near {
    type State = State;

    fn start(&self) -> State {
        let mut row = [0; MOST_LETTERS + 1];
        for (at, cell) in (0..=u8::MAX).zip(row.iter_mut()) {
            *cell = at;
        }
        State {
            row,
            before: [u8::MAX - 1; MOST_LETTERS + 1],
            last: '\0',
            pending: [0; 4],
            read: 0,
            is_dead: false,
        }
    }

    fn is_match(&self, state: &State) -> bool {
        !state.is_dead && state.read == 0 && state.row[self.letters.len()] <= self.slips
    }

    fn can_match(&self, state: &State) -> bool {
        !state.is_dead
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        let mut next = state.clone();
        if state.is_dead {
            return next;
        }
        if byte.is_ascii() && state.read == 0 {
            self.read(&mut next, byte.into());
            return next;
        }
        next.pending[usize::from(next.read)] = byte;
        next.read += 1;
        let read = &next.pending[..usize::from(next.read)];
        if let Ok(text) = std::str::from_utf8(read) {
            let mut letters = Vec::with_capacity(5);
            text.chars().for_each(|c| keys::push_heard(c, &mut letters));
            next.read = 0;
            for letter in letters {
                self.read(&mut next, letter);
            }
        } else if next.read == 4 {
            next.is_dead = true;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::searcher::speller::automaton::accepts;
    use crate::widen::distance;

    fn is_near(word: &str, known: &str, slips: u8) -> bool {
        let near = Near::new(word, slips).expect("it is short");
        accepts(&near, known)
    }

    #[test]
    fn slips_are_counted_in_letters() {
        assert!(is_near("츨퇴근", "출퇴근", 1));
        assert!(is_near("kafak", "kafka", 1));
        assert!(is_near("회손", "훼손", 0));
        assert!(!is_near("레디스", "카프카", 2));
        assert!(is_near("정규하", "정규화", 1));
    }

    #[test]
    fn a_word_without_end_has_no_neighbours() {
        assert!(Near::new(&"가".repeat(21), 1).is_none());
    }

    proptest! {
        #[test]
        fn nothing_near_is_passed_over(a in "[a-d가-긯]{0,6}", b in "[a-d가-긯]{0,6}") {
            let near = Near::new(&a, 2).expect("it is short");
            let exact = distance::edits(&keys::heard(&a), &keys::heard(&b), 2);
            prop_assert_eq!(accepts(&near, &b), exact.is_some());
        }
    }
}
