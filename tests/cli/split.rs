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

/// A note that asks once.
const ASKING: &str =
    "# 공부\n\n## 락이란 무엇인가요?\n\n한 번에 하나만 들어가게 한다.\n\n## 배경\n\n오래되었다.\n";

#[test]
fn explain_tells_the_verdict_and_the_facts_of_each_line() {
    let vault = Vault::new(&[("a.md", ASKING)]);
    let output = vault.run("split --explain a.md");
    let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
    let heads: Vec<&str> = text.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(
        heads,
        [
            "a.md:1: no question: 공부",
            "a.md:3: question: 락이란 무엇인가요?",
            "a.md:5: no question: 한 번에 하나만 들어가게 한다.",
            "a.md:7: no question: 배경",
            "a.md:9: no question: 오래되었다.",
        ]
    );
    let reasons: Vec<&str> = text.lines().filter(|line| line.starts_with(' ')).collect();
    assert!(reasons[0].starts_with("  h1 -") && reasons[0].contains(": base -"));
    assert!(text.contains("\n  h2 +"), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
}

#[test]
fn explain_in_json_holds_every_fact_and_what_it_adds() {
    let vault = Vault::new(&[("a.md", ASKING)]);
    let output = vault.run("split --explain --format json a.md");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let asked = &found["verdicts"][1];
    assert_eq!(
        (&asked["line"], &asked["question"]),
        (&3.into(), &true.into())
    );
    assert_eq!(
        (&asked["form"], &asked["path"]),
        (&"h2".into(), &"a.md".into())
    );
    let number = |value: &serde_json::Value| value.as_f64().expect("a number");
    let facts = asked["facts"].as_array().expect("a list of facts");
    let adds: Vec<f64> = facts.iter().map(|fact| number(&fact["adds"])).collect();
    assert!(adds.is_sorted_by(|a, b| a.abs() >= b.abs()));
    let sum = number(&asked["base"]) + adds.iter().sum::<f64>();
    assert!((sum - number(&asked["sum"])).abs() < 0.001);
}

#[test]
fn explained_words_cannot_command_the_terminal() {
    let vault = Vault::new(&[("a.md", "## 락\u{1b}[31m이란?\n잠금.\n")]);
    let output = vault.run("split --explain a.md");
    assert!(!output.stdout.contains(&0x1b));
}

#[test]
fn a_notes_path_is_a_fact_unless_it_has_none() {
    let note = "# 캐시\n\n## 교체 정책\n\n오래된 것부터.\n";
    let vault = Vault::new(&[("면접 질문.md", note)]);
    let explained =
        |output: std::process::Output| String::from_utf8_lossy(&output.stdout).into_owned();
    let named = explained(vault.run("split --explain --format jsonl '면접 질문.md'"));
    assert!(named.contains("\"path_questions\""), "{named}");
    let unnamed = vault.run_with_input("split --explain --format jsonl -", note.as_bytes());
    assert!(!explained(unnamed).contains("\"path_questions\""));
}
