//! Tells letters and blanks apart; knows nothing of words.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Whether the character belongs to a word; quick for Hangul and ASCII.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        // Hangul, its letters, and the accents of a decomposed `À`.
        matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{300}'..='\u{36f}')
            || c.is_alphanumeric()
    }
}

/// The greatest character boundary up to `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The text with its Hangul composed (NFC), for comparing with the word lists.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if has_jamo(text.as_bytes()) {
        text.nfc().collect::<String>().into()
    } else {
        text.into()
    }
}

/// Whether any Hangul is decomposed: U+1100 to U+11FF are `E1 84` to `E1 87` in UTF-8.
fn has_jamo(bytes: &[u8]) -> bool {
    const JAMO_BYTES: usize = 3;
    bytes.len() >= JAMO_BYTES
        && memchr::memchr_iter(0xE1, bytes).any(|at| matches!(bytes.get(at + 1), Some(0x84..=0x87)))
}

/// White space, or a character without width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The first characters of the text, white space collapsed; does not look far beyond them.
pub(crate) fn first_chars(text: &str, chars: usize) -> String {
    const BYTES_PER_CHAR: usize = 4;
    let near = floor(text, chars * BYTES_PER_CHAR * 2);
    let text = collapse(&text[..near]);
    match text.char_indices().nth(chars) {
        Some((at, _)) => text[..at].to_owned(),
        None => text,
    }
}

/// The text with each run of white space as one blank.
pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
