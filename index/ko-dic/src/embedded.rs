//! Reads the embedded dictionary in place. Knows no word of it.

use std::sync::Arc;

use lindera_dictionary::LinderaResult;
use lindera_dictionary::dictionary::Dictionary;
use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::metadata::Metadata;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::error::LinderaErrorKind;

lindera_dictionary::embedded_dictionary!("/ko-dic", EmbeddedKoDic);

/// The classes of characters as the build script writes them, beside lindera's own file.
static CLASSES: &[u8] = include_bytes!(concat!(env!("LINDERA_WORKDIR"), "/ko-dic/char_def.serde"));

/// As `load`, but for the classes of characters.
///
/// Lindera's way of reading them makes a table of 65,536 rows, which takes as long as everything
/// else of a short search. Without the table they are looked up among some hundred ranges, and
/// only for words that were not met before.
pub(super) fn load_in_place() -> LinderaResult<Dictionary> {
    let metadata = Metadata::load(METADATA_DATA)?;
    metadata.validate_format_version()?;
    let words = PrefixDictionary::load(
        TRIE_DATA,
        VALS_IDX_DATA,
        VALS_DATA,
        WORDS_IDX_DATA,
        WORDS_DATA,
    )?;
    let classes: CharacterDefinition = postcard::from_bytes(CLASSES)
        .map_err(|error| LinderaErrorKind::Deserialize.with_error(error))?;
    Ok(Dictionary {
        prefix_dictionary: Arc::new(words),
        connection_cost_matrix: Arc::new(ConnectionCostMatrix::load(CONNECTION_DATA)?),
        character_definition: Arc::new(classes),
        unknown_dictionary: Arc::new(UnknownDictionary::load(UNKNOWN_DATA)?),
        metadata: Arc::new(metadata),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_of_the_classes_that_lindera_reads() {
        let own = load_in_place().expect("the embedded dictionary is sound");
        let other = load().expect("the embedded dictionary is sound");
        let (own, other) = (own.character_definition, other.character_definition);
        assert_eq!(own.categories(), other.categories());
        for c in '\0'..=char::MAX {
            assert_eq!(
                own.lookup_categories(c),
                other.lookup_categories(c),
                "{c:?}"
            );
        }
        for number in 0..own.categories().len() {
            let told = |classes: &CharacterDefinition| {
                let name = &classes.categories()[number];
                let id = classes.category_id_by_name(name).expect("it has a name");
                let class = *classes.lookup_definition(id);
                (class.invoke, class.group, class.length)
            };
            assert_eq!(told(&own), told(&other), "{number}");
        }
    }
}
