//! Results for reading: question in bold, its place, the excerpt wrapped to the terminal.

use std::io::{self, Write};

use anstyle::{Effects, Style};

use crate::links::Links;
use crate::messages::say;
use crate::terminal::Paint;

use super::marks::Marked;
use super::{Above, Item, Listing, Look, Numbers, layout, page, palette, safe};

/// Excerpts stand below their question, a step to the right.
const INDENT: &str = "  ";

/// Between the parts of a unit's second line.
const GAP: &str = "  ";

/// Columns of a unit's id and the gap before it.
const ID_COLUMNS: usize = 12;

/// Between a heading and the one below it.
const BELOW: &str = " › ";

/// A question so short says little without the heading above it.
const SHORT_COLUMNS: usize = 10;

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

/// What a unit is laid out on.
struct Sheet {
    styles: Styles,
    columns: usize,
    numbers: Numbers,
    links: Links,
}

impl Sheet {
    fn of(look: &Look) -> Sheet {
        Sheet {
            styles: Styles::of(look.paint),
            columns: look.columns.min(READABLE_COLUMNS),
            numbers: look.numbers,
            links: look.links.clone(),
        }
    }

    /// `path:line`; where results have numbers nobody types it, and it may lose its middle.
    fn place(&self, item: &Item, columns: usize) -> String {
        match self.numbers {
            Numbers::Shown => layout::cut_middle(&item.place(), columns),
            Numbers::Hidden => item.place(),
        }
    }
}

/// What stands left of a unit's first line and of the others.
struct Margin {
    first: String,
    rest: String,
}

impl Margin {
    fn bare() -> Margin {
        Margin {
            first: String::new(),
            rest: INDENT.to_owned(),
        }
    }

    fn numbered(number: usize, count: usize) -> Margin {
        let digits = count.to_string().len().max(2);
        Margin {
            first: format!("{number:digits$} "),
            rest: " ".repeat(digits + 1),
        }
    }
}

/// Display columns of an excerpt's lines.
pub(super) fn text_columns(look: &Look) -> usize {
    look.columns.min(READABLE_COLUMNS) - INDENT.len()
}

/// Writes the units one below the other, a blank line between them.
pub(super) fn listing(out: &mut dyn Write, listing: &Listing, look: &Look) -> io::Result<()> {
    let sheet = Sheet::of(look);
    for (number, item) in listing.items.iter().enumerate() {
        if number > 0 && item.found.is_some() {
            writeln!(out)?;
        }
        let margin = match look.numbers {
            Numbers::Shown => Margin::numbered(number + 1, listing.items.len()),
            Numbers::Hidden => Margin::bare(),
        };
        head(out, item, &sheet, &margin)?;
        found(out, item, &sheet, &margin)?;
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
    let sheet = Sheet::of(look);
    head(out, item, &sheet, &Margin::bare())?;
    let answer = item.answer.as_deref().unwrap_or_default();
    let marks = match &item.found {
        Some(found) => page::marks(answer, &found.matched),
        None => Vec::new(),
    };
    let lines = page::page(answer, &marks, sheet.columns);
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
        let text = match &span.link {
            Some(address) => look.links.to_address(&span.text, address),
            None => span.text.clone(),
        };
        match look.paint {
            Paint::Color => write!(out, "{0}{text}{0:#}", span.style)?,
            Paint::Mono => write!(out, "{text}")?,
        }
    }
    writeln!(out)
}

fn head(out: &mut dyn Write, item: &Item, sheet: &Sheet, margin: &Margin) -> io::Result<()> {
    let styles = &sheet.styles;
    question(out, item, sheet, margin)?;
    let Styles {
        place,
        dim,
        missing,
        ..
    } = styles;
    let is_missing = item.kind == "question" && !item.answered;
    let mark = match is_missing {
        true => format!("{GAP}{}", say!("unanswered")),
        false => String::new(),
    };
    let room = sheet.columns - layout::width(&margin.rest);
    let room = room.saturating_sub(layout::width(&mark) + ID_COLUMNS);
    let shown = sheet.place(item, room);
    let linked = sheet.links.to_note(&shown, &item.path, item.line);
    let taken = layout::width(&shown) + GAP.len();
    let about = about(item, room.saturating_sub(taken));
    write!(out, "{}{place}{linked}{place:#}", margin.rest)?;
    if !about.is_empty() {
        write!(out, "{GAP}{dim}{about}{dim:#}")?;
    }
    if is_missing {
        write!(out, "{missing}{mark}{missing:#}")?;
    }
    writeln!(out, "{GAP}{dim}{}{dim:#}", item.id)
}

/// The question's lines, behind the heading above where it says little without.
fn question(out: &mut dyn Write, item: &Item, sheet: &Sheet, margin: &Margin) -> io::Result<()> {
    let Styles {
        question: bold,
        dim,
        match_in_question,
        ..
    } = &sheet.styles;
    let marked = item.marked_question();
    let columns = sheet.columns - layout::width(&margin.first);
    let above = match sheet.numbers {
        Numbers::Shown => above(item, columns / 2),
        Numbers::Hidden => String::new(),
    };
    let lines = layout::wrap(&marked.text, columns - layout::width(&above));
    for (number, line) in lines.into_iter().enumerate() {
        let painted = marked.painted(line, *bold, *match_in_question);
        match number {
            0 => writeln!(out, "{dim}{}{above}{dim:#}{painted}", margin.first)?,
            _ => writeln!(out, "{}{painted}", " ".repeat(layout::width(&margin.first)))?,
        }
    }
    Ok(())
}

/// The heading that says what a short question is about: that of `정의` or `장점`.
fn above(item: &Item, columns: usize) -> String {
    let is_short = layout::width(&item.question) <= SHORT_COLUMNS;
    let asks = item.question.ends_with(['?', '？']);
    let others = item.headings.iter().rev();
    let heading = others
        .into_iter()
        .find(|heading| **heading != item.question);
    match heading.filter(|_| is_short && !asks) {
        Some(heading) => format!("{}{BELOW}", layout::cut(&safe::line(heading), columns)),
        None => String::new(),
    }
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

fn found(out: &mut dyn Write, item: &Item, sheet: &Sheet, margin: &Margin) -> io::Result<()> {
    let Some(found) = &item.found else {
        return Ok(());
    };
    let indent = &margin.rest;
    let dim = sheet.styles.dim;
    indented(out, &found.excerpt, sheet, indent)?;
    for above in &found.above {
        writeln!(out, "{indent}{dim}{}{dim:#}", under(above))?;
    }
    if found.also.is_empty() {
        return Ok(());
    }
    let places = found
        .also
        .iter()
        .map(|also| format!("{}:{}", safe::path(&also.path), also.line));
    let also = say!("also", places = places.collect::<Vec<_>>().join(", "));
    writeln!(out, "{indent}{dim}{also}{dim:#}")
}

/// Which heading the unit was found for, and how much more stands below that.
fn under(above: &Above) -> String {
    let heading = format!("{}:{}", safe::line(&above.question), above.line);
    match above.more {
        0 => say!("under-heading", heading),
        count => say!("under-heading-more", heading, count),
    }
}

fn indented(out: &mut dyn Write, text: &Marked, sheet: &Sheet, indent: &str) -> io::Result<()> {
    let columns = sheet.columns - layout::width(indent);
    for line in layout::wrap(&text.text, columns) {
        let painted = text.painted(line, Style::new(), sheet.styles.matched);
        writeln!(out, "{indent}{painted}")?;
    }
    Ok(())
}
