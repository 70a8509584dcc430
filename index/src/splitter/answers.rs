//! Tells what below a question belongs to it and what answers it.

use super::classes::{ANSWER, CHOICE, EMPTY, GIVEN, HINT, INDIRECT, NAVIGATE, REQUEST, SAY};
use super::cue::Style;
use super::ground::{Draft, Ground};
use super::lexicon::{self, Spelling};
use super::marks;
use super::outline::{Node, Outline, Shape};
use crate::reader::{Kind, Page, is_hangul, is_word};

/// Lines below a question, as indices.
pub(super) type Body = Vec<u32>;

/// What was found below a question, as indices into its body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    /// How many of the first lines belong to the question.
    pub(super) given: usize,
    /// How many of these go on with its words.
    pub(super) more_words: u32,
    /// Where the answer begins, if anything answers.
    pub(super) answer: Option<usize>,
}

/// Judges the lines below a question.
pub(super) fn judge(ground: &Ground<'_>, question: u32, body: &Body) -> Judged {
    let label = body
        .iter()
        .position(|&at| ground.is_answer(at) || ground.unfolds(at));
    let head = &body[..label.unwrap_or(body.len())];
    let (given, more_words) = given(ground, question, head);
    let from = label.unwrap_or(given);
    let rest = &body[from..];
    if label.is_none() && only_asks(ground, rest) {
        return Judged {
            given: body.len(),
            more_words,
            answer: None,
        };
    }
    let answers = rest.iter().any(|&at| says(ground, at)) || chosen(ground, given, rest);
    Judged {
        given,
        more_words,
        answer: answers.then_some(from),
    }
}

/// Whether the lines only ask on, in a sentence each: what they ask is not answered here.
fn only_asks(ground: &Ground<'_>, body: &[u32]) -> bool {
    const LINES: usize = 4;
    let asks = |&at: &u32| {
        let words = ground.page.words(&ground.page.lines[at as usize]);
        let points = words.starts_with(['-', '=', '→', '⇒']) || words.contains(". ");
        ground.node_at(at).is_some_and(|node| {
            let is_point = node.shape == Shape::Item && node.cue.classes.ends & INDIRECT != 0;
            node.cue.asks && node.cue.number.is_none() && !is_point && !points
        })
    };
    !body.is_empty() && body.len() <= LINES && body.iter().all(asks)
}

/// Whether the number of the right option stands behind the options: `* 3번`.
fn chosen(ground: &Ground<'_>, given: usize, rest: &[u32]) -> bool {
    let number = |&at: &u32| {
        let words = ground.page.words(&ground.page.lines[at as usize]);
        words.contains(|c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c))
    };
    given > 0 && rest.first().is_some_and(number)
}

/// How many of the first lines belong to the question: its words go on, options, code, data, hints.
fn given(ground: &Ground<'_>, question: u32, body: &[u32]) -> (usize, u32) {
    let asked = ground.outline.node(question);
    let mut says = asked.cue.classes.holds;
    let mut more_words = 0;
    let mut count = 0;
    while let Some(&at) = body.get(count) {
        let line = &ground.page.lines[at as usize];
        let refers = says & GIVEN != 0;
        let belongs = match ground.node_at(at) {
            None => usize::from(
                refers
                    && (matches!(line.kind, Kind::Code | Kind::Row | Kind::Fence)
                        || !line.words_shown()),
            ),
            Some(node) => {
                let next = line.number == ground.line(question).number + 1 + count as u32;
                let apart = node.is_first && (asked.cue.asks || asked.shape != Shape::Heading);
                let goes_on = node.shape == Shape::Text && !apart && next && node.cue.asks;
                more_words += u32::from(goes_on && more_words as usize == count);
                says |= if goes_on { node.cue.classes.holds } else { 0 };
                let is_aside = is_hint(ground, node, at) || (refers && is_data(ground, node, at));
                let requested = request(ground, &body[count..]);
                match goes_on || is_aside {
                    true => requested.max(1),
                    false => requested.max(options(ground, asked, says, &body[count..])),
                }
            }
        };
        if belongs == 0 {
            break;
        }
        count += belongs;
    }
    (count, more_words)
}

/// How many of the first lines are a paragraph that requests an answer, as who asks writes and not
/// who answers, with the points that it tells to take.
fn request(ground: &Ground<'_>, body: &[u32]) -> usize {
    let node = |at: &u32| ground.node_at(*at);
    let is_text = |at: &u32| node(at).is_some_and(|node| node.shape == Shape::Text);
    let goes_on = |at: &u32| is_text(at) && node(at).is_some_and(|node| !node.is_first);
    let lines = match body.first().is_some_and(is_text) {
        true => 1 + body[1..].iter().take_while(|at| goes_on(at)).count(),
        false => return 0,
    };
    let (paragraph, below) = body.split_at(lines);
    if !opens_with_request(ground, paragraph[0]) {
        return 0;
    }
    let refers = |at: &u32| node(at).is_some_and(|node| node.cue.classes.holds & GIVEN != 0);
    let is_point = |at: &u32| node(at).is_some_and(|node| node.shape == Shape::Item);
    let points = match paragraph.iter().any(refers) {
        true => below.iter().take_while(|at| is_point(at)).count(),
        false => 0,
    };
    lines + points
}

