//! The vocabulary: which spellings name which concept. Knows no part of speech.

use compact_str::CompactString;
use mundap_ko_dic::terms::concepts;
use rustc_hash::FxHashMap;

use super::UserWord;

/// Concepts by their spellings.
pub(super) struct Vocabulary {
    names: Vec<CompactString>,
    /// Keys are squeezed: lower-case, without spaces, hyphens and underscores.
    spellings: FxHashMap<CompactString, Spelling>,
    /// The length in bytes of the longest key that begins with a character.
    longest: FxHashMap<char, usize>,
}

/// What one spelling stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    concept: u32,
    pub(super) certainty: Certainty,
    /// Bit n: a space may stand before byte n of the key.
    breaks: u128,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// The spelling means the concept wherever it stands.
    Sure,
    /// The spelling is an ordinary word as well.
    Homonym,
}

impl Vocabulary {
    /// The built-in table, and the user's words above it.
    pub(super) fn new(words: &[UserWord]) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            names: Vec::new(),
            spellings: FxHashMap::default(),
            longest: FxHashMap::default(),
        };
        for word in words {
            vocabulary.add_word(word);
        }
        for concept in concepts(mundap_ko_dic::TERMS) {
            let id = vocabulary.name(concept.name);
            vocabulary.add(id, Certainty::Sure, &[concept.name]);
            for spelling in &concept.spellings {
                let certainty = if spelling.homonym {
                    Certainty::Homonym
                } else {
                    Certainty::Sure
                };
                vocabulary.add(id, certainty, &spelling.parts);
            }
        }
        vocabulary
    }

    fn add_word(&mut self, word: &UserWord) {
        let id = self.name(&word.term.to_lowercase());
        self.add(id, Certainty::Sure, &[&word.term]);
        for spelling in &word.spellings {
            self.add(id, Certainty::Sure, &[spelling]);
        }
    }

    fn name(&mut self, name: &str) -> u32 {
        self.names.push(CompactString::new(name));
        self.names.len() as u32 - 1
    }

    /// Adds a spelling; one that is there already stays, unless it was only a homonym.
    fn add(&mut self, concept: u32, certainty: Certainty, parts: &[&str]) {
        let mut key = CompactString::default();
        let mut breaks = 0;
        for part in parts {
            breaks |= bit(key.len());
            breaks |= squeeze(part, &mut key);
        }
        let Some(first) = key.chars().next() else {
            return;
        };
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(key.len());
        let new = Spelling {
            concept,
            certainty,
            breaks,
        };
        let old = self.spellings.entry(key).or_insert(new);
        if old.concept == concept {
            old.breaks |= breaks;
        }
        if certainty == Certainty::Sure && old.certainty == Certainty::Homonym {
            *old = new;
        }
    }

    /// The spelling with a squeezed key.
    pub(super) fn find(&self, key: &str) -> Option<Spelling> {
        self.spellings.get(key).copied()
    }

    /// The canonical name of a spelling's concept.
    pub(super) fn name_of(&self, spelling: Spelling) -> &str {
        &self.names[spelling.concept as usize]
    }

    /// How long a key that begins with `first` can be, in bytes; 0 where none does.
    pub(super) fn longest(&self, first: char) -> usize {
        self.longest.get(&first).copied().unwrap_or(0)
    }
}

impl Spelling {
    /// Whether a space may stand at every byte of the key that has its bit in `spaces`.
    pub(super) fn allows(self, spaces: u128) -> bool {
        spaces & !self.breaks == 0
    }
}

/// Appends `text` in lower case, without what may part its words; returns where those parts begin.
pub(super) fn squeeze(text: &str, key: &mut CompactString) -> u128 {
    let mut breaks = 0;
    for c in text.chars() {
        if matches!(c, ' ' | '-' | '_') {
            breaks |= bit(key.len());
        } else if c.is_ascii() {
            key.push(c.to_ascii_lowercase());
        } else {
            key.extend(c.to_lowercase());
        }
    }
    breaks
}

/// The bit for a byte of a key; bytes beyond the last bit share it.
pub(super) fn bit(at: usize) -> u128 {
    1 << at.min(127)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let word = UserWord {
            term: "결제봇".into(),
            spellings: vec!["PayBot".into(), "pay bot".into()],
        };
        Vocabulary::new(&[word])
    }

    fn check(spelling: &str, expected: Option<&str>) {
        let vocabulary = vocabulary();
        let mut key = CompactString::default();
        let breaks = squeeze(spelling, &mut key);
        let found = vocabulary.find(&key).filter(|found| found.allows(breaks));
        assert_eq!(
            found.map(|found| vocabulary.name_of(found)),
            expected,
            "{spelling}"
        );
    }

    #[test]
    fn spellings_of_a_concept_share_its_name() {
        for spelling in ["카프카", "Kafka", "KAFKA"] {
            check(spelling, Some("kafka"));
        }
    }

    #[test]
    fn spaces_stand_only_where_a_spelling_has_them() {
        check("로드 밸런싱", Some("load balancing"));
        check("로드밸런싱", Some("load balancing"));
        check("load-balancing", Some("load balancing"));
        check("카 프카", None);
    }

    #[test]
    fn the_users_words_are_concepts() {
        check("paybot", Some("결제봇"));
        check("Pay Bot", Some("결제봇"));
    }

    #[test]
    fn homonyms_are_marked() {
        let found = vocabulary().find("락").expect("the table holds `락`");
        assert_eq!(found.certainty, Certainty::Homonym);
    }
}
