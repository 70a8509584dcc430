//! Searches small vaults of notes from end to end; each test shows one promise.

mod asked {
    mod answers;
    mod kin;
    mod names;
    mod paste;
    mod plain;
    mod slips;
    mod typing;
}
mod vault;

use expect_test::expect;
use vault::Vault;

const REDIS: &str = "# 캐시\n\n## Redis를 왜 썼나요?\n\n조회가 몰리는 상품 목록을 레디스에 두고 DB 부하를 줄였습니다.\n\n\
## DB가 트래픽을 다 받으면 어떻게 되나요?\n\n커넥션이 모자라 요청이 줄을 섭니다.\n";
const KAFKA: &str = "# 메시지 큐\n\n## 카프카에서 순서는 어떻게 지키나요?\n\n같은 키를 같은 파티션에 넣습니다.\n\n\
## Kafka 컨슈머가 죽으면?\n";

fn vault() -> Vault {
    Vault::new(&[("cache.md", REDIS), ("queue.md", KAFKA)])
}

#[test]
fn a_widened_query_keeps_its_conditions() {
    let text = "## 트랜잭션이란?\n\n모두 되거나 아무것도 되지 않습니다.\n";
    let vault = Vault::new(&[("CS Deep Dive.md", text), ("b.md", text)]);
    for query in [
        "path:\"CS Deep Dive\" 트렌젝셔느",
        "path:\"CS Deep Dive\" +트랜잭션 +없는말없는말",
    ] {
        let widened = vault.respelled(query).unwrap_or_default();
        assert!(widened.starts_with("path:\"CS Deep Dive\" "), "{widened}");
        assert_eq!(vault.total_widened(query), 1, "{query}");
        assert_eq!(vault.total_widened(&widened), 1, "typed again: {widened}");
    }
}

#[test]
fn a_quoted_auxiliary_finds_where_it_stands() {
    let vault = Vault::new(&[(
        "a.md",
        "## 왜 그런가요?\n\n지원하지 않습니다. 바꿔 주세요.\n",
    )]);
    for query in ["\"않습니다.\"", "\"주세요.\"", "\"지원하지 않습니다\""] {
        vault.check_first(query, "a.md:1");
        assert_eq!(vault.respelled(query), None, "{query}");
    }
    vault.check_exactly("\"않습니까\"", expect![[""]]);
}

#[test]
fn a_word_with_a_prefix_is_found_before_any_ending() {
    let vault = Vault::new(&[("a.md", "## equals와 hashCode를 함께 재정의하는 이유는?\n")]);
    assert_eq!(vault.total("재정의"), 1);
}

#[test]
fn the_question_that_is_the_query_is_first() {
    let vault = Vault::new(&[
        ("a.md", "# 제네릭\n\n## 제네릭의 장단점\n\n장점과 단점.\n"),
        (
            "b.md",
            "# 면접\n\n## 장단점\n\n저는 꼼꼼합니다. 다만 일이 몰리면 순서를 정하는 데에 시간이 걸려서, 그날 할 일을 아침에 적습니다.\n",
        ),
    ]);
    for query in ["장단점", "장단점이 뭐예요?", "장 단점"] {
        vault.check_first(query, "b.md:3");
    }
}

#[test]
fn a_sign_beside_a_phrase_asks_for_nothing() {
    for query in ["\"Redis\",", "(Redis).", "\"Redis\")"] {
        assert_eq!(vault().total(query), 1, "{query}");
    }
}

