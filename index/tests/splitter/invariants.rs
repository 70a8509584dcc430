//! What holds for any text at all, as assertions on one text.

use mundap_index::splitter::{Hints, Kind, Split, explain, split};

/// Divides `text` and asserts everything below about the result.
pub(crate) fn check(text: &str) {
    let split = split(text);
    let starts = line_starts(text);
    spans_are_nested_or_disjoint(&split, starts.len());
    ranges_lie_in_their_lines(&split, text, &starts);
    visible_lines_are_held(&split, text, starts.len());
    parents_are_questions_above(&split);
    assert_eq!(shape(&split), shape(&super::split(text)), "{text:?}");
    assert_eq!(
        shape(&split),
        shape(&explain(text, Hints::default()).split),
        "{text:?}"
    );
}

/// What must not change when only bytes change: lines, kinds, answers, parents.
pub(crate) fn shape(split: &Split) -> Vec<(usize, usize, Kind, bool, Option<usize>)> {
    split
        .units
        .iter()
        .map(|u| (u.line, u.end_line, u.kind, u.answered, u.parent))
        .collect()
}

fn line_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
            starts.push(at + 1);
        }
    }
    starts
}

fn spans_are_nested_or_disjoint(split: &Split, lines: usize) {
    let mut open: Vec<usize> = Vec::new();
    let mut before = 0;
    for unit in &split.units {
        assert!(before <= unit.line && unit.line <= unit.end_line && unit.end_line <= lines);
        before = unit.line;
        while open.last().is_some_and(|&end| end < unit.line) {
            open.pop();
        }
        assert!(open.last().is_none_or(|&end| unit.end_line <= end));
        open.push(unit.end_line);
    }
}

fn ranges_lie_in_their_lines(split: &Split, text: &str, starts: &[usize]) {
    for unit in &split.units {
        assert!(text.get(unit.question_bytes.clone()).is_some());
        assert!(text.get(unit.answer_bytes.clone()).is_some());
        let end = starts.get(unit.end_line).copied().unwrap_or(text.len());
        let start = starts[unit.line - 1];
        assert!(start <= unit.question_bytes.start && unit.question_bytes.end <= end);
        let (first, last) = unit.detached.unwrap_or((unit.line, unit.end_line));
        assert!(unit.line <= first && first <= last && last <= starts.len());
        let end = starts.get(last).copied().unwrap_or(text.len());
        assert!(starts[first - 1] <= unit.answer_bytes.start && unit.answer_bytes.end <= end);
    }
}

fn visible_lines_are_held(split: &Split, text: &str, lines: usize) {
    assert_eq!(split.plain.line_count(), lines);
    for line in 1..=lines {
        let seen = !split.plain.lines(line, line).trim().is_empty();
        let held = split
            .units
            .iter()
            .any(|unit| unit.line <= line && line <= unit.end_line);
        assert!(held || !seen, "line {line} of {text:?}");
    }
}

fn parents_are_questions_above(split: &Split) {
    for (at, unit) in split.units.iter().enumerate() {
        if let Some(parent) = unit.parent {
            assert!(parent < at && split.units[parent].kind == Kind::Question);
        }
    }
}
