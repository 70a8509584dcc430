//! Opens and closes the nodes of the outline as lines come; decides what ends what.

use super::labels::Label;
use super::line::{BOLD, EMPTY, Form, GAP, IN_ITEM, LOOSE, Line, PICTURE};
use super::marks;
use super::outline::{Builder, Mark, NONE, Shape};
use super::survey;
use super::wording::Ask;

/// An open node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) node: u32,
    /// The node itself, or the next one below it in the stack.
    pub(super) owner: u32,
    pub(super) shape: Shape,
    pub(super) level: u8,
    pub(super) indent: u8,
    pub(super) ordered: bool,
    pub(super) balanced: bool,
    pub(super) run: u32,
    pub(super) ordinal: u32,
    /// Loose text came after the item.
    pub(super) loose: bool,
    /// The heading stands behind a list marker.
    pub(super) listed: bool,
}

/// How many open nodes are looked at from the innermost.
pub(super) const REACH: usize = 64;

/// How far a heading closes what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    Above,
    SameLevel,
    /// As `SameLevel`, and a question of any level that no heading encloses.
    Question,
}

/// What stands behind a label on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelStands {
    Alone,
    BeforeText,
}

/// A node that the line opens.
pub(super) fn open(node: u32, shape: Shape, line: &Line) -> Open {
    Open {
        node,
        owner: node,
        shape,
        level: line.level,
        indent: line.indent,
        ordered: false,
        balanced: false,
        run: NONE,
        ordinal: 0,
        loose: false,
        listed: line.has(IN_ITEM),
    }
}

