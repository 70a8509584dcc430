//! Writes Markdown's blocks as lines: lists, quotes, headings, code, tables. Knows no terminal.

use std::ops::Range;

use anstyle::{Effects, Style};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::flow::Flow;
use super::grid::Grid;
use super::{Line, Span, code};
use crate::render::{layout, palette};

/// As the reader has them that divides notes.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_WIKILINKS);

/// The columns of a rule.
const RULE: usize = 24;

/// Quotes and items inside more others are not set in.
const MOST_FRAMES: usize = 32;

/// Below this, code is not set in as far.
const ROOMY: usize = 40;

pub(super) fn write(text: &str, marks: &[Range<usize>], columns: usize) -> Vec<Line> {
    let mut writer = Writer {
        text,
        marks,
        columns,
        ..Writer::default()
    };
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        writer.event(event, range);
    }
    writer.flush();
    writer.lines
}

#[derive(Default)]
pub(super) struct Writer<'t> {
    pub(super) text: &'t str,
    pub(super) marks: &'t [Range<usize>],
    columns: usize,
    lines: Vec<Line>,
    frames: Vec<Frame>,
    /// Quotes and items that are open inside the innermost frame, and are not shown.
    buried: usize,
    /// The next number of each list around; none of a list with points.
    lists: Vec<Option<u64>>,
    pub(super) flow: Flow,
    /// Styles that are open: what they come to, and the last one alone.
    pub(super) styles: Vec<(Style, Style)>,
    pub(super) links: Vec<String>,
    /// Where the flow stood when a picture began that has no words so far.
    pub(super) picture: Option<String>,
    /// A blank line belongs before what comes next.
    gap: bool,
    pub(super) grid: Option<Grid>,
    pub(super) code: Option<(String, Vec<Range<usize>>)>,
}

