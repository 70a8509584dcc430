//! Whether system calls can be made to fail, by `strace`; without it, nothing of that is tested, and told.

use std::process::{Command, Stdio};

use crate::chance;

/// Whether `strace` can be used here. A full run without it fails.
pub(crate) fn is_there(test: &str) -> bool {
    let mut command = Command::new("strace");
    command.args(["-f", "-e", "inject=fdatasync:error=EIO:when=1", "true"]);
    let tried = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_there = tried.is_ok_and(|status| status.success());
    if !is_there {
        println!("{test}: skipped, for `strace` is missing or may trace nothing here");
        assert!(!chance::is_full(), "a full run needs `strace`");
    }
    is_there
}

/// The words that make the `nth` of these calls, of a thread, end so.
pub(crate) fn injecting(calls: &str, end: &str, nth: &str) -> Vec<String> {
    let rule = format!("inject={calls}:{end}:when={nth}");
    // With `--seccomp-bpf` it sends no signal.
    let words = ["strace", "-f", "-qq", "-o", "/dev/null", "-e"];
    let trace = format!("trace={calls}");
    let mut all: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
    all.extend([trace, "-e".to_owned(), rule]);
    all
}
