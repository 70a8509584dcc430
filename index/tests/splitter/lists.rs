//! List items: when they ask, follow up, answer, or only lead elsewhere.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn list_of_questions_makes_units() {
    check(
        "### Java
- JVM이란 무엇인가요?
- GC는 언제 도나요?
",
        expect![[r#"
            1-1 = Java
            2-2 ! JVM이란 무엇인가요?
            3-3 ! GC는 언제 도나요?
        "#]],
    );
}

#[test]
fn nested_question_follows_up() {
    miss(
        "- 추상화란 무엇인가요?
  - 왜 하나요?
- 상속이란 무엇인가요?
",
        expect![[r#"
            1-1 ! 추상화란 무엇인가요?
            2-2 ! ^1 왜 하나요?
            3-3 ! 상속이란 무엇인가요?
        "#]],
    );
}

#[test]
fn nested_statements_answer() {
    check(
        "- 코틀린에만 있는 클래스는?
  - sealed class
  - data class
- 코루틴이란?
",
        expect![[r#"
            1-3 ? 코틀린에만 있는 클래스는?
            4-4 ! 코루틴이란?
        "#]],
    );
}

#[test]
fn noun_phrase_in_a_list_of_questions_asks() {
    miss(
        "1. 리스트와 집합
2. CORS가 무엇인가요?
3. 호이스팅은 왜 있나요?
",
        expect![[r#"
            1-1 ! 리스트와 집합
            2-2 ! CORS가 무엇인가요?
            3-3 ! 호이스팅은 왜 있나요?
        "#]],
    );
}

#[test]
fn numbered_question_with_quoted_answer() {
    check(
        "1. 왜 카프카인가요?
> 이미 쓰고 있었습니다.

2. 어떤 문제가 있었나요?
> 랙이 쌓였습니다.
",
        expect![[r#"
            1-2 ? 왜 카프카인가요?
            4-5 ? 어떤 문제가 있었나요?
        "#]],
    );
}

#[test]
fn lazy_line_of_a_quote_still_answers() {
    check(
        "1. 왜 카프카인가요?
> 이미 쓰고 있었고
바꿀 까닭이 없었습니다.

2. 다시 고른다면?
",
        expect![[r#"
            1-3 ? 왜 카프카인가요?
            5-5 ! 다시 고른다면?
        "#]],
    );
}

#[test]
fn answer_at_the_margin_between_two_numbers() {
    check(
        "1. 힙이란 무엇인가요?

나무다.

2. 큐란 무엇인가요?

줄이다.
",
        expect![[r#"
            1-3 ? 힙이란 무엇인가요?
            5-7 ? 큐란 무엇인가요?
        "#]],
    );
}

#[test]
fn text_behind_the_last_bullet_is_no_answer() {
    check(
        "- 힙이란?
- 큐란?

도움이 되었으면 좋겠습니다.
",
        expect![[r#"
            1-1 ! 힙이란?
            2-2 ! 큐란?
            4-4 = 도움이 되었으면 좋겠습니다.
        "#]],
    );
}

#[test]
fn arrow_below_a_question_answers() {
    check(
        "- 왜 필드를 감추나요?

  => 바꾸기 쉽게
- 어떻게 읽나요?
 -> 게터로
",
        expect![[r#"
            1-3 ? 왜 필드를 감추나요?
            4-5 ? 어떻게 읽나요?
        "#]],
    );
}

#[test]
fn bullets_between_numbers_follow_up() {
    check(
        "1. 협업은 어땠나요?
- 일정은 누가 짰나요?
- 갈등은 없었나요?
2. 역할은 무엇이었나요?
",
        expect![[r#"
            1-1 ! 협업은 어땠나요?
            2-2 ! ^1 일정은 누가 짰나요?
            3-3 ! ^1 갈등은 없었나요?
            4-4 ! 역할은 무엇이었나요?
        "#]],
    );
}

#[test]
fn question_and_answer_on_one_line() {
    check(
        "1. 수업을 들은 적이 있나요?: 한 학기 들었다.
2. 어땠나요?: 재미있었다.
",
        expect![[r#"
            1-1 ? 수업을 들은 적이 있나요?
            2-2 ? 어땠나요?
        "#]],
    );
}

#[test]
fn question_list_under_a_question_follows_up() {
    check(
        "## 퇴사한 이유?
새 문제를 풀고 싶어서.
1. 다른 이유는 없나요?
2. 말려도 나갈 건가요?
",
        expect![[r#"
            1-2 ? 퇴사한 이유?
            3-3 ! ^1 다른 이유는 없나요?
            4-4 ! ^1 말려도 나갈 건가요?
        "#]],
    );
}

#[test]
fn indirect_questions_in_an_answer_are_points() {
    check(
        "## 느리면 무엇을 보나요?
1. 쿼리가 많은지
2. 인덱스를 타는지
",
        expect![[r#"
            1-3 ? 느리면 무엇을 보나요?
        "#]],
    );
}

#[test]
fn statements_under_a_topic_are_no_questions() {
    check(
        "## 배운 것
- 로그를 남긴다.
- 작게 배포한다.
",
        expect![[r#"
            1-3 = 배운 것
        "#]],
    );
}

#[test]
fn rhetorical_item_among_statements_is_no_question() {
    check(
        "## 정리
- 캐시를 둔다.
- 왜 그럴까?
- DB가 느리다.
- 메모리는 빠르다.
",
        expect![[r#"
            1-5 = 정리
        "#]],
    );
}
