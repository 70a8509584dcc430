//! `stats`: counts by folder, tag and month, old answers, questions asked twice.

use std::fs::File;
use std::time::{Duration, SystemTime};

use expect_test::expect;

use crate::vault::Vault;

/// Dated notes in two folders; one of them was not touched for two years.
fn vault() -> Vault {
    let vault = Vault::new(&[
        (
            "cs/2025-01-31.md",
            "---\ntags: [db]\n---\n\n## 트랜잭션이란?\n\n한 덩어리의 일이다.\n\n## TCP와 UDP의 차이는?\n",
        ),
        (
            "cs/net.md",
            "---\ndate: 2024-12-24\n---\n\n## tcp와 UDP의 차이는 ?\n\n연결이 있고 없고의 차이다.\n",
        ),
        (
            "top.md",
            "---\ndate: 2025-01-02\n---\n\n## 락이란 무엇인가요?\n\n잠금이다.\n",
        ),
    ]);
    let old = SystemTime::now() - Duration::from_secs(800 * 86_400);
    let note = File::options()
        .write(true)
        .open(vault.notes().join("cs/net.md"));
    note.and_then(|note| note.set_modified(old))
        .expect("the note is the vault's own");
    vault
}

#[test]
fn a_pipe_gets_lines() {
    let vault = vault();
    let told = vault.told(&vault.run("stats"));
    let touched = told
        .split("stale\t")
        .nth(1)
        .map(|rest| rest[..10].to_owned());
    let told = told.replace(&touched.expect("one is old"), "DAY");
    expect![[r#"
        exit 0
        -- stdout
        all		3	4
        folder	cs	2	3
        folder	.	1	1
        tag	db	1	2
        month	2025-01	2	3
        month	2024-12	1	1
        stale	DAY	cs/net.md:5: tcp와 UDP의 차이는 ?
        repeated	2	cs/2025-01-31.md:9: TCP와 UDP의 차이는?
        repeated	2	cs/net.md:5: tcp와 UDP의 차이는 ?
    "#]]
    .assert_eq(&told);
}

#[test]
fn bars_fit_the_window() {
    let vault = vault();
    for columns in [24, 40, 60, 100, 200] {
        let mut command = vault.command("stats --format pretty");
        let output = command.env("COLUMNS", columns.to_string()).output();
        let text = String::from_utf8_lossy(&output.expect("it was built").stdout).into_owned();
        assert!(text.contains("4 questions: 3 answered, 1 not"), "{text}");
        let widest = text
            .lines()
            .map(unicode_width::UnicodeWidthStr::width)
            .max();
        let bars = text
            .lines()
            .filter(|line| line.contains('/') && line.contains('%'));
        assert_eq!(bars.count(), 5, "{text}");
        if columns >= 40 {
            assert!(widest <= Some(columns), "{columns}: {text}");
        }
    }
}

#[test]
fn filters_and_json() {
    let vault = vault();
    let output = vault.run("stats --format json --tag db --stale 1000");
    let stats: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(stats["format_version"], 1);
    assert_eq!(stats["questions"], 2);
    assert_eq!(stats["unanswered"], 1);
    assert_eq!(stats["by_folder"][0]["name"], "cs");
    assert_eq!(stats["stale_total"], 0);
    assert_eq!(stats["repeated"].as_array().map(Vec::len), Some(0));
    assert_eq!(vault.run("stats --tag nothing").status.code(), Some(1));
}
