//! Adds the vocabulary's Hangul words to the lexicon as nouns; leaves ordinary words alone.

use std::collections::{HashMap, HashSet};

use crate::lexicon::{Lexicon, Word};
use crate::merging::Merged;
use crate::terms;

/// The cost of a noun of `syllables` syllables.
///
/// Measured on the table in 16 sentence frames: with these costs 99.9 % of its words come out
/// whole, and 47 of the 164,000 longer nouns of the lexicon fall apart when they stand alone.
/// Long words must be cheap, for the small words inside them are (값+에+의+한+전달).
const fn cost(syllables: usize) -> i16 {
    match syllables {
        0..=2 => 2300,
        3..=10 => 3100 - 800 * syllables as i16,
        _ => -4900,
    }
}

/// A word of the vocabulary, with the parts that it is written of.
#[derive(Debug, PartialEq, Eq)]
struct Noun {
    surface: String,
    parts: Vec<String>,
    homonym: bool,
}

/// Adds each word of `table` that the lexicon lacks or holds too dear, and mends its parts.
///
/// A word that is also ordinary Korean is added only where the lexicon lacks it altogether.
pub(crate) fn add(lexicon: &mut Lexicon, table: &str) -> Result<NounIds, String> {
    let nouns = nouns(table);
    let known = readings(lexicon, &nouns);
    let ids = NounIds::of(lexicon)?;
    for noun in &nouns {
        let readings = known
            .get(&noun.surface)
            .map(Vec::as_slice)
            .unwrap_or_default();
        if noun.homonym && !readings.is_empty() {
            continue;
        }
        mend(lexicon, readings, noun);
        let ours = ids.word(noun);
        let beats = |index: &usize| {
            is_noun(&lexicon.words[*index]) && lexicon.words[*index].cost <= ours.cost
        };
        if !readings.iter().any(beats) {
            lexicon.words.push(ours);
        }
    }
    Ok(ids)
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
pub(crate) struct NounIds {
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

    /// The same ids as [`merging`](crate::merging) numbers them.
    pub(crate) fn renumbered(&self, merged: &Merged) -> Self {
        let right = |id: u16| merged.rights[usize::from(id)];
        Self {
            left: merged.lefts[usize::from(self.left)],
            right_open: right(self.right_open),
            right_closed: right(self.right_closed),
        }
    }

    /// The constants that the library makes user words with, as Rust source.
    pub(crate) fn source(&self) -> String {
        let Self {
            left,
            right_open,
            right_closed,
        } = self;
        let costs: Vec<i16> = (0..=11).map(cost).collect();
        format!(
            "const NOUN_LEFT: u16 = {left};\n\
             const NOUN_RIGHT_OPEN: u16 = {right_open};\n\
             const NOUN_RIGHT_CLOSED: u16 = {right_closed};\n\
             const NOUN_COSTS: [i16; {}] = {costs:?};\n",
            costs.len(),
        )
    }

    fn word(&self, noun: &Noun) -> Word {
        let closed = terms::ends_in_consonant(&noun.surface);
        let (right, consonant) = if closed {
            (self.right_closed, "T")
        } else {
            (self.right_open, "F")
        };
        Word {
            surface: noun.surface.clone(),
            left: self.left,
            right,
            cost: cost(noun.surface.chars().count()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Matrix;

    fn word(surface: &str, cost: i16, right: u16, feature: &str) -> Word {
        Word {
            surface: surface.into(),
            left: 7,
            right,
            cost,
            feature: feature.into(),
        }
    }

    /// Adds `table` to a small lexicon and gives the words that are new or changed.
    fn check(table: &str, expected: &[(&str, i16, u16, &str)]) {
        let before = vec![
            word("서버", 2000, 8, "NNG,*,F,서버,*,*,*,*"),
            word("집", 2000, 9, "NNG,*,T,집,*,*,*,*"),
            word("게이트웨이", 2639, 8, "NNG,*,F,게이트웨이,*,*,*,*"),
            word(
                "미들웨어",
                -200,
                8,
                "NNG,*,F,미들웨어,Compound,*,*,미들/NNG/*+웨어/NNG/*",
            ),
            word(
                "빌드",
                100,
                4,
                "VV+ETM,*,T,빌드,Inflect,VV,ETM,빌/VV/*+ᆫ/ETM/*",
            ),
        ];
        let mut lexicon = Lexicon {
            words: before.clone(),
            unknown: Vec::new(),
            matrix: Matrix::from_text("1 1\n").expect("sizes alone are well formed"),
            characters: String::new(),
        };
        add(&mut lexicon, table).expect("there are common nouns");
        let changed = lexicon.words.iter().filter(|word| !before.contains(word));
        let found: Vec<_> = changed
            .map(|word| {
                (
                    word.surface.as_str(),
                    word.cost,
                    word.right,
                    word.feature.as_str(),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_lacking_word_becomes_a_noun_with_its_final_consonant() {
        check(
            "deadlock\t데드락 | 데드록\nkafka\t카프카",
            &[
                ("데드락", 700, 9, "NNG,*,T,데드락,*,*,*,*"),
                ("데드록", 700, 9, "NNG,*,T,데드록,*,*,*,*"),
                ("카프카", 700, 8, "NNG,*,F,카프카,*,*,*,*"),
            ],
        );
    }

    #[test]
    fn a_known_noun_keeps_its_reading() {
        check("server\t서버", &[]);
    }

    #[test]
    fn a_known_noun_that_is_too_dear_gets_a_cheaper_reading() {
        check(
            "gateway\t게이트웨이",
            &[("게이트웨이", -900, 8, "NNG,*,F,게이트웨이,*,*,*,*")],
        );
    }

    #[test]
    fn a_loanword_that_only_looks_composed_loses_its_parts() {
        check(
            "middleware\t미들웨어",
            &[("미들웨어", -200, 8, "NNG,*,F,미들웨어,*,*,*,*")],
        );
    }

    #[test]
    fn a_word_known_as_a_verb_only_becomes_a_noun_too() {
        check("build\t빌드", &[("빌드", 2300, 8, "NNG,*,F,빌드,*,*,*,*")]);
    }

    #[test]
    fn a_homonym_that_is_known_is_left_alone() {
        check("build\t~빌드", &[]);
    }

    #[test]
    fn single_syllables_phrases_and_other_scripts_are_no_words_to_add() {
        check("lock\t락 | lock | B+트리 | 제어의 역전", &[]);
    }

    #[test]
    fn compounds_give_their_parts() {
        check(
            "server room\t서버+실장",
            &[(
                "서버실장",
                -100,
                9,
                "NNG,*,T,서버실장,Compound,*,*,서버/NNG/*+실장/NNG/*",
            )],
        );
    }

    #[test]
    fn the_costs_fall_with_the_length_and_never_overflow() {
        assert!((0..40).map(cost).is_sorted_by(|a, b| a >= b));
    }
}
