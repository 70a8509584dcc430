//! Gives every line its visible words, as pulldown-cmark reads them; knows nothing of tags.

use super::code::{digits, run};
use super::lenience::JOINT;
use super::letters::{floor, is_blank, is_word, push_shown};
use super::markup;
use super::prepare::Prepared;
use super::spans::{Spans, note_place};
use super::{HEADED, HTML, Kind, Line, PICTURE, Page, Plain, TABLE_HEAD, TASK};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The note is read in pieces of at most this many bytes: the parser needs many times its input.
const PIECE_BYTES: usize = 1 << 16;
/// A piece ends at a gap behind this many bytes if there is one, else with a line before.
const PIECE_BYTES_MIN: usize = 1 << 14;

/// Fills in the lines' words and kinds, and the note's visible text.
pub(super) fn fill(note: &str, prepared: Prepared) -> Page {
    let text = prepared.text;
    let mut writer = Writer {
        note,
        text: &text,
        jumps: &prepared.jumps,
        pictures: &prepared.pictures,
        page: Page {
            plain: Plain::with_capacity(note.len() + 1, prepared.line_count),
            lines: prepared.lines,
            unclosed: prepared.unclosed,
            truncated: prepared.truncated,
            ..Page::default()
        },
        ..Writer::default()
    };
    let mut at = 0;
    while at < text.len() {
        let end = piece_end(&text, at);
        match text[..at].is_empty() || text[..at].ends_with('\n') {
            true => writer.piece(at..end),
            // The rest of an endless line is shown as it stands.
            false => writer.words(text[at..end].trim_end(), at),
        }
        at = end;
    }
    writer.open_until(writer.page.lines.len());
    writer.close();
    writer.page.plain.start_lines(prepared.line_count);
    writer.page
}

/// Where a piece ends that begins at `at`.
fn piece_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    if at > 0 && bytes[at - 1] != b'\n' {
        return memchr::memchr(b'\n', &bytes[at..]).map_or(text.len(), |end| at + end + 1);
    }
    if text.len() - at <= PIECE_BYTES {
        return text.len();
    }
    let reach = floor(text, at + PIECE_BYTES);
    let (near, far) = bytes[at..reach].split_at(PIECE_BYTES_MIN);
    let gap = memchr::memmem::rfind(far, b"\n\n").map(|gap| near.len() + gap + 2);
    let line = || memchr::memrchr(b'\n', near).map(|end| end + 1);
    let long_line = || memchr::memchr(b'\n', far).map(|end| near.len() + end + 1);
    let len = gap.or_else(line).or_else(long_line);
    len.map_or(reach, |len| at + len)
}

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_WIKILINKS);

#[derive(Default)]
struct Writer<'n> {
    note: &'n str,
    text: &'n str,
    jumps: &'n [(u32, u32)],
    /// The words of pictures that tags show, by the index of their line.
    pictures: &'n [(u32, String)],
    page: Page,
    /// The jump that holds at the last place asked for.
    jump: usize,
    /// The line behind the one that is being written.
    next: usize,
    /// Where the words of the line begin that is being written.
    from: u32,
    /// Where what follows a summary begins on it.
    rest: Option<u32>,
    bold: Spans,
    linked: Spans,
    picture_depth: u32,
    /// The words of the line's pictures.
    alt: String,
    /// Where the last cell of a table ends in the laid out text.
    cell_end: usize,
}

