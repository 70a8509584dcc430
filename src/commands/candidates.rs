//! Words that only this user's settings and notes know: tags, collections, aliases, ids. Tells no errors.

use clap::CommandFactory;
use mundap_index::Snapshot;
use mundap_index::indexer;
use mundap_index::query::Query;
use mundap_index::searcher::{Request, Scope, Searcher, Sort};

use crate::args::{Cli, PlaceArgs};
use crate::config::{self, Config};
use crate::places::{self, Places};

use super::own_words;
use super::units;

/// How many ids are offered.
const IDS: usize = 20;

/// A word that may stand there, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) value: String,
    pub(super) about: String,
}

impl Candidate {
    pub(super) fn new(value: impl Into<String>, about: impl Into<String>) -> Candidate {
        Candidate {
            value: value.into(),
            about: about.into(),
        }
    }

    fn bare(value: impl Into<String>) -> Candidate {
        Candidate::new(value, "")
    }
}

/// What an argument of that name may be; nothing where something is wrong, for nobody asked.
pub(super) fn of(argument: &str, current: &str, places: &PlaceArgs) -> Vec<Candidate> {
    match argument {
        "tags" => tags(places).unwrap_or_default(),
        "id" | "ids" => ids(current, places).unwrap_or_default(),
        "collections" => collections().unwrap_or_default(),
        "folders" => indexes().unwrap_or_default(),
        "term" => words().unwrap_or_default(),
        "command" => commands(),
        _ => Vec::new(),
    }
}

/// The user's aliases.
pub(super) fn aliases() -> Vec<Candidate> {
    let config = config::read().unwrap_or_default();
    let named = config.aliases.iter();
    named
        .map(|(name, alias)| Candidate::new(name, alias.words().join(" ")))
        .collect()
}

fn collections() -> Option<Vec<Candidate>> {
    let config = config::read().ok()?;
    let named = config.collections.iter().map(|(name, collection)| {
        let notes = collection.notes.iter().map(|path| path.to_string_lossy());
        Candidate::new(name, notes.collect::<Vec<_>>().join(", "))
    });
    Some(named.collect())
}

fn indexes() -> Option<Vec<Candidate>> {
    let kept = indexer::kept_indexes(&places::cache_folder().ok()?);
    let names = kept.into_iter().map(|index| {
        let name = index
            .folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        let notes: Vec<_> = index
            .notes
            .iter()
            .flatten()
            .map(|it| it.to_string_lossy())
            .collect();
        Candidate::new(name, notes.join(", "))
    });
    Some(names.collect())
}

fn words() -> Option<Vec<Candidate>> {
    let list = own_words::read(config::words_file()).ok()?;
    let words = list.words().iter();
    Some(
        words
            .map(|word| Candidate::new(&word.term, word.spellings.join(", ")))
            .collect(),
    )
}

fn commands() -> Vec<Candidate> {
    let cli = Cli::command();
    let shown = cli
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    shown
        .map(|command| Candidate::bare(command.get_name()))
        .collect()
}

/// The index as it is: a shell does not wait for a refresh.
fn snapshot(places: &PlaceArgs) -> Option<Snapshot> {
    let config: Config = config::read().ok()?;
    let places = Places::settle(places, &config).ok()?;
    let snapshot = Snapshot::read(places.index()).ok()?;
    snapshot.check_is_of(&places.roots()).ok()?;
    Some(snapshot)
}

fn tags(places: &PlaceArgs) -> Option<Vec<Candidate>> {
    let tags = snapshot(places)?.tags().ok()?;
    Some(tags.into_iter().map(Candidate::bare).collect())
}

/// Ids that begin so; where none is begun, those of the notes changed last.
fn ids(current: &str, places: &PlaceArgs) -> Option<Vec<Candidate>> {
    let snapshot = snapshot(places)?;
    let searcher = Searcher::of(&snapshot, own_words::analyzer().ok()?).ok()?;
    let units = match current.is_empty() {
        true => recent(&searcher)?,
        false => searcher
            .units_beginning(&current.to_lowercase(), IDS)
            .ok()?,
    };
    let pairs = units
        .into_iter()
        .map(|unit| Candidate::new(unit.id, unit.question));
    Some(pairs.collect())
}

fn recent(searcher: &Searcher) -> Option<Vec<mundap_index::searcher::UnitRecord>> {
    let everything = Query::parse("is:question");
    let request = Request {
        limit: Some(IDS),
        sort: Sort::Modified,
        ..units::every(&everything, Scope::default())
    };
    let found = searcher.search(&request).ok()?;
    Some(found.hits.into_iter().map(|hit| hit.unit).collect())
}
