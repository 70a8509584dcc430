//! The document of recipes: its blocks by their headings, and whether a recipe's program is there.

use std::io::Write;
use std::process::Command;

const BOOK: &str = include_str!("../../docs/recipes.md");
/// Where recipes are run.
const TESTS: [&str; 3] = [
    include_str!("editors.rs"),
    include_str!("lines.rs"),
    include_str!("pickers.rs"),
];

/// The block below that heading.
pub(crate) fn recipe(heading: &str) -> &'static str {
    let found = recipes().into_iter().find(|(named, _)| *named == heading);
    found.expect("the document has that recipe").1
}

/// Headings with their blocks, without the lines that fence them.
fn recipes() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    for part in BOOK.split("\n## ").skip(1) {
        let (heading, rest) = part.split_once('\n').expect("a heading is a line");
        for block in rest.split("\n```").skip(1).step_by(2) {
            let (_, lines) = block.split_once('\n').expect("a block has lines");
            found.push((heading, lines));
        }
    }
    found
}

/// Whether programs are installed; says which one is not.
///
/// Each is asked with `--version`, and has to answer with that sign.
pub(crate) fn has(programs: &[(&str, &str)]) -> bool {
    programs.iter().all(|(program, sign)| {
        let output = Command::new(program).arg("--version").output();
        let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        let is_there = said.is_ok_and(|said| said.contains(sign));
        if !is_there {
            remark(&format!("there is no `{program}` that says `{sign}`"));
        }
        is_there
    })
}

/// Says what did not run, past the harness, which keeps what tests print to itself.
pub(crate) fn remark(why: &str) {
    let _ = writeln!(std::io::stderr(), "not run: {why}");
}

#[test]
fn every_recipe_has_one_block_and_a_test() {
    let recipes = recipes();
    assert!(recipes.len() > 10, "{}", recipes.len());
    assert_eq!(recipes.len(), BOOK.matches("\n## ").count());
    for (heading, _) in recipes {
        let call = format!("recipe(\"{heading}\")");
        assert!(TESTS.iter().any(|test| test.contains(&call)), "{heading}");
    }
}
