//! Takes identifiers apart and brings English words to their singular. Knows no Korean.

use std::borrow::Cow;
use std::ops::Range;

/// Prefixes that turn a word round: `non-blocking` does not mention `blocking`.
const NEGATIONS: [&str; 4] = ["non", "un", "anti", "de"];

/// The words that an identifier is made of, as byte ranges of it, in order.
///
/// `redisTemplate`, `order_by`, `HTTPServer2` and `TCP/IP` have parts; `Redis`, `C++` and `k8s` are
/// one part, the whole. What a negating prefix stands before is no part.
pub(super) fn parts(word: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut negated = false;
    for piece in pieces(word) {
        let text = &word[piece.clone()];
        if negated {
            negated = false;
            continue;
        }
        negated = word[piece.end..].starts_with('-')
            && NEGATIONS.iter().any(|n| text.eq_ignore_ascii_case(n));
        if !negated {
            parts.push(piece);
        }
    }
    parts
}

/// Runs of letters and digits between signs; signs that belong to a name (`c++`, `c#`) stay.
fn pieces(word: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += word[at..].find(char::is_alphanumeric)?;
        let rest = &word[at..];
        let length = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let piece = at..at + length;
        at += length;
        Some(piece)
    })
}

/// The words inside a piece without signs: at a change of case, and before digits at the end.
pub(super) fn humps(piece: &str) -> Vec<Range<usize>> {
    let mut humps = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    let mut chars = piece.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        if before.is_some_and(|before| parts_at(before, c, next)) {
            humps.push(start..at);
            start = at;
        }
        before = Some(c);
    }
    let tail = start..piece.len();
    match digits_from(&piece[start..]) {
        Some(length) => humps.extend([start..start + length, start + length..piece.len()]),
        None => humps.push(tail),
    }
    humps
}

/// Whether a new word begins with `c`: `redis|Template`, `HTTP|Server`.
fn parts_at(before: char, c: char, next: Option<char>) -> bool {
    let after_small = before.is_lowercase() && c.is_uppercase();
    let after_capitals =
        before.is_uppercase() && c.is_uppercase() && next.is_some_and(char::is_lowercase);
    // The `s` of `APIs` makes a plural, not a word.
    after_small || (after_capitals && next != Some('s'))
}

/// Where the digits begin in `java8` or the letters in `100ms`; nothing in `k8s` or `s3`.
fn digits_from(hump: &str) -> Option<usize> {
    let letters = hump.bytes().take_while(|b| b.is_ascii_alphabetic()).count();
    let digits = hump.bytes().take_while(|b| b.is_ascii_digit()).count();
    let rest = hump.as_bytes();
    if letters >= 3 && letters < rest.len() && rest[letters..].iter().all(u8::is_ascii_digit) {
        return Some(letters);
    }
    let unit = rest.len() - digits;
    (digits > 0 && unit >= 2 && rest[digits..].iter().all(u8::is_ascii_alphabetic))
        .then_some(digits)
}

/// Plurals that no rule below brings back.
const IRREGULAR: [(&str, &str); 13] = [
    ("caches", "cache"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("does", "does"),
    ("indexes", "index"),
    ("indices", "index"),
    ("libraries", "library"),
    ("matrices", "matrix"),
    ("movies", "movie"),
    ("schemata", "schema"),
    ("series", "series"),
    ("species", "species"),
    ("vertices", "vertex"),
];

/// The singular of a lower-case English word, or the word itself.
///
/// Light on purpose: `threads`, `classes`, `queries` lose their ending, `process`, `redis`, `status`
/// and words of three letters or fewer keep theirs. Agreement matters, not grammar.
pub(super) fn singular(word: &str) -> Cow<'_, str> {
    if let Ok(found) = IRREGULAR.binary_search_by_key(&word, |pair| pair.0) {
        return Cow::Borrowed(IRREGULAR[found].1);
    }
    let plural =
        word.len() > 3 && word.ends_with('s') && word.bytes().all(|b| b.is_ascii_lowercase());
    if !plural
        || ["ss", "us", "is", "ous"]
            .iter()
            .any(|end| word.ends_with(end))
    {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Cow::Owned(format!("{stem}y"));
    }
    let bare = [
        "sses", "shes", "ches", "xes", "zzes", "tuses", "ruses", "nuses",
    ];
    let cut = if bare.iter().any(|end| word.ends_with(end)) {
        2
    } else {
        1
    };
    let stem = &word[..word.len() - cut];
    let spoken = stem
        .bytes()
        .any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    Cow::Borrowed(if spoken { stem } else { word })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_parts(word: &str, expected: &[&str]) {
        let found: Vec<_> = parts(word).into_iter().map(|r| &word[r]).collect();
        assert_eq!(found, expected, "{word}");
    }

    fn check_humps(word: &str, expected: &[&str]) {
        let found: Vec<_> = humps(word).into_iter().map(|r| &word[r]).collect();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn signs_part_a_word() {
        check_parts("TCP/IP", &["TCP", "IP"]);
        check_parts("order_by", &["order", "by"]);
        check_parts("@Transactional", &["Transactional"]);
        check_parts("std::vector", &["std", "vector"]);
    }

    #[test]
    fn a_negated_word_is_no_part() {
        check_parts("non-blocking", &[]);
        check_parts("max-age", &["max", "age"]);
    }

    #[test]
    fn capitals_part_a_word() {
        check_humps("redisTemplate", &["redis", "Template"]);
        check_humps("HTTPServer2", &["HTTP", "Server", "2"]);
        check_humps("APIs", &["APIs"]);
        check_humps("Redis", &["Redis"]);
    }

    #[test]
    fn digits_part_a_word_only_at_its_ends() {
        check_humps("java17", &["java", "17"]);
        check_humps("100ms", &["100", "ms"]);
        check_humps("k8s", &["k8s"]);
        check_humps("s3", &["s3"]);
    }

    #[test]
    fn plurals_lose_their_ending() {
        for (plural, expected) in [
            ("threads", "thread"),
            ("classes", "class"),
            ("queries", "query"),
            ("caches", "cache"),
            ("boxes", "box"),
            ("databases", "database"),
            ("indices", "index"),
            ("statuses", "status"),
        ] {
            assert_eq!(singular(plural), expected);
        }
    }

    #[test]
    fn singulars_stay() {
        for word in [
            "process", "redis", "status", "class", "https", "dns", "aws", "axis", "java",
        ] {
            assert_eq!(singular(word), word);
        }
    }

    #[test]
    fn the_irregular_plurals_are_in_order() {
        assert!(IRREGULAR.is_sorted());
    }
}
