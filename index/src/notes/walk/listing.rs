//! Lists an open folder and asks for the state of its files by their names in it. Knows no rule.
//!
//! A name is looked up from the open folder: the system need not walk down the whole path for
//! every file.

use std::ops::Range;

use super::ignored::Kind;

pub(super) use system::{Folder, Scratch};

/// What stands in a folder, without what nobody wants.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) entries: Vec<Listed>,
    /// All names, one behind the other.
    pub(super) names: Vec<u8>,
}

/// Something in a folder.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    /// Where its name stands among the others, in bytes.
    pub(super) name: Range<usize>,
    /// Nothing for links and all else.
    pub(super) kind: Option<Kind>,
}

impl Listing {
    pub(super) fn name(&self, listed: &Listed) -> &[u8] {
        &self.names[listed.name.clone()]
    }

    fn clear(&mut self) {
        self.entries.clear();
        self.names.clear();
    }

    fn push(&mut self, name: &[u8], kind: Option<Kind>) {
        let start = self.names.len();
        self.names.extend(name);
        self.entries.push(Listed {
            name: start..self.names.len(),
            kind,
        });
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::ffi::CStr;
    use std::io;
    use std::os::fd::OwnedFd;
    use std::path::Path;

    use rustix::fs::{self, AtFlags, FileType, Mode, OFlags, RawDir, Stat};

    use super::{Kind, Listing};
    use crate::stamp::{self, FileState, Stamp};

    /// Room for what the system tells of a folder at once.
    const LISTING_BYTES: usize = 1 << 15;

    /// Room that is used for one folder after the other.
    pub(crate) struct Scratch(Vec<u8>);

    impl Default for Scratch {
        fn default() -> Scratch {
            Scratch(Vec::with_capacity(LISTING_BYTES))
        }
    }

    /// A folder that is open.
    pub(crate) struct Folder(OwnedFd);

    impl Folder {
        /// Opens a folder; a link is refused.
        pub(crate) fn open(path: &Path) -> io::Result<Folder> {
            let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW;
            let flags = flags | OFlags::CLOEXEC | OFlags::NONBLOCK;
            Ok(Folder(fs::open(path, flags, Mode::empty())?))
        }

        /// What stands in the folder and is wanted by its name and kind, in no order.
        pub(crate) fn list(
            &self,
            scratch: &mut Scratch,
            listing: &mut Listing,
            wants: impl Fn(&[u8], Option<Kind>) -> bool,
        ) -> io::Result<()> {
            listing.clear();
            let mut entries = RawDir::new(&self.0, scratch.0.spare_capacity_mut());
            while let Some(entry) = entries.next() {
                let entry = entry?;
                let name = entry.file_name().to_bytes();
                if matches!(name, b"." | b"..") {
                    continue;
                }
                let kind = self.kind(entry.file_name(), entry.file_type());
                if wants(name, kind) {
                    listing.push(name, kind);
                }
            }
            Ok(())
        }

        /// The state of the file with that name, a link's own where it is one.
        pub(crate) fn state(&self, name: &[u8]) -> io::Result<FileState> {
            let stat = fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)?;
            Ok(state_of(&stat))
        }

        /// Some file systems tell what an entry is only where they are asked for it.
        fn kind(&self, name: &CStr, told: FileType) -> Option<Kind> {
            let asked = || {
                let stat = fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
                Some(FileType::from_raw_mode(stat.st_mode))
            };
            let kind = match told {
                FileType::Unknown => asked()?,
                told => told,
            };
            match kind {
                FileType::Directory => Some(Kind::Folder),
                FileType::RegularFile => Some(Kind::File),
                _ => None,
            }
        }
    }

    // The types of these numbers differ from machine to machine.
    #[allow(clippy::unnecessary_cast, clippy::useless_conversion)]
    fn state_of(stat: &Stat) -> FileState {
        let stamp = Stamp {
            modified_ns: stamp::nanoseconds(stat.st_mtime as i64, stat.st_mtime_nsec as i64),
            changed_ns: stamp::nanoseconds(stat.st_ctime as i64, stat.st_ctime_nsec as i64),
            inode: stat.st_ino as u64,
            device: stat.st_dev as u64,
        };
        FileState {
            stamp,
            size_bytes: stat.st_size as u64,
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::fs::{self, DirEntry};
    use std::io;
    use std::path::{Path, PathBuf};

    use super::{Kind, Listing};
    use crate::path_text;
    use crate::stamp::FileState;

    #[derive(Default)]
    pub(crate) struct Scratch;

    pub(crate) struct Folder(PathBuf);

    impl Folder {
        pub(crate) fn open(path: &Path) -> io::Result<Folder> {
            Ok(Folder(path.to_owned()))
        }

        pub(crate) fn list(
            &self,
            _: &mut Scratch,
            listing: &mut Listing,
            wants: impl Fn(&[u8], Option<Kind>) -> bool,
        ) -> io::Result<()> {
            listing.clear();
            for entry in fs::read_dir(&self.0)? {
                let entry = entry?;
                let (name, kind) = (entry.file_name(), kind(&entry));
                if wants(name.as_encoded_bytes(), kind) {
                    listing.push(name.as_encoded_bytes(), kind);
                }
            }
            Ok(())
        }

        pub(crate) fn state(&self, name: &[u8]) -> io::Result<FileState> {
            let metadata = fs::symlink_metadata(self.0.join(path_text::path(name)))?;
            Ok(FileState::of(&metadata))
        }
    }

    fn kind(entry: &DirEntry) -> Option<Kind> {
        let kind = entry.file_type().ok()?;
        match (kind.is_dir(), kind.is_file()) {
            (true, _) => Some(Kind::Folder),
            (_, true) => Some(Kind::File),
            _ => None,
        }
    }
}
