//! The lexicon in memory: words, unknown-word classes, costs; knows nothing of the files it came from.

use crate::matrix::Matrix;

/// One reading of one word, as MeCab's dictionaries hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) surface: String,
    /// Context id under which the word meets the word before it.
    pub(crate) left: u16,
    /// Context id under which the word meets the word after it.
    pub(crate) right: u16,
    pub(crate) cost: i16,
    /// MeCab's eight comma-separated columns, the first of them the part-of-speech tag.
    pub(crate) feature: String,
}

impl Word {
    /// The column `index` of the feature, empty when there is none.
    pub(crate) fn column(&self, index: usize) -> &str {
        self.feature.split(',').nth(index).unwrap_or_default()
    }

    /// The part-of-speech tag, `VV+EC` for a word of two morphemes.
    pub(crate) fn tag(&self) -> &str {
        self.column(0)
    }

    /// The tag of the word's first morpheme.
    pub(crate) fn first_tag(&self) -> &str {
        self.tag().split('+').next().unwrap_or_default()
    }

    /// `T` when the word ends in a consonant, `F` when it does not, `*` when nobody asked.
    pub(crate) fn final_consonant(&self) -> &str {
        self.column(2)
    }

    /// `Compound`, `Inflect`, `Preanalysis` or `*`.
    pub(crate) fn kind(&self) -> &str {
        self.column(4)
    }
}

/// All that a dictionary is made of, whatever form it came in.
pub(crate) struct Lexicon {
    /// Every reading of every word, in the order of the source.
    pub(crate) words: Vec<Word>,
    /// One row for each class of unknown words; the surface is the class's name.
    pub(crate) unknown: Vec<Word>,
    pub(crate) matrix: Matrix,
    /// The text of `char.def`: which characters belong to which class.
    pub(crate) characters: String,
}
