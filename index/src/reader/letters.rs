//! Tells letters apart and composes Hangul; knows nothing of words.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Whether the character belongs to a word; quick for Hangul and ASCII.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        ('가'..='힣').contains(&c) || c.is_alphanumeric() || is_accent(c)
    }
}

/// Whether the first word is, or opens with, a number.
pub(crate) fn is_numbered(text: &str) -> bool {
    text.trim_start_matches(|c: char| !is_word(c))
        .starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the character is a pictograph, as people put before headings.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{203c}' | '\u{2049}' | '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether people put the emoji before what they wonder about.
pub(crate) fn wonders(emoji: char) -> bool {
    matches!(emoji, '🤔' | '🧐' | '🤷' | '❓' | '❔' | '🙋')
}

/// An accent that combines with the letter before it: `À` decomposed.
pub(crate) fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The greatest character boundary up to `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The text's letters in lower case and composed, for comparing questions.
pub(crate) fn letters(text: &str) -> String {
    composed(text)
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
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
