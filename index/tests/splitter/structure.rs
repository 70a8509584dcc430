//! What is not content, and what stays a section.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn front_matter_is_no_text() {
    check(
        "---
title: 면접 노트
tags: [면접]
---
## 힙이란?
나무 #자료구조
",
        expect![[r#"
            5-6 ? 힙이란?
        "#]],
    );
}

#[test]
fn placeholder_is_unanswered() {
    check(
        "### 로드 밸런서란?

> 답변 준비중입니다.
",
        expect![[r#"
            1-1 ! 로드 밸런서란?
            3-3 = 답변 준비중입니다.
        "#]],
    );
}

#[test]
fn hint_above_a_placeholder_is_unanswered() {
    check(
        "### MVC란?

`#언제`
> 작성 예정입니다.
",
        expect![[r#"
            1-4 ? MVC란?
        "#]],
    );
}

#[test]
fn image_alone_answers() {
    check(
        "## 구조를 그려 보세요.
![](diagram.png)
",
        expect![[r#"
            1-2 ? 구조를 그려 보세요.
        "#]],
    );
}

#[test]
fn link_alone_answers() {
    check(
        "## 조인이란?
[여기](https://example.com) 참고.
",
        expect![[r#"
            1-2 ? 조인이란?
        "#]],
    );
}

#[test]
fn empty_labels_are_no_answer() {
    miss(
        "## 실패한 경험이 있나요?

개발:

인생:
",
        expect![[r#"
            1-1 ! 실패한 경험이 있나요?
            3-5 = 개발:
        "#]],
    );
}

#[test]
fn rules_and_navigation_end_no_answer() {
    miss(
        "## 힙이란?
나무.

---
<br>

[뒤로](../README.md) / [위로](#top)
",
        expect![[r#"
            1-2 ? 힙이란?
            7-7 = 뒤로 / 위로
        "#]],
    );
}

#[test]
fn heading_in_code_is_code() {
    check(
        "## 명령은?
```sh
# 설치
apt install
```
",
        expect![[r#"
            1-5 ? 명령은?
        "#]],
    );
}

#[test]
fn closing_fence_is_inside_the_answer() {
    check(
        "## 출력은?
```
1
```

## 다음은?
",
        expect![[r#"
            1-4 ? 출력은?
            6-6 ! 다음은?
        "#]],
    );
}

#[test]
fn unclosed_fence_stops_at_a_heading() {
    check(
        "## 코드는?
```js
let a;

## 다음 질문은?
없다.
",
        expect![[r#"
            1-3 ? 코드는?
            5-6 ? 다음 질문은?
        "#]],
    );
}

#[test]
fn section_takes_what_belongs_to_no_question() {
    check(
        "머리말.

## 힙이란?
나무.

# 부록
끝.
",
        expect![[r#"
            1-1 = 부록
            3-4 ? 힙이란?
            6-7 = 부록
        "#]],
    );
}

#[test]
fn duplicates_are_all_kept() {
    check(
        "- 힙이란?
- 힙이란?
",
        expect![[r#"
            1-1 ! 힙이란?
            2-2 ! 힙이란?
        "#]],
    );
}

#[test]
fn crlf_and_bom_change_nothing() {
    check(
        "\u{feff}## 힙이란?\r\n나무.\r\n\r\n## 큐란?\r\n",
        expect![[r#"
            1-2 ? 힙이란?
            4-4 ! 큐란?
        "#]],
    );
}

#[test]
fn decomposed_hangul_is_read_like_composed() {
    check(
        "## 힙을 설명해주세요
나무.
",
        expect![[r#"
            1-2 ? 힙을 설명해주세요
        "#]],
    );
}

#[test]
fn article_without_questions_has_none() {
    check(
        "# 전략 패턴

## 개요
알고리즘을 객체로 감싼다.

## 사용하는 이유
1. 조건문이 준다.
2. 고치기 쉽다.
",
        expect![[r#"
            1-1 = 전략 패턴
            3-4 = 개요
            6-8 = 사용하는 이유
        "#]],
    );
}

#[test]
fn review_without_questions_has_none() {
    check(
        "# 면접 후기

1. 가 회사
- 코딩 테스트가 있었다.
- 지원 동기에 대해 질문을 받았다.

2. 나 회사
- 분위기가 좋았다.
",
        expect![[r#"
            1-8 = 면접 후기
        "#]],
    );
}

#[test]
fn empty_note_has_no_units() {
    check("", expect![[""]]);
}

#[test]
fn blank_note_has_no_units() {
    check("\n\n \n", expect![[""]]);
}

#[test]
fn image_tag_alone_answers() {
    check(
        "## 프로세스의 상태는?
<img src=\"img/states.png\" width=\"500px\">

## 스레드의 상태는?
<p align=\"center\">
<img
  src='img/threads.png' alt='스레드 상태도'>
</p>
",
        expect![[r#"
            1-2 ? 프로세스의 상태는?
            4-6 ? 스레드의 상태는?
        "#]],
    );
}

#[test]
fn image_tag_ends_an_answer() {
    check(
        "## 페이징이란?
고정 크기로 나눈다.

<img src=\"paging.png\">
<br>
",
        expect![[r#"
            1-4 ? 페이징이란?
        "#]],
    );
}

#[test]
fn ternary_operator_is_no_question_with_an_answer() {
    check(
        "## 연산자
- 산술 연산자 : 더하고 뺀다.
- 조건 삼항 연산자 (`? :`) : 조건문을 줄여 쓴다.
",
        expect![[r#"
            1-3 = 연산자
        "#]],
    );
}

#[test]
fn characters_without_width_answer_nothing() {
    miss(
        "## 자주 묻는 질문
- 가중 합집합을 쓰는 이유는?

 \u{200b}
",
        expect![[r#"
            1-1 = 자주 묻는 질문
            2-2 ! 가중 합집합을 쓰는 이유는?
        "#]],
    );
}

#[test]
fn question_behind_a_tag_of_two_lines_has_its_own_line() {
    check(
        "## 상태는?
<img
src='a.png'> Q. 다음은 무엇인가요?
준비 상태.
",
        expect![[r#"
            1-2 ? 상태는?
            3-4 ? ^1 Q. 다음은 무엇인가요?
        "#]],
    );
}
