//! Every error and warning that a command line can reach, in one table: what happened, to what, and
//! what to do. `tests/cli/every_error.txt` holds what each case leaves.

use std::any::Any;
use std::fs;
use std::path::Path;

use expect_test::expect_file;

use crate::vault::Vault;

/// A command line in a vault of its own, and what is done to the vault before.
struct Case {
    line: &'static str,
    variables: &'static [(&'static str, &'static str)],
    /// What is typed.
    input: &'static str,
    /// Gives what must live until the command has ended, such as a lock.
    prepare: fn(&Vault) -> Box<dyn Any>,
}

const fn case(line: &'static str, prepare: fn(&Vault) -> Box<dyn Any>) -> Case {
    let (variables, input) = (&[], "");
    Case {
        line,
        variables,
        input,
        prepare,
    }
}

const fn with(mut case: Case, variables: &'static [(&'static str, &'static str)]) -> Case {
    case.variables = variables;
    case
}

const fn typing(mut case: Case, input: &'static str) -> Case {
    case.input = input;
    case
}

fn nothing(_: &Vault) -> Box<dyn Any> {
    Box::new(())
}

fn indexed(vault: &Vault) -> Box<dyn Any> {
    // Long enough for the files' own clock to tick, or they are looked at once more.
    std::thread::sleep(std::time::Duration::from_millis(50));
    vault.run("index --index ../i");
    Box::new(())
}

/// Keeps the writer's lock, as a process does that was stopped.
fn held(vault: &Vault) -> Box<dyn Any> {
    indexed(vault);
    let path = vault.home().join("i/writer.lock");
    let lock = fs::File::options().write(true).open(path);
    let lock = lock.expect("it was indexed");
    lock.lock().expect("nobody else holds it");
    vault.write("new.md", "## 새 질문?\n\n답\n".as_bytes());
    Box::new(lock)
}

fn config(vault: &Vault, text: &str) -> Box<dyn Any> {
    vault.write_home(".config/mundap/config.toml", text.as_bytes());
    Box::new(())
}

