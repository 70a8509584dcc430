//! How many slips of the finger lie between two words. Knows no index.

/// Edits between two words, at most `limit`; `None` beyond.
///
/// Counts a letter left out, added, replaced or swapped with its neighbour
/// (optimal string alignment, Damerau 1964); takes time in the product of the
/// lengths.
pub(crate) fn edits(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for row in 1..=a.len() {
        let mut this = vec![row; b.len() + 1];
        for column in 1..=b.len() {
            let replaced = last[column - 1] + usize::from(a[row - 1] != b[column - 1]);
            let mut best = replaced.min(last[column] + 1).min(this[column - 1] + 1);
            if row > 1 && column > 1 && swapped(&a[row - 2..row], &b[column - 2..column]) {
                best = best.min(before[column - 2] + 1);
            }
            this[column] = best;
        }
        if this.iter().min() > Some(&limit) {
            return None;
        }
        before = last;
        last = this;
    }
    last.last().copied().filter(|edits| *edits <= limit)
}

fn swapped(a: &[char], b: &[char]) -> bool {
    a[0] == b[1] && a[1] == b[0]
}

#[cfg(test)]
mod tests {
    use super::super::hangul::letters;
    use super::*;

    fn check(a: &str, b: &str, expected: Option<usize>) {
        assert_eq!(edits(&letters(a), &letters(b), 2), expected, "{a} {b}");
    }

    #[test]
    fn slips_are_counted_in_letters_not_syllables() {
        check("츨퇴근", "출퇴근", Some(1));
        check("트렌젝션", "트랜잭션", Some(2));
        check("캐시", "캐시", Some(0));
    }

    #[test]
    fn neighbours_swapped_are_one_slip() {
        check("kafak", "kafka", Some(1));
    }

    #[test]
    fn other_words_are_too_far() {
        check("레디스", "카프카", None);
        check("", "카프카", None);
    }
}
