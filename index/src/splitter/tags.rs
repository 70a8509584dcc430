//! Finds `#tags` in visible text; knows nothing of front matter.

use super::letters::is_word;
use super::line::Line;

/// More tags than this are not taken from one unit.
const TAGS_MAX: usize = 16;
/// Longer words are no tags.
const TAG_CHARS: usize = 64;

/// Adds the `#tags` of `text` to `tags`, none twice, without the hash.
///
/// A tag follows a blank or a line's start, holds a letter and stands in no code: `#1`, `C#` and
/// `a#b` are none.
pub(super) fn collect(text: &str, tags: &mut Vec<String>) {
    let before = tags.len();
    let mut in_code = false;
    for at in memchr::memchr2_iter(b'#', b'`', text.as_bytes()) {
        if text.as_bytes()[at] == b'`' {
            in_code = !in_code;
            continue;
        }
        if tags.len() >= before + TAGS_MAX {
            return;
        }
        if in_code {
            continue;
        }
        if text[..at]
            .chars()
            .next_back()
            .is_some_and(|c| !c.is_whitespace())
        {
            continue;
        }
        let tag: String = text[at + 1..]
            .chars()
            .take(TAG_CHARS + 1)
            .take_while(|&c| is_tag(c))
            .collect();
        let fits = tag.chars().count() <= TAG_CHARS && tag.chars().any(char::is_alphabetic);
        if fits && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
}

/// The indices of lines in whose text a tag may stand, in order.
pub(super) fn lines(note: &str, lines: &[Line]) -> Vec<u32> {
    let bytes = note.as_bytes();
    let mut tagged: Vec<u32> = Vec::new();
    let opens = |at: &usize| {
        let next = bytes.get(at + 1);
        next.is_some_and(|&byte| !byte.is_ascii() || is_tag(byte.into()))
    };
    for at in memchr::memchr_iter(b'#', bytes).filter(opens) {
        let next = lines.partition_point(|line| line.text as usize <= at);
        let Some(line) = next.checked_sub(1) else {
            continue;
        };
        if tagged.last() != Some(&(line as u32)) {
            tagged.push(line as u32);
        }
    }
    tagged
}

fn is_tag(c: char) -> bool {
    is_word(c) || matches!(c, '_' | '-' | '/')
}
