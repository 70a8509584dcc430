//! Compiles the splitter's lexicon into tries and tables, at build time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use yada::builder::DoubleArrayBuilder;

#[path = "../src/splitter/classes.rs"]
mod classes;
#[allow(dead_code)]
#[path = "../src/splitter/key.rs"]
mod key;

/// Where an entry may stand, as in the lexicon's second column; `ends` is looked up backwards.
const PLACES: [&str; 4] = ["whole", "starts", "holds", "first"];
const HOLDS: usize = 2;
const ENDS: &str = "ends";

/// Writes the compiled lexicon into the build's folder.
pub(crate) fn write(lexicon: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", lexicon.display());
    let text = fs::read_to_string(lexicon).expect("the lexicon lies beside the manifest");
    let mut words: BTreeMap<Vec<u8>, [u32; PLACES.len()]> = BTreeMap::new();
    let mut endings: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
    for row in text
        .lines()
        .filter(|row| !row.trim().is_empty() && !row.starts_with('#'))
    {
        let columns: Vec<&str> = row.split('\t').collect();
        let [class, place, entries, _why] = columns[..] else {
            panic!("a row of the lexicon has four columns: {row}");
        };
        let class = classes::NAMES.iter().find(|name| name.0 == class);
        let class = class.unwrap_or_else(|| panic!("an unknown class: {row}")).1;
        let position = PLACES.iter().position(|name| *name == place);
        for mut key in entries.split_whitespace().map(key::of_entry) {
            if place == ENDS {
                key.reverse();
                *endings.entry(key).or_default() |= class;
                continue;
            }
            let position = position.unwrap_or_else(|| panic!("an unknown place: {row}"));
            words.entry(key).or_default()[position] |= class;
        }
    }
    let longest = endings.keys().map(Vec::len).max().unwrap_or(0);
    let code = format!(
        "/// By word: the classes by place, as in `Classes`.\n{}\
         /// By ending: its classes.\n{}\
         /// No ending is longer, in bytes.\nconst ENDING_BYTES: usize = {longest};\n\
         /// A bit for each two bytes with which a word opens that may stand anywhere.\n{}\
         /// A bit for each two bytes behind the first.\n{}",
        table("SENSES", "[u32; 4]", words.values()),
        table("ENDS", "u32", endings.values()),
        table("OPENING_PAIRS", "u64", pairs(&words, 0).iter()),
        table("NEXT_PAIRS", "u64", pairs(&words, 1).iter()),
    );
    fs::write(out.join("lexicon.rs"), code).expect("the build's own folder can be written");
    for (name, trie) in [
        ("words.trie", trie(words.keys())),
        ("endings.trie", trie(endings.keys())),
    ] {
        fs::write(out.join(name), trie).expect("the build's own folder can be written");
    }
}

fn table<T: std::fmt::Debug>(name: &str, of: &str, rows: impl Iterator<Item = T>) -> String {
    let rows: Vec<T> = rows.collect();
    format!("static {name}: [{of}; {}] = {rows:?};\n", rows.len())
}

/// The trie of sorted keys, each with its rank.
fn trie<'a>(keys: impl Iterator<Item = &'a Vec<u8>>) -> Vec<u8> {
    let ranked: Vec<(&[u8], u32)> = keys.map(Vec::as_slice).zip(0..).collect();
    DoubleArrayBuilder::build(&ranked).expect("the keys are sorted and hold no zero byte")
}

/// A bit for each two bytes from `at` on in the words that may stand anywhere.
fn pairs(words: &BTreeMap<Vec<u8>, [u32; PLACES.len()]>, at: usize) -> [u64; 1024] {
    let mut pairs = [0; 1024];
    for (key, _) in words.iter().filter(|word| word.1[HOLDS] != 0) {
        assert!(
            key.len() > 1,
            "what may stand anywhere is longer than one byte"
        );
        let seconds = key
            .get(at + 1)
            .map_or(0..=u8::MAX, |&second| second..=second);
        for second in seconds {
            let bit = usize::from(key[at]) << 8 | usize::from(second);
            pairs[bit / 64] |= 1 << (bit % 64);
        }
    }
    pairs
}
