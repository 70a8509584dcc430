//! Lays a note out for pulldown-cmark: every line flat, tags, comments and code taken out.

use super::fence::{self, End, Fences, Lines};
use super::lenience::{Above, Draft, LENIENCES};
use super::letters::is_word;
use super::tag::{self, Tag, TagName};
use super::{BOXED, HTML, IN_SUMMARY, Kind, Line, PICTURE};
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

/// More lines than this are not read.
const LINES_MAX: usize = 1_000_000;
/// How far a tag may reach over line ends, in bytes.
const TAG_BYTES: usize = 1_000;
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
        fences: Fences::default(),
        fence: None,
        preformatted: 0,
        indented: (0, Indented::Text),
        above: Above::Gap,
        row_above: false,
        in_list: false,
        toggles: Vec::new(),
        toggle_count: 0,
        list_depth: 0,
        summary: Summary::Outside,
        vain: Vain::default(),
    };
    let mut at = bom;
    loop {
        let end = memchr::memchr2(b'\n', b'\r', &note.as_bytes()[at..]).map_or(note.len(), |end| at + end);
        preparer.line(at, end);
        preparer.done.text.push('\n');
        if end == note.len() {
            return preparer.done;
        }
        at = end + if note[end..].starts_with("\r\n") { 2 } else { 1 };
    }
}

/// A fence whose body is being read.
#[derive(Debug, Clone, Copy)]
struct Open {
    /// Where the line begins that is no longer its body.
    end: usize,
    is_closed: bool,
    is_box: bool,
}

/// What indented lines are: code, or text that an author indents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Indented {
    Code,
    Text,
}

/// Where in the title of a toggle the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summary {
    Outside,
    /// Its words are still to come.
    Opened,
    Named,
}

/// What was searched for up to the note's end and is not there.
#[derive(Debug, Default)]
struct Vain {
    comment: bool,
    percent_before: usize,
    block: [bool; 3],
}

struct Preparer<'n> {
    note: &'n str,
    done: Prepared,
    /// What stands before is a comment, a tag or front matter.
    hidden_until: usize,
    fences: Fences,
    fence: Option<Open>,
    /// Till here lines are preformatted text.
    preformatted: usize,
    /// Till here indented lines are what was found out.
    indented: (usize, Indented),
    above: Above,
    /// The line above is a row of a table.
    row_above: bool,
    in_list: bool,
    toggles: Vec<u32>,
    toggle_count: u32,
    list_depth: u8,
    summary: Summary,
    vain: Vain,
}

