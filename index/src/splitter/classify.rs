//! Decides which nodes of the outline are questions, and says why.

use super::Rule;
use super::labels::{self, Label};
use super::outline::{Mark, NONE, Node, Outline, Shape};
use super::plain::Plain;
use super::scan::{HTML, Scan, composed};
use super::survey::Survey;
use super::wording::Ask;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

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

/// The roles of all nodes, in their order.
pub(super) fn classify(note: &str, scan: &Scan, survey: &Survey, outline: &Outline) -> Vec<Role> {
    let tally = Tally::of(outline);
    let mut classifier = Classifier {
        note,
        scan,
        survey,
        nodes: &outline.nodes,
        tally,
        roles: Vec::with_capacity(outline.nodes.len()),
    };
    for i in 0..outline.nodes.len() {
        let role = classifier.role(i);
        classifier.roles.push(role);
    }
    let mut roles = classifier.roles;
    drop_contents(&scan.plain, &outline.nodes, &mut roles);
    roles
}

/// Counts among siblings.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    all: u32,
    asks: u32,
    prompts: u32,
    states: u32,
    /// Headings with nothing below them.
    empty: u32,
}

impl Share {
    fn add(&mut self, node: &Node) {
        self.all += 1;
        match node.ask {
            _ if node.label == Label::Question => self.asks += 1,
            Ask::Asks | Ask::Wonders => self.asks += 1,
            Ask::Orders if node.shape != Shape::Item => self.asks += 1,
            Ask::Orders => self.states += 1,
            Ask::Prompt => self.prompts += 1,
            Ask::States => self.states += 1,
            Ask::Phrase => {}
        }
    }

    /// Whether at least `percent` of the siblings ask, a prompt counting half.
    fn reaches(&self, percent: u32) -> bool {
        self.all > 0 && (self.asks * 2 + self.prompts) * 50 >= percent * self.all
    }
}

/// What the siblings and children of each node are like.
#[derive(Debug, Default)]
struct Tally {
    runs: Vec<Share>,
    /// Items below a node; the last entry is for those below none.
    items: Vec<Share>,
    headings: Vec<Share>,
    toggles: Vec<Share>,
    levels: [Share; 7],
    /// The items that no item encloses.
    top: Share,
    /// Whether a question stands below the node that is not part of an answer.
    asked_below: Vec<bool>,
}

impl Tally {
    fn of(outline: &Outline) -> Self {
        let count = outline.nodes.len() + 1;
        let mut tally = Self {
            runs: vec![Share::default(); outline.runs as usize],
            items: vec![Share::default(); count],
            headings: vec![Share::default(); count],
            toggles: vec![Share::default(); count],
            levels: [Share::default(); 7],
            top: Share::default(),
            asked_below: vec![false; count],
        };
        let parents = Parents::of(&outline.nodes);
        for (i, node) in outline.nodes.iter().enumerate() {
            let parent = slot(node.parent, count);
            match node.shape {
                Shape::Item => {
                    tally.runs[node.run as usize].add(node);
                    tally.items[parent].add(node);
                    let enclosed = outline.nodes.get(node.parent as usize);
                    if enclosed.is_none_or(|above| above.shape != Shape::Item) {
                        tally.top.add(node);
                    }
                }
                Shape::Toggle => tally.toggles[parent].add(node),
                Shape::Heading if node.label == Label::None || node.label == Label::Question => {
                    let level = &mut tally.levels[usize::from(node.level.min(6))];
                    tally.headings[parent].add(node);
                    level.add(node);
                    level.empty += u32::from(node.own == 0 && !parents.contains(i));
                }
                _ => {}
            }
        }
        for (i, node) in outline.nodes.iter().enumerate().rev() {
            let asks = match node.shape {
                Shape::Heading => node.ask >= Ask::Orders || node.label == Label::Question,
                Shape::Toggle => node.ask >= Ask::Orders,
                Shape::Item => {
                    node.ask >= Ask::Wonders && tally.runs[node.run as usize].reaches(50)
                }
                Shape::Mark(mark) => mark != Mark::Intro,
            };
            let passes = tally.asked_below[i] && !matches!(node.shape, Shape::Item);
            tally.asked_below[slot(node.parent, count)] |= asks || passes;
        }
        tally
    }
}

/// Which nodes have nodes below them.
struct Parents(Vec<bool>);

