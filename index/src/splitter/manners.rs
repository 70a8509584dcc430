//! Finds out how the answers of a note stand to its questions.

use super::ground::Ground;
use super::outline::{Node, Shape};
use crate::reader::Kind;

/// What is usual among the questions of a note.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manners {
    /// Answers stand at the margin below items that ask.
    pub(super) loose: bool,
    /// Answers are items beside the ones that ask.
    pub(super) flat: bool,
    /// A rule stands between one question and the next.
    pub(super) ruled: bool,
}

impl Ground<'_> {
    /// What is usual among these questions.
    pub(super) fn manners(&self, questions: &[u32]) -> Manners {
        const RULED: f32 = 0.6;
        const LOOSE: f32 = 0.3;
        const FLAT: f32 = 0.4;
        let (mut pairs, mut loose, mut flat) = (0, 0, 0);
        let (mut both, mut ruled) = (0, 0);
        let mut before: Option<u32> = None;
        for pair in questions.windows(2) {
            let lines =
                self.outline.node(pair[0]).line as usize..self.outline.node(pair[1]).line as usize;
            let rules = self.page.lines[lines]
                .iter()
                .filter(|line| line.kind == Kind::Rule)
                .count();
            both += 1;
            ruled += u32::from(rules == 1);
        }
        for &question in questions
            .iter()
            .filter(|&&question| self.outline.node(question).shape == Shape::Item)
        {
            let Some(above) = before.replace(question) else {
                continue;
            };
            let (first, second) = (self.outline.node(above), self.outline.node(question));
            if first.parent != second.parent {
                continue;
            }
            pairs += 1;
            let column = self.line(above).column;
            let between = &self.outline.nodes[above as usize + 1..question as usize];
            let at_margin = |node: &Node| {
                matches!(node.shape, Shape::Text | Shape::Bold)
                    && self.page.lines[node.line as usize].column <= column
            };
            loose += u32::from(between.iter().any(at_margin));
            flat += u32::from(
                between
                    .iter()
                    .any(|node| node.shape == Shape::Item && node.level == first.level),
            );
        }
        let share = |count: u32, all: u32| count as f32 / all.max(1) as f32;
        Manners {
            loose: pairs == 0 || share(loose, pairs) >= LOOSE,
            flat: pairs > 0 && share(flat, pairs) >= FLAT,
            ruled: both > 0 && share(ruled, both) > RULED,
        }
    }
}
