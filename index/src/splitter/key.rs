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

/// No character has more letters.
pub(super) const LETTERS_MAX: usize = 3;

/// How one character is spelt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    /// As many as `len` are meant.
    pub(super) bytes: [u8; LETTERS_MAX],
    pub(super) len: usize,
    /// A number below [`UNITS`]; the last one stands for all that are neither ASCII nor syllables.
    pub(super) unit: usize,
}

const ASCII_UNITS: usize = 128;
/// How many characters are told apart.
pub(super) const UNITS: usize = ASCII_UNITS + 11_172 + 1;

/// Spells one character; blanks and what has no width have no letters.
#[inline]
pub(super) fn letters(c: char) -> Letters {
    let other = |byte: u8, len: usize| Letters {
        bytes: [byte, 0, 0],
        len,
        unit: UNITS - 1,
    };
    match c {
        '\0'..='\x7f' => Letters {
            unit: usize::from(c.to_ascii_lowercase() as u8),
            ..other(
                c.to_ascii_lowercase() as u8,
                usize::from(c.is_ascii_graphic()),
            )
        },
        '가'..='힣' => {
            let at = c as u32 - SYLLABLES;
            let tail = (at % 28) as u8;
            Letters {
                bytes: [
                    LEADS + (at / 588) as u8,
                    VOWELS + (at % 588 / 28) as u8,
                    TAILS + tail,
                ],
                len: 2 + usize::from(tail > 0),
                unit: ASCII_UNITS + at as usize,
            }
        }
        '\u{1100}'..='\u{1112}' => other(LEADS + (c as u32 - 0x1100) as u8, 1),
        '\u{1161}'..='\u{1175}' => other(VOWELS + (c as u32 - 0x1161) as u8, 1),
        '\u{11a8}'..='\u{11c2}' => other(TAILS + 1 + (c as u32 - 0x11a8) as u8, 1),
        'ㄱ'..='ㅎ' => other(LONE_JAMO + (c as u32 - 'ㄱ' as u32) as u8, 1),
        '？' => other(b'?', 1),
        '：' => other(b':', 1),
        '└' | '↳' => other(BRANCH, 1),
        _ => other(LETTER, usize::from(c.is_alphanumeric())),
    }
}

fn push(c: char, key: &mut Vec<u8>) {
    let letters = letters(c);
    key.extend_from_slice(&letters.bytes[..letters.len]);
}

/// Adds an accent that stands behind its letter: `À` and `A` with a grave behind it are one letter.
pub(super) fn add_accent(c: char, key: &mut [u8]) {
    let is_accent = matches!(c, '\u{300}'..='\u{36f}');
    if let Some(last) = key
        .last_mut()
        .filter(|last| is_accent && last.is_ascii_alphanumeric())
    {
        *last = LETTER;
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
