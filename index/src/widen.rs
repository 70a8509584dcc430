//! What a word may have been meant to be: letters of Hangul, keyboards, distances. Pure; knows no index.

pub(crate) mod distance;
pub(crate) mod hangul;
pub(crate) mod keyboard;
pub(crate) mod slip;
