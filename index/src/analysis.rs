//! Turns text into terms with byte offsets, the same way for notes and for queries. Knows no index.
//!
//! One text has three views. [`Analysis::terms`] are its content morphemes, [`Analysis::words`] the
//! words between spaces without particles and endings, [`Analysis::grams`] pairs of syllables.

mod asking;
mod chunk;
mod concept;
mod english;
mod gist;
mod gram;
mod key;
mod kin;
mod latin;
mod lexeme;
mod make;
mod mention;
mod paths;
mod segment;
mod slot;
mod span;
mod spelling;
mod tag;
mod term;
mod word;

use std::collections::BTreeSet;

use compact_str::CompactString;
use lindera_dictionary::dictionary::{Dictionary, UserDictionary};
use mundap_ko_dic::UserNoun;
use mundap_ko_dic::terms::is_syllable;
use serde::{Deserialize, Serialize};

use self::chunk::{Chunk, chunks};
use self::concept::Vocabulary;
pub(crate) use self::gist::gist;
pub(crate) use self::make::Make;
pub use self::mention::{Mention, Trace, View};
use self::segment::{Morpheme, Segmenter};
pub use self::tag::Tag;

/// Counts up whenever the same text may yield other terms than before.
const VERSION: u32 = 6;

/// The version of the analysis and of the vocabulary that it knows.
pub(crate) fn version() -> String {
    format!("{VERSION}.{:x}", concept::FINGERPRINT)
}

/// Analyses text; cheap to share between threads, about 3 ms to make.
pub struct Analyzer {
    segmenter: Segmenter,
    vocabulary: Vocabulary,
    words: Vec<UserWord>,
}

/// A word of the user's own: one concept with all its spellings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserWord {
    /// The name of the concept, which is a spelling as well.
    pub term: String,
    /// Other ways to write it; spaces part the words of a spelling.
    pub spellings: Vec<String>,
}

/// What a text says, in three views; each is in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Content morphemes, concepts, identifiers and their parts.
    pub terms: Vec<Term>,
    /// Words between spaces and signs, without particles and endings, and as they were typed.
    pub words: Vec<Term>,
    /// Pairs of adjacent syllables, also across spaces.
    pub grams: Vec<Term>,
}

/// One entry of a view.
///
/// Starts and positions never descend within a view; terms at one position are other readings of
/// the same place, the longest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What the index holds: lower-case, composed, widths folded.
    pub text: CompactString,
    /// First byte in the text that was analysed.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// 0-based; neighbours differ by one, also across a particle or a line break.
    pub position: u32,
    /// The part of speech of the word it comes from.
    pub tag: Tag,
    /// How much it says about the topic.
    pub role: Role,
    /// How it came from the text.
    pub via: Via,
    /// False where the dictionary knows the word only in pieces or not at all.
    pub known: bool,
}

/// Whether a Korean lemma asks or relates, whatever the topic.
pub(crate) fn asks(lemma: &str) -> bool {
    asking::korean(lemma)
}

impl Term {
    /// Whether it is a verb or an adjective: what happens, rather than what about.
    pub fn is_predicate(&self) -> bool {
        self.tag.is_verbal()
    }
}

/// How much a term says about the topic of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Says what the text is about.
    Content,
    /// Asks or relates (`무엇`, `알다`, `what`), whatever the topic.
    Asking,
    /// Holds an English sentence together (`the`, `does`).
    Function,
    /// A prefix or suffix (`고-`, `-성`), which matters only beside its noun.
    Affix,
    /// May be meant: the concept of a word that is also ordinary Korean (`~lock` for `락`).
    Weak,
}

/// How a term came from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    /// As it stands, but for case.
    Surface,
    /// The dictionary form of an inflected word, or a singular.
    Lemma,
    /// A part of a compound or of an identifier.
    Part,
    /// An identifier or a name with signs, whole.
    Whole,
    /// A concept of the vocabulary, whichever spelling stands there.
    Concept,
    /// A concept that the word may mean.
    Homonym,
    /// A loanword's regular spelling.
    Spelling,
    /// An address on the web or a piece of one; begins with `url:`.
    Address,
    /// A word up to its first particle or ending.
    Stem,
    /// A word as it was typed.
    Typed,
    /// Adjacent syllables.
    Gram,
}

/// Why an analyser cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum AnalysisError {
    /// The embedded dictionary cannot be read: the program is damaged.
    #[error("cannot load the embedded dictionary: {0}")]
    Dictionary(String),
    /// The user's words cannot be added to the dictionary.
    #[error("cannot use your own words: {0}")]
    Words(String),
}

impl Analyzer {
    /// Makes an analyser with the embedded dictionary and vocabulary.
    ///
    /// # Errors
    ///
    /// When the embedded dictionary cannot be read.
    pub fn new() -> Result<Analyzer, AnalysisError> {
        Analyzer::with_words(&[])
    }

