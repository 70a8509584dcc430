//! What a note's lines are: code, tags, comments, toggles, tables, links.

use super::check;
use crate::reader::read;
use expect_test::expect;

#[test]
fn fences_hold_code() {
    check(
        "글\n```rust\n# a\n\n- b\n```\n끝\n~~~\n```\n~~~\n- ```\n  x\n  ```\n",
        expect![[r#"
            1 text: 글
            2 fence:
            3 code: # a
            5 code: - b
            6 fence:
            7 text: 끝
            8 fence:
            9 code: ```
            10 fence:
            11 fence:
            12 code column=2:   x
            13 fence column=2:
        "#]],
    );
}

#[test]
fn an_unclosed_fence_ends_at_a_heading() {
    check(
        "```sh\nls\n# 설명\n## 다음 제목\n글\n",
        expect![[r#"
            1 fence:
            2 code: ls
            3 code: # 설명
            4 heading 2: 다음 제목
            5 text: 글
            unclosed [1]
        "#]],
    );
}

#[test]
fn a_fence_ends_with_its_quote() {
    check(
        "> ```\n> a\n끝\n",
        expect![[r#"
            1 fence quote=1:
            2 code: > a
            3 text: 끝
        "#]],
    );
}

#[test]
fn a_dialogue_in_a_fence_is_read() {
    check(
        "```\nQ1. 캐시란?\nA. 임시 저장소\n```\n",
        expect![[r#"
            1 fence:
            2 text boxed: Q1. 캐시란?
            3 text boxed: A. 임시 저장소
            4 fence:
        "#]],
    );
    check(
        "```js\nQ: x\nA: y\n```\n",
        expect![[r#"
            1 fence:
            2 code: Q: x
            3 code: A: y
            4 fence:
        "#]],
    );
}

#[test]
fn a_fence_behind_a_remark_opens_none() {
    check(
        "%%비밀%% ```\n글\n- %%비밀%% ~~~\n\n# 제목\n",
        expect![[r#"
            1 text: ```
            2 text: 글
            3 item -: ~~~
            5 heading 1: 제목
        "#]],
    );
}

#[test]
fn comments_are_hidden() {
    check(
        "앞 <!-- 숨김 --> 뒤\n<!-- 여러\n줄 --> 끝\n%%비밀%% 보임\n%% 둘\n줄 %%\n100%% 셋%%\n%% 열기\n# 제목\n",
        expect![[r#"
            1 text: 앞   뒤
            2 mute:
            3 text column=1: 끝
            4 text: 보임
            5 mute:
            6 mute:
            7 text: 100%% 셋%%
            8 text: %% 열기
            9 heading 1: 제목
        "#]],
    );
    check(
        "<!-- 닫지 않음\n글\n",
        expect![[r#"
            1 text: <!-- 닫지 않음
            2 text: 글
        "#]],
    );
}

#[test]
fn toggles_are_counted() {
    check(
        "<details>\n<summary>질문?</summary>\n답\n<details><summary><b>안</b></summary>속</details>\n뒤\n</details>\n밖\n",
        expect![[r#"
            1 mute toggle=1:
            2 summary toggle=1: 질문?
            3 text toggle=1: 답
            4 summary toggle=2 bold-start: 안 속
            5 text toggle=1: 뒤
            6 mute toggle=1:
            7 text: 밖
        "#]],
    );
}

#[test]
fn a_summary_may_take_lines() {
    check(
        "<details>\n<summary>\n\n### 질문?\n덧붙임\n</summary>\n답\n</details>\n",
        expect![[r#"
            1 mute toggle=1:
            2 mute toggle=1:
            4 summary toggle=1: 질문?
            5 text toggle=1 in-summary: 덧붙임
            6 mute toggle=1 in-summary:
            7 text toggle=1: 답
            8 mute toggle=1:
        "#]],
    );
}

#[test]
fn what_follows_a_summary_is_its_rest() {
    let page = read("<details><summary>질문?</summary>답이다</details>");
    let line = &page.lines[0];
    expect!["질문? "].assert_eq(page.words(line));
    expect!["답이다"].assert_eq(page.rest(line));
}

#[test]
fn tags_give_lines_their_form() {
    check(
        "<h2>제목</h2>\n<ul>\n<li>하나\n<ul><li>안</li></ul>\n</ul>\n<b>굵게</b>\n<b>굵게</b> 아님\n가<br>나 <span>다</span>라\nList<String>과 <T>\n\\<br>\n",
        expect![[r#"
            1 heading 2 html: 제목
            2 mute:
            3 item - column=2 html: 하나
            4 item - column=4 html: 안
            5 mute:
            6 text bold bold-start: 굵게
            7 text bold-start: 굵게 아님
            8 text: 가 나 다라
            9 text: List<String>과 <T>
            10 text: <br>
        "#]],
    );
}

#[test]
fn preformatted_text_is_code() {
    check(
        "<pre>\n# a\n- b\n</pre>\n- c\n",
        expect![[r#"
            1 mute:
            2 code: # a
            3 code: - b
            4 mute:
            5 item -: c
        "#]],
    );
}

#[test]
fn style_sheets_and_scripts_are_hidden() {
    check(
        "<style>\n.a { b }\n</style>글\n<script>let a;</script>\n끝\n",
        expect![[r#"
            1 mute:
            3 text: 글
            4 mute:
            5 text: 끝
        "#]],
    );
}

#[test]
fn tags_may_reach_over_lines() {
    check(
        "<img\n  src=\"a.png\"\n  alt=\"그림\">\n글 <a\n\n끝>\n",
        expect![[r#"
            1 mute picture: 그림
            4 text: 글 <a
            6 text: 끝>
        "#]],
    );
}

#[test]
fn pictures_show_their_words() {
    check(
        "![구조도](a.png)\n![](img/%EA.png?x)\n글 <img alt=\"그&amp;림\" src=x> 뒤\n[![배지](b.svg)](c)\n",
        expect![[r#"
            1 mute picture: 구조도
            2 mute picture: %EA.png
            3 text picture: 글   뒤 그&림
            4 mute linked picture: 배지
        "#]],
    );
}

#[test]
fn links_show_their_words() {
    check(
        "[캐시란?](a.md)\n1. [[노트|이름]]\n[[노트]]와 글\n[참조][r]\n\n[r]: a.md\n",
        expect![[r#"
            1 text linked: 캐시란?
            2 item 1. linked: 이름
            3 text: 노트와 글
            4 text linked: 참조
            6 mute:
        "#]],
    );
}

#[test]
fn indented_text_is_read_and_indented_code_is_not() {
    check(
        "글\n\n    그냥 들여 쓴 글\n\n끝\n\n    let a = 1;\n    # b\n",
        expect![[r#"
            1 text: 글
            3 text column=4: 그냥 들여 쓴 글
            5 text: 끝
            7 code column=4:     let a = 1;
            8 code column=4:     # b
        "#]],
    );
    check(
        "- 항목\n\n    이어지는 글\n      - 안\n\t- 탭\n",
        expect![[r#"
            1 item -: 항목
            3 text column=4: 이어지는 글
            4 item - column=6: 안
            5 item - column=4: 탭
        "#]],
    );
}

#[test]
fn tables_keep_surplus_cells() {
    check(
        "| 질문 | 답 |\n|---|---|\n| 캐시란? | 저장소 | 덤 | 더 |\n| a |\n밖\n",
        expect![[r#"
            1 row table-head: 질문	답
            2 mute:
            3 row: 캐시란?	저장소	덤   더
            4 row: a
            5 text: 밖
        "#]],
    );
}

#[test]
fn boxes_are_tasks() {
    check(
        "- [ ] 할 일\n- [x] 한 일\n* [] 아님\n",
        expect![[r#"
            1 item - task: 할 일
            2 item - task: 한 일
            3 item *: [] 아님
        "#]],
    );
}

#[test]
fn items_keep_markers_and_numbers() {
    check(
        "1. 하나\n2) 둘\n* 별\n+ 더\n- # 제목\n> 3. 인용\n> > - 깊이\n",
        expect![[r#"
            1 item 1.: 하나
            2 item 2.: 둘
            3 item *: 별
            4 item +: 더
            5 item - headed: 제목
            6 item 3. quote=1: 인용
            7 item - quote=2: 깊이
        "#]],
    );
}

#[test]
fn emphasis_and_code_are_told() {
    check(
        "**굵은 줄**\n1. **굵게** 시작\n가 **나**\n`a**b**` *기움*\n**여러\n줄**\n`코드\n다음`\n",
        expect![[r#"
            1 text bold bold-start: 굵은 줄
            2 item 1. bold-start: 굵게 시작
            3 text: 가 나
            4 text: a**b** 기움
            5 text bold bold-start: 여러
            6 text bold bold-start: 줄
            7 text: 코드
            8 text: 다음
        "#]],
    );
}

#[test]
fn decomposed_hangul_is_composed() {
    check(
        "# \u{1100}\u{1161}\u{11a8}?\n",
        expect![[r#"
            1 heading 1: 각?
        "#]],
    );
}

#[test]
fn any_line_end_ends_a_line() {
    check(
        "# 가\r\n- 나\r다\r\n\r\n```\r\nx\r\n```\r\n라",
        expect![[r#"
            1 heading 1: 가
            2 item -: 나
            3 text: 다
            5 fence:
            6 code: x
            7 fence:
            8 text: 라
        "#]],
    );
}

#[test]
fn front_matter_and_the_byte_order_mark_hold_nothing() {
    check(
        "\u{feff}---\ntitle: 제목\n---\n# 글\n",
        expect![[r#"
            4 heading 1: 글
        "#]],
    );
    check(
        "---\n글이다\n---\n",
        expect![[r#"
            1 rule:
            2 text: 글이다
            3 rule:
        "#]],
    );
}

#[test]
fn entities_and_controls_stay_on_their_line() {
    check(
        "a&#10;b &amp; c\td\u{7}e&nbsp;\n",
        expect![[r#"
            1 text: a b & c d e
        "#]],
    );
}

#[test]
fn a_note_without_lines_is_read() {
    check("", expect![[""]]);
    check("\n \n", expect![[""]]);
}
