//! What counts as a question, as a manual of short notes and their units.

mod announced;
mod articles;
mod commonmark;
mod detached;
mod habits;
mod heading_shapes;
mod headings;
mod hostile;
mod invariants;
mod items;
mod labels;
mod lists;
mod manners;
mod marks;
mod obsidian;
mod ordinary;
mod properties;
mod semblance;
mod structure;
mod toggles;
mod vault;

use expect_test::Expect;
use mundap_index::splitter::{Kind, Unit, split};
use std::fmt::Write;

/// Compares a note's units, one a line: lines, mark, the line followed up, and the question.
///
/// `?` is an answered question, `!` an unanswered one, `=` a section.
fn check(note: &str, expected: Expect) {
    expected.assert_eq(&shown(note));
}

/// A note that is still read wrongly, with what a reader would say.
///
/// Fails as soon as it is read rightly: then it is a case for [`check`].
fn miss(note: &str, wanted: Expect) {
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };
    assert_ne!(
        lines(&shown(note)),
        lines(wanted.data()),
        "read rightly now"
    );
}

fn shown(note: &str) -> String {
    let split = split(note);
    let mut shown = String::new();
    for unit in &split.units {
        let parent = unit
            .parent
            .map(|parent| format!(" ^{}", split.units[parent].line));
        let parent = parent.unwrap_or_default();
        writeln!(
            shown,
            "{}-{} {}{parent} {}",
            unit.line,
            unit.end_line,
            mark(unit),
            unit.question
        )
        .expect("a string takes all writes");
    }
    shown
}

fn mark(unit: &Unit) -> char {
    match unit.kind {
        Kind::Section => '=',
        Kind::Question if unit.answered => '?',
        Kind::Question => '!',
    }
}
