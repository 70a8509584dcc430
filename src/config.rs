//! The config file: found, read and checked. Knows nothing of flags.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use mundap_index::splitter::{Form, FormChoices};
use mundap_index::{FormRule, FormRules};
use serde::Deserialize;

use crate::args::ColorChoice;
use crate::failure::{Failure, reason};
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
    /// Editor of `open`, where neither VISUAL nor EDITOR is set.
    pub(crate) editor: Option<String>,
    /// Forms that ask, or never do, in the notes of a pattern; checked.
    #[serde(default)]
    forms: Vec<Forms>,
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
    type Error = mundap_index::Error;

    fn try_from(name: String) -> Result<Name, Self::Error> {
        let name = name.trim().to_lowercase();
        match Form::is_name(&name) {
            true => Ok(Name(name)),
            false => Err(mundap_index::Error::Form { name }),
        }
    }
}

impl Config {
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

/// Reads `MUNDAP_CONFIG`, else `mundap/config.toml` of the user's config folder, if there is one.
pub(crate) fn read() -> Result<Config, Failure> {
    if let Some(path) = variable("MUNDAP_CONFIG") {
        return read_file(Path::new(&path));
    }
    let Some(folder) = config_folder() else {
        return Ok(Config::default());
    };
    let path = folder.join("mundap/config.toml");
    if path.exists() {
        read_file(&path)
    } else {
        Ok(Config::default())
    }
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
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let mut config = parse(&text, path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let settle = |entry: &PathBuf| folder.join(expand_home(entry));
    config.notes = config.notes.iter().map(settle).collect();
    config.index = config.index.as_ref().map(settle);
    Ok(config)
}

fn parse(text: &str, path: &Path) -> Result<Config, Failure> {
    toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        let message = format!(
            "cannot read `{}`: line {line}: {}",
            safe::path_text(path),
            error.message()
        );
        Failure::new("config", message)
            .hint("the keys are `notes`, `index`, `color`, `editor` and `[[forms]]`")
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("cannot read `{}`: {}", safe::path_text(path), reason(error));
    Failure::new("config", message).hint("MUNDAP_CONFIG and the config folder name the config file")
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
