//! A folder of documents and judged questions, indexed. Knows nothing of kinds.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use mundap_index::analysis::Analyzer;
use mundap_index::indexer;
use mundap_index::query::Query;
use mundap_index::searcher::{Folding, Mode, Request, Scope, Searcher, Sort};
use serde::Deserialize;

use crate::ways::Ways;

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

/// One judged set, indexed.
pub(crate) struct Task {
    searcher: Searcher,
    questions: Vec<Question>,
    _folder: tempfile::TempDir,
}

impl Task {
    pub(crate) fn prepare(folder: &Path) -> Result<Task, Box<dyn Error>> {
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
    pub(crate) fn ndcg(&mut self, ways: Ways) -> Result<f64, Box<dyn Error>> {
        self.searcher.set_weights(ways.weights);
        let mut sum = 0.0;
        for question in &self.questions {
            sum += question.ndcg(&self.ranked(&question.text, ways)?);
        }
        Ok(sum / self.questions.len().max(1) as f64)
    }

    /// The first notes found, each once.
    fn ranked(&self, text: &str, ways: Ways) -> Result<Vec<String>, Box<dyn Error>> {
        let request = Request {
            query: &Query::parse(text),
            mode: Mode::Ranked,
            limit: Some(WINDOW),
            sort: Sort::Score,
            scope: Scope::default(),
            folding: Folding::Off,
            widening: ways.widening,
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
