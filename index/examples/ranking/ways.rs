//! The ways of ranking and searching that can be left out one by one. Knows no queries.

use mundap_index::searcher::{Folding, Weights, Widening};

/// How a search is made.
#[derive(Clone, Copy)]
pub(crate) struct Ways {
    pub(crate) weights: Weights,
    pub(crate) folding: Folding,
    pub(crate) widening: Widening,
}

/// A name, and what it changes of the ways.
type Change = (&'static str, fn(&mut Ways));

const CHANGES: [Change; 17] = [
    ("terms alone", |ways| ways.weights = only_terms()),
    ("without question", |ways| ways.weights.question = 0.0),
    ("without context", |ways| ways.weights.context = 0.0),
    ("without words", |ways| ways.weights.word = 0.0),
    ("without syllables", |ways| ways.weights.syllables = 0.0),
    ("without pairs", |ways| ways.weights.pair = 0.0),
    ("asking words in full", |ways| ways.weights.asking = 1.0),
    ("function words in full", |ways| ways.weights.function = 1.0),
    ("verbs in full", |ways| ways.weights.predicate = 1.0),
    ("without homonyms", |ways| ways.weights.weak = 0.0),
    ("without gists", |ways| ways.weights.gist = 0.0),
    ("without sister forms", |ways| ways.weights.kin = 0.0),
    ("without plain words", |ways| ways.weights.plain = 0.0),
    ("no asides", |ways| ways.weights.aside = 1.0),
    ("bare units in full", |ways| ways.weights.bare = 1.0),
    ("without folding", |ways| ways.folding = Folding::Off),
    ("without widening", |ways| {
        ways.widening = Widening::Forbidden
    }),
];

/// All ways, then all but one.
pub(crate) fn left_out() -> Vec<(&'static str, Ways)> {
    let all = Ways {
        weights: Weights::default(),
        folding: Folding::On,
        widening: Widening::Allowed,
    };
    let changed = CHANGES.iter().map(|(name, change)| {
        let mut ways = all;
        change(&mut ways);
        (*name, ways)
    });
    std::iter::once(("all", all)).chain(changed).collect()
}

/// BM25 over the terms, and nothing else.
fn only_terms() -> Weights {
    Weights {
        question: 0.0,
        context: 0.0,
        word: 0.0,
        syllables: 0.0,
        pair: 0.0,
        asking: 1.0,
        function: 1.0,
        predicate: 1.0,
        gist: 0.0,
        kin: 0.0,
        plain: 0.0,
        aside: 1.0,
        bare: 1.0,
        ..Weights::default()
    }
}
