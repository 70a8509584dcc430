//! The live screen: what is typed, found and shown on it, and the terminal that it is shown on. Asks no index.

pub(crate) mod clipboard;
pub(crate) mod deed;
pub(crate) mod draw;
mod halves;
mod help;
pub(crate) mod history;
pub(crate) mod keys;
mod layout;
mod line;
pub(crate) mod list;
mod narrowing;
mod preview;
pub(crate) mod stage;
pub(crate) mod state;
pub(crate) mod styles;