const CASES: &[Case] = &[
    // The command line.
    case("serach Redis", nothing),
    case("search Redis --limit many", nothing),
    case("search Redis --queries nowhere.txt", nothing),
    case("search --queries nowhere.txt", nothing),
    case("search Redis -0 --format csv", nothing),
    case("status --format csv", nothing),
    case("man nope", nothing),
    case("search Redis --path '['", nothing),
    case("search Redis --hyperlink-format nope", nothing),
    case(
        "search Redis --hyperlink-format 'x://{path}{oops}'",
        nothing,
    ),
    case("search Redis --hyperlink-format 'nothing {path}'", nothing),
    // The config file.
    case("search Redis", |vault| config(vault, "notes = [")),
    case("search Redis", |vault| config(vault, "colour = \"never\"")),
    case("search Redis", |vault| config(vault, "xyzzy = 1")),
    case("search Redis", |vault| {
        config(vault, "[[forms]]\nnotes = \"*\"\nquestions = [\"h9\"]")
    }),
    with(
        case("search Redis", nothing),
        &[("MUNDAP_CONFIG", "/nowhere/config.toml")],
    ),
    case("a", |vault| {
        config(vault, "[aliases]\na = \"b\"\nb = \"a\"")
    }),
    case("a", |vault| config(vault, "[aliases]\na = \"'\"")),
    case("config show -q", |vault| {
        config(vault, "[aliases]\nlist = \"search\"")
    }),
    case("config init", |vault| config(vault, "")),
    with(
        case("config init", nothing),
        &[("MUNDAP_CONFIG", "/proc/nowhere/config.toml")],
    ),
    with(case("config path", nothing), &[("HOME", "relative")]),
    case("search Redis -c nope", nothing),
    case("search Redis -c wrk", |vault| {
        config(vault, "[collections.work]\nnotes = [\"~/notes\"]")
    }),
    case("search Redis -c zzzz", |vault| {
        config(vault, "[collections.work]\nnotes = [\"~/notes\"]")
    }),
    case("search Redis -c work --notes .", |vault| {
        config(vault, "[collections.work]\nnotes = [\"~/notes\"]")
    }),
    // Notes.
    case("search Redis --notes nowhere", nothing),
    case("search Redis --notes ../empty", |vault| {
        fs::create_dir(vault.home().join("empty")).expect("the folder is new");
        Box::new(())
    }),
    case("search Redis", |vault| {
        (0..12)
            .for_each(|at| vault.write(&format!("{at}.md"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"));
        Box::new(())
    }),
    case("split nowhere.md", nothing),
    // The index.
    case("search Redis --no-refresh --index ../i", nothing),
    case("search Redis --index ../i", |vault| {
        vault.write_home("i/photo.png", b"mine");
        Box::new(())
    }),
    case("search Redis --index ../i", |vault| {
        let link = vault.home().join("i");
        fs::create_dir(vault.home().join("j")).expect("the folder is new");
        fs::create_dir(&link).expect("the folder is new");
        let inner = link.join("units");
        std::os::unix::fs::symlink(vault.home().join("j"), inner).expect("it is new");
        Box::new(())
    }),
    case("status --index ../i", |vault| {
        indexed(vault);
        let units = fs::read_dir(vault.home().join("i/units")).expect("it was indexed");
        let files = units.map(|entry| entry.expect("it can be read").path());
        let mut stores = files.filter(|path| path.extension().is_some_and(|end| end == "store"));
        let store = stores.next().expect("an index stores its units");
        fs::write(store, b"nonsense").expect("it is ours");
        Box::new(())
    }),
    case(
        "search Redis --no-refresh --index ../i --notes db",
        |vault| indexed(vault),
    ),
    case("search 질문 --index ../i", held),
    case("search Redis --index .", nothing),
    case("search Redis --index db", nothing),
    case("search Redis --index ..", nothing),
    case("index --index /proc/nowhere/i", nothing),
    with(case("search Redis", nothing), &[("HOME", "relative")]),
    case("cache clear ../i", held),
    case("cache clear nope", nothing),
    case("cache clear ../mine", |vault| {
        vault.write_home("mine/a.txt", b"mine");
        Box::new(())
    }),
    // Queries.
    case("search titel:Redis", nothing),
    case("search is:foo Redis", nothing),
    case("search zkvmzk", nothing),
    case("search 캐쉬 충둘", nothing),
    // Units.
    case("show ffffffffff", nothing),
    case("show 7", nothing),
    case("show nowhere.md:1", nothing),
    case("show db/lock.md:2", nothing),
    case("why Redis ffffffffff", nothing),
    case("open 양자컴퓨터", nothing),
    // Editors.
    with(case("open Redis", nothing), &[("EDITOR", "'")]),
    with(case("open Redis", nothing), &[("EDITOR", "/nowhere/vi")]),
    with(case("open Redis", nothing), &[("EDITOR", "false")]),
    // The user's own words.
    case("words add !!!", nothing),
    case("words remove 결제봇", nothing),
    case("words add 결제 =결제봇", |vault| {
        vault.run("words add 결제봇 =PayBot");
        Box::new(())
    }),
    case("words list", |vault| {
        vault.write_home(".config/mundap/words.toml", b"[words]\n\"a\" = 1\n");
        Box::new(())
    }),
    with(case("words add 펭귄큐", nothing), &[("HOME", "relative")]),
    with(
        case("words add 펭귄큐", nothing),
        &[("MUNDAP_WORDS", "/proc/nowhere/words.toml")],
    ),
    // Practice.
    with(
        case("quiz --due", nothing),
        &[("HOME", "relative"), ("MUNDAP_INDEX", "../i")],
    ),
    with(
        case("quiz --due", |vault| {
            vault.write_home("practice.json", b"{\"version\": 99}");
            Box::new(())
        }),
        &[("MUNDAP_PRACTICE", "../practice.json")],
    ),
    with(
        typing(
            case("quiz -n 1", |vault| {
                vault.write_home("practice.json", b"nonsense");
                Box::new(())
            }),
            "\n3\n",
        ),
        &[("MUNDAP_PRACTICE", "../practice.json")],
    ),
    with(
        typing(case("quiz -n 1", nothing), "\n3\n"),
        &[("MUNDAP_PRACTICE", "/proc/nowhere/practice.json")],
    ),
];

/// Messages of the table that no case here reaches, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    ("internal", "a fault of the program"),
    ("no-current-folder", "the next test"),
    ("nothing-found", "a remark on terminals"),
    ("nothing-found-under", "a remark on terminals"),
    ("missing-words", "a remark on terminals"),
    (
        "no-screen",
        "tests/screen: needs a process without a terminal",
    ),
    ("screen-ended", "a fault of the program"),
    ("no-seeker", "a system without threads"),
    ("no-opener", "on the live screen"),
    (
        "outdated-unwritable",
        "tests/cli/rights.rs: needs a user who may not write",
    ),
    (
        "ambiguous",
        "needs ids that begin alike: tests/cli/pointing.rs",
    ),
    ("long-word", "a line of 200 letters: tests/cli/words.rs"),
    ("words-locked", "waits for seconds: tests/cli/words.rs"),
    ("clear-busy", "tests/cli/cache.rs"),
    ("clear-foreign", "tests/cli/cache.rs"),
];

fn left(case: &Case) -> String {
    let vault = Vault::sample();
    let alive = (case.prepare)(&vault);
    let mut command = vault.command(case.line);
    vault.write_home("input", case.input.as_bytes());
    let input = fs::File::open(vault.home().join("input")).expect("it was written");
    let command = command.stdin(input).envs(case.variables.iter().copied());
    let output = command.output();
    let told = vault.told(&output.expect("the program was built beside this test"));
    let told = without_segments(&told);
    drop(alive);
    let variables: Vec<String> = case
        .variables
        .iter()
        .map(|(name, value)| format!("{name}={value} "))
        .collect();
    format!("$ {}mundap {}\n{told}\n", variables.concat(), case.line)
}

/// Without the names that the engine gives its files.
fn without_segments(told: &str) -> String {
    let is_name = |word: &str| word.len() == 32 && word.chars().all(|c| c.is_ascii_hexdigit());
    let parts = told.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let masked = parts.map(|part| match part.get(..32).is_some_and(is_name) {
        true => format!("<segment>{}", &part[32..]),
        false => part.to_owned(),
    });
    masked.collect()
}

/// What was told on standard error.
fn errors(left: &str) -> Vec<&str> {
    let (_, stderr) = left.split_once("-- stderr\n").unwrap_or_default();
    stderr.lines().collect()
}

/// What is wrong with what a case left.
fn fault(left: &str) -> Option<String> {
    let errors = errors(left);
    let is = |begin: &str| errors.iter().any(|line| line.starts_with(begin));
    // Clap names what is like it, or points to the help.
    let says_what_to_do = is("hint: ") || is("  tip: ") || is("For more information");
    let raw = ["os error", "Os {", "panicked", "Err(", "{ $"];
    let fault = match () {
        () if !is("error: ") && !is("warning: ") => "nothing is told",
        () if is("error: ") && !says_what_to_do => "no remedy",
        () if raw.iter().any(|raw| left.contains(raw)) => "raw",
        () => return None,
    };
    Some(format!("{fault}: {left}"))
}

#[test]
fn every_error_says_what_happened_to_what_and_what_to_do() {
    let all: Vec<String> = CASES.iter().map(left).collect();
    let faults: Vec<String> = all.iter().filter_map(|left| fault(left)).collect();
    assert!(faults.is_empty(), "{}", faults.concat());
    expect_file!["every_error.txt"].assert_eq(&all.concat());
}

#[test]
fn the_table_of_errors_has_every_message() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let told = fs::read_to_string(root.join("tests/cli/every_error.txt"))
        .expect("the other test wrote it");
    let told: Vec<&str> = told.lines().collect();
    let table = fs::read_to_string(root.join("src/messages/en/errors.ftl"))
        .expect("it is in the repository");
    let no_error = [
        "known-",
        "how-",
        "next-",
        "index-place-",
        "clear-",
        "alias-empty",
    ];
    let mut missing = Vec::new();
    for (id, text) in table.lines().filter_map(|line| line.split_once(" = ")) {
        let is_part = no_error.iter().any(|part| id.starts_with(part)) || id.ends_with("-hint");
        let is_word = ["error", "warning", "hint", "there-are", "ambiguous-more"].contains(&id);
        if is_part || is_word || ELSEWHERE.iter().any(|(other, _)| *other == id) {
            continue;
        }
        if !told.iter().any(|line| fits(line, text)) {
            missing.push(id);
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

/// Whether a line holds a message, whatever its variables are.
fn fits(line: &str, message: &str) -> bool {
    let mut rest = line;
    for part in message.split(['{', '}']).step_by(2) {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let vault = Vault::sample();
    let program = env!("CARGO_BIN_EXE_mundap");
    let line = format!("mkdir gone && cd gone && rmdir ../gone && '{program}' search Redis");
    let mut command = std::process::Command::new("sh");
    let command = command.args(["-c", &line]).current_dir(vault.notes());
    let output = command.env_clear().env("HOME", vault.home()).output();
    let told = vault.told(&output.expect("every system that runs this test has `sh`"));
    assert!(
        told.contains("error: cannot tell the current folder: "),
        "{told}"
    );
    assert!(told.contains("hint: "), "{told}");
}
