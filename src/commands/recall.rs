//! The last list of results of this terminal, so that `open 1` knows what 1 is. Knows no index.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::args::PlaceArgs;
use crate::config::variable;
use crate::places::Places;
use crate::render::Listing;

/// More results of one list are not kept.
const IDS: usize = 999;

/// A longer file is none of ours.
const FILE_BYTES: u64 = 256 * 1_024;

/// Lists of more terminals are not kept.
const TERMINALS: usize = 64;

/// Older lists go when a new terminal writes its first.
const OLD: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What a terminal was shown last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recall {
    /// The query, where there was one.
    pub(super) query: Option<String>,
    /// The folders of notes, absolute.
    notes: Vec<PathBuf>,
    /// The index's folder, where somebody named one.
    index: Option<PathBuf>,
    /// The units shown, in the order shown.
    ids: Vec<String>,
}

impl Recall {
    /// The unit with that number, from 1.
    pub(super) fn id(&self, number: usize) -> Option<&str> {
        let at = number.checked_sub(1)?;
        self.ids.get(at).map(String::as_str)
    }

    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }

    /// The places of that list, for a command that names none.
    pub(super) fn places(&self) -> PlaceArgs {
        PlaceArgs {
            notes: self.notes.clone(),
            index: self.index.clone(),
            ..PlaceArgs::default()
        }
    }

    pub(super) fn is_of(&self, places: &Places) -> bool {
        self.notes == places.roots()
    }
}

/// What this terminal was shown last; none where there is no terminal, or was no list.
pub(super) fn last() -> Option<Recall> {
    let file = file()?;
    let metadata = fs::metadata(&file).ok()?;
    if metadata.len() > FILE_BYTES {
        return None;
    }
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// Keeps what this terminal is shown. Where that cannot be done, numbers mean nothing later.
pub(super) fn keep(listing: &Listing, places: &Places) {
    let ids = listing.items.iter().take(IDS).map(|item| item.id.clone());
    let recall = Recall {
        query: listing.query.clone(),
        notes: places.roots(),
        index: places.cache().is_none().then(|| places.index().to_owned()),
        ids: ids.collect(),
    };
    let Some(file) = file().filter(|_| !recall.ids.is_empty()) else {
        return;
    };
    // A list that cannot be kept is no reason to fail: it was shown.
    let _ = write(&file, &recall);
}

/// Whether lists of this terminal can be told from those of others.
pub(super) fn is_known() -> bool {
    terminal().is_some()
}

fn file() -> Option<PathBuf> {
    let state = etcetera::choose_base_strategy().ok()?.state_dir()?;
    let name = terminal()?;
    Some(state)
        .filter(|state| state.is_absolute())
        .map(|state| state.join("mundap/terminals").join(name + ".json"))
}

/// A name for this terminal and its session: `MUNDAP_TERMINAL`, else that of the device.
fn terminal() -> Option<String> {
    let named = variable("MUNDAP_TERMINAL").map(|name| name.to_string_lossy().into_owned());
    let name = named.or_else(device)?;
    let is_kept = |c: &char| c.is_ascii_alphanumeric() || "._-".contains(*c);
    let name: String = name.replace('/', "-").chars().filter(is_kept).collect();
    let name = name.trim_start_matches(['.', '-']);
    (!name.is_empty() && name.len() <= 100).then(|| name.to_owned())
}

/// The device of a terminal is given to the next one; the session tells them apart.
#[cfg(unix)]
fn device() -> Option<String> {
    use rustix::termios::ttyname;
    let streams = [
        ttyname(io::stdin(), Vec::new()),
        ttyname(io::stderr(), Vec::new()),
        ttyname(io::stdout(), Vec::new()),
    ];
    let name = streams.into_iter().find_map(Result::ok)?;
    let session = rustix::process::getsid(None).ok()?;
    let session = session.as_raw_nonzero();
    Some(format!("{}-{session}", name.to_string_lossy()))
}

#[cfg(not(unix))]
fn device() -> Option<String> {
    variable("WT_SESSION").map(|name| name.to_string_lossy().into_owned())
}

/// Writes the file beside its place and moves it there, so that nobody reads half of it.
fn write(file: &Path, recall: &Recall) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new(""));
    if !file.exists() {
        make_private(folder)?;
        remove_old(folder);
    }
    let text = serde_json::to_vec(recall)?;
    let draft = file.with_extension(format!("{}.tmp", std::process::id()));
    let written = private(&draft).and_then(|mut draft| draft.write_all(&text));
    let moved = written.and_then(|()| fs::rename(&draft, file));
    if moved.is_err() {
        // Nothing that is ours should lie about.
        let _ = fs::remove_file(&draft);
    }
    moved
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn private(file: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// Removes lists that nobody needs any more: old ones, and the oldest of too many.
fn remove_old(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(SystemTime, PathBuf)> = entries
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    found.sort_unstable();
    let too_many = (found.len() + 1).saturating_sub(TERMINALS);
    for (at, (modified, path)) in found.iter().enumerate() {
        let is_old = modified.elapsed().is_ok_and(|age| age > OLD);
        if at < too_many || is_old {
            // One that stays harms nobody.
            let _ = fs::remove_file(path);
        }
    }
}
