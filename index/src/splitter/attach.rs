//! Finds whose lines are whose: where a question's unit ends, what answers it, whom it follows up.

use super::answers::{self, Body};
use super::classes::{ANSWER, FOLLOW, NAVIGATE, REFER, WRAP};
use super::cues::Style;
use super::outline::{NONE, Node, Outline, Shape};
use crate::reader::{CALLOUT, Kind, Line, Page};

/// A question with the lines that belong to it, as indices of the page's lines.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) node: u32,
    /// The draft that it follows up, or [`NONE`].
    pub(super) parent: u32,
    /// The last line of the unit.
    pub(super) end: u32,
    /// The lines that present something or answer, first and last; none if `first` is [`NONE`].
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) answered: bool,
    /// The answer begins on the question's own line.
    pub(super) is_inline: bool,
    /// Lines of the question's own words below its first.
    pub(super) more_words: u32,
    /// The lines of an answer that stands further down.
    pub(super) detached: Option<(u32, u32)>,
}

/// What is usual among the questions of a note.
#[derive(Debug, Clone, Copy, Default)]
struct Manners {
    /// Answers stand at the margin below items that ask.
    loose: bool,
    /// Answers are items beside the ones that ask.
    flat: bool,
    /// A rule stands between one question and the next.
    ruled: bool,
}

