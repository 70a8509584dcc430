//! Decides which nodes of the outline are questions, and says why.

use super::Rule;
use super::contents;
use super::fillers;
use super::labels::{self, Label};
use super::left_open::LeftOpen;
use super::letters::{self, is_word};
use super::line::{HTML, IN_ITEM, KEYED, composed};
use super::names;
use super::outline::{Mark, NONE, Node, Outline, Shape};
use super::scan::Scan;
use super::survey::Survey;
use super::tally::{Tally, slot};
use super::wording::Ask;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Question(Rule),
    /// Groups questions: a heading or toggle that asks nothing.
    Category,
    /// Only unfolds or introduces; a reader sees no boundary there.
    Wrapper,
    /// `꼬리질문`, `자주 묻는 질문`: what is below asks.
    Intro,
    /// An entry of a table of contents.
    Contents,
    Plain(Why),
}

/// Why a node is no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    States,
    TopicOutsideSet,
    PartOfAnswer,
    FewAsk,
    TooDeep,
    LoneInProse,
    NamesPart,
    Title,
}

/// In so small a group of headings two that ask are no sign of a set of questions.
const FEW_SIBLINGS: u32 = 4;

/// The roles of all nodes, in their order.
pub(super) fn classify(note: &str, scan: &Scan, survey: &Survey, outline: &Outline) -> Vec<Role> {
    let tally = Tally::of(outline);
    let left_open = LeftOpen::of(&outline.nodes);
    let mut classifier = Classifier {
        note,
        scan,
        survey,
        nodes: &outline.nodes,
        tally,
        left_open,
        roles: Vec::with_capacity(outline.nodes.len()),
    };
    for i in 0..outline.nodes.len() {
        let role = classifier.role(i);
        classifier.pass(i, role);
    }
    let mut roles = classifier.roles;
    contents::drop_contents(&scan.plain, &outline.nodes, &mut roles);
    roles
}

/// What is known while the nodes are judged one by one.
pub(super) struct Classifier<'a> {
    pub(super) note: &'a str,
    pub(super) scan: &'a Scan,
    pub(super) survey: &'a Survey,
    pub(super) nodes: &'a [Node],
    pub(super) tally: Tally,
    left_open: LeftOpen,
    /// The roles of the nodes so far.
    pub(super) roles: Vec<Role>,
}

