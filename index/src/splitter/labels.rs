//! Recognises the words by which people mark questions, answers and the parts of a note.

/// What a line calls itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    None,
    /// `Q.`, `Q1)`, `질문 3.`, `[문제 2]`.
    Question,
    /// `A.`, `답:`, `정답`, `모범 답안:`.
    Answer,
    /// `꼬리질문`, `추가 질문 1:`.
    FollowUp,
    /// `자주 묻는 질문`, `예상 질문`, `관련 질문`: questions stand below.
    Announce,
    /// `목차`, `Table of Contents`.
    Contents,
    /// `참고`, `요약`: parts of a note, or of an answer, that are never questions.
    Aside,
    /// `후기`, `회고`: remarks that belong to no question.
    Remarks,
}

/// A label and what follows it on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) label: Label,
    /// The byte offset, in the text given, of what follows the label.
    pub(super) rest: usize,
}

/// The longest text that names a part of a note, in characters.
const NAME_CHARS: usize = 30;

/// Reads the label of a visible line in composed form.
pub(super) fn read(text: &str) -> Labelled {
    let lead = text.len() - text.trim_start_matches(is_ornament).len();
    let body = &text[lead..];
    if let Some((label, width)) = prefix(body) {
        return Labelled {
            label,
            rest: lead + width,
        };
    }
    let label = name(body);
    let rest = if label == Label::None { 0 } else { text.len() };
    Labelled { label, rest }
}

/// Emoji, quotes and bullets before the first word.
fn is_ornament(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '+' | '.' | '/' | '&' | '$' | '-' | '=' | '~')
}

/// A label that something may follow: its kind and width in bytes.
fn prefix(body: &str) -> Option<(Label, usize)> {
    follow_up(body)
        .or_else(|| latin(body))
        .or_else(|| korean(body))
}

const FOLLOW_UPS: [&str; 16] = [
    "꼬리질문",
    "꼬리 질문",
    "꼬꼬무",
    "추가질문",
    "추가 질문",
    "후속질문",
    "후속 질문",
    "연관질문",
    "연관 질문",
    "파생질문",
    "파생 질문",
    "심화질문",
    "심화 질문",
    "이어지는 질문",
    "follow-up",
    "follow up",
];

fn follow_up(body: &str) -> Option<(Label, usize)> {
    let word = FOLLOW_UPS.iter().find(|word| starts_with(body, word))?;
    let rest = &body[word.len()..];
    let rest = rest.strip_prefix('들').unwrap_or(rest);
    let width = body.len() - rest.len();
    let number = number_and_stop(rest);
    if rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() {
        return Some((Label::FollowUp, body.len()));
    }
    let tail = rest.trim();
    if number > 0 || tail.starts_with(['-', ':', '：', '(', ')', ']', '>']) {
        return Some((Label::FollowUp, width + number));
    }
    tail.split_whitespace()
        .next()
        .filter(|word| {
            matches!(
                *word,
                "대비" | "리스트" | "목록" | "모음" | "정리" | "및" | "&"
            )
        })
        .map(|_| (Label::FollowUp, body.len()))
}

/// `Q1.`, `Q :`, `A)`, `Question 3`, and `[Q]`, whose bracket is already gone.
fn latin(body: &str) -> Option<(Label, usize)> {
    const WORDS: [(&str, Label); 8] = [
        ("question", Label::Question),
        ("answer", Label::Answer),
        ("quiz", Label::Question),
        ("ques", Label::Question),
        ("ans", Label::Answer),
        ("q", Label::Question),
        ("a", Label::Answer),
        ("sol", Label::Answer),
    ];
    if !body.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let (word, label) = WORDS
        .iter()
        .find(|(word, _)| starts_with(body, word) && !continues_word(&body[word.len()..]))?;
    let rest = &body[word.len()..];
    let width = number_and_stop(rest);
    if width == 0 {
        return (rest.trim().is_empty() && word.len() > 1).then_some((*label, body.len()));
    }
    Some((*label, word.len() + width))
}

fn continues_word(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || matches!(c, '&' | '/' | '\'' | '_'))
}

const ANSWERS: [&str; 22] = [
    "답변",
    "정답",
    "모범답안",
    "모범 답안",
    "모범답변",
    "모범 답변",
    "예시답변",
    "예시 답변",
    "예시답안",
    "예시 답안",
    "해설",
    "풀이",
    "답안",
    "내답변",
    "내 답변",
    "나의 답변",
    "나의답변",
    "기존답변",
    "기존 답변",
    "좋은답변",
    "좋은 답변",
    "답",
];
const QUESTIONS: [&str; 4] = ["질문", "문제", "예상질문", "예상 질문"];

/// `질문 3. …`, `문제 2)`, `답 : …`, `정답` alone.
fn korean(body: &str) -> Option<(Label, usize)> {
    for word in QUESTIONS {
        let Some(rest) = body.strip_prefix(word) else {
            continue;
        };
        let width = number_and_stop(rest);
        if width > 0 {
            return Some((Label::Question, word.len() + width));
        }
    }
    let word = ANSWERS.iter().find(|word| body.starts_with(**word))?;
    let rest = &body[word.len()..];
    if rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() {
        return Some((Label::Answer, body.len()));
    }
    let width = number_and_stop(rest);
    (width > 0).then_some((Label::Answer, word.len() + width))
}

