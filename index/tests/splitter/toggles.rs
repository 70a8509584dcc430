//! Toggles: summaries that ask, group or only unfold.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn summary_asks() {
    check(
        "<details>
<summary>UDP란 무엇인가요?</summary>

가볍다.

</details>
",
        expect![[r#"
            2-4 ? UDP란 무엇인가요?
        "#]],
    );
}

#[test]
fn markup_in_a_summary_is_removed() {
    check(
        "<details>
  <summary><h3>1. 키를 설명해 주세요.</h3></summary>

식별자.
</details>
",
        expect![[r#"
            2-4 ? 키를 설명해 주세요.
        "#]],
    );
}

#[test]
fn wrapper_summary_belongs_to_the_heading() {
    check(
        "### 싱글톤이란?
<details>
<summary> 예비 답안 보기 (👈 Click)</summary>

하나만 만든다.
</details>
",
        expect![[r#"
            1-5 ? 싱글톤이란?
        "#]],
    );
}

#[test]
fn nested_toggle_follows_up() {
    check(
        "<details>
<summary>TCP란?</summary>

연결한다.

<details>
<summary>왜 세 번 악수하나요?</summary>

양쪽을 확인하려고.
</details>
</details>
",
        expect![[r#"
            2-4 ? TCP란?
            7-9 ? ^2 왜 세 번 악수하나요?
        "#]],
    );
}

#[test]
fn category_toggle_groups_questions() {
    check(
        "<details>
<summary>성격</summary>

<details>
<summary>단점은 무엇인가요?</summary>
</details>
<details>
<summary>장점은 무엇인가요?</summary>
</details>
</details>
",
        expect![[r#"
            2-2 = 성격
            5-5 ! 단점은 무엇인가요?
            8-8 ! 장점은 무엇인가요?
        "#]],
    );
}

#[test]
fn empty_toggle_is_unanswered() {
    check(
        "<details>
<summary>왜 백엔드인가요?</summary>
<div>
<p></p>
</div>
</details>
",
        expect![[r#"
            2-2 ! 왜 백엔드인가요?
        "#]],
    );
}

#[test]
fn remark_in_the_summary_does_not_hide_the_question() {
    check(
        "<details>
<summary>원인은 무엇일까요? (답변 미작성)</summary>
</details>
",
        expect![[r#"
            2-2 ! 원인은 무엇일까요? (답변 미작성)
        "#]],
    );
}

#[test]
fn li_questions_follow_up_the_summary() {
    check(
        "<details>
<summary>키를 설명해 주세요.</summary>
<ul>
<li> 고칠 수 있나요?</li>
<li> 비어 있을 수 있나요?</li>
</ul>
</details>
",
        expect![[r#"
            2-2 ! 키를 설명해 주세요.
            4-4 ! ^2 고칠 수 있나요?
            5-5 ! ^2 비어 있을 수 있나요?
        "#]],
    );
}

#[test]
fn li_statements_answer_the_summary() {
    check(
        "<details>
<summary>키의 종류는?</summary>
<ul>
<li>기본키</li>
<li>후보키</li>
</ul>
</details>
",
        expect![[r#"
            2-5 ? 키의 종류는?
        "#]],
    );
}

#[test]
fn paragraph_tags_answer() {
    check(
        "<details>
<summary>힙이란?</summary>
<p>나무다.</p>
</details>
",
        expect![[r#"
            2-3 ? 힙이란?
        "#]],
    );
}

#[test]
fn summary_on_the_next_line() {
    check(
        "<details>
<summary>
힙이란?
</summary>
나무다.
</details>
",
        expect![[r#"
            3-5 ? 힙이란?
        "#]],
    );
}

#[test]
fn whole_toggle_on_one_line() {
    check(
        "<details><summary>힙이란?</summary>나무다.</details>
",
        expect![[r#"
            1-1 ? 힙이란?
        "#]],
    );
}

#[test]
fn indented_answer_in_a_toggle_is_text() {
    check(
        "<details>
<summary>힙이란?</summary>

    - 나무다.
    - 빠르다.
</details>
",
        expect![[r#"
            2-5 ? 힙이란?
        "#]],
    );
}

#[test]
fn unclosed_toggle_ends_at_the_next_heading() {
    miss(
        "## 힙
<details>
<summary>힙이란?</summary>

나무다.

## 큐
줄이다.
",
        expect![[r#"
            1-1 = 힙
            3-5 ? 힙이란?
            7-8 = 큐
        "#]],
    );
}

#[test]
fn heading_inside_a_closed_toggle_stays_inside() {
    check(
        "<details>
<summary>힙이란?</summary>

# 정의
나무다.

</details>

끝.
",
        expect![[r#"
            2-5 ? 힙이란?
            9-9 = 정의
        "#]],
    );
}

#[test]
fn contents_toggle_is_no_question() {
    check(
        "<details>
<summary>Table of Contents</summary>

- [힙이란?](#힙)
</details>

## 힙
나무.
",
        expect![[r#"
            2-4 = Table of Contents
            7-8 = 힙
        "#]],
    );
}

#[test]
fn extra_toggle_belongs_to_the_answer() {
    check(
        "## 힙이란?
나무다.
<details>
<summary>추가 설명</summary>

배열로 만든다.
</details>
",
        expect![[r#"
            1-6 ? 힙이란?
        "#]],
    );
}

#[test]
fn title_with_a_word_to_unfold_it_is_a_category() {
    check(
        "# 도커

## 이미지
층으로 되어 있다.

<details>
<summary>네트워크 <span>펼치기</span></summary>

### 브리지란?
기본 네트워크.

### 호스트
그대로 쓴다.
</details>
",
        expect![[r#"
            1-1 = 도커
            3-7 = 이미지
            9-10 ? 브리지란?
            12-13 = 호스트
        "#]],
    );
}

#[test]
fn word_to_unfold_is_no_part_of_the_question() {
    check(
        "# 웹
<details>
<summary><b>프로토콜이란 무엇인가요?</b> <span>펼치기</span></summary>
약속.
</details>
",
        expect![[r#"
            1-1 = 웹
            3-4 ? 프로토콜이란 무엇인가요?
        "#]],
    );
}

#[test]
fn summary_may_stand_on_lines_of_its_own() {
    check(
        "<details>\n<summary>\n교착상태의 네 조건을 설명해주세요</summary>\n\n1. 상호 배제\n2. 점유 대기\n\n</details>\n",
        expect![[r#"
            3-6 ? 교착상태의 네 조건을 설명해주세요
        "#]],
    );
}

#[test]
fn toggle_of_toggles_is_no_answer() {
    miss(
        "<details>\n<summary>질문 및 답변 (전체) 펼치기</summary>\n<details>\n<summary>왜 느린가요?</summary>\n잠금.\n</details>\n</details>\n",
        expect![[r#"
            2-2 = 질문 및 답변 (전체) 펼치기
            4-5 ? 왜 느린가요?
        "#]],
    );
}

#[test]
fn toggle_of_follow_ups_follows_the_one_above() {
    check(
        "<details>\n<summary>스레드란?</summary>\n흐름.\n</details>\n<details>\n<summary>💡 예상 꼬리질문</summary>\n<details>\n<summary>왜 싼가요?</summary>\n공유.\n</details>\n</details>\n",
        expect![[r#"
            2-3 ? 스레드란?
            6-6 = 💡 예상 꼬리질문
            8-9 ? ^2 왜 싼가요?
        "#]],
    );
}
