//! A table that fits the terminal: every cell is cut by display columns beforehand.

use std::io::{self, Write};

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{ContentArrangement, Table};

use crate::messages::say;

use super::{Item, Listing, Look, layout, safe};

/// Columns that a cell's border and padding take.
const FRAME_COLUMNS: usize = 3;

const ID_COLUMNS: usize = 10;

/// From here on there is room for an excerpt beside the question.
const EXCERPT_FROM_COLUMNS: usize = 100;

/// Below this the id gives way to the question.
const ID_FROM_COLUMNS: usize = 60;

/// Writes one row a unit.
pub(super) fn listing(out: &mut dyn Write, listing: &Listing, look: &Look) -> io::Result<()> {
    if listing.items.is_empty() {
        return Ok(());
    }
    let widths = Widths::of(listing, look.columns);
    let mut table = Table::new();
    table
        .load_style(UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(widths.header());
    table.add_rows(listing.items.iter().map(|item| widths.row(item)));
    writeln!(out, "{}", table.trim_fmt())
}

/// Display columns of every cell; a column of width 0 is left out.
struct Widths {
    question: usize,
    excerpt: usize,
    note: usize,
    id: usize,
}

impl Widths {
    fn of(listing: &Listing, columns: usize) -> Widths {
        let id = if columns < ID_FROM_COLUMNS {
            0
        } else {
            ID_COLUMNS
        };
        let has_excerpts = listing.items.iter().any(|item| item.found.is_some());
        let with_excerpt = has_excerpts && columns >= EXCERPT_FROM_COLUMNS;
        let cells = 2 + usize::from(id > 0) + usize::from(with_excerpt);
        let room = columns.saturating_sub(cells * FRAME_COLUMNS + 1 + id);
        let widest = listing
            .items
            .iter()
            .map(|item| layout::width(&item.place()))
            .max()
            .unwrap_or(0);
        let note = widest.min(room * 2 / 5).max(4);
        let text = room.saturating_sub(note);
        let excerpt = if with_excerpt { text / 2 } else { 0 };
        Widths {
            question: text - excerpt,
            excerpt,
            note,
            id,
        }
    }

    fn header(&self) -> Vec<String> {
        self.cells([
            say!("column-question"),
            say!("column-excerpt"),
            say!("column-note"),
            say!("column-id"),
        ])
    }

    fn row(&self, item: &Item) -> Vec<String> {
        let excerpt = item
            .found
            .as_ref()
            .map(|found| found.excerpt.text.as_str())
            .unwrap_or_default();
        self.cells([
            layout::cut(&safe::line(&item.question), self.question),
            layout::cut(&safe::line(excerpt), self.excerpt),
            layout::cut_front(&item.place(), self.note),
            item.id.clone(),
        ])
    }

    fn cells(&self, cells: [String; 4]) -> Vec<String> {
        let widths = [self.question, self.excerpt, self.note, self.id];
        cells
            .into_iter()
            .zip(widths)
            .filter(|(_, width)| *width > 0)
            .map(|(cell, _)| cell)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Found, Marked};
    use super::*;
    use crate::args::Format;
    use crate::terminal::{Paint, Stream};

    fn drawn(columns: usize, questions: &[&str]) -> String {
        let item = |question: &&str| Item {
            id: "0123456789".to_owned(),
            path: "데이터베이스/트랜잭션과 격리 수준.md".into(),
            line: 12,
            question: question.to_string(),
            found: Some(Found {
                excerpt: Marked::plain("격리 수준은 네 가지다"),
                ..Found::default()
            }),
            ..Item::default()
        };
        let listing_of = Listing::of_items(questions.iter().map(item).collect());
        let look = Look {
            numbers: super::super::Numbers::Hidden,
            links: crate::links::Links::default(),
            format: Format::Table,
            paint: Paint::Mono,
            stdout: Stream::Other,
            columns,
            cells: super::super::Cells::Guarded,
            end: b'\n',
        };
        let mut bytes = Vec::new();
        listing(&mut bytes, &listing_of, &look).expect("memory takes every write");
        String::from_utf8(bytes).expect("the table is text")
    }

    #[test]
    fn every_line_is_equally_wide_and_fits() {
        let questions = [
            "트랜잭션의 격리 수준을 설명해 주세요, 각각 어떤 이상 현상이 생기나요?",
            "👨‍👩‍👧 e\u{301} 락?",
            "\u{1b}[2J?",
        ];
        for columns in [24, 40, 59, 60, 80, 100, 173] {
            let table = drawn(columns, &questions);
            let widths: Vec<usize> = table.lines().map(layout::width).collect();
            assert!(
                widths
                    .iter()
                    .all(|&width| width == widths[0] && width <= columns),
                "{columns}: {widths:?}\n{table}"
            );
        }
    }

    #[test]
    fn wide_questions_are_cut_between_syllables() {
        expect_test::expect![[r#"
            ┌──────────────────┬───────────┐
            │ Question         ┆ Note      │
            ╞══════════════════╪═══════════╡
            │ 트랜잭션의 격리… ┆ …준.md:12 │
            └──────────────────┴───────────┘
        "#]]
        .assert_eq(&drawn(34, &["트랜잭션의 격리 수준"]));
    }
}
