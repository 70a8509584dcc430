//! A list of judged queries over a folder of notes, indexed. Knows nothing of documents.
//!
//! The list is a table with a header and five columns: kind, query, intended words, need and judged
//! units, `path:line=grade` separated by ` ;; `, equal units joined by `|`. A hit has the grade of
//! the judged line that it begins on, else the best one inside it. Grade 2 answers. The kind `x`
//! holds words that the notes lack.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

use mundap_index::analysis::Analyzer;
use mundap_index::indexer;
use mundap_index::query::Query;
use mundap_index::searcher::{Mode, Request, Scope, Searcher, Sort, UnitRecord};

use crate::ways::Ways;

/// Hits of a query that count.
const DEPTH: usize = 10;
/// The grade of a unit that answers.
const ANSWERS: u8 = 2;
/// The kind of words that no note has.
const ABSENT: &str = "x";

struct Asked {
    kind: String,
    query: String,
    /// The grades of a note's lines, 1-based.
    grades: HashMap<String, BTreeMap<usize, u8>>,
}

pub(crate) struct Judged {
    searcher: Searcher,
    asked: Vec<Asked>,
    _index: tempfile::TempDir,
}

/// What came of all queries.
#[derive(Default)]
pub(crate) struct Figures {
    /// Queries of a kind that have an answer among the first three hits.
    pub(crate) within_three: BTreeMap<String, usize>,
    /// Queries whose first hit answers.
    pub(crate) first: usize,
    /// The sum of one over the rank of the first answer.
    pub(crate) reciprocal: f64,
    /// Absent words for which something was found.
    pub(crate) absent_shown: usize,
}

impl Judged {
    pub(crate) fn prepare(judged: &Path, notes: &Path) -> Result<Judged, Box<dyn Error>> {
        let index = tempfile::tempdir()?;
        let folder = index.path().join("index");
        let notes = notes.canonicalize()?;
        indexer::refresh(&folder, &[notes], &Analyzer::new()?, &mut |_| {})?;
        let asked = fs::read_to_string(judged)?
            .lines()
            .skip(1)
            .filter_map(asked)
            .collect();
        Ok(Judged {
            searcher: Searcher::open(&folder, Analyzer::new()?)?,
            asked,
            _index: index,
        })
    }

    /// The kinds of queries that have answers, and how many there are of each.
    pub(crate) fn kinds(&self) -> BTreeMap<String, usize> {
        let mut kinds = BTreeMap::new();
        for asked in self.asked.iter().filter(|asked| asked.kind != ABSENT) {
            *kinds.entry(asked.kind.clone()).or_default() += 1;
        }
        kinds
    }

    pub(crate) fn count_present(&self) -> usize {
        self.kinds().values().sum()
    }

    pub(crate) fn figures(&mut self, ways: Ways) -> Result<Figures, Box<dyn Error>> {
        self.searcher.set_weights(ways.weights);
        let mut figures = Figures::default();
        for asked in &self.asked {
            let grades = self.grades(asked, ways)?;
            if asked.kind == ABSENT {
                figures.absent_shown += usize::from(!grades.is_empty());
                continue;
            }
            let Some(at) = grades.iter().position(|grade| *grade == ANSWERS) else {
                continue;
            };
            figures.first += usize::from(at == 0);
            figures.reciprocal += 1.0 / (at + 1) as f64;
            if at < 3 {
                *figures.within_three.entry(asked.kind.clone()).or_default() += 1;
            }
        }
        Ok(figures)
    }

    /// The grades of the first hits, best hit first.
    fn grades(&self, asked: &Asked, ways: Ways) -> Result<Vec<u8>, Box<dyn Error>> {
        let request = Request {
            query: &Query::parse(&asked.query),
            mode: Mode::Ranked,
            limit: Some(DEPTH),
            sort: Sort::Score,
            scope: Scope::default(),
            folding: ways.folding,
            widening: ways.widening,
            excerpt_columns: 80,
        };
        let hits = self.searcher.search(&request)?.hits;
        Ok(hits.iter().map(|hit| asked.grade(&hit.unit)).collect())
    }
}

impl Asked {
    fn grade(&self, unit: &UnitRecord) -> u8 {
        let path = unit.path.to_string_lossy();
        let Some(lines) = self
            .grades
            .iter()
            .find_map(|(note, lines)| path.ends_with(note.as_str()).then_some(lines))
        else {
            return 0;
        };
        let inside = lines
            .range(unit.line..=unit.end_line)
            .map(|(_, grade)| *grade);
        lines
            .get(&unit.line)
            .copied()
            .or_else(|| inside.max())
            .unwrap_or(0)
    }
}

/// A row of the list; none where a column is missing.
fn asked(row: &str) -> Option<Asked> {
    let columns: Vec<&str> = row.split('\t').collect();
    let [kind, query, _intended, _need, judged] = columns.as_slice() else {
        return None;
    };
    let mut grades: HashMap<String, BTreeMap<usize, u8>> = HashMap::new();
    for item in judged.split(" ;; ") {
        let Some((places, grade)) = item.rsplit_once('=') else {
            continue;
        };
        for place in places.split('|') {
            let (note, line) = place.rsplit_once(':')?;
            let lines = grades.entry(note.to_owned()).or_default();
            lines.insert(line.parse().ok()?, grade.parse().ok()?);
        }
    }
    Some(Asked {
        kind: (*kind).to_owned(),
        query: (*query).to_owned(),
        grades,
    })
}
