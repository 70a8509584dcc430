//! Gives every line its visible words, as pulldown-cmark reads them; knows nothing of tags.

use super::letters::{is_blank, is_emoji, is_word};
use super::prepare::Prepared;
use super::{BOLD, BOLD_START, HEADED, HTML, Kind, LINKED, Line, PICTURE, Page, Plain, TABLE_HEAD, TASK};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The note is read in pieces of about this many bytes: the parser needs many times its input.
const PIECE_BYTES: usize = 1 << 16;
/// Without a gap, a piece ends at the next line; without a line's end, anywhere.
const PIECE_BYTES_MAX: usize = 1 << 17;

/// Fills in the lines' words and kinds, and the note's visible text.
pub(super) fn fill(note: &str, prepared: Prepared) -> Page {
    let mut writer = Writer {
        note,
        text: &prepared.text,
        jumps: &prepared.jumps,
        pictures: prepared.pictures.into_iter().peekable(),
        page: Page {
            plain: Plain::with_capacity(note.len() + 1, prepared.line_count),
            lines: prepared.lines,
            ..Page::default()
        },
        jump: 0,
        next: 0,
        from: 0,
        bold: Spans::default(),
        linked: Spans::default(),
        struck: false,
        in_picture: 0,
        alt: String::new(),
        code: Vec::new(),
    };
    let mut at = 0;
    while at < prepared.text.len() {
        let end = piece_end(&prepared.text, at);
        writer.piece(at..end);
        at = end;
    }
    writer.open_until(writer.page.lines.len());
    writer.close();
    while writer.page.plain.line_count() < prepared.line_count {
        writer.raw_line();
    }
    writer.page
}

/// Where a piece ends that begins at `at`: behind a gap if there is one.
fn piece_end(text: &str, at: usize) -> usize {
    if text.len() - at <= PIECE_BYTES_MAX {
        return text.len();
    }
    let mut reach = at + PIECE_BYTES_MAX;
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let tail = &text.as_bytes()[at + PIECE_BYTES..reach];
    let gap = memchr::memmem::find(tail, b"\n\n").map(|gap| at + PIECE_BYTES + gap + 2);
    let line = || memchr::memrchr(b'\n', &text.as_bytes()[at..reach]).map(|end| at + end + 1);
    gap.or_else(line).unwrap_or(reach)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS
}

/// Stretches of a line's words in the plain text.
#[derive(Default)]
struct Spans {
    depth: u32,
    opened: u32,
    done: Vec<(u32, u32)>,
}

impl Spans {
    fn open(&mut self, at: u32) {
        if self.depth == 0 {
            self.opened = at;
        }
        self.depth += 1;
    }

    fn close(&mut self, at: u32) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.done.push((self.opened, at));
        }
    }

    /// Ends what is open with the line.
    fn part(&mut self, at: u32) {
        if self.depth > 0 && self.opened < at {
            self.done.push((self.opened, at));
        }
    }

    fn reopen(&mut self, at: u32) {
        self.done.clear();
        self.opened = at;
    }

    fn holds(&self, at: u32) -> bool {
        self.done.iter().any(|span| (span.0..span.1).contains(&at))
    }
}

struct Writer<'n, P: Iterator<Item = (u32, String)>> {
    note: &'n str,
    text: &'n str,
    jumps: &'n [(u32, u32)],
    pictures: std::iter::Peekable<P>,
    page: Page,
    /// The jump that holds at the last place asked for.
    jump: usize,
    /// The line behind the one that is being written.
    next: usize,
    /// Where the words of the line begin that is being written.
    from: u32,
    bold: Spans,
    linked: Spans,
    struck: bool,
    in_picture: u32,
    alt: String,
    /// Inline code in the line, in the plain text.
    code: Vec<(u32, u32)>,
}

