//! Measures what each view of a text gives to the ranking, on folders with judged questions.
//!
//! `cargo run --release -p mundap-index --example ranking -- FOLDER…`, where each folder holds
//! `corpus.jsonl` (`{"id","title","text"}`), `queries.jsonl` (`{"id","text"}`) and `qrels.tsv`
//! (query, document, gain). Every document becomes a note. Printed: nDCG@10 (Järvelin and
//! Kekäläinen 2002) with all views, and without each of them.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use mundap_index::analysis::Analyzer;
use mundap_index::indexer;
use mundap_index::query::Query;
use mundap_index::searcher::{Folding, Mode, Request, Scope, Searcher, Sort, Weights, Widening};
use serde::Deserialize;

const DEPTH: usize = 10;
/// Units looked at until ten different notes are found.
const WINDOW: usize = 60;

#[derive(Deserialize)]
struct Entry {
    id: String,
    #[serde(default)]
    title: String,
    text: String,
}

/// A judged question: its text and the gain of each document.
struct Question {
    text: String,
    gains: HashMap<String, f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut tasks = Vec::new();
    for folder in &folders {
        tasks.push(Task::prepare(folder)?);
    }
    print!("{:22}", "");
    for folder in &folders {
        print!(
            "{:>10}",
            folder.file_name().unwrap_or_default().to_string_lossy()
        );
    }
    println!("{:>10}", "mean");
    for (name, weights) in ablations() {
        let scores: Result<Vec<f64>, _> = tasks.iter_mut().map(|task| task.ndcg(weights)).collect();
        let scores = scores?;
        print!("{name:22}");
        scores.iter().for_each(|score| print!("{score:10.4}"));
        println!(
            "{:10.4}",
            scores.iter().sum::<f64>() / scores.len().max(1) as f64
        );
    }
    Ok(())
}

/// All views, then all but one.
fn ablations() -> Vec<(&'static str, Weights)> {
    let all = Weights::default();
    let only_terms = Weights {
        question: 0.0,
        context: 0.0,
        word: 0.0,
        syllables: 0.0,
        pair: 0.0,
        asking: 1.0,
        predicate: 1.0,
        bare: 1.0,
        ..all
    };
    let mut ablations = vec![("terms alone", only_terms), ("all", all)];
    for (name, change) in CHANGES {
        let mut weights = all;
        change(&mut weights);
        ablations.push((name, weights));
    }
    ablations
}

/// A name, and what it changes of the weights.
type Change = (&'static str, fn(&mut Weights));

const CHANGES: [Change; 14] = [
    ("without question", |weights| weights.question = 0.0),
    ("without context", |weights| weights.context = 0.0),
    ("without words", |weights| weights.word = 0.0),
    ("without syllables", |weights| weights.syllables = 0.0),
    ("without pairs", |weights| weights.pair = 0.0),
    ("asking words in full", |weights| weights.asking = 1.0),
    ("function words in full", |weights| weights.function = 1.0),
    ("verbs in full", |weights| weights.predicate = 1.0),
    ("without homonyms", |weights| weights.weak = 0.0),
    ("without gists", |weights| weights.gist = 0.0),
    ("without sister forms", |weights| weights.kin = 0.0),
    ("without plain words", |weights| weights.plain = 0.0),
    ("no asides", |weights| weights.aside = 1.0),
    ("bare units in full", |weights| weights.bare = 1.0),
];

/// One judged set, indexed.
struct Task {
    searcher: Searcher,
    questions: Vec<Question>,
    _folder: tempfile::TempDir,
}

impl Task {
    fn prepare(folder: &Path) -> Result<Task, Box<dyn Error>> {
        let temporary = tempfile::tempdir()?;
        let notes = temporary.path().canonicalize()?.join("notes");
        fs::create_dir(&notes)?;
        for line in fs::read_to_string(folder.join("corpus.jsonl"))?.lines() {
            let Entry { id, title, text } = serde_json::from_str(line)?;
            let heading = if title.is_empty() {
                String::new()
            } else {
                format!("# {title}\n\n")
            };
            fs::write(notes.join(format!("{id}.md")), format!("{heading}{text}\n"))?;
        }
        let index = temporary.path().join("index");
        indexer::refresh(&index, &[notes], &Analyzer::new()?, &mut |_| {})?;
        Ok(Task {
            searcher: Searcher::open(&index, Analyzer::new()?)?,
            questions: questions(folder)?,
            _folder: temporary,
        })
    }

    /// Mean over the judged questions.
    fn ndcg(&mut self, weights: Weights) -> Result<f64, Box<dyn Error>> {
        self.searcher.set_weights(weights);
        let mut sum = 0.0;
        for question in &self.questions {
            sum += question.ndcg(&self.ranked(&question.text)?);
        }
        Ok(sum / self.questions.len().max(1) as f64)
    }

    /// The first notes found, each once.
    fn ranked(&self, text: &str) -> Result<Vec<String>, Box<dyn Error>> {
        let request = Request {
            query: &Query::parse(text),
            mode: Mode::Ranked,
            limit: Some(WINDOW),
            sort: Sort::Score,
            scope: Scope::default(),
            folding: Folding::Off,
            widening: Widening::Allowed,
            excerpt_columns: 80,
        };
        let mut ranked: Vec<String> = Vec::new();
        for hit in self.searcher.search(&request)?.hits {
            let note = hit
                .unit
                .path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if !ranked.contains(&note) {
                ranked.push(note);
            }
        }
        Ok(ranked)
    }
}

impl Question {
    fn ndcg(&self, ranked: &[String]) -> f64 {
        let discounted = |gains: &mut dyn Iterator<Item = f64>| -> f64 {
            let ranks = gains.take(DEPTH).enumerate();
            ranks
                .map(|(at, gain)| (gain.exp2() - 1.0) / (at as f64 + 2.0).log2())
                .sum()
        };
        let mut ideal: Vec<f64> = self.gains.values().copied().collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        let gain = |note: &String| self.gains.get(note).copied().unwrap_or(0.0);
        discounted(&mut ranked.iter().map(gain)) / discounted(&mut ideal.into_iter())
    }
}

fn questions(folder: &Path) -> Result<Vec<Question>, Box<dyn Error>> {
    let mut gains: HashMap<String, HashMap<String, f64>> = HashMap::new();
    for line in fs::read_to_string(folder.join("qrels.tsv"))?.lines() {
        let mut columns = line.split('\t');
        let (Some(query), Some(note), Some(gain)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let gain: f64 = gain.parse()?;
        if gain > 0.0 {
            gains
                .entry(query.to_string())
                .or_default()
                .insert(note.to_string(), gain);
        }
    }
    let mut questions = Vec::new();
    for line in fs::read_to_string(folder.join("queries.jsonl"))?.lines() {
        let Entry { id, text, .. } = serde_json::from_str(line)?;
        if let Some(gains) = gains.remove(&id) {
            questions.push(Question { text, gains });
        }
    }
    Ok(questions)
}
