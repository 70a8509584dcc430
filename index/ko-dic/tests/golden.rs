//! Segments sentences with the embedded dictionary and pins every token and its details.

use std::borrow::Cow;

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::token::Token;

fn check(text: &str, expected: &str) {
    let dictionary = mundap_ko_dic::load().expect("the embedded dictionary is of this layout");
    let segmenter = Segmenter::new(Mode::Normal, dictionary, None);
    let tokens = segmenter
        .segment(Cow::Borrowed(text))
        .expect("any text can be segmented");
    let found: Vec<String> = tokens.iter().map(spell).collect();
    assert_eq!(found.join(" "), expected, "tokens of `{text}`");
}

fn spell(token: &Token<'_>) -> String {
    let id = token.word_id.id() as usize;
    let details: Vec<&str> = if token.word_id.is_unknown() {
        token.dictionary.unknown_word_details_iter(id).collect()
    } else {
        token.dictionary.word_details_iter(id).collect()
    };
    format!("{}/{}", token.surface, details.join(":"))
}

#[test]
fn the_syllable_i_is_a_word_of_many_readings() {
    check(
        "이 책이 좋다. 이를 이용해서",
        "이/MM 책/NNG 이/JKS 좋/VA 다/EF ./SF 이/NP 를/JKO 이용/NNG 해서/XSV+EC:I하/XSV+아서/EC",
    );
}

#[test]
fn a_term_is_one_word_in_every_sentence() {
    check("데드락", "데드락/NNG");
    check("데드락을 피하려면", "데드락/NNG 을/JKO 피하/VV 려면/EC");
    check(
        "교착상태와 데드락이란 무엇인가?",
        "교착상태/NNG:C교착/NNG+상태/NNG 와/JC 데드락/NNG 이란/JX 무엇/NP 인가/VCP+EF:I이/VCP+ᆫ가/EF ?/SF",
    );
    check(
        "컨슈머가 메시지를 읽는다",
        "컨슈머/NNG 가/JKS 메시지/NNG 를/JKO 읽/VV 는다/EC",
    );
    check(
        "쿠버네티스에서 샤딩된",
        "쿠버네티스/NNG 에서/JKB 샤딩/NNG 된/XSV+ETM:I되/XSV+ᆫ/ETM",
    );
}

#[test]
fn a_compound_term_has_the_parts_of_the_table() {
    check("로드밸런싱은", "로드밸런싱/NNG:C로드/NNG+밸런싱/NNG 은/JX");
    check("객체지향 언어", "객체지향/NNG:C객체/NNG+지향/NNG 언어/NNG");
}

#[test]
fn a_particle_after_a_space_is_dear() {
    check("서울 시 자바", "서울/NNP 시/NNG 자바/NNG");
}

#[test]
fn compounds_and_inflected_words_give_their_morphemes() {
    check(
        "비동기 처리와 날짜",
        "비동기/NNG 처리/NNG 와/JC 날짜/NNG:C날/NNG+짜/NNG",
    );
    check(
        "줄였다 돼서 아름다운",
        "줄였/VV+EP:I줄이/VV+었/EP 다/EF 돼서/VV+EC:I되/VV+어서/EC 아름다운/VA+ETM:I아름답/VA+ᆫ/ETM",
    );
}

#[test]
fn other_scripts_are_words_of_their_class() {
    check(
        "TCP와 UDP의 차이 3개",
        "TCP/SL 와/JC UDP/SL 의/JKG 차이/NNG 3/SN 개/NNBC",
    );
}
