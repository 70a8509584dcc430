//! Shortens MeCab's eight feature columns to what an analyser reads; the layout is in the crate's docs.

use crate::lexicon::Word;

/// The detail of a word: its tag, and for a word of several morphemes a NUL, a letter and the parts.
pub(crate) fn of(word: &Word) -> String {
    let tag = word.tag();
    let letter = match word.kind() {
        "Compound" => 'C',
        "Inflect" => 'I',
        "Preanalysis" => 'P',
        _ => return tag.to_owned(),
    };
    match morphemes(word.column(7)) {
        Some(morphemes) => format!("{tag}\0{letter}{morphemes}"),
        None => tag.to_owned(),
    }
}

/// `객체/NNG/*+지향/NNG/*` without the third columns and without empty morphemes.
fn morphemes(expression: &str) -> Option<String> {
    let mut kept = Vec::new();
    for morpheme in expression.split('+') {
        let mut columns = morpheme.split('/');
        let (form, tag) = (columns.next()?, columns.next()?);
        if !form.is_empty() {
            kept.push(format!("{form}/{tag}"));
        }
    }
    Some(kept.join("+"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(feature: &str, expected: &str) {
        let word = Word {
            surface: "w".into(),
            left: 0,
            right: 0,
            cost: 0,
            feature: feature.into(),
        };
        assert_eq!(of(&word), expected);
    }

    #[test]
    fn a_simple_word_keeps_its_tag_only() {
        check("NNG,행위,F,테스트,*,*,*,*", "NNG");
    }

    #[test]
    fn compounds_and_inflected_words_keep_their_morphemes() {
        check(
            "NNG,*,F,날짜,Compound,*,*,날/NNG/*+짜/NNG/*",
            "NNG\0C날/NNG+짜/NNG",
        );
        check(
            "VV+EC,*,F,돼서,Inflect,VV,EC,되/VV/*+어서/EC/*",
            "VV+EC\0I되/VV+어서/EC",
        );
        check(
            "NNP,인명,F,김이,Preanalysis,NNP,NNP,김/NNP/인명+이/NNP/인명",
            "NNP\0P김/NNP+이/NNP",
        );
    }

    #[test]
    fn empty_morphemes_of_the_source_are_dropped() {
        check(
            "NNP,인명,T,존홀,Preanalysis,NNP,NNP,존/NNP/인명+/NNP/인명+홀/NNP/인명",
            "NNP\0P존/NNP+홀/NNP",
        );
    }

    #[test]
    fn an_expression_out_of_shape_leaves_the_tag() {
        check("NNG,*,F,날짜,Compound,*,*,날짜", "NNG");
    }
}
