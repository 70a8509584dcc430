//! Cuts a note's text into units, purely: it knows no files, no index and no search.
//!
//! `text → reader (lines) → outline (a tree) → evidence (facts) → weights (their sum) → attach
//! (whose lines are whose) → units`: each step takes values and returns new ones.

mod answers;
mod attach;
mod cards;
mod classes;
mod cue;
mod cues;
mod detached;
mod evidence;
mod form;
mod ground;
mod key;
mod lexicon;
mod marks;
mod outline;
mod sections;
mod survey;
mod tags;
mod weights;

use crate::reader::{self, is_hangul};
pub(crate) use answers::is_placeholder;
use evidence::Evidence;
pub use evidence::NAMES as FACTS;
pub use form::Form;
use form::Forms;
use outline::Outline;
use std::ops::Range;
pub use weights::Weights;

pub use crate::reader::{FormChoices, FrontMatter, Plain};

/// Counts up whenever the same note may divide in another way than before.
pub(crate) const VERSION: u32 = 16;

/// What a note divides into.
#[derive(Debug, Clone, Default)]
pub struct Split {
    /// Units in the order of their first lines.
    pub units: Vec<Unit>,
    /// The note's front matter; empty where it has none.
    pub front: FrontMatter,
    /// The note's visible text, one line for each of its lines.
    pub plain: Plain,
    /// What was odd about the note, in line order.
    pub warnings: Vec<Warning>,
    heading_title: Option<String>,
}

impl Split {
    /// The note's title: front matter first, else its first heading.
    ///
    /// The first heading of level 1 counts, wherever it stands; other levels do not.
    pub fn title(&self) -> Option<&str> {
        self.front
            .title
            .as_deref()
            .or(self.heading_title.as_deref())
    }
}

/// What a unit is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A question or prompt, answered or not.
    Question,
    /// Any other stretch of the note.
    Section,
}

/// A question with its answer, or a section.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Question or section.
    pub kind: Kind,
    /// The question as a reader sees it; of a section its heading.
    ///
    /// Markup is removed and white space collapsed. A section without a heading bears the note's
    /// title, else its own first words.
    pub question: String,
    /// Where the question stands in the note, in bytes.
    pub question_bytes: Range<usize>,
    /// Where the answer stands in the note, in bytes; empty if there is none.
    ///
    /// Of an unanswered question, what it presents below its words: options, code, a hint. Inside
    /// the unit's lines, or behind them where a section further down answers by number.
    pub answer_bytes: Range<usize>,
    /// The line of the question's first word, counted from 1.
    pub line: usize,
    /// The last line with content, counted from 1, inclusive.
    pub end_line: usize,
    /// The lines of an answer that stands apart, further down; counted from 1, inclusive.
    pub detached: Option<(usize, usize)>,
    /// Whether anything stands there that a reader would take for an answer.
    pub answered: bool,
    /// The question that this one follows up, as an index into [`Split::units`].
    pub parent: Option<usize>,
    /// The headings and toggles around the unit, outermost first.
    pub headings: Vec<String>,
    /// The note's tags, then the unit's own `#tags`, without the hash.
    pub tags: Vec<String>,
    /// The form of the question's line; none of a section.
    pub form: Option<Form>,
}

/// Something odd about a note, which the splitter got along with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The front matter could not be parsed; it is left out of the text all the same.
    FrontMatter {
        /// The parser's words.
        message: String,
    },
    /// A code fence that is never closed.
    UnclosedFence {
        /// The line that opens it, counted from 1.
        line: usize,
    },
    /// The note has more units than the splitter lists; the rest is one section.
    TooManyUnits,
    /// The note is too long to be divided; it is one section.
    TooLong,
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Warning::FrontMatter { message } => write!(f, "front matter is left out: {message}"),
            Warning::UnclosedFence { line } => {
                write!(f, "the code fence of line {line} is not closed")
            }
            Warning::TooManyUnits => {
                f.write_str("more units than are listed; the rest is one section")
            }
            Warning::TooLong => f.write_str("too long to be divided; it is one section"),
        }
    }
}

