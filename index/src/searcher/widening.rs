//! Widens a query that matches nothing, step by step, and says how. Never touches one that has matches.

use super::engine::Searcher;
use super::vocabulary::Vocabulary;
use super::{Outcome, Relaxed, Request, Step};
use crate::error::Error;
use crate::query::{Atom, Clause, Group, Query, Sign};
use crate::widen::{hangul, keyboard};

/// Words that consonants may stand for, at most.
const MAX_INITIALS: usize = 12;
/// Words of a query beyond which only "any of them" is tried.
const MAX_CHOSEN_FROM: usize = 5;
/// Words of a query that are respelled, at most.
const MAX_RESPELLED: usize = 16;

/// Tries other spellings of words that are nowhere, then fewer words.
pub(super) fn search(searcher: &Searcher, request: &Request<'_>) -> Result<Option<Outcome>, Error> {
    let mut how = Step::FewerTerms;
    let mut query = request.query.clone();
    if let Some((step, respelled)) = respell(searcher, request.query)? {
        let outcome = attempt(searcher, request, step, &respelled)?;
        if outcome.is_some() {
            return Ok(outcome);
        }
        (how, query) = (step, respelled);
    }
    for fewer in fewer_terms(searcher, &query)? {
        let outcome = attempt(searcher, request, how, &fewer)?;
        if outcome.is_some() {
            return Ok(outcome);
        }
    }
    Ok(None)
}

fn attempt(
    searcher: &Searcher,
    request: &Request<'_>,
    how: Step,
    query: &Query,
) -> Result<Option<Outcome>, Error> {
    let wider = Request {
        query,
        ..request.clone()
    };
    let mut outcome = searcher.search_as_asked(&wider)?;
    let query = query.text().to_string();
    outcome.relaxed = Some(Relaxed { how, query });
    Ok(Some(outcome).filter(|outcome| outcome.total > 0))
}

/// The query with the words replaced that no note has; `None` where none could be.
fn respell(searcher: &Searcher, query: &Query) -> Result<Option<(Step, Query)>, Error> {
    let mut vocabulary = None;
    let mut step = None;
    let mut left = MAX_RESPELLED;
    let mut failed = None;
    let respelled = query.respelled(&mut |word| {
        left = left.saturating_sub(1);
        if left == 0 || failed.is_some() {
            return word.to_string();
        }
        match meant(searcher, &mut vocabulary, word) {
            Ok(Some((how, meant))) => {
                step = step.or(Some(how));
                meant
            }
            Ok(None) => word.to_string(),
            Err(error) => {
                failed = Some(error);
                word.to_string()
            }
        }
    });
    match failed {
        Some(error) => Err(error),
        None => Ok(step.map(|step| (step, respelled))),
    }
}

/// What a word that no note has may have been meant to be.
///
/// Consonants alone are keys of the Latin layout too (`ㅅㅋ` is `tz`): they are that only where no
/// word has just these initials.
fn meant(
    searcher: &Searcher,
    vocabulary: &mut Option<Vocabulary>,
    word: &str,
) -> Result<Option<(Step, String)>, Error> {
    let is_word = word.chars().any(char::is_alphanumeric);
    if !is_word || searcher.has(word)? {
        return Ok(None);
    }
    let vocabulary = match vocabulary {
        Some(vocabulary) => vocabulary,
        None => vocabulary.insert(searcher.vocabulary()?),
    };
    let is_initials = word.chars().all(hangul::is_consonant);
    if is_initials && vocabulary.has_initials(word) {
        return Ok(initials_of(vocabulary, word));
    }
    for typed in [keyboard::as_korean(word), keyboard::as_latin(word)]
        .into_iter()
        .flatten()
    {
        if typed.chars().count() > 1 && searcher.has(&typed)? {
            return Ok(Some((Step::Keyboard, typed)));
        }
    }
    if is_initials {
        return Ok(initials_of(vocabulary, word));
    }
    let near = vocabulary.nearest(word);
    Ok(near.map(|near| (Step::Spelling, near.to_string())))
}

/// Any of the words that the consonants stand for.
fn initials_of(vocabulary: &Vocabulary, initials: &str) -> Option<(Step, String)> {
    let words = vocabulary.with_initials(initials, MAX_INITIALS);
    let any = (!words.is_empty()).then(|| format!("({})", words.join(" OR ")));
    any.map(|any| (Step::Initials, any))
}

/// Queries that demand fewer and fewer of the words that some note has.
fn fewer_terms(searcher: &Searcher, query: &Query) -> Result<Vec<Query>, Error> {
    let (words, conditions) = query.loosened();
    let mut known = Vec::new();
    for word in words.into_iter().take(MAX_RESPELLED) {
        if !known.contains(&word) && searcher.has(&word)? {
            known.push(word);
        }
    }
    let mut queries = Vec::new();
    for wanted in (1..=known.len()).rev() {
        if known.len() <= MAX_CHOSEN_FROM || wanted == 1 || wanted == known.len() {
            queries.push(choose(&known, wanted, &conditions));
        }
    }
    Ok(queries)
}

/// Any so many of the words, under the same conditions.
fn choose(words: &[String], wanted: usize, conditions: &[Clause]) -> Query {
    let mut alternatives = Vec::new();
    for set in 0_u32..1 << words.len() {
        if set.count_ones() as usize == wanted {
            let chosen = (0..words.len()).filter(|at| set >> at & 1 == 1);
            let text: Vec<&str> = chosen.map(|at| words[at].as_str()).collect();
            alternatives.push(vec![wanted_words(text.join(" "))]);
        }
    }
    if conditions.is_empty() {
        return Query::parse(&Group { alternatives }.to_string());
    }
    let mut sequence = conditions.to_vec();
    sequence.push(Clause {
        sign: Sign::Must,
        atom: Atom::Group(Group { alternatives }),
    });
    let root = Group {
        alternatives: vec![sequence],
    };
    Query::parse(&root.to_string())
}

fn wanted_words(text: String) -> Clause {
    Clause {
        sign: Sign::Wanted,
        atom: Atom::Words(text),
    }
}
