//! Why a note was divided as it was, one line for every unit and every rejected candidate.

use std::io::{self, Write};

use serde::Serialize;

use crate::args::Format;

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Look, safe};

/// What became of a line that might begin a unit.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Verdict {
    /// As the user named the note.
    pub(crate) path: String,
    /// 1-based.
    pub(crate) line: usize,
    /// The rule that made a unit of it; none where it was rejected.
    pub(crate) rule: Option<String>,
    /// Why it was rejected, as the rest of a sentence.
    pub(crate) why_not: Option<&'static str>,
    /// The question, or the rejected line's words.
    pub(crate) text: String,
}

#[derive(Serialize)]
struct Verdicts<'a> {
    verdicts: &'a [Verdict],
}

/// Writes the verdicts in the order given.
pub(crate) fn verdicts(out: &mut dyn Write, verdicts: &[Verdict], look: &Look) -> io::Result<()> {
    match look.format {
        Format::Json => json::line(
            out,
            &Versioned {
                format_version: FORMAT_VERSION,
                inner: Verdicts { verdicts },
            },
        ),
        Format::Jsonl => verdicts
            .iter()
            .try_for_each(|verdict| json::line(out, verdict)),
        _ => verdicts
            .iter()
            .try_for_each(|verdict| line(out, verdict, look.end)),
    }
}

fn line(out: &mut dyn Write, verdict: &Verdict, end: u8) -> io::Result<()> {
    let Verdict {
        path,
        line,
        rule,
        why_not,
        text,
    } = verdict;
    let said = match (rule, why_not) {
        (Some(rule), _) => rule.clone(),
        (None, why) => format!("no unit, {}", why.unwrap_or("no rule applies")),
    };
    write!(
        out,
        "{}:{line}: {}: {}",
        safe::line(path),
        safe::line(&said),
        safe::line(text)
    )?;
    out.write_all(&[end])
}
