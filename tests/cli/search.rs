//! Searching: what is found, in which order, and how queries come in.

use expect_test::expect;

use crate::vault::Vault;

#[test]
fn the_question_that_matches_is_found() {
    Vault::sample().check(
        "search Redis",
        expect![[r#"
        exit 0
        -- stdout
        cache.md:3: Redis를 왜 썼나요?
    "#]],
    );
}

#[test]
fn another_script_finds_it_too() {
    Vault::sample().check(
        "search 카프카",
        expect![[r#"
        exit 0
        -- stdout
        읽을거리.txt:1: 오늘은 Kafka 문서를 읽었다.
    "#]],
    );
}

#[test]
fn words_need_no_quotes() {
    Vault::sample().check(
        "search 락 충돌 버전 -n 1",
        expect![[r#"
            exit 0
            -- stdout
            db/lock.md:5: 낙관적 락이란 무엇인가요?
        "#]],
    );
}

#[test]
fn all_gives_every_mention_in_path_order() {
    Vault::new(&[
        ("b.md", "## 락이란?\n\n락이다.\n"),
        (
            "a.md",
            "## 데드락과 락\n\n락\n\n## 다른 이야기\n\n락 없음\n",
        ),
    ])
    .check(
        "search --all 락",
        expect![[r#"
        exit 0
        -- stdout
        a.md:1: 데드락과 락
        a.md:5: 다른 이야기
        b.md:1: 락이란?
    "#]],
    );
}

#[test]
fn a_limit_cuts_and_zero_does_not() {
    let note: String = (1..=14)
        .map(|number| format!("## 캐시 질문 {number}?\n\n캐시 {number}\n\n"))
        .collect();
    let vault = Vault::new(&[("many.md", note.as_str())]);
    let lines = |line: &str| {
        String::from_utf8_lossy(&vault.run(line).stdout)
            .lines()
            .count()
    };
    assert_eq!(lines("search 캐시"), 10);
    assert_eq!(lines("search 캐시 -n 3"), 3);
    assert_eq!(lines("search 캐시 -n 0"), 14);
    assert_eq!(lines("search 캐시 --all"), 14);
}

#[test]
fn a_changed_note_is_found_at_once() {
    let vault = Vault::sample();
    vault.check(
        "search 멱등성",
        expect![[r#"
        exit 1
    "#]],
    );
    vault.write(
        "new.md",
        "## 멱등성이 무엇인가요?\n\n여러 번 해도 결과가 같다.\n".as_bytes(),
    );
    vault.check(
        "search 멱등성",
        expect![[r#"
        exit 0
        -- stdout
        new.md:1: 멱등성이 무엇인가요?
    "#]],
    );
    vault.check(
        "search 멱등성 --no-refresh",
        expect![[r#"
        exit 0
        -- stdout
        new.md:1: 멱등성이 무엇인가요?
    "#]],
    );
}

#[test]
fn a_stale_index_is_used_where_no_refresh_is_wanted() {
    let vault = Vault::sample();
    vault.run("index");
    vault.write(
        "new.md",
        "## 멱등성이 무엇인가요?\n\n여러 번 해도 결과가 같다.\n".as_bytes(),
    );
    vault.check(
        "search 멱등성 --no-refresh --exact",
        expect![[r#"
        exit 1
    "#]],
    );
}

#[test]
fn filters_narrow_what_is_found() {
    let vault = Vault::sample();
    vault.check(
        "search 락 --tag db --sort path",
        expect![[r#"
            exit 0
            -- stdout
            db/lock.md:5: 낙관적 락이란 무엇인가요?
            db/lock.md:9: 비관적 락은 언제 쓰나요?
        "#]],
    );
    vault.check(
        "search 락 --unanswered",
        expect![[r#"
        exit 0
        -- stdout
        db/lock.md:9: 비관적 락은 언제 쓰나요?
    "#]],
    );
    vault.check(
        "search 락 --path 'cache*' --exact",
        expect![[r#"
        exit 1
    "#]],
    );
    vault.check(
        "search Kafka --kind question --exact",
        expect![[r#"
        exit 1
    "#]],
    );
}

#[test]
fn a_word_with_a_dash_stands_behind_two() {
    Vault::sample().check(
        "search -- 락 -비관적",
        expect![[r#"
        exit 0
        -- stdout
        db/lock.md:5: 낙관적 락이란 무엇인가요?
    "#]],
    );
}

#[test]
fn queries_are_answered_in_their_order() {
    let vault = Vault::sample();
    let output = vault.run_with_input(
        "search --queries - --format jsonl --exact",
        "락\n\nRedis\r\n없는말\n".as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<serde_json::Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("every line is JSON"))
        .collect();
    let queries: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["query"].as_str())
        .collect();
    assert_eq!(queries, ["락", "", "Redis", "없는말"]);
    let hits: Vec<usize> = lines
        .iter()
        .map(|line| line["hits"].as_array().map_or(0, Vec::len))
        .collect();
    assert_eq!(hits, [2, 0, 1, 0]);
}

#[test]
fn ordinary_text_is_never_an_error() {
    let vault = Vault::sample();
    for query in [
        "what is: TCP?",
        "\"닫히지 않은",
        "C++",
        "a:(^",
        "((((",
        "🙂",
        "-",
        "OR OR",
        "*",
        "path:",
    ] {
        let mut command = vault.command("search --exact --");
        let output = command
            .arg(query)
            .output()
            .expect("the program was built beside this test");
        let code = output.status.code();
        assert!(
            code == Some(0) || code == Some(1),
            "{query}: {}",
            vault.told(&output)
        );
        assert!(output.stderr.is_empty(), "{query}: {}", vault.told(&output));
    }
}

#[test]
fn a_very_long_query_is_an_ordinary_one() {
    let vault = Vault::sample();
    let long = "레디스 캐시를 왜 쓰는지 설명하고 락과 비교하라. ".repeat(3_500);
    assert!(long.len() > 200_000);
    let output = vault.run_with_input("search --queries - --format paths", long.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("cache.md"));
}

#[test]
fn words_that_are_not_utf8_are_searched_for_all_the_same() {
    use std::os::unix::ffi::OsStrExt;
    let vault = Vault::sample();
    let mut command = vault.command("search --exact");
    command.args(["Redis".as_ref(), std::ffi::OsStr::from_bytes(b"\xff\xfe")]);
    let output = command
        .output()
        .expect("the program was built beside this test");
    assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
}

#[test]
fn several_folders_are_searched_as_one() {
    let vault = Vault::sample();
    vault.write_home(
        "more/k.md",
        "## Kafka는 왜 썼나요?\n\n밀린 주문을 나중에 처리하려고.\n".as_bytes(),
    );
    vault.check(
        "search --notes . --notes ../more Kafka --sort path",
        expect![[r#"
        exit 0
        -- stdout
        ../more/k.md:1: Kafka는 왜 썼나요?
        읽을거리.txt:1: 오늘은 Kafka 문서를 읽었다.
    "#]],
    );
}

#[test]
fn why_tells_what_met() {
    let vault = Vault::sample();
    let id = crate::vault::first_id(&vault.run("search Redis --format jsonl"));
    let told = |line: &str| vault.told(&vault.run(line));
    let reasons = told(&format!("why 'Redis를 왜' {id}"));
    assert!(
        reasons
            .starts_with("exit 0\n-- stdout\ncache.md:3: Redis를 왜 썼나요?\nfound by the search"),
        "{reasons}"
    );
    assert!(
        reasons.contains("redis") && reasons.contains("sum"),
        "{reasons}"
    );
    let other = told(&format!("why Kafka {id} --format json"));
    assert!(
        other.starts_with(
            "exit 1\n-- stdout\n{\"format_version\":1,\"query\":\"Kafka\",\"found\":false"
        ),
        "{other}"
    );
    expect![[r#"
        exit 1
        -- stderr
        error: no unit has the id `<unit-id_>`
        hint: `mundap list` and `mundap search` print ids; an id changes with its question
    "#]]
    .assert_eq(&told("why Kafka 0123456789"));
}

#[test]
fn every_unit_is_found_by_a_beginning_that_many_words_have() {
    let mut note = String::new();
    for unit in 0..100 {
        let words = (0..60).map(|word| format!("s{:05} ", unit * 60 + word));
        note += &format!("## {unit}번은?\n\n{}\n\n", words.collect::<String>());
    }
    let vault = Vault::new(&[("a.md", &note)]);
    let output = vault.run("search --all 's*'");
    let lines = String::from_utf8_lossy(&output.stdout).lines().count();
    assert_eq!(lines, 100);
}

#[test]
fn the_largest_limits_are_ordinary_ones() {
    let vault = Vault::sample();
    for limit in ["9223372036854775808", "18446744073709551615"] {
        let output = vault.run(&format!("search Redis -n {limit}"));
        assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
    }
}

#[test]
fn a_path_of_braces_in_braces_is_text() {
    let vault = Vault::sample();
    let deep = "{a,".repeat(130) + &"}".repeat(130);
    for line in [
        format!("search 'path:{deep} Redis'"),
        format!("search Redis --path '{deep}'"),
    ] {
        let output = vault.run(&line);
        let told = vault.told(&output);
        assert!(!told.contains("internal"), "{told}");
    }
}
