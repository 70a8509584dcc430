//! Guesses the words that a query's consonants are the initials of. Knows no keyboard and no slip.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use compact_str::CompactString;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED, Term as EngineTerm};

use super::guess::is_right_word;
use super::words::{Known, Origin};
use crate::analysis::{Make, Via};
use crate::error::Error;
use crate::searcher::engine::Searcher;
use crate::searcher::run::{Form, Run, pick};
use crate::widen::hangul;

/// Words that consonants may stand for, at most.
const MOST: usize = 5;
/// Of each of several words, so many of the commonest are tried beside each other.
const TRIED: usize = 40;
/// A unit that asks about a word counts as so many that mention it.
const ASKED: u32 = 10;
/// A word in fewer units that no dictionary knows may be a misspelling.
const REPEATED_UNITS: u32 = 3;
/// In fewer units than these all words are rare.
const MANY_UNITS: u64 = 1000;

/// Whether the word is consonants alone.
pub(super) fn is_initials(word: &str) -> bool {
    !word.is_empty() && word.chars().all(hangul::is_consonant)
}

/// What consonants stand for, the commonest first: words in a row, as the notes have them.
pub(super) fn meant(searcher: &Searcher, initials: &[&str]) -> Result<Vec<String>, Error> {
    let (first, rest) = match initials {
        [] => return Ok(Vec::new()),
        [only] => {
            let words = common(searcher, only)?;
            let long = words
                .into_iter()
                .filter(|word| word.chars().nth(1).is_some());
            return Ok(long.take(MOST).collect());
        }
        [first, rest @ ..] => (first, rest),
    };
    let mut rows = common(searcher, first)?;
    for initials in rest {
        rows = followed(searcher, &rows, &common(searcher, initials)?)?;
    }
    rows.truncate(MOST);
    Ok(rows)
}

/// The commonest words with these initials: no misspelling, and none with a particle or an ending.
fn common(searcher: &Searcher, initials: &str) -> Result<Vec<String>, Error> {
    let known = searcher.words().with_initials(initials)?;
    let bases: Vec<&Known> = known
        .iter()
        .filter(|known| is_base(searcher, known))
        .collect();
    if bases.is_empty() {
        let loose = known.iter().filter(|known| may_be_base(searcher, known));
        return commonest(searcher, loose.collect());
    }
    commonest(searcher, bases)
}

/// The commonest first, of those that are spelled right; of spellings of one concept the commonest.
fn commonest(searcher: &Searcher, words: Vec<&Known>) -> Result<Vec<String>, Error> {
    let mut counted = Vec::new();
    for known in words {
        let terms = terms(searcher, &known.word);
        let asked = terms.iter().map(|term| searcher.words().asked(term));
        let asked: Vec<u32> = asked.collect::<Result<_, Error>>()?;
        let asked = asked.into_iter().min().unwrap_or(0);
        let is_borrowed = known.origin == Origin::Borrowed;
        counted.push((
            is_borrowed,
            Reverse(known.units + ASKED * asked),
            known,
            terms,
        ));
    }
    counted.sort_by(|a, b| (a.0, a.1, &a.2.word).cmp(&(b.0, b.1, &b.2.word)));
    let mut seen = HashSet::new();
    let mut common = Vec::new();
    for (_, _, known, terms) in counted.into_iter().take(TRIED) {
        if is_right_word(searcher, known)? && seen.insert(terms) {
            common.push(known.word.to_string());
        }
    }
    Ok(common)
}

fn terms(searcher: &Searcher, word: &str) -> Vec<CompactString> {
    let run = Run::new(searcher.analyzer(), word);
    run.wanted().map(|term| term.text.clone()).collect()
}

/// Whether a word that the dictionary cuts into pieces may be a name of its own.
fn may_be_base(searcher: &Searcher, known: &Known) -> bool {
    let is_long = known.word.chars().nth(2).is_some();
    let make = searcher.analyzer().make(&known.word);
    is_long && matches!(make, Make::Unknown | Make::Pieces)
}

