//! Text with marked ranges: painted, emphasised or counted in code points.

use std::ops::Range;

use anstyle::Style;

use super::safe;

/// A text and the byte ranges of it that matched; ascending, apart, on character boundaries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) marks: Vec<Range<usize>>,
}

impl Marked {
    pub(crate) fn plain(text: &str) -> Marked {
        Marked {
            text: text.to_owned(),
            marks: Vec::new(),
        }
    }

    /// Pieces of `part` in order, each with whether it is marked.
    pub(crate) fn pieces(&self, part: Range<usize>) -> Vec<(&str, Piece)> {
        let mut pieces = Vec::new();
        let mut at = part.start;
        for mark in &self.marks {
            let (start, end) = (mark.start.max(at), mark.end.min(part.end));
            if start >= end {
                continue;
            }
            pieces.push((&self.text[at..start], Piece::Plain));
            pieces.push((&self.text[start..end], Piece::Match));
            at = end;
        }
        pieces.push((&self.text[at..part.end], Piece::Plain));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }

    /// `part` with escape sequences: `plain` around, `matched` for the marked ranges.
    pub(crate) fn painted(&self, part: Range<usize>, plain: Style, matched: Style) -> String {
        let paint = |(text, piece): (&str, Piece)| {
            let style = if piece == Piece::Match {
                matched
            } else {
                plain
            };
            format!("{style}{}{style:#}", safe::line(text))
        };
        self.pieces(part).into_iter().map(paint).collect()
    }

    /// The marks as `[start, end)` in Unicode code points.
    pub(crate) fn code_points(&self) -> Vec<[usize; 2]> {
        let (mut bytes, mut points) = (0, 0);
        let mut points_at = |at: usize| {
            points += self.text[bytes..at].chars().count();
            bytes = at;
            points
        };
        self.marks
            .iter()
            .map(|mark| [points_at(mark.start), points_at(mark.end)])
            .collect()
    }
}

/// What a piece of a marked text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    Plain,
    Match,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Marked {
        Marked {
            text: "레디스를 Redis로".to_owned(),
            marks: vec![0..9, 13..18],
        }
    }

    #[test]
    fn marks_are_counted_in_code_points() {
        assert_eq!(sample().code_points(), [[0, 3], [5, 10]]);
    }

    #[test]
    fn a_mark_across_a_line_break_is_painted_on_both_lines() {
        let marked = sample();
        assert_eq!(
            marked.pieces(6..15),
            [
                ("스", Piece::Match),
                ("를 ", Piece::Plain),
                ("Re", Piece::Match)
            ]
        );
        assert_eq!(
            marked.pieces(15..21),
            [("dis", Piece::Match), ("로", Piece::Plain)]
        );
    }

    #[test]
    fn marked_text_is_made_safe_piece_by_piece() {
        let marked = Marked {
            text: "\x1b락\x07".to_owned(),
            marks: vec![0..1, 4..5],
        };
        let plain = Style::new();
        assert_eq!(marked.painted(0..5, plain, plain), "␛락␇");
    }
}
