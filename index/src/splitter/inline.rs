//! Removes inline markup from one line of a note; knows nothing of what the line is.

use super::emphasis::{Bold, Emphasis};
use super::html::{self, Tag, TagName};
use super::letters::is_blank;
use super::links::{self, Link, Pairs};
use super::marks;
use std::ops::Range;

/// Reads the visible text of lines; keeps its buffers from line to line.
#[derive(Debug, Default)]
pub(super) struct Inline {
    emphasis: Emphasis,
    pairs: Pairs,
    paired: bool,
    /// Where a link's text ends, and where the note goes on behind its target.
    jumps: Vec<(usize, usize)>,
    /// The tags of the line last read, with their offsets in the visible text.
    pub(super) tags: Vec<(Tag, usize)>,
    /// The line last read shows an image that a tag puts there.
    pub(super) pictured: bool,
    /// The note is hidden up to this offset, in a comment or a tag of several lines.
    pub(super) hidden_until: usize,
    /// What is hidden is an HTML comment.
    pub(super) in_comment: bool,
    /// What is hidden is the rest of a tag.
    pub(super) in_tag: bool,
    no_comment_end: bool,
    no_percent_before: usize,
    no_code: u16,
    no_tag_end: bool,
}

/// How a line is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Text,
    /// A table row: cell borders become spaces.
    Row,
}

/// Longer runs of backticks open no code span.
const CODE_RUN: usize = 8;
/// How far a tag may reach over line ends, in bytes.
const TAG_BYTES: usize = 1_000;

const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"\\`&<![]*_~=%^|";
    let mut i = 0;
    while i < marks.len() {
        table[marks[i] as usize] = true;
        i += 1;
    }
    table
};

impl Inline {
    /// Appends the visible text of `line` to `out` and says whether all of it is bold.
    pub(super) fn read(
        &mut self,
        note: &str,
        line: Range<usize>,
        mode: Mode,
        out: &mut String,
    ) -> Bold {
        let begin = out.len();
        self.tags.clear();
        self.pictured = false;
        self.jumps.clear();
        self.paired = false;
        self.no_code = 0;
        self.no_tag_end = false;
        let bytes = note.as_bytes();
        let (mut at, mut kept) = (line.start, line.start);
        while at < line.end {
            if let Some(&(end, behind)) = self.jumps.last().filter(|jump| jump.0 <= at) {
                self.jumps.pop();
                if end == at {
                    out.push_str(&note[kept..at]);
                    (at, kept) = (behind, behind);
                }
                continue;
            }
            if !SPECIAL[bytes[at] as usize] {
                at += 1;
                continue;
            }
            match self.special(note, at, &line, mode) {
                Step::Keep(next) => at = next,
                Step::Cut { until, shown } => {
                    out.push_str(&note[kept..at]);
                    self.show(note, shown, out);
                    (at, kept) = (until.min(line.end), until.min(line.end));
                }
            }
        }
        out.push_str(&note[kept.min(line.end)..line.end]);
        let bold = self.emphasis.resolve(out, begin, &mut self.tags);
        self.trim(out, begin);
        bold
    }

    /// Trims the line that begins at `begin`.
    fn trim(&mut self, out: &mut String, begin: usize) {
        out.truncate(begin + out[begin..].trim_end_matches(is_blank).len());
        let blanks = out[begin..].len() - out[begin..].trim_start_matches(is_blank).len();
        if blanks > 0 {
            out.drain(begin..begin + blanks);
        }
        for (_, at) in &mut self.tags {
            *at = at.saturating_sub(blanks).clamp(begin, out.len());
        }
    }

    fn show(&mut self, note: &str, shown: Shown, out: &mut String) {
        match shown {
            Shown::Nothing => {}
            Shown::Space => out.push(' '),
            Shown::Range(range) => out.push_str(&note[range]),
            Shown::Text(text) => out.push_str(&text),
            Shown::Picture(words) => {
                out.push(' ');
                out.push_str(&words);
                out.push(' ');
            }
            Shown::Tag(tag) => {
                if tag.name == TagName::Block && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
                self.tags.push((tag, out.len()));
            }
            Shown::Run { start, len, line } => {
                let before = note[line.start..start].chars().next_back();
                let behind = note[start + len..line.end].chars().next();
                self.emphasis
                    .push(out.len(), len, note.as_bytes()[start], before, behind);
                out.push_str(&note[start..start + len]);
            }
        }
    }

