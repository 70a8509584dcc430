//! Finds whose lines are whose: where a question's unit ends, what answers it, whom it follows up.

use super::answers::{self, Body};
use super::classes::REFER;
use super::cue::Style;
use super::ground::{Draft, Ground, Manners};
use super::outline::{NONE, Node, Outline, Shape};
use crate::reader::{CALLOUT, Kind, Line, Page, is_word};

pub(super) struct Attacher<'a> {
    ground: Ground<'a>,
    /// By node: whether it is a question.
    is_question: Vec<bool>,
    /// By node: how many questions stand before it.
    before: Vec<u32>,
    /// By node: the nearest question around it.
    around: Vec<u32>,
    /// By line: where the unit stops that begins there; 0 if none does.
    stops: Vec<u32>,
    manners: Manners,
}

/// Cuts the questions out of a note. In line order; spans are nested or disjoint.
pub(super) fn attach(page: &Page, outline: &Outline, questions: &[u32]) -> Vec<Draft> {
    let mut attacher = Attacher::new(page, outline, questions);
    for &question in questions.iter().rev() {
        let line = outline.node(question).line as usize;
        attacher.stops[line] = attacher.stop(question);
    }
    let mut drafts: Vec<Draft> = questions
        .iter()
        .map(|&question| attacher.draft(question))
        .collect();
    answers::settle_code(page, outline, &mut drafts);
    attacher.ground.find_parents(&attacher.around, &mut drafts);
    attacher.ground.share_answers(&mut drafts);
    attacher.ground.nest(&mut drafts);
    drafts
}

impl<'a> Attacher<'a> {
    fn new(page: &'a Page, outline: &'a Outline, questions: &[u32]) -> Self {
        let count = outline.nodes.len();
        let mut is_question = vec![false; count];
        for &question in questions {
            is_question[question as usize] = true;
        }
        let mut before = vec![0; count + 1];
        let mut around = vec![NONE; count];
        for at in 0..count {
            before[at + 1] = before[at] + u32::from(is_question[at]);
            let parent = outline.nodes[at].parent;
            if parent != NONE {
                around[at] = if is_question[parent as usize] {
                    parent
                } else {
                    around[parent as usize]
                };
            }
        }
        let mut attacher = Attacher {
            ground: Ground { page, outline },
            is_question,
            before,
            around,
            stops: vec![0; page.lines.len()],
            manners: Manners::default(),
        };
        attacher.manners = attacher.ground.manners(questions);
        attacher
    }

    /// Whether questions stand below a node.
    fn has_questions(&self, node: u32) -> bool {
        let end = self.ground.outline.subtree_end(node) as usize;
        self.before[end] > self.before[node as usize + 1]
    }

    /// The first line outside the unit of a question. Those below must have theirs already.
    fn stop(&self, question: u32) -> u32 {
        let lines = self.ground.page.lines.len();
        let mut label = NONE;
        let mut at = self.ground.outline.node(question).line as usize + 1;
        while at < lines {
            let node = self.ground.outline.at_line[at];
            if node != NONE
                && self.is_question[node as usize]
                && self.ground.outline.is_inside(node, question)
            {
                at = (self.stops[at] as usize).max(at + 1);
                continue;
            }
            if label == NONE
                && node != NONE
                && self.ground.outline.node(node).style == Style::Answer
            {
                label = node;
            }
            if self.ends(question, at, node, label) {
                return at as u32;
            }
            at += 1;
        }
        lines as u32
    }

    /// Whether the unit of a question ends before a line; `label` is the answer's label above it.
    fn ends(&self, question: u32, at: usize, node: u32, label: u32) -> bool {
        let asked = self.ground.outline.node(question);
        let own = self.ground.line(question);
        let line = &self.ground.page.lines[at];
        if own.toggle > 0 && line.toggle < own.toggle {
            return true;
        }
        if node != NONE && self.is_question[node as usize] {
            return true;
        }
        match line.kind {
            Kind::Code | Kind::Row | Kind::Fence => return false,
            Kind::Rule => {
                return self.manners.ruled
                    && !matches!(asked.shape, Shape::Summary | Shape::Heading);
            }
            _ => {}
        }
        let leaves = line.toggle_id != own.toggle_id && line.toggle <= own.toggle;
        if asked.shape == Shape::Summary && leaves && line.is_shown() {
            return true;
        }
        node != NONE && self.parts(question, node, label)
    }

