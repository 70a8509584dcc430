//! Ordinary lines that look like the habits of some writer and must be read as they stand.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn question_about_an_answer_is_a_question() {
    check(
        "Q. 답변 속도를 개선하려면 어떻게 하나요\n캐시.\n\nQ1. 답변 대기열이 길어지는 이유\nA. 느려서.\n",
        expect![[r#"
            1-2 ? Q. 답변 속도를 개선하려면 어떻게 하나요
            4-5 ? Q1. 답변 대기열이 길어지는 이유
        "#]],
    );
}

#[test]
fn answer_on_the_line_stays_where_a_question_follows() {
    miss(
        "프로세스란 :: 실행 중인 프로그램\n그럼 스레드는?\n",
        expect![[r#"
            1-2 ? 프로세스란
        "#]],
    );
}

#[test]
fn after_is_not_below() {
    check(
        "Q. 엔터를 친 다음 일어나는 일을 설명해주세요.\n- DNS 조회\n- 연결\n",
        expect![[r#"
            1-3 ? Q. 엔터를 친 다음 일어나는 일을 설명해주세요.
        "#]],
    );
}

#[test]
fn list_that_answers_which_is_no_list_of_options() {
    miss(
        "### 설계할 때 중요한 것은?\n1. 자원 이름은 명사로 짓는다.\n2. 동사는 빼고 짓는다.\n",
        expect![[r#"
            1-3 ? 설계할 때 중요한 것은?
        "#]],
    );
}

#[test]
fn question_about_a_tag_hides_nothing() {
    miss(
        "## 왜 아래에 두나요?\n<script> 태그는 기다리게 한다.\n\n```html\n<script>\n</script>\n```\n\n## async와 defer의 차이는?\n순서.\n",
        expect![[r#"
            1-7 ? 왜 아래에 두나요?
            9-10 ? async와 defer의 차이는?
        "#]],
    );
}

#[test]
fn topic_among_labelled_headings_prompts() {
    miss(
        "## 문제 1. 스택\n쌓는다.\n## 문제 2. 큐\n줄.\n## 문제 3. 힙\n나무.\n## 트리와 그래프의 차이\n순환.\n",
        expect![[r#"
            1-2 ? 문제 1. 스택
            3-4 ? 문제 2. 큐
            5-6 ? 문제 3. 힙
            7-8 ? 트리와 그래프의 차이
        "#]],
    );
}

#[test]
fn question_that_ends_on_question_asks() {
    check(
        "## 마지막으로 하고 싶은 질문?\n없습니다.\n",
        expect![[r#"
        1-2 ? 마지막으로 하고 싶은 질문?
    "#]],
    );
}

#[test]
fn reference_questions_are_announced() {
    check(
        "## 참고 질문\n- 왜 느린가요?\n- 왜 비싼가요?\n",
        expect![[r#"
            1-1 = 참고 질문
            2-2 ! 왜 느린가요?
            3-3 ! 왜 비싼가요?
        "#]],
    );
}

#[test]
fn counting_items_ask() {
    miss(
        "## 재시도\n여럿이다.\n\n1. 몇 번까지 재시도하는가\n2. 누가 갱신하는가\n",
        expect![[r#"
            1-2 = 재시도
            4-4 ! 몇 번까지 재시도하는가
            5-5 ! 누가 갱신하는가
        "#]],
    );
}

#[test]
fn comparison_that_is_left_open_asks() {
    check(
        "## 이 둘을 비교해보면?\n다르다.\n",
        expect![[r#"
        1-2 ? 이 둘을 비교해보면?
    "#]],
    );
}

#[test]
fn step_of_a_tutorial_is_no_question() {
    check(
        "# 만들기\n## 이제 만들어보세요 v2 기준\n끝.\n",
        expect![[r#"
            1-1 = 만들기
            2-3 = 이제 만들어보세요 v2 기준
        "#]],
    );
}

#[test]
fn version_is_no_number_of_a_list() {
    check(
        "## 예상 질문\n2.x 버전을 쓰는 이유\n",
        expect![[r#"
            1-1 = 예상 질문
            2-2 ! 2.x 버전을 쓰는 이유
        "#]],
    );
}

#[test]
fn wide_brackets_may_ask() {
    check(
        "# 색인\n정렬.\n## 등장 배경（왜 나왔나？）\n빠르다.\n",
        expect![[r#"
            1-2 = 색인
            3-4 ? 등장 배경（왜 나왔나？）
        "#]],
    );
}

#[test]
fn year_is_no_number_of_a_list() {
    check(
        "## 회고록\n2024.\n올해는 왜 바빴나?\n",
        expect![[r#"
        1-3 = 회고록
    "#]],
    );
}

#[test]
fn decomposed_key_answers_as_well() {
    miss(
        "1. 틀린 것은?\n2. 옳은 것은?\n3. 빠른 것은?\n\n끝.\n\n1. 힙\n2. 큐\n3. 나\n",
        expect![[r#"
            1-1 ? 틀린 것은?
            2-2 ? 옳은 것은?
            3-3 ? 빠른 것은?
            5-9 = 끝.
        "#]],
    );
}

#[test]
fn question_that_is_only_asked_on_is_unanswered() {
    check(
        "## 배포를 해 보았나요?\n어떻게 되돌렸는지 말해 주세요.\n\n## 왜 그랬나요?\n빨라서.\n",
        expect![[r#"
            1-2 ! 배포를 해 보았나요?
            4-5 ? 왜 그랬나요?
        "#]],
    );
}

#[test]
fn number_behind_the_options_answers() {
    check(
        "1. 큐에 대한 설명으로 틀린 것은?\n\n   ① 먼저 넣은 것 ② 나중에 넣은 것\n\n   * 2번\n\n2. 스택이란?\n\n   쌓은 것\n",
        expect![[r#"
            1-5 ? 큐에 대한 설명으로 틀린 것은?
            7-9 ? 스택이란?
        "#]],
    );
}

#[test]
fn code_and_circled_options_that_a_question_points_to_are_no_answer() {
    check(
        "## 문제\n### 1. 다음 코드의 실행 결과는?\n```java\nprint(1 + 1);\n```\n① 1\n② 2\n\n### 2. 다음 코드의 실행 결과는?\n```java\nprint(2);\n```\n",
        expect![[r#"
            1-1 = 문제
            2-7 ! 1. 다음 코드의 실행 결과는?
            9-12 ! 2. 다음 코드의 실행 결과는?
        "#]],
    );
}

#[test]
fn heading_of_the_same_level_ends_the_first_question() {
    check(
        "# 인덱스란?\n목차와 같다.\n\n# 인덱스 만들기\n명령 하나로 만든다.\n",
        expect![[r#"
            1-2 ? 인덱스란?
            4-5 = 인덱스 만들기
        "#]],
    );
}
