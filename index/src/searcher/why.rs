//! Explains why a unit matches a query, or why not: terms of both sides and the parts of the score.

use tantivy::query::EnableScoring;
use tantivy::{DocAddress, DocSet, TERMINATED};

use super::collect;
use super::combine::Boxed;
use super::compile::{Compiled, Scored};
use super::engine::Searcher;
use super::{Folding, Mode, Relaxed, Request, Scope, Sort, UnitRecord, Widening};
use crate::analysis::Term;
use crate::error::Error;
use crate::query::{Atom, Query, Sign};

/// Why a unit matches, or why not.
#[derive(Clone, Debug)]
pub struct Why {
    /// The unit asked about.
    pub unit: UnitRecord,
    /// Whether a ranked search finds it.
    pub found: bool,
    /// Whether a search for every mention finds it.
    pub mentioned: bool,
    /// How the query had to be widened to match anything; what follows explains that one.
    pub relaxed: Option<Relaxed>,
    /// Filters, phrases, words demanded or forbidden, and whether the unit meets each.
    pub conditions: Vec<Condition>,
    /// The terms that the query asks for.
    pub asked: Vec<Asked>,
    /// What the score is the sum of, largest first.
    pub parts: Vec<Part>,
    /// The score of a ranked search.
    pub score: f32,
}

/// A part of a query that a unit meets or not, whatever it scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// In the query language: `tag:db`, `-세션`, `"격리 수준"`.
    pub written: String,
    /// Whether the unit meets it.
    pub is_met: bool,
}

/// A term of the query and what it met in the unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The words of the query that it came from.
    pub written: String,
    /// The term.
    pub term: Term,
    /// The unit's words that met it, each once, as they stand there with the rule that made them the term.
    pub met: Vec<Met>,
}

/// A word of a unit that gave a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// The word as it stands in the unit.
    pub written: String,
    /// The rule that turned it into the term.
    pub via: crate::analysis::Via,
}

/// One part of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The view of the text: `term`, `question`, `context`, `word`, `syllables`, `gist`, `pair`,
    /// `prefix`; `bare` for what is taken off a unit that says little or nothing.
    pub view: &'static str,
    /// What was looked for, in the index's form.
    pub form: String,
    /// What it adds to the score.
    pub score: f32,
}

/// Explains one unit; `None` where no unit has the id.
pub(super) fn why(searcher: &Searcher, query: &Query, id: &str) -> Result<Option<Why>, Error> {
    let Some((address, record)) = searcher.find(id)? else {
        return Ok(None);
    };
    let relaxed = relaxed(searcher, query)?;
    let widened = relaxed.as_ref().map(|relaxed| &relaxed.query);
    let query = &*searcher.as_meant(widened.unwrap_or(query))?;
    let compiled = searcher.compiler(Mode::Ranked).compile(query.root())?;
    let every = searcher.compiler(Mode::Every).compile(query.root())?;
    let mut parts = parts(searcher, &compiled, address)?;
    parts.extend(bareness(searcher, &parts, address)?);
    parts.sort_by(|a, b| b.score.total_cmp(&a.score));
    let asked = asked(searcher, query, &record.plain);
    Ok(Some(Why {
        found: score_at(searcher, &compiled.gate, address)?.is_some(),
        mentioned: score_at(searcher, &every.gate, address)?.is_some(),
        score: parts.iter().map(|part| part.score).sum(),
        conditions: conditions(searcher, query, address)?,
        relaxed,
        unit: super::hits::unit(record),
        asked,
        parts,
    }))
}

/// How a search widens the query.
fn relaxed(searcher: &Searcher, query: &Query) -> Result<Option<Relaxed>, Error> {
    let request = Request {
        query,
        mode: Mode::Ranked,
        limit: Some(1),
        sort: Sort::Score,
        scope: Scope::default(),
        folding: Folding::Off,
        widening: Widening::Allowed,
        excerpt_columns: 0,
    };
    Ok(searcher.search(&request)?.relaxed)
}

fn conditions(
    searcher: &Searcher,
    query: &Query,
    unit: DocAddress,
) -> Result<Vec<Condition>, Error> {
    let compiler = searcher.compiler(Mode::Ranked);
    let mut conditions = Vec::new();
    for clause in query.root().alternatives.iter().flatten() {
        let ranks = matches!(
            clause.atom,
            Atom::Words(_) | Atom::Prefix(_) | Atom::Group(_)
        );
        if ranks && clause.sign == Sign::Wanted {
            continue;
        }
        let Some(gate) = compiler.strict(&clause.atom, None)? else {
            continue;
        };
        let holds = score_at(searcher, &gate, unit)?.is_some();
        conditions.push(Condition {
            written: clause.to_string(),
            is_met: holds != (clause.sign == Sign::Not),
        });
    }
    Ok(conditions)
}

fn parts(searcher: &Searcher, compiled: &Compiled, unit: DocAddress) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for Scored { view, form, query } in &compiled.parts {
        if let Some(score) = score_at(searcher, query, unit)? {
            let form = form.clone();
            parts.push(Part { view, form, score });
        }
    }
    Ok(parts)
}

/// What is taken off a unit that says little.
fn bareness(searcher: &Searcher, parts: &[Part], unit: DocAddress) -> Result<Option<Part>, Error> {
    let fullness = collect::fullness(searcher.engine(), unit)?;
    let sum: f32 = parts.iter().map(|part| part.score).sum();
    let score = sum * (collect::worth(searcher.weights().bare, fullness) - 1.0);
    let form = format!("{fullness} % of a text");
    let view = "bare";
    Ok((score < 0.0).then_some(Part { view, form, score }))
}

/// What a query scores on one unit; `None` where it does not match.
fn score_at(searcher: &Searcher, query: &Boxed, unit: DocAddress) -> Result<Option<f32>, Error> {
    let engine = searcher.engine();
    let statistics = searcher.statistics();
    let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, engine);
    let weight = query.weight(scoring)?;
    let segment = engine.segment_reader(unit.segment_ord);
    let mut scorer = weight.scorer(segment, 1.0)?;
    if scorer.doc() < unit.doc_id {
        scorer.seek(unit.doc_id);
    }
    let matches = scorer.doc() != TERMINATED && scorer.doc() == unit.doc_id;
    Ok(matches.then(|| scorer.score()))
}

fn asked(searcher: &Searcher, query: &Query, plain: &str) -> Vec<Asked> {
    let text = query.loosened().0.join(" ");
    let analyzer = searcher.analyzer();
    let unit = analyzer.analyze(plain);
    let of_query = analyzer.analyze(&text).terms;
    of_query
        .into_iter()
        .map(|term| Asked {
            written: written(&text, &term),
            met: met(plain, &unit.terms, &term),
            term,
        })
        .collect()
}

fn met(plain: &str, terms: &[Term], wanted: &Term) -> Vec<Met> {
    let mut met: Vec<Met> = Vec::new();
    for term in terms.iter().filter(|term| term.text == wanted.text) {
        let written = written(plain, term);
        let via = term.via;
        let one = Met { written, via };
        if !met.contains(&one) {
            met.push(one);
        }
    }
    met
}

fn written(text: &str, term: &Term) -> String {
    let written = text.get(term.start..term.end).unwrap_or_default();
    written.to_string()
}
