//! Lays a stretch of text out as cells, one for each character as a reader sees it.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{CELL_BORDER, ITEM_BORDER};

/// Columns that a border takes, its spaces included.
pub(super) const BORDER_COLUMNS: usize = 3;

/// The text around an excerpt's core, wide enough for any excerpt that holds the core.
pub(super) struct Cells<'a> {
    text: &'a str,
    cells: Vec<Cell>,
    /// Columns before each cell, and of all at the end.
    columns_before: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    /// Anything that a reader sees.
    Visible,
    /// White space and control characters, shown as one space.
    Space,
    /// The same with a line's end among it.
    LineEnd,
    /// The same with a border between cells of a table.
    CellBorder,
    /// The same with a border between items.
    ItemBorder,
}

impl Kind {
    /// What spaces are that hold these bytes of the text.
    fn of_space(text: &str) -> Self {
        if text.contains(ITEM_BORDER) {
            Kind::ItemBorder
        } else if text.contains(CELL_BORDER) {
            Kind::CellBorder
        } else if text.contains(['\n', '\r']) {
            Kind::LineEnd
        } else {
            Kind::Space
        }
    }

    fn columns(self) -> usize {
        match self {
            Kind::CellBorder | Kind::ItemBorder => BORDER_COLUMNS,
            Kind::Visible | Kind::Space | Kind::LineEnd => 1,
        }
    }
}

struct Cell {
    bytes: Range<usize>,
    kind: Kind,
}

impl<'a> Cells<'a> {
    /// Cells from `columns` before the core to twice as many after its beginning.
    ///
    /// Twice, because list marks and rules at the beginning do not count.
    pub(super) fn around(text: &'a str, core: &Range<usize>, columns: usize) -> Self {
        let start = start_before(text, core.start, columns);
        let mut cells = Self {
            text,
            cells: Vec::new(),
            columns_before: vec![0],
        };
        let mut end_column = None;
        let mut end = start;
        while end < text.len() {
            let bytes = end..end + cluster_len(&text[end..]);
            end = bytes.end;
            if end_column.is_none() && bytes.end > core.start {
                end_column = Some(cells.columns().saturating_add(columns.saturating_mul(2)));
            }
            if end_column.is_some_and(|end| cells.columns() > end) {
                break;
            }
            cells.push(bytes);
        }
        cells
    }

    fn push(&mut self, bytes: Range<usize>) {
        let cluster = &self.text[bytes.clone()];
        let combining = cluster.trim_start_matches(is_space);
        let middle = bytes.end - combining.len();
        if bytes.start < middle {
            self.push_space(bytes.start..middle);
        }
        if !combining.chars().all(is_ignorable) {
            self.push_cell(middle..bytes.end, Kind::Visible, combining.width().max(1));
        }
    }

    fn push_space(&mut self, bytes: Range<usize>) {
        let kind = Kind::of_space(&self.text[bytes.clone()]);
        let last = self.cells.last_mut();
        let Some(last) = last.filter(|last| last.kind != Kind::Visible) else {
            return self.push_cell(bytes, kind, kind.columns());
        };
        last.bytes.end = bytes.end;
        if kind > last.kind {
            let more = kind.columns() - last.kind.columns();
            last.kind = kind;
            if let Some(columns) = self.columns_before.last_mut() {
                *columns = columns.saturating_add(more);
            }
        }
    }

    fn push_cell(&mut self, bytes: Range<usize>, kind: Kind, columns: usize) {
        let columns_before = self.columns().saturating_add(columns);
        self.columns_before.push(columns_before);
        self.cells.push(Cell { bytes, kind });
    }

    fn columns(&self) -> usize {
        self.columns_before.last().copied().unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn kind(&self, index: usize) -> Option<Kind> {
        self.cells.get(index).map(|cell| cell.kind)
    }

    pub(super) fn is_visible(&self, index: usize) -> bool {
        self.kind(index) == Some(Kind::Visible)
    }

    /// The first cell from this one on that is no space.
    pub(super) fn visible_from(&self, index: usize) -> usize {
        index + usize::from(self.kind(index).is_some_and(|kind| kind != Kind::Visible))
    }

    /// The first cell after the word that goes on at this cell.
    pub(super) fn word_end(&self, index: usize) -> usize {
        let mut after = index..self.len();
        after
            .find(|&cell| !self.is_visible(cell))
            .unwrap_or(self.len())
    }

    /// Columns of these cells.
    pub(super) fn width(&self, cells: Range<usize>) -> usize {
        self.columns_before[cells.end].saturating_sub(self.columns_before[cells.start])
    }

    /// Bytes of the text that all cells cover.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.offset_bytes(0)..self.offset_bytes(self.len())
    }