/// What stands before every line of a quote or item.
struct Frame {
    /// Before the first line; none behind it.
    first: Option<String>,
    rest: String,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words, range, Style::new()),
            Event::Code(words) => self.words(&words, range, palette::CODE),
            Event::Html(html) => self.html_lines(&html),
            Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak => self.push(" ", Style::new()),
            Event::HardBreak => self.flow.push_break(),
            Event::Rule => self.rule(),
            Event::TaskListMarker(is_done) => {
                self.push(if is_done { "[x] " } else { "[ ] " }, palette::ASIDE);
            }
            Event::FootnoteReference(name) => self.push(&format!("[^{name}]"), palette::ASIDE),
            Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.words(&words, range, palette::CODE);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.flush(),
            Tag::Heading { level, .. } => {
                self.flush();
                self.open_style(palette::HEADING);
                let signs = "#".repeat(level as usize);
                self.push(&format!("{signs} "), palette::ASIDE);
            }
            Tag::BlockQuote(_) => self.open("│ ".into(), "│ ".into()),
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some((String::new(), Vec::new()));
            }
            Tag::List(number) => {
                self.flush();
                self.lists.push(number);
            }
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(name) => {
                let first = format!("[^{name}] ");
                let rest = " ".repeat(2);
                self.open(first, rest);
            }
            Tag::Table(alignments) => {
                self.flush();
                self.grid = Some(Grid {
                    alignments,
                    rows: Vec::new(),
                });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(grid) = &mut self.grid {
                    grid.rows.push(Vec::new());
                }
            }
            Tag::TableCell if self.grid.as_ref().is_some_and(|grid| grid.rows.len() == 1) => {
                self.open_style(palette::HEADING);
            }
            Tag::Emphasis => self.open_style(Style::new() | Effects::ITALIC),
            Tag::Strong => self.open_style(Style::new() | Effects::BOLD),
            Tag::Strikethrough => self.open_style(Style::new() | Effects::STRIKETHROUGH),
            Tag::Link { dest_url, .. } => {
                self.links.push(dest_url.to_string());
                self.open_style(palette::LINK);
            }
            Tag::Image { dest_url, .. } => {
                self.push("[", palette::ASIDE);
                self.picture = Some(dest_url.to_string());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::Heading(_) => self.end_block(),
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.end_block();
                self.close();
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
                self.gap |= self.lists.is_empty();
            }
            TagEnd::Item => self.end_item(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableCell => {
                self.styles.clear();
                let cell = std::mem::take(&mut self.flow);
                if let Some(row) = self.grid.as_mut().and_then(|grid| grid.rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.styles.pop();
            }
            TagEnd::Link => {
                self.links.pop();
                self.styles.pop();
            }
            TagEnd::Image => self.end_picture(),
            _ => {}
        }
    }

    fn open(&mut self, first: String, rest: String) {
        self.flush();
        if self.frames.len() == MOST_FRAMES {
            self.buried += 1;
            return;
        }
        let first = Some(first);
        self.frames.push(Frame { first, rest });
    }

    fn close(&mut self) {
        match self.buried {
            0 => drop(self.frames.pop()),
            _ => self.buried -= 1,
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len();
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ if depth.is_multiple_of(2) => "◦ ".to_owned(),
            _ => "• ".to_owned(),
        };
        let rest = " ".repeat(layout::width(&marker));
        self.open(marker, rest);
    }

    fn end_item(&mut self) {
        self.flush();
        if self
            .frames
            .last()
            .is_some_and(|frame| frame.first.is_some())
        {
            self.emit(vec![Line::default()]);
        }
        self.close();
    }

    fn end_block(&mut self) {
        self.flush();
        self.gap = true;
    }

    fn end_picture(&mut self) {
        if let Some(target) = self.picture.take() {
            let path = target.split(['?', '#']).next().unwrap_or_default();
            let name = path.rsplit('/').next().unwrap_or_default().to_owned();
            self.push(&name, Style::new());
        }
        self.push("]", palette::ASIDE);
    }

    fn end_code(&mut self) {
        if let Some((text, marks)) = self.code.take() {
            let text = text.trim_end_matches('\n');
            let marks: Vec<_> = marks
                .into_iter()
                .filter(|mark| mark.end <= text.len())
                .collect();
            let indent = if self.columns < ROOMY { "  " } else { "    " };
            let frame = Frame {
                first: None,
                rest: indent.to_owned(),
            };
            self.frames.push(frame);
            let lines = code::flow(text, &marks).folded(self.room());
            self.emit(lines);
            self.frames.pop();
        }
        self.gap = true;
    }

    fn end_table(&mut self) {
        self.flow = Flow::default();
        if let Some(grid) = self.grid.take() {
            let lines = grid.lines(self.room());
            self.emit(lines);
        }
        self.gap = true;
    }

    fn rule(&mut self) {
        self.flush();
        let rule = "─".repeat(self.room().min(RULE));
        let spans = vec![Span::plain(rule, palette::ASIDE)];
        self.emit(vec![Line { spans }]);
        self.gap = true;
    }

    fn flush(&mut self) {
        self.styles.clear();
        let flow = std::mem::take(&mut self.flow);
        if !flow.is_blank() {
            let lines = flow.wrapped(self.room());
            self.emit(lines);
        }
    }

    /// Columns left between the frames and the edge.
    fn room(&self) -> usize {
        let frames = &self.frames[self.shown_frames()..];
        let taken: usize = frames.iter().map(Frame::columns).sum();
        self.columns.saturating_sub(taken).max(1)
    }

    /// The outermost frame that is still shown: together they take half the width at most.
    fn shown_frames(&self) -> usize {
        let mut taken = 0;
        let inner = self.frames.iter().rev().take_while(|frame| {
            taken += frame.columns();
            taken <= self.columns / 2
        });
        self.frames.len() - inner.count()
    }

    fn emit(&mut self, lines: Vec<Line>) {
        let shown = self.shown_frames();
        if self.gap && !self.lines.is_empty() {
            let before: String = self.frames[shown..]
                .iter()
                .map(Frame::beside_a_gap)
                .collect();
            let mut spans = vec![Span::plain(before.trim_end(), palette::ASIDE)];
            spans.retain(|span| !span.text.is_empty());
            self.lines.push(Line { spans });
        }
        self.gap = false;
        for line in lines {
            let hidden: Vec<_> = self.frames[..shown]
                .iter_mut()
                .map(|frame| frame.first.take())
                .collect();
            drop(hidden);
            let before: String = self.frames[shown..].iter_mut().map(Frame::next).collect();
            let mut spans = vec![Span::plain(before, palette::ASIDE)];
            spans.extend(line.spans);
            spans.retain(|span| !span.text.is_empty());
            self.lines.push(Line { spans });
        }
    }
}

impl Frame {
    fn columns(&self) -> usize {
        let first = self.first.as_deref().map_or(0, layout::width);
        layout::width(&self.rest).max(first)
    }

    fn next(&mut self) -> String {
        self.first.take().unwrap_or_else(|| self.rest.clone())
    }

    /// What stands on a blank line: a quote's bar goes on, an item's marker waits.
    fn beside_a_gap(&self) -> String {
        match (&self.first, self.rest.trim()) {
            (None, _) | (Some(_), "") => self.rest.clone(),
            (Some(_), _) => String::new(),
        }
    }
}
