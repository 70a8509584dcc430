//! Surveys a note for the facts: each line by itself, its neighbours, and the note as a whole.

use super::classes::WRAP;
use super::cue::Style;
use super::form::{FORM, Forms};
use super::key;
use super::outline::{NONE, Node, Outline, Shape};
use crate::reader::{Line, Page};
use std::collections::HashMap;

/// What is found out about one line and what stands right below it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Own {
    /// How much it prompts for an answer, from 0 to 1.
    pub(super) says: f32,
    pub(super) asks: bool,
    /// A phrase that neither asks nor states.
    pub(super) is_noun: bool,
    /// Asks, or gives an order.
    pub(super) demands: bool,
    /// Leaves a place to be filled in.
    pub(super) has_blank: bool,
    pub(super) has_body: bool,
    /// The share of its children that ask.
    pub(super) kids_ask: f32,
    pub(super) answer_label_below: bool,
    pub(super) unfolds_below: bool,
}

pub(super) struct Survey {
    /// By node.
    pub(super) own: Vec<Own>,
    /// By node: how many below it ask.
    pub(super) asking_below: Vec<u32>,
    /// By node: whether its words stand in the note three times or more.
    pub(super) repeated: Vec<bool>,
    /// By node: whether its words come again further down in another form, as a table of contents has it.
    pub(super) echoed: Vec<bool>,
    /// The share of short lines that do not state anything.
    pub(super) lists: f32,
    /// The share of the lines with a mark of their own that ask, the title left out.
    pub(super) asking_share: f32,
    /// How many lines ask; 1 from ten on.
    pub(super) asks_many: f32,
    /// By the widest group: its share of the note's heads.
    heads: HashMap<u32, f32>,
    /// By parent: how many plain lines ask, of how many.
    plain: HashMap<u32, (u32, u32)>,
}

/// Words of fewer or more characters are not compared.
const ECHO_CHARS: std::ops::Range<u16> = 4..60;
const REPEATED_TIMES: u32 = 3;

impl Survey {
    pub(super) fn of(page: &Page, outline: &Outline, forms: &Forms) -> Survey {
        let nodes = &outline.nodes;
        let own = (0..nodes.len())
            .map(|at| own(page, outline, forms, at))
            .collect();
        let (repeated, echoed) = recurring(page, outline, forms);
        let asks = nodes.iter().filter(|node| node.cue.asks).count();
        let lists = nodes
            .iter()
            .filter(|node| node.cue.chars <= 45 && !node.cue.states)
            .count();
        let marked = nodes.iter().skip(1).filter(|node| !node.is_plain());
        let (asking, all) = marked.fold((0, 0), |(asking, all), node| {
            (asking + u32::from(node.is_asking()), all + 1)
        });
        Survey {
            own,
            asking_share: asking as f32 / all.max(1) as f32,
            asking_below: asking_below(outline),
            repeated,
            echoed,
            lists: lists as f32 / nodes.len().max(1) as f32,
            asks_many: (asks as f32 / 10.0).min(1.0),
            heads: heads(outline, forms),
            plain: plain(outline),
        }
    }

    pub(super) fn head_share(&self, group: u32) -> f32 {
        self.heads.get(&group).copied().unwrap_or(0.0)
    }

    /// The share of the plain lines beside a node that ask.
    pub(super) fn near_asks(&self, node: &Node) -> f32 {
        let (asking, all) = self.plain.get(&node.parent).copied().unwrap_or_default();
        asking.saturating_sub(u32::from(node.cue.asks)) as f32 / all.max(1) as f32
    }
}

fn own(page: &Page, outline: &Outline, forms: &Forms, at: usize) -> Own {
    let node = &outline.nodes[at];
    let line = &page.lines[node.line as usize];
    let below = below(page, outline, forms, at);
    let kids = outline.kids(at as u32).iter().map(|&kid| outline.node(kid));
    let kids = kids.filter(|kid| kid.style != Style::Answer);
    let (asking, all) = kids.fold((0, 0), |(asking, all), kid| {
        (asking + u32::from(kid.is_asking()), all + 1)
    });
    Own {
        says: node.says(),
        asks: node.cue.asks,
        is_noun: node.cue.is_noun() && node.style != Style::Question,
        demands: node.is_asking() || node.cue.instructs,
        has_blank: has_blank(page.words(line)),
        has_body: below.has_lines || node.cue.inline.is_some() || line.rest < line.words.1,
        kids_ask: asking as f32 / all.max(1) as f32,
        answer_label_below: below.answer_label,
        unfolds_below: below.unfolds,
    }
}

/// Whether the words leave a place to be filled in: `( )`, `____`.
fn has_blank(words: &str) -> bool {
    let bytes = words.as_bytes();
    if memchr::memchr3(b'(', b'_', b'[', bytes).is_none() {
        return false;
    }
    const BLANKS: [&str; 9] = [
        "()", "( )", "(  )", "(   )", "__", "( ? )", "(?)", "[ ]", "_ _",
    ];
    BLANKS.iter().any(|blank| words.contains(blank))
}

/// What stands right below a node.
#[derive(Debug, Clone, Copy, Default)]
struct Below {
    has_lines: bool,
    answer_label: bool,
    unfolds: bool,
}

