//! Asks small vaults for words of which their notes have a sister form.

use crate::vault::Vault;

const NOTES: [(&str, &str); 4] = [
    ("a.md", "## 성능\n\n캐싱으로 응답을 줄였다.\n"),
    ("b.md", "## 코어\n\n병렬성은 코어 수를 따른다.\n"),
    ("c.md", "## 호출\n\n비동기로 부른다.\n"),
    ("d.md", "## 화면\n\n리렌더링을 막았다.\n"),
];

#[test]
fn every_mention_knows_sister_forms() {
    let vault = Vault::new(&NOTES);
    for query in ["캐시", "병렬", "렌더링"] {
        assert_eq!(vault.mentioned(query), 1, "{query}");
    }
}

#[test]
fn a_negated_word_is_no_sister_form() {
    let vault = Vault::new(&NOTES);
    assert_eq!(vault.mentioned("+동기"), 0);
    let vault = Vault::new(&[("a.md", "## 표\n\n비정규화한다.\n")]);
    assert_eq!(vault.mentioned("+정규화"), 0);
}

#[test]
fn a_sister_form_ranks_below_the_word() {
    let vault = Vault::new(&[
        ("a.md", "## 성능\n\n캐싱으로 응답을 줄였다.\n"),
        ("b.md", "## 성능\n\n캐시로 응답을 줄였다.\n"),
    ]);
    vault.check_first("캐시", "b.md:1");
    assert_eq!(vault.found("캐시"), 2);
}

#[test]
fn exact_searches_and_forbidden_words_are_of_the_word_alone() {
    let vault = Vault::new(&NOTES);
    assert_eq!(vault.found_exactly("캐시"), 0);
    assert_eq!(vault.found("응답 -캐시"), 1);
}
