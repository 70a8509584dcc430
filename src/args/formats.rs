//! Which output formats each command has, and the command line described with those alone.

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, CommandFactory, ValueEnum};

use super::{Cli, Format};

/// Of a report: one thing, in words or as JSON.
pub(crate) const REPORT: [Format; 4] = [Format::Pretty, Format::Plain, Format::Json, Format::Jsonl];

/// Of counts.
pub(crate) const COUNTS: [Format; 3] = [Format::Pretty, Format::Plain, Format::Json];

/// Of rows that are no units.
pub(crate) const ROWS: [Format; 5] = [
    Format::Pretty,
    Format::Plain,
    Format::Tsv,
    Format::Json,
    Format::Jsonl,
];

/// Of the indexes in the cache folder.
pub(crate) const CACHES: [Format; 5] = [
    Format::Pretty,
    Format::Plain,
    Format::Paths,
    Format::Json,
    Format::Jsonl,
];

/// The formats of a command by the names that lead to it; nothing for one that shows units, which
/// has them all.
fn of_command(path: &str) -> Option<&'static [Format]> {
    Some(match path {
        "index" | "status" | "why" | "config show" => &REPORT,
        "stats" | "quiz" => &COUNTS,
        "tokens" | "words list" | "words suggest" => &ROWS,
        "cache list" | "cache clear" => &CACHES,
        _ => return None,
    })
}

/// The command line with the formats that each command has, for help and completions.
///
/// Its values are words only: it understands no command line.
pub(crate) fn described() -> Command {
    let mut command = Cli::command();
    command.build();
    limited(command, "")
}

fn limited(mut command: Command, above: &str) -> Command {
    for below in command.get_subcommands_mut() {
        let path = format!("{above} {}", below.get_name());
        *below = limited(std::mem::take(below), path.trim_start());
    }
    match of_command(above) {
        Some(formats) => command.mut_args(|arg| of_shape(arg, formats)),
        None => command,
    }
}

/// A flag about the output, without what these formats do not have.
fn of_shape(arg: Arg, formats: &[Format]) -> Arg {
    match arg.get_id().as_str() {
        "format" => {
            let values = formats.iter().filter_map(Format::to_possible_value);
            arg.value_parser(PossibleValuesParser::new(values))
        }
        "null" => arg.hide(!formats.iter().any(|format| format.is_by_line())),
        "raw_cells" => arg.hide(!formats.contains(&Format::Tsv)),
        _ => arg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(path: &str) -> Vec<String> {
        let root = described();
        let words = path.split(' ');
        let command = words.fold(&root, |command, word| {
            command.find_subcommand(word).expect("it is a command")
        });
        let mut args = command.get_arguments();
        let format = args.find(|arg| arg.get_id() == "format");
        let values = format.expect("it has formats").get_possible_values();
        let names = values.iter().map(|value| value.get_name().to_owned());
        names.collect()
    }

    #[test]
    fn a_command_is_described_with_its_own_formats() {
        assert_eq!(formats("status"), ["pretty", "plain", "json", "jsonl"]);
        assert_eq!(formats("config show"), ["pretty", "plain", "json", "jsonl"]);
        assert_eq!(formats("stats"), ["pretty", "plain", "json"]);
        assert_eq!(formats("search").len(), 10);
    }
}
