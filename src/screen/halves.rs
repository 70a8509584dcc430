//! Second columns of wide letters, cleared once nothing wide stands there. Knows no terminal.

use ratatui::buffer::{Buffer, CellDiffOption};
use unicode_width::UnicodeWidthStr;

/// Where the last drawing had second columns, as indices of its cells.
///
/// Most terminals clear the second column when something narrow is put on the first; the one that
/// Vim and Neovim have inside keeps it, and shifts the rest of the row.
#[derive(Debug, Default)]
pub(super) struct Halves(Vec<usize>);

impl Halves {
    /// Has the columns written anew that were halves until now and are none any more.
    pub(super) fn clear(&mut self, buffer: &mut Buffer) {
        let halves = halves(buffer);
        for at in std::mem::replace(&mut self.0, halves.clone()) {
            if halves.binary_search(&at).is_ok() {
                continue;
            }
            // After a change of size there may be fewer cells.
            if let Some(cell) = buffer.content.get_mut(at) {
                cell.set_diff_option(CellDiffOption::AlwaysUpdate);
            }
        }
    }
}

fn halves(buffer: &Buffer) -> Vec<usize> {
    let mut halves = Vec::new();
    let mut at = 0;
    while let Some(cell) = buffer.content.get(at) {
        let columns = cell.symbol().width().max(1);
        halves.extend(at + 1..at + columns);
        at += columns;
    }
    halves
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn drawn(halves: &mut Halves, text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, text, Style::new());
        halves.clear(&mut buffer);
        buffer
    }

    fn check(before: &str, after: &str, want: &[(u16, &str)]) {
        let mut halves = Halves::default();
        let (before, after) = (drawn(&mut halves, before), drawn(&mut halves, after));
        let written = before.diff(&after);
        let written: Vec<_> = written
            .iter()
            .map(|(x, _, cell)| (*x, cell.symbol()))
            .collect();
        assert_eq!(written, want);
    }

    #[test]
    fn what_a_wide_letter_leaves_is_written_over() {
        check("가나", "가", &[(2, " "), (3, " ")]);
        check("가", "나", &[(0, "나")]);
        check("가나", "a가", &[(0, "a"), (1, "가"), (3, " ")]);
        check("a가", "가", &[(0, "가"), (2, " ")]);
        check("ab", "a", &[(1, " ")]);
    }
}
