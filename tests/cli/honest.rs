//! What is not there is said: missing words, conditions that are not met, places of words.

use expect_test::expect;

use crate::vault::{Vault, first_id};

const NOTE: &str = "# 락\n\n## 낙관적 락이란?\n\n- **버전**을 비교해서 `락` 없이 충돌을 찾습니다.\n\n## 비관적 락이란?\n";

fn vault() -> Vault {
    Vault::new(&[("락.md", NOTE)])
}

#[test]
fn words_that_no_note_has_are_named() {
    let vault = vault();
    let missing = |line: &str| {
        let output = vault.run(line);
        let answer: serde_json::Value =
            serde_json::from_slice(&output.stdout).expect("the output is JSON");
        answer["missing"].clone()
    };
    assert_eq!(
        missing("search 락 아웃박스 --format json"),
        serde_json::json!(["아웃박스"])
    );
    assert_eq!(
        missing("search 비관적 락이 --format json"),
        serde_json::json!([])
    );
    // A name of two words is there where both words are.
    assert_eq!(
        missing("search 버전이랑 락 충돌 --format json"),
        serde_json::json!([])
    );
    vault.write(
        "도커.md",
        "## 도커 엔진\n\n컨테이너를 띄웁니다.\n".as_bytes(),
    );
    assert_eq!(
        missing("search 도커 컨테이너랑 락 --format json"),
        serde_json::json!([])
    );
}

#[test]
fn answered_means_questions() {
    vault().check(
        "search 락 --answered",
        expect![[r#"
            exit 0
            -- stdout
            락.md:3: 낙관적 락이란?
        "#]],
    );
}

#[test]
fn why_names_the_conditions() {
    let vault = vault();
    let id = first_id(&vault.run("search 낙관적 --format json"));
    let mut why = vault.command("why");
    let output = why.args(["락 -충돌 tag:db is:answered", &id]).output();
    let output = output.expect("the program was built beside this test");
    expect![[r#"
        exit 1
        -- stdout
        락.md:3: 낙관적 락이란?
        not found
        not met: -충돌
        not met: tag:db
        met: is:answered

        the query asks  as the term  the unit has
        락 (surface)    락           락 (surface)
        락 (homonym)    ~lock        락 (homonym)

        part of the score  for    adds
        term               락     0.145
        word               락     0.094
        question           락     0.091
        context            락     0.080
        syllables          락     0.060
        term               ~lock  0.029
        question           ~lock  0.018
        context            ~lock  0.016
        sum                       0.534
    "#]]
    .assert_eq(&vault.told(&output));
}

#[test]
fn an_editor_lands_on_the_word() {
    vault().check(
        "search 버전 --format vimgrep",
        expect![[r#"
            exit 0
            -- stdout
            락.md:5:5:버전을 비교해서 락 없이 충돌을 찾습니다.
        "#]],
    );
}

#[test]
fn a_word_with_a_minus_behind_the_first_belongs_to_the_query() {
    vault().check(
        "search 락 -낙관적 -n 1 --format paths",
        expect![[r#"
        exit 0
        -- stdout
        락.md
    "#]],
    );
    vault().check(
        "search 락 NOT 낙관적",
        expect![[r#"
        exit 0
        -- stdout
        락.md:1: 락
        락.md:7: 비관적 락이란?
    "#]],
    );
}
