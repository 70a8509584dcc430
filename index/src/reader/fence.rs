//! Finds where code fences end, in linear time; knows nothing of what is inside.

use super::letters::is_word;

/// What opened a fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fence {
    mark: u8,
    len: usize,
    /// A language or the like stands behind the mark.
    pub(super) is_named: bool,
}

/// Where a fence's body ends, as the byte offset of a line's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A closing fence stands there.
    Closed(usize),
    /// Nothing closes it; the body is taken to end there.
    Open(usize),
}

/// Longer fences are treated as this long, so that failed searches stay few.
const LEN_MAX: usize = 8;
const LEN_MIN: usize = 3;

/// The fence that opens with `text`, which has no blanks before it.
pub(super) fn opens(text: &[u8]) -> Option<Fence> {
    let mark = *text.first().filter(|mark| matches!(mark, b'`' | b'~'))?;
    let len = text.iter().take_while(|&&byte| byte == mark).count();
    let behind = text[len..].trim_ascii();
    let is_inline = mark == b'`' && behind.contains(&b'`');
    (len >= LEN_MIN && !is_inline).then_some(Fence {
        mark,
        len: len.min(LEN_MAX),
        is_named: !behind.is_empty(),
    })
}

fn closes(line: &[u8], fence: Fence) -> bool {
    let line = inner(line);
    let len = line.iter().take_while(|&&byte| byte == fence.mark).count();
    len >= fence.len && line[len..].trim_ascii().is_empty()
}

/// The line without quote marks and blanks before its text.
fn inner(line: &[u8]) -> &[u8] {
    let text = line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'>'));
    &line[text.unwrap_or(line.len())..]
}

/// Searches for closing fences; remembers what was searched in vain.
#[derive(Debug, Default)]
pub(super) struct Fences {
    /// The shortest fence of backticks, and of tildes, that nothing closes any more.
    failed: [Option<usize>; 2],
}

impl Fences {
    /// The end of the fence whose body starts at `from`, inside `quotes` quote marks.
    pub(super) fn end(&mut self, note: &str, from: usize, fence: Fence, quotes: u8) -> End {
        if quotes > 0 {
            return quoted_end(note, from, fence);
        }
        let failed = &mut self.failed[usize::from(fence.mark == b'~')];
        if failed.is_none_or(|len| fence.len < len) {
            let close = Lines { note, at: from }.find(|&(_, line)| closes(line, fence));
            match close {
                Some((at, _)) => return End::Closed(at),
                None => *failed = Some(fence.len),
            }
        }
        let stop = Lines { note, at: from }.find(|&(_, line)| is_no_code(line));
        End::Open(stop.map_or(note.len(), |(at, _)| at))
    }
}

/// A fence in a quote ends with the quote at the latest.
fn quoted_end(note: &str, from: usize, fence: Fence) -> End {
    for (at, line) in (Lines { note, at: from }) {
        if !line.trim_ascii_start().starts_with(b">") || closes(line, fence) {
            return End::Closed(at);
        }
    }
    End::Open(note.len())
}

/// A heading with a word of Hangul, or the end of a toggle: hardly code.
fn is_no_code(line: &[u8]) -> bool {
    const NEAR_BYTES: usize = 40;
    let level = line.iter().take_while(|&&byte| byte == b'#').count();
    let is_heading = (2..=6).contains(&level) && line.get(level) == Some(&b' ');
    let hangul = |byte: &u8| matches!(byte, 0xE1 | 0xEA..=0xED);
    let near = &line[..line.len().min(NEAR_BYTES)];
    (is_heading && near.iter().any(hangul)) || line.starts_with(b"</details>")
}

/// Whether the fence's body is `Q:` and `A:` lines: a box around a dialogue, not code.
pub(super) fn is_dialogue(body: &str) -> bool {
    let labelled = |line: &str, words: [&str; 3]| {
        let line = line.trim_start_matches([' ', '\t', '>', '-', '*', '[']);
        let word = words.iter().find_map(|word| line.strip_prefix(word));
        let behind = word.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start());
        behind.is_some_and(|rest| rest.starts_with([':', '.', ')', ']']) && rest.chars().any(is_word))
    };
    let any = |words| body.lines().any(|line| labelled(line, words));
    any(["Q", "질문", "문제"]) && any(["A", "답변", "답"])
}

/// The lines of a note from an offset on, each with the offset of its start.
pub(super) struct Lines<'t> {
    pub(super) note: &'t str,
    pub(super) at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.note.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let start = self.at;
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        self.at = (end + 1).min(bytes.len());
        Some((start, &bytes[start..end]))
    }
}
