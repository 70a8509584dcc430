//! Draws the state of the screen. Changes none of it but what the last drawing left room for.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::messages::{self, say};
use crate::render::{self, safe};

use super::halves::Halves;
use super::help;
use super::keys::Focus;
use super::layout::Layout;
use super::list::{List, Row};
use super::preview::{self, Page};
use super::state::{Overlay, Room, Screen};
use super::styles::Styles;

const PROMPT: &str = "> ";
/// From so many columns on, a row names its note.
const NAMED_COLUMNS: usize = 64;
/// Columns of a row's sign and the spaces around it.
const SIGN_COLUMNS: usize = 3;
/// Lines of the preview above the first mark.
const ABOVE_MARK: usize = 4;

/// What is kept from one drawing to the next.
#[derive(Default)]
pub(crate) struct Painter {
    page: Page,
    /// What the page was laid out for.
    laid_out: Option<(u64, usize, u16)>,
    layout: Layout,
    halves: Halves,
}

/// What stands at a place of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct At {
    /// The row of the list, from its first on the screen.
    pub(crate) list_row: Option<usize>,
    pub(crate) is_preview: bool,
}

/// A drawing of the screen as it stands.
pub(crate) struct Drawing<'a> {
    pub(crate) screen: &'a mut Screen,
    pub(crate) styles: &'a Styles,
    /// What goes on in the background, for the end of the counts.
    pub(crate) remark: &'a str,
}

impl Painter {
    /// What the last drawing put at that column and row.
    pub(crate) fn at(&self, column: u16, row: u16) -> At {
        let place = Position::new(column, row);
        let list = self.layout.list;
        At {
            list_row: list.contains(place).then(|| usize::from(row - list.y)),
            is_preview: self.layout.preview.contains(place),
        }
    }

    /// Draws everything.
    pub(crate) fn draw(&mut self, frame: &mut Frame<'_>, drawing: &mut Drawing<'_>) {
        let area = frame.area();
        let layout = Layout::of(area, drawing.screen.placing);
        self.layout = layout;
        drawing.screen.room.list_rows = usize::from(layout.list.height);
        let rows = drawing.screen.room.list_rows;
        drawing.screen.list_mut().show_chosen(rows);
        let cursor = drawing.line(layout.line, frame.buffer_mut());
        drawing.counts(layout.counts, frame.buffer_mut());
        drawing.list(layout.list, frame.buffer_mut());
        drawing.border(layout.border, frame.buffer_mut());
        self.preview(drawing, layout.preview, frame.buffer_mut());
        drawing.status(layout.status, frame.buffer_mut());
        if let Overlay::Help(top) = drawing.screen.overlay {
            let top = drawing.help(top, area, frame.buffer_mut());
            drawing.screen.overlay = Overlay::Help(top);
        } else if drawing.screen.focus == Focus::Line && area.height > 0 {
            frame.set_cursor_position(cursor);
        }
        self.halves.clear(frame.buffer_mut());
    }

    fn preview(&mut self, drawing: &mut Drawing<'_>, area: Rect, buffer: &mut Buffer) {
        let screen = &mut *drawing.screen;
        let Some(row) = screen.list().row().filter(|_| !area.is_empty()) else {
            screen.room = Room {
                list_rows: screen.room.list_rows,
                ..Room::default()
            };
            return;
        };
        let key = (screen.edition, screen.list().chosen, area.width);
        if self.laid_out != Some(key) {
            self.page = preview::page(row, usize::from(area.width), drawing.styles);
            self.laid_out = Some(key);
        }
        let (lines, height) = (&self.page.lines, usize::from(area.height));
        let last_top = lines.len().saturating_sub(height);
        let shows = |at: &usize| *at >= height;
        let to_mark = self.page.first_mark.filter(shows);
        let to_mark = to_mark.map_or(0, |at| at.saturating_sub(ABOVE_MARK));
        let top = screen.scroll.unwrap_or(to_mark).min(last_top);
        screen.room.preview_rows = height;
        screen.room.preview_top = top;
        screen.room.preview_last_top = last_top;
        for (line, y) in lines.iter().skip(top).zip(area.y..area.bottom()) {
            line.render(
                Rect {
                    y,
                    height: 1,
                    ..area
                },
                buffer,
            );
        }
    }
}

