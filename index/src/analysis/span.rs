//! Finds what is not Korean prose in a line: Latin words, identifiers, numbers, addresses. Knows no dictionary.

/// A stretch of a chunk that is read by its characters, not by the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// First byte.
    pub(super) start: usize,
    /// Byte behind the last.
    pub(super) end: usize,
    pub(super) kind: SpanKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanKind {
    /// A Latin word, an identifier, a term with symbols.
    Word,
    /// Digits, perhaps with separators between them.
    Number,
    /// An address with a scheme, or one that begins with `www.`.
    Address,
}

/// Appends the spans of `text` to `spans`, in their order; they do not overlap.
pub(super) fn find(text: &str, spans: &mut Vec<Span>) {
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        let span = read(text, start);
        at = span.end;
        spans.push(span);
    }
}

/// The first byte at or behind `from` that begins a span.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let b = bytes[at];
        if b.is_ascii() {
            if b.is_ascii_alphanumeric() || leads(text, from, at) {
                return Some(at);
            }
            at += 1;
            continue;
        }
        let c = char_at(text, at)?;
        if is_letter(c) {
            return Some(at);
        }
        at += c.len_utf8();
    }
    None
}

/// Whether a sign at `at` belongs to the word behind it: `@Transactional`, `.NET`, `$ref`, `_id`.
fn leads(text: &str, from: usize, at: usize) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(at + 1).copied().unwrap_or(b' ');
    let alone = at == from
        || !matches!(
            bytes[at - 1],
            b'.' | b'@' | b'$' | b'_' | b'/' | b')' | b']'
        );
    match bytes[at] {
        b'@' | b'$' => next.is_ascii_alphabetic(),
        b'.' => next.is_ascii_alphabetic() && alone && !follows_letter(text, at),
        b'_' => next.is_ascii_alphanumeric() || next == b'_' && leads(text, from, at + 1),
        _ => false,
    }
}

fn follows_letter(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
}

fn read(text: &str, start: usize) -> Span {
    if let Some(end) = address_end(text, start) {
        return Span {
            start,
            end,
            kind: SpanKind::Address,
        };
    }
    let end = word_end(text, start);
    let digits_only = text[start..end]
        .bytes()
        .all(|b| !b.is_ascii_alphabetic() && b.is_ascii());
    let kind = if digits_only {
        SpanKind::Number
    } else {
        SpanKind::Word
    };
    Span { start, end, kind }
}

/// The end of an address that begins at `start`, or nothing where none does.
fn address_end(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let scheme = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-'))
        .count();
    let body = if rest[scheme..].starts_with("://") {
        start + scheme + 3
    } else if rest
        .get(..4)
        .is_some_and(|www| www.eq_ignore_ascii_case("www."))
    {
        start + 4
    } else {
        return None;
    };
    let mut end = body;
    let mut before = '/';
    for c in text[body..].chars() {
        if !continues_address(before, c) {
            break;
        }
        end += c.len_utf8();
        before = c;
    }
    let kept = text[body..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '~']);
    (!kept.is_empty()).then_some(body + kept.len())
}

/// Hangul belongs to an address only where it begins a path segment: `…/wiki/레디스`, but `…/wiki에서`.
fn continues_address(before: char, c: char) -> bool {
    if c.is_whitespace()
        || matches!(
            c,
            '<' | '>' | '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '\\' | '^'
        )
    {
        return false;
    }
    c.is_ascii()
        || !is_hangul(c)
        || is_hangul(before)
        || matches!(before, '/' | '=' | '_' | '%' | '-')
}

/// The end of a word: runs of letters and digits, with signs that join two of them.
fn word_end(text: &str, start: usize) -> usize {
    let mut at = start
        + text[start..]
            .bytes()
            .take_while(|b| matches!(b, b'@' | b'.' | b'$' | b'_'))
            .count();
    loop {
        at = run_end(text, at);
        match joiner_len(&text[at..]).or_else(|| thousands_len(text, at)) {
            Some(length) => at += length,
            None => return at + closing_len(text, start, at),
        }
    }
}

fn run_end(text: &str, start: usize) -> usize {
    let outside = |c: char| !(is_letter(c) || c.is_ascii_digit() || c == '_');
    text[start..]
        .find(outside)
        .map_or(text.len(), |length| start + length)
}

