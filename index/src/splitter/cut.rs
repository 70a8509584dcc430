//! Gives each line to a question and so finds where the questions end; writes no text.

use super::classify::Role;
use super::detached::Joined;
use super::draft::Draft;
use super::labels::{self, Label};
use super::letters::is_word;
use super::line::{ANSWER, EMPTY, Form, GAP, LOOSE, Line, PICTURE, composed, navigates};
use super::membership::{followed, labelled, question_of, refers};
use super::names;
use super::outline::{Mark, NONE, Node, Outline, Shape};
use super::requests::{chooses, presents};
use super::scan::Scan;
use super::tally::slot;
use super::wording::{Ask, closes_question};

/// The questions of a note, in line order.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub(super) drafts: Vec<Draft>,
    pub(super) truncated: bool,
}

impl Cut {
    /// Gives the questions without an answer those that stand further down, in order of lines.
    pub(super) fn join(&mut self, scan: &Scan, joined: &[Joined]) {
        for draft in self.drafts.iter_mut().filter(|draft| !draft.answered) {
            if let Ok(at) = joined.binary_search_by_key(&draft.line, |joined| joined.asked) {
                let (first, mut last) = joined[at].answer;
                while last > first && !is_content(&scan.lines[last as usize]) {
                    last -= 1;
                }
                draft.join(first, last);
            }
        }
    }
}

/// More questions than this are not listed one by one.
const QUESTIONS_MAX: usize = 100_000;

/// Cuts the note into questions.
pub(super) fn cut(scan: &Scan, outline: &Outline, roles: &[Role]) -> Cut {
    let nodes = &outline.nodes;
    let question_of = question_of(scan, nodes, roles);
    let mut cutter = Cutter {
        scan,
        nodes,
        roles,
        labelled: labelled(scan, nodes, &question_of),
        followed: followed(nodes, roles),
        refers: refers(nodes, &question_of),
        question_of,
        draft_of: vec![NONE; nodes.len()],
        lists: vec![Questions::default(); nodes.len() + 1],
        open: Vec::new(),
        cut: Cut::default(),
    };
    for (i, line) in scan.lines.iter().enumerate() {
        cutter.line(i as u32, line);
    }
    let mut cut = cutter.cut;
    stack_headings(scan, nodes, &mut cut.drafts);
    cut
}

/// The question items of a list so far.
#[derive(Debug, Clone, Copy, Default)]
struct Questions {
    items: u32,
    /// Those answered by text at the margin.
    at_margin: u32,
    /// Those answered in any way, the last one left out.
    answered: u32,
    /// The draft of the last one, counted from 1.
    last: u32,
}

struct Cutter<'a> {
    scan: &'a Scan,
    nodes: &'a [Node],
    roles: &'a [Role],
    question_of: Vec<u32>,
    labelled: Vec<bool>,
    followed: Vec<bool>,
    draft_of: Vec<u32>,
    /// For the lists below each node, what is known of their question items.
    lists: Vec<Questions>,
    /// For each node, whether it lies below a heading of references of its question.
    refers: Vec<bool>,
    /// Drafts that may still grow, outermost first.
    open: Vec<u32>,
    cut: Cut,
}

