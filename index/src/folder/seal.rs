//! The seal of a commit: what each of its files is like, so that damage is seen. Knows no engine.
//!
//! It stands behind the commit's own text in one file: that text, a line with the list of files, a
//! line with the digest of both. So a commit and its seal are never apart.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::error;
use crate::regular::{self, Links};
use crate::stamp::Stamp;

/// What is read of a file at once while it is hashed.
const CHUNK_BYTES: usize = 1 << 18;

/// A file of a commit as it was when the commit was sealed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SealedFile {
    pub(crate) name: String,
    size_bytes: u64,
    /// XXH3 of all its bytes.
    digest: u64,
    stamp: Stamp,
}

/// How closely files are compared with their seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Their sizes, and their bytes only where the file system tells that they changed.
    Stamps,
    /// All their bytes.
    Bytes,
}

impl SealedFile {
    /// Reads the whole file.
    pub(crate) fn of(folder: &Path, name: &str) -> io::Result<SealedFile> {
        let path = folder.join(name);
        let (_, metadata) = regular::open(&path, Links::Refused)?;
        Ok(SealedFile {
            name: name.to_owned(),
            size_bytes: metadata.len(),
            digest: digest(&path)?,
            stamp: Stamp::of(&metadata),
        })
    }

    /// The same bytes in the file that is there now.
    pub(super) fn anew(&self, folder: &Path) -> io::Result<SealedFile> {
        let anew = SealedFile::of(folder, &self.name)?;
        match anew.digest == self.digest && anew.size_bytes == self.size_bytes {
            true => Ok(anew),
            false => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// How the file is, compared with what was sealed.
    fn condition(&self, folder: &Path, trust: Trust) -> io::Result<Condition> {
        let path = folder.join(&self.name);
        let metadata = fs::symlink_metadata(&path)?;
        if !metadata.is_file() || metadata.len() != self.size_bytes {
            return Ok(Condition::Broken);
        }
        let is_untouched = Stamp::of(&metadata) == self.stamp;
        if trust == Trust::Stamps && is_untouched {
            return Ok(Condition::Untouched);
        }
        Ok(match digest(&path)? == self.digest {
            true if is_untouched => Condition::Untouched,
            true => Condition::Copied,
            false => Condition::Broken,
        })
    }
}

/// How a file is, compared with what was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition {
    Untouched,
    /// Another file of the same bytes, or one that was written again.
    Copied,
    Broken,
}

/// How the files of a commit are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Files<'f> {
    /// As they were sealed.
    Untouched,
    /// Whole, which only their bytes tell.
    Copied,
    /// That one is not what was sealed.
    Broken(&'f str),
}

/// The text with its seal.
pub(crate) fn seal(text: &[u8], files: &[SealedFile]) -> io::Result<Vec<u8>> {
    let mut sealed = text.to_vec();
    sealed.push(b'\n');
    serde_json::to_writer(&mut sealed, files)?;
    sealed.push(b'\n');
    let digest = xxh3_64(&sealed);
    sealed.extend(format!("{digest:016x}\n").bytes());
    Ok(sealed)
}

/// The text and its files; nothing where the seal is missing or broken.
pub(crate) fn unseal(sealed: &[u8]) -> Option<(&[u8], Vec<SealedFile>)> {
    let (above, digest) = last_line(sealed.strip_suffix(b"\n")?)?;
    let digest = u64::from_str_radix(str::from_utf8(digest).ok()?, 16).ok()?;
    if xxh3_64(&sealed[..=above.len()]) != digest {
        return None;
    }
    let (text, files) = last_line(above)?;
    Some((text, serde_json::from_slice(files).ok()?))
}

/// Compares files with their seal, up to the first that is not what was sealed.
pub(crate) fn compared<'f>(
    folder: &Path,
    files: &'f [SealedFile],
    trust: Trust,
) -> io::Result<Files<'f>> {
    let mut found = Files::Untouched;
    for file in files {
        match file.condition(folder, trust) {
            Ok(Condition::Untouched) => {}
            Ok(Condition::Copied) => found = Files::Copied,
            Err(error) if error::passes(&error) => return Err(error),
            Ok(Condition::Broken) | Err(_) => return Ok(Files::Broken(&file.name)),
        }
    }
    Ok(found)
}

/// What stands before the last line break, and behind it.
fn last_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().rposition(|&byte| byte == b'\n')?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

fn digest(path: &Path) -> io::Result<u64> {
    let (mut file, _) = regular::open(path, Links::Refused)?;
    let mut hasher = Xxh3::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(hasher.digest()),
            read => hasher.update(&chunk[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(folder: &Path) -> Vec<SealedFile> {
        fs::write(folder.join("a.term"), "가나다라").expect("the folder is our own");
        let file = SealedFile::of(folder, "a.term").expect("it was just written");
        vec![file]
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder can be made")
    }

    #[test]
    fn what_is_sealed_is_read_back() {
        let folder = folder();
        let files = sealed(folder.path());
        let text = "{\n  \"가\": 1\n}\n".as_bytes();
        let sealed = seal(text, &files).expect("memory takes every write");
        assert_eq!(unseal(&sealed), Some((text, files)));
    }

    #[test]
    fn no_bit_of_it_can_change() {
        let folder = folder();
        let sealed = seal(b"{}\n", &sealed(folder.path())).expect("memory takes every write");
        for at in 0..sealed.len() {
            for bit in 0..8 {
                let mut flipped = sealed.clone();
                flipped[at] ^= 1 << bit;
                // The case of a hexadecimal digit means nothing.
                let same = unseal(&flipped) == unseal(&sealed);
                assert!(unseal(&flipped).is_none() || same, "byte {at}, bit {bit}");
            }
            assert_eq!(unseal(&sealed[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn a_file_that_changed_is_broken() {
        let folder = folder();
        let files = sealed(folder.path());
        let path = folder.path().join("a.term");
        let found = |trust| compared(folder.path(), &files, trust).expect("it can be read");
        assert_eq!(found(Trust::Stamps), Files::Untouched);
        assert_eq!(found(Trust::Bytes), Files::Untouched);
        fs::write(&path, "가나마라").expect("the folder is our own");
        assert_eq!(found(Trust::Bytes), Files::Broken("a.term"));
        assert_eq!(found(Trust::Stamps), Files::Broken("a.term"));
        fs::write(&path, "가나다라").expect("the folder is our own");
        assert_eq!(found(Trust::Stamps), Files::Copied);
        fs::write(&path, "가나다").expect("the folder is our own");
        assert_eq!(found(Trust::Stamps), Files::Broken("a.term"));
        fs::remove_file(&path).expect("the folder is our own");
        assert_eq!(found(Trust::Stamps), Files::Broken("a.term"));
    }
}
