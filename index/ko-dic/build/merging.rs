//! Gives context ids whose costs are all the same one number; changes no cost. Knows ids, not words.

use std::collections::HashMap;
use std::hash::Hash;

use crate::lexicon::Lexicon;

/// The new id of each old one.
pub(crate) struct Merged {
    pub(crate) rights: Vec<u16>,
    pub(crate) lefts: Vec<u16>,
}

/// Merges the ids that no neighbour tells apart.
///
/// A third of the left ids and half of the right ones are such; their costs are two thirds of the
/// matrix. Ids keep their order, so that the costs of probable words stay together.
pub(crate) fn merge(lexicon: &mut Lexicon) -> Merged {
    let matrix = &lexicon.matrix;
    let rights = numbers((0..matrix.right_ids()).map(|right| matrix.after(right)));
    let lefts = numbers((0..matrix.left_ids()).map(|left| matrix.before(left)));
    lexicon.matrix = matrix.merged(&rights, &lefts);
    for word in lexicon.words.iter_mut().chain(&mut lexicon.unknown) {
        word.right = rights[usize::from(word.right)];
        word.left = lefts[usize::from(word.left)];
    }
    Merged { rights, lefts }
}

/// Numbers things by the first that is equal.
fn numbers<T: Eq + Hash>(things: impl Iterator<Item = T>) -> Vec<u16> {
    let mut known = HashMap::new();
    let number = |thing| {
        let next = known.len() as u16;
        *known.entry(thing).or_insert(next)
    };
    things.map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Word;
    use crate::matrix::Matrix;

    fn word(left: u16, right: u16) -> Word {
        Word {
            surface: format!("{left}-{right}"),
            left,
            right,
            cost: 0,
            feature: "NNG".to_owned(),
        }
    }

    /// Right ids 1 and 3 cost the same before every left id, left ids 0 and 2 after every right id.
    fn lexicon() -> Lexicon {
        let text = "4 3\n0 0 5\n1 0 6\n2 0 7\n3 0 6\n0 1 8\n1 1 9\n2 1 9\n3 1 9\n0 2 5\n1 2 6\n2 2 7\n3 2 6\n";
        let words = (0..3).flat_map(|left| (0..4).map(move |right| word(left, right)));
        Lexicon {
            words: words.collect(),
            unknown: vec![word(2, 3)],
            matrix: Matrix::from_text(text).expect("well formed"),
            characters: String::new(),
        }
    }

    #[test]
    fn every_pair_of_words_keeps_its_cost() {
        let (mut before, mut after) = (lexicon(), lexicon());
        merge(&mut after);
        assert_eq!((after.matrix.right_ids(), after.matrix.left_ids()), (3, 2));
        for first in 0..before.words.len() {
            for next in 0..before.words.len() {
                let (old, new) = (&before.words, &after.words);
                let (right, left) = (old[first].right, old[next].left);
                let cost = before.matrix.cost(right, left).copied();
                let (right, left) = (new[first].right, new[next].left);
                assert_eq!(cost, after.matrix.cost(right, left).copied());
            }
        }
    }

    #[test]
    fn the_first_of_equal_ids_keeps_its_place() {
        let merged = merge(&mut lexicon());
        assert_eq!(merged.rights, [0, 1, 2, 1]);
        assert_eq!(merged.lefts, [0, 1, 0]);
    }
}
