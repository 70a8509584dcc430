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
///
/// Words lose the spaces around them (`콜라비 `), and blank ones are dropped, as lindera does.
pub(crate) fn read(folder: &Path) -> Result<Lexicon, String> {
    files(folder)?;
    let compiled = folder.join(COMPILED[0]).is_file();
    let mut lexicon = if compiled {
        read_compiled(folder)?
    } else {
        read_sources(folder)?
    };
    for word in &mut lexicon.words {
        if word.surface.trim().len() < word.surface.len() {
            word.surface = word.surface.trim().to_owned();
        }
    }
    lexicon.words.retain(|word| !word.surface.is_empty());
    Ok(lexicon)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("the folder is ours");
        }
        folder
    }

    const DEFINITIONS: [(&str, &str); 3] = [
        ("unk.def", "SPACE,0,1,5,SP,*,*,*,*,*,*,*\n"),
        ("matrix.def", "2 1\n0 0 7\n1 0 -8\n"),
        ("char.def", "DEFAULT 0 1 0\n"),
    ];

    #[test]
    fn sources_are_read_table_by_table() {
        let tables = [
            ("b.csv", "\",\",0,1,2,SC,*\n ,0,1,2,SY,*\n"),
            ("a.csv", "말 ,0,1,-3,NNG,*,T,말,*,*,*,*\n"),
        ];
        let folder = folder(&[&DEFINITIONS[..], &tables[..]].concat());
        let mut lexicon = read(folder.path()).expect("all files are there");
        let surfaces: Vec<_> = lexicon
            .words
            .iter()
            .map(|word| word.surface.as_str())
            .collect();
        assert_eq!(surfaces, ["말", ","]);
        assert_eq!(lexicon.words[0].feature, "NNG,*,T,말,*,*,*,*");
        assert_eq!(
            (lexicon.words[0].cost, lexicon.unknown[0].surface.as_str()),
            (-3, "SPACE")
        );
        assert_eq!(lexicon.matrix.cost(1, 0).copied(), Some(-8));
        assert_eq!(lexicon.characters, "DEFAULT 0 1 0\n");
    }

    #[test]
    fn a_folder_without_words_is_refused() {
        let folder = folder(&DEFINITIONS);
        let error = files(folder.path()).expect_err("there is no table");
        assert!(error.ends_with(
            "holds neither sys.dic, unk.dic, matrix.bin, char.bin nor *.csv with unk.def, matrix.def, char.def"
        ));
    }

    #[test]
    fn a_row_out_of_shape_is_shown() {
        let folder = folder(&[&DEFINITIONS[..], &[("a.csv", "말,0,x,-3,NNG\n")]].concat());
        let error = read(folder.path()).err().expect("`x` is no id");
        assert_eq!(error, "`말,0,x,-3,NNG` is no row of a dictionary");
    }
}
