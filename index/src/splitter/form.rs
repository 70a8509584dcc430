//! Tells which lines have the same form, and what is usual among them; knows no words.

use super::cue::Style;
use super::outline::{NONE, Node, Outline, Shape};
use crate::reader::{BOLD, HTML, Line, Page};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::RangeInclusive;

/// The groups that each node belongs to, from the widest to the narrowest.
pub(super) struct Forms {
    /// By node: its group in each depth.
    pub(super) chains: Vec<[u32; DEPTHS]>,
    /// By group: the group around it in the next wider depth, and how many nodes it has.
    groups: Vec<(u32, u32)>,
}

/// Kind, form, form under its parent's form, siblings.
pub(super) const DEPTHS: usize = 4;
/// The depth of the groups of one form in the note.
pub(super) const FORM: usize = 1;
/// The depth of the groups of one form below one parent.
pub(super) const SIBLINGS: usize = 3;

/// So many lines does a wider group weigh in the mean of a narrower one.
const WIDER: f32 = 1.5;

#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// Mixes a number into a key; the constant is that of Fibonacci hashing, 2^64 over the golden ratio.
pub(super) fn mix(key: u64, value: u64) -> u64 {
    (key.rotate_left(23) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The name of what an author types around the words of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Form {
    name: &'static str,
    /// Of a heading its level, of an item its depth; else 0.
    level: u8,
    is_quoted: bool,
}

/// The depths of lists within lists.
const INNER_DEPTHS: RangeInclusive<u8> = 2..=20;

impl Form {
    /// The names that there are, for messages.
    pub const NAMES: &str = "`h1` to `h6`, `toggle`, `bold`, `label`, `typed`, `text`, `number`, \
        `number2` …, `bullet`, `bullet2` …, and each with `quoted` before it";

    /// Whether a form is called that.
    pub fn is_name(name: &str) -> bool {
        let name = name.strip_prefix("quoted ").unwrap_or(name);
        let level = |prefix| {
            name.strip_prefix(prefix)
                .and_then(|level| level.parse::<u8>().ok())
        };
        let is_deep = |prefix| level(prefix).is_some_and(|depth| INNER_DEPTHS.contains(&depth));
        match name {
            "toggle" | "bold" | "label" | "typed" | "text" | "number" | "bullet" => true,
            _ => {
                level("h").is_some_and(|level| (1..=6).contains(&level))
                    || is_deep("number")
                    || is_deep("bullet")
            }
        }
    }

    pub(super) fn of(node: &Node, line: &Line) -> Form {
        let (name, level) = match node.shape {
            Shape::Heading => ("h", node.level),
            Shape::Summary => ("toggle", 0),
            _ if node.style == Style::Question => ("label", 0),
            Shape::Bold => ("bold", 0),
            Shape::Item if line.marker == b'1' => ("number", node.level),
            Shape::Item => ("bullet", node.level),
            Shape::Text if node.style == Style::Number => ("typed", 0),
            Shape::Text => ("text", 0),
        };
        Form {
            name,
            level,
            is_quoted: line.quote > 0,
        }
    }
}

/// `h3`, `toggle`, `bold`, `label`, `typed`, `number`, `number2`, `bullet`, `text`; `quoted h3` in a quote.
impl std::fmt::Display for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let quoted = if self.is_quoted { "quoted " } else { "" };
        match (self.name, self.level) {
            (name, level) if level > 1 || name == "h" => write!(f, "{quoted}{name}{level}"),
            (name, _) => write!(f, "{quoted}{name}"),
        }
    }
}

/// What holds a node's words, as a number.
fn kind(node: &Node, line: &Line) -> u64 {
    let marks = [
        node.shape as u8,
        node.level,
        line.marker,
        line.toggle,
        line.has(HTML).into(),
    ];
    marks.into_iter().map(u64::from).fold(2, mix)
}

