//! A change of the user's words reaches the notes that hold them, and no others.

use std::fs;
use std::path::{Path, PathBuf};

use mundap_index::analysis::{Analyzer, UserWord};
use mundap_index::indexer::{self, Report};
use mundap_index::query::Query;
use mundap_index::searcher::{Folding, Mode, Request, Scope, Searcher, Sort, Widening};
use tempfile::TempDir;

/// Three notes; the first two hold one name each of the same system.
struct Notes {
    folder: TempDir,
}

impl Notes {
    /// Compares the words that are given of the notes as they are.
    fn check_given(&self, want: &[&str]) {
        self.refresh(&[]);
        let analyzer = Analyzer::with_words(&[]).expect("no word is unsound");
        let searcher = Searcher::open(&self.index(), analyzer).expect("it was refreshed");
        let found = searcher.unknown_words(9).expect("the index is sound");
        let words: Vec<&str> = found.iter().map(|found| found.word.as_str()).collect();
        assert_eq!(words, want);
    }

    fn new() -> Notes {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let notes = Notes { folder };
        fs::create_dir(notes.root()).expect("the folder is new");
        notes.write("a.md", "## 펭귄큐를 왜 만들었나요?\n\n재시도를 모으려고.\n");
        notes.write("b.md", "## Penguin Queues의 한계는?\n\n순서가 없습니다.\n");
        notes.write("c.md", "## 배포는 어떻게 하나요?\n\n새벽에 합니다.\n");
        notes
    }

    fn root(&self) -> PathBuf {
        let folder = self.folder.path().canonicalize();
        folder.expect("it lives as long as the test").join("notes")
    }

    fn index(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.root().join(name), text).expect("the folder is ours");
    }

    fn refresh(&self, words: &[UserWord]) -> Report {
        let analyzer = Analyzer::with_words(words).expect("the words are sound");
        indexer::refresh(&self.index(), &[self.root()], &analyzer, &mut |_| {})
            .expect("the index can be written")
    }

    /// Notes touched by the refresh, and the notes found after it.
    fn check(&self, words: &[UserWord], query: &str, touched: usize, found: &[&str]) {
        let report = self.refresh(words);
        assert_eq!(report.added + report.changed + report.removed, touched);
        assert_eq!(self.found(words, query), found, "{query}");
    }

    fn found(&self, words: &[UserWord], query: &str) -> Vec<String> {
        let analyzer = Analyzer::with_words(words).expect("the words are sound");
        let searcher = Searcher::open(&self.index(), analyzer).expect("it was refreshed");
        let request = Request {
            query: &Query::parse(query),
            mode: Mode::Every,
            limit: None,
            sort: Sort::Path,
            scope: Scope::default(),
            folding: Folding::Off,
            widening: Widening::Forbidden,
            excerpt_columns: 80,
        };
        let outcome = searcher.search(&request).expect("the index is sound");
        let name = |path: &Path| {
            path.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into()
        };
        outcome
            .hits
            .iter()
            .map(|hit| name(&hit.unit.path))
            .collect()
    }
}

fn word(term: &str, spellings: &[&str]) -> UserWord {
    UserWord {
        term: term.to_owned(),
        spellings: spellings
            .iter()
            .map(|&spelling| spelling.to_owned())
            .collect(),
    }
}

#[test]
fn a_word_that_comes_or_goes_touches_only_its_notes() {
    let notes = Notes::new();
    let with = [word("펭귄큐", &["penguin queue"])];
    notes.check(&[], "penguin queue", 3, &["b.md"]);
    notes.check(&with, "penguin queue", 2, &["a.md", "b.md"]);
    notes.check(&with, "펭귄큐", 0, &["a.md", "b.md"]);
    notes.check(&[], "penguin queue", 2, &["b.md"]);
    notes.check(&[], "펭귄큐", 0, &["a.md"]);
}

#[test]
fn another_spelling_touches_only_the_notes_that_have_it() {
    let notes = Notes::new();
    notes.check(&[word("펭귄큐", &[])], "펭귄큐", 3, &["a.md"]);
    let both = [word("펭귄큐", &["penguin queue"])];
    notes.check(&both, "펭귄큐", 1, &["a.md", "b.md"]);
}

#[test]
fn a_word_of_no_note_touches_none_and_is_remembered() {
    let notes = Notes::new();
    notes.refresh(&[]);
    let words = [word("결제봇", &["PayBot"])];
    notes.check(&words, "펭귄큐", 0, &["a.md"]);
    notes.write("d.md", "## PayBot이란?\n\n결제를 맡습니다.\n");
    notes.check(&words, "결제봇", 1, &["d.md"]);
}

#[test]
fn repeated_words_that_no_dictionary_knows_are_given_most_used_first() {
    let notes = Notes::new();
    notes.write(
        "d.md",
        "## 펭귄큐의 값은?\n\n고양이봇\n\n## 펭귄큐와 배포는?\n\n고양이봇\n\n## 끝?\n\n고양이봇와 펭귄큐\n",
    );
    notes.refresh(&[]);
    let unknown = |words: &[UserWord], most: usize| {
        let analyzer = Analyzer::with_words(words).expect("the words are sound");
        let searcher = Searcher::open(&notes.index(), analyzer).expect("it was refreshed");
        let found = searcher.unknown_words(most).expect("the index is sound");
        let told = found.into_iter().map(|found| (found.word, found.units));
        told.collect::<Vec<_>>()
    };
    let (first, second) = (("펭귄큐".to_owned(), 4), ("고양이봇".to_owned(), 3));
    assert_eq!(unknown(&[], 9), [first.clone(), second.clone()]);
    assert_eq!(unknown(&[], 1), [first]);
    assert_eq!(unknown(&[word("펭귄큐", &[])], 9), [second]);
}

#[test]
fn known_words_with_a_particle_and_stems_of_verbs_are_not_given() {
    let notes = Notes::new();
    notes.write(
        "d.md",
        "## 데이터의 값은?\n\n짜여진 펭귄큐\n\n## 데이터의 끝은?\n\n잘 짜여진 펭귄큐\n\n## 데이터의 뜻은?\n\n짜여진 펭귄큐\n",
    );
    notes.check_given(&["펭귄큐"]);
}

#[test]
fn compounds_predicates_and_missing_spaces_are_not_given() {
    let notes = Notes::new();
    let unit = |number: usize| {
        format!(
            "## 몇 번째 결과인가요? {number}\n\n값을 할당받는다. 결과값이 펭귄큐에 좀더 남는다. 할당과 결과 {number}\n\n"
        )
    };
    let alone =
        |number: usize| format!("## 결과 {number}\n\n값 {number}. 할당은 좀 더 필요 {number}\n\n");
    let units: String = (0..4).map(unit).chain((0..9).map(alone)).collect();
    notes.write("d.md", &units);
    notes.check_given(&["펭귄큐"]);
}

#[test]
fn a_word_is_given_as_it_is_written() {
    let notes = Notes::new();
    let unit =
        |asked: &str| format!("## {asked}?\n\n개팔박은 그린다\n\n## 왜 {asked}?\n\n개발팀\n\n");
    notes.write("d.md", &(unit("하나") + &unit("둘")));
    notes.refresh(&[]);
    let analyzer = Analyzer::with_words(&[]).expect("no word is unsound");
    let searcher = Searcher::open(&notes.index(), analyzer).expect("it was refreshed");
    let found = searcher.unknown_words(9).expect("the index is sound");
    assert!(
        found.iter().all(|found| !found.word.contains('게')),
        "{found:?}"
    );
}
