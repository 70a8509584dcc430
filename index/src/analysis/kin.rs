//! Finds the sister forms of what a query names: 캐싱 of 캐시, 병렬성 of 병렬. Knows no index.

use compact_str::CompactString;
use mundap_ko_dic::terms::is_syllable;

use super::concept::{Certainty, Vocabulary};
use super::mention::{Mention, Trace, View};
use super::{Analysis, Analyzer, Term, Via};

include!(concat!(env!("OUT_DIR"), "/families.rs"));

/// What makes another noun of a noun.
const SUFFIXES: [&str; 6] = ["성", "율", "률", "적", "형", "화"];
/// What makes another noun of a loanword.
const PREFIX: &str = "리";
/// Shorter nouns begin and end many others.
const LEAST_SYLLABLES: usize = 2;

impl Analyzer {
    /// Where a text mentions what the mention does by a sister form: the whole stem stands there.
    ///
    /// A negating prefix makes no sister: 비동기 is none of 동기.
    pub(crate) fn kin(&self, analysis: &Analysis, mention: &Mention) -> Vec<Trace> {
        let mut kin = Vec::new();
        for trace in &mention.traces {
            if let (View::Terms, [(0, name)]) = (trace.view, trace.terms.as_slice()) {
                kin.extend(sisters(name).map(|sister| whole(View::Terms, sister)));
            }
        }
        for stem in stems(analysis, mention) {
            let derived = SUFFIXES.map(|suffix| format!("{stem}{suffix}"));
            kin.extend(derived.iter().map(|word| whole(View::Words, word)));
        }
        kin.retain(|trace| !mention.traces.contains(trace));
        kin
    }

    /// The concepts that sister forms name, in whatever spelling.
    ///
    /// They are no mentions: of 동기, 동기화 is one, but not synchronization.
    pub(crate) fn kin_concepts(&self, analysis: &Analysis, mention: &Mention) -> Vec<Trace> {
        let mut kin = Vec::new();
        for stem in stems(analysis, mention) {
            let derived = SUFFIXES.map(|suffix| format!("{stem}{suffix}"));
            let words = derived.into_iter().chain([format!("{PREFIX}{stem}")]);
            kin.extend(words.filter_map(|word| concept(&self.vocabulary, &word)));
        }
        kin.retain(|trace| !mention.traces.contains(trace));
        kin.dedup();
        kin
    }
}

/// The other concepts of a concept's family.
fn sisters(name: &str) -> impl Iterator<Item = &'static str> {
    let found = FAMILIES.binary_search_by_key(&name, |family| family.0);
    found
        .ok()
        .into_iter()
        .flat_map(|at| FAMILIES[at].1.iter().copied())
}

/// The mention's word without its endings, where it is one word of Hangul.
fn stems<'a>(analysis: &'a Analysis, mention: &Mention) -> impl Iterator<Item = &'a str> {
    let (start, end) = (mention.start, mention.end);
    let inside = move |word: &&Term| start <= word.start && word.end <= end;
    let words = || analysis.words.iter().filter(inside);
    let is_one = words().all(|word| word.start == start);
    let is_stem = |word: &&Term| word.via == Via::Stem && !word.is_predicate();
    let is_long =
        |text: &&str| text.chars().count() >= LEAST_SYLLABLES && text.chars().all(is_syllable);
    let stems = words().filter(move |_| is_one).filter(is_stem);
    stems.map(|word| word.text.as_str()).filter(is_long)
}

fn concept(vocabulary: &Vocabulary, spelling: &str) -> Option<Trace> {
    let found = vocabulary.find(spelling)?;
    (found.certainty == Certainty::Sure).then(|| whole(View::Terms, found.name))
}

fn whole(view: View, text: &str) -> Trace {
    let terms = vec![(0, CompactString::new(text))];
    Trace { view, terms }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kin(query: &str) -> Vec<String> {
        let analyzer = Analyzer::new().unwrap();
        let analysis = analyzer.analyze(query);
        let mentions = analysis.mentions();
        let kin = mentions.iter().flat_map(|mention| {
            let met = analyzer.kin(&analysis, mention).into_iter();
            met.chain(analyzer.kin_concepts(&analysis, mention))
        });
        kin.map(|trace| trace.terms[0].1.to_string()).collect()
    }

    #[test]
    fn loanwords_have_the_sisters_of_their_family() {
        assert!(kin("캐시").contains(&"caching".to_owned()));
        assert!(kin("로드 밸런서").contains(&"load balancing".to_owned()));
        assert!(kin("렌더링").contains(&"rerendering".to_owned()));
        assert!(kin("garbage collection").contains(&"garbage collector".to_owned()));
    }

    #[test]
    fn nouns_have_the_sisters_that_a_suffix_makes() {
        assert!(kin("병렬").contains(&"parallelism".to_owned()));
        assert!(kin("비연결").contains(&"connectionless".to_owned()));
        assert!(kin("최적은").contains(&"최적화".to_owned()));
    }

    #[test]
    fn a_negated_word_is_no_sister() {
        for (query, other) in [
            ("동기", "비동기"),
            ("정규화", "비정규화"),
            ("연결", "비연결"),
        ] {
            assert!(
                kin(query).iter().all(|sister| !sister.starts_with(other)),
                "{query}"
            );
        }
        assert!(!kin("동기").contains(&"asynchronous".to_owned()));
    }
}