    /// Whether a node that is no question ends the unit of one above it.
    fn parts(&self, question: u32, node: u32, label: u32) -> bool {
        let outline = self.ground.outline;
        let asked = outline.node(question);
        let other = outline.node(node);
        let (own, line) = (self.ground.line(question), self.ground.line(node));
        let labelled = label != NONE;
        // Markdown goes on with the paragraph of an item on the line below, wherever that begins.
        let follows = own.number + 1 == line.number;
        if self.heads_key(question, node)
            || self.leaves_quote(asked, own, line)
            || (!labelled && self.stands_apart(question, other))
        {
            return true;
        }
        let inside =
            outline.is_inside(node, question) || (labelled && outline.is_inside(node, label));
        if other.style == Style::Answer || inside {
            return false;
        }
        match other.shape {
            Shape::Heading => self.heading_ends(question, other, label),
            Shape::Text | Shape::Bold if asked.shape == Shape::Item && follows => false,
            _ if self.has_questions(node) => true,
            Shape::Text | Shape::Item
                if asked.is_plain() && other.is_first && line.column < own.column =>
            {
                true
            }
            Shape::Text if asked.is_plain() && other.is_first && line.quote == 0 => {
                self.is_list(other.line as usize)
            }
            Shape::Item if asked.shape == Shape::Item => {
                let beside = other.level <= asked.level && line.quote == own.quote;
                beside && self.item_ends(question, other, label)
            }
            Shape::Summary => asked.shape == Shape::Summary,
            Shape::Bold => {
                let answers = other.cue.states && follows;
                (asked.shape == Shape::Bold && !answers)
                    || (asked.shape == Shape::Item && !self.manners.loose)
            }
            Shape::Text if asked.shape == Shape::Item && line.column <= own.column => {
                other.is_first && line.quote == 0 && !self.manners.loose && !labelled
            }
            _ => false,
        }
    }

    /// Whether a heading that is no question ends the unit of a question above it.
    fn heading_ends(&self, question: u32, heading: &Node, label: u32) -> bool {
        let asked = self.ground.outline.node(question);
        let (own, line) = (self.ground.line(question), self.ground.line_of(heading));
        if asked.shape == Shape::Item && line.column > own.column {
            // Indented as the item's own text; a rule parts it from the item all the same.
            let between = &self.ground.page.lines[asked.line as usize..heading.line as usize];
            return between.iter().any(|line| line.kind == Kind::Rule);
        }
        if asked.shape != Shape::Heading || heading.level != asked.level {
            return asked.shape != Shape::Heading || heading.level < asked.level;
        }
        let answers = self.nothing_between(asked.line, heading.line as usize) && heading.cue.states;
        let headed = label != NONE && {
            let label = self.ground.outline.node(label);
            label.shape == Shape::Heading && label.level == asked.level
        };
        !(headed || answers)
    }

    /// A heading or callout in a quote ends with its quote.
    fn leaves_quote(&self, asked: &Node, own: &Line, line: &Line) -> bool {
        line.quote < own.quote && (asked.shape == Shape::Heading || own.has(CALLOUT))
    }

    /// A paragraph at the margin behind an item, where answers do not stand there.
    fn stands_apart(&self, question: u32, other: &Node) -> bool {
        let asked = self.ground.outline.node(question);
        let line = self.ground.line_of(other);
        let apart = self.ground.page.lines[other.line as usize - 1].number + 1 < line.number;
        let text = other.shape == Shape::Text && other.style == Style::Plain;
        asked.shape == Shape::Item
            && text
            && apart
            && line.quote == 0
            && line.column <= self.ground.line(question).column
            && !self.manners.loose
    }

    /// Whether a heading of answers stands below several questions: it answers them by number.
    fn heads_key(&self, question: u32, node: u32) -> bool {
        let heading = self.ground.outline.node(node);
        let is_key = heading.shape == Shape::Heading && heading.is_key();
        if !is_key || self.ground.outline.node(question).shape == Shape::Heading {
            return false;
        }
        let section = self.ground.outline.sections[question as usize];
        let first = if section == NONE { 0 } else { section };
        self.before[question as usize] > self.before[first as usize]
    }

