//! `quiz`: asked through a pipe, scheduled, kept through edits and moves, counted, exported.

use std::fs;

use expect_test::expect;
use serde_json::Value;

use crate::vault::Vault;

const STATE: &str = ".local/share/mundap/practice.json";

fn state(vault: &Vault) -> Value {
    let text = fs::read(vault.home().join(STATE)).expect("something was graded");
    serde_json::from_slice(&text).expect("it is JSON")
}

fn due(vault: &Vault) -> String {
    String::from_utf8_lossy(&vault.run("quiz --due").stdout).into_owned()
}

fn quiz(vault: &Vault, words: &str, input: &str) -> String {
    vault.told(&vault.run_with_input(&format!("quiz {words}"), input.as_bytes()))
}

#[test]
fn a_line_reveals_and_a_line_grades() {
    let vault = Vault::sample();
    expect![[r#"
        exit 0
        -- stdout
        Redis를 왜 썼나요?
          조회가 느려서 레디스에 5분 동안 담아 두었습니다.
          (cache.md:3)
        낙관적 락이란 무엇인가요?
          버전을 비교해서 충돌을 찾습니다.
          (db/lock.md:5)
        비관적 락은 언제 쓰나요?
          no answer is written down yet
          (db/lock.md:9)
    "#]]
    .assert_eq(&quiz(&vault, "", "\n3\n\nwhat\n4\n\n2\n"));
    assert_eq!(due(&vault), "due\t0\nnew\t0\nlater\t3\n");
    let state = state(&vault);
    let grades = state["cards"]
        .as_object()
        .expect("there are cards")
        .values();
    let mut grades: Vec<_> = grades.map(|card| card["grade"].as_u64()).collect();
    grades.sort_unstable();
    assert_eq!(grades, [Some(2), Some(3), Some(4)]);
    assert_eq!(vault.run("quiz").status.code(), Some(1), "nothing is due");
}

#[test]
fn what_is_forgotten_is_asked_again_at_once() {
    let vault = Vault::sample();
    let told = quiz(&vault, "Redis", "\n1\n\n1\n\n3\n");
    assert_eq!(told.matches("Redis를 왜 썼나요?").count(), 3, "{told}");
}

#[test]
fn what_is_skipped_or_broken_off_is_not_graded() {
    let vault = Vault::sample();
    quiz(&vault, "", "s\n\ns\n\n");
    assert_eq!(due(&vault), "due\t0\nnew\t3\nlater\t0\n");
    quiz(&vault, "", "\n3\nq\n");
    assert_eq!(due(&vault), "due\t0\nnew\t2\nlater\t1\n");
}

#[test]
fn words_and_filters_choose() {
    let vault = Vault::sample();
    let count = |words: &str| {
        let output = vault.run(&format!("quiz --due --format json {words}"));
        let counts: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        counts["new"].as_u64()
    };
    assert_eq!(count(""), Some(3));
    assert_eq!(count("락"), Some(2));
    assert_eq!(count("락 --answered"), Some(1));
    assert_eq!(count("--tag db --unanswered"), Some(1));
    assert_eq!(count("없는말"), Some(0));
}

#[test]
fn a_question_keeps_its_schedule_when_edited_and_when_moved() {
    let vault = Vault::sample();
    quiz(&vault, "Redis", "\n4\n");
    let note = "# 캐시\n\n## Redis를 왜 썼나요?\n\n전혀 다른 답입니다.\n";
    vault.write("cache.md", note.as_bytes());
    assert_eq!(
        due(&vault),
        "due\t0\nnew\t2\nlater\t1\n",
        "its answer was edited"
    );
    fs::remove_file(vault.notes().join("cache.md")).expect("it is the vault's own");
    vault.write("다른/곳.md", note.as_bytes());
    assert_eq!(due(&vault), "due\t0\nnew\t2\nlater\t1\n", "it was moved");
    vault.write("cache.md", note.as_bytes());
    assert_eq!(
        due(&vault),
        "due\t0\nnew\t3\nlater\t1\n",
        "there are two of them now"
    );
}

#[test]
fn damaged_state_is_told_and_set_aside() {
    let vault = Vault::sample();
    vault.write_home(STATE, b"{\"version\":1,\"cards\":{");
    let told = quiz(&vault, "Redis", "\n3\n");
    assert!(
        told.contains("warning: what you knew could not be read"),
        "{told}"
    );
    let folder = fs::read_dir(vault.home().join(".local/share/mundap")).expect("it is there");
    let names = folder
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let aside: Vec<String> = names.filter(|name| name.contains("damaged")).collect();
    assert_eq!(aside.len(), 1);
    let kept = fs::read(vault.home().join(".local/share/mundap").join(&aside[0]));
    assert_eq!(kept.expect("it is there"), b"{\"version\":1,\"cards\":{");
    assert_eq!(
        state(&vault)["cards"].as_object().map(serde_json::Map::len),
        Some(1)
    );
}

#[test]
fn state_of_a_later_version_is_left_alone() {
    let vault = Vault::sample();
    vault.write_home(STATE, b"{\"version\":99,\"cards\":{}}");
    vault.check(
        "quiz --due",
        expect![[r#"
        exit 2
        -- stderr
        error: a later mundap wrote `HOME/.local/share/mundap/practice.json`
        hint: use that mundap; nothing was changed
    "#]],
    );
}

#[test]
fn two_at_once_lose_nothing() {
    let questions =
        (0..24).map(|number| format!("## {number}번 질문은 무엇인가요?\n\n답 {number}\n\n"));
    let text: String = questions.collect();
    let vault = Vault::new(&[("q.md", &text)]);
    vault.run("index");
    std::thread::scope(|scope| {
        for number in 0..24 {
            let vault = &vault;
            scope.spawn(move || quiz(vault, &format!("'\"{number}번 질문\"'"), "\n3\n"));
        }
    });
    assert_eq!(
        state(&vault)["cards"].as_object().map(serde_json::Map::len),
        Some(24)
    );
}

#[cfg(unix)]
#[test]
fn the_state_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let vault = Vault::sample();
    quiz(&vault, "Redis", "\n3\n");
    let mode = |path: &str| {
        let found = fs::metadata(vault.home().join(path)).expect("it is there");
        found.permissions().mode() & 0o777
    };
    assert_eq!(mode(STATE), 0o600);
    assert_eq!(mode(".local/share/mundap"), 0o700);
}

#[test]
fn notes_are_never_written() {
    let vault = Vault::sample();
    let before = fs::read(vault.notes().join("cache.md")).expect("it is there");
    quiz(&vault, "", "\n1\n\n2\n\n3\n");
    assert_eq!(
        fs::read(vault.notes().join("cache.md")).expect("it is there"),
        before
    );
    assert_eq!(fs::read_dir(vault.notes()).expect("it is there").count(), 3);
}

#[test]
fn a_deck_has_four_columns_and_no_raw_html() {
    let vault = Vault::new(&[(
        "a.md",
        "---\ntags: [db/redis, til]\n---\n\n## \"락\"이란 <b>무엇</b>?\n\n- `a\tb`\n- **굵게**\n\n<script>alert(1)</script>\n\n```\n한\n줄\n```\n\n## 답 없는 질문은?\n",
    )]);
    let output = vault.run("quiz --export anki");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    let head = [
        "#separator:tab",
        "#html:true",
        "#guid column:1",
        "#tags column:4",
    ];
    assert_eq!(lines[..4], head);
    assert_eq!(lines.len(), 6, "{text}");
    let cells: Vec<&str> = lines[4].split('\t').collect();
    assert_eq!(cells.len(), 4, "{text}");
    assert_eq!(cells[0].len(), 10);
    assert_eq!(cells[3], "db::redis til");
    assert!(cells[1].starts_with("\"\"\"락\"\""), "{text}");
    assert!(
        cells[2].contains("<strong>굵게</strong>") && cells[2].contains("한&#10;줄"),
        "{text}"
    );
    assert!(
        cells[2].contains("&lt;script&gt;") && !text.contains("<script"),
        "{text}"
    );
    assert!(!state_exists(&vault), "an export asks nothing");
}

fn state_exists(vault: &Vault) -> bool {
    vault.home().join(STATE).exists()
}
