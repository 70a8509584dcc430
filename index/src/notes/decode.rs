//! Turns a note's bytes into text, guessing the encoding; knows no files.

use std::borrow::Cow;

use encoding_rs::{EUC_KR, UTF_16BE, UTF_16LE};

use super::{Encoding, Note, SkipReason};

/// In text, at most one character in this many is a control character or undecodable.
const TEXT_CHARS_PER_CONTROL: usize = 32;
const TEXT_CHARS_PER_BROKEN: usize = 10;

/// Only UTF-8, UTF-16 and CP949 are told apart: what else Korean notes come in is nothing but
/// old files of Korean Windows, and a test for these few needs no statistics of languages.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Note, SkipReason> {
    if let Some(note) = after_byte_order_mark(&bytes) {
        return text_only(note);
    }
    if bytes.contains(&0) {
        return with_nul_bytes(bytes);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(whole(text, Encoding::Utf8)),
        Err(error) => error.into_bytes(),
    };
    not_quite_utf8(&bytes)
}

/// A file's name that is no UTF-8.
pub(super) fn name(bytes: &[u8]) -> Cow<'_, str> {
    let (name, is_broken) = EUC_KR.decode_without_bom_handling(bytes);
    match is_broken {
        true => String::from_utf8_lossy(bytes),
        false => name,
    }
}

fn after_byte_order_mark(bytes: &[u8]) -> Option<Note> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Some(Note {
            encoding: Encoding::Utf8Bom,
            ..utf8_lossy(rest)
        }),
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, Encoding::Utf16Le)),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, Encoding::Utf16Be)),
        _ => None,
    }
}

/// UTF-16 without a mark, text that a crash filled up with NUL bytes, or no text at all.
fn with_nul_bytes(bytes: Vec<u8>) -> Result<Note, SkipReason> {
    if let Some(note) = utf16_without_mark(&bytes) {
        return Ok(note);
    }
    let end = bytes.iter().rposition(|&byte| byte != 0);
    let content = &bytes[..end.map_or(0, |last| last + 1)];
    if content.is_empty() {
        return Err(SkipReason::Binary);
    }
    text_only(match std::str::from_utf8(content) {
        Ok(text) => whole(text.to_owned(), Encoding::Utf8),
        Err(_) => not_quite_utf8(content)?,
    })
}

/// Without a mark, the order of bytes is told by the spaces and line ends of any text.
fn utf16_without_mark(bytes: &[u8]) -> Option<Note> {
    let (units, []) = bytes.as_chunks() else {
        return None;
    };
    let ascii = |of: fn([u8; 2]) -> u16| {
        let ascii = units.iter().filter(|&&unit| (9..0x7F).contains(&of(unit)));
        ascii.count()
    };
    let encoding = if ascii(u16::from_le_bytes) > ascii(u16::from_be_bytes) {
        Encoding::Utf16Le
    } else {
        Encoding::Utf16Be
    };
    let note = utf16(bytes, encoding);
    let unusual = note.text.chars().filter(|&c| !is_usual(c)).count();
    (note.replaced == 0 && unusual * 10 <= units.len()).then_some(note)
}

/// A character of Korean notes: Latin, Hangul, Han, kana, punctuation or a symbol.
fn is_usual(c: char) -> bool {
    matches!(c,
        '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{24F}'
        | '\u{1100}'..='\u{11FF}' | '\u{2000}'..='\u{27BF}' | '\u{3000}'..='\u{318F}'
        | '\u{4E00}'..='\u{9FFF}' | '가'..='힣' | '\u{FF00}'..='\u{FFEF}'
        | '\u{1F000}'..='\u{1FAFF}')
}

fn not_quite_utf8(bytes: &[u8]) -> Result<Note, SkipReason> {
    let utf8 = utf8_lossy(bytes);
    let wide = utf8.text.chars().filter(|c| !c.is_ascii()).count() - utf8.replaced;
    let korean = cp949(bytes);
    // Korean in UTF-8 holds more whole characters than broken ones, Korean in CP949 hardly any.
    if let Some(korean) = korean.as_ref().filter(|korean| korean.replaced == 0) {
        return text_only(korean.clone());
    }
    if wide > utf8.replaced || few_broken(&utf8) && korean.is_none() {
        return text_only(utf8);
    }
    match korean {
        Some(korean) if few_broken(&korean) => text_only(korean),
        _ if is_text(&utf8.text) => Err(SkipReason::UnknownEncoding),
        _ => Err(SkipReason::Binary),
    }
}

/// CP949 if a third of the double bytes are the common syllables of KS X 1001.
///
/// With the 8,822 rare syllables of CP949's extension counted, Shift JIS would pass as Korean;
/// with a lower share, EUC-JP would.
fn cp949(bytes: &[u8]) -> Option<Note> {
    let (mut doubles, mut common, mut rest) = (0, 0, bytes);
    while let [lead, after @ ..] = rest {
        rest = after;
        if lead.is_ascii() {
            continue;
        }
        if let [trail, after @ ..] = after {
            rest = after;
            doubles += 1;
            common += usize::from(matches!((lead, trail), (0xB0..=0xC8, 0xA1..=0xFE)));
        }
    }
    if common == 0 || common * 3 < doubles {
        return None;
    }
    let (text, _) = EUC_KR.decode_without_bom_handling(bytes);
    Some(counted(text.into_owned(), Encoding::Cp949))
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Note {
    let decoder = match encoding {
        Encoding::Utf16Be => UTF_16BE,
        _ => UTF_16LE,
    };
    let (text, _) = decoder.decode_without_bom_handling(bytes);
    counted(text.into_owned(), encoding)
}

fn utf8_lossy(bytes: &[u8]) -> Note {
    let mut text = String::with_capacity(bytes.len());
    let mut replaced = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            replaced += 1;
        }
    }
    Note {
        text,
        encoding: Encoding::Utf8,
        replaced,
    }
}

fn whole(text: String, encoding: Encoding) -> Note {
    Note {
        text,
        encoding,
        replaced: 0,
    }
}

fn counted(text: String, encoding: Encoding) -> Note {
    let replaced = text.matches(char::REPLACEMENT_CHARACTER).count();
    Note {
        text,
        encoding,
        replaced,
    }
}

fn few_broken(note: &Note) -> bool {
    note.replaced * TEXT_CHARS_PER_BROKEN <= note.text.chars().count()
}

fn text_only(note: Note) -> Result<Note, SkipReason> {
    if is_text(&note.text) {
        return Ok(note);
    }
    Err(SkipReason::Binary)
}

fn is_text(text: &str) -> bool {
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    let controls = text.bytes().filter(|byte| is_control(byte)).count();
    controls * TEXT_CHARS_PER_CONTROL <= text.len()
}
