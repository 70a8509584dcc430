//! What a note's lines are to its units, how answers stand, and who follows whom; cuts nothing.

use super::classes::{ANSWER, FOLLOW, NAVIGATE, WRAP};
use super::cue::Style;
use super::outline::{NONE, Node, Outline, Shape};
use crate::reader::{Kind, Line, Page};

/// A question with the lines that belong to it, as indices of the page's lines.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) node: u32,
    /// The draft that it follows up, or [`NONE`].
    pub(super) parent: u32,
    /// The last line of the unit.
    pub(super) end: u32,
    /// The lines that present something or answer, first and last; none if `first` is [`NONE`].
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) answered: bool,
    /// The answer begins on the question's own line.
    pub(super) is_inline: bool,
    /// Lines of the question's own words below its first.
    pub(super) more_words: u32,
    /// The lines of an answer that stands further down.
    pub(super) detached: Option<(u32, u32)>,
}

/// The lines and nodes of a note.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) page: &'a Page,
    pub(super) outline: &'a Outline,
}

impl<'a> Ground<'a> {
    pub(super) fn line(&self, node: u32) -> &'a Line {
        &self.page.lines[self.outline.node(node).line as usize]
    }

    pub(super) fn line_of(&self, node: &Node) -> &'a Line {
        &self.page.lines[node.line as usize]
    }

    pub(super) fn navigates(&self, node: u32) -> bool {
        node != NONE && self.outline.node(node).cue.classes.whole & NAVIGATE != 0
    }

    pub(super) fn node_at(&self, at: u32) -> Option<&'a Node> {
        let node = self.outline.at_line[at as usize];
        (node != NONE).then(|| self.outline.node(node))
    }

    pub(super) fn is_answer(&self, at: u32) -> bool {
        self.node_at(at)
            .is_some_and(|node| node.style == Style::Answer || node.cue.classes.whole & ANSWER != 0)
    }

    /// `답변:`, `꼬리 질문`: a label with nothing behind it.
    pub(super) fn is_bare_label(&self, at: u32) -> bool {
        const CHARS: u16 = 22;
        self.node_at(at).is_some_and(|node| {
            node.cue.is_bare
                || (node.cue.chars < CHARS
                    && node.cue.classes.holds & FOLLOW != 0
                    && !node.cue.asks)
        })
    }

    /// The title of a toggle that only unfolds.
    pub(super) fn unfolds(&self, at: u32) -> bool {
        self.node_at(at).is_some_and(|node| {
            node.shape == Shape::Summary
                && (node.cue.classes.holds | node.cue.classes.whole) & WRAP != 0
        })
    }
}

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
            let is_headed = |around| self.outline.node(around).shape == Shape::Heading;
            drafts[at].parent = match around != NONE && !(asked.is_plain() && is_headed(around)) {
                true => at_node[around as usize],
                false if follows => plain,
                false => self.announced(node, drafts, at),
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
        let before = drafts[..at].iter().rposition(|draft| draft.node < holder);
        let is_beside =
            |&before: &usize| self.outline.node(drafts[before].node).parent == label.parent;
        let announced = before.filter(|before| label.announces_follow_ups() && is_beside(before));
        announced.map_or(NONE, |before| before as u32)
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
