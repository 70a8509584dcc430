//! Looks up in the index what a pattern stands for: word beginnings, paths, tags, dates. Knows no score.

use std::collections::HashMap;
use std::ops::{Bound, Range, RangeBounds};
use std::path::Path;

use tantivy::query::TermSetQuery;
use tantivy::schema::Field;
use tantivy::{Searcher as EngineSearcher, Term as EngineTerm};

use super::combine::{Boxed, all_but, any, nothing};
use crate::error::Error;
use crate::manifest::{Known, Outcome, Roll};
use crate::path_pattern::PathPattern;
use crate::path_text;
use crate::query::Day;
use crate::schema::Fields;

pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// Looks patterns up in one state of an index.
#[derive(Clone, Copy)]
pub(super) struct Expansion<'s> {
    pub(super) engine: &'s EngineSearcher,
    pub(super) roll: &'s Roll,
    pub(super) fields: Fields,
}

impl Expansion<'_> {
    /// Terms of a field that begin so, case folded.
    pub(super) fn terms_beginning(
        &self,
        field: Field,
        stem: &str,
    ) -> Result<Vec<EngineTerm>, Error> {
        let stem = stem.to_lowercase();
        let mut terms = Vec::new();
        for segment in self.engine.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let range = inverted.terms().range().ge(&stem);
            let mut stream = range.into_stream().map_err(engine_failed)?;
            while stream.advance() && stream.key().starts_with(stem.as_bytes()) {
                let text = String::from_utf8_lossy(stream.key());
                terms.push(EngineTerm::from_field_text(field, &text));
            }
        }
        // A term stands in every segment that has it.
        terms.sort_unstable();
        terms.dedup();
        Ok(terms)
    }

    /// Words of a field within a range, and how many units have each, deleted ones among them.
    pub(super) fn words_within(
        &self,
        field: Field,
        range: &Range<String>,
    ) -> Result<HashMap<String, u32>, Error> {
        let mut words = HashMap::new();
        for segment in self.engine.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let terms = inverted.terms().range().ge(&range.start).lt(&range.end);
            let mut stream = terms.into_stream().map_err(engine_failed)?;
            while stream.advance() {
                let units = stream.value().doc_freq;
                let Ok(word) = str::from_utf8(stream.key()) else {
                    continue;
                };
                match words.get_mut(word) {
                    Some(known) => *known += units,
                    None => drop(words.insert(word.to_owned(), units)),
                }
            }
        }
        Ok(words)
    }

    /// Units of the notes whose path below its root fits the pattern.
    pub(super) fn notes_at(&self, pattern: &PathPattern) -> Boxed {
        self.notes(|path, _| pattern.matches(self.roll.below_root(path)))
    }

    /// Units that carry the tag or a child of it.
    pub(super) fn tagged(&self, tag: &str) -> Result<Boxed, Error> {
        let tag = tag.trim_start_matches('#').to_lowercase();
        let children = format!("{tag}/");
        let mut terms = self.terms_beginning(self.fields.tag, &children)?;
        terms.push(EngineTerm::from_field_text(self.fields.tag, &tag));
        Ok(Box::new(TermSetQuery::new(terms)))
    }

    /// Units dated so: by a day in their headings, else as their note is (UTC).
    pub(super) fn dated(&self, days: impl RangeBounds<Day>) -> Result<Boxed, Error> {
        let edge = |bound: Bound<&Day>| bound.map(|day| day.days_since_epoch());
        let edges = (edge(days.start_bound()), edge(days.end_bound()));
        let notes = self.notes(|path, known| edges.contains(&day_of(path, known)));
        let all = self.terms_beginning(self.fields.day, "")?;
        let is_within = |term: &&EngineTerm| {
            let day = term.value().as_str().and_then(Day::parse);
            day.is_some_and(|day| days.contains(&day))
        };
        let within: Vec<EngineTerm> = all.iter().filter(is_within).cloned().collect();
        let others = all_but(vec![notes], vec![Box::new(TermSetQuery::new(all))]);
        let by_heading: Boxed = Box::new(TermSetQuery::new(within));
        Ok(any(vec![by_heading, others]).unwrap_or_else(nothing))
    }

    fn notes(&self, fits: impl Fn(&Path, Known<'_>) -> bool) -> Boxed {
        let fitting = self.roll.notes().filter_map(|known| {
            let path = known.path();
            let term = || EngineTerm::from_field_text(self.fields.note, &path_text::encode(&path));
            fits(&path, known).then(term)
        });
        Box::new(TermSetQuery::new(fitting))
    }
}

/// The day of a note: from its front matter, else its name, else its file.
pub(super) fn day_of(path: &Path, known: Known<'_>) -> i64 {
    let dated = match known.outcome() {
        Some(Outcome::Indexed(contents)) => contents.date,
        _ => None,
    };
    let modified_ns = known.modified_ns();
    let from_file = || modified_ns.div_euclid(1_000_000_000 * SECONDS_PER_DAY);
    let day = dated
        .as_deref()
        .and_then(|date| Day::parse(date.get(..10).unwrap_or(date)));
    let named = || Day::dated(&path.file_stem()?.to_string_lossy());
    day.or_else(named)
        .map_or_else(from_file, Day::days_since_epoch)
}

fn engine_failed(source: std::io::Error) -> Error {
    Error::Engine(source.to_string())
}
