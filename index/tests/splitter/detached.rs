//! Answers that stand apart from their questions and name them by number.

use crate::{check, miss};
use expect_test::expect;
use mundap_index::splitter::split;

const QUIZ: &str = "# 운영체제 퀴즈

## 문제

Q1. 프로세스와 스레드의 차이는?

Q2. 교착 상태의 조건을 쓰시오.

## 정답

<details>
<summary>Q1. 답</summary>

자원을 나누느냐에 있다.
</details>

Q2. 상호 배제, 점유 대기, 비선점, 순환 대기.
";

#[test]
fn answers_further_down_are_found_by_number() {
    miss(
        QUIZ,
        expect![[r#"
        1-1 = 운영체제 퀴즈
        3-3 = 문제
        5-5 ? Q1. 프로세스와 스레드의 차이는?
        7-7 ? Q2. 교착 상태의 조건을 쓰시오.
        9-17 = 정답
    "#]],
    );
}

#[test]
fn detached_answer_is_the_range_it_stands_in() {
    let split = split(QUIZ);
    let answer = |at: usize| &QUIZ[split.units[at].answer_bytes.clone()];
    let asked: Vec<usize> = (0..split.units.len())
        .filter(|&at| split.units[at].detached.is_some())
        .collect();
    assert_eq!(asked.len(), 2);
    assert!(answer(asked[0]).contains("자원을 나누느냐에 있다."));
    assert!(!answer(asked[0]).contains("Q2."));
    assert!(answer(asked[1]).starts_with("Q2. 상호 배제"));
    assert_eq!(split.units[asked[1]].detached, Some((17, 17)));
}

#[test]
fn numbered_lists_meet_their_answers() {
    check(
        "# 문제
1. 스택과 큐의 차이는?
2. 힙이란 무엇인가?

# 정답
1. 나중에 넣은 것이 먼저 나오면 스택.
2. 완전 이진 트리.
",
        expect![[r#"
            1-1 = 문제
            2-2 ? 스택과 큐의 차이는?
            3-3 ? 힙이란 무엇인가?
            5-7 = 정답
        "#]],
    );
}

#[test]
fn answer_below_its_own_question_is_not_detached() {
    check(
        "## 두 방식을 비교하시오
1. 정렬
2. 해시

### 답
1. 순서가 있다.
2. 순서가 없다.
",
        expect![[r#"
            1-7 ? 두 방식을 비교하시오
        "#]],
    );
}

#[test]
fn answers_with_other_numbers_stay_where_they_are() {
    miss(
        "# 문제
1. 스택과 큐의 차이는?
2. 힙이란 무엇인가?

# 정답
7. 이진 트리.
8. 해시.
",
        expect![[r#"
            1-1 = 문제
            2-2 ! 스택과 큐의 차이는?
            3-3 ! 힙이란 무엇인가?
            5-7 = 문제
        "#]],
    );
}
