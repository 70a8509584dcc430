//! What excerpts show of lists, tables and pictures, and what marks cover.

use expect_test::{Expect, expect};

use crate::vault::Vault;

const NOTE: &str = "\
# 네트워크

## 제로 카피가 왜 빠른가요?

커널이 바로 보내기 때문입니다.
- 디스크를 거치지 않는다
- 문맥 교환이 없다

그래서 빠르다.

![버퍼 그림](zero-copy-diagram.png)

## 버퍼의 종류는?

| 이름 | 하는 일 |
|---|---|
| 소켓 | 보낸다 |
| 페이지 | 담는다 |

## 정렬은 얼마나 걸리나요?

평균 O(n log n)이고, 서브넷은 255.255.254.0, 훅은 useEffect 다.
";

/// The first hit's excerpt, marks in brackets.
fn check(query: &str, expected: Expect) {
    let vault = Vault::new(&[("망.md", NOTE)]);
    let mut search = vault.command("search");
    let output = search.args(["--format", "json", query]).output();
    let output = output.expect("the program was built beside this test");
    let answer: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is JSON");
    let hit = &answer["hits"][0];
    let mut shown: Vec<char> = hit["excerpt"]
        .as_str()
        .unwrap_or_default()
        .chars()
        .collect();
    let highlights = hit["excerpt_highlights"].as_array();
    for highlight in highlights.into_iter().flatten().rev() {
        for (at, bracket) in [(1, ']'), (0, '[')] {
            let place = highlight[at].as_u64().unwrap_or_default();
            shown.insert(place as usize, bracket);
        }
    }
    expected.assert_eq(&String::from_iter(shown));
}

#[test]
fn items_keep_their_borders_and_pictures_are_no_prose() {
    check(
        "제로 카피",
        expect![
            "커널이 바로 보내기 때문입니다. · 디스크를 거치지 않는다 · 문맥 교환이 없다 · 그래서 빠르다."
        ],
    );
}

#[test]
fn cells_and_rows_keep_their_borders() {
    check(
        "버퍼 종류",
        expect!["이름 | 하는 일 · 소켓 | 보낸다 · 페이지 | 담는다"],
    );
}

#[test]
fn marks_cover_the_term_as_typed() {
    check(
        "O(n log n)",
        expect!["평균 [O(n log n)]이고, 서브넷은 255.255.254.0, 훅은 useEffect 다."],
    );
    check(
        "255.255.254.0",
        expect!["평균 O(n log n)이고, 서브넷은 [255.255.254.0], 훅은 useEffect 다."],
    );
    check(
        "use effect",
        expect!["평균 O(n log n)이고, 서브넷은 255.255.254.0, 훅은 [useEffect] 다."],
    );
}
