//! `status`: what the index holds, how old it is, and what it had to skip.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use mundap_index::indexer::{self, Report};

use crate::args::{StatusArgs, formats};
use crate::failure::Ending;
use crate::places::Places;
use crate::render::{self, Holdings};

use super::desk::Desk;
use super::opened;

pub(super) fn run(args: &StatusArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::REPORT)?;
    let places = desk.places()?;
    let report = indexer::checked_report(places.index(), &places.roots());
    let report = report.map_err(|error| opened::explained(error, &places))?;
    let holdings = holdings(&report, &places);
    desk.write(&args.shape, |out| {
        Ok(render::status(out, &holdings, &look)?)
    })?;
    Ok(Ending::Found)
}

/// A report as something to show.
pub(super) fn holdings(report: &Report, places: &Places) -> Holdings {
    let named = |(path, remark): &(PathBuf, String)| (places.shown(path), remark.clone());
    let files = files(places.index());
    Holdings {
        notes: report.notes,
        questions: report.questions,
        unanswered: report.unanswered,
        sections: report.sections,
        left_out: report.left_out,
        skipped: report
            .skipped
            .iter()
            .map(|file| (places.shown(&file.path), file.reason.clone()))
            .collect(),
        recoded: report.recoded.iter().map(named).collect(),
        warnings: report.warnings.iter().map(named).collect(),
        index: places.index().to_owned(),
        index_bytes: files.iter().map(|(bytes, _)| bytes).sum(),
        index_age: files.iter().map(|(_, age)| *age).min().unwrap_or_default(),
        refresh: None,
    }
}

/// Size and age of every file of the index; those that vanish meanwhile are left out.
fn files(folder: &Path) -> Vec<(u64, Duration)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.metadata() {
            Ok(file) if file.is_dir() => found.extend(files(&entry.path())),
            Ok(file) => found.push((file.len(), age(&file))),
            Err(_) => {}
        }
    }
    found
}

/// Time since the last change; zero where the file system keeps none.
fn age(file: &fs::Metadata) -> Duration {
    let since = |at| SystemTime::now().duration_since(at).unwrap_or_default();
    file.modified().map_or(Duration::ZERO, since)
}
