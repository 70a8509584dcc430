//! Texts made to hurt: each must be divided in time that grows with its length.

use mundap_index::splitter::split;
use std::time::{Duration, Instant};

const BYTES: usize = 500_000;
/// A quadratic step over half a megabyte takes minutes; a linear one, milliseconds.
const LIMIT: Duration = Duration::from_secs(10);

/// Divides `piece`, repeated to half a megabyte.
fn check(piece: &str) {
    let text = piece.repeat(BYTES / piece.len());
    let start = Instant::now();
    let split = split(&text);
    assert!(
        start.elapsed() < LIMIT,
        "{piece:?} took {:?}",
        start.elapsed()
    );
    let lines = text.split('\n').count();
    assert!(
        split.units.iter().all(|unit| unit.end_line <= lines),
        "{piece:?}"
    );
}

#[test]
fn many_short_lines() {
    for piece in [
        "\n",
        "a\n",
        "- \n",
        "- a?\n",
        "# a?\n",
        "> a\n",
        "1. a\n- b\n",
        "?\n",
        "a\n===\n",
    ] {
        check(piece);
    }
}

#[test]
fn one_endless_line() {
    for piece in [
        "a", "가", "> ", "- ", "[", "[a](", "![](", "[[a", "`", "`a``b```", "*a ", "_a", "==a",
        "&amp",
    ] {
        check(piece);
    }
}

#[test]
fn nothing_is_ever_closed() {
    for piece in [
        "```a\n",
        "```a\n## 가\n",
        "~~~\n",
        "<details>\n",
        "<summary>\n",
        "<!-- a\n",
        "<a \n",
        " %%a",
        "%% a\n# b\n",
    ] {
        check(piece);
    }
}

#[test]
fn toggles_nest_without_end() {
    let depth = 20_000;
    let open = "<details><summary>질문인가요?</summary>\n".repeat(depth);
    let close = "글\n</details>\n".repeat(depth);
    let start = Instant::now();
    let split = split(&(open + &close));
    assert!(start.elapsed() < LIMIT);
    let follow = split.units.iter().filter(|unit| unit.parent.is_some());
    assert!(follow.count() > depth - 10);
}

#[test]
fn long_heading_stands_over_many_questions() {
    let note = format!(
        "# {}\n{}",
        "가".repeat(100_000),
        "- 왜인가요?\n".repeat(20_000)
    );
    let start = Instant::now();
    let split = split(&note);
    assert!(start.elapsed() < LIMIT);
    assert!(
        split
            .units
            .iter()
            .flat_map(|unit| &unit.headings)
            .all(|heading| heading.chars().count() <= 120)
    );
}

#[test]
fn deeply_nested_front_matter_is_survived() {
    let split = split(&format!("---\na: {}\n---\n글\n", "[".repeat(30_000)));
    assert!(!split.units.is_empty());
}
