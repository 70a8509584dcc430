//! The words that the notes use, as the index lists them. Knows no query.

use std::collections::HashMap;

use tantivy::Searcher as EngineSearcher;
use tantivy::schema::Field;

use crate::error::Error;
use crate::widen::{distance, hangul};

/// Words with the number of units that have them.
#[derive(Debug)]
pub(super) struct Vocabulary {
    units: HashMap<String, u32>,
}

impl Vocabulary {
    /// Lists the terms of a field, of all segments.
    pub(super) fn read(engine: &EngineSearcher, field: Field) -> Result<Vocabulary, Error> {
        let mut units: HashMap<String, u32> = HashMap::new();
        let failed = |source: std::io::Error| Error::Engine(source.to_string());
        for segment in engine.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().stream().map_err(failed)?;
            while let Some((word, found)) = stream.next() {
                let word = String::from_utf8_lossy(word).into_owned();
                *units.entry(word).or_default() += found.doc_freq;
            }
        }
        Ok(Vocabulary { units })
    }

    /// Words that so many units have or more, as far as the index's own counts tell.
    pub(super) fn repeated(&self, least: u32) -> impl Iterator<Item = &str> {
        let often = self.units.iter().filter(move |(_, units)| **units >= least);
        often.map(|(word, _)| word.as_str())
    }

    /// The word that lies fewest slips from the given one; of equals the most used.
    pub(super) fn nearest(&self, word: &str) -> Option<&str> {
        let wanted = hangul::letters(&word.to_lowercase());
        let limit = distance::tolerance(wanted.len());
        let is_hangul = word.chars().any(hangul::is_syllable);
        let near = self.units.iter().filter_map(|(known, units)| {
            let same_script = known.chars().any(hangul::is_syllable) == is_hangul;
            let likely = same_script && distance::tolerance(known.chars().count() * 3) > 0;
            let letters = likely.then(|| hangul::letters(known))?;
            let edits = distance::edits(&wanted, &letters, limit)?;
            Some((edits, std::cmp::Reverse(*units), known.as_str()))
        });
        near.min().map(|(_, _, known)| known)
    }

    /// Whether a word has just these initial consonants.
    pub(super) fn has_initials(&self, initials: &str) -> bool {
        let syllables = initials.chars().count();
        let mut words = self.units.keys().filter(|word| {
            word.chars().count() == syllables && word.chars().all(hangul::is_syllable)
        });
        words.any(|word| hangul::initials(word) == initials)
    }

    /// Words with these initial consonants, else words that begin so; most used first.
    pub(super) fn with_initials(&self, initials: &str, most: usize) -> Vec<&str> {
        let mut found: Vec<_> = self
            .units
            .iter()
            .filter(|(word, _)| word.chars().all(hangul::is_syllable))
            .map(|(word, units)| (hangul::initials(word), *units, word.as_str()))
            .filter(|(own, _, _)| own.starts_with(initials))
            .map(|(own, units, word)| (own.len() > initials.len(), std::cmp::Reverse(units), word))
            .collect();
        found.sort_unstable();
        let longer = found.first().is_some_and(|(longer, _, _)| *longer);
        let alike = found.into_iter().take_while(|(l, _, _)| *l == longer);
        alike.take(most).map(|(_, _, word)| word).collect()
    }
}
