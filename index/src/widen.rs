//! What a word may have been meant to be: letters of Hangul, keyboards, distances. Pure; knows no index.

#[cfg(test)]
pub(crate) mod distance;
pub(crate) mod hangul;
pub(crate) mod keyboard;
