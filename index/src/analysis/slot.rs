//! The places in a text's content, and how Latin words, numbers and addresses fill them. Knows no Korean.

use std::ops::Range;

use compact_str::CompactString;

use super::concept::Vocabulary;
use super::english::{self, IdleWord};
use super::latin;
use super::tag::Tag;
use super::{Role, Via};

/// One place in the sequence of a chunk's content.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) text: CompactString,
    /// First byte in the chunk.
    pub(super) start: usize,
    /// Byte behind the last.
    pub(super) end: usize,
    pub(super) tag: Tag,
    pub(super) role: Role,
    pub(super) via: Via,
    pub(super) known: bool,
    /// Whether a sentence ends between this slot and the one before.
    pub(super) begins_sentence: bool,
    /// Another dictionary form that the surface may have.
    pub(super) alternative: Option<CompactString>,
    /// The identifiers and addresses that begin here, and their pieces that are no slots.
    pub(super) wholes: Vec<Whole>,
}

/// A name of several parts, whole.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) text: CompactString,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) via: Via,
}

pub(super) fn slot(text: CompactString, start: usize, end: usize, tag: Tag) -> Slot {
    Slot {
        text,
        start,
        end,
        tag,
        role: Role::Content,
        via: Via::Surface,
        known: true,
        begins_sentence: false,
        alternative: None,
        wholes: Vec::new(),
    }
}

/// An address: each of its beginnings and each of its pieces, none of them an ordinary word.
pub(super) fn address_slot(address: &str, start: usize) -> Slot {
    let lower = same_length_lower(address);
    let body = lower.find("://").map_or(0, |at| at + 3);
    let mut wholes = address_pieces(&lower, body, start);
    let end = start + address.len();
    match wholes.pop() {
        Some(last) => Slot {
            via: last.via,
            wholes,
            ..slot(last.text, last.start, last.end, Tag::Sl)
        },
        None => Slot {
            via: Via::Address,
            ..slot(named(&lower[body..]), start, end, Tag::Sl)
        },
    }
}

/// The beginnings `url:host` and `url:host/path`, then the single pieces of the path.
fn address_pieces(lower: &str, body: usize, start: usize) -> Vec<Whole> {
    let whole = |from: usize, range: Range<usize>| Whole {
        text: named(lower[range.clone()].trim_start_matches("www.")),
        start: start + from,
        end: start + range.end,
        via: Via::Address,
    };
    let ends = lower[body..]
        .match_indices(['/', '?', '#'])
        .map(|(at, _)| body + at);
    let ends: Vec<usize> = ends.take(8).chain([lower.len()]).collect();
    let beginnings = ends.iter().map(|&end| whole(0, body..end));
    let pieces = ends
        .windows(2)
        .filter(|pair| pair[0] + 1 < pair[1])
        .map(|pair| whole(pair[0] + 1, pair[0] + 1..pair[1]));
    let mut wholes: Vec<Whole> = beginnings
        .chain(pieces)
        .filter(|w| w.text.len() > 4)
        .collect();
    wholes.dedup_by(|a, b| a.text == b.text);
    wholes
}

/// Lower case where that keeps every byte in its place, else the text itself.
fn same_length_lower(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.len() == text.len() {
        lower
    } else {
        text.to_owned()
    }
}

fn named(address: &str) -> CompactString {
    let mut text = CompactString::const_new("url:");
    text.push_str(address.trim_end_matches('/'));
    text
}

/// A number as one word, without the commas of thousands; a date or a ratio also by its parts.
pub(super) fn number_slots(number: &str, start: usize) -> Vec<Slot> {
    if number.contains(',') {
        let text = number.chars().filter(|&c| c != ',').collect();
        return vec![slot(text, start, start + number.len(), Tag::Sn)];
    }
    let decimal = number.matches(|c: char| !c.is_ascii_digit()).eq(["."]);
    let ranges = if decimal {
        Vec::new()
    } else {
        latin::parts(number)
    };
    slots_of_parts(number, start, &ranges, Tag::Sn)
}

/// A word of an English sentence that says nothing about the topic, as it stands.
pub(super) fn idle_slot(word: &str, idle: &IdleWord) -> Slot {
    let role = idle.role;
    Slot {
        role,
        ..slot(lower(word), idle.start, idle.end, Tag::Sl)
    }
}

/// A Latin word, an identifier with its parts, a name with signs.
pub(super) fn word_slots(word: &str, start: usize, vocabulary: &Vocabulary) -> Vec<Slot> {
    let closed = word.ends_with(['+', '#', '*']);
    let mut ranges = Vec::new();
    for piece in latin::parts(word) {
        let text = &word[piece.clone()];
        if vocabulary.find(text).is_some() {
            ranges.push(piece);
        } else {
            let humps = latin::humps(text).into_iter();
            ranges.extend(humps.map(|hump| piece.start + hump.start..piece.start + hump.end));
        }
    }
    if closed && ranges.iter().all(|range| range.len() < 3) {
        ranges.clear();
    }
    let mut slots = slots_of_parts(word, start, &ranges, Tag::Sl);
    if is_host(word) {
        for piece in address_pieces(&word.to_lowercase(), 0, start) {
            let begun = slots.partition_point(|slot| slot.start <= piece.start);
            slots[begun.saturating_sub(1)].wholes.push(piece);
        }
    }
    slots
}

/// Whether a word may be the name of a site: `redis.io`, `redis.io/docs`, but no `e.g`.
fn is_host(word: &str) -> bool {
    let host = word.split(['/', ':', '#']).next().unwrap_or(word);
    let Some((name, top)) = host.rsplit_once('.') else {
        return false;
    };
    let top_level = (2..=6).contains(&top.len()) && top.bytes().all(|b| b.is_ascii_lowercase());
    top_level && name.len() > 1 && word.is_ascii()
}

/// Slots for the parts, the whole above the first; no parts, or one that is all, is the whole alone.
fn slots_of_parts(word: &str, start: usize, ranges: &[Range<usize>], tag: Tag) -> Vec<Slot> {
    let whole = latin_slot(word, start, tag);
    if ranges.is_empty() || (ranges.len() == 1 && ranges[0] == (0..word.len())) {
        return vec![whole];
    }
    let via = Via::Part;
    let parts = ranges.iter().map(|range| {
        let slot = latin_slot(&word[range.clone()], start + range.start, tag);
        let role = if english::is_idle(&slot.text) {
            Role::Asking
        } else {
            slot.role
        };
        Slot { via, role, ..slot }
    });
    let mut slots: Vec<Slot> = parts.collect();
    let text = lower(word);
    slots[0].wholes.push(Whole {
        text,
        start,
        end: start + word.len(),
        via: Via::Whole,
    });
    slots
}

fn latin_slot(word: &str, start: usize, tag: Tag) -> Slot {
    let text = lower(word.strip_suffix("'s").unwrap_or(word));
    let capitals = word.bytes().all(|b| b.is_ascii_uppercase());
    let single = if capitals {
        text.clone()
    } else {
        CompactString::new(latin::singular(&text))
    };
    let via = if single == text {
        Via::Surface
    } else {
        Via::Lemma
    };
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let tag = if digits { Tag::Sn } else { tag };
    Slot {
        via,
        ..slot(single, start, start + word.len(), tag)
    }
}

fn lower(text: &str) -> CompactString {
    if text.is_ascii() {
        let mut lower = CompactString::new(text);
        lower.make_ascii_lowercase();
        return lower;
    }
    CompactString::from(text.to_lowercase())
}
