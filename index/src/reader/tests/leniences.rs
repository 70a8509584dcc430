//! What authors write and CommonMark does not mean.

use super::super::lenience::LENIENCES;
use super::check;
use expect_test::{Expect, expect};

/// A note for each lenience, by its name.
fn cases() -> Vec<(&'static str, &'static str, Expect)> {
    vec![
        (
            "rule under text",
            "본문\n---\n다음\n--\n끝\n***\n",
            expect![[r#"
                1 text: 본문
                2 rule:
                3 text: 다음
                4 text: --
                5 text: 끝
                6 rule:
            "#]],
        ),
        (
            "container",
            "글\n:::tip 알아 두기\n내용\n:::\n",
            expect![[r#"
                1 text: 글
                2 text: 알아 두기
                3 text: 내용
                4 mute:
            "#]],
        ),
        (
            "callout",
            "> [!question]- 왜 느린가?\n> 캐시가 없다\n\n> [!note]\n> 참고\n",
            expect![[r#"
                1 text quote=1 callout asking: 왜 느린가?
                2 text quote=1: 캐시가 없다
                4 mute quote=1 callout:
                5 text quote=1: 참고
            "#]],
        ),
        (
            "tight heading",
            "##제목\n#태그\n#######너무 깊다\n###\n",
            expect![[r#"
                1 heading 2: 제목
                2 text: #태그
                3 text: #######너무 깊다
                4 heading 3:
            "#]],
        ),
        (
            "typed bullet",
            "• 하나\n◦둘\n– 셋\n–값\n●●○\n",
            expect![[r#"
                1 item: 하나
                2 item: 둘
                3 item: 셋
                4 text: –값
                5 text: ●●○
            "#]],
        ),
    ]
}

/// The rest of them.
fn more_cases() -> Vec<(&'static str, &'static str, Expect)> {
    vec![
        (
            "tight marker",
            "-항목\n+더\n1.첫째\n2)둘째\n-x\n3.14\n",
            expect![[r#"
                1 item -: 항목
                2 item +: 더
                3 item 1.: 첫째
                4 item 2.: 둘째
                5 text: -x
                6 text: 3.14
            "#]],
        ),
        (
            "year",
            "본문\n2019. 3. 5 작성\n\n999. 항목\n",
            expect![[r#"
                1 text: 본문
                2 text: 2019. 3. 5 작성
                4 item 999.: 항목
            "#]],
        ),
        (
            "number under text",
            "질문입니다\n2. 둘째\n3. 셋째\n",
            expect![[r#"
                1 text: 질문입니다
                2 item 2.: 둘째
                3 item 3.: 셋째
            "#]],
        ),
        (
            "no tag",
            "<T>는 타입\n<https://a.kr>\n<div>안</div>\n",
            expect![[r#"
                1 text: <T>는 타입
                2 text linked: https://a.kr
                3 text: 안
            "#]],
        ),
    ]
}

#[test]
fn every_lenience_is_applied() {
    let mut cases = cases();
    cases.extend(more_cases());
    let names = cases.iter().map(|case| case.0);
    assert!(names.eq(LENIENCES.iter().map(|lenience| lenience.0)));
    for (_, note, expected) in cases {
        check(note, expected);
    }
}

#[test]
fn what_nobody_sees_hides_no_mark() {
    check(
        "\u{200b}- 캐시란?\n\u{feff}## 제목\n\u{3000}```\nx\n```\n",
        expect![[r#"
            1 item -: 캐시란?
            2 heading 2: 제목
            3 fence:
            4 code: x
            5 fence:
        "#]],
    );
}

#[test]
fn emphasis_may_stand_before_a_particle() {
    check(
        "**\"캐시\"**는 빠르다\n- **캐시(cache)**란?\n말은**'캐시'**다\n(**캐시**)\n**캐시 **란\n",
        expect![[r#"
            1 text bold-start: "캐시"는 빠르다
            2 item - bold-start: 캐시(cache)란?
            3 text: 말은'캐시'다
            4 text bold bold-start: (캐시)
            5 text: **캐시 **란
        "#]],
    );
}

#[test]
fn highlights_lose_their_marks() {
    check(
        "==중요한 말==은\na == b == c\n`a==b` ==말==\n==열기만\n",
        expect![[r#"
            1 text: 중요한 말은
            2 text: a == b == c
            3 text: a==b 말
            4 text: ==열기만
        "#]],
    );
}

#[test]
fn block_ids_are_not_shown() {
    check(
        "문장이다 ^a1-b\n2^10 ^2\n수식 x ^\n^처음\n",
        expect![[r#"
            1 text: 문장이다
            2 text: 2^10
            3 text: 수식 x ^
            4 text: ^처음
        "#]],
    );
}

#[test]
fn single_tildes_do_not_strike() {
    check(
        "1~2장, 3~4장\n~~지움~~\n",
        expect![[r#"
            1 text: 1~2장, 3~4장
            2 text: 지움
        "#]],
    );
}
