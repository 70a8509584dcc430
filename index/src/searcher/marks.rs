//! Finds where a query's terms stand in the units found, from the index's positions. Knows no markup.

use std::ops::Range;

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, Searcher as EngineSearcher, Term as EngineTerm};

use super::compile::Mark;
use super::typed;
use crate::error::Error;
use crate::excerpt::Occurrence;
use crate::schema::{Record, Spans};

/// A position of a unit and which of the query's terms stands there.
pub(super) type Place = (u32, usize);

/// Places of the marked terms in each unit, in the order of the addresses given.
///
/// Each term's postings are read once for all units.
pub(super) fn places(
    engine: &EngineSearcher,
    field: Field,
    marks: &[Mark],
    addresses: &[DocAddress],
) -> Result<Vec<Vec<Place>>, Error> {
    let mut order: Vec<usize> = (0..addresses.len()).collect();
    order.sort_unstable_by_key(|&at| addresses[at]);
    let mut found = vec![Vec::new(); addresses.len()];
    for (which, mark) in marks.iter().enumerate() {
        if let Mark::Term(text) = mark {
            let term = EngineTerm::from_field_text(field, text);
            let inverted = (engine, field, &term);
            collect(inverted, addresses, &order, |at, position| {
                found[at].push((position, which));
            })?;
        }
    }
    for places in &mut found {
        places.sort_unstable();
        places.dedup_by_key(|(position, _)| *position);
    }
    Ok(found)
}

fn collect(
    (engine, field, term): (&EngineSearcher, Field, &EngineTerm),
    addresses: &[DocAddress],
    order: &[usize],
    mut take: impl FnMut(usize, u32),
) -> Result<(), Error> {
    let by_segment = order.chunk_by(|&a, &b| addresses[a].segment_ord == addresses[b].segment_ord);
    let mut met = Vec::new();
    for units in by_segment {
        let segment = engine.segment_reader(addresses[units[0]].segment_ord);
        let inverted = segment.inverted_index(field)?;
        let option = IndexRecordOption::WithFreqsAndPositions;
        let postings = inverted.read_postings(term, option).map_err(failed)?;
        let Some(mut postings) = postings else {
            continue;
        };
        for &at in units {
            let wanted = addresses[at].doc_id;
            if postings.doc() < wanted {
                postings.seek(wanted);
            }
            if postings.doc() == wanted {
                postings.positions(&mut met);
                met.iter().for_each(|position| take(at, *position));
            }
        }
    }
    Ok(())
}

fn failed(source: std::io::Error) -> Error {
    Error::Engine(source.to_string())
}

/// Where the marked terms stand in a text, ascending.
fn occurrences(text: &str, spans: &Spans, places: &[Place], marks: &[Mark]) -> Vec<Occurrence> {
    let spans = spans.decode();
    let mut found = Vec::with_capacity(places.len());
    for (position, term) in places {
        let first = spans.partition_point(|(at, _)| at < position);
        let here = spans[first..].iter().take_while(|(at, _)| at == position);
        let written = |(_, bytes): &&(u32, Range<usize>)| {
            let surface = text.get(bytes.clone()).unwrap_or_default();
            // A name stands beside its parts; the one asked for is marked, else the longest.
            (is_written(&marks[*term], surface), bytes.len())
        };
        if let Some((_, bytes)) = here.max_by_key(written) {
            found.push(occurrence(bytes.clone(), *term));
        }
    }
    found
}

fn is_written(mark: &Mark, surface: &str) -> bool {
    let Mark::Term(text) = mark else {
        return false;
    };
    surface.to_lowercase() == *text
}

/// Where the marked texts stand, for units that no marked term met.
fn appearances(text: &str, marks: &[Mark]) -> Vec<Occurrence> {
    let folded = text.to_lowercase();
    if folded.len() != text.len() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (term, mark) in marks.iter().enumerate() {
        if let Mark::Text(wanted) = mark {
            let wanted = wanted.to_lowercase();
            let ranges = folded
                .match_indices(&wanted)
                .map(|(at, met)| at..at + met.len());
            let whole = ranges.filter(|range| text.get(range.clone()).is_some());
            found.extend(whole.map(|range| occurrence(range, term)));
        }
    }
    found.sort_by_key(|occurrence| occurrence.bytes.start);
    found
}

fn occurrence(bytes: Range<usize>, term: usize) -> Occurrence {
    Occurrence {
        bytes,
        term,
        weight: 1.0,
    }
}

/// Where marks stand in a unit: in its question's text and in its plain text.
pub(super) struct Places {
    pub(super) question: Vec<Occurrence>,
    pub(super) plain: Vec<Occurrence>,
}

impl Places {
    /// Takes the places met in the unit's text and in its question.
    pub(super) fn new(record: &Record, marks: &[Mark], all: &[Place], asked: &[Place]) -> Places {
        let mut question = occurrences(&record.question, &record.question_spans, asked, marks);
        let mut plain = occurrences(&record.plain, &record.spans, all, marks);
        if plain.is_empty() && question.is_empty() {
            question = appearances(&record.question, marks);
            plain = appearances(&record.plain, marks);
        }
        Places {
            question: typed::whole(&record.question, question, marks),
            plain: typed::whole(&record.plain, plain, marks),
        }
    }
}
