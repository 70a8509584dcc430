//! Finds the stretch of text with the most telling occurrences; knows no sentence.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::cells::BORDER_COLUMNS;
use super::{CELL_BORDER, ITEM_BORDER, Occurrence};

/// How far an occurrence may stand behind a line's beginning to open it: past its list mark.
const LIST_MARK_CHARS: usize = 8;

/// Columns between two terms that stand together: a particle and a space.
const ADJOINING_COLUMNS: usize = 5;

/// The occurrences that stand in the text, by their beginnings.
pub(super) fn in_order<'a>(text: &str, occurrences: &'a [Occurrence]) -> Cow<'a, [Occurrence]> {
    let stands = |occurrence: &Occurrence| {
        !occurrence.bytes.is_empty() && text.get(occurrence.bytes.clone()).is_some()
    };
    let is_ordered = occurrences.is_sorted_by_key(|occurrence| occurrence.bytes.start);
    if is_ordered && occurrences.iter().all(stands) {
        return Cow::Borrowed(occurrences);
    }
    let mut ordered: Vec<_> = occurrences.iter().filter(|o| stands(o)).cloned().collect();
    ordered.sort_by_key(|occurrence| occurrence.bytes.start);
    Cow::Owned(ordered)
}

/// Bytes from the first to the last occurrence of the best stretch of at most these columns.
///
/// Empty at the beginning of the text where there are no occurrences; a single occurrence wider
/// than that is given whole. Of equally good stretches it is the first.
pub(super) fn most_telling(text: &str, occurrences: &[Occurrence], columns: usize) -> Range<usize> {
    let places = places(text, occurrences);
    let mut window = Window::new(&places, columns);
    let mut best = (0, 0..0);
    for first in 0..places.len() {
        window.reach_from(first);
        let score = window.score(first);
        if score > best.0 {
            best = (score, first..window.after_last);
        }
        window.leave(first);
    }
    let best = &occurrences[best.1];
    let start = best.first().map_or(0, |first| first.bytes.start);
    let end = best.iter().map(|occurrence| occurrence.bytes.end).max();
    start..end.unwrap_or(start)
}

/// An occurrence as the window sees it.
struct Place {
    /// Columns of the text before it and up to its end, counted from any one place.
    columns: Range<usize>,
    /// Number of the term among those that occur, from 0.
    term: usize,
    weight: u64,
    /// The weight again where it opens a sentence, else 0.
    opening_weight: u64,
    /// The weight again where it follows closely on another term, else 0.
    adjoining_weight: u64,
}

fn places(text: &str, occurrences: &[Occurrence]) -> Vec<Place> {
    let terms = in_order_once(occurrences.iter().map(|o| o.term));
    let ruler = Ruler::along(text, occurrences);
    let mut places: Vec<Place> = Vec::with_capacity(occurrences.len());
    for occurrence in occurrences {
        let Occurrence {
            bytes,
            term,
            weight,
        } = occurrence;
        let weight = fixed_point(*weight);
        let mut place = Place {
            columns: ruler.column(bytes.start)..ruler.column(bytes.end),
            term: terms.binary_search(term).unwrap_or_default(),
            weight,
            opening_weight: 0,
            adjoining_weight: 0,
        };
        if opens_sentence(&text[..bytes.start]) {
            place.opening_weight = weight;
        }
        if places.last().is_some_and(|before| before.adjoins(&place)) {
            place.adjoining_weight = weight;
        }
        places.push(place);
    }
    places
}

impl Place {
    fn adjoins(&self, next: &Self) -> bool {
        self.term != next.term && next.columns.start <= self.columns.end + ADJOINING_COLUMNS
    }
}

/// Columns at all beginnings and ends of occurrences.
struct Ruler {
    bytes: Vec<usize>,
    columns: Vec<usize>,
}

