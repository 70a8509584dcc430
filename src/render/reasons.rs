//! Why a unit matches a query: terms of both sides, what met, the score's parts.

use std::io::{self, Write};

use serde::Serialize;

use crate::messages::{self, say};

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Item, Look, Relaxed, layout, safe};

/// Why one unit matches a query, or why not.
#[derive(Debug, Clone)]
pub(crate) struct Reasons {
    pub(crate) query: String,
    pub(crate) unit: Item,
    /// Whether a ranked search finds it.
    pub(crate) found: bool,
    /// Whether `--all` finds it.
    pub(crate) mentioned: bool,
    pub(crate) score: f32,
    /// How the query had to be widened; all else is about that one.
    pub(crate) relaxed: Option<Relaxed>,
    /// Filters, phrases, words demanded or forbidden, and whether the unit meets each.
    pub(crate) conditions: Vec<(String, bool)>,
    pub(crate) asked: Vec<AskedTerm>,
    /// View of the text, what was looked for in it, what that adds to the score.
    pub(crate) parts: Vec<(&'static str, String, f32)>,
}

/// A term of the query and the words of the unit that met it.
#[derive(Debug, Clone)]
pub(crate) struct AskedTerm {
    pub(crate) written: String,
    pub(crate) term: String,
    pub(crate) via: String,
    /// Words as they stand in the unit, each with the rule that made it the term.
    pub(crate) met: Vec<(String, String)>,
}

/// Writes the reasons for reading, or as JSON.
pub(crate) fn reasons(out: &mut dyn Write, reasons: &Reasons, look: &Look) -> io::Result<()> {
    if look.format.is_json() {
        return as_json(out, reasons);
    }
    let unit = &reasons.unit;
    writeln!(out, "{}: {}", unit.place(), safe::line(&unit.question))?;
    writeln!(out, "{}", verdict(reasons))?;
    conditions(out, reasons)?;
    writeln!(out)?;
    asked(out, &reasons.asked)?;
    parts(out, reasons)
}

/// What was asked instead, and the conditions, one a line.
fn conditions(out: &mut dyn Write, reasons: &Reasons) -> io::Result<()> {
    if let Some(Relaxed { how, to }) = &reasons.relaxed {
        let query = safe::line(to);
        writeln!(
            out,
            "{}",
            say!("why-relaxed", query, how = messages::known(how))
        )?;
    }
    for (written, is_met) in &reasons.conditions {
        let met = match *is_met {
            true => say!("why-met"),
            false => say!("why-not-met"),
        };
        writeln!(out, "{met}: {}", safe::line(written))?;
    }
    Ok(())
}

fn verdict(reasons: &Reasons) -> String {
    match (reasons.found, reasons.mentioned) {
        (true, true) => say!("why-found-both"),
        (true, false) => say!("why-found-search"),
        (false, true) => say!("why-found-all"),
        (false, false) => say!("why-not-found"),
    }
}

fn asked(out: &mut dyn Write, asked: &[AskedTerm]) -> io::Result<()> {
    let rows = asked.iter().map(|asked| {
        let met = asked
            .met
            .iter()
            .map(|(word, via)| format!("{} ({via})", safe::line(word)));
        let met: Vec<String> = met.collect();
        let met = if met.is_empty() {
            "-".to_owned()
        } else {
            met.join(", ")
        };
        let written = format!("{} ({})", safe::line(&asked.written), asked.via);
        [written, safe::line(&asked.term).into_owned(), met]
    });
    columns(
        out,
        [say!("why-asked"), say!("why-term"), say!("why-unit")],
        rows.collect(),
    )
}

fn parts(out: &mut dyn Write, reasons: &Reasons) -> io::Result<()> {
    if reasons.parts.is_empty() {
        return Ok(());
    }
    let sum = [
        say!("why-sum"),
        String::new(),
        format!("{:.3}", reasons.score),
    ];
    let rows = reasons.parts.iter().map(|(view, form, score)| {
        [
            (*view).to_owned(),
            safe::line(form).into_owned(),
            format!("{score:.3}"),
        ]
    });
    writeln!(out)?;
    columns(
        out,
        [say!("why-part"), say!("why-for"), say!("why-adds")],
        rows.chain([sum]).collect(),
    )
}

/// Writes rows below a header, aligned by display columns.
fn columns(out: &mut dyn Write, header: [String; 3], rows: Vec<[String; 3]>) -> io::Result<()> {
    let widest = |at: usize| {
        let cells = rows
            .iter()
            .chain([&header])
            .map(|row| layout::width(&row[at]));
        cells.max().unwrap_or(0)
    };
    let widths = [widest(0), widest(1)];
    for row in [&header].into_iter().chain(&rows) {
        let pad = |at: usize| " ".repeat(widths[at] - layout::width(&row[at]));
        let line = format!("{}{}  {}{}  {}", row[0], pad(0), row[1], pad(1), row[2]);
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Explanation<'a> {
    query: &'a str,
    found: bool,
    mentioned: bool,
    score: f32,
    relaxed: Option<json::Relaxed<'a>>,
    conditions: Vec<Condition<'a>>,
    asked: Vec<Asked<'a>>,
    parts: Vec<Part<'a>>,
    unit: json::Unit<'a>,
}

#[derive(Serialize)]
struct Condition<'a> {
    written: &'a str,
    met: bool,
}

#[derive(Serialize)]
struct Asked<'a> {
    written: &'a str,
    term: &'a str,
    via: &'a str,
    met: Vec<Met<'a>>,
}

#[derive(Serialize)]
struct Met<'a> {
    written: &'a str,
    via: &'a str,
}

#[derive(Serialize)]
struct Part<'a> {
    view: &'a str,
    form: &'a str,
    score: f32,
}

fn as_json(out: &mut dyn Write, reasons: &Reasons) -> io::Result<()> {
    let asked = reasons.asked.iter().map(|asked| Asked {
        written: &asked.written,
        term: &asked.term,
        via: &asked.via,
        met: asked
            .met
            .iter()
            .map(|(written, via)| Met { written, via })
            .collect(),
    });
    let parts = reasons.parts.iter().map(|(view, form, score)| Part {
        view,
        form,
        score: *score,
    });
    let inner = Explanation {
        query: &reasons.query,
        found: reasons.found,
        mentioned: reasons.mentioned,
        score: reasons.score,
        relaxed: reasons.relaxed.as_ref().map(json::Relaxed::of),
        conditions: reasons
            .conditions
            .iter()
            .map(|(written, met)| Condition { written, met: *met })
            .collect(),
        asked: asked.collect(),
        parts: parts.collect(),
        unit: json::Unit::of(&reasons.unit),
    };
    json::line(
        out,
        &Versioned {
            format_version: FORMAT_VERSION,
            inner,
        },
    )
}
