//! The recipes of `docs/recipes.md`, each run as it stands there. Knows no inside of the programs.
//!
//! A recipe whose program is not installed does not run, and says so on stderr.

#![cfg(unix)]

mod book;
mod editors;
mod lines;
mod pickers;
// What only the tests of the live screen ask for is not asked for here.
#[allow(dead_code)]
#[path = "../screen/stage.rs"]
mod stage;
mod wait;
