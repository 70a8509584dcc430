//! Where notes and index are, and how a note's path is shown. Opens no note.

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use etcetera::BaseStrategy;

use crate::args::PlaceArgs;
use crate::config::{Collection, Config, expand_home, variable};
use crate::failure::{Failure, reason};
use crate::messages::say;
use crate::render::safe;

/// The notes' folders and the index's, settled from flags, environment and config.
#[derive(Debug)]
pub(crate) struct Places {
    roots: Vec<Root>,
    index: PathBuf,
    /// The folder of all indexes that nobody named a folder for; none where somebody did.
    cache: Option<PathBuf>,
    /// Whether there is a place for an index.
    home: Home,
    current: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Home {
    Known,
    /// Nobody named a folder, and the user has no cache folder.
    Unknown,
}

/// Where an index is that nothing can be kept in: a folder that cannot be.
const NOWHERE: &str = "/dev/null/mundap";

#[derive(Debug, Clone, PartialEq, Eq)]
struct Root {
    typed: PathBuf,
    canonical: PathBuf,
}

impl Places {
    /// Settles them for a command that keeps an index.
    pub(crate) fn settle(args: &PlaceArgs, config: &Config) -> Result<Places, Failure> {
        let places = Places::settle_to_ask(args, config)?;
        match places.home {
            Home::Known => Ok(places),
            Home::Unknown => Err(no_cache_folder()),
        }
    }

    /// Settles them for one that only asks, and can do so from memory.
    pub(crate) fn settle_to_ask(args: &PlaceArgs, config: &Config) -> Result<Places, Failure> {
        let current = env::current_dir().map_err(|error| {
            Failure::new("io", say!("no-current-folder", reason = reason(&error)))
                .hint(say!("no-current-folder-hint"))
        })?;
        let collections = collections(args, config)?;
        let roots = typed_roots(args, config, &collections)
            .into_iter()
            .map(open_root)
            .collect::<Result<Vec<_>, _>>()?;
        let named = named_index(args, config, &collections);
        let named = named.map(|named| apart(absolute(&current.join(named)), &roots));
        let (index, cache, home) = match (named.transpose()?, cache_folder()) {
            (Some(named), _) => (named, None, Home::Known),
            (None, Ok(cache)) => (cache.join(folder_name(&roots)), Some(cache), Home::Known),
            (None, Err(_)) => (PathBuf::from(NOWHERE), None, Home::Unknown),
        };
        Ok(Places {
            roots,
            index,
            cache,
            home,
            current,
        })
    }

    /// The folder of all indexes, where this one is among them.
    pub(crate) fn cache(&self) -> Option<&Path> {
        self.cache.as_deref()
    }

    /// Why no index can be kept, where nobody has a folder for it.
    pub(crate) fn homelessness(&self) -> Option<Failure> {
        (self.home == Home::Unknown).then(no_cache_folder)
    }

    /// The notes' folders, absolute and free of links.
    pub(crate) fn roots(&self) -> Vec<PathBuf> {
        self.roots
            .iter()
            .map(|root| root.canonical.clone())
            .collect()
    }

    pub(crate) fn index(&self) -> &Path {
        &self.index
    }

    /// The folders of notes as the user named them, for messages.
    pub(crate) fn named(&self) -> String {
        let named: Vec<String> = self
            .roots
            .iter()
            .map(|root| format!("`{}`", safe::path_text(&root.typed)))
            .collect();
        named.join(", ")
    }

    /// A note's path as one would type it from the current folder.
    pub(crate) fn shown(&self, note: &Path) -> PathBuf {
        let inside = self
            .roots
            .iter()
            .filter_map(|root| Some((root, note.strip_prefix(&root.canonical).ok()?)));
        match inside.max_by_key(|(root, _)| root.canonical.as_os_str().len()) {
            Some((root, rest)) if root.typed.is_relative() => tidy(&root.typed, rest),
            Some((root, rest)) => nearer(&tidy(&root.typed, rest), note, &self.current),
            None => nearer(note, note, &self.current),
        }
    }
}

/// The collections that were asked for.
fn collections<'c>(args: &PlaceArgs, config: &'c Config) -> Result<Vec<&'c Collection>, Failure> {
    if !args.collections.is_empty() && !args.notes.is_empty() {
        return Err(Failure::new("usage", say!("collection-and-notes"))
            .hint(say!("collection-and-notes-hint")));
    }
    let named = args.collections.iter();
    named.map(|name| config.collection(name)).collect()
}

