//! Reads the notes that the benches measure; another folder than the samples by a variable.

use std::env;
use std::path::{Path, PathBuf};

use mundap_index::notes;

/// The folder of notes to measure; without it the project's own samples are read.
const VARIABLE: &str = "MUNDAP_BENCH_NOTES";

/// The texts of all notes below the folder, as the indexer reads them.
pub(crate) fn texts() -> Vec<String> {
    let samples = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/notes");
    let folder = env::var_os(VARIABLE).map_or_else(samples, PathBuf::from);
    let files = notes::walk(&[folder]).files.into_iter();
    let texts: Vec<String> = files
        .filter_map(|file| notes::read(&file.path).ok())
        .map(|note| note.text)
        .collect();
    assert!(!texts.is_empty(), "no notes to measure; see {VARIABLE}");
    texts
}
