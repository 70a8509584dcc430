//! Words that a beginning stands for: which units have one, and what that is worth. Knows no key and no speller.

use compact_str::CompactString;
use tantivy::Term as EngineTerm;
use tantivy::query::{BoostQuery, DisjunctionMaxQuery, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::begun::{Whole, Wholes};
use super::combine::{Boxed, any, nothing};
use super::compile::{Compiled, Compiler, Mark, Scored};
use super::run::{Form, Run, pick};
use crate::error::Error;
use crate::query::Part;

impl Compiler<'_> {
    /// Units that have a word that begins so.
    pub(super) fn prefix(&self, stem: &str, part: Option<Part>) -> Result<Boxed, Error> {
        if let Some(wholes) = self.begun.filter(|wholes| wholes.stem == stem) {
            return Ok(self.any_of(wholes, part));
        }
        let fields = match part {
            None => vec![self.fields.terms, self.fields.words],
            Some(Part::Question) => vec![self.fields.question],
            Some(Part::Answer) => return self.answers_beginning(stem),
            Some(Part::Heading) => vec![self.fields.heading],
        };
        let mut terms = Vec::new();
        for field in fields {
            terms.extend(self.expansion.terms_beginning(field, stem)?);
        }
        Ok(Box::new(TermSetQuery::new(terms)))
    }

    /// Units that have one of the words, the best among them.
    fn any_of(&self, wholes: &Wholes, part: Option<Part>) -> Boxed {
        let best = Run::new(self.analyzer, &wholes.best);
        let slots = best.slots(&(0..wholes.best.len()));
        let best_terms = pick(&slots, Form::Canonical);
        let mut ways = Vec::new();
        if !best_terms.is_empty() {
            ways.push(self.side_by_side(&best_terms, part));
        }
        for term in wholes.others.iter().filter_map(|whole| whole.term.as_ref()) {
            ways.push(self.side_by_side(&[(0, term)], part));
            if part.is_none() {
                ways.push(self.term(self.fields.context, term));
            }
        }
        if part.is_none() {
            let others = wholes.others.iter().map(|whole| whole.word.as_str());
            let words = others.chain([wholes.best.as_str()]);
            ways.extend(words.map(|word| self.word(self.fields.words, word)));
        }
        any(ways).unwrap_or_else(nothing)
    }

    /// Adds what the other words are worth: of several in one unit the best one counts.
    pub(super) fn score_wholes(&self, wholes: &Wholes, part: Option<Part>, into: &mut Compiled) {
        let (fields, weights) = (self.fields, &self.weights);
        let terms: Vec<&CompactString> = wholes.others.iter().filter_map(Whole::text).collect();
        let views = [
            ("term", fields.terms, weights.term),
            ("question", fields.question, weights.question),
            ("context", fields.context, weights.context),
        ];
        for (view, field, weight) in views {
            let is_asked = part.is_none() || part == Some(Part::Question) && view == "question";
            let queries = terms.iter().map(|term| self.word(field, term));
            let queries: Vec<Boxed> = queries.filter(|_| is_asked).collect();
            into.add_best(view, &wholes.stem, queries, weight * wholes.weight);
        }
        let words = wholes.others.iter().map(|whole| whole.word.as_str());
        let queries = words.map(|word| self.word(fields.words, word)).collect();
        into.add_best("word", &wholes.stem, queries, weights.word * wholes.weight);
        for whole in &wholes.others {
            into.marks
                .extend(whole.text().map(|term| Mark::Term(term.to_string())));
            into.marks.push(Mark::Text(whole.word.clone()));
        }
    }

    fn word(&self, field: Field, word: &str) -> Boxed {
        let term = EngineTerm::from_field_text(field, word);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }
}

impl Compiled {
    /// Adds the best of several queries to the score.
    fn add_best(&mut self, view: &'static str, stem: &str, queries: Vec<Boxed>, weight: f32) {
        if queries.is_empty() {
            return;
        }
        let best: Boxed = Box::new(DisjunctionMaxQuery::new(queries));
        self.parts.push(Scored {
            view,
            form: format!("{stem}*"),
            query: Box::new(BoostQuery::new(best, weight)),
        });
    }
}
