//! Counts, heading by heading, what kinds of lines a note holds; decides for no single line.

use super::detached::{self, Joined};
use super::labels::Label;
use super::letters::{self, is_numbered, is_word};
use super::line::{
    ANSWER, BALANCED, BOLD, CLOSE_FIRST, EMPTY, FRONT, Form, GAP, Line, PICTURE, QUOTED, composed,
};
use super::names;
use super::plain::Plain;
use super::rhetoric;
use super::scan::Scan;
use super::wording::Ask;
use std::collections::HashMap;

/// The lines between one heading and the next.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Section {
    pub(super) bold: u32,
    pub(super) bold_asks: u32,
    /// Lines of text outside lists, quotes and code.
    texts: u32,
    texts_asking: u32,
    texts_prompting: u32,
    texts_short: u32,
    others: u32,
    cards: u32,
}

/// What a note holds.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) sections: Vec<Section>,
    /// Every line of the note is a question of its own.
    pub(super) bare: bool,
    /// Lines of text outside lists, quotes and code.
    pub(super) texts: u32,
    /// Title or intro say that the note is a set of questions.
    pub(super) declared: bool,
    /// Questions that a section of answers further down answers.
    pub(super) joined: Vec<Joined>,
    /// In its dialogues some speakers ask and others answer.
    pub(super) interviews: bool,
}

impl Survey {
    /// Whether the note has no heading and one bold question: its title.
    pub(super) fn has_bold_title(&self) -> bool {
        matches!(self.sections.as_slice(), [only] if only.bold_asks == 1)
    }
}

/// More sections than this are counted as one.
const SECTIONS_MAX: usize = 400_000;
/// Lines with more bytes are prose.
const SHORT_BYTES: usize = 160;
/// Prompts on lines of their own have no more characters than this.
const BARE_CHARS: usize = 60;
/// Where an intro is looked for: this many lines with text from the top.
const INTRO_LINES: usize = 6;

impl Section {
    /// Whether each line of text in the section is a question of its own.
    pub(super) fn is_bare(&self) -> bool {
        self.texts >= 3 && self.texts_asking * 10 >= self.texts * 8 && self.others == 0
    }

    /// Whether `left :: right` lines are flashcards here.
    pub(super) fn has_cards(&self) -> bool {
        self.cards >= 2
    }
}

/// Surveys the lines and marks the toggles that are closed.
pub(super) fn survey(note: &str, scan: &mut Scan, title: Option<&str>) -> Survey {
    for line in scan.lines.iter_mut().filter(|line| line.has_words()) {
        line.judge(&scan.plain);
    }
    balance(&mut scan.lines);
    find_fronts(scan);
    find_quoted(scan);
    let mut survey = Survey {
        joined: detached::join(note, scan),
        sections: vec![Section::default()],
        ..Survey::default()
    };
    survey.declared = title.is_some_and(|title| names::declares(&letters::composed(title)));
    let mut shown = 0;
    for line in &scan.lines {
        if line.form == Form::Heading && survey.sections.len() < SECTIONS_MAX {
            survey.sections.push(Section::default());
        }
        if !line.has(EMPTY) {
            shown += 1;
            survey.declared |= shown <= INTRO_LINES && introduces(&scan.plain, line, shown);
        }
        let section = survey
            .sections
            .last_mut()
            .expect("one section is always there");
        count(section, &scan.plain, line);
    }
    survey.interviews = interviews(scan);
    survey.bare = is_bare(&survey.sections);
    survey.texts = survey.sections.iter().map(|section| section.texts).sum();
    survey
}

/// Whether emoji speak (`🤷 : …`) of which each only asks or never asks.
fn interviews(scan: &Scan) -> bool {
    let mut speakers: HashMap<&str, [u32; 2]> = HashMap::new();
    for line in scan.lines.iter().filter(|line| line.form == Form::Text) {
        let start = scan.plain.span(line.number).0;
        if scan.plain.byte(start).is_none_or(|byte| byte.is_ascii()) {
            continue;
        }
        let text = scan.plain.at(scan.plain.span(line.number));
        if let Some(speaker) = speaker(text) {
            let asks = line.ask() == Ask::Asks;
            speakers.entry(speaker).or_default()[usize::from(asks)] += 1;
        }
    }
    let keeps = |[states, asks]: &[u32; 2]| *states == 0 || *asks == 0;
    speakers.values().any(|[_, asks]| *asks == 0) && speakers.values().all(keeps)
}

/// The emoji that a line opens with.
pub(super) fn emoji(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| !is_word(c) && !c.is_ascii());
    &text[..text.len() - rest.len()]
}

/// The emoji that speaks on a line of dialogue.
pub(super) fn speaker(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    if first.is_ascii() || is_word(first) {
        return None;
    }
    let rest = text.trim_start_matches(|c: char| !is_word(c) && !c.is_ascii_punctuation());
    let speaker = &text[..text.len() - rest.len()];
    rest.starts_with([':', '：']).then(|| speaker.trim_end())
}

