//! The dictionary mecab-ko-dic, acquired and prepared at build time, embedded. Knows no note and no query.
//!
//! # What differs from mecab-ko-dic 2.1.1-20180720
//!
//! - The penalty for particles, endings, copulas and suffixes right after a space stands in the
//!   connection costs. No rule is left to be applied while segmenting, and none must be added.
//! - The context ids are numbered by how probable their words are, which keeps the costs that a
//!   sentence needs together in memory, and those whose costs are all the same are one number.
//!   Ids of other builds of the dictionary mean nothing here.
//! - The Hangul words of [`TERMS`] are nouns of the dictionary, at costs that keep them whole.
//! - A word's details are shortened, as the next section says.
//!
//! # The details of a word
//!
//! `Dictionary::word_details_iter` yields one or two fields:
//!
//! 1. The part-of-speech tag of the whole word: `NNG`, or `VV+EC` for several morphemes.
//! 2. Only for a word of several morphemes: a letter, then the morphemes. The letter is `C` for a
//!    compound noun, `I` for an inflected form, `P` for a word analysed beforehand (a full name).
//!    The morphemes are `form/TAG`, joined by `+`; [`morphemes`] takes them apart.
//!
//! `날짜` has the fields `NNG` and `C날/NNG+짜/NNG`; `돼서` has `VV+EC` and `I되/VV+어서/EC`; `서버`
//! has `NNG` alone. The endings of inflected forms may be bare jamo (`ᆫ/ETM`).
//!
//! Words with the same details share one word id, so an id stands for the details, not for the
//! word: whatever is worked out from the details can be kept by the id. Unknown words have a
//! detail of one field, the tag of their class of characters (`SL`, `SN`, `SY`, `UNKNOWN` …).

#![deny(missing_docs)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod embedded;
pub mod terms;
mod user;

use lindera_dictionary::LinderaResult;
use lindera_dictionary::dictionary::Dictionary;

pub use user::{UserNoun, user_dictionary};

/// The developer's vocabulary, a table for [`terms::concepts`].
///
/// Its Hangul words of two syllables or more are words of the dictionary.
pub const TERMS: &str = include_str!("../terms.tsv");

/// Loads the embedded dictionary.
///
/// It is read in place, which costs next to nothing; nor does cloning what it gives.
///
/// # Errors
///
/// When the embedded bytes are not of the layout that this version of lindera reads. The build
/// makes sure of it, so an error here means a damaged program.
pub fn load() -> LinderaResult<Dictionary> {
    embedded::load_in_place()
}

/// The morphemes of a word's second field, as pairs of form and tag.
///
/// `field` begins with the letter that tells the kind of word; a part without a tag is left out.
pub fn morphemes(field: &str) -> impl Iterator<Item = (&str, &str)> {
    let rest = field.get(1..).unwrap_or_default();
    rest.split('+')
        .filter_map(|morpheme| morpheme.split_once('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn morphemes_are_pairs_of_form_and_tag() {
        let found: Vec<_> = morphemes("I되/VV+어서/EC").collect();
        assert_eq!(found, [("되", "VV"), ("어서", "EC")]);
        assert_eq!(morphemes("").count(), 0);
    }
}