fn typed_roots(args: &PlaceArgs, config: &Config, collections: &[&Collection]) -> Vec<PathBuf> {
    if !collections.is_empty() {
        let notes = collections.iter().flat_map(|collection| &collection.notes);
        return notes.cloned().collect();
    }
    if !args.notes.is_empty() {
        return args.notes.clone();
    }
    if let Some(paths) = variable("MUNDAP_NOTES") {
        return env::split_paths(&paths)
            .map(|path| expand_home(&path))
            .collect();
    }
    if !config.notes.is_empty() {
        return config.notes.clone();
    }
    vec![PathBuf::from(".")]
}

fn open_root(typed: PathBuf) -> Result<Root, Failure> {
    match fs::canonicalize(&typed) {
        Ok(canonical) => Ok(Root { typed, canonical }),
        Err(error) => {
            let (path, reason) = (safe::path_text(&typed), reason(&error));
            let message = say!("notes-not-found", path, reason);
            Err(Failure::new("notes-not-found", message).hint(say!("notes-not-found-hint")))
        }
    }
}

/// The config file's `index` is for the notes that it names, and a collection's for that alone.
fn named_index(args: &PlaceArgs, config: &Config, collections: &[&Collection]) -> Option<PathBuf> {
    let from_environment = || variable("MUNDAP_INDEX").map(|path| expand_home(Path::new(&path)));
    let from_config = || match collections {
        [] => config.index.clone(),
        [only] => only.index.clone(),
        _ => None,
    };
    args.index
        .clone()
        .or_else(from_environment)
        .or_else(from_config)
}

/// Free of links and `..`, also where its end does not exist yet.
fn absolute(path: &Path) -> PathBuf {
    let mut absolute = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            absolute.pop();
            continue;
        }
        absolute.push(part);
        if let Ok(canonical) = fs::canonicalize(&absolute) {
            absolute = canonical;
        }
    }
    absolute
}

/// Refuses an index among the notes, where writing and deleting could meet them.
///
/// Not asked of the cache folder, which nobody chose: it may well lie below a home folder full of
/// notes, and is passed over there.
fn apart(index: PathBuf, roots: &[Root]) -> Result<PathBuf, Failure> {
    for root in roots {
        let notes = safe::path_text(&root.typed);
        let reason = match (
            index.starts_with(&root.canonical),
            root.canonical.starts_with(&index),
        ) {
            (false, false) => continue,
            (true, true) => say!("index-place-same"),
            (true, false) => say!("index-place-inside", notes),
            (false, true) => say!("index-place-around", notes),
        };
        let message = say!("index-place", path = safe::path_text(&index), reason);
        return Err(Failure::new("index-folder", message).hint(say!("index-place-hint")));
    }
    Ok(index)
}

/// A relative one would be another folder wherever one stands, perhaps among the notes.
pub(crate) fn cache_folder() -> Result<PathBuf, Failure> {
    let folders = etcetera::choose_base_strategy().ok();
    let cache = folders.map(|folders| folders.cache_dir());
    let cache = cache.filter(|cache| cache.is_absolute());
    Ok(cache.ok_or_else(no_cache_folder)?.join("mundap"))
}

fn no_cache_folder() -> Failure {
    Failure::new("index", say!("no-cache-folder")).hint(say!("no-cache-folder-hint"))
}

