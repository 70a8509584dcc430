//! Reads a note line by line into visible text and line records; decides nothing.

use super::Warning;
use super::emphasis::Bold;
use super::fences::{self, End, Fences};
use super::inline::{Inline, Mode};
use super::lenience::is_broken_bold;
use super::line::{BOLD, EMPTY, Form, GAP, IN_ITEM, Line, PICTURE, Summary};
use super::marks::{self, Marker};
use super::plain::Plain;

/// A note, read.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) lines: Vec<Line>,
    pub(super) plain: Plain,
    pub(super) summaries: Vec<Summary>,
    pub(super) warnings: Vec<Warning>,
}

/// Reads `note` from the byte offset `body` on; what stands before is front matter.
pub(super) fn scan(note: &str, bom: usize, body: usize) -> Scan {
    let breaks = memchr::memchr2_iter(b'\n', b'\r', note.as_bytes()).count();
    let mut scanner = Scanner {
        note,
        scan: Scan {
            plain: Plain::with_capacity(note.len() + 1, breaks + 1),
            ..Scan::default()
        },
        inline: Inline::default(),
        fences: Fences::default(),
        number: 0,
        gap: true,
        in_list: false,
        in_summary: false,
        box_end: usize::MAX,
        code_end: None,
        unclosed_blocks: [false; 3],
        pre_end: 0,
    };
    let mut at = bom;
    loop {
        let end = memchr::memchr2(b'\n', b'\r', &note.as_bytes()[at..])
            .map_or(note.len(), |end| at + end);
        scanner.line(at, end, body);
        if end == note.len() {
            return scanner.scan;
        }
        at = end
            + if note[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
}

pub(super) struct Scanner<'t> {
    pub(super) note: &'t str,
    pub(super) scan: Scan,
    pub(super) inline: Inline,
    fences: Fences,
    number: u32,
    pub(super) gap: bool,
    in_list: bool,
    /// A summary opened on a line above and its words are still to come.
    pub(super) in_summary: bool,
    /// The offset of the line that closes a fence around text.
    box_end: usize,
    code_end: Option<End>,
    /// Style sheets, scripts and preformatted text that open below are never closed.
    pub(super) unclosed_blocks: [bool; 3],
    /// Where the preformatted text ends that is being read.
    pub(super) pre_end: usize,
}

impl Scanner<'_> {
    fn line(&mut self, start: usize, end: usize, body: usize) {
        self.number += 1;
        self.scan.plain.start_line();
        if start < body {
            return;
        }
        if let Some(close) = self.code_end {
            return self.code(start, end, close);
        }
        if start < self.inline.hidden_until {
            return self.hidden(start, end);
        }
        if start < self.pre_end {
            return self.preformatted(start, end);
        }
        let mut line = self.new_line();
        let bytes = &self.note.as_bytes()[..end];
        let at = line.skip_quotes(bytes, start);
        if at >= end {
            self.gap = true;
            return;
        }
        self.gap = false;
        self.block(line, at, end);
    }

    pub(super) fn new_line(&self) -> Line {
        let mut line = Line::new(self.number);
        line.flags = if self.gap { GAP } else { 0 };
        line
    }

    /// A line of which at least the start lies in a comment or tag that opened above.
    fn hidden(&mut self, start: usize, end: usize) {
        if self.inline.in_tag {
            let behind = &self.note[self.inline.hidden_until.min(end)..end];
            if behind.trim().is_empty() {
                return self.extend_block();
            }
        }
        let mut line = self.new_line();
        line.form = Form::Hidden;
        line.text = start as u32;
        if self.inline.hidden_until < end {
            let from = self.inline.hidden_until;
            line.form = Form::Text;
            return self.text(line, from, end);
        }
        let bytes = &self.note.as_bytes()[start..end];
        if self.inline.in_comment || bytes.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        line.flags |= EMPTY;
        self.scan.lines.push(line);
    }

    /// Tells what block the line opens, `at` being its first character.
    fn block(&mut self, mut line: Line, at: usize, end: usize) {
        let bytes = &self.note.as_bytes()[..end];
        line.text = at as u32;
        if at >= self.box_end || (self.box_end != usize::MAX && self.is_box_end(at)) {
            self.box_end = usize::MAX;
            line.form = Form::Fence;
            return self.push_empty(line);
        }
        if marks::opens_plainly(bytes[at]) {
            return self.text(line, at, end);
        }
        if marks::is_rule(&bytes[at..]) || marks::closes_container(&bytes[at..]) {
            line.form = Form::Rule;
            return self.push_empty(line);
        }
        if self.is_underline(&line, &bytes[at..]) {
            line.form = Form::Rule;
            return self.push_empty(line);
        }
        if let Some((level, text)) = self.heading(&line, bytes, at) {
            return self.push_heading(line, level, text, end);
        }
        if self.hides_block(at) {
            return self.hidden(at, end);
        }
        self.open_preformatted(at);
        let at = self.markers(&mut line, bytes, at);
        let at = self.glued_dash(&mut line, bytes, at);
        if at >= end {
            line.text = end as u32;
            return self.push_empty(line);
        }
        if line.is_item()
            && let Some((level, text)) = marks::heading(bytes, at)
        {
            line.flags |= IN_ITEM;
            return self.push_heading(line, level, text, end);
        }
        if let Some((fence, info)) = marks::fence(bytes, at) {
            return self.open_fence(line, fence, bytes[info..].trim_ascii(), end);
        }
        line.text = at as u32;
        self.text(line, at, end);
    }

    fn is_box_end(&self, at: usize) -> bool {
        let line_start =
            memchr::memrchr2(b'\n', b'\r', &self.note.as_bytes()[..at]).map_or(0, |lf| lf + 1);
        line_start >= self.box_end
    }

    /// A line of `=` makes the line above it a title.
    fn is_underline(&mut self, line: &Line, text: &[u8]) -> bool {
        let marks = text.trim_ascii();
        if marks.len() < 3 || line.has(GAP) || !marks.iter().all(|&b| b == b'=') {
            return false;
        }
        match self.scan.lines.last_mut() {
            Some(above) if above.form == Form::Text && above.number + 1 == line.number => {
                above.form = Form::Heading;
                above.level = 1;
                true
            }
            _ => false,
        }
    }

    /// A heading further to the right than three columns must stand in a list or toggle.
    fn heading(&self, line: &Line, bytes: &[u8], at: usize) -> Option<(u8, usize)> {
        if line.indent > 3 && !self.in_list {
            return None;
        }
        marks::heading(bytes, at)
    }

    fn push_heading(&mut self, mut line: Line, level: u8, text: usize, end: usize) {
        line.form = Form::Heading;
        line.level = level;
        line.text = text as u32;
        self.in_list &= line.indent > 0;
        let close = marks::closing_hashes(&self.note.as_bytes()[text..end]);
        self.read(line, text, end - close, Mode::Text);
    }

    /// Skips list markers and a check box.
    fn markers(&mut self, line: &mut Line, bytes: &[u8], mut at: usize) -> usize {
        const NESTED_MARKERS: usize = 4;
        for _ in 0..NESTED_MARKERS {
            let Some((marker, text)) = marks::marker(bytes, at) else {
                break;
            };
            if !line.is_item() {
                line.form = if marker == Marker::Ordered {
                    Form::Ordered
                } else {
                    Form::Bullet
                };
            }
            self.in_list = true;
            at = text;
        }
        if line.is_item()
            && bytes[at..].starts_with(b"[")
            && matches!(bytes.get(at + 1), Some(b' ' | b'x' | b'X'))
            && bytes[at + 2..].starts_with(b"] ")
        {
            at += 4;
        }
        at
    }

    fn open_fence(&mut self, mut line: Line, fence: marks::Fence, info: &[u8], end: usize) {
        let body = self.next_line(end);
        let close = self.fences.end(self.note, body, fence, line.quote);
        let (End::Closed(until) | End::Open(until)) = close;
        if let End::Open(_) = close {
            self.scan.warnings.push(Warning::UnclosedFence {
                line: line.number as usize,
            });
        }
        line.form = Form::Code;
        let may_be_box = info.is_empty() && matches!(close, End::Closed(_));
        if may_be_box && fences::is_dialogue(&self.note[body..until]) {
            line.form = Form::Fence;
            self.box_end = until;
        } else {
            self.code_end = Some(close);
        }
        self.push_empty(line);
    }

    fn next_line(&self, end: usize) -> usize {
        let rest = &self.note[end..];
        end + if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(!rest.is_empty())
        }
    }

    /// A line of a fenced block.
    fn code(&mut self, start: usize, end: usize, close: End) {
        let (End::Closed(until) | End::Open(until)) = close;
        if start >= until {
            self.code_end = None;
            if matches!(close, End::Open(_)) || !self.is_fence(start, end) {
                return self.unread_line(start, end);
            }
            self.extend_block();
            return;
        }
        let line = &self.note[start..end];
        if !line.trim_ascii().is_empty() {
            self.extend_block();
            self.scan.plain.buffer().push_str(line);
        }
        self.gap = false;
    }

    fn is_fence(&self, start: usize, end: usize) -> bool {
        let line = self.note[start..end].trim_start_matches(['>', ' ', '\t']);
        line.starts_with("```") || line.starts_with("~~~")
    }

    /// The fence ended above this line: reads it as any other.
    fn unread_line(&mut self, start: usize, end: usize) {
        let mut line = self.new_line();
        let at = line.skip_quotes(&self.note.as_bytes()[..end], start);
        if at < end {
            self.block(line, at, end);
        }
    }

    fn extend_block(&mut self) {
        if let Some(block) = self.scan.lines.last_mut() {
            block.last = self.number;
        }
    }

    fn text(&mut self, mut line: Line, at: usize, end: usize) {
        let bytes = &self.note.as_bytes()[at..end];
        if line.form == Form::Text {
            line.form = Form::of_text(bytes, line.quote);
            self.in_list &= line.indent > 0 || !line.has(GAP);
        }
        match line.form {
            Form::TableRule | Form::Hidden => self.push_empty(line),
            Form::Table => self.read(line, at, end, Mode::Row),
            Form::Callout => {
                let title = memchr::memchr(b']', bytes).map_or(at, |close| at + close + 1);
                let fold = usize::from(matches!(
                    self.note.as_bytes()[..end].get(title),
                    Some(b'+' | b'-')
                ));
                self.read(line, title + fold, end, Mode::Text);
            }
            Form::Container => {
                let title = marks::container_title(&self.note.as_bytes()[..end], at);
                line.text = title as u32;
                self.read(line, title, end, Mode::Text)
            }
            _ => self.read(line, at, end, Mode::Text),
        }
    }

    pub(super) fn read(&mut self, mut line: Line, at: usize, end: usize, mode: Mode) {
        let begin = self.scan.plain.buffer().len();
        let bold = self
            .inline
            .read(self.note, at..end, mode, self.scan.plain.buffer());
        let broken = bold == Bold::Not && is_broken_bold(&self.note[at..end]);
        if bold == Bold::Whole || broken {
            line.flags |= BOLD;
        }
        if broken {
            self.strip_broken_bold(begin);
        }
        let shown = self.scan.plain.buffer().len();
        if self.inline.pictured {
            line.flags |= PICTURE;
        }
        if shown == begin {
            line.flags |= EMPTY;
            if line.form == Form::Text {
                let percent = self.note[at..end].starts_with("%%");
                line.form = if percent { Form::Hidden } else { Form::Tags };
            }
        }
        if !self.inline.tags.is_empty() {
            self.tags(&mut line, begin as u32, shown as u32);
        }
        if self.in_summary && line.form == Form::Text {
            self.in_summary = false;
            self.summary(&mut line, (begin as u32, shown as u32));
        }
        if line.form == Form::Text && self.is_rule_inside(begin) {
            self.scan.plain.buffer().truncate(begin);
            line.form = Form::Rule;
            line.flags |= EMPTY;
        }
        self.scan.lines.push(line);
    }

    fn push_empty(&mut self, mut line: Line) {
        line.flags |= EMPTY;
        self.scan.lines.push(line);
    }
}
