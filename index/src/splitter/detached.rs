//! Joins questions with answers that stand further down under the same numbers.

use super::labels::{self, Label};
use super::letters::{self, is_word};
use super::line::{EMPTY, Form, KEYED, Line, composed};
use super::marks;
use super::plain::Plain;
use super::scan::Scan;
use super::wording::Ask;
use std::collections::HashMap;

/// A question and its answer under a heading of answers, as indices of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joined {
    pub(super) asked: u32,
    /// The first and the last line of the answer.
    pub(super) answer: (u32, u32),
}

/// Finds the answers and marks the lines of their sections, the headings included.
///
/// In order of the questions' lines.
pub(super) fn join(note: &str, scan: &mut Scan) -> Vec<Joined> {
    let mut joined = Vec::new();
    let mut from = 0;
    for at in 0..scan.lines.len() {
        if at < from || !heads_answers(scan, at) {
            continue;
        }
        let end = section_end(&scan.lines, at);
        let numbers = Numbers {
            note,
            plain: &scan.plain,
        };
        let answers = numbers.pairs(&scan.lines, from..at, at + 1..end);
        if !answers.is_empty() {
            joined.extend(answers);
            scan.lines[at..end]
                .iter_mut()
                .for_each(|line| line.flags |= KEYED);
        }
        from = end;
    }
    if joined.is_empty() {
        joined = join_key(note, scan);
    }
    joined.sort_unstable_by_key(|joined| joined.asked);
    joined
}

/// The shortest list that may be a key.
const KEY_ENTRIES: usize = 3;
/// How much of an entry is looked at, in bytes: enough for decomposed Hangul.
const KEY_BYTES: u32 = 400;
/// Longer entries, in characters, are no answers of a key.
const KEY_CHARS: usize = 20;
/// Entries of no more characters name an option: `2`, `②`, `나`, `10`.
const OPTION_CHARS: usize = 2;

/// Finds a list of bare answers (`1. ②`, `2. 5`, `3. 힙`) to the questions of the same numbers, and
/// marks its lines.
fn join_key(note: &str, scan: &mut Scan) -> Vec<Joined> {
    let numbers = Numbers {
        note,
        plain: &scan.plain,
    };
    let ordinal = |line: &Line| match line.form {
        Form::Ordered => numbers.number(line),
        _ => None,
    };
    let chars = |line: &Line| {
        let (from, to) = scan.plain.span(line.number);
        let near = scan.plain.get((from, to.min(from + KEY_BYTES)));
        near.map_or(usize::MAX, |near| {
            letters::composed(near).trim().chars().count()
        })
    };
    let is_entry = |line: &Line| {
        ordinal(line).is_some() && chars(line) <= KEY_CHARS && line.ask() < Ask::Orders
    };
    let shown = scan.lines.iter().rposition(|line| !line.has(EMPTY));
    let end = shown.map_or(0, |last| last + 1);
    let entries = scan.lines[..end].iter().rev();
    let start = end - entries.take_while(|line| is_entry(line)).count();
    let Some(first) = (start..end).find(|&at| ordinal(&scan.lines[at]) == Some(1)) else {
        return Vec::new();
    };
    let bare = (first..end).filter(|&at| chars(&scan.lines[at]) <= OPTION_CHARS);
    if end - first < KEY_ENTRIES || bare.count() * 2 < end - first {
        return Vec::new();
    }
    let mut joined = numbers.pairs(&scan.lines, 0..first, first..end);
    joined.retain(|joined| scan.lines[joined.asked as usize].ask() >= Ask::Orders);
    if joined.len() * 2 < end - first {
        return Vec::new();
    }
    scan.lines[first..end]
        .iter_mut()
        .for_each(|line| line.flags |= KEYED);
    joined
}

/// Whether the line is a heading `정답` that belongs to no question right above it.
fn heads_answers(scan: &Scan, at: usize) -> bool {
    let line = &scan.lines[at];
    if line.form != Form::Heading || line.label() != Label::Answer {
        return false;
    }
    let text = composed(&scan.plain, scan.plain.span(line.number));
    let bare = !text[labels::read(&text).rest..].chars().any(is_word);
    let above = scan.lines[..at].iter().rev();
    let outer = above
        .take(SECTION_LINES)
        .find(|above| above.form == Form::Heading && above.level <= line.level);
    bare && outer.is_some_and(|outer| outer.ask() < Ask::Orders && outer.label() != Label::FollowUp)
}

/// How far above a heading of answers the heading of its questions may stand.
const SECTION_LINES: usize = 2_000;

fn section_end(lines: &[Line], at: usize) -> usize {
    let level = lines[at].level;
    let ends = |line: &Line| line.form == Form::Heading && line.level <= level;
    lines[at + 1..]
        .iter()
        .position(ends)
        .map_or(lines.len(), |end| at + 1 + end)
}

/// Reads the numbers of questions and answers.
struct Numbers<'a> {
    note: &'a str,
    plain: &'a Plain,
}

impl Numbers<'_> {
    /// The questions among `asked` whose numbers come back among `answers`; none if few do.
    fn pairs(
        &self,
        lines: &[Line],
        asked: std::ops::Range<usize>,
        answers: std::ops::Range<usize>,
    ) -> Vec<Joined> {
        let mut questions: HashMap<u32, Option<u32>> = HashMap::new();
        for at in asked {
            if let Some(number) = self.number(&lines[at]) {
                let only = (!questions.contains_key(&number)).then_some(at as u32);
                questions.insert(number, only);
            }
        }
        let keyed: Vec<(usize, u32)> = answers
            .clone()
            .filter_map(|at| Some((at, self.number(&lines[at])?)))
            .collect();
        let ends = keyed.iter().skip(1).map(|&(at, _)| at).chain([answers.end]);
        let joined: Vec<Joined> = keyed
            .iter()
            .zip(ends)
            .filter_map(|(&(at, number), end)| {
                let asked = (*questions.get(&number)?)?;
                Some(Joined {
                    asked,
                    answer: (at as u32, end as u32 - 1),
                })
            })
            .collect();
        let enough = joined.len() >= 2 && joined.len() * 2 >= keyed.len();
        if enough { joined } else { Vec::new() }
    }

    /// The number by which a line can be named: `Q3.`, `문제 3`, `3.`.
    fn number(&self, line: &Line) -> Option<u32> {
        match line.form {
            _ if line.quote > 0 => None,
            Form::Ordered if line.indent == 0 => {
                Some(marks::ordinal(self.note.as_bytes(), line.text as usize))
            }
            Form::Text | Form::Heading | Form::Summary | Form::Bullet if line.indent == 0 => {
                let text = composed(self.plain, self.plain.span(line.number));
                typed_number(&text)
            }
            _ => None,
        }
    }
}

fn typed_number(text: &str) -> Option<u32> {
    const WORDS: [&str; 6] = ["Q", "q", "A", "질문", "문제", "답"];
    const DIGITS: usize = 4;
    let text = text.trim_start_matches(|c: char| !is_word(c));
    let rest = WORDS
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let rest = rest.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let stops = rest[digits..].starts_with(['.', ')', ':', ' ']) || rest.len() == digits;
    if digits == 0 || digits > DIGITS || !stops {
        return None;
    }
    rest[..digits].parse().ok()
}
