//! Feeds arbitrary text to the splitter and checks what must hold for any note.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mundap_index::splitter::split;

fuzz_target!(|text: &str| {
    let split = split(text);
    let lines = split.plain.line_count();
    let mut open: Vec<usize> = Vec::new();
    for unit in &split.units {
        assert!(1 <= unit.line && unit.line <= unit.end_line && unit.end_line <= lines);
        assert!(text.get(unit.question_bytes.clone()).is_some());
        assert!(text.get(unit.answer_bytes.clone()).is_some());
        while open.last().is_some_and(|&end| end < unit.line) {
            open.pop();
        }
        assert!(open.last().is_none_or(|&end| unit.end_line <= end));
        open.push(unit.end_line);
    }
});
