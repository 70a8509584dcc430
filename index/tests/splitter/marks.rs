//! Bold lines, quotes, and lines of text without a marker.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn bold_line_that_asks_is_a_question() {
    check(
        "**1. 빈이란 무엇인가요?**

컨테이너가 다루는 객체.

**2. AOP를 설명해 주세요.**

관심사를 모은다.
",
        expect![[r#"
            1-3 ? 1. 빈이란 무엇인가요?
            5-7 ? 2. AOP를 설명해 주세요.
        "#]],
    );
}

#[test]
fn bold_label_is_answer_text() {
    check(
        "## HTTP란?
규칙이다.

**특징**
상태가 없다.
",
        expect![[r#"
            1-5 ? HTTP란?
        "#]],
    );
}

#[test]
fn bold_question_in_an_answer_is_a_child() {
    check(
        "## 해시 테이블이란?
답변:
**해시란?**
길이를 맞춘다.
**해시 테이블**
빨리 찾는다.
",
        expect![[r#"
            1-6 ? 해시 테이블이란?
            3-4 ? ^1 해시란?
        "#]],
    );
}

#[test]
fn bold_item_follows_the_bold_question() {
    check(
        "**1. 빈이란 무엇인가요?**

객체.

- 상태를 두면 왜 위험한가요?
    - 섞인다.
",
        expect![[r#"
            1-3 ? 1. 빈이란 무엇인가요?
            5-6 ? ^1 상태를 두면 왜 위험한가요?
        "#]],
    );
}

#[test]
fn bold_quote_asks() {
    check(
        "> **복원추출이란?**

다시 넣고 뽑는다.
",
        expect![[r#"
            1-3 ? 복원추출이란?
        "#]],
    );
}

#[test]
fn quoted_item_asks_and_the_text_below_answers() {
    check(
        "> - 워킹셋이란?

자주 쓰는 페이지.

> - 메모리 관리란?

올릴 것을 고른다.
",
        expect![[r#"
            1-3 ? 워킹셋이란?
            5-7 ? 메모리 관리란?
        "#]],
    );
}

#[test]
fn quoted_answer_is_no_question() {
    check(
        "## 왜 그만두나요?
> 배우고 싶어서요. 어떻게 생각하세요?
",
        expect![[r#"
            1-2 ? 왜 그만두나요?
        "#]],
    );
}

#[test]
fn question_in_the_middle_of_prose_is_prose() {
    check(
        "## 동기화
락을 쓴다. 왜 그럴까? 함께 쓰기 때문이다.
",
        expect![[r#"
            1-2 = 동기화
        "#]],
    );
}

#[test]
fn question_mark_line_in_an_answer_is_answer_text() {
    check(
        "## N+1이란?
쿼리가 더 나간다.

어떻게 해결?
- 조인
",
        expect![[r#"
            1-5 ? N+1이란?
        "#]],
    );
}

#[test]
fn question_goes_on_in_the_next_line() {
    check(
        "## 왜 셀러리를 썼나요?
다른 것도 있지 않나요?

익숙해서.
",
        expect![[r#"
            1-4 ? 왜 셀러리를 썼나요?
        "#]],
    );
}

#[test]
fn bare_lines_of_a_prompt_note_ask() {
    miss(
        "### 운영체제
프로세스와 스레드 차이
데드락이란
스케줄링 종류
### 네트워크
HTTP와 HTTPS 차이
쿠키와 세션
REST란
DNS란
TCP와 UDP 차이
",
        expect![[r#"
            1-1 = 운영체제
            2-2 ! 프로세스와 스레드 차이
            3-3 ! 데드락이란
            4-4 ! 스케줄링 종류
            5-5 = 네트워크
            6-6 ! HTTP와 HTTPS 차이
            7-7 ! 쿠키와 세션
            8-8 ! REST란
            9-9 ! DNS란
            10-10 ! TCP와 UDP 차이
        "#]],
    );
}

#[test]
fn lines_of_prose_do_not_ask() {
    check(
        "오늘은 비가 왔다.
버스를 놓쳤다.
회의가 길었다.
",
        expect![[r#"
            1-3 = 오늘은 비가 왔다.
        "#]],
    );
}

#[test]
fn section_of_questions_line_by_line() {
    check(
        "## 받은 질문들을 적는다
왜 지원했나요?
무엇을 만들었나요?
무엇이 어려웠나요?
",
        expect![[r#"
            1-1 = 받은 질문들을 적는다
            2-2 ! 왜 지원했나요?
            3-3 ! 무엇을 만들었나요?
            4-4 ! 무엇이 어려웠나요?
        "#]],
    );
}

#[test]
fn speakers_that_ask_and_tell_play_a_scene() {
    miss(
        "# 토끼 마을

> 🐰 : 안녕하세요. 들어가도 되나요?

> 🤖 : 어디서 왔나요?

> 🐰 : 옆 마을에서 왔어요.
",
        expect![[r#"
            1-7 = 토끼 마을
        "#]],
    );
}

#[test]
fn container_with_a_plain_title_is_text() {
    check(
        "## 핸드셰이크란?
세 번 주고받는다.

:::info 덧붙임
순서 번호는 난수다.
:::
",
        expect![[r#"
            1-5 ? 핸드셰이크란?
        "#]],
    );
}

#[test]
fn numbered_order_in_a_quote_asks() {
    check(
        "# 스택

> [1] 스택에 대해 논하라.

나중에 넣은 것이 먼저 나온다.

> [2] 인터페이스를 설계하라.

push와 pop이 있다.
",
        expect![[r#"
            1-1 = 스택
            3-5 ? [1] 스택에 대해 논하라.
            7-9 ? [2] 인터페이스를 설계하라.
        "#]],
    );
}

#[test]
fn bold_exclamation_before_a_heading_is_prose() {
    miss(
        "# 표준 라이브러리
정렬이 들어 있다.

**정말 놀랍지 않은가?**

## 쓰는 법
부르면 된다.
",
        expect![[r#"
            1-4 = 표준 라이브러리
            6-7 = 쓰는 법
        "#]],
    );
}

#[test]
fn bold_topic_with_its_particle_is_a_label() {
    check(
        "### 트랜잭션이란?
한 덩어리의 일.

**사용법은**

시작하고 끝맺는다.
",
        expect![[r#"
            1-6 ? 트랜잭션이란?
        "#]],
    );
}
