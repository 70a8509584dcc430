//! Counts what the notes hold now, without units that were deleted or merged away. Knows no query.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher as EngineSearcher, SegmentReader, TERMINATED, Term};

use crate::manifest::Roll;
use crate::schema::Fields;

/// How many units have a term, as far as that was asked for.
pub(super) type Known = Mutex<HashMap<Term, u64>>;

/// The counts of one state of an index: those that an index made anew would have.
pub(super) struct Statistics<'s> {
    pub(super) engine: &'s EngineSearcher,
    pub(super) roll: &'s Roll,
    pub(super) fields: Fields,
    pub(super) known: &'s Known,
}

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let counted = self.fields.counted();
        match counted.iter().position(|&counted| counted == field) {
            Some(number) => Ok(self.roll.length(number)),
            None => self.engine.total_num_tokens(field),
        }
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.engine.num_docs())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&units) = known().get(term) {
            return Ok(units);
        }
        let mut units = 0;
        for segment in self.engine.segment_readers() {
            units += units_with(segment, term)?;
        }
        known().insert(term.clone(), units);
        Ok(units)
    }
}

/// How many units of a segment have the term and were not deleted.
fn units_with(segment: &SegmentReader, term: &Term) -> tantivy::Result<u64> {
    let inverted = segment.inverted_index(term.field())?;
    let Some(alive) = segment.alive_bitset() else {
        return Ok(u64::from(inverted.doc_freq(term)?));
    };
    let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else {
        return Ok(0);
    };
    let mut units = 0;
    while postings.doc() != TERMINATED {
        units += u64::from(alive.is_alive(postings.doc()));
        postings.advance();
    }
    Ok(units)
}
