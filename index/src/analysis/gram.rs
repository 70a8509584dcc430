//! Pairs of adjacent syllables, the net under the dictionary: a phrase of them is a substring.

use std::ops::Range;

use compact_str::CompactString;

use super::chunk::Chunk;
use super::segment::{Form, Morpheme};
use super::span::{SpanKind, is_hangul, is_ideograph};
use super::tag::Tag;
use super::{Role, Term, Via, Writer};

/// Writes the grams of a chunk.
///
/// Runs of syllables may go over spaces, not over other signs; `객체 지향` and `객체지향` have the
/// same grams at the same distances. A word of one syllable is a gram as well, at its own position.
pub(super) fn write(chunk: &Chunk<'_>, morphemes: &[Morpheme<'_>], writer: &mut Writer) {
    if chunk.text.is_ascii() {
        return;
    }
    let addresses = morphemes
        .iter()
        .filter(|m| matches!(m.form, Form::Span(SpanKind::Address)));
    let mut at = 0;
    for address in addresses {
        write_part(chunk, at..address.start, writer);
        at = address.end;
    }
    write_part(chunk, at..chunk.text.len(), writer);
}

/// A syllable of a run, with the bytes where it stands.
#[derive(Clone, Copy)]
struct Syllable {
    start: usize,
    end: usize,
    begins_word: bool,
}

/// Writes the grams of a part of a chunk that holds no address.
fn write_part(chunk: &Chunk<'_>, part: Range<usize>, writer: &mut Writer) {
    let text: &str = &chunk.text;
    let mut before: Option<Syllable> = None;
    let mut begins_word = true;
    for (offset, c) in text[part.clone()].char_indices() {
        if is_hangul(c) || is_ideograph(c) {
            let start = part.start + offset;
            let syllable = Syllable {
                start,
                end: start + c.len_utf8(),
                begins_word,
            };
            if let Some(before) = before {
                write_pair(chunk, before, syllable, writer);
            }
            before = Some(syllable);
            begins_word = false;
        } else {
            begins_word = true;
            if !matches!(c, ' ' | '\t') {
                end_run(chunk, before.take(), writer);
            }
        }
    }
    end_run(chunk, before, writer);
}

/// Writes the gram of two neighbours, and the first alone where it is a word.
fn write_pair(chunk: &Chunk<'_>, first: Syllable, second: Syllable, writer: &mut Writer) {
    if first.end == second.start {
        push(
            chunk,
            CompactString::new(&chunk.text[first.start..second.end]),
            first.start..second.end,
            writer,
        );
    } else {
        let mut text = CompactString::new(&chunk.text[first.start..first.end]);
        text.push_str(&chunk.text[second.start..second.end]);
        push(chunk, text, first.start..second.end, writer);
    }
    if first.begins_word && second.begins_word {
        push_single(chunk, first, writer);
    }
    writer.next_gram += 1;
}

/// Leaves a gap behind a run, so that no phrase spans two runs.
fn end_run(chunk: &Chunk<'_>, last: Option<Syllable>, writer: &mut Writer) {
    let Some(last) = last else {
        return;
    };
    if last.begins_word {
        push_single(chunk, last, writer);
    }
    writer.next_gram += 2;
}

fn push_single(chunk: &Chunk<'_>, syllable: Syllable, writer: &mut Writer) {
    let range = syllable.start..syllable.end;
    push(
        chunk,
        CompactString::new(&chunk.text[range.clone()]),
        range,
        writer,
    );
}

fn push(chunk: &Chunk<'_>, text: CompactString, range: Range<usize>, writer: &mut Writer) {
    let (start, end) = chunk.origin(range.start, range.end);
    writer.analysis.grams.push(Term {
        text,
        start,
        end,
        position: writer.next_gram,
        tag: Tag::Unknown,
        role: Role::Content,
        via: Via::Gram,
        known: true,
    });
}