#[test]
fn a_hit_marks_the_term_and_not_its_particle() {
    vault().check("Redis", expect![[r#"
        cache.md:3 [Redis]를 왜 썼나요? | 조회가 몰리는 상품 목록을 [레디스]에 두고 DB 부하를 줄였습니다.
    "#]]);
}

#[test]
fn a_loanword_finds_both_scripts() {
    vault().check_all(
        "카프카",
        expect![[r#"
        queue.md:3 [카프카]에서 순서는 어떻게 지키나요? | 같은 키를 같은 파티션에 넣습니다.
        queue.md:7 [Kafka] 컨슈머가 죽으면? | 
    "#]],
    );
}

#[test]
fn a_natural_question_is_reduced_to_what_it_asks() {
    vault().check_first("what did I say about Redis", "cache.md:3");
    vault().check_first("레디스에 대해 뭐라고 했지", "cache.md:3");
}

#[test]
fn a_whole_clause_finds_its_question() {
    vault().check_first("DB가 트래픽을 다 받으면", "cache.md:7");
    vault().check_first("\"트래픽을 다 받으면\"", "cache.md:7");
}

#[test]
fn unanswered_questions_can_be_asked_for() {
    vault().check_all(
        "is:unanswered",
        expect![[r#"
        queue.md:7 Kafka 컨슈머가 죽으면? | 
    "#]],
    );
}

#[test]
fn forbidden_words_keep_units_out() {
    vault().check_all(
        "카프카 -컨슈머",
        expect![[r#"
        queue.md:3 [카프카]에서 순서는 어떻게 지키나요? | 같은 키를 같은 파티션에 넣습니다.
    "#]],
    );
}

#[test]
fn a_changed_note_is_found_at_once_and_its_old_words_are_gone() {
    let vault = vault();
    vault.check_first("파티션", "queue.md:3");
    vault.write("queue.md", "## 카프카란?\n\n로그를 쌓는 브로커입니다.\n");
    vault.check_first("브로커", "queue.md:1");
    vault.check_exactly("파티션", expect![[""]]);
    vault.remove("queue.md");
    vault.check_exactly("브로커", expect![[""]]);
}

#[test]
fn a_damaged_index_is_rebuilt() {
    let vault = vault();
    vault.check_first("Redis", "cache.md:3");
    vault.damage();
    vault.check_first("Redis", "cache.md:3");
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let vault = vault();
    vault.age();
    vault.refresh();
    let before = vault.index_files();
    let report = vault.refresh();
    assert_eq!((report.added, report.changed, report.removed), (0, 0, 0));
    assert_eq!(vault.index_files(), before);
}

#[test]
fn a_query_of_200_kilobytes_is_answered() {
    let vault = vault();
    vault.check_first(&"Redis 레디스 (\" ".repeat(10_000), "cache.md:3");
}

#[test]
fn the_numbers_of_a_list_are_found() {
    let note = "## 왜 느리죠?\n\n41. 잠금\n42. 기다림\n";
    let vault = Vault::new(&[("a.md", note), ("b.md", "1. 왜 빠르죠?\n2. 왜 비싸죠?\n")]);
    vault.check(
        "42.",
        expect![[r#"
            a.md:1 왜 느리죠? | 잠금 [42]. 기다림
        "#]],
    );
    vault.check_exactly("\"2.\"", expect![[r#""#]]);
}

#[test]
fn emphasis_copied_from_a_note_is_no_part_of_the_word() {
    let note = "## __Redis__란?\n\n`__init__`과 **__캐시__**를 씁니다.\n\n## init은?\n\n시작.\n";
    let vault = Vault::new(&[("a.md", note)]);
    for query in ["__Redis__", "\"__Redis__란\"", "**__캐시__**를", "__init__"] {
        vault.check_first(query, "a.md:1");
        assert_eq!(vault.total(query), 1, "{query}");
        assert_eq!(vault.respelled(query), None, "{query}");
    }
    vault.check_first("__init", "a.md:5");
    vault.check_exactly(
        "__Redis__",
        expect![[r#"
        a.md:1 [__Redis__]란? | __init__과 캐시를 씁니다.
    "#]],
    );
}

#[test]
fn a_number_of_a_list_is_met_with_its_text() {
    let note = "## 무엇으로 보내죠?\n\n1. UDP로\n2. TCP로\n";
    let vault = Vault::new(&[("a.md", note), ("b.md", "## 셋은?\n\n1. TCP로\n2. 끝\n")]);
    vault.check_exactly(
        "\"2. TCP로\"",
        expect![[r#"
        b.md:1 셋은? | [TCP]로 2. 끝
        a.md:1 무엇으로 보내죠? | UDP로 2. [TCP]로
    "#]],
    );
    assert_eq!(vault.total("2"), 2);
}

#[test]
fn a_long_query_that_matches_is_not_widened() {
    let unknown: Vec<String> = (0..16).map(|i| format!("쿠훌{i}퐁")).collect();
    let query = format!("{} 부하", unknown.join(" "));
    assert_eq!(vault().respelled(&query), None);
    assert!(vault().total("부하") > 0);
    vault().check_first(&query, "cache.md:3");
}

#[test]
fn versions_of_one_answer_are_one_hit() {
    let old = "## 레디스란?\n\n메모리에 데이터를 두는 키-값 저장소이고 캐시로 자주 씁니다.\n";
    let new = "## 레디스란?\n\n메모리에 데이터를 두는 키-값 저장소이고 캐시로 아주 자주 씁니다.\n";
    let vault = Vault::new(&[("180923.md", old), ("240105.md", new)]);
    vault.check("레디스", expect![[r#"
        240105.md:1 [레디스]란? | 메모리에 데이터를 두는 키-값 저장소이고 캐시로 아주 자주 씁니다. | also 180923.md:1
    "#]]);
}

#[test]
fn a_slip_of_the_finger_is_widened_and_told() {
    vault().check("레디즈", expect![[r#"
        spelling: 레디스
        cache.md:3 [Redis]를 왜 썼나요? | 조회가 몰리는 상품 목록을 [레디스]에 두고 DB 부하를 줄였습니다.
    "#]]);
    vault().check_exactly("레디즈", expect![[""]]);
}

#[test]
fn a_short_slip_is_asked_about_and_what_matches_stays() {
    vault().check("Redis 부햐", expect![[r#"
        meant, by spelling: Redis 부하
        cache.md:3 [Redis]를 왜 썼나요? | 조회가 몰리는 상품 목록을 [레디스]에 두고 DB 부하를 줄였습니다.
    "#]]);
    vault().check_exactly("Redis 부햐", expect![[r#"
        cache.md:3 [Redis]를 왜 썼나요? | 조회가 몰리는 상품 목록을 [레디스]에 두고 DB 부하를 줄였습니다.
    "#]]);
}

#[test]
fn fragments_of_a_misspelt_word_are_no_match() {
    let vault = Vault::new(&[(
        "a.md",
        "## 서킷 브레이커란?\n\n호출을 끊습니다.\n\n## 서버가 왜 느리죠?\n\n브레이크 없이 씁니다.\n",
    )]);
    vault.check(
        "서킷브레이쿼",
        expect![[r#"
        spelling: 서킷브레이커
        a.md:1 [서킷 브레이커]란? | 호출을 끊습니다.
    "#]],
    );
    vault.check_exactly("서킷브레이쿼", expect![[r#""#]]);
    vault.check(
        "서킷 브레이쿼",
        expect![[r#"
        spelling: 서킷 브레이커
        a.md:1 [서킷 브레이커]란? | 호출을 끊습니다.
    "#]],
    );
}

#[test]
fn fragments_of_a_word_that_no_note_has_are_no_answer() {
    let note = "## 양자 얽힘은?\n\n멀리서 얽힙니다.\n";
    let vault = Vault::new(&[("a.md", note)]);
    vault.check("양자쿠훌", expect![[""]]);
    vault.check_exactly("양자쿠훌", expect![[""]]);
}

#[test]
fn a_word_spelled_right_is_left_alone_where_others_match() {
    let vault = Vault::new(&[(
        "a.md",
        "## 정착 지원금은?\n\n객체 지향이라 설계를 먼저 합니다. 비선점이라 20대가 씁니다.\n",
    )]);
    for query in [
        "정책 지원금",
        "객체지향설계 지원금",
        "선점 지원금",
        "30대가 지원금",
        "ㅋㅋ 지원금",
    ] {
        assert_eq!(vault.respelled(query), None, "{query}");
    }
}

#[test]
fn a_word_torn_apart_is_joined() {
    vault().check(
        "파 티션 순서",
        expect![[r#"
            spelling: 파티션 순서
            queue.md:3 카프카에서 [순서]는 어떻게 지키나요? | 같은 키를 같은 [파티션]에 넣습니다.
        "#]],
    );
}

#[test]
fn a_slip_in_a_spelling_that_no_note_has_is_seen_through() {
    vault().check(
        "partitoin",
        expect![[r#"
        spelling: partition
        queue.md:3 카프카에서 순서는 어떻게 지키나요? | 같은 키를 같은 [파티션]에 넣습니다.
    "#]],
    );
}

#[test]
fn no_word_is_guessed_across_scripts() {
    let note = "## 밀버스는 무엇인가요?\n\n벡터 저장소.\n\n## 랭그래프를 쓰나요?\n\n네.\n";
    let vault = Vault::new(&[("tool.md", note)]);
    vault.check("milvus", expect![[""]]);
    vault.check("langgraph", expect![[""]]);
}

#[test]
fn the_wrong_keyboard_layout_is_seen_through() {
    vault().check("fpeltm", expect![[r#"
        keyboard layout: 레디스
        cache.md:3 [Redis]를 왜 썼나요? | 조회가 몰리는 상품 목록을 [레디스]에 두고 DB 부하를 줄였습니다.
    "#]]);
}

#[test]
fn initial_consonants_stand_for_a_word() {
    vault().check(
        "ㅍㅌㅅ",
        expect![[r#"
        initial consonants: 파티션
        queue.md:3 카프카에서 순서는 어떻게 지키나요? | 같은 키를 같은 [파티션]에 넣습니다.
    "#]],
    );
}

#[test]
fn every_word_of_the_notes_is_found() {
    let vault = vault();
    for text in [REDIS, KAFKA] {
        for word in text
            .split_whitespace()
            .filter(|w| w.chars().any(char::is_alphanumeric))
        {
            assert!(vault.total(word) > 0, "{word} is not found");
        }
    }
}

#[test]
fn the_parts_of_a_score_sum_to_the_score() {
    let vault = vault();
    vault.check_why("Redis 부하", "cache.md:3");
}
