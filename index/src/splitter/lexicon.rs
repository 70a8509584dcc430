//! Looks a line's words up in the lexicon; decides nothing.

use super::classes::{ASKS, DEMAND, NOUN, REQUEST, SAY, SAYORDER, STATES};
use super::key::{self, Spelt};
use yada::DoubleArray;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

static WORDS: DoubleArray<&[u8]> =
    DoubleArray(include_bytes!(concat!(env!("OUT_DIR"), "/words.trie")));
/// The endings, spelt backwards.
static ENDINGS: DoubleArray<&[u8]> =
    DoubleArray(include_bytes!(concat!(env!("OUT_DIR"), "/endings.trie")));

/// At a line's end the longest entry of these decides.
const FINAL: u32 = ASKS | NOUN | REQUEST | SAYORDER | DEMAND | STATES;

/// The classes of a text's words by where they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes {
    pub(super) whole: u32,
    pub(super) starts: u32,
    pub(super) ends: u32,
    pub(super) holds: u32,
    pub(super) first: u32,
    /// A verb of saying or showing stands right before the ending that orders.
    pub(super) says_order: bool,
}

/// Only so many bytes of the key at a text's start, and characters at its end, are looked up.
const START_BYTES: usize = 220;
const END_CHARS: usize = 120;

/// So far may an ending that orders stand behind its verb, in bytes of the key: `설명을 좀 해라`.
const SAID_BYTES: usize = 10;

/// What may stand before a sentence's first word, and behind its last.
const OPENING: [bool; 256] = among(b"([{<\"'*_`#-=|.,~");
const CLOSING: [bool; 256] = among(b".!~)]}>\"'*_`:;,?-=|");

const fn among(bytes: &[u8]) -> [bool; 256] {
    let mut among = [false; 256];
    let mut at = 0;
    while at < bytes.len() {
        among[bytes[at] as usize] = true;
        at += 1;
    }
    among
}

/// No key is longer, in bytes.
const KEY_BYTES: usize = START_BYTES + (END_CHARS + 2) * key::LETTERS_MAX;

/// A text as it is looked up; kept from one text to the next, so that its space is used again.
#[derive(Debug)]
pub(super) struct Spelling {
    key: [u8; KEY_BYTES],
    key_bytes: usize,
    /// Where in the key an entry may begin that stands anywhere, ascending.
    places: [u16; KEY_BYTES],
    place_count: usize,
    /// How many characters were spelt, decomposed Hangul counted as composed.
    pub(super) chars: usize,
}

impl Default for Spelling {
    fn default() -> Self {
        Spelling {
            key: [0; KEY_BYTES],
            key_bytes: 0,
            places: [0; KEY_BYTES],
            place_count: 0,
            chars: 0,
        }
    }
}

impl Spelling {
    /// Spells a text's start and end.
    fn spell(&mut self, text: &str) {
        let (mut len, mut from, mut open) = (0, 0, 0);
        let (mut count, mut places) = (0, 0);
        let mut chars = text.chars();
        let mut start_bytes = START_BYTES;
        while let Some(c) = chars.next() {
            let spelt = match SPELT.get(key::unit(c)) {
                Some(spelt) => spelt,
                None => &key::rare(c, &mut self.key[..len]),
            };
            if spelt.len() == 0 {
                continue;
            }
            // Written in any case: nobody can foretell which counts.
            self.places[places] = from as u16;
            places += usize::from(open & spelt.follows != 0);
            self.key[len..len + spelt.bytes.len()].copy_from_slice(&spelt.bytes);
            count += usize::from(key::opens_character(spelt.bytes[0]));
            (from, len, open) = (len, len + spelt.len(), spelt.opens);
            if len >= start_bytes {
                chars = last_chars(chars.as_str(), END_CHARS).chars();
                start_bytes = usize::MAX;
            }
        }
        if open & ALONE != 0 {
            self.places[places] = from as u16;
            places += 1;
        }
        (self.chars, self.key_bytes, self.place_count) = (count, len, places);
    }
}

