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

/// How one character is spelt: as many of the bytes as `len` are meant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    pub(super) bytes: [u8; LETTERS_MAX],
    pub(super) len: usize,
}

/// A character as the lexicon's table has it, with the groups of entries that it is part of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelt {
    /// Its letters, and last how many of them are meant: four bytes are copied at once.
    pub(super) bytes: [u8; LETTERS_MAX + 1],
    /// The groups of entries that it may open, a bit each.
    pub(super) opens: u16,
    /// The groups of entries in which it may come second.
    pub(super) follows: u16,
}

impl Spelt {
    pub(super) fn of(c: char, opens: u16, follows: u16) -> Spelt {
        let Letters { bytes, len } = letters(c);
        let [first, second, third] = bytes;
        Spelt {
            bytes: [first, second, third, len as u8],
            opens,
            follows,
        }
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.bytes[LETTERS_MAX].into()
    }
}

const ASCII_UNITS: usize = 128;
/// How many characters the table tells apart: ASCII and the syllables of Hangul.
pub(super) const UNITS: usize = ASCII_UNITS + 11_172;

/// The place in the table of a character, or [`UNITS`] if it has none.
#[inline]
pub(super) fn unit(c: char) -> usize {
    match c {
        '\0'..='\x7f' => c as usize,
        '가'..='힣' => ASCII_UNITS + (c as u32 - SYLLABLES) as usize,
        _ => UNITS,
    }
}

/// Spells one character; blanks and what has no width have no letters.
#[inline]
pub(super) fn letters(c: char) -> Letters {
    let other = |byte: u8, len: usize| Letters {
        bytes: [byte, 0, 0],
        len,
    };
    match c {
        '\0'..='\x7f' => other(
            c.to_ascii_lowercase() as u8,
            usize::from(c.is_ascii_graphic()),
        ),
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

/// Spells a character that is not in the table; any entry may begin or go on with it.
///
/// An accent changes the last letter of the key: `À` and `A` with a grave behind it are one letter.
#[cold]
#[inline(never)]
pub(super) fn rare(c: char, key: &mut [u8]) -> Spelt {
    let spelt = Spelt::of(c, u16::MAX, u16::MAX);
    let is_accent = spelt.len() == 0 && matches!(c, '\u{300}'..='\u{36f}');
    let last = key.last_mut().filter(|last| last.is_ascii_alphanumeric());
    if let (Some(last), true) = (last, is_accent) {
        *last = LETTER;
    }
    spelt
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