impl Cutter<'_> {
    fn line(&mut self, i: u32, line: &Line) {
        if line.owner == NONE {
            return;
        }
        let owner = line.owner as usize;
        if self.nodes[owner].line == i {
            match self.roles[owner] {
                Role::Question(_) => return self.question(i, line, owner),
                Role::Plain(_) => {}
                _ => return,
            }
        }
        if is_content(line) && !navigates_away(self.scan, line) && !self.is_hollow(i, line) {
            self.content(i, line, owner);
        }
    }

    /// A topic with nothing below it in a toggle, which heads what follows the toggle.
    fn is_hollow(&self, i: u32, line: &Line) -> bool {
        let owner = line.owner as usize;
        let node = &self.nodes[owner];
        let asked = self.nodes.get(self.question_of[owner] as usize);
        let heads = line.form == Form::Heading
            && node.line == i
            && node.ask == Ask::Phrase
            && asked.is_some_and(|asked| asked.shape == Shape::Toggle);
        let below = self.nodes.get(owner + 1);
        let has_below = below.is_some_and(|below| below.parent == line.owner);
        heads && node.own == 0 && !has_below
    }

    fn question(&mut self, i: u32, line: &Line, node: usize) {
        if self.cut.drafts.len() >= QUESTIONS_MAX {
            self.cut.truncated = true;
            return;
        }
        let parent = self.parent_draft(node);
        let above = self.open_draft(parent);
        while self.open.last().copied() != above {
            self.close_top();
        }
        let mut draft = Draft::new(node as u32, i, line.number, parent);
        if self.labelled[node] {
            draft.await_label();
        }
        let asked = &self.nodes[node];
        let words = composed(&self.scan.plain, asked.span);
        draft.chooses = chooses(&words);
        draft.presents = asked.label == Label::Question && {
            let rest = labels::read(&words).rest.min(words.len());
            presents(&words[rest..])
        };
        draft.opens_stating = asked.shape == Shape::Item && asked.ask < Ask::Orders;
        if self.is_answered_inline(line, node) {
            (draft.answered, draft.inline) = (true, true);
        }
        if let Some(above) = self.open.last() {
            self.cut.drafts[*above as usize].followed_up = true;
        }
        let id = self.cut.drafts.len() as u32;
        self.draft_of[node] = id;
        self.open.push(id);
        self.cut.drafts.push(draft);
        if self.nodes[node].shape == Shape::Item {
            let list = &mut self.lists[slot(self.nodes[node].parent, self.nodes.len() + 1)];
            let before = list
                .last
                .checked_sub(1)
                .map(|last| self.cut.drafts[last as usize]);
            list.answered += u32::from(before.is_some_and(|draft| draft.answered));
            (list.items, list.last) = (list.items + 1, id + 1);
        }
    }

    fn parent_draft(&self, node: usize) -> u32 {
        let parent = self.nodes[node].parent;
        if parent == NONE {
            return NONE;
        }
        match self.question_of[parent as usize] {
            NONE => NONE,
            question => self.draft_of[question as usize],
        }
    }

    fn close_top(&mut self) {
        if let Some(top) = self.open.pop() {
            self.cut.drafts[top as usize].closed = true;
        }
    }

    /// Whether the answer starts on the question's line.
    fn is_answered_inline(&self, line: &Line, node: usize) -> bool {
        let node = &self.nodes[node];
        match node.shape {
            Shape::Mark(Mark::Row) => true,
            Shape::Mark(Mark::Card) | Shape::Toggle => {
                let behind = (node.span.1, self.scan.plain.span(line.number).1);
                self.scan.plain.at(behind).chars().any(is_word)
            }
            _ => {
                let text = self.scan.plain.at(node.span);
                inline_answer(text).is_some_and(|at| text[at..].chars().any(is_word))
            }
        }
    }

    fn content(&mut self, i: u32, line: &Line, owner: usize) {
        let mut question = self.question_of[owner];
        if line.has(LOOSE) && question == line.owner && !self.accepts_loose(owner, line) {
            question = match self.nodes[owner].parent {
                NONE => NONE,
                parent => self.question_of[parent as usize],
            };
        }
        let draft = if question == NONE {
            NONE
        } else {
            self.draft_of[question as usize]
        };
        let Some(id) = self.open_draft(draft) else {
            return;
        };
        let draft = &self.cut.drafts[id as usize];
        let apart = draft.followed_up || (line.has(LOOSE) && !draft.answered);
        if (draft.followed_up && self.refers[owner]) || (apart && self.cites(line)) {
            return;
        }
        while self.open.last().is_some_and(|&top| top != id) {
            self.close_top();
        }
        if self.is_past_quote(id, i, line) {
            self.close_top();
            return self.content(i, line, owner);
        }
        let draft = &mut self.cut.drafts[id as usize];
        let shape = self.nodes[draft.node as usize].shape;
        let asked = &self.scan.lines[draft.line as usize];
        if shape == Shape::Item && line.indent <= asked.indent && !line.has(GAP) && !line.has(LOOSE)
        {
            draft.lazy = true;
        }
        draft.add(&self.scan.plain, line, i);
    }

    /// Whether the line says where the text above is from.
    fn cites(&self, line: &Line) -> bool {
        line.form == Form::Text && {
            let span = self.scan.plain.span(line.number);
            names::is_caption(&composed(&self.scan.plain, span))
        }
    }

    /// Whether a spacer parts the line from a bold question that a quote answers.
    fn is_past_quote(&self, id: u32, i: u32, line: &Line) -> bool {
        let draft = &self.cut.drafts[id as usize];
        let bold = self.nodes[draft.node as usize].shape == Shape::Mark(Mark::Bold);
        let quote = |at: u32| self.scan.lines[at as usize].quote;
        bold && draft.first != NONE
            && quote(draft.first) > quote(draft.line)
            && quote(draft.last) > quote(draft.line)
            && line.quote == quote(draft.line)
            && matches!(
                self.scan.lines[i as usize - 1].form,
                Form::Tags | Form::Rule
            )
    }

    /// The draft itself if it is open, else the nearest open one above it.
    fn open_draft(&self, mut id: u32) -> Option<u32> {
        while id != NONE && self.cut.drafts[id as usize].closed {
            id = self.cut.drafts[id as usize].parent;
        }
        (id != NONE).then_some(id)
    }

    /// Whether text that stands apart from a question item is its answer.
    ///
    /// It is one if the answer began at the margin, if it stands between two questions of one
    /// list, if no other item there asks, or, behind the last, if most of the others were answered
    /// like this. A table, code or quote goes on an answered list in any case.
    fn accepts_loose(&mut self, item: usize, line: &Line) -> bool {
        let id = self.draft_of[item];
        if id == NONE {
            return false;
        }
        let draft = self.cut.drafts[id as usize];
        if draft.lazy {
            return true;
        }
        let list = &mut self.lists[slot(self.nodes[item].parent, self.nodes.len() + 1)];
        let others = list.items - 1;
        let lone = others == 0 && self.nodes[item].ask == Ask::Asks;
        let block = line.quote > 0 || matches!(line.form, Form::Table | Form::Code);
        let alike = if block { list.answered } else { 0 }.max(list.at_margin);
        let customary = alike > 0 && alike * 2 >= others;
        let accepts = self.followed[item] || lone || customary;
        if accepts && draft.first == NONE {
            list.at_margin += 1;
        }
        accepts
    }
}

