//! A question to be answered, then its answer; how many are due. Knows no schedule.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;

use crate::args::Format;
use crate::messages::{self, say};
use crate::terminal::Paint;

use super::json::{self, FORMAT_VERSION, Versioned};
use super::{Item, Look, layout, palette, pretty, safe};

/// The how manyth question of how many, 1-based.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    pub(crate) at: usize,
    pub(crate) of: usize,
}

/// How many questions are to be asked when; times in seconds since 1970.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) due: usize,
    pub(crate) new: usize,
    pub(crate) later: usize,
    pub(crate) next: Option<i64>,
    pub(crate) now: i64,
}

/// Writes a question without its answer.
pub(crate) fn question(
    out: &mut dyn Write,
    item: &Item,
    progress: Progress,
    look: &Look,
) -> io::Result<()> {
    if look.format != Format::Pretty {
        return writeln!(out, "{}", safe::line(&item.question));
    }
    let columns = pretty::text_columns(look);
    let headings: Vec<_> = item
        .headings
        .iter()
        .map(|heading| safe::line(heading))
        .collect();
    let above = format!("{}/{}  {}", progress.at, progress.of, headings.join(" › "));
    writeln!(out)?;
    aside(out, above.trim_end(), look)?;
    let bold = style(palette::HEADING, look);
    let text = safe::line(&item.question);
    for line in layout::wrap(&text, columns) {
        writeln!(out, "{bold}{}{bold:#}", &text[line])?;
    }
    Ok(())
}

/// Writes the answer of a question, and where it stands.
pub(crate) fn answer(out: &mut dyn Write, item: &Item, look: &Look) -> io::Result<()> {
    let text = item.answer.as_deref().unwrap_or_default().trim();
    let nothing = &say!("quiz-no-answer");
    if look.format != Format::Pretty {
        let text = if item.answered { text } else { nothing };
        text.lines()
            .try_for_each(|line| writeln!(out, "  {}", safe::line(line)))?;
        return writeln!(out, "  ({})", safe::line(&item.place()));
    }
    writeln!(out)?;
    match item.answered {
        true => pretty::answer(out, text, look)?,
        false => aside(out, nothing, look)?,
    }
    aside(out, &item.place(), look)
}

/// Writes a line that stands aside, cut to the window.
pub(crate) fn aside(out: &mut dyn Write, text: &str, look: &Look) -> io::Result<()> {
    let dim = style(palette::ASIDE, look);
    let text = layout::cut(&safe::line(text), look.columns);
    writeln!(out, "{dim}{text}{dim:#}")
}

fn style(style: Style, look: &Look) -> Style {
    match look.paint {
        Paint::Color => style,
        Paint::Mono => Style::new(),
    }
}

/// A time in seconds, shortly.
pub(crate) fn span(seconds: i64) -> String {
    const UNITS: [(i64, &str); 4] = [
        (365 * 86_400, "span-years"),
        (86_400, "span-days"),
        (3600, "span-hours"),
        (60, "span-minutes"),
    ];
    let unit = UNITS.iter().find(|(length, _)| seconds >= *length);
    let (length, name) = unit.unwrap_or(&UNITS[3]);
    messages::counted(name, (seconds + length / 2) / length)
}

/// Writes how many questions are due.
pub(crate) fn tally(out: &mut dyn Write, tally: &Tally, look: &Look) -> io::Result<()> {
    let Tally {
        due, new, later, ..
    } = *tally;
    match look.format {
        Format::Json => json::line(
            out,
            &Versioned {
                format_version: FORMAT_VERSION,
                inner: Counts {
                    due,
                    new,
                    later,
                    next: tally.next,
                },
            },
        ),
        Format::Pretty => {
            let told = match tally.next.map(|next| span(next - tally.now)) {
                None => say!("quiz-due", due, new, later),
                Some(next) => say!("quiz-due-next", due, new, later, next),
            };
            writeln!(out, "{told}")
        }
        _ => writeln!(out, "due\t{due}\nnew\t{new}\nlater\t{later}"),
    }
}

#[derive(Serialize)]
struct Counts {
    due: usize,
    new: usize,
    later: usize,
    /// When the first of the later ones is due, in seconds since 1970.
    next: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn times_are_told_in_the_unit_that_fits() {
        assert_eq!(span(600), "10m");
        assert_eq!(span(0), "0m");
        assert_eq!(span(5400), "2h");
        assert_eq!(span(3 * 86_400), "3d");
        assert_eq!(span(800 * 86_400), "2y");
    }
}
