//! The user's own words in a TOML file: read, changed and written. Knows no dictionary and no index.
//!
//! The file has one table, a line for each word: `결제봇 = ["PayBot", "pay bot"]` with the name of the
//! concept in quotes. Comments and the order of the lines survive every change.

mod file;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{Array, Document, DocumentMut, Item, Table, TableLike, Value};
use unicode_normalization::UnicodeNormalization;

use crate::analysis::UserWord;
use crate::path_text::shown;

/// The most characters of a spelling. The analyser walks a word of its dictionary letter by letter,
/// and one of 20,000 would end the program.
pub const SPELLING_CHARS: usize = 200;

/// The one table of the file.
const TABLE: &str = "words";

/// The user's words, and the text of the file that they came from.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    document: DocumentMut,
    words: Vec<UserWord>,
}

/// Why a text is no list of words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct Mistake {
    /// 1-based.
    pub line: usize,
    /// What is wrong there, without a full stop.
    pub reason: String,
}

/// Why a word cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It has no letter and no digit.
    #[error("`{0}` is no word")]
    NoWord(String),
    /// It is longer than any word.
    #[error("a word has at most {SPELLING_CHARS} characters, not {0}")]
    TooLong(usize),
    /// Another of the user's words is spelled so.
    #[error("`{spelling}` is a spelling of `{term}` already")]
    Taken {
        /// The spelling.
        spelling: String,
        /// The word that has it.
        term: String,
    },
}

/// Why the file of words cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WordsError {
    /// It cannot be read or written.
    #[error("cannot {operation} `{path}`: {source}", path = shown(path))]
    Io {
        /// What was tried: `read`, `lock` or `write`.
        operation: &'static str,
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// Another process keeps it locked.
    #[error("cannot lock `{path}`: another process holds it", path = shown(path))]
    Locked {
        /// The lock's file.
        path: PathBuf,
    },
    /// It is not a list of words; it is left as it is.
    #[error("cannot read `{path}`: {mistake}", path = shown(path))]
    Mistake {
        /// The file.
        path: PathBuf,
        /// What is wrong in it.
        mistake: Mistake,
    },
}

impl WordList {
    /// Reads a file's text; an empty one is an empty list.
    ///
    /// # Errors
    /// When it is not TOML, or holds something else than words.
    pub fn parse(text: &str) -> Result<WordList, Mistake> {
        let document =
            Document::parse(text).map_err(|error| mistake(text, error.span(), error.message()))?;
        let mut words = Vec::new();
        for (key, item) in document.iter() {
            let table = item.as_table_like().filter(|_| key == TABLE);
            let reason = || format!("`{key}` is unknown, the words stand in the table `[{TABLE}]`");
            let table =
                table.ok_or_else(|| mistake(text, place(&document, key, item), &reason()))?;
            words = read_table(table, text)?;
        }
        let document = document.into_mut();
        Ok(WordList { document, words })
    }

    /// The words, in the order of the file; composed, and without outer spaces.
    pub fn words(&self) -> &[UserWord] {
        &self.words
    }

    /// Adds a word, or spellings to one that is there; gives how many spellings are new.
    ///
    /// The term counts as a spelling. Case, spaces, hyphens and underscores make no other spelling.
    ///
    /// # Errors
    /// When a spelling has neither letter nor digit, or belongs to another word; nothing is added then.
    pub fn add(&mut self, term: &str, spellings: &[String]) -> Result<usize, Refusal> {
        let term = clean(term)?;
        let known = self.position(&term);
        let term = known.map_or(term, |at| self.words[at].term.clone());
        let mut fresh: Vec<String> = Vec::new();
        for spelling in spellings {
            let spelling = clean(spelling)?;
            if self.owner(&spelling).is_some_and(|owner| owner != term) {
                return Err(self.taken(spelling));
            }
            let is_here = |other: &String| same_way(other, &spelling);
            let stands = known.is_some_and(|at| self.words[at].spellings.iter().any(is_here));
            if !stands && !same_way(&spelling, &term) && !fresh.iter().any(is_here) {
                fresh.push(spelling);
            }
        }
        if known.is_none() && self.owner(&term).is_some() {
            return Err(self.taken(term));
        }
        Ok(self.put(term, known, fresh))
    }

    /// Takes a word out with all its spellings; `None` where it is not there.
    pub fn remove(&mut self, term: &str) -> Option<UserWord> {
        let at = self.position(&clean(term).ok()?)?;
        let word = self.words.remove(at);
        let table = self.table();
        let is_it = |key: &&str| compose(key) == word.term;
        let key = table.iter().map(|(key, _)| key).find(is_it)?.to_owned();
        table.remove(&key);
        Some(word)
    }

    fn put(&mut self, term: String, known: Option<usize>, fresh: Vec<String>) -> usize {
        let added = fresh.len() + usize::from(known.is_none());
        if added == 0 {
            return 0;
        }
        let table = self.table();
        let key = table
            .iter()
            .map(|(key, _)| key)
            .find(|key| compose(key) == term);
        let key = key.unwrap_or(&term).to_owned();
        let item = table
            .entry(&key)
            .or_insert(Item::Value(Array::new().into()));
        if let Some(only) = item.as_str() {
            *item = Item::Value(Array::from_iter([only]).into());
        }
        if let Some(array) = item.as_array_mut() {
            array.extend(fresh.iter().map(String::as_str));
        }
        match known {
            Some(at) => self.words[at].spellings.extend(fresh),
            None => self.words.push(UserWord {
                term,
                spellings: fresh,
            }),
        }
        added
    }

