//! Where an article's headings end: repeated questions, topics, references, credits.

use crate::{check, miss};
use expect_test::expect;

#[test]
fn references_behind_a_follow_up_do_not_resume_the_answer() {
    miss(
        "# 세마포어란?
자원의 수를 세는 값.

## 관련 질문
- 뮤텍스와 무엇이 다른가요?

## 참고 자료
- 운영체제 교과서 5장
",
        expect![[r#"
            1-2 ? 세마포어란?
            4-4 = 관련 질문
            5-5 ! ^1 뮤텍스와 무엇이 다른가요?
            7-8 = 참고 자료
        "#]],
    );
}

#[test]
fn references_right_below_the_answer_belong_to_it() {
    check(
        "# 세마포어란?
자원의 수를 세는 값.

## 참고 자료
- 운영체제 교과서 5장
",
        expect![[r#"
            1-5 ? 세마포어란?
        "#]],
    );
}

#[test]
fn image_credit_as_a_heading_is_text() {
    check(
        "## 버퍼란?
잠시 담아 두는 곳.
![](buffer.png)
###### 이미지 출처 : https://example.com/buffer
그래서 느린 쪽을 기다리지 않는다.
",
        expect![[r#"
            1-5 ? 버퍼란?
        "#]],
    );
}

#[test]
fn few_asking_headings_make_no_prompts_of_the_rest() {
    miss(
        "# 렌더링 이야기

## 한 페이지 앱의 장점
빠르다.

## 서버 렌더링이란?
서버에서 그린다.

## 언제 쓰나요?
첫 화면이 급할 때.

## 빌드 때 그리기
가장 빠르다.

## 배포의 방법
여러 가지가 있다.

## 캐시의 역할
부하를 줄인다.

## 검색 엔진
중요하다.
",
        expect![[r#"
            1-1 = 렌더링 이야기
            3-4 = 한 페이지 앱의 장점
            6-7 ? 서버 렌더링이란?
            9-10 ? 언제 쓰나요?
            12-13 = 빌드 때 그리기
            15-16 = 배포의 방법
            18-19 = 캐시의 역할
            21-22 = 검색 엔진
        "#]],
    );
}

#[test]
fn empty_title_before_headings_of_its_level_is_no_prompt() {
    check(
        "# 람다와 함수형 인터페이스

# 람다란?
이름 없는 함수.

# 함수형 인터페이스란?
메서드가 하나인 인터페이스.

# 표준 함수형 인터페이스
네 가지가 있다.
",
        expect![[r#"
            1-1 = 람다와 함수형 인터페이스
            3-4 ? 람다란?
            6-7 ? 함수형 인터페이스란?
            9-10 = 표준 함수형 인터페이스
        "#]],
    );
}

#[test]
fn empty_heading_among_groups_is_a_group() {
    check(
        "# JPA 면접 질문

## JPA와 하이버네이트

## 영속성
- 영속성 컨텍스트란 무엇인가요?
- 플러시는 언제 일어나나요?

## 연관관계
- 즉시 로딩은 무엇인가요?
- 지연 로딩은 무엇인가요?
",
        expect![[r#"
            1-1 = JPA 면접 질문
            3-3 = JPA와 하이버네이트
            5-5 = 영속성
            6-6 ! 영속성 컨텍스트란 무엇인가요?
            7-7 ! 플러시는 언제 일어나나요?
            9-9 = 연관관계
            10-10 ! 즉시 로딩은 무엇인가요?
            11-11 ! 지연 로딩은 무엇인가요?
        "#]],
    );
}

#[test]
fn hearsay_asks() {
    check(
        "## 자바에는 포인터가 없다면서요
참조가 있다.
",
        expect![[r#"
            1-2 ? 자바에는 포인터가 없다면서요
        "#]],
    );
}

#[test]
fn definitions_alone_make_no_prompts_of_their_siblings() {
    check(
        "# 동적 계획법

## 동적 계획법이란?
나누어 푼다.

## 메모이제이션이란?
적어 둔다.

## 구현 방식
두 가지가 있다.

## 연습 문제
세 개를 풀었다.
",
        expect![[r#"
            1-1 = 동적 계획법
            3-4 ? 동적 계획법이란?
            6-7 ? 메모이제이션이란?
            9-10 ? 구현 방식
            12-13 = 연습 문제
        "#]],
    );
}

#[test]
fn follow_ups_stand_at_the_level_of_what_announces_them() {
    miss(
        "## ✨문맥 교환을 설명해 주세요.
상태를 바꾼다.

## 🔁꼬리질문

## 🤔주의할 점이 있나요?
비용이 든다.

## 🤔스레드에서도 그런가요?
덜하다.

## ✨인터럽트를 설명해 주세요.
신호다.
",
        expect![[r#"
            1-2 ? ✨문맥 교환을 설명해 주세요.
            4-4 = 🔁꼬리질문
            6-7 ? ^1 🤔주의할 점이 있나요?
            9-10 ? ^1 🤔스레드에서도 그런가요?
            12-13 ? ✨인터럽트를 설명해 주세요.
        "#]],
    );
}

#[test]
fn bare_verb_noun_is_a_topic() {
    check(
        "# 시험

## 묘사하기
그려 본다.

## 설명하기
말해 본다.
",
        expect![[r#"
            1-1 = 시험
            3-4 = 묘사하기
            6-7 = 설명하기
        "#]],
    );
}

#[test]
fn heading_of_a_condition_makes_no_prompts_of_its_siblings() {
    check(
        "## 위상 정렬이란?
순서를 세운다.

## 수행 과정
차수를 센다.

## 시간 복잡도
선형이다.

## 더 풀고 싶다면?
- 문제집
",
        expect![[r#"
            1-2 ? 위상 정렬이란?
            4-5 ? 수행 과정
            7-8 ? 시간 복잡도
            10-11 ? 더 풀고 싶다면?
        "#]],
    );
}
