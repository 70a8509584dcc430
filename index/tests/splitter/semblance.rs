//! What only looks like a question, or like an answer.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn quote_that_describes_a_term_asks_nothing() {
    check(
        "# 방법\n* 표\n\n> 멱등 : 여러 번 해도 같은가?\n\n* 자원\n",
        expect![[r#"
            1-6 = 방법
        "#]],
    );
}

#[test]
fn remark_in_brackets_only_prompts() {
    check(
        "# 표\n## 구성 (표에는 무엇이 있을까?)\n넷.\n## 예시\n다섯.\n",
        expect![[r#"
            1-1 = 표
            2-3 ? 구성 (표에는 무엇이 있을까?)
            4-5 = 예시
        "#]],
    );
}

#[test]
fn bold_line_may_hold_italics() {
    check(
        "***문맥 교환* 이란?**\n\n> 바꾸는 것\n",
        expect![[r#"
        1-3 ? 문맥 교환 이란?
    "#]],
    );
}

#[test]
fn what_one_wants_to_know_is_a_question() {
    miss(
        "**예상 질문**\n- 함께 쓰는 방법을 알고 싶습니다.\n- 다른 방식이 궁금합니다.\n",
        expect![[r#"
            1-1 = 예상 질문
            2-2 ! 함께 쓰는 방법을 알고 싶습니다.
            3-3 ! 다른 방식이 궁금합니다.
        "#]],
    );
}

#[test]
fn description_with_an_indirect_question_is_none() {
    check(
        "## 성질\n- 응집도 : 얼마나 가까운지\n- 결합도 : 얼마나 기대는지\n",
        expect![[r#"
            1-3 = 성질
        "#]],
    );
}

#[test]
fn references_in_brackets_ask_nothing() {
    check(
        "# 운영 체제란 무엇인가?\n관리.\n##### [참고 자료 및 주제와 관련하여 참고하면 좋은 곳 링크]\n- 글 - '운영체제란 무엇인가?' (a.com)\n",
        expect![[r#"
            1-4 ? 운영 체제란 무엇인가?
        "#]],
    );
}

#[test]
fn source_behind_follow_ups_is_no_answer() {
    miss(
        "### 설명해 주세요.\n하나.\n### 추가 질문\n- 차이점은?\n\n출처) 본인\n",
        expect![[r#"
            1-2 ? 설명해 주세요.
            3-3 = 추가 질문
            4-4 ! ^1 차이점은?
            6-6 = 출처) 본인
        "#]],
    );
}

#[test]
fn follow_ups_may_stand_above_the_level_of_their_question() {
    check(
        "### ✨ 무엇인가요?\n하나.\n## 🔁꼬리질문\n### 🤔 왜 쓰나요?\n둘.\n",
        expect![[r#"
            1-2 ? ✨ 무엇인가요?
            3-3 = 🔁꼬리질문
            4-5 ? ^1 🤔 왜 쓰나요?
        "#]],
    );
}

#[test]
fn quote_of_an_item_is_whole() {
    check(
        "1. 왜 그런가요?\n\n2. 철학자를 설명해보세요.\n\n   > 해결책\n   >\n   > 1. 앉힌다\n",
        expect![[r#"
            1-1 ! 왜 그런가요?
            3-7 ? 철학자를 설명해보세요.
        "#]],
    );
}

#[test]
fn label_that_points_below_takes_the_list_along() {
    miss(
        "__Question__ 다음 용어를 설명하세요.\n\n- DPI\n- 망\n",
        expect![[r#"
            1-4 ! Question 다음 용어를 설명하세요.
        "#]],
    );
}

#[test]
fn preformatted_text_holds_no_headings() {
    check(
        "#### npm\n<pre><code class=\"language-bash\">\n# 설치\n\n- npm install 왜?\n</code></pre>\n\n## 왜 쓰나요?\n묶는다.\n",
        expect![[r#"
            1-5 = npm
            8-9 ? 왜 쓰나요?
        "#]],
    );
}

#[test]
fn rule_in_a_paragraph_ends_an_answer() {
    check(
        "<details>\n<summary>왜 느린가요?</summary>\n<p>잠금.</p>\n<p>---</p>\n</details>\n",
        expect![[r#"
            2-3 ? 왜 느린가요?
        "#]],
    );
}
