//! Words that stand for others, by the config file: put in where a command is unknown. Runs nothing.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{ArgAction, CommandFactory, Parser};

use crate::args::{self, Cli};
use crate::config::{self, Alias, Config};
use crate::failure::Failure;
use crate::messages::say;

/// Why a command line could not be understood.
pub(crate) enum Refused {
    /// Its words are wrong.
    Usage(clap::Error),
    /// An alias of it is, or the file that names them.
    Alias(Failure),
}

/// Understands a command line. Only where no command has such a name are the aliases read, so no
/// alias can stand before a command and none slows one down.
pub(crate) fn understood(words: Vec<OsString>) -> Result<Cli, Refused> {
    let refusal = match parsed(&words) {
        Ok(cli) => return Ok(cli),
        Err(refusal) => refusal,
    };
    if refusal.kind() != ErrorKind::InvalidSubcommand {
        return Err(Refused::Usage(refusal));
    }
    let config = config::read().map_err(Refused::Alias)?;
    expanded(words, &config, refusal)
}

fn parsed(words: &[OsString]) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(args::parted(words.to_vec()))
}

fn expanded(words: Vec<OsString>, config: &Config, refusal: clap::Error) -> Result<Cli, Refused> {
    let (mut words, mut refusal) = (words, refusal);
    let mut seen: Vec<String> = Vec::new();
    while refusal.kind() == ErrorKind::InvalidSubcommand {
        let Some(at) = command_at(&words) else { break };
        let name = words[at].to_string_lossy().into_owned();
        let Some(alias) = config.aliases.get(&name) else {
            break;
        };
        let is_loop = seen.contains(&name);
        seen.push(name.clone());
        if is_loop {
            return Err(Refused::Alias(circle(&seen)));
        }
        let meant = meant(&name, alias).map_err(Refused::Alias)?;
        words.splice(at..=at, meant.into_iter().map(OsString::from));
        match parsed(&words) {
            Ok(cli) => return Ok(cli),
            Err(next) => refusal = next,
        }
    }
    Err(Refused::Usage(refusal))
}

fn circle(seen: &[String]) -> Failure {
    let way: Vec<String> = seen.iter().map(|name| format!("`{name}`")).collect();
    let message = say!("alias-circle", name = way[0].clone(), way = way.join(" → "));
    Failure::new("alias", message).hint(say!("alias-circle-hint"))
}

fn meant(name: &str, alias: &Alias) -> Result<Vec<String>, Failure> {
    let words = alias.words();
    if words.is_empty() {
        let message = say!("alias-empty", name);
        return Err(Failure::new("alias", message).hint(say!("alias-empty-hint")));
    }
    Ok(words)
}

/// Where the command's name stands: the first word that is neither a flag nor a flag's value.
fn command_at(words: &[OsString]) -> Option<usize> {
    let cli = Cli::command();
    let takes_value = |word: &str| {
        let mut flags = cli.get_arguments();
        flags.any(|arg| {
            let is_it = arg
                .get_long()
                .is_some_and(|long| word == format!("--{long}"))
                || arg
                    .get_short()
                    .is_some_and(|short| word == format!("-{short}"));
            is_it && matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
        })
    };
    let mut at = 1;
    while at < words.len() {
        let word = words[at].to_string_lossy();
        match () {
            () if takes_value(&word) => at += 2,
            () if word.starts_with('-') => at += 1,
            () => return Some(at),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, line: &str, want: Result<&str, &str>) {
        let config: Config = toml::from_str(file).expect("the test's file is valid");
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let refusal = parsed(&words).expect_err("it is no command");
        let told = match expanded(words, &config, refusal) {
            Ok(cli) => Ok(format!("{:?}", cli.command)),
            Err(Refused::Alias(failure)) => Err(failure.to_string()),
            Err(Refused::Usage(error)) => Err(format!("{:?}", error.kind())),
        };
        match (&told, want) {
            (Ok(told), Ok(want)) => assert!(told.contains(want), "{told}"),
            (Err(told), Err(want)) => assert_eq!(told, want),
            _ => panic!("{told:?}"),
        }
    }

    #[test]
    fn an_alias_stands_for_its_words() {
        let file =
            "[aliases]\noops = \"list --unanswered\"\nq = [\"search\", \"a b\"]\nm = \"oops -n 3\"";
        check(file, "mundap oops", Ok("unanswered: true"));
        check(file, "mundap m --path x", Ok("limit: 3"));
        check(
            file,
            "mundap --notes oops --color never oops",
            Ok("unanswered: true"),
        );
        check(file, "mundap q c", Ok("[\"a b\", \"c\"]"));
        check(file, "mundap what", Err("InvalidSubcommand"));
    }

    #[test]
    fn an_alias_that_leads_back_to_itself_is_told() {
        let file = "[aliases]\na = \"b\"\nb = \"a\"\nempty = \"\"";
        let told = "the alias `a` leads back to itself: `a` → `b` → `a`";
        check(file, "mundap a", Err(told));
        let told = "the alias `empty` stands for no words, or a quote in it is open";
        check(file, "mundap empty", Err(told));
    }
}
