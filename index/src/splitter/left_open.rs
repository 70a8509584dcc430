//! Finds the topics that answer a question heading from beside it; knows only the outline.

use super::classify::{Role, Why};
use super::outline::{NONE, Node, Shape};
use super::tally::slot;

/// Finds headings that ask and have nothing below them: the topics beside them answer.
#[derive(Debug)]
pub(super) struct LeftOpen {
    /// Whether anything is below each node.
    filled: Vec<bool>,
    /// For each node, the question without an answer that its last heading belongs to.
    last: Vec<(u32, u8)>,
}

impl LeftOpen {
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut filled: Vec<bool> = nodes.iter().map(|node| node.own > 0).collect();
        for node in nodes.iter().filter(|node| node.parent != NONE) {
            filled[node.parent as usize] = true;
        }
        let last = vec![(NONE, 0); nodes.len() + 1];
        Self { filled, last }
    }

    /// The question without an answer right before the topic heading `node`, at its level.
    pub(super) fn before(&self, i: usize, node: &Node, role: Role) -> Option<u32> {
        let (question, level) = self.last[slot(node.parent, self.last.len())];
        let answers = node.shape == Shape::Heading
            && (role == Role::Plain(Why::PartOfAnswer)
                || (role == Role::Plain(Why::TopicOutsideSet) && node.numbered))
            && level == node.level
            && self.filled[i];
        (answers && question != NONE).then_some(question)
    }

    pub(super) fn pass(&mut self, i: usize, node: &Node, question: u32) {
        if node.shape != Shape::Heading {
            return;
        }
        let at = slot(node.parent, self.last.len());
        let last = &mut self.last[at];
        let begins = question == i as u32 && !self.filled[i];
        let goes_on = question == last.0 && question != NONE;
        *last = if begins || goes_on {
            (question, node.level)
        } else {
            (NONE, 0)
        };
    }
}