/// What is known about a note beside its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The note's path below the notes' folder: `면접질문.md` says something to a reader.
    pub path: Option<&'a str>,
    /// Other weights than those that the program was built with; for fitting.
    pub weights: Option<&'a Weights>,
    /// The forms that a person says ask in this note, or never do; its front matter goes before.
    pub forms: Option<&'a FormChoices>,
    /// The lines that are questions, counted from 1, ascending; nothing is judged then. For measuring.
    pub asked: Option<&'a [usize]>,
}

/// Divides a note into units, knowing nothing but its text.
///
/// Total and linear in the length of the text: any text gives a `Split`. Units come in line
/// order and are nested or disjoint; every visible line lies in at least one of them.
pub fn split(text: &str) -> Split {
    split_with(text, Hints::default())
}

/// Divides a note into units, as [`split`] does, with what else is known about it.
pub fn split_with(text: &str, hints: Hints<'_>) -> Split {
    let reading = read(text, hints);
    finish(text, reading)
}

/// How a note was divided, and what was thought of each line that might have been a question.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The note's units.
    pub split: Split,
    /// The lines that might have been questions, in line order.
    pub judged: Vec<Judged>,
}

/// A line that might be a question, with the facts that decided.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Counted from 1.
    pub line: usize,
    /// The line's visible words.
    pub text: String,
    /// The name of what was typed around the words; lines of one form are judged together.
    pub form: Form,
    pub is_question: bool,
    /// The weighed facts' sum, as log odds: above 0 the line is a question.
    pub sum: f32,
    /// The facts that count, each with its part of the sum, the weightiest first.
    pub parts: Vec<(&'static str, f32)>,
}

/// Divides a note and says why it is divided like that.
///
/// Total and linear like [`split_with`], whose result it holds.
pub fn explain(text: &str, hints: Hints<'_>) -> Explanation {
    let reading = read(text, hints);
    let weights = hints.weights.unwrap_or(Weights::fitted());
    let nodes = reading.outline.nodes.iter().zip(&reading.rows);
    let judged = nodes.zip(&reading.is_question);
    let judged = judged.map(|((node, row), &is_question)| {
        let line = &reading.page.lines[node.line as usize];
        let mut parts = weights.parts(row, table(node));
        parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        Judged {
            line: line.number as usize,
            text: reading.page.words(line).to_owned(),
            form: Form::of(node, line),
            is_question,
            sum: weights.sum(row, table(node)),
            parts,
        }
    });
    let judged = judged.collect();
    Explanation {
        split: finish(text, reading),
        judged,
    }
}

/// The facts about each line that might be a question: line, whether it is plain text, facts in the
/// order of [`FACTS`]. What the weights are fitted from.
pub fn facts(text: &str, hints: Hints<'_>) -> Vec<(usize, bool, Vec<f32>)> {
    let reading = read(text, hints);
    let nodes = reading.outline.nodes.iter().zip(&reading.rows);
    let number = |node: &outline::Node| reading.page.lines[node.line as usize].number as usize;
    nodes
        .map(|(node, row)| (number(node), node.is_plain(), row.to_vec()))
        .collect()
}

/// A note, read and judged, but not yet cut.
struct Reading {
    page: reader::Page,
    outline: Outline,
    /// The facts, by node.
    rows: Vec<evidence::Row>,
    /// By node.
    is_question: Vec<bool>,
}

fn table(node: &outline::Node) -> weights::Line {
    match node.is_plain() {
        true => weights::Line::Plain,
        false => weights::Line::Marked,
    }
}

