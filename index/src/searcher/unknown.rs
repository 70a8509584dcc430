//! Words of the notes that the dictionary does not know, for the user to add. Knows no file.

use tantivy::Term as EngineTerm;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::TermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use unicode_normalization::UnicodeNormalization;

use super::engine::Searcher;
use super::stored;
use crate::analysis::{Analyzer, Term, Via};
use crate::error::Error;
use crate::schema;
use crate::widen::hangul;

/// A word in fewer units is no habit.
const REPEATED_UNITS: u32 = 3;
/// Longer runs of syllables are clauses without spaces.
const LONGEST_SYLLABLES: usize = 10;

/// A piece that stands in more units than so many times those of the word has a life of its own.
const RARE_TIMES: usize = 2;

/// What shows a particle at a word's end (`데이터의 것`), or that the word is a verb's stem.
const FRAMES: [&str; 2] = [" 것", "다"];

/// A word of the notes that the dictionary does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// As it stands in the notes, without particles.
    pub word: String,
    /// How many units have it.
    pub units: usize,
}

impl Searcher {
    /// Names in Hangul, of three units or more, that the dictionary does not know.
    ///
    /// Only those that it tears into pieces, for others are found as they are. Most used first, then
    /// in the order of the alphabet; at most `most`. None is a word of the vocabulary or the user's own.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn unknown_words(&self, most: usize) -> Result<Vec<UnknownWord>, Error> {
        let repeated = self.words().repeated(REPEATED_UNITS)?;
        let unknown = repeated
            .iter()
            .filter(|word| is_likely(word) && is_unknown(self.analyzer(), word));
        let words = schema::schema().1.words;
        let mut counted = Vec::new();
        for word in unknown {
            let units = self.units_with(words, word)?;
            if units >= REPEATED_UNITS as usize {
                counted.push((word, units));
            }
        }
        counted.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let mut found = Vec::new();
        for (word, units) in counted {
            if found.len() == most {
                break;
            }
            let written = self.as_written(word)?;
            let unknown = |text: &String| text == word || is_unknown(self.analyzer(), text);
            if let Some(word) = written.filter(unknown)
                && self.is_name(&word, units)?
            {
                found.push(UnknownWord { word, units });
            }
        }
        Ok(found)
    }

    /// A word of the index as a unit has it.
    ///
    /// The index holds one spelling for all that sound alike: 개발팀 is indexed as `게발팀`.
    pub(super) fn as_written(&self, word: &str) -> Result<Option<String>, Error> {
        let term = EngineTerm::from_field_text(schema::schema().1.words, word);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let best = TopDocs::with_limit(1).order_by_score();
        let Some(&(_, address)) = self.engine().search(&query, &best)?.first() else {
            return Ok(None);
        };
        let plain = stored::record(self.engine(), address)?.plain;
        let words = self.analyzer().analyze(&plain).words;
        let written = words
            .iter()
            .find(|term| term.text == word)
            .map(|term| plain[term.start..term.end].nfc().collect::<String>());
        Ok(written)
    }

    /// Whether the word is a name that the analyser tears into pieces.
    ///
    /// One piece of a name stands hardly anywhere else (`펭귄|큐`, `시|나공`); those of a compound are
    /// words of their own, by which it is found as it is (`결과|값`), and so are a missing space's.
    fn is_name(&self, word: &str, units: usize) -> Result<bool, Error> {
        let terms = self.analyzer().analyze(word).terms;
        let pieces = terms.iter().filter(|term| term.via != Via::Homonym);
        let pieces: Vec<&Term> = pieces.collect();
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return Ok(false);
        };
        let is_covered = first.start == 0 && last.end == word.len();
        let is_nominal = pieces.iter().all(|piece| piece.tag.is_nominal());
        if pieces.len() < 2 || !is_covered || !is_nominal {
            return Ok(false);
        }
        let terms = schema::schema().1.terms;
        for piece in pieces {
            if self.units_with(terms, &piece.text)? <= RARE_TIMES * units {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Counted anew, for the index's own counts still include units that are gone.
    fn units_with(&self, field: Field, word: &str) -> Result<usize, Error> {
        let term = EngineTerm::from_field_text(field, word);
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
