//! Adds the vocabulary's Hangul words to the lexicon as nouns; leaves ordinary words alone.

use std::collections::{HashMap, HashSet};

use crate::lexicon::{Lexicon, Word};
use crate::terms;

/// Cheaper than two words side by side (2500 each and more), dearer than a frequent long word.
const COST: i16 = 1500;

/// A word of the vocabulary, with the parts that it is written of.
#[derive(Debug, PartialEq, Eq)]
struct Noun {
    surface: String,
    parts: Vec<String>,
    homonym: bool,
}

/// Adds each word of `table` that the lexicon lacks, and mends the readings that contradict it.
pub(crate) fn add(lexicon: &mut Lexicon, table: &str) -> Result<(), String> {
    let nouns = nouns(table);
    let known = readings(lexicon, &nouns);
    let ids = NounIds::of(lexicon)?;
    for noun in &nouns {
        let readings = known
            .get(noun.surface.as_str())
            .map(Vec::as_slice)
            .unwrap_or_default();
        match readings {
            [] => lexicon.words.push(ids.word(noun)),
            _ if noun.homonym => {}
            _ if readings
                .iter()
                .all(|index| !is_noun(&lexicon.words[*index])) =>
            {
                lexicon.words.push(ids.word(noun));
            }
            _ => mend(lexicon, readings, noun),
        }
    }
    Ok(())
}

/// Gives the noun readings the parts of the table: none for a loanword that only looks composed.
fn mend(lexicon: &mut Lexicon, readings: &[usize], noun: &Noun) {
    for index in readings {
        let word = &mut lexicon.words[*index];
        if is_noun(word) {
            word.feature = feature(noun, word.tag(), word.final_consonant());
        }
    }
}

fn is_noun(word: &Word) -> bool {
    matches!(word.tag(), "NNG" | "NNP")
}

fn readings(lexicon: &Lexicon, nouns: &[Noun]) -> HashMap<String, Vec<usize>> {
    let wanted: HashSet<&str> = nouns.iter().map(|noun| noun.surface.as_str()).collect();
    let mut readings: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, word) in lexicon.words.iter().enumerate() {
        if wanted.contains(word.surface.as_str()) {
            readings
                .entry(word.surface.clone())
                .or_default()
                .push(index);
        }
    }
    readings
}

/// The Hangul words of the table, each once; the words of a phrase only where a line lists them.
///
/// `제어의 역전` must not make a noun of `제어의`. A single syllable is left out: as a word of its
/// own it would cut other words apart.
fn nouns(table: &str) -> Vec<Noun> {
    let mut seen = HashSet::new();
    terms::concepts(table)
        .flat_map(|concept| concept.spellings)
        .map(|spelling| noun(&spelling))
        .filter(|noun| is_word(&noun.surface) && seen.insert(noun.surface.clone()))
        .collect()
}

fn noun(spelling: &terms::Spelling<'_>) -> Noun {
    let parts = match spelling.parts.as_slice() {
        [_] => Vec::new(),
        parts => parts.iter().map(|part| (*part).to_owned()).collect(),
    };
    Noun {
        surface: spelling.text(),
        parts,
        homonym: spelling.homonym,
    }
}

fn is_word(text: &str) -> bool {
    text.chars().count() > 1 && text.chars().all(terms::is_syllable)
}

/// The context ids that common nouns of the lexicon have.
struct NounIds {
    left: u16,
    right_open: u16,
    right_closed: u16,
}

impl NounIds {
    fn of(lexicon: &Lexicon) -> Result<Self, String> {
        let (left, right_open) = most_common(lexicon, "F")?;
        let (_, right_closed) = most_common(lexicon, "T")?;
        Ok(Self {
            left,
            right_open,
            right_closed,
        })
    }

    fn word(&self, noun: &Noun) -> Word {
        let closed = ends_in_consonant(&noun.surface);
        let (right, consonant) = if closed {
            (self.right_closed, "T")
        } else {
            (self.right_open, "F")
        };
        Word {
            surface: noun.surface.clone(),
            left: self.left,
            right,
            cost: COST,
            feature: feature(noun, "NNG", consonant),
        }
    }
}

fn most_common(lexicon: &Lexicon, consonant: &str) -> Result<(u16, u16), String> {
    let mut counts: HashMap<(u16, u16), usize> = HashMap::new();
    for word in &lexicon.words {
        if word.tag() == "NNG" && word.final_consonant() == consonant {
            *counts.entry((word.left, word.right)).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(ids, count)| (*count, *ids));
    most.map(|(ids, _)| ids)
        .ok_or_else(|| "the lexicon has no common nouns".to_owned())
}

fn feature(noun: &Noun, tag: &str, consonant: &str) -> String {
    let surface = &noun.surface;
    if noun.parts.is_empty() {
        return format!("{tag},*,{consonant},{surface},*,*,*,*");
    }
    let parts: Vec<String> = noun
        .parts
        .iter()
        .map(|part| format!("{part}/NNG/*"))
        .collect();
    format!(
        "{tag},*,{consonant},{surface},Compound,*,*,{}",
        parts.join("+")
    )
}

/// Whether the last syllable has a final consonant: every 28th syllable has none.
fn ends_in_consonant(text: &str) -> bool {
    text.chars()
        .last()
        .is_some_and(|c| (c as u32).wrapping_sub('가' as u32) % 28 != 0)
}
