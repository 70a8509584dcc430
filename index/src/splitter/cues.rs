//! Reads what the words of one line say: does it ask, state, label. Knows no other line.

use super::classes::{ASKS, DEMAND, ENGLISH, HINT, REQUEST, SAYORDER, STATES};
use super::cue::{Cue, Style};
use super::lexicon::{self, Classes, Spelling};
use super::marks;
use crate::reader::{is_blank, is_word};

/// What may be on the line beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A line of its own: a heading, a title, a label. An answer may follow a question mark directly.
    Headed,
    Running,
}

/// Reads the words of a line; `spelling` is working space.
pub(super) fn read(words: &str, place: Place, spelling: &mut Spelling) -> Cue {
    let mut cue = marks::label(words);
    let text = &words[cue.core.clone()];
    let mark = question_mark(text);
    let parts = match cue.style {
        Style::Answer => None,
        _ => inline_answer(text, mark, place, spelling),
    };
    let asked = parts.map_or(text, |(asked, _)| &text[..asked]);
    let said = Said::of(asked, mark.filter(|&mark| mark < asked.len()), spelling);
    cue.inline = parts.map(|(_, answer)| cue.core.start + answer);
    cue.core.end = cue.core.start + asked.len();
    cue.asks = said.asks;
    cue.states = !said.asks && said.classes.ends & STATES != 0;
    cue.instructs = !said.asks && said.classes.ends & (SAYORDER | REQUEST) != 0;
    cue.has_mark = said.has_mark;
    cue.chars = u16::try_from(said.chars).unwrap_or(u16::MAX);
    cue.classes = said.classes;
    cue
}

/// What a stretch of a line says by itself.
struct Said {
    classes: Classes,
    /// Characters, decomposed Hangul counted as composed.
    chars: usize,
    has_mark: bool,
    asks: bool,
}

impl Said {
    /// Reads a text whose first question mark stands at `mark`.
    fn of(text: &str, mark: Option<usize>, spelling: &mut Spelling) -> Said {
        let stem = stem(text);
        let classes = lexicon::classes(stem, spelling);
        let chars = spelling.chars;
        let has_mark = mark.is_some();
        let marked = has_mark && (ends_with_mark(stem) || ends_with_mark(text));
        let asks = classes.starts & HINT == 0 && (marked || asks_by_words(&classes, chars));
        Said {
            classes,
            chars,
            has_mark,
            asks,
        }
    }
}

fn asks_by_words(classes: &Classes, chars: usize) -> bool {
    const SHORT: usize = 5;
    let ends = classes.ends;
    let is_long = chars > SHORT;
    ends & ASKS != 0
        || is_long && (ends & (REQUEST | DEMAND) != 0 || classes.says_order)
        || classes.first & ENGLISH != 0
}

/// Where the first question mark stands.
fn question_mark(text: &str) -> Option<usize> {
    const WIDE: u8 = 0xEF;
    memchr::memchr2_iter(b'?', WIDE, text.as_bytes())
        .find(|&at| text[at..].starts_with(['?', '？']))
}

/// Whether nothing but closing signs follows a question mark.
fn ends_with_mark(text: &str) -> bool {
    let closes = |c: char| {
        let is_sign = matches!(
            c,
            '.' | '!' | '~' | ')' | ']' | '}' | '>' | '"' | '\'' | '*'
        ) || matches!(
            c,
            '_' | '`' | ':' | ';' | ',' | '?' | '。' | '”' | '’' | '：' | '？'
        );
        is_sign || is_blank(c) || matches!(c, 'ㅡ' | 'ㅎ' | 'ㅋ')
    };
    let tail = text.trim_end_matches(closes);
    text[tail.len()..].contains(['?', '？'])
}

/// The text without trailing brackets, emoji and closing signs.
fn stem(text: &str) -> &str {
    let stays = |c| {
        matches!(
            c,
            '?' | '？' | ')' | ']' | '"' | '\'' | '.' | '!' | ':' | '：'
        )
    };
    let closes = |c: char| !is_word(c) && !stays(c);
    let mut stem = text;
    for _ in 0..3 {
        let kept = without_bracket(stem).trim_end_matches(closes);
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
        Some(b')') => b'(',
        Some(b']') => b'[',
        _ => return text,
    };
    let near = text.len().saturating_sub(GROUP_BYTES);
    match memchr::memrchr(open, &text.as_bytes()[near..]) {
        Some(at) => text[..near + at].trim_end(),
        None => text,
    }
}

/// Signs that part a question from its answer on one line.
const ARROWS: [&str; 8] = ["->", "=>", "→", "⇒", "::", ":", "：", "-"];

/// Where the question ends, and where its answer begins, if both stand in `text`; in bytes.
///
/// `mark` is where the first question mark stands.
fn inline_answer(
    text: &str,
    mark: Option<usize>,
    place: Place,
    spelling: &mut Spelling,
) -> Option<(usize, usize)> {
    const QUESTION_CHARS: usize = 3;
    const HEADED_BYTES: usize = 180;
    const ANSWER_BYTES: usize = 240;
    let Some(mark) = mark else {
        return arrow(text, spelling);
    };
    let rest = text[mark..].trim_start_matches(|c: char| "?？)\"'”’".contains(c));
    let asked = &text[..text.len() - rest.len()];
    let behind = rest.trim_start();
    if behind.is_empty() || asked.chars().nth(QUESTION_CHARS).is_none() {
        return None;
    }
    let may_follow = place == Place::Headed
        && behind.len() < rest.len()
        && asked.len() <= HEADED_BYTES
        && behind.len() <= ANSWER_BYTES;
    let pointed = ARROWS.iter().find_map(|sign| behind.strip_prefix(sign));
    let answer = pointed.or(may_follow.then_some(behind))?.trim_start();
    let mut asks_on = || Said::of(answer, question_mark(answer), spelling).asks;
    let answers = answer.contains(is_word) && !is_aside(answer) && !asks_on();
    answers.then_some((asked.len(), text.len() - answer.len()))
}

/// `(…)`, `[…]`: what stands behind a question without answering it.
fn is_aside(text: &str) -> bool {
    const ASIDE_BYTES: usize = 90;
    text.len() < ASIDE_BYTES
        && text.starts_with(['(', '[', '<'])
        && text.trim_end().ends_with([')', ']', '>'])
}

/// `해시란 → …`, `앞면::뒷면`: a question, or a card, and what the arrow points to; no mark in either.
fn arrow(text: &str, spelling: &mut Spelling) -> Option<(usize, usize)> {
    let (from, to) = first_arrow(text)?;
    let asked = text[..from].trim_end();
    let answer = text[to..].trim_start_matches(':').trim_start();
    let mut asks = |part| Said::of(part, None, spelling).asks;
    let answers = answer.contains(is_word) && asks(asked) && !asks(answer);
    answers.then_some((asked.len(), text.len() - answer.len()))
}

/// Where the first arrow or colon begins and ends, in bytes.
fn first_arrow(text: &str) -> Option<(usize, usize)> {
    const WIDE: u8 = 0xE2;
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b':', b'>', WIDE, bytes).find_map(|at| match bytes[at] {
        b':' => Some((at, at + 1)),
        b'>' => text[..at].ends_with(['-', '=']).then(|| (at - 1, at + 1)),
        _ => text[at..]
            .starts_with(['→', '⇒'])
            .then(|| (at, at + '→'.len_utf8())),
    })
}

#[cfg(test)]
mod tests;
