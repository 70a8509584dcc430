//! The query language as people type it: operators, beginnings, days, and what is none of them.

use expect_test::expect;

use crate::vault::Vault;

fn vault() -> Vault {
    Vault::new(&[
        (
            "락.md",
            "# 락\n\n## 낙관적 락이란?\n\n버전을 비교한다.\n\n## 비관적 락이란?\n\n먼저 잠근다.\n",
        ),
        (
            "말.md",
            "# 말\n\n## 바벨로 트랜스파일러 트랜지스터를 어떻게 만드나요?\n\n트랜잭션 트랜스파일러 트랜지스터를 적는다.\n\n\
             ## 트랜잭션이란?\n\n한 덩어리의 일이다.\n",
        ),
        (
            "하루.md",
            "# 하루\n\n## 2023-03-04\n\n세마포어를 배웠다.\n\n## 2024-03-04\n\n세마포어를 또 배웠다.\n",
        ),
        ("2022-10-05.md", "# 오늘\n\n세마포어를 처음 보았다.\n"),
    ])
}

#[test]
fn and_demands_and_not_forbids() {
    vault().check(
        "search 락 AND 버전",
        expect![[r#"
            exit 0
            -- stdout
            락.md:3: 낙관적 락이란?
        "#]],
    );
    vault().check(
        "search 락 NOT 버전 --kind question",
        expect![[r#"
            exit 0
            -- stdout
            락.md:7: 비관적 락이란?
        "#]],
    );
}

#[test]
fn questions_that_begin_so_come_first() {
    vault().check(
        "search 트랜*",
        expect![[r#"
            exit 0
            -- stdout
            말.md:7: 트랜잭션이란?
            말.md:3: 바벨로 트랜스파일러 트랜지스터를 어떻게 만드나요?
        "#]],
    );
}

#[test]
fn days_stand_in_names_and_headings() {
    vault().check(
        "search 세마포어 after:2023 before:2024",
        expect![[r#"
            exit 0
            -- stdout
            하루.md:3: 2023-03-04
        "#]],
    );
    vault().check(
        "search 세마포어 before:2023",
        expect![[r#"
            exit 0
            -- stdout
            2022-10-05.md:1: 오늘
        "#]],
    );
}

#[test]
fn unknown_fields_and_values_are_named() {
    vault().check(
        "search titel:버전",
        expect![[r#"
            exit 1
            -- stderr
            warning: `titel:버전` is searched as text: there is no such field
            hint: the nearest is `heading:`; `mundap search --help` lists them
        "#]],
    );
    vault().check(
        "search 잠근다 is:foo --format json --quiet",
        expect![[r#"
            exit 0
        "#]],
    );
    vault().check(
        "search 버전 after:nonsense",
        expect![[r#"
            exit 0
            -- stdout
            락.md:3: 낙관적 락이란?
            -- stderr
            warning: `after:nonsense` is searched as text: `after:` has no such value
            hint: it takes a day: 2025-01-31, 2025-01, 7d, 어제, 지난달
        "#]],
    );
}
