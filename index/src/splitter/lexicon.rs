//! Looks a line's words up in the lexicon; decides nothing.

use super::classes::{ASKS, DEMAND, NOUN, REQUEST, SAY, SAYORDER, STATES};
use super::key;
use std::sync::LazyLock;
use yada::DoubleArray;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

static TRIE: LazyLock<DoubleArray<&'static [u8]>> =
    LazyLock::new(|| DoubleArray::new(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.trie")).as_slice()));

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

/// Only so many letters at a text's start and end are looked up.
const KEY_START: usize = 220;
const KEY_END: usize = 120;

/// So far may an ending that orders stand behind its verb, in bytes of the key: `설명을 좀 해라`.
const SAID_BYTES: usize = 10;

/// Looks up a text; `key` is working space.
pub(super) fn classes(text: &str, key: &mut Vec<u8>) -> Classes {
    spell(text, key);
    let mut found = Classes::default();
    let end = key.iter().rposition(|&byte| !is_closing(byte)).map_or(0, |last| last + 1);
    let start = key.iter().position(|&byte| !is_opening(byte)).unwrap_or(0).min(end);
    let bare = start..key[start..end].iter().rposition(|&byte| byte >= 0x80 || byte.is_ascii_alphanumeric()).map_or(start, |last| start + last + 1);
    let mut longest = 0;
    let mut said = None;
    for at in 0..end {
        if !OPENING[usize::from(key[at])] {
            continue;
        }
        for (row, len) in TRIE.common_prefix_search(&key[at..end]) {
            let senses = &SENSES[row as usize];
            let (len, to) = (len, at + len);
            let is_parted = !key.get(to).is_some_and(|&byte| key::is_tail(byte));
            if is_parted {
                found.holds |= senses[3];
                if senses[3] & SAY != 0 {
                    said = said.max(Some(to));
                }
                if at == start {
                    found.starts |= senses[1];
                }
                if at == bare.start && to == bare.end {
                    found.whole |= senses[0];
                }
            }
            if to == end && at > start {
                found.ends |= senses[2] & !FINAL;
                if senses[2] & FINAL != 0 && len >= longest {
                    let kept = if len > longest { 0 } else { found.ends & FINAL };
                    found.ends = (found.ends & !FINAL) | kept | (senses[2] & FINAL);
                    longest = len;
                }
            }
        }
    }
    found.first = first_word(text);
    found.says_order = found.ends & SAYORDER != 0 && said.is_some_and(|to| to + longest + SAID_BYTES >= end);
    found
}

/// The classes of the whole text alone, its blanks and signs left out.
fn first_word(text: &str) -> u32 {
    let word = text.split([' ', '?', ',']).next().unwrap_or_default();
    let fits = word.len() <= 12 && word.len() < text.len() && word.is_ascii();
    if !fits || word.is_empty() {
        return 0;
    }
    let word = word.to_ascii_lowercase();
    TRIE.exact_match_search(word).map_or(0, |row| SENSES[row as usize][4])
}

fn spell(text: &str, key: &mut Vec<u8>) {
    key.clear();
    for (at, c) in text.char_indices() {
        key::push(c, key);
        if key.len() >= KEY_START {
            let rest = &text[at + c.len_utf8()..];
            let mut tail: Vec<char> = rest.chars().rev().take(KEY_END).collect();
            tail.reverse();
            tail.into_iter().for_each(|c| key::push(c, key));
            return;
        }
    }
}

/// What may stand behind a sentence's last word.
fn is_closing(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'~' | b')' | b']' | b'}' | b'>' | b'"' | b'\'' | b'*' | b'_' | b'`' | b':' | b';' | b',' | b'?' | b'-' | b'=' | b'|')
}

fn is_opening(byte: u8) -> bool {
    matches!(byte, b'(' | b'[' | b'{' | b'<' | b'"' | b'\'' | b'*' | b'_' | b'`' | b'#' | b'-' | b'=' | b'|' | b'.' | b',' | b'~')
}
