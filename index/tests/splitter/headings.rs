//! Headings: which ask, and how far their answers reach.

use crate::check;
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
    check(
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

#[test]
fn numbering_is_kept_in_the_question() {
    check(
        "## Q3. 데드락이란? ⭐⭐
서로 기다린다.
",
        expect![[r#"
            1-2 ? Q3. 데드락이란? ⭐⭐
        "#]],
    );
}

#[test]
fn escaped_dot_is_unescaped() {
    check(
        r"## 질문2\. 왜 이 학원을 골랐나요?
가까워서.
",
        expect![[r#"
            1-2 ? 질문2. 왜 이 학원을 골랐나요?
        "#]],
    );
}

#[test]
fn bold_in_a_heading_is_removed() {
    check(
        "## **힙이란?**
완전 이진 트리.
",
        expect![[r#"
            1-2 ? 힙이란?
        "#]],
    );
}

#[test]
fn glued_hashes_are_a_heading() {
    check(
        "###스택이란?
후입선출.
",
        expect![[r#"
            1-2 ? 스택이란?
        "#]],
    );
}

#[test]
fn one_glued_hash_is_a_tag() {
    check(
        "#스택이란? #자료구조
후입선출.
",
        expect![[r#"
            1-2 = #스택이란? #자료구조
        "#]],
    );
}

#[test]
fn rule_below_a_paragraph_makes_no_heading() {
    check(
        "## 큐란?
선입선출이다.
---
다음 날 적은 글.
",
        expect![[r#"
            1-4 ? 큐란?
        "#]],
    );
}

#[test]
fn double_rule_makes_a_title() {
    check(
        "힙이란 무엇인가요?
===
나무다.
",
        expect![[r#"
            1-3 ? 힙이란 무엇인가요?
        "#]],
    );
}

#[test]
fn heading_behind_a_list_marker_asks() {
    check(
        "- ### REST란?

  자원을 주소로 나타낸다.
- ### TDD란?

  테스트가 먼저다.
",
        expect![[r#"
            1-3 ? REST란?
            4-6 ? TDD란?
        "#]],
    );
}

#[test]
fn heading_in_a_quote_asks() {
    check(
        "> ### 프록시란 무엇인가요?
> 대신하는 객체.
",
        expect![[r#"
            1-2 ? 프록시란 무엇인가요?
        "#]],
    );
}

#[test]
fn heading_inside_an_item_stays_inside() {
    check(
        "- 스케줄러를 설명해 주세요.
    ### 장기 스케줄러
    작업을 고른다.
- 스와핑을 설명해 주세요.
    내보낸다.
",
        expect![[r#"
            1-3 ? 스케줄러를 설명해 주세요.
            4-5 ? 스와핑을 설명해 주세요.
        "#]],
    );
}

#[test]
fn numbering_heading_above_a_question_is_no_unit_of_its_own() {
    check(
        "## #1
### 고유값을 설명해주세요.
방향이 안 바뀌는 벡터의 배율.
",
        expect![[r#"
            1-1 = #1
            2-3 ? 고유값을 설명해주세요.
        "#]],
    );
}

#[test]
fn references_heading_belongs_to_the_answer() {
    check(
        "## 힙이란?
나무다.
#### References
- [책](https://example.com)
",
        expect![[r#"
            1-4 ? 힙이란?
        "#]],
    );
}

#[test]
fn remarks_end_the_last_answer_at_any_level() {
    check(
        "## 질문 1. 왜 지원했나요?
좋아 보여서.
### 회고
더 준비하자.
",
        expect![[r#"
            1-2 ? 질문 1. 왜 지원했나요?
            3-4 = 회고
        "#]],
    );
}

#[test]
fn html_heading_in_credits_is_no_prompt() {
    check(
        "## 면접 질문
### 힙이란?
나무.
<div align=center>
<h3>함께한 사람들</h3>
</div>
",
        expect![[r#"
            1-1 = 면접 질문
            2-3 ? 힙이란?
            5-5 = 함께한 사람들
        "#]],
    );
}
