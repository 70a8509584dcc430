//! Excerpts as a reader sees them, terms in brackets.

use expect_test::{Expect, expect};

use super::occurrences;
use crate::excerpt::{Excerpt, Occurrence, excerpt};

const REDIS: &str = "\
Redis란?

레디스는 메모리에 값을 두는 키-값 저장소다. 디스크보다 빨라서 캐시로 많이 쓴다.
    - 만료 시간(TTL)을 정할 수 있다.
    - 싱글 스레드라서 명령 하나하나가 원자적이다.

캐시가 한꺼번에 만료되면 DB가 트래픽을 다 받는다, 이것을 캐시 스탬피드라고 한다. 그래서 만료 시간에 난수를 더한다.
";

const INDEX: &str = "인덱스를 걸면 조회는 빨라지지만, 쓰기마다 트리를 고쳐야 하므로 쓰기가 \
    잦은 테이블에서는, 특히 열이 많을 때, 오히려 느려질 수 있다는 것을 알아야 한다";

fn check(text: &str, words: &[&str], max_columns: usize, expected: Expect) {
    let excerpt = excerpt(text, &occurrences(text, words), max_columns);
    expected.assert_eq(&marked(&excerpt));
}

fn marked(excerpt: &Excerpt) -> String {
    let mut marked = excerpt.text.clone();
    for highlight in excerpt.highlights.iter().rev() {
        marked.insert(highlight.end, ']');
        marked.insert(highlight.start, '[');
    }
    marked
}

#[test]
fn a_text_that_fits_is_shown_whole() {
    let text = "큐는 먼저 들어온 것이 먼저 나간다.\n";
    check(
        text,
        &["큐"],
        80,
        expect!["[큐]는 먼저 들어온 것이 먼저 나간다."],
    );
    check("큐란?", &["큐"], 5, expect!["[큐]란?"]);
    check("  큐란?\n\n", &[], 5, expect!["큐란?"]);
    check("", &[], 80, expect![[""]]);
}

#[test]
fn without_terms_the_beginning_is_shown() {
    check(
        REDIS,
        &[],
        60,
        expect!["Redis란? 레디스는 메모리에 값을 두는 키-값 저장소다. …"],
    );
    check(
        REDIS,
        &["없는 말"],
        30,
        expect!["Redis란? 레디스는 메모리에…"],
    );
}

#[test]
fn white_space_and_line_ends_become_one_space() {
    let text = "하나\r\n\n\t 둘\u{A0}\u{3000}셋\u{7}넷\n";
    check(text, &["둘"], 80, expect!["하나 [둘] 셋 넷"]);
}

#[test]
fn the_sentence_around_the_term_is_shown() {
    check(
        REDIS,
        &["TTL"],
        40,
        expect!["…만료 시간([TTL])을 정할 수 있다. …"],
    );
    check(
        REDIS,
        &["원자적"],
        50,
        expect!["…싱글 스레드라서 명령 하나하나가 [원자적]이다. …"],
    );
    check(
        REDIS,
        &["스탬피드"],
        60,
        expect!["…이것을 캐시 [스탬피드]라고 한다. …"],
    );
    check(
        REDIS,
        &["난수"],
        60,
        expect!["…그래서 만료 시간에 [난수]를 더한다."],
    );
}

#[test]
fn the_passage_with_most_different_terms_wins() {
    check(
        REDIS,
        &["캐시", "만료"],
        60,
        expect!["…[캐시]가 한꺼번에 [만료]되면 DB가 트래픽을 다 받는다…"],
    );
    check(
        REDIS,
        &["캐시", "저장소"],
        60,
        expect!["…키-값 [저장소]다. 디스크보다 빨라서 [캐시]로 많이 쓴다. …"],
    );
    check(
        REDIS,
        &["DB", "트래픽", "캐시"],
        60,
        expect!["…[캐시]가 한꺼번에 만료되면 [DB]가 [트래픽]을 다 받는다…"],
    );
}

#[test]
fn heavier_terms_win_over_light_ones() {
    let text = "무엇을 무엇이라 하는지 적어 둔다. 여기까지는 머리말이다.\n\n데드락은 서로 \
        기다리는 것이다.";
    let mut found = occurrences(text, &["무엇", "데드락"]);
    expect!["[무엇]을 [무엇]이라 하는지 적어 둔다. …"]
        .assert_eq(&marked(&excerpt(text, &found, 40)));
    for occurrence in &mut found {
        occurrence.weight = [0.5, 1.0][occurrence.term];
    }
    expect!["…[데드락]은 서로 기다리는 것이다."].assert_eq(&marked(&excerpt(text, &found, 40)));
}

