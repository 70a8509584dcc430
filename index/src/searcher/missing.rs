//! Names the words of a query that no note has in any form. Knows no other word for them.

use super::engine::Searcher;
use super::run::Run;
use crate::analysis::Mention;
use crate::error::Error;
use crate::query::Query;

/// So many words of a query are looked up.
const LOOKED_UP: usize = 16;
/// A longer query was pasted, and what of it stands nowhere is no news.
const TYPED_BYTES: usize = 1000;

/// The words asked for that stand nowhere, as they were typed; each once.
///
/// Verbs and adjectives are left out: notes say by nouns what people ask by verbs.
pub(super) fn missing(searcher: &Searcher, query: &Query) -> Result<Vec<String>, Error> {
    let mut missing: Vec<String> = Vec::new();
    if query.text().len() > TYPED_BYTES {
        return Ok(missing);
    }
    let mut left = LOOKED_UP;
    for text in query.wanted_texts() {
        let run = Run::new(searcher.analyzer(), text);
        for mention in run.mentions() {
            if left == 0 {
                return Ok(missing);
            }
            left -= 1;
            let word = text.get(mention.start..mention.end).unwrap_or_default();
            if missing.iter().any(|known| known == word) || !names(&run, &mention) {
                continue;
            }
            if !is_held(searcher, &mention)? && !is_held_in_words(searcher, word)? {
                missing.push(word.to_string());
            }
        }
    }
    Ok(missing)
}

/// Whether a name of several words stands in the notes word by word: `도커 컨테이너`.
fn is_held_in_words(searcher: &Searcher, name: &str) -> Result<bool, Error> {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 {
        return Ok(false);
    }
    for word in words {
        let run = Run::new(searcher.analyzer(), word);
        for mention in run.mentions() {
            if names(&run, &mention) && !is_held(searcher, &mention)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn is_held(searcher: &Searcher, mention: &Mention) -> Result<bool, Error> {
    for trace in &mention.traces {
        if searcher.holds(trace)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a word names something, rather than saying what it does.
fn names(run: &Run, mention: &Mention) -> bool {
    let terms = run.analysis.terms.iter();
    let mut inside = terms.filter(|term| mention.start <= term.start && term.end <= mention.end);
    let mut words = 0;
    let is_predicate = inside.all(|term| {
        words += 1;
        term.is_predicate()
    });
    words == 0 || !is_predicate
}
