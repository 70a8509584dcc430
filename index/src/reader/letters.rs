//! Tells letters and blanks apart; knows nothing of words.

use std::borrow::Cow;

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

/// Whether the character is a syllable of Hangul, or a part of one.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}')
}

/// Whether the character belongs to a word that no Latin letter begins, with an accent or without.
///
/// `À` may as well stand as `A` and an accent behind it.
pub(crate) fn is_beyond_latin(c: char) -> bool {
    !c.is_ascii() && is_word(c) && !matches!(c, '\u{c0}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
}

/// The greatest character boundary up to `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The text with its Hangul composed, never longer than it was.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if !has_jamo(text.as_bytes()) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let lead = (c as u32).wrapping_sub(0x1100);
        let vowel = chars
            .peek()
            .map_or(u32::MAX, |&c| (c as u32).wrapping_sub(0x1161));
        if lead >= 19 || vowel >= 21 {
            out.push(c);
            continue;
        }
        chars.next();
        let tail = chars
            .peek()
            .map_or(u32::MAX, |&c| (c as u32).wrapping_sub(0x11a7));
        let tail = if (1..28).contains(&tail) { tail } else { 0 };
        if tail > 0 {
            chars.next();
        }
        out.extend(char::from_u32(0xac00 + (lead * 21 + vowel) * 28 + tail));
    }
    out.into()
}

/// The first byte of U+1100 to U+11FF in UTF-8; the second is one of `84` to `87`.
const JAMO_LEAD: u8 = 0xE1;

/// Whether any Hangul is decomposed.
fn has_jamo(bytes: &[u8]) -> bool {
    memchr::memchr_iter(JAMO_LEAD, bytes).any(|at| matches!(bytes.get(at + 1), Some(0x84..=0x87)))
}

/// White space, or a character without width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The first characters of the text, white space collapsed; does not look far beyond them.
pub(crate) fn first_chars(text: &str, chars: usize) -> String {
    const BYTES_PER_CHAR: usize = 4;
    let near = floor(text, chars * BYTES_PER_CHAR * 2);
    let mut text = collapse(&text[..near]);
    if text.len() > chars
        && let Some((at, _)) = text.char_indices().nth(chars)
    {
        text.truncate(at);
    }
    text
}

/// The text with each run of white space as one blank.
pub(crate) fn collapse(text: &str) -> String {
    if is_collapsed(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether single blanks are all the white space there is, and stand between words; if in doubt, not.
fn is_collapsed(text: &str) -> bool {
    // White space beyond ASCII opens with one of these.
    let may_be_space = |byte: u8| byte < b' ' || matches!(byte, 0xC2 | 0xE1..=0xE3);
    let bytes = text.as_bytes();
    let (Some(first), Some((last, inner))) = (bytes.first(), bytes.split_last()) else {
        return true;
    };
    // Without an early end, the bytes are compared many at once.
    let pairs = inner.iter().zip(&bytes[1..]);
    let is_odd = pairs.fold(false, |odd, (&byte, &next)| {
        odd | may_be_space(byte) | ((byte == b' ') & (next == b' '))
    });
    !is_odd && *first > b' ' && *last > b' '
}

/// Adds text; a line stays a line, whatever entities decode to.
///
/// Decomposed Hangul is composed: labels and endings are compared as they are typed.
pub(super) fn push_shown(buffer: &mut String, text: &str) {
    // Without an early end, the bytes are compared many at once.
    let is_odd = |byte: u8| (byte < b' ') | (byte == JAMO_LEAD);
    let odd = text.bytes().fold(false, |odd, byte| odd | is_odd(byte));
    if !odd {
        return buffer.push_str(text);
    }
    let text = composed(text);
    match text.bytes().any(|byte| byte < b' ') {
        true => buffer.push_str(&text.replace(char::is_control, " ")),
        false => buffer.push_str(&text),
    }
}
