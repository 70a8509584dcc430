//! Which lines of a note might be questions, whether they are, and the facts that decided.

use std::io::{self, Write};

use serde::Serialize;

use crate::args::Format;
use crate::messages::say;

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Look, layout, pretty, safe};

/// So many facts are named for reading; the rest is counted.
const FACTS_SHOWN: usize = 5;
/// Facts stand below their line, a step to the right.
const INDENT: &str = "  ";

/// What was thought of a line that might be a question.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    /// As the user named the note.
    pub(crate) path: String,
    /// 1-based.
    pub(crate) line: usize,
    pub(crate) is_question: bool,
    /// What was typed around the words; lines of one form are judged together.
    pub(crate) form: String,
    /// Above 0 the line is a question.
    pub(crate) sum: f32,
    /// Each with its part of the sum, the weightiest first.
    pub(crate) facts: Vec<(&'static str, f32)>,
    /// The line's visible words.
    pub(crate) text: String,
}

impl Verdict {
    /// What every line's sum begins with.
    fn base(&self) -> f32 {
        let facts: f32 = self.facts.iter().map(|fact| fact.1).sum();
        self.sum - facts
    }
}

/// Writes the verdicts in the order given.
pub(crate) fn verdicts(out: &mut dyn Write, verdicts: &[Verdict], look: &Look) -> io::Result<()> {
    match look.format {
        Format::Json => {
            let verdicts = verdicts.iter().map(Row::of).collect();
            let inner = Rows { verdicts };
            json::line(
                out,
                &Versioned {
                    format_version: FORMAT_VERSION,
                    inner,
                },
            )
        }
        Format::Jsonl => verdicts
            .iter()
            .try_for_each(|verdict| json::line(out, &Row::of(verdict))),
        _ => verdicts
            .iter()
            .try_for_each(|verdict| told(out, verdict, look)),
    }
}

fn told(out: &mut dyn Write, verdict: &Verdict, look: &Look) -> io::Result<()> {
    let kind = match verdict.is_question {
        true => say!("split-question"),
        false => say!("split-no-question"),
    };
    let place = format!("{}:{}", safe::line(&verdict.path), verdict.line);
    writeln!(out, "{place}: {kind}: {}", safe::line(&verdict.text))?;
    let lines = reasons(verdict, pretty::text_columns(look));
    write!(out, "{INDENT}{}", lines.join(&format!("\n{INDENT}")))?;
    out.write_all(&[look.end])
}

/// The form, the sum and the weightiest facts, in lines of at most so many columns.
fn reasons(verdict: &Verdict, columns: usize) -> Vec<String> {
    let mut pieces = vec![
        format!("{} {:+.2}:", verdict.form, verdict.sum),
        format!("base {:+.2}", verdict.base()),
    ];
    let shown = verdict.facts.iter().take(FACTS_SHOWN);
    pieces.extend(shown.map(|(fact, adds)| format!("{fact} {adds:+.2}")));
    if let count @ 1.. = verdict.facts.len().saturating_sub(FACTS_SHOWN) {
        pieces.push(say!("split-more", count));
    }
    filled(&pieces, columns)
}

/// Joins pieces by commas, none broken; the first heads the others.
fn filled(pieces: &[String], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let comma = if at > 0 && at + 1 < pieces.len() {
            ","
        } else {
            ""
        };
        let piece = format!("{piece}{comma}");
        match lines.last_mut() {
            Some(line) if layout::width(line) + 1 + layout::width(&piece) <= columns => {
                line.push(' ');
                line.push_str(&piece);
            }
            _ => lines.push(piece),
        }
    }
    lines
}

#[derive(Serialize)]
struct Rows<'a> {
    verdicts: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    line: usize,
    question: bool,
    form: &'a str,
    sum: f32,
    base: f32,
    facts: Vec<Fact>,
    text: &'a str,
}

#[derive(Serialize)]
struct Fact {
    fact: &'static str,
    adds: f32,
}

impl Row<'_> {
    fn of(verdict: &Verdict) -> Row<'_> {
        let facts = verdict.facts.iter();
        Row {
            path: &verdict.path,
            line: verdict.line,
            question: verdict.is_question,
            form: &verdict.form,
            sum: verdict.sum,
            base: verdict.base(),
            facts: facts.map(|&(fact, adds)| Fact { fact, adds }).collect(),
            text: &verdict.text,
        }
    }
}
