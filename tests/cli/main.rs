//! The built binary from outside: what it prints on both streams, and its exit code.

mod asked;
mod cache;
mod cards;
mod cells;
mod changes;
mod company;
mod completions;
mod config;
mod damage;
mod errors;
#[cfg(target_os = "linux")]
mod every_error;
mod excerpts;
mod formats;
mod forms;
mod history;
mod honest;
mod hostile;
mod index_folder;
mod languages;
mod list;
mod mcp;
mod memory;
#[cfg(unix)]
mod names;
#[cfg(unix)]
mod open;
#[cfg(unix)]
mod pointing;
mod quiz;
#[cfg(unix)]
mod rights;
mod search;
mod settings;
mod split;
mod stats;
mod streams;
mod timings;
#[cfg(unix)]
mod trust;
mod vault;
mod words;
