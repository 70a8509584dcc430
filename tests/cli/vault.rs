//! A folder of notes for one test, and the program run in it with a clean environment.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use expect_test::Expect;
use tempfile::TempDir;

/// Notes in a folder of their own, beside a home folder that takes config and cache.
pub(crate) struct Vault {
    folder: TempDir,
}

impl Vault {
    /// A vault of notes given as (path, text).
    pub(crate) fn new(notes: &[(&str, &str)]) -> Vault {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let vault = Vault { folder };
        fs::create_dir_all(vault.notes()).expect("the folder is new and ours");
        notes
            .iter()
            .for_each(|(path, text)| vault.write(path, text.as_bytes()));
        vault
    }

    /// Three small notes about caches and locks.
    pub(crate) fn sample() -> Vault {
        Vault::new(&[
            (
                "cache.md",
                "# 캐시\n\n## Redis를 왜 썼나요?\n\n조회가 느려서 레디스에 5분 동안 담아 두었습니다.\n",
            ),
            (
                "db/lock.md",
                "---\ntags: [db]\n---\n\n## 낙관적 락이란 무엇인가요?\n\n버전을 비교해서 충돌을 찾습니다.\n\n## 비관적 락은 언제 쓰나요?\n",
            ),
            ("읽을거리.txt", "오늘은 Kafka 문서를 읽었다.\n"),
        ])
    }

    pub(crate) fn notes(&self) -> PathBuf {
        self.home().join("notes")
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder
            .path()
            .canonicalize()
            .expect("the folder lives as long as the vault")
    }

    /// Writes a file below the notes, and the folders that it needs.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        write(&self.notes().join(path), bytes);
    }

    /// Writes a file below the home folder.
    pub(crate) fn write_home(&self, path: &str, bytes: &[u8]) {
        write(&self.home().join(path), bytes);
    }

    /// The program with these words, to be run in the notes' folder.
    pub(crate) fn command(&self, line: &str) -> Command {
        let words = shlex::split(line).expect("the quotes of a test's command line are closed");
        let mut command = Command::new(env!("CARGO_BIN_EXE_mundap"));
        command
            .args(words)
            .current_dir(self.notes())
            .env_clear()
            .env("HOME", self.home());
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program and gives what it left.
    pub(crate) fn run(&self, line: &str) -> Output {
        self.command(line)
            .output()
            .expect("the program was built beside this test")
    }

    /// Runs the program with a text on its standard input.
    pub(crate) fn run_with_input(&self, line: &str, input: &[u8]) -> Output {
        let mut command = self.command(line);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command
            .spawn()
            .expect("the program was built beside this test");
        let mut stdin = child.stdin.take().expect("standard input is piped");
        // A program that does not read its input closes it; the test looks at what it prints.
        let _ = stdin.write_all(input);
        drop(stdin);
        child
            .wait_with_output()
            .expect("the program ends by itself")
    }

    /// Compares exit code, stdout and stderr with what is expected.
    pub(crate) fn check(&self, line: &str, want: Expect) {
        want.assert_eq(&self.told(&self.run(line)));
    }

    /// What a run left, with what differs from machine to machine masked.
    pub(crate) fn told(&self, output: &Output) -> String {
        let mut told = format!(
            "exit {}\n",
            output.status.code().expect("nothing killed the program")
        );
        for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
            if !bytes.is_empty() {
                told.push_str(&format!(
                    "-- {name}\n{}",
                    self.masked(&String::from_utf8_lossy(bytes))
                ));
            }
        }
        told
    }

    fn masked(&self, text: &str) -> String {
        let home = self.home().to_string_lossy().into_owned();
        let masked = mask_ids(&text.replace(&home, "HOME"));
        mask_number(&mask_number(&masked, "\"took_ms\":"), "\"score\":")
    }
}

/// The only id in what a command printed.
pub(crate) fn first_id(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let at = text
        .find("\"id\":\"")
        .expect("the output is JSON with an id")
        + 6;
    text[at..at + 10].to_owned()
}

const UNIT_ID_DIGITS: usize = 10;
const INDEX_ID_DIGITS: usize = 16;

/// Ids change with the words of a note; what counts is where they stand.
pub(crate) fn mask_ids(text: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let mut masked = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_digit) {
        let (before, from) = rest.split_at(at);
        let length = from.find(|c: char| !is_digit(c)).unwrap_or(from.len());
        masked.push_str(before);
        masked.push_str(match length {
            UNIT_ID_DIGITS => "<unit-id_>",
            INDEX_ID_DIGITS => "<index-id>",
            _ => &from[..length],
        });
        rest = &from[length..];
    }
    masked + rest
}

/// Times differ by machine and scores with every tuning.
fn mask_number(text: &str, key: &str) -> String {
    let mut parts = text.split(key);
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find([',', '}']).unwrap_or(part.len());
        masked.push_str(key);
        masked.push('0');
        masked.push_str(&part[end..]);
    }
    masked
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file below a folder has a parent");
    fs::create_dir_all(folder).expect("the folder is below the vault's own");
    fs::write(path, bytes).expect("the folder is the vault's own");
}
