//! Recipes in which a person picks, on a terminal: fzf.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::book::{has, recipe, remark};
use crate::stage::vault;
use crate::wait::lines_of;

/// Whether this fzf knows what 0.38 brought; says where it does not.
fn knows_become() -> bool {
    let asked = Command::new("fzf")
        .args(["--filter", "x", "--bind", "enter:become(true)"])
        .stdin(Stdio::null())
        .output();
    let knows = asked.is_ok_and(|output| output.status.code() == Some(1));
    if !knows {
        remark("this `fzf` is older than 0.38");
    }
    knows
}

#[test]
fn fzf_searches_with_every_key_and_shows_the_unit() {
    if !has(&[("fzf", "."), ("bash", "bash")]) || !knows_become() {
        return;
    }
    let home = vault();
    home.program("nano", "echo \"$@\" >> $HOME/opened");
    home.write(
        "../qf.sh",
        recipe("fzf: search with every key, read beside the list"),
    );
    let words = ["--norc", "--noprofile", "-i"];
    let mut shell = home.start_program(100, 30, Path::new("bash"), &words);
    shell.send("export EDITOR=nano; . ../qf.sh; qf 데드락\r");
    shell.until("데드락은 왜 생기나요?");
    shell.until("│ 막습니다.");
    // The line is emptied, and other words are typed.
    shell.send("\x15kubernetes");
    shell.until("│ 컨테이너를 띄우고 살핍니다.");
    let text = shell.until_gone("데드락");
    assert!(text.contains("ops/k8s.md:3: Kubernetes는 무엇을"), "{text}");
    shell.send("\r");
    let opened = lines_of(&home, "opened", &mut shell);
    assert_eq!(opened, "+3 ./ops/k8s.md\n");
}
