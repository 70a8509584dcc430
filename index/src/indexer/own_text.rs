//! The visible text that a unit has to itself, its follow-ups left out. Knows no index and no term.

use std::fmt::Write as _;
use std::ops::Range;

use crate::layout::Layout;
use crate::reader::is_word;
use crate::splitter::{Kind, Split, Unit};

/// What a unit shows.
#[derive(Debug, Default)]
pub(super) struct OwnText {
    /// Visible text of the unit's lines, those of its follow-ups left empty.
    ///
    /// The numbers of lists stand before their items, but for the question's own.
    /// An answer further down comes after as many empty lines as lie between.
    pub(super) plain: String,
    /// Where numbers of lists stand in it, in bytes, without the stop; in order.
    pub(super) ordinals: Vec<Range<usize>>,
    /// Where `plain` goes on after the question's own words, in bytes.
    pub(super) rest_bytes: usize,
    /// Lines with links: where they begin in `plain`, in bytes, and how many letters the links have.
    pub(super) linked: Vec<(usize, u32)>,
    /// Where items, cells and pictures stand in `plain`.
    pub(super) layout: Layout,
    /// What the lines so far leave open for the next.
    behind: Behind,
}

/// What stands before a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Behind {
    #[default]
    Text,
    /// An item or row, or what goes on with it.
    Item,
    /// The same, and an empty line.
    ItemAndGap,
}

impl OwnText {
    /// The text of one unit of a note.
    pub(super) fn of(split: &Split, note: &str, at: usize) -> OwnText {
        let mut own = lines(split, at);
        own.rest_bytes = rest_bytes(note, &split.units[at], &own.plain);
        own
    }
}

fn lines(split: &Split, at: usize) -> OwnText {
    let unit = &split.units[at];
    let mut own = OwnText {
        plain: String::with_capacity(unit.answer_bytes.len() + unit.question.len()),
        ..OwnText::default()
    };
    let mut line = unit.line;
    for (below, child) in split.units.iter().enumerate().skip(at + 1) {
        if child.line > unit.end_line {
            break;
        }
        if child.line < line || !follows_up(split, below, at) {
            continue;
        }
        own.push_lines(split, unit, line, child.line - 1);
        let blank = child.end_line.min(unit.end_line) + 1 - child.line;
        own.plain.extend(std::iter::repeat_n('\n', blank));
        line = child.end_line + 1;
    }
    own.push_lines(split, unit, line, unit.end_line);
    if let Some((first, last)) = unit.detached.filter(|lines| lines.0 > unit.end_line) {
        own.plain
            .extend(std::iter::repeat_n('\n', first - unit.end_line - 1));
        own.push_lines(split, unit, first, last);
    }
    own
}

impl OwnText {
    fn push_lines(&mut self, split: &Split, unit: &Unit, first: usize, last: usize) {
        for line in first..=last.min(split.plain.line_count()) {
            let start = self.plain.len();
            let linked = split.plain.linked_letters(line);
            self.linked.extend((linked > 0).then_some((start, linked)));
            let asked = start == 0 && unit.kind == Kind::Question;
            let number = split.plain.ordinal(line).filter(|_| !asked);
            if let Some(number) = number {
                let _ = write!(self.plain, "{number}");
                self.ordinals.push(start..self.plain.len());
                self.plain.push_str(". ");
            }
            let words = split.plain.lines(line, line);
            let opened = match split.plain.is_item(line) {
                true => Behind::Item,
                false => Behind::Text,
            };
            // A number is a border itself.
            if self.is_bordered(words, opened) && start > 0 && number.is_none() {
                self.layout.borders.push(start - 1);
            }
            self.plain.push_str(words);
            let (end, pictured) = (self.plain.len(), split.plain.picture_bytes(line));
            let pictures = (pictured > 0).then(|| end - pictured..end);
            self.layout.pictures.extend(pictures);
            self.plain.push('\n');
        }
    }

    /// Whether a border stands before a line: it is an item, or follows on a list.
    fn is_bordered(&mut self, words: &str, opened: Behind) -> bool {
        let before = self.behind;
        self.behind = match before {
            _ if opened == Behind::Item => Behind::Item,
            Behind::Item if words.is_empty() => Behind::ItemAndGap,
            Behind::ItemAndGap if !words.is_empty() => Behind::Text,
            other => other,
        };
        opened == Behind::Item || before == Behind::ItemAndGap && !words.is_empty()
    }
}

/// Whether a unit follows up another, itself or by those between.
pub(super) fn follows_up(split: &Split, below: usize, above: usize) -> bool {
    let mut parent = split.units[below].parent;
    while let Some(at) = parent {
        if at == above {
            return true;
        }
        parent = split.units[at].parent.filter(|&higher| higher < at);
    }
    false
}

fn rest_bytes(note: &str, unit: &Unit, plain: &str) -> usize {
    if unit.answer_bytes.is_empty() {
        return plain.len();
    }
    let asked = unit.question_bytes.start..unit.answer_bytes.start;
    let asked = note.get(asked).unwrap_or_default();
    let lines_above = asked.matches('\n').count();
    if lines_above == 0 {
        let found = plain.find(unit.question.as_str());
        let end = found.map_or(0, |at| at + unit.question.len());
        return end + turn_bytes(asked, &plain[end..]);
    }
    let mut breaks = plain.match_indices('\n').map(|(at, _)| at + 1);
    breaks.nth(lines_above - 1).unwrap_or(plain.len())
}

/// How many bytes part an answer from the question on its line: `::`, an arrow, a colon.
fn turn_bytes(asked: &str, rest: &str) -> usize {
    let signs = asked.rsplit(is_word).next().unwrap_or_default();
    let mut answer = rest.trim_start_matches(' ');
    for sign in signs.chars().filter(|sign| !sign.is_whitespace()) {
        answer = answer.strip_prefix(sign).unwrap_or(answer);
        answer = answer.trim_start_matches(' ');
    }
    rest.len() - answer.len()
}
