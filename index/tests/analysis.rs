//! The analyser from outside: what holds for every text, and that query and note agree.

use std::sync::LazyLock;

use mundap_index::analysis::{Analysis, Analyzer, Term};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new().expect("the embedded dictionary is sound"));

fn views(analysis: &Analysis) -> [&[Term]; 3] {
    [&analysis.terms, &analysis.words, &analysis.grams]
}

/// Offsets lie inside the text, on characters, and never descend; neither do positions.
fn check_offsets(text: &str) -> Result<(), TestCaseError> {
    let analysis = ANALYZER.analyze(text);
    for view in views(&analysis) {
        for term in view {
            prop_assert!(term.start < term.end && term.end <= text.len(), "{term:?}");
            prop_assert!(
                text.is_char_boundary(term.start) && text.is_char_boundary(term.end),
                "{term:?}"
            );
            prop_assert!(!term.text.is_empty());
        }
        for pair in view.windows(2) {
            prop_assert!(pair[0].start <= pair[1].start, "{pair:?}");
            prop_assert!(pair[0].position <= pair[1].position, "{pair:?}");
        }
    }
    Ok(())
}

const PIECES: &str = "(데드락|객체 ?지향|비동기식|줄였다|Redis가|TCP/IP|C\\+\\+|https://a\\.b/c|redisTemplate|\\.NET|redis\\.io/docs|N\\+1|10,000|k8s|[ .,!?()\\-/]|\u{200b}|\u{a0}|\r\n|\u{7}|👩‍💻|ㅋㅋ|漢字|Ｒｅｄｉｓ|각|한\u{302}){0,12}";

#[test]
fn offsets_hold_where_names_overlap() -> Result<(), TestCaseError> {
    check_offsets("d.tistory.com/293")?;
    check_offsets("redis.io/docs/latest.")?;
    check_offsets("the .operating system")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn offsets_hold_for_any_characters(text in "\\PC{0,80}") {
        check_offsets(&text)?;
    }

    #[test]
    fn offsets_hold_for_notes(text in PIECES) {
        check_offsets(&text)?;
    }

    #[test]
    fn offsets_hold_for_decomposed_notes(text in PIECES) {
        check_offsets(&text.nfd().collect::<String>())?;
    }

    #[test]
    fn decomposed_text_has_the_terms_of_composed_text(text in "[가-힣a-z ]{0,40}") {
        let texts = |text: &str| {
            let analysis = ANALYZER.analyze(text);
            views(&analysis).map(|view| view.iter().map(|term| (term.text.clone(), term.position)).collect::<Vec<_>>())
        };
        prop_assert_eq!(texts(&text.nfd().collect::<String>()), texts(&text.nfc().collect::<String>()));
    }
}
