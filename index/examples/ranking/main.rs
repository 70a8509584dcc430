//! Measures what each way of ranking gives, on folders and lists of judged questions.
//!
//! `cargo run --release -p mundap-index --example ranking -- FOLDER…`, where each folder holds
//! `corpus.jsonl` (`{"id","title","text"}`), `queries.jsonl` (`{"id","text"}`) and `qrels.tsv`
//! (query, document, gain). Every document becomes a note. Printed: nDCG@10 (Järvelin and
//! Kekäläinen 2002) with all ways, and without each of them.
//!
//! `… --example ranking -- --judged JUDGED.tsv NOTES` asks a folder of notes instead, and prints by
//! the kind of the queries how many have an answer within the first three.

mod judged;
mod task;
mod ways;

use std::error::Error;
use std::path::{Path, PathBuf};

use judged::Judged;
use task::Task;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match words.as_slice() {
        [flag, judged, notes] if flag.as_os_str() == "--judged" => by_kind(judged, notes),
        folders => by_folder(folders),
    }
}

/// A row for every way left out, a column for every folder.
fn by_folder(folders: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    let mut tasks = Vec::new();
    for folder in folders {
        tasks.push(Task::prepare(folder)?);
    }
    print!("{:24}", "");
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        print!("{name:>10}");
    }
    println!("{:>10}", "mean");
    for (name, ways) in ways::left_out() {
        let scores: Result<Vec<f64>, _> = tasks.iter_mut().map(|task| task.ndcg(ways)).collect();
        let scores = scores?;
        print!("{name:24}");
        scores.iter().for_each(|score| print!("{score:10.4}"));
        println!("{:10.4}", mean(&scores));
    }
    Ok(())
}

/// A row for every way left out, a column for every kind of queries.
fn by_kind(judged: &Path, notes: &Path) -> Result<(), Box<dyn Error>> {
    let mut judged = Judged::prepare(judged, notes)?;
    print!("{:24}", "answer within three");
    let kinds = judged.kinds();
    kinds.iter().for_each(|(kind, _)| print!("{kind:>6}"));
    println!("{:>7}{:>7}{:>8}{:>8}", "all", "first", "MRR@10", "absent");
    for (name, ways) in ways::left_out() {
        let figures = judged.figures(ways)?;
        print!("{name:24}");
        kinds.iter().for_each(|(kind, count)| {
            let right = figures.within_three.get(kind).copied().unwrap_or(0);
            print!("{:6.2}", right as f64 / *count as f64);
        });
        let count = judged.count_present() as f64;
        let right: usize = figures.within_three.values().sum();
        print!(
            "{:7.3}{:7.3}",
            right as f64 / count,
            figures.first as f64 / count
        );
        println!(
            "{:8.3}{:8}",
            figures.reciprocal / count,
            figures.absent_shown
        );
    }
    Ok(())
}

fn mean(scores: &[f64]) -> f64 {
    scores.iter().sum::<f64>() / scores.len().max(1) as f64
}
