//! Recipes that are lines for a shell: what they print, and which programs they start.

use std::process::Command;

use crate::book::{has, recipe};
use crate::stage::{Home, vault};

/// What every system has that runs these tests.
const SHELL: &str = "sh";

/// What a script prints in the folder of notes, where all goes well.
fn run(home: &Home, script: &str) -> String {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_mundap"));
    let folder = program.parent().expect("the program lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let own = home.path("bin");
    let output = Command::new(SHELL)
        .args(["-c", script])
        .current_dir(home.path("notes"))
        .env_clear()
        .env("HOME", home.path(""))
        .env("LANG", "C.UTF-8")
        .env(
            "PATH",
            format!("{}:{}:{path}", own.display(), folder.display()),
        )
        .output();
    let output = output.expect("every system that runs this test has `sh`");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.is_empty(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn jq_counts_what_is_owed() {
    if !has(&[("jq", "jq")]) {
        return;
    }
    let home = vault();
    home.write("ops/k8s.md", "## 파드란?\n\n## 서비스란?\n");
    let owed = run(&home, recipe("jq: what the notes still owe, by file"));
    assert_eq!(owed, "2\tops/k8s.md\n1\tdb/redis.md\n");
}

#[test]
fn jq_makes_a_page() {
    if !has(&[("jq", "jq")]) {
        return;
    }
    let page = run(&vault(), recipe("jq: a page of answers"));
    let start = "## 트랜잭션 격리 수준이란?\n\n동시에 도는 트랜잭션이";
    assert!(page.starts_with(start), "{page}");
    assert!(page.contains("\n(db/트랜잭션.md:6)\n"), "{page}");
}

#[test]
fn xargs_keeps_names_whole() {
    let home = vault();
    home.write("on call's.md", "# 당직\n\n오늘은 카프카를 봤다.\n");
    let counted = run(&home, recipe("xargs: every note that mentions it"));
    assert_eq!(counted.trim(), "3 on call's.md");
}

#[test]
fn ask_prints_the_best_answer() {
    let recipe = recipe("A shell function: the best answer, at once");
    let answer = run(&vault(), &format!("{recipe}\nask 데드락 왜"));
    assert!(answer.contains("순서를 맞추면 막습니다."), "{answer}");
    assert!(!answer.contains("READ COMMITTED"), "{answer}");
}

#[test]
fn owed_opens_a_question_without_an_answer() {
    if !has(&[("shuf", "shuf")]) {
        return;
    }
    let home = vault();
    home.program("nano", "echo \"$@\" >> $HOME/opened");
    let recipe = recipe("A shell function: one question a day");
    run(&home, &format!("{recipe}\nEDITOR=nano owed"));
    assert_eq!(home.read("opened"), "+7 ./db/redis.md\n");
}

#[test]
fn obsidian_is_given_the_note() {
    let home = vault();
    home.program("xdg-open", "echo \"$@\" >> $HOME/opened");
    run(&home, recipe("Obsidian: go there"));
    let opened = home.read("opened");
    let (before, note) = opened.split_once("?path=").expect("an address");
    assert_eq!(before, "obsidian://open");
    assert!(
        note.ends_with("/notes/db/%ED%8A%B8%EB%9E%9C%EC%9E%AD%EC%85%98.md\n"),
        "{note}"
    );
}

#[test]
fn the_task_of_vs_code_prints_what_its_matcher_reads() {
    let home = vault();
    let task: serde_json::Value =
        serde_json::from_str(recipe("VS Code: a task whose matches can be clicked"))
            .expect("the task is JSON");
    let (inputs, task) = (&task["inputs"], &task["tasks"][0]);
    assert_eq!(inputs[0]["id"], "query");
    assert_eq!(task["options"]["cwd"], "${workspaceFolder}");
    let words = task["args"].as_array().expect("the task has arguments");
    let words = words
        .iter()
        .map(|word| word.as_str().expect("an argument is a text"));
    let words: Vec<String> = words
        .map(|word| word.replace("${input:query}", "격리 수준"))
        .collect();
    let program = task["command"].as_str().expect("the task has a program");
    let quoted = shlex::try_join(words.iter().map(String::as_str)).expect("the words are text");
    let printed = run(&home, &format!("{program} {quoted}"));
    assert!(printed.starts_with("db/트랜잭션.md:6:"), "{printed}");
    let pattern = &task["problemMatcher"]["pattern"];
    let order = ["file", "line", "column", "message"].map(|name| pattern[name].as_u64());
    assert_eq!(order, [Some(1), Some(2), Some(3), Some(4)]);
    if !has(&[("jq", "jq")]) {
        return;
    }
    home.write(
        "pattern",
        pattern["regexp"].as_str().expect("the matcher is a text"),
    );
    home.write("printed", &printed);
    let matched = run(
        &home,
        "jq -Rc --arg pattern \"$(cat pattern)\" '[match($pattern).captures[].string]' printed",
    );
    assert!(
        matched.starts_with("[\"db/트랜잭션.md\",\"6\",\""),
        "{matched}"
    );
    assert_eq!(matched.lines().count(), printed.lines().count());
}