impl Drawing<'_> {
    /// The line to type in; gives the place of the cursor.
    fn line(&self, area: Rect, buffer: &mut Buffer) -> Position {
        let before = self.screen.line.before_cursor();
        let columns = usize::from(area.width).saturating_sub(PROMPT.len() + 1);
        // Of a line too long, the end before the cursor is shown.
        let shown = render::cut_front(before, columns);
        let behind = &self.screen.line.text()[before.len()..];
        let prompt = match self.screen.focus {
            Focus::Line => self.styles.prompt,
            Focus::List => self.styles.aside,
        };
        let left = u16::try_from(PROMPT.len() + render::width(&shown)).unwrap_or(u16::MAX);
        let line = Line::from(vec![
            Span::styled(PROMPT, prompt),
            Span::raw(safe::line(&shown).into_owned()),
            Span::raw(safe::line(behind).into_owned()),
        ]);
        line.render(area, buffer);
        Position::new(area.x + left.min(area.width.saturating_sub(1)), area.y)
    }

    /// How many were found, what narrows them, what was asked instead.
    fn counts(&self, area: Rect, buffer: &mut Buffer) {
        let (list, styles) = (self.screen.list(), self.styles);
        let mut spans = vec![Span::raw("  ")];
        match &self.screen.aside {
            Some(aside) => spans.push(Span::styled(aside.title.clone(), styles.notice)),
            None => spans.push(Span::styled(self.found(list), styles.aside)),
        }
        for name in self.screen.narrowing.named() {
            let name = safe::line(&name).into_owned();
            spans.extend([Span::raw("  "), Span::styled(name, styles.notice)]);
        }
        let is_search = self.screen.aside.is_none();
        if let Some(instead) = list.instead.as_ref().filter(|_| is_search) {
            spans.push(Span::styled(
                format!("  {}", safe::line(instead)),
                styles.key,
            ));
        } else if let Some(meant) = list.meant.as_ref().filter(|_| is_search) {
            let meant = format!("  {}", say!("did-you-mean", meant = safe::line(meant)));
            spans.push(Span::styled(meant, styles.key));
        }
        if !list.missing.is_empty() && is_search {
            let missing = list.missing.join(", ");
            let missing = format!("  {}", say!("in-no-note", words = safe::line(&missing)));
            spans.push(Span::styled(missing, styles.aside));
        }
        if !self.remark.is_empty() {
            spans.push(Span::styled(format!("  {}", self.remark), styles.aside));
        }
        Line::from(spans).render(area, buffer);
    }

    fn found(&self, list: &List) -> String {
        let at = (list.chosen + 1).min(list.rows.len());
        let took = list.took.as_secs_f64() * 1000.0;
        match list.count() {
            0 => say!("nothing-here"),
            total => format!("{at}/{total}  {took:.1} ms"),
        }
    }

    fn list(&self, area: Rect, buffer: &mut Buffer) {
        let list = self.screen.list();
        let rows = list.rows.iter().enumerate().skip(list.top);
        for ((at, row), y) in rows.zip(area.y..area.bottom()) {
            let area = Rect {
                y,
                height: 1,
                ..area
            };
            self.row(row, area, buffer);
            if at == list.chosen {
                buffer.set_style(area, Style::new().add_modifier(self.styles.chosen));
            }
        }
    }

    fn row(&self, row: &Row, area: Rect, buffer: &mut Buffer) {
        let columns = usize::from(area.width);
        let item = &row.item;
        let sign = match (item.kind, item.answered) {
            ("question", true) => " ",
            ("question", false) => "?",
            _ => "#",
        };
        let name = match columns >= NAMED_COLUMNS {
            true => format!(" {} ", render::cut(&name(row), columns / 3)),
            false => String::new(),
        };
        let left = columns.saturating_sub(SIGN_COLUMNS + render::width(&name) + 1);
        let question = item.marked_question();
        let part = 0..render::fitting(&question.text, left);
        let is_cut = part.end < question.text.len();
        let mut line = preview::spans(&question, part, self.styles.plain, self.styles);
        line.spans
            .insert(0, Span::styled(format!(" {sign} "), self.styles.lacking));
        if is_cut {
            line.push_span(Span::styled("…", self.styles.aside));
        }
        line.render(area, buffer);
        let width = u16::try_from(render::width(&name)).unwrap_or(area.width);
        let right = Rect {
            x: area.right().saturating_sub(width),
            width: width.min(area.width),
            ..area
        };
        Line::styled(name, self.styles.aside).render(right, buffer);
    }

    fn border(&self, area: Rect, buffer: &mut Buffer) {
        let sign = if area.width == 1 { "│" } else { "─" };
        for position in area.positions() {
            buffer[position]
                .set_symbol(sign)
                .set_style(self.styles.aside);
        }
    }

    /// What can be done here, or what was done just now.
    fn status(&self, area: Rect, buffer: &mut Buffer) {
        if let Some(notice) = &self.screen.notice {
            return Line::styled(format!(" {notice}"), self.styles.notice).render(area, buffer);
        }
        let mut line = Line::default();
        let mut used = 0;
        for (key, what) in help::hints(self.screen.focus, self.screen.purpose) {
            let width = key.len() + render::width(&what) + 4;
            if used + width > usize::from(area.width) {
                break;
            }
            used += width;
            line.push_span(Span::styled(format!(" {key}"), self.styles.key));
            line.push_span(Span::styled(format!(" {what}  "), self.styles.aside));
        }
        line.render(area, buffer);
    }

    /// All keys, from that line on, over everything; gives the line that it began with.
    fn help(&self, top: usize, area: Rect, buffer: &mut Buffer) -> usize {
        for position in area.positions() {
            buffer[position].reset();
        }
        let height = usize::from(area.height).saturating_sub(1);
        let top = top.min(help::KEYS.len().saturating_sub(height));
        let keys = help::KEYS.iter().map(|(key, _)| key.len()).max();
        let keys = keys.unwrap_or_default();
        let rows = help::KEYS.iter().skip(top).zip(area.y..);
        for ((key, what), y) in rows.take(height) {
            let line = match key.is_empty() {
                true => Line::styled(
                    format!(" {}", messages::text(what, None)),
                    self.styles.prompt,
                ),
                false => Line::from(vec![
                    Span::styled(format!("   {key:keys$}  "), self.styles.key),
                    Span::raw(messages::text(what, None)),
                ]),
            };
            line.render(
                Rect {
                    y,
                    height: 1,
                    ..area
                },
                buffer,
            );
        }
        let is_more = top + height < help::KEYS.len();
        let end = match is_more {
            true => say!("help-more"),
            false => say!("help-end"),
        };
        let last = Rect {
            y: area.bottom().saturating_sub(1),
            height: area.height.min(1),
            ..area
        };
        Line::styled(format!(" {end}"), self.styles.aside).render(last, buffer);
        top
    }
}

/// The note's file and the unit's line.
fn name(row: &Row) -> String {
    let file = row.item.path.file_name().unwrap_or_default();
    let file = safe::path(std::path::Path::new(file));
    format!("{file}:{}", row.item.line)
}
