//! `__complete`: what may stand where the cursor is, for the shells' scripts. Changes nothing.

use std::io::Write;

use clap::{Arg, ArgAction, Command, ValueHint};

use crate::args::{CompleteArgs, PlaceArgs, formats};
use crate::config;
use crate::failure::Ending;
use crate::messages::translated;
use crate::render::safe;

use super::candidates::{self, Candidate};
use super::desk;

/// What a shell is to offer.
#[derive(Debug, PartialEq)]
enum Offer {
    Values(Vec<Candidate>),
    Files,
    Folders,
}

pub(super) fn run(args: &CompleteArgs) -> anyhow::Result<Ending> {
    let words = args
        .words
        .iter()
        .map(|word| word.to_string_lossy().into_owned());
    let mut words: Vec<String> = words.collect();
    if words.is_empty() {
        return Ok(Ending::Nothing);
    }
    let current = words.remove(0);
    let mut lines = Vec::new();
    match offer(&current, &words) {
        Offer::Files => lines.extend_from_slice(b"files\n"),
        Offer::Folders => lines.extend_from_slice(b"folders\n"),
        Offer::Values(values) => {
            lines.extend_from_slice(b"values\n");
            for Candidate { value, about } in values {
                let (value, about) = (safe::line(&value), safe::line(&about));
                match about.is_empty() {
                    true => writeln!(lines, "{value}")?,
                    false => writeln!(lines, "{value}\t{about}")?,
                }
            }
        }
    }
    desk::print(&lines)
}

/// Where the words before the cursor lead.
struct Way<'c> {
    command: &'c Command,
    /// The flag whose value comes next.
    pending: Option<&'c Arg>,
    /// How many words without a flag stand behind the command.
    positions: usize,
    only_words: bool,
    places: PlaceArgs,
}

fn offer(current: &str, words: &[String]) -> Offer {
    let root = translated(formats::described());
    let words = expanded(&root, words);
    let way = Way::along(&root, &words);
    if let Some(flag) = way.pending {
        return way.values(flag, current, "");
    }
    if current.starts_with('-') && !way.only_words {
        return match current.split_once('=') {
            Some((name, value)) => match way.flag(name) {
                Some(flag) => way.values(flag, value, &format!("{name}=")),
                None => Offer::Values(Vec::new()),
            },
            None => Offer::Values(way.flags(current)),
        };
    }
    if way.command.has_subcommands() {
        return Offer::Values(way.commands(current));
    }
    let mut places = way.command.get_positionals();
    let last = way.command.get_positionals().last();
    let place = places.nth(way.positions);
    let many = last.filter(|last| matches!(last.get_action(), ArgAction::Append));
    match place.or(many) {
        Some(place) => way.values(place, current, ""),
        None => Offer::Values(Vec::new()),
    }
}

/// The words with an alias in the place of the command put in.
fn expanded(root: &Command, words: &[String]) -> Vec<String> {
    let is_name = |word: &&String| !word.starts_with('-') && root.find_subcommand(word).is_none();
    let Some(name) = words.first().filter(is_name) else {
        return words.to_vec();
    };
    let meant = config::read()
        .ok()
        .and_then(|config| config.aliases.get(name).map(|it| it.words()));
    match meant {
        Some(meant) => meant
            .into_iter()
            .chain(words[1..].iter().cloned())
            .collect(),
        None => words.to_vec(),
    }
}

impl<'c> Way<'c> {
    fn along(root: &'c Command, words: &[String]) -> Way<'c> {
        let mut way = Way {
            command: root,
            pending: None,
            positions: 0,
            only_words: false,
            places: PlaceArgs::default(),
        };
        words.iter().for_each(|word| way.pass(word));
        way
    }

    fn pass(&mut self, word: &str) {
        if let Some(flag) = self.pending {
            // Bash parts `--format=json` at the sign.
            if word != "=" {
                self.pending = None;
                self.remember(flag, word);
            }
            return;
        }
        if !self.only_words && word == "--" {
            self.only_words = true;
        } else if !self.only_words && word.starts_with('-') {
            match word.split_once('=') {
                Some((name, value)) => {
                    if let Some(flag) = self.flag(name) {
                        self.remember(flag, value);
                    }
                }
                None => self.pending = self.flag(word).filter(|flag| takes_value(flag)),
            }
        } else if let Some(command) = self.command.find_subcommand(word) {
            self.command = command;
        } else {
            self.positions += 1;
        }
    }

    /// Places decide which tags and ids there are.
    fn remember(&mut self, flag: &Arg, value: &str) {
        match flag.get_id().as_str() {
            "notes" => self.places.notes.push(value.into()),
            "collections" => self.places.collections.push(value.to_owned()),
            "index" => self.places.index = Some(value.into()),
            _ => {}
        }
    }

    fn flag(&self, word: &str) -> Option<&'c Arg> {
        self.command.get_arguments().find(|arg| {
            arg.get_long()
                .is_some_and(|long| word == format!("--{long}"))
                || arg
                    .get_short()
                    .is_some_and(|short| word == format!("-{short}"))
        })
    }