impl<'n, P: Iterator<Item = (u32, String)>> Writer<'n, P> {
    fn piece(&mut self, piece: Range<usize>) {
        let base = piece.start;
        let parser = Parser::new_ext(&self.text[piece], options());
        for (event, range) in parser.into_offset_iter() {
            self.event(event, base + range.start..base + range.end);
        }
        (self.bold.depth, self.linked.depth, self.in_picture) = (0, 0, 0);
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.words(&text, range.start),
            Event::Code(text) => {
                self.enter(range.start);
                let from = self.page.plain.len();
                let inner = range.start + self.text[range.clone()].find(&*text).unwrap_or(0);
                self.words(&text, inner);
                self.code.push((from, self.page.plain.len()));
            }
            Event::Html(text) | Event::InlineHtml(text) => self.words(&text, range.start),
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
            Event::SoftBreak | Event::HardBreak => {}
            Event::Rule => self.open(range.start).kind = Kind::Rule,
            Event::TaskListMarker(_) => self.open(range.start).flags |= TASK,
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.heading(level, range.start),
            Tag::Item => self.item(range.start),
            Tag::TableHead => {
                self.open(range.start).flags |= TABLE_HEAD;
                self.row(range.start);
            }
            Tag::TableRow => self.row(range.start),
            Tag::TableCell => self.space(range.start),
            Tag::Strong => {
                self.enter(range.start);
                self.bold.open(self.page.plain.len());
            }
            Tag::Link { .. } => {
                self.enter(range.start);
                self.linked.open(self.page.plain.len());
            }
            Tag::Image { dest_url, .. } => {
                self.open(range.start).flags |= PICTURE;
                self.in_picture += 1;
                if self.in_picture == 1 {
                    self.alt.push(' ');
                    let shown = &self.text[range];
                    if shown.starts_with("![](") {
                        self.alt.push_str(file_name(&dest_url));
                    }
                }
            }
            Tag::Strikethrough => {
                self.struck = self.text[range.start..].starts_with("~~");
                if !self.struck {
                    self.words("~", range.start);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong => self.bold.close(self.page.plain.len()),
            TagEnd::Link => self.linked.close(self.page.plain.len()),
            TagEnd::Image => self.in_picture = self.in_picture.saturating_sub(1),
            TagEnd::Strikethrough if !self.text[..range.end].ends_with("~~") => {
                self.words("~", range.end - 1);
            }
            TagEnd::TableRow => self.surplus(range),
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel, at: usize) {
        let line = self.open(at);
        match line.kind {
            Kind::Summary | Kind::Code => {}
            Kind::Item => {
                line.level = level as u8;
                line.flags |= HEADED;
            }
            _ => (line.kind, line.level) = (Kind::Heading, level as u8),
        }
    }

    fn item(&mut self, at: usize) {
        let text = &self.text.as_bytes()[at..];
        let digits = text.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
        let ordinal = self.text[at..at + digits].parse().unwrap_or(0);
        let bullet = text.first().copied().unwrap_or(b'-');
        let line = self.open(at);
        if line.marker != 0 && line.marker & 0x80 == 0 {
            return;
        }
        if digits > 0 {
            (line.marker, line.ordinal) = (b'1', ordinal);
        } else if line.marker == 0 {
            line.marker = bullet;
        }
        if line.kind != Kind::Summary {
            line.kind = Kind::Item;
        }
    }

    fn row(&mut self, at: usize) {
        let line = self.open(at);
        if line.kind != Kind::Summary {
            line.kind = Kind::Row;
        }
    }

    /// Cells beyond the table's columns vanish for CommonMark; their words are shown all the same.
    fn surplus(&mut self, range: Range<usize>) {
        let row = &self.text[range.clone()];
        let columns = row.split('|').count();
        let shown = self.page.plain.at((self.from, self.page.plain.len()));
        if let Some(last) = shown.split(' ').next_back().filter(|last| columns > 3 && !last.is_empty()) {
            let behind = row.rfind(last).map_or(row.len(), |at| at + last.len());
            let rest = row[behind..].trim_matches(|c| c == '|' || c == ' ');
            if rest.contains(is_word) {
                let at = range.end - (row.len() - row.find(rest).unwrap_or(0));
                let rest = rest.replace('|', " ");
                self.space(at);
                self.words(&rest, at);
            }
        }
    }

    fn space(&mut self, at: usize) {
        self.enter(at);
        if self.page.plain.len() > self.from {
            self.page.plain.buffer().push(' ');
        }
    }

    /// Adds visible text that stands at `at`, in parts where the note itself is not in one.
    fn words(&mut self, text: &str, mut at: usize) {
        let mut source = self.enter(at);
        let mut rest = text;
        let ahead = |writer: &Self, at: usize| writer.jumps.get(writer.jump + 1).map_or(usize::MAX, |jump| jump.0 as usize - at);
        if ahead(self, at) < rest.len() && self.text[at..].starts_with(text) {
            while ahead(self, at) < rest.len() {
                let len = ahead(self, at);
                self.part(&rest[..len], source);
                (rest, at) = (&rest[len..], at + len);
                source = self.enter(at);
            }
        }
        self.part(rest, source);
    }

    fn part(&mut self, text: &str, source: usize) {
        if self.in_picture > 0 {
            return self.alt.push_str(text);
        }
        let begin = self.page.plain.len();
        let skipped = match begin == self.from {
            true => text.len() - text.trim_start_matches(is_blank).len(),
            false => 0,
        };
        let text = &text[skipped..];
        let source = (source + skipped) as u32;
        let goes_on = self.page.places.last().is_some_and(|place| source.wrapping_sub(begin) == place.1.wrapping_sub(place.0));
        if !goes_on {
            self.page.places.push((begin, source));
        }
        let line = &mut self.page.lines[self.next - 1];
        if line.cut > 0 && source >= line.cut && line.rest == 0 {
            line.rest = begin.max(1);
        }
        push_shown(self.page.plain.buffer(), text);
    }

    /// The line at a place of the prepared text, opened for writing.
    fn open(&mut self, at: usize) -> &mut Line {
        self.enter(at);
        &mut self.page.lines[self.next - 1]
    }

    /// Opens the line at a place of the prepared text, and gives the place in the note.
    fn enter(&mut self, at: usize) -> usize {
        while self.jumps.get(self.jump + 1).is_some_and(|jump| jump.0 as usize <= at) {
            self.jump += 1;
        }
        let jump = self.jumps.get(self.jump).copied().unwrap_or_default();
        let source = (at + jump.1 as usize).saturating_sub(jump.0 as usize);
        let lines = &self.page.lines;
        let mut next = self.next.max(1);
        while lines.get(next).is_some_and(|line| line.start as usize <= source) {
            next += 1;
        }
        if next != self.next {
            self.open_until(next);
        }
        source
    }

    /// Writes all lines before `next`, the last of which stays open.
    fn open_until(&mut self, next: usize) {
        while self.next < next {
            self.close();
            let line = self.page.lines[self.next];
            while self.page.plain.line_count() < line.number as usize {
                self.page.plain.start_line();
            }
            self.next += 1;
            self.from = self.page.plain.len();
            self.bold.reopen(self.from);
            self.linked.reopen(self.from);
            self.code.clear();
            if matches!(line.kind, Kind::Code) {
                let raw = self.note[line.start as usize..line.end as usize].trim_end();
                self.page.places.push((self.from, line.start));
                push_shown(self.page.plain.buffer(), raw);
            }
        }
    }

    /// Ends the line that is being written.
    fn close(&mut self) {
        let Some(at) = self.next.checked_sub(1) else {
            return;
        };
        self.bold.part(self.page.plain.len());
        self.linked.part(self.page.plain.len());
        self.trim();
        let words = &self.page.plain.at((self.from, self.page.plain.len())).as_bytes();
        if self.page.lines[at].kind != Kind::Code && memchr::memchr3(b'*', b'=', b'^', words).is_some() {
            self.unmark("**");
            self.unmark("==");
            self.drop_block_id();
        }
        let end = self.page.plain.len();
        let line = &mut self.page.lines[at];
        line.words = (self.from, end);
        line.rest = match line.rest {
            0 => end,
            rest => rest.clamp(self.from, end),
        };
        if line.kind == Kind::Mute && end > self.from {
            line.kind = Kind::Text;
        }
        let words = self.page.plain.at((self.from, line.rest));
        line.flags |= emphasis(words, self.from, &self.bold);
        if is_linked(words, self.from, &self.linked) {
            line.flags |= LINKED;
        }
        if line.marker == b'1' && !line.has(HTML) {
            let (number, ordinal) = (line.number, line.ordinal);
            self.page.plain.number_line(number, ordinal);
        }
        self.show_pictures(at);
    }

    fn trim(&mut self) {
        let from = self.from as usize;
        let buffer = self.page.plain.buffer();
        let len = buffer[from..].trim_end_matches(is_blank).len();
        buffer.truncate(from + len);
        self.drop_places();
    }

    fn drop_places(&mut self) {
        let end = self.page.plain.len();
        while self.page.places.last().is_some_and(|place| place.0 > end) {
            self.page.places.pop();
        }
    }

    /// Takes out pairs of marks that CommonMark left: `**"제목"**은`, `==말==`.
    fn unmark(&mut self, mark: &str) {
        let mut from = self.from;
        while let Some((open, close)) = self.pair(mark, from) {
            let bold = mark == "**";
            self.remove(close, 2);
            self.remove(open, 2);
            if bold {
                self.bold.done.push((open, close - 2));
            }
            from = close - 2;
        }
    }

    /// The next pair of marks around words and outside of code.
    fn pair(&self, mark: &str, from: u32) -> Option<(u32, u32)> {
        let words = self.page.plain.at((from, self.page.plain.len()));
        let in_code = |at: u32| self.code.iter().any(|code| (code.0..code.1).contains(&at));
        let mut marks = words.match_indices(mark).map(|(at, _)| from + at as u32).filter(|&at| !in_code(at));
        let open = marks.find(|&at| {
            let behind = &words[(at - from) as usize + 2..];
            behind.starts_with(|c: char| !c.is_whitespace() && c != '=' && c != '*')
        })?;
        let close = marks.find(|&at| {
            let before = &words[..(at - from) as usize];
            at > open + 2 && before.ends_with(|c: char| !c.is_whitespace() && c != '=' && c != '*')
        })?;
        Some((open, close))
    }

    /// Takes bytes out of the line's words.
    fn remove(&mut self, at: u32, bytes: u32) {
        let source = self.page.source(at + bytes) as u32;
        let buffer = self.page.plain.buffer();
        buffer.replace_range(at as usize..(at + bytes) as usize, "");
        let first = self.page.places.partition_point(|place| place.0 < at);
        let behind = self.page.places[first..].iter_mut();
        for place in behind {
            if place.0 >= at + bytes {
                place.0 -= bytes;
            } else {
                *place = (at, source);
            }
        }
        let known = self.page.places.get(first).is_some_and(|place| place.0 == at);
        if !known {
            self.page.places.insert(first, (at, source));
        }
        let shift = |spans: &mut Vec<(u32, u32)>| {
            for span in spans {
                span.0 -= if span.0 > at { bytes } else { 0 };
                span.1 -= if span.1 > at { bytes } else { 0 };
            }
        };
        shift(&mut self.bold.done);
        shift(&mut self.linked.done);
        shift(&mut self.code);
        let line = &mut self.page.lines[self.next - 1];
        if line.rest > at {
            line.rest -= bytes;
        }
    }

    /// Drops Obsidian's `^name` at the line's end.
    fn drop_block_id(&mut self) {
        let words = self.page.plain.at((self.from, self.page.plain.len()));
        let Some(at) = words.rfind(" ^") else {
            return;
        };
        let name = &words[at + 2..];
        if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            let end = self.from as usize + words[..at].trim_end().len();
            self.page.plain.buffer().truncate(end);
            self.drop_places();
        }
    }

    /// Shows the words of the line's pictures behind its own.
    fn show_pictures(&mut self, at: usize) {
        while let Some((_, words)) = self.pictures.next_if(|picture| picture.0 as usize <= at) {
            self.alt.push(' ');
            self.alt.push_str(&words);
        }
        if !self.alt.trim().is_empty() {
            let alt = std::mem::take(&mut self.alt).replace(char::is_control, " ");
            let gap = if self.page.plain.len() > self.from { " " } else { "" };
            let source = self.page.lines[at].content;
            self.page.places.push((self.page.plain.len() + gap.len() as u32, source));
            let buffer = self.page.plain.buffer();
            buffer.push_str(gap);
            buffer.push_str(alt.trim());
        }
        self.alt.clear();
    }

    /// Writes a line that was not read, as it stands.
    fn raw_line(&mut self) {
        self.page.plain.start_line();
    }
}

/// Adds text; a line stays a line, whatever entities decode to.
fn push_shown(buffer: &mut String, text: &str) {
    match text.bytes().any(|byte| byte < b' ') {
        true => buffer.push_str(&text.replace(char::is_control, " ")),
        false => buffer.push_str(text),
    }
}

/// Whether the words are bold as a whole, or open bold; a number or sign before them may be plain.
fn emphasis(words: &str, from: u32, bold: &Spans) -> u16 {
    if bold.done.is_empty() {
        return 0;
    }
    let mut opening = true;
    let (mut starts, mut whole) = (false, true);
    for (at, c) in words.char_indices().filter(|(_, c)| is_word(*c)) {
        let is_bold = bold.holds(from + at as u32);
        let label = opening && !is_bold && (c.is_ascii_digit() || is_emoji(c));
        if label {
            continue;
        }
        starts |= opening && is_bold;
        whole &= is_bold;
        opening = false;
    }
    match (opening, whole, starts) {
        (false, true, _) => BOLD | BOLD_START,
        (false, false, true) => BOLD_START,
        _ => 0,
    }
}

/// Whether no words stand outside of links.
fn is_linked(words: &str, from: u32, linked: &Spans) -> bool {
    !linked.done.is_empty()
        && words.char_indices().all(|(at, c)| !is_word(c) || c.is_ascii_digit() || linked.holds(from + at as u32))
}

/// The last part of a path or address.
fn file_name(target: &str) -> &str {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let from = path.rfind('/').map_or(0, |at| at + 1);
    &target[from..path.len()]
}