fn last_chars(text: &str, chars: usize) -> &str {
    let first = text.char_indices().rev().nth(chars - 1);
    &text[first.map_or(0, |(at, _)| at)..]
}

/// Looks up a text and leaves it spelt.
pub(super) fn classes(text: &str, spelling: &mut Spelling) -> Classes {
    spelling.spell(text);
    let key = &spelling.key[..spelling.key_bytes];
    let last = key.iter().rposition(|&byte| !CLOSING[usize::from(byte)]);
    let end = last.map_or(0, |last| last + 1);
    let opening = |byte: &&u8| OPENING[usize::from(**byte)];
    let start = key[..end].iter().take_while(opening).count();
    let words = &key[start..end];
    let (holds, said) = held(&key[..end], &spelling.places[..spelling.place_count], key);
    let (ends, ending_bytes) = ending(words);
    let (whole, starts) = opened(words);
    let says_order =
        ends & SAYORDER != 0 && said.is_some_and(|said| said + ending_bytes + SAID_BYTES >= end);
    let first = first_word(text, key);
    Classes {
        whole,
        starts,
        ends,
        holds,
        first,
        says_order,
    }
}

/// What `words`, with which `key` opens, hold anywhere, and where their last verb of saying ends.
fn held(words: &[u8], places: &[u16], key: &[u8]) -> (u32, Option<usize>) {
    let (mut holds, mut said) = (0, None);
    for at in places.iter().map(|&at| usize::from(at)) {
        for (row, len) in WORDS.common_prefix_search(words.get(at..).unwrap_or_default()) {
            let [.., senses, _] = SENSES[row as usize];
            if !is_parted(key, at + len) {
                continue;
            }
            holds |= senses;
            if senses & SAY != 0 {
                said = said.max(Some(at + len));
            }
        }
    }
    (holds, said)
}

/// What the words are as a whole, and what they start with.
fn opened(words: &[u8]) -> (u32, u32) {
    let is_letter = |byte: &u8| *byte >= 0x80 || byte.is_ascii_alphanumeric();
    let bare = words.iter().rposition(is_letter).map_or(0, |last| last + 1);
    let (mut whole, mut starts) = (0, 0);
    for (row, len) in WORDS.common_prefix_search(words) {
        if is_parted(words, len) {
            let senses = SENSES[row as usize];
            whole |= if len == bare { senses[0] } else { 0 };
            starts |= senses[1];
        }
    }
    (whole, starts)
}

/// What the words end with, unless it is all they are and no noun, and how long the ending is that decides, in bytes.
fn ending(words: &[u8]) -> (u32, usize) {
    let mut backwards = [0; ENDING_BYTES];
    let near = words.len().min(ENDING_BYTES);
    for (place, &byte) in backwards[..near].iter_mut().zip(words.iter().rev()) {
        *place = byte;
    }
    let (mut ends, mut decides) = (0, 0);
    for (row, len) in ENDINGS.common_prefix_search(&backwards[..near]) {
        let alone = if len == words.len() { NOUN } else { u32::MAX };
        let senses = ENDS[row as usize] & alone;
        if senses & FINAL != 0 {
            ends &= !FINAL;
            decides = len;
        }
        ends |= senses;
    }
    (ends, decides)
}

/// The classes of the first word of a text of several, if it is English.
fn first_word(text: &str, key: &[u8]) -> u32 {
    const WORD_BYTES: usize = 12;
    let parts = |byte: &u8| matches!(byte, b' ' | b'?' | b',');
    let near = &text.as_bytes()[..text.len().min(WORD_BYTES + 1)];
    match near.iter().position(parts) {
        Some(len) if near[..len].iter().all(u8::is_ascii_graphic) => WORDS
            .exact_match_search(&key[..len])
            .map_or(0, |row| SENSES[row as usize][3]),
        _ => 0,
    }
}

/// Whether no syllable goes on at `at`.
fn is_parted(key: &[u8], at: usize) -> bool {
    !key.get(at).is_some_and(|&byte| key::is_tail(byte))
}
