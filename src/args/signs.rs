//! Tells words of a query that begin with `-` from flags. Knows no query.

use std::ffi::{OsStr, OsString};

use clap::{ArgAction, Command, CommandFactory};

use super::Cli;

/// The words of the command line, those of a `search` that only look like flags behind `--`.
///
/// `search 캐시 -세션` leaves out 세션. A word counts as a flag where all its letters are (`-q0`), or
/// where the rest is a number for the first (`-n5`); so `redis -cluster` leaves out cluster. The
/// first word of the query cannot begin with `-`.
pub(crate) fn parted(words: Vec<OsString>) -> Vec<OsString> {
    let is_short = |word: &OsString| {
        let bytes = word.as_encoded_bytes();
        bytes.starts_with(b"-") && !bytes.starts_with(b"--")
    };
    if !words.iter().any(is_short) {
        return words;
    }
    let mut cli = Cli::command();
    cli.build();
    let Some(search) = cli.find_subcommand("search") else {
        return words;
    };
    let Some(at) = words.iter().skip(1).position(|word| word == "search") else {
        return words;
    };
    let (mut kept, mut behind) = (words[..at + 2].to_vec(), Vec::new());
    let (mut has_query, mut is_value) = (false, false);
    let mut rest = words[at + 2..].iter();
    for word in rest.by_ref() {
        if word == "--" {
            break;
        }
        let looks_like_flag = word.as_encoded_bytes().starts_with(b"-") && word != "-";
        if has_query && !is_value && looks_like_flag && !is_flag(search, word) {
            behind.push(word.clone());
            continue;
        }
        has_query |= !looks_like_flag && !is_value;
        is_value = !is_value && takes_value(search, word);
        kept.push(word.clone());
    }
    behind.extend(rest.cloned());
    if !behind.is_empty() {
        kept.push("--".into());
        kept.extend(behind);
    }
    kept
}

/// Whether a word is meant as a flag: `--…`, or a dash and the letters of some, or a number behind one.
fn is_flag(search: &Command, word: &OsStr) -> bool {
    let text = word.to_string_lossy();
    if text.starts_with("--") {
        return true;
    }
    let known: Vec<char> = search
        .get_arguments()
        .filter_map(|arg| arg.get_short())
        .collect();
    let mut letters = text.strip_prefix('-').unwrap_or_default().chars();
    let is_known = letters.next().is_some_and(|letter| known.contains(&letter));
    let rest = letters.as_str();
    let is_number = rest
        .trim_start_matches('=')
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    is_known && (is_number || rest.chars().all(|letter| known.contains(&letter)))
}

/// Whether the next word is this flag's value.
fn takes_value(search: &Command, word: &OsStr) -> bool {
    let text = word.to_string_lossy();
    let mut flags = search.get_arguments().filter(|arg| {
        let long = arg.get_long().map(|long| format!("--{long}"));
        let short = arg.get_short().map(|short| format!("-{short}"));
        long.as_deref() == Some(&*text) || short.as_deref() == Some(&*text)
    });
    flags.any(|arg| matches!(arg.get_action(), ArgAction::Set | ArgAction::Append))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let words = line.split(' ').map(OsString::from).collect();
        let parted = parted(words).join(OsStr::new(" "));
        assert_eq!(parted, expected);
    }

    #[test]
    fn words_of_the_query_go_behind_two_dashes() {
        check(
            "mundap search 캐시 -세션 -n 3",
            "mundap search 캐시 -n 3 -- -세션",
        );
        check(
            "mundap search redis -session x",
            "mundap search redis x -- -session",
        );
        check("mundap search 락 -- -데드락", "mundap search 락 -- -데드락");
        check(
            "mundap search redis -cluster -null",
            "mundap search redis -- -cluster -null",
        );
    }

    #[test]
    fn flags_stay_flags() {
        for line in [
            "mundap search 락 -n5 -q",
            "mundap search 락 -c work -q0",
            "mundap search 락 --formt json",
            "mundap search -세션",
            "mundap search 락 --tag -x",
            "mundap list -세션",
        ] {
            check(line, line);
        }
    }
}
