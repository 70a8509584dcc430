//! Drives the live screen through a pseudo-terminal: keys in, what the terminal shows out.

#![cfg(unix)]

mod chance;
mod damage;
mod ends;
mod keys;
mod looks;
mod paging;
mod shells;
mod stage;
