//! Looks for the sister forms of what a query names, and scores them lower. Decides none of them.

use tantivy::query::{BoostQuery, DisjunctionMaxQuery};

use super::Kin;
use super::combine::Boxed;
use super::compile::{Compiled, Compiler, Mark, Scored};
use super::run::Run;
use crate::analysis::{Mention, Role, Trace, View};
use crate::query::Part;

impl<'s> Compiler<'s> {
    /// The same without sister forms: what is forbidden is forbidden as it is named.
    pub(super) fn apart(&self) -> Compiler<'s> {
        Compiler {
            kin: Kin::Apart,
            ..*self
        }
    }

    /// The traces of a mention's sister forms.
    pub(super) fn kin(&self, run: &Run, mention: &Mention) -> Vec<Trace> {
        match self.kin {
            Kin::Met if mention.role == Role::Content => self.analyzer.kin(&run.analysis, mention),
            _ => Vec::new(),
        }
    }

    /// The same, and the concepts that sister forms name: for a ranked search.
    pub(super) fn wide_kin(&self, run: &Run, mention: &Mention) -> Vec<Trace> {
        let mut kin = self.kin(run, mention);
        if self.kin == Kin::Met && mention.role == Role::Content {
            kin.extend(self.analyzer.kin_concepts(&run.analysis, mention));
        }
        kin
    }

    /// Adds what sister forms score; of several for one word the best counts.
    pub(super) fn score_kin(&self, run: &Run, into: &mut Compiled) {
        if self.weights.kin == 0.0 {
            return;
        }
        for mention in run.mentions() {
            let kin = self.wide_kin(run, &mention);
            let views = [
                (None, self.weights.term),
                (Some(Part::Question), self.weights.question),
            ];
            for (part, weight) in views {
                let all = kin.iter().filter_map(|trace| self.trace(trace, part));
                let all: Vec<Boxed> = all.collect();
                if all.is_empty() {
                    continue;
                }
                let best = Box::new(DisjunctionMaxQuery::new(all));
                into.parts.push(Scored {
                    view: "kin",
                    form: form(&kin),
                    query: Box::new(BoostQuery::new(best, weight * self.weights.kin)),
                });
            }
            let terms = kin.iter().filter(|trace| trace.view == View::Terms);
            let mark = |trace: &Trace| Mark::Term(trace.terms[0].1.to_string());
            into.marks.extend(terms.map(mark));
        }
    }
}

/// The sister forms, each once.
fn form(kin: &[Trace]) -> String {
    let mut names: Vec<&str> = kin.iter().map(|trace| trace.terms[0].1.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(" | ")
}
