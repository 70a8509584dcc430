//! Names what looks like a field of the query language and is text. Knows no index.

use super::lexer::{Token, tokens};
use super::parser::{self, filter};

/// A word of a query that is searched as text, although it looks like a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The word as it was typed.
    pub word: String,
    /// What of it is not known.
    pub unknown: Unknown,
}

/// What is not known of a word that looks like a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The field; and the one that is nearest.
    Field(&'static str),
    /// The value; and what the field takes.
    Value(&'static str),
}

/// Fields by the names that a person may try, slips of the hand aside.
const TRIED: [(&str, &str); 21] = [
    ("question", "question"),
    ("questions", "question"),
    ("answer", "answer"),
    ("answers", "answer"),
    ("body", "answer"),
    ("heading", "heading"),
    ("headings", "heading"),
    ("header", "heading"),
    ("title", "heading"),
    ("path", "path"),
    ("file", "path"),
    ("filename", "path"),
    ("folder", "path"),
    ("tag", "tag"),
    ("tags", "tag"),
    ("after", "after"),
    ("since", "after"),
    ("newer", "after"),
    ("before", "before"),
    ("until", "before"),
    ("older", "before"),
];

/// Shorter names have too many neighbours: `math:` is no `path:`.
const SLIPPED_LETTERS: usize = 5;

/// The doubts about a query's words, in their order; each once.
pub(super) fn doubts(text: &str) -> Vec<Doubt> {
    let mut found: Vec<Doubt> = Vec::new();
    if parser::is_pasted(text) {
        return found;
    }
    let tokens = tokens(text);
    for (at, token) in tokens.iter().enumerate() {
        let doubt = match (token, tokens.get(at + 1)) {
            (Token::Field(name), Some(Token::Word(value) | Token::Quoted(value))) => {
                about_value(name, value)
            }
            (Token::Word(word), _) => about_field(word),
            _ => None,
        };
        found.extend(doubt.filter(|doubt| !found.contains(doubt)));
    }
    found
}

fn about_value(name: &str, value: &str) -> Option<Doubt> {
    let taken = match name {
        "is" => "answered, unanswered, question or section",
        "after" | "before" => "a day: 2025-01-31, 2025-01, 7d, 어제, 지난달",
        _ => return None,
    };
    filter(name, value).is_none().then(|| Doubt {
        word: format!("{name}:{value}"),
        unknown: Unknown::Value(taken),
    })
}

/// Addresses, times and names of code hold colons too, and are text.
fn about_field(word: &str) -> Option<Doubt> {
    let (name, value) = word.split_once(':')?;
    let has_value = value.starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '#');
    if !has_value || !name.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let meant = |(tried, _): &&(&str, &str)| is_meant(&name, tried);
    let exact = TRIED.iter().find(|(tried, _)| name == *tried);
    let (_, field) = exact.or_else(|| TRIED.iter().find(meant))?;
    Some(Doubt {
        word: word.to_owned(),
        unknown: Unknown::Field(field),
    })
}

/// Whether `typed` is `name`, or one slip away from it: a letter more, less, other, or two turned.
fn is_meant(typed: &str, name: &str) -> bool {
    if typed.len().abs_diff(name.len()) > 1 {
        return false;
    }
    let (a, b) = (typed.as_bytes(), name.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let turned = a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];
    let slipped = || match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => a == &b[1..],
        std::cmp::Ordering::Greater => &a[1..] == b,
        std::cmp::Ordering::Equal => a.get(1..) == b.get(1..),
    };
    turned || name.len() >= SLIPPED_LETTERS && slipped()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = doubts(text);
        let told = |doubt: &Doubt| match doubt.unknown {
            Unknown::Field(nearest) => (doubt.word.clone(), nearest.to_owned()),
            Unknown::Value(taken) => (doubt.word.clone(), taken.chars().take(5).collect()),
        };
        let found: Vec<_> = found.iter().map(told).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(word, told)| ((*word).to_owned(), (*told).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn unknown_fields_are_told_by_their_neighbours() {
        check("titel:캐시 락", &[("titel:캐시", "heading")]);
        check("-qestion:x", &[("qestion:x", "question")]);
        check(
            "Tag:db tga:db tags:db",
            &[("Tag:db", "tag"), ("tga:db", "tag"), ("tags:db", "tag")],
        );
        check(
            "(락 OR heeding:x) since:2024",
            &[("heeding:x", "heading"), ("since:2024", "after")],
        );
    }

    #[test]
    fn unknown_values_are_told_by_those_that_there_are() {
        check("is:foo 락 is:foo", &[("is:foo", "answe")]);
        check(
            "after:nonsense before:언젠가",
            &[("after:nonsense", "a day"), ("before:언젠가", "a day")],
        );
    }

    #[test]
    fn colons_of_text_raise_no_doubt() {
        for text in [
            "http://localhost:8080/path",
            "file:///etc/hosts",
            "std::vector",
            "12:30",
            "a:b",
            "localhost:8080",
            "math:sqrt",
            "redis:7 display:none type:module",
            "what is: TCP?",
            "title: 캐시",
            "tag:db is:answered after:7d q:락",
            "이름:값",
        ] {
            check(text, &[]);
        }
    }
}
