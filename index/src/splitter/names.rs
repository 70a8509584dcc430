//! Lists the words that name parts of a note, and those that declare a set of questions.

use super::labels::Label;
use super::letters::is_word;

/// The longest text that names a part of a note, in characters.
const NAME_CHARS: usize = 30;

/// The shortest name, in bytes: `toc`, `ref`.
const NAME_BYTES_MIN: usize = 3;
/// The longest text that names a list of references, in characters.
const LONG_NAME_CHARS: usize = 60;

const CONTENTS: [&str; 5] = ["목차", "차례", "table of contents", "contents", "toc"];
const REFERENCES: [&str; 15] = [
    "참고",
    "참고자료",
    "참고 자료",
    "참고문헌",
    "참고 문헌",
    "참고링크",
    "참고 링크",
    "참조",
    "출처",
    "레퍼런스",
    "reference",
    "references",
    "ref",
    "링크",
    "관련 링크",
];
const ASIDES: [&str; 19] = [
    "배운점",
    "배운 점",
    "마무리",
    "마치며",
    "마치면서",
    "결론",
    "요약",
    "정리",
    "들어가며",
    "들어가기",
    "서론",
    "머리말",
    "맺음말",
    "개요",
    "부록",
    "appendix",
    "tl;dr",
    "summary",
    "conclusion",
];
const REMARKS: [&str; 17] = [
    "기여자",
    "contributors",
    "contributor",
    "credits",
    "후기",
    "고찰",
    "회고",
    "느낀점",
    "느낀 점",
    "아쉬운점",
    "아쉬운 점",
    "아쉬웠던 점",
    "인재상",
    "총평",
    "소감",
    "면접 후기",
    "총정리 및 후기",
];

/// A text that names a part of the note as a whole.
pub(super) fn name(body: &str) -> Label {
    let body = body.trim_end_matches(|c: char| !is_word(c) && c != '?' && c != '？');
    let body =
        body.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '-'));
    if body.len() < NAME_BYTES_MIN {
        return Label::None;
    }
    if body.chars().count() > NAME_CHARS {
        let lists =
            body.chars().count() <= LONG_NAME_CHARS && body.starts_with("참고") && refers(body);
        return if lists {
            Label::References
        } else {
            Label::None
        };
    }
    if let Some(body) = body.strip_suffix(['?', '？']) {
        const SETS: [&str; 9] = [
            "질문",
            "질문들",
            "예상 질문",
            "예상질문",
            "면접 질문",
            "면접질문",
            "관련 질문",
            "예상 면접 질문",
            "면접 예상 질문",
        ];
        let announces = SETS.contains(&body.trim_end());
        return if announces {
            Label::Announce
        } else {
            Label::None
        };
    }
    let among = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(body));
    if among(&CONTENTS) {
        Label::Contents
    } else if among(&REFERENCES) || (refers(body) && !announces(body)) {
        Label::References
    } else if among(&ASIDES) {
        Label::Aside
    } else if among(&REMARKS) {
        Label::Remarks
    } else if announces(body) {
        Label::Announce
    } else {
        Label::None
    }
}

/// `참고사항`, `참고한 글`, `참고 url`; but not `참고로 …`.
fn refers(body: &str) -> bool {
    const REFERENCE_CHARS: usize = 12;
    const LISTS: [&str; 5] = [
        "참고 자료",
        "참고자료",
        "참고 링크",
        "참고 문헌",
        "참고문헌",
    ];
    LISTS.iter().any(|list| body.starts_with(list))
        || body.starts_with("참고")
            && !body.starts_with("참고로")
            && body.chars().count() <= REFERENCE_CHARS
}

/// `이미지 출처 : …`: a line below an image that says whose it is.
pub(super) fn is_caption(text: &str) -> bool {
    const WORDS: [&str; 6] = [
        "이미지 출처",
        "이미지출처",
        "사진 출처",
        "그림 출처",
        "출처",
        "source",
    ];
    let body = text.trim_start_matches(|c: char| !is_word(c));
    WORDS.iter().any(|word| {
        let behind = body.get(word.len()..).filter(|_| starts_with(body, word));
        behind.is_some_and(|behind| behind.trim_start().starts_with([':', '：', '-', 'h', ')']))
    })
}

fn starts_with(body: &str, head: &str) -> bool {
    body.get(..head.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(head))
}

fn ends_with(body: &str, tail: &str) -> bool {
    let from = body.len().checked_sub(tail.len());
    from.and_then(|from| body.get(from..))
        .is_some_and(|end| end.eq_ignore_ascii_case(tail))
}

/// `❓ 관련 질문`, `나올 수 있는 면접 질문 모음`, `FAQ`.
fn announces(body: &str) -> bool {
    const WHOLE: [&str; 12] = [
        "faq",
        "q&a",
        "q & a",
        "qna",
        "q/a",
        "질의응답",
        "질의 응답",
        "문답",
        "questions",
        "질문과 답변",
        "질문 & 답변",
        "질문/답변",
    ];
    const TAILS: [&str; 13] = [
        "질문",
        "질문들",
        "질문리스트",
        "질문 리스트",
        "질문목록",
        "질문 목록",
        "질문모음",
        "질문 모음",
        "질문 정리",
        "질문과 답변",
        "interview questions",
        "faq",
        "q&a",
    ];
    WHOLE.iter().any(|word| word.eq_ignore_ascii_case(body))
        || matches!(body, "질 문" | "질 문 들")
        || TAILS.iter().any(|tail| ends_with(body, tail))
}

/// Whether a title or intro says that the note is a set of questions or prompts.
pub(super) fn declares(text: &str) -> bool {
    const SETS: [&str; 13] = [
        "질문",
        "면접 대비",
        "면접대비",
        "자기소개서",
        "자소서",
        "faq",
        "q&a",
        "문답",
        "질의응답",
        "기출",
        "interview list",
        "interview question",
        "면접 예상",
    ];
    const NOT: [&str; 4] = ["후기", "질문하는 법", "질문하기", "회고"];
    let lower = text.to_lowercase();
    SETS.iter().any(|word| lower.contains(word)) && !NOT.iter().any(|word| lower.contains(word))
}

/// Whether a line of the intro says that questions follow.
pub(super) fn introduces(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "질문들을",
        "질문을 정리",
        "질문 정리",
        "면접 질문",
        "면접에서 나",
        "예상 질문",
        "질문을 모",
        "질문 모음",
    ];
    WORDS.iter().any(|word| text.contains(word)) && !text.contains("후기")
}
