//! The console blocks of both READMEs, run in the repository and compared with what they show.
//!
//! `UPDATE_EXPECT=1 cargo test --test readme` writes what the program prints into them.

use std::fs;
use std::path::Path;
use std::process::Command;

const FENCE: &str = "```console\n";

#[test]
fn every_console_block_shows_what_the_program_prints() {
    check("README.md");
}

#[test]
fn so_does_every_one_of_the_korean_readme() {
    check("README.ko.md");
}

fn check(name: &str) {
    let file = root().join(name);
    let shown = fs::read_to_string(&file).expect("the repository has a README");
    let printed = rerun(&shown);
    assert!(shown.contains(FENCE), "{name} shows no session");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, printed).expect("the README can be written");
        return;
    }
    assert_eq!(masked(&shown), masked(&printed), "{name}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The README with every command of its console blocks run anew.
fn rerun(readme: &str) -> String {
    let home = tempfile::tempdir().expect("the system has a folder for temporary files");
    let mut rest = readme;
    let mut whole = String::new();
    while let Some(at) = rest.find(FENCE) {
        let (before, block) = rest.split_at(at + FENCE.len());
        let end = block.find("```").expect("a fence that opens is closed");
        whole.push_str(before);
        for command in block[..end]
            .lines()
            .filter_map(|line| line.strip_prefix("$ "))
        {
            whole.push_str(&format!("$ {command}\n{}", run(command, home.path())));
        }
        rest = &block[end..];
    }
    whole + rest
}

/// Both streams of a command line, run by the shell with the built program in front of `PATH`.
fn run(command: &str, home: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_mundap"));
    let folder = program.parent().expect("the program lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(root())
        .env_clear()
        .env("HOME", home)
        .env("PATH", format!("{}:{path}", folder.display()))
        .output();
    let output = output.expect("every system that runs this test has `sh`");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Without ids: they hang on the folder of the clone.
fn masked(text: &str) -> String {
    let is_id = |word: &str| word.len() == 10 && word.chars().all(|c| c.is_ascii_hexdigit());
    let mask = |line: &str| {
        let words = line
            .split(' ')
            .map(|word| if is_id(word) { "<id>" } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    text.lines().map(mask).collect::<Vec<_>>().join("\n")
}
