//! `open`: the note in the user's editor, at the question's line.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::OpenArgs;
use crate::config::Config;
use crate::failure::{Ending, Failure, reason};

use super::desk::Desk;
use super::{opened, show};

pub(super) fn run(args: &OpenArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let editor = editor(&desk.config)?;
    let opened = opened::open(desk, &args.refresh)?;
    let Some(unit) = show::find(&opened, &args.id, desk)? else {
        return Ok(Ending::Nothing);
    };
    let note = as_argument(&opened.places.shown(&unit.path));
    edit(&editor, &note, unit.line)?;
    Ok(Ending::Found)
}

/// The editor's program and its own arguments.
fn editor(config: &Config) -> Result<Vec<String>, Failure> {
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let named = set("VISUAL")
        .or_else(|| set("EDITOR"))
        .or_else(|| config.editor.clone());
    let hint = "set VISUAL or EDITOR, such as `export EDITOR=vim`, or `editor` in the config file";
    let Some(named) = named else {
        return Err(Failure::new("editor", "no editor is known").hint(hint));
    };
    match shlex::split(&named) {
        Some(words) if !words.is_empty() => Ok(words),
        _ => Err(
            Failure::new("editor", format!("cannot understand the editor `{named}`")).hint(hint),
        ),
    }
}

/// The note, as it is shown, in the user's editor at that line.
pub(super) fn edit_at(config: &Config, note: &Path, line: usize) -> Result<(), Failure> {
    edit(&editor(config)?, &as_argument(note), line)
}

fn edit(editor: &[String], note: &Path, line: usize) -> Result<(), Failure> {
    let (program, own) = editor
        .split_first()
        .expect("an editor has at least one word");
    let status = Command::new(program)
        .args(own)
        .args(place(program, note, line))
        .status();
    let hint = "VISUAL, EDITOR or `editor` in the config file name the editor";
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(
            "editor",
            format!("the editor `{program}` failed: {status}"),
        )),
        Err(error) => {
            let message = format!("cannot start the editor `{program}`: {}", reason(&error));
            Err(Failure::new("editor", message).hint(hint))
        }
    }
}

/// A path that no program takes for anything else: it is absolute or begins with `./`.
///
/// Bare, `-c.md` is an option, `+!touch x.md` a command of Vim's and `!touch x.md` one of ed's.
fn as_argument(note: &Path) -> PathBuf {
    Path::new(".").join(note)
}

/// How an editor is told the line; one that is not known here only gets the note.
fn place(program: &str, note: &Path, line: usize) -> Vec<std::ffi::OsString> {
    let name = Path::new(program)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let mut with_line = note.as_os_str().to_owned();
    with_line.push(format!(":{line}"));
    let note = note.as_os_str().to_owned();
    match name.as_str() {
        "vi" | "vim" | "nvim" | "gvim" | "view" | "ex" => {
            vec![format!("+{line}").into(), "--".into(), note]
        }
        "nano" | "pico" | "emacs" | "emacsclient" | "kak" | "micro" | "joe" | "ne" | "mg"
        | "jed" | "ed" => vec![format!("+{line}").into(), note],
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" => {
            vec!["--goto".into(), with_line]
        }
        "subl" | "sublime_text" | "hx" | "helix" | "zed" | "zeditor" => vec![with_line],
        "idea" | "pycharm" | "webstorm" | "goland" | "clion" | "rustrover" | "phpstorm"
        | "rubymine" | "mate" => {
            vec!["--line".into(), line.to_string().into(), note]
        }
        _ => vec![note],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(program: &str, want: &[&str]) {
        assert_eq!(
            place(program, Path::new("노트/a b.md"), 7),
            want,
            "{program}"
        );
    }

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        check("/usr/bin/vim", &["+7", "--", "노트/a b.md"]);
        check("nano", &["+7", "노트/a b.md"]);
        check("code", &["--goto", "노트/a b.md:7"]);
        check("hx", &["노트/a b.md:7"]);
        check("idea", &["--line", "7", "노트/a b.md"]);
        check("my-editor", &["노트/a b.md"]);
    }

    #[test]
    fn a_path_for_a_program_begins_with_a_point_or_at_the_root() {
        let check = |shown, want| assert_eq!(as_argument(Path::new(shown)), Path::new(want));
        check("+!touch PWNED.md", "./+!touch PWNED.md");
        check("-c/가.md", "./-c/가.md");
        check("../-c.md", "./../-c.md");
        check("/노트/-c.md", "/노트/-c.md");
    }
}