impl Preparer<'_> {
    fn line(&mut self, start: usize, end: usize) {
        self.done.line_count += 1;
        if self.done.lines.len() >= LINES_MAX {
            self.done.truncated = true;
            return;
        }
        if end <= self.hidden_until {
            return;
        }
        let at = start.max(self.hidden_until);
        let note = self.note;
        if note[at..end].trim_ascii().is_empty() {
            self.above = Above::Gap;
            return;
        }
        let mut draft = Draft {
            note,
            line: self.blank_line(start, end),
            head: String::new(),
            at,
            end,
            above: self.above,
        };
        let in_box = match self.body(start) {
            Some(open) if open.end > start && !open.is_box => return self.code(draft, Kind::Code),
            Some(open) if open.end == start && open.is_closed => {
                self.fence = None;
                return self.code(draft, Kind::Fence);
            }
            Some(open) if open.end > start => open.is_box,
            _ => false,
        };
        if start < self.preformatted && end <= self.preformatted {
            return self.code(draft, Kind::Code);
        }
        self.lead(&mut draft);
        if in_box {
            draft.line.flags |= BOXED;
        } else if self.opens_fence(&draft) {
            return self.code(draft, Kind::Fence);
        } else if self.is_indented_code(&draft, start) {
            return self.code(draft, Kind::Code);
        }
        if draft.at < draft.end {
            for lenience in LENIENCES {
                (lenience.apply)(&mut draft);
            }
        }
        self.emit(draft);
    }

    fn blank_line(&self, start: usize, end: usize) -> Line {
        Line {
            number: self.done.line_count as u32,
            kind: Kind::Mute,
            level: 0,
            quote: 0,
            toggle: self.toggles.len().min(usize::from(u8::MAX)) as u8,
            marker: 0,
            column: 0,
            flags: 0,
            toggle_id: self.toggles.last().copied().unwrap_or(0),
            ordinal: 0,
            start: start as u32,
            end: end as u32,
            content: start as u32,
            words: (0, 0),
            rest: 0,
            cut: 0,
        }
    }

    /// The fence that is open at a line's start; one that ended without a mark is dropped.
    fn body(&mut self, start: usize) -> Option<Open> {
        let over = |open: &Open| open.end < start || (open.end == start && !open.is_closed);
        if self.fence.as_ref().is_some_and(over) {
            self.fence = None;
        }
        self.fence
    }

    fn code(&mut self, mut draft: Draft<'_>, kind: Kind) {
        draft.line.kind = kind;
        if draft.line.column == 0 {
            draft.line.column = columns(&self.note.as_bytes()[draft.line.start as usize..draft.end]) as u16;
        }
        self.above = Above::Gap;
        self.done.lines.push(draft.line);
    }

    /// Passes quotes, blanks and tags before the text.
    fn lead(&mut self, draft: &mut Draft<'_>) {
        let bytes = self.note.as_bytes();
        let mut column = 0;
        let mut has_tag = false;
        while draft.at < draft.end {
            match bytes[draft.at] {
                b' ' | b'\t' if has_tag => {}
                b' ' => column += 1,
                b'\t' => column += TAB_COLUMNS - column % TAB_COLUMNS,
                0xC2 if bytes.get(draft.at + 1) == Some(&0xA0) => {
                    column += 1;
                    draft.at += 1;
                }
                b'>' if !has_tag => {
                    draft.line.quote = (draft.line.quote + 1).min(QUOTES_MAX);
                    column = 0;
                    if bytes.get(draft.at + 1) == Some(&b' ') {
                        draft.at += 1;
                    }
                }
                b'<' => match self.markup(draft, draft.at) {
                    Some(next) => {
                        has_tag = true;
                        draft.at = next.min(draft.end);
                        continue;
                    }
                    None => break,
                },
                _ => break,
            }
            draft.at += 1;
        }
        draft.line.column = column.min(usize::from(u16::MAX)) as u16;
        if draft.line.has(HTML) && draft.line.kind == Kind::Item {
            draft.line.column = u16::from(self.list_depth) * 2;
        }
    }

    /// Whether code opens on the line; remembers where it ends.
    fn opens_fence(&mut self, draft: &Draft<'_>) -> bool {
        let rest = draft.rest().as_bytes();
        let text = &rest[item_marker(rest)..];
        let Some(opened) = fence::opens(text) else {
            return false;
        };
        let from = next_line(self.note, draft.end);
        let end = self.fences.end(self.note, from, opened, draft.line.quote);
        let (end, is_closed) = match end {
            End::Closed(end) => (end, self.closes_there(end)),
            End::Open(end) => {
                self.done.unclosed.push(draft.line.number as usize);
                (end, false)
            }
        };
        let is_box = !opened.is_named && from < end && fence::is_dialogue(&self.note[from..end]);
        self.fence = Some(Open { end, is_closed, is_box });
        true
    }

    /// Whether the line at `at` is a mark, not the first line behind a quote.
    fn closes_there(&self, at: usize) -> bool {
        let line = Lines { note: self.note, at }.next().map_or(&b""[..], |line| line.1);
        line.iter().any(|byte| matches!(byte, b'`' | b'~'))
            && line.iter().all(|byte| matches!(byte, b'`' | b'~' | b'>' | b' ' | b'\t'))
    }

    /// Whether the line belongs to code that is marked by nothing but blanks before it.
    fn is_indented_code(&mut self, draft: &Draft<'_>, start: usize) -> bool {
        let nested = self.in_list || !self.toggles.is_empty() || draft.line.quote > 0 || draft.line.has(HTML);
        if usize::from(draft.line.column) < TAB_COLUMNS || nested {
            return false;
        }
        if start >= self.indented.0 {
            if self.above != Above::Gap {
                return false;
            }
            self.indented = indented_block(self.note, start);
        }
        self.indented.1 == Indented::Code
    }

    /// Writes the line for pulldown-cmark, without its tags and comments.
    fn emit(&mut self, mut draft: Draft<'_>) {
        let from = self.done.text.len();
        draft.line.content = draft.at as u32;
        if self.row_above && !draft.rest().contains('|') {
            self.done.text.push('\n');
        }
        self.row_above = draft.rest().starts_with('|');
        if !draft.head.is_empty() {
            self.done.jumps.push((self.done.text.len() as u32, draft.at as u32));
            self.done.text.push_str(&draft.head);
        }
        self.pieces(&mut draft);
        let visible = self.done.text[from..].trim();
        let (is_empty, heads) = (visible.is_empty(), visible.starts_with('#'));
        let is_item = item_marker(visible.as_bytes()) > 0 || draft.line.kind == Kind::Item;
        self.name_summary(&mut draft, from);
        if is_item {
            self.in_list = true;
        } else if draft.line.column == 0 && !is_empty && (self.above == Above::Gap || heads) {
            self.in_list = false;
        }
        self.above = match draft.line.kind {
            _ if is_empty || heads => Above::Gap,
            Kind::Rule | Kind::Heading | Kind::Summary => Above::Gap,
            _ if is_item => Above::Item,
            _ => Above::Text,
        };
        if self.above == Above::Gap {
            self.done.text.push('\n');
        }
        self.done.lines.push(draft.line);
    }

    fn name_summary(&mut self, draft: &mut Draft<'_>, from: usize) {
        let words = match draft.line.cut {
            0 => &self.done.text[from..],
            _ => &self.note[draft.line.content as usize..(draft.line.cut as usize).max(draft.line.content as usize)],
        };
        let named = words.chars().any(is_word);
        match self.summary {
            Summary::Opened if named => {
                draft.line.kind = Kind::Summary;
                self.summary = Summary::Named;
            }
            Summary::Named => draft.line.flags |= IN_SUMMARY,
            _ => {}
        }
        if draft.line.cut > 0 {
            self.summary = Summary::Outside;
        }
    }

    fn pieces(&mut self, draft: &mut Draft<'_>) {
        let bytes = self.note.as_bytes();
        let line = draft.at..draft.end;
        let rest = &bytes[line.clone()];
        let special = memchr::memchr2(b'<', b'%', rest).is_some();
        if !special {
            return self.copy(line);
        }
        let code = code_spans(bytes, line.clone());
        let (mut at, mut kept) = (line.start, line.start);
        while let Some(next) = memchr::memchr2(b'<', b'%', &bytes[at..line.end]) {
            at += next;
            if let Some(span) = code.iter().find(|span| span.contains(&at)) {
                at = span.end;
                continue;
            }
            let behind = match bytes[at] {
                b'<' => self.markup(draft, at),
                _ => self.percent(at, &line),
            };
            match behind {
                Some(behind) => {
                    self.copy(kept..at);
                    if is_parting(&bytes[at..behind.min(line.end)]) {
                        self.done.text.push(' ');
                    }
                    at = behind.min(line.end);
                    kept = at;
                }
                None => at += 1,
            }
        }
        self.copy(kept..line.end);
    }

    fn copy(&mut self, range: Range<usize>) {
        let at = self.done.text.len() as u32;
        let source = range.start as u32;
        let goes_on = self.done.jumps.last().is_some_and(|jump| source.wrapping_sub(at) == jump.1.wrapping_sub(jump.0));
        if !goes_on {
            self.done.jumps.push((at, source));
        }
        self.done.text.push_str(&self.note[range]);
    }

    /// Takes in the tag or comment at `at` and gives the offset behind it; `None` if none is there.
    fn markup(&mut self, draft: &mut Draft<'_>, at: usize) -> Option<usize> {
        let bytes = self.note.as_bytes();
        if bytes[at..].starts_with(b"<!--") {
            return self.comment(at);
        }
        let (tag, name_len) = tag::tag_name(&bytes[at..draft.end])?;
        let behind = match memchr::memchr(b'>', &bytes[at + name_len..draft.end]) {
            Some(end) => at + name_len + end + 1,
            None => {
                let reach = &bytes[at + 1..bytes.len().min(at + TAG_BYTES)];
                let end = memchr::memchr2(b'>', b'<', reach).filter(|&end| reach[end] == b'>')?;
                if memchr::memmem::find(&reach[..end], b"\n\n").is_some() {
                    return None;
                }
                at + end + 2
            }
        };
        let behind = self.block_end(tag, at).unwrap_or(behind);
        self.hidden_until = self.hidden_until.max(behind);
        self.take(draft, tag, at, behind);
        Some(behind)
    }

    fn comment(&mut self, at: usize) -> Option<usize> {
        if self.vain.comment {
            return None;
        }
        let Some(end) = memchr::memmem::find(&self.note.as_bytes()[at + 4..], b"-->") else {
            self.vain.comment = true;
            return None;
        };
        let behind = at + 4 + end + 3;
        self.hidden_until = self.hidden_until.max(behind);
        Some(behind)
    }

    /// `%% … %%`, in one line or several, but not across a heading.
    fn percent(&mut self, at: usize, line: &Range<usize>) -> Option<usize> {
        let bytes = self.note.as_bytes();
        let opens = bytes.get(at + 1) == Some(&b'%');
        let glued = at > line.start && !bytes[at - 1].is_ascii_whitespace();
        if !opens || glued || at < self.vain.percent_before {
            return None;
        }
        let rest = &bytes[at + 2..];
        let Some(end) = memchr::memmem::find(rest, b"%%") else {
            self.vain.percent_before = usize::MAX;
            return None;
        };
        if memchr::memmem::find(&rest[..end], b"\n#").is_some() {
            self.vain.percent_before = at + 2 + end;
            return None;
        }
        self.hidden_until = self.hidden_until.max(at + 2 + end + 2);
        Some(at + 2 + end + 2)
    }

    /// Where a style sheet or script ends that opens at `at`; notes where preformatted text does.
    fn block_end(&mut self, tag: Tag, at: usize) -> Option<usize> {
        const CLOSES: [&[u8]; 3] = [b"</style>", b"</script>", b"</pre>"];
        let block = match tag.name {
            TagName::Style => 0,
            TagName::Script => 1,
            TagName::Preformatted => 2,
            _ => return None,
        };
        if tag.closing || self.vain.block[block] {
            return None;
        }
        let Some(end) = memchr::memmem::find(&self.note.as_bytes()[at..], CLOSES[block]) else {
            self.vain.block[block] = true;
            return None;
        };
        if block == 2 {
            self.preformatted = at + end;
            return None;
        }
        Some(at + end + CLOSES[block].len())
    }

    /// Takes the line's structure from a tag.
    fn take(&mut self, draft: &mut Draft<'_>, tag: Tag, at: usize, behind: usize) {
        let opens_line = draft.line.content == draft.line.start && self.note[draft.at..at].trim().is_empty();
        let line = &mut draft.line;
        match (tag.name, tag.closing) {
            (TagName::Details, false) => {
                self.toggle_count += 1;
                self.toggles.push(self.toggle_count);
                (line.toggle, line.toggle_id) =
                    (self.toggles.len().min(usize::from(u8::MAX)) as u8, self.toggle_count);
            }
            (TagName::Details, true) => {
                self.toggles.pop();
                if line.cut == 0 {
                    self.summary = Summary::Outside;
                }
            }
            (TagName::Summary, false) => self.summary = Summary::Opened,
            (TagName::Summary, true) if line.cut == 0 => line.cut = at as u32,
            (TagName::List, false) => self.list_depth = self.list_depth.saturating_add(1),
            (TagName::List, true) => self.list_depth = self.list_depth.saturating_sub(1),
            (TagName::Item, false) if opens_line && line.kind == Kind::Mute => {
                (line.kind, line.marker) = (Kind::Item, b'-');
                line.flags |= HTML;
            }
            (TagName::Heading(level), false) if opens_line && line.kind == Kind::Mute => {
                (line.kind, line.level) = (Kind::Heading, level);
                line.flags |= HTML;
            }
            (TagName::Bold, false) if opens_line => line.flags |= super::BOLD_START,
            (TagName::Bold, true) if line.has(super::BOLD_START) => {
                let closes = !self.note[behind.min(draft.end)..draft.end]
                    .split('<')
                    .flat_map(|piece| piece.rsplit('>').next())
                    .any(|words| words.chars().any(is_word));
                if closes {
                    line.flags |= super::BOLD;
                }
            }
            (TagName::Image, false) => {
                line.flags |= PICTURE;
                let words = tag::image_words(&self.note[at..behind]);
                self.done.pictures.push((self.done.lines.len() as u32, words));
            }
            _ => {}
        }
    }
}

