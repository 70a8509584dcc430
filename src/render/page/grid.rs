//! A table fitted to a width, with borders; where it cannot be, its rows one below the other.

use anstyle::Style;
use pulldown_cmark::Alignment;

use super::flow::Flow;
use super::{Line, Span};
use crate::render::{layout, palette};

/// The cells of a table, row by row; the first row is its head.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) alignments: Vec<Alignment>,
    pub(super) rows: Vec<Vec<Flow>>,
}

/// A column narrower than this shows nothing that could be read.
const LEAST_COLUMN: usize = 6;

/// What a cell's border and its blanks take.
const FRAME: usize = 3;

impl Grid {
    pub(super) fn lines(&self, columns: usize) -> Vec<Line> {
        let count = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if count == 0 {
            return Vec::new();
        }
        let Some(widths) = self.widths(count, columns) else {
            return self.stacked(columns);
        };
        let mut lines = vec![border(&widths, ["┌", "┬", "┐"])];
        let rows: Vec<Vec<Line>> = self.rows.iter().map(|row| self.row(row, &widths)).collect();
        let is_broken = rows.iter().skip(1).any(|row| row.len() > 1);
        for (number, row) in rows.into_iter().enumerate() {
            if number == 1 || number > 1 && is_broken {
                lines.push(border(&widths, ["├", "┼", "┤"]));
            }
            lines.extend(row);
        }
        lines.push(border(&widths, ["└", "┴", "┘"]));
        lines
    }

    /// Display columns of every column's words; none where they do not fit.
    fn widths(&self, count: usize, columns: usize) -> Option<Vec<usize>> {
        let room = columns.checked_sub(FRAME * count + 1)?;
        let of = |width: fn(&Flow) -> usize| -> Vec<usize> {
            let widest = |at| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(at))
                    .map(width)
                    .max()
            };
            (0..count)
                .map(|at| widest(at).unwrap_or(0).max(1))
                .collect()
        };
        let (whole, words) = (of(Flow::width), of(Flow::word_width));
        if whole.iter().sum::<usize>() <= room {
            return Some(whole);
        }
        // Words stay whole where all columns' longest fit beside each other.
        let fits = words.iter().sum::<usize>() <= room;
        let least = |at: usize| {
            if fits {
                words[at]
            } else {
                whole[at].min(LEAST_COLUMN)
            }
        };
        let capped = |cap: usize| -> Vec<usize> {
            let width = |at: usize| whole[at].min(cap).max(least(at));
            (0..count).map(width).collect()
        };
        let caps: Vec<usize> = (0..=room).collect();
        let fitting = caps.partition_point(|cap| capped(*cap).iter().sum::<usize>() <= room);
        Some(capped(fitting.checked_sub(1)?))
    }

    fn row(&self, row: &[Flow], widths: &[usize]) -> Vec<Line> {
        let cells: Vec<Vec<Line>> = widths
            .iter()
            .enumerate()
            .map(|(at, width)| {
                row.get(at)
                    .map_or_else(Vec::new, |cell| cell.wrapped(*width))
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let empty = Line::default();
        let line = |number: usize| {
            let mut spans = Vec::new();
            for (at, cell) in cells.iter().enumerate() {
                let cell = cell.get(number).unwrap_or(&empty);
                spans.push(Span::plain(
                    if at == 0 { "│ " } else { " │ " },
                    palette::ASIDE,
                ));
                self.cell(cell, at, widths[at], &mut spans);
            }
            spans.push(Span::plain(" │", palette::ASIDE));
            Line { spans }
        };
        (0..height).map(line).collect()
    }

    fn cell(&self, cell: &Line, at: usize, width: usize, spans: &mut Vec<Span>) {
        let room = width.saturating_sub(cell.width());
        let before = match self.alignments.get(at) {
            Some(Alignment::Right) => room,
            Some(Alignment::Center) => room / 2,
            _ => 0,
        };
        let blanks = |count| Span::plain(" ".repeat(count), Style::new());
        spans.push(blanks(before));
        spans.extend(cell.spans.iter().cloned());
        spans.push(blanks(room - before));
    }

    /// Every cell on lines of its own, a rule between the rows.
    fn stacked(&self, columns: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                let rule = "─".repeat(columns.min(LEAST_COLUMN));
                lines.push(Line {
                    spans: vec![Span::plain(rule, palette::ASIDE)],
                });
            }
            let cells = row.iter().filter(|cell| !cell.is_blank());
            lines.extend(cells.flat_map(|cell| cell.wrapped(columns)));
        }
        lines
    }
}

fn border(widths: &[usize], [left, between, right]: [&str; 3]) -> Line {
    let bars: Vec<String> = widths.iter().map(|width| "─".repeat(width + 2)).collect();
    let border = format!("{left}{}{right}", bars.join(between));
    Line {
        spans: vec![Span::plain(border, palette::ASIDE)],
    }
}

impl Line {
    /// Display columns.
    pub(crate) fn width(&self) -> usize {
        let text: String = self.spans.iter().map(|span| span.text.as_str()).collect();
        layout::width(&text)
    }
}
