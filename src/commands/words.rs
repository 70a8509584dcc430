//! `words`: the user's own words, added, listed, removed and suggested.

use std::path::PathBuf;

use mundap_index::analysis::UserWord;
use mundap_index::words::{self, Refusal};

use crate::args::{AddWordArgs, Format, ListWordsArgs, RemoveWordArgs, SuggestWordsArgs, formats};
use crate::args::{WordsAction, WordsArgs};
use crate::config;
use crate::failure::{Ending, Failure};
use crate::messages::say;
use crate::render::{self, SuggestedWord, WordRow};

use super::desk::Desk;
use super::opened;
use super::own_words::{read, unusable};

pub(super) fn run(args: &WordsArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    match &args.action {
        WordsAction::Add(args) => add(args),
        WordsAction::List(args) => list(args, desk),
        WordsAction::Remove(args) => remove(args, desk),
        WordsAction::Suggest(args) => suggest(args, desk),
    }
}

impl WordsAction {
    /// The format that was named, where the action has formats.
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            WordsAction::List(args) => args.shape.format,
            WordsAction::Suggest(args) => args.shape.format,
            WordsAction::Add(_) | WordsAction::Remove(_) => None,
        }
    }
}

fn add(args: &AddWordArgs) -> anyhow::Result<Ending> {
    let path = file()?;
    // Whoever writes `=` before the spellings may write it before the word, too.
    let spelling = |typed: &String| typed.strip_prefix('=').unwrap_or(typed).to_owned();
    let term = spelling(&args.term);
    let spellings: Vec<String> = args.spellings.iter().map(spelling).collect();
    let added = words::change(&path, |list| list.add(&term, &spellings));
    added.map_err(unusable)?.map_err(refused)?;
    Ok(Ending::Found)
}

fn remove(args: &RemoveWordArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let path = file()?;
    let removed = words::change(&path, |list| list.remove(&args.term));
    if removed.map_err(unusable)?.is_none() {
        let message = say!("no-word", word = args.term.as_str());
        let absence = Failure::new("word-not-found", message);
        desk.reporter.absence(&absence.hint(say!("no-word-hint")));
        return Ok(Ending::Nothing);
    }
    Ok(Ending::Found)
}

fn list(args: &ListWordsArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::ROWS)?;
    let list = read(config::words_file())?;
    let rows: Vec<WordRow> = list.words().iter().map(row).collect();
    desk.write(&args.shape, |out| Ok(render::words(out, &rows, &look)?))?;
    Ok(Ending::of_count(rows.len()))
}

fn suggest(args: &SuggestWordsArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::ROWS)?;
    let opened = opened::open(desk, &args.refresh)?;
    let most = if args.limit == 0 {
        usize::MAX
    } else {
        args.limit
    };
    let found = opened.ask(|searcher| searcher.unknown_words(most))?;
    let rows = found.into_iter().map(|found| SuggestedWord {
        word: found.word,
        units: found.units,
    });
    let rows: Vec<SuggestedWord> = rows.collect();
    desk.write(&args.shape, |out| {
        Ok(render::suggestions(out, &rows, &look)?)
    })?;
    Ok(Ending::of_count(rows.len()))
}

fn row(word: &UserWord) -> WordRow {
    WordRow {
        term: word.term.clone(),
        spellings: word.spellings.clone(),
    }
}

fn file() -> Result<PathBuf, Failure> {
    config::words_file().ok_or_else(|| {
        Failure::new("words", say!("no-config-folder")).hint(say!("no-words-folder-hint"))
    })
}

fn refused(refusal: Refusal) -> Failure {
    let (message, hint) = match refusal {
        Refusal::Taken { spelling, term } => {
            (say!("taken-word", spelling, term), say!("taken-word-hint"))
        }
        Refusal::TooLong(count) => {
            let most = words::SPELLING_CHARS;
            (say!("long-word", most, count), say!("long-word-hint"))
        }
        Refusal::NoWord(word) => (say!("not-a-word", word), say!("not-a-word-hint")),
        other => (other.to_string(), say!("not-a-word-hint")),
    };
    Failure::new("words", message).hint(hint)
}
