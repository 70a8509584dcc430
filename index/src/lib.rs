//! Splits notes into questions and answers, analyses Korean, indexes and searches. Prints nothing.

pub mod notes;
pub mod splitter;
