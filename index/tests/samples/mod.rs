//! The sample notes with an index of them, for the tests that only ask.

use std::path::{Path, PathBuf};

use mundap_index::analysis::Analyzer;
use mundap_index::indexer;
use mundap_index::query::Query;
use mundap_index::searcher::{
    Folding, Mode, Outcome, Request, Scope, Searcher, Sort, UnitRecord, Widening,
};
use tempfile::TempDir;

/// An index of the sample notes, removed at the end of the test.
pub(crate) struct Samples {
    searcher: Searcher,
    notes: PathBuf,
    _index: TempDir,
}

impl Samples {
    pub(crate) fn open() -> Samples {
        let notes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/notes");
        let notes = notes.canonicalize().unwrap();
        let index = tempfile::tempdir().unwrap();
        let analyzer = Analyzer::new().unwrap();
        let report = indexer::refresh(
            index.path(),
            std::slice::from_ref(&notes),
            &analyzer,
            &mut |_| {},
        )
        .unwrap();
        assert!(report.added > 0, "there are sample notes");
        Samples {
            searcher: Searcher::open(index.path(), analyzer).unwrap(),
            notes,
            _index: index,
        }
    }

    pub(crate) fn ask(&self, query: &str, mode: Mode, widening: Widening) -> Outcome {
        let request = Request {
            query: &Query::parse(query),
            mode,
            limit: None,
            sort: Sort::Score,
            scope: Scope::default(),
            folding: Folding::Off,
            widening,
            excerpt_columns: 80,
        };
        self.searcher.search(&request).unwrap()
    }

    /// The note of a unit below the folder of samples, with `/` on every system.
    pub(crate) fn note(&self, unit: &UnitRecord) -> String {
        let below = unit.path.strip_prefix(&self.notes).unwrap();
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        names.join("/")
    }
}
