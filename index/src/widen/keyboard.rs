//! Text typed in the wrong layout: QWERTY for the two-set Korean keyboard (KS X 5002) and back. Knows no word.

use super::hangul;

/// Keys and the letters on them; an upper-case key stands for itself with Shift.
const KEYS: [(char, char); 33] = [
    ('q', 'ㅂ'),
    ('w', 'ㅈ'),
    ('e', 'ㄷ'),
    ('r', 'ㄱ'),
    ('t', 'ㅅ'),
    ('y', 'ㅛ'),
    ('u', 'ㅕ'),
    ('i', 'ㅑ'),
    ('o', 'ㅐ'),
    ('p', 'ㅔ'),
    ('a', 'ㅁ'),
    ('s', 'ㄴ'),
    ('d', 'ㅇ'),
    ('f', 'ㄹ'),
    ('g', 'ㅎ'),
    ('h', 'ㅗ'),
    ('j', 'ㅓ'),
    ('k', 'ㅏ'),
    ('l', 'ㅣ'),
    ('z', 'ㅋ'),
    ('x', 'ㅌ'),
    ('c', 'ㅊ'),
    ('v', 'ㅍ'),
    ('b', 'ㅠ'),
    ('n', 'ㅜ'),
    ('m', 'ㅡ'),
    ('Q', 'ㅃ'),
    ('W', 'ㅉ'),
    ('E', 'ㄸ'),
    ('R', 'ㄲ'),
    ('T', 'ㅆ'),
    ('O', 'ㅒ'),
    ('P', 'ㅖ'),
];

/// What the keys of a Latin word give in the Korean layout, if whole syllables.
pub(crate) fn as_korean(word: &str) -> Option<String> {
    let letters: Option<Vec<char>> = word.chars().map(letter).collect();
    let text = hangul::compose(&letters?);
    let is_whole = !text.is_empty() && text.chars().all(hangul::is_syllable);
    is_whole.then_some(text)
}

/// What the keys of a Hangul word give in the Latin layout, lower case.
pub(crate) fn as_latin(word: &str) -> Option<String> {
    let letters = hangul::letters(word);
    let keys: Option<String> = letters.into_iter().map(key).collect();
    keys.filter(|keys| !keys.is_empty())
}

fn letter(key: char) -> Option<char> {
    let shifted = KEYS.iter().find(|(k, _)| *k == key);
    let plain = || KEYS.iter().find(|(k, _)| *k == key.to_ascii_lowercase());
    shifted.or_else(plain).map(|(_, letter)| *letter)
}

/// The key that a Hangul letter is on, lower case.
pub(crate) fn key(letter: char) -> Option<char> {
    let found = KEYS.iter().find(|(_, l)| *l == letter);
    found.map(|(key, _)| key.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_keys_give_korean_words() {
        assert_eq!(as_korean("fpeltm").as_deref(), Some("레디스"));
        assert_eq!(as_korean("xmfoswortus").as_deref(), Some("트랜잭션"));
        assert_eq!(as_korean("Tmfpem").as_deref(), Some("쓰레드"));
    }

    #[test]
    fn keys_that_give_no_syllables_are_latin() {
        assert_eq!(as_korean("kafka"), None);
        assert_eq!(as_korean("c++"), None);
        assert_eq!(as_korean(""), None);
    }

    #[test]
    fn korean_keys_give_latin_words() {
        assert_eq!(as_latin("ㅏㅁ라ㅁ").as_deref(), Some("kafka"));
        assert_eq!(as_latin("ㄱㄷ얀").as_deref(), Some("redis"));
        assert_eq!(as_latin("ㅑㅜㅇㄷㅌ").as_deref(), Some("index"));
    }
}
