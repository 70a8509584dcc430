//! Says which forms of lines ask in which notes, as a person chose. Divides none.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::notes;
use crate::path_pattern::PathPattern;
use crate::splitter::{Form, FormChoices};

/// Forms that ask, or never do, in the notes of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRule {
    /// A pattern for the note's path below the notes' folder, as `--path` takes it.
    pub notes: String,
    /// What holds for these notes.
    pub choices: FormChoices,
}

/// The rules of a person, in their order.
#[derive(Clone, Debug, Default)]
pub struct FormRules {
    given: Vec<FormRule>,
    patterns: Vec<PathPattern>,
}

impl FormRules {
    /// Takes the rules as they were given.
    ///
    /// # Errors
    /// When a pattern is no glob, or a name is no form's.
    pub fn new(given: Vec<FormRule>) -> Result<FormRules, Error> {
        let patterns = given.iter().map(|rule| PathPattern::new(&rule.notes));
        let patterns = patterns.collect::<Result<_, _>>()?;
        let choices = given.iter().map(|rule| &rule.choices);
        let names = choices.flat_map(|choices| choices.questions.iter().chain(&choices.never));
        for name in names {
            if !Form::is_name(name) {
                return Err(Error::Form { name: name.clone() });
            }
        }
        Ok(FormRules { given, patterns })
    }

    /// What holds for a note below one of these roots.
    ///
    /// All rules that match hold together; of two that differ about a form, the later one. Names are
    /// sorted and none stands twice.
    pub fn of(&self, roots: &[PathBuf], note: &Path) -> FormChoices {
        let below = notes::below(roots, note);
        let mut all = FormChoices::default();
        for (rule, pattern) in self.given.iter().zip(&self.patterns) {
            if pattern.matches(below) {
                add(&mut all, &rule.choices);
            }
        }
        all
    }

    /// The rules as they were given.
    pub(crate) fn given(&self) -> &[FormRule] {
        &self.given
    }
}

fn add(all: &mut FormChoices, later: &FormChoices) {
    let is_named = |name: &String| later.questions.contains(name) || later.never.contains(name);
    for (names, more) in [
        (&mut all.questions, &later.questions),
        (&mut all.never, &later.never),
    ] {
        names.retain(|name| !is_named(name));
        names.extend_from_slice(more);
        names.sort_unstable();
        names.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(notes: &str, questions: &[&str], never: &[&str]) -> FormRule {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        FormRule {
            notes: notes.to_owned(),
            choices: FormChoices {
                questions: owned(questions),
                never: owned(never),
            },
        }
    }

    #[test]
    fn rules_join_and_the_later_one_decides() {
        let rules = FormRules::new(vec![
            rule("면접/**", &["h3", "text"], &["bullet"]),
            rule("*.txt", &["bullet"], &["h1"]),
            rule("**", &[], &["text"]),
        ])
        .expect("the rules are sound");
        let check = |path: &str, questions: &[&str], never: &[&str]| {
            let choices = rules.of(&[PathBuf::from("/노트")], &Path::new("/노트").join(path));
            assert_eq!(choices, rule("", questions, never).choices, "{path}");
        };
        check("면접/백엔드/a.md", &["h3"], &["bullet", "text"]);
        check("면접/a.txt", &["bullet", "h3"], &["h1", "text"]);
        check("b.md", &[], &["text"]);
    }

    #[test]
    fn a_name_that_no_form_has_is_an_error() {
        let error = |name| FormRules::new(vec![rule("**", &[name], &[])]).err();
        for name in ["h1", "h6", "bold", "bullet", "number3", "quoted h2", "text"] {
            assert!(error(name).is_none(), "{name}");
        }
        for name in ["h0", "h7", "number1", "bold2", "quoted", "굵게", "bullet99"] {
            let message = error(name).map(|error| error.to_string());
            assert!(message.is_some_and(|message| message.contains(name)));
        }
    }
}
