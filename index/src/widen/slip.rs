//! A word that may be a slip of the fingers, compared with words that it may stand for. Knows no index.

use super::{distance, hangul};

/// A word taken apart, so that many can be compared with it.
#[derive(Debug)]
pub(crate) struct Slip {
    word: String,
    characters: usize,
    letters: Vec<char>,
    traits: u64,
}

impl Slip {
    pub(crate) fn new(word: &str) -> Slip {
        let word = word.to_lowercase();
        let mut letters = Vec::new();
        hangul::take_apart_into(&word, &mut letters);
        Slip {
            characters: word.chars().count(),
            traits: traits(&letters),
            letters,
            word,
        }
    }

    /// Slips between the word and a known one, at most `limit`; `None` beyond.
    ///
    /// Another script, another number and a syllable before or behind it are no slips: `비선점` is not
    /// `선점`. `letters` is room to work in.
    pub(crate) fn edits(
        &self,
        known: &str,
        limit: usize,
        letters: &mut Vec<char>,
    ) -> Option<usize> {
        // A letter more or less makes a character more or less at most.
        if self.characters.abs_diff(known.chars().count()) > limit || is_short(known) {
            return None;
        }
        letters.clear();
        hangul::take_apart_into(known, letters);
        let (mine, theirs) = (self.traits, traits(letters));
        let strange = (mine & !theirs)
            .count_ones()
            .max((theirs & !mine).count_ones());
        if strange as usize > limit || !self.is_comparable(known) {
            return None;
        }
        distance::edits(&self.letters, letters, limit)
    }

    fn is_comparable(&self, known: &str) -> bool {
        let is_hangul = |text: &str| text.chars().any(hangul::is_syllable);
        is_hangul(known) == is_hangul(&self.word)
            && digits(known).eq(digits(&self.word))
            && !known.ends_with(&self.word)
            && !self.word.ends_with(known)
    }
}

/// Two letters or one syllable lie near too many others.
fn is_short(known: &str) -> bool {
    distance::tolerance(3 * known.chars().count()) == 0
}

fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(char::is_ascii_digit)
}

/// Which letters a word has, one bit for several: a bit more or less needs an edit of its own.
fn traits(letters: &[char]) -> u64 {
    let bits = letters.iter().map(|letter| 1 << (u32::from(*letter) % 64));
    bits.fold(0, |traits, bit: u64| traits | bit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(word: &str, known: &str, expected: Option<usize>) {
        let found = Slip::new(word).edits(known, 2, &mut Vec::new());
        assert_eq!(found, expected, "{word} {known}");
    }

    #[test]
    fn slips_are_counted_in_letters() {
        check("츨퇴근", "출퇴근", Some(1));
        check("Kafak", "kafka", Some(1));
        check("레디스", "카프카", None);
    }

    #[test]
    fn another_number_script_or_prefix_is_no_slip() {
        check("20대의", "10대의", None);
        check("비선점", "선점", None);
        check("redis", "레디스", None);
    }

    proptest! {
        #[test]
        fn nothing_near_is_passed_over(a in "[a-d가-긯]{2,6}", b in "[a-d가-긯]{2,6}") {
            let (slip, mut room) = (Slip::new(&a), Vec::new());
            let exact = distance::edits(&hangul::letters(&a), &hangul::letters(&b), 2);
            let expected = exact.filter(|_| slip.is_comparable(&b));
            prop_assert_eq!(slip.edits(&b, 2, &mut room), expected);
        }
    }
}
