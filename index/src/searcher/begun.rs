//! A word that is still being typed, and what its whole may begin with. Knows no index.

use std::ops::Range;

use compact_str::CompactString;
use unicode_normalization::UnicodeNormalization;

use crate::analysis::Term;
use crate::query::{Part, Sign};
use crate::widen::hangul::{self, is_consonant};

/// A longer word was pasted rather than typed, in characters.
const LONGEST_CHARS: usize = 40;

/// Names of fields that a word can stand behind.
const FIELDS: [(&str, Part); 5] = [
    ("question:", Part::Question),
    ("q:", Part::Question),
    ("answer:", Part::Answer),
    ("a:", Part::Answer),
    ("heading:", Part::Heading),
];

/// The last word of a query that nobody has finished yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Begun<'q> {
    /// The query before the word's first letter, with its sign and its field.
    pub(super) before: &'q str,
    /// The query before sign and field.
    pub(super) rest: &'q str,
    /// Wanted or demanded.
    pub(super) sign: Sign,
    /// Where the word is to be found.
    pub(super) part: Option<Part>,
    /// The word without letters that are no syllable yet, folded as the index is.
    pub(super) stem: String,
    /// A consonant behind the stem: the next syllable begins with it.
    next: Option<char>,
    /// Whether a letter stands behind the stem.
    has_letter: bool,
}

/// Words that a beginning may become.
pub(super) struct Wholes {
    /// The beginning, as a query's tree names it.
    pub(super) stem: String,
    /// The beginning itself where it is a word of the notes, else the commonest.
    pub(super) best: String,
    /// The others, the commonest first.
    pub(super) others: Vec<Whole>,
    /// What the others weigh against the best.
    pub(super) weight: f32,
}

/// A word with what it is looked for by.
pub(super) struct Whole {
    pub(super) word: String,
    /// Its concept, where the word is nothing but that.
    pub(super) term: Option<Term>,
}

impl Whole {
    /// The concept as the index names it.
    pub(super) fn text(&self) -> Option<&CompactString> {
        self.term.as_ref().map(|term| &term.text)
    }
}

