//! The mechanical part of the house's style: what every source file must and must not hold.

#[path = "tidy/circles.rs"]
mod circles;

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A longer file has more than one subject.
const FILE_LINES: usize = 400;

/// A longer function has more than one job.
const FUNCTION_LINES: usize = 60;

/// Names that say nothing about what a file is for.
const EMPTY_NAMES: [&str; 8] = [
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "data",
];

/// A source file by its path from the repository's root.
struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    for folder in ["src", "index", "tests", "benches"] {
        collect(&Path::new(ROOT).join(folder), &mut files);
    }
    assert!(files.len() > 20, "the repository's sources are found");
    let read = |path: PathBuf| Source {
        text: fs::read_to_string(&path).expect("a source file is UTF-8"),
        path: path
            .strip_prefix(ROOT)
            .expect("it lies below the root")
            .display()
            .to_string(),
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() && name != "target" {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Fails with every complaint that `complain` has about a file.
fn check(complain: impl Fn(&Source) -> Vec<String>) {
    let found = sources();
    let complaints: Vec<String> = found
        .iter()
        .flat_map(|source| {
            complain(source)
                .into_iter()
                .map(|complaint| format!("{}: {complaint}", source.path))
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// A complaint for every line that meets a condition.
fn lines_where(source: &Source, is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = source.text.lines().enumerate();
    lines
        .filter(|(_, line)| is_bad(line))
        .map(|(at, line)| format!("line {}: {}", at + 1, line.trim()))
        .collect()
}

#[test]
fn files_open_with_a_sentence_about_themselves() {
    check(|source| {
        let first = source.text.lines().next().unwrap_or_default();
        let is_sentence = first.starts_with("//! ") && first.len() > 20;
        if is_sentence {
            Vec::new()
        } else {
            vec![format!("opens with `{first}`")]
        }
    });
}

#[test]
fn files_are_short() {
    check(|source| match source.text.lines().count() {
        lines if lines > FILE_LINES => vec![format!("{lines} lines")],
        _ => Vec::new(),
    });
}

#[test]
fn functions_are_short() {
    check(|source| {
        let functions = functions(&source.text);
        let long = functions
            .into_iter()
            .filter(|(_, lines)| *lines > FUNCTION_LINES);
        long.map(|(name, lines)| format!("`{name}` has {lines} lines"))
            .collect()
    });
}

#[test]
fn names_say_what_files_are_for() {
    check(|source| {
        let stem = Path::new(&source.path)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_empty = EMPTY_NAMES
            .iter()
            .any(|name| stem == *name || stem.ends_with(&format!("_{name}")));
        if is_empty || (stem == "mod" && !source.path.contains("/tests/")) {
            vec!["says nothing about its purpose".to_owned()]
        } else {
            Vec::new()
        }
    });
}

#[test]
fn nothing_is_left_for_later() {
    let later = [
        "TO".to_owned() + "DO",
        "FIX".to_owned() + "ME",
        "unimplemented".to_owned() + "!",
        "to".to_owned() + "do!",
    ];
    let ignored = "#[ig".to_owned() + "nore";
    check(|source| {
        lines_where(source, |line| {
            later.iter().any(|word| line.contains(word)) || line.contains(&ignored)
        })
    });
}

#[test]
fn tests_are_named_by_behaviour() {
    let prefix = "fn test".to_owned() + "_";
    check(|source| lines_where(source, |line| line.contains(&prefix)));
}

#[test]
fn no_function_takes_a_bool() {
    check(|source| {
        lines_where(source, |line| {
            let line = line.trim_start();
            let is_function =
                line.starts_with("fn ") || line.starts_with("pub") && line.contains(" fn ");
            let parameters = line.split("->").next().unwrap_or_default();
            is_function && (parameters.contains(": bool,") || parameters.contains(": bool)"))
        })
    });
}

#[test]
fn the_library_prints_nothing_and_reads_no_environment() {
    let forbidden = ["println!", "eprintln!", "print!(", "dbg!", "env::var"];
    check(|source| {
        let is_library = source.path.starts_with("index/src");
        lines_where(source, |line| {
            let is_code = !line.trim_start().starts_with("//");
            is_library && is_code && forbidden.iter().any(|word| line.contains(word))
        })
    });
}

#[test]
fn the_binary_knows_neither_engine_nor_analyser() {
    check(|source| {
        let is_binary = source.path.starts_with("src");
        lines_where(source, |line| {
            is_binary && (line.contains("tantivy::") || line.contains("lindera::"))
        })
    });
}

#[test]
fn modules_name_what_they_import() {
    check(|source| {
        lines_where(source, |line| {
            let line = line.trim_start();
            let is_usual = ["use super::", "use proptest::prelude::", "use Tag::"];
            let is_usual = is_usual.iter().any(|usual| line.starts_with(usual));
            line.starts_with("use ") && line.ends_with("::*;") && !is_usual
        })
    });
}

#[test]
fn lints_forbid_unsafe_code_and_unreachable_items() {
    let manifest = fs::read_to_string(Path::new(ROOT).join("Cargo.toml"))
        .expect("the repository has a manifest");
    assert!(
        manifest.contains("unsafe_code = \"forbid\"")
            && manifest.contains("unreachable_pub = \"deny\"")
    );
}

/// Names and lengths of the functions, as rustfmt lays them out: a body ends at its own indentation.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let named = lines.iter().enumerate();
    let named = named.filter_map(|(at, line)| Some((at, function_name(line)?)));
    named
        .map(|(at, name)| (name.to_owned(), function_lines(&lines[at..])))
        .collect()
}

/// How many lines the function has that begins on the first of these.
fn function_lines(lines: &[&str]) -> usize {
    let first = lines[0];
    if first.ends_with(['}', ';']) {
        return 1;
    }
    let indent = &first[..first.len() - first.trim_start().len()];
    let end = format!("{indent}}}");
    lines.iter().position(|line| *line == end).unwrap_or(0) + 1
}

/// The name of the function whose signature begins on the line.
fn function_name(line: &str) -> Option<&str> {
    const BEFORE: [&str; 4] = ["const ", "async ", "unsafe ", "extern \"C\" "];
    let mut code = without_visibility(line.trim_start());
    while let Some(rest) = BEFORE.iter().find_map(|word| code.strip_prefix(word)) {
        code = rest;
    }
    let name = code.strip_prefix("fn ")?;
    Some(&name[..name.find(['(', '<'])?])
}

fn without_visibility(code: &str) -> &str {
    let Some(rest) = code.strip_prefix("pub") else {
        return code;
    };
    let rest = match rest.strip_prefix('(') {
        Some(place) => place.split_once(')').map_or(rest, |(_, rest)| rest),
        None => rest,
    };
    rest.trim_start()
}

#[test]
fn every_function_is_counted() {
    let text = "pub(crate) fn a() {}\n    const fn b<T>(\n        c: T,\n    ) {\n        c\n    }\n\
                pub async fn d();\nfn e() {\n}\nlet f = fnord();\n";
    let found = functions(text);
    let found: Vec<(&str, usize)> = found.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    assert_eq!(found, [("a", 1), ("b", 5), ("d", 1), ("e", 2)]);
}
