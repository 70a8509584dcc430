//! What excerpts look like, and what holds for every one of them.

mod golden;
mod laws;

use super::Occurrence;

/// Every place where one of these words stands, by where it begins.
fn occurrences(text: &str, words: &[&str]) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for (term, word) in words.iter().enumerate() {
        found.extend(text.match_indices(word).map(|(start, word)| Occurrence {
            bytes: start..start + word.len(),
            term,
            weight: 1.0,
        }));
    }
    found.sort_by_key(|occurrence| occurrence.bytes.start);
    found
}