fn read(text: &str, hints: Hints<'_>) -> Reading {
    let page = reader::read(text);
    let outline = outline::outline(&page);
    let weights = hints.weights.unwrap_or(Weights::fitted());
    let forms = Forms::of(&page, &outline);
    let path = hints.path.map(evidence::PathSays::of).unwrap_or_default();
    let rows = Evidence::new(&page, &outline, &forms, path).rows(weights.priors());
    let is_question = match hints.asked {
        Some(asked) => {
            let number = |node: &outline::Node| page.lines[node.line as usize].number as usize;
            let is_asked = |node| asked.binary_search(&number(node)).is_ok();
            outline.nodes.iter().map(is_asked).collect()
        }
        None => judge(&page, &outline, &rows, weights, hints.forms),
    };
    Reading {
        page,
        outline,
        rows,
        is_question,
    }
}

/// By node, whether it is a question.
fn judge(
    page: &reader::Page,
    outline: &Outline,
    rows: &[evidence::Row],
    weights: &Weights,
    forms: Option<&FormChoices>,
) -> Vec<bool> {
    let asks = |(node, row): (&outline::Node, &evidence::Row)| {
        let asks = node.is_card || weights.sum(row, table(node)) > 0.0;
        asks && node.style != cue::Style::Answer
    };
    let mut is_question: Vec<bool> = outline.nodes.iter().zip(rows).map(asks).collect();
    detached::leave_keys(outline, &mut is_question);
    choose_forms(page, outline, forms, &mut is_question);
    merge_translations(page, outline, &mut is_question);
    is_question
}

/// What the person says about forms goes before every fact.
fn choose_forms(
    page: &reader::Page,
    outline: &Outline,
    given: Option<&FormChoices>,
    is_question: &mut [bool],
) {
    let choices: Vec<&FormChoices> = [Some(&page.front.forms), given]
        .into_iter()
        .flatten()
        .filter(|forms| !forms.is_empty())
        .collect();
    if choices.is_empty() {
        return;
    }
    for (node, asks) in outline.nodes.iter().zip(is_question) {
        let form = Form::of(node, &page.lines[node.line as usize]).to_string();
        if let Some(verdict) = choices.iter().find_map(|forms| forms.verdict(&form)) {
            *asks = verdict && node.style != cue::Style::Answer;
        }
    }
}

/// A question and its translation on the next line are one.
fn merge_translations(page: &reader::Page, outline: &Outline, is_question: &mut [bool]) {
    let hangul = |at: usize| {
        let line = &page.lines[outline.nodes[at].line as usize];
        page.words(line).contains(is_hangul)
    };
    for at in 1..outline.nodes.len() {
        let (first, second) = (&outline.nodes[at - 1], &outline.nodes[at]);
        let labelled = first.style == cue::Style::Question && second.style == cue::Style::Question;
        if is_question[at - 1]
            && is_question[at]
            && labelled
            && second.line == first.line + 1
            && hangul(at)
            && !hangul(at - 1)
        {
            is_question[at] = false;
        }
    }
}

fn finish(text: &str, reading: Reading) -> Split {
    let Reading {
        page,
        outline,
        is_question,
        rows: _,
    } = reading;
    let questions: Vec<u32> = (0..outline.nodes.len() as u32)
        .filter(|&at| is_question[at as usize])
        .collect();
    let mut drafts = attach::attach(&page, &outline, &questions);
    detached::join(&page, &outline, &mut drafts);
    let heading_title = sections::title(&page);
    let sheet = sections::Sheet {
        note: text,
        page: &page,
        outline: &outline,
        is_question: &is_question,
        title: page.front.title.as_deref().or(heading_title.as_deref()),
    };
    let units = sheet.units(&drafts);
    let mut warnings: Vec<Warning> = page
        .front_fault
        .iter()
        .map(|message| Warning::FrontMatter {
            message: message.clone(),
        })
        .collect();
    warnings.extend(
        page.unclosed
            .iter()
            .map(|&line| Warning::UnclosedFence { line }),
    );
    if outline.truncated || page.truncated {
        warnings.push(Warning::TooManyUnits);
    }
    Split {
        units,
        front: page.front,
        plain: page.plain,
        warnings,
        heading_title,
    }
}
