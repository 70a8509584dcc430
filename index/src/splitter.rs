//! Cuts a note's text into units, purely: it knows no files, no index and no search.

mod cards;
mod classify;
mod contents;
mod cut;
mod detached;
mod draft;
mod emphasis;
mod explain;
mod fences;
mod fillers;
mod front;
mod html;
mod inline;
mod items;
mod labels;
mod left_open;
mod lenience;
mod letters;
mod line;
mod links;
mod marking;
mod marks;
mod membership;
mod names;
mod outline;
mod plain;
mod ranges;
mod repairs;
mod requests;
mod rhetoric;
mod scan;
mod scopes;
mod sections;
mod survey;
mod tagging;
mod tags;
mod tally;
mod toggling;
mod wording;

use std::ops::Range;

pub use front::FrontMatter;
pub use plain::Plain;

/// Counts up whenever the same note may divide in another way than before.
pub(crate) const VERSION: u32 = 8;

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
    /// The rule that made this unit.
    pub rule: Rule,
}

/// The rule by which a line became a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A heading that asks.
    AskingHeading,
    /// A heading that is a prompt because its note or its siblings are questions.
    PromptHeading,
    /// A toggle's summary.
    Summary,
    /// A list item that asks, in a list of questions.
    Item,
    /// An item or line below a heading that announces questions.
    Announced,
    /// A line that is bold as a whole.
    BoldLine,
    /// A quoted question above its answer.
    Quote,
    /// A line that opens with `Q.`, `질문 3.` and the like.
    Label,
    /// A line of a note, or section, that holds nothing but questions.
    BareLine,
    /// A row of a table with a question and an answer column.
    TableRow,
    /// A `> [!question]` callout.
    Callout,
    /// A flashcard, `question::answer` or with `?` on a line of its own.
    Flashcard,
    /// Text that belongs to no question.
    Rest,
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

/// Divides a note into units.
///
/// Total and linear in the length of the text: any text gives a `Split`. Units come in line
/// order and are nested or disjoint; every visible line lies in at least one of them.
pub fn split(text: &str) -> Split {
    finish(text, read(text))
}

/// How a note was divided, and which lines were looked at in vain.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The note's units, each with the rule that made it.
    pub split: Split,
    /// Lines that might have been questions, in line order.
    pub rejected: Vec<Rejected>,
}

/// A line that might have been a question, and why it is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Counted from 1.
    pub line: usize,
    /// The line's visible words.
    pub text: String,
    /// The reason, in English, as the rest of a sentence.
    pub why: &'static str,
}

/// Divides a note and says why it is divided like that.
///
/// Total and linear like [`split`], whose result it holds.
pub fn explain(text: &str) -> Explanation {
    let reading = read(text);
    let rejected = explain::rejections(&reading);
    Explanation {
        split: finish(text, reading),
        rejected,
    }
}

/// A note, read and judged, but not yet cut.
struct Reading {
    found: front::Found,
    scan: scan::Scan,
    joined: Vec<detached::Joined>,
    outline: outline::Outline,
    roles: Vec<classify::Role>,
}

fn read(text: &str) -> Reading {
    let bom = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let found = front::read(text, bom);
    let mut scan = scan::scan(text, bom, found.end);
    let survey = survey::survey(text, &mut scan, found.front.title.as_deref());
    scan.plain.set_ordinals(marks::ordinals(text, &scan.lines));
    let outline = outline::outline(text, &mut scan, &survey);
    let roles = classify::classify(text, &scan, &survey, &outline);
    Reading {
        found,
        scan,
        joined: survey.joined,
        outline,
        roles,
    }
}

fn finish(text: &str, reading: Reading) -> Split {
    let Reading {
        found,
        scan,
        joined,
        outline,
        roles,
    } = reading;
    let mut cut = cut::cut(&scan, &outline, &roles);
    cut.join(&scan, &joined);
    let heading_title = sections::title(&scan.plain, &outline.nodes);
    let title = found.front.title.as_deref().or(heading_title.as_deref());
    let sheet = sections::Sheet {
        note: text,
        scan: &scan,
        nodes: &outline.nodes,
        roles: &roles,
        front: &found.front,
        title,
        tagged: tags::lines(text, &scan.lines),
    };
    let units = sheet.units(&cut);
    let mut warnings: Vec<Warning> = found
        .warning
        .into_iter()
        .map(|message| Warning::FrontMatter { message })
        .collect();
    warnings.extend(scan.warnings);
    if outline.truncated || cut.truncated {
        warnings.push(Warning::TooManyUnits);
    }
    Split {
        units,
        front: found.front,
        plain: scan.plain,
        warnings,
        heading_title,
    }
}
