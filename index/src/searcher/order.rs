//! Puts units of the same score in the order of their places, whatever the index went through. Knows no query.

use std::collections::HashSet;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Searcher as EngineSearcher, TERMINATED};

use super::Folding;
use super::stored::{self, Candidate};
use crate::error::Error;
use crate::manifest::Roll;
use crate::path_text;
use crate::schema::Fields;

/// Scores that differ by less are equal: sums differ in their last digits with the order of their
/// parts, which hangs on how the index is cut into segments.
const GRAIN: f32 = 1.0 / 2048.0;

/// Of so many units with the same score all places are looked up.
const FEW: usize = 1024;

/// A unit found, by its place in the index.
type Found = (f32, DocAddress);

/// One state of an index.
type Index<'i> = (&'i EngineSearcher, &'i Roll, Fields);

/// The score without the digits that mean nothing.
pub(super) fn rounded(score: f32) -> f32 {
    (score / GRAIN).round() * GRAIN
}

/// How many of the best are loaded, so that enough are left once versions are folded.
pub(super) fn window(limit: usize, folding: Folding) -> usize {
    match folding {
        Folding::On => limit.saturating_mul(2).saturating_add(16),
        Folding::Off => limit,
    }
}

/// Sorts units best first; of those with the same score the first by place stand among the first
/// `most`, in no order.
pub(super) fn best_first(
    found: &mut [Found],
    most: Option<usize>,
    index: Index<'_>,
) -> Result<(), Error> {
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let Some(most) = most.filter(|&most| (1..found.len()).contains(&most)) else {
        return Ok(());
    };
    let last = found[most - 1].0;
    let start = found.partition_point(|(score, _)| *score > last);
    let end = found.partition_point(|(score, _)| *score >= last);
    if end == most {
        return Ok(());
    }
    let tied = &mut found[start..end];
    let chosen = match tied.len() {
        0..=FEW => first_of_few(tied, most - start, index.0)?,
        _ => first_of_many(tied, most - start, index)?,
    };
    tied.sort_by_key(|(_, address)| !chosen.contains(address));
    Ok(())
}

fn first_of_few(
    units: &[Found],
    most: usize,
    engine: &EngineSearcher,
) -> Result<HashSet<DocAddress>, Error> {
    let mut candidates = stored::candidates(engine, units)?;
    sort(&mut candidates);
    let first = candidates.iter().take(most);
    Ok(first.map(|candidate| candidate.address).collect())
}

/// The first of many units by path, and within a note by their order in it.
fn first_of_many(
    units: &[Found],
    most: usize,
    (engine, roll, fields): Index<'_>,
) -> Result<HashSet<DocAddress>, Error> {
    let units: HashSet<DocAddress> = units.iter().map(|(_, address)| *address).collect();
    let mut first = HashSet::new();
    for known in roll.notes() {
        let note = tantivy::Term::from_field_text(fields.note, &path_text::encode(&known.path()));
        for (ordinal, segment) in engine.segment_readers().iter().enumerate() {
            let inverted = segment.inverted_index(fields.note)?;
            let postings = inverted.read_postings(&note, IndexRecordOption::Basic);
            let Some(mut postings) = postings.map_err(tantivy::TantivyError::from)? else {
                continue;
            };
            while postings.doc() != TERMINATED && first.len() < most {
                let address = DocAddress::new(ordinal as u32, postings.doc());
                first.extend(Some(address).filter(|address| units.contains(address)));
                postings.advance();
            }
        }
        if first.len() == most {
            break;
        }
    }
    Ok(first)
}

/// Sorts best first, equal scores by path and line.
pub(super) fn sort(candidates: &mut [Candidate]) {
    candidates.sort_by(|a, b| {
        let place = || a.path.cmp(&b.path).then(a.line.cmp(&b.line));
        b.score.total_cmp(&a.score).then_with(place)
    });
}
