//! Takes the words of units as queries, as one would copy them: whatever a reader sees finds its unit.

mod samples;

use mundap_index::searcher::{Mode, UnitRecord, Widening};
use mundap_index::splitter::{self, Kind, Unit};
use samples::Samples;

/// The sample notes have more units than these.
const MIN_UNITS: usize = 60;

#[test]
fn every_word_of_a_unit_finds_it() {
    let samples = Samples::open();
    let mut lost = Vec::new();
    let units = all(&samples);
    assert!(units.len() > MIN_UNITS, "{} units", units.len());
    for unit in units {
        for word in words(&unit) {
            for query in [as_typed(&word), word] {
                let found = samples.ask(&query, Mode::Every, Widening::Forbidden);
                if !found.hits.iter().any(|hit| hit.unit.id == unit.id) {
                    let note = samples.note(&unit);
                    lost.push(format!("{query}\t{note}: {}", unit.question));
                }
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

/// The words of a unit's own lines with their markup, where there is anything to search for.
///
/// Of the question's line it is the question that is shown, without the number before it.
fn words(unit: &UnitRecord) -> Vec<String> {
    let text = std::fs::read_to_string(&unit.path).unwrap();
    let split = splitter::split(&text);
    let inner = |line: usize| {
        let below = |other: &Unit| other.line > unit.line && other.line <= unit.end_line;
        let mut inner = split.units.iter().filter(|other| below(other));
        inner.any(|other| (other.line..=other.end_line).contains(&line))
    };
    let own = |line: &usize| !inner(*line);
    let lines = (unit.line..=unit.end_line).filter(own);
    let seen = lines.flat_map(|line| {
        let (marked, plain) = (text.lines().nth(line - 1), split.plain.lines(line, line));
        let mut marked = marked.unwrap_or_default().split_whitespace();
        let asked = line == unit.line && unit.kind == Kind::Question;
        let number = marked.clone().next().filter(|word| is_number(word));
        if number.is_some() {
            marked.next();
        }
        let seen = |word: &&str| is_seen(word, plain);
        let number = number.filter(|_| !asked || plain.starts_with(number.unwrap_or(" ")));
        let words = number.into_iter().chain(marked.filter(seen));
        words.map(str::to_string).collect::<Vec<_>>()
    });
    seen.collect()
}

/// Whether a reader sees all that the word is made of.
///
/// No reader sees the name of a tag, a comment, the language of a fence or the target of a link.
fn is_seen(word: &str, plain: &str) -> bool {
    let mut names = word.split(|c: char| !c.is_alphanumeric());
    word.chars().any(char::is_alphanumeric) && names.all(|name| plain.contains(name))
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
