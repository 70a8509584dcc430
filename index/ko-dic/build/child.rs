//! Runs a program that may hang: it is killed when it falls silent or takes too long.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const POLL: Duration = Duration::from_millis(50);

/// How long to wait for a program.
pub(crate) struct Patience {
    /// Without a new byte in the watched folder.
    pub(crate) silence: Duration,
    /// In all.
    pub(crate) whole: Duration,
}

/// Runs `command` to its end; an error is the last line that it wrote, or what ended it.
///
/// `folder` is where the program works: its growth is the sign of life. The output goes into
/// `log`, which should lie in it.
pub(crate) fn run(
    command: &mut Command,
    folder: &Path,
    log: &Path,
    patience: &Patience,
) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let unwritable = |error| format!("cannot write `{}`: {error}", log.display());
    let output = File::create(log).map_err(unwritable)?;
    let errors = output.try_clone().map_err(unwritable)?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .spawn()
        .map_err(|error| format!("cannot run `{name}`: {error}"))?;
    let mut watch = Watch {
        start: Instant::now(),
        bytes: 0,
        changed: Instant::now(),
    };
    loop {
        match child
            .try_wait()
            .map_err(|error| format!("cannot wait for `{name}`: {error}"))?
        {
            Some(status) => return outcome(&name, status, log),
            None => sleep(POLL),
        }
        if let Some(reason) = watch.lost_patience(folder, patience) {
            // It may have ended meanwhile; then there is nothing to kill.
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("`{name}` {reason}"));
        }
    }
}

struct Watch {
    start: Instant,
    bytes: u64,
    changed: Instant,
}

impl Watch {
    fn lost_patience(&mut self, folder: &Path, patience: &Patience) -> Option<String> {
        let bytes = folder_bytes(folder);
        if bytes != self.bytes {
            (self.bytes, self.changed) = (bytes, Instant::now());
        }
        if self.changed.elapsed() > patience.silence {
            return Some(format!(
                "made no progress for {} s",
                patience.silence.as_secs()
            ));
        }
        let late = self.start.elapsed() > patience.whole;
        late.then(|| format!("took more than {} s", patience.whole.as_secs()))
    }
}

fn outcome(name: &str, status: ExitStatus, log: &Path) -> Result<(), String> {
    if status.success() {
        return Ok(());
    }
    let text = fs::read_to_string(log).unwrap_or_default();
    let last = text.lines().rfind(|line| !line.trim().is_empty());
    Err(format!(
        "`{name}` failed: {}",
        last.map_or(status.to_string(), |line| line.trim().to_owned())
    ))
}

/// The bytes of all files below `folder`; what vanishes meanwhile counts nothing.
fn folder_bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => folder_bytes(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn check(script: &str, expected: Result<(), &str>) {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let patience = Patience {
            silence: Duration::from_millis(300),
            whole: Duration::from_secs(1),
        };
        let mut shell = Command::new("sh");
        shell.args(["-c", script]).current_dir(folder.path());
        let result = run(
            &mut shell,
            folder.path(),
            &folder.path().join("log"),
            &patience,
        );
        assert_eq!(
            result.as_ref().map_err(String::as_str),
            expected.as_ref().map(|_| &()).map_err(|e| *e)
        );
    }

    #[test]
    fn a_program_that_succeeds_is_well() {
        check("true", Ok(()));
    }

    #[test]
    fn the_last_line_is_the_reason() {
        check(
            "echo first; echo last >&2; echo >&2; exit 3",
            Err("`sh` failed: last"),
        );
    }

    #[test]
    fn a_silent_program_is_killed() {
        check("exec sleep 60", Err("`sh` made no progress for 0 s"));
    }

    #[test]
    fn a_busy_program_is_killed_at_the_end_of_all_patience() {
        check(
            "while :; do echo . >> file; sleep 0.05; done",
            Err("`sh` took more than 1 s"),
        );
    }
}
