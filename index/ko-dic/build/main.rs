//! Prepares the dictionary that the crate embeds: gets it, adds our words, writes lindera's files.

mod archive;
mod child;
mod compiled;
mod detail;
mod lexicon;
mod matrix;
mod mecab;
mod merging;
mod nouns;
mod penalty;
mod ranking;
mod source;
#[path = "../src/terms.rs"]
#[allow(
    unreachable_pub,
    reason = "the library publishes what it shares with this script"
)]
mod terms;
mod wheel;
mod writer;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::exit;

fn main() {
    if let Err(message) = prepare() {
        eprintln!("{message}");
        exit(1);
    }
}

fn prepare() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets `OUT_DIR`")?);
    let folder = source::obtain(given_folder(), &out)?;
    watch(&folder, &out)?;
    let mut lexicon = mecab::read(&folder)?;
    ranking::reorder(&mut lexicon)?;
    let noun = nouns::add(&mut lexicon, &terms_table()?)?;
    penalty::bake(&mut lexicon)?;
    let noun = noun.renumbered(&merging::merge(&mut lexicon));
    writer::write(&lexicon, &out.join("ko-dic"))?;
    writer::write_file(&out, "noun.rs", noun.source().as_bytes())?;
    println!("cargo::rustc-env=MUNDAP_KO_DIC_SOURCE={}", folder.display());
    println!("cargo::rustc-env=LINDERA_WORKDIR={}", out.display());
    Ok(())
}

/// What the variable names, taken from the workspace's root: cargo runs this in the crate's folder.
fn given_folder() -> Option<PathBuf> {
    let folder = env::var_os(source::FOLDER_VARIABLE).filter(|folder| !folder.is_empty())?;
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Some(workspace.join(folder))
}

/// Nothing else makes cargo run this script again, no change of the code around it.
fn watch(folder: &Path, out: &Path) -> Result<(), String> {
    println!("cargo::rerun-if-env-changed={}", source::FOLDER_VARIABLE);
    for path in ["build", "src/terms.rs", "terms.tsv"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let files = if folder.starts_with(out) {
        Vec::new()
    } else {
        mecab::files(folder)?
    };
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    Ok(())
}

/// Read when the script runs, so that a new term does not compile the script again.
fn terms_table() -> Result<String, String> {
    fs::read_to_string("terms.tsv").map_err(|error| format!("cannot read `terms.tsv`: {error}"))
}
