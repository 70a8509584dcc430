//! Cuts a text into bounded pieces in one normal form, and leads back from it to the text's own bytes.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, is_nfkc_quick};

/// The longest piece in bytes; a line without end must not make one endless lattice.
const CHUNK_BYTES: usize = 2048;

/// A line, or a part of a long one, in normal form C with widths folded.
pub(super) struct Chunk<'t> {
    /// The normal form; without line breaks, control and zero-width characters.
    pub(super) text: Cow<'t, str>,
    base: usize,
    origins: Vec<Origin>,
}

/// Where a byte of the normal form comes from, counted from the chunk's first byte.
#[derive(Clone, Copy)]
struct Origin {
    start: u32,
    end: u32,
}

impl<'t> Chunk<'t> {
    fn new(source: &'t str, base: usize) -> Chunk<'t> {
        if is_plain(source) {
            let (text, origins) = (Cow::Borrowed(source), Vec::new());
            return Chunk {
                text,
                base,
                origins,
            };
        }
        let (text, origins) = normalise(source);
        Chunk {
            text: Cow::Owned(text),
            base,
            origins,
        }
    }

    /// The bytes of the whole text that a range of the normal form stands for.
    ///
    /// The range must not be empty.
    pub(super) fn origin(&self, start: usize, end: usize) -> (usize, usize) {
        match (
            self.origins.get(start),
            self.origins.get(end.wrapping_sub(1)),
        ) {
            (Some(first), Some(last)) => (
                self.base + first.start as usize,
                self.base + last.end as usize,
            ),
            _ => (self.base + start, self.base + end),
        }
    }
}

/// The pieces of `text` in their order: its lines, long ones cut at spaces where there are any.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = Chunk<'_>> {
    let mut base = 0;
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let cut = cut(rest);
        let (piece, tail) = rest.split_at(cut);
        let chunk = Chunk::new(piece.trim_end_matches(['\n', '\r']), base);
        base += cut;
        rest = tail;
        Some(chunk)
    })
}

/// Where the first piece ends, in bytes: behind its line break, else behind a space, else anywhere.
fn cut(text: &str) -> usize {
    let limit = boundary_at_or_before(text, CHUNK_BYTES);
    let window = &text.as_bytes()[..limit];
    if let Some(line_end) = window.iter().position(|&b| b == b'\n') {
        return line_end + 1;
    }
    if limit == text.len() {
        return limit;
    }
    let space = window.iter().rposition(|b| b.is_ascii_whitespace());
    space.map_or(limit, |at| at + 1)
}

fn boundary_at_or_before(text: &str, bytes: usize) -> usize {
    let bytes = bytes.min(text.len());
    (0..=bytes)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// Whether the text is its own normal form, so that no origin has to be kept.
fn is_plain(source: &str) -> bool {
    let suspicious = |c: char| !matches!(c, ' '..='~' | '가'..='힣' | '\t');
    if !source.contains(suspicious) {
        return true;
    }
    !source.contains(is_rewritten) && is_nfkc_quick(source.chars()) == IsNormalized::Yes
}

/// Characters that the normal form of Unicode keeps, but ours does not.
fn is_rewritten(c: char) -> bool {
    c != '\t' && (c.is_control() || is_invisible(c) || (c != ' ' && c.is_whitespace()))
}

/// Characters of no width that may stand inside a word: joiners, marks of direction, selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{115f}' | '\u{1160}' | '\u{3164}')
}

fn normalise(source: &str) -> (String, Vec<Origin>) {
    let mut text = String::with_capacity(source.len());
    let mut origins = Vec::with_capacity(source.len());
    for (start, segment) in segments(source) {
        let origin = Origin {
            start: start as u32,
            end: (start + segment.len()) as u32,
        };
        match segment.chars().next() {
            Some('\u{3131}'..='\u{318e}') => text.push_str(segment),
            _ => text.extend(normal_form(segment)),
        }
        origins.resize(text.len(), origin);
    }
    (text, origins)
}

