//! The keys of the config file: what each means, and a file that says so. Reads nothing.

/// A key, as `config init` and `config show` tell it.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// What it settles, in a sentence or two without a final stop.
    about: &'static str,
    /// The flags that go before it.
    pub(crate) flags: &'static str,
    /// The variables that go before it, the weightiest first.
    pub(crate) variables: &'static [&'static str],
    /// A value as it may stand in the file.
    example: &'static str,
    /// The value where nobody names one, as TOML; nothing where that depends.
    pub(crate) usual: Option<&'static str>,
}

/// Every key that has one value, in the order of the file.
pub(crate) const KEYS: [Key; 12] = [
    Key {
        name: "notes",
        about: "Folders of notes, relative to this file's folder; without them, the current folder",
        flags: "--notes, --collection",
        variables: &["MUNDAP_NOTES"],
        example: "[\"~/TIL\", \"~/interview\"]",
        usual: None,
    },
    Key {
        name: "index",
        about: "Folder of the index; without it, one for each set of notes in the cache folder",
        flags: "--index",
        variables: &["MUNDAP_INDEX"],
        example: "\"~/.local/share/mundap-index\"",
        usual: None,
    },
    Key {
        name: "color",
        about: "When to colour: auto, always, never",
        flags: "--color",
        variables: &[],
        example: "\"auto\"",
        usual: Some("\"auto\""),
    },
    Key {
        name: "format",
        about: "Output format on a terminal, of the commands that have it (a pipe gets plain): pretty, \
                table, plain, json, …",
        flags: "--format",
        variables: &[],
        example: "\"table\"",
        usual: Some("\"pretty\""),
    },
    Key {
        name: "limit",
        about: "How many hits a search shows; 0 for all",
        flags: "--limit",
        variables: &[],
        example: "20",
        usual: Some("10"),
    },
    Key {
        name: "sort",
        about: "Order of a search's hits: score, path, mtime",
        flags: "--sort",
        variables: &[],
        example: "\"score\"",
        usual: Some("\"score\""),
    },
    Key {
        name: "fold",
        about: "Whether versions of one answer are one hit, and headings stand in the text below them",
        flags: "--fold, --no-fold",
        variables: &[],
        example: "false",
        usual: Some("true"),
    },
    Key {
        name: "widen",
        about: "Whether a query that matches nothing is widened (spelling, keyboard layout, initials)",
        flags: "--widen, --exact",
        variables: &[],
        example: "false",
        usual: Some("true"),
    },
    Key {
        name: "refresh",
        about: "Whether a command looks for changed notes first",
        flags: "--refresh, --no-refresh",
        variables: &[],
        example: "false",
        usual: Some("true"),
    },
    Key {
        name: "paging",
        about: "When long output is read in a pager on a terminal: auto, always, never",
        flags: "--paging",
        variables: &[],
        example: "\"never\"",
        usual: Some("\"auto\""),
    },
    Key {
        name: "hyperlink_format",
        about: "Links to the notes on a terminal: none, default, file, vscode, … or a template with {path}, {line}, \
                {column}",
        flags: "--hyperlink-format",
        variables: &[],
        example: "\"vscode\"",
        usual: None,
    },
    Key {
        name: "editor",
        about: "Editor of `open`",
        flags: "",
        variables: &["VISUAL", "EDITOR"],
        example: "\"nvim\"",
        usual: None,
    },
];

const HEAD: &str = "\
# The settings of mundap. To set a key, take away the # in front of it.
# `mundap config show` tells every value and where it comes from.
";

/// What `config init` says of the keys that hold more than one value.
const TABLES: &str = "
# Named sets of notes: `mundap search -c interview QUERY`. Each has an index of its own in the cache
# folder, or where `index` says.
#[collections.interview]
#notes = [\"~/interview\"]

# Words for others: `mundap oops -n 5` runs `mundap list --unanswered -n 5`. A command of mundap's
# own cannot be replaced.
#[aliases]
#oops = \"list --unanswered\"