/// Whether it is a noun or a name without particles.
fn is_base(searcher: &Searcher, known: &Known) -> bool {
    let is_known = match searcher.analyzer().make(&known.word) {
        Make::Listed | Make::Noun | Make::Name | Make::Compound | Make::Derived => true,
        Make::Unknown => known.units >= least_units(searcher),
        Make::Pieces => known.word.chars().nth(1).is_none(),
        Make::Inflected | Make::Foreign | Make::Broken => false,
    };
    let run = Run::new(searcher.analyzer(), &known.word);
    let mut stems = run
        .analysis
        .words
        .iter()
        .filter(|word| word.via == Via::Stem);
    is_known && stems.all(|stem| stem.text == known.word)
}

/// Few notes repeat little.
fn least_units(searcher: &Searcher) -> u32 {
    if searcher.words().all_units() < MANY_UNITS {
        1
    } else {
        REPEATED_UNITS
    }
}

/// The rows that a word follows somewhere in the notes, the most frequent first.
fn followed(searcher: &Searcher, rows: &[String], words: &[String]) -> Result<Vec<String>, Error> {
    let rows = &rows[..rows.len().min(TRIED)];
    let ends: Vec<_> = rows
        .iter()
        .map(|row| edge(searcher, row, Edge::Last))
        .collect();
    let begins: Vec<_> = words
        .iter()
        .map(|word| edge(searcher, word, Edge::First))
        .collect();
    let mut counted: Vec<(u32, usize, usize)> = Vec::new();
    for ((row, word), units) in adjacent(searcher, &ends, &begins)? {
        counted.push((units, row, word));
    }
    counted.sort_by_key(|&(units, row, word)| (Reverse(units), row, word));
    let mut found: Vec<(u32, String)> = Vec::new();
    for (_, row, word) in counted.into_iter().take(2 * MOST) {
        let text = format!("{} {}", rows[row], words[word]);
        let units = searcher.side_by_side(&text)?;
        if units > 0 {
            found.push((units, text));
        }
    }
    found.sort_by_key(|(units, _)| Reverse(*units));
    Ok(found.into_iter().map(|(_, text)| text).collect())
}

#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// The first or last term of a row of words, as the index has it.
fn edge(searcher: &Searcher, row: &str, edge: Edge) -> Option<String> {
    let run = Run::new(searcher.analyzer(), row);
    let slots = run.slots(&(0..row.len()));
    let terms = pick(&slots, Form::Canonical);
    let term = match edge {
        Edge::First => terms.first(),
        Edge::Last => terms.last(),
    };
    term.map(|(_, term)| term.text.to_string())
}

/// How many units have which of the first terms directly before which of the second.
fn adjacent(
    searcher: &Searcher,
    firsts: &[Option<String>],
    seconds: &[Option<String>],
) -> Result<HashMap<(usize, usize), u32>, Error> {
    let mut units: HashMap<(usize, usize), u32> = HashMap::new();
    for segment in 0..searcher.engine().segment_readers().len() {
        let mut places: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
        each_place(searcher, segment, firsts, &mut |nth, unit, position| {
            places.entry((unit, position + 1)).or_default().push(nth);
        })?;
        each_place(searcher, segment, seconds, &mut |nth, unit, position| {
            for &first in places.get(&(unit, position)).into_iter().flatten() {
                *units.entry((first, nth)).or_default() += 1;
            }
        })?;
    }
    Ok(units)
}

/// Calls `take` with each term's number, unit and position in one segment.
fn each_place(
    searcher: &Searcher,
    segment: usize,
    terms: &[Option<String>],
    take: &mut dyn FnMut(usize, u32, u32),
) -> Result<(), Error> {
    let failed = |source: std::io::Error| Error::Engine(source.to_string());
    let field = searcher.words().placed();
    let inverted = searcher.engine().segment_readers()[segment].inverted_index(field)?;
    let mut positions = Vec::new();
    for (nth, term) in terms.iter().enumerate() {
        let Some(term) = term else { continue };
        let term = EngineTerm::from_field_text(field, term);
        let option = IndexRecordOption::WithFreqsAndPositions;
        let Some(mut postings) = inverted.read_postings(&term, option).map_err(failed)? else {
            continue;
        };
        while postings.doc() != TERMINATED {
            postings.positions(&mut positions);
            positions
                .iter()
                .for_each(|at| take(nth, postings.doc(), *at));
            postings.advance();
        }
    }
    Ok(())
}