#[test]
fn a_sentence_that_opens_with_the_term_wins() {
    let text = "앞에서 본 대로 트랜잭션과는 달리 여기서는 락을 쓰지 않는다고 했다.\n\
        - 락은 자원을 하나만 쓰게 한다.";
    check(
        text,
        &["락"],
        40,
        expect!["…[락]은 자원을 하나만 쓰게 한다."],
    );
}

#[test]
fn items_and_cells_keep_their_borders() {
    let text = "까닭은 둘이다.\u{1e}락을 쓴다\n \u{1e}큐가 비었다\n";
    check(
        text,
        &["락"],
        80,
        expect!["까닭은 둘이다. · [락]을 쓴다 · 큐가 비었다"],
    );
    check(text, &["큐"], 20, expect!["…[큐]가 비었다"]);
    check(
        "이름\u{1f}값\u{1e}큐\u{1f}줄\u{1e}",
        &["큐"],
        80,
        expect!["이름 | 값 · [큐] | 줄"],
    );
    check("\u{1e}\u{1f}큐", &[], 80, expect!["큐"]);
}

#[test]
fn final_punctuation_stays() {
    let text = "프로세스와 스레드의 차이는? 메모리를 나누어 쓰는지가 다르다. 나머지는 다음 \
        장에서 보기로 하자.";
    check(
        text,
        &["차이"],
        40,
        expect!["프로세스와 스레드의 [차이]는? …"],
    );
    check(
        text,
        &["차이"],
        64,
        expect!["프로세스와 스레드의 [차이]는? 메모리를 나누어 쓰는지가 다르다. …"],
    );
    let text = "“정말 그럴까?” 하고 물었다. 그리고 아무도 오래도록 답하지 않았다.";
    check(
        text,
        &["정말"],
        30,
        expect!["“[정말] 그럴까?” 하고 물었다. …"],
    );
}

#[test]
fn long_sentences_are_cut_at_clauses_and_words() {
    check(
        INDEX,
        &["트리"],
        50,
        expect!["…쓰기마다 [트리]를 고쳐야 하므로 쓰기가 잦은…"],
    );
    check(
        INDEX,
        &["느려"],
        40,
        expect!["…오히려 [느려]질 수 있다는 것을 알아야…"],
    );
    check(INDEX, &["테이블"], 30, expect!["…잦은 [테이블]에서는…"]);
}

#[test]
fn a_text_without_spaces_is_cut_between_characters() {
    let text = "가나다라마바사아자차카타파하".repeat(9);
    check(&text, &[], 21, expect!["가나다라마바사아자…"]);
    check(&text[3..], &["하가"], 20, expect!["…[하가]나다라마바사…"]);
    let text = "先入先出は待ち行列である。後入先出は積み重ねである。";
    check(text, &["後入"], 20, expect!["…[後入]先出は積み重…"]);
}

#[test]
fn a_term_wider_than_the_excerpt_is_cut() {
    let word = "supercalifragilistic";
    check(
        &format!("앞 {word} 뒤"),
        &[word],
        13,
        expect!["…[supercalif]…"],
    );
    check("락을 걸다", &["락을 걸다"], 3, expect!["[락]"]);
    check("락을 걸다", &["락"], 1, expect![[""]]);
    check("락을 걸다", &["락"], 0, expect![[""]]);
}

