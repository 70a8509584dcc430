//! Builds the tree of headings, toggles, items and marked lines; does not yet say what asks.

use super::labels::{self, Label};
use super::letters::{is_emoji, is_numbered};
use super::line::{ANSWER, EMPTY, Form, KEYED, Line, QUOTED, composed};
use super::marks;
use super::names;
use super::plain::Plain;
use super::scan::Scan;
use super::scopes::{Keep, LabelStands, Open, open};
use super::survey::Survey;
use super::wording::{self, Ask};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// What a node is by its markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Heading,
    Toggle,
    Item,
    /// A line of text that is marked as a question in some way.
    Mark(Mark),
}

/// How a line of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Bold,
    /// A question in a quote, answered below it.
    Quote,
    Label,
    /// A question in a quoted dialogue.
    Speech,
    Bare,
    Callout,
    Card,
    Row,
    /// Introduces follow-ups or other questions; asks nothing itself.
    Intro,
}

/// A line that structures the note.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// Index of its line in [`Scan::lines`].
    pub(super) line: u32,
    pub(super) parent: u32,
    /// Its words in the visible text.
    pub(super) span: (u32, u32),
    /// The list run it belongs to; items only.
    pub(super) run: u32,
    /// Lines of content that belong to it and to no node below it.
    pub(super) own: u32,
    pub(super) shape: Shape,
    pub(super) level: u8,
    pub(super) ask: Ask,
    pub(super) label: Label,
    /// Names an aspect and no subject: `장점`.
    pub(super) aspect: bool,
    /// Its words open with a number.
    pub(super) numbered: bool,
    /// Asks only what something is: `…란?`, as articles also head their definitions.
    pub(super) defines: bool,
    /// Defines without a question mark: `…란`.
    pub(super) unmarked: bool,
    /// The emoji that a heading opens with, else NUL.
    pub(super) emoji: char,
}

impl Node {
    /// Whether the words state something or give an order, as sentences of an answer do.
    pub(super) fn states(&self) -> bool {
        matches!(self.ask, Ask::States | Ask::Orders)
    }
}

/// The tree, in line order: parents come before their children.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) nodes: Vec<Node>,
    pub(super) runs: u32,
    /// Lines that were not looked at as candidates because there were too many.
    pub(super) truncated: bool,
}

/// More nodes than this are not made: the rest of the note is text.
const NODES_MAX: usize = 400_000;

/// Builds the outline and notes in every line which node it belongs to.
pub(super) fn outline(note: &str, scan: &mut Scan, survey: &Survey) -> Outline {
    let Scan {
        lines,
        plain,
        summaries,
        ..
    } = scan;
    let continued = continued_numbers(note, lines);
    let mut builder = Builder {
        note,
        plain,
        survey,
        outline: Outline::default(),
        stack: Vec::new(),
        section: 0,
        toggles: 0,
        flat: NONE,
        pending_label: false,
        loose: false,
        columns: None,
        continued,
        number_alone: None,
        asked_above: None,
        quoted: NONE,
        ruled: false,
    };
    let mut summaries = summaries.iter().peekable();
    for i in 0..lines.len() {
        let next = lines.get(i + 1).copied();
        let summary = summaries
            .next_if(|summary| summary.line == i as u32)
            .map(|summary| summary.span);
        builder.line(i as u32, &mut lines[i], next, summary);
    }
    builder.outline
}

/// For each line, whether it is a numbered item whose list goes on below, before the next heading.
fn continued_numbers(note: &str, lines: &[Line]) -> Vec<bool> {
    let mut latest = [0u32; 256];
    let mut continued = vec![false; lines.len()];
    for (i, line) in lines.iter().enumerate().rev() {
        match line.form {
            Form::Heading => latest = [0; 256],
            Form::Ordered => {
                let ordinal = marks::ordinal(note.as_bytes(), line.text as usize);
                let slot = &mut latest[usize::from(line.indent)];
                continued[i] = *slot == ordinal + 1;
                *slot = ordinal;
            }
            _ => {}
        }
    }
    continued
}

/// The outline while it is being built.
pub(super) struct Builder<'a> {
    pub(super) note: &'a str,
    pub(super) plain: &'a Plain,
    pub(super) survey: &'a Survey,
    pub(super) outline: Outline,
    pub(super) stack: Vec<Open>,
    pub(super) section: usize,
    pub(super) toggles: u32,
    /// A heading that announces follow-ups of its own level.
    pub(super) flat: u32,
    /// A question's label stood alone; the next line of text is the question.
    pub(super) pending_label: bool,
    pub(super) loose: bool,
    /// The question and answer columns of the table being read.
    pub(super) columns: Option<(usize, usize)>,
    pub(super) continued: Vec<bool>,
    /// The last line that is a question of its own without any other mark.
    pub(super) asked_above: Option<Line>,
    /// The last heading, if it stands in a quote.
    pub(super) quoted: u32,
    /// A thematic break stands above, with nothing visible below it.
    pub(super) ruled: bool,
    /// The line above is the number of a list's item and nothing else.
    pub(super) number_alone: Option<(Line, u32)>,
}

