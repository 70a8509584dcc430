//! Headings in all the shapes that people write them in.

use crate::{check, miss};
use expect_test::expect;

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
    miss(
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
