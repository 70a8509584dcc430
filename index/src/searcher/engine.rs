//! The open index: runs compiled queries and loads what they found. Knows no note file.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::collector::Count;
use tantivy::query::{Bm25StatisticsProvider, BooleanQuery, ConstScoreQuery, Occur, TermSetQuery};
use tantivy::{DocAddress, Searcher as EngineSearcher, Term as EngineTerm};

use super::Kin;
use super::collect::Every;
use super::combine::{self, Boxed, all_but};
use super::compile::{Compiled, Compiler};
use super::emphasis;
use super::expand::Expansion;
use super::fold::{self, Lead};
use super::headed;
use super::hits;
use super::marks::{self, Places};
use super::order;
use super::run::{Form, Run, pick};
use super::statistics::{Known, Statistics};
use super::stored;
use super::weights::Weights;
use super::{Folding, Hit, Mode, Outcome, Request, Scope, Sort, UnitRecord, Widening};
use crate::analysis::{Analyzer, Trace, UserWord, View};
use crate::error::Error;
use crate::folder::{self, State};
use crate::id::ID_DIGITS;
use crate::manifest::Roll;
use crate::path_pattern::PathPattern;
use crate::plain::PlainWords;
use crate::query::{Answered, Atom, Filter, Part, Query};
use crate::schema::{self, Fields, Record};
use crate::snapshot::Snapshot;

/// An index opened for reading, as it stood at that moment.
pub struct Searcher {
    engine: EngineSearcher,
    fields: Fields,
    commit: u64,
    roll: Arc<Roll>,
    analyzer: Analyzer,
    weights: Weights,
    plain: PlainWords,
    known: Known,
}

/// Opens the last committed state.
pub(super) fn open(folder: &Path, analyzer: Analyzer) -> Result<Searcher, Error> {
    let (state, engine) = Error::caught(|| folder::open(folder))?;
    Ok(with_engine(state, engine, analyzer))
}

/// Opens a state that was read before.
pub(super) fn of(snapshot: &Snapshot, analyzer: Analyzer) -> Result<Searcher, Error> {
    let engine = Error::caught(|| snapshot.open())?;
    Ok(with_engine(snapshot.state().clone(), engine, analyzer))
}

fn with_engine(state: State, engine: EngineSearcher, analyzer: Analyzer) -> Searcher {
    let plain = PlainWords::new(&[], &analyzer);
    Searcher {
        engine,
        commit: state.commit,
        fields: schema::schema().1,
        roll: state.roll,
        analyzer,
        weights: Weights::default(),
        plain,
        known: Known::default(),
    }
}

/// A unit found, by its place in the index.
type Found = (f32, DocAddress);

impl Searcher {
    /// Ranks with other weights than the defaults.
    pub fn set_weights(&mut self, weights: Weights) {
        self.weights = weights;
    }

    /// Tells the commit of the index that this one asks from every other.
    pub fn commit(&self) -> u64 {
        self.commit
    }

    /// The analyser, back from an index that is not asked any more.
    pub fn into_analyzer(self) -> Analyzer {
        self.analyzer
    }

    /// Refuses to answer for other notes than those below `roots`: an index can be shared.
    ///
    /// # Errors
    /// [`Error::OtherNotes`] where it holds others.
    pub fn check_is_of(&self, roots: &[PathBuf], folder: &Path) -> Result<(), Error> {
        self.roll.check_is_of(roots, folder)
    }

    /// Knows the user's plain words too: each term is a noun, its spellings the ways to say it.
    pub fn set_plain_words(&mut self, words: &[UserWord]) {
        self.plain = PlainWords::new(words, &self.analyzer);
    }

    /// Runs a request without widening it.
    pub(super) fn search_as_asked(&self, request: &Request<'_>) -> Result<Outcome, Error> {
        self.search_compiled(request, &self.compile(request)?)
    }

    /// Runs what a request was compiled to.
    pub(super) fn search_compiled(
        &self,
        request: &Request<'_>,
        compiled: &Compiled,
    ) -> Result<Outcome, Error> {
        let mut found = self.run(compiled, &request.scope)?;
        let total = found.len();
        let is_ranked = request.sort == Sort::Score && request.mode == Mode::Ranked;
        if is_ranked {
            let limit = request
                .limit
                .map(|limit| order::window(limit, request.folding));
            let index = (&self.engine, &*self.roll, self.fields);
            order::best_first(&mut found, limit, index)?;
        }
        let mut leads = self.leads(&found, request)?;
        self.sort(&mut leads, request.sort, request.mode);
        leads.truncate(request.limit.unwrap_or(usize::MAX));
        Ok(Outcome {
            hits: self.hits(leads, compiled, request.excerpt_columns)?,
            total,
            relaxed: None,
            meant: None,
            missing: Vec::new(),
        })
    }

