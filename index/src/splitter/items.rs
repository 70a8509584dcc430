//! Decides which list items are questions; knows nothing of headings and toggles.

use super::Rule;
use super::classify::{Classifier, Role, Why};
use super::labels::Label;
use super::letters::{self, is_word};
use super::line::{Form, composed};
use super::names;
use super::outline::{Node, Shape};
use super::rhetoric::has_asking_word;
use super::scan::Scan;
use super::tally::{Share, slot};
use super::wording::Ask;

impl Classifier<'_> {
    pub(super) fn item(&self, node: &Node) -> Role {
        let outer = self.outer(node);
        if self.is_link_only(node) {
            let reference =
                matches!(outer, Some((_, Role::Question(_)))) || self.is_in_question(node);
            return if reference {
                Role::Plain(Why::PartOfAnswer)
            } else {
                Role::Contents
            };
        }
        if matches!(outer, Some((_, Role::Contents))) {
            return Role::Contents;
        }
        if outer.is_some_and(|(parent, _)| self.heads_references(parent)) {
            return Role::Plain(Why::NamesPart);
        }
        match node.label {
            Label::FollowUp if !self.has_rest(node) => return Role::Intro,
            Label::FollowUp if node.ask < Ask::Prompt && !self.is_in_question(node) => {}
            Label::FollowUp | Label::Question if self.has_rest(node) => {
                return Role::Question(Rule::Label);
            }
            Label::Announce if node.own == 0 => return Role::Intro,
            Label::Answer => return Role::Plain(Why::PartOfAnswer),
            _ => {}
        }
        let run = self.tally.runs[node.run as usize];
        if let Some((parent, Role::Intro)) = outer {
            let above = &self.nodes[parent];
            let numbered = above.shape == Shape::Heading && self.is_numbered_item(node);
            let fits = node.ask >= Ask::Orders
                || above.shape != Shape::Item && (numbered || run.states * 2 < run.all);
            return if fits && !answers_before(self.scan, self.nodes, &self.roles, self.roles.len())
            {
                Role::Question(Rule::Announced)
            } else {
                Role::Plain(Why::States)
            };
        }
        self.listed(node, run, outer)
    }

    fn heads_references(&self, node: usize) -> bool {
        let node = &self.nodes[node];
        node.shape == Shape::Heading && node.label == Label::References
    }

    /// Whether the item stands in a numbered list at the margin.
    fn is_numbered_item(&self, node: &Node) -> bool {
        let line = &self.scan.lines[node.line as usize];
        line.form == Form::Ordered && line.indent <= 1 && line.quote == 0
    }

    /// An item of a list that nothing announces.
    fn listed(&self, node: &Node, run: Share, outer: Option<(usize, Role)>) -> Role {
        let in_question = matches!(outer, Some((_, Role::Question(_))));
        let in_plain_item = self.is_plain_item(outer);
        let all = self.tally.items[slot(node.parent, self.nodes.len() + 1)];
        let share = if run.all >= 2 { run } else { all };
        let orders = node.ask == Ask::Orders && run.asks >= 2 && run.asks * 2 >= run.all;
        if node.ask == Ask::Asks || orders || (node.ask == Ask::Wonders && !in_question) {
            return self.asking_item(node, run, outer);
        }
        if in_question || in_plain_item {
            return Role::Plain(Why::PartOfAnswer);
        }
        if self.names_part(node) {
            return Role::Plain(Why::NamesPart);
        }
        if node.states() && run.all == 1 {
            return Role::Plain(Why::States);
        }
        let set = share.asks >= 2 && share.reaches(if node.states() { 80 } else { 50 });
        let declared =
            self.survey.declared && share.all >= 2 && share.reaches(30) && share.states == 0;
        let list_note = self.is_list_note() && share.states * 2 <= share.all;
        if set || declared || list_note {
            return Role::Question(Rule::Item);
        }
        Role::Plain(if node.states() {
            Why::States
        } else {
            Why::FewAsk
        })
    }

    /// `참고: …`, `contributor : …`: what stands before the colon names a part of a note.
    fn names_part(&self, node: &Node) -> bool {
        const HEAD_BYTES: u32 = 400;
        let near = (node.span.0, node.span.1.min(node.span.0 + HEAD_BYTES));
        let Some(text) = self.scan.plain.get(near) else {
            return false;
        };
        let head = text
            .split([':', '：'])
            .next()
            .filter(|head| head.len() < text.len());
        head.is_some_and(|head| {
            let name = names::name(letters::composed(head).trim());
            matches!(name, Label::References | Label::Remarks | Label::Aside)
        })
    }

    /// Whether what encloses a node is an item that is no question.
    fn is_plain_item(&self, outer: Option<(usize, Role)>) -> bool {
        outer.is_some_and(|(parent, role)| {
            self.nodes[parent].shape == Shape::Item && !matches!(role, Role::Question(_))
        })
    }

    fn asking_item(&self, node: &Node, run: Share, outer: Option<(usize, Role)>) -> Role {
        let all = self.tally.items[slot(node.parent, self.nodes.len() + 1)];
        if self.is_plain_item(outer) && self.depth(node) > 1 {
            return Role::Plain(Why::TooDeep);
        }
        let answered = node.own > 0 || self.tally.has_below(self.roles.len());
        let below_item = self.is_below_question_item(outer);
        if below_item && !answered && run.asks * 2 <= run.all && run.all > 2 {
            return Role::Plain(Why::PartOfAnswer);
        }
        let most = run.asks * 2 >= run.all || (all.asks * 2 >= all.all && all.asks >= 2);
        let set = run.asks >= 2 && run.reaches(50);
        if !most && !set && !self.is_list_note() && !self.follows_up_answered(node, outer) {
            return Role::Plain(Why::FewAsk);
        }
        if self.is_lone(node, all) {
            return Role::Plain(Why::LoneInProse);
        }
        let before = self.nodes[..self.roles.len()].last().zip(self.roles.last());
        let beside = before.is_some_and(|(above, role)| {
            above.run == node.run && *role == Role::Plain(Why::States)
        });
        if (beside || !answered) && self.is_condition(node) {
            return Role::Plain(Why::States);
        }
        Role::Question(Rule::Item)
    }

    /// `같은 열에 있는가`: without a question mark or asking word, in an article, a condition.
    fn is_condition(&self, node: &Node) -> bool {
        let text = composed(&self.scan.plain, node.span);
        let unmarked = !text.contains(['?', '？']) && text.trim_end().ends_with('가');
        let in_article = !self.survey.declared && !self.is_list_note();
        unmarked && in_article && !has_asking_word(&text)
    }

    /// Below a question of a list, an item that asks and is answered below itself.
    fn follows_up_answered(&self, node: &Node, outer: Option<(usize, Role)>) -> bool {
        self.is_below_question_item(outer)
            && (node.own > 0 || self.tally.has_below(self.roles.len()))
    }

    fn is_below_question_item(&self, outer: Option<(usize, Role)>) -> bool {
        outer.is_some_and(|(parent, role)| {
            self.nodes[parent].shape == Shape::Item && matches!(role, Role::Question(_))
        })
    }

    /// The only item of its list and section that asks, without an answer, in a note where hardly
    /// any other item asks.
    fn is_lone(&self, node: &Node, all: Share) -> bool {
        const ASKING_ITEMS: u32 = 3;
        let answered = node.own > 0 || self.tally.has_below(self.roles.len());
        let in_item = self
            .nodes
            .get(node.parent as usize)
            .is_some_and(|above| above.shape == Shape::Item);
        !answered
            && !in_item
            && all.asks == 1
            && self.tally.top.asks < ASKING_ITEMS
            && !self.is_in_question(node)
    }

    /// Whether the note is lists of questions and little else.
    fn is_list_note(&self) -> bool {
        let top = self.tally.top;
        top.all >= 6 && top.asks >= 3 && top.reaches(40) && self.survey.texts <= top.all
    }

    /// How many items enclose the node.
    fn depth(&self, node: &Node) -> usize {
        const DEPTH: usize = 4;
        let mut parent = node.parent as usize;
        let mut depth = 0;
        while depth < DEPTH
            && self
                .nodes
                .get(parent)
                .is_some_and(|node| node.shape == Shape::Item)
        {
            depth += 1;
            parent = self.nodes[parent].parent as usize;
        }
        depth
    }

    /// An item that is one link as a whole leads to a question; it asks none.
    pub(super) fn is_link_only(&self, node: &Node) -> bool {
        let from = self.scan.lines[node.line as usize].text as usize;
        let rest = &self.note[from..];
        if !rest.starts_with('[') {
            return false;
        }
        let line = &rest[..memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len())];
        let Some(middle) = closing_bracket(line).filter(|&at| line[at..].starts_with("](")) else {
            return false;
        };
        let Some(end) = line[middle..].find(')') else {
            return false;
        };
        is_remark(&line[middle + end + 1..])
    }
}

/// Whether the item `i` states the answer to the question right before it in its list, which has
/// none below it: their author did not indent it.
pub(super) fn answers_before(scan: &Scan, nodes: &[Node], roles: &[Role], i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    let (above, node) = (&nodes[before], &nodes[i]);
    let beside = node.shape == Shape::Item && above.shape == Shape::Item && above.run == node.run;
    let asks = above.ask >= Ask::Wonders && matches!(roles[before], Role::Question(_));
    if !beside || !asks || above.own > 0 || node.ask != Ask::States {
        return false;
    }
    let bullet = scan.lines[node.line as usize].form == Form::Bullet;
    let text = composed(&scan.plain, node.span);
    bullet && text.trim_end().ends_with("다.") && !text.contains('?')
}

/// Where the bracket that the line opens with is closed.
fn closing_bracket(line: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether what stands behind a link on its line says nothing, or only describes what it leads to.
fn is_remark(behind: &str) -> bool {
    let remark = behind.trim_start();
    remark.starts_with(['-', '–', '—']) || remark.chars().all(|c| !is_word(c))
}
