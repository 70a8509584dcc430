//! Splits notes into questions and answers, analyses Korean, indexes and searches. Prints nothing.

pub mod analysis;
pub mod notes;
pub mod splitter;
