//! Orders the lines that might be questions as a tree, by containers, headings and columns.

use super::cards;
use super::classes::{FOLLOW, KEY};
use super::cue::{Cue, Style};
use super::cues::{self, Place};
use super::lexicon::Spelling;
use crate::reader::{BOLD, BOLD_START, HEADED, Kind, Line, Page, is_word};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// What holds a line up, from the highest to the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Shape {
    Heading,
    Summary,
    /// A line that is bold as a whole.
    Bold,
    Text,
    Item,
}

/// A line that might be a question.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Index of its line.
    pub(super) line: u32,
    pub(super) shape: Shape,
    /// Of a heading 1 to 6, of an item its depth in the list from 1; else 0.
    pub(super) level: u8,
    /// As its cue has it, unless a bare label above hands its own down.
    pub(super) style: Style,
    /// No line of the same paragraph stands above.
    pub(super) is_first: bool,
    /// Written as a question, whatever it says: a flashcard, a table's row.
    pub(super) is_card: bool,
    /// The node that it stands under, or [`NONE`].
    pub(super) parent: u32,
    pub(super) cue: Cue,
}

/// The nodes of a note in line order.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) nodes: Vec<Node>,
    /// By node: where its children begin in `kids`; one more at the end.
    starts: Vec<u32>,
    kids: Vec<u32>,
    /// By node: the node behind the last one below it.
    ends: Vec<u32>,
    /// By node: the nearest heading around it, or [`NONE`].
    pub(super) sections: Vec<u32>,
    /// By line: the node that stands on it, or [`NONE`].
    pub(super) at_line: Vec<u32>,
    /// More lines might have been questions than are looked at.
    pub(super) truncated: bool,
}

/// More nodes than this are not looked at.
const NODES_MAX: usize = 100_000;

