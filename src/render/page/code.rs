//! Code as a flow of styled words. Knows no layout.

use std::ops::Range;

use super::flow::Flow;
use crate::render::palette;

/// A block of code with its marks, in one quiet colour.
pub(super) fn flow(text: &str, marks: &[Range<usize>]) -> Flow {
    let mut flow = Flow::default();
    let mut at = 0;
    for mark in marks {
        flow.push_code(&text[at..mark.start], palette::CODE);
        flow.push_code(&text[mark.clone()], palette::MATCHED);
        at = mark.end;
    }
    flow.push_code(&text[at..], palette::CODE);
    flow
}