    /// The unit with that id, or with the only id that begins so; of several folders the first.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn unit(&self, id: &str) -> Result<Option<UnitRecord>, Error> {
        Ok(self.find(id)?.map(|(_, record)| hits::unit(record)))
    }

    /// Where the unit with that id stands, and its record.
    pub(super) fn find(&self, id: &str) -> Result<Option<(DocAddress, Record)>, Error> {
        let ids = self.expansion().terms_beginning(self.fields.id, id)?;
        let found = self.engine.search(&TermSetQuery::new(ids), &Every::Alike)?;
        if found.len() > 1 && id.len() < ID_DIGITS {
            return Ok(None);
        }
        // Two folders of notes may hold the same path and question.
        let mut first: Option<(DocAddress, Record)> = None;
        for (_, address) in found {
            let record = stored::record(&self.engine, address)?;
            if first
                .as_ref()
                .is_none_or(|(_, other)| record.path < other.path)
            {
                first = Some((address, record));
            }
        }
        Ok(first)
    }

    pub(super) fn engine(&self) -> &EngineSearcher {
        &self.engine
    }

    pub(super) fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The analyser that reads the queries.
    pub fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    /// Whether any unit mentions the word.
    pub(super) fn has(&self, word: &str) -> Result<bool, Error> {
        let query = Query::of_words(word);
        let compiled = self.compiler(Mode::Every).compile(query.root())?;
        Ok(self.engine.search(&compiled.gate, &Count)? > 0)
    }

    /// Whether any unit holds the trace.
    pub(super) fn holds(&self, trace: &Trace) -> Result<bool, Error> {
        let field = match trace.view {
            View::Terms => self.fields.terms,
            View::Words => self.fields.words,
            View::Grams => self.fields.grams,
        };
        for (_, text) in &trace.terms {
            let frequency = |field| {
                let term = EngineTerm::from_field_text(field, text);
                self.statistics().doc_freq(&term)
            };
            if frequency(field)? == 0 && frequency(self.fields.ordinals)? == 0 {
                return Ok(false);
            }
        }
        let gate = self.compiler(Mode::Every).trace(trace, None);
        let is_single = trace.terms.len() < 2;
        let count = |gate: Boxed| self.engine.search(&gate, &Count);
        Ok(is_single || gate.map(count).transpose()?.is_some_and(|units| units > 0))
    }

    /// Whether any unit has the term.
    pub(super) fn has_term(&self, term: &str) -> Result<bool, Error> {
        Ok(self.units_with_term(term)? > 0)
    }

    /// How many units have the term.
    pub(super) fn units_with_term(&self, term: &str) -> Result<u32, Error> {
        let term = EngineTerm::from_field_text(self.fields.terms, term);
        let units = self.statistics().doc_freq(&term)?;
        Ok(u32::try_from(units).unwrap_or(u32::MAX))
    }

    /// How many units have the terms of a text side by side, with particles between them or not.
    pub(super) fn side_by_side(&self, text: &str) -> Result<u32, Error> {
        let run = Run::new(&self.analyzer, text);
        let slots = run.slots(&(0..text.len()));
        if slots.len() < 2 {
            return Ok(0);
        }
        let terms = pick(&slots, Form::Canonical);
        let phrase = self.compiler(Mode::Every).side_by_side(&terms, None);
        let units = self.engine.search(&phrase, &Count)?;
        Ok(u32::try_from(units).unwrap_or(u32::MAX))
    }

    fn compile(&self, request: &Request<'_>) -> Result<Compiled, Error> {
        if request.query.is_empty() {
            return Ok(Compiled::everything());
        }
        let mut compiler = self.compiler(request.mode);
        if request.widening == Widening::Forbidden {
            compiler.plain = None;
            compiler.kin = Kin::Apart;
        }
        compiler.compile(request.query.root())
    }

    /// The query as it is meant: without marks of emphasis that were copied along.
    pub(super) fn as_meant<'q>(&self, query: &'q Query) -> Result<Cow<'q, Query>, Error> {
        if !query.text().contains(emphasis::MARK) {
            return Ok(Cow::Borrowed(query));
        }
        let is_name = |name: &str| self.has_term(name);
        let root = emphasis::unmarked(query.root(), &is_name)?;
        Ok(Cow::Owned(query.with_root(root)))
    }

    pub(super) fn compiler(&self, mode: Mode) -> Compiler<'_> {
        Compiler {
            analyzer: &self.analyzer,
            fields: self.fields,
            expansion: self.expansion(),
            mode,
            weights: self.weights,
            plain: (mode == Mode::Ranked).then_some(&self.plain),
            kin: Kin::Met,
            begun: None,
        }
    }

    /// The counts that scores are made of.
    pub(super) fn statistics(&self) -> Statistics<'_> {
        Statistics {
            engine: &self.engine,
            roll: &self.roll,
            fields: self.fields,
            known: &self.known,
        }
    }

    pub(super) fn expansion(&self) -> Expansion<'_> {
        Expansion {
            engine: &self.engine,
            roll: &self.roll,
            fields: self.fields,
        }
    }

    /// All matches with their scores, in the index's order.
    fn run(&self, compiled: &Compiled, scope: &Scope) -> Result<Vec<Found>, Error> {
        let mut gates = vec![compiled.gate.box_clone()];
        gates.extend(self.scope(scope)?);
        let gate = ConstScoreQuery::new(all_but(gates, Vec::new()), 0.0);
        let mut clauses: Vec<(Occur, Boxed)> = vec![(Occur::Must, Box::new(gate))];
        for part in &compiled.parts {
            clauses.push((Occur::Should, part.query.box_clone()));
        }
        let collector = Every::Fuller(self.weights.bare);
        let (query, statistics) = (BooleanQuery::new(clauses), self.statistics());
        let engine = &self.engine;
        let mut found = engine.search_with_statistics_provider(&query, &collector, &statistics)?;
        for (score, _) in &mut found {
            *score = order::rounded(*score);
        }
        Ok(found)
    }

    fn scope(&self, scope: &Scope) -> Result<Vec<Boxed>, Error> {
        let compiler = self.compiler(Mode::Ranked);
        let mut gates = Vec::new();
        for tag in &scope.tags {
            gates.push(compiler.filter(&Filter::Tag(tag.clone()))?);
        }
        let mut paths = Vec::new();
        for pattern in &scope.paths {
            paths.push(self.expansion().notes_at(&PathPattern::new(pattern)?));
        }
        gates.extend(combine::any(paths));
        for heading in &scope.headings {
            gates.extend(compiler.strict(&Atom::Phrase(heading.clone()), Some(Part::Heading))?);
        }
        if let Some(kind) = scope.kind {
            gates.push(compiler.filter(&Filter::Kind(kind))?);
        }
        if let Some(answered) = scope.answered {
            let answered = [Answered::No, Answered::Yes][usize::from(answered)];
            gates.push(compiler.filter(&Filter::Answered(answered))?);
        }
        Ok(gates)
    }

    /// The units found, folded where that is asked for.
    fn leads(&self, found: &[Found], request: &Request<'_>) -> Result<Vec<Lead>, Error> {
        let is_ranked = request.sort == Sort::Score && request.mode == Mode::Ranked;
        let wanted = request.limit.filter(|_| is_ranked);
        let wanted = wanted.map_or(found.len(), |limit| order::window(limit, request.folding));
        let best = &found[..wanted.min(found.len())];
        let mut candidates = stored::candidates(&self.engine, best)?;
        if is_ranked {
            order::sort(&mut candidates);
        }
        if request.folding == Folding::On && request.mode == Mode::Ranked {
            let candidates = headed::fold((&self.engine, self.fields), candidates, found)?;
            return Ok(fold::fold(candidates, |note| self.modified_ns(note)));
        }
        Ok(candidates.into_iter().map(Lead::alone).collect())
    }

    /// What is shown of the units that are left.
    fn hits(
        &self,
        leads: Vec<Lead>,
        compiled: &Compiled,
        excerpt_columns: usize,
    ) -> Result<Vec<Hit>, Error> {
        let addresses = leads.iter().map(|lead| lead.candidate.address);
        let addresses: Vec<DocAddress> = addresses.collect();
        let (fields, marks) = (self.fields, &compiled.marks);
        let all = marks::places(&self.engine, fields.terms, marks, &addresses)?;
        let asked = marks::places(&self.engine, fields.question, marks, &addresses)?;
        let mut hits = Vec::with_capacity(leads.len());
        for (at, Lead { candidate, also }) in leads.into_iter().enumerate() {
            let above = candidate.above.clone();
            let record = candidate.record()?;
            let places = Places::new(&record, marks, &all[at], &asked[at]);
            let hit = hits::hit(record, candidate.score, places, excerpt_columns);
            hits.push(Hit { also, above, ..hit });
        }
        Ok(hits)
    }

    fn sort(&self, leads: &mut [Lead], sort: Sort, mode: Mode) {
        let place = |a: &Lead, b: &Lead| {
            let (a, b) = (&a.candidate, &b.candidate);
            a.path.cmp(&b.path).then(a.line.cmp(&b.line))
        };
        match sort {
            Sort::Score if mode == Mode::Ranked => {
                let score = |lead: &Lead| lead.candidate.score;
                leads.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| place(a, b)));
            }
            Sort::Score | Sort::Path => leads.sort_by(place),
            Sort::Modified => {
                leads.sort_by(place);
                leads.sort_by_cached_key(|lead| Reverse(self.modified_ns(&lead.candidate.path)));
            }
        }
    }
}
