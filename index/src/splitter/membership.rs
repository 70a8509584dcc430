//! Finds for each node the question that it is or lies in, and what is below questions; cuts nothing.

use super::classify::Role;
use super::items::answers_before;
use super::labels::Label;
use super::left_open::LeftOpen;
use super::line::ANSWER;
use super::outline::{NONE, Node, Shape};
use super::scan::Scan;
use super::tally::slot;

/// For each node, the question that it is or lies in.
pub(super) fn question_of(scan: &Scan, nodes: &[Node], roles: &[Role]) -> Vec<u32> {
    let mut question_of = vec![NONE; nodes.len()];
    let mut left_open = LeftOpen::of(nodes);
    let mut asked_beside = vec![NONE; nodes.len() + 1];
    for (i, node) in nodes.iter().enumerate() {
        let beside = &mut asked_beside[slot(node.parent, nodes.len() + 1)];
        let follows = node.shape == Shape::Toggle && node.label == Label::FollowUp;
        question_of[i] = match roles[i] {
            Role::Question(_) => i as u32,
            Role::Intro if follows && *beside != NONE => *beside,
            // What goes on below `꼬리질문` goes on the last follow-up, not the question above.
            Role::Plain(_) if *beside != NONE && is_followed_up(nodes, roles, node) => *beside,
            Role::Plain(_) if answers_before(scan, nodes, roles, i) => i as u32 - 1,
            role => left_open
                .before(i, node, role)
                .or_else(|| question_of.get(node.parent as usize).copied())
                .unwrap_or(NONE),
        };
        let heads = matches!(node.shape, Shape::Toggle | Shape::Heading);
        if heads && question_of[i] == i as u32 {
            *beside = i as u32;
        }
        left_open.pass(i, node, question_of[i]);
    }
    question_of
}

/// Whether the heading stands right below one that says that follow-ups come.
fn is_followed_up(nodes: &[Node], roles: &[Role], node: &Node) -> bool {
    let above = node.parent as usize;
    node.shape == Shape::Heading
        && nodes
            .get(above)
            .is_some_and(|above| above.shape == Shape::Heading && above.label == Label::FollowUp)
        && roles[above] == Role::Intro
}

/// For each node, whether it is a question with an answer's label below it.
pub(super) fn labelled(scan: &Scan, nodes: &[Node], question_of: &[u32]) -> Vec<bool> {
    let mut labelled = vec![false; nodes.len()];
    for line in scan
        .lines
        .iter()
        .filter(|line| line.has(ANSWER) && line.owner != NONE)
    {
        let question = question_of[line.owner as usize];
        if question != NONE {
            labelled[question as usize] = true;
        }
    }
    labelled
}

/// For each node, whether another question item stands below it in the same list.
pub(super) fn followed(nodes: &[Node], roles: &[Role]) -> Vec<bool> {
    let mut followed = vec![false; nodes.len()];
    let mut seen = vec![false; nodes.len() + 1];
    for (i, node) in nodes.iter().enumerate().rev() {
        if node.shape == Shape::Item && matches!(roles[i], Role::Question(_)) {
            followed[i] = std::mem::replace(&mut seen[slot(node.parent, nodes.len() + 1)], true);
        }
    }
    followed
}

/// For each node, whether it lies below a heading of references inside its question.
pub(super) fn refers(nodes: &[Node], question_of: &[u32]) -> Vec<bool> {
    let mut refers = vec![false; nodes.len()];
    for (i, node) in nodes.iter().enumerate() {
        let asks = question_of[i] == i as u32;
        let inherits = node.parent != NONE && refers[node.parent as usize];
        refers[i] = !asks && (node.label == Label::References || inherits);
    }
    refers
}
