//! `stats`: questions counted by folder, tag and month; what is old, and what is asked twice.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path};
use std::time::{SystemTime, UNIX_EPOCH};

use mundap_index::query::{Day, Query};
use mundap_index::searcher::{NoteDays, Searcher, UnitRecord};

use crate::args::{Format, KindChoice, StatsArgs, formats};
use crate::failure::Ending;
use crate::places::Places;
use crate::practice::spoken;
use crate::render::{self, Item, Repeated, Share, Stale, Stats};
use crate::terminal::Stream;

use super::desk::Desk;
use super::opened;
use super::units::{self, Answers};

/// Rows of each part where a person reads them.
const USUAL_ROWS: usize = 10;

/// A question, and the days of its note where the index knows them.
type Asked = (UnitRecord, Option<NoteDays>);

pub(super) fn run(args: &StatsArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::COUNTS)?;
    let opened = opened::open(desk, &args.refresh)?;
    let asked = opened.ask(|searcher| questions(args, searcher))?;
    let usual = match look.stdout {
        Stream::Terminal if look.format == Format::Pretty => USUAL_ROWS,
        _ => 0,
    };
    let mut stats = gathered(asked, args, &opened.places);
    stats.complete = opened.is_complete()?;
    let rows = units::limit(args.limit.unwrap_or(usual)).unwrap_or(usize::MAX);
    desk.write(&args.shape, |out| {
        Ok(render::stats(out, &stats, rows, &look)?)
    })?;
    Ok(Ending::of_count(stats.all.questions))
}

fn questions(args: &StatsArgs, searcher: &Searcher) -> Result<Vec<Asked>, mundap_index::Error> {
    let everything = Query::parse("");
    let scope = units::scope(&args.filter, KindChoice::Question);
    let request = units::every(&everything, scope);
    let hits = searcher.search(&request)?.hits.into_iter();
    let asked = hits.map(|hit| {
        let days = searcher.days_of(&hit.unit.path);
        (hit.unit, days)
    });
    Ok(asked.collect())
}

fn gathered(asked: Vec<Asked>, args: &StatsArgs, places: &Places) -> Stats {
    let mut stats = Stats {
        stale_days: args.stale,
        ..Stats::default()
    };
    let (mut folders, mut tags, mut months) = (Shares::new(), Shares::new(), Shares::new());
    let roots = places.roots();
    for (unit, days) in &asked {
        stats.all.add(unit);
        folders.add(folder_of(&unit.path, &roots), unit);
        unit.tags.iter().for_each(|tag| tags.add(tag.clone(), unit));
        if let Some(NoteDays { dated, .. }) = days {
            months.add(format!("{:04}-{:02}", dated.year, dated.month), unit);
        }
    }
    stats.by_folder = folders.biggest_first();
    stats.by_tag = tags.biggest_first();
    stats.by_month = months.last_first();
    stats.stale = stale(&asked, args.stale, places);
    stats.repeated = repeated(asked, places);
    stats
}

/// Counts by name.
struct Shares(BTreeMap<String, Share>);

impl Shares {
    fn new() -> Shares {
        Shares(BTreeMap::new())
    }

    fn add(&mut self, name: String, unit: &UnitRecord) {
        let entry = self.0.entry(name);
        let share = entry.or_insert_with_key(|name| Share {
            name: name.clone(),
            ..Share::default()
        });
        share.add(unit);
    }

    fn biggest_first(self) -> Vec<Share> {
        let mut shares: Vec<Share> = self.0.into_values().collect();
        shares.sort_by_key(|share| std::cmp::Reverse(share.questions));
        shares
    }

    fn last_first(self) -> Vec<Share> {
        self.0.into_values().rev().collect()
    }
}

impl Share {
    fn add(&mut self, unit: &UnitRecord) {
        self.questions += 1;
        self.answered += usize::from(unit.answered);
    }
}

/// The first folder below the notes' own, with that in front where there are several.
fn folder_of(note: &Path, roots: &[std::path::PathBuf]) -> String {
    let inside = roots
        .iter()
        .filter_map(|root| Some((root, note.strip_prefix(root).ok()?)));
    let Some((root, rest)) = inside.min_by_key(|(_, rest)| rest.as_os_str().len()) else {
        return ".".to_owned();
    };
    let mut parts = rest.parent().into_iter().flat_map(Path::components);
    let first = match parts.next() {
        Some(Component::Normal(first)) => first.to_string_lossy().into_owned(),
        _ => ".".to_owned(),
    };
    match (roots.len(), root.file_name()) {
        (1, _) | (_, None) => first,
        (_, Some(root)) => format!("{}/{first}", root.to_string_lossy()),
    }
}

/// Answers in notes that were not touched for so many days, the oldest first.
fn stale(asked: &[Asked], days: u32, places: &Places) -> Vec<Stale> {
    let last = today() - i64::from(days);
    let answered = asked.iter().filter(|(unit, _)| unit.answered);
    let touched = answered.filter_map(|(unit, days)| Some((unit, (*days)?.touched)));
    let mut old: Vec<(&UnitRecord, Day)> = touched
        .filter(|(_, touched)| touched.days_since_epoch() < last)
        .collect();
    old.sort_by_key(|(_, touched)| *touched);
    let shown = |(unit, touched): (&UnitRecord, Day)| Stale {
        touched: format!(
            "{:04}-{:02}-{:02}",
            touched.year, touched.month, touched.day
        ),
        item: units::item(unit.clone(), Answers::LeftOut, places),
    };
    old.into_iter().map(shown).collect()
}

/// Days since 1970, UTC.
fn today() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    (since.as_secs() / 86_400) as i64
}

/// Questions in the same words, whatever their case, spaces and signs; those in most places first.
fn repeated(asked: Vec<Asked>, places: &Places) -> Vec<Repeated> {
    let mut order: Vec<String> = Vec::new();
    let mut same: HashMap<String, Vec<Item>> = HashMap::new();
    for (unit, _) in asked {
        let words = spoken(&unit.question);
        if words.is_empty() {
            continue;
        }
        let found = same.entry(words.clone()).or_default();
        if found.is_empty() {
            order.push(words);
        }
        found.push(units::item(unit, Answers::LeftOut, places));
    }
    let all = order.iter().filter_map(|words| same.remove(words));
    let mut repeated: Vec<Repeated> = all
        .filter(|places| places.len() > 1)
        .map(|places| Repeated { places })
        .collect();
    repeated.sort_by_key(|repeated| std::cmp::Reverse(repeated.places.len()));
    repeated
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_folder_is_the_first_below_the_notes() {
        let check = |note: &str, roots: &[&str], want: &str| {
            let roots: Vec<PathBuf> = roots.iter().map(PathBuf::from).collect();
            assert_eq!(folder_of(Path::new(note), &roots), want);
        };
        check("/n/db/락/a.md", &["/n"], "db");
        check("/n/a.md", &["/n"], ".");
        check("/m/db/a.md", &["/n", "/m"], "m/db");
    }
}