/// Widths and compositions are folded; single jamo (`ㅋㅋ`) are kept, for Unicode's form would join them.
fn normal_form(segment: &str) -> impl Iterator<Item = char> {
    let visible = segment.chars().filter(|&c| !is_invisible(c));
    visible
        .nfkc()
        .map(|c| if is_rewritten(c) { ' ' } else { c })
}

/// Runs of characters that compose with each other and with nothing around them.
fn segments(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = source.get(start..).filter(|rest| !rest.is_empty())?;
        let mut chars = rest.char_indices();
        chars.next();
        let length = chars
            .find(|&(_, c)| !joins_the_one_before(c))
            .map_or(rest.len(), |(at, _)| at);
        let segment = (start, &rest[..length]);
        start += length;
        Some(segment)
    })
}

/// Combining marks, and the vowels and final consonants of decomposed Hangul.
fn joins_the_one_before(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{1161}'..='\u{11ff}' | '\u{ff9e}' | '\u{ff9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The normal forms of the pieces, each followed by the source of its every word.
    fn check(text: &str, expected: &[(&str, &[&str])]) {
        let mut found = Vec::new();
        for chunk in chunks(text) {
            let words = words(&chunk.text).map(|(start, end)| {
                let (start, end) = chunk.origin(start, end);
                text[start..end].to_owned()
            });
            found.push((chunk.text.to_string(), words.collect::<Vec<_>>()));
        }
        let expected: Vec<_> = expected
            .iter()
            .map(|(text, words)| {
                (
                    text.to_string(),
                    words.iter().map(|w| w.to_string()).collect(),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
        text.split_whitespace().map(move |word| {
            let start = word.as_ptr().addr() - text.as_ptr().addr();
            (start, start + word.len())
        })
    }

    #[test]
    fn lines_are_pieces() {
        check("가 나\r\nb\n", &[("가 나", &["가", "나"]), ("b", &["b"])]);
    }

    #[test]
    fn decomposed_hangul_is_composed_and_leads_back() {
        let decomposed: String = "각 학교".nfd().collect();
        let words: Vec<String> = ["각", "학교"].iter().map(|w| w.nfd().collect()).collect();
        check(&decomposed, &[("각 학교", &[&words[0], &words[1]])]);
    }

    #[test]
    fn widths_are_folded() {
        check(
            "Ｒｅｄｉｓ　캐시",
            &[("Redis 캐시", &["Ｒｅｄｉｓ", "캐시"])],
        );
    }

    #[test]
    fn zero_width_characters_do_not_part_a_word() {
        check(
            "데드\u{200b}락 a\u{a0}b\u{feff}",
            &[("데드락 a b", &["데드\u{200b}락", "a", "b"])],
        );
    }

    #[test]
    fn control_characters_become_spaces() {
        check("가\u{7}나\u{0}", &[("가 나 ", &["가", "나"])]);
    }

    #[test]
    fn single_jamo_stay_single() {
        check("ㅋㅏ…", &[("ㅋㅏ...", &["ㅋㅏ…"])]);
    }

    #[test]
    fn long_lines_are_cut_at_spaces() {
        let text = "가나다 ".repeat(2000);
        let pieces: Vec<String> = chunks(&text).map(|c| c.text.into_owned()).collect();
        assert!(
            pieces
                .iter()
                .all(|p| p.len() <= CHUNK_BYTES && p.ends_with("다 "))
        );
        assert_eq!(pieces.concat(), text);
    }

    #[test]
    fn a_line_without_spaces_is_cut_between_characters() {
        let text = "한".repeat(5000);
        let pieces: Vec<String> = chunks(&text).map(|c| c.text.into_owned()).collect();
        assert!(pieces.iter().all(|p| p.len() <= CHUNK_BYTES));
        assert_eq!(pieces.concat(), text);
    }
}