/// The width of what parts a label from its text: a number, a stop, or both; 0 for neither.
///
/// `1.`, ` 3 . `, `)`, `:`, ` - `, and a number before a blank.
fn number_and_stop(rest: &str) -> usize {
    let blank = rest.len() - rest.trim_start().len();
    let mut at = blank;
    let digits = rest[at..]
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'-')
        .count();
    let digits = if rest[at..].starts_with('-') {
        0
    } else {
        digits
    };
    if digits > 4 {
        return 0;
    }
    at += digits;
    let gap = rest[at..].len() - rest[at..].trim_start().len();
    let stop: usize = rest[at + gap..]
        .chars()
        .take_while(|c| matches!(c, '.' | ')' | ':' | '：' | ']' | '】' | '>' | '-' | '|'))
        .map(char::len_utf8)
        .sum();
    if stop > 0 {
        at += gap + stop;
        return at + rest[at..].len() - rest[at..].trim_start().len();
    }
    let closed = digits > 0 && (gap > 0 || rest[at..].is_empty());
    if closed { at + gap } else { 0 }
}

fn starts_with(body: &str, word: &str) -> bool {
    body.get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word))
}

const CONTENTS: [&str; 9] = [
    "목차",
    "차례",
    "table of contents",
    "contents",
    "index",
    "toc",
    "인덱스",
    "list",
    "목록",
];
const ASIDES: [&str; 34] = [
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
    "tl;dr",
    "summary",
    "conclusion",
    "기여자",
    "contributors",
];
const REMARKS: [&str; 13] = [
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
fn name(body: &str) -> Label {
    let body = body.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?' && c != '？');
    let body =
        body.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '-'));
    if body.is_empty() || body.chars().count() > NAME_CHARS || body.ends_with(['?', '？']) {
        return Label::None;
    }
    let lower = body.to_lowercase();
    if CONTENTS.contains(&lower.as_str()) {
        return Label::Contents;
    }
    if ASIDES.contains(&lower.as_str()) {
        return Label::Aside;
    }
    if REMARKS.contains(&lower.as_str()) {
        return Label::Remarks;
    }
    if announces(&lower) {
        Label::Announce
    } else {
        Label::None
    }
}

/// `❓ 관련 질문`, `나올 수 있는 면접 질문 모음`, `FAQ`.
fn announces(lower: &str) -> bool {
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
    const TAILS: [&str; 11] = [
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
    ];
    WHOLE.contains(&lower)
        || TAILS.iter().any(|tail| lower.ends_with(tail))
        || lower.ends_with("faq")
        || lower.ends_with("q&a")
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

/// The longest wrapper, in characters.
const WRAPPER_CHARS: usize = 30;

/// Whether a toggle's summary only says that something can be unfolded.
pub(super) fn wraps(text: &str) -> bool {
    const WORDS: [&str; 36] = [
        "답변",
        "답안",
        "정답",
        "해답",
        "모범",
        "코드",
        "예제",
        "예시",
        "더보기",
        "더 보기",
        "펼치기",
        "펼쳐",
        "접기",
        "목차",
        "table of contents",
        "contents",
        "click",
        "클릭",
        "링크",
        "힌트",
        "hint",
        "자세히",
        "열기",
        "보기",
        "해설",
        "풀이",
        "answer",
        "show",
        "solution",
        "번외",
        "추가 설명",
        "추가설명",
        "부록",
        "참고",
        "자세한 설명",
        "결과",
    ];
    let lower = text.to_lowercase();
    lower.chars().count() <= WRAPPER_CHARS
        && (WORDS.iter().any(|word| lower.contains(word))
            || matches!(lower.trim(), "답" | "a" | "code" | "내용" | "details"))
}

/// Whether a line only says that the answer is still to be written.
pub(super) fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "답변 미작성",
        "답안 준비중",
        "답변 준비중",
        "준비중",
        "준비 중",
        "미작성",
        "작성중",
        "작성 중",
        "작성 예정",
        "답 필요",
        "답변 필요",
        "추후 작성",
        "추후 추가",
        "정리 예정",
    ];
    const WHOLE: [&str; 8] = [
        "todo",
        "tbd",
        "wip",
        "n/a",
        "없음",
        "미정",
        "업데이트 예정",
        "답변 예정",
    ];
    const PLACEHOLDER_CHARS: usize = 24;
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    let core = core
        .strip_suffix("입니다")
        .or_else(|| core.strip_suffix("합니다"))
        .unwrap_or(core)
        .trim_end();
    if core.chars().count() > PLACEHOLDER_CHARS {
        return false;
    }
    let lower = core.to_lowercase();
    WHOLE.contains(&lower.as_str()) || WORDS.iter().any(|word| lower.ends_with(word))
}

/// Whether a line only leads elsewhere: back, up, home, next.
pub(super) fn navigates(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "뒤로",
        "뒤로가기",
        "위로",
        "위로가기",
        "맨위로",
        "맨 위로",
        "목차로",
        "홈으로",
        "이전",
        "다음",
        "처음으로",
        "top",
        "back",
        "home",
        "prev",
        "next",
    ];
    let mut words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some()
        && text.chars().count() <= NAME_CHARS
        && words.all(|word| {
            WORDS.contains(&word.to_lowercase().as_str())
                || word == "가기"
                || word == "으로"
                || word == "로"
        })
}
