//! The index, brought up to date and opened. Tells what could not be read.

mod again;
mod explained;
mod held;

use std::cell::{Cell, RefCell};

use mundap_index::analysis::Analyzer;
use mundap_index::indexer::{
    self, Care, Glance, Outdated, Patience, Reading, Report, Skipped, Source, Trust,
};
use mundap_index::searcher::Searcher;
use mundap_index::{Error, Snapshot};

use crate::args::RefreshArgs;
use crate::failure::Failure;
use crate::messages::{self, say};
use crate::places::{self, Places};
use crate::progress::Meter;
use crate::render::safe;
use crate::timings::Phase;

use super::beside::{Loading, Looking};
use super::desk::Desk;
use super::own_words;
pub(super) use explained::explained;

/// An index that can be asked.
pub(super) struct Opened<'a> {
    desk: &'a Desk<'a>,
    searcher: RefCell<Option<Searcher>>,
    pub(super) places: Places,
    /// A look at the notes that is still going on.
    looking: RefCell<Option<Looking>>,
    is_complete: Cell<bool>,
    repair: Cell<Repair>,
    /// Whether it is in memory alone.
    is_held: Cell<bool>,
    /// What was told of the last look at the notes.
    told: Cell<Option<again::Remarks>>,
}

/// What may be done about an index that turns out to be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Repair {
    /// It is built anew, once.
    Allowed,
    /// It was built anew already, or is to be trusted as it is.
    Forbidden,
}

/// How often an index is brought up to date that another command gives to other notes each time.
const SHARED_TRIES: usize = 8;

/// A search does not wait where the index cannot be written, and is not mended.
pub(super) const PATIENCE: Care = Care {
    trust: Trust::Stamps,
    patience: Patience::Short,
    reading: Reading::Changed,
};

/// Opens the index; unless told not to, looks at the notes while it is asked for the first time.
pub(super) fn open<'a>(
    desk: &'a Desk<'a>,
    refresh_args: &RefreshArgs,
) -> anyhow::Result<Opened<'a>> {
    open_at(desk, refresh_args, || desk.places_to_ask())
}

/// As `open`, for notes that are told otherwise.
pub(super) fn open_at<'a>(
    desk: &'a Desk<'a>,
    refresh_args: &RefreshArgs,
    places: impl FnOnce() -> Result<Places, Failure>,
) -> anyhow::Result<Opened<'a>> {
    let loading = Loading::start();
    let places = places()?;
    desk.begin(Phase::Open);
    let snapshot = Snapshot::read(places.index());
    let snapshot = snapshot.and_then(|snapshot| {
        snapshot.check_is_of(&places.roots())?;
        Ok(snapshot)
    });
    let opened = |searcher, looking, places| Opened {
        desk,
        searcher: RefCell::new(searcher),
        places,
        looking: RefCell::new(looking),
        is_complete: Cell::new(true),
        is_held: Cell::new(false),
        told: Cell::new(None),
        repair: Cell::new(match desk.refreshes(refresh_args) {
            false => Repair::Forbidden,
            true => Repair::Allowed,
        }),
    };
    if !desk.refreshes(refresh_args) {
        let snapshot = snapshot.map_err(|error| explained(error, &places))?;
        desk.begin(Phase::Analyser);
        let analyzer = loading.analyzer()?;
        desk.begin(Phase::Open);
        let searcher = Searcher::of(&snapshot, analyzer);
        let searcher = searcher.map_err(|error| explained(error, &places))?;
        let opened = opened(Some(searcher), None, places);
        opened.tell(&indexer::report_of_snapshot(&snapshot));
        return Ok(opened);
    }
    let looking = snapshot.as_ref().ok().map(Looking::start);
    desk.begin(Phase::Analyser);
    let analyzer = loading.analyzer()?;
    desk.begin(Phase::Open);
    // One that cannot be opened is mended after the look.
    let searcher = snapshot.and_then(|snapshot| Searcher::of(&snapshot, analyzer));
    let opened = opened(searcher.ok(), looking, places);
    if opened.looking.borrow().is_none() || opened.searcher.borrow().is_none() {
        let glance = opened.looking.take().map(Looking::glance);
        let report = opened.bring_up_to_date(PATIENCE, glance)?;
        opened.tell(&report);
    }
    Ok(opened)
}

