//! How much a text says below its question or heading, and what kind of text it is. Knows no index.

use serde::{Deserialize, Serialize};

use crate::sketch::letters;
use crate::splitter::{Kind, is_placeholder};

/// A section of fewer letters is hardly more than its heading.
const PROSE_LETTERS: usize = 15;
/// A section of so many letters says as much as any longer one.
const FULL_PROSE_LETTERS: usize = 40;
/// The same for the answer to a question, which may be a word.
const FULL_ANSWER_LETTERS: usize = 4;
/// No placeholder is longer, in bytes.
const PLACEHOLDER_BYTES: usize = 90;

/// What stands below a question or a heading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Body {
    /// No text at all.
    #[default]
    Empty,
    /// Links and nothing else: references, a table of contents.
    Links,
    /// Words that say that something is still to be written.
    Placeholder,
    /// What answers a question.
    Answer {
        /// Letters and digits outside of links.
        letters: usize,
    },
    /// What a section says.
    Prose {
        /// Letters and digits outside of links.
        letters: usize,
    },
}

impl Body {
    /// Judges a text of which so many letters are links.
    pub(crate) fn of(text: &str, linked_letters: usize, kind: Kind) -> Body {
        let words = text.split_whitespace();
        let (addresses, words): (Vec<&str>, Vec<&str>) = words.partition(|word| is_address(word));
        let letters: usize = words.iter().map(|word| letters(word).count()).sum();
        let letters = letters.saturating_sub(linked_letters);
        match kind {
            _ if letters == 0 && linked_letters + addresses.len() > 0 => Body::Links,
            _ if letters == 0 => Body::Empty,
            _ if text.len() <= PLACEHOLDER_BYTES && is_placeholder(text.trim()) => {
                Body::Placeholder
            }
            Kind::Question => Body::Answer { letters },
            Kind::Section => Body::Prose { letters },
        }
    }

    /// Whether a reader would look for the text elsewhere.
    pub(crate) fn is_bare(self) -> bool {
        match self {
            Body::Empty | Body::Links | Body::Placeholder => true,
            Body::Answer { .. } => false,
            Body::Prose { letters } => letters < PROSE_LETTERS,
        }
    }

    /// How much it says of what such a text can say, in percent.
    pub(crate) fn percent(self) -> u64 {
        let (letters, full) = match self {
            Body::Empty | Body::Links | Body::Placeholder => return 0,
            Body::Answer { letters } => (letters, FULL_ANSWER_LETTERS),
            Body::Prose { letters } => (letters, FULL_PROSE_LETTERS),
        };
        (100 * letters.min(full) / full) as u64
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(text: &str, linked_letters: usize) -> Body {
        Body::of(text, linked_letters, Kind::Section)
    }

    #[test]
    fn links_and_addresses_say_nothing() {
        assert_eq!(section("", 0), Body::Empty);
        assert_eq!(section("---\n<br>\n", 0), Body::Prose { letters: 2 });
        assert_eq!(section("세션과 쿠키\n토큰\n", 7), Body::Links);
        assert_eq!(section("https://example.com/캐시", 0), Body::Links);
    }

    #[test]
    fn a_placeholder_is_no_text() {
        for text in ["준비 중", "추후 작성", "정리 예정\n"] {
            assert_eq!(section(text, 0), Body::Placeholder, "{text}");
        }
    }

    #[test]
    fn a_word_answers_a_question_but_makes_no_section() {
        let answer = Body::of("포트 80", 0, Kind::Question);
        assert!(!answer.is_bare() && answer.percent() > 0);
        assert!(section("포트 80", 0).is_bare());
    }

    #[test]
    fn a_text_counts_in_full_from_some_letters_on() {
        let short = "락을 잡은 스레드가 끝나기를 서로 기다립니다.";
        assert!((40..80).contains(&section(short, 0).percent()));
        assert_eq!(section(&short.repeat(4), 0).percent(), 100);
        assert_eq!(Body::of(short, 0, Kind::Question).percent(), 100);
    }
}
