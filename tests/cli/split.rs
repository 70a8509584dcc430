//! `split`: units of files and of standard input.

use expect_test::expect;

use crate::vault::Vault;

#[test]
fn a_note_is_divided_without_an_index() {
    let vault = Vault::sample();
    vault.check("split db/lock.md cache.md", expect![[r#""#]]);
    assert!(!vault.home().join(".cache").exists());
}

#[test]
fn a_unit_in_json_holds_its_answer() {
    Vault::sample().check("split --format jsonl cache.md", expect![[r#""#]]);
}

#[test]
fn standard_input_is_a_note_too() {
    let vault = Vault::new(&[]);
    let output = vault.run_with_input("split -", "## 왜?\n\n그냥.\n".as_bytes());
    expect![[r#""#]].assert_eq(&vault.told(&output));
}

#[test]
fn an_empty_note_has_no_units() {
    Vault::new(&[("empty.md", "\n\n")]).check("split empty.md", expect![[r#""#]]);
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    Vault::sample().check("split nowhere.md cache.md", expect![[r#""#]]);
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
        "# 공부\n\n## 락이란 무엇인가요?\n\n답.\n\n## 배경\n\n왜일까?\n",
    )]);
    vault.check("split --explain a.md", expect![[r#""#]]);
    vault.check("split --explain --format jsonl a.md", expect![[r#""#]]);
}
