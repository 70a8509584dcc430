//! Turns a query's tree into what the engine runs and decides what matches. Knows no weight.

use std::ops::Range;

use compact_str::CompactString;
use tantivy::Term as EngineTerm;
use tantivy::query::{AllQuery, EmptyQuery, PhraseQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::Kin;
use super::Mode;
use super::begun::Wholes;
use super::combine::{Boxed, all_but, any, nothing};
use super::expand::Expansion;
use super::run::{Form, Run, pick};
use super::weights::Weights;
use crate::analysis::{Analyzer, Mention, Term, Trace, View};
use crate::error::Error;
use crate::path_pattern::PathPattern;
use crate::plain::PlainWords;
use crate::query::{Answered, Atom, Clause, Filter, Group, Part, Sign};
use crate::schema::Fields;
use crate::splitter::Kind;
use crate::widen::hangul::is_syllable;

/// A query as the engine runs it.
pub(super) struct Compiled {
    /// Which units match.
    pub(super) gate: Boxed,
    /// What their scores are the sum of.
    pub(super) parts: Vec<Scored>,
    /// Terms and passages to be marked in a hit.
    pub(super) marks: Vec<Mark>,
}

impl Compiled {
    /// Matches every unit, with no score.
    pub(super) fn everything() -> Compiled {
        Compiled {
            gate: Box::new(AllQuery),
            parts: Vec::new(),
            marks: Vec::new(),
        }
    }
}

/// One part of a score.
pub(super) struct Scored {
    /// The view: `term`, `question`, `context`, `word`, `syllables`, `gist`, `pair`, `prefix`, `opening`.
    pub(super) view: &'static str,
    /// What is looked for, in the index's form.
    pub(super) form: String,
    pub(super) query: Boxed,
}

/// Something to be marked in a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A term of the index.
    Term(String),
    /// A piece of text, where no term of the query met.
    Text(String),
    /// A name that signs belong to, as it was typed.
    Name(String),
}

/// Compiles queries for one state of an index.
pub(super) struct Compiler<'s> {
    pub(super) analyzer: &'s Analyzer,
    pub(super) fields: Fields,
    pub(super) expansion: Expansion<'s>,
    pub(super) mode: Mode,
    pub(super) weights: Weights,
    /// What plain words mean, where that may be searched for too.
    pub(super) plain: Option<&'s PlainWords>,
    /// Whether sister forms are looked for too.
    pub(super) kin: Kin,
    /// What a word may become that is still being typed.
    pub(super) begun: Option<&'s Wholes>,
}

