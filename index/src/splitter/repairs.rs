//! Places lines in the outline that their markup alone would place elsewhere; decides on no question.

use super::labels::Label;
use super::letters::is_word;
use super::line::{EMPTY, Form, Line};
use super::marks;
use super::outline::{Builder, Mark, NONE, Shape};
use super::scopes::{Keep, REACH};
use super::wording::Ask;

impl Builder<'_> {
    /// Names in code between a thematic break and a heading: they describe what the heading opens.
    pub(super) fn tags_heading(&mut self, line: &Line, next: Option<Line>) -> bool {
        let Some(heading) = next.filter(|next| next.form == Form::Heading && self.ruled) else {
            return false;
        };
        let source = self.row_text(line);
        let outside = source.split('`').step_by(2).collect::<String>();
        let tags = source.starts_with('`') && !outside.contains(is_word);
        if tags {
            self.pop_to_heading(&heading, Keep::Above);
        }
        tags
    }

    /// Text right below a number that stands alone is the item's: `2.` above `왜 …?`.
    pub(super) fn join_number(&mut self, line: &mut Line) {
        match self.number_alone {
            Some((number, _)) if line.form == Form::Text && number.number + 1 == line.number => {
                line.form = Form::Ordered;
                line.indent = number.indent;
            }
            _ => self.number_alone = self.glued_number(line).map(|ordinal| (*line, ordinal)),
        }
        if self.number_alone.is_some() {
            line.form = Form::Ordered;
        }
    }

    /// The number that a line of text opens with, without a blank behind it: `2.왜 …?`.
    ///
    /// It counts where it goes on a numbered list, or below a heading that announces questions.
    fn glued_number(&self, line: &Line) -> Option<u32> {
        if line.form != Form::Text || line.has(EMPTY) {
            return None;
        }
        let number = marks::glued_ordinal(&self.note[line.text as usize..])?;
        let open = self.stack.iter().rev().take(REACH);
        let above = open
            .clone()
            .find(|open| open.shape == Shape::Item && open.ordered);
        let goes_on =
            above.is_some_and(|item| item.ordinal + 1 == number && item.indent == line.indent);
        let below = open
            .clone()
            .find(|open| !matches!(open.shape, Shape::Item | Shape::Mark(Mark::Bare)));
        let announced = below
            .filter(|open| open.node != NONE)
            .is_some_and(|open| self.outline.nodes[open.node as usize].label == Label::Announce);
        ((goes_on && line.ask() >= Ask::Orders) || announced).then_some(number)
    }
}
