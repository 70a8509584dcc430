//! Finds tables of contents that repeat the questions below them; knows no other rule.

use super::classify::Role;
use super::letters::letters;
use super::outline::{Mark, Node, Shape};
use super::plain::Plain;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// Takes list items that repeat a later heading or summary for a table of contents.
pub(super) fn drop_contents(plain: &Plain, nodes: &[Node], roles: &mut [Role]) {
    let asks = |i: usize| matches!(roles[i], Role::Question(_));
    let bare_items = (0..nodes.len()).any(|i| is_bare_item(&nodes[i]) && asks(i));
    if !bare_items {
        return;
    }
    let hasher = RandomState::new();
    let key = |node: &Node| words(plain, node).map(|words| hasher.hash_one(words));
    let mut below = HashSet::new();
    for i in (0..nodes.len()).rev() {
        if !matches!(roles[i], Role::Question(_)) {
            continue;
        }
        match nodes[i].shape {
            Shape::Heading | Shape::Toggle | Shape::Mark(Mark::Bold | Mark::Label) => {
                below.extend(key(&nodes[i]));
            }
            _ if is_bare_item(&nodes[i])
                && !below.is_empty()
                && key(&nodes[i]).is_some_and(|key| below.contains(&key)) =>
            {
                roles[i] = Role::Contents;
            }
            _ => {}
        }
    }
}

fn is_bare_item(node: &Node) -> bool {
    node.shape == Shape::Item && node.own == 0
}

/// The node's letters in lower case; `None` if there are too few to tell questions apart.
fn words(plain: &Plain, node: &Node) -> Option<String> {
    const BYTES_MIN: usize = 4;
    let words = letters(plain.at(node.span));
    (words.len() >= BYTES_MIN).then_some(words)
}