    /// Makes an analyser that knows the user's words too; they win over the vocabulary.
    ///
    /// # Errors
    ///
    /// When the embedded dictionary cannot be read, or the words cannot be added to it.
    pub fn with_words(words: &[UserWord]) -> Result<Analyzer, AnalysisError> {
        let dictionary =
            mundap_ko_dic::load().map_err(|error| AnalysisError::Dictionary(error.to_string()))?;
        let user = user_dictionary(&dictionary, words)?;
        let segmenter = Segmenter::new(dictionary, user);
        let vocabulary = Vocabulary::new(words);
        Ok(Analyzer {
            segmenter,
            vocabulary,
            words: words.to_vec(),
        })
    }

    /// The user's words that it was made with, in that order.
    pub fn user_words(&self) -> &[UserWord] {
        &self.words
    }

    /// Spellings of concepts with the terms of those, the user's first.
    ///
    /// Lower case; homonyms are left out, and the vocabulary's have no spaces.
    pub fn spellings(&self) -> impl Iterator<Item = (CompactString, CompactString)> {
        let lower = |text: &String| CompactString::from(text.to_lowercase());
        let own = self.words.iter().flat_map(move |word| {
            let spellings = word.spellings.iter().chain([&word.term]);
            spellings.map(move |spelling| (lower(spelling), lower(&word.term)))
        });
        let built_in = concept::sure_spellings();
        own.chain(built_in.map(|(spelling, term)| (spelling.into(), term.into())))
    }

    /// Whether that is a spelling of a concept; spaces stand only where it may have them.
    pub fn lists(&self, spelling: &str) -> bool {
        self.vocabulary.find(spelling).is_some()
    }

    /// Analyses `text`; any text will do, in time linear in its length.
    pub fn analyze(&self, text: &str) -> Analysis {
        let mut writer = Writer::default();
        self.read_lines(text, Views::All, &mut writer, &mut |_| {});
        writer.analysis
    }

    /// The terms of `text` alone, without its words and grams.
    pub fn terms(&self, text: &str) -> Vec<Term> {
        let mut writer = Writer::default();
        self.read_lines(text, Views::Terms, &mut writer, &mut |_| {});
        writer.analysis.terms
    }

    /// Analyses `text` and hands on each of its lines; a very long one comes in parts.
    ///
    /// Bytes and positions are those in the whole text, so that all parts make up what
    /// [`Analyzer::analyze`] gives, but never stand in memory together.
    pub(crate) fn analyze_by_line(&self, text: &str, take: &mut dyn FnMut(&Analysis)) {
        let mut take_and_clear = |analysis: &mut Analysis| {
            take(analysis);
            analysis.clear();
        };
        let mut writer = Writer::default();
        self.read_lines(text, Views::All, &mut writer, &mut take_and_clear);
    }

    fn read_lines(
        &self,
        text: &str,
        views: Views,
        writer: &mut Writer,
        behind_line: &mut dyn FnMut(&mut Analysis),
    ) {
        let mut room = self.segmenter.workspace();
        let mut morphemes: Vec<Morpheme<'_>> = Vec::new();
        for chunk in chunks(text) {
            self.segmenter
                .segment(&chunk.text, &mut room, &mut morphemes);
            self.read(&chunk, &morphemes, views, writer);
            behind_line(&mut writer.analysis);
        }
        self.segmenter.put_back(room);
    }

    fn read(
        &self,
        chunk: &Chunk<'_>,
        morphemes: &[Morpheme<'_>],
        views: Views,
        writer: &mut Writer,
    ) {
        let idle = english::idle_words(&chunk.text, morphemes);
        let slots = lexeme::read(&chunk.text, morphemes, &idle, &self.vocabulary);
        term::write(chunk, &slots, &self.vocabulary, writer);
        if views == Views::All {
            word::write(chunk, morphemes, &idle, writer);
            gram::write(chunk, morphemes, writer);
        }
    }
}

impl Analysis {
    fn clear(&mut self) {
        self.terms.clear();
        self.words.clear();
        self.grams.clear();
    }
}

/// Which views of a text are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Views {
    All,
    Terms,
}

/// The user's Hangul words as nouns of the dictionary.
///
/// A single syllable is left out, for it would cut other words apart.
fn user_dictionary(
    dictionary: &Dictionary,
    words: &[UserWord],
) -> Result<Option<UserDictionary>, AnalysisError> {
    let spellings = words
        .iter()
        .flat_map(|word| word.spellings.iter().chain([&word.term]));
    let hangul = |text: &&str| text.chars().all(is_syllable) && text.chars().nth(1).is_some();
    let surfaces: BTreeSet<&str> = spellings.map(String::as_str).filter(hangul).collect();
    let nouns = surfaces.into_iter().map(|surface| UserNoun {
        surface,
        parts: &[],
    });
    mundap_ko_dic::user_dictionary(dictionary, nouns)
        .map_err(|error| AnalysisError::Words(error.to_string()))
}

/// The views under way, and the next free position of each.
#[derive(Default)]
struct Writer {
    analysis: Analysis,
    next_term: u32,
    next_word: u32,
    next_gram: u32,
}
