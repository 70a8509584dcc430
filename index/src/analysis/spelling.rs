//! Brings loanwords to their regular spelling, by rule. Knows no dictionary and no list of words.

/// How sure it is that a word is a loanword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The dictionary knows the word: only spellings that no Korean noun has are mended.
    Known,
    /// The dictionary knows it in pieces or not at all: what loanwords never have is mended too.
    Unknown,
}

/// Initial consonants by their number in a syllable block.
mod initial {
    pub(super) const TENSE: [(u32, u32); 5] = [(1, 0), (4, 3), (8, 7), (10, 9), (13, 12)];
    pub(super) const S: u32 = 9;
    pub(super) const NONE: u32 = 11;
    pub(super) const J: u32 = 12;
    pub(super) const CH: u32 = 14;
}

/// Vowels by their number in a syllable block.
mod vowel {
    pub(super) const O: u32 = 8;
    pub(super) const U: u32 = 13;
    pub(super) const WI: u32 = 16;
    pub(super) const I: u32 = 20;
    /// Pairs of a vowel and the one that a loanword has in its place.
    pub(super) const PLAIN: [(u32, u32); 4] = [(2, 0), (6, 4), (12, 8), (17, 13)];
    pub(super) const FRONT: [(u32, u32); 4] = [(1, 5), (3, 7), (10, 15), (11, 15)];
}

/// The regular spelling of a noun, or nothing where it is regular already.
///
/// `캐쉬` becomes `캐시`, `스케쥴` becomes `스케줄`. Unknown words also lose tense consonants (`써버`),
/// the vowel of a drawn-out `ㅗ` (`섀도우`), and the difference of `ㅐ` and `ㅔ`, which no ear hears.
/// The result is a key as much as a spelling: it is the same for all ways to write the word.
pub(super) fn regular(noun: &str, origin: Origin) -> Option<String> {
    let mut spelled = String::with_capacity(noun.len());
    let mut before: Option<Syllable> = None;
    for c in noun.chars() {
        let Some(mut syllable) = Syllable::of(c) else {
            before = None;
            spelled.push(c);
            continue;
        };
        syllable.mend_known(before);
        if origin == Origin::Unknown {
            if syllable.draws_out(before) {
                continue;
            }
            syllable.mend_unknown();
        }
        spelled.push(syllable.compose());
        before = Some(syllable);
    }
    (spelled != noun).then_some(spelled)
}

/// A Hangul syllable by its letters.
#[derive(Clone, Copy)]
struct Syllable {
    initial: u32,
    vowel: u32,
    last: u32,
}

impl Syllable {
    fn of(c: char) -> Option<Syllable> {
        let index = (c as u32)
            .checked_sub('가' as u32)
            .filter(|&index| index < 11_172)?;
        Some(Syllable {
            initial: index / 588,
            vowel: index / 28 % 21,
            last: index % 28,
        })
    }

    fn compose(self) -> char {
        let index = self.initial * 588 + self.vowel * 28 + self.last;
        char::from_u32('가' as u32 + index).unwrap_or('가')
    }

    /// `쉬` behind another syllable, and y-vowels behind `ㅈ` and `ㅊ`, stand in no Korean noun.
    fn mend_known(&mut self, before: Option<Syllable>) {
        if self.initial == initial::S && self.vowel == vowel::WI && before.is_some() {
            self.vowel = vowel::I;
        }
        if matches!(self.initial, initial::J | initial::CH) {
            self.vowel = replaced(self.vowel, &vowel::PLAIN);
        }
    }

    fn mend_unknown(&mut self) {
        self.initial = replaced(self.initial, &initial::TENSE);
        self.vowel = replaced(self.vowel, &vowel::FRONT);
    }

    /// The `우` of `윈도우`.
    fn draws_out(self, before: Option<Syllable>) -> bool {
        let open_o = before.is_some_and(|before| before.vowel == vowel::O && before.last == 0);
        open_o && self.initial == initial::NONE && self.vowel == vowel::U && self.last == 0
    }
}

fn replaced(letter: u32, pairs: &[(u32, u32)]) -> u32 {
    pairs
        .iter()
        .find(|pair| pair.0 == letter)
        .map_or(letter, |pair| pair.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(noun: &str, origin: Origin, expected: &str) {
        assert_eq!(regular(noun, origin).as_deref().unwrap_or(noun), expected);
    }

    #[test]
    fn irregular_loanwords_are_mended() {
        for (noun, expected) in [
            ("캐쉬백", "캐시백"),
            ("스케쥴", "스케줄"),
            ("리더쉽", "리더십"),
            ("챠트", "차트"),
        ] {
            check(noun, Origin::Known, expected);
        }
    }

    #[test]
    fn korean_nouns_stay() {
        for noun in [
            "재배",
            "쓰레기",
            "쉬운말",
            "해외",
            "회의",
            "모우",
            "가죽",
            "의자",
        ] {
            check(noun, Origin::Known, noun);
        }
    }

    #[test]
    fn spellings_of_an_unknown_word_meet() {
        for (one, other) in [
            ("써버팜", "서버팜"),
            ("매쎄징", "메세징"),
            ("섀도우돔", "셰도돔"),
            ("프래임", "프레임"),
        ] {
            let regular =
                |noun| regular(noun, Origin::Unknown).unwrap_or_else(|| String::from(noun));
            assert_eq!(regular(one), regular(other), "{one}");
        }
    }
}
