//! What the reader makes of notes, and what holds for every note.

mod commonmark;
mod layout;
mod leniences;

use super::{
    ASKING_CALLOUT, BOLD, BOLD_START, BOXED, CALLOUT, HEADED, HTML, IN_SUMMARY, Kind, LINKED, Line,
    PICTURE, Page, TABLE_HEAD, TASK, read,
};
use expect_test::Expect;
use proptest::prelude::*;
use std::fmt::Write;

const FLAGS: &[(u16, &str)] = &[
    (BOLD, "bold"),
    (BOLD_START, "bold-start"),
    (LINKED, "linked"),
    (PICTURE, "picture"),
    (HTML, "html"),
    (CALLOUT, "callout"),
    (ASKING_CALLOUT, "asking"),
    (HEADED, "headed"),
    (TABLE_HEAD, "table-head"),
    (TASK, "task"),
    (IN_SUMMARY, "in-summary"),
    (BOXED, "boxed"),
];

/// Compares the lines of a note with what is expected, and checks what holds for all.
fn check(note: &str, expected: Expect) {
    let page = read(note);
    invariants(note, &page);
    expected.assert_eq(&shown(&page));
}

/// One row a line: number, kind and what else is not nothing, visible words.
fn shown(page: &Page) -> String {
    let mut out = String::new();
    for line in &page.lines {
        let _ = write!(out, "{} {}", line.number, form(line));
        // All that the plain text shows of the line, the words of pictures too.
        let words = page.plain.lines(line.number as usize, line.number as usize);
        let gap = if words.is_empty() { "" } else { " " };
        let _ = writeln!(out, ":{gap}{words}");
    }
    if !page.unclosed.is_empty() {
        let _ = writeln!(out, "unclosed {:?}", page.unclosed);
    }
    out
}

fn form(line: &Line) -> String {
    let mut out = format!("{:?}", line.kind).to_lowercase();
    match (line.kind, line.marker) {
        (Kind::Heading, _) => _ = write!(out, " {}", line.level),
        (_, b'1') => _ = write!(out, " {}.", line.ordinal),
        (Kind::Item, marker) if marker.is_ascii() => _ = write!(out, " {}", char::from(marker)),
        _ => {}
    }
    let numbers = [
        ("column", line.column as u32),
        ("quote", u32::from(line.quote)),
        ("toggle", line.toggle_id),
    ];
    for (name, number) in numbers.into_iter().filter(|(_, number)| *number > 0) {
        let _ = write!(out, " {name}={number}");
    }
    for (_, name) in FLAGS.iter().filter(|(flag, _)| line.has(*flag)) {
        let _ = write!(out, " {name}");
    }
    out
}

/// What holds for every note.
fn invariants(note: &str, page: &Page) {
    let breaks = note.replace("\r\n", "\n").replace('\r', "\n");
    let count = breaks.split('\n').count();
    assert_eq!(page.plain.line_count(), count, "{note:?}");
    let text = page.plain.lines(1, count);
    assert_eq!(text.split('\n').count(), count, "{note:?}");
    let numbers = page.lines.iter().map(|line| line.number);
    assert!(numbers.is_sorted_by(|one, next| one < next), "{note:?}");
    for line in &page.lines {
        let (start, end) = (line.start as usize, line.end as usize);
        assert!(note[start..end].lines().count() <= 1, "{note:?}");
        assert!(line.words.0 <= line.rest && line.rest <= line.words.1);
        let number = line.number as usize;
        let words = page.plain.at(line.words);
        assert!(
            page.plain.lines(number, number).starts_with(words),
            "{note:?}"
        );
        for (at, c) in words.char_indices() {
            let source = page.source(line.words.0 + at as u32);
            assert!(
                (start..end).contains(&source),
                "{c:?} of line {number}, {source}: {note:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_read(note in "\\PC{0,60}") {
        invariants(&note, &read(&note));
    }

    #[test]
    fn any_marks_are_read(note in "([-*_=~`#>|<!%^:.)\\[\\]( \t\n\r\\\\&;1가aQ]|<b>|</b>|<li>|<img alt=\"가\">|<details>|<summary>|</summary>|<!--|-->|<pre>|</pre>|\\*\\*|==|&amp;|&#10;|\u{1100}\u{1161}|---\n|```\n|\r\n|\u{feff}|    ){0,40}") {
        invariants(&note, &read(&note));
    }
}
