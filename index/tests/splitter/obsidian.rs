//! What writers of linked vaults and flashcards use.

use crate::check;
use expect_test::expect;

#[test]
fn double_colon_card() {
    check(
        "멱등성이란?::여러 번 해도 같은 것
",
        expect![[r#"
            1-1 ? 멱등성이란?
        "#]],
    );
}

#[test]
fn reversed_card() {
    check(
        "SETNX는 무엇을 하나요:::없을 때만 쓴다
",
        expect![[r#"
            1-1 ? SETNX는 무엇을 하나요
        "#]],
    );
}

#[test]
fn two_cards_need_no_question_mark() {
    check(
        "빈 스코프 :: 싱글톤이 기본
지연 로딩 :: 쓸 때 읽는다
",
        expect![[r#"
            1-1 ? 빈 스코프
            2-2 ? 지연 로딩
        "#]],
    );
}

#[test]
fn scope_operator_is_no_card() {
    check(
        "std::vector를 쓴다.
멤버는 A::b로 부른다.
",
        expect![[r#"
            1-2 = std::vector를 쓴다.
        "#]],
    );
}

#[test]
fn question_mark_line_parts_a_card() {
    check(
        "AOF와 RDB의 차이
?
앞은 기록, 뒤는 사본.
",
        expect![[r#"
            1-3 ? AOF와 RDB의 차이
        "#]],
    );
}

#[test]
fn double_question_mark_line_parts_a_card() {
    check(
        "AOF
??
명령을 모두 적는 파일
",
        expect![[r#"
            1-3 ? AOF
        "#]],
    );
}

#[test]
fn double_colon_line_parts_a_card() {
    check(
        "C란?
::
절차적인 언어

AOF
::
명령을 모두 적는 파일
",
        expect![[r#"
            1-3 ? C란?
            5-7 ? AOF
        "#]],
    );
}

#[test]
fn the_end_of_a_box_parts_no_card() {
    check(
        ":::tip
AOF는 느리다
:::
RDB는 빠르다
",
        expect![[r#"
            1-4 = AOF는 느리다
        "#]],
    );
}

#[test]
fn question_callout() {
    check(
        "> [!question] 왜 싱글 스레드인가요?
> 메모리가 빨라서.

다음 글.
",
        expect![[r#"
            1-2 ? 왜 싱글 스레드인가요?
            4-4 = 다음 글.
        "#]],
    );
}

#[test]
fn faq_callout_may_fold() {
    check(
        "> [!faq]- 왜 느린가요?
> 디스크라서.
",
        expect![[r#"
            1-2 ? 왜 느린가요?
        "#]],
    );
}

#[test]
fn other_callout_is_text() {
    check(
        "## 힙이란?
> [!note] 참고
> 나무다.
",
        expect![[r#"
            1-3 ? 힙이란?
        "#]],
    );
}

#[test]
fn table_of_questions_and_answers() {
    check(
        "| 질문 | 답변 |
| --- | --- |
| 힙이란? | 나무 |
| 큐 | 줄 |
",
        expect![[r#"
            1-2 = 질문 답변
            3-3 ? 힙이란?
            4-4 ? 큐
        "#]],
    );
}

#[test]
fn other_table_is_answer_text() {
    check(
        "## 병합과 리베이스의 차이는?
| 이름 | 기록 |
| --- | --- |
| merge | 남는다 |
",
        expect![[r#"
            1-4 ? 병합과 리베이스의 차이는?
        "#]],
    );
}

#[test]
fn wikilink_shows_its_words() {
    check(
        "## [[캐시|캐시 노트]]는 어디에 있나요?
여기.
",
        expect![[r#"
            1-2 ? 캐시 노트는 어디에 있나요?
        "#]],
    );
}

#[test]
fn highlight_marks_are_removed() {
    check(
        "## ==핵심==은 무엇인가요?
하나다.
",
        expect![[r#"
            1-2 ? 핵심은 무엇인가요?
        "#]],
    );
}

#[test]
fn percent_comment_between_answers_is_outside() {
    check(
        "## 어떤 팀이 좋나요?
결제.

%% 더 쓰기 %%
## 왜 그런가요?
재미있어서.
",
        expect![[r#"
            1-2 ? 어떤 팀이 좋나요?
            4-4 = %% 더 쓰기 %%
            5-6 ? 왜 그런가요?
        "#]],
    );
}

#[test]
fn percent_comment_inside_an_answer_stays_inside() {
    check(
        "## 어떤 팀이 좋나요?
결제.
%% 더 쓰기 %%
그리고 정산.
",
        expect![[r#"
            1-4 ? 어떤 팀이 좋나요?
        "#]],
    );
}

#[test]
fn html_comment_is_dropped() {
    check(
        "<!--
## 틀
<summary>질문?</summary>
-->
## 힙이란?
나무.
",
        expect![[r#"
            5-6 ? 힙이란?
        "#]],
    );
}