    fn table(&mut self) -> &mut dyn TableLike {
        let item = self.document.entry(TABLE);
        let item = item.or_insert(Item::Table(Table::new()));
        item.as_table_like_mut()
            .expect("the document was checked to have a table of that name, or none")
    }

    fn position(&self, term: &str) -> Option<usize> {
        self.words
            .iter()
            .position(|word| same_way(&word.term, term))
    }

    /// The term of the word that is spelled so.
    fn owner(&self, spelling: &str) -> Option<&str> {
        let has = |word: &&UserWord| {
            let mut all = word.spellings.iter().chain([&word.term]);
            all.any(|other| same_way(other, spelling))
        };
        self.words.iter().find(has).map(|word| word.term.as_str())
    }

    fn taken(&self, spelling: String) -> Refusal {
        let term = self.owner(&spelling).unwrap_or_default().to_owned();
        Refusal::Taken { spelling, term }
    }
}

impl std::fmt::Display for WordList {
    /// The text of the file.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.document.fmt(f)
    }
}

/// Reads the words of a file; a file that does not exist holds none.
///
/// # Errors
/// When the file cannot be read, or is no list of words.
pub fn read(path: &Path) -> Result<WordList, WordsError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if is_absent(&error) => String::new(),
        Err(source) => return Err(WordsError::io("read", path, source)),
    };
    WordList::parse(text.trim_start_matches('\u{feff}')).map_err(|mistake| WordsError::Mistake {
        path: path.to_owned(),
        mistake,
    })
}

/// Changes the words of a file while no other process does, and gives what `change` gave.
///
/// The file is replaced whole or not at all, and its folder made; a symbolic link stays one, and what
/// it leads to is replaced. Nothing is written where `change` changes nothing. It may be called twice.
///
/// # Errors
/// When the file cannot be read, locked or written, or is no list of words.
pub fn change<T>(path: &Path, change: impl Fn(&mut WordList) -> T) -> Result<T, WordsError> {
    let changed = || {
        let mut words = read(path)?;
        let before = words.to_string();
        let given = change(&mut words);
        let after = words.to_string();
        Ok((given, Some(after).filter(|after| *after != before)))
    };
    // Without a lock, what is read may be old, but it is whole.
    if let (given, None) = changed()? {
        return Ok(given);
    }
    let target = file::target(path).map_err(|source| WordsError::io("write", path, source))?;
    let _lock = file::lock(&target, file::PATIENCE)?;
    let (given, text) = changed()?;
    if let Some(text) = text {
        file::replace(&target, &text).map_err(|source| WordsError::io("write", path, source))?;
    }
    Ok(given)
}

impl WordsError {
    fn io(operation: &'static str, path: &Path, source: io::Error) -> WordsError {
        WordsError::Io {
            operation,
            path: path.to_owned(),
            source,
        }
    }
}

fn read_table(table: &dyn TableLike, text: &str) -> Result<Vec<UserWord>, Mistake> {
    let read = |(key, item): (&str, &Item)| {
        let span = || {
            table
                .key(key)
                .and_then(toml_edit::Key::span)
                .or(item.span())
        };
        let term = clean(key).map_err(|refusal| mistake(text, span(), &refusal.to_string()))?;
        let reason =
            format!("the spellings of `{key}` are no list of texts, such as [\"a\", \"b\"]");
        let listed = listed(item).ok_or_else(|| mistake(text, span(), &reason))?;
        let spellings = listed.iter().map(|spelling| clean(spelling));
        let spellings = spellings
            .collect::<Result<Vec<_>, _>>()
            .map_err(|refusal| mistake(text, span(), &refusal.to_string()))?;
        Ok(UserWord { term, spellings })
    };
    table.iter().map(read).collect()
}

/// The spellings of an entry: a list, or one text.
fn listed(item: &Item) -> Option<Vec<&str>> {
    match item.as_value()? {
        Value::String(only) => Some(vec![only.value().as_str()]),
        Value::Array(all) => all.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

fn place(document: &Table, key: &str, item: &Item) -> Option<std::ops::Range<usize>> {
    let key = document.key(key).and_then(toml_edit::Key::span);
    key.or_else(|| item.span())
}

fn mistake(text: &str, span: Option<std::ops::Range<usize>>, reason: &str) -> Mistake {
    let start = span.map_or(0, |span| span.start.min(text.len()));
    let above = &text.as_bytes()[..start];
    let reason = reason.lines().collect::<Vec<_>>().join(", ");
    Mistake {
        line: above.iter().filter(|&&byte| byte == b'\n').count() + 1,
        reason,
    }
}

/// A spelling as it is kept: composed, single spaces inside, none outside.
fn clean(spelling: &str) -> Result<String, Refusal> {
    let clean = compose(spelling);
    let chars = clean.chars().count();
    if chars > SPELLING_CHARS {
        return Err(Refusal::TooLong(chars));
    }
    let is_sound = clean.chars().any(char::is_alphanumeric) && !clean.chars().any(char::is_control);
    if is_sound {
        Ok(clean)
    } else {
        Err(Refusal::NoWord(clean))
    }
}

fn compose(spelling: &str) -> String {
    let composed: String = spelling.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two spellings differ in case, spaces, hyphens and underscores at most.
fn same_way(a: &str, b: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let letters = text.chars().filter(|c| !matches!(c, ' ' | '-' | '_'));
        letters.flat_map(char::to_lowercase)
    }
    letters(a).eq(letters(b))
}

/// Whether there is no such file, also where what stands above it is no folder (`HOME=/dev/null`).
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

#[cfg(test)]
mod tests;
