//! The words that the notes use, as the index lists them, looked up by what is near. Knows no query and no cost.

use std::collections::HashMap;

use compact_str::CompactString;
use tantivy::Term as EngineTerm;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::Field;
use tantivy_fst::Automaton;
use tantivy_fst::automaton::AlwaysMatch;

use super::automaton::Reader;
use super::initial::{Initials, Length};
use super::near::Near;
use crate::error::Error;
use crate::schema::{self, Fields};
use crate::searcher::engine::Searcher;
use crate::searcher::run::Run;

/// The words of one state of an index.
#[derive(Clone, Copy)]
pub(in crate::searcher) struct Words<'s> {
    searcher: &'s Searcher,
    fields: Fields,
}

/// A word that stands for something in the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) word: CompactString,
    /// Units that have it, or its concept.
    pub(super) units: u32,
    pub(super) origin: Origin,
}

/// Where a spelling comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// A note has it.
    Written,
    /// Only its concept stands in a note.
    Borrowed,
}

impl Searcher {
    /// The words of the notes.
    pub(in crate::searcher) fn words(&self) -> Words<'_> {
        Words {
            searcher: self,
            fields: schema::schema().1,
        }
    }
}

impl Words<'_> {
    /// How many units have the word, without particles or as it was typed.
    pub(super) fn units(&self, word: &str) -> Result<u32, Error> {
        self.with(self.fields.words, word)
    }

    /// The field that knows where its terms stand.
    pub(super) fn placed(&self) -> Field {
        self.fields.terms
    }

    /// How many units ask about the term.
    pub(super) fn asked(&self, term: &str) -> Result<u32, Error> {
        self.with(self.fields.question, term)
    }

    /// How many units have the rarest term of a text.
    pub(super) fn naming(&self, text: &str) -> Result<u32, Error> {
        let run = Run::new(self.searcher.analyzer(), text);
        let mut rarest = None;
        for term in run.wanted() {
            let units = self.with(self.fields.terms, &term.text)?;
            rarest = Some(rarest.map_or(units, |rarest: u32| rarest.min(units)));
        }
        Ok(rarest.unwrap_or(0))
    }

    /// How many units there are.
    pub(super) fn all_units(&self) -> u64 {
        self.searcher.engine().num_docs()
    }

    /// Words at most so many slips from the given one, in no order.
    pub(super) fn near(&self, word: &str, slips: u8) -> Result<Vec<Known>, Error> {
        let Some(near) = Near::new(word, slips) else {
            return Ok(Vec::new());
        };
        let written = self.matching(&near)?;
        let mut known: Vec<Known> = written.into_iter().map(written_word).collect();
        known.extend(self.borrowed(&near)?);
        Ok(known)
    }

    /// Words of just these initial consonants, else words that begin so, in no order.
    pub(super) fn with_initials(&self, initials: &str) -> Result<Vec<Known>, Error> {
        for length in [Length::Same, Length::Longer] {
            let automaton = Initials::new(initials, length);
            let mut known: Vec<Known> = self
                .matching(&automaton)?
                .into_iter()
                .map(written_word)
                .collect();
            known.extend(self.borrowed(&automaton)?);
            if !known.is_empty() {
                return Ok(known);
            }
        }
        Ok(Vec::new())
    }

    /// Spellings that no note has, of concepts that some note names.
    fn borrowed(&self, automaton: &impl Automaton) -> Result<Vec<Known>, Error> {
        let mut borrowed: Vec<Known> = Vec::new();
        let mut reader = Reader::new(automaton);
        for (word, name) in self.searcher.analyzer().spellings() {
            if !reader.accepts(&word) || self.units(&word)? > 0 {
                continue;
            }
            let units = self.with(self.fields.terms, &name)?;
            if units > 0 {
                let origin = Origin::Borrowed;
                borrowed.push(Known {
                    word,
                    units,
                    origin,
                });
            }
        }
        Ok(borrowed)
    }

    /// Words that so many units have or more, as far as the index's own counts tell.
    pub(in crate::searcher) fn repeated(&self, least: u32) -> Result<Vec<CompactString>, Error> {
        let words = self.matching(&AlwaysMatch)?;
        let often = words.into_iter().filter(|(_, units)| *units >= least);
        Ok(often.map(|(word, _)| word).collect())
    }

    /// The words that an automaton lets pass, with their units, over all segments.
    fn matching<A: Automaton>(&self, automaton: &A) -> Result<HashMap<CompactString, u32>, Error>
    where
        A::State: Clone,
    {
        let failed = |source: std::io::Error| Error::Engine(source.to_string());
        let mut units: HashMap<CompactString, u32> = HashMap::new();
        for segment in self.searcher.engine().segment_readers() {
            let inverted = segment.inverted_index(self.fields.words)?;
            let found = inverted.terms().search(automaton);
            let mut stream = found.into_stream().map_err(failed)?;
            while let Some((word, found)) = stream.next() {
                let word = CompactString::from_utf8_lossy(word);
                *units.entry(word).or_default() += found.doc_freq;
            }
        }
        Ok(units)
    }

    fn with(&self, field: Field, term: &str) -> Result<u32, Error> {
        let term = EngineTerm::from_field_text(field, term);
        let units = self.searcher.statistics().doc_freq(&term)?;
        Ok(u32::try_from(units).unwrap_or(u32::MAX))
    }
}

fn written_word((word, units): (CompactString, u32)) -> Known {
    let origin = Origin::Written;
    Known {
        word,
        units,
        origin,
    }
}
