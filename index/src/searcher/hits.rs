//! Makes hits of stored records: highlights, excerpt, the words that met. Knows no query.

use std::ops::Range;

use super::marks::Places;
use super::{Excerpt, Hit, UnitRecord};
use crate::excerpt::{Occurrence, excerpt};
use crate::path_text;
use crate::schema::Record;

/// The most words that a hit names as met.
const MATCHED_WORDS: usize = 32;

/// Builds a hit that stands for no other version.
pub(super) fn hit(record: Record, score: f32, places: Places, columns: usize) -> Hit {
    let matched = matched(&record, &places);
    let excerpt = passage(&record, &places.plain, columns);
    Hit {
        unit: unit(record),
        score,
        also: Vec::new(),
        above: Vec::new(),
        excerpt,
        question_highlights: apart(&places.question),
        matched,
    }
}

/// The public side of a stored record.
pub(super) fn unit(record: Record) -> UnitRecord {
    UnitRecord {
        kind: record.kind(),
        id: record.id,
        path: path_text::decode(&record.path),
        line: record.line,
        end_line: record.end_line,
        question: record.question,
        answer: record.answer,
        answered: record.answered,
        parent: record.parent,
        headings: record.headings,
        tags: record.tags,
        title: record.title,
    }
}

fn matched(record: &Record, places: &Places) -> Vec<String> {
    let in_question = places
        .question
        .iter()
        .map(|met| (&record.question, &met.bytes));
    let in_plain = places.plain.iter().map(|met| (&record.plain, &met.bytes));
    let mut words: Vec<String> = Vec::new();
    for (text, range) in in_question.chain(in_plain) {
        let word = text.get(range.clone()).unwrap_or_default();
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
        if words.len() == MATCHED_WORDS {
            break;
        }
    }
    words
}

/// The bytes of occurrences as ranges that are ascending and apart.
fn apart(occurrences: &[Occurrence]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(occurrences.len());
    for Occurrence { bytes, .. } in occurrences {
        match ranges.last_mut() {
            Some(last) if bytes.start < last.end => last.end = last.end.max(bytes.end),
            _ => ranges.push(bytes.clone()),
        }
    }
    ranges
}

/// Cuts the excerpt from what follows the question, or from the whole where only that met.
fn passage(record: &Record, places: &[Occurrence], columns: usize) -> Excerpt {
    let rest = record.rest_bytes.min(record.plain.len());
    let bordered = record.layout.bordered(&record.plain);
    let text = bordered.get(rest..).unwrap_or_default();
    let shift = |met: &Occurrence| Occurrence {
        bytes: met.bytes.start - rest..met.bytes.end - rest,
        ..met.clone()
    };
    let is_shown =
        |met: &&Occurrence| met.bytes.start >= rest && !record.layout.is_picture(&met.bytes);
    let below = places.iter().filter(is_shown);
    let below: Vec<_> = below.map(shift).collect();
    let cut = excerpt(text, &below, columns);
    let first = places.first().map_or(rest, |met| met.bytes.start);
    let first = below.first().map_or(first, |_| rest + cut.offset_bytes);
    let (line, column, line_text) = spot(record, first);
    Excerpt {
        text: cut.text,
        highlights: cut.highlights,
        line,
        column,
        line_text,
    }
}

/// Line, column and text of a byte of the unit's visible text.
fn spot(record: &Record, byte: usize) -> (usize, usize, String) {
    let plain = record.plain.as_str();
    let (Some(before), Some(after)) = (plain.get(..byte), plain.get(byte..)) else {
        return (record.line, 1, record.question.clone());
    };
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = byte + after.find('\n').unwrap_or(after.len());
    let line = record.line + before.matches('\n').count();
    let column = before[start..].chars().count() + 1;
    (line, column, plain[start..end].trim_end().to_string())
}
