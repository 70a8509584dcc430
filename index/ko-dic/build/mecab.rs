//! Reads a folder of MeCab files, sources or compiled ones; changes nothing in it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compiled;
use crate::lexicon::{Lexicon, Word};
use crate::matrix::Matrix;

const COMPILED: [&str; 4] = ["sys.dic", "unk.dic", "matrix.bin", "char.bin"];
const SOURCES: [&str; 3] = ["unk.def", "matrix.def", "char.def"];

/// The files of `folder` that a dictionary is read from, or what is missing.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let all_of = |names: &[&str]| -> Option<Vec<PathBuf>> {
        let paths = names.iter().map(|name| folder.join(name));
        paths.map(|path| path.is_file().then_some(path)).collect()
    };
    if let Some(files) = all_of(&COMPILED) {
        return Ok(files);
    }
    let tables = csv_files(folder)?;
    match all_of(&SOURCES) {
        Some(files) if !tables.is_empty() => Ok(files.into_iter().chain(tables).collect()),
        _ => Err(format!(
            "`{}` holds neither {} nor *.csv with {}",
            folder.display(),
            COMPILED.join(", "),
            SOURCES.join(", "),
        )),
    }
}

/// Reads the lexicon from `folder`, from the compiled files if it holds both forms.
pub(crate) fn read(folder: &Path) -> Result<Lexicon, String> {
    files(folder)?;
    if folder.join(COMPILED[0]).is_file() {
        read_compiled(folder)
    } else {
        read_sources(folder)
    }
}

fn read_compiled(folder: &Path) -> Result<Lexicon, String> {
    let [words, unknown, matrix, characters] = COMPILED;
    Ok(Lexicon {
        words: parse(folder, words, compiled::words)?,
        unknown: parse(folder, unknown, compiled::words)?,
        matrix: parse(folder, matrix, Matrix::from_compiled)?,
        characters: parse(folder, characters, compiled::characters)?,
    })
}

fn read_sources(folder: &Path) -> Result<Lexicon, String> {
    let [unknown, matrix, characters] = SOURCES;
    let mut words = Vec::new();
    for table in csv_files(folder)? {
        words.extend(rows(&table)?);
    }
    Ok(Lexicon {
        words,
        unknown: rows(&folder.join(unknown))?,
        matrix: parse(folder, matrix, |bytes| Matrix::from_text(text(bytes)?))?,
        characters: parse(folder, characters, |bytes| text(bytes).map(str::to_owned))?,
    })
}

fn csv_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("cannot read `{}`: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    paths.sort();
    Ok(paths)
}

fn rows(path: &Path) -> Result<Vec<Word>, String> {
    let failed =
        |error: &dyn std::fmt::Display| format!("cannot read `{}`: {error}", path.display());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(path)
        .map_err(|error| failed(&error))?;
    let rows = reader
        .records()
        .map(|row| word(&row.map_err(|error| failed(&error))?));
    rows.collect()
}

fn word(row: &csv::StringRecord) -> Result<Word, String> {
    let parsed = || {
        Some(Word {
            surface: row.get(0)?.to_owned(),
            left: row.get(1)?.parse().ok()?,
            right: row.get(2)?.parse().ok()?,
            cost: row.get(3)?.parse().ok()?,
            feature: row.iter().skip(4).collect::<Vec<_>>().join(","),
        })
    };
    parsed().ok_or_else(|| {
        format!(
            "`{}` is no row of a dictionary",
            row.iter().collect::<Vec<_>>().join(",")
        )
    })
}

fn parse<T>(
    folder: &Path,
    name: &str,
    read: impl Fn(&[u8]) -> Result<T, String>,
) -> Result<T, String> {
    let path = folder.join(name);
    let failed = |error: String| format!("cannot read `{}`: {error}", path.display());
    let bytes = fs::read(&path).map_err(|error| failed(error.to_string()))?;
    read(&bytes).map_err(failed)
}

fn text(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| error.to_string())
}
