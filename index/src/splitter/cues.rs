//! Reads what the words of one line say: does it ask, state, label. Knows no other line.

use super::classes::{ASKS, DEMAND, ENGLISH, HINT, NOUN, PROMPT, REQUEST, SAYORDER, STATES, APPLY};
use super::lexicon::{self, Classes};
use super::marks;
use crate::reader::{is_blank, is_word};
use std::ops::Range;

/// How a line opens, apart from Markdown's markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
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
#[derive(Debug, Clone)]
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

/// What may be on the line beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A line of its own: a heading, a title, a label. An answer may follow a question mark directly.
    Headed,
    Running,
}

/// Longer lines are only looked at for their ends.
const LINE_BYTES: usize = 2_000;

/// Reads the words of a line; `key` is working space.
pub(super) fn read(words: &str, place: Place, key: &mut Vec<u8>) -> Cue {
    let label = marks::label(words);
    let core = label.core..words.len();
    let (core, inline) = match label.style {
        Style::Answer => (core, None),
        _ if words.len() > LINE_BYTES => (core, None),
        _ => match inline_answer(&words[core.clone()], place, key) {
            Some((asked, answer)) => (core.start..core.start + asked, Some(core.start + answer)),
            None => (core, None),
        },
    };
    let text = &words[core.clone()];
    let stem = stem(text);
    let classes = lexicon::classes(stem, key);
    let chars = key.iter().filter(|&&byte| super::key::opens_character(byte)).count();
    let asks = asks(text, stem, &classes, chars);
    let states = !asks && classes.ends & STATES != 0;
    Cue {
        style: label.style,
        number: label.number,
        inline,
        asks,
        states,
        instructs: !asks && classes.ends & (SAYORDER | REQUEST) != 0,
        is_bare: label.is_bare,
        label_word: label.is_word,
        follows: label.follows,
        has_mark: memchr::memchr(b'?', text.as_bytes()).is_some() || text.contains('？'),
        chars: chars.min(usize::from(u16::MAX)) as u16,
        classes,
        core,
    }
}

impl Cue {
    /// How much the line prompts for an answer, from 0 to 1.
    pub(super) fn says(&self) -> f32 {
        if self.chars == 0 && !(self.style == Style::Question) {
            return 0.0;
        }
        if self.asks {
            return 1.0;
        }
        if self.style == Style::Question {
            return 0.9;
        }
        if self.states || self.instructs || self.chars > 70 {
            return if self.has_mark && self.chars <= 120 { 0.25 } else { 0.0 };
        }
        let prompts = self.classes.ends & PROMPT != 0 || (self.classes.holds & (PROMPT | APPLY) != 0);
        match self.chars {
            0..=60 if prompts => 0.6,
            0..=45 => 0.3,
            _ => 0.1,
        }
    }

    /// Whether it asks or is labelled as a question.
    pub(super) fn is_asking(&self) -> bool {
        self.asks || self.style == Style::Question
    }

    /// A phrase that neither asks nor states.
    pub(super) fn is_noun(&self) -> bool {
        let says = self.says();
        says > 0.25 && says < 0.9
    }
}

fn asks(text: &str, stem: &str, classes: &Classes, chars: usize) -> bool {
    const SHORT: usize = 5;
    if classes.starts & HINT != 0 {
        return false;
    }
    if has_question_mark(stem) || has_question_mark(text) {
        return true;
    }
    let ends = classes.ends;
    let named = ends & NOUN != 0 && ends & ASKS == 0;
    (ends & ASKS != 0 && !named)
        || (chars > SHORT && ends & (REQUEST | DEMAND) != 0)
        || (chars > SHORT && classes.says_order)
        || classes.first & ENGLISH != 0
}

/// Whether a text asks by itself; `key` is working space.
pub(super) fn text_asks(text: &str, key: &mut Vec<u8>) -> bool {
    let stem = stem(text);
    let classes = lexicon::classes(stem, key);
    let chars = key.iter().filter(|&&byte| super::key::opens_character(byte)).count();
    asks(text, stem, &classes, chars)
}

/// What may follow a question mark that ends a line.
fn is_tail(c: char) -> bool {
    c.is_whitespace() || is_blank(c) || ".。!~)]}>\"'”’*_`:：;,ㅡㅎㅋ?？".contains(c)
}

fn has_question_mark(text: &str) -> bool {
    let tail = text.trim_end_matches(is_tail);
    text[tail.len()..].contains(['?', '？'])
}

/// The text without trailing brackets, emoji and closing signs.
fn stem(text: &str) -> &str {
    let mut stem = text;
    for _ in 0..3 {
        let kept = without_bracket(stem).trim_end_matches(|c: char| {
            !is_word(c) && !"?？)]\"'.!:：".contains(c)
        });
        if kept.is_empty() || kept.len() == stem.len() {
            break;
        }
        stem = kept;
    }
    stem
}

/// The text without a last group in brackets.
fn without_bracket(text: &str) -> &str {
    const GROUP_BYTES: usize = 240;
    let text = text.trim_end();
    let open = match text.as_bytes().last() {
        Some(b')') => '(',
        Some(b']') => '[',
        _ => return text,
    };
    match text.rfind(open) {
        Some(at) if text.len() - at <= GROUP_BYTES => text[..at].trim_end(),
        _ => text,
    }
}

/// Signs that part a question from its answer on one line.
const ARROWS: [&str; 8] = ["->", "=>", "→", "⇒", "::", ":", "：", "-"];

/// Where the question ends, and where its answer begins, if both stand in `text`.
fn inline_answer(text: &str, place: Place, key: &mut Vec<u8>) -> Option<(usize, usize)> {
    const QUESTION_CHARS: usize = 3;
    const HEADED_BYTES: usize = 180;
    const ANSWER_BYTES: usize = 240;
    let mark = text.find(['?', '？']);
    let (asked, rest) = match mark {
        Some(at) => {
            let behind = &text[at..];
            let rest = behind.trim_start_matches(|c: char| "?？)\"'”’".contains(c));
            (text.len() - rest.len(), rest)
        }
        None => return arrow(text, key),
    };
    let rest_start = rest.trim_start();
    let from = text.len() - rest_start.len();
    if text[..asked].chars().count() <= QUESTION_CHARS || rest_start.is_empty() {
        return None;
    }
    let sign = ARROWS.iter().find(|sign| rest_start.starts_with(**sign));
    let answer = match sign {
        Some(sign) => from + sign.len(),
        None if place == Place::Headed && from > asked && asked <= HEADED_BYTES && rest_start.len() <= ANSWER_BYTES => from,
        None => return None,
    };
    let words = text[answer..].trim_start();
    let answer = text.len() - words.len();
    let is_aside = words.starts_with(['(', '[', '<']) && words.len() < 90 && words.trim_end().ends_with([')', ']', '>']);
    if !words.contains(is_word) || is_aside || text_asks(words, key) {
        return None;
    }
    Some((asked, answer))
}

/// `해시란 → …`, `앞면::뒷면`: a question without a mark, or a card, and what the arrow points to.
fn arrow(text: &str, key: &mut Vec<u8>) -> Option<(usize, usize)> {
    let (at, sign) = ["->", "=>", "→", "⇒", ":"].iter().filter_map(|sign| Some((text.find(*sign)?, *sign))).min_by_key(|found| found.0)?;
    let words = text[at + sign.len()..].trim_start();
    let asked = text[..at].trim_end();
    (words.contains(is_word) && asked.chars().count() > 3 && text_asks(asked, key) && !text_asks(words, key))
        .then_some((asked.len(), text.len() - words.len()))
}
