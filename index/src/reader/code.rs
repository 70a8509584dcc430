//! Tells which lines of a note are code, in linear time; knows nothing of what is outside of it.

use super::letters::{composed, is_word};

/// How a line stands to the fence that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Outside,
    Code,
    /// It closes the fence.
    Mark,
    /// In a fence that is only a box around a dialogue.
    Boxed,
}

/// A fence whose body is being read.
#[derive(Debug, Clone, Copy)]
struct Body {
    /// The byte offset of the first line that is no longer its body.
    end: usize,
    /// A mark stands there.
    is_closed: bool,
    is_box: bool,
}

/// The code of a note, read from front to back.
pub(super) struct Code<'n> {
    note: &'n str,
    body: Option<Body>,
    /// The shortest fence of backticks, and of tildes, that nothing closes any more.
    failed: [usize; 2],
    /// Till this byte offset indented lines are code, or else text that an author indents.
    indented: (usize, bool),
}

impl<'n> Code<'n> {
    pub(super) fn new(note: &'n str) -> Self {
        Self {
            note,
            body: None,
            failed: [usize::MAX; 2],
            indented: (0, false),
        }
    }

    /// How the line that begins at `start` stands to the open fence, which ends with it maybe.
    pub(super) fn standing(&mut self, start: usize) -> Standing {
        match self.body {
            Some(body) if start < body.end && body.is_box => Standing::Boxed,
            Some(body) if start < body.end => Standing::Code,
            Some(body) => {
                self.body = None;
                match body.is_closed && start == body.end {
                    true => Standing::Mark,
                    false => Standing::Outside,
                }
            }
            None => Standing::Outside,
        }
    }

    /// Opens the fence, if any, of a line with the words `text`; whether something closes it.
    ///
    /// `end` is where the line ends, `quote` how many quotes are around it.
    pub(super) fn open(&mut self, text: &[u8], end: usize, quote: u8) -> Option<bool> {
        let fence = opened(&text[item_marker(text)..])?;
        let from = next_line(self.note, end);
        let (body_end, is_found) = self.body_end(from, fence, quote);
        let body = &self.note[from..body_end.max(from)];
        self.body = Some(Body {
            end: body_end,
            is_closed: is_found && self.is_mark(body_end),
            is_box: !fence.is_named && is_dialogue(body),
        });
        Some(is_found)
    }

    /// Where the body from `from` on ends, and whether something ends it.
    fn body_end(&mut self, from: usize, fence: Fence, quote: u8) -> (usize, bool) {
        let mut lines = Lines {
            note: self.note,
            at: from,
        };
        if quote > 0 {
            let is_over = |line: &[u8]| !line.trim_ascii_start().starts_with(b">");
            let end = lines.find(|&(_, line)| is_over(line) || closes(line, fence));
            return end.map_or((self.note.len(), false), |(at, _)| (at, true));
        }
        let failed = &mut self.failed[usize::from(fence.mark == b'~')];
        if fence.len < *failed {
            if let Some((at, _)) = lines.find(|&(_, line)| closes(line, fence)) {
                return (at, true);
            }
            *failed = fence.len;
        }
        lines.at = from;
        let stop = lines.find(|&(_, line)| is_no_code(line));
        (stop.map_or(self.note.len(), |(at, _)| at), false)
    }

    /// Whether the line at `at` is a mark, not the first line behind a quote.
    fn is_mark(&self, at: usize) -> bool {
        let note = self.note;
        let line = Lines { note, at }.next().map_or(&b""[..], |line| line.1);
        let is_fence = |byte: &u8| matches!(byte, b'`' | b'~');
        let is_lead = |byte: &u8| matches!(byte, b'>' | b' ' | b'\t');
        line.iter().any(is_fence) && line.iter().all(|byte| is_fence(byte) || is_lead(byte))
    }

    /// Whether the indented line at `start` is code; `opens` says that a block may begin there.
    pub(super) fn is_indented(&mut self, start: usize, opens: impl Fn() -> bool) -> bool {
        if start >= self.indented.0 {
            if !opens() {
                return false;
            }
            self.indented = indented_block(self.note, start);
        }
        self.indented.1
    }
}

/// What opened a fence.
#[derive(Debug, Clone, Copy)]
struct Fence {
    mark: u8,
    len: usize,
    /// A language or the like stands behind the mark.
    is_named: bool,
}

/// Longer fences are treated as this long, so that failed searches stay few.
const LEN_MAX: usize = 8;
const LEN_MIN: usize = 3;

/// The fence that opens with `text`, which has no blanks before it.
fn opened(text: &[u8]) -> Option<Fence> {
    let mark = *text.first().filter(|mark| matches!(mark, b'`' | b'~'))?;
    let len = run(text, mark);
    let behind = text[len..].trim_ascii();
    let is_inline = mark == b'`' && behind.contains(&b'`');
    (len >= LEN_MIN && !is_inline).then_some(Fence {
        mark,
        len: len.min(LEN_MAX),
        is_named: !behind.is_empty(),
    })
}

pub(super) fn opens_fence(text: &[u8]) -> bool {
    opened(text).is_some()
}

/// How often `byte` stands at the start of `text`.
pub(super) fn run(text: &[u8], byte: u8) -> usize {
    text.iter().take_while(|&&next| next == byte).count()
}

