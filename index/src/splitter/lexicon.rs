//! Looks a line's words up in the lexicon; decides nothing.

use super::classes::{ASKS, DEMAND, NOUN, REQUEST, SAY, SAYORDER, STATES};
use super::key;
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
const OPENING: &[u8] = b"([{<\"'*_`#-=|.,~";
const CLOSING: &[u8] = b".!~)]}>\"'*_`:;,?-=|";

/// Looks up a text and leaves its key in `key`.
pub(super) fn classes(text: &str, key: &mut Vec<u8>) -> Classes {
    spell(text, key);
    let last = key.iter().rposition(|byte| !CLOSING.contains(byte));
    let end = last.map_or(0, |last| last + 1);
    let start = key[..end]
        .iter()
        .take_while(|byte| OPENING.contains(byte))
        .count();
    let words = &key[start..end];
    let (holds, said) = held(key, end);
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

/// What `key[..end]` holds anywhere, and where its last verb of saying ends.
fn held(key: &[u8], end: usize) -> (u32, Option<usize>) {
    let (mut holds, mut said) = (0, None);
    for (at, pair) in key[..end].windows(2).enumerate() {
        let next = key.get(at + 2).copied().unwrap_or_default();
        if !has(&OPENING_PAIRS, pair[0], pair[1]) || !has(&NEXT_PAIRS, pair[1], next) {
            continue;
        }
        for (row, len) in WORDS.common_prefix_search(&key[at..end]) {
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

/// Whether the bit of two bytes is set.
fn has(pairs: &[u64; 1024], first: u8, second: u8) -> bool {
    let bit = usize::from(first) << 8 | usize::from(second);
    pairs[bit / 64] >> (bit % 64) & 1 != 0
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

/// Spells a text's start and end.
fn spell(text: &str, key: &mut Vec<u8>) {
    key.clear();
    for (at, c) in text.char_indices() {
        key::push(c, key);
        if key.len() >= START_BYTES {
            let rest = &text[at + c.len_utf8()..];
            let tail = rest.char_indices().rev().nth(END_CHARS - 1);
            let tail = &rest[tail.map_or(0, |(from, _)| from)..];
            tail.chars().for_each(|c| key::push(c, key));
            return;
        }
    }
}

/// Whether no syllable goes on at `at`.
fn is_parted(key: &[u8], at: usize) -> bool {
    !key.get(at).is_some_and(|&byte| key::is_tail(byte))
}
