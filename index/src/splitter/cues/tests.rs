//! Lines, and what a careful reader takes them to say.

use super::{Place, read};
use crate::splitter::classes::EMPTY;
use crate::splitter::cue::Cue;
use crate::splitter::lexicon::Spelling;
use expect_test::{Expect, expect};

/// Style and number of a line's label, what its words say, its core and the answer on it.
fn verdict(line: &str, cue: &Cue) -> String {
    let mut said = vec![format!("{:?}", cue.style).to_lowercase()];
    said.extend(cue.number.map(|number| number.to_string()));
    let facts = [
        (cue.follows, "follows"),
        (cue.is_bare, "bare"),
        (cue.asks, "asks"),
        (cue.states, "states"),
        (cue.instructs, "instructs"),
        (cue.classes.whole & EMPTY != 0, "empty"),
        (cue.is_noun(), "noun"),
    ];
    said.extend(
        facts
            .iter()
            .filter(|fact| fact.0)
            .map(|fact| fact.1.to_owned()),
    );
    let inline = cue.inline.map(|answer| format!(" => {}", &line[answer..]));
    format!(
        "{}: {}{}",
        said.join(" "),
        &line[cue.core.clone()],
        inline.unwrap_or_default()
    )
}

/// Reads what stands before ` | ` in each line of the expectation, and compares what stands behind.
fn check_in(place: Place, expected: Expect) {
    let lines = expected
        .data()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let read = |line: &str| {
        let line = line.split(" | ").next().unwrap_or(line);
        format!(
            "{line} | {}\n",
            verdict(line, &read(line, place, &mut Spelling::default()))
        )
    };
    let actual: String = lines.map(read).collect();
    expected.assert_eq(&actual);
}

fn check(expected: Expect) {
    check_in(Place::Running, expected);
}

