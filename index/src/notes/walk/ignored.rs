//! Which files and folders the ignore files among the notes hide. Reads no note.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::path_text;
use crate::regular::{self, Links};

/// The most that is read of an ignore file, in bytes.
const LIMIT_BYTES: u64 = 1 << 20;

/// What the ignore files of a folder say, and those of the folders above it.
#[derive(Debug)]
pub(super) struct Rules {
    above: Option<Arc<Rules>>,
    /// Of `.mundapignore`, which has the first say, of `.ignore`, and of `.gitignore`.
    files: [Gitignore; 3],
    /// The `.gitignore` of the folders above has no say in a repository of its own.
    scope: Scope,
    /// Whether no file here or above says anything.
    is_silent: bool,
}

/// How far up a `.gitignore` is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// To the folders above, too.
    Above,
    /// To this folder, the top of a git repository.
    Here,
}

/// The ignore files, the one with the first say first.
pub(super) const NAMES: [&str; 3] = [".mundapignore", ".ignore", ".gitignore"];
const GIT: usize = 2;

impl Rules {
    /// The rules in a folder that has the ignore files named; those above where it adds nothing.
    pub(super) fn below(
        above: Option<&Arc<Rules>>,
        folder: &Path,
        has: impl Fn(&str) -> bool,
        scope: Scope,
    ) -> Arc<Rules> {
        let named = NAMES.map(|name| has(name).then_some(name));
        match above {
            Some(above) if scope == Scope::Above && named == [None; 3] => above.clone(),
            _ => Arc::new(Rules {
                above: above.cloned(),
                files: named.map(|name| name.map_or_else(Gitignore::empty, |n| read(folder, n))),
                scope,
                is_silent: named == [None; 3] && above.is_none_or(|above| above.is_silent),
            }),
        }
    }

    /// Whether a file or folder is passed over: an ignore file says so, or its name is hidden and
    /// none says otherwise.
    pub(super) fn hides(&self, folder: &Path, name: &[u8], kind: Kind) -> bool {
        let said = match self.is_silent {
            true => None,
            false => self.said_of(&folder.join(path_text::path(name)), kind),
        };
        said.unwrap_or_else(|| name.first() == Some(&b'.'))
    }

    fn said_of(&self, path: &Path, kind: Kind) -> Option<bool> {
        let mut said = [None; 3];
        let (mut rules, mut has_left_repository) = (Some(self), false);
        while let Some(Rules {
            above,
            files,
            scope,
            ..
        }) = rules
        {
            for (number, file) in files.iter().enumerate() {
                let is_asked = number != GIT || !has_left_repository;
                if is_asked && said[number].is_none() {
                    said[number] = verdict(file.matched(path, kind == Kind::Folder));
                }
            }
            has_left_repository |= *scope == Scope::Here;
            rules = above.as_deref();
        }
        said.into_iter().flatten().next()
    }
}

/// What has a name in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
}

fn verdict<T>(said: Match<T>) -> Option<bool> {
    match said {
        Match::None => None,
        Match::Ignore(_) => Some(true),
        Match::Whitelist(_) => Some(false),
    }
}

/// What an ignore file says; nothing where it cannot be read. A pipe is not waited for.
fn read(folder: &Path, name: &str) -> Gitignore {
    let path = folder.join(name);
    let mut bytes = Vec::new();
    let opened = regular::open(&path, Links::Followed);
    let read = opened.and_then(|(file, _)| file.take(LIMIT_BYTES).read_to_end(&mut bytes));
    if read.is_err() {
        return Gitignore::empty();
    }
    let mut rules = GitignoreBuilder::new(folder);
    let text = String::from_utf8_lossy(&bytes);
    for line in text.trim_start_matches('\u{feff}').lines() {
        // A line that is no pattern hides nothing, as in git.
        let _ = rules.add_line(None, line);
    }
    rules.build().unwrap_or_else(|_| Gitignore::empty())
}
