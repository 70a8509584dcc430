//! What keys of the screen ask for outside of it: editor, clipboard, Obsidian, the shell. Searches nothing.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::commands::open;
use crate::failure::Failure;
use crate::messages::say;
use crate::screen::clipboard;
use crate::screen::list::Row;

use super::Show;
use super::signals;

impl Show<'_> {
    /// The chosen unit in the user's editor; then the same screen again.
    pub(super) fn open(&mut self) -> anyhow::Result<()> {
        let Some(row) = self.screen.list().row().cloned() else {
            return Ok(());
        };
        self.keep_query();
        let (places, config) = (self.places.clone(), self.config);
        let edited = self
            .stage()?
            .lend(|| open::edit_at(config, &places.shown(&row.note), row.item.line))?;
        if let Err(failure) = edited {
            self.screen.tell(failure.to_string());
        }
        if let Some(nudge) = &self.nudge {
            nudge.look_now();
        }
        Ok(())
    }

    pub(super) fn copy(&mut self, text: &str) -> anyhow::Result<()> {
        self.keep_query();
        clipboard::hand_over(text);
        if let Some(sequence) = clipboard::sequence(text) {
            self.stage()?.write(&sequence)?;
        }
        Ok(())
    }

    pub(super) fn obsidian(&mut self) {
        let Some(row) = self.screen.list().row().cloned() else {
            return;
        };
        self.keep_query();
        match ask_desktop(&row) {
            Ok(()) => self.screen.tell(say!("opened-obsidian")),
            Err(failure) => self.screen.tell(failure.to_string()),
        };
    }

    pub(super) fn suspend(&mut self) -> anyhow::Result<()> {
        self.stage()?.lend(signals::stop)?;
        self.signals.forget_going_on();
        Ok(())
    }

    /// Keeps the query for the history; what cannot be kept is only forgotten.
    pub(super) fn keep_query(&mut self) {
        let query = self.screen.line.text();
        // A history that cannot be written keeps nobody from reading.
        let _ = self.history.keep(query);
        self.screen.recall.add(query);
    }
}

/// Hands the note's address to the program that opens addresses.
fn ask_desktop(row: &Row) -> Result<(), Failure> {
    let program = match cfg!(target_os = "macos") {
        true => "open",
        false if cfg!(windows) => "explorer",
        false => "xdg-open",
    };
    let child = Command::new(program)
        .arg(address(&row.note))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match child {
        Ok(mut child) => {
            // It is waited for, so that no dead process stays behind.
            let waiting = thread::Builder::new().spawn(move || child.wait());
            drop(waiting);
            Ok(())
        }
        Err(_) => Err(Failure::new("obsidian", say!("no-opener", program))),
    }
}

/// Obsidian's address of a note: its absolute path, each byte that is no plain letter as `%XX`.
fn address(note: &Path) -> String {
    let mut address = String::from("obsidian://open?path=");
    for byte in note.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                address.push(char::from(*byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_nothing_but_plain_letters() {
        let check = |note: &str, expected: &str| {
            assert_eq!(
                address(Path::new(note)),
                format!("obsidian://open?path={expected}")
            );
        };
        check("/a b.md", "%2Fa%20b.md");
        check("/락&x=1.md", "%2F%EB%9D%BD%26x%3D1.md");
    }
}