impl<'q> Begun<'q> {
    /// The last word of a text that ends within one; `None` where it has to be taken as it stands.
    ///
    /// Consonants alone are initials, and a word that is left out has no whole to find.
    pub(super) fn of(text: &'q str) -> Option<Begun<'q>> {
        let start = text.rfind(char::is_whitespace).map_or(0, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
        let (sign, word) = match text[start..].strip_prefix('+') {
            Some(word) => (Sign::Must, word),
            None => (Sign::Wanted, &text[start..]),
        };
        let (part, word) = part(word);
        let word = word.trim_start_matches(['"', '“', '(', '@', '#']);
        let is_last = text.ends_with(char::is_alphanumeric);
        let is_short = word.chars().nth(LONGEST_CHARS).is_none();
        let is_word = word.starts_with(char::is_alphanumeric) && !word.contains([':', '"', '*']);
        if !(is_last && is_short && is_word) || text.trim().contains('\n') {
            return None;
        }
        let folded: String = word.nfc().collect::<String>().to_lowercase();
        let stem = folded.trim_end_matches(is_letter);
        let next = folded[stem.len()..].chars().next();
        (!stem.is_empty()).then(|| Begun {
            before: &text[..text.len() - word.len()],
            rest: &text[..start],
            sign,
            part,
            stem: stem.to_owned(),
            has_letter: next.is_some(),
            next: next.filter(|c| is_consonant(*c)),
        })
    }

    /// Ranges of words that the whole may be, by likelihood: the first that has any counts.
    pub(super) fn ranges(&self) -> Vec<Range<String>> {
        let whole = beginning(&self.stem);
        let mut ranges = Vec::new();
        if let Some(next) = self.next.and_then(hangul::beginning_with) {
            ranges.push(between(&self.stem, next));
        }
        ranges.push(whole);
        if !self.has_letter {
            ranges.extend(composed(&self.stem));
        }
        ranges
    }
}

/// The text without one letter of Hangul at its end that stands apart and says nothing yet.
pub(super) fn without_letter(text: &str) -> &str {
    let before = text.trim_end_matches(is_letter);
    let is_lone = text[before.len()..].chars().nth(1).is_none();
    let is_behind = before.ends_with(char::is_whitespace) && !before.trim().is_empty();
    if is_lone && is_behind { before } else { text }
}

fn part(word: &str) -> (Option<Part>, &str) {
    let mut fields = FIELDS.iter();
    let named = fields.find_map(|(name, part)| Some((*part, word.strip_prefix(name)?)));
    named.map_or((None, word), |(part, rest)| (Some(part), rest))
}

/// Whether a character is a letter of Hangul that stands alone.
fn is_letter(c: char) -> bool {
    ('ㄱ'..='ㅣ').contains(&c)
}

/// Words that begin so.
fn beginning(stem: &str) -> Range<String> {
    stem.to_owned()..format!("{stem}{}", char::MAX)
}

/// Words that go on with one of these characters.
fn between(stem: &str, (first, last): (char, char)) -> Range<String> {
    format!("{stem}{first}")..format!("{stem}{last}{}", char::MAX)
}

/// What the last syllable may become before it is finished: 래 → 랜, 들 → 드라.
fn composed(stem: &str) -> Vec<Range<String>> {
    let mut chars = stem.chars();
    let Some(last) = chars.next_back() else {
        return Vec::new();
    };
    let before = chars.as_str();
    let grown = hangul::grown(last).map(|grown| between(before, grown));
    let moved = hangul::parted(last).and_then(|(open, initial)| {
        let next = hangul::beginning_with(initial)?;
        Some(between(&format!("{before}{open}"), next))
    });
    grown.into_iter().chain(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(text: &str) -> Vec<String> {
        let begun = Begun::of(text).into_iter();
        let shown = |range: Range<String>| {
            let end = range.end.trim_end_matches(char::MAX).to_owned();
            format!("{}..{end}", range.start)
        };
        begun.flat_map(|begun| begun.ranges()).map(shown).collect()
    }

    #[test]
    fn a_syllable_may_grow_or_give_its_final_away() {
        assert_eq!(ranges("트래"), ["트래..트래", "트래..트랳"]);
        assert_eq!(
            ranges("데들"),
            ["데들..데들", "데들..데듫", "데드라..데드맇"]
        );
        assert_eq!(ranges("닭"), ["닭..닭", "달가..달깋"]);
    }

    #[test]
    fn a_lone_consonant_begins_the_next_syllable() {
        assert_eq!(ranges("트랜잭ㅅ"), ["트랜잭사..트랜잭싷", "트랜잭..트랜잭"]);
        assert_eq!(ranges("트랜잭ㅏ"), ["트랜잭..트랜잭"]);
        assert_eq!(ranges("ㅌㄹㅈㅅ"), [""; 0]);
    }

    #[test]
    fn the_word_stands_behind_sign_and_field() {
        let begun = Begun::of("redis +q:Dead").unwrap();
        assert_eq!((begun.rest, begun.stem.as_str()), ("redis ", "dead"));
        assert_eq!(begun.before, "redis +q:");
        assert_eq!((begun.sign, begun.part), (Sign::Must, Some(Part::Question)));
        assert_eq!(Begun::of("\"격리 수").unwrap().stem, "수");
    }

    #[test]
    fn what_is_finished_forbidden_or_a_filter_is_taken_as_it_stands() {
        for text in [
            "",
            "락 ",
            "락?",
            "-세션",
            "tag:re",
            "트랜*",
            "\"격리 수준\"",
            "가\n나",
        ] {
            assert_eq!(Begun::of(text), None, "{text}");
        }
    }
}
