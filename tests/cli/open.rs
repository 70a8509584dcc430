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

/// What a stand-in of that name is told for line 3, the note being `a b.md`.
fn told(vault: &Vault, variables: &[(&str, &str)], stand_in: &str) -> Vec<String> {
    let folder = vault.home().join("programs");
    fs::create_dir_all(&folder).expect("the folder is the vault's own");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/editor.sh");
    symlink(script, folder.join(stand_in)).expect("there is one of each");
    let mut command = vault.command("open 'a b.md:3'");
    let command = command.env("PATH", &folder).envs(variables.iter().copied());
    let output = command.output().expect("the program was built");
    assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    printed.lines().map(str::to_owned).collect()
}

#[test]
fn every_editor_is_told_the_line_in_its_own_way() {
    let vault = Vault::new(&[("a b.md", NOTE)]);
    let ways: [(&str, &[&str]); 6] = [
        ("vim nvim gvim mvim view ex", &["+3", "--", "./a b.md"]),
        (
            "nano emacs emacsclient kak micro joe mg gedit",
            &["+3", "./a b.md"],
        ),
        (
            "code code-insiders codium vscodium cursor windsurf trae kiro positron",
            &["--goto", "./a b.md:3"],
        ),
        ("hx helix zed zeditor subl sublime_text", &["./a b.md:3"]),
        (
            "idea idea.sh pycharm webstorm goland clion rustrover phpstorm rubymine rider studio kate",
            &["--line", "3", "./a b.md"],
        ),
        ("my-editor", &["./a b.md"]),
    ];
    for (editors, want) in ways {
        for editor in editors.split(' ') {
            assert_eq!(
                told(&vault, &[("EDITOR", editor)], editor),
                want,
                "{editor}"
            );
        }
    }
}

#[test]
fn vi_is_the_editor_where_nobody_names_one() {
    let vault = Vault::new(&[("a b.md", NOTE)]);
    assert_eq!(told(&vault, &[], "vi"), ["+3", "--", "./a b.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn obsidian_is_given_an_address() {
    let vault = Vault::new(&[("a b.md", NOTE)]);
    vault.write_home("config.toml", b"editor = \"obsidian\"\n");
    let config = vault.home().join("config.toml").display().to_string();
    let told = told(&vault, &[("MUNDAP_CONFIG", &config)], "xdg-open");
    let folder = vault.notes().display().to_string();
    assert_eq!(told, [format!("obsidian://open?path={folder}/a%20b.md")]);
}
