//! Notes that are in one of a few known states, the program over them, and what a fresh index answers.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use tempfile::TempDir;

/// In how many states the notes can be.
pub(crate) const STATES: usize = 4;

/// So many notes are enough for an index of several segments.
const NOTES: usize = 24;

/// Longer than anything takes that is not stuck, in seconds.
const STUCK_AFTER: &str = "120";

/// What is asked to compare two indexes, besides the list of all units.
const QUERIES: &str = "락\n트랜잭션 격리\nRedis 캐시\n\"격리 수준\"\n+락 -Redis\n트랜*\npath:n0 캐시\nis:unanswered\n";

/// Notes and a home folder.
pub(crate) struct Ground {
    folder: TempDir,
    /// What a fresh index answers in each state.
    fresh: Vec<String>,
}

/// What a run of the program left.
pub(crate) struct Told {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Told {
    pub(crate) fn of(output: &Output) -> Told {
        // `timeout` kills itself by the signal that it sends.
        let code = output.status.code();
        let signal = output.status.signal();
        Told {
            code: code.or(signal.map(|signal| 128 + signal)),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Whether the program failed by its own fault: a panic, an abort, or it never ended.
    pub(crate) fn is_broken(&self) -> bool {
        let is_signal = self.code.is_none_or(|code| code >= 101);
        is_signal || self.err.contains("mundap failed") || self.err.contains("panicked")
    }

    pub(crate) fn brief(&self) -> String {
        let cut = |text: &str| text.chars().take(300).collect::<String>();
        format!(
            "exit {:?}, {:?}, {:?}",
            self.code,
            cut(&self.out),
            cut(&self.err)
        )
    }
}

impl Ground {
    /// Notes in state 0, without an index.
    pub(crate) fn new() -> Ground {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let mut ground = Ground {
            folder,
            fresh: Vec::new(),
        };
        fs::create_dir(ground.notes()).expect("the folder is our own");
        fs::write(ground.home().join("queries"), QUERIES).expect("the folder is our own");
        for state in 0..STATES {
            ground.change(state);
            let answers = ground.answers(&format!("fresh{state}"));
            assert_eq!(answers.code, Some(0), "{}", answers.brief());
            ground.fresh.push(answers.out);
        }
        ground.change(0);
        ground
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder
            .path()
            .canonicalize()
            .expect("the folder lives as long as the ground")
    }

    pub(crate) fn notes(&self) -> PathBuf {
        self.home().join("notes")
    }

    pub(crate) fn index(&self) -> PathBuf {
        self.home().join("i")
    }

    /// Puts the notes into a state: some texts differ, and one note is there in half of the states.
    pub(crate) fn change(&self, state: usize) {
        for number in 0..NOTES {
            let version = if number % STATES == state { 1 } else { 0 };
            let path = self.notes().join(format!("n{number:02}.md"));
            let text = text(number, version);
            if fs::read_to_string(&path).unwrap_or_default() != text {
                write(&path, &text, 2 * number + version);
            }
        }
        let now_and_then = self.notes().join("now-and-then.md");
        if state.is_multiple_of(2) {
            write(&now_and_then, "## 이따금 캐시를 묻나요?\n\n네.\n", 0);
        } else {
            // It may be gone already.
            let _ = fs::remove_file(now_and_then);
        }
    }

    /// The program with these words, in a clean environment.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        self.wrapped(&[], words)
    }

    /// The program run by another one, and ended where it is stuck.
    pub(crate) fn guarded(&self, by: &[&str], words: &[&str]) -> Told {
        let wrapper: Vec<&str> = ["timeout", "-s", "KILL", STUCK_AFTER]
            .iter()
            .chain(by)
            .copied()
            .collect();
        let output = self.wrapped(&wrapper, words).output();
        Told::of(&output.expect("the program was built beside this test"))
    }

    fn wrapped(&self, by: &[&str], words: &[&str]) -> Command {
        let program = std::env::var_os("MUNDAP_FAULTS_PROGRAM");
        let program = program.unwrap_or_else(|| env!("CARGO_BIN_EXE_mundap").into());
        let mut line = by.iter().map(OsStr::new).chain([program.as_os_str()]);
        let mut command = Command::new(line.next().expect("there is a program"));
        command.args(line).args(words);
        let path = std::env::var_os("PATH").unwrap_or_default();
        command
            .current_dir(self.notes())
            .env_clear()
            .env("HOME", self.home())
            .env("PATH", path);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, words: &[&str]) -> Told {
        self.guarded(&[], words)
    }

    /// Answers to all queries from the index in that folder, which is brought up to date.
    pub(crate) fn answers(&self, index: &str) -> Told {
        self.answers_by(&[], index)
    }

    /// As `answers`, with the search run by another program.
    pub(crate) fn answers_by(&self, by: &[&str], index: &str) -> Told {
        let index = format!("../{index}");
        let words = [
            "search",
            "--queries",
            "../queries",
            "--format",
            "jsonl",
            "-n",
            "0",
            "--with-answer",
            "--index",
            &index,
        ];
        let mut told = self.guarded(by, &words);
        told.out = masked(&told.out);
        if by.is_empty() {
            let list = self.run(&[
                "list", "--kind", "any", "--format", "jsonl", "--index", &index,
            ]);
            told.out.push_str(&list.out);
            told.err.push_str(&list.err);
        }
        told
    }

    /// What a fresh index answers in that state.
    pub(crate) fn fresh(&self, state: usize) -> &str {
        &self.fresh[state]
    }

    /// Of the fresh answers, those to the queries.
    pub(crate) fn fresh_hits(&self, state: usize) -> String {
        let lines = self.fresh[state].lines().take(QUERIES.lines().count());
        lines.map(|line| format!("{line}\n")).collect()
    }

    /// How many notes a refresh found new: all of them where it built the index anew.
    pub(crate) fn added(told: &Told) -> Option<usize> {
        let behind = told.out.split_once("\"added\":")?.1;
        behind.split(',').next()?.parse().ok()
    }
}

/// The first lines that differ, from shortly before where they do.
pub(crate) fn difference(got: &str, want: &str) -> String {
    let mut lines = got.lines().zip(want.lines());
    let Some((got, want)) = lines.find(|(got, want)| got != want) else {
        return format!(
            "{} lines, not {}",
            got.lines().count(),
            want.lines().count()
        );
    };
    let same = got
        .chars()
        .zip(want.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let near = |text: &str| {
        text.chars()
            .skip(same.saturating_sub(80))
            .take(200)
            .collect::<String>()
    };
    format!("{:?}, not {:?}", near(got), near(want))
}

/// Writes a note and sets its time, which counts among versions of one answer.
fn write(path: &Path, text: &str, second: usize) {
    let time = UNIX_EPOCH + Duration::from_secs(1_700_000_000 + second as u64);
    let written = fs::write(path, text)
        .and_then(|()| File::options().write(true).open(path)?.set_modified(time));
    written.expect("the folder is our own");
}

fn text(number: usize, version: usize) -> String {
    let (level, more) = (number % 7, "그리고 Redis 캐시가 있습니다. ".repeat(version));
    format!(
        "# 묶음 {number}\n\n## {number}번째 락은 왜 쓰나요?\n\n캐시 {number}을 지킵니다. {more}\n\n\
         ## 트랜잭션 격리 수준 {level}이란?\n\n{more}격리 {level} 단계입니다.\n\n## 답이 없는 {number}은?\n"
    )
}

/// Times differ from run to run.
fn masked(text: &str) -> String {
    let mut parts = text.split("\"took_ms\":");
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find([',', '}']).unwrap_or(part.len());
        masked.push_str("\"took_ms\":0");
        masked.push_str(&part[end..]);
    }
    masked
}
