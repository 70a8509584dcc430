//! Types what people mistype into small vaults: slips, wrong layouts, initials, and right words that no note has.

use expect_test::expect;

use crate::vault::Vault;

/// Two dozen notes that all have the common words, and one with a misspelling.
fn vault() -> Vault {
    let vault = Vault::new(&[("typo.md", "## 트랜젝숀 로그\n\n하나뿐인 줄.\n")]);
    for nth in 0..24 {
        let text = format!(
            "# 묶음 {nth}\n\n## 정규화와 클로저\n\n테이블을 정규화합니다. 클로저와 도커를 봅니다.\n\n\
## 트랜잭션과 비관적 락\n\n비관적 락을 겁니다. 스레드 풀과 상태 코드도 봅니다. 컨테이너.\n\n\
## 가비지 컬렉션은 언제 도나요?\n\n가비지 컬렉션은 힙이 차면 돕니다. generator와 webpack.\n"
        );
        vault.write(&format!("n{nth:02}.md"), &text);
    }
    vault
}

#[test]
fn a_long_slip_is_seen_through() {
    for (slip, word) in [
        ("트랜잭셔", "트랜잭션"),
        ("generotor", "generator"),
        ("webpakc", "webpack"),
    ] {
        assert_eq!(vault().respelled(slip).as_deref(), Some(word), "{slip}");
        assert!(vault().total_widened(slip) > 0, "{slip}");
    }
}

#[test]
fn a_slip_that_the_dictionary_cuts_into_known_words_is_seen() {
    for (slip, word) in [("클러저", "클로저"), ("정규하", "정규화"), ("더커", "도커")]
    {
        assert_eq!(vault().respelled(slip).as_deref(), Some(word), "{slip}");
    }
}

#[test]
fn a_short_slip_is_asked_about_and_finds_nothing() {
    vault().check("코드르", expect![[""]]);
    vault().check("도켜", expect![["meant, by spelling: 도커\n"]]);
}

#[test]
fn the_words_beside_a_short_slip_make_it_sure() {
    assert_eq!(vault().respelled("상태 코트").as_deref(), Some("상태 코드"));
    assert!(vault().total_widened("상태 코트") > 0);
}

#[test]
fn a_right_word_that_no_note_has_finds_nothing() {
    for word in [
        "소금",
        "수박",
        "형태소",
        "연말정산",
        "태권도",
        "volcano",
        "fsync",
    ] {
        assert_eq!(vault().respelled(word), None, "{word}");
        assert_eq!(vault().total_widened(word), 0, "{word}");
    }
}

#[test]
fn a_misspelling_of_the_notes_is_no_target() {
    let respelled = vault().respelled("트랜젝쇼");
    assert_ne!(respelled.as_deref(), Some("트랜젝숀"));
}

#[test]
fn one_syllable_in_the_wrong_layout_is_seen_beside_its_neighbour() {
    assert_eq!(
        vault().respelled("비관적 fkr").as_deref(),
        Some("비관적 락")
    );
    assert_eq!(
        vault().respelled("스레드 vnf").as_deref(),
        Some("스레드 풀")
    );
    assert_eq!(vault().respelled("fkr"), None);
}

#[test]
fn initials_of_several_words_are_words_side_by_side() {
    let respelled = vault().respelled("ㄱㅂㅈ ㅋㄹㅅ");
    assert_eq!(respelled.as_deref(), Some("가비지 컬렉션"));
}

#[test]
fn initials_lead_to_no_inflected_form() {
    assert_eq!(vault().respelled("ㅈㄱㅎ").as_deref(), Some("정규화"));
}

#[test]
fn a_right_word_of_a_sentence_stays_as_it_is() {
    let vault = Vault::new(&[
        (
            "a.md",
            "## 실업 급여의 지급\n\n부양받을 가족의 거주지에서 정한다. 지급 거주.\n",
        ),
        (
            "b.md",
            "## 손떨림에 좋은 운동\n\n가슴떨림도 줄어든다. 나머지는 어지러운게 아니다.\n",
        ),
        (
            "c.md",
            "## 장기복무 지원\n\n정착비용을 댄다. 선수들의 생활을 돕는다.\n",
        ),
    ]);
    for query in [
        "가족에게 분양받을 집",
        "지급이 거부되면 어디에서",
        "손떨림이 심하면",
        "가슴저림 운동",
        "걸으면 어지러운데 운동",
        "선수층의 생활",
        "약을 못먹었습니다 운동",
    ] {
        assert_eq!(vault.respelled(query), None, "{query}");
    }
}