impl Compiler<'_> {
    /// Compiles the whole query; an empty one matches every unit.
    pub(super) fn compile(&self, root: &Group) -> Result<Compiled, Error> {
        let mut compiled = Compiled {
            gate: Box::new(EmptyQuery),
            parts: Vec::new(),
            marks: Vec::new(),
        };
        if let Some(gate) = self.gate(root)? {
            compiled.gate = gate;
        }
        self.score_group(root, None, &mut compiled)?;
        self.score_gist(root, &mut compiled);
        compiled.marks.truncate(super::run::MAX_TERMS);
        Ok(compiled)
    }

    /// What the group demands; `None` where it asks for nothing.
    pub(super) fn gate(&self, group: &Group) -> Result<Option<Boxed>, Error> {
        let mut alternatives = Vec::new();
        for sequence in &group.alternatives {
            alternatives.extend(self.gate_sequence(sequence)?);
        }
        Ok(any(alternatives))
    }

    fn gate_sequence(&self, sequence: &[Clause]) -> Result<Option<Boxed>, Error> {
        let (mut all, mut some, mut none) = (Vec::new(), Vec::new(), Vec::new());
        let is_lone = sequence.iter().filter(|c| !is_filter(&c.atom)).count() < 2;
        for Clause { sign, atom } in sequence {
            match sign {
                Sign::Wanted if !is_lone && is_sign(atom) => {}
                Sign::Not => none.extend(self.apart().strict(atom, None)?),
                Sign::Must => all.push(self.strict(atom, None)?.unwrap_or_else(nothing)),
                Sign::Wanted if self.is_loose(atom) => some.extend(self.loose(atom)?),
                Sign::Wanted => all.extend(self.strict(atom, None)?),
            }
        }
        let has_text = |clause: &Clause| clause.sign == Sign::Must && !is_filter(&clause.atom);
        if !sequence.iter().any(has_text) {
            let wanted = sequence
                .iter()
                .any(|c| c.sign == Sign::Wanted && self.is_loose(&c.atom));
            all.extend(any(some).or_else(|| wanted.then(nothing)));
        }
        if all.is_empty() && none.is_empty() {
            return Ok(None);
        }
        Ok(Some(all_but(all, none)))
    }

    /// Whether a wanted atom only ranks, so that one of several is enough.
    fn is_loose(&self, atom: &Atom) -> bool {
        let plain = matches!(atom, Atom::Words(_) | Atom::Prefix(_) | Atom::Group(_));
        plain && self.mode == Mode::Ranked
    }

    fn loose(&self, atom: &Atom) -> Result<Option<Boxed>, Error> {
        match atom {
            Atom::Words(text) => Ok(self.touch(text)),
            Atom::Group(group) => self.gate(group),
            _ => self.strict(atom, None),
        }
    }

    /// Units that have any of the wanted words, or stand under them.
    fn touch(&self, text: &str) -> Option<Boxed> {
        let run = self.asked(text);
        let mut ways = Vec::new();
        for term in run.wanted() {
            ways.push(self.term(self.fields.terms, term));
            ways.push(self.term(self.fields.context, term));
        }
        ways.extend(self.touch_meanings(&run));
        for mention in run.mentions() {
            let kin = self.wide_kin(&run, &mention);
            let traces = mention.traces.iter().chain(&kin);
            ways.extend(traces.filter_map(|trace| self.trace(trace, None)));
        }
        any(ways)
    }

    /// What an atom demands when it must be met.
    pub(super) fn strict(&self, atom: &Atom, part: Option<Part>) -> Result<Option<Boxed>, Error> {
        match atom {
            Atom::Words(text) => Ok(self.strict_words(text, part)),
            Atom::Phrase(text) => Ok(self.phrase(text, part)),
            Atom::Prefix(stem) => Ok(Some(self.prefix(stem, part)?)),
            Atom::In(part, atom) => self.strict(atom, Some(*part)),
            Atom::Filter(filter) => self.filter(filter).map(Some),
            Atom::Group(group) if part.is_none() => self.gate(group),
            Atom::Group(group) => self.group_in(group, part),
        }
    }

    /// A bracketed query within one part: every clause there, alternatives joined.
    fn group_in(&self, group: &Group, part: Option<Part>) -> Result<Option<Boxed>, Error> {
        let mut alternatives = Vec::new();
        for sequence in &group.alternatives {
            let (mut all, mut none) = (Vec::new(), Vec::new());
            for Clause { sign, atom } in sequence {
                let side = if *sign == Sign::Not {
                    &mut none
                } else {
                    &mut all
                };
                side.extend(self.strict(atom, part)?);
            }
            alternatives.push(all_but(all, none));
        }
        Ok(any(alternatives))
    }

    /// Units that mention every word.
    fn strict_words(&self, text: &str, part: Option<Part>) -> Option<Boxed> {
        let run = Run::new(self.analyzer, text);
        let mentions = run.mentions();
        let all: Vec<Boxed> = mentions
            .iter()
            .filter_map(|mention| self.mention(&run, mention, part))
            .collect();
        (!all.is_empty()).then(|| all_but(all, Vec::new()))
    }

    /// Units that hold any trace of what a query names, or of its sister forms.
    fn mention(&self, run: &Run, mention: &Mention, part: Option<Part>) -> Option<Boxed> {
        let kin = self.kin(run, mention);
        let traces = mention.traces.iter().chain(&kin);
        any(traces.filter_map(|trace| self.trace(trace, part)).collect())
    }

    /// Units that hold a trace; words and syllables are not kept by parts.
    pub(super) fn trace(&self, trace: &Trace, part: Option<Part>) -> Option<Boxed> {
        let (field, positions) = match (trace.view, part) {
            (View::Terms, part) => self.field(part),
            (View::Words, None) => (self.fields.words, Positions::Dropped),
            (View::Grams, None) => (self.fields.grams, Positions::Kept),
            (View::Words | View::Grams, Some(_)) => return None,
        };
        let term = |text: &CompactString| EngineTerm::from_field_text(field, text);
        let terms = trace
            .terms
            .iter()
            .map(|(at, text)| (*at as usize, term(text)));
        let terms: Vec<_> = terms.collect();
        let found = self.found(part, terms, positions);
        Some(match (trace.terms.as_slice(), part) {
            ([(_, text)], None) => self.or_ordinal(text, found),
            _ => found,
        })
    }

    /// The field that holds the terms of a part, and whether it knows their positions.
    fn field(&self, part: Option<Part>) -> (Field, Positions) {
        match part {
            None => (self.fields.terms, Positions::Kept),
            Some(Part::Question) => (self.fields.question, Positions::Kept),
            Some(Part::Answer) => (self.fields.terms, Positions::Dropped),
            Some(Part::Heading) => (self.fields.heading, Positions::Dropped),
        }
    }

    fn found(&self, part: Option<Part>, terms: Vec<(usize, EngineTerm)>, at: Positions) -> Boxed {
        match part {
            Some(Part::Answer) => self.answers_with(&terms),
            _ => sequence(terms, at),
        }
    }

    /// Terms that follow each other as in the query.
    pub(super) fn side_by_side(&self, terms: &[(u32, &Term)], part: Option<Part>) -> Boxed {
        let (field, positions) = self.field(part);
        let found = self.found(part, placed(field, terms), positions);
        match (terms, part) {
            ([(_, term)], None) => self.or_ordinal(&term.text, found),
            _ => found,
        }
    }

    /// The Hangul of that range, letter by letter.
    fn syllables(&self, run: &Run, range: &Range<usize>) -> Option<Boxed> {
        let inside = |gram: &&Term| range.start <= gram.start && gram.end <= range.end;
        let grams: Vec<_> = run.analysis.grams.iter().filter(inside).collect();
        let terms: Vec<_> = grams.iter().map(|gram| (gram.position, *gram)).collect();
        let terms = placed(self.fields.grams, &terms);
        (!terms.is_empty()).then(|| sequence(terms, Positions::Kept))
    }

    /// A quoted text: its terms in order, and its Hangul letter by letter.
    pub(super) fn phrase_as_written(&self, text: &str, part: Option<Part>) -> Option<Boxed> {
        let run = Run::new(self.analyzer, text);
        let whole = 0..text.len();
        let slots = run.slots(&whole);
        let mut all = Vec::new();
        if !slots.is_empty() {
            let canonical = self.side_by_side(&pick(&slots, Form::Canonical), part);
            let written = self.side_by_side(&pick(&slots, Form::Written), part);
            let mut ways = vec![canonical, written];
            if part.is_none() {
                ways.extend(self.typed(text, &run));
            }
            all.extend(any(ways));
        }
        if part.is_none() {
            all.extend(self.hangul(&run));
        }
        (!all.is_empty()).then(|| all_but(all, Vec::new()))
    }

    /// The words of a Hangul text as they were typed, for those that a sentence does not count as terms.
    ///
    /// That they follow each other is left to their letters.
    fn typed(&self, text: &str, run: &Run) -> Option<Boxed> {
        let mut letters = text.chars().filter(|c| c.is_alphanumeric());
        if !letters.all(is_syllable) {
            return None;
        }
        let words = run.analysis.words.chunk_by(|a, b| a.position == b.position);
        let longest = words.filter_map(|readings| readings.iter().max_by_key(|word| word.end));
        let typed: Vec<Boxed> = longest
            .map(|word| self.term(self.fields.words, word))
            .collect();
        (!typed.is_empty()).then(|| all_but(typed, Vec::new()))
    }

    /// The runs of grams that follow each other without a gap.
    fn hangul(&self, run: &Run) -> Vec<Boxed> {
        let grams = &run.analysis.grams;
        let runs = grams.chunk_by(|a, b| b.position == a.position + 1);
        let ranges = runs.map(|run| run[0].start..run[run.len() - 1].end);
        ranges
            .filter_map(|range| self.syllables(run, &range))
            .collect()
    }

    /// A filter as a query that does not score.
    pub(super) fn filter(&self, filter: &Filter) -> Result<Boxed, Error> {
        let fields = self.fields;
        let exactly = |field, value: &str| -> Boxed {
            let term = EngineTerm::from_field_text(field, value);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic))
        };
        Ok(match filter {
            Filter::Path(pattern) => {
                let literal = |_| PathPattern::containing(pattern);
                let pattern = PathPattern::new(pattern).unwrap_or_else(literal);
                self.expansion.notes_at(&pattern)
            }
            Filter::Tag(tag) => self.expansion.tagged(tag)?,
            Filter::Answered(answered) => {
                let answered = match answered {
                    Answered::Yes => "yes",
                    Answered::No => "no",
                };
                let answered = exactly(fields.answered, answered);
                all_but(vec![answered, exactly(fields.kind, "question")], vec![])
            }
            Filter::Kind(Kind::Question) => exactly(fields.kind, "question"),
            Filter::Kind(Kind::Section) => exactly(fields.kind, "section"),
            Filter::After(day) => self.expansion.dated(*day..)?,
            Filter::Before(day) => self.expansion.dated(..*day)?,
        })
    }

    pub(super) fn term(&self, field: Field, term: &Term) -> Boxed {
        let term = EngineTerm::from_field_text(field, &term.text);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }
}

