//! Folds bare headings into the first unit below them that says something. Knows no query.

use std::collections::HashMap;

use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Searcher as EngineSearcher, Term as EngineTerm};

use super::Above;
use super::collect::Every;
use super::combine::{Boxed, all_but};
use super::stored::{self, Candidate};
use crate::error::Error;
use crate::path_text;
use crate::schema::{Below, Fields};

/// Folds headings, each where the unit below it is found as well; best first again.
///
/// `found` holds all that matches, so that no unit is shown that a condition keeps out.
pub(super) fn fold(
    (engine, fields): (&EngineSearcher, Fields),
    candidates: Vec<Candidate>,
    found: &[(f32, DocAddress)],
) -> Result<Vec<Candidate>, Error> {
    let mut wanted: HashMap<DocAddress, Option<f32>> = HashMap::new();
    let mut places = Vec::with_capacity(candidates.len());
    for candidate in &candidates {
        let below = candidate.below.as_ref();
        let place = below.map(|below| address(engine, fields, candidate, below));
        let place = place.transpose()?.flatten();
        wanted.extend(place.map(|place| (place, None)));
        places.push(place);
    }
    if wanted.is_empty() {
        return Ok(candidates);
    }
    for (score, address) in found {
        if let Some(own) = wanted.get_mut(address) {
            *own = Some(*score);
        }
    }
    let (mut kept, mut headings) = (Vec::new(), Vec::new());
    for (candidate, place) in candidates.into_iter().zip(places) {
        match place.filter(|place| wanted[place].is_some()) {
            Some(place) => headings.push((candidate, place)),
            None => kept.push(candidate),
        }
    }
    let mut at: HashMap<DocAddress, usize> = HashMap::new();
    at.extend(kept.iter().enumerate().map(|(at, unit)| (unit.address, at)));
    for (heading, place) in headings {
        let known = at.get(&place).copied();
        let unit = known.unwrap_or(kept.len());
        if known.is_none() {
            let own = wanted[&place].unwrap_or_default();
            kept.push(stored::candidate(engine, own, place)?);
            at.insert(place, unit);
        }
        put_below(&mut kept[unit], heading);
    }
    kept.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(kept)
}

/// The unit stands for its heading, too, and where that ranks better, there.
fn put_below(unit: &mut Candidate, heading: Candidate) {
    unit.score = unit.score.max(heading.score);
    unit.above.push(Above {
        more: heading.below.map_or(0, |below| below.more),
        id: heading.id,
        line: heading.line,
        question: heading.question,
    });
}

fn address(
    engine: &EngineSearcher,
    fields: Fields,
    heading: &Candidate,
    below: &Below,
) -> Result<Option<DocAddress>, Error> {
    let note = path_text::encode(&heading.path);
    let note = EngineTerm::from_field_text(fields.note, &note);
    let id = EngineTerm::from_field_text(fields.id, &below.id);
    let exactly = |term| -> Boxed { Box::new(TermQuery::new(term, IndexRecordOption::Basic)) };
    let both = all_but(vec![exactly(id), exactly(note)], Vec::new());
    let found = engine.search(&both, &Every::Alike)?;
    Ok(found.first().map(|(_, address)| *address))
}