impl Classifier<'_> {
    fn pass(&mut self, i: usize, role: Role) {
        let node = &self.nodes[i];
        let question = match role {
            Role::Question(_) => i as u32,
            _ => self.left_open.before(i, node, role).unwrap_or(NONE),
        };
        self.left_open.pass(i, node, question);
        self.roles.push(role);
    }

    fn role(&self, i: usize) -> Role {
        let node = &self.nodes[i];
        match node.shape {
            Shape::Heading => self.heading(i, node),
            Shape::Toggle => self.toggle(i, node),
            Shape::Item => self.item(node),
            Shape::Mark(mark) => mark_role(mark),
        }
    }

    /// The role of the nearest node above that a reader sees as a boundary.
    pub(super) fn outer(&self, node: &Node) -> Option<(usize, Role)> {
        const WRAPPERS: usize = 8;
        let mut parent = node.parent as usize;
        for _ in 0..WRAPPERS {
            match *self.roles.get(parent)? {
                Role::Wrapper => parent = self.nodes[parent].parent as usize,
                role => return Some((parent, role)),
            }
        }
        None
    }

    pub(super) fn is_in_question(&self, node: &Node) -> bool {
        const DEPTH: usize = 8;
        let mut parent = node.parent as usize;
        for _ in 0..DEPTH {
            match self.roles.get(parent) {
                None => return false,
                Some(Role::Question(_)) => return true,
                Some(_) => parent = self.nodes[parent].parent as usize,
            }
        }
        false
    }

    fn heading(&self, i: usize, node: &Node) -> Role {
        if self.scan.lines[node.line as usize].has(KEYED) {
            return Role::Category;
        }
        match node.label {
            Label::FollowUp if !self.has_rest(node) => return Role::Intro,
            Label::Announce => return Role::Intro,
            Label::Contents => return Role::Contents,
            Label::Aside | Label::References | Label::Remarks => {
                return Role::Plain(Why::NamesPart);
            }
            Label::FollowUp => return Role::Question(Rule::Label),
            Label::Question if self.has_rest(node) => return Role::Question(Rule::Label),
            // `질문.` and `질문:` above a list announce it.
            Label::Question if self.tally.items[i].all > 0 => return Role::Intro,
            Label::Question => return Role::Category,
            _ => {}
        }
        let leads_away = node.ask < Ask::Asks && self.is_empty(i, node) && self.is_link_only(node);
        if leads_away {
            return Role::Contents;
        }
        let toggles = self.tally.toggles[i];
        if node.own == 0 && toggles.asks >= 3 && toggles.asks * 4 >= toggles.all * 3 {
            return Role::Category;
        }
        if node.ask >= Ask::Orders && self.repeats_outer(i, node) {
            return Role::Plain(Why::PartOfAnswer);
        }
        if node.ask >= Ask::Orders && !self.is_lone_definition(i, node) {
            return Role::Question(Rule::AskingHeading);
        }
        self.topic_heading(i, node)
    }

    /// `…란` without a question mark among topics of an article: a topic as well.
    fn is_lone_definition(&self, i: usize, node: &Node) -> bool {
        let siblings = self.tally.siblings(node);
        let article = siblings.all >= 3 && siblings.asks == 1 && !self.survey.declared;
        node.unmarked && i > 0 && article && !self.announced(node) && !self.is_in_question(node)
    }

    /// A heading without a question: a prompt in a set of questions, else a topic.
    fn topic_heading(&self, i: usize, node: &Node) -> Role {
        if node.ask == Ask::States && node.label == Label::None && !self.announced(node) {
            return Role::Plain(Why::States);
        }
        if self.is_empty_title(i, node) {
            return Role::Plain(Why::Title);
        }
        let among_questions = self.is_among_questions(node);
        let answers = Role::Plain(Why::PartOfAnswer);
        let answers = self.left_open.before(i, node, answers).is_some();
        if self.follows_up(node) {
            return Role::Question(Rule::Announced);
        }
        let groups = node.own == 0 && self.tally.asked_below[i] && self.is_right_above(i, node);
        if self.is_in_question(node) && groups {
            return Role::Category;
        }
        if self.is_in_question(node) && (answers || !among_questions) {
            return Role::Plain(Why::PartOfAnswer);
        }
        if self.scan.lines[node.line as usize].has(HTML) {
            return Role::Plain(Why::TopicOutsideSet);
        }
        if self.tally.asked_below[i] && !(among_questions && node.ask == Ask::Prompt) {
            return Role::Category;
        }
        if among_questions {
            return Role::Question(Rule::PromptHeading);
        }
        if self.tally.headings[i].all > 0 && node.own == 0 {
            return Role::Category;
        }
        if self.is_empty(i, node) && self.tally.groups_beside(node) {
            return Role::Category;
        }
        if self.announced(node) {
            let listed = self.tally.items[node.parent as usize].all > 0;
            let listed = listed && node.ask < Ask::Prompt;
            return if listed || self.tally.lacks_emoji(node) {
                Role::Plain(Why::TopicOutsideSet)
            } else {
                Role::Question(Rule::Announced)
            };
        }
        if self.is_level_of_questions(node) {
            return Role::Question(Rule::PromptHeading);
        }
        if self.survey.declared {
            return if self.is_title(i, node) {
                Role::Plain(Why::Title)
            } else {
                Role::Question(Rule::PromptHeading)
            };
        }
        Role::Plain(Why::TopicOutsideSet)
    }

    /// Whether the headings beside it are questions, so that a topic among them prompts.
    ///
    /// A small group, or one that only defines, needs more to be believed.
    fn is_among_questions(&self, node: &Node) -> bool {
        let siblings = self.tally.siblings(node);
        let level = self.tally.levels[usize::from(node.level.min(6))];
        let declared = self.survey.declared;
        if self.tally.wonders_alike(node) {
            return true;
        }
        siblings.all >= 3
            && (!self.is_in_article(node) || siblings.asks * 2 >= siblings.all)
            && !self.tally.lacks_emoji(node)
            && siblings.asks >= 2
            && siblings.mostly_asks()
            && (siblings.inquires() || declared)
            && (siblings.all > FEW_SIBLINGS || level.mostly_asks() || declared)
    }

    /// Whether the heading stands right below the note's title, which asks nothing and is its only
    /// heading of level 1: there it takes more questions to believe that topics prompt.
    fn is_in_article(&self, node: &Node) -> bool {
        let title = self.nodes.first().filter(|_| node.parent == 0);
        let titled = title.is_some_and(|title| {
            title.shape == Shape::Heading && title.level == 1 && title.ask < Ask::Prompt
        });
        titled && self.tally.levels[1].all == 1 && !self.survey.declared
    }

    /// Whether the note's headings of this level are questions, or prompts left empty.
    fn is_level_of_questions(&self, node: &Node) -> bool {
        let level = self.tally.levels[usize::from(node.level.min(6))];
        let in_item = self.scan.lines[node.line as usize].has(IN_ITEM);
        let apart = in_item && self.tally.siblings(node).asks == 0;
        let apart = apart || self.tally.lacks_emoji(node);
        let few = self.is_in_article(node) && level.asks * 2 < level.all;
        let asks = level.all >= 4 && level.mostly_asks() && level.inquires() && !apart && !few;
        asks || (level.all >= 5 && level.empty * 2 >= level.all && level.reaches(15))
    }

    /// Whether the heading right below a question says again what that one asks.
    fn repeats_outer(&self, i: usize, node: &Node) -> bool {
        const QUESTION_BYTES: u32 = 240;
        let Some((outer, Role::Question(_))) = self.outer(node) else {
            return false;
        };
        let spans = [self.nodes[outer].span, node.span];
        if outer + 1 != i || spans.iter().any(|span| span.1 - span.0 > QUESTION_BYTES) {
            return false;
        }
        let [asked, again] = spans.map(|span| letters::letters(self.scan.plain.at(span)));
        asked == again
    }

    fn is_empty(&self, i: usize, node: &Node) -> bool {
        node.own == 0 && !self.tally.has_below(i) && self.tally.toggles[i].all == 0
    }

    /// Whether the note's first heading alone of its level has nothing below it: a title.
    ///
    /// It is none if the next heading stands right below: the two are stacked.
    fn is_empty_title(&self, i: usize, node: &Node) -> bool {
        let level = self.tally.levels[usize::from(node.level.min(6))];
        let line = |node: &Node| self.scan.lines[node.line as usize].number;
        let apart = self
            .nodes
            .get(i + 1)
            .is_none_or(|next| line(next) > line(node) + 1);
        i == 0 && level.all >= 2 && level.empty == 1 && self.is_empty(i, node) && apart
    }

    fn is_title(&self, i: usize, node: &Node) -> bool {
        let text = composed(&self.scan.plain, node.span);
        (i == 0 && node.level == 1) || names::declares(&text)
    }

    fn announced(&self, node: &Node) -> bool {
        matches!(self.outer(node), Some((_, Role::Intro)))
    }

    /// A topic right below `꼬리질문` where no other heading asks, or with an emoji that wonders.
    fn follows_up(&self, node: &Node) -> bool {
        let Some((outer, Role::Intro)) = self.outer(node) else {
            return false;
        };
        let lone = self.tally.siblings(node).asks == 0 && node.own > 0;
        self.nodes[outer].label == Label::FollowUp
            && node.label == Label::None
            && node.ask > Ask::States
            && (lone || letters::wonders(node.emoji))
    }

    /// Whether the next node is a heading deeper than this one.
    fn is_right_above(&self, i: usize, node: &Node) -> bool {
        self.nodes
            .get(i + 1)
            .is_some_and(|next| next.shape == Shape::Heading && next.level > node.level)
    }

    pub(super) fn has_rest(&self, node: &Node) -> bool {
        let text = composed(&self.scan.plain, node.span);
        let rest = labels::read(&text).rest;
        text[rest.min(text.len())..].chars().any(is_word)
    }

    fn toggle(&self, i: usize, node: &Node) -> Role {
        match node.label {
            Label::FollowUp if !self.has_rest(node) => return Role::Intro,
            Label::Contents => return Role::Contents,
            Label::Aside if self.has_rest(node) => return Role::Category,
            Label::FollowUp | Label::Question if self.has_rest(node) => {
                return Role::Question(Rule::Summary);
            }
            _ => {}
        }
        if node.ask >= Ask::Orders {
            return Role::Question(Rule::Summary);
        }
        let text = composed(&self.scan.plain, node.span);
        let below = self.tally.toggles[i];
        let holds = below.all > 0 || (self.tally.headings[i].all > 0 && self.tally.asked_below[i]);
        let groups = node.own == 0 && holds && !self.is_in_question(node);
        if node.label == Label::Answer || (fillers::wraps(&text) && !groups) {
            return Role::Wrapper;
        }
        if (node.own == 0 && below.all > 0)
            || node.label == Label::Announce
            || self.tally.headings[i].all > 0
        {
            return Role::Category;
        }
        if self.is_in_question(node) {
            return Role::Wrapper;
        }
        if fillers::unfolds(&text) {
            return Role::Category;
        }
        let siblings = self.tally.toggles[slot(node.parent, self.nodes.len() + 1)];
        if siblings.reaches(50) || self.announced(node) || self.survey.declared {
            return Role::Question(Rule::Summary);
        }
        Role::Category
    }
}

fn mark_role(mark: Mark) -> Role {
    Role::Question(match mark {
        Mark::Intro => return Role::Intro,
        Mark::Bold => Rule::BoldLine,
        Mark::Quote => Rule::Quote,
        Mark::Label | Mark::Speech => Rule::Label,
        Mark::Bare => Rule::BareLine,
        Mark::Callout => Rule::Callout,
        Mark::Card => Rule::Flashcard,
        Mark::Row => Rule::TableRow,
    })
}