    fn flags(&self, current: &str) -> Vec<Candidate> {
        let shown = self
            .command
            .get_arguments()
            .filter(|arg| !arg.is_hide_set());
        let named = shown.filter_map(|arg| Some((format!("--{}", arg.get_long()?), arg)));
        let fitting = named.filter(|(name, _)| name.starts_with(current));
        let about = |arg: &Arg| arg.get_help().map(ToString::to_string).unwrap_or_default();
        fitting
            .map(|(name, arg)| Candidate::new(name, about(arg)))
            .collect()
    }

    fn commands(&self, current: &str) -> Vec<Candidate> {
        let shown = self
            .command
            .get_subcommands()
            .filter(|command| !command.is_hide_set());
        let named = shown.map(|command| {
            let about = command.get_about().map(ToString::to_string);
            Candidate::new(command.get_name(), about.unwrap_or_default())
        });
        let mut found: Vec<Candidate> = named.collect();
        if self.command.get_name() == "mundap" {
            found.extend(candidates::aliases());
        }
        found.retain(|candidate| candidate.value.starts_with(current));
        found
    }

    /// What fits an argument; `before` stands in front of it in the same word.
    fn values(&self, arg: &Arg, current: &str, before: &str) -> Offer {
        match arg.get_value_hint() {
            ValueHint::DirPath => return Offer::Folders,
            ValueHint::FilePath => return Offer::Files,
            _ => {}
        }
        let mut known: Vec<Candidate> = arg
            .get_possible_values()
            .iter()
            .filter(|value| !value.is_hide_set() && takes_value(arg))
            .map(|value| {
                let about = value.get_help().map(ToString::to_string);
                Candidate::new(value.get_name(), about.unwrap_or_default())
            })
            .collect();
        if known.is_empty() {
            known = candidates::of(arg.get_id().as_str(), current, &self.places);
        }
        known.retain(|candidate| candidate.value.starts_with(current));
        for candidate in &mut known {
            candidate.value.insert_str(0, before);
        }
        Offer::Values(known)
    }
}

fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(current: &str, line: &str) -> Vec<String> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        match offer(current, &words) {
            Offer::Values(values) => values.into_iter().map(|it| it.value).collect(),
            other => vec![format!("{other:?}")],
        }
    }

    #[test]
    fn commands_flags_and_their_values_are_offered() {
        assert_eq!(offered("sea", ""), ["search"]);
        assert_eq!(offered("--no-f", "search 락"), ["--no-fold"]);
        assert_eq!(offered("js", "search --format"), ["json", "jsonl"]);
        assert_eq!(offered("--format=ts", "list"), ["--format=tsv"]);
        assert_eq!(offered("ts", "list --format ="), ["tsv"]);
        assert_eq!(offered("", "completions").len(), 5);
        assert_eq!(offered("", "config"), ["init", "show", "path", "help"]);
        assert!(offered("sp", "man").contains(&"split".to_owned()));
    }

    #[test]
    fn files_and_folders_are_offered_only_where_they_belong() {
        assert_eq!(offered("", "split"), ["Files"]);
        assert_eq!(offered("", "split a.md"), ["Files"]);
        assert_eq!(offered("", "search --notes"), ["Folders"]);
        assert_eq!(offered("", "search"), [""; 0]);
        assert_eq!(offered("", "search --limit"), [""; 0]);
        assert_eq!(offered("-", "search -- "), [""; 0]);
    }

    #[test]
    fn hidden_commands_and_flags_stay_hidden() {
        assert_eq!(offered("__", ""), [""; 0]);
        assert_eq!(offered("--wid", "search"), [""; 0]);
    }
}
