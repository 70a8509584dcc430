//! More habits of writers in a hurry: plain questions, breaks, styles, conditions.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn plain_questions_below_an_announcing_heading_have_lists_for_answers() {
    miss(
        "## 나올 수 있는 면접 질문\n\n언제 쓰나요?\n\n- 값이 클 때\n\n왜 쓰나요?\n\n- 빠르다.\n",
        expect![[r#"
            1-1 = 나올 수 있는 면접 질문
            3-5 ? 언제 쓰나요?
            7-9 ? 왜 쓰나요?
        "#]],
    );
}

#[test]
fn lines_with_one_emoji_are_a_list_of_questions() {
    check(
        "## 메모리\n\n나눈다.\n\n---\n\n💡 쪽이란 무엇인가요?\n💡 조각은 왜 생기나요?\n",
        expect![[r#"
            1-3 = 메모리
            7-7 ! 💡 쪽이란 무엇인가요?
            8-8 ! 💡 조각은 왜 생기나요?
        "#]],
    );
}

#[test]
fn toggle_in_an_items_quote_follows_it_up() {
    check(
        "1. 왜 묶음인가?\n> 여럿이라서.\n> <details>\n> <summary>무엇이 들어 있는가?</summary>\n> 셋.\n> </details>\n\n2. 어디에 쓰는가?\n",
        expect![[r#"
            1-2 ? 왜 묶음인가?
            4-5 ? ^1 무엇이 들어 있는가?
            8-8 ! 어디에 쓰는가?
        "#]],
    );
}

#[test]
fn topic_alone_below_follow_ups_asks() {
    miss(
        "## ✨ 이변성이란?\n둘 다.\n## 🔁꼬리질문\n### 🤔 함수의 공변성\n좁다.\n",
        expect![[r#"
            1-2 ? ✨ 이변성이란?
            3-3 = 🔁꼬리질문
            4-5 ? ^1 🤔 함수의 공변성
        "#]],
    );
}

#[test]
fn heading_over_questions_is_no_answer() {
    miss(
        "# ✨ 설명해주세요\n그림.\n## 🔁꼬리질문\n### 🤔 예시는?\n셋.\n## ✍️추가 정리\n### 🤔 모아 그리기란?\n한 번.\n",
        expect![[r#"
            1-2 ? ✨ 설명해주세요
            3-3 = 🔁꼬리질문
            4-5 ? ^1 🤔 예시는?
            6-6 = ✍️추가 정리
            7-8 ? ^1 🤔 모아 그리기란?
        "#]],
    );
}

#[test]
fn item_that_orders_among_asking_items_asks() {
    miss(
        "<details>\n<summary>해시를 설명해 주세요.</summary>\n<ul>\n<li>값이 크면 어떻게 되나요?</li>\n<li>왜 빠른가요?</li>\n<li>느려질 수 있습니다. 막을 방법을 설계해 보세요.</li>\n</ul>\n</details>\n",
        expect![[r#"
            2-2 ! 해시를 설명해 주세요.
            4-4 ! ^2 값이 크면 어떻게 되나요?
            5-5 ! ^2 왜 빠른가요?
            6-6 ! ^2 느려질 수 있습니다. 막을 방법을 설계해 보세요.
        "#]],
    );
}

#[test]
fn heading_over_asking_toggles_is_no_parent() {
    miss(
        "### 다른 것은 어떠신가요?\n<details>\n<summary>1. 힙이란?</summary>\n</details>\n<details>\n<summary>2. 큐란?</summary>\n</details>\n<details>\n<summary>3. 덱이란?</summary>\n</details>\n",
        expect![[r#"
            1-1 = 다른 것은 어떠신가요?
            3-3 ! 힙이란?
            6-6 ! 큐란?
            9-9 ! 덱이란?
        "#]],
    );
}

#[test]
fn conditions_are_no_questions() {
    check(
        "## 여왕\n놓는다. 볼 것은 둘이다.\n\n1. 대각선에 있는가\n2. 같은 열에 있는가\n",
        expect![[r#"
            1-5 = 여왕
        "#]],
    );
}

#[test]
fn image_behind_a_spacer_belongs_to_the_answer() {
    check(
        "**왜 나무인가요?**\n\n> 이진 탐색\n\n나뉜다.\n\n<br>\n\n<img src=\"a.png\">\n\n#### 특징\n둘.\n",
        expect![[r#"
            1-9 ? 왜 나무인가요?
            11-12 = 특징
        "#]],
    );
}

#[test]
fn image_between_items_breaks_no_list() {
    check(
        "## 조각\n* 누가 막는가?\n  * 체계.\n\n<img src=\"a.png\">\n\n* 조각난다.\n* 모은다.\n* 옮긴다.\n",
        expect![[r#"
            1-9 = 조각
        "#]],
    );
}

#[test]
fn styles_and_scripts_are_not_seen() {
    check(
        "# 집\n<style>\n.a { color: red; }\n</style>\n왔다.\n<script>\nlet a = '왜?';\n</script>\n갔다.\n",
        expect![[r#"
            1-9 = 집
        "#]],
    );
}

#[test]
fn what_requests_an_answer_is_none() {
    check(
        "# 모의시험 문제\n\n### 1. 창고 정리 작성\n`Box` 세 개를 만들고 아래를 순서대로 수행하는 코드를 작성하시오. 단계마다 출력할 것.\n1. 첫 상자를 비운다\n2. 둘째 상자를 채운다\n\n### 2. 선반 정리 작성\n선반이 둘인 까닭을 한 줄로 쓰고, 고르는 코드를 작성하시오. 이유는 주석으로.\n\n### 3. 상자란 무엇인가?\n물건을 담는 것이다.\n",
        expect![[r#"
            1-1 = 모의시험 문제
            3-6 ! 1. 창고 정리 작성
            8-9 ! 2. 선반 정리 작성
            11-12 ? 3. 상자란 무엇인가?
        "#]],
    );
}

#[test]
fn request_goes_on_to_the_end_of_its_paragraph() {
    check(
        "# 지원서 질문\n\n- 어려운 일을 해낸 경험을 이야기해주세요.\n\n  어떤 일이었는지, 어떻게 해냈는지 자세히 설명해주세요.\n  끝내 못 했다면 어디까지 해 보았는지 적으셔도 좋습니다.\n\n- 무엇을 배웠나요?\n\n  기다리는 법을 배웠습니다.\n",
        expect![[r#"
            1-1 = 지원서 질문
            3-6 ! 어려운 일을 해낸 경험을 이야기해주세요.
            8-10 ? 무엇을 배웠나요?
        "#]],
    );
}

#[test]
fn points_below_a_request_that_names_none_answer_it() {
    check(
        "# 면접 질문\n\n### 캐시란?\n캐시를 소개하시오.\n- 가까이 둔다\n- 빠르다\n",
        expect![[r#"
            1-1 = 면접 질문
            3-6 ? 캐시란?
        "#]],
    );
}

#[test]
fn answer_that_ends_in_a_request_answers() {
    check(
        "# 허리가 아픈데 왜 그런가요?\n\n오래 앉으면 그렇습니다. 낫지 않으면 의사에게 아픈 곳을 자세히 말씀해주세요.\n",
        expect![[r#"
            1-3 ? 허리가 아픈데 왜 그런가요?
        "#]],
    );
}
