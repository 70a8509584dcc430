//! The views of a unit's text as the engine takes them. Knows no note and no field.

use std::collections::HashSet;
use std::ops::Range;

use compact_str::CompactString;

use super::own_text::OwnText;
use super::packed::Packed;
use crate::analysis::{Analysis, Analyzer, Term};
use crate::schema::Spans;

/// What a unit's text says.
#[derive(Debug, Default)]
pub(super) struct Views {
    pub(super) terms: Packed,
    pub(super) words: Packed,
    pub(super) grams: Packed,
    /// Where each term stands.
    pub(super) spans: Spans,
    /// Terms of the question's own lines that stand nowhere below them.
    asked: HashSet<CompactString>,
}

impl Views {
    /// Analyses a unit's text, line by line.
    pub(super) fn of(text: &OwnText, analyzer: &Analyzer) -> Views {
        let room = |quarters: usize| Packed::with_room(text.plain.len() / 4 * quarters);
        let mut views = Views {
            terms: room(4),
            words: room(6),
            grams: room(7),
            ..Views::default()
        };
        analyzer.analyze_by_line(&text.plain, &mut |line| views.push(line, text));
        views
    }

    fn push(&mut self, line: &Analysis, text: &OwnText) {
        for term in &line.terms {
            self.spans.push(term.position, &(term.start..term.end));
            if counts(term, &text.ordinals) {
                self.terms.push(term.position, &term.text);
                self.place(term, text.rest_bytes);
            }
        }
        for word in line.words.iter().filter(|w| counts(w, &text.ordinals)) {
            self.words.push(word.position, &word.text);
        }
        for gram in &line.grams {
            self.grams.push(gram.position, &gram.text);
        }
    }

    fn place(&mut self, term: &Term, rest_bytes: usize) {
        if term.start < rest_bytes {
            self.asked.insert(term.text.clone());
        } else if !self.asked.is_empty() {
            self.asked.remove(&term.text);
        }
    }

    /// Takes out the terms that only the question has.
    pub(super) fn take_asked(&mut self) -> Packed {
        let mut asked: Vec<CompactString> = self.asked.drain().collect();
        asked.sort_unstable();
        packed(asked.iter())
    }
}

/// Terms whose positions do not matter.
pub(super) fn packed<'t>(terms: impl Iterator<Item = &'t CompactString>) -> Packed {
    let mut packed = Packed::default();
    terms.for_each(|term| packed.push(0, term));
    packed
}

/// Whether a term is text, not the number of a list's item.
fn counts(term: &Term, ordinals: &[Range<usize>]) -> bool {
    let at = ordinals.partition_point(|number| number.end <= term.start);
    ordinals
        .get(at)
        .is_none_or(|number| term.end <= number.start)
}
