//! Types queries letter by letter into a small vault: words begun find what their whole would find.

use crate::vault::Vault;

const DB: &str = "# 데이터베이스\n\n## 트랜잭션 격리 수준이란?\n\n서로 얼마나 보이는지를 정합니다.\n\n\
## 데드락은 왜 생기나요?\n\n서로의 락을 기다립니다.\n\n## 트래픽이 몰리면?\n\n요청이 줄을 섭니다.\n";
const OPS: &str = "# 운영\n\n## Kubernetes는 무엇을 하나요?\n\n컨테이너를 띄우고 살핍니다.\n\n\
## 달그락거리는 디스크\n\n소리가 나면 바꿉니다.\n\n## Redis와 redisson은 어떻게 다른가요?\n\n하나는 서버, 하나는 클라이언트.\n";
const CACHE: &str =
    "# 캐시\n\n## redis 캐시\n\nredis에 둡니다.\n\n## redisson 락\n\n분산 락입니다.\n";

fn vault() -> Vault {
    Vault::new(&[("db.md", DB), ("ops.md", OPS), ("cache.md", CACHE)])
}

fn first(query: &str, expected: &str) {
    let found = vault().typed(query);
    assert_eq!(found.first().map(String::as_str), Some(expected), "{query}");
}

#[test]
fn a_word_finds_from_its_beginning() {
    for query in [
        "트랜",
        "트랜잭",
        "트랜잭션",
        "트랜잭션 격",
        "transac",
        "격리 수",
    ] {
        first(query, "db.md:3");
    }
    for query in ["deadlo", "데드", "데드라"] {
        first(query, "db.md:7");
    }
    for query in [
        "kub",
        "Kub",
        "쿠버",
        "q:kub",
        "+kub",
        "heading:운영 +kub",
        "what is kub",
    ] {
        first(query, "ops.md:3");
    }
}

#[test]
fn letters_that_are_no_syllable_yet_do_no_harm() {
    for query in ["트랜ㅈ", "트랜잭ㅅ", "트랜잭션ㅇ", "트랜잭션 ㄱ", "트랜ㅏ"] {
        first(query, "db.md:3");
    }
    first("데ㄷ", "db.md:7");
    first("데드ㄹ", "db.md:7");
    first("ㅌㄹㅈㅅ", "initial consonants");
}

#[test]
fn a_syllable_on_its_way_to_another_finds() {
    first("데들", "db.md:7");
    first("트랜재", "db.md:3");
    first("닭", "ops.md:7");
    first("트래", "db.md:11");
}

#[test]
fn a_whole_word_goes_before_one_that_begins_so() {
    assert_eq!(vault().typed("redis")[0], "cache.md:3");
    assert_eq!(vault().typed("rediss"), vault().typed("redisson"));
    assert!(vault().typed("redis").contains(&"cache.md:7".to_owned()));
    assert!(!vault().typed("redis ").contains(&"cache.md:7".to_owned()));
}

#[test]
fn slips_are_guessed_at_only_where_no_word_begins_so() {
    assert_ne!(vault().typed("redi")[0], "spelling");
    assert_eq!(vault().typed("kubernetis")[0], "spelling");
    assert_eq!(vault().typed("is:unanswered kub"), [""; 0]);
    assert_eq!(vault().typed("kubernetis 컨테")[0], "spelling");
}

#[test]
fn what_begins_nothing_is_an_ordinary_query() {
    assert_eq!(vault().typed("트랜잭션은"), vault().typed("트랜잭션은 "));
    assert_eq!(vault().typed("디스크 -kub"), vault().typed("디스크"));
    assert_eq!(vault().typed("zzqx"), [""; 0]);
}

#[test]
fn a_note_lists_its_units_and_a_heading_what_is_below() {
    assert_eq!(vault().lines_of("db.md"), [1, 3, 7, 11]);
    assert_eq!(vault().lines_of("none.md"), [0; 0]);
    assert_eq!(vault().below("운영"), 3);
    assert_eq!(vault().below("없는제목"), 0);
}
