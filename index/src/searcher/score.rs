//! Makes the parts that a score is the sum of: BM25 over several views of one text. Decides no match.

use tantivy::Term as EngineTerm;
use tantivy::query::{BoostQuery, ConstScoreQuery, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::compile::{Compiled, Compiler, Mark, Scored};
use super::run::{Form, Run, pick};
use super::typed;
use crate::analysis::{Term, Via};
use crate::error::Error;
use crate::query::{Atom, Clause, Group, Part, Sign};

impl Compiler<'_> {
    /// Adds what the group's words score, wherever they stand in it.
    pub(super) fn score_group(
        &self,
        group: &Group,
        part: Option<Part>,
        into: &mut Compiled,
    ) -> Result<(), Error> {
        for Clause { sign, atom } in group.alternatives.iter().flatten() {
            if *sign != Sign::Not {
                self.score_atom(atom, part, into)?;
            }
        }
        Ok(())
    }

    fn score_atom(
        &self,
        atom: &Atom,
        part: Option<Part>,
        into: &mut Compiled,
    ) -> Result<(), Error> {
        match atom {
            Atom::Words(text) | Atom::Phrase(text) => self.score_text(text, into),
            Atom::Prefix(stem) => {
                let query = self.prefix(stem, part)?;
                into.marks.push(Mark::Text(stem.clone()));
                let opening = self.expansion.terms_beginning(self.fields.opening, stem)?;
                let views = [
                    ("prefix", query, self.weights.term),
                    (
                        "question",
                        self.prefix(stem, Some(Part::Question))?,
                        self.weights.question,
                    ),
                    (
                        "opening",
                        Box::new(TermSetQuery::new(opening)),
                        self.weights.gist,
                    ),
                ];
                into.parts.extend(views.map(|(view, query, weight)| Scored {
                    view,
                    form: format!("{stem}*"),
                    query: Box::new(ConstScoreQuery::new(query, weight)),
                }));
            }
            Atom::Group(group) => self.score_group(group, part, into)?,
            Atom::In(part, atom) => self.score_atom(atom, Some(*part), into)?,
            Atom::Filter(_) => {}
        }
        Ok(())
    }

    /// Adds every view of a run of words to the score.
    fn score_text(&self, text: &str, into: &mut Compiled) {
        let (run, weights, fields) = (self.asked(text), &self.weights, self.fields);
        for term in &run.analysis.terms {
            let own = weights.of(term, &run);
            let views = [
                ("term", fields.terms, weights.term),
                ("question", fields.question, weights.question),
                ("context", fields.context, weights.context),
            ];
            for (view, field, weight) in views {
                self.add(into, view, (field, term), own * weight);
            }
        }
        let typed = |word: &&Term| word.via == Via::Typed;
        for word in run.analysis.words.iter().filter(|word| !typed(word)) {
            let own = weights.of_word(word, &run);
            self.add(into, "word", (fields.words, word), own * weights.word);
        }
        for gram in &run.analysis.grams {
            self.add(into, "syllables", (fields.grams, gram), weights.syllables);
        }
        self.score_pairs(&run, into);
        self.score_meanings(text, &run, into);
        self.score_nominals(&run, into);
        self.score_kin(&run, into);
        mark(text, &run, into);
    }

    fn add(
        &self,
        into: &mut Compiled,
        view: &'static str,
        (field, term): (Field, &Term),
        weight: f32,
    ) {
        if weight == 0.0 {
            return;
        }
        let query = Box::new(BoostQuery::new(self.term(field, term), weight));
        let form = term.text.to_string();
        into.parts.push(Scored { view, form, query });
    }

    /// Adds what a question scores that asks just what the query asks.
    ///
    /// A query of several parts asks none of them alone.
    pub(super) fn score_gist(&self, root: &Group, into: &mut Compiled) {
        let Some(text) = sole_words(root).filter(|_| self.weights.gist > 0.0) else {
            return;
        };
        let form = self.analyzer.analyze(text).gist();
        if form.is_empty() {
            return;
        }
        let gist = EngineTerm::from_field_text(self.fields.gist, &form);
        let query = TermQuery::new(gist, IndexRecordOption::Basic);
        into.parts.push(Scored {
            view: "gist",
            form,
            query: Box::new(BoostQuery::new(Box::new(query), self.weights.gist)),
        });
    }

    fn score_pairs(&self, run: &Run, into: &mut Compiled) {
        let slots = run.slots(&(0..usize::MAX));
        for pair in pick(&slots, Form::Canonical).windows(2) {
            let is_apart = pair[1].0 - pair[0].0 > 2;
            if is_apart || self.weights.pair == 0.0 {
                continue;
            }
            let query = BoostQuery::new(self.side_by_side(pair, None), self.weights.pair);
            into.parts.push(Scored {
                view: "pair",
                form: format!("{} {}", pair[0].1.text, pair[1].1.text),
                query: Box::new(query),
            });
        }
    }
}

/// The words of a query that has nothing else but filters.
fn sole_words(root: &Group) -> Option<&str> {
    let [sequence] = root.alternatives.as_slice() else {
        return None;
    };
    let is_filter = |clause: &&Clause| matches!(clause.atom, Atom::Filter(_));
    let mut clauses = sequence.iter().filter(|clause| !is_filter(clause));
    match (&clauses.next()?.atom, clauses.next()) {
        (Atom::Words(text), None) => Some(text),
        _ => None,
    }
}

fn mark(text: &str, run: &Run, into: &mut Compiled) {
    for name in typed::names(text) {
        into.marks.push(Mark::Name(name.to_string()));
    }
    for term in run.wanted() {
        into.marks.push(Mark::Term(term.text.to_string()));
    }
    for word in &run.analysis.words {
        if let Some(stem) = text.get(word.start..word.end) {
            into.marks.push(Mark::Text(stem.to_string()));
        }
    }
}
