//! Compiles the splitter's lexicon into tries and tables, at build time.

use std::collections::{BTreeMap, BTreeSet};
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
    let mut anywhere: BTreeSet<Vec<usize>> = BTreeSet::new();
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
        for entry in entries.split_whitespace() {
            let mut key = key::of_entry(entry);
            if place == ENDS {
                key.reverse();
                *endings.entry(key).or_default() |= class;
                continue;
            }
            let position = position.unwrap_or_else(|| panic!("an unknown place: {row}"));
            if position == HOLDS {
                assert!(!key::is_tail(key[0]), "opens within a syllable: {entry}");
                anywhere.insert(
                    entry
                        .chars()
                        .map(|c| key::unit(c.to_ascii_lowercase()))
                        .collect(),
                );
            }
            words.entry(key).or_default()[position] |= class;
        }
    }
    let longest = endings.keys().map(Vec::len).max().unwrap_or(0);
    let code = format!(
        "/// By word: the classes by place, as in `Classes`.\n{}\
         /// By ending: its classes.\n{}\
         /// No ending is longer, in bytes.\nconst ENDING_BYTES: usize = {longest};\n\
         /// By character: its spelling, with the entries that stand anywhere.\n{}\
         /// The group of those that are one character.\nconst ALONE: u16 = {ALONE};\n",
        table("SENSES", "[u32; 4]", words.values()),
        table("ENDS", "u32", endings.values()),
        table("SPELT", "Spelt", spelt(&anywhere).iter()),
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

/// So many groups of entries are told apart, a bit each.
const GROUPS: usize = u16::BITS as usize;

/// The group of entries that are one character; whatever follows, they may stand there.
const ALONE: u16 = 1 << (GROUPS - 1);

/// By character: its spelling, the groups of entries that it may open, and those in which it may come second.
///
/// Entries of one first character are in one group. What is spelt by parts of syllables is in no table.
fn spelt(anywhere: &BTreeSet<Vec<usize>>) -> Vec<key::Spelt> {
    let mut sieve = vec![[0, ALONE]; key::UNITS + 1];
    let firsts: BTreeSet<usize> = anywhere.iter().map(|units| units[0]).collect();
    for units in anywhere {
        let Some(&second) = units.get(1) else {
            sieve[units[0]][0] |= ALONE;
            continue;
        };
        let group = 1 << (firsts.range(..units[0]).count() % (GROUPS - 1));
        sieve[units[0]][0] |= group;
        sieve[second][1] |= group;
    }
    let chars = ('\0'..='\x7f').chain('가'..='힣');
    let rows = chars.map(|c| (c, sieve[key::unit(c.to_ascii_lowercase())]));
    rows.map(|(c, [opens, follows])| key::Spelt::of(c, opens, follows))
        .collect()
}
