//! Compiles the splitter's lexicon into a trie and a table, at build time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use yada::builder::DoubleArrayBuilder;

#[path = "../src/splitter/classes.rs"]
mod classes;
#[allow(dead_code)]
#[path = "../src/splitter/key.rs"]
mod key;

/// Where an entry may stand, as in the lexicon's second column.
const PLACES: [&str; 5] = ["whole", "starts", "ends", "holds", "first"];

/// Writes the compiled lexicon into the build's folder.
pub(crate) fn write(lexicon: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", lexicon.display());
    let text = fs::read_to_string(lexicon).expect("the lexicon lies beside the manifest");
    let mut senses: BTreeMap<Vec<u8>, [u32; 5]> = BTreeMap::new();
    for row in text
        .lines()
        .filter(|row| !row.trim().is_empty() && !row.starts_with('#'))
    {
        let columns: Vec<&str> = row.split('\t').collect();
        let [class, place, words, _why] = columns[..] else {
            panic!("a row of the lexicon has four columns: {row}");
        };
        let class = classes::NAMES.iter().find(|name| name.0 == class);
        let class = class.unwrap_or_else(|| panic!("an unknown class: {row}")).1;
        let place = PLACES.iter().position(|name| *name == place);
        let place = place.unwrap_or_else(|| panic!("an unknown place: {row}"));
        for word in words.split_whitespace() {
            senses.entry(key::of_entry(word)).or_default()[place] |= class;
        }
    }
    let keys: Vec<(&[u8], u32)> = senses.keys().map(Vec::as_slice).zip(0..).collect();
    let trie = DoubleArrayBuilder::build(&keys).expect("the keys are sorted and hold no zero byte");
    let rows: Vec<&[u32; 5]> = senses.values().collect();
    let opening: Vec<bool> = (0..=u8::MAX)
        .map(|byte| keys.iter().any(|key| key.0[0] == byte))
        .collect();
    let code = format!(
        "/// By key: the classes by place, as in `Classes`.\nstatic SENSES: [[u32; 5]; {}] = {rows:?};\n\
         /// The bytes with which an entry opens.\nstatic OPENING: [bool; 256] = {opening:?};\n",
        rows.len()
    );
    fs::write(out.join("lexicon.trie"), trie).expect("the build's own folder can be written");
    fs::write(out.join("lexicon.rs"), code).expect("the build's own folder can be written");
}