/// The analyser, with the user's own words.
pub(super) fn analyzer(desk: &Desk<'_>) -> Result<Analyzer, Failure> {
    desk.begin(Phase::Analyser);
    own_words::analyzer()
}

impl Opened<'_> {
    /// Asks the index as it is while the notes are looked at, and again where they have changed.
    ///
    /// Where the index fails, it is built anew, once, and asked again.
    pub(super) fn ask<T>(
        &self,
        question: impl Fn(&Searcher) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        let ask = || {
            self.desk.begin(Phase::Search);
            let searcher = self.searcher.borrow();
            let searcher = searcher.as_ref().ok_or_else(|| Error::NoIndex {
                path: self.places.index().to_owned(),
            })?;
            Error::caught(|| question(searcher))
        };
        let mut answer = ask();
        if self.settle()? == Settled::Anew {
            answer = ask();
        }
        let error = match answer {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let may_repair = self.repair.replace(Repair::Forbidden) == Repair::Allowed;
        if !may_repair || !error.is_of_index() {
            return Err(explained(error, &self.places));
        }
        self.mend()?;
        ask().map_err(|error| explained(error, &self.places))
    }

    /// Whether every note could be read.
    pub(super) fn is_complete(&self) -> Result<bool, Failure> {
        self.settle()?;
        Ok(self.is_complete.get())
    }

    /// Waits for the look at the notes, and brings the index up to date where they have changed.
    fn settle(&self) -> Result<Settled, Failure> {
        let Some(looking) = self.looking.take() else {
            return Ok(Settled::AsItWas);
        };
        self.desk.begin(Phase::Look);
        let glance = looking.glance();
        let (roots, forms) = (self.places.roots(), self.desk.config.form_rules()?);
        let source = Source {
            roots: &roots,
            forms: &forms,
        };
        let report = self.searcher.borrow().as_ref().and_then(|searcher| {
            indexer::report_of_glance(&glance, self.places.index(), source, searcher.analyzer())
        });
        if let Some(report) = report {
            self.tell(&report);
            return Ok(Settled::AsItWas);
        }
        let report = self.bring_up_to_date(PATIENCE, Some(glance))?;
        self.tell(&report);
        Ok(Settled::Anew)
    }

    /// Brings the index up to date and opens it.
    ///
    /// Once more, where another gave a shared folder to its own notes between the two, or damaged it.
    fn bring_up_to_date(&self, care: Care, glance: Option<Glance>) -> Result<Report, Failure> {
        let mut glance = glance;
        let mut tries = 1..=SHARED_TRIES;
        loop {
            let analyzer = self.analyzer()?;
            let refreshed = try_refresh(self.desk, &self.places, &analyzer, care, glance.take())?;
            let report = match refreshed {
                Ok(report) => report,
                Err(error) => return self.hold(error, analyzer),
            };
            tries.next();
            match searcher(&self.places, analyzer) {
                Ok(searcher) => {
                    self.searcher.replace(Some(searcher));
                    return Ok(report);
                }
                Err(error) if tries.is_empty() => return Err(explained(error, &self.places)),
                Err(_) => {}
            }
        }
    }

    fn mend(&self) -> Result<(), Failure> {
        let commit = self.searcher.borrow().as_ref().map(Searcher::commit);
        let care = Care {
            trust: commit.map_or(Trust::Stamps, Trust::NotThis),
            patience: Patience::Endless,
            reading: Reading::Changed,
        };
        self.bring_up_to_date(care, None).map(|_| ())
    }

    fn tell(&self, report: &Report) {
        self.is_complete.set(report.skipped.is_empty());
        let remarks = (
            report.skipped.len(),
            report.notes,
            report.outdated.is_some(),
        );
        if self.told.replace(Some(remarks)) != Some(remarks) {
            tell(self.desk, &self.places, report);
        }
    }

    /// That of the index that was open until now, or another one.
    fn analyzer(&self) -> Result<Analyzer, Failure> {
        match self.searcher.take() {
            Some(searcher) => Ok(searcher.into_analyzer()),
            None => own_words::analyzer(),
        }
    }
}
/// What became of the index while it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled {
    AsItWas,
    /// It was brought up to date and opened again.
    Anew,
}