impl Ruler {
    fn along(text: &str, occurrences: &[Occurrence]) -> Self {
        let starts = occurrences.iter().map(|o| o.bytes.start);
        let ends = occurrences.iter().map(|o| o.bytes.end);
        let bytes = in_order_once(starts.chain(ends));
        let mut columns = Vec::with_capacity(bytes.len());
        let (mut column, mut byte) = (0, bytes.first().copied().unwrap_or_default());
        for &next in &bytes {
            column += width(&text[byte..next]);
            columns.push(column);
            byte = next;
        }
        Self { bytes, columns }
    }

    fn column(&self, byte: usize) -> usize {
        let index = self.bytes.partition_point(|&bound| bound < byte);
        self.columns.get(index).copied().unwrap_or_default()
    }
}

/// Columns of the text, at most a few too many: it is not taken apart into characters as a
/// reader sees them.
fn width(text: &str) -> usize {
    let borders = [ITEM_BORDER, CELL_BORDER];
    let columns = |c: char| match borders.iter().any(|border| border.starts_with(c)) {
        true => BORDER_COLUMNS,
        false => c.width().unwrap_or(1),
    };
    text.chars().map(columns).sum()
}

fn in_order_once(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut numbers: Vec<usize> = numbers.collect();
    // Stable, because that is the sort which makes use of parts that are in order already.
    numbers.sort();
    numbers.dedup();
    numbers
}

/// Whole numbers, so that what is added and taken away again leaves nothing behind.
fn fixed_point(weight: f32) -> u64 {
    // A float beyond the range becomes the range's end, NaN becomes 0.
    ((weight * 1024.0) as u64).clamp(1, 1 << 30)
}

/// Whether a sentence or line, its list mark aside, begins right after this text.
fn opens_sentence(before: &str) -> bool {
    let mut after_space = false;
    for c in before.chars().rev().take(LIST_MARK_CHARS) {
        match c {
            '\n' | '。' | '\u{1e}' | '\u{1f}' => return true,
            '.' | '?' | '!' => return after_space,
            _ if c.is_alphanumeric() => return false,
            _ => after_space |= c.is_whitespace(),
        }
    }
    // Only a short text is worth counting.
    before.len() <= 4 * LIST_MARK_CHARS && before.chars().count() <= LIST_MARK_CHARS
}

struct Window<'a> {
    places: &'a [Place],
    columns: usize,
    after_last: usize,
    /// How often each term stands in the window.
    counts: Vec<usize>,
    /// Sums of weights: each term once, what is more than once, what follows on another.
    different: u64,
    repeated: u64,
    adjoining: u64,
}

impl<'a> Window<'a> {
    fn new(places: &'a [Place], columns: usize) -> Self {
        let terms = places.iter().map(|place| place.term + 1).max();
        Self {
            places,
            columns,
            after_last: 0,
            counts: vec![0; terms.unwrap_or_default()],
            different: 0,
            repeated: 0,
            adjoining: 0,
        }
    }

    /// Takes in what follows `first` as far as it fits, `first` itself in any case.
    fn reach_from(&mut self, first: usize) {
        let origin = self.places[first].columns.start;
        while let Some(place) = self.places.get(self.after_last) {
            if place.columns.end - origin > self.columns && self.after_last > first {
                break;
            }
            self.take_in(place);
            self.after_last += 1;
        }
    }

    fn take_in(&mut self, place: &Place) {
        self.adjoining += place.adjoining_weight;
        self.counts[place.term] += 1;
        match self.counts[place.term] {
            1 => self.different += place.weight,
            _ => self.repeated += place.weight,
        }
    }

    fn leave(&mut self, first: usize) {
        let place = &self.places[first];
        self.adjoining -= place.adjoining_weight;
        self.counts[place.term] -= 1;
        match self.counts[place.term] {
            0 => self.different -= place.weight,
            _ => self.repeated -= place.weight,
        }
    }

    /// Different terms above all; then such as stand together, a sentence that opens with one,
    /// and repetition.
    fn score(&self, first: usize) -> u64 {
        let first = &self.places[first];
        let adjoining = self.adjoining - first.adjoining_weight;
        16 * self.different
            + 4 * adjoining.min(self.different)
            + 2 * first.opening_weight
            + self.repeated.min(self.different)
    }
}
