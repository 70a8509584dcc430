//! A run of the query's words, analysed and sorted by the words it came from. Knows no index.

use std::ops::Range;

use crate::analysis::{Analysis, Analyzer, Mention, Role, Tag, Term, Via};

/// Terms beyond these are not asked for: a pasted page is no longer a query.
pub(super) const MAX_TERMS: usize = 256;

/// An analysed run of words.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) analysis: Analysis,
    /// Whether any term carries content; if none does, all count.
    pub(super) has_content: bool,
    /// Bytes of a pasted text that say less than the rest.
    asides: Vec<Range<usize>>,
}

/// One position of a word with the terms that stand there.
pub(super) type Slot<'r> = (u32, Vec<&'r Term>);

impl Run {
    pub(super) fn new(analyzer: &Analyzer, text: &str) -> Run {
        Run::of(analyzer.analyze(text), Vec::new())
    }

    /// A run that is analysed already, with the bytes of it that say less.
    pub(super) fn of(mut analysis: Analysis, asides: Vec<Range<usize>>) -> Run {
        analysis.terms.truncate(MAX_TERMS);
        analysis.words.truncate(MAX_TERMS);
        analysis.grams.truncate(4 * MAX_TERMS);
        let has_content = analysis.terms.iter().any(|term| term.role == Role::Content);
        Run {
            analysis,
            has_content,
            asides,
        }
    }

    /// Whether a term stands where the text says less, as in a stack trace's lines.
    pub(super) fn is_aside(&self, term: &Term) -> bool {
        self.asides.iter().any(|aside| aside.contains(&term.start))
    }

    /// Whether a term says what is asked for, rather than that something is asked.
    pub(super) fn is_wanted(&self, term: &Term) -> bool {
        match term.role {
            Role::Content => true,
            Role::Asking | Role::Function => !self.has_content,
            Role::Affix | Role::Weak => false,
        }
    }

    /// The wanted terms of the whole run.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.analysis
            .terms
            .iter()
            .filter(|term| self.is_wanted(term))
    }

    /// Whether an English word there says nothing about the topic; it is spelled right then.
    pub(super) fn is_idle_english(&self, place: &Range<usize>) -> bool {
        let inside = |word: &&Term| word.start < place.end && place.start < word.end;
        let mut words = self.analysis.words.iter().filter(inside).peekable();
        let is_idle =
            |word: &Term| word.tag == Tag::Sl && matches!(word.role, Role::Asking | Role::Function);
        words.peek().is_some() && words.all(is_idle)
    }

    /// What the run names, less the words that only ask where others name something.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        let mut mentions = self.analysis.mentions();
        let has_content = mentions.iter().any(|mention| mention.role == Role::Content);
        mentions.retain(|mention| mention.role == Role::Content || !has_content);
        mentions
    }

    /// The wanted terms of one word, by position.
    pub(super) fn slots(&self, word: &Range<usize>) -> Vec<Slot<'_>> {
        let mut slots: Vec<Slot<'_>> = Vec::new();
        for term in self.wanted().filter(|term| word.contains(&term.start)) {
            match slots.last_mut() {
                Some((position, terms)) if *position == term.position => terms.push(term),
                _ => slots.push((term.position, vec![term])),
            }
        }
        slots
    }
}

/// One term for each slot: the concept's or part's name where `canonical`, else the first.
pub(super) fn pick<'r>(slots: &[Slot<'r>], form: Form) -> Vec<(u32, &'r Term)> {
    let choose = |terms: &Vec<&'r Term>| -> &'r Term {
        let rank = |term: &&&'r Term| match (form, term.via) {
            (Form::Canonical, Via::Concept) => 0,
            (Form::Canonical, Via::Part) => 1,
            (Form::Canonical, _) => 2,
            (Form::Written, Via::Concept) => 1,
            (Form::Written, _) => 0,
        };
        terms.iter().min_by_key(rank).expect("a slot has a term")
    };
    slots
        .iter()
        .map(|(position, terms)| (*position, choose(terms)))
        .collect()
}

/// Which of the terms at one position to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The name of the concept, or the parts of a name.
    Canonical,
    /// The word as it was written.
    Written,
}
