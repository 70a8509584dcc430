//! Recognises what stands at the start of a line: quotes, lists, headings, rules, fences.

use super::line::{Form, Line};

/// How many columns a tab reaches at most.
const TAB_COLUMNS: usize = 4;

/// A list marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    Ordered,
}

/// Skips blanks and gives their width in columns beside the new offset.
pub(super) fn indent(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let mut columns = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += TAB_COLUMNS - columns % TAB_COLUMNS,
            0xC2 if bytes.get(at + 1) == Some(&0xA0) => {
                columns += 1;
                at += 1;
            }
            _ => break,
        }
        at += 1;
    }
    (columns, at)
}

/// The level of a heading that opens at `at`, and where its text begins.
///
/// `###제목` counts, `#제목` does not: one hash glued to a word is a tag.
pub(super) fn heading(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let hashes = bytes[at..]
        .iter()
        .take(7)
        .take_while(|&&b| b == b'#')
        .count();
    if hashes == 0 || hashes > 6 {
        return None;
    }
    let behind = at + hashes;
    match bytes.get(behind) {
        None => Some((hashes as u8, behind)),
        Some(b' ' | b'\t') => Some((hashes as u8, indent(bytes, behind).1)),
        Some(0xC2) if bytes.get(behind + 1) == Some(&0xA0) => {
            Some((hashes as u8, indent(bytes, behind).1))
        }
        Some(b) if hashes > 1 && (b.is_ascii_alphanumeric() || !b.is_ascii() || *b == b'*') => {
            Some((hashes as u8, behind))
        }
        _ => None,
    }
}

/// Whether a line that opens with this byte opens no block: a Latin letter or Hangul syllable.
pub(super) fn opens_plainly(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, 0xEA..=0xED)
}

/// Whether the line is a thematic break: three or more of `-`, `*` or `_`, and blanks.
pub(super) fn is_rule(bytes: &[u8]) -> bool {
    let Some(&mark) = bytes.iter().find(|b| !b.is_ascii_whitespace()) else {
        return false;
    };
    if !matches!(mark, b'-' | b'*' | b'_') {
        return false;
    }
    let mut marks = 0usize;
    for &byte in bytes {
        if byte == mark {
            marks += 1;
        } else if !byte.is_ascii_whitespace() {
            return false;
        }
    }
    marks >= 3
}

/// Whether the line closes a container: three or more colons and nothing else.
pub(super) fn closes_container(bytes: &[u8]) -> bool {
    let marks = bytes.trim_ascii();
    marks.len() >= 3 && marks.iter().all(|&b| b == b':')
}

/// Where the title of the container that opens at `at` begins: `:::tip Title`.
pub(super) fn container_title(bytes: &[u8], at: usize) -> usize {
    let run = |from: usize, of: fn(&u8) -> bool| {
        from + bytes[from..].iter().take_while(|&b| of(b)).count()
    };
    let kind = indent(bytes, run(at, |&b| b == b':')).1;
    indent(bytes, run(kind, u8::is_ascii_alphanumeric)).1
}

/// The list marker at `at`, and where the item's text begins.
pub(super) fn marker(bytes: &[u8], at: usize) -> Option<(Marker, usize)> {
    let first = *bytes.get(at)?;
    if matches!(first, b'-' | b'*' | b'+') {
        return behind_marker(bytes, at + 1).map(|text| (Marker::Bullet, text));
    }
    if first.is_ascii_digit() {
        let digits = bytes[at..]
            .iter()
            .take(10)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let close = at + digits;
        if digits < 10 && matches!(bytes.get(close), Some(b'.' | b')')) {
            return behind_marker(bytes, close + 1).map(|text| (Marker::Ordered, text));
        }
        return None;
    }
    typed_bullet(&bytes[at..])
        .and_then(|width| behind_marker(bytes, at + width))
        .map(|text| (Marker::Bullet, text))
}

/// Bullets that people type or paste: the width of one in bytes.
fn typed_bullet(bytes: &[u8]) -> Option<usize> {
    const TYPED: [&str; 10] = ["•", "‣", "▪", "●", "○", "◦", "▶", "▸", "►", "·"];
    if bytes[0].is_ascii() {
        return None;
    }
    TYPED
        .iter()
        .find(|bullet| bytes.starts_with(bullet.as_bytes()))
        .map(|bullet| bullet.len())
}

fn behind_marker(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at) {
        None => Some(at),
        Some(b' ' | b'\t') => Some(indent(bytes, at).1),
        Some(0xC2) if bytes.get(at + 1) == Some(&0xA0) => Some(indent(bytes, at).1),
        _ => None,
    }
}

