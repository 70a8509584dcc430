//! Results for reading: question in bold, its place, the excerpt wrapped to the terminal.

use std::io::{self, Write};

use anstyle::{Effects, Style};

use crate::terminal::Paint;

use super::marks::Marked;
use super::{Above, Item, Listing, Look, layout, page, palette, safe};

/// Excerpts stand below their question, a step to the right.
const INDENT: &str = "  ";

/// Between the parts of a unit's second line.
const GAP: &str = "  ";

/// Stands behind a question that lacks its answer.
const MISSING: &str = "  unanswered";

/// Columns of a unit's id and the gap before it.
const ID_COLUMNS: usize = 12;

/// Between a heading and the one below it.
const BELOW: &str = " › ";

/// Longer lines are hard to read, however wide the terminal is.
const READABLE_COLUMNS: usize = 100;

/// The styles of one page; all of them empty without colour.
struct Styles {
    question: Style,
    place: Style,
    dim: Style,
    missing: Style,
    match_in_question: Style,
    matched: Style,
}

impl Styles {
    fn of(paint: Paint) -> Styles {
        let plain = Style::new();
        if paint == Paint::Mono {
            let question = plain;
            return Styles {
                question,
                place: plain,
                dim: plain,
                missing: plain,
                match_in_question: plain,
                matched: plain,
            };
        }
        Styles {
            question: palette::HEADING,
            place: palette::PLACE,
            dim: palette::ASIDE,
            missing: palette::LACKING,
            match_in_question: palette::MATCHED,
            matched: palette::MATCHED,
        }
    }
}

/// Display columns of an excerpt's lines.
pub(super) fn text_columns(look: &Look) -> usize {
    look.columns.min(READABLE_COLUMNS) - INDENT.len()
}

/// Writes the units one below the other, a blank line between them.
pub(super) fn listing(out: &mut dyn Write, listing: &Listing, look: &Look) -> io::Result<()> {
    let styles = Styles::of(look.paint);
    let columns = look.columns.min(READABLE_COLUMNS);
    for (number, item) in listing.items.iter().enumerate() {
        if number > 0 && item.found.is_some() {
            writeln!(out)?;
        }
        head(out, item, &styles, columns)?;
        found(out, item, &styles, columns)?;
    }
    Ok(())
}

/// Writes the query above its hits.
pub(super) fn query(out: &mut dyn Write, listing: &Listing, look: &Look) -> io::Result<()> {
    let Some(query) = &listing.query else {
        return Ok(());
    };
    let style = if look.paint == Paint::Color {
        Style::new() | Effects::UNDERLINE
    } else {
        Style::new()
    };
    writeln!(out, "{style}{}{style:#}\n", safe::line(query))
}

/// Writes one whole unit, its answer laid out.
pub(super) fn unit(out: &mut dyn Write, item: &Item, look: &Look) -> io::Result<()> {
    let columns = look.columns.min(READABLE_COLUMNS);
    head(out, item, &Styles::of(look.paint), columns)?;
    let answer = item.answer.as_deref().unwrap_or_default();
    let marks = match &item.found {
        Some(found) => page::marks(answer, &found.matched),
        None => Vec::new(),
    };
    let lines = page::page(answer, &marks, columns);
    if !lines.is_empty() {
        writeln!(out)?;
    }
    lines.iter().try_for_each(|line| page_line(out, line, look))
}

/// Writes an answer without its question.
pub(super) fn answer(out: &mut dyn Write, markdown: &str, look: &Look) -> io::Result<()> {
    let columns = look.columns.min(READABLE_COLUMNS);
    let lines = page::page(markdown, &[], columns);
    lines.iter().try_for_each(|line| page_line(out, line, look))
}

fn page_line(out: &mut dyn Write, line: &page::Line, look: &Look) -> io::Result<()> {
    for span in &line.spans {
        match look.paint {
            Paint::Color => write!(out, "{0}{1}{0:#}", span.style, span.text)?,
            Paint::Mono => write!(out, "{}", span.text)?,
        }
    }
    writeln!(out)
}

fn head(out: &mut dyn Write, item: &Item, styles: &Styles, columns: usize) -> io::Result<()> {
    let question = item.marked_question();
    for line in layout::wrap(&question.text, columns) {
        writeln!(
            out,
            "{}",
            question.painted(line, styles.question, styles.match_in_question)
        )?;
    }
    let Styles {
        place,
        dim,
        missing,
        ..
    } = styles;
    let is_missing = item.kind == "question" && !item.answered;
    let mark = if is_missing { MISSING } else { "" };
    let taken = INDENT.len() + layout::width(&item.place()) + mark.len() + ID_COLUMNS;
    let about = about(item, columns.saturating_sub(taken + GAP.len()));
    write!(out, "{INDENT}{place}{}{place:#}", item.place())?;
    if !about.is_empty() {
        write!(out, "{GAP}{dim}{about}{dim:#}")?;
    }
    if is_missing {
        write!(out, "{missing}{mark}{missing:#}")?;
    }
    writeln!(out, "{GAP}{dim}{}{dim:#}", item.id)
}

/// Headings and tags, as far as they fit: the tags go first, then the outer headings.
fn about(item: &Item, columns: usize) -> String {
    let headings = item.headings.iter();
    let headings = headings.filter(|heading| **heading != item.question);
    let headings: Vec<_> = headings.map(|heading| safe::line(heading)).collect();
    let tags: Vec<_> = item
        .tags
        .iter()
        .map(|tag| format!("#{}", safe::line(tag)))
        .collect();
    let gap = if headings.is_empty() || tags.is_empty() {
        ""
    } else {
        GAP
    };
    let whole = format!("{}{gap}{}", headings.join(BELOW), tags.join(" "));
    let below = |outer: usize| match outer {
        0 => headings.join(BELOW),
        _ => format!("…{BELOW}{}", headings[outer..].join(BELOW)),
    };
    let shorter = (0..headings.len()).map(below);
    let mut all = std::iter::once(whole).chain(shorter);
    all.find(|about| layout::width(about) <= columns)
        .unwrap_or_default()
}

fn found(out: &mut dyn Write, item: &Item, styles: &Styles, columns: usize) -> io::Result<()> {
    let Some(found) = &item.found else {
        return Ok(());
    };
    indented(out, &found.excerpt, styles, columns - INDENT.len())?;
    for above in &found.above {
        let dim = styles.dim;
        writeln!(out, "{INDENT}{dim}{}{dim:#}", under(above))?;
    }
    if found.also.is_empty() {
        return Ok(());
    }
    let places = found
        .also
        .iter()
        .map(|also| format!("{}:{}", safe::path(&also.path), also.line));
    let dim = styles.dim;
    writeln!(
        out,
        "{INDENT}{dim}also {}{dim:#}",
        places.collect::<Vec<_>>().join(", ")
    )
}

/// Which heading the unit was found for, and how much more stands below that.
fn under(above: &Above) -> String {
    let heading = format!("under {}:{}", safe::line(&above.question), above.line);
    match above.more {
        0 => heading,
        more => format!("{heading}, with {more} more"),
    }
}

fn indented(out: &mut dyn Write, text: &Marked, styles: &Styles, columns: usize) -> io::Result<()> {
    for line in layout::wrap(&text.text, columns) {
        writeln!(
            out,
            "{INDENT}{}",
            text.painted(line, Style::new(), styles.matched)
        )?;
    }
    Ok(())
}
