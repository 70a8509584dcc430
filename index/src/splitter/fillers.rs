//! Recognises lines that fill a place and say nothing: wrappers, placeholders, navigation.

use super::letters::is_word;

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
    let shown = without_controls(&lower);
    if shown.is_empty() && !lower.is_empty() {
        return true;
    }
    shown.chars().count() <= WRAPPER_CHARS
        && (WORDS.iter().any(|word| shown.contains(word))
            || matches!(shown, "답" | "a" | "code" | "내용" | "details"))
}

/// Whether a summary, besides its words, tells how to unfold it: it titles a part of the note.
pub(super) fn unfolds(text: &str) -> bool {
    let words = text.trim_matches(|c: char| !is_word(c) && !matches!(c, '?' | '？'));
    words.ends_with(['기', '릭', 'k', 'K']) && {
        let lower = words.to_lowercase();
        without_controls(&lower).len() < lower.len()
    }
}

/// A toggle's question without the words behind it that only tell how to unfold it.
pub(super) fn without_indicator(text: &str) -> &str {
    let shown = without_controls(text);
    if !unfolds(text) || !shown.ends_with(['?', '？', '요', '오']) {
        return text;
    }
    let end = text.find(shown).map_or(text.len(), |at| at + shown.len());
    let stop = usize::from(text[end..].starts_with('.'));
    &text[..end + stop]
}

/// The words of a summary without those at its end that only tell how to unfold it.
pub(super) fn without_controls(text: &str) -> &str {
    const CONTROLS: [&str; 10] = [
        "펼치기",
        "접기",
        "펼치기/접기",
        "접기/펼치기",
        "더보기",
        "더 보기",
        "click",
        "클릭",
        "열기",
        "보기",
    ];
    let mut shown = text.trim_matches(|c: char| !is_word(c) && !matches!(c, '?' | '？'));
    while let Some(rest) = CONTROLS.iter().find_map(|word| shown.strip_suffix(word)) {
        shown = rest.trim_end_matches(|c: char| !is_word(c) && !matches!(c, '?' | '？'));
        let closes = rest[shown.len()..].starts_with(')') && shown.contains('(');
        shown = &rest[..shown.len() + usize::from(closes)];
    }
    shown
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
    const PLACEHOLDER_BYTES: usize = 120;
    if text.len() > PLACEHOLDER_BYTES {
        return false;
    }
    let core = text.trim_matches(|c: char| !is_word(c));
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

/// The longest line of navigation, in characters.
const NAVIGATION_CHARS: usize = 30;

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
    if text.len() > NAVIGATION_CHARS * 4 {
        return false;
    }
    let mut words = text
        .split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some()
        && text.chars().count() <= NAVIGATION_CHARS
        && words.all(|word| {
            WORDS.contains(&word.to_lowercase().as_str())
                || word == "가기"
                || word == "으로"
                || word == "로"
        })
}
