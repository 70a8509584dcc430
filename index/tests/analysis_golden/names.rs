//! Names: Latin words, identifiers, numbers, addresses, concepts of the vocabulary, odd characters.

use expect_test::expect;

use super::check;

#[test]
fn latin_words_lose_particles_and_keep_signs() {
    check(
        &[
            "Redis가 TCP와 통신한다",
            "@Transactional을 붙인다",
            "redisTemplate으로 order_by를 읽는다",
            "HTTPServer2는 max-age를 본다",
            "Threads, classes and queries",
            "The process status of Kubernetes",
            "C++, C#과 .NET",
            "N+1 문제와 CI/CD, TCP/IP",
            "HTTP/2는 Java 17에서 k8s로",
            "node.js와 3-way handshake",
            "non-blocking I/O",
            "JavaScript는 Java가 아니다",
            "IOException이 났다",
        ],
        &expect![[r#"
            Redis가 TCP와 통신한다
              terms: 0:redis/SL 1:tcp/SL 2:통신/NNG
              words: [redis가] redis [tcp와] tcp [통신한다] 통신
            @Transactional을 붙인다
              terms: 0:@transactional/SL 0:transactional/SL 1:붙이다/VV
              words: [@transactional을] @transactional [붙인다] 붙이
            redisTemplate으로 order_by를 읽는다
              terms: 0:redistemplate/SL 0:redis/SL 1:template/SL 2:order by/SL 2:order/SL 3:by/SL? 4:읽다/VV
              words: [redistemplate으로] redistemplate [order_by를] order_by [읽는다] 읽
            HTTPServer2는 max-age를 본다
              terms: 0:httpserver2/SL 0:http/SL 1:server/SL 2:2/SN 3:max-age/SL 3:max/SL 4:age/SL 5:보다/VV
              words: [httpserver2는] httpserver2 [max-age를] max-age [본다] 보
            Threads, classes and queries
              terms: 0:thread/SL 1:class/SL 2:and/SL' 3:query/SL
              words: threads classes and queries
            The process status of Kubernetes
              terms: 0:the/SL' 1:process/SL 2:status/SL 3:of/SL' 4:kubernetes/SL
              words: the process status of kubernetes
            C++, C#과 .NET
              terms: 0:c++/SL 1:c#/SL 2:.net/SL 2:net/SL
              words: c++ [c#과] c# .net
            N+1 문제와 CI/CD, TCP/IP
              terms: 0:n+1 problem/SL 0:n/SL 1:1/SN 2:문제/NNG 3:ci/cd/SL 3:ci/SL 4:cd/SL 5:tcp/ip/SL 5:tcp/SL 6:ip/SL
              words: n+1 [문제와] 문제 ci/cd tcp/ip
            HTTP/2는 Java 17에서 k8s로
              terms: 0:http/2/SL 0:http/SL 1:2/SN 2:java/SL 3:17/SN 4:kubernetes/SL
              words: [http/2는] http/2 java [17에서] 17 [k8s로] k8s
            node.js와 3-way handshake
              terms: 0:node.js/SL 0:url:node.js/SL 0:node/SL 1:js/SL 2:three way handshake/SN 2:3-way/SN 2:3/SN 3:way/SL 4:handshake/SL
              words: [node.js와] node.js 3-way handshake
            non-blocking I/O
              terms: 0:non blocking/SL 1:input output/SL 1:i/SL? 2:o/SL
              words: non-blocking i/o
            JavaScript는 Java가 아니다
              terms: 0:javascript/SL 1:java/SL
              words: [javascript는] javascript [java가] java [아니다]
            IOException이 났다
              terms: 0:ioexception/SL 0:io/SL 1:exception/SL 2:나다/VV
              words: [ioexception이] ioexception [났다] 나
        "#]],
    );
}

#[test]
fn numbers_are_terms() {
    check(
        &[
            "10,000개의 요청",
            "2025-01-02에 3.14를 보았다",
            "1:N 관계와 99.9%",
            "트래픽이 3배로 늘었다",
        ],
        &expect![[r#"
            10,000개의 요청
              terms: 0:10000/SN 1:개/NNBC 2:요청/NNG
              words: [10,000개의] 10,000개 요청
            2025-01-02에 3.14를 보았다
              terms: 0:2025-01-02/SN 0:2025/SN 1:01/SN 2:02/SN 3:3.14/SN 4:보다/VV
              words: [2025-01-02에] 2025-01-02 [3.14를] 3.14 [보았다] 보
            1:N 관계와 99.9%
              terms: 0:one to many/SN 0:1/SN 1:n/SL 2:관계/NNG 3:99.9/SN
              words: 1:n [관계와] 관계 99.9
            트래픽이 3배로 늘었다
              terms: 0:traffic/NNG 1:3/SN 2:배/NNG 3:늘다/VV
              words: [트래픽이] 트래픽 [3배로] 3배 [늘었다] 늘
        "#]],
    );
}

#[test]
fn addresses_are_not_words() {
    check(
        &[
            "https://redis.io/docs를 보라",
            "자세한 것은 redis.io에 있다",
            "문의는 help@mundap.dev로",
        ],
        &expect![[r#"
            https://redis.io/docs를 보라
              terms: 0:url:redis.io/SL 0:url:redis.io/docs/SL 0:url:docs/SL 1:보다/VV
              words: [를] [보라] 보
            자세한 것은 redis.io에 있다
              terms: 0:자세/XR 1:것/NNB? 2:redis.io/SL 2:url:redis.io/SL 2:redis/SL 3:io/SL 4:있다/VV?
              words: [자세한] 자세 [것은] 것 [redis.io에] redis.io [있다] 있
            문의는 help@mundap.dev로
              terms: 0:문의/NNG 1:help@mundap.dev/SL 1:url:help@mundap.dev/SL 1:help/SL 2:mundap/SL 3:dev/SL
              words: [문의는] 문의 [help@mundap.dev로] help@mundap.dev
        "#]],
    );
}

#[test]
fn the_genitive_parts_no_concept_and_a_verb_in_one_is_a_noun() {
    check(
        &[
            "스프링 빈의 생명주기",
            "빈 생명주기",
            "빈 배열",
            "자바의 스크립트",
        ],
        &expect![[r#"
            스프링 빈의 생명주기
              terms: 0:spring bean/NNG 0:spring/NNG 1:bean lifecycle/NNG 1:빈/NNG 1:~bean/NNG~ 2:lifecycle/NNG
              words: 스프링 [빈의] 빈 생명주기
            빈 생명주기
              terms: 0:bean lifecycle/NNG 0:빈/NNG 0:~bean/NNG~ 1:lifecycle/NNG
              words: [빈] 비 생명주기
            빈 배열
              terms: 0:비다/VV 1:배열/NNG 1:~array/NNG~
              words: [빈] 비 배열
            자바의 스크립트
              terms: 0:java/NNG 1:script/NNG
              words: [자바의] 자바 스크립트
        "#]],
    );
}

#[test]
fn spellings_of_a_concept_are_one_term() {
    check(
        &[
            "카프카 컨슈머가 쿠버네티스에서 돈다",
            "로드 밸런싱, 로드밸런싱, load balancing",
            "캐쉬와 캐시, 쓰레드와 스레드",
            "락을 잡고 큐에 넣는다",
            "해시코드와 해시맵",
            "데드락이 난다. 데드락도, 데드락까지",
            "교착 상태는 왜 생기나",
        ],
        &expect![[r#"
            카프카 컨슈머가 쿠버네티스에서 돈다
              terms: 0:kafka/NNG 1:consumer/NNG 2:kubernetes/NNG 3:돌다/VV
              words: 카프카 [컨슈머가] 컨슈머 [쿠버네티스에서] 쿠버네티스 [돈다] 돌
            로드 밸런싱, 로드밸런싱, load balancing
              terms: 0:load balancing/NNG 0:load/NNG 1:balancing/NNG 2:load balancing/NNG 2:load/NNG 3:balancing/NNG 4:load balancing/SL 4:load/SL 5:balancing/SL
              words: 로드 밸런싱 로드밸런싱 load balancing
            캐쉬와 캐시, 쓰레드와 스레드
              terms: 0:cache/NNG 1:cache/NNG 2:thread/NNG 3:thread/NNG
              words: [캐쉬와] 캐쉬 캐시 캐시 [쓰레드와] 쓰레드 스레드
            락을 잡고 큐에 넣는다
              terms: 0:락/NNG 0:~lock/NNG~ 1:잡다/VV 2:큐/NNG 2:~queue/NNG~ 3:넣다/VV
              words: [락을] 락 [잡고] 잡 [큐에] 큐 [넣는다] 넣
            해시코드와 해시맵
              terms: 0:hashcode/NNG 0:hash/NNG 1:code/NNG 2:hash map/NNG 2:hash/NNG 3:map/NNG
              words: [해시코드와] 해시코드 해시맵
            데드락이 난다. 데드락도, 데드락까지
              terms: 0:deadlock/NNG 1:나다/VV 3:deadlock/NNG 4:deadlock/NNG
              words: [데드락이] 데드락 [난다] 나 [데드락도] 데드락 [데드락까지] 데드락
            교착 상태는 왜 생기나
              terms: 0:deadlock/NNG 1:상태/NNG 1:~state/NNG~ 2:왜/MAG? 3:생기다/VV
              words: 교착 [상태는] 상태 왜 [생기나] 생기
        "#]],
    );
}

#[test]
fn forms_of_characters_are_folded() {
    check(
        &[
            "Ｒｅｄｉｓ와 ①번",
            "데드\u{200b}락과\u{a0}캐시",
            "漢字와 한자",
            "이모지 👩\u{200d}💻 코드",
        ],
        &expect![[r#"
            Ｒｅｄｉｓ와 ①번
              terms: 0:redis/SL 1:1/SN 2:번/NNBC
              words: [redis와] redis 1번
            데드​락과 캐시
              terms: 0:deadlock/NNG 1:cache/NNG
              words: [데드락과] 데드락 캐시
            漢字와 한자
              terms: 0:漢字/NNG 1:한자/NNG
              words: [漢字와] 漢字 한자
            이모지 👩‍💻 코드
              terms: 0:모지/NNG 1:code/NNG
              words: 이모지 👩💻 코드
        "#]],
    );
}