impl Outline {
    pub(super) fn kids(&self, node: u32) -> &[u32] {
        let at = node as usize;
        &self.kids[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    pub(super) fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    /// The node behind the last one that stands under `node`.
    pub(super) fn subtree_end(&self, node: u32) -> u32 {
        self.ends[node as usize]
    }

    /// Whether `node` stands under `holder`.
    pub(super) fn is_inside(&self, node: u32, holder: u32) -> bool {
        node > holder && node < self.subtree_end(holder)
    }
}

impl Node {
    /// Text without a mark of its own.
    pub(super) fn is_plain(&self) -> bool {
        self.shape == Shape::Text && !matches!(self.style, Style::Question | Style::Number)
    }

    /// Heads the answers to questions above it: `정답`, `정답 및 해설`.
    pub(super) fn is_key(&self) -> bool {
        let labels = self.style == Style::Answer && self.cue.is_bare && self.cue.label_word;
        labels || self.cue.classes.whole & KEY != 0
    }

    /// Heads follow-ups: `꼬리 질문`, `추가 질문`.
    pub(super) fn announces_follow_ups(&self) -> bool {
        const CHARS: u16 = 25;
        let cue = &self.cue;
        cue.classes.holds & FOLLOW != 0 && !cue.asks && cue.chars < CHARS
    }

    pub(super) fn is_asking(&self) -> bool {
        self.cue.asks || self.style == Style::Question
    }

    pub(super) fn says(&self) -> f32 {
        match self.style {
            Style::Question => self.cue.says().max(0.9),
            _ => self.cue.says(),
        }
    }
}

/// Builds the tree of a note's lines.
pub(super) fn outline(page: &Page) -> Outline {
    let mut outline = Outline {
        at_line: vec![NONE; page.lines.len()],
        ..Outline::default()
    };
    let mut lists: Vec<&Line> = Vec::new();
    let mut spelling = Spelling::default();
    let mut above = None;
    let mut cards = cards::find(page);
    for (at, line) in page.lines.iter().enumerate() {
        let is_first = !above
            .replace(line)
            .is_some_and(|above| goes_on(above, line));
        let card = cards.remove(&(at as u32));
        let Some(shape) = shape(page, line).or(card.as_ref().map(|_| Shape::Text)) else {
            continue;
        };
        if outline.nodes.len() >= NODES_MAX {
            outline.truncated = true;
            break;
        }
        let level = match shape {
            Shape::Heading => line.level,
            Shape::Item => enter_list(&mut lists, line),
            _ => 0,
        };
        let place = match shape {
            Shape::Heading => Place::Headed,
            _ if line.has(BOLD_START) && !line.has(BOLD) => Place::Headed,
            _ => Place::Running,
        };
        let is_title = matches!(shape, Shape::Heading | Shape::Summary);
        if is_title || (shape == Shape::Bold && line.column < 2) {
            lists.clear();
        }
        let mut cue = cues::read(page.words(line), place, &mut spelling);
        let is_card = card.is_some();
        if let Some(card) = card {
            (cue.style, cue.core, cue.inline) = (Style::Question, card.front, card.back);
        }
        let (style, parent) = (cue.style, NONE);
        outline.at_line[at] = outline.nodes.len() as u32;
        let line = at as u32;
        outline.nodes.push(Node {
            line,
            shape,
            level,
            style,
            is_first,
            is_card,
            parent,
            cue,
        });
    }
    demote_letters(&mut outline.nodes);
    hand_labels_down(&mut outline.nodes);
    link(page, &mut outline.nodes);
    outline.gather();
    outline
}

/// Whether a line belongs to the paragraph of the line above.
fn goes_on(above: &Line, line: &Line) -> bool {
    above.number + 1 == line.number && above.kind == Kind::Text && above.quote == line.quote
}

fn shape(page: &Page, line: &Line) -> Option<Shape> {
    let shape = match line.kind {
        Kind::Heading => Shape::Heading,
        Kind::Summary => Shape::Summary,
        Kind::Item => Shape::Item,
        Kind::Text if line.has(BOLD) => Shape::Bold,
        Kind::Text => Shape::Text,
        _ => return None,
    };
    page.words(line).chars().any(is_word).then_some(shape)
}

/// Opens the list of an item and gives its depth; columns decide, not CommonMark's offsets.
///
/// `lists` are the first items of the lists around it, outermost first.
fn enter_list<'a>(lists: &mut Vec<&'a Line>, line: &'a Line) -> u8 {
    const DEPTH_MAX: usize = 12;
    while let Some(top) = lists.last() {
        let is_near = top.toggle_id == line.toggle_id && top.quote == line.quote;
        let indent = line.column.saturating_sub(top.column);
        if is_near && (indent > 1 || indent == 1 && top.marker != line.marker) {
            break;
        }
        lists.pop();
    }
    if lists.len() < DEPTH_MAX {
        lists.push(line);
    }
    lists.len() as u8
}

/// `A.` is the first of `A. B. C.` in a note in which nothing is labelled as a question.
fn demote_letters(nodes: &mut [Node]) {
    if nodes.iter().any(|node| node.style == Style::Question) {
        return;
    }
    for node in nodes.iter_mut().filter(|node| node.style == Style::Answer) {
        let cue = &mut node.cue;
        if cue.classes.whole == 0 && !cue.is_bare && !cue.label_word {
            (node.style, cue.style) = (Style::Number, Style::Number);
        }
    }
}

/// `### 질문` and the text below it: the text is what is asked.
fn hand_labels_down(nodes: &mut [Node]) {
    let mut bare = false;
    for node in nodes {
        let takes = matches!(node.shape, Shape::Text | Shape::Item);
        if bare && takes && matches!(node.style, Style::Plain | Style::Sign) {
            node.style = Style::Question;
        }
        bare = node.shape != Shape::Summary && node.style != Style::Answer && node.cue.is_bare;
    }
}

/// Gives every node its parent: a toggle holds what is in it, else what ranks higher holds.
fn link(page: &Page, nodes: &mut [Node]) {
    let mut open: Vec<u32> = Vec::new();
    let mut nested = vec![false; nodes.len()];
    for at in 0..nodes.len() {
        while let Some(&top) = open.last() {
            let top = top as usize;
            let nests = match nesting(page, &nodes[top], &nodes[at]) {
                Some(Nesting::UnderHeading) => true,
                Some(Nesting::BetweenNumbers) => {
                    let number = &page.lines[nodes[top].line as usize];
                    nested[top] || counts_on(page, number, nodes[at].line)
                }
                None => false,
            };
            if nests {
                nested[top] = true;
                nodes[at].level = nodes[top].level.saturating_add(1);
                break;
            }
            if holds(page, nodes, &nodes[top], &nodes[at]) {
                break;
            }
            open.pop();
        }
        let node = &mut nodes[at];
        node.parent = open.last().copied().unwrap_or(NONE);
        if node.shape != Shape::Text || node.style == Style::Question {
            open.push(at as u32);
        }
    }
}

impl Outline {
    /// Gathers, from their parents, the nodes' kids, ends and sections.
    fn gather(&mut self) {
        let count = self.nodes.len();
        let held = self
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.parent != NONE);
        let held: Vec<(usize, usize)> = held.map(|(at, node)| (at, node.parent as usize)).collect();
        self.starts = vec![0; count + 1];
        held.iter()
            .for_each(|&(_, parent)| self.starts[parent + 1] += 1);
        for at in 1..=count {
            self.starts[at] += self.starts[at - 1];
        }
        let mut next = self.starts.clone();
        self.kids = vec![0; held.len()];
        self.sections = vec![NONE; count];
        self.ends = (1..=count as u32).collect();
        for &(at, parent) in &held {
            self.kids[next[parent] as usize] = at as u32;
            next[parent] += 1;
            self.sections[at] = match self.nodes[parent].shape {
                Shape::Heading => parent as u32,
                _ => self.sections[parent],
            };
        }
        for &(at, parent) in held.iter().rev() {
            self.ends[parent] = self.ends[parent].max(self.ends[at]);
        }
    }
}

