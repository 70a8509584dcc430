//! Surveys a note for the facts: each line by itself, its neighbours, and the note as a whole.

use super::classes::WRAP;
use super::cue::Style;
use super::form::{FORM, Forms, mix};
use super::key::{self, Letters};
use super::outline::{NONE, Node, Outline, Shape};
use crate::reader::{Line, Page};

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
    /// How many lines ask; 1 from ten on.
    pub(super) asks_many: f32,
    /// By the widest group: its share of the note's heads.
    heads: Vec<f32>,
    /// By parent: how many plain lines ask, of how many; last those without one.
    plain: Vec<(u32, u32)>,
}

/// Words of fewer or more characters are not compared.
const ECHO_CHARS: std::ops::Range<u16> = 4..60;
const REPEATED_TIMES: usize = 3;
/// Lines are compared by so many letters first.
const OPENING_LETTERS: usize = 7;

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
        Survey {
            own,
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
        self.heads[group as usize]
    }

    /// The share of the plain lines beside a node that ask.
    pub(super) fn near_asks(&self, node: &Node) -> f32 {
        let (asking, all) = self.plain[holder(node, self.plain.len())];
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
    const BLANKS: [&[u8]; 9] = [
        b"()", b"( )", b"(  )", b"(   )", b"__", b"( ? )", b"(?)", b"[ ]", b"_ _",
    ];
    let bytes = words.as_bytes();
    let is_blank = |at| BLANKS.iter().any(|blank| bytes[at..].starts_with(blank));
    memchr::memchr3_iter(b'(', b'_', b'[', bytes).any(is_blank)
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
    let nodes = &outline.nodes;
    let (mut repeated, mut echoed) = (vec![false; nodes.len()], vec![false; nodes.len()]);
    let all: Vec<usize> = (0..nodes.len()).collect();
    // Few lines open alike, so that few are compared as a whole.
    for near in alike(page, outline, &all, OPENING_LETTERS) {
        for alike in alike(page, outline, &near, usize::MAX) {
            let (first, last) = (alike[0], alike[alike.len() - 1]);
            echoed[first] = ECHO_CHARS.contains(&nodes[first].cue.chars)
                && forms.chains[first][0] != forms.chains[last][0];
            for &at in &alike {
                repeated[at] = alike.len() >= REPEATED_TIMES && nodes[at].cue.chars > 1;
            }
        }
    }
    (repeated, echoed)
}

/// The groups of two or more among `nodes` whose words have the same first letters, each in line order.
fn alike(page: &Page, outline: &Outline, nodes: &[usize], letters: usize) -> Vec<Vec<usize>> {
    let print = |&at: &usize| {
        let node = &outline.nodes[at];
        let words = page.words(&page.lines[node.line as usize]);
        (print(&words[node.cue.core.clone()], letters), at)
    };
    let mut prints: Vec<(u64, usize)> = nodes.iter().map(print).collect();
    prints.sort_unstable();
    let groups = prints.chunk_by(|one, next| one.0 == next.0);
    let groups = groups.filter(|group| group.len() > 1);
    groups
        .map(|group| group.iter().map(|&(_, at)| at).collect())
        .collect()
}

/// A number for the first letters of some words; signs, digits and blanks are none.
fn print(words: &str, letters: usize) -> u64 {
    const CHARS: usize = 120;
    let spelt = words.chars().take(CHARS).filter_map(letter);
    spelt.take(letters).fold(0, mix)
}

/// A letter as it is compared: in lower case, all scripts beside Hangul and ASCII as one.
#[inline]
fn letter(c: char) -> Option<u64> {
    match c {
        '가'..='힣' => Some(c.into()),
        _ if c.is_ascii_alphabetic() => Some(c.to_ascii_lowercase().into()),
        _ if c.is_ascii() => None,
        _ => {
            let Letters { bytes, len, .. } = key::letters(c);
            (len > 0 && !bytes[0].is_ascii()).then(|| bytes[0].into())
        }
    }
}

/// By the widest group: its share of the headings, titles of toggles and bold lines.
///
/// Headings above the level that comes twice, such as the note's title, are left out.
fn heads(outline: &Outline, forms: &Forms) -> Vec<f32> {
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
    let mut heads = vec![0.0; forms.groups()];
    let mut all = 0.0;
    for (at, node) in outline.nodes.iter().enumerate() {
        let is_head = match node.shape {
            Shape::Heading => usize::from(node.level) >= top,
            Shape::Summary | Shape::Bold => true,
            _ => false,
        };
        if is_head {
            heads[forms.chains[at][0] as usize] += 1.0;
            all += 1.0;
        }
    }
    heads
        .iter_mut()
        .for_each(|count| *count /= f32::max(all, 1.0));
    heads
}

/// By parent: how many lines of text ask, of how many; last those without one.
fn plain(outline: &Outline) -> Vec<(u32, u32)> {
    let mut plain = vec![(0, 0); outline.nodes.len() + 1];
    let is_text = |node: &&Node| node.shape == Shape::Text;
    for node in outline.nodes.iter().filter(is_text) {
        let lines = &mut plain[holder(node, outline.nodes.len() + 1)];
        *lines = (lines.0 + u32::from(node.cue.asks), lines.1 + 1);
    }
    plain
}

/// The place of a node's parent among `places`, the last of which is for those without one.
fn holder(node: &Node, places: usize) -> usize {
    (node.parent as usize).min(places - 1)
}