fn searcher(places: &Places, analyzer: Analyzer) -> Result<Searcher, Error> {
    let searcher = Searcher::open(places.index(), analyzer)?;
    searcher.check_is_of(&places.roots(), places.index())?;
    Ok(searcher)
}

/// Brings the index up to date; where the notes were looked at already, with what was seen.
pub(super) fn refresh(
    desk: &Desk<'_>,
    places: &Places,
    analyzer: &Analyzer,
    care: Care,
    glance: Option<Glance>,
) -> Result<Report, Failure> {
    let report = try_refresh(desk, places, analyzer, care, glance)?;
    report.map_err(|error| explained(error, places))
}

/// As `refresh`; what the library could not do is not explained yet.
fn try_refresh(
    desk: &Desk<'_>,
    places: &Places,
    analyzer: &Analyzer,
    care: Care,
    glance: Option<Glance>,
) -> Result<Result<Report, Error>, Failure> {
    let mut meter = Meter::new(desk.notices);
    let (roots, forms) = (&places.roots()[..], &desk.config.form_rules()?);
    let source = Source { roots, forms };
    let index = places.index();
    let on_progress = &mut |progress| {
        if let Some(phase) = Phase::of(progress) {
            desk.begin(phase);
        }
        meter.show(progress)
    };
    desk.begin(Phase::Look);
    let report = match glance {
        Some(glance) => indexer::refresh_after(glance, index, source, analyzer, care, on_progress),
        None => indexer::refresh_with(index, source, analyzer, care, on_progress),
    };
    let is_rebuilt = report.as_ref().is_ok_and(|report| report.rebuilt);
    if let Some(cache) = places.cache().filter(|_| is_rebuilt) {
        // Where it cannot be done, the index is as safe as its files are.
        let _ = places::hide(cache);
        // An index that nobody needs any more harms nobody where it cannot be removed.
        let _ = indexer::remove_abandoned(cache, places.index());
    }
    Ok(report)
}

/// Tells which notes could not be read, and that there are none where that is so.
pub(super) fn tell(desk: &Desk<'_>, places: &Places, report: &Report) {
    let skipped: Vec<Failure> = report
        .skipped
        .iter()
        .map(|skipped| unreadable(places, skipped))
        .collect();
    desk.reporter.skipped(&skipped);
    if let Some(outdated) = &report.outdated {
        desk.reporter.warning(&as_it_was(outdated));
    }
    if report.notes == 0 && skipped.is_empty() {
        let message = say!("no-notes", folders = places.named());
        let absence = Failure::new("no-notes", message).hint(say!("no-notes-hint"));
        desk.reporter.absence(&absence);
    }
}

/// Why the answer comes from an index that does not know the last changes.
fn as_it_was(outdated: &Outdated) -> Failure {
    match outdated {
        Outdated::Busy => {
            Failure::new("outdated", say!("outdated-busy")).hint(say!("outdated-busy-hint"))
        }
        Outdated::Unwritable(reason) => Failure::new(
            "outdated",
            say!("outdated-unwritable", reason = reason.as_str()),
        )
        .hint(say!("writable-index-hint")),
    }
}

fn unreadable(places: &Places, skipped: &Skipped) -> Failure {
    let path = places.shown(&skipped.path);
    let path = safe::path_text(&path);
    let message = say!(
        "cannot-read",
        path,
        reason = messages::known(&skipped.reason)
    );
    Failure::new("unreadable-note", message).hint(say!("unreadable-note-hint"))
}
