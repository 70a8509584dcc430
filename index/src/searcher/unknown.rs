//! Words of the notes that the dictionary does not know, for the user to add. Knows no file.

use tantivy::Term as EngineTerm;
use tantivy::collector::Count;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;

use super::engine::Searcher;
use crate::analysis::{Analyzer, Term, Via};
use crate::error::Error;
use crate::schema;
use crate::widen::hangul;

/// A word in fewer units is no habit.
const REPEATED_UNITS: u32 = 3;
/// Longer runs of syllables are clauses without spaces.
const LONGEST_SYLLABLES: usize = 10;

/// A word of the notes that the dictionary does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// As it stands in the notes, without particles.
    pub word: String,
    /// How many units have it.
    pub units: usize,
}

impl Searcher {
    /// Hangul words of three units or more that the dictionary does not know.
    ///
    /// Most used first, then in the order of the alphabet; at most `most`. None is a word of the
    /// vocabulary or the user's own.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn unknown_words(&self, most: usize) -> Result<Vec<UnknownWord>, Error> {
        let vocabulary = self.vocabulary()?;
        let repeated = vocabulary.repeated(REPEATED_UNITS);
        let unknown = repeated.filter(|word| is_likely(word) && is_unknown(self.analyzer(), word));
        let mut found = Vec::new();
        for word in unknown {
            let units = self.units_with(word)?;
            if units >= REPEATED_UNITS as usize {
                let word = word.to_owned();
                found.push(UnknownWord { word, units });
            }
        }
        found.sort_unstable_by(|a, b| b.units.cmp(&a.units).then_with(|| a.word.cmp(&b.word)));
        found.truncate(most);
        Ok(found)
    }

    /// Counted anew, for the index's own counts still include units that are gone.
    fn units_with(&self, word: &str) -> Result<usize, Error> {
        let term = EngineTerm::from_field_text(schema::schema().1.words, word);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        Ok(self.engine().search(&query, &Count)?)
    }
}

fn is_likely(word: &str) -> bool {
    let syllables = word.chars().count();
    (2..=LONGEST_SYLLABLES).contains(&syllables) && word.chars().all(hangul::is_syllable)
}

/// Whether the word, alone, is one stem that neither dictionary nor vocabulary holds.
fn is_unknown(analyzer: &Analyzer, word: &str) -> bool {
    let analysis = analyzer.analyze(word);
    let is_whole = |term: &Term| term.end - term.start == word.len();
    let is_concept = |term: &Term| matches!(term.via, Via::Concept | Via::Homonym);
    let [stem] = analysis.words.as_slice() else {
        return false;
    };
    stem.via == Via::Stem
        && !stem.known
        && stem.text == word
        && !analysis
            .terms
            .iter()
            .any(|term| is_whole(term) && is_concept(term))
}
