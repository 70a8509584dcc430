//! Lists that are announced, labelled, or only lead elsewhere.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn links_are_no_questions() {
    check(
        "## 목록
- [JSON이 무엇인가요?](json.md)
- [XML이 무엇인가요?](xml.md)
",
        expect![[r#"
            1-3 = 목록
        "#]],
    );
}

#[test]
fn question_beside_a_link_asks() {
    miss(
        "- JSON이 무엇인가요? [글](json.md)
- XML이 무엇인가요? [글](xml.md)
",
        expect![[r#"
            1-1 ! JSON이 무엇인가요? 글
            2-2 ! XML이 무엇인가요? 글
        "#]],
    );
}

#[test]
fn contents_that_repeat_headings_are_no_questions() {
    miss(
        "1. 힙이란?
2. 큐란?

## 힙이란?
나무.
## 큐란?
줄.
",
        expect![[r#"
            1-2 = 힙이란?
            4-5 ? 힙이란?
            6-7 ? 큐란?
        "#]],
    );
}

#[test]
fn contents_heading_hides_its_list() {
    miss(
        "## 목차
- 힙이란?
- 큐란?
## 힙
나무.
",
        expect![[r#"
            1-3 = 목차
            4-5 = 힙
        "#]],
    );
}

#[test]
fn announced_items_ask_whatever_they_say() {
    check(
        "## 나올 수 있는 면접 질문
1. 제네릭의 장단점
2. 타입 소거
",
        expect![[r#"
            1-1 = 나올 수 있는 면접 질문
            2-2 ! 제네릭의 장단점
            3-3 ! 타입 소거
        "#]],
    );
}

#[test]
fn announced_questions_stand_below_an_article() {
    check(
        "# 제네릭
타입을 나중에 정한다.

### ❓ 관련 질문
Q1. 제네릭 장단점

Q2. 소거란 무엇인가요?
",
        expect![[r#"
            1-2 = 제네릭
            4-4 = ❓ 관련 질문
            5-5 ! Q1. 제네릭 장단점
            7-7 ! Q2. 소거란 무엇인가요?
        "#]],
    );
}

#[test]
fn checkbox_is_removed() {
    check(
        "# 면접 질문
- [ ] 왜 지원했는지 말할 수 있나요?
- [x] 회사의 사업을 아나요?
",
        expect![[r#"
            1-1 = 면접 질문
            2-2 ! 왜 지원했는지 말할 수 있나요?
            3-3 ! 회사의 사업을 아나요?
        "#]],
    );
}

#[test]
fn item_label_makes_a_question() {
    check(
        "- Q. 락을 잡는 순서
  - 작은 키부터
- Q. 락을 푸는 순서
  - 거꾸로
",
        expect![[r#"
            1-2 ? Q. 락을 잡는 순서
            3-4 ? Q. 락을 푸는 순서
        "#]],
    );
}

#[test]
fn mixed_list_note_is_a_set() {
    miss(
        "1. 퀵정렬을 구현하고 설명
2. 패턴이 뭐로 나뉘는지
3. SPA와의 차이점
4. 라우터를 어떻게 썼는지
5. 페이지 교체 알고리즘 종류
6. 커서가 뭔지 아는지
7. 태그를 고쳐 쓴 경험
",
        expect![[r#"
            1-1 ! 퀵정렬을 구현하고 설명
            2-2 ! 패턴이 뭐로 나뉘는지
            3-3 ! SPA와의 차이점
            4-4 ! 라우터를 어떻게 썼는지
            5-5 ! 페이지 교체 알고리즘 종류
            6-6 ! 커서가 뭔지 아는지
            7-7 ! 태그를 고쳐 쓴 경험
        "#]],
    );
}

#[test]
fn one_asking_item_in_a_note_is_no_question() {
    check(
        "## 채용 사이트
- 이런 곳, 저런 곳, 또 있던가?
- [공고](https://example.com)
",
        expect![[r#"
            1-3 = 채용 사이트
        "#]],
    );
}

#[test]
fn any_order_is_a_question_where_questions_are_announced() {
    miss(
        "# 퀵 정렬
기준값으로 나눈다.

## 면접 예상 질문
- 시간 복잡도를 나타내보세요
- 내림차순으로 바꿔보세요.
",
        expect![[r#"
            1-2 = 퀵 정렬
            4-4 = 면접 예상 질문
            5-5 ! 시간 복잡도를 나타내보세요
            6-6 ! 내림차순으로 바꿔보세요.
        "#]],
    );
}
