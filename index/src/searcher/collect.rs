//! Collects every matching unit with its score, lowered where it says little. Knows no query.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{
    DocAddress, DocId, Score, Searcher as EngineSearcher, SegmentOrdinal, SegmentReader,
};

use crate::schema::FULLNESS;

/// Collects all matches, in the index's order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Every {
    /// Each for what it scores.
    Alike,
    /// Each for what it scores, times this much where it says nothing, and in between where it says little.
    Fuller(f32),
}

/// What a unit's score is worth that is so full, in percent.
pub(super) fn worth(bare: f32, fullness: u64) -> f32 {
    bare + (1.0 - bare) * fullness as f32 / 100.0
}

/// How full a unit is, in percent.
pub(super) fn fullness(engine: &EngineSearcher, unit: DocAddress) -> tantivy::Result<u64> {
    let segment = engine.segment_reader(unit.segment_ord);
    let column = segment.fast_fields().u64(FULLNESS)?;
    Ok(column.first(unit.doc_id).unwrap_or(100))
}

/// The matches of one segment.
pub(super) struct EverySegment {
    segment: SegmentOrdinal,
    found: Vec<(Score, DocAddress)>,
    /// What a bare unit is worth, and how full each is.
    fullness: Option<(f32, Column)>,
}

impl Collector for Every {
    type Fruit = Vec<(Score, DocAddress)>;
    type Child = EverySegment;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<EverySegment> {
        let fullness = match self {
            Every::Alike => None,
            Every::Fuller(bare) => Some((*bare, reader.fast_fields().u64(FULLNESS)?)),
        };
        Ok(EverySegment {
            segment,
            found: Vec::new(),
            fullness,
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.into_iter().flatten().collect())
    }
}

impl SegmentCollector for EverySegment {
    type Fruit = Vec<(Score, DocAddress)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        let worth = self.fullness.as_ref().map_or(1.0, |(bare, column)| {
            worth(*bare, column.first(doc).unwrap_or(100))
        });
        let score = score * worth;
        self.found.push((score, DocAddress::new(self.segment, doc)));
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}