#[test]
fn interrogative_endings_ask() {
    check(expect![[r#"
        TCP는 왜 연결 지향인가요? | plain asks: TCP는 왜 연결 지향인가요?
        해시 테이블은 어떻게 동작하나요 | plain asks: 해시 테이블은 어떻게 동작하나요
        프로세스와 스레드의 차이는 무엇입니까 | plain asks: 프로세스와 스레드의 차이는 무엇입니까
        인덱스를 왜 쓰는가 | plain asks: 인덱스를 왜 쓰는가
        GC란 | plain asks: GC란
        데드락이란 | plain asks: 데드락이란
        이 코드의 시간 복잡도는 얼마일까 | plain asks: 이 코드의 시간 복잡도는 얼마일까
        트랜잭션이 뭐예요 | plain asks: 트랜잭션이 뭐예요
        what is a closure | plain asks: what is a closure
        Why do we need an index | plain asks: Why do we need an index
        어떤 경우에 쓰는지 | plain asks: 어떤 경우에 쓰는지
        얼마나 걸리는지 설명해 주실 수 있나요 | plain asks: 얼마나 걸리는지 설명해 주실 수 있나요
        캐시가 왜 필요한지 (심화) | plain asks: 캐시가 왜 필요한지 (심화)
        두 방식 중 어느 것이 나을까요? 😀 | plain asks: 두 방식 중 어느 것이 나을까요? 😀
        왜 그런가？ | plain asks: 왜 그런가？
    "#]]);
}

#[test]
fn nouns_that_end_like_questions_do_not_ask() {
    check(expect![[r#"
        개념의 혼란 | plain noun: 개념의 혼란
        친구에게 보낸 편지 | plain noun: 친구에게 보낸 편지
        자료구조 5가지 | plain noun: 자료구조 5가지
        기술 부채에 관한 논란 | plain noun: 기술 부채에 관한 논란
        브라우저 메시지 | plain noun: 브라우저 메시지
        서버까지 | plain noun: 서버까지
        에러 페이지 | plain noun: 에러 페이지
        물리 주소 번지 | plain noun: 물리 주소 번지
        캐시 유지 | plain noun: 캐시 유지
        성능 평가 | plain noun: 성능 평가
        전문가 | plain noun: 전문가
        지금까지 | plain noun: 지금까지
        안녕하십니까 | plain noun: 안녕하십니까
        강아지 | plain noun: 강아지
        아버지 | plain noun: 아버지
        회원 정보 수정 까지 | plain noun: 회원 정보 수정 까지
        메모리 누수 방지 | plain noun: 메모리 누수 방지
        핵심 아이디어 | plain noun: 핵심 아이디어
        데이터 증가 | plain noun: 데이터 증가
    "#]]);
}

#[test]
fn requests_ask_with_any_verb() {
    check(expect![[r#"
        예시를 들어주세요 | plain asks: 예시를 들어주세요
        자신의 강점을 말씀해 주세요. | plain asks: 자신의 강점을 말씀해 주세요.
        개선 방안을 제안해주세요 | plain asks: 개선 방안을 제안해주세요
        다음 빈칸을 채워 주십시오 | plain asks: 다음 빈칸을 채워 주십시오
        TCP와 UDP의 차이를 설명하시오. | plain asks: TCP와 UDP의 차이를 설명하시오.
        두 구조를 비교하라 | plain asks: 두 구조를 비교하라
        REST에 대해 설명해보세요 | plain asks: REST에 대해 설명해보세요
        HTTP에 대해 설명 | plain asks: HTTP에 대해 설명
        간단히 말해봐 | plain asks: 간단히 말해봐
    "#]]);
}

#[test]
fn orders_ask_only_after_verbs_of_saying() {
    check(expect![[r#"
        터미널을 열어보세요 | plain instructs: 터미널을 열어보세요
        포트를 여세요 | plain instructs: 포트를 여세요
        아래 명령을 실행하세요 | plain instructs: 아래 명령을 실행하세요
        서버를 재시작해라 | plain instructs: 서버를 재시작해라
        오늘도 힘내자 | plain noun: 오늘도 힘내자
        이 문서를 먼저 읽어봐 | plain instructs: 이 문서를 먼저 읽어봐
        Docker 설치하기 | plain instructs: Docker 설치하기
        장단점을 서술해라 | plain asks: 장단점을 서술해라
        개념을 정의하고 예를 제시해라 | plain asks: 개념을 정의하고 예를 제시해라
    "#]]);
}

#[test]
fn statements_state() {
    check(expect![[r#"
        스택은 후입선출 구조이다. | plain states: 스택은 후입선출 구조이다.
        메모리가 부족함 | plain states: 메모리가 부족함
        그래서 인덱스를 쓴다 | plain states: 그래서 인덱스를 쓴다
        이것이 장점입니다. | plain states: 이것이 장점입니다.
        연결이 끊기면 | plain states: 연결이 끊기면
        왜 느린지 확인한다 | plain states: 왜 느린지 확인한다
        할까 말까 고민했다 | plain states: 할까 말까 고민했다
        설명해 달라고 했다 | plain states: 설명해 달라고 했다
        개요 | plain noun: 개요
        책임(Responsibility) | plain noun: 책임(Responsibility)
        JVM의 메모리 구조 | plain noun: JVM의 메모리 구조
        그림 | plain noun: 그림
        다음 | plain noun: 다음
        필요 | plain noun: 필요
        A thread is a unit of execution. | plain noun: A thread is a unit of execution.
    "#]]);
}

#[test]
fn labels_of_questions() {
    check(expect![[r#"
        Q. TCP란 무엇인가? | question asks: TCP란 무엇인가?
        Q1. TCP란? | question 1 asks: TCP란?
        Q1-2. 그럼 UDP는 | question 1 follows: 그럼 UDP는
        Q 3 Way Handshake란 | question asks: 3 Way Handshake란
        Q. 3 Way Handshake란 | question asks: 3 Way Handshake란
        Q. 1) 스택 | question 1: 스택
        [질문 3] 힙 | question 3: 힙
        질문: 큐 | question: 큐
        질문 2 | question 2 bare: 
        문제 4: 트리 | question 4: 트리
        문제 4번 다음 중 옳은 것은 | question 4: 다음 중 옳은 것은
        문제점: 느리다 | plain states: 문제점: 느리다
        질문이 많은 이유 | plain noun: 질문이 많은 이유
        Question 1: What is Rust | question 1 asks: What is Rust
        Questions | plain noun: Questions
        문 1. 옳은 것은 | question 1: 옳은 것은
        문자열: 문자의 배열 | plain noun: 문자열: 문자의 배열
        꼬리 질문: 단점은 | question follows: 단점은
        추가 질문) 그래프 | question follows: 그래프
        꼬리Q. 왜 | question follows: 왜
        [Q] 배열 | question: 배열
        Q&A | plain noun: Q&A
        Queue: FIFO | plain noun: Queue: FIFO
        q: 소문자 | question: 소문자
        퀴즈 2. 참거짓 | question 2: 참거짓
        💡 Q. 힙 | question: 힙
        1. Q. 힙이란 | question 1 asks: 힙이란
        면접 질문 | plain noun: 면접 질문
    "#]]);
}

#[test]
fn labels_of_answers() {
    check(expect![[r#"
        A. 프로토콜이다. | answer states: 프로토콜이다.
        A: 프로토콜 | answer noun: 프로토콜
        A) 보기 하나 | answer noun: 보기 하나
        A1. 첫째 | answer 1 noun: 첫째
        Answer: a protocol | answer noun: a protocol
        답: 3번 | answer noun: 3번
        답변 | answer bare: 
        정답 : ④ | answer noun: ④
        모범 답변: 저는 | answer noun: 저는
        해설) 왜냐하면 | answer states: 왜냐하면
        A | answer bare: 
        A 팀의 결과 | plain noun: A 팀의 결과
        a. 보기 | plain instructs: a. 보기
        An answer | plain noun: An answer
        답이 없는 문제 | plain noun: 답이 없는 문제
        답변 - 그렇다 | answer states: 그렇다
    "#]]);
}

#[test]
fn numbers_before_words() {
    check(expect![[r#"
        3. 스택 | number 3 noun: 스택
        3) 스택 | number 3 noun: 스택
        (3) 스택 | number 3 noun: 스택
        [3] 스택 | number 3 noun: 스택
        3번. 스택 | number 3 noun: 스택
        3번 문제 | plain noun: 3번 문제
        ③ 스택 | number 3 noun: 스택
        3️⃣ 스택 | number 3 noun: 스택
        3-1. 스택 | number 3 follows noun: 스택
        1.2. 스택 | number 1 noun: 스택
        가. 스택 | number 1 noun: 스택
        가정 폭력 | plain noun: 가정 폭력
        2024. 회고 | plain noun: 2024. 회고
        3 way handshake | plain noun: 3 way handshake
        2 Phase Commit이란 | plain asks: 2 Phase Commit이란
        1 스택이란 | number 1 asks: 스택이란
        1.3 RNN | number 1 noun: RNN
        2 PoW | number 2 noun: PoW
        416 ms | plain noun: 416 ms
        3.14는 원주율 | plain noun: 3.14는 원주율
        10:30 회의 | plain noun: 10:30 회의
        1234567890. 너무 긴 번호 | plain noun: 1234567890. 너무 긴 번호
    "#]]);
}

#[test]
fn answers_on_the_same_line() {
    check(expect![[r#"
        해시란 → 값을 줄인 것 | plain asks: 해시란 => 값을 줄인 것
        힙이 뭔가요 => 트리 | plain asks: 힙이 뭔가요 => 트리
        스택이란: 후입선출 | plain asks: 스택이란 => 후입선출
        큐란 무엇인가? - 선입선출이다. | plain asks: 큐란 무엇인가? => 선입선출이다.
        큐란 무엇인가? 선입선출이다. | plain states: 큐란 무엇인가? 선입선출이다.
        DB란?: 자료의 모음 | plain asks: DB란? => 자료의 모음
        DB란? (심화) | plain asks: DB란? (심화)
        무엇인가? -> 왜 그런가? | plain asks: 무엇인가? -> 왜 그런가?
        앞면이란::뒷면 | plain asks: 앞면이란 => 뒷면
        캐시: 빠른 저장소 | plain noun: 캐시: 빠른 저장소
        왜? - 몰라 | plain noun: 왜? - 몰라
        참고: https://a.b/c?d=e | plain noun: 참고: https://a.b/c?d=e
    "#]]);
    check_in(
        Place::Headed,
        expect![[r#"
        큐란 무엇인가? 선입선출이다. | plain asks: 큐란 무엇인가? => 선입선출이다.
    "#]],
    );
}

#[test]
fn placeholders_are_empty() {
    check(expect![[r#"
        TBD | plain empty noun: TBD
        작성 예정 | plain empty noun: 작성 예정
        (준비 중) | plain empty noun: (준비 중)
        답변 준비중입니다. | plain states: 답변 준비중입니다.
        A. | answer bare: 
        - 내용 없음 | plain states empty: - 내용 없음
        없음이 아니다 | plain states: 없음이 아니다
    "#]]);
}
