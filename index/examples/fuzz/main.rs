//! Feeds mutated texts and bytes to every reader, for so many seconds each, and keeps what they fail over.
//!
//! `index/fuzz/run SECONDS [TARGET]`. A panic, or an input that takes over a second of time, is a
//! find: it is written to `index/fuzz/found`, shortened, and the program ends with 1.

mod mutation;
mod targets;

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{env, fs};

use mutation::Mutation;
use targets::{TARGETS, Target};

/// Longer than any input of so few bytes takes.
const SLOW: Duration = Duration::from_secs(1);

/// Inputs are no longer than that.
const INPUT_BYTES: usize = 4096;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

/// The seeds of a target: files of its own, of the splitter, and what it names itself.
fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = target.seeds.iter().map(|seed| seed.to_vec()).collect();
    let corpus = folder().join("corpus");
    for name in ["split", target.name] {
        let files = fs::read_dir(corpus.join(name))
            .into_iter()
            .flatten()
            .flatten();
        seeds.extend(files.filter_map(|file| fs::read(file.path()).ok()));
    }
    seeds
}

/// Why an input is a find; nothing where all is well.
fn complaint(target: &Target, input: &[u8]) -> Option<String> {
    let began = Instant::now();
    let run = panic::catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    let took = began.elapsed();
    match run {
        Err(thrown) => {
            let text = thrown.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| thrown.downcast_ref::<&str>().copied());
            Some(text.unwrap_or("a panic").to_owned())
        }
        Ok(()) if took > SLOW && is_slow(target, input) => Some(format!("it took {took:?}")),
        Ok(()) => None,
    }
}

/// Whether an input takes so long every time: what else the machine does may have delayed it once.
fn is_slow(target: &Target, input: &[u8]) -> bool {
    (0..3).all(|_| {
        let began = Instant::now();
        (target.run)(input);
        began.elapsed() > SLOW
    })
}

/// The shortest input, as far as leaving parts out shows, that fails in any way.
fn shortened(target: &Target, input: &[u8]) -> Vec<u8> {
    let mut short = input.to_vec();
    let mut piece = short.len() / 2;
    while piece > 0 {
        let mut at = 0;
        while at + piece <= short.len() {
            let mut fewer = short.clone();
            fewer.drain(at..at + piece);
            match complaint(target, &fewer) {
                Some(_) => short = fewer,
                None => at += piece,
            }
        }
        piece /= 2;
    }
    short
}

/// Runs a target for a time; whether it stood.
fn fuzz(target: &Target, time: Duration, seed: u64) -> bool {
    let (mut mutation, seeds) = (Mutation::new(seed), seeds(target));
    let (began, mut runs) = (Instant::now(), 0_u64);
    while began.elapsed() < time {
        let mut input = mutation.input(&seeds);
        input.truncate(INPUT_BYTES);
        runs += 1;
        if let Some(why) = complaint(target, &input) {
            let input = shortened(target, &input);
            let found = folder().join("found");
            let path = found.join(format!("{}-{seed}-{runs}", target.name));
            let kept = fs::create_dir_all(&found).and_then(|()| fs::write(&path, &input));
            println!(
                "{:10} fails: {why}\n{:?}",
                target.name,
                String::from_utf8_lossy(&input)
            );
            println!("kept: {kept:?}, {}", path.display());
            return false;
        }
    }
    println!(
        "{:10} {runs} inputs in {:.0} s",
        target.name,
        began.elapsed().as_secs_f64()
    );
    true
}

fn main() -> ExitCode {
    let seconds = env::args().nth(1).and_then(|seconds| seconds.parse().ok());
    let only = env::args().nth(2);
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let seed = env::var("FUZZ_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or(now.as_nanos() as u64);
    println!("FUZZ_SEED={seed}");
    // A find is told once, below; not by every attempt to shorten it.
    panic::set_hook(Box::new(|_| {}));
    let time = Duration::from_secs(seconds.unwrap_or(60));
    let chosen = TARGETS
        .iter()
        .filter(|target| only.as_ref().is_none_or(|only| target.name == only));
    let stood: Vec<bool> = chosen.map(|target| fuzz(target, time, seed)).collect();
    match !stood.is_empty() && stood.iter().all(|stood| *stood) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
