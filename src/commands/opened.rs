//! The index, brought up to date and opened. Tells what could not be read.

use std::cell::{Cell, RefCell};
use std::io::ErrorKind;
use std::path::Path;

use mundap_index::Error;
use mundap_index::analysis::Analyzer;
use mundap_index::indexer::{self, Care, Outdated, Patience, Report, Skipped, Source, Trust};
use mundap_index::searcher::Searcher;

use crate::args::RefreshArgs;
use crate::failure::{Failure, reason};
use crate::places::{self, Places};
use crate::progress::Meter;
use crate::render::safe;

use super::desk::Desk;
use super::own_words;

/// An index that can be asked.
pub(super) struct Opened<'a> {
    desk: &'a Desk<'a>,
    searcher: RefCell<Searcher>,
    pub(super) places: Places,
    /// Whether every note could be read.
    pub(super) complete: bool,
    repair: Cell<Repair>,
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

/// Brings the index up to date, unless told not to, and opens it.
pub(super) fn open<'a>(
    desk: &'a Desk<'a>,
    refresh_args: &RefreshArgs,
) -> anyhow::Result<Opened<'a>> {
    let places = desk.places()?;
    let (report, searcher, repair) = match refresh_args.no_refresh {
        true => {
            let (report, searcher) = as_it_is(&places)?;
            (report, searcher, Repair::Forbidden)
        }
        false => {
            let care = Care {
                patience: Patience::Short,
                ..Care::default()
            };
            let (report, searcher) = fresh(desk, &places, care)?;
            (report, searcher, Repair::Allowed)
        }
    };
    tell(desk, &places, &report);
    Ok(Opened {
        desk,
        searcher: RefCell::new(searcher),
        places,
        complete: report.skipped.is_empty(),
        repair: Cell::new(repair),
    })
}

/// The index without a look at the notes.
fn as_it_is(places: &Places) -> Result<(Report, Searcher), Failure> {
    let analyzer = own_words::analyzer()?;
    let report = indexer::last_report(places.index(), &places.roots());
    let report = report.map_err(|error| explained(error, places))?;
    let searcher = searcher(places, analyzer).map_err(|error| explained(error, places))?;
    Ok((report, searcher))
}

/// The index, brought up to date and opened.
///
/// Between the two, another command may have given a shared folder to its own notes, or a writer
/// may have damaged it: then once more.
fn fresh(desk: &Desk<'_>, places: &Places, care: Care) -> Result<(Report, Searcher), Failure> {
    for _ in 1..SHARED_TRIES {
        let analyzer = own_words::analyzer()?;
        let report = refresh(desk, places, &analyzer, care)?;
        if let Ok(searcher) = searcher(places, analyzer) {
            return Ok((report, searcher));
        }
    }
    let analyzer = own_words::analyzer()?;
    let report = refresh(desk, places, &analyzer, care)?;
    let searcher = searcher(places, analyzer).map_err(|error| explained(error, places))?;
    Ok((report, searcher))
}

fn searcher(places: &Places, analyzer: Analyzer) -> Result<Searcher, Error> {
    let searcher = Searcher::open(places.index(), analyzer)?;
    searcher.check_is_of(&places.roots(), places.index())?;
    Ok(searcher)
}

impl Opened<'_> {
    /// Asks the index; where it fails over it, builds it anew, once, and asks again.
    pub(super) fn ask<T>(
        &self,
        question: impl Fn(&Searcher) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        let asked = || Error::caught(|| question(&self.searcher.borrow()));
        let error = match asked() {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let may_repair = self.repair.replace(Repair::Forbidden) == Repair::Allowed;
        if !may_repair || !error.is_of_index() {
            return Err(explained(error, &self.places));
        }
        self.mend()?;
        asked().map_err(|error| explained(error, &self.places))
    }

    fn mend(&self) -> Result<(), Failure> {
        let care = Care {
            trust: Trust::NotThis(self.searcher.borrow().commit()),
            patience: Patience::Endless,
        };
        let (_, searcher) = fresh(self.desk, &self.places, care)?;
        self.searcher.replace(searcher);
        Ok(())
    }
}

