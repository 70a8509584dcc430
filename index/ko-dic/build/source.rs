//! Finds the dictionary's files: a given folder, or a download kept in the build's own folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{archive, mecab, wheel};

/// The variable that names a folder of MeCab files.
pub(crate) const FOLDER_VARIABLE: &str = "MUNDAP_KO_DIC";

/// A way to get the dictionary, and why it failed.
pub(crate) struct Attempt {
    pub(crate) tried: String,
    pub(crate) failed: String,
}

/// The folder with the dictionary's files, from the first source that works.
///
/// `given` is the value of [`FOLDER_VARIABLE`], `out` the build's own folder: a download lands
/// there, in `mecab`, and is used again by the next build.
pub(crate) fn obtain(given: Option<PathBuf>, out: &Path) -> Result<PathBuf, String> {
    let failed = match from_folder(given) {
        Ok(folder) => return Ok(folder),
        Err(failed) => failed,
    };
    let kept = out.join("mecab");
    if mecab::files(&kept).is_ok() {
        return Ok(kept);
    }
    let tried = format!("the folder `{FOLDER_VARIABLE}`");
    let mut attempts = vec![Attempt { tried, failed }];
    for (tried, fetch) in DOWNLOADS {
        match download(fetch, out, &kept) {
            Ok(()) => return Ok(kept),
            Err(failed) => attempts.push(Attempt {
                tried: tried.to_owned(),
                failed,
            }),
        }
    }
    Err(failure(&attempts))
}

fn from_folder(given: Option<PathBuf>) -> Result<PathBuf, String> {
    let folder = given.ok_or("not set")?;
    match mecab::files(&folder) {
        Ok(_) => Ok(folder),
        Err(failed) => {
            println!("cargo::warning=`{FOLDER_VARIABLE}` is passed over: {failed}");
            Err(failed)
        }
    }
}

/// Fetches the files with the help of the first folder into the second.
type Fetch = fn(&Path, &Path) -> Result<(), String>;

const DOWNLOADS: [(&str, Fetch); 2] = [
    ("lindera's source archive through curl", archive::obtain),
    (
        "the Python package `python-mecab-ko-dic` through pip",
        wheel::obtain,
    ),
];

/// Fetches into a folder beside `kept` and moves it there at the end, so that a half is never kept.
fn download(fetch: Fetch, out: &Path, kept: &Path) -> Result<(), String> {
    let (work, part) = (out.join("download"), out.join("download").join("mecab"));
    let io = |error: std::io::Error| format!("cannot use `{}`: {error}", work.display());
    remove(&work)?;
    remove(kept)?;
    fs::create_dir_all(&part).map_err(io)?;
    let fetched = fetch(&work, &part).and_then(|()| mecab::files(&part));
    if fetched.is_ok() {
        fs::rename(&part, kept).map_err(io)?;
    }
    remove(&work)?;
    fetched.map(|_| ())
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("cannot remove `{}`: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The one message of a build without a dictionary: what was tried, why it failed, what mends it.
pub(crate) fn failure(attempts: &[Attempt]) -> String {
    let mut text = String::from("cannot get the dictionary mecab-ko-dic 2.1.1-20180720\n");
    for Attempt { tried, failed } in attempts {
        text += &format!("  tried {tried}: {failed}\n");
    }
    text + &format!(
        "to mend it, fetch the dictionary where there is a network and name its folder:\n  \
         python3 -m pip download --no-deps python-mecab-ko-dic==2.1.1.post2\n  \
         python3 -m zipfile -e python_mecab_ko_dic-*.whl ko-dic\n  \
         {FOLDER_VARIABLE}=\"$PWD/ko-dic/mecab_ko_dic/dictionary\" cargo build --release\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(tried: &str, failed: &str) -> Attempt {
        Attempt {
            tried: tried.into(),
            failed: failed.into(),
        }
    }

    #[test]
    fn a_failure_says_what_was_tried_and_what_mends_it() {
        let message = failure(&[attempt("a folder", "not set"), attempt("pip", "no network")]);
        assert_eq!(
            message,
            "cannot get the dictionary mecab-ko-dic 2.1.1-20180720\n  \
             tried a folder: not set\n  \
             tried pip: no network\n\
             to mend it, fetch the dictionary where there is a network and name its folder:\n  \
             python3 -m pip download --no-deps python-mecab-ko-dic==2.1.1.post2\n  \
             python3 -m zipfile -e python_mecab_ko_dic-*.whl ko-dic\n  \
             MUNDAP_KO_DIC=\"$PWD/ko-dic/mecab_ko_dic/dictionary\" cargo build --release\n"
        );
    }

    #[test]
    fn a_half_download_is_not_kept() {
        let out = tempfile::tempdir().expect("a temporary folder can be made");
        let kept = out.path().join("mecab");
        let half: Fetch = |_, folder| {
            fs::write(folder.join("sys.dic"), "half").map_err(|error| error.to_string())
        };
        let error = download(half, out.path(), &kept).expect_err("three files are missing");
        assert!(error.contains("holds neither"), "{error}");
        assert!(!kept.exists() && !out.path().join("download").exists());
    }

    #[test]
    fn a_whole_download_is_kept_alone() {
        let out = tempfile::tempdir().expect("a temporary folder can be made");
        let kept = out.path().join("mecab");
        let whole: Fetch = |work, folder| {
            let files =
                ["sys.dic", "unk.dic", "matrix.bin", "char.bin"].map(|name| folder.join(name));
            let scrap = work.join("scrap");
            files
                .iter()
                .chain([&scrap])
                .try_for_each(|file| fs::write(file, ""))
                .map_err(|e| e.to_string())
        };
        download(whole, out.path(), &kept).expect("all files are there");
        assert!(mecab::files(&kept).is_ok());
        assert!(!out.path().join("download").exists());
    }

    #[test]
    fn a_given_folder_comes_first_and_is_not_copied() {
        let given = tempfile::tempdir().expect("a temporary folder can be made");
        for name in ["sys.dic", "unk.dic", "matrix.bin", "char.bin"] {
            fs::write(given.path().join(name), "").expect("the folder is ours");
        }
        let out = tempfile::tempdir().expect("a temporary folder can be made");
        let found = obtain(Some(given.path().into()), out.path());
        assert_eq!(found.as_deref(), Ok(given.path()));
        assert_eq!(
            fs::read_dir(out.path())
                .expect("the folder is ours")
                .count(),
            0
        );
    }
}