impl Writer<'_> {
    fn piece(&mut self, piece: Range<usize>) {
        let base = piece.start;
        let parser = Parser::new_ext(&self.text[piece], OPTIONS);
        for (event, range) in parser.into_offset_iter() {
            self.event(event, base + range.start..base + range.end);
        }
        self.bold.abandon();
        self.linked.abandon();
        self.picture_depth = 0;
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.lines(&text, range.start),
            Event::Code(text) => self.code(&text, range),
            Event::Html(text) | Event::InlineHtml(text) if &*text != JOINT => {
                self.lines(&text, range.start);
            }
            Event::Rule => self.open(range.start).kind = Kind::Rule,
            Event::TaskListMarker(_) => self.open(range.start).flags |= TASK,
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.heading(level, range.start),
            Tag::Item => self.item(range.start),
            Tag::TableHead => self.row(range.start, TABLE_HEAD),
            Tag::TableRow => self.row(range.start, 0),
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
                self.picture_depth += 1;
                if self.picture_depth == 1 {
                    self.alt.push(' ');
                    if self.text[range].starts_with("![](") {
                        self.alt.push_str(markup::file_name(&dest_url));
                    }
                }
            }
            // `1~2, 3~4` is two ranges: only `~~` strikes.
            Tag::Strikethrough if !self.text[range.start..].starts_with("~~") => {
                self.words("~", range.start);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong => self.bold.close(self.page.plain.len()),
            TagEnd::Link => self.linked.close(self.page.plain.len()),
            TagEnd::Image => self.picture_depth = self.picture_depth.saturating_sub(1),
            TagEnd::Strikethrough if !self.text[..range.end].ends_with("~~") => {
                self.words("~", range.end - 1);
            }
            TagEnd::TableCell => self.cell_end = range.end,
            TagEnd::TableRow => self.surplus(range.end),
            _ => {}
        }
    }

    fn code(&mut self, text: &str, range: Range<usize>) {
        let ticks = run(&self.text.as_bytes()[range.start..], b'`');
        let at = range.start + ticks;
        let source = &self.text[at..range.end - ticks];
        match source.contains('\n') {
            true => self.lines(source, at),
            false => self.words(text, at + usize::from(!source.starts_with(text))),
        }
    }

    /// Adds the text that stands at `at`, each line in its place.
    fn lines(&mut self, text: &str, mut at: usize) {
        let mut rest = text;
        while let Some(end) = memchr::memchr(b'\n', rest.as_bytes()) {
            let (line, below) = rest.split_at(end + 1);
            self.words(line, at);
            (rest, at) = (below, at + line.len());
        }
        if !rest.is_empty() {
            self.words(rest, at);
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
        let digits = digits(&self.text.as_bytes()[at..]);
        let ordinal = self.text[at..at + digits].parse().unwrap_or(0);
        let bullet = self.text.as_bytes()[at];
        let line = self.open(at);
        let is_typed = line.marker & 0x80 != 0;
        if line.marker != 0 && !is_typed {
            return;
        }
        if digits > 0 {
            (line.marker, line.ordinal) = (b'1', ordinal);
        } else if !is_typed {
            line.marker = bullet;
        }
        if line.kind != Kind::Summary {
            line.kind = Kind::Item;
        }
    }

    fn row(&mut self, at: usize, flags: u16) {
        let line = self.open(at);
        line.flags |= flags;
        if line.kind != Kind::Summary {
            line.kind = Kind::Row;
        }
    }

    /// Cells beyond the table's columns vanish for CommonMark; their words are shown all the same.
    fn surplus(&mut self, end: usize) {
        let behind = &self.text[self.cell_end.min(end)..end];
        let cells = behind.trim_start_matches(['|', ' ']);
        if cells.contains(is_word) {
            let at = end - cells.len();
            let cells = cells.trim_end_matches(['|', ' ', '\n']).replace('|', " ");
            self.space(at);
            self.words(&cells, at);
        }
    }

    fn space(&mut self, at: usize) {
        self.enter(at);
        if self.page.plain.len() > self.from {
            self.page.plain.text.push('\t');
        }
    }

    /// Adds visible text that stands at `at`, in parts where the note itself is not in one.
    fn words(&mut self, text: &str, mut at: usize) {
        let (mut source, mut rest) = (self.enter(at), text);
        let end = at + text.len();
        let is_split = self.next_jump() < end && self.text[at..].starts_with(text);
        while is_split && self.next_jump() < end {
            let (part, behind) = rest.split_at(self.next_jump() - at);
            self.part(part, source);
            (rest, at) = (behind, at + part.len());
            source = self.enter(at);
        }
        self.part(rest, source);
    }

    /// Where in the laid out text the next jump is.
    fn next_jump(&self) -> usize {
        let next = self.jumps.get(self.jump + 1);
        next.map_or(usize::MAX, |jump| jump.0 as usize)
    }

    fn part(&mut self, text: &str, source: usize) {
        if self.picture_depth > 0 {
            return self.alt.push_str(text);
        }
        let at = self.page.plain.len();
        let shown = match at == self.from {
            true => text.trim_start_matches(is_blank),
            false => text,
        };
        let source = (source + text.len() - shown.len()) as u32;
        note_place(&mut self.page.places, at, source);
        let cut = self.page.lines[self.next - 1].cut;
        if cut > 0 && source >= cut {
            self.rest.get_or_insert(at);
        }
        push_shown(&mut self.page.plain.text, shown);
    }

    /// The line at a place of the prepared text, opened for writing.
    fn open(&mut self, at: usize) -> &mut Line {
        self.enter(at);
        &mut self.page.lines[self.next - 1]
    }

    /// Opens the line at a place of the laid out text, and gives the place in the note.
    fn enter(&mut self, at: usize) -> usize {
        while self.next_jump() <= at {
            self.jump += 1;
        }
        let jump = self.jumps.get(self.jump).copied().unwrap_or_default();
        let source = (at + jump.1 as usize).saturating_sub(jump.0 as usize);
        let mut next = self.next.max(1);
        let lines = &self.page.lines;
        while next < lines.len() && lines[next].start as usize <= source {
            next += 1;
        }
        self.open_until(next);
        source
    }

    /// Writes all lines before `next`, the last of which stays open.
    fn open_until(&mut self, next: usize) {
        while self.next < next {
            self.close();
            let line = self.page.lines[self.next];
            self.page.plain.start_lines(line.number as usize);
            self.next += 1;
            self.from = self.page.plain.len();
            self.bold.open_line(self.from);
            self.linked.open_line(self.from);
            if line.kind == Kind::Code {
                let raw = self.note[line.start as usize..line.end as usize].trim_end();
                self.page.places.push((self.from, line.start));
                push_shown(&mut self.page.plain.text, raw);
            }
        }
    }

    /// Ends the line that is being written.
    fn close(&mut self) {
        let Some(at) = self.next.checked_sub(1) else {
            return;
        };
        self.trim();
        let end = self.page.plain.len();
        self.bold.part(end);
        self.linked.part(end);
        let line = &mut self.page.lines[at];
        line.words = (self.from, end);
        line.rest = self.rest.take().map_or(end, |rest| rest.min(end));
        if line.kind == Kind::Mute && end > self.from {
            line.kind = Kind::Text;
        }
        let words = self.page.plain.at((self.from, line.rest));
        line.flags |= self.bold.emphasis(words, self.from);
        line.flags |= self.linked.linkage(words, self.from);
        let whole = self.page.plain.at((self.from, end));
        let linked = self.linked.held_letters(whole, self.from);
        if linked > 0 {
            self.page.plain.linked.push((line.number, linked));
        }
        if line.marker == b'1' && !line.has(HTML) {
            self.page.plain.ordinals.push((line.number, line.ordinal));
        }
        if matches!(line.kind, Kind::Item | Kind::Row) {
            self.page.plain.items.push(line.number);
        }
        self.show_pictures(at);
    }

    /// Takes the blanks off the end of the line.
    fn trim(&mut self) {
        let from = self.from as usize;
        let buffer = &mut self.page.plain.text;
        let len = buffer[from..].trim_end_matches(is_blank).len();
        buffer.truncate(from + len);
        let end = self.page.plain.len();
        while self.page.places.last().is_some_and(|place| place.0 > end) {
            self.page.places.pop();
        }
    }

    /// Shows the words of the line's pictures behind its own.
    fn show_pictures(&mut self, at: usize) {
        let mut alt = std::mem::take(&mut self.alt);
        while let [(line, words), rest @ ..] = self.pictures
            && *line as usize <= at
        {
            alt.push(' ');
            alt.push_str(words);
            self.pictures = rest;
        }
        if !alt.trim().is_empty() {
            let from = self.page.plain.len();
            if from > self.from {
                self.page.plain.text.push(' ');
            }
            let place = (self.page.plain.len(), self.page.lines[at].content);
            self.page.places.push(place);
            push_shown(&mut self.page.plain.text, alt.trim());
            let (number, bytes) = (self.page.lines[at].number, self.page.plain.len() - from);
            self.page.plain.pictures.push((number, bytes));
        }
    }
}