    fn special(&mut self, note: &str, at: usize, line: &Range<usize>, mode: Mode) -> Step {
        let bytes = note.as_bytes();
        match bytes[at] {
            b'\\' if at + 1 < line.end && bytes[at + 1].is_ascii_punctuation() => Step::Cut {
                until: at + 2,
                shown: Shown::Range(at + 1..at + 2),
            },
            b'`' => self.code(bytes, at, line),
            b'&' => entity(&note[at..line.end], at),
            b'<' => self.angle(note, at, line),
            b'!' if bytes.get(at + 1) == Some(&b'[') && at + 1 < line.end => {
                self.image(note, at, line)
            }
            b'[' => self.bracket(bytes, at, line),
            mark @ (b'*' | b'_' | b'~' | b'=') => {
                let len = bytes[at..line.end]
                    .iter()
                    .take_while(|&&b| b == mark)
                    .count();
                Step::Cut {
                    until: at + len,
                    shown: Shown::Run {
                        start: at,
                        len,
                        line: line.clone(),
                    },
                }
            }
            b'%' => self.percent(note, at, line),
            b'^' if marks::is_block_id(bytes, at, line) => Step::Cut {
                until: line.end,
                shown: Shown::Nothing,
            },
            b'|' if mode == Mode::Row => Step::Cut {
                until: at + 1,
                shown: Shown::Space,
            },
            _ => Step::Keep(at + 1),
        }
    }

    fn code(&mut self, bytes: &[u8], at: usize, line: &Range<usize>) -> Step {
        let run = |from: usize| {
            bytes[from..line.end]
                .iter()
                .take_while(|&&b| b == b'`')
                .count()
        };
        let len = run(at);
        if len > CODE_RUN || self.no_code & (1 << len) != 0 {
            return Step::Keep(at + len);
        }
        let from = at + len;
        let mut close = from;
        while let Some(next) = memchr::memchr(b'`', &bytes[close..line.end]) {
            close += next;
            let width = run(close);
            if width == len {
                return Step::Cut {
                    until: close + len,
                    shown: Shown::Range(from..close),
                };
            }
            close += width;
        }
        self.no_code |= 1 << len;
        Step::Keep(from)
    }

    fn angle(&mut self, note: &str, at: usize, line: &Range<usize>) -> Step {
        let bytes = note.as_bytes();
        if bytes[at..].starts_with(b"<!--") {
            return self.comment(note, at);
        }
        let Some((tag, behind)) = html::tag_name(&bytes[at..line.end]) else {
            return autolink(bytes, at, line);
        };
        if self.no_tag_end {
            return Step::Keep(at + 1);
        }
        match memchr::memchr(b'>', &bytes[at + behind..line.end]) {
            Some(end) => {
                let until = at + behind + end + 1;
                let shown = self.shown_tag(tag, &note[at..until]);
                Step::Cut { until, shown }
            }
            None => {
                self.no_tag_end = true;
                self.long_tag(note, at, line, tag)
            }
        }
    }

    /// A tag whose attributes run on over the next lines.
    fn long_tag(&mut self, note: &str, at: usize, line: &Range<usize>, tag: Tag) -> Step {
        let bytes = note.as_bytes();
        let reach = &bytes[at + 1..bytes.len().min(at + TAG_BYTES)];
        let stop = memchr::memchr2(b'>', b'<', reach);
        match stop {
            Some(end) if reach[end] == b'>' && !marks::has_block(&reach[..end]) => {
                self.hidden_until = at + end + 2;
                (self.in_comment, self.in_tag) = (false, true);
                Step::Cut {
                    until: line.end,
                    shown: self.shown_tag(tag, &note[at..at + end + 2]),
                }
            }
            _ => Step::Keep(at + 1),
        }
    }

    fn shown_tag(&mut self, tag: Tag, source: &str) -> Shown {
        if tag.name != TagName::Image || tag.closing {
            return Shown::Tag(tag);
        }
        self.pictured = true;
        Shown::Picture(html::image_words(source))
    }

