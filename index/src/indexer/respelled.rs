//! Tells which notes a change of the user's words touches: those that hold a spelling that came or went. Knows no index.

use std::collections::BTreeMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::analysis::UserWord;
use crate::notes;
use crate::reader;

/// Shortest English word whose last letter may change in the plural (`query`, `queries`).
const INFLECTED_BYTES: usize = 3;

/// The spellings whose meaning differs between two lists of words.
#[derive(Debug, Default)]
pub(crate) struct Respelled {
    /// For each spelling the pieces that a text must hold, folded.
    spellings: Vec<Vec<String>>,
}

impl Respelled {
    /// Compares the words that an index was made with to those of today.
    pub(crate) fn between(old: &[UserWord], new: &[UserWord]) -> Respelled {
        let (old, new) = (meanings(old), meanings(new));
        let changed = |key: &&&String| old.get(**key) != new.get(**key);
        let keys = old.keys().chain(new.keys());
        let keys: Vec<&String> = keys
            .collect::<Vec<_>>()
            .iter()
            .filter(changed)
            .copied()
            .collect();
        let found = keys.iter().flat_map(|key| {
            let of = |side: &BTreeMap<String, Vec<Meaning>>| side.get(*key).cloned();
            of(&old).into_iter().chain(of(&new)).flatten()
        });
        let mut spellings: Vec<_> = found.map(|meaning| pieces(&meaning.spelling)).collect();
        spellings.sort_unstable();
        spellings.dedup();
        Respelled { spellings }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.spellings.is_empty()
    }

    /// Whether a note's text, visible or not, or its name holds one of the spellings.
    ///
    /// A note that cannot be read holds none: it has no units.
    pub(crate) fn stands_in_note(&self, path: &Path) -> bool {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if self.stands_in(&name) {
            return true;
        }
        let Ok(note) = notes::read_found(path) else {
            return false;
        };
        if self.stands_in(&note.text) {
            return true;
        }
        let plain = reader::read(&note.text).plain;
        self.stands_in(plain.lines(1, plain.line_count()))
    }

    fn stands_in(&self, text: &str) -> bool {
        let text = fold(text);
        let is_here = |pieces: &Vec<String>| pieces.iter().all(|piece| text.contains(piece));
        self.spellings.iter().any(is_here)
    }
}

/// What one spelling was given for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Meaning {
    term: String,
    spelling: String,
}

/// Every spelling by its folded form; the order counts where two words share one.
fn meanings(words: &[UserWord]) -> BTreeMap<String, Vec<Meaning>> {
    let mut meanings: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    for word in words {
        for spelling in word.spellings.iter().chain([&word.term]) {
            let meaning = Meaning {
                term: word.term.clone(),
                spelling: spelling.clone(),
            };
            meanings.entry(fold(spelling)).or_default().push(meaning);
        }
    }
    meanings
}

/// What a text must hold to hold the spelling: all of it, or an English name's words up to their plurals.
fn pieces(spelling: &str) -> Vec<String> {
    if !spelling.is_ascii() {
        return vec![fold(spelling)];
    }
    let words = spelling.split(|c: char| is_loose(c));
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| fold(stem(word))).collect()
}

/// An English word without the letters that its plural may change.
fn stem(word: &str) -> &str {
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_word || word.len() <= INFLECTED_BYTES {
        return word;
    }
    let singular = word.strip_suffix("ies").or_else(|| word.strip_suffix("es"));
    singular.unwrap_or(&word[..word.len() - 1])
}

/// A text without case, widths, spaces, and the signs that may stand within a spelling.
fn fold(text: &str) -> String {
    let kept = text.nfkc().filter(|c| !is_loose(*c));
    kept.flat_map(char::to_lowercase).collect()
}

/// Spaces, what may stand in their place, marks of emphasis, and what has no width.
fn is_loose(c: char) -> bool {
    let is_invisible = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    );
    c.is_whitespace() || is_invisible || matches!(c, '-' | '_' | '*' | '`' | '~' | '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(term: &str, spellings: &[&str]) -> UserWord {
        UserWord {
            term: term.to_owned(),
            spellings: spellings
                .iter()
                .map(|&spelling| spelling.to_owned())
                .collect(),
        }
    }

    /// Whether a change of words, and its way back, touches a note with that text.
    fn touches(old: &[UserWord], new: &[UserWord], text: &str) -> bool {
        let stands = Respelled::between(old, new).stands_in(text);
        let back = Respelled::between(new, old).stands_in(text);
        assert_eq!(stands, back, "{text}, the other way round");
        stands
    }

    #[test]
    fn every_way_to_write_a_new_word_counts() {
        let new = [word("결제봇", &["Pay Bot", "batch query"])];
        let decomposed: String = "결제봇".nfd().collect();
        for text in [
            "결제봇을",
            "paybots",
            "결제 봇",
            "PAY-BOT",
            "ＰａｙBot",
            "batch queries",
            &decomposed,
        ] {
            assert!(touches(&[], &new, text), "{text}");
        }
        assert!(!touches(&[], &new, "결제를 봇이 한다"));
        assert!(!touches(&[], &new, "payment"));
    }

    #[test]
    fn spellings_that_stay_do_not_count() {
        let old = [word("결제봇", &["PayBot"])];
        let new = [word("결제봇", &["PayBot", "페이봇"])];
        assert!(!touches(&old, &new, "PayBot과 결제봇"));
        assert!(touches(&old, &new, "페이봇이"));
    }

    #[test]
    fn another_term_for_a_spelling_counts() {
        let old = [word("결제봇", &["PayBot"])];
        let new = [word("결제봇", &[]), word("지불봇", &["PayBot"])];
        assert!(touches(&old, &new, "PayBot"));
        assert!(!touches(&old, &new, "결제봇"));
    }

    #[test]
    fn the_same_words_change_nothing() {
        let words = [word("결제봇", &["PayBot"])];
        assert!(Respelled::between(&words, &words).is_empty());
    }
}
