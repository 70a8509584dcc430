//! Gets the dictionary's sources from the archive that lindera builds its own dictionary from.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::child::{self, Patience};

/// Address and checksum as in lindera-ko-dic 6.2.
const ADDRESS: &str = "https://Lindera.dev/mecab-ko-dic-2.1.1-20180720.tar.gz";
const MD5: &str = "b996764e91c96bc89dc32ea208514a96";
const ARCHIVE: &str = "archive.tar.gz";
const INSIDE: &str = "mecab-ko-dic-2.1.1-20180720";
const DOWNLOAD: Patience = Patience {
    silence: Duration::from_secs(8),
    whole: Duration::from_secs(900),
};
const UNPACK: Patience = Patience {
    silence: Duration::from_secs(60),
    whole: Duration::from_secs(120),
};

/// Downloads, verifies and unpacks the archive, and moves MeCab's files into `folder`.
///
/// Everything happens below `work`, a folder that is the caller's to remove.
pub(crate) fn obtain(work: &Path, folder: &Path) -> Result<(), String> {
    download(work)?;
    verify(&work.join(ARCHIVE), MD5)?;
    unpack(work)?;
    for from in sources(&work.join(INSIDE))? {
        let Some(name) = from.file_name() else {
            continue;
        };
        fs::rename(&from, folder.join(name))
            .map_err(|error| format!("cannot move `{}`: {error}", from.display()))?;
    }
    Ok(())
}

/// curl speaks TLS with the machine's own certificates and proxies.
fn download(work: &Path) -> Result<(), String> {
    let mut curl = Command::new("curl");
    curl.args([
        "--fail",
        "--location",
        "--silent",
        "--show-error",
        "--proto",
        "=https",
    ])
    .args([
        "--connect-timeout",
        "3",
        "--retry",
        "1",
        "--output",
        ARCHIVE,
        ADDRESS,
    ])
    .current_dir(work);
    child::run(&mut curl, work, &work.join("curl.log"), &DOWNLOAD)
}

fn verify(archive: &Path, expected: &str) -> Result<(), String> {
    let bytes = fs::read(archive)
        .map_err(|error| format!("cannot read `{}`: {error}", archive.display()))?;
    let found = format!("{:x}", md5::compute(bytes));
    if found == expected {
        return Ok(());
    }
    Err(format!("the archive's checksum is {found}, not {expected}"))
}

fn unpack(work: &Path) -> Result<(), String> {
    let mut tar = Command::new("tar");
    tar.args(["-xzf", ARCHIVE]).current_dir(work);
    child::run(&mut tar, work, &work.join("tar.log"), &UNPACK)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("the archive holds no `{INSIDE}`: {error}"))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let wanted = |path: &PathBuf| {
        path.extension()
            .is_some_and(|end| end == "csv" || end == "def")
    };
    Ok(paths.filter(wanted).collect())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn an_archive_of_another_checksum_is_refused() {
        let work = tempfile::tempdir().expect("a temporary folder can be made");
        let archive = work.path().join(ARCHIVE);
        fs::write(&archive, "abc").expect("the folder is ours");
        assert_eq!(verify(&archive, "900150983cd24fb0d6963f7d28e17f72"), Ok(()));
        let error = verify(&archive, MD5).expect_err("`abc` is no dictionary");
        assert!(
            error.starts_with("the archive's checksum is 900150983cd24fb0d6963f7d28e17f72, not")
        );
    }

    #[test]
    fn tables_and_definitions_are_taken_from_the_unpacked_folder_itself() {
        let work = tempfile::tempdir().expect("a temporary folder can be made");
        let inside = work.path().join(INSIDE);
        fs::create_dir_all(inside.join("user-dic")).expect("the folder is ours");
        for name in ["NNG.csv", "unk.def", "README", "user-dic/nnp.csv"] {
            fs::write(inside.join(name), name).expect("the folder is ours");
        }
        let mut tar = Command::new("tar");
        tar.args(["-czf", ARCHIVE, INSIDE]).current_dir(work.path());
        assert!(tar.status().is_ok_and(|status| status.success()));
        fs::remove_dir_all(&inside).expect("the folder is ours");

        unpack(work.path()).expect("tar made the archive");
        let mut names: Vec<_> = sources(&inside)
            .expect("the folder is back")
            .iter()
            .filter_map(|path| Some(path.file_name()?.to_owned()))
            .collect();
        names.sort();
        assert_eq!(names, ["NNG.csv", "unk.def"]);
    }
}
