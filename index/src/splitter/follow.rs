//! Relates the questions of a note to each other: follow-ups, stacked ones, nested spans.

use super::classes::FOLLOW;
use super::ground::{Draft, Ground};
use super::outline::{NONE, Shape};

impl Ground<'_> {
    /// Finds whom each question follows up; `around` is the nearest question around each node.
    pub(super) fn find_parents(&self, around: &[u32], drafts: &mut [Draft]) {
        let mut at_node = vec![NONE; self.outline.nodes.len()];
        let mut plain: u32 = NONE;
        for at in 0..drafts.len() {
            let node = drafts[at].node;
            at_node[node as usize] = at as u32;
            let around = around[node as usize];
            let asked = self.outline.node(node);
            let follows = asked.cue.follows || asked.cue.classes.starts & FOLLOW != 0;
            let around = if asked.is_plain()
                && around != NONE
                && self.outline.node(around).shape == Shape::Heading
            {
                NONE
            } else {
                around
            };
            drafts[at].parent = match around {
                NONE if follows => plain,
                NONE => self.announced(node, drafts, at),
                around => at_node[around as usize],
            };
            if !follows && drafts[at].parent == NONE {
                plain = at as u32;
            }
        }
    }

    /// The question before the heading that announces follow-ups, on the heading's level.
    fn announced(&self, node: u32, drafts: &[Draft], at: usize) -> u32 {
        let holder = self.outline.node(node).parent;
        if holder == NONE || at == 0 {
            return NONE;
        }
        let label = self.outline.node(holder);
        let announces =
            label.cue.classes.holds & FOLLOW != 0 && !label.cue.asks && label.cue.chars < 25;
        if !announces {
            return NONE;
        }
        let before = drafts[..at].iter().rposition(|draft| draft.node < holder);
        before.map_or(NONE, |before| {
            let same = self.outline.node(drafts[before].node).parent == label.parent;
            if same { before as u32 } else { NONE }
        })
    }

    /// Stacked questions share the answer below the last one.
    pub(super) fn share_answers(&self, drafts: &mut [Draft]) {
        for at in (1..drafts.len()).rev() {
            let (above, below) = (&drafts[at - 1], &drafts[at]);
            let (first, second) = (self.outline.node(above.node), self.outline.node(below.node));
            let (own, other) = (self.line(above.node), self.line(below.node));
            let alike = first.shape == second.shape
                && first.level == second.level
                && own.quote == other.quote
                && own.toggle == other.toggle;
            let headed = matches!(first.shape, Shape::Heading | Shape::Bold) || own.quote > 0;
            let stacked = alike && headed && other.number == own.number + 1 && !below.is_inline;
            if stacked && !above.answered && below.answered {
                let (end, first, last) = (below.end, below.first, below.last);
                let above = &mut drafts[at - 1];
                (above.answered, above.end, above.first, above.last) = (true, end, first, last);
            }
        }
    }

    /// Cuts ends that reach over the end of a unit around them.
    pub(super) fn nest(&self, drafts: &mut [Draft]) {
        let mut open: Vec<u32> = Vec::new();
        for draft in drafts.iter_mut() {
            let line = self.outline.node(draft.node).line;
            while open.last().is_some_and(|&end| end < line) {
                open.pop();
            }
            if let Some(&end) = open.last() {
                draft.end = draft.end.min(end);
                if draft.first != NONE {
                    draft.last = draft.last.min(end);
                }
            }
            open.push(draft.end);
        }
    }
}
