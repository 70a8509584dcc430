//! Finds the topics that answer a question heading from beside it; knows only the outline.

use super::classify::{Role, Why};
use super::outline::{NONE, Node, Shape};
use super::tally::slot;

/// Remembers, for each place in the outline, the question heading that may go on.
#[derive(Debug)]
pub(super) struct LeftOpen {
    /// Whether anything is below each node.
    filled: Vec<bool>,
    last: Vec<Last>,
}

/// The last heading below a node, if it asks or belongs to one that does.
#[derive(Debug, Clone, Copy)]
struct Last {
    question: u32,
    level: u8,
    /// Nothing stands below the question itself.
    open: bool,
}

const NO_QUESTION: Last = Last {
    question: NONE,
    level: 0,
    open: false,
};

impl LeftOpen {
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut filled: Vec<bool> = nodes.iter().map(|node| node.own > 0).collect();
        for node in nodes.iter().filter(|node| node.parent != NONE) {
            filled[node.parent as usize] = true;
        }
        let last = vec![NO_QUESTION; nodes.len() + 1];
        Self { filled, last }
    }

    /// The question right before the topic heading `node`, at its level, that the topic answers.
    ///
    /// It has no answer of its own, or the topic is an aspect that names no subject: `장점`.
    pub(super) fn before(&self, i: usize, node: &Node, role: Role) -> Option<u32> {
        let last = self.last[slot(node.parent, self.last.len())];
        let fits = match role {
            Role::Plain(Why::PartOfAnswer) => true,
            Role::Plain(Why::TopicOutsideSet) => node.numbered && last.open,
            _ => false,
        };
        let answers = node.shape == Shape::Heading
            && last.level == node.level
            && fits
            && (last.open || node.aspect)
            && self.filled[i];
        (answers && last.question != NONE).then_some(last.question)
    }

    /// Goes on behind `node`, which asks `question`, answers it, or neither (`NONE`).
    pub(super) fn pass(&mut self, i: usize, node: &Node, question: u32) {
        if node.shape != Shape::Heading {
            return;
        }
        let at = slot(node.parent, self.last.len());
        let last = &mut self.last[at];
        if question == i as u32 {
            *last = Last {
                question,
                level: node.level,
                open: !self.filled[i],
            };
        } else if question != last.question {
            *last = NO_QUESTION;
        }
    }
}
