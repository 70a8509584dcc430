//! Tells what only looks like a question: exclamations, reported questions, descriptions.

use super::letters::is_word;
use super::wording::Ask;

/// Longer texts are no topics.
const TOPIC_BYTES: usize = 240;

/// Whether the text is nothing but an interjection that asks about the sentence before it.
pub(super) fn interjects(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "왜",
        "왜요",
        "왜죠",
        "왜냐",
        "뭐",
        "뭘까",
        "어떻게",
        "어째서",
        "정말",
        "진짜",
        "why",
        "how",
        "what",
        "really",
    ];
    let word = text.trim_matches(|c: char| !is_word(c));
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// `다시 정리해보면?`: leads on to what the text says next and asks nothing.
pub(super) fn leads_on(core: &str) -> bool {
    const STEMS: [&str; 6] = ["정리해", "요약해", "생각해", "살펴", "알아", "들여다"];
    let words = core.trim_end_matches(['?', '？', ' ']);
    let stem = words.strip_suffix("보면").map(str::trim_end);
    stem.is_some_and(|stem| STEMS.iter().any(|known| stem.ends_with(known)))
        && !has_asking_word(words)
}

/// Whether a word of the text asks by itself: `왜`, `몇 번`.
pub(super) fn has_asking_word(text: &str) -> bool {
    const ASKING: [&str; 14] = [
        "왜", "뭐", "뭘", "뭔", "무엇", "무슨", "어떻", "어떤", "어느", "어디", "언제", "누가",
        "누구", "몇",
    ];
    ASKING.iter().any(|word| text.contains(word))
}

/// `응집도: 서로 얼마나 가까운가`: a short term, a colon, and what it is.
pub(super) fn describes(core: &str) -> bool {
    const TERM_CHARS: usize = 12;
    let Some((term, words)) = core.split_once(": ") else {
        return false;
    };
    let plain = term
        .chars()
        .all(|c| is_word(c) || matches!(c, ' ' | '/' | '(' | ')'));
    plain
        && term.chars().nth(TERM_CHARS).is_none()
        && words.contains(' ')
        && !term.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the words before a question mark are too few to ask for themselves: `신기술? 됐고 …`.
pub(super) fn is_aside(before: &str) -> bool {
    const ASIDE_CHARS: usize = 5;
    let words = before
        .rsplit(['.', '!', '?', ':'])
        .next()
        .unwrap_or_default()
        .trim();
    !words.contains(' ')
        && words.chars().nth(ASIDE_CHARS).is_none()
        && !words.ends_with(['란', '왜', '요', '까'])
}

/// Whether `behind`, which follows a question mark, only reports the question: `…? 라고 묻는다`.
pub(super) fn is_cited(behind: &str) -> bool {
    const PARTICLES: [&str; 8] = [
        "라고",
        "이라고",
        "라는",
        "이라는",
        "라며",
        "하고",
        "하는",
        "라면",
    ];
    let words = behind.trim_start_matches(|c: char| !is_word(c) && !matches!(c, ':' | '：' | '('));
    PARTICLES.iter().any(|particle| words.starts_with(particle))
}

/// Whether the text is a topic with its particle and no question mark: `사용법은`.
pub(super) fn is_topic(text: &str) -> bool {
    text.trim_end_matches(|c: char| !is_word(c) && !matches!(c, '?' | '？'))
        .ends_with(['은', '는'])
}

/// How much a short text asks whose remark at the end asks: `등장 배경 (왜 나왔나?)`.
///
/// A reason is asked for; what the remark asks otherwise may as well describe: it prompts.
pub(super) fn asks_in_brackets(text: &str) -> Option<Ask> {
    const ASKING: [&str; 5] = ["무엇", "어떻게", "어떤", "언제 ", "어디"];
    let inner = text.trim_end().strip_suffix([')', '）'])?;
    let inner = inner.strip_suffix(['?', '？'])?;
    let (topic, remark) = inner.rsplit_once(['(', '（'])?;
    if topic.trim().is_empty() || inner.len() > TOPIC_BYTES {
        return None;
    }
    let prompts = ASKING.iter().any(|word| remark.contains(word));
    let why = remark.starts_with("왜 ");
    why.then_some(Ask::Asks).or(prompts.then_some(Ask::Prompt))
}
