//! What a query means, one behaviour a test.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Atom, Clause, Day, FIELDS, Group, Query, STATES, Sign};

fn check(text: &str, expected: Expect) {
    let mut shown = String::new();
    show(Query::parse(text).root(), 0, &mut shown);
    expected.assert_eq(&shown);
}

/// One clause a line, alternatives separated by `or`, groups indented.
fn show(group: &Group, depth: usize, into: &mut String) {
    for (at, sequence) in group.alternatives.iter().enumerate() {
        if at > 0 {
            into.push_str(&format!("{}or\n", "  ".repeat(depth)));
        }
        for clause in sequence {
            show_clause(clause, depth, into);
        }
    }
}

fn show_clause(clause: &Clause, depth: usize, into: &mut String) {
    let sign = match clause.sign {
        Sign::Wanted => "",
        Sign::Must => "must ",
        Sign::Not => "not ",
    };
    into.push_str(&format!("{}{sign}", "  ".repeat(depth)));
    show_atom(&clause.atom, depth, into);
}

fn show_atom(atom: &Atom, depth: usize, into: &mut String) {
    match atom {
        Atom::Words(text) => into.push_str(&format!("words {text}\n")),
        Atom::Phrase(text) => into.push_str(&format!("phrase {text}\n")),
        Atom::Prefix(text) => into.push_str(&format!("prefix {text}\n")),
        Atom::Filter(filter) => into.push_str(&format!("filter {filter}\n")),
        Atom::In(part, inner) => {
            into.push_str(&format!("in {} ", part.name()));
            show_atom(inner, depth, into);
        }
        Atom::Group(group) => {
            into.push_str("group\n");
            show(group, depth + 1, into);
        }
    }
}

/// Whether the text is one clause that is no word.
fn is_told_apart(text: &str) -> bool {
    let query = Query::parse(text);
    let [sequence] = query.root().alternatives.as_slice() else {
        return false;
    };
    matches!(sequence.as_slice(), [clause] if !matches!(clause.atom, Atom::Words(_)))
}

#[test]
fn every_field_and_state_that_is_listed_is_read() {
    for state in STATES {
        assert!(is_told_apart(&format!("is:{state}")), "{state}");
    }
    for field in FIELDS.iter().filter(|&&field| field != "is") {
        assert!(is_told_apart(&format!("{field}:2025-01-31")), "{field}");
    }
    assert!(!is_told_apart("is:open") && !is_told_apart("titel:2025-01-31"));
}

