//! The program is killed at random times and at the Nth of a kind of system call. Knows no fault but that.

use std::thread;
use std::time::Duration;

use crate::chance::times;
use crate::ground::{Ground, STATES, Told, difference};
use crate::stage::stage;
use crate::strace;
use crate::tally::Tally;

/// A refresh of so few notes is over before, in microseconds.
const LATEST_US: usize = 60_000;

/// Calls by which an index is changed, and how many a thread makes at most in a refresh.
const CALLS: [(&str, usize); 5] = [
    ("renameat,rename,renameat2", 8),
    ("fdatasync,fsync", 14),
    ("unlinkat,unlink", 24),
    ("write,pwrite64", 50),
    ("openat", 60),
];

/// What has to hold after a kill: the index is not built anew, and answers as a fresh one.
fn check(ground: &Ground, state: usize, how: &str, tally: &mut Tally) {
    let index = ground.run(&["index", "--format", "json", "--index", "../i"]);
    match Ground::added(&index) {
        Some(0 | 1) => {}
        Some(_) => tally.complain("repair", how.to_owned()),
        None => tally.complain("error", format!("{how}: {}", index.brief())),
    }
    let answers = ground.answers("i");
    if answers.out != ground.fresh(state) {
        let differs = difference(&answers.out, ground.fresh(state));
        tally.complain("wrong answer", format!("{how}: {differs} {}", answers.err));
    }
}

#[test]
fn a_kill_at_any_time_loses_nothing() {
    let (ground, chance, mut tally) = stage("kills by time");
    ground.answers("i");
    for round in 1..=times(20, 600) {
        let state = round % STATES;
        ground.change(state);
        let mut command = ground.command(&["search", "락", "--index", "../i"]);
        let mut child = command.spawn().expect("the program was built");
        let after = chance.below(LATEST_US);
        thread::sleep(Duration::from_micros(after as u64));
        // It may have ended.
        let _ = child.kill();
        let output = child.wait_with_output().expect("it was killed");
        let was_killed = Told::of(&output).code == Some(128 + 9);
        tally.count(if was_killed { "killed" } else { "ended before" });
        check(&ground, state, &format!("after {after} us"), &mut tally);
    }
    tally.close("kills by time");
}

#[test]
fn a_kill_at_any_system_call_loses_nothing() {
    if !strace::is_there("kills by call") {
        return;
    }
    let (ground, chance, mut tally) = stage("kills by call");
    ground.answers("i");
    for round in 1..=times(20, 600) {
        let state = round % STATES;
        ground.change(state);
        let (calls, most) = *chance.pick(&CALLS);
        let nth = (1 + chance.below(most)).to_string();
        let by = strace::injecting(calls, "signal=KILL", &nth);
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        let told = ground.guarded(&by, &["search", "락", "--index", "../i"]);
        let was_killed = told.code == Some(128 + 9);
        tally.count(if was_killed { "killed" } else { "ended before" });
        check(&ground, state, &format!("{calls} {nth}"), &mut tally);
    }
    let killed = tally.counted("killed");
    assert!(killed > times(20, 600) / 4, "only {killed} were killed");
    tally.close("kills by call");
}
