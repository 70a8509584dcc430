//! Builds the tree of headings, toggles, items and marked lines; does not yet say what asks.

use super::cards;
use super::labels::{self, Label};
use super::marks;
use super::plain::Plain;
use super::scan::{
    ANSWER, BALANCED, BOLD, CLOSE_FIRST, EMPTY, FRONT, Form, GAP, IN_ITEM, LOOSE, Line, QUOTED,
    Scan, composed,
};
use super::survey::{Section, Survey};
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

/// An open node.
#[derive(Debug, Clone, Copy)]
struct Open {
    node: u32,
    /// The node itself, or the next one below it in the stack.
    owner: u32,
    shape: Shape,
    level: u8,
    indent: u8,
    ordered: bool,
    balanced: bool,
    run: u32,
    ordinal: u32,
    /// Loose text came after the item.
    loose: bool,
    /// The heading stands behind a list marker.
    listed: bool,
}

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
        pending_label: false,
        loose: false,
        columns: None,
        continued,
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

struct Builder<'a> {
    note: &'a str,
    plain: &'a Plain,
    survey: &'a Survey,
    outline: Outline,
    stack: Vec<Open>,
    section: usize,
    toggles: u32,
    /// A question's label stood alone; the next line of text is the question.
    pending_label: bool,
    loose: bool,
    /// The question and answer columns of the table being read.
    columns: Option<(usize, usize)>,
    continued: Vec<bool>,
}