/// Takes the cache folder from everybody but its owner; older versions left it open.
#[cfg(unix)]
pub(crate) fn hide(cache: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(cache, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
pub(crate) fn hide(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A folder's name for a set of notes: readable first, then a hash that keeps sets apart.
fn folder_name(roots: &[Root]) -> String {
    let mut paths: Vec<&Path> = roots.iter().map(|root| root.canonical.as_path()).collect();
    paths.sort_unstable();
    paths.dedup();
    let mut hash = FNV_OFFSET;
    for path in &paths {
        path.as_os_str()
            .as_encoded_bytes()
            .iter()
            .for_each(|&byte| hash = fnv(hash, byte));
        hash = fnv(hash, 0);
    }
    let name = paths
        .first()
        .and_then(|path| path.file_name())
        .unwrap_or_default()
        .to_string_lossy();
    let name: String = name
        .chars()
        .filter(|c| c.is_alphanumeric() || "-_".contains(*c))
        .take(24)
        .collect();
    format!("{name}-{hash:016x}")
}

/// FNV-1a, 64 bit: the name must be the same in every release and on every machine.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Joins without leading or inner `.`, and without a trailing slash.
fn tidy(typed: &Path, rest: &Path) -> PathBuf {
    let parts = typed.components().chain(rest.components());
    parts.filter(|part| *part != Component::CurDir).collect()
}

/// The absolute path or the one relative to `current`, whichever is shorter to type.
fn nearer(typed: &Path, canonical: &Path, current: &Path) -> PathBuf {
    if let Ok(rest) = canonical.strip_prefix(current) {
        return rest.to_owned();
    }
    let shared = canonical
        .components()
        .zip(current.components())
        .take_while(|(a, b)| a == b)
        .count();
    let ups = current.components().count() - shared;
    let relative: PathBuf = std::iter::repeat_n(Component::ParentDir, ups)
        .chain(canonical.components().skip(shared))
        .collect();
    if relative.as_os_str().len() < typed.as_os_str().len() {
        relative
    } else {
        typed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(current: &str, typed: &str, canonical: &str, note: &str, want: &str) {
        let root = Root {
            typed: typed.into(),
            canonical: canonical.into(),
        };
        let places = Places {
            roots: vec![root],
            index: "/i".into(),
            home: Home::Known,
            cache: None,
            current: current.into(),
        };
        assert_eq!(places.shown(Path::new(note)), Path::new(want));
    }

    #[test]
    fn notes_of_the_current_folder_are_shown_bare() {
        check(
            "/home/me/TIL",
            ".",
            "/home/me/TIL",
            "/home/me/TIL/db/락.md",
            "db/락.md",
        );
        check(
            "/home/me/TIL",
            "/home/me/TIL",
            "/home/me/TIL",
            "/home/me/TIL/db/락.md",
            "db/락.md",
        );
    }

    #[test]
    fn relative_folders_are_shown_as_they_were_named() {
        check(
            "/home/me/work",
            "../TIL/",
            "/home/me/TIL",
            "/home/me/TIL/a.md",
            "../TIL/a.md",
        );
        check(
            "/home/me",
            "./TIL",
            "/disk/TIL",
            "/disk/TIL/a.md",
            "TIL/a.md",
        );
    }

    #[test]
    fn absolute_folders_give_the_shorter_way() {
        check(
            "/home/me/work",
            "/home/me/TIL",
            "/home/me/TIL",
            "/home/me/TIL/a.md",
            "../TIL/a.md",
        );
        check(
            "/home/me/a/b/c/d",
            "/home/me/TIL",
            "/home/me/TIL",
            "/home/me/TIL/a.md",
            "/home/me/TIL/a.md",
        );
        check("/home/me", "/srv/n", "/srv/n", "/srv/n/a.md", "/srv/n/a.md");
    }

    #[test]
    fn a_single_note_is_a_root_too() {
        check(
            "/home/me",
            "TIL/a.md",
            "/home/me/TIL/a.md",
            "/home/me/TIL/a.md",
            "TIL/a.md",
        );
    }

    #[test]
    fn the_order_of_folders_does_not_change_the_index() {
        let root = |path: &str| Root {
            typed: path.into(),
            canonical: path.into(),
        };
        let name = folder_name(&[root("/노트/하나"), root("/b")]);
        assert_eq!(name, folder_name(&[root("/b"), root("/노트/하나")]));
        assert_ne!(name, folder_name(&[root("/b")]));
        assert!(folder_name(&[root("/노트/하나")]).starts_with("하나-"));
    }
}
