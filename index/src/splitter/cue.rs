//! What the words of one line say, as told by `cues`.

use super::classes::{APPLY, PROMPT};
use super::lexicon::Classes;
use std::ops::Range;

/// How a line opens, apart from Markdown's markers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
    #[default]
    Plain,
    /// `3)`, `①`, `3번.`, `가.`
    Number,
    /// `Q.`, `질문 3:`, `문제`
    Question,
    /// `A.`, `답변:`
    Answer,
    /// An emoji or other sign.
    Sign,
}

/// What a line's words say.
#[derive(Debug, Clone, Default)]
pub(super) struct Cue {
    pub(super) style: Style,
    /// The typed number.
    pub(super) number: Option<u32>,
    /// The words without label and number, and without what answers on the same line; bytes of the words.
    pub(super) core: Range<usize>,
    /// Where on the same line an answer begins.
    pub(super) inline: Option<usize>,
    pub(super) classes: Classes,
    pub(super) asks: bool,
    pub(super) states: bool,
    /// Gives an order, but none to say something.
    pub(super) instructs: bool,
    /// Nothing but a label or number.
    pub(super) is_bare: bool,
    /// The label is a word, not one letter.
    pub(super) label_word: bool,
    /// The label says that it follows up the question before.
    pub(super) follows: bool,
    /// A question mark stands somewhere.
    pub(super) has_mark: bool,
    /// Characters of the core, decomposed Hangul counted as composed.
    pub(super) chars: u16,
}

impl Cue {
    /// How much the line prompts for an answer, from 0 to 1.
    pub(super) fn says(&self) -> f32 {
        let Classes { ends, holds, .. } = self.classes;
        let prompts = (ends | holds) & PROMPT != 0 || holds & APPLY != 0;
        let is_phrase = !self.states && !self.instructs;
        match self.chars {
            0 if self.style != Style::Question => 0.0,
            _ if self.asks => 1.0,
            _ if self.style == Style::Question => 0.9,
            0..=60 if is_phrase && prompts => 0.6,
            0..=45 if is_phrase => 0.3,
            0..=70 if is_phrase => 0.1,
            0..=120 if self.has_mark => 0.25,
            _ => 0.0,
        }
    }

    /// A phrase that neither asks nor states.
    pub(super) fn is_noun(&self) -> bool {
        let says = self.says();
        says > 0.25 && says < 0.9
    }
}
