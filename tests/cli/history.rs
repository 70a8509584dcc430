//! The same notes give the same answers, whatever the index went through.

use std::fs;

use crate::vault::Vault;

const WORDS: [&str; 8] = [
    "캐시",
    "세션",
    "토큰",
    "트랜잭션",
    "격리 수준",
    "인덱스",
    "데드락",
    "커넥션 풀",
];

fn note(number: usize, turn: usize) -> String {
    let word = |at: usize| WORDS[(number + at * turn + at) % WORDS.len()];
    let mut text = format!("# 노트 {number}\n\n");
    for question in 0..3 {
        text += &format!(
            "## {}와 {}의 차이는?\n\n{}\n\n",
            word(question),
            word(question + 1),
            format!("{}은 {}보다 먼저 봅니다. ", word(question + 2), word(turn))
                .repeat(1 + (number + turn) % 5)
        );
    }
    text
}

fn answers(vault: &Vault, index: &str) -> Vec<String> {
    let asked = WORDS
        .iter()
        .chain(&["캐시와 세션의 차이", "먼저 봅니다", "is:question", "노*"]);
    let ask = |query: &&str| {
        let line = format!("search '{query}' --format json --no-fold --index {index}");
        let output = vault.run(&line);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let (before, after) = text.split_once("\"took_ms\":").expect("it is JSON");
        let (_, hits) = after.split_once(',').expect("hits follow");
        format!("{before}{hits}")
    };
    asked.map(ask).collect()
}

#[test]
fn many_edits_leave_the_order_of_a_fresh_index() {
    let vault = Vault::new(&[]);
    for number in 0..24 {
        vault.write(&format!("n{number:02}.md"), note(number, 0).as_bytes());
    }
    vault.run("index --index ../i");
    for turn in 1..16 {
        let number = turn * 7 % 24;
        vault.write(&format!("n{number:02}.md"), note(number, turn).as_bytes());
        if turn % 5 == 0 {
            let gone = vault.notes().join(format!("n{:02}.md", turn % 24));
            // It may be gone already.
            let _ = fs::remove_file(gone);
        }
        vault.run("index --index ../i");
    }
    assert_eq!(answers(&vault, "../i"), answers(&vault, "../fresh"));
}
