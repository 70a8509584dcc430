//! Labels such as `Q.` and `답:`, which mark questions and answers.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn q_and_a_lines_make_units() {
    check(
        "Q. 포트가 이미 쓰이고 있대요.
A. 다른 프로세스를 끄세요.

Q. 빌드가 느려요.
A. 캐시를 켜세요.
",
        expect![[r#"
            1-2 ? Q. 포트가 이미 쓰이고 있대요.
            4-5 ? Q. 빌드가 느려요.
        "#]],
    );
}

#[test]
fn question_and_answer_need_no_blank_between() {
    check(
        "**Q1. 왜 난수로 시작하나요?**
A1. 예측을 막으려고.
",
        expect![[r#"
            1-2 ? Q1. 왜 난수로 시작하나요?
        "#]],
    );
}

#[test]
fn korean_labels_make_units() {
    check(
        "질문 1. 어느 팀에 가고 싶나요?
답변: 결제 팀이요.

질문 2. 이유는?
답변: 재미있어서요.
",
        expect![[r#"
            1-2 ? 질문 1. 어느 팀에 가고 싶나요?
            4-5 ? 질문 2. 이유는?
        "#]],
    );
}

#[test]
fn label_in_brackets_counts() {
    check(
        "[Q] 락이 왜 필요한가
[A] 함께 쓰기 때문에
",
        expect![[r#"
            1-2 ? [Q] 락이 왜 필요한가
        "#]],
    );
}

#[test]
fn label_without_a_question_takes_the_next_line() {
    check(
        "**Q3.**
스래싱을 설명하세요.

**A3.**
교체만 하느라 일을 못 하는 상태.
",
        expect![[r#"
            1-1 = Q3.
            2-5 ? 스래싱을 설명하세요.
        "#]],
    );
}

#[test]
fn code_before_the_answer_label_belongs_to_the_question() {
    check(
        "__Q1.__ 출력은?
```
print(1)
```
__A1.__
```
1
```
",
        expect![[r#"
            1-8 ? Q1. 출력은?
        "#]],
    );
}

#[test]
fn empty_answer_label_is_no_answer() {
    check(
        "## 3. 정규화의 목적은?
- 답 :
",
        expect![[r#"
            1-1 ! 3. 정규화의 목적은?
            2-2 = 답 :
        "#]],
    );
}

#[test]
fn answer_label_in_a_list_answers() {
    check(
        "## 3. 다음 중 DDL은?
가. SELECT
나. CREATE

- 답 : 나
",
        expect![[r#"
            1-5 ? 3. 다음 중 DDL은?
        "#]],
    );
}

#[test]
fn own_answer_labels_stay_in_one_answer() {
    check(
        "## N+1이란?
**기존답변**:
쿼리가 더 나간다.

**찾아본 것**:
fetch join.
",
        expect![[r#"
            1-6 ? N+1이란?
        "#]],
    );
}

#[test]
fn letter_list_is_no_answer_without_a_question() {
    check(
        "A. 첫째 안
B. 둘째 안
",
        expect![[r#"
            1-2 = A. 첫째 안
        "#]],
    );
}

#[test]
fn plain_question_above_an_answer_label_asks() {
    check(
        "어떤 문장.

브라우저는 왜 요청을 막나요?
답: 출처가 달라서요.
",
        expect![[r#"
            1-1 = 어떤 문장.
            3-4 ? 브라우저는 왜 요청을 막나요?
        "#]],
    );
}

#[test]
fn box_of_q_and_a_lines_is_text() {
    miss(
        "```
Q: 왜 막히나요?
A: 방화벽이요.
```
",
        expect![[r#"
            2-3 ? Q: 왜 막히나요?
        "#]],
    );
}

#[test]
fn code_with_q_lines_only_stays_code() {
    check(
        "__Q1.__ 아래 질문에 답하세요.
```
Q. 장점은?
Q. 단점은?
```
__A1.__ 없다.
",
        expect![[r#"
            1-6 ? Q1. 아래 질문에 답하세요.
        "#]],
    );
}

#[test]
fn follow_up_label_with_a_question_asks() {
    check(
        "Q. TLS란?
A. 암호화 계층.
꼬리질문: 핸드셰이크는 왜 하나요?
A. 키를 나누려고.
",
        expect![[r#"
            1-2 ? Q. TLS란?
            3-4 ? ^1 꼬리질문: 핸드셰이크는 왜 하나요?
        "#]],
    );
}

#[test]
fn follow_up_label_line_announces_a_list() {
    check(
        "## 해시란?
고정된 길이로 바꾼다.

추가질문:
1. 충돌이 나면?
2. 크기는 어떻게 정하나?
",
        expect![[r#"
            1-2 ? 해시란?
            4-4 = 추가질문:
            5-5 ! ^1 충돌이 나면?
            6-6 ! ^1 크기는 어떻게 정하나?
        "#]],
    );
}

#[test]
fn english_label_before_korean_needs_no_stop() {
    miss(
        "__Question__ 참인지 거짓인지 답하세요.

1. 캐시는 느리다.

__Ans__

거짓.
",
        expect![[r#"
            1-7 ? Question 참인지 거짓인지 답하세요.
        "#]],
    );
}

#[test]
fn bold_label_needs_no_colon() {
    miss(
        "# 6일차

__Question__ 캐시 미스 세 가지를 설명하세요.

__Answer__

강제, 용량, 충돌.

__POP Quiz__ 주소 끝의 빗금은 있고 없고가 다를까요?

__Answer__

다르다.
",
        expect![[r#"
            1-1 = 6일차
            3-7 ? Question 캐시 미스 세 가지를 설명하세요.
            9-13 ? POP Quiz 주소 끝의 빗금은 있고 없고가 다를까요?
        "#]],
    );
}

#[test]
fn emoji_that_nobody_answers_is_prose() {
    check(
        "# 뮤텍스
하나만 들어간다.

🤔 스핀락보다 항상 좋을까?

짧게 기다릴 때를 보자.
",
        expect![[r#"
            1-6 = 뮤텍스
        "#]],
    );
}

#[test]
fn number_with_a_part_follows_up() {
    check(
        "1. static 메서드를 설명해 주세요.

객체 없이 부른다.

1-1. 어떤 제약이 있나요?

인스턴스에 닿지 못한다.
",
        expect![[r#"
            1-3 ? static 메서드를 설명해 주세요.
            5-7 ? ^1 1-1. 어떤 제약이 있나요?
        "#]],
    );
}

#[test]
fn term_called_follow_up_is_no_label() {
    check(
        "# 인스펙션
1. Planning : 계획 수립
2. Rework : 결함을 고침
3. Follow-up : 고쳤는지 확인
",
        expect![[r#"
            1-4 = 인스펙션
        "#]],
    );
}