/// How an item can be inside of the one above that stands at its column.
enum Nesting {
    /// It follows an item that is a heading.
    UnderHeading,
    /// A bullet below a number, if the numbers go on behind it.
    BetweenNumbers,
}

fn nesting(page: &Page, above: &Node, node: &Node) -> Option<Nesting> {
    let own = |node: &Node| &page.lines[node.line as usize];
    let (top, line) = (own(above), own(node));
    let are_items = above.shape == Shape::Item && node.shape == Shape::Item;
    if !are_items || line.column != top.column || line.toggle_id != top.toggle_id {
        return None;
    }
    if top.has(HEADED) && !line.has(HEADED) && line.quote == top.quote {
        return Some(Nesting::UnderHeading);
    }
    let is_between = top.marker == b'1' && line.marker != b'1';
    is_between.then_some(Nesting::BetweenNumbers)
}

/// Whether `above` holds `node`.
fn holds(page: &Page, nodes: &[Node], above: &Node, node: &Node) -> bool {
    let own = |node: &Node| &page.lines[node.line as usize];
    let (top, line) = (own(above), own(node));
    if top.toggle_id != line.toggle_id {
        return top.toggle < line.toggle;
    }
    let is_within = line.column > top.column || !node.is_first;
    match (above.shape, node.shape) {
        (Shape::Summary, other) => other != Shape::Summary,
        (Shape::Item, Shape::Text | Shape::Bold) if is_within => true,
        (Shape::Item, Shape::Text) if !matches!(node.style, Style::Question | Style::Number) => {
            true
        }
        (Shape::Item, Shape::Bold) if top.marker == b'1' && counts_on(page, top, node.line) => true,
        (Shape::Bold, Shape::Item) if above.parent != NONE => {
            let list = &nodes[above.parent as usize];
            let is_inner = list.shape == Shape::Item && own(list).column < top.column;
            !(is_inner && node.level <= list.level)
        }
        _ => rank(above) < rank(node),
    }
}

/// The order of shapes in one container: a lower rank holds a higher one.
fn rank(node: &Node) -> u8 {
    match node.shape {
        Shape::Heading => node.level,
        Shape::Summary => 7,
        Shape::Bold => 8,
        Shape::Text if node.style == Style::Question => 8,
        Shape::Text => 9,
        Shape::Item => 10 + node.level,
    }
}

/// Whether the list of a numbered line goes on behind the line `from`, no heading between, and not at once.
fn counts_on(page: &Page, item: &Line, from: u32) -> bool {
    const LINES_MAX: usize = 40;
    let mut near = true;
    for line in page.lines.iter().skip(from as usize + 1).take(LINES_MAX) {
        let is_beside = line.column == item.column && line.quote == item.quote;
        match line.kind {
            Kind::Heading | Kind::Summary => return false,
            Kind::Item if line.marker == b'1' && is_beside => {
                return line.ordinal == item.ordinal.wrapping_add(1) && !near;
            }
            _ => near &= !line.is_shown(),
        }
    }
    false
}
