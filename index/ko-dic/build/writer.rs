//! Writes a lexicon as the files that lindera loads in place; knows nothing of MeCab's files.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::metadata::{DICTIONARY_FORMAT_VERSION, Metadata};
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::schema::Schema;
use lindera_dictionary::error::LinderaError;
use lindera_dictionary::viterbi::{LexType, WordEntry, WordId};

use crate::detail;
use crate::lexicon::{Lexicon, Word};

// The layouts of dict.vals, dict.words, dict.wordsidx and matrix.mtx written here are this version's.
const _: () = assert!(
    DICTIONARY_FORMAT_VERSION == 2,
    "the dictionary's layout has changed"
);

/// Writes the dictionary's ten files into `folder`, which is made if need be.
pub(crate) fn write(lexicon: &Lexicon, folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make `{}`: {error}", folder.display()))?;
    write_words(lexicon, folder)?;
    write_file(folder, "matrix.mtx", &lexicon.matrix.to_bytes())?;
    write_unknown(lexicon, folder)
}

/// The metadata, `char_def.bin` and `unk.bin`: small, so lindera's own builder makes them.
///
/// `char_def.serde` holds the same as `char_def.bin`, to be read without lindera's table.
fn write_unknown(lexicon: &Lexicon, folder: &Path) -> Result<(), String> {
    let rows = lexicon.unknown.iter().map(|word| {
        let Word {
            surface,
            left,
            right,
            cost,
            ..
        } = word;
        format!("{surface},{left},{right},{cost},{}\n", detail::of(word))
    });
    write_file(folder, "unk.def", rows.collect::<String>().as_bytes())?;
    write_file(folder, "char.def", lexicon.characters.as_bytes())?;
    let builder = DictionaryBuilder::new(metadata());
    let build = || {
        builder.build_metadata(folder, None)?;
        let characters = builder.build_character_definition(folder, folder)?;
        builder.build_unknown_dictionary(folder, folder, &characters, None)?;
        Ok::<_, LinderaError>(characters)
    };
    let failed = |error: String| format!("cannot build `{}`: {error}", folder.display());
    let characters = build().map_err(|error| failed(error.to_string()))?;
    let classes = postcard::to_allocvec(&characters).map_err(|error| failed(error.to_string()))?;
    write_file(folder, "char_def.serde", &classes)
}

/// No space penalty here: it stands in the matrix, and reading rules of it costs 100 ms a start.
fn metadata() -> Metadata {
    let schema =
        |fields: &[&str]| Schema::new(fields.iter().map(|field| field.to_string()).collect());
    Metadata {
        name: "ko-dic".into(),
        flexible_csv: true,
        default_left_context_id: 0,
        default_right_context_id: 0,
        dictionary_schema: schema(&[
            "surface",
            "left_context_id",
            "right_context_id",
            "cost",
            "part_of_speech_tag",
        ]),
        user_dictionary_schema: schema(&["surface", "part_of_speech_tag"]),
        ..Metadata::default()
    }
}

/// A word id stands for a detail, not for a word: equal details share one id.
fn write_words(lexicon: &Lexicon, folder: &Path) -> Result<(), String> {
    let mut details = Details::default();
    let mut readings: BTreeMap<String, Vec<WordEntry>> = BTreeMap::new();
    for word in &lexicon.words {
        let id = WordId::new(LexType::System, details.id(detail::of(word)));
        let entry = WordEntry::new(id, word.cost, word.left, word.right);
        readings
            .entry(word.surface.clone())
            .or_default()
            .push(entry);
    }
    let (trie, index) = PrefixDictionary::serialize_trie(&readings)
        .map_err(|error| format!("cannot build the word trie: {error}"))?;
    let values: Vec<u8> = readings.values().flatten().flat_map(entry_bytes).collect();
    write_file(folder, "dict.trie", &trie)?;
    write_file(folder, "dict.valsidx", &index)?;
    write_file(folder, "dict.vals", &values)?;
    write_file(folder, "dict.words", &details.bytes)?;
    write_file(folder, "dict.wordsidx", &details.offsets)
}

fn entry_bytes(entry: &WordEntry) -> [u8; 10] {
    let mut bytes = [0; 10];
    bytes[..4].copy_from_slice(&entry.word_id().id().to_le_bytes());
    bytes[4..6].copy_from_slice(&entry.word_cost().to_le_bytes());
    bytes[6..8].copy_from_slice(&(entry.left_id() as u16).to_le_bytes());
    bytes[8..].copy_from_slice(&(entry.right_id() as u16).to_le_bytes());
    bytes
}

/// Distinct details, each a u32 length and its text, and the u32 offset of each.
#[derive(Default)]
struct Details {
    bytes: Vec<u8>,
    offsets: Vec<u8>,
    ids: HashMap<String, u32>,
}

impl Details {
    fn id(&mut self, detail: String) -> u32 {
        let next = self.ids.len() as u32;
        if let Some(id) = self.ids.get(&detail) {
            return *id;
        }
        self.offsets.extend((self.bytes.len() as u32).to_le_bytes());
        self.bytes.extend((detail.len() as u32).to_le_bytes());
        self.bytes.extend(detail.as_bytes());
        self.ids.insert(detail, next);
        next
    }
}

/// Writes one file, with an error that names it.
pub(crate) fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    let path = folder.join(name);
    fs::write(&path, bytes).map_err(|error| format!("cannot write `{}`: {error}", path.display()))
}
