//! Runs the tests that stand beside the build script's code.

#![allow(
    dead_code,
    reason = "the script's own entry points are not called here"
)]

#[path = "../build/archive.rs"]
mod archive;
#[path = "../build/child.rs"]
mod child;
#[path = "../build/compiled.rs"]
mod compiled;
#[path = "../build/detail.rs"]
mod detail;
#[path = "../build/lexicon.rs"]
mod lexicon;
#[path = "../build/matrix.rs"]
mod matrix;
#[path = "../build/mecab.rs"]
mod mecab;
#[path = "../build/merging.rs"]
mod merging;
#[path = "../build/nouns.rs"]
mod nouns;
#[path = "../build/penalty.rs"]
mod penalty;
#[path = "../build/ranking.rs"]
mod ranking;
#[path = "../build/source.rs"]
mod source;
#[path = "../src/terms.rs"]
#[allow(
    unreachable_pub,
    reason = "the library publishes what it shares with the script"
)]
mod terms;
#[path = "../build/wheel.rs"]
mod wheel;
