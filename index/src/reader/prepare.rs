//! Lays a note out for pulldown-cmark: every line flat, tags, comments and code taken out.

use super::code::{Code, Standing, is_empty_line, item_marker, next_line, opens_fence};
use super::lenience::{self, Above, Ahead, Draft, JOINT, Mark, Marks, first_special};
use super::letters::is_word;
use super::markup::{self, Found, Markup, Tag, TagName};
use super::spans::note_place;
use super::{BOLD, BOLD_START, BOXED, HTML, IN_SUMMARY, Kind, Line, PICTURE};
use memchr::memchr2;
use std::ops::Range;

/// A note laid out.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    pub(super) text: String,
    /// Where the text stands in the note: offsets into both, in bytes; one holds up to the next.
    pub(super) jumps: Vec<(u32, u32)>,
    pub(super) lines: Vec<Line>,
    /// The words of pictures that tags show, by the index of their line.
    pub(super) pictures: Vec<(u32, String)>,
    pub(super) unclosed: Vec<usize>,
    pub(super) line_count: usize,
    pub(super) truncated: bool,
}

/// More lines with content than this are not read.
const LINES_MAX: usize = 500_000;
/// More quotes than this are not told apart.
const QUOTES_MAX: u8 = 8;
const TAB_COLUMNS: usize = 4;

/// Lays out the note from the byte offset `body` on; what stands between `bom` and it is hidden.
pub(super) fn prepare(note: &str, bom: usize, body: usize) -> Prepared {
    let mut preparer = Preparer {
        note,
        done: Prepared {
            text: String::with_capacity(note.len() + note.len() / 16),
            ..Prepared::default()
        },
        hidden_until: body,
        hides_words: false,
        code: Code::new(note),
        markup: Markup::new(note),
        ahead: Ahead::default(),
        above: Above::Gap,
        row_above: false,
        in_list: false,
        toggles: Vec::new(),
        toggle_count: 0,
        list_depth: 0,
        summary: Summary::Outside,
    };
    let mut at = bom;
    loop {
        let rest = &note.as_bytes()[at..];
        let end = memchr2(b'\n', b'\r', rest).map_or(note.len(), |end| at + end);
        preparer.line(at, end);
        if end == note.len() {
            return preparer.done;
        }
        at = next_line(note, end);
    }
}

/// Where in the title of a toggle the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summary {
    Outside,
    /// Its words are still to come.
    Opened,
    Named,
}

struct Preparer<'n> {
    note: &'n str,
    done: Prepared,
    /// What stands before this byte offset is a comment, a tag or front matter.
    hidden_until: usize,
    /// What is hidden is the author's own remark: its lines are kept, without words.
    hides_words: bool,
    code: Code<'n>,
    markup: Markup<'n>,
    ahead: Ahead,
    above: Above,
    /// The line above is a row of a table.
    row_above: bool,
    in_list: bool,
    /// The toggles that are open, by number.
    toggles: Vec<u32>,
    toggle_count: u32,
    list_depth: u8,
    summary: Summary,
}

impl<'n> Preparer<'n> {
    fn line(&mut self, start: usize, end: usize) {
        self.done.line_count += 1;
        if self.done.lines.len() >= LINES_MAX {
            self.done.truncated = true;
            return;
        }
        if end <= self.hidden_until {
            if self.hides_words {
                let draft = self.draft(start, start, end);
                self.done.lines.push(draft.line);
            }
            return self.part();
        }
        let at = start.max(self.hidden_until);
        if self.note.as_bytes()[at..end].trim_ascii().is_empty() {
            self.above = Above::Gap;
            return self.part();
        }
        let mut draft = self.draft(start, at, end);
        let standing = self.code.standing(start);
        match standing {
            Standing::Mark => return self.push_code(draft, Kind::Fence),
            Standing::Code => return self.push_code(draft, Kind::Code),
            _ if end <= self.markup.preformatted => return self.push_code(draft, Kind::Code),
            _ => self.lead(&mut draft),
        }
        if standing == Standing::Boxed {
            draft.line.flags |= BOXED;
        } else if self.opens_fence(&draft) {
            return self.push_code(draft, Kind::Fence);
        } else if self.is_indented_code(&draft, start) {
            return self.push_code(draft, Kind::Code);
        }
        lenience::apply(&mut draft);
        self.emit(draft);
    }