impl Builder<'_> {
    /// A heading in a quote ends with it, if the quote holds more than the heading.
    pub(super) fn leave_quote(&mut self, line: &Line) {
        if self.quoted == NONE || line.quote > 0 || !line.has(GAP) {
            return;
        }
        let heading = std::mem::replace(&mut self.quoted, NONE);
        let nodes = &self.outline.nodes;
        let holds_more = nodes[heading as usize].own > 0 || nodes.len() as u32 > heading + 1;
        let mut near = self.stack.iter().rev().take(REACH);
        if holds_more && near.any(|open| open.node == heading) {
            while self.stack.last().is_some_and(|open| open.node != heading) {
                self.pop();
            }
            self.pop();
        }
    }

    pub(super) fn pop(&mut self) {
        if self
            .stack
            .pop()
            .is_some_and(|open| open.shape == Shape::Toggle)
        {
            self.toggles -= 1;
        }
    }

    /// Closes what a heading of `level` ends.
    pub(super) fn pop_to_heading(&mut self, line: &Line, keep: Keep) {
        let level = line.level;
        let inside = |open: &Open| line.indent >= 2 && line.indent > open.indent;
        while let Some(top) = self.stack.last() {
            let stays = match top.shape {
                Shape::Heading if keep == Keep::Question && self.is_outer_question(top.node) => {
                    true
                }
                Shape::Heading if keep != Keep::Above && top.level == level => {
                    !self.is_follow_up(top.node)
                }
                Shape::Heading if top.level == level && self.follows_flat(line, top.node) => {
                    self.flat = top.node;
                    true
                }
                Shape::Heading => top.level < level || (top.listed && inside(top)),
                Shape::Item => inside(top),
                Shape::Toggle => top.balanced || self.outer_level() < level,
                _ => false,
            };
            if stays {
                return;
            }
            self.pop();
        }
    }

    /// Whether the heading is a follow-up although `꼬리질문` above it is of its level.
    ///
    /// The first below it is one, and those that go on, if an emoji tells them from the question
    /// that they follow up.
    fn follows_flat(&self, line: &Line, above: u32) -> bool {
        let nodes = &self.outline.nodes;
        let announces = &nodes[above as usize];
        if announces.label != Label::FollowUp || announces.own > 0 || line.ask() < Ask::Orders {
            return false;
        }
        let Some(asked) = nodes.get(announces.parent as usize) else {
            return false;
        };
        let [asked, follows] =
            [asked.span, self.span(line)].map(|span| survey::emoji(self.plain.at(span)));
        let first = nodes.len() as u32 == above + 1;
        if first {
            asked.is_empty() || asked != follows
        } else {
            self.flat == above && asked != follows
        }
    }

    /// Whether the innermost open node is a question that a heading `답변` of any level answers.
    ///
    /// A marked line with nothing below it is one; an item or heading that asks only where the
    /// label stands alone on its line.
    pub(super) fn awaits_answer(&self, label: LabelStands) -> bool {
        let alone = label == LabelStands::Alone;
        let Some(top) = self.stack.last().filter(|top| top.node != NONE) else {
            return false;
        };
        let node = &self.outline.nodes[top.node as usize];
        let is_last = top.node as usize + 1 == self.outline.nodes.len();
        match top.shape {
            Shape::Mark(mark) => is_last && mark != Mark::Intro,
            Shape::Heading => {
                let asks = node.ask >= Ask::Orders || node.label == Label::Question;
                alone && is_last && asks && node.own == 0
            }
            Shape::Item => is_last && alone && node.ask >= Ask::Wonders && node.own == 0,
            Shape::Toggle => false,
        }
    }

    /// Closes headings that ask: remarks on the whole are no part of the last answer.
    pub(super) fn pop_questions(&mut self) {
        while let Some(top) = self.stack.last() {
            if top.shape != Shape::Heading || top.node == NONE {
                return;
            }
            let node = &self.outline.nodes[top.node as usize];
            if node.ask < Ask::Wonders && node.label != Label::Question {
                return;
            }
            self.pop();
        }
    }

    /// Closes the outermost heading that asks and all below it, unless a toggle stands between.
    pub(super) fn leave_questions(&mut self) {
        let nodes = &self.outline.nodes;
        let toggle = self
            .stack
            .iter()
            .rposition(|open| open.shape == Shape::Toggle);
        let inner = toggle.map_or(0, |at| at + 1);
        let asks = |open: &Open| {
            open.shape == Shape::Heading && nodes[open.node as usize].ask >= Ask::Orders
        };
        if let Some(at) = self.stack[inner..].iter().position(asks) {
            self.stack.truncate(inner + at);
        }
    }

    fn is_outer_question(&self, node: u32) -> bool {
        let node = &self.outline.nodes[node as usize];
        node.parent == NONE && node.ask >= Ask::Orders
    }

    pub(super) fn is_follow_up(&self, node: u32) -> bool {
        self.outline.nodes[node as usize].label == Label::FollowUp
    }

    /// Closes the items that the new one ends; gives the one that it stands beside.
    pub(super) fn sibling(&mut self, line: &Line, indent: u8) -> Option<Open> {
        let ordered = line.form == Form::Ordered;
        let follows_up = line.label() == Label::FollowUp;
        while let Some(&top) = self.stack.last() {
            match top.shape {
                Shape::Item
                    if top.indent > indent.saturating_add(u8::from(top.ordered == ordered)) =>
                {
                    self.pop()
                }
                Shape::Item if top.indent.abs_diff(indent) <= 1 && top.ordered == ordered => {
                    if follows_up && !self.is_follow_up(top.node) {
                        return None;
                    }
                    self.pop();
                    return Some(top);
                }
                Shape::Item if top.indent >= indent => {
                    if self.opens_below(line, top) {
                        return None;
                    }
                    self.pop();
                }
                Shape::Mark(
                    Mark::Intro
                    | Mark::Label
                    | Mark::Bold
                    | Mark::Quote
                    | Mark::Callout
                    | Mark::Speech
                    | Mark::Card,
                ) => return None,
                Shape::Mark(Mark::Bare) if line.ask() < Ask::Wonders && self.is_announced(line) => {
                    return None;
                }
                Shape::Mark(_) => self.pop(),
                Shape::Heading if top.indent > indent.saturating_add(1) => self.pop(),
                _ => return None,
            }
        }
        None
    }

    /// Whether an item of the other kind at the same indent is a child of `top`.
    ///
    /// It is one right below it, between two numbers of one list (`1. … - … 2. …`), and where its
    /// bullet is typed, which makes no list of its own.
    pub(super) fn opens_below(&self, line: &Line, top: Open) -> bool {
        let ordered = line.form == Form::Ordered;
        let twin = self
            .stack
            .iter()
            .rev()
            .skip(1)
            .take_while(|open| open.shape == Shape::Item)
            .any(|open| open.indent == top.indent && open.ordered == ordered);
        if twin {
            return false;
        }
        let source = &self.note.as_bytes()[..line.text as usize];
        let is_typed = source
            .trim_ascii_end()
            .last()
            .is_some_and(|byte| !byte.is_ascii());
        let list_goes_on =
            top.ordered && self.continued[self.outline.nodes[top.node as usize].line as usize];
        !line.has(GAP) || list_goes_on || (top.ordered && is_typed)
    }

    /// A thematic break ends items and marks, but no question that is a bold title to the note.
    pub(super) fn rule(&mut self, line: &mut Line) {
        let titled = self.survey.has_bold_title();
        while let Some(top) = self.stack.last() {
            if titled && top.shape == Shape::Mark(Mark::Bold) {
                break;
            }
            if !matches!(top.shape, Shape::Item | Shape::Mark(_)) || top.indent < line.indent {
                break;
            }
            self.pop();
        }
        line.owner = self.parent();
    }

    /// Closes marks, and the items that a mark at the line's indent ends.
    pub(super) fn pop_marks(&mut self, line: &Line) {
        while let Some(top) = self.stack.last() {
            let ends = match top.shape {
                Shape::Mark(_) => top.indent >= line.indent,
                Shape::Item => top.indent >= line.indent,
                _ => false,
            };
            if !ends {
                return;
            }
            self.pop();
        }
    }

    /// Closes plain questions and the lists that answer them.
    pub(super) fn pop_plain_questions(&mut self) {
        while self
            .stack
            .last()
            .is_some_and(|top| matches!(top.shape, Shape::Item | Shape::Mark(Mark::Bare)))
        {
            self.pop();
        }
    }

    /// A bold line that asks nothing ends the bold question before it, and so does text below a
    /// callout.
    pub(super) fn close_beside(&mut self, line: &Line) {
        let Some(mark) = self
            .stack
            .iter()
            .rev()
            .find(|open| open.shape != Shape::Item)
        else {
            return;
        };
        let ends = match mark.shape {
            Shape::Mark(Mark::Bold) => line.has(BOLD) && line.indent <= mark.indent,
            Shape::Mark(Mark::Callout | Mark::Speech) => line.quote == 0,
            _ => false,
        };
        if ends {
            self.pop_marks(line);
        }
    }

    pub(super) fn tops_follow_up(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|top| top.node != NONE && self.is_follow_up(top.node))
    }

    /// Whether the line's quote itself stands further to the right than the margin.
    fn is_quote_indented(&self, line: &Line) -> bool {
        let bytes = &self.note.as_bytes()[..line.text as usize];
        let start = memchr::memrchr2(b'\n', b'\r', bytes).map_or(0, |at| at + 1);
        marks::indent(bytes, start).0 > 1
    }

    /// A line that is no node: finds the node that it belongs to.
    pub(super) fn own(&mut self, line: &mut Line) {
        while let Some(&top) = self.stack.last() {
            let below = self.stack.len().checked_sub(2).map(|at| self.stack[at]);
            let nested = below.is_some_and(|below| {
                below.shape == Shape::Item && below.indent >= line.indent && line.quote == 0
            });
            if top.shape != Shape::Item || !line.has(GAP) || !nested || top.indent < line.indent {
                break;
            }
            self.pop();
        }
        line.owner = self.parent();
        let indented = line.quote > 0 && line.has(GAP) && self.is_quote_indented(line);
        let Some(top) = self.stack.last_mut() else {
            return;
        };
        if top.shape == Shape::Item && top.node == line.owner {
            let margin = line.indent <= top.indent && (line.quote == 0 || !indented);
            let apart = margin && line.has(GAP);
            self.loose = apart || (self.loose && !line.has(GAP));
            if self.loose {
                line.flags |= LOOSE;
                top.loose |= !line.has(EMPTY);
            }
        }
        if line.owner != NONE && (line.has(PICTURE) || line.form == Form::Code || !line.has(EMPTY))
        {
            self.outline.nodes[line.owner as usize].own += 1;
        }
    }
}
