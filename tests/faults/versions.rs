//! Two versions of mundap over one cache folder. Knows how a commit is sealed, and nothing else of it.

use std::env;
use std::fs;
use std::process::Command;

use xxhash_rust::xxh3::xxh3_64;

use crate::chance::times;
use crate::ground::{Ground, STATES, Told, difference};
use crate::tally::Tally;

/// Makes the index one of another version: its commit says so, under a seal that is whole.
fn age(ground: &Ground) {
    let path = ground.index().join("units/meta.json");
    let sealed = fs::read_to_string(&path).expect("it was indexed");
    let (above, _) = sealed
        .trim_end()
        .rsplit_once('\n')
        .expect("a seal has a line of its own");
    let key = "\\\"version\\\":\\\"";
    let (before, version) = above.split_once(key).expect("a commit tells its version");
    let anew = format!("{before}{key}0{version}\n");
    let digest = xxh3_64(anew.as_bytes());
    fs::write(path, format!("{anew}{digest:016x}\n")).expect("it is our own");
}

#[test]
fn an_index_of_another_version_is_built_anew_and_answers() {
    let (ground, mut tally) = (Ground::new(), Tally::default());
    ground.answers("i");
    for round in 1..=times(6, 60) {
        let state = round % STATES;
        ground.change(state);
        age(&ground);
        let status = ground.run(&["status", "--index", "../i"]);
        if !status.err.contains("it was written by another version") {
            tally.complain("another version is not seen", status.brief());
        }
        let told = ground.answers("i");
        match told.out == ground.fresh(state) && told.code == Some(0) && told.err.is_empty() {
            true => tally.count("answered"),
            false => {
                let differs = difference(&told.out, ground.fresh(state));
                tally.complain("wrong answer", format!("{differs} {}", told.err));
            }
        }
    }
    tally.close("versions");
}

/// With an older program in `MUNDAP_FAULTS_OTHER`: both take turns over one folder.
#[test]
fn two_programs_take_turns() {
    let Some(other) = env::var_os("MUNDAP_FAULTS_OTHER") else {
        println!("two programs: skipped, for MUNDAP_FAULTS_OTHER names no other program");
        return;
    };
    let (ground, mut tally) = (Ground::new(), Tally::default());
    for round in 1..=times(6, 60) {
        let state = round % STATES;
        ground.change(state);
        let mut command = Command::new(&other);
        command
            .args(["search", "락", "--index", "../i"])
            .current_dir(ground.notes());
        let output = command.env_clear().env("HOME", ground.home()).output();
        let told = Told::of(&output.expect("MUNDAP_FAULTS_OTHER names a program"));
        if told.is_broken() || told.code != Some(0) {
            tally.complain("the other fails", told.brief());
        }
        let told = ground.answers("i");
        match told.out == ground.fresh(state) && told.code == Some(0) {
            true => tally.count("answered"),
            false => {
                let differs = difference(&told.out, ground.fresh(state));
                tally.complain("wrong answer", format!("{differs} {}", told.err));
            }
        }
    }
    tally.close("two programs");
}
