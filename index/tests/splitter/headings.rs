//! Headings: which ask, and how far their answers reach.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn heading_with_question_mark_asks() {
    check(
        "## 캐시란?
자주 쓰는 값을 가까이 두는 것.
",
        expect![[r#"
            1-2 ? 캐시란?
        "#]],
    );
}

#[test]
fn heading_that_requests_an_explanation_asks() {
    check(
        "## 세션 클러스터링을 설명해 주세요
여러 서버가 세션을 나눠 갖는 것.
",
        expect![[r#"
            1-2 ? 세션 클러스터링을 설명해 주세요
        "#]],
    );
}

#[test]
fn definition_ending_needs_no_question_mark() {
    check(
        "### 멱등성이란
여러 번 해도 결과가 같은 성질.
",
        expect![[r#"
            1-2 ? 멱등성이란
        "#]],
    );
}

#[test]
fn indirect_question_asks_in_a_heading() {
    check(
        "## 왜 샤딩을 했는지
한 대로는 쓰기를 견디지 못해서.
",
        expect![[r#"
            1-2 ? 왜 샤딩을 했는지
        "#]],
    );
}

#[test]
fn exam_imperative_asks() {
    check(
        "## 후보키의 조건을 쓰시오
유일성과 최소성.
",
        expect![[r#"
            1-2 ? 후보키의 조건을 쓰시오
        "#]],
    );
}

#[test]
fn noun_that_looks_like_a_question_ending_is_a_topic() {
    check(
        "## 인증과 인가
인증은 신원, 인가는 권한이다.
",
        expect![[r#"
            1-2 = 인증과 인가
        "#]],
    );
}

#[test]
fn topic_heading_is_a_section() {
    check(
        "# 트랜잭션
묶음으로 처리한다.

## 특징
- 원자성
- 일관성
",
        expect![[r#"
            1-2 = 트랜잭션
            4-6 = 특징
        "#]],
    );
}

#[test]
fn topic_among_questions_is_a_prompt() {
    check(
        "### JVM이란?
자바 가상 머신.
### 컴파일 과정
소스에서 바이트코드로.
### GC란?
메모리 회수.
",
        expect![[r#"
            1-2 ? JVM이란?
            3-4 ? 컴파일 과정
            5-6 ? GC란?
        "#]],
    );
}

#[test]
fn declared_set_makes_prompts_of_topics() {
    check(
        "# 면접 질문 모음

## 지원 동기
성장하고 싶어서.

## 장단점
꼼꼼하지만 느리다.
",
        expect![[r#"
            1-1 = 면접 질문 모음
            3-4 ? 지원 동기
            6-7 ? 장단점
        "#]],
    );
}

#[test]
fn title_of_a_declared_set_is_no_prompt() {
    miss(
        "# 자기소개서
## 성장 과정
작은 도시에서 자랐다.
",
        expect![[r#"
            1-1 = 자기소개서
            2-3 ? 성장 과정
        "#]],
    );
}

#[test]
fn empty_prompts_among_some_questions_are_questions() {
    check(
        "## 자기소개
## 지원 동기

## 갈등을 겪은 적이 있나요?

## 포부

## 스트레스 해소

## 연봉은 얼마를 원하나요?
",
        expect![[r#"
            1-1 ! 자기소개
            2-2 ! 지원 동기
            4-4 ! 갈등을 겪은 적이 있나요?
            6-6 ! 포부
            8-8 ! 스트레스 해소
            10-10 ! 연봉은 얼마를 원하나요?
        "#]],
    );
}

#[test]
fn category_heading_groups_questions() {
    check(
        "# 기술
## 인덱스란?
책의 색인 같은 것.
## 락이란?
잠금.
",
        expect![[r#"
            1-1 = 기술
            2-3 ? 인덱스란?
            4-5 ? 락이란?
        "#]],
    );
}

#[test]
fn subheading_without_a_question_belongs_to_the_answer() {
    check(
        "## 캐시란?
#### 장점
빠르다.
#### 단점
어긋난다.
",
        expect![[r#"
            1-5 ? 캐시란?
        "#]],
    );
}

#[test]
fn asking_subheading_follows_up() {
    check(
        "# CORS란 무엇인가요?
출처를 넘는 요청 규칙.
### 프리플라이트는 왜 있나요?
미리 물어보려고.
",
        expect![[r#"
            1-2 ? CORS란 무엇인가요?
            3-4 ? ^1 프리플라이트는 왜 있나요?
        "#]],
    );
}

#[test]
fn title_as_question_covers_the_article() {
    check(
        "# 왜 러스트인가?
서론.
## 소유권
규칙 셋.
## 빌림
참조.
",
        expect![[r#"
            1-6 ? 왜 러스트인가?
        "#]],
    );
}

#[test]
fn stacked_headings_share_their_answer() {
    check(
        "## 이직하는 이유
## 퇴사한 까닭은?
더 배우고 싶어서.
## 입사하면 무엇을 하고 싶나요?
결제.
",
        expect![[r#"
            1-3 ? 이직하는 이유
            2-3 ? 퇴사한 까닭은?
            4-5 ? 입사하면 무엇을 하고 싶나요?
        "#]],
    );
}

#[test]
fn blank_line_parts_stacked_headings() {
    check(
        "## 강점은 무엇인가요?

## 약점은 무엇인가요?
느리다.
",
        expect![[r#"
            1-1 ! 강점은 무엇인가요?
            3-4 ? 약점은 무엇인가요?
        "#]],
    );
}

#[test]
fn heading_followed_by_deeper_ones_is_answered() {
    check(
        "## 격리 수준은 무엇이 있나요?
### READ COMMITTED
커밋된 것만.
### SERIALIZABLE
줄 세운다.
",
        expect![[r#"
            1-5 ? 격리 수준은 무엇이 있나요?
        "#]],
    );
}

#[test]
fn answer_heading_answers() {
    check(
        "## 정규화를 왜 하나요?
### 답: 중복을 줄이려고
",
        expect![[r#"
            1-2 ? 정규화를 왜 하나요?
        "#]],
    );
}

#[test]
fn answer_heading_of_the_same_level_answers() {
    check(
        "## 1. 정규화를 왜 하나요?
## 답변
중복을 줄이려고.
",
        expect![[r#"
            1-3 ? 1. 정규화를 왜 하나요?
        "#]],
    );
}
