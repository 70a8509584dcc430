//! Says which written nouns the plain words of a query mean: `메모리가 새는` is 누수. Knows no index.

pub(crate) mod nominal;
pub(crate) mod table;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::analysis::{Analysis, Analyzer, Role, Term, UserWord, Via, asks};
use table::{Prepared, Row};

include!(concat!(env!("OUT_DIR"), "/plain.rs"));

/// Of all meanings of a query so many are looked for.
const MOST_MEANINGS: usize = 3;
/// A way that tells less, against the most telling one, is passed over.
const LEAST_AGAINST_BEST: f32 = 0.5;
/// How much of what a way tells must stand in the query.
const LEAST_CERTAINTY: f32 = 0.75;
/// Longer queries are no plain words.
const MOST_WORDS: u32 = 24;
/// How the endings begin that make a verb of a noun.
const VERBAL: [&str; 16] = [
    "하", "해", "했", "한", "할", "함", "합", "되", "돼", "됐", "된", "될", "됨", "시키", "시켜",
    "시킬",
];

/// The tables of plain words: the one that is built in, and the user's.
#[derive(Debug)]
pub struct PlainWords {
    tables: Vec<Table>,
}

/// What some words of a query mean.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meaning {
    /// Written nouns, any of them.
    pub(crate) nouns: Nouns,
    /// Where the words begin in the query, in bytes; ascending.
    pub(crate) starts: Vec<usize>,
    /// How much of the plain way stands there: 1 for all of it.
    pub(crate) certainty: f32,
    /// How much of the query it is: 1 where all words of content belong to it.
    pub(crate) share: f32,
}

/// The written nouns of a row.
type Nouns = Cow<'static, [Cow<'static, str>]>;

#[derive(Debug)]
struct Table {
    /// In the order of their texts.
    words: Cow<'static, [Word]>,
    ways: Cow<'static, [Way]>,
    /// By row.
    nouns: Cow<'static, [Nouns]>,
}

#[derive(Clone, Debug)]
struct Word {
    text: Cow<'static, str>,
    telling: f32,
    /// The ways that have it, and the place there.
    places: Cow<'static, [(u16, u8)]>,
}

#[derive(Clone, Debug)]
struct Way {
    row: u16,
    /// What each place tells at the least.
    least: Cow<'static, [f32]>,
}

/// A word of the query as a table may have it.
struct Said<'q> {
    text: Cow<'q, str>,
    start: usize,
    /// Whether it is a verb, an adjective, or a noun made into one.
    is_verbal: bool,
}

/// A word of the query at a place of a way.
#[derive(Clone, Copy)]
struct Met {
    place: u8,
    start: usize,
    telling: f32,
    is_verbal: bool,
}

/// How well a way fits.
struct Fit {
    /// What is told there.
    worth: f32,
    certainty: f32,
    starts: Vec<usize>,
}

impl PlainWords {
    /// The table that is built in, and the user's: each term with plain ways to say it.
    pub fn new(words: &[UserWord], analyzer: &Analyzer) -> PlainWords {
        let mut tables = vec![Table::built_in()];
        if !words.is_empty() {
            tables.push(Table::of_words(words, analyzer));
        }
        PlainWords { tables }
    }

    /// What the query's plain words mean, the most telling first.
    ///
    /// A meaning of which a noun `stands` in the query is none.
    pub(crate) fn meanings(
        &self,
        analysis: &Analysis,
        stands: &dyn Fn(&str) -> bool,
    ) -> Vec<Meaning> {
        let words = analysis.words.last().map_or(0, |word| word.position + 1);
        if words > MOST_WORDS {
            return Vec::new();
        }
        let said = said(analysis);
        let mut found: Vec<(f32, Meaning)> = Vec::new();
        for table in &self.tables {
            table.look_up(&said, &mut found);
        }
        let content = content_words(analysis);
        for (_, meaning) in &mut found {
            let met = meaning.starts.len() as f32;
            meaning.share = (met / content.max(1) as f32).min(1.0);
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        let is_new = |(_, meaning): &(f32, Meaning)| !meaning.nouns.iter().any(|noun| stands(noun));
        let best = found.first().map_or(0.0, |(worth, _)| *worth);
        let near = found
            .into_iter()
            .take_while(|(worth, _)| *worth >= LEAST_AGAINST_BEST * best);
        let new = near.filter(is_new).take(MOST_MEANINGS);
        new.map(|(_, meaning)| meaning).collect()
    }
}

impl Table {
    fn built_in() -> Table {
        Table {
            words: Cow::Borrowed(&WORDS),
            ways: Cow::Borrowed(&WAYS),
            nouns: Cow::Borrowed(&NOUNS),
        }
    }

    fn of_words(words: &[UserWord], analyzer: &Analyzer) -> Table {
        let row = |word: &UserWord| Row {
            nouns: vec![word.term.clone()],
            ways: word.spellings.iter().map(|way| table::way(way)).collect(),
        };
        let rows: Vec<Row> = words.iter().map(row).collect();
        let forms = |word: &str| -> Vec<String> {
            let terms = analyzer.analyze(word).terms;
            let single = terms.iter().all(|term| term.position == 0);
            let forms = terms.iter().filter(|_| single);
            forms.map(|term| term.text.to_string()).collect()
        };
        Table::of(table::prepare(&rows, &forms, &asks))
    }

