//! Meets the numbers of ordered lists, which stand apart from the text that is scored. Knows no weight.

use tantivy::Term as EngineTerm;
use tantivy::query::{BooleanQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::combine::{Boxed, all_but, any, nothing};
use super::compile::Compiler;
use crate::query::Part;

impl Compiler<'_> {
    /// What is found, and for a number the lists that have it.
    pub(super) fn or_ordinal(&self, text: &str, found: Boxed) -> Boxed {
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return found;
        }
        let number = EngineTerm::from_field_text(self.fields.ordinals, text);
        let listed: Boxed = Box::new(TermQuery::new(number, IndexRecordOption::Basic));
        Box::new(BooleanQuery::union(vec![found, listed]))
    }

    /// A quoted text.
    ///
    /// `2. TCP` is also met where a list has the number and some text the rest.
    pub(super) fn phrase(&self, text: &str, part: Option<Part>) -> Option<Boxed> {
        let whole = self.phrase_as_written(text, part);
        let listed = list_number(text).filter(|_| part.is_none());
        let Some((number, rest)) = listed else {
            return whole;
        };
        let rest = self.phrase_as_written(rest, part)?;
        let listed = all_but(vec![self.or_ordinal(number, nothing()), rest], Vec::new());
        any(whole.into_iter().chain([listed]).collect())
    }
}

/// The number of a list's item that the text opens with, and what follows: `2. TCP`.
fn list_number(text: &str) -> Option<(&str, &str)> {
    let (number, rest) = text.trim_start().split_once(['.', ')'])?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_apart = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    (is_number && is_apart).then_some((number, rest.trim()))
}
