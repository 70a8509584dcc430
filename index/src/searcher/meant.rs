//! Scores the written nouns that a query's plain words mean. Decides none of them.

use tantivy::Term as EngineTerm;
use tantivy::query::{BoostQuery, DisjunctionMaxQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::combine::Boxed;
use super::compile::{Compiled, Compiler, Mark, Scored};
use super::run::{Form, Run, pick};
use crate::analysis::Term;
use crate::plain::{Meaning, nominal};
use crate::query::Part;

/// A meaning of few of the query's words weighs less, but not in proportion.
const SHARE_POWER: f32 = 0.3;

impl Compiler<'_> {
    /// Units that have a noun which the run's plain words mean.
    pub(super) fn touch_meanings(&self, run: &Run) -> Vec<Boxed> {
        let meanings = self.meanings(run);
        let nouns = meanings.iter().flat_map(|meaning| meaning.nouns.iter());
        let mut ways: Vec<Boxed> = nouns.filter_map(|noun| self.noun(noun, None)).collect();
        ways.extend(self.nominals(run).into_iter().map(|(_, query)| query));
        ways
    }

    /// Adds what those nouns score, less than if they stood in the query.
    ///
    /// Of several nouns for one thing the best counts.
    pub(super) fn score_meanings(&self, text: &str, run: &Run, into: &mut Compiled) {
        for meaning in self.meanings(run) {
            let own = self.weights.plain * meaning.certainty * meaning.share.powf(SHARE_POWER);
            let form = form(text, run, &meaning);
            // The noun itself would be met as a term and as a word.
            let views = [
                (None, self.weights.term + self.weights.word),
                (Some(Part::Question), self.weights.question),
            ];
            for (part, weight) in views {
                let nouns = meaning.nouns.iter();
                let all: Vec<Boxed> = nouns.filter_map(|noun| self.noun(noun, part)).collect();
                push(into, &form, own * weight, all);
            }
            let gists = meaning.nouns.iter().filter_map(|noun| self.gist_of(noun));
            push(into, &form, own * self.weights.gist, gists.collect());
            for noun in meaning.nouns.iter() {
                let terms = Run::new(self.analyzer, noun).analysis.terms;
                let mark = |term: &Term| Mark::Term(term.text.to_string());
                into.marks.extend(terms.iter().map(mark));
            }
        }
    }

    /// Adds what the nouns score that are made of the run's verbs, and the verbs of its nouns.
    pub(super) fn score_nominals(&self, run: &Run, into: &mut Compiled) {
        let weight = self.weights.plain * self.weights.predicate;
        for (form, query) in self.nominals(run) {
            push(into, &form, weight, vec![query]);
        }
    }

    /// 깜빡임 where the run has 깜빡이는, and the other way round.
    fn nominals(&self, run: &Run) -> Vec<(String, Boxed)> {
        if self.plain.is_none() || self.weights.plain == 0.0 {
            return Vec::new();
        }
        let mut made: Vec<(String, Boxed)> = Vec::new();
        for verb in run.wanted().filter(|term| term.is_predicate()) {
            for noun in nominal::nouns_of(&verb.text) {
                let own = Run::new(self.analyzer, &noun);
                let is_verb = own.analysis.terms.iter().any(|term| term.text == verb.text);
                if let Some(query) = self.noun(&noun, None).filter(|_| !is_verb) {
                    made.push((format!("{} → {noun}", verb.text), query));
                }
            }
        }
        for word in &run.analysis.words {
            let Some(verb) = nominal::verb_of(&word.text) else {
                continue;
            };
            let is_here = run.analysis.terms.iter().any(|term| term.text == verb);
            if !is_here {
                let term = EngineTerm::from_field_text(self.fields.terms, &verb);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                made.push((format!("{} → {verb}", word.text), Box::new(query)));
            }
        }
        made
    }

    /// What the run's plain words mean, less the nouns that stand beside them.
    fn meanings(&self, run: &Run) -> Vec<Meaning> {
        let Some(plain) = self.plain.filter(|_| self.weights.plain > 0.0) else {
            return Vec::new();
        };
        let stands = |noun: &str| {
            let own = Run::new(self.analyzer, noun);
            let mut wanted = own.wanted();
            wanted.all(|term| {
                run.analysis
                    .terms
                    .iter()
                    .any(|asked| asked.text == term.text)
            })
        };
        plain.meanings(&run.analysis, &stands)
    }

    /// Units that have the noun, in whatever spelling.
    fn noun(&self, noun: &str, part: Option<Part>) -> Option<Boxed> {
        let run = Run::new(self.analyzer, noun);
        let slots = run.slots(&(0..noun.len()));
        (!slots.is_empty()).then(|| self.side_by_side(&whole(&pick(&slots, Form::Canonical)), part))
    }

    fn gist_of(&self, noun: &str) -> Option<Boxed> {
        let gist = self.analyzer.analyze(noun).gist();
        let term = EngineTerm::from_field_text(self.fields.gist, &gist);
        let query: Boxed = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        (!gist.is_empty()).then_some(query)
    }
}

/// Without the parts of a name that stands there whole.
fn whole<'r>(terms: &[(u32, &'r Term)]) -> Vec<(u32, &'r Term)> {
    let mut end = 0;
    let mut kept = Vec::new();
    for &(position, term) in terms {
        if term.start >= end {
            end = term.end;
            kept.push((position, term));
        }
    }
    kept
}

fn push(into: &mut Compiled, form: &str, weight: f32, all: Vec<Boxed>) {
    if all.is_empty() || weight == 0.0 {
        return;
    }
    let best = Box::new(DisjunctionMaxQuery::new(all));
    into.parts.push(Scored {
        view: "plain",
        form: form.to_owned(),
        query: Box::new(BoostQuery::new(best, weight)),
    });
}

/// The plain words as they stand in the query, and the nouns that they mean.
fn form(text: &str, run: &Run, meaning: &Meaning) -> String {
    let stands = |start: &usize| {
        let here = run
            .analysis
            .words
            .iter()
            .filter(|word| word.start <= *start);
        let word = here
            .filter(|word| *start < word.end)
            .max_by_key(|word| word.end)?;
        text.get(word.start..word.end)
    };
    let mut words: Vec<&str> = meaning.starts.iter().filter_map(stands).collect();
    words.dedup();
    format!("{} → {}", words.join(" "), meaning.nouns.join(" | "))
}
