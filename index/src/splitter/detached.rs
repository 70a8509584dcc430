//! Joins questions with answers that stand further down under the same numbers.

use super::ground::Draft;
use super::outline::{Node, Outline, Shape};
use crate::reader::{Kind, Page};
use std::collections::HashMap;

/// So many numbers must come back, and so large a part of the entries.
const JOINED_MIN: usize = 2;
const JOINED_SHARE: usize = 2;

/// Whether a node heads entries that answer questions above it.
fn heads_key(outline: &Outline, at: u32) -> bool {
    let node = outline.node(at);
    node.is_key() && !node.is_plain() && outline.kids(at).len() >= JOINED_MIN
}

/// Numbered entries below a heading such as `## 정답` ask nothing, if questions stand before it.
pub(super) fn leave_keys(outline: &Outline, is_question: &mut [bool]) {
    let (mut asked, mut key_end) = (0, 0);
    for at in 0..outline.nodes.len() as u32 {
        let heading = outline.node(at).shape == Shape::Heading;
        if heading && asked >= JOINED_MIN && heads_key(outline, at) {
            key_end = outline.subtree_end(at);
        }
        let asks = &mut is_question[at as usize];
        *asks &= at >= key_end;
        asked += usize::from(*asks);
    }
}

/// Finds sections such as `## 정답` and gives their entries to the unanswered questions above.
pub(super) fn join(page: &Page, outline: &Outline, drafts: &mut [Draft]) {
    let number = |node: &Node| {
        let line = &page.lines[node.line as usize];
        node.cue
            .number
            .or((line.kind == Kind::Item && line.marker == b'1').then_some(line.ordinal))
    };
    let mut from = 0;
    for (at, node) in outline.nodes.iter().enumerate() {
        if !heads_key(outline, at as u32) {
            continue;
        }
        let asked = drafts.partition_point(|draft| outline.node(draft.node).line < node.line);
        let mut questions: HashMap<u32, Option<usize>> = HashMap::new();
        for (index, draft) in drafts[from.min(asked)..asked]
            .iter()
            .enumerate()
            .filter(|(_, draft)| !draft.answered)
        {
            if let Some(number) = number(outline.node(draft.node)) {
                questions
                    .entry(number)
                    .and_modify(|only| *only = None)
                    .or_insert(Some(from + index));
            }
        }
        let end = outline
            .nodes
            .get(outline.subtree_end(at as u32) as usize)
            .map_or(page.lines.len() as u32, |next| next.line);
        let entries: Vec<(u32, u32)> = outline
            .kids(at as u32)
            .iter()
            .map(|&kid| outline.node(kid))
            .filter_map(|kid| Some((number(kid)?, kid.line)))
            .collect();
        let ends = entries.iter().skip(1).map(|entry| entry.1).chain([end]);
        let found: Vec<(usize, u32, u32)> = entries
            .iter()
            .zip(ends)
            .filter_map(|(&(number, line), end)| {
                Some((
                    (*questions.get(&number)?)?,
                    line,
                    last_shown(page, line, end),
                ))
            })
            .collect();
        if found.len() >= JOINED_MIN && found.len() * JOINED_SHARE >= entries.len() {
            for (draft, first, last) in found {
                drafts[draft].answered = true;
                drafts[draft].detached = Some((first, last));
            }
            from = asked;
        }
    }
}

/// The last line before `end` that a reader sees.
fn last_shown(page: &Page, first: u32, end: u32) -> u32 {
    let lines = &page.lines[first as usize..end as usize];
    first + lines.iter().rposition(|line| line.is_shown()).unwrap_or(0) as u32
}
