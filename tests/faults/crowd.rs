//! Sixteen processes at once, over notes that change and over one file of words. Knows no fault.

use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::chance::{Chance, times};
use crate::ground::{Ground, STATES, difference};
use crate::tally::Tally;

const PROCESSES: usize = 16;

/// What the crowd asks for.
const ASKED: [&[&str]; 6] = [
    &["search", "락", "--index", "../i"],
    &["search", "--all", "캐시", "--index", "../i"],
    &[
        "search",
        "트랜젝션 격리",
        "--format",
        "json",
        "--index",
        "../i",
    ],
    &["list", "--index", "../i"],
    &["index", "--index", "../i"],
    &["search", "Redis", "--index", "../i", "-n", "0"],
];

/// Writes, removes, renames and replaces notes until told to stop.
fn change_notes(ground: &Ground, chance: &Chance, is_over: &AtomicBool) {
    let notes = ground.notes();
    while !is_over.load(Ordering::Relaxed) {
        ground.change(chance.below(STATES));
        let name = |number: usize| notes.join(format!("n{number:02}.md"));
        let (one, other) = (name(chance.below(24)), name(chance.below(24)));
        // Somebody else's change may have come first: that is what is tried.
        let _ = match chance.below(4) {
            0 => fs::remove_file(one),
            1 => fs::rename(one, other),
            2 => fs::write(notes.join("draft"), "## 임시 캐시?\n\n답\n")
                .and_then(|()| fs::rename(notes.join("draft"), one)),
            _ => fs::create_dir_all(notes.join("sub"))
                .and_then(|()| fs::remove_dir(notes.join("sub"))),
        };
        thread::sleep(Duration::from_millis(chance.below(20) as u64));
    }
}

fn ask(ground: &Ground, asked: &[&str], tally: &Mutex<Tally>) {
    let told = ground.run(asked);
    let mut tally = tally.lock().expect("nobody panics while counting");
    match told.code {
        Some(0 | 1) if told.err.is_empty() => tally.count("answered"),
        Some(0 | 1) if told.err.contains("from before the last changes") => tally.count("outdated"),
        // All notes can be read, so that nothing explains an error.
        _ => tally.complain("error", format!("{asked:?}: {}", told.brief())),
    }
}

fn crowd(seconds: u64) {
    let (ground, chance) = (Ground::new(), Chance::new("crowd"));
    ground.answers("i");
    let (tally, is_over) = (Mutex::new(Tally::default()), AtomicBool::new(false));
    let began = Instant::now();
    thread::scope(|scope| {
        for number in 0..PROCESSES {
            let (ground, tally, is_over) = (&ground, &tally, &is_over);
            scope.spawn(move || {
                let mut turn = number;
                while !is_over.load(Ordering::Relaxed) {
                    ask(ground, ASKED[turn % ASKED.len()], tally);
                    turn += 1;
                }
            });
        }
        let (ground, is_over) = (&ground, &is_over);
        scope.spawn(move || change_notes(ground, &chance, is_over));
        thread::sleep(Duration::from_secs(seconds).saturating_sub(began.elapsed()));
        is_over.store(true, Ordering::Relaxed);
    });
    let mut tally = tally.into_inner().expect("nobody panics while counting");
    let (old, fresh) = (ground.answers("i"), ground.answers("anew"));
    if old.out != fresh.out || old.code != Some(0) {
        tally.complain(
            "other answer than a fresh index",
            difference(&old.out, &fresh.out),
        );
    }
    tally.close("crowd");
}

#[test]
fn sixteen_processes_over_changing_notes_meet_no_error() {
    for _ in 0..times(1, 3) {
        crowd(times(5, 60) as u64);
    }
}

#[test]
fn words_of_sixteen_processes_are_all_there() {
    let ground = Ground::new();
    let each = times(6, 30);
    thread::scope(|scope| {
        for process in 0..PROCESSES {
            let ground = &ground;
            scope.spawn(move || {
                for word in 0..each {
                    let told = ground.run(&["words", "add", &format!("낱말{process}x{word}")]);
                    assert_eq!(told.code, Some(0), "{}", told.brief());
                }
            });
        }
    });
    let told = ground.run(&["words", "list", "--format", "jsonl"]);
    assert_eq!(told.out.lines().count(), PROCESSES * each);
    println!(
        "words: {} of {}",
        told.out.lines().count(),
        PROCESSES * each
    );
}
