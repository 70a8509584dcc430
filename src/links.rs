//! Links that a terminal can follow (OSC 8): to notes, as an editor wants them, and to addresses.

use std::env;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::messages::say;

/// What leads to a line of a note: a template, as ripgrep has it.
///
/// `{path}` is the note's absolute path, percent-encoded; `{line}` and `{column}` count from 1;
/// `{host}` is this machine's name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct LinkFormat(String);

impl TryFrom<String> for LinkFormat {
    type Error = String;

    fn try_from(text: String) -> Result<LinkFormat, String> {
        text.parse()
    }
}

/// Templates by name.
const NAMED: [(&str, &str); 20] = [
    ("none", ""),
    ("default", "file://{host}{path}"),
    ("file", "file://{host}{path}"),
    ("grep+", "grep+://{path}:{line}"),
    ("kitty", "file://{host}{path}#{line}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("vscode", "vscode://file{path}:{line}:{column}"),
    (
        "vscode-insiders",
        "vscode-insiders://file{path}:{line}:{column}",
    ),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("windsurf", "windsurf://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    (
        "idea",
        "idea://open?file={path}&line={line}&column={column}",
    ),
    (
        "pycharm",
        "pycharm://open?file={path}&line={line}&column={column}",
    ),
    (
        "webstorm",
        "webstorm://open?file={path}&line={line}&column={column}",
    ),
    (
        "goland",
        "goland://open?file={path}&line={line}&column={column}",
    ),
    (
        "sublime",
        "subl://open?url=file://{path}&line={line}&column={column}",
    ),
    (
        "textmate",
        "txmt://open?url=file://{path}&line={line}&column={column}",
    ),
    (
        "macvim",
        "mvim://open?url=file://{path}&line={line}&column={column}",
    ),
    ("emacs", "emacs://open?file={path}&line={line}"),
    ("obsidian", "obsidian://open?path={path}"),
];

const VARIABLES: [&str; 4] = ["path", "line", "column", "host"];

impl FromStr for LinkFormat {
    type Err = String;

    fn from_str(format: &str) -> Result<LinkFormat, String> {
        if let Some((_, template)) = NAMED.iter().find(|(name, _)| *name == format) {
            return Ok(LinkFormat((*template).to_owned()));
        }
        if !format.contains("{path}") {
            let names = NAMED.map(|(name, _)| name).join(", ");
            return Err(say!("link-path", names));
        }
        let opened = format.split('{').skip(1);
        let unknown = opened
            .map(|rest| rest.split('}').next().unwrap_or_default())
            .find(|name| !VARIABLES.contains(name));
        if let Some(name) = unknown {
            let known = VARIABLES.map(|name| format!("{{{name}}}")).join(", ");
            return Err(say!("link-variable", name = format!("{{{name}}}"), known));
        }
        if !has_scheme(format) || format.contains(|c: char| !c.is_ascii_graphic()) {
            return Err(say!("link-scheme"));
        }
        Ok(LinkFormat(format.to_owned()))
    }
}

/// How links are written, where they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Links {
    /// None where the terminal is not to get any.
    template: Option<String>,
    current: PathBuf,
    host: String,
}

impl Links {
    /// The links that were asked for; without a wish, those of files where the terminal knows links.
    pub(crate) fn of(wish: Option<&LinkFormat>) -> Links {
        let usual = LinkFormat("file://{host}{path}".to_owned());
        let format = match wish {
            Some(format) => format,
            None if knows_links(|name| env::var(name).ok()) => &usual,
            None => return Links::default(),
        };
        Links {
            template: Some(format.0.clone()).filter(|template| !template.is_empty()),
            current: env::current_dir().unwrap_or_default(),
            host: host(),
        }
    }

    /// The text as a link to a line of a note.
    pub(crate) fn to_note(&self, text: &str, note: &Path, line: usize) -> String {
        let Some(template) = &self.template else {
            return text.to_owned();
        };
        let path = encoded_path(&self.current.join(note));
        let target = template
            .replace("{host}", &self.host)
            .replace("{line}", &line.to_string())
            .replace("{column}", "1")
            .replace("{path}", &path);
        linked(text, &target)
    }

    /// The text as a link to an address of a note, where it is one that can do no harm.
    pub(crate) fn to_address(&self, text: &str, address: &str) -> String {
        let is_web = ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
        match is_web && self.template.is_some() {
            true => linked(text, &encoded(address, |byte| byte.is_ascii_graphic())),
            false => text.to_owned(),
        }
    }
}

fn linked(text: &str, target: &str) -> String {
    format!("\x1b]8;;{target}\x1b\\{text}\x1b]8;;\x1b\\")
}