pub(super) struct Attacher<'a> {
    pub(super) page: &'a Page,
    pub(super) outline: &'a Outline,
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
    attacher.find_parents(&mut drafts);
    attacher.share_answers(&mut drafts);
    attacher.nest(&mut drafts);
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
            page,
            outline,
            is_question,
            before,
            around,
            stops: vec![0; page.lines.len()],
            manners: Manners::default(),
        };
        attacher.manners = attacher.manners(questions);
        attacher
    }

    pub(super) fn line(&self, node: u32) -> &Line {
        &self.page.lines[self.outline.node(node).line as usize]
    }

    pub(super) fn line_of(&self, node: &Node) -> &Line {
        &self.page.lines[node.line as usize]
    }

    fn manners(&self, questions: &[u32]) -> Manners {
        const RULED: f32 = 0.6;
        const LOOSE: f32 = 0.3;
        const FLAT: f32 = 0.4;
        let (mut pairs, mut loose, mut flat) = (0, 0, 0);
        let (mut both, mut ruled) = (0, 0);
        let mut before: Option<u32> = None;
        for pair in questions.windows(2) {
            let lines =
                self.outline.node(pair[0]).line as usize..self.outline.node(pair[1]).line as usize;
            let rules = self.page.lines[lines]
                .iter()
                .filter(|line| line.kind == Kind::Rule)
                .count();
            both += 1;
            ruled += u32::from(rules == 1);
        }
        for &question in questions
            .iter()
            .filter(|&&question| self.outline.node(question).shape == Shape::Item)
        {
            let Some(above) = before.replace(question) else {
                continue;
            };
            let (first, second) = (self.outline.node(above), self.outline.node(question));
            if first.parent != second.parent {
                continue;
            }
            pairs += 1;
            let column = self.line(above).column;
            let between = &self.outline.nodes[above as usize + 1..question as usize];
            let at_margin = |node: &Node| {
                matches!(node.shape, Shape::Text | Shape::Bold)
                    && self.page.lines[node.line as usize].column <= column
            };
            loose += u32::from(between.iter().any(at_margin));
            flat += u32::from(
                between
                    .iter()
                    .any(|node| node.shape == Shape::Item && node.level == first.level),
            );
        }
        let share = |count: u32, all: u32| count as f32 / all.max(1) as f32;
        Manners {
            loose: pairs == 0 || share(loose, pairs) >= LOOSE,
            flat: pairs > 0 && share(flat, pairs) >= FLAT,
            ruled: both > 0 && share(ruled, both) > RULED,
        }
    }

    /// Whether questions stand below a node.
    fn has_questions(&self, node: u32) -> bool {
        let end = self.outline.subtree_end(node) as usize;
        self.before[end] > self.before[node as usize + 1]
    }

    /// The first line outside the unit of a question. Those below must have theirs already.
    fn stop(&self, question: u32) -> u32 {
        let lines = self.page.lines.len();
        let mut label = NONE;
        let mut at = self.outline.node(question).line as usize + 1;
        while at < lines {
            let node = self.outline.at_line[at];
            if node != NONE
                && self.is_question[node as usize]
                && self.outline.is_inside(node, question)
            {
                at = (self.stops[at] as usize).max(at + 1);
                continue;
            }
            if label == NONE && node != NONE && self.outline.node(node).style == Style::Answer {
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
        let labelled = label != NONE;
        let asked = self.outline.node(question);
        let own = self.line(question);
        let line = &self.page.lines[at];
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
        if asked.shape == Shape::Summary
            && line.toggle_id != own.toggle_id
            && line.toggle <= own.toggle
            && line.is_shown()
        {
            return true;
        }
        if node == NONE {
            return false;
        }
        let other = self.outline.node(node);
        if self.heads_key(question, node) {
            return true;
        }
        if self.leaves_quote(asked, own, line) || self.stands_apart(question, other, labelled) {
            return true;
        }
        let inside = self.outline.is_inside(node, question)
            || (labelled && self.outline.is_inside(node, label));
        if other.style == Style::Answer || inside {
            return false;
        }
        match other.shape {
            Shape::Heading if asked.shape == Shape::Heading && other.level == asked.level => {
                let answers = self.nothing_between(asked.line, at) && other.cue.states;
                let heads = labelled
                    && self.outline.node(label).shape == Shape::Heading
                    && self.outline.node(label).level == asked.level;
                !(heads || answers || self.is_title(question))
            }
            Shape::Heading => asked.shape != Shape::Heading || other.level < asked.level,
            _ if self.has_questions(node) => true,
            Shape::Item
                if asked.shape == Shape::Item
                    && other.level <= asked.level
                    && line.quote == own.quote =>
            {
                self.item_ends(asked, own, other, line, labelled)
            }
            Shape::Summary => asked.shape == Shape::Summary,
            Shape::Bold => {
                asked.shape == Shape::Bold || (asked.shape == Shape::Item && !self.manners.loose)
            }
            Shape::Text | Shape::Item
                if asked.is_plain() && other.is_first && line.column < own.column =>
            {
                true
            }
            Shape::Text if asked.is_plain() && other.is_first && line.quote == 0 => {
                self.is_list(at)
            }
            Shape::Text if asked.shape == Shape::Item && line.column <= own.column => {
                other.is_first && line.quote == 0 && !self.manners.loose && !labelled
            }
            _ => false,
        }
    }

    /// A heading or callout in a quote ends with its quote.
    fn leaves_quote(&self, asked: &Node, own: &Line, line: &Line) -> bool {
        line.quote < own.quote && (asked.shape == Shape::Heading || own.has(CALLOUT))
    }

    /// A paragraph at the margin behind an item, where answers do not stand there.
    fn stands_apart(&self, question: u32, other: &Node, labelled: bool) -> bool {
        let asked = self.outline.node(question);
        let line = self.line_of(other);
        let apart = self.page.lines[other.line as usize - 1].number + 1 < line.number;
        let text = other.shape == Shape::Text && other.style == Style::Plain;
        asked.shape == Shape::Item
            && text
            && apart
            && line.quote == 0
            && line.column <= self.line(question).column
            && !self.manners.loose
            && !labelled
    }

    /// Whether a heading of answers stands below several questions: it answers them by number.
    fn heads_key(&self, question: u32, node: u32) -> bool {
        let heading = self.outline.node(node);
        let is_key = heading.shape == Shape::Heading && heading.is_key();
        if !is_key || self.outline.node(question).shape == Shape::Heading {
            return false;
        }
        let section = self.outline.sections[question as usize];
        let first = if section == NONE { 0 } else { section };
        self.before[question as usize] > self.before[first as usize]
    }

    /// Whether no line that says anything stands between two lines.
    fn nothing_between(&self, first: u32, at: usize) -> bool {
        !self.page.lines[first as usize + 1..at]
            .iter()
            .any(|line| line.is_shown())
    }

    /// Whether the line above ends a list.
    fn is_list(&self, at: usize) -> bool {
        let above = self.page.lines[..at]
            .iter()
            .rev()
            .find(|line| line.is_shown());
        above.is_some_and(|line| line.kind == Kind::Item)
    }

    /// Whether the question opens the note, and no other heading of its level asks.
    fn is_title(&self, question: u32) -> bool {
        let level = self.outline.node(question).level;
        let others = self.outline.nodes.iter().zip(&self.is_question).skip(1);
        let asks = |(node, asks): (&Node, &bool)| {
            *asks && node.shape == Shape::Heading && node.level == level
        };
        question == 0 && !others.into_iter().any(asks)
    }

    /// Whether an item ends the unit of an item above it.
    fn item_ends(
        &self,
        asked: &Node,
        own: &Line,
        other: &Node,
        line: &Line,
        labelled: bool,
    ) -> bool {
        if line.marker != own.marker {
            return other.level < asked.level;
        }
        let restarts = line.marker == b'1' && line.ordinal <= own.ordinal;
        !restarts && !self.manners.flat && !labelled
    }

    fn draft(&self, question: u32) -> Draft {
        let node = self.outline.node(question);
        let own = self.line(question);
        let body = self.body(question);
        let judged = answers::judge(self, question, &body);
        let is_inline = node.cue.inline.is_some()
            || (own.rest < own.words.1 && self.page.rest(own).chars().any(crate::reader::is_word));
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
        let behind = &self.page.lines[last as usize + 1..stop as usize];
        let code = |line: &&Line| matches!(line.kind, Kind::Code | Kind::Fence);
        let is_code = code(&&self.page.lines[last as usize]);
        last + if is_code {
            behind.iter().take_while(code).count() as u32
        } else {
            0
        }
    }

    /// The lines below a question that are not those of its follow-ups, indices in order.
    fn body(&self, question: u32) -> Body {
        let node = self.outline.node(question);
        let stop = self.stops[node.line as usize] as usize;
        let mut body = Body::new();
        let mut followed: Option<u32> = None;
        let mut at = node.line as usize + 1;
        while at < stop {
            let other = self.outline.at_line[at];
            if other != NONE && self.is_question[other as usize] {
                followed = followed.or(Some(at as u32));
                at = (self.stops[at] as usize).min(stop).max(at + 1);
                continue;
            }
            let line = &self.page.lines[at];
            let shown =
                line.is_shown() || (line.kind == Kind::Fence && !line.has(crate::reader::BOXED));
            if shown && !self.navigates(other) {
                body.push(at as u32);
            }
            at += 1;
        }
        let Some(followed) = followed else {
            return body;
        };
        let refers = |at: &&u32| {
            self.node_at(**at).is_some_and(|node| {
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
            .any(|&at| at > followed && at < sources && !self.is_bare_label(at))
        {
            body.retain(|&at| at < followed);
        }
        while body
            .last()
            .is_some_and(|&last| self.is_bare_label(last) && !self.is_answer(last))
        {
            body.pop();
        }
        body
    }

    fn navigates(&self, node: u32) -> bool {
        node != NONE && self.outline.node(node).cue.classes.whole & NAVIGATE != 0
    }

    pub(super) fn node_at(&self, at: u32) -> Option<&Node> {
        let node = self.outline.at_line[at as usize];
        (node != NONE).then(|| self.outline.node(node))
    }

    pub(super) fn is_answer(&self, at: u32) -> bool {
        self.node_at(at)
            .is_some_and(|node| node.style == Style::Answer || node.cue.classes.whole & ANSWER != 0)
    }

    /// `답변:`, `꼬리 질문`: a label with nothing behind it.
    pub(super) fn is_bare_label(&self, at: u32) -> bool {
        const CHARS: u16 = 22;
        self.node_at(at).is_some_and(|node| {
            node.cue.is_bare
                || (node.cue.chars < CHARS
                    && node.cue.classes.holds & FOLLOW != 0
                    && !node.cue.asks)
        })
    }

    /// The title of a toggle that only unfolds.
    pub(super) fn unfolds(&self, at: u32) -> bool {
        self.node_at(at).is_some_and(|node| {
            node.shape == Shape::Summary
                && (node.cue.classes.holds | node.cue.classes.whole) & WRAP != 0
        })
    }

    fn find_parents(&self, drafts: &mut [Draft]) {
        let mut at_node = vec![NONE; self.outline.nodes.len()];
        let mut plain: u32 = NONE;
        for at in 0..drafts.len() {
            let node = drafts[at].node;
            at_node[node as usize] = at as u32;
            let around = self.around[node as usize];
            let asked = self.outline.node(node);
            let follows = asked.cue.follows || asked.cue.classes.starts & FOLLOW != 0;
            let around = if asked.is_plain()
                && around != NONE
                && self.outline.node(around).shape == Shape::Heading
            {
                NONE
            } else {
                around
            };
            drafts[at].parent = match around {
                NONE if follows => plain,
                NONE => self.announced(node, drafts, at),
                around => at_node[around as usize],
            };
            if !follows && drafts[at].parent == NONE {
                plain = at as u32;
            }
        }
    }

    /// The question before the heading that announces follow-ups, on the heading's level.
    fn announced(&self, node: u32, drafts: &[Draft], at: usize) -> u32 {
        let holder = self.outline.node(node).parent;
        if holder == NONE || at == 0 {
            return NONE;
        }
        let label = self.outline.node(holder);
        let announces =
            label.cue.classes.holds & FOLLOW != 0 && !label.cue.asks && label.cue.chars < 25;
        if !announces {
            return NONE;
        }
        let before = drafts[..at].iter().rposition(|draft| draft.node < holder);
        before.map_or(NONE, |before| {
            let same = self.outline.node(drafts[before].node).parent == label.parent;
            if same { before as u32 } else { NONE }
        })
    }

    /// Stacked questions share the answer below the last one.
    fn share_answers(&self, drafts: &mut [Draft]) {
        for at in (1..drafts.len()).rev() {
            let (above, below) = (&drafts[at - 1], &drafts[at]);
            let (first, second) = (self.outline.node(above.node), self.outline.node(below.node));
            let (own, other) = (self.line(above.node), self.line(below.node));
            let alike = first.shape == second.shape
                && first.level == second.level
                && own.quote == other.quote
                && own.toggle == other.toggle;
            let headed = matches!(first.shape, Shape::Heading | Shape::Bold) || own.quote > 0;
            let stacked = alike && headed && other.number == own.number + 1 && !below.is_inline;
            if stacked && !above.answered && below.answered {
                let (end, first, last) = (below.end, below.first, below.last);
                let above = &mut drafts[at - 1];
                (above.answered, above.end, above.first, above.last) = (true, end, first, last);
            }
        }
    }

    /// Cuts ends that reach over the end of a unit around them.
    fn nest(&self, drafts: &mut [Draft]) {
        let mut open: Vec<u32> = Vec::new();
        for draft in drafts.iter_mut() {
            let line = self.outline.node(draft.node).line;
            while open.last().is_some_and(|&end| end < line) {
                open.pop();
            }
            if let Some(&end) = open.last() {
                draft.end = draft.end.min(end);
                if draft.first != NONE {
                    draft.last = draft.last.min(end);
                }
            }
            open.push(draft.end);
        }
    }
}
