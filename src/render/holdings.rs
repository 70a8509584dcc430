//! What an index holds, for people or as JSON.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use crate::messages::{self, say};

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Look, layout, safe};

/// What an index holds, and what a refresh did to it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Holdings {
    pub(crate) notes: usize,
    pub(crate) questions: usize,
    pub(crate) unanswered: usize,
    pub(crate) sections: usize,
    pub(crate) left_out: usize,
    /// Files that could not be read, with the reason.
    pub(crate) skipped: Vec<(PathBuf, String)>,
    /// Notes that are not UTF-8, with their encoding.
    pub(crate) recoded: Vec<(PathBuf, String)>,
    /// What is odd about notes that were read all the same.
    pub(crate) warnings: Vec<(PathBuf, String)>,
    pub(crate) index: PathBuf,
    pub(crate) index_bytes: u64,
    pub(crate) index_age: Duration,
    pub(crate) refresh: Option<Refresh>,
}

/// What a refresh did.
#[derive(Debug, Clone)]
pub(crate) struct Refresh {
    pub(crate) added: usize,
    pub(crate) changed: usize,
    pub(crate) removed: usize,
    pub(crate) took: Duration,
}

/// Writes what a refresh did, in one sentence.
pub(crate) fn refreshed(out: &mut dyn Write, holdings: &Holdings, look: &Look) -> io::Result<()> {
    if look.format.is_json() {
        return as_json(out, holdings);
    }
    let told = say!(
        "holdings",
        notes = say!("count-notes", count = holdings.notes),
        questions = say!("count-questions", count = holdings.questions),
        unanswered = holdings.unanswered,
        sections = say!("count-sections", count = holdings.sections),
    );
    write!(out, "{told}")?;
    if let Some(refresh) = &holdings.refresh {
        let Refresh {
            added,
            changed,
            removed,
            took,
        } = *refresh;
        let took = duration(took);
        let told = say!("holdings-refresh", added, changed, removed, took);
        write!(out, "{told}")?;
    }
    if !holdings.skipped.is_empty() {
        let files = say!("count-files", count = holdings.skipped.len());
        write!(out, "{}", say!("holdings-skipped", files))?;
    }
    writeln!(out)
}

/// Writes everything that is known about an index.
pub(crate) fn status(out: &mut dyn Write, holdings: &Holdings, look: &Look) -> io::Result<()> {
    if look.format.is_json() {
        return as_json(out, holdings);
    }
    let mut rows = vec![
        (say!("status-notes"), holdings.notes.to_string()),
        (say!("status-questions"), holdings.questions.to_string()),
        (say!("status-unanswered"), holdings.unanswered.to_string()),
        (say!("status-sections"), holdings.sections.to_string()),
    ];
    if let count @ 1.. = holdings.left_out {
        let why = say!("status-left-out-why", count);
        rows.push((say!("status-left-out"), why));
    }
    rows.extend([
        (say!("status-index"), safe::path(&holdings.index)),
        (say!("status-size"), size(holdings.index_bytes)),
        (say!("status-age"), duration(holdings.index_age)),
    ]);
    let widest = rows.iter().map(|(label, _)| layout::width(label)).max();
    for (label, value) in rows {
        let gap = " ".repeat(widest.unwrap_or(0) - layout::width(&label) + 2);
        writeln!(out, "{label}{gap}{value}")?;
    }
    remarks(out, &say!("status-skipped"), &holdings.skipped)?;
    remarks(out, &say!("status-recoded"), &holdings.recoded)?;
    remarks(out, &say!("status-odd"), &holdings.warnings)
}

fn remarks(out: &mut dyn Write, heading: &str, remarks: &[(PathBuf, String)]) -> io::Result<()> {
    if remarks.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}:")?;
    for (path, remark) in remarks {
        let remark = messages::known(remark);
        writeln!(out, "  {}: {}", safe::path(path), safe::line(&remark))?;
    }
    Ok(())
}

/// Bytes in the largest unit that leaves at least 1 before the point.
pub(super) fn size(bytes: u64) -> String {
    let units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)];
    match units.into_iter().find(|(_, unit)| bytes as f64 >= *unit) {
        Some((name, unit)) => format!("{:.1} {name}", bytes as f64 / unit),
        None => format!("{bytes} B"),
    }
}

pub(super) fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0 => format!("{} ms", time.as_millis()),
        1..=9 => say!("time-seconds", count = format!("{:.1}", time.as_secs_f64())),
        10..=119 => say!("time-seconds", count = seconds),
        120..=7199 => say!("time-minutes", count = seconds / 60),
        7200..=172_799 => say!("time-hours", count = seconds / 3600),
        _ => say!("time-days", count = seconds / 86_400),
    }
}

#[derive(Serialize)]
struct Status {
    notes: usize,
    units: usize,
    questions: usize,
    unanswered: usize,
    sections: usize,
    left_out: usize,
    index: Index,
    skipped: Vec<Remark>,
    recoded: Vec<Remark>,
    warnings: Vec<Remark>,
    #[serde(flatten)]
    refresh: Option<RefreshCounts>,
}

#[derive(Serialize)]
struct Index {
    path: String,
    bytes: u64,
    age_s: u64,
}

#[derive(Serialize)]
struct Remark {
    path: String,
    reason: String,
}

#[derive(Serialize)]
struct RefreshCounts {
    added: usize,
    changed: usize,
    removed: usize,
    took_ms: u128,
}

fn as_json(out: &mut dyn Write, holdings: &Holdings) -> io::Result<()> {
    let remark = |(path, reason): &(PathBuf, String)| Remark {
        path: safe::path_text(path).into_owned(),
        reason: reason.clone(),
    };
    let remarks = |remarks: &[(PathBuf, String)]| remarks.iter().map(remark).collect();
    let counts = |refresh: &Refresh| RefreshCounts {
        added: refresh.added,
        changed: refresh.changed,
        removed: refresh.removed,
        took_ms: refresh.took.as_millis(),
    };
    let status = Status {
        notes: holdings.notes,
        units: holdings.questions + holdings.sections,
        questions: holdings.questions,
        unanswered: holdings.unanswered,
        sections: holdings.sections,
        left_out: holdings.left_out,
        index: Index {
            path: safe::path_text(&holdings.index).into_owned(),
            bytes: holdings.index_bytes,
            age_s: holdings.index_age.as_secs(),
        },
        skipped: remarks(&holdings.skipped),
        recoded: remarks(&holdings.recoded),
        warnings: remarks(&holdings.warnings),
        refresh: holdings.refresh.as_ref().map(counts),
    };
    json::line(
        out,
        &Versioned {
            format_version: FORMAT_VERSION,
            inner: status,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times_are_told_in_fitting_units() {
        assert_eq!(
            [size(999), size(4_000), size(13_400_000)],
            ["999 B", "4.0 kB", "13.4 MB"]
        );
        let seconds = [0, 3, 61, 600, 90_000, 900_000].map(Duration::from_secs);
        assert_eq!(
            seconds.map(duration),
            ["0 ms", "3.0 s", "61 s", "10 min", "25 h", "10 days"]
        );
    }
}