    fn of(prepared: Prepared) -> Table {
        let word = |(text, (telling, places)): (String, (f32, Vec<(u16, u8)>))| Word {
            text: text.into(),
            telling,
            places: places.into(),
        };
        let way = |(row, least): (u16, Vec<f32>)| Way {
            row,
            least: least.into(),
        };
        let nouns = |nouns: Vec<String>| nouns.into_iter().map(Cow::Owned).collect();
        Table {
            words: prepared.words.into_iter().map(word).collect(),
            ways: prepared.ways.into_iter().map(way).collect(),
            nouns: prepared.nouns.into_iter().map(nouns).collect(),
        }
    }

    /// Adds the rows that fit, each by its best way.
    fn look_up(&self, said: &[Said<'_>], found: &mut Vec<(f32, Meaning)>) {
        let mut met: BTreeMap<u16, Vec<Met>> = BTreeMap::new();
        for said in said {
            let known = self
                .words
                .binary_search_by(|word| (*word.text).cmp(&said.text));
            let Some(word) = known.ok().map(|at| &self.words[at]) else {
                continue;
            };
            for &(way, place) in word.places.iter() {
                met.entry(way).or_default().push(Met {
                    place,
                    start: said.start,
                    telling: word.telling,
                    is_verbal: said.is_verbal,
                });
            }
        }
        let mut best: BTreeMap<u16, Fit> = BTreeMap::new();
        for (way, met) in met {
            let Way { row, least } = &self.ways[usize::from(way)];
            let Some(fit) = fit(least, met) else {
                continue;
            };
            if best.get(row).is_none_or(|other| other.worth < fit.worth) {
                best.insert(*row, fit);
            }
        }
        for (row, fit) in best {
            let nouns = self.nouns[usize::from(row)].clone();
            let Fit {
                worth,
                certainty,
                starts,
            } = fit;
            let meaning = Meaning {
                nouns,
                starts,
                certainty,
                share: 1.0,
            };
            found.push((worth, meaning));
        }
    }
}

/// How well the words met fill the places of a way; no word fills two.
///
/// One of them must be verbal, two must stand there where the way has several, and what is missing
/// must tell little.
fn fit(least: &[f32], mut met: Vec<Met>) -> Option<Fit> {
    met.sort_by(|a, b| b.telling.total_cmp(&a.telling).then(a.start.cmp(&b.start)));
    let mut taken: Vec<Met> = Vec::new();
    for word in met {
        let is_free = |other: &Met| other.place != word.place && other.start != word.start;
        if taken.iter().all(is_free) {
            taken.push(word);
        }
    }
    let told: f32 = taken.iter().map(|word| word.telling).sum();
    let is_missing = |place: &usize| taken.iter().all(|word| usize::from(word.place) != *place);
    let missing: f32 = (0..least.len())
        .filter(is_missing)
        .map(|at| least[at])
        .sum();
    let certainty = told / (told + missing);
    let is_enough = taken.len() >= least.len().min(2) && certainty >= LEAST_CERTAINTY;
    if !is_enough || !taken.iter().any(|word| word.is_verbal) {
        return None;
    }
    let mut starts: Vec<usize> = taken.iter().map(|word| word.start).collect();
    starts.sort_unstable();
    Some(Fit {
        worth: told * certainty,
        certainty,
        starts,
    })
}

/// How many words of the query have content.
fn content_words(analysis: &Analysis) -> usize {
    let words = analysis.words.chunk_by(|a, b| a.position == b.position);
    words
        .filter(|readings| readings.iter().any(|word| word.role == Role::Content))
        .count()
}

/// The terms of a query and its words, as they were typed and without their endings.
///
/// What stands before an ending may be a verb, though a noun is spelled so: `깜빡이는`, `새는`.
fn said(analysis: &Analysis) -> Vec<Said<'_>> {
    let all = analysis.terms.iter().chain(&analysis.words);
    let mut said: Vec<Said<'_>> = all
        .map(|word| {
            let is_verbal = word.is_predicate() || is_made_verb(analysis, word);
            Said {
                text: Cow::Borrowed(&word.text),
                start: word.start,
                is_verbal,
            }
        })
        .collect();
    let stems = analysis.words.iter().filter(|word| word.via == Via::Stem);
    said.extend(stems.map(|stem| Said {
        text: Cow::Owned(format!("{}다", stem.text)),
        start: stem.start,
        is_verbal: true,
    }));
    said
}

/// Whether a noun is made a verb: `확인` of `확인하기`.
fn is_made_verb(analysis: &Analysis, noun: &Term) -> bool {
    let typed = analysis
        .words
        .iter()
        .filter(|word| word.via == Via::Typed && word.start <= noun.start && noun.end < word.end);
    let tail = |word: &Term| word.text.get(noun.end - word.start..).map(str::to_owned);
    typed
        .filter_map(tail)
        .any(|tail| VERBAL.iter().any(|begins| tail.starts_with(begins)))
}
