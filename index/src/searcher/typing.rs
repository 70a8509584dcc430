//! Answers a query that is still being typed: its last word may be the beginning of one. Knows no key and no screen.

use std::cmp::Reverse;
use std::ops::Range;

use tantivy::query::EmptyQuery;

use super::begun::{self, Begun, Whole, Wholes};
use super::compile::Compiled;
use super::engine::Searcher;
use super::missing;
use super::run::{Form, MAX_TERMS, Run, pick};
use super::speller;
use super::{Mode, Outcome, Relaxed, Request, Widening};
use crate::error::Error;
use crate::query::{Atom, Clause, Group, Query, Sign};
use crate::schema;

/// So many words that begin so are asked for, the commonest.
const MOST: usize = 12;
/// A word that only begins so, against one that was typed to its end.
const BEHIND_WHOLE: f32 = 0.3;
/// A rarer word that begins so, against the commonest.
const BEHIND_BEST: f32 = 0.7;

impl Searcher {
    /// Runs a request whose query somebody is still typing.
    ///
    /// The last word counts as a whole and as the beginning of the commonest words that begin so; a
    /// letter of Hangul at its end as the beginning of the next syllable. Where no word begins so,
    /// it is an ordinary search.
    ///
    /// # Errors
    /// When a path pattern is no glob, or the engine fails.
    pub fn search_while_typing(&self, request: &Request<'_>) -> Result<Outcome, Error> {
        let Some(begun) = Begun::of(request.query.text()) else {
            let query = &Query::parse(begun::without_letter(request.query.text()));
            return self.search(&Request {
                query,
                ..request.clone()
            });
        };
        if let Some(wholes) = self.wholes(&begun)? {
            let outcome = self.search_begun(request, &begun, &wholes)?;
            if outcome.total > 0 {
                return Ok(outcome);
            }
            // The word is there, only not under these conditions.
            let query = &Query::parse(&format!("{}{}", begun.before, wholes.best));
            return self.search(&Request {
                query,
                ..request.clone()
            });
        }
        if request.query.text().ends_with(begun.stem.as_str()) {
            return self.search(request);
        }
        // A letter that is no syllable yet means nothing to an ordinary search.
        let query = &Query::parse(&format!("{}{}", begun.before, begun.stem));
        self.search(&Request {
            query,
            ..request.clone()
        })
    }

    fn search_begun(
        &self,
        request: &Request<'_>,
        begun: &Begun<'_>,
        wholes: &Wholes,
    ) -> Result<Outcome, Error> {
        let typed = Query::parse(&format!("{}{}", begun.before, wholes.best));
        let slips = match (request.mode, request.widening) {
            (Mode::Ranked, Widening::Allowed) => speller::read(self, &typed)?.sure,
            _ => None,
        };
        let query = slips.as_ref().map_or(&typed, |(_, query)| query);
        let mut compiler = self.compiler(request.mode);
        compiler.begun = Some(wholes);
        let mut compiled = Compiled {
            gate: Box::new(EmptyQuery),
            parts: Vec::new(),
            marks: Vec::new(),
        };
        if let Some(gate) = compiler.gate(&gate(query, begun, request.mode))? {
            compiled.gate = gate;
        }
        compiler.score_group(query.root(), None, &mut compiled)?;
        compiler.score_gist(query.root(), &mut compiled);
        compiler.score_wholes(wholes, begun.part, &mut compiled);
        compiled.marks.truncate(MAX_TERMS);
        let outcome = self.search_compiled(request, &compiled)?;
        let missing = missing::missing(self, query)?;
        let relaxed = slips.map(|(how, query)| Relaxed { how, query });
        Ok(Outcome {
            missing,
            relaxed,
            ..outcome
        })
    }

    /// The words of the notes that the beginning may become; `None` where none begins so.
    fn wholes(&self, begun: &Begun<'_>) -> Result<Option<Wholes>, Error> {
        for range in begun.ranges() {
            let mut words = self.words_within(&range)?;
            if words.is_empty() {
                continue;
            }
            let is_whole = words.contains(&begun.stem);
            let is_apart = |word: &&String| !word.contains(' ') || begun.before == begun.rest;
            let Some(best) = words.iter().find(is_apart).cloned() else {
                continue;
            };
            let best = if is_whole { begun.stem.clone() } else { best };
            words.retain(|word| *word != best);
            return Ok(Some(Wholes {
                stem: begun.stem.clone(),
                best,
                others: words.into_iter().map(|word| self.whole(word)).collect(),
                weight: if is_whole { BEHIND_WHOLE } else { BEHIND_BEST },
            }));
        }
        Ok(None)
    }

    /// The commonest words within a range, by the units that have them.
    fn words_within(&self, range: &Range<String>) -> Result<Vec<String>, Error> {
        let fields = schema::schema().1;
        let mut words = self.expansion().words_within(fields.words, range)?;
        for (term, units) in self.expansion().words_within(fields.terms, range)? {
            let known = words.entry(term).or_default();
            *known = units.max(*known);
        }
        for (spelling, name) in self.analyzer().spellings() {
            let is_within = *range.start <= *spelling && *spelling < *range.end;
            if is_within && !words.contains_key(spelling.as_str()) {
                let units = self.units_with_term(&name)?;
                words.extend((units > 0).then(|| (spelling.to_string(), units)));
            }
        }
        let mut words: Vec<(u32, String)> = words.into_iter().map(|(word, n)| (n, word)).collect();
        let order = |(units, word): &(u32, String)| (Reverse(*units), word.clone());
        if words.len() > MOST {
            words.select_nth_unstable_by_key(MOST, order);
            words.truncate(MOST);
        }
        words.sort_by_cached_key(order);
        Ok(words.into_iter().map(|(_, word)| word).collect())
    }

    fn whole(&self, word: String) -> Whole {
        let run = Run::new(self.analyzer(), &word);
        let slots = run.slots(&(0..word.len()));
        let term = match pick(&slots, Form::Canonical)[..] {
            [(_, term)] => Some(term.clone()),
            _ => None,
        };
        Whole { word, term }
    }
}

/// The query's tree with the beginning in it.
///
/// Beside words of which some are enough it is one more; else it stands for the word that it becomes.
fn gate(query: &Query, begun: &Begun<'_>, mode: Mode) -> Group {
    let is_loose = begun.sign == Sign::Wanted && begun.part.is_none() && mode == Mode::Ranked;
    let mut root = match is_loose {
        true => query.root().clone(),
        false => Query::parse(begun.rest).root().clone(),
    };
    let prefix = Atom::Prefix(begun.stem.clone());
    let atom = match begun.part {
        Some(part) => Atom::In(part, Box::new(prefix)),
        None => prefix,
    };
    let sign = begun.sign;
    match root.alternatives.last_mut() {
        Some(sequence) => sequence.push(Clause { sign, atom }),
        None => root.alternatives.push(vec![Clause { sign, atom }]),
    }
    root
}
