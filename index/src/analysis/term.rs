//! Writes the view of terms: what the slots hold, and the concepts that stand over them.

use compact_str::CompactString;

use super::chunk::Chunk;
use super::concept::{Certainty, Spelling, Vocabulary, bit, squeeze};
use super::latin;
use super::slot::Slot;
use super::tag::Tag;
use super::{Role, Term, Via, Writer};

/// The most words that a spelling of the vocabulary has.
const CONCEPT_SLOTS: usize = 6;

/// Writes the terms of a chunk's slots.
pub(super) fn write(
    chunk: &Chunk<'_>,
    slots: &[Slot],
    vocabulary: &Vocabulary,
    writer: &mut Writer,
) {
    let mut key = CompactString::default();
    for (nth, slot) in slots.iter().enumerate() {
        writer.next_term += u32::from(slot.begins_sentence);
        let found = concepts_at(&chunk.text, &slots[nth..], vocabulary, &mut key);
        write_wholes(chunk, slot, vocabulary, writer);
        write_concept(chunk, slot, found.several, vocabulary, writer);
        write_slot(chunk, slot, found.single, vocabulary, writer);
        writer.next_term += 1;
    }
}

/// The concepts that begin at a slot.
#[derive(Default)]
struct Found {
    /// That of the slot alone.
    single: Option<Spelling>,
    /// The longest of several slots, and the byte of the chunk behind it.
    several: Option<(Spelling, usize)>,
}

fn concepts_at(
    text: &str,
    slots: &[Slot],
    vocabulary: &Vocabulary,
    key: &mut CompactString,
) -> Found {
    let mut found = Found::default();
    let mut spaces = 0;
    let mut end = slots[0].start;
    let mut longest = usize::MAX;
    key.clear();
    for (nth, slot) in slots.iter().take(CONCEPT_SLOTS).enumerate() {
        match text.get(end..slot.start) {
            Some("") => {}
            Some(" " | "-" | "_") if nth > 0 => spaces |= bit(key.len()),
            _ => break,
        }
        if slot.tag.is_verbal() || slot.via == Via::Address {
            break;
        }
        let before = key.len();
        let inner = squeeze(&text[slot.start..slot.end], key);
        if nth == 0 {
            longest = key
                .chars()
                .next()
                .map_or(0, |first| vocabulary.longest(first));
        }
        if before > longest || longest == 0 {
            break;
        }
        let spelling = find(key, before, vocabulary).filter(|spelling| spelling.allows(spaces));
        spaces |= inner;
        end = slot.end;
        match spelling {
            Some(spelling) if nth == 0 => found.single = Some(spelling),
            Some(spelling) => found.several = Some((spelling, end)),
            None => {}
        }
    }
    found
}

/// Looks up a key, also with its last word, which begins at `last`, in the singular.
fn find(key: &str, last: usize, vocabulary: &Vocabulary) -> Option<Spelling> {
    if let Some(found) = vocabulary.find(key) {
        return Some(found);
    }
    if !key.ends_with('s') {
        return None;
    }
    let single = latin::singular(&key[last..]);
    if single == key[last..] {
        return None;
    }
    vocabulary.find(&format!("{}{single}", &key[..last]))
}

/// Identifiers and addresses that begin at the slot; a name of the vocabulary as its concept.
fn write_wholes(chunk: &Chunk<'_>, slot: &Slot, vocabulary: &Vocabulary, writer: &mut Writer) {
    for whole in &slot.wholes {
        let mut key = CompactString::default();
        squeeze(&whole.text, &mut key);
        let concept = vocabulary
            .find(&key)
            .filter(|found| found.certainty == Certainty::Sure);
        let (text, via) = match concept {
            Some(found) => (vocabulary.name_of(found).into(), Via::Concept),
            None => (whole.text.clone(), whole.via),
        };
        push(chunk, text, (whole.start, whole.end), via, slot, writer);
    }
}

/// The concept of several words, above the first of them.
fn write_concept(
    chunk: &Chunk<'_>,
    slot: &Slot,
    several: Option<(Spelling, usize)>,
    vocabulary: &Vocabulary,
    writer: &mut Writer,
) {
    let Some((spelling, end)) = several else {
        return;
    };
    let range = (slot.start, end);
    match spelling.certainty {
        Certainty::Sure => push(
            chunk,
            vocabulary.name_of(spelling).into(),
            range,
            Via::Concept,
            slot,
            writer,
        ),
        Certainty::Homonym => push_weak(chunk, vocabulary.name_of(spelling), range, slot, writer),
    }
}

/// The slot's own term: its concept where it has one, else its text.
fn write_slot(
    chunk: &Chunk<'_>,
    slot: &Slot,
    single: Option<Spelling>,
    vocabulary: &Vocabulary,
    writer: &mut Writer,
) {
    let range = (slot.start, slot.end);
    match single {
        Some(spelling) if spelling.certainty == Certainty::Sure => {
            let name = vocabulary.name_of(spelling);
            let via = if name == slot.text {
                slot.via
            } else {
                Via::Concept
            };
            push(chunk, name.into(), range, via, slot, writer);
        }
        Some(spelling) => {
            push(chunk, slot.text.clone(), range, slot.via, slot, writer);
            push_weak(chunk, vocabulary.name_of(spelling), range, slot, writer);
        }
        None => push(chunk, slot.text.clone(), range, slot.via, slot, writer),
    }
}

fn push_weak(
    chunk: &Chunk<'_>,
    name: &str,
    range: (usize, usize),
    slot: &Slot,
    writer: &mut Writer,
) {
    let mut text = CompactString::const_new("~");
    text.push_str(name);
    push(chunk, text, range, Via::Homonym, slot, writer);
    if let Some(term) = writer.analysis.terms.last_mut() {
        term.role = Role::Weak;
    }
}

fn push(
    chunk: &Chunk<'_>,
    text: CompactString,
    range: (usize, usize),
    via: Via,
    slot: &Slot,
    writer: &mut Writer,
) {
    let (start, end) = chunk.origin(range.0, range.1);
    let role = match via {
        Via::Concept | Via::Whole => Role::Content,
        _ => slot.role,
    };
    writer.analysis.terms.push(Term {
        text,
        start,
        end,
        position: writer.next_term,
        tag: if via == Via::Whole { Tag::Sl } else { slot.tag },
        role,
        via,
        known: slot.known,
    });
}
