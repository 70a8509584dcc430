//! Finds where code fences end, in linear time; knows nothing of what is inside.

use super::labels::{self, Label};
use super::letters;
use super::marks::{self, Fence};

/// Fences longer than this are treated as this long, so that failed searches stay few.
const LEN_MAX: usize = 8;

/// Where a fence's body ends, as a byte offset of a line's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A closing fence stands there.
    Closed(usize),
    /// No closing fence; the body is taken to end there.
    Open(usize),
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
        let fence = Fence {
            len: fence.len.min(LEN_MAX),
            ..fence
        };
        if quotes > 0 {
            return quoted_end(note, from, fence);
        }
        let failed = &mut self.failed[usize::from(fence.mark == b'~')];
        if failed.is_none_or(|len| fence.len < len) {
            let close = Lines { note, at: from }.find(|&(_, line)| marks::closes(line, fence));
            match close {
                Some((at, _)) => return End::Closed(at),
                None => *failed = Some(fence.len),
            }
        }
        let heading = Lines { note, at: from }.find(|&(_, line)| looks_like_heading(line));
        End::Open(heading.map_or(note.len(), |(at, _)| at))
    }
}

/// A fence in a quote ends with the quote at the latest.
fn quoted_end(note: &str, from: usize, fence: Fence) -> End {
    for (at, line) in (Lines { note, at: from }) {
        let Some(inner) = line.trim_ascii_start().strip_prefix(b">") else {
            return End::Closed(at);
        };
        let inner = inner.trim_ascii_start();
        let inner = inner
            .iter()
            .position(|&b| b != b'>' && b != b' ')
            .map_or(inner, |text| &inner[text..]);
        if marks::closes(inner, fence) {
            return End::Closed(at);
        }
    }
    End::Open(note.len())
}

/// A heading with a word of Hangul: hardly a comment in code.
fn looks_like_heading(line: &[u8]) -> bool {
    let Some((level, text)) = marks::heading(line, 0) else {
        return false;
    };
    let hangul = line[text..]
        .iter()
        .take(40)
        .any(|b| matches!(b, 0xE1 | 0xEA..=0xED));
    level >= 2 && hangul
}

/// Whether the fence's body is `Q:` and `A:` lines: a box around a dialogue, not code.
pub(super) fn is_dialogue(body: &str) -> bool {
    const LINE_BYTES: usize = 800;
    let (mut asks, mut answers) = (false, false);
    for line in body
        .lines()
        .map(str::trim)
        .filter(|line| line.len() <= LINE_BYTES)
    {
        match labels::read_prefix(&letters::composed(line)).label {
            Label::Question => asks = true,
            Label::Answer => answers = true,
            _ => {}
        }
    }
    asks && answers
}

/// The lines of a note from an offset on, each with the offset of its start.
struct Lines<'t> {
    note: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.note.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let start = self.at;
        let end =
            memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        self.at = (end + 1).min(bytes.len());
        Some((start, &bytes[start..end]))
    }
}