/// Whether a field knows where its terms stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Positions {
    Kept,
    Dropped,
}

/// Terms of a field with their distances from the first.
fn placed(field: Field, terms: &[(u32, &Term)]) -> Vec<(usize, EngineTerm)> {
    let first = terms.first().map_or(0, |(position, _)| *position);
    let place = |(position, term): &(u32, &Term)| {
        let term = EngineTerm::from_field_text(field, &term.text);
        ((position - first) as usize, term)
    };
    terms.iter().map(place).collect()
}

/// Terms at their distances; all of them anywhere where the field keeps no positions.
fn sequence(mut terms: Vec<(usize, EngineTerm)>, positions: Positions) -> Boxed {
    if terms.len() > 1 && positions == Positions::Kept {
        return Box::new(PhraseQuery::new_with_offset(terms));
    }
    let single =
        |(_, term)| -> Boxed { Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) };
    if terms.len() == 1 {
        return single(terms.swap_remove(0));
    }
    all_but(terms.into_iter().map(single).collect(), Vec::new())
}

fn is_filter(atom: &Atom) -> bool {
    matches!(atom, Atom::Filter(_))
}

/// A sign beside a phrase or a bracket: the comma of `"redis",`.
fn is_sign(atom: &Atom) -> bool {
    matches!(atom, Atom::Words(text) if !text.contains(char::is_alphanumeric))
}
