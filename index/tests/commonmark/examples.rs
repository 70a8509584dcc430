//! The examples of the CommonMark specification and of its extensions, wherever Cargo keeps them.
//!
//! They are read from the tests that the package `pulldown-cmark` carries, so that nothing of the
//! specification has to be kept here.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What opens an example in those tests, and what closes it.
const OPEN: &str = "let original = r##\"";
const CLOSE: &str = "\"##;";
/// The specification alone, as of 0.31.2, has this many examples.
const SPEC_EXAMPLES: usize = 652;

/// The specification's own examples, in their order.
pub(crate) fn spec() -> Vec<String> {
    let examples = examples_in(&suite().join("spec.rs"));
    assert_eq!(examples.len(), SPEC_EXAMPLES);
    examples
}

/// The examples of all extensions.
#[allow(dead_code, reason = "not every test reads them")]
pub(crate) fn extensions() -> Vec<String> {
    let files = fs::read_dir(suite()).expect("the package carries its tests");
    let files = files.map(|entry| entry.expect("an entry").path());
    files
        .filter(|path| !path.ends_with("spec.rs"))
        .flat_map(|path| examples_in(&path))
        .collect()
}

fn examples_in(path: &std::path::Path) -> Vec<String> {
    let tests = fs::read_to_string(path).expect("the package carries its tests, which are text");
    let examples = tests.split(OPEN).skip(1);
    let examples = examples.filter_map(|rest| rest.split(CLOSE).next());
    examples.map(str::to_owned).collect()
}

/// The folder with the tests of the package.
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

/// What Cargo prints for these arguments.
fn cargo(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{errors}");
    String::from_utf8(run.stdout).expect("cargo writes UTF-8")
}
