//! Opens and closes toggles and reads their summaries; decides on no question.

use super::fillers;
use super::line::{BALANCED, CLOSE_FIRST, GAP, Line, composed};
use super::outline::{Builder, NONE, Shape};
use super::scopes::{Open, open};

impl Builder<'_> {
    pub(super) fn toggles_before(&mut self, line: &Line) {
        if line.toggles == 0 {
            return;
        }
        if line.has(CLOSE_FIRST) {
            self.close_toggle();
        }
        for _ in 0..line.opens() {
            self.toggles += 1;
            let owner = self.parent();
            self.stack.push(Open {
                owner,
                balanced: line.has(BALANCED),
                ..open(NONE, Shape::Toggle, line)
            });
        }
    }

    pub(super) fn toggles_after(&mut self, line: &Line) {
        for _ in u8::from(line.has(CLOSE_FIRST))..line.closes() {
            self.close_toggle();
        }
    }

    pub(super) fn close_toggle(&mut self) {
        if self.toggles == 0 {
            return;
        }
        while let Some(open) = self.stack.pop() {
            if open.shape == Shape::Toggle {
                self.toggles -= 1;
                return;
            }
        }
    }

    /// The level of the heading around the innermost toggle.
    pub(super) fn outer_level(&self) -> u8 {
        const NESTED_TOGGLES: usize = 16;
        let outer = self
            .stack
            .iter()
            .rev()
            .take(NESTED_TOGGLES)
            .find(|open| open.shape == Shape::Heading);
        outer.map_or(u8::MAX, |open| open.level)
    }

    pub(super) fn summary(&mut self, i: u32, line: &mut Line, span: Option<(u32, u32)>) {
        self.pending_label = false;
        let span = span.unwrap_or_else(|| self.span(line));
        let slot = self
            .stack
            .iter()
            .rposition(|open| open.shape == Shape::Toggle)
            .filter(|&slot| self.stack[slot].node == NONE);
        let slot = slot.unwrap_or_else(|| {
            self.toggles += 1;
            let owner = self.parent();
            self.stack.push(Open {
                owner,
                ..open(NONE, Shape::Toggle, line)
            });
            self.stack.len() - 1
        });
        while self.stack.len() > slot + 1 {
            self.pop();
        }
        let wraps = fillers::wraps(&composed(self.plain, span));
        let apart = line.has(GAP) || !wraps;
        let indent = self.stack[slot].indent.min(line.indent);
        let parent = self.stack[..slot].iter().rev().find(|open| {
            let beside = matches!(open.shape, Shape::Item | Shape::Mark(_))
                && open.indent >= indent
                && apart
                && line.quote == 0;
            open.node != NONE && (!beside || wraps)
        });
        let parent = parent.map_or(NONE, |open| open.node);
        let node = self.node(i, line, Shape::Toggle, parent, span);
        if node != NONE {
            (self.stack[slot].node, self.stack[slot].owner) = (node, node);
        }
    }
}
