//! List items one by one: what in them asks, and what below them answers.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn lone_item_is_answered_by_the_text_below_the_list() {
    check(
        "# 예외
- 예외를 한곳에서 다룰 수 있나요?

어드바이스를 쓰면 된다.
",
        expect![[r#"
            1-1 = 예외
            2-4 ? 예외를 한곳에서 다룰 수 있나요?
        "#]],
    );
}

#[test]
fn item_ending_in_nya_asks() {
    check(
        "# final
- 검증은 누가 하냐
컴파일러가 한다.
",
        expect![[r#"
            1-1 = final
            2-3 ? 검증은 누가 하냐
        "#]],
    );
}

#[test]
fn reported_question_in_an_item_is_a_statement() {
    check(
        "## 무조건 재정의해야 할까?
- '컬렉션을 쓰지 않으면 재정의하지 않아도 되는가?' 라고 생각할 수 있다.
- 그래도 함께 재정의한다.
",
        expect![[r#"
            1-3 ? 무조건 재정의해야 할까?
        "#]],
    );
}

#[test]
fn nested_item_with_an_answer_of_its_own_follows_up() {
    check(
        "# 면접 질문
- 프로세스의 상태를 설명해 주세요.
    - 생성: 만드는 중
    - 준비: 기다리는 중
    - 실행: 도는 중
    - 메모리가 모자라면 어떻게 되나요?
        - 보류 상태가 된다.
- 스레드란 무엇인가요?
    - 실행의 흐름.
",
        expect![[r#"
            1-1 = 면접 질문
            2-5 ? 프로세스의 상태를 설명해 주세요.
            6-7 ? ^2 메모리가 모자라면 어떻게 되나요?
            8-9 ? 스레드란 무엇인가요?
        "#]],
    );
}

#[test]
fn linked_questions_with_remarks_are_an_index() {
    miss(
        "# 정리 목록
- [클로저란 무엇인가요?](js/closure.md) - 꼬리 질문까지
- [호이스팅이란 무엇인가요?](js/hoisting.md) - 짧게
",
        expect![[r#"
            1-3 = 정리 목록
        "#]],
    );
}

#[test]
fn question_mark_alone_asks_nothing() {
    miss(
        "## 애노테이션이란?
- @ControllerAdvice
  - ?
- @RestController
  - 본문을 돌려준다.
",
        expect![[r#"
            1-5 ? 애노테이션이란?
        "#]],
    );
}

#[test]
fn term_and_its_description_ask_nothing() {
    check(
        "## 좋은 코드란?
- 응집도: 안에서 서로 얼마나 가까운가
- 결합도: 밖과 얼마나 얽혔는가
",
        expect![[r#"
            1-3 ? 좋은 코드란?
        "#]],
    );
}

#[test]
fn rhetorical_word_in_an_item_asks_nothing() {
    check(
        "# 발표 정리
- 렌터카 업체
  - 옵션이 많다.
  - 신기술? 됐고 돌아가는 거나 잘 만들어 줘.
",
        expect![[r#"
            1-4 = 발표 정리
        "#]],
    );
}

#[test]
fn table_at_the_margin_answers_the_last_item() {
    check(
        "### 주소
1. 서브넷 마스크를 설명해 주세요.

        대역을 나누는 것
2. 주소의 등급을 설명해 주세요.

|등급|범위|
|-|-|
|A|0.0.0.0|
",
        expect![[r#"
            1-1 = 주소
            2-4 ? 서브넷 마스크를 설명해 주세요.
            5-9 ? 주소의 등급을 설명해 주세요.
        "#]],
    );
}

#[test]
fn credits_in_an_item_ask_nothing() {
    check(
        "# 데이터베이스
- contributor : 홍길동

## 인덱스
1. 인덱스를 설명해 주세요.
2. 왜 쓰나요?
3. 언제 쓰지 않나요?
4. 무엇으로 만드나요?

## 정규화
1. 정규화를 설명해 주세요.
2. 왜 하나요?
",
        expect![[r#"
            1-2 = 데이터베이스
            4-4 = 인덱스
            5-5 ! 인덱스를 설명해 주세요.
            6-6 ! 왜 쓰나요?
            7-7 ! 언제 쓰지 않나요?
            8-8 ! 무엇으로 만드나요?
            10-10 = 정규화
            11-11 ! 정규화를 설명해 주세요.
            12-12 ! 왜 하나요?
        "#]],
    );
}

#[test]
fn index_is_a_topic_of_databases() {
    check(
        "# 데이터베이스

## 인덱스
- 인덱스를 설명해 주세요.
- 왜 쓰나요?
",
        expect![[r#"
            1-1 = 데이터베이스
            3-3 = 인덱스
            4-4 ! 인덱스를 설명해 주세요.
            5-5 ! 왜 쓰나요?
        "#]],
    );
}

#[test]
fn link_with_brackets_in_its_text_is_a_reference() {
    check(
        "## 인덱스의 구조
나무 모양이다.

## 참고
- [[블로그] - 인덱스란 무엇인가?](https://example.com/1)
- [[문서] 인덱스는 언제 쓰는가?](https://example.com/2)
",
        expect![[r#"
            1-2 = 인덱스의 구조
            4-6 = 참고
        "#]],
    );
}
