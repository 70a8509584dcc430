//! Faults on purpose: kills, failing system calls, damaged files, crowds, strangers. Knows no inside of an index.
//!
//! `cargo test` runs a minute of it. All of it, in a quarter of an hour, and with what it counted:
//! `MUNDAP_FAULTS=full cargo test --release --test faults -- --nocapture`. Another program than the
//! one that was built is named by `MUNDAP_FAULTS_PROGRAM`.

#![cfg(target_os = "linux")]

mod calls;
mod chance;
mod crowd;
mod ground;
mod harm;
mod hostile;
mod kills;
mod stage;
mod strace;
mod tally;
mod versions;
