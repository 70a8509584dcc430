//! Spells text as bytes by letters of Hangul, without blanks, so that endings can be compared.

/// Sets apart the letters: leading consonants, vowels, trailing consonants.
const LEADS: u8 = 0x80;
const VOWELS: u8 = 0x93;
const TAILS: u8 = 0xA8;
const LONE_JAMO: u8 = 0xC4;
/// Any other letter, and the two signs that mark follow-ups.
const LETTER: u8 = 0xF0;
const BRANCH: u8 = 0xF1;
const SYLLABLES: u32 = 0xAC00;

/// Adds one character; blanks and what has no width add nothing.
#[inline]
pub(super) fn push(c: char, key: &mut Vec<u8>) {
    match c {
        '!'..='~' => key.push(c.to_ascii_lowercase() as u8),
        '가'..='힣' => {
            let at = c as u32 - SYLLABLES;
            let tail = (at % 28) as u8;
            let bytes = [
                LEADS + (at / 588) as u8,
                VOWELS + (at % 588 / 28) as u8,
                TAILS + tail,
            ];
            key.extend_from_slice(&bytes);
            key.truncate(key.len() - usize::from(tail == 0));
        }
        '\u{1100}'..='\u{1112}' => key.push(LEADS + (c as u32 - 0x1100) as u8),
        '\u{1161}'..='\u{1175}' => key.push(VOWELS + (c as u32 - 0x1161) as u8),
        '\u{11a8}'..='\u{11c2}' => key.push(TAILS + 1 + (c as u32 - 0x11a8) as u8),
        'ㄱ'..='ㅎ' => key.push(LONE_JAMO + (c as u32 - 'ㄱ' as u32) as u8),
        '？' => key.push(b'?'),
        '：' => key.push(b':'),
        '└' | '↳' => key.push(BRANCH),
        // À and A with a grave behind it are one letter.
        '\u{300}'..='\u{36f}' if key.last().is_some_and(u8::is_ascii_alphanumeric) => {
            key.pop();
            key.push(LETTER);
        }
        _ if c.is_alphanumeric() => key.push(LETTER),
        _ => {}
    }
}

/// Whether the byte closes a syllable that the byte before it opened.
pub(super) fn is_tail(byte: u8) -> bool {
    (TAILS..LONE_JAMO).contains(&byte)
}

/// Whether the byte opens a syllable or stands alone: one for every character.
pub(super) fn opens_character(byte: u8) -> bool {
    !(VOWELS..LONE_JAMO).contains(&byte)
}

/// The key of an entry of the lexicon: a lone consonant before a syllable closes the one before it.
#[allow(dead_code, reason = "the build script spells the entries")]
pub(super) fn of_entry(word: &str) -> Vec<u8> {
    const TRAILING: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    let mut key = Vec::new();
    let mut chars = word.chars();
    let first = chars.next();
    let closes = first.and_then(|c| TRAILING.chars().position(|tail| tail == c));
    match closes.filter(|_| matches!(chars.clone().next(), Some('가'..='힣'))) {
        Some(at) => key.push(TAILS + 1 + at as u8),
        None => first.into_iter().for_each(|c| push(c, &mut key)),
    }
    chars.for_each(|c| push(c, &mut key));
    key
}
