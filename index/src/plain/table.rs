//! Reads tables of plain words for written nouns and prepares them to be looked up. Knows no query.
//!
//! The build script prepares the table that is built in; the user's is prepared when it is read.

use std::collections::{BTreeMap, BTreeSet};

/// Verbs and adjectives that stand in every text; alone they mean nothing.
const COMMON: [&str; 77] = [
    "가다",
    "가지다",
    "같다",
    "걸다",
    "고치다",
    "길다",
    "끝나다",
    "나가다",
    "나누다",
    "나다",
    "나오다",
    "남다",
    "낮다",
    "내다",
    "내리다",
    "넣다",
    "높다",
    "놓다",
    "늘다",
    "다르다",
    "돌다",
    "되다",
    "두다",
    "들다",
    "들어가다",
    "들어오다",
    "따르다",
    "만들다",
    "많다",
    "말다",
    "맞다",
    "먹다",
    "모르다",
    "바꾸다",
    "바뀌다",
    "받다",
    "보내다",
    "보다",
    "보이다",
    "부르다",
    "붙다",
    "빠르다",
    "사다",
    "살다",
    "생기다",
    "서다",
    "쉽다",
    "시작하다",
    "시키다",
    "쓰다",
    "알다",
    "어렵다",
    "얻다",
    "없다",
    "열다",
    "오다",
    "올리다",
    "위하다",
    "읽다",
    "있다",
    "작다",
    "잡다",
    "적다",
    "좋다",
    "주다",
    "죽다",
    "줄다",
    "지나다",
    "지다",
    "짧다",
    "찾다",
    "치다",
    "크다",
    "타다",
    "통하다",
    "풀다",
    "하다",
];

/// What a word tells that stands in every text, against one that says what about.
const IDLE_TELLING: f32 = 0.25;

/// Written nouns, and the plain ways to say them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) nouns: Vec<String>,
    pub(crate) ways: Vec<Way>,
}

/// One plain way: for each of its words, the words that serve there.
pub(crate) type Way = Vec<Vec<String>>;

/// A table that can be looked up.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    /// What a word tells, and where it stands: the way and the place in it.
    pub(crate) words: BTreeMap<String, (f32, Vec<(u16, u8)>)>,
    /// The row of a way, and what each of its places tells at the least.
    pub(crate) ways: Vec<(u16, Vec<f32>)>,
    /// The nouns of a row.
    pub(crate) nouns: Vec<Vec<String>>,
}

/// The rows of a table: nouns between bars, a tab, ways between bars; `#` begins a remark.
#[allow(dead_code, reason = "the build script reads the table, no run does")]
pub(crate) fn rows(table: &str) -> Vec<Row> {
    let lines = table.lines();
    let lines = lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let row = |line: &str| {
        let (nouns, ways) = line.split_once('\t').unwrap_or((line, ""));
        Row {
            nouns: between_bars(nouns).map(str::to_owned).collect(),
            ways: between_bars(ways).map(way).collect(),
        }
    };
    lines.map(row).collect()
}

/// The words of a plain way; `/` parts those that serve as well.
pub(crate) fn way(text: &str) -> Way {
    let words = text.split_whitespace();
    let serving = |word: &str| -> Vec<String> {
        let all = word.split('/').filter(|word| !word.is_empty());
        all.map(str::to_owned).collect()
    };
    words
        .map(serving)
        .filter(|serving| !serving.is_empty())
        .collect()
}

/// Whether a way says something: a word alone must be a telling one.
pub(crate) fn is_telling(way: &Way) -> bool {
    match way.as_slice() {
        [] => false,
        [alone] => alone.iter().all(|word| !is_common(word)),
        _ => true,
    }
}

fn is_common(word: &str) -> bool {
    word.chars().nth(1).is_none() || COMMON.binary_search(&word).is_ok()
}

#[allow(dead_code, reason = "the build script reads the table, no run does")]
fn between_bars(text: &str) -> impl Iterator<Item = &str> {
    text.split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Prepares rows; ways that say nothing are left out.
///
/// `forms` gives the other forms that a word has in an index, `is_idle` tells words of questions.
/// The fewer ways have a word, the more it tells.
pub(crate) fn prepare(
    rows: &[Row],
    forms: &dyn Fn(&str) -> Vec<String>,
    is_idle: &dyn Fn(&str) -> bool,
) -> Prepared {
    let telling = telling(rows, is_idle);
    let mut prepared = Prepared::default();
    for (nth_row, row) in (0..).zip(rows) {
        prepared.nouns.push(row.nouns.clone());
        for way in row.ways.iter().filter(|way| is_telling(way)) {
            let nth_way = prepared.ways.len() as u16;
            let mut least = Vec::new();
            for (place, serving) in (0..).zip(way) {
                let tells = serving.iter().map(|word| telling[word.as_str()]);
                least.push(tells.fold(f32::INFINITY, f32::min));
                for word in serving {
                    let tells = telling[word.as_str()];
                    for form in forms(word).into_iter().chain([word.clone()]) {
                        let (known, places) = prepared.words.entry(form).or_default();
                        *known = known.max(tells);
                        if !places.contains(&(nth_way, place)) {
                            places.push((nth_way, place));
                        }
                    }
                }
            }
            prepared.ways.push((nth_row, least));
        }
    }
    prepared
}

/// What each word tells: the logarithm of how few ways have it.
fn telling<'r>(rows: &'r [Row], is_idle: &dyn Fn(&str) -> bool) -> BTreeMap<&'r str, f32> {
    let ways = || rows.iter().flat_map(|row| &row.ways);
    let mut having: BTreeMap<&str, usize> = BTreeMap::new();
    for way in ways() {
        let words: BTreeSet<&str> = way.iter().flatten().map(String::as_str).collect();
        for word in words {
            *having.entry(word).or_default() += 1;
        }
    }
    let all = ways().count().max(ORDINARY_WAYS) as f32;
    let tells = |(word, having): (&'r str, usize)| {
        let idle = if is_idle(word) { IDLE_TELLING } else { 1.0 };
        (word, idle * (all / having as f32).ln().max(1.0))
    };
    having.into_iter().map(tells).collect()
}

/// A small table's words tell as much as those of one with so many ways.
const ORDINARY_WAYS: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_verbs_are_in_order() {
        assert!(COMMON.is_sorted());
    }

    #[test]
    fn a_row_has_nouns_and_ways() {
        let found = rows("# x\n누수 | leak\t메모리 새다/쌓이다 | 누수되다\n");
        let words =
            |words: &[&str]| -> Vec<String> { words.iter().map(|w| w.to_string()).collect() };
        let first = vec![words(&["메모리"]), words(&["새다", "쌓이다"])];
        assert_eq!(
            found,
            [Row {
                nouns: words(&["누수", "leak"]),
                ways: vec![first, vec![words(&["누수되다"])]],
            }]
        );
    }

    #[test]
    fn a_common_verb_means_nothing_alone() {
        assert!(!is_telling(&way("하다")) && !is_telling(&way("")));
        assert!(is_telling(&way("쪼개다")) && is_telling(&way("다시 하다")));
    }

    #[test]
    fn a_rare_word_tells_more() {
        let rows = rows("a\t쪼개다 나누다 | 나누다 값 | 나누다 때\n");
        let prepared = prepare(&rows, &|_| Vec::new(), &|word| word == "때");
        let tells = |word: &str| prepared.words[word].0;
        assert!(tells("쪼개다") > tells("나누다"));
        assert!(tells("나누다") > tells("때"));
        assert_eq!(prepared.words["나누다"].1, [(0, 1), (1, 0), (2, 0)]);
    }
}
