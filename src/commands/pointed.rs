//! What a word on the command line points at: an id, its beginning, a number, a line of a note.

use std::fs;
use std::path::PathBuf;

use mundap_index::searcher::UnitRecord;

use crate::failure::Failure;
use crate::messages::say;
use crate::places::Places;
use crate::render::{cut, safe};

use super::desk::Desk;
use super::opened::Opened;
use super::recall::Recall;

/// Ids have so many digits.
const ID_DIGITS: usize = 10;

/// So few digits alone are a number of the last list.
const NUMBER_DIGITS: usize = 3;

/// A word that begins an id need not be one: `open` takes it for one from here on.
const SURE_DIGITS: usize = 6;

/// More units that a word may mean are not counted.
const MOST_CANDIDATES: usize = 1_000;

/// So many units that a word may mean are named.
const NAMED_CANDIDATES: usize = 5;

/// The most columns of a question in a message.
const QUESTION_COLUMNS: usize = 40;

/// What a word points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pointer {
    /// A result of the last list, from 1.
    Number(usize),
    /// A line of a note, from 1.
    Spot(PathBuf, usize),
    /// An id or its beginning.
    Id(String),
}

impl Pointer {
    pub(super) fn of(word: &str) -> Pointer {
        let is_number = !word.is_empty()
            && word.len() <= NUMBER_DIGITS
            && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            return Pointer::Number(word.parse().unwrap_or(0));
        }
        match spot(word) {
            Some((note, line)) => Pointer::Spot(note, line),
            None => Pointer::Id(word.to_ascii_lowercase()),
        }
    }

    /// Whether the word can hardly be one of a query.
    pub(super) fn is_sure(&self) -> bool {
        match self {
            Pointer::Number(_) | Pointer::Spot(..) => true,
            Pointer::Id(id) => {
                let is_hex = id.bytes().all(|byte| byte.is_ascii_hexdigit());
                let has_digit = id.bytes().any(|byte| byte.is_ascii_digit());
                is_hex && (id.len() == ID_DIGITS || has_digit && id.len() >= SURE_DIGITS)
            }
        }
    }
}

/// `path:line`, also with a column behind, of a note that is there.
fn spot(word: &str) -> Option<(PathBuf, usize)> {
    let mut rest = word;
    while let Some((path, number)) = rest.trim_end_matches(':').rsplit_once(':') {
        let line = number.parse().ok()?;
        // Another number before is the line, and this one was the column.
        let is_column = path
            .rsplit_once(':')
            .is_some_and(|(_, line)| line.parse::<usize>().is_ok());
        match fs::canonicalize(path) {
            Ok(note) => return Some((note, line)),
            Err(_) if is_column => rest = path,
            Err(_) => return None,
        }
    }
    None
}

/// The places to look at: those of the last list, where only its numbers are asked for.
pub(super) fn places(
    pointers: &[Pointer],
    recall: Option<&Recall>,
    desk: &Desk<'_>,
) -> Result<Places, Failure> {
    let is_number = |pointer: &Pointer| matches!(pointer, Pointer::Number(_));
    match recall.filter(|_| !pointers.is_empty() && pointers.iter().all(is_number)) {
        Some(recall) => desk.places_as_recalled(&recall.places()),
        None => desk.places_to_ask(),
    }
}

/// The unit that is pointed at; tells where there is none, or are several.
pub(super) fn find(
    opened: &Opened<'_>,
    pointer: &Pointer,
    recall: Option<&Recall>,
    desk: &Desk<'_>,
) -> Result<Option<UnitRecord>, Failure> {
    match pointer {
        Pointer::Number(number) => numbered(opened, *number, recall, desk),
        Pointer::Spot(note, line) => standing(opened, note, *line, desk),
        Pointer::Id(id) => beginning(opened, id, desk),
    }
}

fn numbered(
    opened: &Opened<'_>,
    number: usize,
    recall: Option<&Recall>,
    desk: &Desk<'_>,
) -> Result<Option<UnitRecord>, Failure> {
    let count = recall.map_or(0, Recall::count);
    let Some(id) = recall.and_then(|recall| recall.id(number)) else {
        let message = say!("no-result", number);
        let hint = say!("no-result-hint", count);
        desk.reporter
            .absence(&Failure::new("unit-not-found", message).hint(hint));
        return Ok(None);
    };
    beginning(opened, id, desk)
}

