//! Chooses what counts of a pasted text: the terms that are rare in the notes, from all of it. Knows no score.

use std::collections::HashSet;
use std::ops::Range;

use compact_str::CompactString;
use tantivy::Term as EngineTerm;

use super::compile::Compiler;
use super::run::Run;
use crate::analysis::{Analysis, Role, Term};

/// A text of more terms was pasted rather than typed.
const TYPED_TERMS: usize = 48;
/// So is one of more syllables in Hangul, whatever words they make.
const TYPED_GRAMS: usize = 4 * TYPED_TERMS;
/// Terms of a pasted text that are asked for.
const KEPT_TERMS: usize = 40;
/// Longer texts are cut: what names their topic stands before.
const MAX_BYTES: usize = 64 * 1024;
/// How the lines of a stack trace begin that say where the program was.
const FRAMES: [&str; 3] = ["at ", "File \"", "#"];

impl Compiler<'_> {
    /// A run of words as a ranked search asks for it: of a pasted text each rare term once.
    ///
    /// Syllable pairs of a pasted text are left out, for they meet everywhere.
    pub(super) fn asked(&self, text: &str) -> Run {
        let analysis = self.analyzer.analyze(beginning(text));
        if analysis.terms.len() <= TYPED_TERMS && analysis.grams.len() <= TYPED_GRAMS {
            return Run::of(analysis, Vec::new());
        }
        let asides = frames(text);
        let analysis = Analysis {
            terms: self.rarest(analysis.terms, &asides),
            words: Vec::new(),
            grams: Vec::new(),
        };
        Run::of(analysis, asides)
    }

    /// The terms that fewest units have, once each, in the order of the text.
    fn rarest(&self, terms: Vec<Term>, asides: &[Range<usize>]) -> Vec<Term> {
        let mut seen: HashSet<CompactString> = HashSet::new();
        let mut first: Vec<(u64, Term)> = Vec::new();
        for term in terms {
            let is_new = term.role == Role::Content && seen.insert(term.text.clone());
            let units = if is_new { self.units_with(&term) } else { 0 };
            if units > 0 {
                let is_aside = asides.iter().any(|aside| aside.contains(&term.start));
                // A place in the program counts as if twice as many had it.
                first.push((units << u64::from(is_aside), term));
            }
        }
        first.sort_by_key(|(units, _)| *units);
        first.truncate(KEPT_TERMS);
        first.sort_by_key(|(_, term)| (term.start, term.position));
        first.into_iter().map(|(_, term)| term).collect()
    }

    fn units_with(&self, term: &Term) -> u64 {
        let term = EngineTerm::from_field_text(self.fields.terms, &term.text);
        // A dictionary that cannot be read fails the search itself.
        self.expansion.engine.doc_freq(&term).unwrap_or(0)
    }
}

/// As much of the text as is read, on a character's boundary.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The bytes of the lines that name a place in a program.
fn frames(text: &str) -> Vec<Range<usize>> {
    let mut frames = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_start();
        let is_frame = FRAMES.iter().any(|begins| shown.starts_with(begins));
        if is_frame && line.contains(['(', ',']) {
            frames.push(start..start + line.len());
        }
        start += line.len();
    }
    frames
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_name_a_place_are_asides() {
        let text = "힙이 모자란 OutOfMemoryError\n\tat java.util.Arrays.copyOf(Arrays.java:3512)\nCaused by: 누수\n";
        let lines: Vec<&str> = frames(text)
            .into_iter()
            .map(|aside| text[aside].trim())
            .collect();
        assert_eq!(lines, ["at java.util.Arrays.copyOf(Arrays.java:3512)"]);
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let text = "가".repeat(MAX_BYTES);
        assert_eq!(beginning(&text).len(), MAX_BYTES - MAX_BYTES % 3);
    }
}