    fn comment(&mut self, note: &str, at: usize) -> Step {
        if self.no_comment_end {
            return Step::Keep(at + 4);
        }
        match memchr::memmem::find(&note.as_bytes()[at + 4..], b"-->") {
            Some(end) => {
                let step = self.hide(at + 4 + end + 3);
                self.in_comment = true;
                step
            }
            None => {
                self.no_comment_end = true;
                Step::Keep(at + 4)
            }
        }
    }

    /// `%% … %%`, in one line or several, but not across a heading.
    fn percent(&mut self, note: &str, at: usize, line: &Range<usize>) -> Step {
        let bytes = note.as_bytes();
        let opens = bytes.get(at + 1) == Some(&b'%') && at + 1 < line.end;
        let glued = at > line.start && !bytes[at - 1].is_ascii_whitespace();
        if !opens || glued || at < self.no_percent_before {
            return Step::Keep(at + 1);
        }
        let rest = &bytes[at + 2..];
        let Some(end) = memchr::memmem::find(rest, b"%%") else {
            self.no_percent_before = usize::MAX;
            return Step::Keep(at + 2);
        };
        if marks::has_heading(&rest[..end]) {
            self.no_percent_before = at + 2 + end;
            return Step::Keep(at + 2);
        }
        self.hide(at + 2 + end + 2)
    }

    fn hide(&mut self, until: usize) -> Step {
        self.hidden_until = until;
        (self.in_comment, self.in_tag) = (false, false);
        Step::Cut {
            until,
            shown: Shown::Nothing,
        }
    }

    fn bracket(&mut self, bytes: &[u8], at: usize, line: &Range<usize>) -> Step {
        match self.link(bytes, at, line) {
            Link::Shown { text, end } => {
                self.jumps.push((text.end, end));
                Step::Cut {
                    until: text.start,
                    shown: Shown::Nothing,
                }
            }
            Link::Dropped { end } => Step::Cut {
                until: end,
                shown: Shown::Nothing,
            },
            Link::None => Step::Keep(at + 1),
        }
    }

    fn image(&mut self, note: &str, at: usize, line: &Range<usize>) -> Step {
        let bytes = note.as_bytes();
        match self.link(bytes, at + 1, line) {
            Link::Shown { text, end } if text.is_empty() => {
                let target = note.get(text.end + 2..end - 1).unwrap_or_default();
                Step::Cut {
                    until: end,
                    shown: Shown::Picture(links::file_name(target).to_owned()),
                }
            }
            Link::Shown { text, end } => {
                self.jumps.push((text.end, end));
                Step::Cut {
                    until: text.start,
                    shown: Shown::Nothing,
                }
            }
            _ => Step::Keep(at + 1),
        }
    }

    fn link(&mut self, bytes: &[u8], at: usize, line: &Range<usize>) -> Link {
        if !self.paired {
            self.paired = true;
            self.pairs.of(bytes, line.clone());
        }
        self.pairs.link(bytes, at)
    }
}

/// What to do about a special character.
enum Step {
    Keep(usize),
    Cut { until: usize, shown: Shown },
}

enum Shown {
    Nothing,
    Space,
    Range(Range<usize>),
    Text(String),
    /// What an image is called.
    Picture(String),
    Tag(Tag),
    Run {
        start: usize,
        len: usize,
        line: Range<usize>,
    },
}

fn entity(text: &str, at: usize) -> Step {
    match html::entity(text) {
        Some((decoded, len)) => Step::Cut {
            until: at + len,
            shown: Shown::Text(decoded),
        },
        None => Step::Keep(at + 1),
    }
}

/// `<https://…>` shows the address.
fn autolink(bytes: &[u8], at: usize, line: &Range<usize>) -> Step {
    const ADDRESS_BYTES: usize = 2_000;
    let inner = &bytes[at + 1..line.end.min(at + ADDRESS_BYTES)];
    if !inner.starts_with(b"http") && !inner.starts_with(b"mailto:") {
        return Step::Keep(at + 1);
    }
    match memchr::memchr3(b'>', b' ', b'<', inner) {
        Some(end) if inner[end] == b'>' => Step::Cut {
            until: at + end + 2,
            shown: Shown::Range(at + 1..at + 1 + end),
        },
        _ => Step::Keep(at + 1),
    }
}
