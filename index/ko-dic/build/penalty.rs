//! Puts mecab-ko's left-space penalty into the connection costs; knows tags, not words.

use crate::lexicon::Lexicon;

/// First tags that dislike a space before them, and the cost of having one.
///
/// The values are those of mecab-ko-dic's `left-space-penalty-factor` (endings, copula and
/// suffixes 3000, particles 6000) in the tag form in which lindera-ko-dic gives them.
const RULES: [(&[&str], i16); 2] = [
    (
        &["EC", "EF", "EP", "ETM", "ETN", "VCP", "XSA", "XSN", "XSV"],
        3000,
    ),
    (
        &["JC", "JKB", "JKC", "JKG", "JKO", "JKQ", "JKS", "JKV", "JX"],
        6000,
    ),
];

/// Raises the cost of every penalised left id after a space.
///
/// lindera keeps a space as a word of its own, so "right after a space" is "after the right id of
/// the class SPACE". No other word may have that right id, or the penalty would hit more.
pub(crate) fn bake(lexicon: &mut Lexicon) -> Result<(), String> {
    let space = space_id(lexicon)?;
    for (left, penalty) in penalties(lexicon) {
        let cost = lexicon
            .matrix
            .cost(space, left)
            .ok_or_else(|| format!("the left id {left} is not in the matrix"))?;
        *cost = cost.saturating_add(penalty);
    }
    Ok(())
}

fn space_id(lexicon: &Lexicon) -> Result<u16, String> {
    let is_space = |word: &&crate::lexicon::Word| word.surface == "SPACE";
    let space = lexicon
        .unknown
        .iter()
        .find(is_space)
        .ok_or("there is no class `SPACE`")?
        .right;
    match lexicon.words.iter().find(|word| word.right == space) {
        Some(word) => Err(format!(
            "`{}` has the right id of a space, {space}",
            word.surface
        )),
        None => Ok(space),
    }
}

fn penalties(lexicon: &Lexicon) -> Vec<(u16, i16)> {
    let mut of_left = vec![0; usize::from(lexicon.matrix.left_ids())];
    for word in &lexicon.words {
        if let Some(penalty) = of_left.get_mut(usize::from(word.left)) {
            *penalty = of_tag(word.first_tag());
        }
    }
    (0u16..)
        .zip(of_left)
        .filter(|(_, penalty)| *penalty > 0)
        .collect()
}

fn of_tag(tag: &str) -> i16 {
    RULES
        .iter()
        .find(|(tags, _)| tags.contains(&tag))
        .map_or(0, |(_, penalty)| *penalty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Word;
    use crate::matrix::Matrix;

    fn word(surface: &str, left: u16, right: u16, tag: &str) -> Word {
        let feature = format!("{tag},*,*,*,*,*,*,*");
        Word {
            surface: surface.into(),
            left,
            right,
            cost: 0,
            feature,
        }
    }

    fn lexicon(words: Vec<Word>) -> Lexicon {
        Lexicon {
            words,
            unknown: vec![word("SPACE", 0, 1, "SP")],
            matrix: Matrix::from_text("2 4\n").expect("sizes alone are well formed"),
            characters: String::new(),
        }
    }

    #[test]
    fn only_the_listed_tags_cost_more_after_a_space() {
        let mut lexicon = lexicon(vec![
            word("을", 1, 0, "JKO"),
            word("했", 2, 0, "XSV+EP"),
            word("집", 3, 0, "NNG"),
        ]);
        for left in 0..4 {
            *lexicon.matrix.cost(0, left).expect("in range") = 5;
            *lexicon.matrix.cost(1, left).expect("in range") = 5;
        }
        bake(&mut lexicon).expect("a space and no other word with its id");
        let mut row =
            |right| [0, 1, 2, 3].map(|left| *lexicon.matrix.cost(right, left).expect("in range"));
        assert_eq!(row(1), [5, 6005, 3005, 5]);
        assert_eq!(row(0), [5, 5, 5, 5]);
    }

    #[test]
    fn a_word_with_the_space_s_id_stops_the_build() {
        let mut lexicon = lexicon(vec![word("을", 1, 1, "JKO")]);
        let error = bake(&mut lexicon).expect_err("을 shares the id");
        assert_eq!(error, "`을` has the right id of a space, 1");
    }
}
