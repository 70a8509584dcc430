//! Counts how many of a node's siblings and children ask; decides nothing.

use super::labels::Label;
use super::letters::wonders;
use super::outline::{Mark, NONE, Node, Outline, Shape};
use super::wording::Ask;
use std::collections::HashMap;

/// Counts among siblings.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) all: u32,
    pub(super) asks: u32,
    /// Of those that ask, the ones that only ask what something is.
    pub(super) defines: u32,
    pub(super) prompts: u32,
    pub(super) states: u32,
    /// Headings with nothing below them.
    pub(super) empty: u32,
}

impl Share {
    fn add(&mut self, node: &Node) {
        self.all += 1;
        self.defines += u32::from(node.defines);
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

    /// Whether some ask more than what a thing is, or two in three ask at least that.
    pub(super) fn inquires(&self) -> bool {
        self.asks > self.defines || self.asks * 3 >= self.all * 2
    }

    /// Whether so many ask that what does not is a prompt as well; prompts alone make an article.
    pub(super) fn mostly_asks(&self) -> bool {
        self.asks * 3 >= self.all && self.reaches(40)
    }

    /// Whether at least `percent` of the siblings ask, a prompt counting half.
    pub(super) fn reaches(&self, percent: u32) -> bool {
        self.all > 0 && (self.asks * 2 + self.prompts) * 50 >= percent * self.all
    }
}

/// What the siblings and children of each node are like.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) runs: Vec<Share>,
    /// Items below a node; the last entry is for those below none.
    pub(super) items: Vec<Share>,
    pub(super) headings: Vec<Share>,
    pub(super) toggles: Vec<Share>,
    pub(super) levels: [Share; 7],
    /// Of headings that no heading encloses.
    outer_levels: [Share; 7],
    /// Headings that ask, by parent, level and emoji.
    asking_by_emoji: HashMap<(u32, u8, char), u32>,
    /// The items that no item encloses.
    pub(super) top: Share,
    /// Whether a question stands below the node that is not part of an answer.
    pub(super) asked_below: Vec<bool>,
    /// Headings below a node that only group questions; the last entry is for those below none.
    grouping: Vec<u32>,
}

impl Tally {
    /// Whether items or headings stand below the node.
    pub(super) fn has_below(&self, node: usize) -> bool {
        self.items[node].all > 0 || self.headings[node].all > 0
    }

    /// The headings of the same level beside a heading.
    pub(super) fn siblings(&self, node: &Node) -> Share {
        if node.parent == NONE {
            self.outer_levels[usize::from(node.level.min(6))]
        } else {
            self.headings[node.parent as usize]
        }
    }

    /// Whether a heading beside the node asks and opens with the same emoji, one that wonders.
    pub(super) fn wonders_alike(&self, node: &Node) -> bool {
        wonders(node.emoji) && !node.numbered && self.asking_alike(node, node.emoji) > 0
    }

    /// Whether the headings beside the node that ask, at least two, open with other emoji; of a
    /// heading with an emoji of its own, one that asks with another is enough.
    pub(super) fn lacks_emoji(&self, node: &Node) -> bool {
        let asks = self.siblings(node).asks;
        let alike = |emoji| self.asking_alike(node, emoji) > 0;
        let others = asks >= 2 && !alike('\0');
        let other = node.emoji != '\0' && asks > self.asking_alike(node, '\0');
        (others || other) && !alike(node.emoji)
    }

    fn asking_alike(&self, node: &Node, emoji: char) -> u32 {
        let key = (node.parent, node.level, emoji);
        self.asking_by_emoji.get(&key).copied().unwrap_or_default()
    }

    /// Whether most headings beside the node do nothing but group questions.
    pub(super) fn groups_beside(&self, node: &Node) -> bool {
        let grouping = self.grouping[slot(node.parent, self.grouping.len())];
        grouping >= 2 && grouping * 2 >= self.siblings(node).all
    }

    pub(super) fn of(outline: &Outline) -> Self {
        let count = outline.nodes.len() + 1;
        let mut tally = Self {
            runs: vec![Share::default(); outline.runs as usize],
            items: vec![Share::default(); count],
            headings: vec![Share::default(); count],
            toggles: vec![Share::default(); count],
            levels: [Share::default(); 7],
            outer_levels: [Share::default(); 7],
            asking_by_emoji: HashMap::new(),
            top: Share::default(),
            asked_below: vec![false; count],
            grouping: vec![0; count],
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
                    if node.parent == NONE {
                        tally.outer_levels[usize::from(node.level.min(6))].add(node);
                    }
                    level.add(node);
                    if node.label == Label::Question || node.ask >= Ask::Orders {
                        let key = (node.parent, node.level, node.emoji);
                        *tally.asking_by_emoji.entry(key).or_default() += 1;
                    }
                    level.empty += u32::from(node.own == 0 && !parents.contains(i));
                }
                _ => {}
            }
        }
        for (i, node) in outline.nodes.iter().enumerate().rev() {
            let asks = match node.shape {
                Shape::Heading => node.ask >= Ask::Orders || node.label == Label::Question,
                Shape::Toggle => node.ask >= Ask::Orders || node.label == Label::Question,
                Shape::Item => {
                    node.ask >= Ask::Wonders && tally.runs[node.run as usize].reaches(50)
                }
                Shape::Mark(mark) => mark != Mark::Intro,
            };
            let passes = tally.asked_below[i] && !matches!(node.shape, Shape::Item);
            tally.asked_below[slot(node.parent, count)] |= asks || passes;
            let groups = node.shape == Shape::Heading && passes && !asks;
            tally.grouping[slot(node.parent, count)] += u32::from(groups);
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

/// The index of what is below `parent`; what is below nothing comes last.
pub(super) fn slot(parent: u32, count: usize) -> usize {
    if parent == NONE {
        count - 1
    } else {
        parent as usize
    }
}