fn closes(line: &[u8], fence: Fence) -> bool {
    let lead = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'>');
    let line = &line[line.iter().take_while(lead).count()..];
    let len = run(line, fence.mark);
    len >= fence.len && line[len..].trim_ascii().is_empty()
}

/// A heading with a word of Hangul, or the end of a toggle: hardly code.
fn is_no_code(line: &[u8]) -> bool {
    const NEAR_BYTES: usize = 40;
    let level = run(line, b'#');
    let is_heading = (2..=6).contains(&level) && line.get(level) == Some(&b' ');
    let near = &line[..line.len().min(NEAR_BYTES)];
    (is_heading && has_hangul(near)) || line.starts_with(b"</details>")
}

fn has_hangul(text: &[u8]) -> bool {
    text.iter().any(|byte| matches!(byte, 0xE1 | 0xEA..=0xED))
}

/// Whether the fence's body is `Q:` and `A:` lines: a box around a dialogue, not code.
fn is_dialogue(body: &str) -> bool {
    let body = &*composed(body);
    let labelled = |line: &str, words: [&str; 3]| {
        let line = line.trim_start_matches([' ', '\t', '>', '-', '*', '[']);
        let rest = words.iter().find_map(|word| line.strip_prefix(word));
        rest.is_some_and(|rest| {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.trim_start().starts_with([':', '.', ')', ']']) && rest.contains(is_word)
        })
    };
    let any = |words| body.lines().any(|line| labelled(line, words));
    any(["Q", "질문", "문제"]) && any(["A", "답변", "답"])
}

/// Where a block of indented lines ends, and whether it is code: few of its lines Korean text.
fn indented_block(note: &str, start: usize) -> (usize, bool) {
    let (mut text, mut code, mut end) = (0, 0, start);
    for (at, line) in (Lines { note, at: start }) {
        let inner = line.trim_ascii();
        if inner.is_empty() {
            continue;
        }
        if !line.starts_with(b"    ") && !line.starts_with(b"\t") {
            break;
        }
        end = at + line.len() + 1;
        let opens = |marks: &[&str]| marks.iter().any(|mark| inner.starts_with(mark.as_bytes()));
        let is_spoken = has_hangul(inner) && !opens(&["//", "#", "/*"]) && !inner.ends_with(b";");
        match is_spoken || opens(&["![", "<img"]) {
            true => text += 1,
            false => code += 1,
        }
    }
    (end, text < code)
}

/// The bytes of a list's marker and the blanks behind it; 0 if `text` opens with none.
pub(super) fn item_marker(text: &[u8]) -> usize {
    let len = match text {
        [b'-' | b'*' | b'+', ..] => 1,
        [b'0'..=b'9', ..] => match digits(text) {
            digits @ 1..=4 if matches!(text.get(digits), Some(b'.' | b')')) => digits + 1,
            _ => return 0,
        },
        _ => return 0,
    };
    let behind = text[len..].trim_ascii_start();
    let marker = text.len() - behind.len();
    if marker > len { marker } else { 0 }
}

/// Whether the last line of `text` holds nothing but blanks, or a list's marker.
pub(super) fn is_empty_line(text: &str) -> bool {
    const NEAR_BYTES: usize = 64;
    let near = &text.as_bytes()[text.len().saturating_sub(NEAR_BYTES)..];
    let end = near.iter().rposition(|&byte| byte == b'\n');
    let line = &near[end.map_or(0, |end| end + 1)..];
    line[item_marker(line)..].trim_ascii().is_empty()
}

/// How many digits the text opens with, ten at most.
pub(super) fn digits(text: &[u8]) -> usize {
    text.iter()
        .take(10)
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The byte offset behind the line break at `end`.
pub(super) fn next_line(note: &str, end: usize) -> usize {
    match note.as_bytes()[end..] {
        [] => end,
        [b'\r', b'\n', ..] => end + 2,
        _ => end + 1,
    }
}

/// Longer runs of backticks open no code.
const RUN_MAX: usize = 8;

/// Finds code inside of a line; remembers the lengths of runs that nothing closes.
#[derive(Debug, Default)]
pub(super) struct CodeSpans {
    failed: [bool; RUN_MAX + 1],
}

impl CodeSpans {
    /// The offset behind the code that opens with the backticks at `at`; behind them if none does.
    pub(super) fn behind(&mut self, line: &[u8], at: usize) -> usize {
        let len = run(&line[at..], b'`');
        let from = at + len;
        if len > RUN_MAX || self.failed[len] {
            return from;
        }
        let mut close = from;
        while let Some(next) = memchr::memchr(b'`', &line[close..]) {
            let width = run(&line[close + next..], b'`');
            close += next + width;
            if width == len {
                return close;
            }
        }
        self.failed[len] = true;
        from
    }
}

/// The lines of a note from an offset on, each with the offset of its start.
struct Lines<'n> {
    note: &'n str,
    at: usize,
}

impl<'n> Iterator for Lines<'n> {
    type Item = (usize, &'n [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self
            .note
            .as_bytes()
            .get(self.at..)
            .filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let len = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        self.at = start + len + 1;
        Some((start, &rest[..len]))
    }
}