impl Parents {
    fn of(nodes: &[Node]) -> Self {
        let mut parents = vec![false; nodes.len()];
        for node in nodes.iter().filter(|node| node.parent != NONE) {
            parents[node.parent as usize] = true;
        }
        Self(parents)
    }

    fn contains(&self, node: usize) -> bool {
        self.0[node]
    }
}

fn slot(parent: u32, count: usize) -> usize {
    if parent == NONE {
        count - 1
    } else {
        parent as usize
    }
}

struct Classifier<'a> {
    note: &'a str,
    scan: &'a Scan,
    survey: &'a Survey,
    nodes: &'a [Node],
    tally: Tally,
    roles: Vec<Role>,
}

impl Classifier<'_> {
    fn role(&self, i: usize) -> Role {
        let node = &self.nodes[i];
        match node.shape {
            Shape::Heading => self.heading(i, node),
            Shape::Toggle => self.toggle(i, node),
            Shape::Item => self.item(i, node),
            Shape::Mark(mark) => mark_role(mark),
        }
    }

    /// The role of the nearest node above that a reader sees as a boundary.
    fn outer(&self, node: &Node) -> Option<(usize, Role)> {
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

    fn is_in_question(&self, node: &Node) -> bool {
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
        match node.label {
            Label::FollowUp if !self.has_rest(node) => return Role::Intro,
            Label::Announce => return Role::Intro,
            Label::Contents => return Role::Contents,
            Label::Aside | Label::Remarks => return Role::Plain(Why::NamesPart),
            Label::FollowUp => return Role::Question(Rule::Label),
            Label::Question if self.has_rest(node) => return Role::Question(Rule::Label),
            Label::Question => return Role::Category,
            _ => {}
        }
        if node.ask >= Ask::Orders {
            return Role::Question(Rule::AskingHeading);
        }
        self.topic_heading(i, node)
    }

    /// A heading without a question: a prompt in a set of questions, else a topic.
    fn topic_heading(&self, i: usize, node: &Node) -> Role {
        if node.ask == Ask::States && node.label == Label::None && !self.announced(node) {
            return Role::Plain(Why::States);
        }
        let siblings = self.tally.headings[slot(node.parent, self.nodes.len() + 1)];
        let among_questions = siblings.all >= 2 && siblings.reaches(50) && siblings.asks >= 1;
        if self.is_in_question(node) && !(among_questions && siblings.asks >= 2) {
            return Role::Plain(Why::PartOfAnswer);
        }
        if self.scan.lines[node.line as usize].has(HTML) {
            return Role::Plain(Why::TopicOutsideSet);
        }
        if self.tally.asked_below[i] {
            return Role::Category;
        }
        if among_questions {
            return Role::Question(Rule::PromptHeading);
        }
        if self.tally.headings[i].all > 0 && node.own == 0 {
            return Role::Category;
        }
        if self.announced(node) {
            return Role::Question(Rule::Announced);
        }
        let level = self.tally.levels[usize::from(node.level.min(6))];
        let asked = (level.all >= 4 && level.reaches(40))
            || (level.all >= 5 && level.empty * 2 >= level.all && level.reaches(15));
        if asked {
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

    fn is_title(&self, i: usize, node: &Node) -> bool {
        let text = composed(&self.scan.plain, node.span);
        (i == 0 && node.level == 1) || labels::declares(&text)
    }

    fn announced(&self, node: &Node) -> bool {
        matches!(self.outer(node), Some((_, Role::Intro)))
    }

    fn has_rest(&self, node: &Node) -> bool {
        let text = composed(&self.scan.plain, node.span);
        let rest = labels::read(&text).rest;
        text[rest.min(text.len())..]
            .chars()
            .any(char::is_alphanumeric)
    }

    fn toggle(&self, i: usize, node: &Node) -> Role {
        match node.label {
            Label::FollowUp if !self.has_rest(node) => return Role::Intro,
            Label::Contents => return Role::Contents,
            Label::FollowUp | Label::Question if self.has_rest(node) => {
                return Role::Question(Rule::Summary);
            }
            _ => {}
        }
        if node.ask >= Ask::Orders {
            return Role::Question(Rule::Summary);
        }
        let text = composed(&self.scan.plain, node.span);
        if labels::wraps(&text) || node.label == Label::Answer {
            return Role::Wrapper;
        }
        let below = self.tally.toggles[i];
        if (node.own == 0 && below.all > 0)
            || node.label == Label::Announce
            || self.tally.headings[i].all > 0
        {
            return Role::Category;
        }
        if self.is_in_question(node) {
            return Role::Wrapper;
        }
        let siblings = self.tally.toggles[slot(node.parent, self.nodes.len() + 1)];
        if siblings.reaches(50) || self.announced(node) || self.survey.declared {
            return Role::Question(Rule::Summary);
        }
        Role::Category
    }

    fn item(&self, _i: usize, node: &Node) -> Role {
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
        match node.label {
            Label::FollowUp if !self.has_rest(node) => return Role::Intro,
            Label::FollowUp | Label::Question if self.has_rest(node) => {
                return Role::Question(Rule::Label);
            }
            Label::Announce if node.own == 0 => return Role::Intro,
            Label::Answer => return Role::Plain(Why::PartOfAnswer),
            _ => {}
        }
        let run = self.tally.runs[node.run as usize];
        if let Some((parent, Role::Intro)) = outer {
            let fits = node.ask >= Ask::Wonders
                || self.nodes[parent].shape != Shape::Item && run.states * 2 < run.all;
            return if fits {
                Role::Question(Rule::Announced)
            } else {
                Role::Plain(Why::States)
            };
        }
        self.listed(node, run, outer)
    }

    /// An item of a list that nothing announces.
    fn listed(&self, node: &Node, run: Share, outer: Option<(usize, Role)>) -> Role {
        let in_question = matches!(outer, Some((_, Role::Question(_))));
        let in_plain_item = self.is_plain_item(outer);
        let all = self.tally.items[slot(node.parent, self.nodes.len() + 1)];
        let share = if run.all >= 2 { run } else { all };
        if node.ask == Ask::Asks || (node.ask == Ask::Wonders && !in_question) {
            return self.asking_item(node, run, outer);
        }
        if in_question || in_plain_item {
            return Role::Plain(Why::PartOfAnswer);
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
        let most = run.asks * 2 >= run.all || (all.asks * 2 >= all.all && all.asks >= 2);
        let set = run.asks >= 2 && run.reaches(50);
        if !most && !set && !self.is_list_note() {
            return Role::Plain(Why::FewAsk);
        }
        if self.is_lone(node, all) {
            return Role::Plain(Why::LoneInProse);
        }
        Role::Question(Rule::Item)
    }

    /// The only item of its list and section that asks, without an answer, in a note where hardly
    /// any other item asks.
    fn is_lone(&self, node: &Node, all: Share) -> bool {
        const ASKING_ITEMS: u32 = 3;
        let answered = node.own > 0 || self.tally.items[self.roles.len()].all > 0;
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
    fn is_link_only(&self, node: &Node) -> bool {
        let from = self.scan.lines[node.line as usize].text as usize;
        let rest = &self.note[from..];
        if !rest.starts_with('[') || rest.starts_with("[[") {
            return false;
        }
        let line = &rest[..memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len())];
        let Some(middle) = line.find("](") else {
            return false;
        };
        let Some(end) = line[middle..].find(')') else {
            return false;
        };
        line[middle + end + 1..]
            .chars()
            .all(|c| !c.is_alphanumeric())
    }
}

fn mark_role(mark: Mark) -> Role {
    Role::Question(match mark {
        Mark::Intro => return Role::Intro,
        Mark::Bold => Rule::BoldLine,
        Mark::Quote => Rule::Quote,
        Mark::Label => Rule::Label,
        Mark::Bare => Rule::BareLine,
        Mark::Callout => Rule::Callout,
        Mark::Card => Rule::Flashcard,
        Mark::Row => Rule::TableRow,
    })
}

/// Takes list items that repeat a later heading or summary for a table of contents.
fn drop_contents(plain: &Plain, nodes: &[Node], roles: &mut [Role]) {
    let hasher = RandomState::new();
    let key = |node: &Node| {
        let text = composed(plain, node.span);
        let words: String = text
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect();
        (words.len() >= 4).then(|| hasher.hash_one(words))
    };
    let mut below = HashSet::new();
    for i in (0..nodes.len()).rev() {
        if !matches!(roles[i], Role::Question(_)) {
            continue;
        }
        match nodes[i].shape {
            Shape::Heading | Shape::Toggle | Shape::Mark(Mark::Bold | Mark::Label) => {
                below.extend(key(&nodes[i]));
            }
            Shape::Item
                if nodes[i].own == 0 && key(&nodes[i]).is_some_and(|key| below.contains(&key)) =>
            {
                roles[i] = Role::Contents;
            }
            _ => {}
        }
    }
}
