//! Orders the lines that might be questions as a tree, by containers, headings and columns.

use super::cues::{self, Cue, Place, Style};
use crate::reader::{BOLD, BOLD_START, HEADED, IN_SUMMARY, Kind, LINKED, Line, Page};

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
/// Longer lines are no bold titles, in bytes.
const BOLD_BYTES: usize = 480;

impl Outline {
    pub(super) fn kids(&self, node: u32) -> &[u32] {
        let at = node as usize;
        &self.kids[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    pub(super) fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    /// The nodes around a node, innermost first.
    pub(super) fn above(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let up = |node: &u32| Some(self.node(*node).parent).filter(|&parent| parent != NONE);
        std::iter::successors(up(&node), up)
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

    pub(super) fn is_asking(&self) -> bool {
        self.cue.asks || self.style == Style::Question
    }

    pub(super) fn says(&self) -> f32 {
        match self.style {
            Style::Question if self.cue.chars > 0 || self.cue.style == Style::Question => self.cue.says().max(0.9),
            _ => self.cue.says(),
        }
    }
}

/// Builds the tree of a note's lines.
pub(super) fn outline(page: &Page) -> Outline {
    let mut outline = Outline { at_line: vec![NONE; page.lines.len()], ..Outline::default() };
    let mut lists: Vec<List> = Vec::new();
    let mut key = Vec::new();
    let mut before: Option<&Line> = None;
    for (at, line) in page.lines.iter().enumerate() {
        let adjacent = before.filter(|before| before.number + 1 == line.number);
        before = Some(line);
        let Some(shape) = shape(page, line) else {
            continue;
        };
        let is_first = !adjacent.is_some_and(|before| before.kind == Kind::Text && before.quote == line.quote);
        let level = match shape {
            Shape::Heading => line.level,
            Shape::Item => List::enter(&mut lists, line),
            _ => 0,
        };
        if matches!(shape, Shape::Heading | Shape::Summary) || (shape == Shape::Bold && line.column < 2) {
            lists.clear();
        }
        if outline.nodes.len() >= NODES_MAX {
            outline.truncated = true;
            break;
        }
        let parted = shape == Shape::Heading || (line.has(BOLD_START) && !line.has(BOLD));
        let place = if parted { Place::Headed } else { Place::Running };
        let cue = cues::read(page.words(line), place, &mut key);
        outline.at_line[at] = outline.nodes.len() as u32;
        outline.nodes.push(Node { line: at as u32, shape, level, style: cue.style, is_first, parent: NONE, cue });
    }
    demote_letters(&mut outline.nodes);
    hand_labels_down(&mut outline.nodes);
    link(page, &mut outline);
    outline
}

fn shape(page: &Page, line: &Line) -> Option<Shape> {
    let shape = match line.kind {
        Kind::Heading => Shape::Heading,
        Kind::Summary => Shape::Summary,
        Kind::Item => Shape::Item,
        Kind::Text if line.has(BOLD) && (line.rest - line.words.0) as usize <= BOLD_BYTES => Shape::Bold,
        Kind::Text => Shape::Text,
        _ => return None,
    };
    let has_words = page.words(line).chars().any(crate::reader::is_word);
    has_words.then_some(shape).filter(|_| !(line.has(IN_SUMMARY) && line.has(LINKED)))
}

/// An open list: its column, marker, toggle and quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct List {
    column: u16,
    marker: u8,
    place: (u32, u8),
}

impl List {
    /// Opens the list of an item and gives its depth; columns decide, not CommonMark's offsets.
    fn enter(lists: &mut Vec<List>, line: &Line) -> u8 {
        const DEPTH_MAX: usize = 12;
        let list = List { column: line.column, marker: line.marker, place: (line.toggle_id, line.quote) };
        while let Some(top) = lists.last() {
            let outer = top.column < list.column;
            let beside = top.column + 1 >= list.column && !(outer && top.marker != list.marker);
            if top.place == list.place && outer && !beside {
                break;
            }
            lists.pop();
        }
        if lists.len() < DEPTH_MAX {
            lists.push(list);
        }
        lists.len() as u8
    }
}

/// `A.` is the first of `A. B. C.` in a note in which nothing is labelled as a question.
fn demote_letters(nodes: &mut [Node]) {
    let labelled = nodes.iter().any(|node| node.style == Style::Question);
    if labelled {
        return;
    }
    for node in nodes.iter_mut().filter(|node| node.style == Style::Answer) {
        let by_word = node.cue.classes.whole != 0 || node.cue.is_bare || node.cue.label_word;
        if !by_word {
            (node.style, node.cue.style) = (Style::Number, Style::Number);
        }
    }
}

/// `### 질문` and the text below it: the text is what is asked.
fn hand_labels_down(nodes: &mut [Node]) {
    let mut bare = false;
    for node in nodes {
        if bare && matches!(node.shape, Shape::Text | Shape::Item) && matches!(node.style, Style::Plain | Style::Sign) {
            node.style = Style::Question;
        }
        bare = node.shape != Shape::Summary && node.style != Style::Answer && node.cue.is_bare;
    }
}

/// Gives every node its parent: a toggle holds what is in it, else what ranks higher holds.
fn link(page: &Page, outline: &mut Outline) {
    let mut stack: Vec<u32> = Vec::new();
    let mut nested = vec![false; outline.nodes.len()];
    for at in 0..outline.nodes.len() {
        let node = &outline.nodes[at];
        let line = &page.lines[node.line as usize];
        let mut level = node.level;
        while let Some(&top) = stack.last() {
            let above = &outline.nodes[top as usize];
            match holds(page, &outline.nodes, above, node, line, nested[top as usize]) {
                Hold::Yes => break,
                Hold::Nested => {
                    nested[top as usize] = true;
                    level = above.level + 1;
                    break;
                }
                Hold::No => stack.pop(),
            };
        }
        let node = &mut outline.nodes[at];
        node.parent = stack.last().copied().unwrap_or(NONE);
        node.level = level;
        if node.shape != Shape::Text || node.style == Style::Question {
            stack.push(at as u32);
        }
    }
    let mut counts = vec![0u32; outline.nodes.len() + 1];
    for node in outline.nodes.iter().filter(|node| node.parent != NONE) {
        counts[node.parent as usize + 1] += 1;
    }
    for at in 1..counts.len() {
        counts[at] += counts[at - 1];
    }
    outline.starts = counts.clone();
    outline.kids = vec![0; counts.last().copied().unwrap_or(0) as usize];
    for (at, node) in outline.nodes.iter().enumerate().filter(|(_, node)| node.parent != NONE) {
        let place = &mut counts[node.parent as usize];
        outline.kids[*place as usize] = at as u32;
        *place += 1;
    }
    outline.ends = (1..=outline.nodes.len() as u32).collect();
    outline.sections = vec![NONE; outline.nodes.len()];
    for at in (0..outline.nodes.len()).rev() {
        let parent = outline.nodes[at].parent;
        if parent != NONE {
            outline.ends[parent as usize] = outline.ends[parent as usize].max(outline.ends[at]);
        }
    }
    for at in 0..outline.nodes.len() {
        let parent = outline.nodes[at].parent;
        if parent != NONE {
            let is_heading = outline.nodes[parent as usize].shape == Shape::Heading;
            outline.sections[at] = if is_heading { parent } else { outline.sections[parent as usize] };
        }
    }
}

enum Hold {
    Yes,
    /// A bullet between two numbers, at their column: it is inside the first.
    Nested,
    No,
}

/// Whether `above` holds `node`.
fn holds(page: &Page, nodes: &[Node], above: &Node, node: &Node, line: &Line, has_nested: bool) -> Hold {
    let top = &page.lines[above.line as usize];
    if top.toggle_id != line.toggle_id {
        return if top.toggle >= line.toggle { Hold::No } else { Hold::Yes };
    }
    let by_shape = match (above.shape, node.shape) {
        (Shape::Summary, other) => other != Shape::Summary,
        (Shape::Item, Shape::Text | Shape::Bold) if line.column > top.column || !node.is_first => true,
        (Shape::Item, Shape::Text) => !matches!(node.style, Style::Question | Style::Number),
        _ => false,
    };
    if by_shape {
        return Hold::Yes;
    }
    let numbered = above.shape == Shape::Item && top.marker == b'1';
    if numbered && node.shape == Shape::Bold && counts_on(page, above, node.line) {
        return Hold::Yes;
    }
    let bullet = node.shape == Shape::Item && line.marker != b'1' && line.column == top.column;
    if numbered && bullet && (has_nested || counts_on(page, above, node.line)) {
        return Hold::Nested;
    }
    let within = above.parent != NONE && above.shape == Shape::Bold && node.shape == Shape::Item;
    if within {
        let list = &nodes[above.parent as usize];
        let own = &page.lines[list.line as usize];
        if list.shape == Shape::Item && own.column < top.column && node.level <= list.level {
            return Hold::No;
        }
    }
    let headed = top.has(HEADED) && !line.has(HEADED) && line.column == top.column && line.quote == top.quote;
    if headed && above.shape == Shape::Item && node.shape == Shape::Item {
        return Hold::Nested;
    }
    if rank(above) >= rank(node) { Hold::No } else { Hold::Yes }
}

/// The order of shapes in one container: a lower rank holds a higher one.
pub(super) fn rank(node: &Node) -> u8 {
    match node.shape {
        Shape::Heading => node.level,
        Shape::Summary => 7,
        Shape::Bold => 8,
        Shape::Text if node.style == Style::Question => 8,
        Shape::Text => 9,
        Shape::Item => 10 + node.level,
    }
}

/// Whether the numbered list of `item` goes on behind the line `from`, no heading between, and not at once.
fn counts_on(page: &Page, item: &Node, from: u32) -> bool {
    const LINES_MAX: usize = 40;
    let own = &page.lines[item.line as usize];
    let mut near = true;
    for line in page.lines[from as usize + 1..].iter().take(LINES_MAX) {
        match line.kind {
            Kind::Heading | Kind::Summary => return false,
            Kind::Item if line.marker == b'1' && line.column == own.column && line.quote == own.quote => {
                return line.ordinal == own.ordinal + 1 && !near;
            }
            _ if line.is_shown() => near = false,
            _ => {}
        }
    }
    false
}
