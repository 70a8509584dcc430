//! Habits of writers in a hurry: numbers alone, forgotten blanks, keys, notices, breadcrumbs.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn announcing_heading_may_bear_a_question_mark() {
    miss(
        "# 예상 질문?\n- 힙이란?\n- 멀티 스레드\n    - 여럿.\n",
        expect![[r#"
            1-1 = 예상 질문?
            2-2 ! 힙이란?
            3-4 ? 멀티 스레드
        "#]],
    );
}

#[test]
fn announcing_word_may_be_spaced() {
    miss(
        "#### 질 문\n\n1. 이 값이 왜 이런지 모르겠다.\n2. 큐\n",
        expect![[r#"
            1-1 = 질 문
            3-3 ! 이 값이 왜 이런지 모르겠다.
            4-4 ! 큐
        "#]],
    );
}

#[test]
fn topic_among_announced_items_is_no_question() {
    check(
        "### 질문\n1. 힙이란?\n#### 생각해볼 것\n1. 바쁘다.\n",
        expect![[r#"
            1-1 = 질문
            2-2 ! 힙이란?
            3-4 = 생각해볼 것
        "#]],
    );
}

#[test]
fn number_alone_takes_the_line_below() {
    miss(
        "### 질문\n\n1.\n왜 느린가?\n2.\n왜 비싼가?\n",
        expect![[r#"
            1-1 = 질문
            4-4 ! 왜 느린가?
            6-6 ! 왜 비싼가?
        "#]],
    );
}

#[test]
fn number_without_a_blank_goes_on_a_list() {
    check(
        "### 질문\n\n1.왜 느린가?\n잠금 때문이다.\n\n2. 왜 비싼가?\n",
        expect![[r#"
            1-1 = 질문
            3-4 ? 왜 느린가?
            6-6 ! 왜 비싼가?
        "#]],
    );
}

#[test]
fn dash_without_a_blank_goes_on_a_list() {
    check(
        "- 왜 느린가?\n-왜 비싼가?\n",
        expect![[r#"
        1-1 ! 왜 느린가?
        2-2 ! 왜 비싼가?
    "#]],
    );
}

#[test]
fn question_runs_on_to_the_line_that_asks() {
    miss(
        "### 질문\n1. 통합 페이지에서\n바로 누르면 안 된다.\n왜 그럴까?\n\n2. 큐\n",
        expect![[r#"
            1-1 = 질문
            2-4 ! 통합 페이지에서 바로 누르면 안 된다. 왜 그럴까?
            6-6 ! 큐
        "#]],
    );
}

#[test]
fn arrow_answers_even_if_it_asks() {
    check(
        "1. 왜 느린가?\n-> 잠금 때문이 아닐까?\n2. 왜 비싼가?\n",
        expect![[r#"
            1-2 ? 왜 느린가?
            3-3 ! 왜 비싼가?
        "#]],
    );
}

#[test]
fn sentence_beside_an_unanswered_item_answers_it() {
    miss(
        "## 예상 질문\n- 스레드 안전이란?\n- 여럿이 써도 괜찮은 것을 뜻한다.\n- 힙이란?\n",
        expect![[r#"
            1-1 = 예상 질문
            2-3 ? 스레드 안전이란?
            4-4 ! 힙이란?
        "#]],
    );
}

#[test]
fn options_belong_to_the_question() {
    miss(
        "1. 틀린 것은?\n   > 1. 큐는 먼저 넣은 것이 나온다.\n   > 2. 스택도 그렇다.\n2. 왜 그런가?\n   차례.\n",
        expect![[r#"
            1-3 ! 틀린 것은?
            4-5 ? 왜 그런가?
        "#]],
    );
}

#[test]
fn key_at_the_end_answers_by_number() {
    miss(
        "1. 틀린 것은?\n2. 옳은 것은?\n3. 빠른 것은?\n\n* 정답은 맨 밑에 있습니다.\n\n1. 2\n2. 5\n3. 힙\n",
        expect![[r#"
            1-1 ? 틀린 것은?
            2-2 ? 옳은 것은?
            3-3 ? 빠른 것은?
            5-9 = 정답은 맨 밑에 있습니다.
        "#]],
    );
}

#[test]
fn definition_without_a_mark_among_topics_is_a_topic() {
    check(
        "# 캐시\n빠르다.\n## 캐시란\n가까운 저장소.\n## 종류\n둘.\n## 한계\n값.\n",
        expect![[r#"
            1-2 = 캐시
            3-4 ? 캐시란
            5-6 = 종류
            7-8 = 한계
        "#]],
    );
}

#[test]
fn topics_right_below_a_title_need_more_questions() {
    check(
        "# 코루틴\n\n## 코루틴이란?\n함수.\n## 언제 쓰나요?\n기다릴 때.\n## 이점\n값싸다.\n## 종류\n둘.\n## 역사\n길다.\n",
        expect![[r#"
            1-1 = 코루틴
            3-4 ? 코루틴이란?
            5-6 ? 언제 쓰나요?
            7-8 ? 이점
            9-10 ? 종류
            11-12 ? 역사
        "#]],
    );
}

#[test]
fn wondering_emoji_makes_a_topic_a_question() {
    check(
        "## 🤔 왜 불변이어야 하나요?\n추적.\n## 🤔 불변을 지키는 이유\n비교.\n## 정리\n끝.\n",
        expect![[r#"
            1-2 ? 🤔 왜 불변이어야 하나요?
            3-4 ? 🤔 불변을 지키는 이유
            5-6 = 정리
        "#]],
    );
}

#[test]
fn topic_without_the_emoji_of_its_siblings_is_none() {
    check(
        "## 🤔 왜 쓰나요?\n편하다.\n## 🤔 언제 쓰나요?\n자주.\n## 🛠️ 사용법\n부른다.\n",
        expect![[r#"
            1-2 ? 🤔 왜 쓰나요?
            3-4 ? 🤔 언제 쓰나요?
            5-6 = 🛠️ 사용법
        "#]],
    );
}

#[test]
fn heading_may_ask_in_brackets() {
    check(
        "# 색인\n정렬.\n## 클러스터 색인 (왜 나왔나?)\n빠르다.\n",
        expect![[r#"
            1-2 = 색인
            3-4 ? 클러스터 색인 (왜 나왔나?)
        "#]],
    );
}

#[test]
fn long_words_behind_a_question_mark_define() {
    check(
        "## 왜 쓰나요?\n- 빠르다.\n    - 사전 컴파일이란? 실행 전에 소스 코드나 바이트코드를 기계어로 미리 옮겨 두는 과정\n",
        expect![[r#"
            1-3 ? 왜 쓰나요?
        "#]],
    );
}

#[test]
fn answer_heading_joins_the_question_above_whatever_its_shape() {
    check(
        "### 예상 질문\n\n왜 나무로 만드나요?\n\n## 답변\n\n범위 때문입니다.\n",
        expect![[r#"
            1-1 = 예상 질문
            3-7 ? 왜 나무로 만드나요?
        "#]],
    );
    check(
        "# 힙\n\n**왜 나무로 만드나요?**\n\n### 답변\n\n범위.\n",
        expect![[r#"
            1-1 = 힙
            3-7 ? 왜 나무로 만드나요?
        "#]],
    );
    check(
        "### 왜 나무로 만드나요?\n\n## 답변\n\n범위.\n",
        expect![[r#"
            1-5 ? 왜 나무로 만드나요?
        "#]],
    );
}

#[test]
fn numbered_label_may_name_an_answer() {
    miss(
        "Q11: 왜 느린가요?\n\nQ11 답변: 잠금.\n",
        expect![[r#"
        1-3 ? Q11: 왜 느린가요?
    "#]],
    );
}

#[test]
fn heading_in_a_quote_ends_with_it() {
    check(
        "## 프록시\n- 감싼다.\n\n> #### 🧐 왜 안 되나요?\n> - 요청이 없다.\n\n- 값을 바꾼다.\n",
        expect![[r#"
            1-2 = 프록시
            4-5 ? 🧐 왜 안 되나요?
            7-7 = 프록시
        "#]],
    );
}

#[test]
fn typed_bullets_go_on_a_numbered_answer() {
    check(
        "## 예상 질문\n\n1. get과 post의 차이는?\n\nget은 읽는다.\n\n1. put과 patch의 차이는?\n\n• put은 바꾼다.\n\n• patch는 고친다.\n",
        expect![[r#"
            1-1 = 예상 질문
            3-5 ? get과 post의 차이는?
            7-11 ? put과 patch의 차이는?
        "#]],
    );
}

#[test]
fn link_below_an_announcing_heading_leads_away() {
    check(
        "## 용감한 질문\n### [1. 알고리즘](a.md)\n### [2. 운영체제](b.md)\n",
        expect![[r#"
            1-1 = 용감한 질문
            2-2 = 1. 알고리즘
            3-3 = 2. 운영체제
        "#]],
    );
}

#[test]
fn heading_that_announces_follow_ups_is_no_answer() {
    check(
        "## 써 보았나요?\n네.\n## 꼬리질문\n### 🤔 무엇인가요?\n저장소.\n### 다른 것\n둘.\n",
        expect![[r#"
            1-2 ? 써 보았나요?
            3-3 = 꼬리질문
            4-5 ? ^1 🤔 무엇인가요?
            6-7 = 다른 것
        "#]],
    );
}

#[test]
fn indirect_bold_line_among_bold_questions_asks() {
    check(
        "**어디에 두나요?**\n저장소.\n\n**왜 두나요?**\n빠르다.\n\n**어떻게 지키는지**:\n잠근다.\n",
        expect![[r#"
            1-2 ? 어디에 두나요?
            4-5 ? 왜 두나요?
            7-8 ? 어떻게 지키는지
        "#]],
    );
}
