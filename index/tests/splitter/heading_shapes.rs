//! Headings in all the shapes that people write them in.

use crate::check;
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
fn heading_behind_a_rule_leaves_the_item() {
    check(
        "- 지원한 까닭을 적어 주세요.

  ***

  ### 다른 회사
  - 포부를 적어 주세요.
",
        expect![[r#"
            1-1 ! 지원한 까닭을 적어 주세요.
            5-5 = 다른 회사
            6-6 ! 포부를 적어 주세요.
        "#]],
    );
}

#[test]
fn line_right_below_an_item_goes_on_with_it() {
    check(
        "## 목록
- 스케줄러를 설명해 주세요.
(선점과 비선점을 나누어)
  - 다음에 돌 프로세스를 고른다.
- 스와핑을 설명해 주세요.
자리를 비우려고 내보내는 일이다.
- 페이징을 설명해 주세요.
  - 같은 크기로 자른다.
",
        expect![[r#"
            1-1 = 목록
            2-4 ? 스케줄러를 설명해 주세요.
            5-6 ? 스와핑을 설명해 주세요.
            7-8 ? 페이징을 설명해 주세요.
        "#]],
    );
}

#[test]
fn bold_line_right_below_a_bold_question_answers_it() {
    check(
        "**꼬리 질문: 프라미스는 늘 비동기인가요?**
**아닙니다!**
- 실행 함수는 동기로 돈다.

**`await`는 스레드를 멈추나요?**

**`then`은 무엇을 돌려주나요?**

새 프라미스를 돌려준다.
",
        expect![[r#"
            1-3 ? 꼬리 질문: 프라미스는 늘 비동기인가요?
            5-5 ! await는 스레드를 멈추나요?
            7-9 ? then은 무엇을 돌려주나요?
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
