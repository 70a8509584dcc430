//! Makes marks cover what was typed and whole names, never half of one. Knows no index.

use std::ops::Range;

use super::compile::Mark;
use crate::excerpt::Occurrence;

/// So many names of a query are looked for as they were typed.
const MAX_NAMES: usize = 8;
/// A longer name is a line of code or data, of which a part may be marked.
const NAME_BYTES: usize = 64;

/// The names in a query's words that signs belong to: `O(n log n)`, `255.255.254.0`, `C++`.
pub(super) fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut at = 0;
    while names.len() < MAX_NAMES {
        let rest = text[at..].trim_start();
        at = text.len() - rest.len();
        if rest.is_empty() {
            break;
        }
        let length = name_bytes(rest);
        let name = rest[..length]
            .trim_matches(|c| matches!(c, '?' | '!' | ',' | ';' | ':' | '`' | '\'' | '"'));
        let name = name.trim_end_matches('.');
        let has_sign = name.contains(|c: char| !c.is_alphanumeric());
        if has_sign && name.len() <= NAME_BYTES && name.contains(char::is_alphanumeric) {
            names.push(name);
        }
        at += length;
    }
    names
}

/// Up to the next space outside of brackets; a bracket that nothing closes is none.
fn name_bytes(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut word = None;
    for (at, c) in text.char_indices().take_while(|(at, _)| *at <= NAME_BYTES) {
        match c {
            '(' | '[' | '<' if at > 0 => depth += 1,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            _ if c.is_whitespace() && depth == 0 => return at,
            _ if c.is_whitespace() => word = word.or(Some(at)),
            _ => {}
        }
    }
    let to_the_end = text.len() <= NAME_BYTES && depth == 0;
    let to_space = || text.find(char::is_whitespace).unwrap_or(text.len());
    match word {
        _ if to_the_end => text.len(),
        Some(at) => at,
        None => to_space(),
    }
}

/// The occurrences, each as a whole name, those inside of a name as typed joined to one.
pub(super) fn whole(text: &str, found: Vec<Occurrence>, marks: &[Mark]) -> Vec<Occurrence> {
    let typed = typed(text, marks);
    let mut joined: Vec<Occurrence> = Vec::with_capacity(found.len());
    let mut weights = vec![0.0; typed.len()];
    for mut met in found {
        let next = typed.partition_point(|name| name.bytes.end <= met.bytes.start);
        let around = typed.get(next);
        if around.is_some_and(|name| {
            name.bytes.start <= met.bytes.start && met.bytes.end <= name.bytes.end
        }) {
            weights[next] += met.weight;
            continue;
        }
        met.bytes = name_around(text, &met.bytes);
        joined.push(met);
    }
    for (name, weight) in typed.into_iter().zip(weights) {
        let weight = name.weight.max(weight);
        joined.push(Occurrence { weight, ..name });
    }
    joined.sort_by_key(|met| met.bytes.start);
    joined
}

/// Where names stand as they were typed, in any case; ascending and apart.
fn typed(text: &str, marks: &[Mark]) -> Vec<Occurrence> {
    let named = |mark: &Mark| matches!(mark, Mark::Name(_));
    if !marks.iter().any(named) {
        return Vec::new();
    }
    let folded = text.to_lowercase();
    let mut found: Vec<Occurrence> = Vec::new();
    // Another case of other length would lead to other bytes.
    let marks = marks
        .iter()
        .enumerate()
        .filter(|_| folded.len() == text.len());
    for (term, mark) in marks {
        let Mark::Name(name) = mark else { continue };
        let name = name.to_lowercase();
        for (at, _) in folded.match_indices(&name) {
            let bytes = at..at + name.len();
            let is_whole = text.get(bytes.clone()).is_some() && name_around(text, &bytes) == bytes;
            found.extend(is_whole.then_some(Occurrence {
                bytes,
                term,
                weight: 1.0,
            }));
        }
    }
    found.sort_by_key(|met| (met.bytes.start, std::cmp::Reverse(met.bytes.end)));
    let mut end = 0;
    found.retain(|met| {
        let is_apart = met.bytes.start >= end;
        end = end.max(met.bytes.end);
        is_apart
    });
    found
}

/// The Latin name or number that these bytes are a part of; the same bytes where it is endless.
fn name_around(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let letters = text.as_bytes();
    let (mut start, mut end) = (bytes.start, bytes.end);
    while start > 0 && are_one(letters, start) && bytes.start - start < NAME_BYTES {
        start -= 1;
    }
    while end < letters.len() && are_one(letters, end) && end - bytes.end < NAME_BYTES {
        end += 1;
    }
    let is_endless = bytes.start - start == NAME_BYTES || end - bytes.end == NAME_BYTES;
    if is_endless {
        bytes.clone()
    } else {
        start..end
    }
}

/// Whether the letters before and at `at` stand in one name, or in one number with its dots.
fn are_one(letters: &[u8], at: usize) -> bool {
    let is_name = |at: usize| {
        letters
            .get(at)
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
    };
    let is_digit = |at: usize| letters.get(at).is_some_and(u8::is_ascii_digit);
    let is_dot = |at: usize| letters.get(at) == Some(&b'.');
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let dotted = is_digit(before) && is_dot(at) && is_digit(at + 1);
    let behind_dot = is_dot(before) && is_digit(at) && before.checked_sub(1).is_some_and(is_digit);
    is_name(before) && is_name(at) || dotted || behind_dot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_signs() {
        let check = |text: &str, expected: &[&str]| assert_eq!(names(text), expected, "{text}");
        check("퀵 정렬 O(n log n) 왜?", &["O(n log n)"]);
        check("255.255.254.0 서브넷.", &["255.255.254.0"]);
        check(
            "C++ 와 @Transactional, a-b?",
            &["C++", "@Transactional", "a-b"],
        );
        check("f(열린 괄호", &["f(열린"]);
        check("캐시 왜 쓰나요?", &[]);
    }

    fn marked(text: &str, typed: &str, terms: &[&str]) -> Vec<String> {
        let marks: Vec<Mark> = names(typed)
            .iter()
            .map(|name| Mark::Name((*name).into()))
            .collect();
        let met = |term: &&str| {
            text.match_indices(*term)
                .map(|(at, met)| at..at + met.len())
                .collect::<Vec<_>>()
        };
        let mut ranges: Vec<_> = terms.iter().flat_map(met).collect();
        ranges.sort_by_key(|range| range.start);
        let found = ranges.into_iter().map(|bytes| Occurrence {
            bytes,
            term: 9,
            weight: 1.0,
        });
        let found = whole(text, found.collect(), &marks);
        found
            .into_iter()
            .map(|met| text[met.bytes].to_owned())
            .collect()
    }

    #[test]
    fn a_name_is_marked_as_typed() {
        let text = "평균 O(N log N)이고 255.255.254.0 이다";
        assert_eq!(marked(text, "O(n log n)", &["O", "log"]), ["O(N log N)"]);
        assert_eq!(marked(text, "254", &["254"]), ["255.255.254.0"]);
    }

    #[test]
    fn no_name_is_marked_by_half() {
        let text = "getUserName을 부르면 user가 온다. 캐시key";
        assert_eq!(
            marked(text, "user", &["User", "user", "key"]),
            ["getUserName", "user", "key"]
        );
        let endless = "a".repeat(1000);
        assert_eq!(
            marked(&format!("{endless}user{endless}"), "user", &["user"]),
            ["user"]
        );
    }
}
