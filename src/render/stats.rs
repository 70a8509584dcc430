//! Counts of questions as bars, lines or JSON, and what needs a second look.

use std::io::{self, Write};

use anstyle::Style;
use serde::Serialize;

use crate::args::Format;
use crate::messages::say;
use crate::terminal::Paint;

use super::json::{self, FORMAT_VERSION, Unit, Versioned};
use super::{Item, Look, layout, palette, safe};

/// A bar is at most so wide, in columns.
const BAR_COLUMNS: usize = 30;
/// A name is at most so wide, in columns.
const NAME_COLUMNS: usize = 28;
/// Columns of the numbers behind a bar: ` 1234/5678  100%`.
const NUMBER_COLUMNS: usize = 17;

/// How many questions there are, and how many of them have an answer.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Share {
    pub(crate) name: String,
    pub(crate) questions: usize,
    pub(crate) answered: usize,
}

/// An answer that was not touched for long.
#[derive(Debug, Clone)]
pub(crate) struct Stale {
    pub(crate) item: Item,
    /// The day of the note's last change, as `2025-01-31`.
    pub(crate) touched: String,
}

/// A question that stands in several places.
#[derive(Debug, Clone)]
pub(crate) struct Repeated {
    pub(crate) places: Vec<Item>,
}

/// All that is counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stats {
    pub(crate) all: Share,
    pub(crate) by_folder: Vec<Share>,
    pub(crate) by_tag: Vec<Share>,
    pub(crate) by_month: Vec<Share>,
    pub(crate) stale_days: u32,
    pub(crate) stale: Vec<Stale>,
    pub(crate) repeated: Vec<Repeated>,
    pub(crate) complete: bool,
}

/// Writes counts; of each part at most so many rows.
pub(crate) fn stats(
    out: &mut dyn Write,
    stats: &Stats,
    rows: usize,
    look: &Look,
) -> io::Result<()> {
    match look.format {
        Format::Json => as_json(out, stats, rows),
        Format::Pretty => pretty(out, stats, rows, look),
        _ => plain(out, stats, rows),
    }
}

fn pretty(out: &mut dyn Write, stats: &Stats, rows: usize, look: &Look) -> io::Result<()> {
    let bars = Bars::of(stats, look);
    let open = stats.all.questions - stats.all.answered;
    let (questions, answered) = (stats.all.questions, stats.all.answered);
    writeln!(out, "{}", say!("stats-all", questions, answered, open))?;
    for (kind, shares) in parts(stats) {
        let title = kind.title();
        if !shares.is_empty() {
            writeln!(out, "\n{}", bars.heading(&title))?;
            bars.write(out, &shares[..shares.len().min(rows)])?;
            more(out, shares.len(), rows)?;
        }
    }
    if !stats.stale.is_empty() {
        let title = say!("stats-stale", days = stats.stale_days);
        let title = layout::cut(&title, look.columns);
        writeln!(out, "\n{}", bars.heading(&title))?;
        for Stale { item, touched } in stats.stale.iter().take(rows) {
            line(out, &format!("  {touched}  {}", asked(item)), look)?;
        }
        more(out, stats.stale.len(), rows)?;
    }
    if !stats.repeated.is_empty() {
        writeln!(out, "\n{}", bars.heading(&say!("stats-repeated")))?;
        for Repeated { places } in stats.repeated.iter().take(rows) {
            let question = places.first().map_or("", |item| item.question.as_str());
            line(out, &format!("  {}× {question}", places.len()), look)?;
            for item in places {
                let open = match item.answered {
                    true => String::new(),
                    false => format!("  {}", say!("stats-no-answer")),
                };
                line(out, &format!("     {}{open}", item.place()), look)?;
            }
        }
        more(out, stats.repeated.len(), rows)?;
    }
    Ok(())
}

/// What questions are counted by.
#[derive(Clone, Copy)]
enum By {
    Folder,
    Tag,
    Month,
}

impl By {
    /// As a script reads it.
    fn name(self) -> &'static str {
        match self {
            By::Folder => "folder",
            By::Tag => "tag",
            By::Month => "month",
        }
    }

    fn title(self) -> String {
        match self {
            By::Folder => say!("stats-by-folder"),
            By::Tag => say!("stats-by-tag"),
            By::Month => say!("stats-by-month"),
        }
    }
}

fn parts(stats: &Stats) -> [(By, &Vec<Share>); 3] {
    [
        (By::Folder, &stats.by_folder),
        (By::Tag, &stats.by_tag),
        (By::Month, &stats.by_month),
    ]
}

fn asked(item: &Item) -> String {
    format!("{}: {}", item.place(), item.question)
}

fn line(out: &mut dyn Write, text: &str, look: &Look) -> io::Result<()> {
    writeln!(out, "{}", layout::cut(&safe::line(text), look.columns))
}

fn more(out: &mut dyn Write, all: usize, shown: usize) -> io::Result<()> {
    match all.saturating_sub(shown) {
        0 => Ok(()),
        count => writeln!(out, "  {}", say!("stats-more", count)),
    }
}

/// How wide names and bars are, and in what colours.
struct Bars {
    name: usize,
    bar: usize,
    most: usize,
    full: Style,
    open: Style,
    bold: Style,
}

