//! Turns words of the user's own into a dictionary beside the embedded one; keeps none of them.

use lindera_dictionary::LinderaResult;
use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::{Dictionary, UserDictionary};
use lindera_dictionary::error::LinderaErrorKind;

use crate::terms::ends_in_consonant;

// `NOUN_LEFT`, `NOUN_RIGHT_OPEN`, `NOUN_RIGHT_CLOSED` and `NOUN_COSTS` (by syllables), as the build has them.
include!(concat!(env!("OUT_DIR"), "/noun.rs"));

/// A noun that the dictionary shall know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UserNoun<'a> {
    /// The word as it stands in notes; a word that is empty or blank is passed over.
    pub surface: &'a str,
    /// The nouns that it is written of, in order; none for a simple word.
    pub parts: &'a [&'a str],
}

/// Makes a user dictionary of `nouns` for `dictionary`, or none when there are no nouns.
///
/// The words have the details of the embedded dictionary's own nouns: `NNG`, and `C` with the
/// parts for a compound. They win where the terms of the table would. The cost grows with the
/// number of words, about a millisecond for each thousand.
///
/// # Errors
///
/// When more than 255 nouns have the same surface.
pub fn user_dictionary<'a>(
    dictionary: &Dictionary,
    nouns: impl IntoIterator<Item = UserNoun<'a>>,
) -> LinderaResult<Option<UserDictionary>> {
    let mut table = csv::WriterBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_writer(vec![]);
    for noun in nouns
        .into_iter()
        .filter(|noun| !noun.surface.trim().is_empty())
    {
        let written = table.write_record(row(&noun));
        written.map_err(|error| LinderaErrorKind::Serialize.with_error(error))?;
    }
    let table = table
        .into_inner()
        .map_err(|error| LinderaErrorKind::Serialize.with_error(error.into_error()))?;
    if table.is_empty() {
        return Ok(None);
    }
    let builder = DictionaryBuilder::new(dictionary.metadata.as_ref().clone());
    builder
        .build_user_dict_from_reader(table.as_slice())
        .map(Some)
}

/// A line of a user dictionary: surface, left id, right id, cost, tag, and the parts if there are any.
fn row(noun: &UserNoun<'_>) -> Vec<String> {
    let right = if ends_in_consonant(noun.surface) {
        NOUN_RIGHT_CLOSED
    } else {
        NOUN_RIGHT_OPEN
    };
    let mut row = vec![
        noun.surface.trim().to_owned(),
        NOUN_LEFT.to_string(),
        right.to_string(),
        cost(noun.surface.trim()).to_string(),
        "NNG".to_owned(),
    ];
    if !noun.parts.is_empty() {
        let parts: Vec<String> = noun
            .parts
            .iter()
            .map(|part| format!("{part}/NNG"))
            .collect();
        row.push(format!("C{}", parts.join("+")));
    }
    row
}

fn cost(surface: &str) -> i16 {
    NOUN_COSTS[surface.chars().count().min(NOUN_COSTS.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(surface: &str, parts: &[&str], tail: &[&str]) {
        let row = row(&UserNoun { surface, parts });
        assert_eq!(
            (row[0].as_str(), &row[4..]),
            (
                surface.trim(),
                &tail.iter().map(|t| t.to_string()).collect::<Vec<_>>()[..]
            )
        );
    }

    #[test]
    fn a_simple_noun_has_a_tag_and_nothing_more() {
        check("깃허브", &[], &["NNG"]);
    }

    #[test]
    fn a_compound_noun_has_its_parts() {
        check(
            " 결제모듈 ",
            &["결제", "모듈"],
            &["NNG", "C결제/NNG+모듈/NNG"],
        );
    }

    #[test]
    fn the_final_consonant_decides_which_particles_follow() {
        let right = |surface| {
            row(&UserNoun {
                surface,
                parts: &[],
            })[2]
                .clone()
        };
        assert_eq!(right("모듈"), NOUN_RIGHT_CLOSED.to_string());
        assert_eq!(right("서버"), NOUN_RIGHT_OPEN.to_string());
    }
}
