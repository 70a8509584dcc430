//! The CommonMark specification's examples, and those of its extensions, as notes.
//!
//! They are read from the tests that the package `pulldown-cmark` carries, so that nothing of the
//! specification has to be kept here.

use super::invariants::check;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What opens an example in those tests, and what closes it.
const OPEN: &str = "let original = r##\"";
const CLOSE: &str = "\"##;";
/// The specification alone, as of 0.31.2, has this many examples.
const SPEC_EXAMPLES: usize = 652;

/// What Cargo prints for these arguments.
fn cargo(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).expect("cargo writes UTF-8")
}

/// The folder with the tests of the package, wherever Cargo keeps it.
///
/// Asks for this platform only: packages of others were never fetched.
fn suite() -> PathBuf {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.expect("cargo knows its host");
    let arguments = ["metadata", "--format-version=1", "--offline", "--locked"];
    let metadata = cargo(&[arguments.as_slice(), &["--filter-platform", host]].concat());
    let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let package = packages
        .iter()
        .find(|package| package["name"] == "pulldown-cmark")
        .expect("it is a dependency");
    let manifest = package["manifest_path"].as_str().expect("a path");
    PathBuf::from(manifest).with_file_name("tests/suite")
}

/// The Markdown of every example in a file of tests.
fn examples(tests: &str) -> impl Iterator<Item = &str> {
    tests
        .split(OPEN)
        .skip(1)
        .filter_map(|rest| rest.split(CLOSE).next())
}

#[test]
fn every_example_is_divided() {
    let mut spec = 0;
    let mut extensions = 0;
    for entry in fs::read_dir(suite()).expect("the package carries its tests") {
        let path = entry.expect("an entry").path();
        let tests = fs::read_to_string(&path).expect("tests are text");
        for example in examples(&tests) {
            check(example);
            if path.ends_with("spec.rs") {
                spec += 1;
            } else {
                extensions += 1;
            }
        }
    }
    assert_eq!(spec, SPEC_EXAMPLES);
    assert!(extensions > 300, "{extensions}");
}

#[test]
fn examples_run_together_are_divided() {
    let tests = fs::read_to_string(suite().join("spec.rs")).expect("the package carries its tests");
    let all: Vec<&str> = examples(&tests).collect();
    for window in all.windows(3) {
        check(&window.concat());
    }
    check(&all.concat());
}
