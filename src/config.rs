//! The config file: found, read and checked. Knows nothing of flags.

pub(crate) mod keys;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use mundap_index::splitter::{Form, FormChoices};
use mundap_index::{FormRule, FormRules};
use serde::Deserialize;

use crate::args::{ColorChoice, Format, SortChoice};
use crate::failure::{Failure, reason};
use crate::links::LinkFormat;
use crate::messages::{Language, say};
use crate::pager::Paging;
use crate::render::safe;

/// What a user may write into the config file; all of it is optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// Folders of notes; relative ones are meant from the config file's folder.
    #[serde(default)]
    pub(crate) notes: Vec<PathBuf>,
    /// Folder of the index.
    pub(crate) index: Option<PathBuf>,
    /// When to colour, where no flag says so.
    pub(crate) color: Option<ColorChoice>,
    /// Output format on a terminal, of the commands that have it.
    pub(crate) format: Option<Format>,
    /// Hits of a ranked search; 0 for no limit.
    pub(crate) limit: Option<usize>,
    /// Order of a ranked search's hits.
    pub(crate) sort: Option<SortChoice>,
    /// Whether equal answers, and headings above them, are one hit.
    pub(crate) fold: Option<bool>,
    /// Whether a query that matches nothing is widened.
    pub(crate) widen: Option<bool>,
    /// Whether the index is brought up to date first.
    pub(crate) refresh: Option<bool>,
    /// When long output is read in a pager, where no flag says so.
    pub(crate) paging: Option<Paging>,
    /// Links to the notes on a terminal, where no flag says so.
    pub(crate) hyperlink_format: Option<LinkFormat>,
    /// Editor of `open`, where neither VISUAL nor EDITOR is set.
    pub(crate) editor: Option<String>,
    /// Language of messages; whoever tells one reads it by `language`.
    #[serde(rename = "lang")]
    pub(crate) _lang: Option<Language>,
    /// Sets of notes by name.
    #[serde(default)]
    pub(crate) collections: BTreeMap<String, Collection>,
    /// Words that stand for others, by name.
    #[serde(default)]
    pub(crate) aliases: BTreeMap<String, Alias>,
    /// Forms that ask, or never do, in the notes of a pattern; checked.
    #[serde(default)]
    forms: Vec<Forms>,
}

/// Notes that are searched together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Collection {
    pub(crate) notes: Vec<PathBuf>,
    /// Folder of their index; one in the cache folder where it is not named.
    pub(crate) index: Option<PathBuf>,
}

/// Words of a command line, as one text with a shell's quotes or one by one.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Alias {
    Line(String),
    Words(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    notes: Pattern,
    #[serde(default)]
    questions: Vec<Name>,
    #[serde(default)]
    never: Vec<Name>,
}

/// A pattern of paths.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Pattern(String);

/// The name of a form, in lower case.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Name(String);

impl TryFrom<String> for Pattern {
    type Error = mundap_index::Error;

    fn try_from(pattern: String) -> Result<Pattern, Self::Error> {
        let notes = pattern.clone();
        let choices = FormChoices::default();
        FormRules::new(vec![FormRule { notes, choices }]).map(|_| Pattern(pattern))
    }
}

impl TryFrom<String> for Name {
    type Error = String;

    fn try_from(name: String) -> Result<Name, String> {
        let name = name.trim().to_lowercase();
        match Form::is_name(&name) {
            true => Ok(Name(name)),
            false => Err(say!("bad-form", name, names = Form::NAMES)),
        }
    }
}

impl Alias {
    /// Its words; none where it is empty or a quote in it is open.
    pub(crate) fn words(&self) -> Vec<String> {
        match self {
            Alias::Line(line) => shlex::split(line).unwrap_or_default(),
            Alias::Words(words) => words.clone(),
        }
    }
}

impl Config {
    /// The notes that the file calls so.
    pub(crate) fn collection(&self, name: &str) -> Result<&Collection, Failure> {
        let found = self.collections.get(name);
        found.ok_or_else(|| unknown_collection(name, self))
    }

    /// What the user says about forms, in the order of the file.
    pub(crate) fn form_rules(&self) -> Result<FormRules, Failure> {
        let names = |names: &[Name]| names.iter().map(|name| name.0.clone()).collect();
        let rule = |forms: &Forms| FormRule {
            notes: forms.notes.0.clone(),
            choices: FormChoices {
                questions: names(&forms.questions),
                never: names(&forms.never),
            },
        };
        FormRules::new(self.forms.iter().map(rule).collect())
            .map_err(|error| Failure::new("config", error.to_string()))
    }
}

