//! Recipes for editors, each in the editor itself, on a terminal.

use crate::book::{has, recipe};
use crate::stage::{Home, Terminal, vault};
use crate::wait::lines_of;

/// An editor's question where it stands, answered into a file of the home folder.
const WHERE: &str = ":call writefile([expand('%') . ':' . line('.')], $HOME . '/where')\r";

/// Starts an editor with a recipe as its settings.
fn start(home: &Home, editor: &str, ending: &str, recipe: &str) -> Terminal {
    let settings = home.path(&format!("settings.{ending}"));
    std::fs::write(&settings, recipe).expect("the settings are written");
    let settings = settings.to_string_lossy().into_owned();
    let words = ["-n", "-u", &settings];
    home.start_program(100, 30, std::path::Path::new(editor), &words)
}

fn picks(home: &Home, mut editor: Terminal) {
    editor.send(":MundapPick\r");
    editor.until("Enter choose");
    editor.send("데드락");
    editor.until("│ 막습니다.");
    editor.until_gone("Redis");
    editor.send("\r");
    editor.until_gone("Enter choose");
    editor.until("## 데드락은 왜 생기나요?");
    editor.send(WHERE);
    assert_eq!(lines_of(home, "where", &mut editor), "db/트랜잭션.md:13\n");
}

fn lists(home: &Home, mut editor: Terminal) {
    editor.send(":Mundap 격리 수준\r");
    editor.until("db/트랜잭션.md|6 col ");
    editor.send(WHERE);
    assert_eq!(lines_of(home, "where", &mut editor), "db/트랜잭션.md:6\n");
    editor.send(":MundapAll 락\r");
    editor.until("db/트랜잭션.md|15 col ");
    editor.until_gone("|6 col ");
    editor.send(":Mundap zzzqxv\r");
    editor.until("nothing found");
}

#[test]
fn vim_lists_what_matches() {
    if has(&[("vim", "+quickfix")]) {
        let home = vault();
        let recipe = recipe("Vim: matches in the quickfix list");
        lists(&home, start(&home, "vim", "vim", recipe));
    }
}

#[test]
fn neovim_lists_what_matches() {
    if has(&[("nvim", "NVIM")]) {
        let home = vault();
        let recipe = recipe("Vim: matches in the quickfix list");
        lists(&home, start(&home, "nvim", "vim", recipe));
    }
}

#[test]
fn vim_lends_its_window() {
    if has(&[("vim", "+eval")]) {
        let home = vault();
        let recipe = recipe("Vim: pick a note on the live screen");
        picks(&home, start(&home, "vim", "vim", recipe));
    }
}

#[test]
fn neovim_floats_the_screen() {
    if has(&[("nvim", "NVIM")]) {
        let home = vault();
        let recipe = recipe("Neovim: pick a note in a floating window");
        picks(&home, start(&home, "nvim", "lua", recipe));
    }
}
