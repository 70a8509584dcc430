//! Prepares the dictionary that the crate embeds: gets it, adds our words, writes lindera's files.

mod child;
mod compiled;
mod detail;
mod lexicon;
mod matrix;
mod mecab;
mod nouns;
mod penalty;
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
use std::path::PathBuf;
use std::process::exit;

fn main() {
    if let Err(message) = prepare() {
        eprintln!("{message}");
        exit(1);
    }
}

fn prepare() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets `OUT_DIR`")?);
    let given = env::var_os(source::FOLDER_VARIABLE);
    println!("cargo::rerun-if-env-changed={}", source::FOLDER_VARIABLE);
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/terms.rs");
    println!("cargo::rerun-if-changed=terms.tsv");
    let folder = source::obtain(given.clone(), &out)?;
    if given.is_some_and(|given| given == *folder) {
        for file in mecab::files(&folder)? {
            println!("cargo::rerun-if-changed={}", file.display());
        }
    }
    let mut lexicon = mecab::read(&folder)?;
    let noun = nouns::add(&mut lexicon, &terms_table()?)?;
    penalty::bake(&mut lexicon)?;
    writer::write(&lexicon, &out.join("ko-dic"))?;
    writer::write_file(&out, "noun.rs", noun.source().as_bytes())?;
    println!("cargo::rustc-env=MUNDAP_KO_DIC_SOURCE={}", folder.display());
    println!("cargo::rustc-env=LINDERA_WORKDIR={}", out.display());
    Ok(())
}

/// Read when the script runs, so that a new term does not compile the script again.
fn terms_table() -> Result<String, String> {
    fs::read_to_string("terms.tsv").map_err(|error| format!("cannot read `terms.tsv`: {error}"))
}
