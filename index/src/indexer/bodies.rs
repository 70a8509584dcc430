//! Tells how much each unit of a note says, and where the text of a bare heading stands. Knows no index.

use super::own_text::{OwnText, follows_up};
use crate::body::Body;
use crate::splitter::{Split, Unit};

/// How full a bare heading counts whose text stands below it.
const HEADING_PERCENT: u64 = 50;

/// What a unit says beyond its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnitBody {
    /// How full it is, in percent.
    pub(super) fullness: u64,
    /// For a unit that is bare: the units below it that are not.
    pub(super) below: Option<UnitsBelow>,
}

/// The units below a bare one that say something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnitsBelow {
    /// The first of them, as an index into the note's units.
    pub(super) first: usize,
    /// How many more there are.
    pub(super) more: usize,
}

/// The bodies of a note's units, in their order.
pub(super) fn bodies(split: &Split, texts: &[OwnText]) -> Vec<UnitBody> {
    let own: Vec<Body> = split.units.iter().zip(texts).map(body).collect();
    (0..own.len())
        .map(|at| unit_body(split, &own, at))
        .collect()
}

fn unit_body(split: &Split, own: &[Body], at: usize) -> UnitBody {
    let below = own[at].is_bare().then(|| below(split, own, at)).flatten();
    let fullness = match below {
        Some(_) => own[at].percent().max(HEADING_PERCENT),
        None => own[at].percent(),
    };
    UnitBody { fullness, below }
}

fn body((unit, text): (&Unit, &OwnText)) -> Body {
    if !unit.answered {
        return Body::default();
    }
    let rest = text.plain.get(text.rest_bytes..).unwrap_or_default();
    let linked = text.linked.iter();
    let linked = linked.filter(|(start, _)| *start >= text.rest_bytes);
    let linked_letters = linked.map(|(_, letters)| *letters as usize).sum();
    Body::of(rest, linked_letters, unit.kind)
}

/// The units that stand below a heading, as far as they say anything.
fn below(split: &Split, own: &[Body], at: usize) -> Option<UnitsBelow> {
    let heading = &split.units[at];
    let is_below =
        |unit: usize| stands_below(&split.units[unit], heading) || follows_up(split, unit, at);
    let units = (at + 1..own.len()).take_while(|&unit| is_below(unit));
    let mut full = units.filter(|&unit| !own[unit].is_bare());
    let first = full.next()?;
    let more = full.count();
    Some(UnitsBelow { first, more })
}

/// Whether the headings around a unit are those around another, and that one.
fn stands_below(unit: &Unit, heading: &Unit) -> bool {
    let outer = heading.headings.len();
    unit.headings.get(..outer) == Some(&heading.headings)
        && unit.headings.get(outer) == Some(&heading.question)
}