    /// Whether no line that says anything stands between two lines.
    fn nothing_between(&self, first: u32, at: usize) -> bool {
        !self.ground.page.lines[first as usize + 1..at]
            .iter()
            .any(|line| line.is_shown())
    }

    /// Whether the line above ends a list.
    fn is_list(&self, at: usize) -> bool {
        let above = self.ground.page.lines[..at]
            .iter()
            .rev()
            .find(|line| line.is_shown());
        above.is_some_and(|line| line.kind == Kind::Item)
    }

    /// Whether an item ends the unit of an item above it.
    fn item_ends(&self, question: u32, other: &Node, label: u32) -> bool {
        let asked = self.ground.outline.node(question);
        let (own, line) = (self.ground.line(question), self.ground.line_of(other));
        if line.marker != own.marker {
            return other.level < asked.level;
        }
        let restarts = line.marker == b'1' && line.ordinal <= own.ordinal;
        !restarts && !self.manners.flat && label == NONE
    }

    fn draft(&self, question: u32) -> Draft {
        let node = self.ground.outline.node(question);
        let own = self.ground.line(question);
        let body = self.body(question);
        let judged = answers::judge(&self.ground, question, &body);
        let is_inline = node.cue.inline.is_some()
            || (own.rest < own.words.1 && self.ground.page.rest(own).contains(is_word));
        let (first, last) = match (judged.answer, judged.given) {
            (Some(from), _) => (body[from], body[body.len() - 1]),
            (None, given) if given > 0 => (body[0], body[given - 1]),
            _ => (NONE, NONE),
        };
        let end = match (judged.answer, last) {
            (_, NONE) => node.line,
            (None, last) => self.end_of_code(last, self.stops[node.line as usize]),
            (Some(_), last) => last,
        };
        Draft {
            node: question,
            parent: NONE,
            end,
            first,
            last: end.max(node.line),
            answered: judged.answer.is_some() || is_inline,
            is_inline,
            more_words: judged.more_words,
            detached: None,
        }
    }

    /// The last line of the code that goes on behind `last`.
    fn end_of_code(&self, last: u32, stop: u32) -> u32 {
        let behind = &self.ground.page.lines[last as usize + 1..stop as usize];
        let code = |line: &&Line| matches!(line.kind, Kind::Code | Kind::Fence);
        let is_code = code(&&self.ground.page.lines[last as usize]);
        last + if is_code {
            behind.iter().take_while(code).count() as u32
        } else {
            0
        }
    }

    /// The lines below a question that are not those of its follow-ups, indices in order.
    fn body(&self, question: u32) -> Body {
        let node = self.ground.outline.node(question);
        let stop = self.stops[node.line as usize] as usize;
        let mut body = Body::new();
        let mut followed: Option<u32> = None;
        let mut at = node.line as usize + 1;
        while at < stop {
            let other = self.ground.outline.at_line[at];
            if other != NONE && self.is_question[other as usize] {
                followed = followed.or(Some(at as u32));
                at = (self.stops[at] as usize).min(stop).max(at + 1);
                continue;
            }
            let line = &self.ground.page.lines[at];
            let shown =
                line.is_shown() || (line.kind == Kind::Fence && !line.has(crate::reader::BOXED));
            if shown && !self.ground.navigates(other) {
                body.push(at as u32);
            }
            at += 1;
        }
        let Some(followed) = followed else {
            return body;
        };
        let refers = |at: &&u32| {
            self.ground.node_at(**at).is_some_and(|node| {
                node.shape == Shape::Heading
                    && (node.cue.classes.holds | node.cue.classes.whole) & REFER != 0
            })
        };
        let sources = body
            .iter()
            .find(|at| **at > followed && refers(at))
            .copied()
            .unwrap_or(u32::MAX);
        if !body
            .iter()
            .any(|&at| at > followed && at < sources && !self.ground.is_bare_label(at))
        {
            body.retain(|&at| at < followed);
        }
        while body
            .last()
            .is_some_and(|&last| self.ground.is_bare_label(last) && !self.ground.is_answer(last))
        {
            body.pop();
        }
        body
    }
}
