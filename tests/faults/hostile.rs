//! Hostile names, notes, queries and settings: told or answered, and never a panic. Knows no fault.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use crate::chance::{Chance, times};
use crate::ground::Ground;
use crate::stage::stage;
use crate::tally::Tally;

/// Names, most of which some program takes for something else.
const NAMES: [&[u8]; 16] = [
    b"-rf.md",
    b"--notes.md",
    b"+!touch PWNED.md",
    b"a\nb.md",
    b"a\x1b]0;x\x07.md",
    b"\xb0\xa1.md",
    b"\xff\xfe.md",
    b" .md",
    b".md",
    b"a\\b.md",
    b"'\"`$(x).md",
    b"*?[].md",
    b"%s%n.md",
    b"\xe2\x80\xae.md",
    b"con.md",
    b"=cmd|' \\C calc'!A0.md",
];

/// Notes that are no ordinary text.
const NOTES: [&[u8]; 12] = [
    b"",
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff\xfe\x00\xd8",
    b"---\n",
    b"---\na: &a [*a]\n---\n",
    b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n---\n# q?\n",
    b"```\n```\n~~~",
    b"<details><summary>",
    b"| a |\n|---",
    b"[[[[[[((((((",
    b"\xea\xb0",
];

/// Settings; none may do more than be refused.
const SETTINGS: [&[u8]; 10] = [
    b"\xff",
    b"notes = 1",
    b"notes = [\"\\u0000\"]",
    b"index = \"\"",
    b"editor = \"$(touch PWNED)\"",
    b"color = \"\\u001b[31m\"",
    b"[[forms]]\nnotes = \"{{{{\"",
    b"[[forms]]\nnotes = \"**\"\nquestions = [\"nothing\"]",
    b"a.b.c.d = 1",
    b"[words]\n\"\" = []",
];

/// Pieces that mean something to the parser, the analyser or the engine.
const PIECES: [&str; 40] = [
    "락",
    "트랜잭션",
    "Redis",
    "ㄹㄷㅅ",
    "\u{1112}\u{1161}\u{11ab}",
    "\"",
    "“",
    "”",
    "'",
    "(",
    ")",
    "+",
    "-",
    " OR ",
    " AND ",
    " NOT ",
    "*",
    "?",
    "path:",
    "tag:",
    "is:",
    "after:",
    "before:",
    "q:",
    "a:",
    "heading:",
    "{a,",
    "[",
    "\\",
    "/",
    "^",
    "~",
    "\0",
    "\u{7f}",
    "\u{202e}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\n",
    " ",
    "9999999999999999999999",
    "가나",
];

fn query(chance: &Chance) -> String {
    let repeated = |piece: &str| piece.repeat(1 + chance.below(400));
    match chance.below(5) {
        0 => repeated(PIECES[chance.below(PIECES.len())]),
        _ => (0..chance.below(40))
            .map(|_| *chance.pick(&PIECES))
            .collect(),
    }
}

/// Every query in one file, one a line; a line break would make two.
#[test]
fn hostile_queries_are_answered() {
    let (ground, chance, mut tally) = stage("queries");
    let count = times(300, 4_000);
    let queries: Vec<String> = (0..count)
        .map(|_| query(&chance).replace('\n', " "))
        .collect();
    fs::write(ground.home().join("hostile"), queries.join("\n")).expect("the folder is our own");
    for mode in [&[][..], &["--all"], &["--exact"]] {
        let mut words = vec![
            "search",
            "--queries",
            "../hostile",
            "--format",
            "jsonl",
            "--index",
            "../i",
        ];
        words.extend(mode);
        let told = ground.run(&words);
        match told.code {
            Some(0) => tally.count("answered"),
            _ => tally.complain("error", told.brief()),
        }
        let answered = told
            .out
            .lines()
            .filter(|line| line.starts_with("{\"query\":"))
            .count();
        let asked = queries
            .iter()
            .filter(|query| !query.trim().is_empty())
            .count();
        if answered < asked {
            tally.complain("lost queries", format!("{answered} of {asked}"));
        }
    }
    for query in queries
        .iter()
        .take(times(20, 100))
        .filter(|query| !query.contains('\0'))
    {
        let told = ground.run(&["search", "--index", "../i", "--", query]);
        match told.is_broken() || !matches!(told.code, Some(0..=2)) {
            true => tally.complain("error", format!("{query:?}: {}", told.brief())),
            false => tally.count("asked alone"),
        }
    }
    tally.close("queries");
}

#[test]
fn hostile_names_and_notes_stop_no_other() {
    let (ground, mut tally) = (Ground::new(), Tally::default());
    for (at, name) in NAMES.iter().enumerate() {
        let note = NOTES[at % NOTES.len()];
        let path = ground.notes().join(OsStr::from_bytes(name));
        fs::write(path, note).expect("every Linux has such names");
        let long = format!("{}.md", "가".repeat(80 + at % 4));
        fs::write(ground.notes().join(long), NOTES[(at + 5) % NOTES.len()]).expect("it is our own");
    }
    for format in [
        "plain", "json", "jsonl", "tsv", "csv", "markdown", "vimgrep", "table", "pretty",
    ] {
        let told = ground.run(&[
            "search", "락", "--format", format, "-n", "0", "--index", "../i",
        ]);
        let controls = |text: &str| {
            text.chars()
                .any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        };
        match told.is_broken() || controls(&told.out) || controls(&told.err) {
            true => tally.complain("harm", format!("{format}: {}", told.brief())),
            false => tally.count("shown"),
        }
        if !told.out.contains("n23.md") {
            tally.complain("a note is missing", format!("{format}: {}", told.brief()));
        }
    }
    tally.close("names and notes");
}

#[test]
fn hostile_settings_are_refused_or_harmless() {
    let (ground, mut tally) = (Ground::new(), Tally::default());
    let deep = ["a = ", &"[".repeat(100_000)].concat().into_bytes();
    let keys = (0..20_000)
        .map(|n| format!("k{n} = 1\n"))
        .collect::<String>()
        .into_bytes();
    let all = SETTINGS
        .iter()
        .map(|setting| setting.to_vec())
        .chain([deep, keys]);
    for setting in all {
        for name in ["config.toml", "words.toml"] {
            let folder = ground.home().join(".config/mundap");
            fs::create_dir_all(&folder).expect("the folder is our own");
            fs::write(folder.join(name), &setting).expect("the folder is our own");
            let told = ground.run(&["search", "락", "--index", "../i"]);
            let brief = String::from_utf8_lossy(&setting[..setting.len().min(60)]).into_owned();
            match told.is_broken() || !matches!(told.code, Some(0 | 2)) || told.err.contains('\x1b')
            {
                true => tally.complain("harm", format!("{name} {brief:?}: {}", told.brief())),
                false => tally.count(format!("exit {}", told.code.unwrap_or_default())),
            }
            fs::remove_file(folder.join(name)).expect("it is there");
        }
    }
    assert!(!ground.notes().join("PWNED").exists());
    tally.close("settings");
}
