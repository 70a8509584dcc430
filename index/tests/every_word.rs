//! Takes the words of units as queries: whatever a reader sees in a unit finds that unit.

mod samples;

use mundap_index::searcher::{Mode, UnitRecord, Widening};
use mundap_index::splitter::{self, Unit};
use samples::Samples;

/// Units whose every word is asked for.
const UNITS: usize = 60;
const SEED: u64 = 0x2545_f491_4f6c_dd1d;

#[test]
fn every_word_of_a_unit_finds_it() {
    let samples = Samples::open();
    let mut lost = Vec::new();
    for unit in drawn(all(&samples)) {
        for word in words(&unit) {
            let found = samples.ask(&as_typed(&word), Mode::Every, Widening::Forbidden);
            if !found.hits.iter().any(|hit| hit.unit.id == unit.id) {
                lost.push(format!(
                    "{word}\t{}: {}",
                    samples.note(&unit),
                    unit.question
                ));
            }
        }
    }
    assert!(
        lost.is_empty(),
        "{} words lost\n{}",
        lost.len(),
        lost.join("\n")
    );
}

fn all(samples: &Samples) -> Vec<UnitRecord> {
    let outcome = samples.ask("", Mode::Every, Widening::Forbidden);
    outcome.hits.into_iter().map(|hit| hit.unit).collect()
}

/// So many units, drawn by the steps of a xorshift generator (Marsaglia 2003): the same every time.
fn drawn(mut units: Vec<UnitRecord>) -> Vec<UnitRecord> {
    units.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    let mut state = SEED;
    let mut drawn = Vec::new();
    while drawn.len() < UNITS && !units.is_empty() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let count = u64::try_from(units.len()).expect("a count fits");
        let at = usize::try_from(state % count).expect("it is below a count");
        drawn.push(units.swap_remove(at));
    }
    drawn
}

/// The words that a reader sees in a unit's own lines, where there is anything to search for.
///
/// The number before a list's item is its place, not a word.
fn words(unit: &UnitRecord) -> Vec<String> {
    let split = splitter::split(&std::fs::read_to_string(&unit.path).unwrap());
    let inner = |line: usize| {
        let below = |other: &Unit| other.line > unit.line && other.line <= unit.end_line;
        let mut inner = split.units.iter().filter(|other| below(other));
        inner.any(|other| (other.line..=other.end_line).contains(&line))
    };
    let lines = (unit.line..=unit.end_line).filter(|line| !inner(*line));
    let seen = lines.flat_map(|line| split.plain.lines(line, line).split_whitespace());
    let words = seen.filter(|word| word.chars().any(char::is_alphanumeric) && !is_number(word));
    words.map(String::from).collect()
}

fn is_number(word: &str) -> bool {
    let place = word.strip_suffix(['.', ')']);
    place.is_some_and(|place| place.chars().all(|c| c.is_ascii_digit()))
}

/// A word with an operator in it stands in quotes, and what would end them is white space.
fn as_typed(word: &str) -> String {
    let is_plain = !word.contains(['"', '“', '”', ':', '(', ')', '*', '|', '#'])
        && !word.starts_with(['+', '-', '!']);
    if is_plain {
        return word.to_string();
    }
    format!("\"{}\"", word.replace(['"', '“', '”'], " "))
}