fn has_scheme(format: &str) -> bool {
    let Some((scheme, _)) = format.split_once(':') else {
        return false;
    };
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_part)
}

/// An absolute path for an address.
pub(crate) fn encoded_path(path: &Path) -> String {
    let path: PathBuf = path
        .components()
        .filter(|part| *part != std::path::Component::CurDir)
        .collect();
    let text = path.as_os_str().as_encoded_bytes();
    encode(text, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte)
    })
}

fn encoded(text: &str, keeps: impl Fn(u8) -> bool) -> String {
    encode(text.as_bytes(), keeps)
}

fn encode(bytes: &[u8], keeps: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    for &byte in bytes {
        match keeps(byte) {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(unix)]
fn host() -> String {
    let name = rustix::system::uname();
    encode(name.nodename().to_bytes(), |byte| {
        byte.is_ascii_alphanumeric() || b"-.".contains(&byte)
    })
}

#[cfg(not(unix))]
fn host() -> String {
    String::new()
}

/// Whether the terminal is one that is known to take links; within tmux and screen nobody can tell.
fn knows_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    const PROGRAMS: [&str; 8] = [
        "iTerm.app",
        "WezTerm",
        "vscode",
        "ghostty",
        "Hyper",
        "Tabby",
        "rio",
        "WarpTerminal",
    ];
    const TERMS: [&str; 5] = [
        "xterm-kitty",
        "xterm-ghostty",
        "alacritty",
        "foot",
        "contour",
    ];
    const LEAST_VTE: u32 = 5_000;
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    if is_set("TMUX") || is_set("STY") {
        return false;
    }
    let is_one_of = |name, known: &[&str]| {
        variable(name).is_some_and(|value| known.iter().any(|known| value.starts_with(known)))
    };
    let vte = variable("VTE_VERSION").and_then(|version| version.parse::<u32>().ok());
    is_one_of("TERM_PROGRAM", &PROGRAMS)
        || is_one_of("TERM", &TERMS)
        || vte.is_some_and(|version| version >= LEAST_VTE)
        || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"]
            .into_iter()
            .any(is_set)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: &str, want: &str) {
        let links = Links {
            template: Some(format.parse::<LinkFormat>().expect("the format is one").0),
            current: "/노트".into(),
            host: "box".into(),
        };
        let linked = links.to_note("x", Path::new("./a b.md"), 7);
        assert_eq!(
            linked,
            format!("\x1b]8;;{want}\x1b\\x\x1b]8;;\x1b\\"),
            "{format}"
        );
    }

    #[test]
    fn notes_are_linked_as_an_editor_wants_them() {
        const NOTE: &str = "/%EB%85%B8%ED%8A%B8/a%20b.md";
        check("file", &format!("file://box{NOTE}"));
        check("vscode", &format!("vscode://file{NOTE}:7:1"));
        check("idea", &format!("idea://open?file={NOTE}&line=7&column=1"));
        check("x-me://{host}{path}?{line}", &format!("x-me://box{NOTE}?7"));
    }

    #[test]
    fn a_mistake_in_a_template_is_told() {
        let refused = |format: &str| format.parse::<LinkFormat>().expect_err("it is none");
        assert!(refused("vsocde").contains("vscode"));
        assert!(refused("file://{path}{zeile}").contains("{zeile}"));
        assert!(refused("{path}").contains("scheme"));
        assert!(refused("file://{path}\x1b[0m").contains("scheme"));
    }

    #[test]
    fn an_address_commands_no_terminal() {
        let links = Links {
            template: Some("file://{path}".to_owned()),
            ..Links::default()
        };
        let linked = links.to_address("x", "https://a.b/\x1b\\\x07가");
        assert!(
            linked.starts_with("\x1b]8;;https://a.b/%1B\\%07%EA%B0%80\x1b\\x"),
            "{linked:?}"
        );
        assert_eq!(links.to_address("x", "file:///etc/passwd"), "x");
        assert_eq!(Links::default().to_address("x", "https://a.b"), "x");
    }

    #[test]
    fn links_are_for_terminals_that_are_known_to_take_them() {
        let check = |variables: &[(&str, &str)], want| {
            let variable = |name: &str| {
                let found = variables.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| value.to_string())
            };
            assert_eq!(knows_links(variable), want, "{variables:?}");
        };
        check(&[("TERM", "xterm-256color")], false);
        check(&[("TERM", "xterm-kitty")], true);
        check(&[("VTE_VERSION", "7600")], true);
        check(&[("VTE_VERSION", "4600")], false);
        check(&[("TERM_PROGRAM", "vscode"), ("TMUX", "socket,1,0")], false);
    }
}
