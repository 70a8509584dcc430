//! Answers come before headings and questions that say nothing themselves.

use expect_test::expect;

use crate::vault::Vault;

const TRIE: &str = "# 트라이\n\n## 하는 일\n\n글자를 따라 내려가며 문자열을 찾는 나무 모양의 자료구조로, 검색어 자동 완성에 씁니다.\n\n\
## 걸리는 시간\n\n찾는 문자열의 길이에 비례하며, 담긴 문자열의 수와는 상관이 없습니다.\n";

fn trie() -> Vault {
    Vault::new(&[("trie.md", TRIE)])
}

#[test]
fn a_heading_whose_text_stands_below_is_one_hit_with_that_text() {
    trie().check(
        "트라이",
        expect![[r#"
            trie.md:3 하는 일 | 글자를 따라 내려가며 문자열을 찾는 나무 모양의 자료구조로, 검색어 자동 완성에 씁니다. (under 트라이:1, 1 more)
            trie.md:7 걸리는 시간 | 찾는 문자열의 길이에 비례하며, 담긴 문자열의 수와는 상관이 없습니다.
        "#]],
    );
}

#[test]
fn every_mention_keeps_the_heading() {
    trie().check_all(
        "트라이",
        expect![[r#"
            trie.md:1 [트라이] | 
        "#]],
    );
}

#[test]
fn a_heading_stays_where_a_condition_keeps_out_what_stands_below() {
    trie().check(
        "트라이 -문자열",
        expect![[r#"
            trie.md:1 [트라이] | 
        "#]],
    );
}

#[test]
fn an_answered_question_comes_before_one_that_is_not() {
    let vault = Vault::new(&[
        ("a.md", "## 데드락의 조건은?\n\n## 세마포어는?\n"),
        (
            "b.md",
            "## 데드락의 예방은?\n\n자원에 번호를 매겨 모두가 그 순서대로만 잡으면 서로 기다리는 고리가 생기지 않습니다.\n",
        ),
    ]);
    vault.check_first("데드락", "b.md:1");
    vault.check_first("데드락 is:unanswered", "a.md:1");
}

#[test]
fn a_list_of_links_comes_behind_a_text() {
    let vault = Vault::new(&[
        (
            "index.md",
            "# 인덱스\n\n- [인덱스란](a.md)\n- [인덱스 튜닝](b.md)\n- https://example.com/인덱스\n",
        ),
        (
            "z.md",
            "# 인덱스\n\n정렬된 열쇠를 따로 두어 표 전체를 읽지 않게 하지만, 쓸 때마다 고쳐야 하는 자료가 하나 더 생깁니다.\n",
        ),
    ]);
    vault.check_first("인덱스", "z.md:1");
}

#[test]
fn an_answer_of_one_word_is_an_answer() {
    let vault = Vault::new(&[
        ("a.md", "## HTTPS 포트 번호는?\n\n443\n"),
        ("b.md", "## HTTPS 포트 번호는?\n\n## HTTP는?\n\n80\n"),
    ]);
    vault.check_first("HTTPS 포트 번호", "a.md:1");
}

#[test]
fn headings_one_above_the_other_fold_into_the_same_text() {
    let vault = Vault::new(&[(
        "a.md",
        "# 격리 수준\n\n## 격리 수준의 종류\n\n### 커밋된 읽기\n\n다른 트랜잭션이 커밋한 것만 보이므로 같은 줄을 두 번 읽으면 값이 다를 수 있습니다.\n",
    )]);
    vault.check(
        "격리 수준",
        expect![[r#"
            a.md:5 커밋된 읽기 | 다른 트랜잭션이 커밋한 것만 보이므로 같은 줄을 두 번 읽으면 값이 다를 수 있습니다. (under 격리 수준:1, 0 more) (under 격리 수준의 종류:3, 0 more)
        "#]],
    );
}