fn unknown_collection(name: &str, config: &Config) -> Failure {
    let message = say!("no-collection", name);
    let known = || config.collections.keys().map(String::as_str);
    let quoted: Vec<String> = known().map(|name| format!("`{name}`")).collect();
    let hint = match keys::nearest(name, known()) {
        Some(meant) => say!("no-collection-nearest-hint", meant),
        None if quoted.is_empty() => say!("no-collection-none-hint", name),
        None => say!("there-are", names = quoted.join(", ")),
    };
    Failure::new("collection", message).hint(hint)
}

/// Reads the config file, if there is one.
pub(crate) fn read() -> Result<Config, Failure> {
    match existing_file() {
        Some(path) => read_file(&path),
        None => Ok(Config::default()),
    }
}

/// The language that the file names, as far as it can be read: what is wrong with the file is told
/// where it is read for all the rest.
pub(crate) fn language() -> Option<Language> {
    let text = fs::read_to_string(file()?).ok()?;
    let table: toml::Table = toml::from_str(&text).ok()?;
    table.get("lang")?.clone().try_into().ok()
}

/// The config file, where there is one; one that was named counts as there.
pub(crate) fn existing_file() -> Option<PathBuf> {
    let path = file()?;
    (variable("MUNDAP_CONFIG").is_some() || path.exists()).then_some(path)
}

/// `MUNDAP_CONFIG`, else `mundap/config.toml` of the user's config folder; it need not exist.
pub(crate) fn file() -> Option<PathBuf> {
    if let Some(path) = variable("MUNDAP_CONFIG") {
        return Some(PathBuf::from(path));
    }
    Some(config_folder()?.join("mundap/config.toml"))
}

/// The file of the user's words: `MUNDAP_WORDS`, else `words.toml` beside the config file.
///
/// It need not exist; none where no home folder is known.
pub(crate) fn words_file() -> Option<PathBuf> {
    if let Some(path) = variable("MUNDAP_WORDS") {
        return Some(expand_home(Path::new(&path)));
    }
    if let Some(config) = variable("MUNDAP_CONFIG") {
        return Some(Path::new(&config).with_file_name("words.toml"));
    }
    Some(config_folder()?.join("mundap/words.toml"))
}

/// The user's config folder; none where HOME is missing or relative, for then it would be another
/// one wherever one stands.
fn config_folder() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir()).filter(|folder| folder.is_absolute())
}

/// An environment variable's value, where it is set to something.
pub(crate) fn variable(name: &str) -> Option<std::ffi::OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Replaces a leading `~` by the home folder.
pub(crate) fn expand_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), etcetera::home_dir()) {
        (Ok(rest), Ok(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

fn read_file(path: &Path) -> Result<Config, Failure> {
    let mut config = parse(&text_of(path)?, path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let settle = |entry: &PathBuf| folder.join(expand_home(entry));
    config.notes = config.notes.iter().map(settle).collect();
    config.index = config.index.as_ref().map(settle);
    for collection in config.collections.values_mut() {
        collection.notes = collection.notes.iter().map(settle).collect();
        collection.index = collection.index.as_ref().map(settle);
    }
    Ok(config)
}

pub(crate) fn text_of(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn parse(text: &str, path: &Path) -> Result<Config, Failure> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        let (what, hint) = keys::mistake(error.message());
        let message = say!(
            "cannot-read-line",
            path = safe::path_text(path),
            line,
            reason = what
        );
        Failure::new("config", message).hint(hint)
    })
}

/// The line of a byte of a text, 1-based.
pub(crate) fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let message = say!(
        "cannot-read",
        path = safe::path_text(path),
        reason = reason(error)
    );
    Failure::new("config", message).hint(say!("config-file-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_keys_are_read() {
        let text = "notes = [\"a\", \"b\"]\nindex = \"i\"\ncolor = \"never\"\neditor = \"vim\"\n\
                    [[forms]]\nnotes = \"면접/**\"\nquestions = [\"H3\"]\n";
        let config = parse(text, Path::new("c.toml")).expect("the text is valid");
        assert_eq!(config.notes, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(config.index, Some(PathBuf::from("i")));
        assert_eq!(config.color, Some(ColorChoice::Never));
        assert_eq!(config.editor.as_deref(), Some("vim"));
        let forms = config.form_rules().expect("the rules are sound");
        let choices = forms.of(&[], Path::new("면접/백엔드.md"));
        assert_eq!(choices.questions, ["h3"]);
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let failure =
            parse("notes = []\n노트 = 1\n", Path::new("c.toml")).expect_err("the key is unknown");
        assert!(
            failure
                .to_string()
                .starts_with("cannot read `c.toml`: line 2: "),
            "{failure}"
        );
    }
}