/// The innermost unit of a note's line, else the last one above.
fn standing(
    opened: &Opened<'_>,
    note: &std::path::Path,
    line: usize,
    desk: &Desk<'_>,
) -> Result<Option<UnitRecord>, Failure> {
    let units = opened.ask(|searcher| searcher.units_of(note))?;
    let above = units.into_iter().filter(|unit| unit.line <= line.max(1));
    let found = above.max_by_key(|unit| (unit.end_line >= line, unit.line));
    if found.is_none() {
        let shown = opened.places.shown(note);
        let place = format!("{}:{line}", safe::path_text(&shown));
        let absence = Failure::new("unit-not-found", say!("no-unit-there", place));
        desk.reporter
            .absence(&absence.hint(say!("no-unit-there-hint")));
    }
    Ok(found)
}

fn beginning(
    opened: &Opened<'_>,
    id: &str,
    desk: &Desk<'_>,
) -> Result<Option<UnitRecord>, Failure> {
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut units = match is_id && id.len() <= ID_DIGITS {
        true => opened.ask(|searcher| searcher.units_beginning(id, MOST_CANDIDATES))?,
        false => Vec::new(),
    };
    units.sort_by(|a, b| a.path.cmp(&b.path).then(a.line.cmp(&b.line)));
    // Two folders of notes may hold the same path and question: that is one id, and the first counts.
    let is_one = units.iter().all(|unit| unit.id == units[0].id);
    if !is_one {
        desk.reporter
            .failure(&ambiguous(id, &units, &opened.places));
        return Ok(None);
    }
    let first = units.into_iter().next();
    if first.is_none() {
        tell_unknown(id, desk);
    }
    Ok(first)
}

fn ambiguous(id: &str, units: &[UnitRecord], places: &Places) -> Failure {
    let message = say!("ambiguous", id, count = units.len());
    let named = units.iter().take(NAMED_CANDIDATES).map(|unit| {
        let question = cut(&safe::line(&unit.question), QUESTION_COLUMNS);
        let place = safe::path(&places.shown(&unit.path));
        format!("`{}` {question} ({place}:{})", unit.id, unit.line)
    });
    let names = named.collect::<Vec<String>>().join(", ");
    let hint = match units.len().saturating_sub(NAMED_CANDIDATES) {
        0 => names,
        count => say!("ambiguous-more", names, count),
    };
    Failure::new("ambiguous-id", message).hint(hint)
}

pub(super) fn tell_unknown(id: &str, desk: &Desk<'_>) {
    let absence = Failure::new("unit-not-found", say!("no-unit", id)).hint(say!("no-unit-hint"));
    desk.reporter.absence(&absence);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(PartialEq)]
    enum Reading {
        Sure,
        Doubtful,
    }

    fn check(word: &str, want: Pointer, reading: Reading) {
        let pointer = Pointer::of(word);
        assert_eq!(pointer, want, "{word}");
        assert_eq!(pointer.is_sure(), reading == Reading::Sure, "{word}");
    }

    #[test]
    fn digits_are_a_number_and_other_words_an_id() {
        check("3", Pointer::Number(3), Reading::Sure);
        check("12345678", Pointer::Id("12345678".into()), Reading::Sure);
        check(
            "3FA9C01B2E",
            Pointer::Id("3fa9c01b2e".into()),
            Reading::Sure,
        );
        check("db", Pointer::Id("db".into()), Reading::Doubtful);
        check("facade", Pointer::Id("facade".into()), Reading::Doubtful);
        check("3fa9c0", Pointer::Id("3fa9c0".into()), Reading::Sure);
        check(
            "없는.md:3",
            Pointer::Id("없는.md:3".into()),
            Reading::Doubtful,
        );
    }

    #[test]
    fn a_line_of_a_file_is_a_spot() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let spot = |line| Pointer::Spot(fs::canonicalize(file).expect("it is there"), line);
        check(&format!("{file}:12"), spot(12), Reading::Sure);
        check(&format!("{file}:12:3"), spot(12), Reading::Sure);
        check(&format!("{file}:12:"), spot(12), Reading::Sure);
    }
}
