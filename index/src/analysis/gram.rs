//! Pairs of adjacent syllables, the net under the dictionary: a phrase of them is a substring.

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
    let mut run: Vec<(usize, char)> = Vec::new();
    let text: &str = &chunk.text;
    let mut addresses = morphemes
        .iter()
        .filter(|m| matches!(m.form, Form::Span(SpanKind::Address)))
        .peekable();
    for (at, c) in text.char_indices() {
        while addresses.next_if(|address| address.end <= at).is_some() {}
        let inside = addresses.peek().is_some_and(|address| address.start <= at);
        if !inside && (is_hangul(c) || is_ideograph(c)) {
            run.push((at, c));
        } else if inside || !matches!(c, ' ' | '\t') {
            write_run(chunk, &run, writer);
            run.clear();
        }
    }
    write_run(chunk, &run, writer);
}

/// Writes one run of syllables and leaves a gap behind it, so that no phrase spans two runs.
fn write_run(chunk: &Chunk<'_>, run: &[(usize, char)], writer: &mut Writer) {
    if run.is_empty() {
        return;
    }
    for (nth, &(at, c)) in run.iter().enumerate() {
        let before = nth.checked_sub(1).map(|before| run[before]);
        let after = run.get(nth + 1).copied();
        let position = writer.next_gram + nth as u32;
        if let Some((next_at, next)) = after {
            push(
                chunk,
                at..next_at + next.len_utf8(),
                &[c, next],
                position,
                writer,
            );
        }
        let starts = before.is_none_or(|(before_at, before)| before_at + before.len_utf8() < at);
        let ends = after.is_none_or(|(after_at, _)| at + c.len_utf8() < after_at);
        if starts && ends {
            push(chunk, at..at + c.len_utf8(), &[c], position, writer);
        }
    }
    writer.next_gram += run.len() as u32 + 1;
}

fn push(
    chunk: &Chunk<'_>,
    range: std::ops::Range<usize>,
    syllables: &[char],
    position: u32,
    writer: &mut Writer,
) {
    let (start, end) = chunk.origin(range.start, range.end);
    writer.analysis.grams.push(Term {
        text: syllables.iter().collect::<CompactString>(),
        start,
        end,
        position,
        tag: Tag::Unknown,
        role: Role::Content,
        via: Via::Gram,
        known: true,
    });
}
