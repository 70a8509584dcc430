//! A terminal of its own for one screen: it sends keys, and reads what is drawn as a terminal does.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use pty_process::Size;
use pty_process::blocking::{Command, Pty};
use rustix::termios::LocalModes;
use tempfile::TempDir;

/// A test does not wait longer for what ought to be there.
const PATIENCE: Duration = Duration::from_secs(60);
/// What comes within this time of the last byte belongs to one drawing.
const PAUSE: Duration = Duration::from_millis(40);

/// Notes and folders of a user of their own.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) fn new(notes: &[(&str, &str)]) -> Home {
        let home = Home {
            folder: tempfile::tempdir().expect("the system has a folder for this"),
        };
        for (name, text) in notes {
            home.write(name, text);
        }
        home
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, note: &str, text: &str) {
        let path = self.path("notes").join(note);
        fs::create_dir_all(path.parent().expect("a note lies in a folder")).expect("it is made");
        fs::write(path, text).expect("the note is written");
    }

    /// A program of the test's own that stands before all others of its name.
    pub(crate) fn program(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.path("bin").join(name);
        fs::create_dir_all(self.path("bin")).expect("the folder is made");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("the program is written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it may run");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Starts the screen at that size, with these words behind `mundap`.
    pub(crate) fn start(&self, columns: u16, rows: u16, words: &[&str]) -> Terminal {
        let program = Path::new(env!("CARGO_BIN_EXE_mundap"));
        self.start_program(columns, rows, program, words)
    }

    pub(crate) fn start_program(
        &self,
        columns: u16,
        rows: u16,
        program: &Path,
        words: &[&str],
    ) -> Terminal {
        let (pty, child) = self.spawn(columns, rows, program, words);
        Terminal::new(pty, child, columns, rows)
    }

    /// A program on a terminal that nobody reads yet.
    pub(crate) fn spawn(
        &self,
        columns: u16,
        rows: u16,
        program: &Path,
        words: &[&str],
    ) -> (Pty, Child) {
        fs::create_dir_all(self.path("notes")).expect("the folder is made");
        let (pty, pts) = pty_process::blocking::open().expect("the system has a terminal");
        pty.resize(Size::new(rows, columns)).expect("it has a size");
        let path = std::env::var("PATH").unwrap_or_default();
        let own = self.path("bin");
        let binary = Path::new(env!("CARGO_BIN_EXE_mundap")).parent();
        let binary = binary.expect("the program lies in a folder").display();
        let command = Command::new(program)
            .args(words)
            .current_dir(self.path("notes"))
            .env_clear()
            .env("HOME", self.folder.path())
            .env("PATH", format!("{}:{binary}:{path}", own.display()))
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .env("EDITOR", own.join("editor"));
        let child = command.spawn(pts).expect("the program starts");
        (pty, child)
    }
}

/// A terminal with the screen in it.
pub(crate) struct Terminal {
    pty: Pty,
    pub(crate) child: Child,
    bytes: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// All that was written to it.
    pub(crate) written: Vec<u8>,
}

