//! Finds terms in answers: what a unit says, less what only its question says. Knows no weight.

use std::collections::HashSet;

use tantivy::Term as EngineTerm;
use tantivy::query::{TermQuery, TermSetQuery};
use tantivy::schema::IndexRecordOption;

use super::combine::{Boxed, all_but, any, nothing};
use super::compile::Compiler;
use crate::error::Error;

impl Compiler<'_> {
    /// Units whose answers have all of the terms, anywhere.
    pub(super) fn answers_with(&self, terms: &[(usize, EngineTerm)]) -> Boxed {
        let all = terms.iter().map(|(_, term)| self.answered_by(&text(term)));
        all_but(all.collect(), Vec::new())
    }

    /// Units whose answers have a term that begins so.
    pub(super) fn answers_beginning(&self, stem: &str) -> Result<Boxed, Error> {
        let terms = self.expansion.terms_beginning(self.fields.terms, stem)?;
        let asked = self.expansion.terms_beginning(self.fields.asked, stem)?;
        let asked: HashSet<String> = asked.iter().map(text).collect();
        let (doubtful, clear): (Vec<_>, Vec<_>) = terms
            .into_iter()
            .partition(|term| asked.contains(&text(term)));
        let doubtful = doubtful.iter().map(|term| self.answered_by(&text(term)));
        let mut ways: Vec<Boxed> = doubtful.collect();
        ways.push(Box::new(TermSetQuery::new(clear)));
        Ok(any(ways).unwrap_or_else(nothing))
    }

    fn answered_by(&self, text: &str) -> Boxed {
        let with = |field| -> Boxed {
            let term = EngineTerm::from_field_text(field, text);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic))
        };
        all_but(vec![with(self.fields.terms)], vec![with(self.fields.asked)])
    }
}

fn text(term: &EngineTerm) -> String {
    term.value().as_str().unwrap_or_default().to_owned()
}
