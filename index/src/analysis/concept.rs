//! The vocabulary: which spellings name which concept. Knows no part of speech.

use std::borrow::Cow;
use std::collections::BTreeMap;

use yada::DoubleArray;
use yada::builder::DoubleArrayBuilder;

use super::UserWord;
use super::key::{bit, squeeze};

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));
static TRIE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vocabulary.trie"));
/// The keys of `SPELLINGS`, one a line, in the same order.
static KEYS: &str = include_str!(concat!(env!("OUT_DIR"), "/vocabulary.txt"));

/// Concepts by their spellings: the built-in ones, and the user's own, which win.
pub(super) struct Vocabulary {
    built_in: Table,
    user: Option<Table>,
}

struct Table {
    trie: DoubleArray<Cow<'static, [u8]>>,
    spellings: Cow<'static, [Spelling]>,
    names: Cow<'static, [&'static str]>,
    own_names: Vec<String>,
}

/// What one spelling stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spelling {
    concept: u32,
    certainty: Certainty,
    /// Bit n: a space may stand before byte n of the key.
    breaks: u128,
}

/// How surely a spelling means its concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Wherever it stands.
    Sure,
    /// It is an ordinary word as well.
    Homonym,
}

/// A concept that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Concept<'v> {
    /// The canonical name.
    pub(super) name: &'v str,
    pub(super) certainty: Certainty,
    /// The length of the spelling's key in bytes.
    pub(super) key_bytes: usize,
    breaks: u128,
}

impl Concept<'_> {
    /// Whether the spelling means the concept wherever it stands.
    pub(super) fn is_sure(&self) -> bool {
        self.certainty == Certainty::Sure
    }

    /// Whether a space may stand at every byte of the key that has its bit in `spaces`.
    pub(super) fn allows(&self, spaces: u128) -> bool {
        spaces & !self.breaks == 0
    }
}

impl Vocabulary {
    /// The built-in table, and the user's words above it.
    pub(super) fn new(words: &[UserWord]) -> Vocabulary {
        let built_in = Table {
            trie: DoubleArray::new(Cow::Borrowed(TRIE)),
            spellings: Cow::Borrowed(&SPELLINGS),
            names: Cow::Borrowed(&NAMES),
            own_names: Vec::new(),
        };
        Vocabulary {
            built_in,
            user: Table::of_words(words),
        }
    }

    /// The concepts whose keys `text` begins with, `text` being a key itself.
    ///
    /// The user's come last, so that among equal lengths the last one counts.
    pub(super) fn beginning<'v>(&'v self, text: &'v str) -> impl Iterator<Item = Concept<'v>> {
        let user = self.user.iter().flat_map(|user| user.beginning(text));
        self.built_in.beginning(text).chain(user)
    }

    /// The concept of a whole spelling, which may hold spaces.
    pub(super) fn find(&self, spelling: &str) -> Option<Concept<'_>> {
        let mut key = String::with_capacity(spelling.len());
        let breaks = squeeze(spelling, &mut key);
        let found = self.user.as_ref().and_then(|user| user.find(&key));
        found
            .or_else(|| self.built_in.find(&key))
            .filter(|concept| concept.allows(breaks & !1))
    }
}

/// The built-in spellings that mean one thing only, without spaces, each with its concept's name.
pub(super) fn sure_spellings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let sure = |(_, spelling): &(&str, &Spelling)| spelling.certainty == Certainty::Sure;
    let spellings = KEYS.lines().zip(&SPELLINGS).filter(sure);
    spellings.map(|(key, spelling)| (key, NAMES[spelling.concept as usize]))
}

impl Table {
    fn of_words(words: &[UserWord]) -> Option<Table> {
        let mut keys = BTreeMap::new();
        for (concept, word) in (0..).zip(words) {
            for spelling in word.spellings.iter().chain([&word.term]) {
                let mut key = String::new();
                let breaks = squeeze(spelling, &mut key);
                key.retain(|c| c != '\0');
                keys.insert(
                    key,
                    Spelling {
                        concept,
                        certainty: Certainty::Sure,
                        breaks,
                    },
                );
            }
        }
        keys.remove("");
        if keys.is_empty() {
            return None;
        }
        let numbered: Vec<(&str, u32)> = keys.keys().map(String::as_str).zip(0..).collect();
        let trie = DoubleArrayBuilder::build(&numbered)?;
        Some(Table {
            trie: DoubleArray::new(Cow::Owned(trie)),
            spellings: keys.values().copied().collect(),
            names: Cow::Borrowed(&[]),
            own_names: words.iter().map(|word| word.term.to_lowercase()).collect(),
        })
    }

    fn beginning<'v>(&'v self, text: &'v str) -> impl Iterator<Item = Concept<'v>> {
        let found = self.trie.common_prefix_search(text);
        found.map(|(nth, length)| self.concept(nth, length))
    }

    fn find(&self, key: &str) -> Option<Concept<'_>> {
        // The search takes this byte for the end of a key, and fails over one that goes on.
        if key.contains('\0') {
            return None;
        }
        let nth = self.trie.exact_match_search(key)?;
        Some(self.concept(nth, key.len()))
    }

    fn concept(&self, nth: u32, key_bytes: usize) -> Concept<'_> {
        let Spelling {
            concept,
            certainty,
            breaks,
        } = self.spellings[nth as usize];
        let own = self.own_names.get(concept as usize).map(String::as_str);
        let name = own.unwrap_or_else(|| self.names[concept as usize]);
        Concept {
            name,
            certainty,
            key_bytes,
            breaks: breaks | bit(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(spelling: &str, expected: Option<&str>) {
        let word = UserWord {
            term: "결제봇".into(),
            spellings: vec!["PayBot".into(), "pay bot".into()],
        };
        let vocabulary = Vocabulary::new(&[word]);
        assert_eq!(
            vocabulary.find(spelling).map(|found| found.name),
            expected,
            "{spelling}"
        );
    }

    #[test]
    fn a_byte_that_ends_keys_is_in_none() {
        check("\0s", None);
        check("paybot\0", None);
    }

    #[test]
    fn spellings_of_a_concept_share_its_name() {
        for spelling in ["카프카", "Kafka", "KAFKA"] {
            check(spelling, Some("kafka"));
        }
    }

    #[test]
    fn spaces_stand_only_where_a_spelling_has_them() {
        for spelling in ["로드 밸런싱", "로드밸런싱", "load-balancing"] {
            check(spelling, Some("load balancing"));
        }
        check("카 프카", None);
    }

    #[test]
    fn plurals_name_the_same_concept() {
        check("threads", Some("thread"));
        check("Kubernetes", Some("kubernetes"));
        check("caches", Some("cache"));
    }

    #[test]
    fn the_users_words_are_concepts() {
        check("paybots", Some("결제봇"));
        check("Pay Bot", Some("결제봇"));
    }

    #[test]
    fn every_sure_spelling_is_listed_with_the_concept_that_it_finds() {
        let vocabulary = Vocabulary::new(&[]);
        for (spelling, name) in sure_spellings() {
            let found = vocabulary.built_in.find(spelling).expect(spelling);
            assert_eq!((found.name, found.certainty), (name, Certainty::Sure));
        }
        assert!(sure_spellings().any(|(spelling, _)| spelling == "카프카"));
        assert!(sure_spellings().all(|(spelling, _)| spelling != "락"));
    }

    #[test]
    fn homonyms_are_marked() {
        let found = Vocabulary::new(&[]).find("락").map(|found| found.certainty);
        assert_eq!(found, Some(Certainty::Homonym));
    }
}
