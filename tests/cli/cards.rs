//! What parts a question from its answer is neither: cards, arrows, colons.

use crate::vault::Vault;

/// The answer and the excerpt of the first hit.
fn check(note: &str, query: &str, answer: &str, excerpt: &str) {
    let vault = Vault::new(&[("카드.md", note)]);
    let line = format!("search --format json --with-answer {query}");
    let output = vault.run(&line);
    let found: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is JSON");
    let hit = &found["hits"][0];
    assert_eq!(hit["answered"], true, "{found}");
    assert_eq!(hit["answer"], answer);
    assert_eq!(hit["excerpt"], excerpt);
}

#[test]
fn an_answer_begins_behind_the_colons_of_a_card() {
    check(
        "레디스란?::메모리 **저장소**\n",
        "레디스",
        "메모리 **저장소**",
        "메모리 저장소",
    );
    check(
        "레디스란? ::: 메모리 저장소\n",
        "레디스",
        "메모리 저장소",
        "메모리 저장소",
    );
}

#[test]
fn an_answer_begins_below_the_line_that_parts_a_card() {
    for turn in ["?", "??", "::"] {
        let note = format!("# 표\n\n레디스란?\n{turn}\n메모리 저장소\n");
        check(&note, "레디스", "메모리 저장소", "메모리 저장소");
    }
}

#[test]
fn an_answer_begins_behind_the_arrow() {
    let note = "- \"레디스가 뭔가요?\" → 메모리 저장소\n- \"락이 뭔가요?\" → 차례\n";
    check(note, "레디스", "메모리 저장소", "메모리 저장소");
    let note = "- 레디스란? -> -1 부터 센다\n- 락이란? -> 차례\n";
    check(note, "레디스", "-1 부터 센다", "-1 부터 센다");
}
