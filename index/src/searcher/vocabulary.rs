//! The words that the notes use, as the index lists them, and other spellings of those. Knows no query.

use std::cmp::Reverse;
use std::collections::HashMap;

use compact_str::CompactString;
use tantivy::Searcher as EngineSearcher;
use tantivy::Term as EngineTerm;
use tantivy::schema::Field;

use crate::analysis::{Analyzer, Term, Via};
use crate::error::Error;
use crate::schema::Fields;
use crate::widen::hangul;
use crate::widen::slip::Slip;

/// What shows a particle at a word's end (`데이터의 것`), or that the word is a verb's stem.
const FRAMES: [&str; 2] = [" 것", "다"];

/// Words with the number of units that have them.
#[derive(Debug)]
pub(super) struct Vocabulary {
    written: HashMap<CompactString, u32>,
    /// Spellings that no note has, of concepts that some note names.
    borrowed: HashMap<CompactString, u32>,
}

impl Vocabulary {
    /// Lists the words of all segments, and what else their concepts are called.
    pub(super) fn read(
        engine: &EngineSearcher,
        fields: Fields,
        analyzer: &Analyzer,
    ) -> Result<Vocabulary, Error> {
        let written = terms(engine, fields.words)?;
        let mut borrowed = HashMap::new();
        for (spelling, name) in analyzer.spellings() {
            let units = units_with(engine, fields.terms, &name)?;
            if units > 0 && !written.contains_key(&spelling) {
                borrowed.insert(spelling, units);
            }
        }
        Ok(Vocabulary { written, borrowed })
    }

    /// Whether a note has the word, without particles or as it was typed.
    pub(super) fn has(&self, word: &str) -> bool {
        self.written.contains_key(word)
    }

    /// Words that so many units have or more, as far as the index's own counts tell.
    pub(super) fn repeated(&self, least: u32) -> impl Iterator<Item = &str> {
        let often = self
            .written
            .iter()
            .filter(move |(_, units)| **units >= least);
        often.map(|(word, _)| word.as_str())
    }

    /// The word that lies fewest slips from the given one, at most so many, and how many.
    ///
    /// Of equals, one that a note has, then the most used.
    pub(super) fn nearest(&self, word: &str, slips: usize) -> Option<(usize, &str)> {
        if slips == 0 {
            return None;
        }
        let wanted = Slip::new(word);
        let mut letters = Vec::new();
        let near = self.all().filter_map(|known| {
            let edits = wanted.edits(known.word, slips, &mut letters)?;
            Some((edits, known.origin, Reverse(known.units), known.word))
        });
        near.min().map(|(edits, _, _, word)| (edits, word))
    }

    /// Whether a word has just these initial consonants.
    pub(super) fn has_initials(&self, initials: &str) -> bool {
        let syllables = initials.chars().count();
        let mut words = self.all().map(|known| known.word).filter(|word| {
            word.chars().count() == syllables && word.chars().all(hangul::is_syllable)
        });
        words.any(|word| hangul::initials(word) == initials)
    }

    /// Words with these initial consonants, else words that begin so; most used first.
    pub(super) fn with_initials(&self, initials: &str, most: usize) -> Vec<&str> {
        let words = self.all();
        let hangul = words.filter(|known| known.word.chars().all(hangul::is_syllable));
        let mut found: Vec<_> = hangul
            .map(|known| (hangul::initials(known.word), known))
            .filter(|(own, _)| own.starts_with(initials))
            .map(
                |(
                    own,
                    Known {
                        word,
                        units,
                        origin,
                    },
                )| { (own.len() > initials.len(), origin, Reverse(units), word) },
            )
            .collect();
        found.sort_unstable();
        let Some((longer, origin, ..)) = found.first().copied() else {
            return Vec::new();
        };
        let alike = found
            .into_iter()
            .take_while(|(l, o, ..)| (*l, *o) == (longer, origin));
        alike.take(most).map(|(.., word)| word).collect()
    }

    fn all(&self) -> impl Iterator<Item = Known<'_>> {
        known(&self.written, Origin::Written).chain(known(&self.borrowed, Origin::Borrowed))
    }
}

fn known(words: &HashMap<CompactString, u32>, origin: Origin) -> impl Iterator<Item = Known<'_>> {
    words.iter().map(move |(word, &units)| Known {
        word,
        units,
        origin,
    })
}

/// A word that stands for something in the notes.
#[derive(Clone, Copy)]
struct Known<'v> {
    word: &'v str,
    units: u32,
    origin: Origin,
}

/// Where a spelling comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    /// A note has it.
    Written,
    /// Only its concept stands in a note.
    Borrowed,
}

/// The terms of a field with the number of units that have them.
fn terms(engine: &EngineSearcher, field: Field) -> Result<HashMap<CompactString, u32>, Error> {
    let mut units: HashMap<CompactString, u32> = HashMap::new();
    let failed = |source: std::io::Error| Error::Engine(source.to_string());
    for segment in engine.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().stream().map_err(failed)?;
        while let Some((word, found)) = stream.next() {
            let word = CompactString::from_utf8_lossy(word);
            *units.entry(word).or_default() += found.doc_freq;
        }
    }
    Ok(units)
}

fn units_with(engine: &EngineSearcher, field: Field, term: &str) -> Result<u32, Error> {
    let term = EngineTerm::from_field_text(field, term);
    let units = engine.doc_freq(&term)?;
    Ok(u32::try_from(units).unwrap_or(u32::MAX))
}

/// Whether the word, alone, is one stem that neither dictionary nor vocabulary holds.
pub(super) fn is_unknown(analyzer: &Analyzer, word: &str) -> bool {
    let analysis = analyzer.analyze(word);
    let is_whole = |term: &Term| term.end - term.start == word.len();
    let is_concept = |term: &Term| matches!(term.via, Via::Concept | Via::Homonym);
    let [stem] = analysis.words.as_slice() else {
        return false;
    };
    stem.via == Via::Stem
        && !stem.known
        && stem.end - stem.start == word.len()
        && FRAMES
            .iter()
            .all(|frame| stays_unknown(analyzer, word, frame))
        && !analysis
            .terms
            .iter()
            .any(|term| is_whole(term) && is_concept(term))
}

/// Whether the word is no word with a particle and no verb's stem before what follows it.
fn stays_unknown(analyzer: &Analyzer, word: &str, frame: &str) -> bool {
    let words = analyzer.analyze(&format!("{word}{frame}")).words;
    let mut beginning = words.iter().take_while(|term| term.position == 0);
    beginning.all(|term| !term.known && (term.via == Via::Typed || term.text.starts_with(word)))
}