fn below(page: &Page, outline: &Outline, forms: &Forms, at: usize) -> Below {
    let node = &outline.nodes[at];
    let own = &page.lines[node.line as usize];
    for (index, line) in page.lines.iter().enumerate().skip(node.line as usize + 1) {
        let other = outline.at_line[index];
        if other == NONE {
            if line.is_shown() {
                return Below {
                    has_lines: true,
                    ..Below::default()
                };
            }
            continue;
        }
        let next = outline.node(other);
        let unfolds = next.shape == Shape::Summary && next.cue.classes.holds & WRAP != 0;
        return Below {
            answer_label: next.style == Style::Answer,
            unfolds: unfolds && own.toggle_id != line.toggle_id,
            has_lines: belongs(page, outline, forms, at, other),
        };
    }
    Below::default()
}

/// Whether the line below belongs to the one above by form and place.
fn belongs(page: &Page, outline: &Outline, forms: &Forms, at: usize, below: u32) -> bool {
    let (node, other) = (&outline.nodes[at], outline.node(below));
    let place = |node: &Node| -> &Line { &page.lines[node.line as usize] };
    let (own, line) = (place(node), place(other));
    let runs_on = matches!(other.shape, Shape::Text | Shape::Item);
    let differs = forms.chains[at][FORM] != forms.chains[below as usize][FORM];
    let follows = other.shape == Shape::Item || ((!other.cue.asks || node.cue.asks) && differs);
    let labelled = matches!(other.style, Style::Question | Style::Answer);
    outline.is_inside(below, at as u32)
        || (node.shape == Shape::Text
            && runs_on
            && line.toggle == own.toggle
            && !labelled
            && follows)
        || (other.style == Style::Answer && other.shape != Shape::Heading)
        || (line.quote > 0 && own.quote == 0 && runs_on)
}

fn asking_below(outline: &Outline) -> Vec<u32> {
    let mut below = vec![0; outline.nodes.len()];
    for at in (0..outline.nodes.len()).rev() {
        let node = &outline.nodes[at];
        if node.parent != NONE {
            below[node.parent as usize] += below[at] + u32::from(node.is_asking());
        }
    }
    below
}

/// By node: whether its words are repeated, and whether they come again further down in another form.
fn recurring(page: &Page, outline: &Outline, forms: &Forms) -> (Vec<bool>, Vec<bool>) {
    let mut spelt = Vec::new();
    let prints: Vec<u64> = outline
        .nodes
        .iter()
        .map(|node| {
            let words = page.words(&page.lines[node.line as usize]);
            spelt.clear();
            words[node.cue.core.clone()]
                .chars()
                .take(120)
                .for_each(|c| key::push(c, &mut spelt));
            spelt.retain(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
            xxhash_rust::xxh3::xxh3_64(&spelt)
        })
        .collect();
    let mut seen: HashMap<u64, (u32, usize, usize)> = HashMap::new();
    for (at, &print) in prints.iter().enumerate() {
        let entry = seen.entry(print).or_insert((0, at, at));
        (entry.0, entry.2) = (entry.0 + 1, at);
    }
    let repeated = prints
        .iter()
        .zip(&outline.nodes)
        .map(|(print, node)| node.cue.chars > 1 && seen[print].0 >= REPEATED_TIMES);
    let echoed = prints.iter().enumerate().map(|(at, print)| {
        let (_, first, last) = seen[print];
        let compared = ECHO_CHARS.contains(&outline.nodes[at].cue.chars);
        compared && first == at && last > at && forms.chains[at][0] != forms.chains[last][0]
    });
    (repeated.collect(), echoed.collect())
}

/// By the widest group: its share of the headings, titles of toggles and bold lines.
///
/// Headings above the level that comes twice, such as the note's title, are left out.
fn heads(outline: &Outline, forms: &Forms) -> HashMap<u32, f32> {
    let mut levels = [0u32; 7];
    for node in outline
        .nodes
        .iter()
        .filter(|node| node.shape == Shape::Heading)
    {
        levels[usize::from(node.level.min(6))] += 1;
    }
    let repeated = (1..7).find(|&level| levels[level] > 1);
    let top = repeated
        .or((1..7).find(|&level| levels[level] > 0))
        .unwrap_or(1);
    let mut heads: HashMap<u32, f32> = HashMap::new();
    let mut all = 0.0;
    for (at, node) in outline.nodes.iter().enumerate() {
        let is_head = match node.shape {
            Shape::Heading => usize::from(node.level) >= top,
            Shape::Summary | Shape::Bold => true,
            _ => false,
        };
        if is_head {
            *heads.entry(forms.chains[at][0]).or_default() += 1.0;
            all += 1.0;
        }
    }
    heads.values_mut().for_each(|count| *count /= all);
    heads
}

/// By parent: how many lines of text ask, of how many.
fn plain(outline: &Outline) -> HashMap<u32, (u32, u32)> {
    let mut plain: HashMap<u32, (u32, u32)> = HashMap::new();
    for node in outline
        .nodes
        .iter()
        .filter(|node| node.shape == Shape::Text)
    {
        let lines = plain.entry(node.parent).or_default();
        *lines = (lines.0 + u32::from(node.cue.asks), lines.1 + 1);
    }
    plain
}
