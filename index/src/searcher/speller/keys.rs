//! A word as the keys that are pressed for it, on QWERTY or the two-set keyboard. Knows no other word.

use crate::widen::{hangul, keyboard};

/// Places of the letter keys: rows from the top, columns in halves of a key.
const ROWS: [(&str, i32); 3] = [("qwertyuiop", 0), ("asdfghjkl", 1), ("zxcvbnm", 3)];
/// Letters that writers take for each other although their keys lie apart.
const CONFUSED: [(char, char); 14] = [
    ('ㅓ', 'ㅗ'),
    ('ㅏ', 'ㅓ'),
    ('ㅡ', 'ㅜ'),
    ('ㅔ', 'ㅣ'),
    ('ㅂ', 'ㅍ'),
    ('ㄱ', 'ㅋ'),
    ('ㄷ', 'ㅌ'),
    ('ㅈ', 'ㅊ'),
    ('a', 'e'),
    ('e', 'i'),
    ('c', 'k'),
    ('s', 'z'),
    ('a', 'o'),
    ('i', 'y'),
];
/// Vowels that no ear tells apart.
const ALIKE: [(char, char); 2] = [('ㅐ', 'ㅔ'), ('ㅒ', 'ㅖ')];

/// How two letters relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    Same,
    /// They sound alike.
    Alike,
    /// One key, with Shift and without.
    Twins,
    /// Their keys touch.
    Neighbours,
    /// Writers confuse them.
    Confused,
    Strangers,
}

/// The letters of a word as they are typed, lower case.
pub(super) fn typed(word: &str) -> Vec<char> {
    hangul::letters(&word.to_lowercase())
}

/// The letters of a word as they are heard: those that sound alike are one.
pub(super) fn heard(word: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(3 * word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        push_heard(c, &mut letters);
    }
    letters
}

/// Appends the letters of one character as they are heard.
pub(super) fn push_heard(c: char, letters: &mut Vec<char>) {
    let Some((initial, vowel, last)) = hangul::take_apart(c) else {
        return letters.push(c);
    };
    letters.push(initial);
    match vowel {
        'ㅐ' => letters.push('ㅔ'),
        'ㅒ' => letters.push('ㅖ'),
        'ㅙ' | 'ㅚ' | 'ㅞ' => letters.extend(['ㅗ', 'ㅔ']),
        vowel => hangul::push_typed(vowel, letters),
    }
    if let Some(last) = last {
        hangul::push_typed(last, letters);
    }
}

/// How two typed letters relate.
pub(super) fn kinship(a: char, b: char) -> Kinship {
    let holds = |pairs: &[(char, char)]| pairs.contains(&(a, b)) || pairs.contains(&(b, a));
    if a == b {
        return Kinship::Same;
    }
    if holds(&ALIKE) {
        return Kinship::Alike;
    }
    let (Some(left), Some(right)) = (key(a), key(b)) else {
        return Kinship::Strangers;
    };
    if left == right && a.is_ascii() == b.is_ascii() {
        Kinship::Twins
    } else if touch(left, right) {
        Kinship::Neighbours
    } else if holds(&CONFUSED) {
        Kinship::Confused
    } else {
        Kinship::Strangers
    }
}

fn key(letter: char) -> Option<char> {
    if letter.is_ascii_lowercase() {
        return Some(letter);
    }
    keyboard::key(letter)
}

/// Whether two keys lie side by side or one above the other.
fn touch(a: char, b: char) -> bool {
    let (Some((row, column)), Some((other_row, other_column))) = (place(a), place(b)) else {
        return false;
    };
    let (down, across) = (row.abs_diff(other_row), i32::abs(column - other_column));
    down <= 1 && across <= 2
}

/// Row and column of a key, the column in halves of a key.
fn place(key: char) -> Option<(usize, i32)> {
    let rows = ROWS.iter().enumerate();
    rows.filter_map(|(row, (keys, shift))| {
        let at = keys.find(key)?;
        Some((row, 2 * i32::try_from(at).ok()? + shift))
    })
    .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_kin_by_key_ear_and_habit() {
        assert_eq!(kinship('ㅐ', 'ㅔ'), Kinship::Alike);
        assert_eq!(kinship('ㄱ', 'ㄲ'), Kinship::Twins);
        assert_eq!(kinship('ㅁ', 'ㄴ'), Kinship::Neighbours);
        assert_eq!(kinship('g', 'h'), Kinship::Neighbours);
        assert_eq!(kinship('ㅓ', 'ㅗ'), Kinship::Neighbours);
        assert_eq!(kinship('ㅂ', 'ㅍ'), Kinship::Confused);
        assert_eq!(kinship('q', 'p'), Kinship::Strangers);
    }

    #[test]
    fn vowels_that_sound_alike_are_heard_as_one() {
        assert_eq!(heard("훼손"), heard("회손"));
        assert_eq!(heard("제배"), heard("재베"));
        assert_ne!(typed("제배"), typed("재배"));
    }
}