impl Terminal {
    fn new(pty: Pty, child: Child, columns: u16, rows: u16) -> Terminal {
        let (sender, bytes) = channel();
        let reading = pty.as_fd().try_clone_to_owned();
        let mut reading = fs::File::from(reading.expect("the terminal can be read twice"));
        thread::spawn(move || {
            let mut buffer = [0; 1 << 14];
            // A terminal whose program has ended cannot be read any more.
            while let Ok(length @ 1..) = reading.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        Terminal {
            pty,
            child,
            bytes,
            parser: vt100::Parser::new(size(rows), size(columns), 0),
            written: Vec::new(),
        }
    }

    /// Types text or sequences of keys.
    pub(crate) fn send(&mut self, keys: &str) {
        // A program that has ended takes no keys.
        let _ = self.pty.write_all(keys.as_bytes());
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.pty
            .resize(Size::new(rows, columns))
            .expect("it has a size");
        self.parser.set_size(size(rows), size(columns));
    }

    /// The screen as text, once it shows that.
    pub(crate) fn until(&mut self, sign: &str) -> String {
        self.until_screen(sign, |screen| screen.contains(sign))
    }

    pub(crate) fn until_gone(&mut self, sign: &str) -> String {
        self.until_screen(&format!("no {sign}"), |screen| !screen.contains(sign))
    }

    fn until_screen(&mut self, what: &str, shows: impl Fn(&str) -> bool) -> String {
        let began = std::time::Instant::now();
        loop {
            let is_quiet = !self.read_for(PAUSE);
            let text = self.text();
            if is_quiet && shows(&text) {
                return text;
            }
            let is_late = began.elapsed() > PATIENCE;
            assert!(!is_late, "waited in vain for {what:?} on:\n{text}");
        }
    }

    /// Waits for the cursor at that row and column, from 0.
    pub(crate) fn until_cursor(&mut self, place: (u16, u16)) {
        let began = std::time::Instant::now();
        while self.cursor() != place {
            self.read_for(PAUSE);
            let is_late = began.elapsed() > PATIENCE;
            assert!(!is_late, "the cursor is at {:?}", self.cursor());
        }
    }

    /// Reads what is written within that time; tells whether anything was.
    pub(crate) fn read_for(&mut self, time: Duration) -> bool {
        let Ok(first) = self.bytes.recv_timeout(time) else {
            return false;
        };
        let more: Vec<Vec<u8>> = self.bytes.try_iter().collect();
        for bytes in std::iter::once(first).chain(more) {
            self.parser.process(&bytes);
            self.written.extend(bytes);
        }
        true
    }

    /// The rows of the screen, without spaces at their ends.
    pub(crate) fn text(&self) -> String {
        let screen = self.parser.screen();
        let (_, columns) = screen.size();
        let rows = screen.rows(0, columns.get());
        let rows: Vec<String> = rows.map(|row| row.trim_end().to_owned()).collect();
        rows.join("\n").trim_end().to_owned()
    }

    /// The row that is shown reversed: the chosen one.
    pub(crate) fn chosen(&self) -> String {
        let screen = self.parser.screen();
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let is_chosen = |row: &u16| screen.cell(*row, 0).is_some_and(vt100::Cell::inverse);
        let row = (0..rows).find(is_chosen);
        let text = row.map(|row| screen.contents_between(row, 0, row, columns));
        text.unwrap_or_default().trim().to_owned()
    }

    /// Row and column of the cursor, from 0.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        self.parser.screen().cursor_position()
    }

    pub(crate) fn parser(&self) -> &vt100::Parser {
        &self.parser
    }

    /// Waits for the end; gives the exit status.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let began = std::time::Instant::now();
        loop {
            self.read_for(PAUSE);
            if let Some(status) = self.child.try_wait().expect("the program is ours") {
                while self.read_for(PAUSE) {}
                return status;
            }
            let is_late = began.elapsed() > PATIENCE;
            assert!(!is_late, "it did not end:\n{}", self.text());
        }
    }

    /// Whether the terminal is as a shell expects it: main screen, cursor, no mouse.
    pub(crate) fn is_given_back(&self) -> bool {
        let screen = self.parser.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            && self.is_cooked()
    }

    /// Whether the terminal's own line editing is on.
    pub(crate) fn is_cooked(&self) -> bool {
        let modes = rustix::termios::tcgetattr(&self.pty).expect("it is a terminal");
        modes.local_modes.contains(LocalModes::ICANON)
    }
}

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).expect("a terminal has some cells")
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // One that has ended already cannot be ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Notes of a small vault: questions with and without answers, follow-ups, versions, tags, folders.
pub(crate) fn vault() -> Home {
    let home = Home::new(&[]);
    home.write(
        "db/트랜잭션.md",
        "---\ntags: [db, 면접]\n---\n# 데이터베이스\n\n## 트랜잭션 격리 수준이란?\n\n동시에 도는 트랜잭션이 서로의 변경을 얼마나 보는지를 정합니다.\n\n\
         - READ COMMITTED\n- REPEATABLE READ\n\n## 데드락은 왜 생기나요?\n\n서로의 락을 기다려서 생깁니다. 순서를 맞추면 막습니다.\n",
    );
    home.write(
        "db/redis.md",
        "# Redis\n\n## Redis는 왜 빠른가요?\n\n메모리에 두고 한 스레드로 처리합니다.\n\n## Redis 장애는 어떻게 다루나요?\n",
    );
    home.write(
        "ops/k8s.md",
        "# 운영\n\n## Kubernetes는 무엇을 하나요?\n\n컨테이너를 띄우고 살핍니다.\n",
    );
    home
}
