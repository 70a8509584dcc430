//! The queries that were asked: kept in a file of the user's alone, and gone through by keys. Knows no screen.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// So many queries are kept.
const MOST: usize = 1000;
/// A longer one was pasted, in bytes.
const LONGEST_BYTES: usize = 1000;

/// Where queries are kept; nowhere where there is no folder for it.
#[derive(Debug, Clone)]
pub(crate) struct History {
    file: Option<PathBuf>,
}

/// A walk through earlier queries.
#[derive(Debug, Default)]
pub(crate) struct Recall {
    /// The oldest first.
    queries: Vec<String>,
    /// How far back one is; 0 for what is being typed.
    back: usize,
    /// What was typed before the walk.
    typed: String,
}

impl History {
    /// In that folder of state, or nowhere.
    pub(crate) fn below(state: Option<PathBuf>) -> History {
        History {
            file: state.map(|state| state.join("mundap").join("queries")),
        }
    }

    /// The queries kept so far; none where they cannot be read.
    pub(crate) fn read(&self) -> Recall {
        let text = self.file.as_ref().and_then(|file| fs::read(file).ok());
        let text = String::from_utf8_lossy(&text.unwrap_or_default()).into_owned();
        Recall {
            queries: text.lines().map(str::to_owned).collect(),
            ..Recall::default()
        }
    }

    /// Keeps a query, as the last one.
    ///
    /// The file is locked meanwhile, so that two screens lose nothing of each other's.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(crate) fn keep(&self, query: &str) -> io::Result<()> {
        let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(file) = self.file.as_ref().filter(|_| !query.is_empty()) else {
            return Ok(());
        };
        if query.len() > LONGEST_BYTES {
            return Ok(());
        }
        let mut file = open(file)?;
        file.lock()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let mut queries: Vec<&str> = text.lines().filter(|line| *line != query).collect();
        queries.push(&query);
        let first = queries.len().saturating_sub(MOST);
        let kept = queries[first..].join("\n") + "\n";
        file.seek(SeekFrom::Start(0))?;
        file.write_all(kept.as_bytes())?;
        file.set_len(kept.len() as u64)
    }
}

/// The file, for its owner alone.
fn open(file: &Path) -> io::Result<File> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(file)
}

impl Recall {
    /// The query before the present one; `None` at the oldest.
    pub(crate) fn older(&mut self, present: &str) -> Option<String> {
        if self.back == 0 {
            self.typed = present.to_owned();
        }
        let mut back = self.back;
        loop {
            back += 1;
            let at = self.queries.len().checked_sub(back)?;
            // What stands in the line already is no step back.
            if self.queries[at] != present {
                self.back = back;
                return Some(self.queries[at].clone());
            }
        }
    }

    /// The query behind the present one, at last what was being typed; `None` behind that.
    pub(crate) fn newer(&mut self) -> Option<String> {
        self.back = self.back.checked_sub(1)?;
        match self.back {
            0 => Some(std::mem::take(&mut self.typed)),
            back => Some(self.queries[self.queries.len() - back].clone()),
        }
    }

    /// A walk begins anew once something is typed.
    pub(crate) fn forget_place(&mut self) {
        self.back = 0;
    }

    /// Takes in a query that was asked just now.
    pub(crate) fn add(&mut self, query: &str) {
        let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
        if !query.is_empty() {
            self.queries.retain(|kept| *kept != query);
            self.queries.push(query);
        }
        self.back = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(folder: &tempfile::TempDir) -> History {
        History::below(Some(folder.path().to_owned()))
    }

    #[test]
    fn queries_come_back_last_first() {
        let folder = tempfile::tempdir().unwrap();
        for query in ["락", "redis  캐시\n전략", "", "락"] {
            history(&folder).keep(query).unwrap();
        }
        let mut recall = history(&folder).read();
        assert_eq!(recall.older("지금").as_deref(), Some("락"));
        assert_eq!(recall.older("락").as_deref(), Some("redis 캐시 전략"));
        assert_eq!(recall.older("redis 캐시 전략"), None);
        assert_eq!(recall.newer().as_deref(), Some("락"));
        assert_eq!(recall.newer().as_deref(), Some("지금"));
        assert_eq!(recall.newer(), None);
    }

    #[test]
    fn no_more_than_a_thousand_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let text: String = (0..2000).map(|n| format!("질문 {n}\n")).collect();
        history(&folder).keep("처음").unwrap();
        fs::write(folder.path().join("mundap/queries"), text).unwrap();
        history(&folder).keep("끝").unwrap();
        let queries = history(&folder).read().queries;
        assert_eq!(queries.len(), MOST);
        assert_eq!(queries.last().map(String::as_str), Some("끝"));
    }

    #[test]
    fn two_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let history = history(&folder);
                scope.spawn(move || {
                    for n in 0..25 {
                        history.keep(&format!("{writer} {n}")).unwrap();
                    }
                });
            }
        });
        assert_eq!(history(&folder).read().queries.len(), 100);
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        history(&folder).keep("비밀").unwrap();
        let metadata = fs::metadata(folder.path().join("mundap/queries")).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    }
}
