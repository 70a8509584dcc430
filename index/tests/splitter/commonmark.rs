//! The CommonMark specification's examples, and those of its extensions, as notes.

#[path = "../commonmark/examples.rs"]
mod examples;

use super::invariants::check;

#[test]
fn every_example_is_divided() {
    let extensions = examples::extensions();
    assert!(extensions.len() > 300, "{}", extensions.len());
    for example in examples::spec().iter().chain(&extensions) {
        check(example);
    }
}

#[test]
fn examples_run_together_are_divided() {
    let all = examples::spec();
    for window in all.windows(3) {
        check(&window.concat());
    }
    check(&all.concat());
}
