//! The index, brought up to date and opened. Tells what could not be read.

use mundap_index::Error;
use mundap_index::analysis::Analyzer;
use mundap_index::indexer::{self, Report, Skipped};
use mundap_index::searcher::Searcher;

use crate::args::RefreshArgs;
use crate::failure::{Failure, reason};
use crate::places::Places;
use crate::progress::Meter;
use crate::render::safe;

use super::desk::Desk;
use super::own_words;

/// An index that can be asked.
pub(super) struct Opened {
    pub(super) searcher: Searcher,
    pub(super) places: Places,
    /// Whether every note could be read.
    pub(super) complete: bool,
}

/// Brings the index up to date, unless told not to, and opens it.
pub(super) fn open(desk: &Desk<'_>, refresh_args: &RefreshArgs) -> anyhow::Result<Opened> {
    let places = desk.places()?;
    let analyzer = own_words::analyzer()?;
    let report = match refresh_args.no_refresh {
        true => indexer::last_report(places.index()).map_err(|error| explained(error, &places))?,
        false => refresh(desk, &places, &analyzer)?,
    };
    tell(desk, &places, &report);
    let searcher =
        Searcher::open(places.index(), analyzer).map_err(|error| explained(error, &places))?;
    Ok(Opened {
        searcher,
        places,
        complete: report.skipped.is_empty(),
    })
}

/// Brings the index up to date.
pub(super) fn refresh(
    desk: &Desk<'_>,
    places: &Places,
    analyzer: &Analyzer,
) -> Result<Report, Failure> {
    let mut meter = Meter::new(desk.stderr);
    let report = indexer::refresh(places.index(), &places.roots(), analyzer, &mut |progress| {
        meter.show(progress)
    });
    report.map_err(|error| explained(error, places))
}

/// Tells which notes could not be read, and that there are none where that is so.
pub(super) fn tell(desk: &Desk<'_>, places: &Places, report: &Report) {
    let skipped: Vec<Failure> = report
        .skipped
        .iter()
        .map(|skipped| unreadable(places, skipped))
        .collect();
    desk.reporter.skipped(&skipped);
    if report.notes == 0 && skipped.is_empty() {
        let absence = Failure::new("no-notes", format!("no notes in {}", places.named())).hint(
            "notes are .md, .markdown, .mdx and .txt files; name their folder with `--notes DIR`",
        );
        desk.reporter.absence(&absence);
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
        Error::Foreign { .. } => Failure::new("index-folder", message).hint(
            "nothing was changed; name an empty or a new folder with `--index DIR` or MUNDAP_INDEX",
        ),
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
            Failure::new("index", message)
                .hint("name a folder that can be written with `--index DIR` or MUNDAP_INDEX")
        }
        _ => Failure::new("index", message).hint(format!(
            "the index is only a cache: delete `{}` and try again",
            safe::path_text(places.index())
        )),
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