    pub(super) fn bytes_of(&self, index: usize) -> Range<usize> {
        self.cells[index].bytes.clone()
    }

    /// Where a cell begins in the text; past the last one, where that ends.
    pub(super) fn offset_bytes(&self, index: usize) -> usize {
        match (self.cells.get(index), self.cells.last()) {
            (Some(cell), _) => cell.bytes.start,
            (None, Some(last)) => last.bytes.end,
            (None, None) => 0,
        }
    }

    /// How many cells end before or at this byte of the text.
    pub(super) fn ended_by(&self, byte: usize) -> usize {
        self.cells.partition_point(|cell| cell.bytes.end <= byte)
    }

    /// How many cells begin before this byte of the text.
    pub(super) fn begun_by(&self, byte: usize) -> usize {
        self.cells.partition_point(|cell| cell.bytes.start < byte)
    }

    /// What the excerpt shows of a cell.
    pub(super) fn shown(&self, index: usize) -> &'a str {
        match self.cells[index].kind {
            Kind::Visible => &self.text[self.bytes_of(index)],
            Kind::Space | Kind::LineEnd => " ",
            Kind::CellBorder => " | ",
            Kind::ItemBorder => " · ",
        }
    }

    /// What the note has before a cell.
    pub(super) fn text_before(&self, index: usize) -> &'a str {
        &self.text[..self.offset_bytes(index)]
    }

    /// What the note has from a cell on.
    pub(super) fn text_from(&self, index: usize) -> &'a str {
        &self.text[self.offset_bytes(index)..]
    }
}

/// The length of the cluster that `text` begins with; `text` begins where a cluster does.
///
/// Letters of prose are told at a glance, for the rules look each up in four tables.
fn cluster_len(text: &str) -> usize {
    let mut chars = text.chars();
    let first = chars.next();
    let alone = first.is_some_and(is_prose) && chars.next().is_none_or(is_prose);
    match first.filter(|_| alone) {
        Some(first) => first.len_utf8(),
        None => text.graphemes(true).next().map_or(text.len(), str::len),
    }
}

/// Characters that join no other of their kind.
fn is_prose(c: char) -> bool {
    matches!(c, ' '..='~' | '가'..='힣')
}

/// A boundary between characters so many columns before a byte, counting each white space once.
fn start_before(text: &str, byte: usize, columns: usize) -> usize {
    let mut seen = 0_usize;
    let mut in_space = false;
    let mut start = byte;
    for (offset, c) in text[..byte].char_indices().rev() {
        let is_space = is_space(c);
        if !(is_space && in_space) {
            seen += if is_space { 1 } else { c.width().unwrap_or(1) };
        }
        if seen > columns {
            break;
        }
        in_space = is_space;
        start = offset;
    }
    boundary_at_or_before(text, start)
}

fn boundary_at_or_before(text: &str, mut byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    while byte > 0 && !matches!(cursor.is_boundary(text, 0), Ok(true)) {
        byte = (0..byte)
            .rfind(|&byte| text.is_char_boundary(byte))
            .unwrap_or(0);
        cursor.set_cursor(byte);
    }
    byte
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Characters that show nothing of their own: joiners, marks of direction, soft hyphens.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) {
        let mut clusters = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (cluster, after) = rest.split_at(cluster_len(rest));
            clusters.push(cluster);
            rest = after;
        }
        assert_eq!(clusters, text.graphemes(true).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_unicode(text in "[a-z가각각\u{302}\u{200d}👩💻🇰🇷\r\n क्ष]{0,12}") {
            check(&text);
        }

        #[test]
        fn clusters_of_any_text_are_those_of_unicode(text in "\\PC{0,24}") {
            check(&text);
        }
    }
}
