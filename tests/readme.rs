//! The README's console blocks, run in the repository and compared with what they show.

use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_console_block_shows_what_the_program_prints() {
    let readme =
        fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the repository has a README");
    let home = tempfile::tempdir().expect("the system has a folder for temporary files");
    let blocks = console_blocks(&readme);
    assert!(!blocks.is_empty(), "the README shows no session");
    for (command, shown) in blocks.iter().flat_map(|block| commands(block)) {
        let printed = run(&command, home.path());
        assert_eq!(masked(&printed), masked(&shown), "$ {command}");
    }
}

/// The insides of blocks fenced as `console`.
fn console_blocks(text: &str) -> Vec<String> {
    let blocks = text.split("```console\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

/// Commands (behind `$ `) and what is shown below each.
fn commands(block: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), String::new())),
            (None, Some((_, shown))) => *shown += &format!("{line}\n"),
            (None, None) => panic!("a console block begins with `$ `, not with `{line}`"),
        }
    }
    commands
}

/// Both streams of a command line, run by the shell with the built program in front of `PATH`.
fn run(command: &str, home: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_mundap"));
    let folder = program.parent().expect("the program lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(ROOT)
        .env_clear()
        .env("HOME", home)
        .env("PATH", format!("{}:{path}", folder.display()))
        .output();
    let output = output.expect("every system that runs this test has `sh`");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Without trailing blank lines, and without ids: they hang on the folder of the clone.
fn masked(text: &str) -> String {
    let is_id = |word: &str| word.len() == 10 && word.chars().all(|c| c.is_ascii_hexdigit());
    let mask = |line: &str| {
        let words: Vec<&str> = line
            .split(' ')
            .map(|word| if is_id(word) { "<id>" } else { word })
            .collect();
        words.join(" ")
    };
    let lines: Vec<String> = text.trim_end().lines().map(mask).collect();
    lines.join("\n")
}
