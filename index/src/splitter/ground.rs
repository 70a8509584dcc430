//! What a note's lines are to the units that are cut from it; cuts none.

use super::classes::{ANSWER, FOLLOW, NAVIGATE, WRAP};
use super::cue::Style;
use super::outline::{NONE, Node, Outline, Shape};
use crate::reader::{Line, Page};

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
