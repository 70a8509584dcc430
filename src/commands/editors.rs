//! How editors are told a line of a note. Starts none.

use std::ffi::OsString;
use std::path::Path;

use crate::links;

/// What opens an address with the program that it is for.
pub(super) const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// An editor's name, without folder and ending, in lower case.
pub(super) fn name(program: &str) -> String {
    let stem = Path::new(program).file_stem().unwrap_or_default();
    stem.to_string_lossy().to_lowercase()
}

/// The address by which Obsidian opens a note, which is named by its absolute path.
pub(super) fn obsidian(note: &Path) -> String {
    format!("obsidian://open?path={}", links::encoded_path(note))
}

/// The arguments for a line of a note, from 1; an editor that is not known here only gets the note.
pub(super) fn place(program: &str, note: &Path, line: usize) -> Vec<OsString> {
    let mut with_line = note.as_os_str().to_owned();
    with_line.push(format!(":{line}"));
    let note = note.as_os_str().to_owned();
    match name(program).as_str() {
        "vi" | "vim" | "nvim" | "gvim" | "mvim" | "view" | "ex" | "vimx" | "lvim" => {
            vec![format!("+{line}").into(), "--".into(), note]
        }
        "nano" | "pico" | "emacs" | "emacsclient" | "kak" | "micro" | "joe" | "ne" | "mg"
        | "jed" | "ed" | "gedit" | "bbedit" => vec![format!("+{line}").into(), note],
        "code" | "code-insiders" | "code-oss" | "codium" | "codium-insiders" | "vscodium"
        | "cursor" | "windsurf" | "trae" | "kiro" | "positron" | "antigravity" => {
            vec!["--goto".into(), with_line]
        }
        "subl" | "sublime_text" | "hx" | "helix" | "zed" | "zeditor" | "zedit" => vec![with_line],
        "idea" | "idea64" | "pycharm" | "pycharm64" | "charm" | "webstorm" | "webstorm64"
        | "goland" | "goland64" | "clion" | "clion64" | "rustrover" | "rustrover64"
        | "phpstorm" | "phpstorm64" | "rubymine" | "rubymine64" | "rider" | "rider64"
        | "datagrip" | "studio" | "studio64" | "mate" | "kate" => {
            vec!["--line".into(), line.to_string().into(), note]
        }
        _ => vec![note],
    }
}
