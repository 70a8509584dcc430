//! The built binary from outside: what it prints on both streams, and its exit code.

mod cells;
mod changes;
mod company;
mod config;
mod damage;
mod errors;
mod formats;
mod excerpts;
mod forms;
mod history;
mod honest;
mod hostile;
mod index_folder;
mod list;
#[cfg(unix)]
mod names;
#[cfg(unix)]
mod open;
mod search;
mod split;
mod streams;
mod vault;
mod words;
