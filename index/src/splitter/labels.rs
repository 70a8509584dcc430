//! Recognises the words by which people mark questions, answers and the parts of a note.

use super::letters::{self, floor, is_accent, is_word};
use super::names;

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
    /// `요약`, `마치며`: parts of a note, or of an answer, that are never questions.
    Aside,
    /// `참고 자료`, `출처`: what an answer rests on.
    References,
    /// `후기`, `회고`: remarks that belong to no question.
    Remarks,
}

impl Label {
    const ALL: [Self; 9] = [
        Self::None,
        Self::Question,
        Self::Answer,
        Self::FollowUp,
        Self::Announce,
        Self::Contents,
        Self::Aside,
        Self::References,
        Self::Remarks,
    ];

    /// The variant with this number; the numbers are those of `as u8`.
    pub(super) fn of(number: u8) -> Self {
        Self::ALL
            .get(usize::from(number))
            .copied()
            .unwrap_or(Self::None)
    }
}

/// A label and what follows it on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) label: Label,
    /// The byte offset, in the text given, of what follows the label.
    pub(super) rest: usize,
}

/// Reads the label of a visible line in composed form.
pub(super) fn read(text: &str) -> Labelled {
    let labelled = read_prefix(text);
    if labelled.label != Label::None {
        return labelled;
    }
    let label = names::name(text.trim_start_matches(is_ornament));
    Labelled {
        label,
        rest: if label == Label::None { 0 } else { text.len() },
    }
}

/// Like [`read`], but only for labels that something may follow.
pub(super) fn read_prefix(text: &str) -> Labelled {
    let body = text.trim_start_matches(is_ornament);
    let lead = text.len() - body.len();
    match prefix(&body[..floor(body, LABEL_BYTES)]) {
        Some((label, width)) if width >= body.len().min(LABEL_BYTES - 3) => Labelled {
            label,
            rest: text.len(),
        },
        Some((label, width)) => Labelled {
            label,
            rest: lead + width,
        },
        None => Labelled {
            label: Label::None,
            rest: 0,
        },
    }
}

/// Labels are read from this many bytes at a line's start.
const LABEL_BYTES: usize = 120;

/// Emoji, quotes and bullets before the first word.
fn is_ornament(c: char) -> bool {
    !is_word(c) && !matches!(c, '+' | '.' | '/' | '&' | '$' | '-' | '=' | '~')
}

/// A label that something may follow: its kind and width in bytes.
fn prefix(body: &str) -> Option<(Label, usize)> {
    match body.chars().next()? {
        'q' | 'Q' | 'a' | 'A' | 's' | 'S' => latin(body),
        '질' | '문' | '답' | '정' | '모' | '해' | '면' | '풀' | '내' | '나' | '기' | '좋' => {
            korean(body)
        }
        '공' => notice(body),
        '예' => expected_follow_up(body).or_else(|| korean(body)),
        '꼬' | '추' | '후' | '연' | '파' | '심' | '이' | 'f' | 'F' => follow_up(body),
        _ => None,
    }
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

/// `공지. …`, `공지사항: …`.
fn notice(body: &str) -> Option<(Label, usize)> {
    let word = ["공지사항", "공지"]
        .into_iter()
        .find(|word| body.starts_with(word))?;
    let width = number_and_stop(&body[word.len()..]);
    (width > 0).then_some((Label::Aside, word.len() + width))
}

/// `예상 꼬리질문`.
fn expected_follow_up(body: &str) -> Option<(Label, usize)> {
    let rest = body.strip_prefix("예상")?.trim_start();
    let (label, width) = follow_up(rest)?;
    Some((label, body.len() - rest.len() + width))
}

fn follow_up(body: &str) -> Option<(Label, usize)> {
    let word = FOLLOW_UPS.iter().find(|word| starts_with(body, word))?;
    let rest = &body[word.len()..];
    let rest = rest.strip_prefix('들').unwrap_or(rest);
    let width = body.len() - rest.len();
    let number = number_and_stop(rest);
    if rest.trim_matches(|c: char| !is_word(c)).is_empty() {
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
    const WORD_BYTES: usize = 8;
    let letters = body
        .bytes()
        .take(WORD_BYTES + 1)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (head, rest) = body.split_at(letters);
    let (word, label) = WORDS
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(head))?;
    if continues_word(rest) {
        return None;
    }
    if rest.is_empty() {
        return (word.len() > 1).then_some((*label, body.len()));
    }
    let width = number_and_stop(rest);
    if width == 0 && word.len() > 2 && rest.starts_with(' ') {
        // `__Question__ 다음 …`: the word alone was marked, and Korean follows.
        let korean = rest
            .trim_start()
            .starts_with(|c: char| !c.is_ascii() && is_word(c));
        let blanks = rest.len() - rest.trim_start().len();
        return korean.then_some((*label, word.len() + blanks));
    }
    if width == 0 {
        return (rest.trim().is_empty() && word.len() > 1).then_some((*label, body.len()));
    }
    // `Q3 답변: …` answers question 3.
    let numbered = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let asked = numbered && word.eq_ignore_ascii_case("q");
    if let Some(behind) = rest[width..].strip_prefix("답변").filter(|_| asked) {
        let stop = number_and_stop(behind);
        if stop > 0 || behind.trim().is_empty() {
            return Some((Label::Answer, body.len() - behind.len() + stop));
        }
    }
    Some((*label, word.len() + width))
}

fn continues_word(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || is_accent(c) || matches!(c, '&' | '/' | '\'' | '_'))
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
const QUESTIONS: [&str; 6] = [
    "질문",
    "문제",
    "예상질문",
    "예상 질문",
    "면접 문제",
    "면접문제",
];

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
    if rest.trim_matches(|c: char| !is_word(c)).is_empty() {
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

/// Whether the words alone name a question: `Question`, `POP Quiz`, `질문 2`.
pub(super) fn names_question(words: &str) -> bool {
    const NAMES: [&str; 7] = ["q", "question", "quiz", "pop quiz", "질문", "문제", "퀴즈"];
    let words = words
        .trim_matches(|c: char| !c.is_alphabetic())
        .to_lowercase();
    NAMES.contains(&letters::composed(&words).as_ref())
}

fn starts_with(body: &str, word: &str) -> bool {
    body.get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word))
}
