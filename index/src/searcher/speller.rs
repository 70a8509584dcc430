//! The speller: what words of a query that the notes lack were meant to be, and how sure that is. Knows no score.

mod automaton;
mod cost;
mod guess;
mod initial;
mod initials;
mod keys;
mod met;
mod near;
mod respelling;
mod verdict;
mod words;

pub(super) use respelling::{MAX_RESPELLED, read};
