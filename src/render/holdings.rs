//! What an index holds, for people or as JSON.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Look, safe};

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
    write!(
        out,
        "{}, {} ({} unanswered)",
        count(holdings.notes, "note"),
        count(holdings.questions, "question"),
        holdings.unanswered
    )?;
    write!(out, ", {}", count(holdings.sections, "section"))?;
    if let Some(refresh) = &holdings.refresh {
        let Refresh {
            added,
            changed,
            removed,
            took,
        } = refresh;
        write!(
            out,
            "; {added} new, {changed} changed, {removed} removed in {}",
            duration(*took)
        )?;
    }
    if !holdings.skipped.is_empty() {
        write!(out, "; {} skipped", count(holdings.skipped.len(), "file"))?;
    }
    writeln!(out)
}

/// Writes everything that is known about an index.
pub(crate) fn status(out: &mut dyn Write, holdings: &Holdings, look: &Look) -> io::Result<()> {
    if look.format.is_json() {
        return as_json(out, holdings);
    }
    writeln!(out, "notes       {}", holdings.notes)?;
    writeln!(out, "questions   {}", holdings.questions)?;
    writeln!(out, "unanswered  {}", holdings.unanswered)?;
    writeln!(out, "sections    {}", holdings.sections)?;
    if holdings.left_out > 0 {
        writeln!(
            out,
            "left out    {} by their front matter",
            holdings.left_out
        )?;
    }
    writeln!(out, "index       {}", safe::path(&holdings.index))?;
    writeln!(out, "size        {}", size(holdings.index_bytes))?;
    writeln!(out, "age         {}", duration(holdings.index_age))?;
    remarks(out, "skipped", &holdings.skipped)?;
    remarks(out, "not in UTF-8", &holdings.recoded)?;
    remarks(out, "odd", &holdings.warnings)
}

fn remarks(out: &mut dyn Write, heading: &str, remarks: &[(PathBuf, String)]) -> io::Result<()> {
    if remarks.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}:")?;
    for (path, remark) in remarks {
        writeln!(out, "  {}: {}", safe::path(path), safe::line(remark))?;
    }
    Ok(())
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
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
        1..=9 => format!("{:.1} s", time.as_secs_f64()),
        10..=119 => format!("{seconds} s"),
        120..=7199 => format!("{} min", seconds / 60),
        7200..=172_799 => format!("{} h", seconds / 3600),
        _ => format!("{} days", seconds / 86_400),
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