impl Bars {
    fn of(stats: &Stats, look: &Look) -> Bars {
        let shares = || parts(stats).into_iter().flat_map(|(_, shares)| shares);
        let names = shares().map(|share| layout::width(&safe::line(&share.name)));
        let name = names
            .max()
            .unwrap_or(0)
            .clamp(4, NAME_COLUMNS)
            .min(look.columns / 3);
        let room = look.columns.saturating_sub(name + NUMBER_COLUMNS + 4);
        let (full, open, bold) = match look.paint {
            Paint::Color => (palette::CODE, palette::LACKING, palette::HEADING),
            Paint::Mono => Default::default(),
        };
        Bars {
            name,
            bar: room.min(BAR_COLUMNS),
            most: shares().map(|share| share.questions).max().unwrap_or(1),
            full,
            open,
            bold,
        }
    }

    fn heading(&self, title: &str) -> String {
        format!("{}{title}{:#}", self.bold, self.bold)
    }

    /// A bar is as long as there are questions; what is answered of it is full.
    fn write(&self, out: &mut dyn Write, shares: &[Share]) -> io::Result<()> {
        for share in shares {
            let name = layout::cut(&safe::line(&share.name), self.name);
            let gap = " ".repeat(self.name.saturating_sub(layout::width(&name)));
            let length = scaled(share.questions, self.most, self.bar);
            let full = scaled(share.answered, share.questions, length);
            let (done, left) = ("█".repeat(full), "░".repeat(length - full));
            let rest = " ".repeat(self.bar - length);
            let (dye, dim) = (self.full, self.open);
            let numbers = format!("{}/{}", share.answered, share.questions);
            let percent = share.answered * 100 / share.questions.max(1);
            writeln!(
                out,
                "  {name}{gap} {dye}{done}{dye:#}{dim}{left}{dim:#}{rest} {numbers:>9} {percent:>4}%"
            )?;
        }
        Ok(())
    }
}

/// A part of a whole in columns; what there is is at least one wide, where there is room.
fn scaled(part: usize, whole: usize, columns: usize) -> usize {
    let exact = (part * columns + whole / 2) / whole.max(1);
    exact.max(usize::from(part > 0)).min(columns)
}

/// Lines of fields with tabs between them; the first says what the line is about.
fn plain(out: &mut dyn Write, stats: &Stats, rows: usize) -> io::Result<()> {
    let count = |out: &mut dyn Write, kind: &str, share: &Share| {
        let (answered, questions) = (share.answered, share.questions);
        writeln!(
            out,
            "{kind}\t{}\t{answered}\t{questions}",
            safe::line(&share.name)
        )
    };
    count(out, "all", &stats.all)?;
    for (kind, shares) in parts(stats) {
        let kind = kind.name();
        shares
            .iter()
            .take(rows)
            .try_for_each(|share| count(out, kind, share))?;
    }
    for Stale { item, touched } in stats.stale.iter().take(rows) {
        writeln!(out, "stale\t{touched}\t{}", safe::line(&asked(item)))?;
    }
    for Repeated { places } in stats.repeated.iter().take(rows) {
        for item in places {
            writeln!(
                out,
                "repeated\t{}\t{}",
                places.len(),
                safe::line(&asked(item))
            )?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Whole<'a> {
    questions: usize,
    answered: usize,
    unanswered: usize,
    by_folder: &'a [Share],
    by_tag: &'a [Share],
    by_month: &'a [Share],
    stale_days: u32,
    stale: Vec<Old<'a>>,
    stale_total: usize,
    repeated: Vec<Vec<Unit<'a>>>,
    repeated_total: usize,
    complete: bool,
}

#[derive(Serialize)]
struct Old<'a> {
    touched: &'a str,
    #[serde(flatten)]
    unit: Unit<'a>,
}

fn as_json(out: &mut dyn Write, stats: &Stats, rows: usize) -> io::Result<()> {
    let first = |shares: &'_ Vec<Share>| shares.len().min(rows);
    let whole = Whole {
        questions: stats.all.questions,
        answered: stats.all.answered,
        unanswered: stats.all.questions - stats.all.answered,
        by_folder: &stats.by_folder[..first(&stats.by_folder)],
        by_tag: &stats.by_tag[..first(&stats.by_tag)],
        by_month: &stats.by_month[..first(&stats.by_month)],
        stale_days: stats.stale_days,
        stale: stats
            .stale
            .iter()
            .take(rows)
            .map(|stale| Old {
                touched: &stale.touched,
                unit: Unit::of(&stale.item),
            })
            .collect(),
        stale_total: stats.stale.len(),
        repeated: stats
            .repeated
            .iter()
            .take(rows)
            .map(|repeated| repeated.places.iter().map(Unit::of).collect())
            .collect(),
        repeated_total: stats.repeated.len(),
        complete: stats.complete,
    };
    json::line(
        out,
        &Versioned {
            format_version: FORMAT_VERSION,
            inner: whole,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_keep_their_measure() {
        assert_eq!(scaled(10, 10, 30), 30);
        assert_eq!(scaled(1, 1000, 30), 1);
        assert_eq!(scaled(0, 1000, 30), 0);
        assert_eq!(scaled(1, 2, 30), 15);
        assert_eq!(scaled(3, 4, 0), 0);
    }
}