/// The length of a sign between two letters or digits: `-`, `.`, `/`, `::` and the like.
fn joiner_len(rest: &str) -> Option<usize> {
    let length = match rest.as_bytes() {
        [b':', b':', ..] => 2,
        [
            b'-' | b'.' | b'/' | b'+' | b'&' | b'@' | b':' | b'#' | b'\'',
            ..,
        ] => 1,
        _ if rest.starts_with('\u{2019}') => '\u{2019}'.len_utf8(),
        _ => return None,
    };
    let next = rest[length..].chars().next()?;
    (is_letter(next) || next.is_ascii_digit()).then_some(length)
}

/// The length of a comma between a digit and exactly three more.
fn thousands_len(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let group = bytes.get(at..at + 4)?;
    let grouped = group[0] == b',' && group[1..].iter().all(u8::is_ascii_digit);
    let closed = !bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
    (at > 0 && bytes[at - 1].is_ascii_digit() && grouped && closed).then_some(1)
}

/// The length of signs that end a name: `C++`, `C#`, `B+`, `A*`.
fn closing_len(text: &str, start: usize, end: usize) -> usize {
    let word = &text[start..end];
    let rest = &text[end..];
    let letters = word.bytes().all(|b| b.is_ascii_alphabetic());
    let single = letters && word.len() == 1;
    let length = match rest.as_bytes() {
        [b'+', b'+', ..] if word.ends_with(|c: char| c.is_ascii_alphabetic()) => 2,
        [b'#', ..] if letters && word.len() <= 2 => 1,
        [b'+', ..] if single => 1,
        [b'*', ..] if single && word.as_bytes()[0].is_ascii_uppercase() => 1,
        _ => return 0,
    };
    let next = rest[length..].chars().next();
    let ends =
        next.is_none_or(|c| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '*' | '=')));
    if ends { length } else { 0 }
}

/// A letter of a script that parts its words by spaces, other than Hangul.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (!c.is_ascii() && !is_hangul(c) && !is_ideograph(c) && c.is_alphabetic())
}

/// A Hangul syllable or a single jamo.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}')
}

/// Chinese characters and kana, which are written without spaces.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3134f}')
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut spans = Vec::new();
        find(text, &mut spans);
        let found: Vec<_> = spans.iter().map(|s| &text[s.start..s.end]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn particles_stay_outside() {
        check(
            "Redis가 TCP와 @Transactional을 쓴다",
            &["Redis", "TCP", "@Transactional"],
        );
    }

    #[test]
    fn names_keep_their_signs() {
        check("C++, C#과 .NET, F#.", &["C++", "C#", ".NET", "F#"]);
        check(
            "N+1 문제, CI/CD, TCP/IP, HTTP/2는",
            &["N+1", "CI/CD", "TCP/IP", "HTTP/2"],
        );
        check(
            "B+트리와 B+ Tree, A* 탐색, Q&A",
            &["B+", "B+", "Tree", "A*", "Q&A"],
        );
        check(
            "node.js의 k8s, 3-way handshake",
            &["node.js", "k8s", "3-way", "handshake"],
        );
    }

    #[test]
    fn identifiers_are_whole() {
        check(
            "redisTemplate.opsForValue() order_by max-age",
            &["redisTemplate.opsForValue", "order_by", "max-age"],
        );
        check(
            "std::vector, __init__, $ref, user's",
            &["std::vector", "__init__", "$ref", "user's"],
        );
    }

    #[test]
    fn the_end_of_a_sentence_is_not_part_of_a_word() {
        check(
            "I use Redis. 그리고 Kafka/는? a- b. c",
            &["I", "use", "Redis", "Kafka", "a", "b", "c"],
        );
    }

    #[test]
    fn numbers_with_separators_are_one() {
        check(
            "10,000개와 3.14, 2025-01-02에 17, 18번",
            &["10,000", "3.14", "2025-01-02", "17", "18"],
        );
    }

    #[test]
    fn addresses_end_before_particles_and_brackets() {
        check(
            "(https://redis.io/docs) https://a.b/c에서",
            &["https://redis.io/docs", "https://a.b/c"],
        );
        check(
            "https://ko.wiki/w/레디스. www.naver.com,",
            &["https://ko.wiki/w/레디스", "www.naver.com"],
        );
    }

    #[test]
    fn the_kind_tells_numbers_from_words() {
        let mut spans = Vec::new();
        find("17 k8s https://a.b", &mut spans);
        let kinds: Vec<_> = spans.iter().map(|s| s.kind).collect();
        assert_eq!(kinds, [SpanKind::Number, SpanKind::Word, SpanKind::Address]);
    }

    #[test]
    fn signs_alone_are_no_spans() {
        check("@ $ _ . ... -- :: 한글 漢字", &[]);
    }
}