/// The lines that open numbered items, and their numbers.
pub(super) fn ordinals(note: &str, lines: &[Line]) -> Vec<(u32, u32)> {
    let items = lines.iter().filter(|line| line.form == Form::Ordered);
    let ordinals = items.map(|line| (line.number, ordinal(note.as_bytes(), line.text as usize)));
    ordinals.filter(|&(_, ordinal)| ordinal > 0).collect()
}

/// Greater numbers alone on their lines are years and the like.
pub(super) const ORDINAL_MAX: u32 = 999;

/// The number at the start of `text` that a letter follows right behind its stop: `2.왜`.
pub(super) fn glued_ordinal(text: &str) -> Option<u32> {
    const DIGITS: usize = 3;
    let digits = text
        .bytes()
        .take(DIGITS + 1)
        .take_while(u8::is_ascii_digit)
        .count();
    let behind = text[digits..].strip_prefix(['.', ')'])?;
    let letter = behind.chars().take(2).all(char::is_alphabetic) && behind.chars().nth(1).is_some();
    let number = text[..digits].parse().ok()?;
    (letter && digits <= DIGITS).then_some(number)
}

/// The number of the list marker that ends right before `text`; 0 for a bullet.
pub(super) fn ordinal(note: &[u8], text: usize) -> u32 {
    let head = note[..text].trim_ascii_end();
    let Some(head) = head.strip_suffix(b".").or_else(|| head.strip_suffix(b")")) else {
        return 0;
    };
    let digits = head
        .iter()
        .rev()
        .take(9)
        .take_while(|b| b.is_ascii_digit())
        .count();
    head[head.len() - digits..]
        .iter()
        .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

/// A code fence's character and length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fence {
    pub(super) mark: u8,
    pub(super) len: usize,
}

/// The fence that opens at `at`, and where its info string begins.
pub(super) fn fence(bytes: &[u8], at: usize) -> Option<(Fence, usize)> {
    let mark = *bytes.get(at)?;
    if !matches!(mark, b'`' | b'~') {
        return None;
    }
    let len = bytes[at..].iter().take_while(|&&b| b == mark).count();
    let info = at + len;
    if len < 3 || (mark == b'`' && bytes[info..].contains(&b'`')) {
        return None;
    }
    Some((Fence { mark, len }, info))
}

/// Whether a line, without its quote marks, closes the fence.
pub(super) fn closes(line: &[u8], fence: Fence) -> bool {
    let line = line.trim_ascii();
    line.len() >= fence.len && line.iter().all(|&b| b == fence.mark)
}

/// The width of ` ###` at the end of a heading.
pub(super) fn closing_hashes(bytes: &[u8]) -> usize {
    let trimmed = bytes.trim_ascii_end();
    let hashes = trimmed.iter().rev().take_while(|&&b| b == b'#').count();
    let parted =
        trimmed.len() > hashes && trimmed[trimmed.len() - hashes - 1].is_ascii_whitespace();
    if hashes > 0 && parted {
        bytes.len() - (trimmed.len() - hashes)
    } else {
        0
    }
}

/// Whether the line is the one of dashes below a table's header.
pub(super) fn is_table_rule(bytes: &[u8]) -> bool {
    bytes.contains(&b'|')
        && bytes.contains(&b'-')
        && bytes
            .iter()
            .all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// `[label]: address`.
pub(super) fn is_definition(bytes: &[u8]) -> bool {
    let Some(close) = memchr::memchr(b']', bytes) else {
        return false;
    };
    let label = &bytes[1..close];
    let address = bytes[close..].strip_prefix(b"]:").map(<[u8]>::trim_ascii);
    !label.starts_with(b"^")
        && !label.is_empty()
        && address.is_some_and(|address| {
            !address.is_empty()
                && !address[..address.len().min(400)].contains(&b' ')
                && address.len() < 400
                && (address.contains(&b'/') || address.contains(&b'.') || address[0] == b'#')
        })
}

/// Whether a line of the text, other than its first, starts with a hash.
pub(super) fn has_heading(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'#', bytes).any(|at| at > 0 && matches!(bytes[at - 1], b'\n' | b'\r'))
}

/// Whether a blank line or a heading stands in the text.
pub(super) fn has_block(bytes: &[u8]) -> bool {
    let blank = |pair: &[u8]| matches!(pair, b"\n\n" | b"\n\r" | b"\r\r");
    has_heading(bytes) || bytes.windows(2).any(blank)
}

/// ` ^name` at the end of a line names a block.
pub(super) fn is_block_id(bytes: &[u8], at: usize, line: &std::ops::Range<usize>) -> bool {
    let opens = at > line.start && bytes[at - 1] == b' ';
    let name = bytes[at + 1..line.end]
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
        .count();
    opens
        && name > 0
        && bytes[at + 1 + name..line.end]
            .iter()
            .all(u8::is_ascii_whitespace)
}
