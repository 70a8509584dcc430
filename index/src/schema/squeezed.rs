//! Writes text in fewer bytes, Hangul in one or two a syllable. Knows no record.
//!
//! What the engine's compression finds twice it still finds: equal texts have equal bytes.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The syllables met most in Korean notes; a byte each.
const FREQUENT: &str = "이다는하로에가을의를스서지리한수기해고용어시사트니정있인은자드터성요으할적프도제상라데면나보\
    대모과되일장주구소만세문위그게전메여부입경동체합와때개행아비생된들계우간함능작조유것관실래설화";
/// How many of them there are.
const FREQUENTS: usize = 93;
/// Controls that are in no text to speak of mean a frequent syllable, and so do 64 bytes beyond ASCII.
const HIGH: u8 = 0x80;
const HIGHS: u8 = 64;
/// From here on a byte and the next one are a syllable …
const SYLLABLES: u8 = 0xC0;
const FIRST_SYLLABLE: u32 = 0xAC00;
const SYLLABLE_COUNT: u32 = 11_172;
/// … Latin, Greek or Cyrillic …
const LETTERS: u8 = 0xEC;
const FIRST_LETTER: u32 = 0x80;
const LETTER_COUNT: u32 = 0x800;
/// … or an arrow, a frame, a sign.
const SIGNS: u8 = 0xF4;
const FIRST_SIGN: u32 = 0x2000;
const SIGN_COUNT: u32 = 0xA00;
/// Two bytes follow.
const SHORT: u8 = 0xFE;
/// Three bytes follow.
const LONG: u8 = 0xFF;

/// A squeezed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Squeezed<'b>(Cow<'b, [u8]>);

impl Squeezed<'_> {
    /// Squeezes a text.
    pub(crate) fn of(text: &str) -> Squeezed<'static> {
        let mut bytes = Vec::with_capacity(text.len());
        for c in text.chars() {
            push(c, &mut bytes);
        }
        Squeezed(Cow::Owned(bytes))
    }

    /// The text again, as far as the bytes make sense.
    pub(crate) fn text(&self) -> String {
        let mut text = Vec::with_capacity(2 * self.0.len());
        let mut rest = self.0.iter();
        while let Some(&byte) = rest.next() {
            let singly = &BYTES[usize::from(byte)];
            if singly.length > 0 {
                text.extend_from_slice(&singly.utf8[..usize::from(singly.length)]);
            } else if let Some(c) = character(byte, &mut rest) {
                text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        String::from_utf8(text).unwrap_or_default()
    }
}

/// What a byte stands for that stands for itself alone.
#[derive(Clone, Copy)]
struct Single {
    utf8: [u8; 3],
    /// In bytes; nothing for a byte that begins a longer code.
    length: u8,
}

static BYTES: [Single; 256] = singles();
/// The byte for a frequent syllable, by its place among all; nothing for the others.
static CODES: [u8; SYLLABLE_COUNT as usize] = codes();

/// The byte of the frequent syllable of that number.
const fn frequent(number: usize) -> u8 {
    match number as u8 {
        number @ 0..HIGHS => HIGH + number,
        number => {
            let control = number - HIGHS + 1;
            match control {
                1..=8 => control,
                9..=10 => control + 2,
                11..=28 => control + 3,
                _ => 0x7F,
            }
        }
    }
}

const fn singles() -> [Single; 256] {
    let none = Single {
        utf8: [0; 3],
        length: 0,
    };
    let mut singles = [none; 256];
    let mut ascii = 0;
    while ascii < 0x80 {
        singles[ascii].utf8[0] = ascii as u8;
        singles[ascii].length = 1;
        ascii += 1;
    }
    let syllables = FREQUENT.as_bytes();
    let mut number = 0;
    while number < FREQUENTS {
        let at = 3 * number;
        singles[frequent(number) as usize] = Single {
            utf8: [syllables[at], syllables[at + 1], syllables[at + 2]],
            length: 3,
        };
        number += 1;
    }
    singles
}

const fn codes() -> [u8; SYLLABLE_COUNT as usize] {
    let mut codes = [0; SYLLABLE_COUNT as usize];
    let syllables = FREQUENT.as_bytes();
    assert!(
        syllables.len() == 3 * FREQUENTS,
        "a syllable is three bytes"
    );
    let mut number = 0;
    while number < FREQUENTS {
        let at = 3 * number;
        let high = (syllables[at] as u32 & 0xF) << 12;
        let middle = (syllables[at + 1] as u32 & 0x3F) << 6;
        let c = high | middle | syllables[at + 2] as u32 & 0x3F;
        codes[(c - FIRST_SYLLABLE) as usize] = frequent(number);
        number += 1;
    }
    codes
}

fn push(c: char, bytes: &mut Vec<u8>) {
    let number = u32::from(c);
    if number < 0x80 && BYTES[number as usize].length == 1 {
        bytes.push(number as u8);
        return;
    }
    let syllable = number.wrapping_sub(FIRST_SYLLABLE);
    match number {
        _ if syllable < SYLLABLE_COUNT => match CODES[syllable as usize] {
            0 => push_pair(SYLLABLES, syllable, bytes),
            byte => bytes.push(byte),
        },
        _ if number.wrapping_sub(FIRST_LETTER) < LETTER_COUNT => {
            push_pair(LETTERS, number - FIRST_LETTER, bytes);
        }
        _ if number.wrapping_sub(FIRST_SIGN) < SIGN_COUNT => {
            push_pair(SIGNS, number - FIRST_SIGN, bytes);
        }
        0..=0xFFFF => bytes.extend([SHORT, (number >> 8) as u8, number as u8]),
        _ => bytes.extend([
            LONG,
            (number >> 16) as u8,
            (number >> 8) as u8,
            number as u8,
        ]),
    }
}

fn push_pair(lead: u8, number: u32, bytes: &mut Vec<u8>) {
    bytes.extend([lead + (number >> 8) as u8, number as u8]);
}

fn character<'b>(lead: u8, rest: &mut impl Iterator<Item = &'b u8>) -> Option<char> {
    let mut next = || rest.next().map(|&byte| u32::from(byte));
    let pair = |first: u8, from: u32, low: u32| from + (u32::from(lead - first) << 8 | low);
    let number = match lead {
        LONG => next()? << 16 | next()? << 8 | next()?,
        SHORT => next()? << 8 | next()?,
        SIGNS.. => pair(SIGNS, FIRST_SIGN, next()?),
        LETTERS.. => pair(LETTERS, FIRST_LETTER, next()?),
        _ => pair(SYLLABLES, FIRST_SYLLABLE, next()?),
    };
    char::from_u32(number)
}

