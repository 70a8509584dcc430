//! Says where nothing was found, and what to try. Asks no index.

use mundap_index::query::{Doubt, Unknown};

use crate::args::{KindChoice, SearchArgs};
use crate::failure::Failure;
use crate::messages::say;
use crate::render::safe;

/// Longer texts of a user are cut in messages, in display columns.
const QUOTED_COLUMNS: usize = 60;

/// A text of the user's for a message: on one line, and short.
pub(super) fn brief(text: &str) -> String {
    crate::render::cut(&safe::line(text), QUOTED_COLUMNS)
}

/// `nothing found in` which folders, under which filters, and the next thing to try.
pub(super) fn nothing_found(args: &SearchArgs, folders: &str, took_ms: u128) -> String {
    let filters = filters(args);
    let next = match () {
        () if !filters.is_empty() => say!("next-filters"),
        () if args.exact => say!("next-exact"),
        () if args.all => say!("next-all"),
        () => say!("next-words"),
    };
    let (took, filters) = (took_ms.to_string(), filters.join(" "));
    match filters.is_empty() {
        true => say!("nothing-found", folders, took, next),
        false => say!("nothing-found-under", folders, filters, took, next),
    }
}

/// The words that no note has, as a remark; nothing for none.
pub(super) fn missing(words: &[String]) -> Option<String> {
    let named = words.join(", ");
    (!words.is_empty()).then(|| say!("missing-words", words = brief(&named)))
}

/// A word that looks like a condition and is text.
pub(super) fn doubted(doubt: &Doubt) -> Failure {
    let word = brief(&doubt.word);
    let (message, hint) = match doubt.unknown {
        Unknown::Field(nearest) => (say!("no-field", word), say!("no-field-hint", nearest)),
        Unknown::Value(taken) => {
            let field = doubt.word.split(':').next().unwrap_or_default();
            (say!("no-value", word, field), say!("no-value-hint", taken))
        }
    };
    Failure::new("query", message).hint(hint)
}

/// The flags that keep units out, as they would be typed.
fn filters(args: &SearchArgs) -> Vec<String> {
    let filter = &args.filter;
    let tags = filter
        .tags
        .iter()
        .map(|tag| format!("`--tag {}`", brief(tag)));
    let paths = filter
        .paths
        .iter()
        .map(|path| format!("`--path {}`", brief(path)));
    let mut named: Vec<String> = tags.chain(paths).collect();
    let flags = [
        (filter.answered, "`--answered`"),
        (filter.unanswered, "`--unanswered`"),
        (args.kind == KindChoice::Question, "`--kind question`"),
        (args.kind == KindChoice::Section, "`--kind section`"),
    ];
    let set = flags.iter().filter(|(is_set, _)| *is_set);
    named.extend(set.map(|(_, flag)| (*flag).to_owned()));
    named
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::{Cli, Command};

    fn told(line: &str) -> String {
        let cli = Cli::try_parse_from(line.split(' ')).expect("the line is right");
        let Command::Search(args) = cli.command else {
            return String::new();
        };
        nothing_found(&args, "`TIL`", 3)
    }

    #[test]
    fn folder_and_filters_are_named() {
        assert_eq!(
            told("mundap search 락 --tag db --path a/** --unanswered"),
            "nothing found in `TIL` under `--tag db` `--path a/**` `--unanswered` (3 ms); try it without these"
        );
        assert_eq!(
            told("mundap search 락 --exact"),
            "nothing found in `TIL` (3 ms); try it without `--exact`"
        );
    }

    #[test]
    fn words_that_no_note_has_are_named_shortly() {
        assert_eq!(missing(&[]), None);
        let words = ["아웃박스".to_owned(), "가".repeat(100_000)];
        let told = missing(&words).expect("there are some");
        assert!(told.starts_with("no note has: 아웃박스, 가가"), "{told}");
        assert!(told.chars().count() < 80);
    }
}