#[test]
fn list_marks_and_rules_do_not_lead() {
    check(
        "- 스택: 나중에 넣은 것부터 꺼낸다",
        &["스택"],
        80,
        expect!["[스택]: 나중에 넣은 것부터 꺼낸다"],
    );
    check(
        "---\n\n3. 힙은 트리다",
        &["트리"],
        80,
        expect!["힙은 [트리]다"],
    );
    check("| 이름 | 값 |", &["값"], 80, expect!["이름 | [값] |"]);
    check(
        "12) 공개 키 2) 비밀 키",
        &["키"],
        80,
        expect!["공개 [키] 2) 비밀 [키]"],
    );
    let text = "2. 힙은 트리다. 뿌리에 가장 큰 것이 있다. 그래서 하나를 꺼내는 것은 빠르다.";
    check(
        text,
        &["트리"],
        40,
        expect!["힙은 [트리]다. 뿌리에 가장 큰 것이 있다. …"],
    );
    check(
        text,
        &[],
        40,
        expect!["힙은 트리다. 뿌리에 가장 큰 것이 있다. …"],
    );
    check(
        &format!("202{text}"),
        &["그래서"],
        60,
        expect!["…[그래서] 하나를 꺼내는 것은 빠르다."],
    );
    check("* * *", &[], 80, expect!["* * *"]);
    check(
        "C++ 과 -1 과 @Transactional",
        &["C++"],
        80,
        expect!["[C++] 과 -1 과 @Transactional"],
    );
    check("-- 주석", &["--"], 80, expect!["[--] 주석"]);
}

#[test]
fn punctuation_does_not_dangle_before_an_ellipsis() {
    let text = "첫째, 둘째, 셋째, 넷째, 다섯째, 여섯째";
    check(text, &["첫째"], 20, expect!["[첫째], 둘째, 셋째…"]);
    let text = "이름은 (그러니까 별명은) 무엇인가요";
    check(text, &["이름"], 13, expect!["[이름]은…"]);
}

#[test]
fn what_is_left_out_decides_about_ellipses() {
    check(
        "***\n\n큐는 줄이다.\n\n***\n",
        &["큐"],
        14,
        expect!["[큐]는 줄이다."],
    );
    let text = "가 나 다 라 마 바 사 아 자 차 카 타 파 하";
    check(text, &["사"], 13, expect!["…[사] 아 자…"]);
    check(text, &["하"], 13, expect!["…타 파 [하]"]);
}

#[test]
fn a_short_rest_is_filled_up_with_what_stands_before() {
    let text = "먼저 온 말이다. 다음 말이다. 큐다.";
    check(text, &["큐"], 28, expect!["…다음 말이다. [큐]다."]);
    let text = "문장 하나가 아주 길고도 길어서 한 줄에 다 들어가지 못한다. 큐다.";
    check(text, &["큐"], 28, expect!["…다 들어가지 못한다. [큐]다."]);
}

#[test]
fn characters_of_several_code_points_stay_whole() {
    let decomposed = "\u{110F}\u{1172}\u{1102}\u{1173}\u{11AB} 큐는";
    check(
        decomposed,
        &["\u{110F}\u{1172}"],
        80,
        expect!["[큐]는 큐는"],
    );
    check(decomposed, &["\u{110F}"], 80, expect!["[큐]는 큐는"]);
    let family = "👩\u{200D}👩\u{200D}👧".repeat(9);
    check(&family, &[], 12, expect!["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…"]);
    check("e\u{301}te\u{301} 여름", &["te"], 80, expect!["é[té] 여름"]);
}

#[test]
fn invisible_characters_vanish() {
    let text = "\u{FEFF}레\u{200B}디\u{200B}스\u{202E}는 빠르다";
    check(
        text,
        &["레\u{200B}디\u{200B}스"],
        80,
        expect!["[레디스]는 빠르다"],
    );
}

#[test]
fn overlapping_and_adjoining_terms_are_one_highlight() {
    let words = ["데이터", "데이터베이스", "격리", "수준"];
    check(
        "데이터베이스의 격리수준",
        &words,
        80,
        expect!["[데이터베이스]의 [격리수준]"],
    );
}

#[test]
fn the_offset_is_where_the_first_highlight_stands() {
    let text = "가나다.\n\n- 라마 큐는 바사";
    let found = occurrences(text, &["큐"]);
    assert_eq!(
        Some(excerpt(text, &found, 80).offset_bytes),
        text.find('큐')
    );
    assert_eq!(excerpt("\n\n- 가나", &[], 80).offset_bytes, 4);
}

#[test]
fn occurrences_that_do_not_stand_in_the_text_are_passed_over() {
    let text = "락과 큐";
    let found = [9..12, 7..10, 1..4, 0..3, 3..3, 4..99].map(|bytes| Occurrence {
        bytes,
        term: 0,
        weight: f32::NAN,
    });
    expect!["[락]과 [큐]"].assert_eq(&marked(&excerpt(text, &found, 80)));
}
