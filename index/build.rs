//! Compiles the developer's vocabulary and the splitter's lexicon into tries and tables, so that no run has to read them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs};

use yada::builder::DoubleArrayBuilder;

#[allow(dead_code)]
#[path = "src/analysis/asking.rs"]
mod asking;
#[path = "build/families.rs"]
mod families;
#[path = "src/analysis/key.rs"]
mod key;
#[allow(dead_code)]
#[path = "src/analysis/latin.rs"]
mod latin;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "build/plain.rs"]
mod plain;
#[allow(dead_code, unreachable_pub)]
#[path = "ko-dic/src/terms.rs"]
mod terms;

/// What one spelling stands for, as in `src/analysis/concept.rs`.
struct Spelling {
    concept: usize,
    homonym: bool,
    breaks: u128,
}

fn main() {
    for source in [
        "ko-dic/terms.tsv",
        "ko-dic/src/terms.rs",
        "src/analysis/asking.rs",
        "src/analysis/key.rs",
        "src/analysis/latin.rs",
        "src/plain/table.rs",
        "src/splitter/classes.rs",
        "src/splitter/key.rs",
        "build/families.rs",
        "build/lexicon.rs",
        "build/plain.rs",
        "build.rs",
    ] {
        println!("cargo::rerun-if-changed={source}");
    }
    let table =
        fs::read_to_string("ko-dic/terms.tsv").expect("the vocabulary lies beside the dictionary");
    let (names, spellings) = spellings(&table);
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    write(Path::new(&out), &names, &spellings);
    lexicon::write(Path::new("lexicon.tsv"), Path::new(&out));
    let concept = |word: &str| {
        let mut key = String::new();
        key::squeeze(word, &mut key);
        let found = spellings.get(&key).filter(|spelling| !spelling.homonym);
        found.map(|spelling| names[spelling.concept].to_owned())
    };
    let out = Path::new(&out);
    plain::write(Path::new("plain.tsv"), out, &concept, &asking::korean);
    families::write(Path::new("families.tsv"), out, &names);
}

/// All concepts, and every spelling by its key; of two concepts, the first sure one has the key.
fn spellings(table: &str) -> (Vec<&str>, BTreeMap<String, Spelling>) {
    let mut names = Vec::new();
    let mut spellings = BTreeMap::new();
    for concept in terms::concepts(table) {
        add(
            &mut spellings,
            Spelling {
                concept: names.len(),
                homonym: false,
                breaks: 0,
            },
            &[concept.name],
        );
        for spelling in &concept.spellings {
            let new = Spelling {
                concept: names.len(),
                homonym: spelling.homonym,
                breaks: 0,
            };
            add(&mut spellings, new, &spelling.parts);
        }
        names.push(concept.name);
    }
    (names, spellings)
}

fn add(spellings: &mut BTreeMap<String, Spelling>, mut new: Spelling, parts: &[&str]) {
    let mut key = String::new();
    for part in parts {
        new.breaks |= key::squeeze(part, &mut key);
    }
    if key.is_empty() {
        return;
    }
    match spellings.get_mut(&key) {
        Some(old) if old.concept == new.concept => old.breaks |= new.breaks,
        Some(old) if old.homonym && !new.homonym => *old = new,
        Some(_) => {}
        None => {
            spellings.insert(key, new);
        }
    }
}

fn write(out: &Path, names: &[&str], spellings: &BTreeMap<String, Spelling>) {
    let keys: Vec<(&str, u32)> = spellings.keys().map(String::as_str).zip(0..).collect();
    let trie = DoubleArrayBuilder::build(&keys).expect("the keys are sorted and hold no zero byte");
    let mut code = format!("static NAMES: [&str; {}] = {names:?};\n", names.len());
    writeln!(
        code,
        "static SPELLINGS: [Spelling; {}] = [",
        spellings.len()
    )
    .expect("a string takes all");
    for Spelling {
        concept,
        homonym,
        breaks,
    } in spellings.values()
    {
        let certainty = if *homonym { "Homonym" } else { "Sure" };
        writeln!(code, "Spelling {{ concept: {concept}, certainty: Certainty::{certainty}, breaks: {breaks} }},")
            .expect("a string takes all");
    }
    code.push_str("];\n");
    let mut hasher = DefaultHasher::new();
    (&code, spellings.keys().collect::<Vec<_>>()).hash(&mut hasher);
    writeln!(
        code,
        "pub(super) const FINGERPRINT: u64 = {};",
        hasher.finish()
    )
    .expect("a string takes all");
    let keys: Vec<&str> = spellings.keys().map(String::as_str).collect();
    let keys = keys.join("\n");
    fs::write(out.join("vocabulary.txt"), keys).expect("the build's own folder can be written");
    fs::write(out.join("vocabulary.trie"), trie).expect("the build's own folder can be written");
    fs::write(out.join("vocabulary.rs"), code).expect("the build's own folder can be written");
}
