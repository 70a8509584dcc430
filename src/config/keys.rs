//! The keys of the config file: what each means, and a file that says so. Reads nothing.

use crate::messages::{self, say};

/// A key, as `config init` and `config show` tell it.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// The flags that go before it.
    pub(crate) flags: &'static str,
    /// The variables that go before it, the weightiest first.
    pub(crate) variables: &'static [&'static str],
    /// A value as it may stand in the file.
    example: &'static str,
    /// The value where nobody names one, as TOML; nothing where that depends.
    pub(crate) usual: Option<&'static str>,
}

impl Key {
    /// What it settles, in a sentence or two without a final stop.
    fn about(&self) -> String {
        messages::text(&format!("key-{}", self.name), None)
    }
}

/// Every key that has one value, in the order of the file.
pub(crate) const KEYS: [Key; 13] = [
    Key {
        name: "notes",
        flags: "--notes, --collection",
        variables: &["MUNDAP_NOTES"],
        example: "[\"~/TIL\", \"~/interview\"]",
        usual: None,
    },
    Key {
        name: "index",
        flags: "--index",
        variables: &["MUNDAP_INDEX"],
        example: "\"~/.local/share/mundap-index\"",
        usual: None,
    },
    Key {
        name: "color",
        flags: "--color",
        variables: &[],
        example: "\"auto\"",
        usual: Some("\"auto\""),
    },
    Key {
        name: "format",
        flags: "--format",
        variables: &[],
        example: "\"table\"",
        usual: Some("\"pretty\""),
    },
    Key {
        name: "limit",
        flags: "--limit",
        variables: &[],
        example: "20",
        usual: Some("10"),
    },
    Key {
        name: "sort",
        flags: "--sort",
        variables: &[],
        example: "\"score\"",
        usual: Some("\"score\""),
    },
    Key {
        name: "fold",
        flags: "--fold, --no-fold",
        variables: &[],
        example: "false",
        usual: Some("true"),
    },
    Key {
        name: "widen",
        flags: "--widen, --exact",
        variables: &[],
        example: "false",
        usual: Some("true"),
    },
    Key {
        name: "refresh",
        flags: "--refresh, --no-refresh",
        variables: &[],
        example: "false",
        usual: Some("true"),
    },
    Key {
        name: "paging",
        flags: "--paging",
        variables: &[],
        example: "\"never\"",
        usual: Some("\"auto\""),
    },
    Key {
        name: "hyperlink_format",
        flags: "--hyperlink-format",
        variables: &[],
        example: "\"vscode\"",
        usual: None,
    },
    Key {
        name: "editor",
        flags: "",
        variables: &["VISUAL", "EDITOR"],
        example: "\"nvim\"",
        usual: None,
    },
    Key {
        name: "lang",
        flags: "--lang",
        variables: &["MUNDAP_LANG"],
        example: "\"ko\"",
        usual: None,
    },
];

/// The keys that hold more than one value: what to say of them, and an example.
const TABLES: [(&str, &str); 3] = [
    (
        "config-collections",
        "#[collections.interview]\n#notes = [\"~/interview\"]\n",
    ),
    (
        "config-aliases",
        "#[aliases]\n#oops = \"list --unanswered\"\n",
    ),
    (
        "config-forms",
        "#[[forms]]\n#notes = \"면접/**\"\n#questions = [\"h3\", \"text\"]\n#never = [\"bullet\"]\n",
    ),
];

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
        let before = format!("# {}: {}\n", say!("config-before"), others.join(", "));
        let about = remark(&key.about());
        format!("\n{about}{before}#{} = {}\n", key.name, key.example)
    });
    let tables = TABLES.iter().map(|(about, example)| {
        let about = remark(&messages::text(about, None));
        format!("\n{about}{example}")
    });
    let head = remark(&say!("config-head"));
    head + &keys.collect::<String>() + &tables.collect::<String>()
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
    let all = say!("keys-hint");
    let Some(named) = message.strip_prefix("unknown field ") else {
        return (message.to_owned(), all);
    };
    let names: Vec<&str> = named.split('`').skip(1).step_by(2).collect();
    let Some((typed, known)) = names.split_first() else {
        return (message.to_owned(), all);
    };
    let typed = *typed;
    let hint = match nearest(typed, known.iter().copied()) {
        Some(meant) => say!("no-key-nearest-hint", meant, all),
        None => say!("no-key-hint", names = quoted(known), all),
    };
    (say!("no-key", name = typed), hint)
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
