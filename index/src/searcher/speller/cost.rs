//! What it costs to take one word for a slip of another: letters by their keys, ears and habits. Knows no index.

use super::keys::{self, Kinship};

/// A letter too many that repeats the one before it, or one too few of two.
const DOUBLED: f32 = 0.5;
/// A letter left out or added.
const ADDED: f32 = 0.9;
/// Two neighbours swapped.
const SWAPPED: f32 = 0.6;
/// What no ear tells apart, wherever it stands.
const ALIKE: f32 = 0.3;
/// A slip in the first letter, on top, for that is the one that is looked at.
const FIRST: f32 = 0.3;

/// What the slips from `word` to `meant` cost; a slip of no special kind costs 1.
pub(super) fn cost(word: &str, meant: &str) -> f32 {
    let typed = distance(&keys::typed(word), &keys::typed(meant));
    let heard = distance(&keys::heard(word), &keys::heard(meant));
    typed.min(heard + ALIKE)
}

fn replaced(a: char, b: char) -> f32 {
    match keys::kinship(a, b) {
        Kinship::Same => 0.0,
        Kinship::Alike => ALIKE,
        Kinship::Twins => 0.5,
        Kinship::Neighbours => 0.7,
        Kinship::Confused => 0.7,
        Kinship::Strangers => 1.0,
    }
}

/// Optimal string alignment (Damerau 1964) with costs.
fn distance(word: &[char], meant: &[char]) -> f32 {
    let first = |row: usize, column: usize| if row <= 1 && column <= 1 { FIRST } else { 0.0 };
    let mut before: Vec<f32> = Vec::new();
    let mut last: Vec<f32> = vec![0.0];
    for column in 1..=meant.len() {
        last.push(last[column - 1] + single(meant, column) + first(0, column));
    }
    for row in 1..=word.len() {
        let mut this = vec![last[0] + single(word, row) + first(row, 0)];
        for column in 1..=meant.len() {
            let (a, b) = (word[row - 1], meant[column - 1]);
            let change = if a == b {
                0.0
            } else {
                replaced(a, b) + first(row, column)
            };
            let mut best = (last[column - 1] + change)
                .min(last[column] + single(word, row))
                .min(this[column - 1] + single(meant, column));
            if row > 1 && column > 1 && a == meant[column - 2] && b == word[row - 2] {
                best = best.min(before[column - 2] + SWAPPED);
            }
            this.push(best);
        }
        before = last;
        last = this;
    }
    last.last().copied().unwrap_or(0.0)
}

/// What the letter before that place costs when the other word lacks it.
fn single(letters: &[char], at: usize) -> f32 {
    let repeats = at > 1 && letters[at - 2] == letters[at - 1];
    if repeats { DOUBLED } else { ADDED }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, meant: &str, expected: f32) {
        let cost = cost(word, meant);
        assert!((cost - expected).abs() < 1e-4, "{word} {meant}: {cost}");
    }

    #[test]
    fn likely_slips_cost_less() {
        check("시스탬", "시스템", ALIKE);
        check("회손", "훼손", ALIKE);
        check("kafak", "kafka", SWAPPED);
        check("kafkaa", "kafka", DOUBLED);
        check("정규하", "정규화", ADDED);
        check("코트", "코드", 0.7);
        check("generotor", "generator", 0.7);
        check("redis", "redis", 0.0);
    }

    #[test]
    fn the_first_letter_counts_more() {
        assert!(cost("vamel", "camel") > cost("canel", "camel"));
    }
}
