//! Finds `#tags` in visible text; knows nothing of front matter.

use crate::reader::is_word;

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

fn is_tag(c: char) -> bool {
    is_word(c) || matches!(c, '_' | '-' | '/')
}
