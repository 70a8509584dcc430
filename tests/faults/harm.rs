//! Files of an index are damaged in every way. Knows their names only.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::chance::{Chance, times};
use crate::ground::{Ground, STATES, difference};
use crate::stage::stage;

const HARMS: [&str; 13] = [
    "cut", "cut", "bit", "bit", "bits", "emptied", "longer", "gone", "swapped", "pipe", "socket",
    "folder", "link",
];

/// Every file of the index, the mark and the lock's file too.
fn files(ground: &Ground) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for folder in [ground.index(), ground.index().join("units")] {
        let entries = fs::read_dir(folder).expect("the index is there");
        let found = entries.map(|entry| entry.expect("it can be read").path());
        paths.extend(found.filter(|path| path.is_file()));
    }
    paths.sort();
    paths
}

/// Flips a bit; of an empty file, there is none.
fn flip(chance: &Chance, path: &Path, bits: usize) {
    let mut bytes = fs::read(path).expect("it is there");
    for _ in 0..bits {
        if !bytes.is_empty() {
            let at = chance.below(bytes.len());
            bytes[at] ^= 1 << chance.below(8);
        }
    }
    fs::write(path, bytes).expect("it is our own");
}

fn cut(chance: &Chance, path: &Path) {
    let file = File::options().write(true).open(path).expect("it is there");
    let length = file.metadata().expect("it is there").len() as usize;
    file.set_len(chance.below(length) as u64)
        .expect("it is our own");
}

fn swap(chance: &Chance, all: &[PathBuf], path: &Path) {
    let other = chance.pick(all);
    let aside = path.with_extension("aside");
    fs::rename(path, &aside).expect("it is our own");
    if other != path {
        fs::rename(other, path).expect("it is our own");
    }
    fs::rename(&aside, other).expect("it is our own");
}

fn put_in_place(ground: &Ground, path: &Path, what: &str) {
    let bytes = fs::read(path).expect("it is there");
    fs::remove_file(path).expect("it is our own");
    match what {
        "pipe" => {
            let made = Command::new("mkfifo").arg(path).status();
            assert!(made.expect("every Linux has `mkfifo`").success());
        }
        // The name may be too long for one.
        "socket" => drop(UnixListener::bind(path)),
        "folder" => fs::create_dir(path).expect("it is our own"),
        _ => {
            let aside = ground.home().join("elsewhere");
            fs::write(&aside, bytes).expect("it is our own");
            symlink(aside, path).expect("it is our own");
        }
    }
}

fn harm(ground: &Ground, chance: &Chance, all: &[PathBuf], path: &Path, how: &str) {
    match how {
        "cut" => cut(chance, path),
        "bit" => flip(chance, path, 1),
        "bits" => flip(chance, path, 40),
        "emptied" => fs::write(path, "").expect("it is our own"),
        "longer" => {
            let mut bytes = fs::read(path).expect("it is there");
            bytes.extend(b"\0and more");
            fs::write(path, bytes).expect("it is our own");
        }
        "gone" => fs::remove_file(path).expect("it is there"),
        "swapped" => swap(chance, all, path),
        _ => put_in_place(ground, path, how),
    }
}

/// Whether something else than a file stands there.
fn is_in_place(path: &Path) -> bool {
    path.symlink_metadata()
        .is_ok_and(|metadata| !metadata.is_file())
}

/// Does what the hint says; whether there was one.
fn way_out(path: &Path, told: &str) -> bool {
    let is_named = told.contains("hint") && told.contains(&*path.to_string_lossy());
    let removed = fs::remove_file(path).or_else(|_| fs::remove_dir(path));
    is_named && removed.is_ok()
}

#[test]
fn whatever_is_damaged_the_answer_is_right() {
    let (ground, chance, mut tally) = stage("damaged files");
    ground.answers("i");
    let mut state = 0;
    for _ in 0..times(40, 1_000) {
        let all = files(&ground);
        let (path, how) = (chance.pick(&all).clone(), *chance.pick(&HARMS));
        harm(&ground, &chance, &all, &path, how);
        // Notes that changed, too, now and then.
        if chance.below(3) == 0 {
            state = (state + 1) % STATES;
            ground.change(state);
        }
        let what = format!("{how}: {}", path.display());

        let mut told = ground.answers("i");
        if told.code == Some(2) && is_in_place(&path) {
            match way_out(&path, &told.err) {
                true => tally.count("refused, with a way out"),
                false => tally.complain("refused", format!("{what}: {}", told.brief())),
            }
            told = ground.answers("i");
        }
        if told.is_broken() {
            tally.complain("panic", format!("{what}: {}", told.brief()));
        }
        match told.out == ground.fresh(state) {
            true => tally.count(how),
            false => {
                let differs = difference(&told.out, ground.fresh(state));
                tally.complain("wrong answer", format!("{what}: {differs} {}", told.err));
            }
        }
        let index = ground.run(&["index", "--format", "json", "--index", "../i"]);
        if index.code != Some(0) {
            tally.complain("lasting error", format!("{what}: {}", index.brief()));
        }
        // Nobody had to look there; the next harm is to come alone.
        if is_in_place(&path) {
            tally.count("harmless");
            let removed = fs::remove_file(&path).or_else(|_| fs::remove_dir(&path));
            removed.expect("it is our own");
        }
    }
    tally.close("damaged files");
}