/// Whether the markup parts words, as a break or a block does.
fn is_parting(markup: &[u8]) -> bool {
    tag::tag_name(markup).is_none_or(|(tag, _)| !matches!(tag.name, TagName::Inline | TagName::Bold))
}

/// The bytes of a list's marker and the blanks behind it; 0 if `text` opens with none.
fn item_marker(text: &[u8]) -> usize {
    let digits = text.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    let len = match text.get(digits) {
        Some(b'.' | b')') if digits > 0 => digits + 1,
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        _ => return 0,
    };
    let blanks = text[len..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    if blanks > 0 { len + blanks } else { 0 }
}

fn columns(line: &[u8]) -> usize {
    line.iter().take_while(|byte| byte.is_ascii_whitespace()).count().min(usize::from(u16::MAX))
}

fn next_line(note: &str, end: usize) -> usize {
    match note.as_bytes().get(end) {
        Some(b'\r') if note.as_bytes().get(end + 1) == Some(&b'\n') => end + 2,
        Some(_) => end + 1,
        None => end,
    }
}

/// The code spans of a line.
fn code_spans(bytes: &[u8], line: Range<usize>) -> Vec<Range<usize>> {
    const RUN_MAX: usize = 8;
    let mut spans = Vec::new();
    let mut unclosed = [false; RUN_MAX + 1];
    let run = |at: usize| bytes[at..line.end].iter().take_while(|&&byte| byte == b'`').count();
    let mut at = line.start;
    while let Some(next) = memchr::memchr(b'`', &bytes[at..line.end]) {
        let open = at + next;
        let len = run(open);
        at = open + len;
        if len > RUN_MAX || unclosed[len] {
            continue;
        }
        let mut close = at;
        let end = loop {
            let Some(next) = memchr::memchr(b'`', &bytes[close..line.end]) else {
                break None;
            };
            close += next;
            let width = run(close);
            close += width;
            if width == len {
                break Some(close);
            }
        };
        match end {
            Some(end) => {
                spans.push(open..end);
                at = end;
            }
            None => unclosed[len] = true,
        }
    }
    spans
}

/// Where a block of indented lines ends, and what it is: code if few of its lines are Korean text.
fn indented_block(note: &str, start: usize) -> (usize, Indented) {
    let (mut text, mut code, mut end) = (0, 0, start);
    for (at, line) in (Lines { note, at: start }) {
        let inner = line.trim_ascii();
        if inner.is_empty() {
            continue;
        }
        let is_indented = line.starts_with(b"    ") || line.starts_with(b"\t");
        if !is_indented {
            break;
        }
        end = at + line.len() + 1;
        let hangul = inner.iter().any(|byte| matches!(byte, 0xE1 | 0xEA..=0xED));
        let remark = inner.starts_with(b"//") || inner.starts_with(b"#") || inner.starts_with(b"/*");
        let shown = inner.starts_with(b"![") || inner.starts_with(b"<img");
        if (hangul && !remark && !inner.ends_with(b";")) || shown {
            text += 1;
        } else {
            code += 1;
        }
    }
    let what = if text >= code { Indented::Text } else { Indented::Code };
    (end, what)
}