/// Brings the index up to date.
pub(super) fn refresh(
    desk: &Desk<'_>,
    places: &Places,
    analyzer: &Analyzer,
    care: Care,
) -> Result<Report, Failure> {
    let mut meter = Meter::new(desk.notices);
    let (roots, forms) = (&places.roots()[..], &desk.config.form_rules()?);
    let source = Source { roots, forms };
    let report = indexer::refresh_with(places.index(), source, analyzer, care, &mut |progress| {
        meter.show(progress)
    });
    let report = report.map_err(|error| explained(error, places))?;
    if let Some(cache) = places.cache().filter(|_| report.rebuilt) {
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
        let absence = Failure::new("no-notes", format!("no notes in {}", places.named())).hint(
            "notes are .md, .markdown, .mdx and .txt files; name their folder with `--notes DIR`",
        );
        desk.reporter.absence(&absence);
    }
}

/// Why the answer comes from an index that does not know the last changes.
fn as_it_was(outdated: &Outdated) -> Failure {
    match outdated {
        Outdated::Busy => Failure::new(
            "outdated",
            "another process keeps the index; the answer is from before the last changes",
        )
        .hint("a `mundap` that was stopped (Ctrl-Z) goes on with `fg`"),
        Outdated::Unwritable(reason) => Failure::new(
            "outdated",
            format!("cannot write the index: {reason}; the answer is from before the last changes"),
        )
        .hint("name a folder that can be written with `--index DIR` or MUNDAP_INDEX"),
    }
}

/// The library's error with a kind and a remedy.
pub(super) fn explained(error: Error, places: &Places) -> Failure {
    let message = error.to_string();
    match error {
        Error::NoIndex { .. } => Failure::new("no-index", message)
            .hint("`mundap index` builds it; so does any search without `--no-refresh`"),
        Error::Glob { .. } => {
            Failure::new("usage", message).hint("a pattern looks like `db/**` or `*.txt`")
        }
        Error::Foreign { path, .. } => {
            Failure::new("index-folder", message).hint(in_the_way(&path))
        }
        Error::Damaged { .. } => {
            Failure::new("index", message).hint("`mundap index` builds it anew from the notes")
        }
        Error::Io {
            operation,
            path,
            source,
        } => {
            let why = reason(&source);
            let message = format!("cannot {operation} `{}`: {why}", safe::path_text(&path));
            let (kind, hint) = refusal(source.kind());
            Failure::new(kind, message).hint(hint)
        }
        Error::OtherNotes { roots, .. } => {
            let roots: Vec<_> = roots.iter().map(|root| safe::path(root)).collect();
            Failure::new(
                "other-notes",
                format!("{message}: `{}`", roots.join("`, `")),
            )
            .hint("`mundap index` gives it to these; a folder for each is `--index DIR`")
        }
        _ => Failure::new("index", message).hint(format!(
            "the index is only a cache: delete `{}` and try again",
            safe::path_text(places.index())
        )),
    }
}

/// What to do about something in an index's folder that mundap did not make.
fn in_the_way(path: &Path) -> String {
    const OTHER: &str = "name an empty or a new folder with `--index DIR` or MUNDAP_INDEX";
    match path.is_symlink() {
        true => format!(
            "nothing was changed; mundap writes through no symbolic link: remove `{}` if you do not \
             need it (what it leads to stays), or {OTHER}",
            safe::path_text(path)
        ),
        false => format!("nothing was changed; {OTHER}"),
    }
}

/// A kind and a remedy for what the system refused.
fn refusal(kind: ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            "disk-full",
            "make room, or name a folder on another disk with `--index DIR` or MUNDAP_INDEX",
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            "read-only",
            "name a folder that can be written with `--index DIR` or MUNDAP_INDEX",
        ),
        ErrorKind::WouldBlock | ErrorKind::OutOfMemory => (
            "no-threads",
            "the system gives no more threads or memory: end other programs, or raise `ulimit`",
        ),
        _ => (
            "index",
            "name a folder that can be written with `--index DIR` or MUNDAP_INDEX",
        ),
    }
}

fn unreadable(places: &Places, skipped: &Skipped) -> Failure {
    let path = places.shown(&skipped.path);
    let message = format!(
        "cannot read `{}`: {}",
        safe::path_text(&path),
        skipped.reason
    );
    Failure::new("unreadable-note", message)
        .hint("mend it, or name it in `.mundapignore` to leave it out")
}