impl Builder<'_> {
    pub(super) fn line(
        &mut self,
        i: u32,
        line: &mut Line,
        next: Option<Line>,
        summary: Option<(u32, u32)>,
    ) {
        self.leave_quote(line);
        self.toggles_before(line);
        if !matches!(line.form, Form::Table | Form::TableRule) {
            self.columns = None;
        }
        self.join_number(line);
        match line.form {
            Form::Heading => self.heading(i, line),
            _ if line.has(KEYED) => self.own(line),
            Form::Summary => self.summary(i, line, summary),
            Form::Bullet | Form::Ordered => self.item(i, line),
            Form::Table => self.row(i, line, next),
            Form::Callout => self.callout(i, line),
            Form::Container => self.container(i, line),
            Form::Rule => self.rule(line),
            Form::Text if self.tags_heading(line, next) => self.own(line),
            Form::Text => self.text(i, line, next),
            _ => self.own(line),
        }
        self.ruled = line.form == Form::Rule || (self.ruled && line.form == Form::Tags);
        self.toggles_after(line);
    }

    pub(super) fn parent(&self) -> u32 {
        self.stack.last().map_or(NONE, |open| open.owner)
    }

    /// Makes a node of the line, below `parent`.
    pub(super) fn node(
        &mut self,
        i: u32,
        line: &mut Line,
        shape: Shape,
        parent: u32,
        span: (u32, u32),
    ) -> u32 {
        if self.outline.nodes.len() >= NODES_MAX {
            self.outline.truncated = true;
            line.owner = parent;
            return NONE;
        }
        let (ask, label) = if span == self.span(line) {
            (line.ask(), line.label())
        } else {
            let text = composed(self.plain, span);
            (wording::ask(&text), labels::read(&text).label)
        };
        let defines = ask == Ask::Asks && wording::defines(&composed(self.plain, span));
        let words = self.plain.at(span);
        let sign = |c: &char| shape == Shape::Heading && is_emoji(*c);
        let id = self.outline.nodes.len() as u32;
        line.owner = id;
        self.loose = false;
        self.outline.nodes.push(Node {
            line: i,
            parent,
            span,
            run: NONE,
            own: 0,
            shape,
            level: line.level,
            ask,
            label,
            aspect: shape == Shape::Heading && wording::is_aspect(&composed(self.plain, span)),
            numbered: is_numbered(words),
            defines,
            unmarked: defines && !words.contains(['?', '？']),
            emoji: words.chars().next().filter(sign).unwrap_or('\0'),
        });
        id
    }

    pub(super) fn span(&self, line: &Line) -> (u32, u32) {
        self.plain.span(line.number)
    }

    fn heading(&mut self, i: u32, line: &mut Line) {
        self.section += 1;
        if line.has(EMPTY) {
            return self.own(line);
        }
        self.pending_label = false;
        let span = self.span(line);
        if names::is_caption(&composed(self.plain, span)) {
            line.form = Form::Text;
            return self.own(line);
        }
        let label = line.label();
        let bare_label = label != Label::None && {
            let text = composed(self.plain, span);
            text[labels::read(&text).rest..].trim().is_empty()
        };
        let stands = if bare_label {
            LabelStands::Alone
        } else {
            LabelStands::BeforeText
        };
        if label == Label::Answer && !line.has(KEYED) && self.awaits_answer(stands) {
            line.flags |= ANSWER;
            return self.own(line);
        }
        // An answer or follow-up heading belongs to the question before it, at any level.
        let keeps_level = matches!(label, Label::Answer | Label::FollowUp);
        let keep = match label {
            Label::FollowUp if bare_label => Keep::Question,
            _ if keeps_level && !line.has(KEYED) => Keep::SameLevel,
            _ => Keep::Above,
        };
        self.pop_to_heading(line, keep);
        if label == Label::Answer && self.parent() != NONE && !line.has(KEYED) {
            line.flags |= ANSWER;
            return self.own(line);
        }
        if label == Label::Announce && self.ruled {
            self.leave_questions();
        }
        if label == Label::Remarks {
            self.pop_questions();
        }
        let parent = self.parent();
        let node = self.node(i, line, Shape::Heading, parent, span);
        if node != NONE {
            self.stack.push(open(node, Shape::Heading, line));
            self.quoted = if line.quote > 0 { node } else { NONE };
        }
        self.pending_label = label == Label::Question && bare_label;
    }

    fn item(&mut self, i: u32, line: &mut Line) {
        let ordered = line.form == Form::Ordered;
        let ordinal = match self.number_alone.take() {
            Some((_, ordinal)) => ordinal,
            None if ordered => marks::ordinal(self.note.as_bytes(), line.text as usize),
            None => 0,
        };
        if line.has(EMPTY) {
            let numbers = ordered && ordinal <= marks::ORDINAL_MAX;
            self.number_alone = numbers.then_some((*line, ordinal));
            return self.own(line);
        }
        if line.has(QUOTED) {
            self.pop_marks(line);
            let span = self.span(line);
            return self.mark(i, line, Mark::Quote, span);
        }
        let indent = line.indent.saturating_add(line.quote.saturating_mul(4));
        let sibling = self.sibling(line, indent);
        let parent = self.parent();
        let span = self.span(line);
        let node = self.node(i, line, Shape::Item, parent, span);
        if node == NONE {
            return;
        }
        let run = match sibling {
            Some(before) if !before.loose || (ordered && ordinal == before.ordinal + 1) => {
                before.run
            }
            _ => {
                self.outline.runs += 1;
                self.outline.runs - 1
            }
        };
        self.outline.nodes[node as usize].run = run;
        self.stack.push(Open {
            indent,
            ordered,
            run,
            ordinal,
            ..open(node, Shape::Item, line)
        });
        let labelled = self.outline.nodes[node as usize].label;
        if labelled == Label::Answer {
            line.flags |= ANSWER;
        }
        self.pending_label = false;
    }

    pub(super) fn mark(&mut self, i: u32, line: &mut Line, mark: Mark, span: (u32, u32)) {
        let parent = self.parent();
        let node = self.node(i, line, Shape::Mark(mark), parent, span);
        if node != NONE {
            self.stack.push(open(node, Shape::Mark(mark), line));
        }
    }
}