impl Serialize for Squeezed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de: 'b, 'b> Deserialize<'de> for Squeezed<'b> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Squeezed<'b>, D::Error> {
        <&[u8]>::deserialize(deserializer).map(|bytes| Squeezed(Cow::Borrowed(bytes)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, bytes: usize) {
        let squeezed = Squeezed::of(text);
        assert_eq!(squeezed.text(), text);
        assert_eq!(squeezed.0.len(), bytes, "{text:?}");
        let encoded = postcard::to_allocvec(&squeezed).expect("bytes encode");
        assert_eq!(postcard::from_bytes(&encoded), Ok(squeezed));
    }

    #[test]
    fn frequent_syllables_take_a_byte_and_others_two() {
        check("", 0);
        check("이다는", 3);
        check("락이란?", 6);
        check("캐시\tcache\n", 3 + 7);
        check("뷁힣가", 5);
        assert_eq!(Squeezed::of(FREQUENT).0.len(), FREQUENTS);
    }

    #[test]
    fn every_other_character_comes_back() {
        check("é→├", 6);
        check("漢字ひら\u{1e}ㄱ", 6 * 3);
        check("🤔\0", 4 + 1);
        let every: String = ('\0'..=char::MAX).collect();
        assert_eq!(Squeezed::of(&every).text(), every);
    }

    #[test]
    fn broken_bytes_end_early() {
        for bytes in [
            &[SYLLABLES][..],
            &[LONG, 0xFF, 0xFF, 0xFF],
            &[SHORT, 0xD8, 0],
        ] {
            assert_eq!(Squeezed(Cow::Borrowed(bytes)).text(), "");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let text = Squeezed(Cow::Borrowed(&bytes)).text();
            prop_assert_eq!(Squeezed::of(&text).text(), text);
        }
    }
}
