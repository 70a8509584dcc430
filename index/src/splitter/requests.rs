//! Recognises requests for an answer by their verbs and endings; knows nothing of nouns.

use super::rhetoric::is_cited;

/// Longer texts are no questions.
const QUESTION_BYTES: usize = 2_000;

/// Verbs by which an interviewer asks for an answer.
const REQUEST_STEMS: [&str; 25] = [
    "짜보",
    "설명",
    "말씀",
    "말해",
    "말하",
    "서술",
    "기술",
    "이야기",
    "얘기",
    "소개",
    "비교",
    "정의",
    "구현",
    "나열",
    "알려",
    "예를 들",
    "논하",
    "논해",
    "제시",
    "구하",
    "구해",
    "작성",
    "대답",
    "답하",
    "나눠",
];
const REQUEST_ENDINGS: [&str; 20] = [
    "세요",
    "시오",
    "시요",
    "해라",
    "하라",
    "봐라",
    "보라",
    "들라",
    "해줘",
    "해봐",
    "해보기",
    "주라",
    "줄래",
    "달라",
    "바랍니다",
    "바람",
    "부탁드립니다",
    "부탁합니다",
    "볼까",
    "보자",
];
/// How far back from its ending a request's verb stands, in characters.
const REQUEST_CHARS: usize = 14;

/// `…에 대해 설명해 주세요`, `…을 비교하시오`.
pub(super) fn requests(core: &str, last: char) -> bool {
    if !matches!(
        last,
        '요' | '오' | '라' | '줘' | '봐' | '기' | '래' | '다' | '람' | '까' | '자'
    ) {
        return false;
    }
    if core.ends_with("시오") || core.ends_with("시요") {
        return true;
    }
    if !REQUEST_ENDINGS.iter().any(|ending| core.ends_with(ending)) {
        return false;
    }
    let from = core
        .char_indices()
        .rev()
        .nth(REQUEST_CHARS - 1)
        .map_or(0, |(at, _)| at);
    REQUEST_STEMS.iter().any(|stem| core[from..].contains(stem))
}

/// A request with a remark behind it: `…을 구현해보세요 재귀로.`
pub(super) fn requests_first(core: &str, remark_chars: usize) -> bool {
    const ENDINGS: [&str; 3] = ["세요", "시오", "까요"];
    const BYTES_MIN: usize = 18;
    if core.len() < BYTES_MIN {
        return false;
    }
    let end = ENDINGS.iter().filter_map(|ending| {
        let at = core.rfind(ending)?;
        Some(at + ending.len())
    });
    let Some(end) = end.max() else {
        return false;
    };
    let behind = &core[end..];
    let apart = behind.starts_with([' ', '.', ',', '!', '(']);
    let short = behind.chars().nth(remark_chars).is_none();
    let cited = is_cited(behind);
    let last = core[..end].chars().next_back().unwrap_or(' ');
    let asked = &core[..end];
    apart && short && !cited && requests(asked, last)
}

/// `What is …`, `Explain …`.
pub(super) fn asks_in_english(core: &str) -> bool {
    const OPENERS: [&str; 8] = [
        "what is",
        "what are",
        "what's",
        "why ",
        "how do",
        "explain ",
        "describe ",
        "tell me",
    ];
    let bytes = core.as_bytes();
    if !bytes
        .first()
        .is_some_and(|b| matches!(b.to_ascii_lowercase(), b'w' | b'h' | b'e' | b'd' | b't'))
    {
        return false;
    }
    OPENERS.iter().any(|opener| {
        bytes.len() > opener.len() && bytes[..opener.len()].eq_ignore_ascii_case(opener.as_bytes())
    })
}

/// Whether the text tells its reader to do something.
pub(super) fn orders(core: &str) -> bool {
    const ORDER_ENDINGS: [&str; 5] = ["하세요", "보세요", "주세요", "으세요", "하라"];
    ORDER_ENDINGS.iter().any(|ending| core.ends_with(ending))
}

/// Notes on what was asked: `…에 대해 물어봄`.
pub(super) fn reports_question(core: &str, last: char) -> bool {
    if !matches!(last, '봄' | '심' | '다' | '함') {
        return false;
    }
    const ASKED: [&str; 8] = [
        "물어봄",
        "여쭈어봄",
        "여쭤봄",
        "물어보심",
        "물어봤다",
        "물어보셨다",
        "질문함",
        "질문하심",
    ];
    ASKED.iter().any(|asked| core.ends_with(asked))
}

/// Whether a question asks to choose among options that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    No,
    /// `중요한 것은?`: where the list is quoted it holds options.
    Maybe,
    /// `옳지 않은 것은?`, `다음 중 …`.
    Yes,
}

/// Whether and how surely a text asks to choose.
pub(super) fn chooses(text: &str) -> Choice {
    const ENDS: [&str; 4] = ["것은?", "것은 ?", "고르시오", "고르세요"];
    const SIGNS: [&str; 12] = [
        "다음",
        "아래",
        "보기",
        " 중 ",
        "아닌",
        "않은",
        "옳은",
        "틀린",
        "맞는",
        "알맞은",
        "잘못",
        "올바른",
    ];
    let ends = text.len() <= QUESTION_BYTES && ENDS.iter().any(|end| text.contains(end));
    match ends {
        false => Choice::No,
        true if SIGNS.iter().any(|sign| text.contains(sign)) => Choice::Yes,
        true => Choice::Maybe,
    }
}

/// Whether the words of a question, its label left out, open by pointing below: `다음 용어를 …`.
pub(super) fn presents(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    matches!(
        first,
        "다음" | "다음은" | "다음의" | "다음을" | "아래" | "아래는" | "아래의" | "아래를"
    )
}

/// `…이 궁금합니다`, `…을 알고 싶어요`.
pub(super) fn wants_to_know(core: &str) -> bool {
    const WANTS: [&str; 4] = ["궁금합니다", "궁금해요", "알고 싶습니다", "알고 싶어요"];
    WANTS.iter().any(|wants| core.ends_with(wants))
}
