//! What an editor is told: the note and the line, and nothing that a note's name could add.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::vault::{Vault, first_id};

const NOTE: &str = "# 캐시\n\n## Redis를 왜 썼나요?\n\n조회가 느려서.\n";

/// Names that are options, commands or places to one editor or another.
const NAMES: [&str; 5] = [
    "+!touch PWNED.md",
    "-c.md",
    "--cmd=x.md",
    "!touch PWNED.md",
    "$(touch PWNED) 낱말.md",
];

/// The arguments of an editor of that name for the only note, `folder` being named as the notes'.
fn arguments(vault: &Vault, editor: &str, folder: &str) -> Vec<String> {
    let program = vault.home().join(editor);
    let stand_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/editor.sh");
    if !program.exists() {
        symlink(stand_in, &program).expect("the folder is the vault's own");
    }
    let list = vault.run(&format!("list --format json --notes '{folder}'"));
    let id = first_id(&list);
    let mut command = vault.command(&format!("open {id} --notes '{folder}'"));
    let output = command.env("EDITOR", program).output();
    let output = output.expect("the program was built");
    assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    printed.lines().map(str::to_owned).collect()
}

/// The only note stands in the current folder, which is named in several ways.
fn check(editor: &str, want: impl Fn(&str) -> Vec<String>) {
    for name in NAMES {
        let vault = Vault::new(&[(name, NOTE)]);
        let absolute = vault.notes().display().to_string();
        for folder in [".", "./", &absolute] {
            let told = arguments(&vault, editor, folder);
            assert_eq!(told, want(&format!("./{name}")), "{editor} {folder}");
        }
        let told = arguments(&vault, editor, "../notes");
        assert_eq!(told, want(&format!("./../notes/{name}")), "{editor}");
        let left = fs::read_dir(vault.notes()).expect("the folder is the vault's own");
        assert_eq!(left.count(), 1, "{editor} {name}");
    }
}

#[test]
fn a_name_is_never_an_option_of_vim_or_its_kin() {
    for editor in ["vim", "nvim", "vi"] {
        check(editor, |note| vec!["+3".into(), "--".into(), note.into()]);
    }
}

#[test]
fn a_name_is_never_an_option_of_an_editor_without_two_dashes() {
    check("nano", |note| vec!["+3".into(), note.into()]);
    check("idea", |note| {
        vec!["--line".into(), "3".into(), note.into()]
    });
}

#[test]
fn a_name_is_never_an_option_of_vs_code() {
    check("code", |note| vec!["--goto".into(), format!("{note}:3")]);
}

#[test]
fn a_name_is_never_an_option_of_an_editor_that_is_not_known() {
    check("my-editor", |note| vec![note.into()]);
}

#[test]
fn a_single_note_named_by_itself_is_no_option_either() {
    let vault = Vault::new(&[("-c.md", NOTE)]);
    let told = arguments(&vault, "vim", "./-c.md");
    assert_eq!(told, ["+3", "--", "./-c.md"]);
}