    fn draft(&self, start: usize, at: usize, end: usize) -> Draft<'n> {
        Draft {
            note: self.note,
            line: Line {
                number: self.done.line_count as u32,
                toggle: self.toggles.len().min(usize::from(u8::MAX)) as u8,
                toggle_id: self.toggles.last().copied().unwrap_or(0),
                start: start as u32,
                end: end as u32,
                content: start as u32,
                ..Line::default()
            },
            parted: false,
            from: at,
            head: String::new(),
            at,
            end,
            above: self.above,
            bold_end: 0,
        }
    }

    /// Parts what follows from what stands above, as an empty line does.
    fn part(&mut self) {
        if !self.done.text.ends_with("\n\n") {
            self.done.text.push('\n');
        }
    }

    fn push_code(&mut self, mut draft: Draft<'_>, kind: Kind) {
        let line = &mut draft.line;
        line.kind = kind;
        if line.column == 0 {
            let text = &self.note.as_bytes()[line.start as usize..line.end as usize];
            let blanks = text.len() - text.trim_ascii_start().len();
            line.column = blanks.min(usize::from(u16::MAX)) as u16;
        }
        self.above = Above::Gap;
        self.done.lines.push(draft.line);
        self.part();
    }

    /// Passes quotes, blanks and tags before the text.
    fn lead(&mut self, draft: &mut Draft<'_>) {
        let mut column = 0;
        let mut has_tag = false;
        while draft.at < draft.end {
            let rest = draft.bytes();
            let (bytes, columns) = match rest {
                [b' ' | b'\t', ..] if has_tag => (1, 0),
                [b' ', ..] => (1, 1),
                [b'\t', ..] => (1, TAB_COLUMNS - column % TAB_COLUMNS),
                // A no-break space.
                [0xC2, 0xA0, ..] => (2, 1),
                [b'>', ..] if !has_tag => {
                    draft.line.quote = (draft.line.quote + 1).min(QUOTES_MAX);
                    column = 0;
                    (1 + usize::from(rest.get(1) == Some(&b' ')), 0)
                }
                [b'<', ..] => match self.markup(draft, draft.at) {
                    Some(found) => {
                        has_tag = true;
                        (found.behind.min(draft.end) - draft.at, 0)
                    }
                    None => break,
                },
                _ => break,
            };
            draft.at += bytes;
            column += columns;
        }
        lenience::skip_invisible(draft);
        draft.line.column = column.min(usize::from(u16::MAX)) as u16;
        if draft.line.has(HTML) && draft.line.kind == Kind::Item {
            draft.line.column = u16::from(self.list_depth) * 2;
        }
    }

    fn opens_fence(&mut self, draft: &Draft<'_>) -> bool {
        let is_closed = self.code.open(draft.bytes(), draft.end, draft.line.quote);
        if is_closed == Some(false) {
            self.done.unclosed.push(draft.line.number as usize);
        }
        is_closed.is_some()
    }

    /// Whether the line belongs to code that is marked by nothing but blanks before it.
    fn is_indented_code(&mut self, draft: &Draft<'_>, start: usize) -> bool {
        let line = &draft.line;
        let is_shallow = usize::from(line.column) < TAB_COLUMNS;
        let is_quoted = line.quote > 0 || line.has(HTML);
        if is_shallow || is_quoted || self.in_list || !self.toggles.is_empty() {
            return false;
        }
        let above = self.above;
        self.code.is_indented(start, || above == Above::Gap)
    }

    /// Writes the line for pulldown-cmark, without its tags and comments.
    fn emit(&mut self, mut draft: Draft<'_>) {
        if draft.parted || (self.row_above && !draft.bytes().contains(&b'|')) {
            self.part();
        }
        self.row_above = draft.bytes().starts_with(b"|");
        let from = self.done.text.len();
        if !draft.head.is_empty() {
            self.done.jumps.push((from as u32, draft.from as u32));
            self.done.text.push_str(&draft.head);
        }
        draft.line.content = draft.at as u32;
        self.words(&mut draft);
        if draft.bold_end > 0 && !self.done.text[draft.bold_end..].contains(is_word) {
            draft.line.flags |= BOLD;
        }
        self.name_summary(&mut draft, from);
        self.stand(&draft.line, from);
        self.done.text.push('\n');
        if matches!(self.above, Above::Gap | Above::Tags) {
            self.part();
        }
        self.done.lines.push(draft.line);
    }

    /// Takes in what the line, written from `from` on, is for the next one.
    fn stand(&mut self, line: &Line, from: usize) {
        let visible = self.done.text.as_bytes()[from..].trim_ascii();
        let is_heading = visible.starts_with(b"#");
        let is_item = line.kind == Kind::Item || item_marker(visible) > 0;
        if is_item {
            self.in_list = true;
        } else if matches!(self.above, Above::Gap | Above::Tags) || is_heading {
            self.in_list &= line.column > 0 || visible.is_empty();
        }
        self.above = match line.kind {
            _ if visible.is_empty() && line.kind == Kind::Mute => Above::Tags,
            _ if visible.is_empty() || is_heading => Above::Gap,
            Kind::Rule | Kind::Heading | Kind::Summary => Above::Gap,
            _ if is_item => Above::Item,
            _ => Above::Text,
        };
    }

    fn name_summary(&mut self, draft: &mut Draft<'_>, from: usize) {
        let line = &mut draft.line;
        match self.summary {
            Summary::Opened => {
                let words = match line.cut {
                    0 => &self.done.text[from..],
                    cut => &self.note[line.content as usize..cut.max(line.content) as usize],
                };
                if words.contains(is_word) {
                    line.kind = Kind::Summary;
                    self.summary = Summary::Named;
                }
            }
            Summary::Named => line.flags |= IN_SUMMARY,
            Summary::Outside => {}
        }
        if line.cut > 0 {
            self.summary = Summary::Outside;
        }
    }

    /// Writes the line's words, without what no reader sees.
    fn words(&mut self, draft: &mut Draft<'_>) {
        let bytes = &self.note.as_bytes()[..draft.end];
        let mut at = draft.at;
        // Code and escapes matter only for what may stand in them.
        if self.ahead.is_in(at..draft.end, self.note.as_bytes()) {
            let mut marks = Marks::new(&self.note[..draft.end], at);
            while let Some(plain) = first_special(&bytes[at..]) {
                self.copy(at..at + plain);
                at = self.special(draft, &mut marks, at + plain);
            }
        }
        self.copy(at..draft.end);
    }

    /// Writes what opens at `at` with a special byte; gives the offset behind it.
    fn special(&mut self, draft: &mut Draft<'_>, marks: &mut Marks<'_>, at: usize) -> usize {
        if matches!(self.note.as_bytes()[at], b'<' | b'%')
            && let Some(found) = self.markup(draft, at)
        {
            if found.is_parting() && !self.done.text.ends_with('\n') {
                self.done.text.push(' ');
            }
            let rest = &self.note.as_bytes()[found.behind.min(draft.end)..draft.end];
            let mark = rest.trim_ascii_start();
            // Behind a remark a fence's mark opens none.
            if opens_fence(mark) && is_empty_line(&self.done.text) {
                self.done.text.push('\\');
                return draft.end - mark.len();
            }
            return draft.end - rest.len();
        }
        let (joint, behind) = match marks.read(at) {
            Mark::Dropped(behind) => return behind,
            Mark::Kept(behind) => (None, behind),
            Mark::Joined { joint, behind } => (Some(joint), behind),
        };
        if let Some(joint) = joint {
            self.copy(at..joint);
            self.done.text.push_str(JOINT);
        }
        self.copy(joint.unwrap_or(at)..behind);
        behind
    }

    fn copy(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let at = self.done.text.len() as u32;
            note_place(&mut self.done.jumps, at, range.start as u32);
            self.done.text.push_str(&self.note[range]);
        }
    }

    /// Takes in the tag or comment at `at`; `None` if none is there.
    fn markup(&mut self, draft: &mut Draft<'_>, at: usize) -> Option<Found> {
        let from = draft.line.content as usize;
        let found = self.markup.find(at, from, draft.end)?;
        if found.behind > self.hidden_until {
            self.hidden_until = found.behind;
            self.hides_words = self.note.as_bytes()[at] == b'%';
        }
        if let Some(tag) = found.tag {
            let opens_line = draft.line.content == draft.line.start && at == draft.at;
            self.take(&mut draft.line, tag, at..found.behind);
            if opens_line {
                markup::shape(&mut draft.line, tag);
            }
            if tag.name == TagName::Bold && tag.closing && draft.line.has(BOLD_START) {
                draft.bold_end = self.done.text.len();
            }
        }
        Some(found)
    }

    /// Takes in a tag that goes beyond its line, or shows something.
    fn take(&mut self, line: &mut Line, tag: Tag, source: Range<usize>) {
        match (tag.name, tag.closing) {
            (TagName::Details, false) => {
                self.toggle_count += 1;
                self.toggles.push(self.toggle_count);
                line.toggle = self.toggles.len().min(usize::from(u8::MAX)) as u8;
                line.toggle_id = self.toggle_count;
            }
            (TagName::Details, true) => {
                self.toggles.pop();
                if line.cut == 0 {
                    self.summary = Summary::Outside;
                }
            }
            (TagName::Summary, false) => self.summary = Summary::Opened,
            (TagName::Summary, true) if line.cut == 0 && self.summary != Summary::Outside => {
                line.cut = source.start as u32;
            }
            (TagName::List, false) => self.list_depth = self.list_depth.saturating_add(1),
            (TagName::List, true) => self.list_depth = self.list_depth.saturating_sub(1),
            (TagName::Image, false) => {
                line.flags |= PICTURE;
                let words = markup::image_words(&self.note[source]);
                let at = self.done.lines.len() as u32;
                self.done.pictures.push((at, words));
            }
            _ => {}
        }
    }
}