/// Whether the first sentence of the line requests that something is said; further down an answer may do so.
fn opens_with_request(ground: &Ground<'_>, at: u32) -> bool {
    let words = ground.page.words(&ground.page.lines[at as usize]);
    let sentence = words.split_inclusive(". ").next().unwrap_or_default();
    let classes = lexicon::classes(sentence, &mut Spelling::default());
    classes.says_order || classes.ends & REQUEST != 0 && classes.holds & SAY != 0
}

/// `(단, …)`, `힌트: …`, `* …` right below a question.
fn is_hint(ground: &Ground<'_>, node: &Node, at: u32) -> bool {
    const HINT_CHARS: u16 = 140;
    let line = &ground.page.lines[at as usize];
    let signed = ground
        .page
        .words(line)
        .starts_with(['(', '（', '*', '※', '■', '☞']);
    let links = line.has(crate::reader::LINKED) || ground.page.words(line).contains("://");
    let hints = signed || node.cue.classes.starts & HINT != 0;
    hints
        && !links
        && node.shape == Shape::Text
        && line.quote == 0
        && node.cue.chars < HINT_CHARS
        && node.cue.number.is_none()
}

/// A formula or numbers that a question refers to.
fn is_data(ground: &Ground<'_>, node: &Node, at: u32) -> bool {
    let words = ground.page.words(&ground.page.lines[at as usize]);
    node.shape == Shape::Text
        && !words.contains(is_hangul)
        && words.contains(|c: char| c == '=' || c == '(' || c.is_ascii_digit())
}

/// How the options of a question are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Circled,
    Numbered,
    Lettered,
}

/// How many of the first lines are options to choose from: two or more of one kind, or circled numbers.
fn options(ground: &Ground<'_>, asked: &Node, says: u32, body: &[u32]) -> usize {
    if says & (CHOICE | GIVEN) == 0 {
        return 0;
    }
    let mark = |&at: &u32| {
        let line = &ground.page.lines[at as usize];
        let node = ground.node_at(at)?;
        let words = ground.page.words(line);
        let is_circle = |c: char| ('①'..='⑳').contains(&c);
        let mark = match () {
            () if words.trim_start().starts_with(is_circle) => Mark::Circled,
            () if is_letter(words) => Mark::Lettered,
            () if marks::number(words).is_some() || line.marker == b'1' => Mark::Numbered,
            () if node.style == Style::Number => Mark::Numbered,
            () => return None,
        };
        let is_answer = words.contains(['✅', '✔', '☑']);
        (line.quote <= ground.line_of(asked).quote && !is_answer).then_some(mark)
    };
    let Some(first) = body.first().and_then(mark) else {
        return 0;
    };
    let count = body.iter().take_while(|at| mark(at) == Some(first)).count();
    let is_circled = first == Mark::Circled;
    let chooses = says & CHOICE != 0 && (is_circled || count >= 2);
    match chooses || (says & GIVEN != 0 && is_circled) {
        true => count,
        false => 0,
    }
}

fn is_letter(words: &str) -> bool {
    let mut chars = words.trim_start_matches('(').chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    (first.is_ascii_alphabetic() || "ㄱㄴㄷㄹㅁ가나다라마".contains(first))
        && matches!(second, '.' | ')')
}

/// Whether the line says something that a reader takes for an answer.
fn says(ground: &Ground<'_>, at: u32) -> bool {
    let line = &ground.page.lines[at as usize];
    if line.has(crate::reader::PICTURE) {
        return true;
    }
    let Some(node) = ground.node_at(at) else {
        return match line.kind {
            Kind::Code => ground.page.words(line).chars().any(|c| !c.is_whitespace()),
            Kind::Fence => false,
            _ => ground.page.words(line).contains(is_word),
        };
    };
    if ground.unfolds(at) {
        return ground.page.rest(line).contains(is_word);
    }
    let words = ground.page.words(line);
    let core = &words[node.cue.core.clone()];
    if node.style == Style::Answer {
        return core.contains(is_word) && !is_placeholder(core);
    }
    let classes = node.cue.classes;
    let empty = classes.whole & (EMPTY | ANSWER | NAVIGATE) != 0
        || (classes.ends & EMPTY != 0 && node.cue.chars < 24);
    !empty && !ground.is_bare_label(at)
}

/// Whether a text says no more than that something is still to be written.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let classes = lexicon::classes(text, &mut Spelling::default());
    const CHARS: usize = 24;
    classes.whole & EMPTY != 0 || (classes.ends & EMPTY != 0 && text.chars().count() < CHARS)
}

/// Where most questions of a note are answered, code right below one is its answer.
pub(super) fn settle_code(page: &Page, outline: &Outline, drafts: &mut [Draft]) {
    const MOST: f32 = 0.7;
    let answered = drafts.iter().filter(|draft| draft.answered).count();
    if (answered as f32) < MOST * drafts.len() as f32 {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| !draft.answered) {
        let from = outline.node(draft.node).line as usize + 1;
        let lines = &page.lines[from.min(draft.end as usize + 1)..draft.end as usize + 1];
        draft.answered = lines.iter().any(|line| line.kind == Kind::Code);
    }
}