/// Whether a reader sees content on the line.
pub(super) fn is_content(line: &Line) -> bool {
    line.form == Form::Code || line.has(ANSWER | PICTURE) || !line.has(EMPTY)
}

/// A short line of links to other notes.
fn navigates_away(scan: &Scan, line: &Line) -> bool {
    line.form == Form::Text && navigates(&scan.plain, line)
}

/// Where the answer begins in a question's text, behind `?:`.
pub(super) fn inline_answer(text: &str) -> Option<usize> {
    let at = text.find('?').or_else(|| text.find('？'))?;
    if !text[..at].chars().next_back().is_some_and(closes_question) {
        return None;
    }
    let width = text[at..].chars().next().map_or(1, char::len_utf8);
    let behind = text[at + width..].trim_start();
    behind
        .strip_prefix(':')
        .or_else(|| behind.strip_prefix('：'))
        .map(|rest| text.len() - rest.len())
}

/// Question headings right above one another share the answer below the last.
fn stack_headings(scan: &Scan, nodes: &[Node], drafts: &mut [Draft]) {
    for i in (1..drafts.len()).rev() {
        let (above, below) = drafts.split_at_mut(i);
        let (upper, lower) = (&mut above[i - 1], &below[0]);
        let lines = (
            &scan.lines[upper.line as usize],
            &scan.lines[lower.line as usize],
        );
        let shapes = (
            nodes[upper.node as usize].shape,
            nodes[lower.node as usize].shape,
        );
        let alike = match shapes {
            (Shape::Heading, Shape::Heading) => lines.0.level == lines.1.level,
            (Shape::Mark(Mark::Quote), Shape::Mark(Mark::Quote)) => true,
            _ => false,
        };
        let stacked = alike && lines.0.number + 1 == lines.1.number;
        if stacked && lower.answered && !upper.answered {
            upper.share(lower);
        }
    }
}