impl Builder<'_> {
    fn line(&mut self, i: u32, line: &mut Line, next: Option<Line>, summary: Option<(u32, u32)>) {
        self.toggles_before(line);
        if !matches!(line.form, Form::Table | Form::TableRule) {
            self.columns = None;
        }
        match line.form {
            Form::Heading => self.heading(i, line),
            Form::Summary => self.summary(i, line, summary),
            Form::Bullet | Form::Ordered => self.item(i, line),
            Form::Table => self.row(i, line, next),
            Form::Callout => self.callout(i, line),
            Form::Rule => self.rule(line),
            Form::Text => self.text(i, line, next),
            _ => self.own(line),
        }
        self.toggles_after(line);
    }

    fn toggles_before(&mut self, line: &Line) {
        if line.toggles == 0 {
            return;
        }
        if line.has(CLOSE_FIRST) {
            self.close_toggle();
        }
        for _ in 0..line.opens() {
            self.toggles += 1;
            let owner = self.parent();
            self.stack.push(Open {
                owner,
                balanced: line.has(BALANCED),
                ..open(NONE, Shape::Toggle, line)
            });
        }
    }

    fn toggles_after(&mut self, line: &Line) {
        for _ in u8::from(line.has(CLOSE_FIRST))..line.closes() {
            self.close_toggle();
        }
    }

    fn close_toggle(&mut self) {
        if self.toggles == 0 {
            return;
        }
        while let Some(open) = self.stack.pop() {
            if open.shape == Shape::Toggle {
                self.toggles -= 1;
                return;
            }
        }
    }

    fn pop(&mut self) {
        if self
            .stack
            .pop()
            .is_some_and(|open| open.shape == Shape::Toggle)
        {
            self.toggles -= 1;
        }
    }

    fn parent(&self) -> u32 {
        self.stack.last().map_or(NONE, |open| open.owner)
    }

    /// Makes a node of the line, below `parent`.
    fn node(
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
        let text = composed(self.plain, span);
        let labelled = labels::read(&text);
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
            ask: wording::ask(&text),
            label: labelled.label,
        });
        id
    }

    fn span(&self, line: &Line) -> (u32, u32) {
        self.plain.span(line.number)
    }

    fn heading(&mut self, i: u32, line: &mut Line) {
        self.section += 1;
        if line.has(EMPTY) {
            return self.own(line);
        }
        self.pending_label = false;
        let span = self.span(line);
        let text = composed(self.plain, span);
        let labelled = labels::read(&text);
        let bare_label = text[labelled.rest.min(text.len())..].trim().is_empty();
        // An answer or follow-up heading belongs to the question before it, at any level.
        let keeps_level = matches!(labelled.label, Label::Answer | Label::FollowUp);
        self.pop_to_heading(
            line,
            if keeps_level {
                Keep::SameLevel
            } else {
                Keep::Above
            },
        );
        if labelled.label == Label::Answer && self.parent() != NONE {
            line.flags |= ANSWER;
            return self.own(line);
        }
        if labelled.label == Label::Remarks {
            self.pop_questions();
        }
        let parent = self.parent();
        let node = self.node(i, line, Shape::Heading, parent, span);
        if node != NONE {
            self.stack.push(open(node, Shape::Heading, line));
        }
        self.pending_label = labelled.label == Label::Question && bare_label;
    }

    /// Closes what a heading of `level` ends.
    fn pop_to_heading(&mut self, line: &Line, keep: Keep) {
        let level = line.level;
        let inside = |open: &Open| line.indent >= 2 && line.indent > open.indent;
        while let Some(top) = self.stack.last() {
            let stays = match top.shape {
                Shape::Heading if keep == Keep::SameLevel && top.level == level => {
                    !self.is_follow_up(top.node)
                }
                Shape::Heading => top.level < level || (top.listed && inside(top)),
                Shape::Item => inside(top),
                Shape::Toggle => top.balanced || self.outer_level() < level,
                _ => false,
            };
            if stays {
                return;
            }
            self.pop();
        }
    }

    /// Closes headings that ask: remarks on the whole are no part of the last answer.
    fn pop_questions(&mut self) {
        while let Some(top) = self.stack.last() {
            if top.shape != Shape::Heading || top.node == NONE {
                return;
            }
            let node = &self.outline.nodes[top.node as usize];
            if node.ask < Ask::Wonders && node.label != Label::Question {
                return;
            }
            self.pop();
        }
    }

    fn is_follow_up(&self, node: u32) -> bool {
        self.outline.nodes[node as usize].label == Label::FollowUp
    }

    /// The level of the heading around the innermost toggle.
    fn outer_level(&self) -> u8 {
        const NESTED_TOGGLES: usize = 16;
        let outer = self
            .stack
            .iter()
            .rev()
            .take(NESTED_TOGGLES)
            .find(|open| open.shape == Shape::Heading);
        outer.map_or(u8::MAX, |open| open.level)
    }

    fn summary(&mut self, i: u32, line: &mut Line, span: Option<(u32, u32)>) {
        self.pending_label = false;
        let span = span.unwrap_or_else(|| self.span(line));
        let slot = self
            .stack
            .iter()
            .rposition(|open| open.shape == Shape::Toggle)
            .filter(|&slot| self.stack[slot].node == NONE);
        let slot = slot.unwrap_or_else(|| {
            self.toggles += 1;
            let owner = self.parent();
            self.stack.push(Open {
                owner,
                ..open(NONE, Shape::Toggle, line)
            });
            self.stack.len() - 1
        });
        while self.stack.len() > slot + 1 {
            self.pop();
        }
        let wraps = labels::wraps(&composed(self.plain, span));
        let apart = line.has(GAP) || !wraps;
        let indent = self.stack[slot].indent.min(line.indent);
        let parent = self.stack[..slot].iter().rev().find(|open| {
            let beside = matches!(open.shape, Shape::Item | Shape::Mark(_))
                && open.indent >= indent
                && apart;
            open.node != NONE && (!beside || wraps)
        });
        let parent = parent.map_or(NONE, |open| open.node);
        let node = self.node(i, line, Shape::Toggle, parent, span);
        if node != NONE {
            (self.stack[slot].node, self.stack[slot].owner) = (node, node);
        }
    }

    fn item(&mut self, i: u32, line: &mut Line) {
        if line.has(EMPTY) {
            return self.own(line);
        }
        if line.has(QUOTED) {
            self.pop_marks(line);
            let span = self.span(line);
            return self.mark(i, line, Mark::Quote, span);
        }
        let ordered = line.form == Form::Ordered;
        let indent = line.indent.saturating_add(line.quote.saturating_mul(4));
        let ordinal = if ordered {
            marks::ordinal(self.note.as_bytes(), line.text as usize)
        } else {
            0
        };
        let follows_up =
            labels::read(&composed(self.plain, self.span(line))).label == Label::FollowUp;
        let sibling = self.sibling(line, indent, ordered, follows_up);
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

    /// Closes the items that the new one ends; gives the one that it stands beside.
    fn sibling(
        &mut self,
        line: &Line,
        indent: u8,
        ordered: bool,
        follows_up: bool,
    ) -> Option<Open> {
        while let Some(&top) = self.stack.last() {
            match top.shape {
                Shape::Item
                    if top.indent > indent.saturating_add(u8::from(top.ordered == ordered)) =>
                {
                    self.pop()
                }
                Shape::Item if top.indent.abs_diff(indent) <= 1 && top.ordered == ordered => {
                    if follows_up && !self.is_follow_up(top.node) {
                        return None;
                    }
                    self.pop();
                    return Some(top);
                }
                Shape::Item if top.indent >= indent => {
                    if self.opens_below(line, top, ordered) {
                        return None;
                    }
                    self.pop();
                }
                Shape::Mark(
                    Mark::Intro
                    | Mark::Label
                    | Mark::Bold
                    | Mark::Quote
                    | Mark::Callout
                    | Mark::Card,
                ) => return None,
                Shape::Mark(_) => self.pop(),
                _ => return None,
            }
        }
        None
    }

    /// Whether an item of the other kind at the same indent is a child of `top`.
    ///
    /// It is one right below it, and between two numbers of one list: `1. … - … 2. …`.
    fn opens_below(&self, line: &Line, top: Open, ordered: bool) -> bool {
        let twin = self
            .stack
            .iter()
            .rev()
            .skip(1)
            .take_while(|open| open.shape == Shape::Item)
            .any(|open| open.indent == top.indent && open.ordered == ordered);
        if twin {
            return false;
        }
        let list_goes_on =
            top.ordered && self.continued[self.outline.nodes[top.node as usize].line as usize];
        !line.has(GAP) || list_goes_on
    }

    fn rule(&mut self, line: &mut Line) {
        while let Some(top) = self.stack.last() {
            if !matches!(top.shape, Shape::Item | Shape::Mark(_)) || top.indent < line.indent {
                break;
            }
            self.pop();
        }
        line.owner = self.parent();
    }

    fn row(&mut self, i: u32, line: &mut Line, next: Option<Line>) {
        let row = self.row_text(line);
        if next.is_some_and(|next| next.form == Form::TableRule && next.number == line.number + 1) {
            self.columns = cards::columns(row);
            return self.own(line);
        }
        let Some((asked, _)) = self.columns else {
            return self.own(line);
        };
        let Some(cell) = cards::cells(row)
            .into_iter()
            .nth(asked)
            .filter(|cell| !row[cell.clone()].trim().is_empty())
        else {
            return self.own(line);
        };
        let span = self.cell_span(line, row[cell].trim());
        self.pop_marks(line);
        let parent = self.parent();
        self.node(i, line, Shape::Mark(Mark::Row), parent, span);
    }

    fn row_text(&self, line: &Line) -> &str {
        let from = line.text as usize;
        let rest = &self.note[from..];
        rest[..memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len())].trim_end()
    }

    /// Where a cell's words are in the visible text; the whole row if markup is in the way.
    fn cell_span(&self, line: &Line, cell: &str) -> (u32, u32) {
        let span = self.span(line);
        match self.plain.at(span).find(cell) {
            Some(at) => (span.0 + at as u32, span.0 + (at + cell.len()) as u32),
            None => span,
        }
    }

    fn callout(&mut self, i: u32, line: &mut Line) {
        let kind = self.note[line.text as usize + 2..]
            .split(']')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if !matches!(kind.as_str(), "question" | "faq" | "help") {
            return self.own(line);
        }
        self.pop_marks(line);
        if line.has(EMPTY) {
            self.pending_label = true;
            return self.own(line);
        }
        let span = self.span(line);
        self.mark(i, line, Mark::Callout, span);
    }

    /// Closes marks, and the items that a mark at the line's indent ends.
    fn pop_marks(&mut self, line: &Line) {
        while let Some(top) = self.stack.last() {
            let ends = match top.shape {
                Shape::Mark(_) => top.indent >= line.indent,
                Shape::Item => top.indent >= line.indent,
                _ => false,
            };
            if !ends {
                return;
            }
            self.pop();
        }
    }

    fn mark(&mut self, i: u32, line: &mut Line, mark: Mark, span: (u32, u32)) {
        let parent = self.parent();
        let node = self.node(i, line, Shape::Mark(mark), parent, span);
        if node != NONE {
            self.stack.push(open(node, Shape::Mark(mark), line));
        }
    }

    fn text(&mut self, i: u32, line: &mut Line, next: Option<Line>) {
        if line.has(EMPTY) {
            return self.own(line);
        }
        let span = self.span(line);
        let section = self.survey.sections[self.section.min(self.survey.sections.len() - 1)];
        let text = composed(self.plain, span);
        let labelled = labels::read(&text[..floor(&text, LABEL_BYTES)]);
        let rest = text[labelled.rest.min(text.len())..].trim();
        match self.marked(line, &text, rest, labelled.label, &section, next) {
            Marked::Not => {
                self.close_beside(line);
                self.own(line);
            }
            Marked::Answer => {
                line.flags |= ANSWER;
                self.own(line);
            }
            Marked::Alone => {
                self.pop_marks(line);
                self.pending_label = true;
                self.own(line);
            }
            Marked::As(Mark::Card) => {
                let front = cards::inline(self.plain.at(span))
                    .map_or(span, |(front, _)| (span.0, span.0 + front.end as u32));
                self.pop_marks(line);
                self.mark(i, line, Mark::Card, front);
            }
            Marked::As(mark) => {
                if labelled.label != Label::FollowUp || mark == Mark::Intro || self.tops_follow_up()
                {
                    self.pop_marks(line);
                }
                self.pending_label = false;
                self.mark(i, line, mark, span);
            }
        }
    }

    /// A bold line that asks nothing ends the bold question before it, and so does text below a
    /// callout.
    fn close_beside(&mut self, line: &Line) {
        let Some(mark) = self
            .stack
            .iter()
            .rev()
            .find(|open| open.shape != Shape::Item)
        else {
            return;
        };
        let ends = match mark.shape {
            Shape::Mark(Mark::Bold) => line.has(BOLD) && line.indent <= mark.indent,
            Shape::Mark(Mark::Callout) => line.quote == 0,
            _ => false,
        };
        if ends {
            self.pop_marks(line);
        }
    }

    fn tops_follow_up(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|top| top.node != NONE && self.is_follow_up(top.node))
    }

    /// Whether and how a line of text is marked as a question.
    fn marked(
        &self,
        line: &Line,
        text: &str,
        rest: &str,
        label: Label,
        section: &Section,
        next: Option<Line>,
    ) -> Marked {
        if line.has(FRONT) {
            return Marked::As(Mark::Card);
        }
        if line.has(QUOTED) {
            return Marked::As(Mark::Quote);
        }
        if self.pending_label {
            return Marked::As(Mark::Label);
        }
        match label {
            Label::Answer if self.accepts_answer() => return Marked::Answer,
            Label::Question if rest.is_empty() => return Marked::Alone,
            Label::Question => return Marked::As(Mark::Label),
            Label::FollowUp if rest.is_empty() => return Marked::As(Mark::Intro),
            Label::FollowUp => return Marked::As(Mark::Label),
            Label::Announce if text.trim_end().ends_with([':', '：']) || line.has(BOLD) => {
                return Marked::As(Mark::Intro);
            }
            _ => {}
        }
        if text.len() > LABEL_BYTES * 4 {
            return Marked::Not;
        }
        if self.survey.bare || section.is_bare() {
            return if wording::ask(text) > Ask::States {
                Marked::As(Mark::Bare)
            } else {
                Marked::Not
            };
        }
        if let Some((front, _)) = cards::inline(text)
            && (section.has_cards() || cards::asks(&text[front]))
        {
            return Marked::As(Mark::Card);
        }
        if line.has(BOLD) && wording::ask(text) == Ask::Asks {
            return Marked::As(Mark::Bold);
        }
        if line.has(BOLD)
            && section.bold_asks * 2 >= section.bold.max(1)
            && section.bold_asks >= 2
            && is_numbered(text)
        {
            return Marked::As(Mark::Bold);
        }
        if is_dialogue(text) && wording::ask(text) == Ask::Asks {
            return Marked::As(Mark::Label);
        }
        if self.is_answered_next(line, text, next) {
            return Marked::As(Mark::Label);
        }
        if self.is_announced()
            && line.quote == 0
            && wording::ask(text) == Ask::Asks
            && line.has(GAP)
        {
            return Marked::As(Mark::Bare);
        }
        Marked::Not
    }

    /// A plain question right above a line `A: …`.
    fn is_answered_next(&self, line: &Line, text: &str, next: Option<Line>) -> bool {
        let Some(next) =
            next.filter(|next| next.form == Form::Text && next.number <= line.number + 2)
        else {
            return false;
        };
        let below = composed(self.plain, self.span(&next));
        let answers = labels::read(&below[..floor(&below, LABEL_BYTES)]).label == Label::Answer;
        answers && line.has(GAP) && wording::ask(text) == Ask::Asks
    }

    /// `A.` is an answer only below a question; elsewhere it is a list.
    fn accepts_answer(&self) -> bool {
        self.parent() != NONE
    }

    fn is_announced(&self) -> bool {
        let Some(top) = self
            .stack
            .iter()
            .rev()
            .find(|open| open.node != NONE && !matches!(open.shape, Shape::Mark(Mark::Bare)))
        else {
            return false;
        };
        matches!(
            self.outline.nodes[top.node as usize].label,
            Label::Announce | Label::FollowUp
        )
    }

    /// A line that is no node: finds the node that it belongs to.
    fn own(&mut self, line: &mut Line) {
        while let Some(&top) = self.stack.last() {
            let below = self.stack.len().checked_sub(2).map(|at| self.stack[at]);
            let nested = below.is_some_and(|below| {
                below.shape == Shape::Item && below.indent >= line.indent && line.quote == 0
            });
            if top.shape != Shape::Item || !line.has(GAP) || !nested || top.indent < line.indent {
                break;
            }
            self.pop();
        }
        line.owner = self.parent();
        let Some(top) = self.stack.last_mut() else {
            return;
        };
        if top.shape == Shape::Item && top.node == line.owner {
            let apart = line.indent <= top.indent && line.has(GAP);
            self.loose = apart || (self.loose && !line.has(GAP));
            if self.loose {
                line.flags |= LOOSE;
                top.loose = true;
            }
        }
        if line.owner != NONE && (!line.has(EMPTY) || line.form == Form::Code) {
            self.outline.nodes[line.owner as usize].own += 1;
        }
    }
}

/// Labels are read from this many bytes at a line's start.
const LABEL_BYTES: usize = 120;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    Above,
    SameLevel,
}

enum Marked {
    Not,
    Answer,
    /// A question's label without a question.
    Alone,
    As(Mark),
}

fn open(node: u32, shape: Shape, line: &Line) -> Open {
    Open {
        node,
        owner: node,
        shape,
        level: line.level,
        indent: line.indent,
        ordered: false,
        balanced: false,
        run: NONE,
        ordinal: 0,
        loose: false,
        listed: line.has(IN_ITEM),
    }
}

/// The greatest character boundary up to `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

fn is_numbered(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(|c: char| c.is_ascii_digit())
}

/// `🤷 : …`: an emoji speaks.
fn is_dialogue(text: &str) -> bool {
    let lead = text.len()
        - text
            .trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_ascii_punctuation())
            .len();
    lead > 0 && text[lead..].starts_with([':', '：'])
}
