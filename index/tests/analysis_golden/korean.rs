//! Korean words: particles, verbs, compounds, prefixes, words that the dictionary does not know.

use expect_test::expect;

use super::check;

#[test]
fn particles_and_endings_fall_away() {
    check(
        &[
            "레디스를 쓰는 이유는 무엇인가요?",
            "박기혁은 데드락을 겪었다",
            "서버에서 클라이언트로 응답이 간다",
            "토큰이란 무엇이고 세션과 어떻게 다른가",
            "이 사람은 누구인가",
            "이 둘의 차이",
            "이 문제를 이렇게 풀었다",
        ],
        &expect![[r#"
            레디스를 쓰는 이유는 무엇인가요?
              terms: 0:redis/NNG 1:쓸다/VV 1:쓰다/VV 2:이유/NNG 3:무엇/NP?
              words: [레디스를] 레디스 [쓰는] 쓸 [이유는] 이유 [무엇인가요] 무엇
            박기혁은 데드락을 겪었다
              terms: 0:박기혁/NNP 1:deadlock/NNG 2:겪다/VV
              words: [박기혁은] 박기혁 [데드락을] 데드락 [겪었다] 겪
            서버에서 클라이언트로 응답이 간다
              terms: 0:server/NNG 1:client/NNG 2:응답/NNG 3:가다/VV
              words: [서버에서] 서버 [클라이언트로] 클라이언트 [응답이] 응답 [간다] 가
            토큰이란 무엇이고 세션과 어떻게 다른가
              terms: 0:token/NNG 1:무엇/NP? 2:session/NNG 3:어떻다/VA? 4:다르다/VA
              words: [토큰이란] 토큰 [무엇이고] 무엇 [세션과] 세션 [어떻게] 어떻 [다른가] 다르
            이 사람은 누구인가
              terms: 0:사람/NNG 1:누구/NP?
              words: 이 [사람은] 사람 [누구인가] 누구
            이 둘의 차이
              terms: 0:둘/NR 1:difference/NNG
              words: 이 [둘의] 둘 차이
            이 문제를 이렇게 풀었다
              terms: 0:문제/NNG 1:이렇다/VA 2:풀다/VV
              words: 이 [문제를] 문제 [이렇게] 이렇 [풀었다] 풀
        "#]],
    );
}

#[test]
fn verbs_meet_in_their_dictionary_form() {
    check(
        &[
            "응답 시간을 줄였다",
            "지연을 줄이기 위해 캐시를 둔다",
            "메모리를 줄여서 비용을 아꼈다",
            "요청이 빨라졌고 화면이 깨끗해졌다",
            "설명하였습니다",
            "설명했던 내용을 설명해 주세요",
            "값이 돼서 참이 됩니다",
            "걸었더니 물어 왔다",
        ],
        &expect![[r#"
            응답 시간을 줄였다
              terms: 0:response time/NNG 0:응답/NNG 1:시간/NNG 2:줄이다/VV
              words: 응답 [시간을] 시간 [줄였다] 줄이
            지연을 줄이기 위해 캐시를 둔다
              terms: 0:지연/NNG 1:줄이다/VV 2:위하다/VV 3:cache/NNG 4:두다/VV
              words: [지연을] 지연 [줄이기] 줄이 [위해] 위하 [캐시를] 캐시 [둔다] 두
            메모리를 줄여서 비용을 아꼈다
              terms: 0:memory/NNG 1:줄이다/VV 2:비용/NNG 3:아끼다/VV
              words: [메모리를] 메모리 [줄여서] 줄이 [비용을] 비용 [아꼈다] 아끼
            요청이 빨라졌고 화면이 깨끗해졌다
              terms: 0:요청/NNG 1:빠르다/VA 2:화면/NNG 3:깨끗/XR
              words: [요청이] 요청 [빨라졌고] 빠르 [화면이] 화면 [깨끗해졌다] 깨끗
            설명하였습니다
              terms: 0:설명/NNG?
              words: [설명하였습니다] 설명
            설명했던 내용을 설명해 주세요
              terms: 0:설명/NNG? 1:내용/NNG 2:설명/NNG? 3:주세요/NNP
              words: [설명했던] 설명 [내용을] 내용 [설명해] 설명 주세요
            값이 돼서 참이 됩니다
              terms: 0:값/NNG 1:되다/VV? 2:참/NNG 3:되다/VV?
              words: [값이] 값 [돼서] 되 [참이] 참 [됩니다] 되
            걸었더니 물어 왔다
              terms: 0:걷다/VV 0:걸다/VV 1:묻다/VV? 1:물다/VV? 2:오다/VV
              words: [걸었더니] 걷 [물어] 묻 [왔다] 오
        "#]],
    );
}

#[test]
fn spaces_in_compounds_do_not_matter() {
    check(
        &[
            "객체지향과 객체 지향은 같다",
            "의존성주입과 의존성 주입",
            "운영체제의 가상메모리",
            "스케줄링 알고리즘의 공정성",
            "날짜와 불꽃",
            "선형대수학을 배운다",
        ],
        &expect![[r#"
            객체지향과 객체 지향은 같다
              terms: 0:object oriented/NNG 0:객체/NNG 0:~object/NNG~ 1:지향/NNG 2:object oriented/NNG 2:객체/NNG 2:~object/NNG~ 3:지향/NNG 4:같다/VA
              words: [객체지향과] 객체지향 객체 [지향은] 지향 [같다] 같
            의존성주입과 의존성 주입
              terms: 0:dependency injection/NNG 0:dependency/NNG 1:주입/NNG 2:dependency injection/NNG 2:dependency/NNG 3:주입/NNG
              words: [의존성주입과] 의존성주입 의존성 주입
            운영체제의 가상메모리
              terms: 0:operating system/NNG 0:운영/NNG 1:체제/NNG 2:virtual memory/NNG 2:가상/NNG 3:memory/NNG
              words: [운영체제의] 운영체제 가상메모리
            스케줄링 알고리즘의 공정성
              terms: 0:scheduling/NNG 1:algorithm/NNG 2:공정/NNG 3:-성/NNG^
              words: 스케줄링 [알고리즘의] 알고리즘 공정성
            날짜와 불꽃
              terms: 0:날짜/NNG 1:불꽃/NNG
              words: [날짜와] 날짜 불꽃
            선형대수학을 배운다
              terms: 0:선형/NNG 1:대수/NNG 2:-학/NNG^ 3:배우다/VV
              words: [선형대수학을] 선형대수학 [배운다] 배우
        "#]],
    );
}

#[test]
fn negating_prefixes_stay_attached() {
    check(
        &[
            "비동기식 처리와 비동기적으로 동작하는 코드",
            "동기식과 동기화",
            "비선점형은 선점형과 다르다",
            "역직렬화와 직렬화",
            "비정규화, 반정규화, 역정규화",
            "무중단 배포와 무상태 프로토콜",
            "불필요하고 부정확한 미사용 변수",
            "미국에서 반복되는 무대의 불꽃과 역사",
            "비용과 무료 그리고 부하",
        ],
        &expect![[r#"
            비동기식 처리와 비동기적으로 동작하는 코드
              terms: 0:asynchronous/NNG 1:-식/NNG^ 2:처리/NNG 3:asynchronous/NNG 4:-적/XSN^ 5:동작/NNG 6:code/NNG
              words: 비동기식 [처리와] 처리 [비동기적으로] 비동기적 [동작하는] 동작 코드
            동기식과 동기화
              terms: 0:synchronous/NNG 0:동기/NNG 0:~synchronous/NNG~ 1:-식/NNG^ 2:synchronization/NNG
              words: [동기식과] 동기식 동기화
            비선점형은 선점형과 다르다
              terms: 0:non preemptive/NNG 1:-형/NNG^ 2:preemptive/NNG 2:선점/NNG 2:~preemptive/NNG~ 3:-형/NNG^ 4:다르다/VA
              words: [비선점형은] 비선점형 [선점형과] 선점형 [다르다] 다르
            역직렬화와 직렬화
              terms: 0:deserialization/NNG 1:serialization/NNG
              words: [역직렬화와] 역직렬화 직렬화
            비정규화, 반정규화, 역정규화
              terms: 0:denormalization/NNG 1:denormalization/NNG 2:denormalization/NNG
              words: 비정규화 반정규화 역정규화
            무중단 배포와 무상태 프로토콜
              terms: 0:zero downtime deployment/NNG 0:무중단/NNG 1:배포/NNG 1:~deploy/NNG~ 2:stateless/NNG 3:protocol/NNG
              words: 무중단 [배포와] 배포 무상태 프로토콜
            불필요하고 부정확한 미사용 변수
              terms: 0:불필요/NNG 1:부정확/NNG 2:미사용/NNG 3:변수/NNG 3:~variable/NNG~
              words: [불필요하고] 불필요 [부정확한] 부정확 미사용! 변수
            미국에서 반복되는 무대의 불꽃과 역사
              terms: 0:미국/NNP 1:반복/NNG 2:무대/NNG 3:불꽃/NNG 4:역사/NNG
              words: [미국에서] 미국 [반복되는] 반복 [무대의] 무대 [불꽃과] 불꽃 역사
            비용과 무료 그리고 부하
              terms: 0:비용/NNG 1:무료/NNG 2:부하/NNG
              words: [비용과] 비용 무료 그리고 부하
        "#]],
    );
}

#[test]
fn affixes_are_bound_forms() {
    check(
        &[
            "가용성과 확장성",
            "고가용성 클러스터",
            "사용자들의 요청",
            "재시도와 초당 요청 수",
            "효율적이고 합리적인 선택",
        ],
        &expect![[r#"
            가용성과 확장성
              terms: 0:availability/NNG 1:확장성/NNG 1:~scalability/NNG~
              words: [가용성과] 가용성 확장성
            고가용성 클러스터
              terms: 0:high availability/NNG 1:cluster/NNG
              words: 고가용성 클러스터
            사용자들의 요청
              terms: 0:사용/NNG 1:-자/XSN^ 2:요청/NNG
              words: [사용자들의] 사용자들 요청
            재시도와 초당 요청 수
              terms: 0:재시도/NNG 0:~retry/NNG~ 1:초/NNB 2:-당/XSN^ 3:요청/NNG 4:수/NNG?
              words: [재시도와] 재시도 초당 요청 수
            효율적이고 합리적인 선택
              terms: 0:효율/NNG 1:-적/XSN^ 2:합리/NNG 3:-적/XSN^ 4:선택/NNG
              words: [효율적이고] 효율적 [합리적인] 합리적 선택
        "#]],
    );
}

#[test]
fn unknown_words_are_told_apart() {
    check(
        &["츨퇴근 기록", "꿹뷁 시스템", "김뭉치네 서버", "ㅋㅋ 그렇다"],
        &expect![[r#"
            츨퇴근 기록
              terms: 0:츨퇴근/UNKNOWN! 1:기록/NNG
              words: 츨퇴근! 츨퉤근! 기록
            꿹뷁 시스템
              terms: 0:꿹뷁/UNKNOWN! 1:system/NNG
              words: 꿹뷁! 궭뷁! 시스템
            김뭉치네 서버
              terms: 0:김/NNP 1:뭉치다/VV 2:server/NNG
              words: [김뭉치네!] 김뭉치! 서버
            ㅋㅋ 그렇다
              terms: 0:그렇다/VA
              words: ㅋㅋ! [그렇다] 그렇
        "#]],
    );
}

#[test]
fn question_words_are_marked() {
    check(
        &[
            "what did I say about Redis",
            "레디스에 대해 뭐라고 했지",
            "캐시 왜 쓴다고 했더라",
            "퇴사 이유가 뭔가요",
            "DB가 트래픽을 다 받으면 어떻게 되나요",
        ],
        &expect![[r#"
            what did I say about Redis
              terms: 0:what/SL? 1:did/SL' 2:i/SL' 3:say/SL? 4:about/SL' 5:redis/SL
              words: what did i say about redis
            레디스에 대해 뭐라고 했지
              terms: 0:redis/NNG 1:대하다/VV? 2:뭣/NP? 3:하다/VV?
              words: [레디스에] 레디스 [대해] 대하 [뭐라고] 뭐 뭣 [했지] 하
            캐시 왜 쓴다고 했더라
              terms: 0:cache/NNG 1:왜/MAG? 2:쓰다/VV 3:하다/VV?
              words: 캐시 왜 [쓴다고] 쓰 [했더라] 하
            퇴사 이유가 뭔가요
              terms: 0:resignation/NNG 1:이유/NNG 2:뭐/NP?
              words: 퇴사 [이유가] 이유 [뭔가요] 뭐
            DB가 트래픽을 다 받으면 어떻게 되나요
              terms: 0:database/SL 1:traffic/NNG 2:다/MAG 3:받다/VV 4:어떻다/VA? 5:되다/VV?
              words: [db가] db [트래픽을] 트래픽 다 [받으면] 받 [어떻게] 어떻 [되나요] 되
        "#]],
    );
}
