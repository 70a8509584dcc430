//! `split`: units of files and of standard input.

use expect_test::expect;

use crate::vault::Vault;

#[test]
fn a_note_is_divided_without_an_index() {
    let vault = Vault::sample();
    vault.check(
        "split db/lock.md cache.md",
        expect![[r#"
        exit 0
        -- stdout
        db/lock.md:5: 낙관적 락이란 무엇인가요?
        db/lock.md:9: 비관적 락은 언제 쓰나요?
        cache.md:1: 캐시
        cache.md:3: Redis를 왜 썼나요?
    "#]],
    );
    assert!(!vault.home().join(".cache").exists());
}

#[test]
fn a_unit_in_json_holds_its_answer() {
    Vault::sample().check("split --format jsonl cache.md", expect![[r#"
        exit 0
        -- stdout
        {"id":"<unit-id_>","path":"cache.md","line":1,"end_line":1,"kind":"section","question":"캐시","answer":"","answered":true,"parent":null,"headings":[],"tags":[],"title":"캐시"}
        {"id":"<unit-id_>","path":"cache.md","line":3,"end_line":5,"kind":"question","question":"Redis를 왜 썼나요?","answer":"조회가 느려서 레디스에 5분 동안 담아 두었습니다.","answered":true,"parent":null,"headings":["캐시"],"tags":[],"title":"캐시"}
    "#]]);
}

#[test]
fn standard_input_is_a_note_too() {
    let vault = Vault::new(&[]);
    let output = vault.run_with_input("split -", "## 왜?\n\n그냥.\n".as_bytes());
    expect![[r#"
        exit 0
        -- stdout
        -:1: 왜?
    "#]]
    .assert_eq(&vault.told(&output));
}

#[test]
fn an_empty_note_has_no_units() {
    Vault::new(&[("empty.md", "\n\n")]).check(
        "split empty.md",
        expect![[r#"
        exit 1
    "#]],
    );
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    Vault::sample().check(
        "split nowhere.md cache.md",
        expect![[r#"
        exit 2
        -- stdout
        cache.md:1: 캐시
        cache.md:3: Redis를 왜 썼나요?
        -- stderr
        error: cannot read `nowhere.md`: no such file or directory
        hint: name a note that can be read, or `-` for standard input
    "#]],
    );
}

#[test]
fn ids_are_those_of_the_index() {
    let vault = Vault::sample();
    let ids = |line: &str| {
        let output = vault.run(line);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let units = text
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON"));
        units.map(|unit| unit["id"].clone()).collect::<Vec<_>>()
    };
    let split = ids("split --format jsonl cache.md db/lock.md");
    assert!(split.len() >= 3);
    assert_eq!(split, ids("list --kind any --format jsonl --path '*.md'"));
}

#[test]
fn explain_tells_the_rule_of_every_unit() {
    let vault = Vault::new(&[(
        "a.md",
        "# 공부\n\n## 락이란 무엇인가요?\n\n한 번에 하나만 들어가게 한다.\n\n## 배경\n\n왜일까?\n",
    )]);
    vault.check(
        "split --explain a.md",
        expect![[r#"
            exit 0
            -- stdout
            a.md:1: rest: 공부
            a.md:1: no unit, it only groups what is below it: 공부
            a.md:3: asking heading: 락이란 무엇인가요?
            a.md:7: rest: 배경
            a.md:7: no unit, it is a topic, and neither the note nor its siblings ask: 배경
        "#]],
    );
    vault.check("split --explain --format jsonl a.md", expect![[r#"
        exit 0
        -- stdout
        {"path":"a.md","line":1,"rule":"rest","why_not":null,"text":"공부"}
        {"path":"a.md","line":1,"rule":null,"why_not":"it only groups what is below it","text":"공부"}
        {"path":"a.md","line":3,"rule":"asking heading","why_not":null,"text":"락이란 무엇인가요?"}
        {"path":"a.md","line":7,"rule":"rest","why_not":null,"text":"배경"}
        {"path":"a.md","line":7,"rule":null,"why_not":"it is a topic, and neither the note nor its siblings ask","text":"배경"}
    "#]]);
}
