//! Writes the view of terms: what the slots hold, and the concepts that stand over them.

use compact_str::CompactString;

use super::chunk::Chunk;
use super::concept::{Certainty, Concept, Vocabulary};
use super::key::{bit, squeeze};
use super::slot::{Slot, Whole, slot};
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
    let keys = Keys::new(&chunk.text, slots);
    // The slots before this one are covered by a concept that is sure.
    let mut covered = 0;
    for (nth, slot) in slots.iter().enumerate() {
        writer.next_term += u32::from(slot.begins_sentence);
        let first = writer.analysis.terms.len();
        let found = keys.concepts_at(slots, nth, vocabulary);
        if let Some((_, last)) = found.several.filter(|(concept, _)| concept.is_sure()) {
            covered = covered.max(last + 1);
        }
        let noun = found.of_verb.filter(|_| nth < covered);
        let as_noun = noun.map(|_| noun_of(&chunk.text, slot));
        let slot = as_noun.as_ref().unwrap_or(slot);
        if let Some((concept, last)) = found.several {
            write_concept(chunk, slot, concept, slots[last].end, writer);
        }
        let wholes = || slot.wholes.iter();
        for whole in wholes().filter(|whole| !is_within(whole, slot)) {
            write_whole(chunk, whole, slot, vocabulary, writer);
        }
        write_slot(chunk, slot, found.single.or(noun), writer);
        for whole in wholes().filter(|whole| is_within(whole, slot)) {
            write_whole(chunk, whole, slot, vocabulary, writer);
        }
        // A sign before a name belongs to the whole and to no concept.
        writer.analysis.terms[first..].sort_by_key(|term| term.start);
        writer.next_term += 1;
    }
}

/// The noun that the dictionary took for a verb: 빈 before a noun for the form of 비다.
fn noun_of(text: &str, verb: &Slot) -> Slot {
    slot(
        text[verb.start..verb.end].into(),
        verb.start,
        verb.end,
        Tag::Nng,
    )
}

/// Whether a name is no longer than the slot that it begins with.
fn is_within(whole: &Whole, slot: &Slot) -> bool {
    whole.start == slot.start && whole.end <= slot.end
}

fn write_whole(
    chunk: &Chunk<'_>,
    whole: &Whole,
    slot: &Slot,
    vocabulary: &Vocabulary,
    writer: &mut Writer,
) {
    let concept = vocabulary.find(&whole.text).filter(Concept::is_sure);
    let text = concept.map_or_else(|| whole.text.clone(), |found| found.name.into());
    let via = if concept.is_some() {
        Via::Concept
    } else {
        whole.via
    };
    push(chunk, text, (whole.start, whole.end), via, slot, writer);
}

/// The keys of a chunk's slots, one behind the other.
struct Keys {
    text: String,
    marks: Vec<Mark>,
}

/// Where a slot's key stands, and what parts it from the one before.
struct Mark {
    start: usize,
    end: usize,
    joint: Joint,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Another word or sign stands between; no concept holds both.
    Apart,
    /// Nothing stands between.
    Tight,
    /// A space or a hyphen stands between.
    Spaced,
    /// The particle of the genitive and a space stand between.
    Genitive,
}

/// The concepts that begin at a slot.
#[derive(Default)]
struct Found<'v> {
    /// That of the slot alone.
    single: Option<Concept<'v>>,
    /// That of a slot that is a verb, where it is no verb.
    of_verb: Option<Concept<'v>>,
    /// The longest of several slots, and the last of them.
    several: Option<(Concept<'v>, usize)>,
}

impl Keys {
    fn new(text: &str, slots: &[Slot]) -> Keys {
        let mut keys = Keys {
            text: String::with_capacity(text.len()),
            marks: Vec::with_capacity(slots.len()),
        };
        let mut before: Option<&Slot> = None;
        for slot in slots {
            let start = keys.text.len();
            if names(slot) {
                squeeze(&text[slot.start..slot.end], &mut keys.text);
            }
            let joint = before.map_or(Joint::Apart, |before| joint(text, before, slot));
            keys.marks.push(Mark {
                start,
                end: keys.text.len(),
                joint,
            });
            before = Some(slot);
        }
        keys
    }

