//! A folder of notes with an index beside it, for one test.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::Expect;
use mundap_index::analysis::{Analyzer, UserWord};
use mundap_index::indexer::{self, Report};
use mundap_index::query::Query;
use mundap_index::searcher::{
    Folding, Hit, Mode, Outcome, Request, Scope, Searcher, Sort, Widening,
};
use tempfile::TempDir;

const EXCERPT_COLUMNS: usize = 160;

/// Notes and index, removed at the end of the test.
pub(crate) struct Vault {
    folder: TempDir,
}

impl Vault {
    pub(crate) fn new(notes: &[(&str, &str)]) -> Vault {
        let vault = Vault {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(vault.notes()).unwrap();
        for (name, text) in notes {
            vault.write(name, text);
        }
        vault
    }

    fn notes(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join("notes")
    }

    fn index(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.notes().join(name), text).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.notes().join(name)).unwrap();
    }

    /// Makes all notes older than any clock's grain.
    pub(crate) fn age(&self) {
        let hour = std::time::Duration::from_secs(3600);
        for entry in fs::read_dir(self.notes()).unwrap() {
            let file = fs::File::options()
                .write(true)
                .open(entry.unwrap().path())
                .unwrap();
            file.set_modified(std::time::SystemTime::now() - hour)
                .unwrap();
        }
        // The time of the change itself cannot be set.
        std::thread::sleep(std::time::Duration::from_millis(20));
    }

    /// Cuts every file of the index in half.
    pub(crate) fn damage(&self) {
        for file in self.index_files() {
            let bytes = fs::read(&file).unwrap();
            fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        }
    }

    pub(crate) fn index_files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.index().join("units")).unwrap();
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    pub(crate) fn refresh(&self) -> Report {
        let analyzer = Analyzer::new().unwrap();
        indexer::refresh(&self.index(), &[self.notes()], &analyzer, &mut |_| {}).unwrap()
    }

    fn searcher(&self) -> Searcher {
        self.refresh();
        Searcher::open(&self.index(), Analyzer::new().unwrap()).unwrap()
    }

    fn ask(&self, query: &str, mode: Mode, widening: Widening) -> Outcome {
        ask(&self.searcher(), query, mode, widening)
    }

    /// How many hits a ranked search has.
    pub(crate) fn found(&self, query: &str) -> usize {
        let outcome = self.ask(query, Mode::Ranked, Widening::Allowed);
        outcome.total
    }

    /// How many units mention all of it.
    pub(crate) fn mentioned(&self, query: &str) -> usize {
        self.ask(query, Mode::Every, Widening::Allowed).total
    }

    /// How many hits it has that nothing may widen.
    pub(crate) fn found_exactly(&self, query: &str) -> usize {
        self.ask(query, Mode::Ranked, Widening::Forbidden).total
    }

    /// How many hits it has with a plain word of the user's own.
    pub(crate) fn found_with_plain(&self, query: &str, word: UserWord) -> usize {
        let mut searcher = self.searcher();
        searcher.set_plain_words(&[word]);
        ask(&searcher, query, Mode::Ranked, Widening::Allowed).total
    }

    /// What plain words add to the score of a note's first unit.
    pub(crate) fn plain_parts(&self, query: &str, note: &str) -> Vec<String> {
        let searcher = self.searcher();
        let all = ask(&searcher, "", Mode::Ranked, Widening::Allowed).hits;
        let unit = all
            .iter()
            .find(|hit| hit.unit.path.ends_with(note))
            .unwrap();
        let why = searcher.why(&Query::parse(query), &unit.unit.id).unwrap();
        let parts = why.unwrap().parts.into_iter();
        let plain = parts.filter(|part| part.view == "plain");
        plain.map(|part| part.form).collect()
    }

    pub(crate) fn total(&self, query: &str) -> usize {
        self.ask(query, Mode::Every, Widening::Forbidden).total
    }

    /// How many units are shown for the query, or for what was asked in its place.
    pub(crate) fn total_widened(&self, query: &str) -> usize {
        self.ask(query, Mode::Ranked, Widening::Allowed).total
    }

    /// What the query was widened to, or perhaps meant to be.
    pub(crate) fn respelled(&self, query: &str) -> Option<String> {
        let outcome = self.ask(query, Mode::Ranked, Widening::Allowed);
        let respelled = outcome.relaxed.or(outcome.meant);
        respelled.map(|respelled| respelled.query.to_string())
    }

    pub(crate) fn check(&self, query: &str, expected: Expect) {
        self.show(&self.ask(query, Mode::Ranked, Widening::Allowed), expected);
    }

    pub(crate) fn check_exactly(&self, query: &str, expected: Expect) {
        self.show(
            &self.ask(query, Mode::Ranked, Widening::Forbidden),
            expected,
        );
    }

    pub(crate) fn check_all(&self, query: &str, expected: Expect) {
        self.show(&self.ask(query, Mode::Every, Widening::Allowed), expected);
    }

    pub(crate) fn check_first(&self, query: &str, expected: &str) {
        let outcome = self.ask(query, Mode::Ranked, Widening::Allowed);
        let first = outcome
            .hits
            .first()
            .map(|hit| self.place(&hit.unit.path, hit.unit.line));
        assert_eq!(first.as_deref(), Some(expected), "{query}");
    }

    pub(crate) fn check_why(&self, query: &str, place: &str) {
        let outcome = self.ask(query, Mode::Ranked, Widening::Forbidden);
        let at = |hit: &&Hit| self.place(&hit.unit.path, hit.unit.line) == place;
        let hit = outcome.hits.iter().find(at).expect("the unit is found");
        let searcher = Searcher::open(&self.index(), Analyzer::new().unwrap()).unwrap();
        let why = searcher
            .why(&Query::parse(query), &hit.unit.id)
            .unwrap()
            .unwrap();
        assert!(why.found);
        assert!(
            (why.score - hit.score).abs() < 1e-3,
            "{} {}",
            why.score,
            hit.score
        );
    }

    /// Places of the hits of a query that is still being typed, after how it was read otherwise.
    pub(crate) fn typed(&self, query: &str) -> Vec<String> {
        let searcher = self.searcher();
        let query = Query::parse(query);
        let request = request(&query, Mode::Ranked, Widening::Allowed);
        let outcome = searcher.search_while_typing(&request).unwrap();
        let read = outcome.relaxed.map(|relaxed| format!("{}", relaxed.how));
        let hits = outcome.hits.iter();
        let places = hits.map(|hit| self.place(&hit.unit.path, hit.unit.line));
        read.into_iter().chain(places).collect()
    }

    /// Lines of a note's units.
    pub(crate) fn lines_of(&self, note: &str) -> Vec<usize> {
        let units = self.searcher().units_of(&self.notes().join(note)).unwrap();
        units.iter().map(|unit| unit.line).collect()
    }

    /// How many units stand below that heading.
    pub(crate) fn below(&self, heading: &str) -> usize {
        let query = Query::parse("");
        let mut request = request(&query, Mode::Ranked, Widening::Allowed);
        request.scope.headings = vec![heading.to_owned()];
        self.searcher().search(&request).unwrap().total
    }

    fn show(&self, outcome: &Outcome, expected: Expect) {
        let mut shown = String::new();
        if let Some(relaxed) = &outcome.relaxed {
            shown.push_str(&format!("{}: {}\n", relaxed.how, relaxed.query));
        }
        if let Some(meant) = &outcome.meant {
            shown.push_str(&format!("meant, by {}: {}\n", meant.how, meant.query));
        }
        for hit in &outcome.hits {
            shown.push_str(&self.line(hit));
        }
        expected.assert_eq(&shown);
    }

    fn line(&self, hit: &Hit) -> String {
        let place = self.place(&hit.unit.path, hit.unit.line);
        let question = marked(&hit.unit.question, &hit.question_highlights);
        let excerpt = marked(&hit.excerpt.text, &hit.excerpt.highlights);
        let also: String = hit
            .also
            .iter()
            .map(|also| format!(" | also {}", self.place(&also.path, also.line)))
            .collect();
        let above: String = hit
            .above
            .iter()
            .map(|above| {
                format!(
                    " (under {}:{}, {} more)",
                    above.question, above.line, above.more
                )
            })
            .collect();
        format!("{place} {question} | {excerpt}{also}{above}\n")
    }

    fn place(&self, path: &Path, line: usize) -> String {
        let below = path.strip_prefix(self.notes()).unwrap();
        format!("{}:{line}", below.display())
    }
}

fn marked(text: &str, highlights: &[std::ops::Range<usize>]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for range in highlights {
        marked.push_str(&text[at..range.start]);
        marked.push_str(&format!("[{}]", &text[range.clone()]));
        at = range.end;
    }
    marked + &text[at..]
}

fn ask(searcher: &Searcher, query: &str, mode: Mode, widening: Widening) -> Outcome {
    let query = &Query::parse(query);
    searcher.search(&request(query, mode, widening)).unwrap()
}

fn request(query: &Query, mode: Mode, widening: Widening) -> Request<'_> {
    Request {
        query,
        mode,
        limit: None,
        sort: Sort::Score,
        scope: Scope::default(),
        folding: Folding::On,
        widening,
        excerpt_columns: EXCERPT_COLUMNS,
    }
}
