//! Widens a query that matches nothing, step by step, and says how. Knows no score and no spelling.

use super::engine::Searcher;
use super::speller::MAX_RESPELLED;
use super::{Outcome, Relaxed, Request, Step};
use crate::error::Error;
use crate::query::{Atom, Clause, Group, Query, Sign};

/// Words of a query beyond which only "any of them" is tried.
const MAX_CHOSEN_FROM: usize = 5;

/// Asks for fewer words of a query that matches nothing.
pub(super) fn search(searcher: &Searcher, request: &Request<'_>) -> Result<Option<Outcome>, Error> {
    for fewer in fewer_terms(searcher, request.query)? {
        let outcome = attempt(searcher, request, Step::FewerTerms, &fewer)?;
        if outcome.is_some() {
            return Ok(outcome);
        }
    }
    Ok(None)
}

/// Runs another query in place of the one asked; `None` where it matches nothing either.
pub(super) fn attempt(
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
    let query = query.clone();
    outcome.relaxed = Some(Relaxed { how, query });
    Ok(Some(outcome).filter(|outcome| outcome.total > 0))
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
        return Query::of(Group { alternatives });
    }
    let mut sequence = conditions.to_vec();
    sequence.push(Clause {
        sign: Sign::Must,
        atom: Atom::Group(Group { alternatives }),
    });
    Query::of(Group {
        alternatives: vec![sequence],
    })
}

fn wanted_words(text: String) -> Clause {
    Clause {
        sign: Sign::Wanted,
        atom: Atom::Words(text),
    }
}