#[test]
fn plain_words_are_one_run() {
    check(
        "캐시 왜 쓴다고 했더라",
        expect![[r#"
        words 캐시 왜 쓴다고 했더라
    "#]],
    );
}

#[test]
fn signs_demand_and_forbid() {
    check(
        "+레디스 캐시 -카프카",
        expect![[r#"
        must words 레디스
        words 캐시
        not words 카프카
    "#]],
    );
}

#[test]
fn quotes_make_a_phrase() {
    check(
        "\"격리 수준\" -“더티 리드”",
        expect![[r#"
        phrase 격리 수준
        not phrase 더티 리드
    "#]],
    );
}

#[test]
fn or_joins_alternatives() {
    check(
        "레디스 캐시 OR 카프카",
        expect![[r#"
        words 레디스 캐시
        or
        words 카프카
    "#]],
    );
}

#[test]
fn and_demands_both_sides() {
    check(
        "레디스 캐시 AND 락 카프카",
        expect![[r#"
        must words 레디스 캐시
        must words 락
        words 카프카
    "#]],
    );
    check(
        "\"격리 수준\" AND NOT 락 OR 큐",
        expect![[r#"
        must phrase 격리 수준
        not words 락
        or
        words 큐
    "#]],
    );
}

#[test]
fn not_forbids_what_follows() {
    check(
        "캐시 NOT 세션 NOT (redis OR 레디스)",
        expect![[r#"
        words 캐시
        not words 세션
        not group
          words redis
          or
          words 레디스
    "#]],
    );
}

#[test]
fn and_and_not_without_operands_are_words() {
    check(
        "AND 게이트 AND",
        expect![[r#"
        words AND 게이트 AND
    "#]],
    );
    check(
        "논리 NOT",
        expect![[r#"
        words 논리 NOT
    "#]],
    );
}

#[test]
fn or_without_operands_is_a_word() {
    check(
        "OR 게이트 OR",
        expect![[r#"
        words OR 게이트 OR
    "#]],
    );
}

#[test]
fn brackets_group() {
    check(
        "+(redis OR 레디스) 장애",
        expect![[r#"
        must group
          words redis
          or
          words 레디스
        words 장애
    "#]],
    );
}

#[test]
fn fields_and_filters_are_read() {
    check(
        "q:인덱스 a:\"B 트리\" tag:#db path:java/** is:unanswered after:2025-01",
        expect![[r#"
        in question words 인덱스
        in answer phrase B 트리
        filter tag:db
        filter path:java/**
        filter is:unanswered
        filter after:2025-01-01
    "#]],
    );
}

#[test]
fn a_star_at_the_end_is_a_prefix() {
    check(
        "트랜* C* a**",
        expect![[r#"
        prefix 트랜
        prefix C
        words a**
    "#]],
    );
}

#[test]
fn developers_signs_are_text() {
    check(
        "C++ -> i++ --all N+1 .NET a-b",
        expect![[r#"
        words C++ -> i++ --all N+1 .NET a-b
    "#]],
    );
}

#[test]
fn what_does_not_parse_is_text() {
    check(
        "what is: TCP? a:(^ \"열린 따옴표 (괄호 is:funny before:soon",
        expect![[r#"
        words what is: TCP? a:(^ "열린 따옴표 (괄호 is:funny before:soon
    "#]],
    );
}

#[test]
fn brackets_inside_words_are_text() {
    check(
        "f(x) ConcurrentHashMap.put() (a OR b)",
        expect![[r#"
        words f(x) ConcurrentHashMap.put()
        group
          words a
          or
          words b
    "#]],
    );
}

#[test]
fn brackets_between_quotes_are_text() {
    check(
        "(redis OR \"a (b\") 장애 \"c) d\"",
        expect![[r#"
        group
          words redis
          or
          phrase a (b
        words 장애
        phrase c) d
    "#]],
    );
}

#[test]
fn an_empty_query_asks_nothing() {
    assert!(Query::parse(" \t").is_empty());
}

#[test]
fn days_are_counted_from_the_epoch() {
    let day = |text: &str| Day::parse(text).map(Day::days_since_epoch);
    assert_eq!(day("1970-01-01"), Some(0));
    assert_eq!(day("2000-03-01"), Some(11_017));
    assert_eq!(day("2025"), Some(20_089));
    assert_eq!(day("2025-13"), None);
    assert_eq!(day("2025-1-1-1"), None);
}

#[test]
fn a_pasted_page_of_brackets_and_quotes_parses_in_no_time() {
    for unit in ["(", ")", "\"", "“", "a:", "+(", "-\"", "OR ", "((a) "] {
        let text = unit.repeat(200_000 / unit.len());
        assert_eq!(Query::parse(&text).text(), text);
    }
}

proptest! {
    #[test]
    fn every_word_of_any_text_is_asked_for(text in "[가-힣a-z+\\-\"():* ORq.]{0,60}") {
        let query = Query::parse(&text);
        let mut shown = String::new();
        show(query.root(), 0, &mut shown);
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2) {
            prop_assert!(shown.contains(word), "{word} is missing in {shown}");
        }
    }

    #[test]
    fn any_text_parses(text in "\\PC{0,200}") {
        let query = Query::parse(&text);
        prop_assert_eq!(query.text(), text);
    }
}
