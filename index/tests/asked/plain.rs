//! Asks small vaults in plain words for what their notes have written nouns for.

use mundap_index::analysis::UserWord;

use crate::vault::Vault;

const LEAK: &str =
    "# JVM\n\n## 메모리 누수는 어떻게 찾나요?\n\n힙 덤프를 떠서 남은 객체를 봅니다.\n";
const BIRDS: &str =
    "# 일기\n\n## 오늘 본 것\n\n새가 날아가서 사진을 못 찍었다. 메모리 카드도 샀다.\n";

fn vault() -> Vault {
    Vault::new(&[("leak.md", LEAK), ("birds.md", BIRDS)])
}

#[test]
fn a_plain_verb_with_its_noun_finds_the_written_noun_in_every_form() {
    for query in [
        "메모리가 새는 이유",
        "메모리가 샌다",
        "메모리가 새서 느려짐",
        "메모리 새면",
        "새는 메모리",
    ] {
        vault().check_first(query, "leak.md:3");
    }
}

#[test]
fn a_plain_verb_alone_finds_its_noun() {
    let vault = Vault::new(&[("a.md", "## 파티셔닝이란?\n\n표를 기준에 따라 둡니다.\n")]);
    vault.check_first("쪼개서", "a.md:1");
}

#[test]
fn every_mention_and_exact_searches_are_never_widened() {
    let vault = Vault::new(&[("leak.md", LEAK)]);
    assert_eq!(vault.total("메모리가 샌다"), 0);
    let vault = Vault::new(&[("a.md", "## 파티셔닝이란?\n\n표를 기준에 따라 둡니다.\n")]);
    assert_eq!(vault.found_exactly("쪼개서"), 0);
}

#[test]
fn a_verb_of_every_text_means_nothing_alone() {
    for query in ["하는", "되는", "만들면"] {
        assert_eq!(
            vault().plain_parts(query, "leak.md"),
            [] as [&str; 0],
            "{query}"
        );
    }
}

#[test]
fn why_names_the_plain_words_and_their_nouns() {
    let parts = vault().plain_parts("메모리가 새는 이유", "leak.md");
    let expected = "메모리가 새는 → memory leak | 메모리 누수";
    assert!(parts.iter().all(|form| form == expected), "{parts:?}");
    assert!(!parts.is_empty());
}

#[test]
fn a_verb_and_its_noun_form_meet() {
    let vault = Vault::new(&[
        ("noun.md", "## 커서\n\n글자 옆의 깜빡임을 끕니다.\n"),
        ("verb.md", "## 전구\n\n밤마다 깜빡이는 일이 있습니다.\n"),
    ]);
    for query in ["불이 깜빡이면", "깜빡임"] {
        assert_eq!(vault.found(query), 2, "{query}");
    }
}

#[test]
fn the_users_plain_words_are_looked_for_too() {
    let vault = Vault::new(&[("a.md", "## 정산 지연\n\n배치를 다시 돌립니다.\n")]);
    assert_eq!(vault.found("돈이 안 들어와요"), 0);
    let word = UserWord {
        term: "정산 지연".into(),
        spellings: vec!["돈/대금 들어오다".into()],
    };
    assert_eq!(vault.found_with_plain("대금이 안 들어와요", word), 1);
}