/// Finds the closing tag of each toggle.
fn balance(lines: &mut [Line]) {
    let mut open: Vec<u32> = Vec::new();
    for i in 0..lines.len() {
        if lines[i].toggles == 0 {
            continue;
        }
        let (opens, mut closes) = (lines[i].opens(), lines[i].closes());
        if lines[i].has(CLOSE_FIRST) {
            close_one(lines, &mut open);
            closes -= 1;
        }
        open.extend(std::iter::repeat_n(i as u32, usize::from(opens)));
        for _ in 0..closes {
            close_one(lines, &mut open);
        }
    }
}

fn close_one(lines: &mut [Line], open: &mut Vec<u32>) {
    if let Some(line) = open.pop() {
        lines[line as usize].flags |= BALANCED;
    }
}

/// Finds flashcards whose front and back are parted by a line `?` or `??`.
fn find_fronts(scan: &mut Scan) {
    if !scan.plain.contains(b'?') {
        return;
    }
    let lines = &mut scan.lines;
    let mut front = 0;
    for i in 1..lines.len() {
        let follows = lines[i - 1].number + 1 == lines[i].number && !lines[i].has(GAP);
        if lines[i].form != Form::Text || !follows {
            front = i;
            continue;
        }
        let parts = matches!(scan.plain.at(scan.plain.span(lines[i].number)), "?" | "??");
        if parts && lines[front].form == Form::Text && front < i {
            lines[front].flags |= FRONT;
            lines[i].flags |= ANSWER | EMPTY;
            lines[i].form = Form::Tags;
        }
    }
}

/// Finds quotes that are nothing but questions and that text outside the quote answers.
fn find_quoted(scan: &mut Scan) {
    let mut from = 0;
    while from < scan.lines.len() {
        if scan.lines[from].quote == 0 {
            from += 1;
            continue;
        }
        let mut to = from + 1;
        while scan
            .lines
            .get(to)
            .is_some_and(|line| line.quote > 0 && line.number <= scan.lines[to - 1].number + 2)
        {
            to += 1;
        }
        if is_quoted_question(scan, from, to) {
            for line in &mut scan.lines[from..to] {
                line.flags |= QUOTED;
            }
        }
        from = to;
    }
}

fn is_quoted_question(scan: &Scan, from: usize, to: usize) -> bool {
    const LINES_MAX: usize = 4;
    let before = from.checked_sub(1).map(|at| scan.lines[at].form);
    let apart = scan.lines[from].has(GAP)
        || matches!(before, Some(Form::Heading | Form::Rule | Form::Tags));
    let below = scan.lines[to..]
        .iter()
        .find(|line| line.form != Form::Tags || line.has(PICTURE));
    let answered = below.is_some_and(|line| {
        matches!(line.form, Form::Code)
            || line.has(PICTURE)
            || (!line.has(EMPTY) && line.form != Form::Heading)
    });
    let asks = |line: &Line| {
        let text = composed(&scan.plain, scan.plain.span(line.number));
        line.has_words()
            && speaker(&text).is_none()
            && !rhetoric::describes(&text)
            && !matches!(line.form, Form::Heading | Form::Summary)
            && text.len() <= SHORT_BYTES * 2
            && (line.ask() >= Ask::Wonders || (line.ask() == Ask::Orders && is_numbered(&text)))
    };
    apart && answered && to - from <= LINES_MAX && scan.lines[from..to].iter().all(asks)
}

fn introduces(plain: &Plain, line: &Line, shown: usize) -> bool {
    let text = composed(plain, plain.span(line.number));
    if text.len() > SHORT_BYTES {
        return false;
    }
    match line.form {
        Form::Heading if line.level == 1 || shown == 1 => names::declares(&text),
        Form::Text => names::introduces(&text),
        _ => false,
    }
}

fn count(section: &mut Section, plain: &Plain, line: &Line) {
    match line.form {
        Form::Text if !line.has(EMPTY) && line.quote == 0 => count_text(section, plain, line),
        Form::Rule | Form::Tags | Form::Hidden | Form::Heading => {}
        _ => section.others += 1,
    }
}

fn count_text(section: &mut Section, plain: &Plain, line: &Line) {
    let text = composed(plain, plain.span(line.number));
    section.texts += 1;
    if text.len() > SHORT_BYTES {
        return;
    }
    let ask = line.ask();
    if line.has(BOLD) {
        section.bold += 1;
        section.bold_asks += u32::from(ask == Ask::Asks || line.label() == Label::Question);
    }
    section.cards += u32::from(super::cards::inline(&text).is_some());
    section.texts_asking += u32::from(ask == Ask::Asks);
    section.texts_prompting += u32::from(ask == Ask::Prompt);
    section.texts_short += u32::from(ask > Ask::States && text.chars().count() <= BARE_CHARS);
}

/// A note of one prompt a line: hardly a sentence, no lists, and some that clearly prompt.
fn is_bare(sections: &[Section]) -> bool {
    let sum = |count: fn(&Section) -> u32| sections.iter().map(count).sum::<u32>();
    let texts = sum(|s| s.texts);
    let asking = sum(|s| s.texts_asking + s.texts_prompting);
    let asking_short = sum(|s| s.texts_asking) + sum(|s| s.texts_short);
    texts >= 8
        && sum(|s| s.others) * 20 <= texts
        && asking * 4 >= texts
        && asking_short * 20 >= texts * 19
}
