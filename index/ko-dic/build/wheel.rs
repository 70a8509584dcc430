//! Gets the dictionary's compiled form from the Python package that carries it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::child::{self, Patience};

/// pip refuses any file of another hash, so what arrives is what was measured.
const REQUIREMENT: &str = "python-mecab-ko-dic==2.1.1.post2 \
     --hash=sha256:ef8f4e80c8976f1340a7264abb0c96f384fe059fd897584aeba0151753c6ae9b\n";
const INSIDE: &str = "mecab_ko_dic/dictionary";
const WANTED: [&str; 4] = ["sys.dic", "unk.dic", "matrix.bin", "char.bin"];
const DOWNLOAD: Patience = Patience {
    silence: Duration::from_secs(16),
    whole: Duration::from_secs(900),
};
const UNPACK: Patience = Patience {
    silence: Duration::from_secs(60),
    whole: Duration::from_secs(120),
};

/// Downloads and unpacks the package, and moves MeCab's files into `folder`.
///
/// Everything happens below `work`, a folder that is the caller's to remove.
pub(crate) fn obtain(work: &Path, folder: &Path) -> Result<(), String> {
    download(work)?;
    unpack(work)?;
    for name in WANTED {
        let (from, to) = (work.join(INSIDE).join(name), folder.join(name));
        fs::rename(&from, to)
            .map_err(|error| format!("cannot move `{}`: {error}", from.display()))?;
    }
    Ok(())
}

fn download(work: &Path) -> Result<(), String> {
    let requirements = work.join("requirements.txt");
    fs::write(&requirements, REQUIREMENT)
        .map_err(|error| format!("cannot write `{}`: {error}", requirements.display()))?;
    let mut pip = python(work);
    pip.args([
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
    ])
    .args([
        "--retries",
        "1",
        "--timeout",
        "5",
        "--no-cache-dir",
        "--no-input",
    ])
    .args(["--disable-pip-version-check", "--progress-bar", "off"])
    .args(["--dest", "wheel", "--requirement", "requirements.txt"]);
    let log = work.join("pip.log");
    child::run(&mut pip, work, &log, &DOWNLOAD).map_err(|error| explain(error, &log))
}

/// pip ends with "no matching distribution" also when it never reached the index.
fn explain(error: String, log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    if text.contains("connection broken") || text.contains("timed out") {
        return format!("{error} (pip could not reach its package index)");
    }
    error
}

/// A wheel is a zip archive, and the Python that fetched it can unpack it.
fn unpack(work: &Path) -> Result<(), String> {
    let wheel = fs::read_dir(work.join("wheel"))
        .map_err(|error| format!("pip left no package: {error}"))?
        .find_map(|entry| Some(entry.ok()?.path()))
        .ok_or("pip left no package")?;
    let mut unzip = python(work);
    unzip.args(["-m", "zipfile", "-e"]).arg(wheel).arg(work);
    child::run(&mut unzip, work, &work.join("zipfile.log"), &UNPACK)
}

/// Python with all its temporary files below `work`.
fn python(work: &Path) -> Command {
    let mut python = Command::new("python3");
    python.current_dir(work).env("PYTHONDONTWRITEBYTECODE", "1");
    for name in ["TMPDIR", "TEMP", "TMP"] {
        python.env(name, work);
    }
    python
}