    fn concepts_at<'v>(
        &'v self,
        slots: &[Slot],
        nth: usize,
        vocabulary: &'v Vocabulary,
    ) -> Found<'v> {
        let start = self.marks[nth].start;
        let joined = self.marks[nth + 1..].iter().take(CONCEPT_SLOTS - 1);
        let count = 1 + joined.take_while(|mark| mark.joint != Joint::Apart).count();
        let marks = &self.marks[nth..nth + count];
        let mut found = Found::default();
        for concept in vocabulary.beginning(&self.text[start..marks[count - 1].end]) {
            let end = start + concept.key_bytes;
            let Some(last) = marks.iter().position(|mark| mark.end == end) else {
                continue;
            };
            let marks = &marks[..=last];
            if !concept.allows(spaces(marks)) || is_broken(concept, marks) {
                continue;
            }
            if last == 0 {
                match slots[nth].tag.is_verbal() {
                    true => found.of_verb = Some(concept),
                    false => found.single = Some(concept).filter(|_| !is_letters(&slots[nth])),
                }
            } else if found
                .several
                .is_none_or(|(longest, _)| longest.key_bytes <= concept.key_bytes)
            {
                found.several = Some((concept, nth + last));
            }
        }
        found
    }
}

/// One or two letters inside a name (`redis.io`, `CI/CD`) are no abbreviation of their own.
fn is_letters(slot: &Slot) -> bool {
    slot.via == Via::Part && slot.text.len() < 3
}

/// Whether a slot may be part of a concept's name.
///
/// A verb may: it can be a noun in truth (`스프링 빈 생명주기`).
fn names(slot: &Slot) -> bool {
    slot.via != Via::Address
}

fn joint(text: &str, before: &Slot, slot: &Slot) -> Joint {
    if !names(before) || !names(slot) {
        return Joint::Apart;
    }
    match text.get(before.end..slot.start) {
        Some("") => Joint::Tight,
        Some(" " | "-" | "_") => Joint::Spaced,
        Some("의 ") => Joint::Genitive,
        _ => Joint::Apart,
    }
}

/// A genitive parts a name that is one word: `자바의 스크립트` are scripts of Java.
fn is_broken(concept: Concept<'_>, marks: &[Mark]) -> bool {
    let mut joints = marks[1..].iter().map(|mark| mark.joint);
    !concept.name.contains(' ') && joints.any(|joint| joint == Joint::Genitive)
}

/// The bytes of the joined key before which a space stands in the text.
fn spaces(marks: &[Mark]) -> u128 {
    let spaced = marks[1..].iter().filter(|mark| mark.joint != Joint::Tight);
    spaced.fold(0, |bits, mark| bits | bit(mark.start - marks[0].start))
}

/// The concept of several words, above the first of them.
fn write_concept(
    chunk: &Chunk<'_>,
    slot: &Slot,
    concept: Concept<'_>,
    end: usize,
    writer: &mut Writer,
) {
    let range = (slot.start, end);
    match concept.certainty {
        Certainty::Sure => push(
            chunk,
            concept.name.into(),
            range,
            Via::Concept,
            slot,
            writer,
        ),
        Certainty::Homonym => push_weak(chunk, concept.name, range, slot, writer),
    }
}

/// The slot's own term: its concept where it has one, else its text.
fn write_slot(chunk: &Chunk<'_>, slot: &Slot, single: Option<Concept<'_>>, writer: &mut Writer) {
    let range = (slot.start, slot.end);
    match single {
        Some(concept) if concept.is_sure() => {
            let via = if concept.name == slot.text {
                slot.via
            } else {
                Via::Concept
            };
            push(chunk, concept.name.into(), range, via, slot, writer);
        }
        Some(concept) => {
            push(chunk, slot.text.clone(), range, slot.via, slot, writer);
            push_weak(chunk, concept.name, range, slot, writer);
        }
        None => push(chunk, slot.text.clone(), range, slot.via, slot, writer),
    }
    if let Some(other) = &slot.alternative {
        push(chunk, other.clone(), range, Via::Lemma, slot, writer);
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
}

fn push(
    chunk: &Chunk<'_>,
    text: CompactString,
    range: (usize, usize),
    via: Via,
    slot: &Slot,
    writer: &mut Writer,
) {
    let position = writer.next_term;
    let here = writer
        .analysis
        .terms
        .iter()
        .rev()
        .take_while(|term| term.position == position);
    if here.into_iter().any(|term| term.text == text) {
        return;
    }
    let (start, end) = chunk.origin(range.0, range.1);
    let role = match via {
        Via::Concept | Via::Whole => Role::Content,
        Via::Homonym => Role::Weak,
        _ => slot.role,
    };
    writer.analysis.terms.push(Term {
        text,
        start,
        end,
        position,
        tag: slot.tag,
        role,
        via,
        known: slot.known,
    });
}