/// What the author typed around the words, as a number.
fn form(node: &Node, line: &Line) -> u64 {
    let said = match node.is_plain() {
        true if node.cue.asks => 1,
        true if node.cue.states || node.cue.chars > 50 => 2,
        true => 3,
        false => 0,
    };
    let is_bold = node.shape == Shape::Bold || line.has(BOLD);
    let marks = [
        u8::from(line.quote > 0),
        said,
        node.style as u8,
        is_bold.into(),
    ];
    marks.into_iter().map(u64::from).fold(kind(node, line), mix)
}

impl Forms {
    pub(super) fn of(page: &Page, outline: &Outline) -> Forms {
        let line = |node: &Node| &page.lines[node.line as usize];
        let own: Vec<u64> = outline
            .nodes
            .iter()
            .map(|node| form(node, line(node)))
            .collect();
        let mut ids: HashMap<u64, u32, BuildHasherDefault<AsItIs>> =
            HashMap::with_capacity_and_hasher(own.len(), BuildHasherDefault::default());
        let mut forms = Forms {
            chains: Vec::with_capacity(own.len()),
            groups: Vec::new(),
        };
        for (node, &form) in outline.nodes.iter().zip(&own) {
            let above = own.get(node.parent as usize).copied().unwrap_or(0);
            let keys = [
                kind(node, line(node)),
                mix(3, form),
                mix(mix(4, form), above),
                mix(mix(5, form), u64::from(node.parent)),
            ];
            let mut chain = [0; DEPTHS];
            let mut wider = NONE;
            for (place, key) in chain.iter_mut().zip(keys) {
                *place = *ids.entry(key).or_insert_with(|| {
                    forms.groups.push((wider, 0));
                    forms.groups.len() as u32 - 1
                });
                forms.groups[*place as usize].1 += 1;
                wider = *place;
            }
            forms.chains.push(chain);
        }
        forms
    }

    /// How many groups there are, in all depths.
    pub(super) fn groups(&self) -> usize {
        self.groups.len()
    }

    /// How many nodes are in the group of a node.
    pub(super) fn count(&self, node: usize, depth: usize) -> u32 {
        self.groups[self.chains[node][depth] as usize].1
    }

    /// By group: the sums of some facts over its nodes.
    pub(super) fn sums<const N: usize>(&self, facts: impl Fn(usize) -> [f32; N]) -> Vec<[f32; N]> {
        let mut sums = vec![[0.0; N]; self.groups.len()];
        for (node, chain) in self.chains.iter().enumerate() {
            let values = facts(node);
            for &group in chain {
                let sums = sums[group as usize].iter_mut();
                sums.zip(values).for_each(|(sum, value)| *sum += value);
            }
        }
        sums
    }

    /// By group: the means of some facts, each leaning on the wider one's; `priors` are those of all notes.
    pub(super) fn means<const N: usize>(
        &self,
        priors: [f32; N],
        facts: impl Fn(usize) -> [f32; N],
    ) -> Vec<[f32; N]> {
        let mut means = self.sums(facts);
        for group in 0..means.len() {
            let (wider, count) = self.groups[group];
            let around = means.get(wider as usize).copied().unwrap_or(priors);
            for (mean, around) in means[group].iter_mut().zip(around) {
                *mean = (*mean + WIDER * around) / (count as f32 + WIDER);
            }
        }
        means
    }

    /// What there is of the group of a node's siblings of the same form.
    pub(super) fn among_siblings<T: Copy>(&self, groups: &[T], node: usize) -> T {
        groups[self.chains[node][SIBLINGS] as usize]
    }
}

/// What is usual over all notes, by name; the widest groups lean on it.
#[derive(Debug, Clone, Default)]
pub(super) struct Priors(pub(super) Vec<(String, f32)>);

impl Priors {
    pub(super) fn of(&self, name: &str) -> f32 {
        self.0
            .iter()
            .find(|prior| prior.0 == name)
            .map_or(0.2, |prior| prior.1)
    }
}