# For notes that are read wrongly: which lines of the notes of a pattern ask, and which never do.
# `mundap split --explain FILE` names the forms.
#[[forms]]
#notes = \"면접/**\"
#questions = [\"h3\", \"text\"]
#never = [\"bullet\"]
";

/// The file that `config init` writes: every key, none of them set.
pub(crate) fn commented() -> String {
    let keys = KEYS.iter().map(|key| {
        let others: Vec<&str> = [key.flags]
            .into_iter()
            .chain(key.variables.iter().copied())
            .collect();
        let others = others
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>();
        let before = others.join(", ");
        format!(
            "\n{}# Before it go: {before}\n#{} = {}\n",
            remark(key.about),
            key.name,
            key.example
        )
    });
    HEAD.to_owned() + &keys.collect::<String>() + TABLES
}

/// A sentence as lines of remarks.
fn remark(about: &str) -> String {
    const COLUMNS: usize = 98;
    let mut lines = vec![String::from("#")];
    for word in about.split(' ') {
        let line = lines.last_mut().expect("there is always one");
        if line.chars().count() + 1 + word.chars().count() > COLUMNS {
            lines.push(format!("# {word}"));
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n") + ".\n"
}

/// A mistake in a person's words, and what to do about it.
///
/// An unknown key is told with the nearest that may stand there.
pub(super) fn mistake(message: &str) -> (String, String) {
    let all = "`mundap config show` lists the keys, and `mundap config path` names the file";
    let Some(named) = message.strip_prefix("unknown field ") else {
        return (message.to_owned(), all.to_owned());
    };
    let names: Vec<&str> = named.split('`').skip(1).step_by(2).collect();
    let Some((typed, known)) = names.split_first() else {
        return (message.to_owned(), all.to_owned());
    };
    let hint = match nearest(typed, known.iter().copied()) {
        Some(meant) => format!("the nearest is `{meant}`; {all}"),
        None => format!("there are {}; {all}", quoted(known)),
    };
    (format!("there is no key `{typed}` here"), hint)
}

fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// The name that the typed one is most like, if it is like one at all.
pub(crate) fn nearest<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    const LEAST: f64 = 0.75;
    let typed = typed.to_lowercase();
    let likeness = names.map(|name| (strsim::jaro_winkler(&typed, &name.to_lowercase()), name));
    let best = likeness.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(likeness, _)| *likeness >= LEAST)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    /// The commented file with every key set.
    fn set() -> String {
        let file = commented();
        let lines = file.lines().map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => rest,
            _ => line,
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_commented_file_sets_nothing_and_every_key_in_it_is_valid() {
        let bare: toml::Table = toml::from_str(&commented()).expect("it is TOML");
        assert!(bare.is_empty());
        let config: Config = toml::from_str(&set()).expect("every example is valid");
        assert_eq!(config.limit, Some(20));
        assert_eq!(config.collections.len() + config.aliases.len(), 2);
    }

    #[test]
    fn every_key_that_is_read_is_told() {
        let refusal = toml::from_str::<Config>("x = 1").expect_err("there is no such key");
        let named: Vec<&str> = refusal.message().split('`').skip(3).step_by(2).collect();
        let told: toml::Table = toml::from_str(&set()).expect("it is TOML");
        assert!(named.len() > KEYS.len());
        assert!(
            named.iter().all(|name| told.contains_key(*name)),
            "{named:?}"
        );
    }

    #[test]
    fn usual_values_are_values_that_the_key_takes() {
        for key in KEYS.iter().filter(|key| key.usual.is_some()) {
            let line = format!("{} = {}", key.name, key.usual.unwrap_or_default());
            assert!(toml::from_str::<Config>(&line).is_ok(), "{line}");
        }
    }

    #[test]
    fn an_unknown_key_is_told_with_the_nearest() {
        let (what, hint) = mistake("unknown field `colour`, expected one of `notes`, `color`");
        assert_eq!(what, "there is no key `colour` here");
        assert!(hint.starts_with("the nearest is `color`; "), "{hint}");
        let (_, hint) = mistake("unknown field `노트`, expected `notes` or `index`");
        assert!(hint.starts_with("there are `notes`, `index`; "), "{hint}");
    }
}
