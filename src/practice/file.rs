//! The file of the cards: read, locked, replaced whole; what is damaged is set aside. Knows no schedule.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::{Practice, VERSION};

/// What a file of cards held.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) practice: Practice,
    /// Where a file was put that could not be understood, and why it could not.
    pub(crate) set_aside: Option<(PathBuf, String)>,
}

/// Why cards cannot be read or kept.
#[derive(Debug)]
pub(crate) enum StateError {
    Io {
        operation: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    /// A later mundap wrote it.
    Newer(PathBuf),
}

impl StateError {
    fn io(operation: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StateError {
        let path = path.to_owned();
        move |source| StateError::Io {
            operation,
            path,
            source,
        }
    }
}

/// Reads the cards without a lock: a file is replaced whole, so it is always one that was written.
///
/// One that is damaged is left where it is; the next change sets it aside.
pub(crate) fn read(path: &Path) -> Result<Practice, StateError> {
    Ok(match found(path)? {
        Found::Practice(practice) => practice,
        Found::Damaged(_) => Practice::default(),
    })
}

/// Changes the cards under a lock, as they stand by then.
pub(crate) fn change(path: &Path, change: impl FnOnce(&mut Practice)) -> Result<Kept, StateError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder).map_err(StateError::io("make", folder))?;
    let lock = beside(path, "lock");
    let locked = options().create(true).truncate(false).open(&lock);
    let locked: File = locked.map_err(StateError::io("write", &lock))?;
    locked.lock().map_err(StateError::io("lock", &lock))?;
    let mut kept = match found(path)? {
        Found::Practice(practice) => Kept {
            practice,
            set_aside: None,
        },
        Found::Damaged(reason) => Kept {
            practice: Practice::default(),
            set_aside: Some((set_aside(path)?, reason)),
        },
    };
    change(&mut kept.practice);
    let text = serde_json::to_string_pretty(&kept.practice).expect("cards are plain values");
    replace(path, &text).map_err(StateError::io("write", path))?;
    Ok(kept)
}

enum Found {
    Practice(Practice),
    Damaged(String),
}

fn found(path: &Path) -> Result<Found, StateError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Found::Practice(Practice::default()));
        }
        Err(error) => return Err(StateError::io("read", path)(error)),
    };
    match serde_json::from_slice::<Practice>(&bytes) {
        Ok(practice) if practice.version > VERSION => Err(StateError::Newer(path.to_owned())),
        Ok(practice) => Ok(Found::Practice(practice)),
        Err(error) => Ok(Found::Damaged(error.to_string())),
    }
}

/// Puts a damaged file beside, under a name that nothing has.
fn set_aside(path: &Path) -> Result<PathBuf, StateError> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let mut names = (0..).map(|turn| match turn {
        0 => named(path, &format!("damaged-{}", now.as_secs())),
        _ => named(path, &format!("damaged-{}-{turn}", now.as_secs())),
    });
    let aside = names
        .find(|name| name.symlink_metadata().is_err())
        .expect("there are endlessly many names");
    fs::rename(path, &aside).map_err(StateError::io("move", path))?;
    Ok(aside)
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let draft = beside(path, "new");
    // A crash may have left one.
    let _ = fs::remove_file(&draft);
    let mut file = options().create_new(true).open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, path)
}

/// For their owner alone: they tell what somebody does not know.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// A hidden file for a purpose of ours, in the same folder.
fn beside(path: &Path, purpose: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let mut hidden = OsString::from(".");
    hidden.push(name);
    named(&path.with_file_name(hidden), purpose)
}

fn named(path: &Path, purpose: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(purpose);
    path.with_file_name(name)
}
