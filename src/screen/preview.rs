//! A whole unit as lines for the preview: place, headings, question, answer, with its marks. Knows no terminal.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::messages::say;
use crate::render::{self, Item, Marked, page, palette, safe};

use super::list::Row;
use super::styles::Styles;

/// Between a heading and the one below it.
const BELOW: &str = " > ";

/// A unit laid out for a width.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) lines: Vec<Line<'static>>,
    /// The first line of the answer that has a mark.
    pub(crate) first_mark: Option<usize>,
}

/// Lays a unit out.
pub(crate) fn page(row: &Row, columns: usize, styles: &Styles) -> Page {
    let item = &row.item;
    let columns = columns.max(1);
    let mut lines = Vec::new();
    lines.extend(plain(&item.place(), columns, styles.place));
    let above = above(item);
    if !above.is_empty() {
        lines.extend(plain(&above, columns, styles.aside));
    }
    lines.push(Line::default());
    lines.extend(question(&item.marked_question(), columns, styles));
    lines.push(Line::default());
    let before = lines.len();
    let answer = item.answer.as_deref().unwrap_or_default();
    if answer.trim().is_empty() {
        lines.extend(plain(&say!("no-answer-yet"), columns, styles.aside));
        let first_mark = None;
        return Page { lines, first_mark };
    }
    let (answer, first_mark) = self::answer(item, answer, columns, styles);
    lines.extend(answer);
    Page {
        lines,
        first_mark: first_mark.map(|at| before + at),
    }
}

/// What stands around a unit, on one line.
fn above(item: &Item) -> String {
    let mut parts = Vec::new();
    if !item.headings.is_empty() {
        parts.push(item.headings.join(BELOW));
    }
    parts.extend(item.tags.iter().map(|tag| format!("#{tag}")));
    let also = item.found.as_ref().map_or(0, |found| found.also.len());
    match also {
        0 => {}
        count => parts.push(say!("other-versions", count)),
    }
    parts.join("  ")
}

fn plain(text: &str, columns: usize, style: Style) -> Vec<Line<'static>> {
    let text = safe::line(text);
    let lines = render::wrap(&text, columns).into_iter();
    lines
        .map(|line| Line::styled(text[line].to_owned(), style))
        .collect()
}

fn question(marked: &Marked, columns: usize, styles: &Styles) -> Vec<Line<'static>> {
    let lines = render::wrap(&marked.text, columns).into_iter();
    lines
        .map(|part| spans(marked, part, styles.question, styles))
        .collect()
}

/// A part of a text with its marks, safe for a terminal.
pub(crate) fn spans(
    marked: &Marked,
    part: Range<usize>,
    style: Style,
    styles: &Styles,
) -> Line<'static> {
    let span = |(text, piece): (&str, render::Piece)| {
        let style = match piece {
            render::Piece::Match => styles.matched,
            render::Piece::Plain => style,
        };
        Span::styled(safe::line(text).into_owned(), style)
    };
    Line::from_iter(marked.pieces(part).into_iter().map(span))
}

/// The answer's lines, and the first of them that has a mark.
fn answer(
    item: &Item,
    answer: &str,
    columns: usize,
    styles: &Styles,
) -> (Vec<Line<'static>>, Option<usize>) {
    let words = item.found.as_ref().map(|found| found.matched.as_slice());
    let marks = page::marks(answer, words.unwrap_or_default());
    let lines = page::page(answer, &marks, columns);
    let is_marked = |span: &page::Span| span.style == palette::MATCHED;
    let first = lines
        .iter()
        .position(|line| line.spans.iter().any(is_marked));
    let line = |line: page::Line| {
        let spans = line.spans.into_iter();
        Line::from_iter(spans.map(|span| Span::styled(span.text, styles.of_page(span.style))))
    };
    (lines.into_iter().map(line).collect(), first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::Paint;

    fn shown(answer: &str, matched: &[&str], columns: usize) -> (Vec<String>, Option<usize>) {
        let found = render::Found {
            matched: matched.iter().map(|word| (*word).to_owned()).collect(),
            question: Marked::plain("왜?"),
            ..render::Found::default()
        };
        let item = Item {
            path: "a.md".into(),
            line: 3,
            question: "왜?".to_owned(),
            answer: Some(answer.to_owned()),
            headings: vec!["DB".to_owned(), "락".to_owned()],
            found: Some(found),
            ..Item::default()
        };
        let row = Row {
            item,
            ..Row::default()
        };
        let page = page(&row, columns, &Styles::of(Paint::Mono));
        let lines = page.lines.iter().map(ToString::to_string).collect();
        (lines, page.first_mark)
    }

    #[test]
    fn a_unit_is_shown_with_all_that_stands_around_it() {
        let (lines, mark) = shown("첫 줄\n\n둘째 락", &["락"], 20);
        assert_eq!(
            lines,
            ["a.md:3", "DB > 락", "", "왜?", "", "첫 줄", "", "둘째 락"]
        );
        assert_eq!(mark, Some(7));
    }

    #[test]
    fn what_is_missing_is_said_and_controls_are_made_visible() {
        let (lines, _) = shown("  ", &[], 20);
        assert_eq!(lines.last().map(String::as_str), Some("(no answer yet)"));
        let (lines, _) = shown("\x1b[31m빨강", &[], 20);
        assert!(lines.concat().contains("[31m빨강") && !lines.concat().contains('\x1b'));
    }
}
