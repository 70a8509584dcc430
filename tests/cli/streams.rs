//! Pipes, colour, quiet and interruption.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use expect_test::expect;

use crate::vault::Vault;

#[test]
fn a_closed_pipe_ends_quietly() {
    let note: String = (0..2_000)
        .map(|number| format!("## 캐시 질문 {number}?\n\n캐시 {number}\n\n"))
        .collect();
    let vault = Vault::new(&[("many.md", note.as_str())]);
    let mut command = vault.command("search 캐시 -n 0");
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built");
    let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let mut line = String::new();
    stdout
        .read_line(&mut line)
        .expect("the program prints text");
    drop(stdout);
    let mut told = String::new();
    child
        .stderr
        .take()
        .expect("stderr is piped")
        .read_to_string(&mut told)
        .expect("stderr is text");
    assert!(line.starts_with("many.md:"), "{line}");
    assert_eq!(told, "");
    assert_eq!(child.wait().expect("the program ends").code(), Some(0));
}

#[test]
fn a_closed_stderr_changes_no_exit_code() {
    let vault = Vault::sample();
    vault.write("bad.md", b"\0\x01\x02\x03");
    for (line, code, answer) in [
        ("search Redis", 2, "cache.md:3: Redis를 왜 썼나요?\n"),
        ("search Redis --notes ../nowhere", 2, ""),
        ("search Redis --serch", 2, ""),
        ("index", 2, ""),
    ] {
        let mut command = vault.command(line);
        let child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = child.expect("the program was built");
        drop(child.stderr.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(code), "{line}");
        assert!(
            String::from_utf8_lossy(&output.stdout).starts_with(answer),
            "{line}"
        );
    }
}

#[test]
fn quiet_gives_the_exit_code_only() {
    let vault = Vault::sample();
    vault.check(
        "search -q Redis",
        expect![[r#"
        exit 0
    "#]],
    );
    vault.check(
        "search -q --exact 없는말없는말",
        expect![[r#"
        exit 1
    "#]],
    );
}

#[test]
fn nothing_found_is_silent() {
    Vault::sample().check(
        "search --exact 없는말없는말",
        expect![[r#"
        exit 1
    "#]],
    );
}

#[test]
fn colour_follows_flag_and_environment() {
    let vault = Vault::sample();
    let colored = |variables: &[(&str, &str)], flags: &str| {
        let mut command = vault.command(&format!("search Redis --format pretty {flags}"));
        let output = command
            .envs(variables.iter().copied())
            .output()
            .expect("the program was built");
        output.stdout.contains(&0x1b)
    };
    assert!(!colored(&[], ""));
    assert!(colored(&[("CLICOLOR_FORCE", "1")], ""));
    assert!(!colored(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], ""));
    assert!(colored(&[("NO_COLOR", "1")], "--color always"));
    assert!(!colored(&[("CLICOLOR_FORCE", "1")], "--color never"));
}

#[test]
fn two_searches_at_once_both_answer() {
    let vault = Vault::sample();
    let spawn = || {
        let mut command = vault.command("search Redis");
        command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built")
    };
    let running: Vec<_> = (0..4).map(|_| spawn()).collect();
    for child in running {
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            "cache.md:3: Redis를 왜 썼나요?\n"
        );
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_with_130() {
    let vault = Vault::sample();
    let pipe = vault.home().join("queries");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("every unix has `mkfifo`").success());
    let mut command = vault.command("search --queries ../queries");
    let mut child = command.spawn().expect("the program was built");
    // Opening waits until the program reads, and by then it has its handler.
    let writer = std::fs::OpenOptions::new().write(true).open(&pipe);
    let id = child.id().to_string();
    let kill = std::process::Command::new("kill")
        .args(["-INT", &id])
        .status();
    assert!(kill.expect("every unix has `kill`").success());
    assert_eq!(child.wait().expect("the program ends").code(), Some(130));
    drop(writer);
}
