//! Segments sentences with the embedded dictionary and pins every token and its details.

use std::borrow::Cow;

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::token::Token;
use lindera_dictionary::viterbi::LexType;
use mundap_ko_dic::terms::{concepts, is_syllable};
use mundap_ko_dic::{TERMS, UserNoun, user_dictionary};

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
    let details: Vec<&str> = match (token.word_id.lex_type(), token.user_dictionary) {
        (LexType::User, Some(user)) => user.word_details_iter(id).collect(),
        (LexType::Unknown, _) => token.dictionary.unknown_word_details_iter(id).collect(),
        _ => token.dictionary.word_details_iter(id).collect(),
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

/// Sentences around a word; `을`, `이란`, `이`, `으로`, `과`, `은` stand for the form that fits it.
const FRAMES: [&str; 14] = [
    "{}",
    "{}{을} 사용한다.",
    "{}{이란} 무엇인가?",
    "왜 {}{이} 필요한가",
    "{}의 장점과 단점",
    "{}에서 발생하는 문제",
    "{}{으로} 해결했다",
    "{}{과} 비교하면",
    "분산 {} 처리",
    "## {}",
    "이 {}{은} 느리다",
    "{}입니다.",
    "{}도 있고",
    "여러 {}들",
];

fn sentence(frame: &str, word: &str) -> String {
    let final_jamo = word
        .chars()
        .last()
        .map_or(0, |c| (c as u32 - '가' as u32) % 28);
    let (closed, open_or_rieul) = (final_jamo != 0, final_jamo == 0 || final_jamo == 8);
    let forms = [
        ("{을}", if closed { "을" } else { "를" }),
        ("{이란}", if closed { "이란" } else { "란" }),
        ("{이}", if closed { "이" } else { "가" }),
        ("{으로}", if open_or_rieul { "로" } else { "으로" }),
        ("{과}", if closed { "과" } else { "와" }),
        ("{은}", if closed { "은" } else { "는" }),
    ];
    let frame = forms.iter().fold(frame.to_owned(), |text, (mark, form)| {
        text.replace(mark, form)
    });
    frame.replace("{}", word)
}

#[test]
fn the_vocabulary_s_words_stay_whole_in_sentences() {
    let dictionary = mundap_ko_dic::load().expect("the embedded dictionary is of this layout");
    let segmenter = Segmenter::new(Mode::Normal, dictionary, None);
    let spellings = concepts(TERMS).flat_map(|concept| concept.spellings);
    let words: Vec<String> = spellings
        .filter(|spelling| !spelling.homonym)
        .map(|spelling| spelling.text())
        .filter(|word| word.chars().count() > 1 && word.chars().all(is_syllable))
        .collect();
    let mut broken = Vec::new();
    for text in words
        .iter()
        .flat_map(|word| FRAMES.map(|frame| (word, sentence(frame, word))))
    {
        let (word, text) = text;
        let tokens = segmenter
            .segment(Cow::Borrowed(&text))
            .expect("any text can be segmented");
        if !tokens.iter().any(|token| token.surface == *word) {
            broken.push(text.clone());
        }
    }
    let all = words.len() * FRAMES.len();
    assert!(words.len() > 3000, "{} words", words.len());
    assert!(
        broken.len() * 500 < all,
        "{} of {all} broken: {broken:?}",
        broken.len()
    );
}

#[test]
fn a_word_of_the_user_s_own_is_one_word_too() {
    let dictionary = mundap_ko_dic::load().expect("the embedded dictionary is of this layout");
    let nouns = [
        UserNoun {
            surface: "문답이",
            parts: &[],
        },
        UserNoun {
            surface: "정산모듈",
            parts: &["정산", "모듈"],
        },
        UserNoun {
            surface: " ",
            parts: &[],
        },
        UserNoun {
            surface: "쉼표,\"따옴표\"",
            parts: &[],
        },
    ];
    let user = user_dictionary(&dictionary, nouns).expect("three plain words");
    let segmenter = Segmenter::new(Mode::Normal, dictionary, user);
    let text = "문답이가 정산모듈을 쉼표,\"따옴표\"로 부른다";
    let tokens = segmenter
        .segment(Cow::Borrowed(text))
        .expect("any text can be segmented");
    let found: Vec<String> = tokens.iter().map(spell).collect();
    assert_eq!(
        found.join(" "),
        "문답이/NNG 가/JKS 정산모듈/NNG:C정산/NNG+모듈/NNG 을/JKO 쉼표,\"따옴표\"/NNG 로/JKB 부른다/VV+EC:I부르/VV+ᆫ다/EC"
    );
}

#[test]
fn no_words_make_no_user_dictionary() {
    let dictionary = mundap_ko_dic::load().expect("the embedded dictionary is of this layout");
    assert!(matches!(user_dictionary(&dictionary, []), Ok(None)));
}
