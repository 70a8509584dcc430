//! Reads labels and numbers that authors type before a line's words; knows no lexicon.

use super::cue::{Cue, Style};
use crate::reader::{is_beyond_latin, is_hangul, is_word};

/// Words before a label's own: `꼬리 질문`, `예상 답변`.
const BEFORE: [&str; 12] = [
    "꼬리", "추가", "예상", "내", "나의", "모범", "예시", "예비", "핵심", "기존", "좋은", "면접",
];
/// The first letters of those that say that a question follows up another.
const FOLLOWING: [char; 2] = ['꼬', '추'];
const ASKED: [&str; 8] = [
    "question", "질문", "문제", "문항", "퀴즈", "quiz", "q", "문",
];
const ANSWERED: [&str; 9] = [
    "answer", "ans", "답변", "답안", "정답", "해설", "풀이", "답", "a",
];
/// What makes an emoji of a digit.
const KEYCAP: [char; 2] = ['\u{fe0f}', '\u{20e3}'];
const STOPS: [char; 4] = ['.', ':', ')', '：'];
/// Numbers have no more digits than this.
const DIGITS: usize = 3;

/// Reads the label of a line's words: a cue of style, number and core, and nothing else.
pub(super) fn label(words: &str) -> Cue {
    if opens_plain(words) {
        return Cue {
            core: 0..words.len(),
            ..Cue::default()
        };
    }
    let lead = behind_signs(words);
    let mut cue = Cue::default();
    if lead.len() < words.len() {
        cue.style = Style::Sign;
    }
    let core = match word_label(lead, Word::Answer) {
        Some(answer) => {
            (cue.style, cue.number) = (Style::Answer, answer.number);
            cue.label_word = !answer.is_letter;
            answer.core
        }
        None => asked(lead, &mut cue),
    };
    cue.core = words.len() - core.len()..words.len();
    cue.is_bare = !matches!(cue.style, Style::Plain | Style::Sign) && !core.contains(is_word);
    cue
}

/// Whether the words open with a letter that begins no label, as most do.
fn opens_plain(words: &str) -> bool {
    let mut chars = words.chars();
    let is_letter = |c: char| c.is_ascii_alphabetic() || is_hangul(c);
    chars.next().is_some_and(is_letter)
        && !may_open(words)
        && !matches!(chars.next(), Some('.' | ')'))
}

/// Reads a number and a question's label, and gives the words behind.
fn asked<'a>(lead: &'a str, cue: &mut Cue) -> &'a str {
    let mut core = lead;
    if let Some((number, behind)) = number(lead) {
        cue.follows = has_sub_number(&lead[..lead.len() - behind.len()]);
        (cue.style, cue.number) = (Style::Number, Some(number));
        core = behind_signs(behind);
    }
    if let Some(question) = word_label(core, Word::Question) {
        let typed = &core[..core.len() - question.core.len()];
        let typed = typed.trim_start_matches(|c| !is_word(c));
        cue.follows |= typed.starts_with(FOLLOWING) || has_sub_number(typed);
        (cue.style, cue.number) = (Style::Question, question.number.or(cue.number));
        core = question.core;
    }
    core
}

/// The text behind emoji, arrows and bullets, which stand before words without being one.
fn behind_signs(text: &str) -> &str {
    let is_other = |c: char| {
        c.is_ascii_punctuation() || matches!(c, '“' | '‘' | '「' | '『' | '—' | '–' | '…' | '·')
    };
    text.trim_start_matches(|c: char| !is_word(c) && !c.is_whitespace() && !is_other(c))
        .trim_start()
}

struct WordLabel<'a> {
    /// The words behind it.
    core: &'a str,
    is_letter: bool,
    number: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Question,
    Answer,
}

/// A label made of a word, a number and a sign: `Q1.`, `[질문 3]`, `답변:`.
fn word_label(text: &str, what: Word) -> Option<WordLabel<'_>> {
    let open = text.trim_start_matches(['[', '(', '<', '\'', '"', '*', '_']);
    if !may_open(open) {
        return None;
    }
    let words = match what {
        Word::Question => &ASKED[..],
        Word::Answer => &ANSWERED[..],
    };
    let rest = unqualified(open, words);
    let is_typed = |word: &&&str| {
        rest.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    let word = words.iter().find(is_typed)?;
    let is_letter = word.len() == 1;
    let typed = &rest[word.len()..];
    let (number, behind) = match label_number(typed) {
        (Some(_), behind) if is_letter && typed.starts_with([' ', '.']) && counts(behind) => {
            (None, typed)
        }
        found => found,
    };
    let trimmed = behind.trim_start();
    let is_quoted = open.len() < text.len() && trimmed.starts_with(['\'', '"', '*']);
    let closed = is_quoted || trimmed.starts_with(['.', ':', ')', ']', '>', '：', '}', '|']);
    let apart = behind.len() > trimmed.len() || trimmed.is_empty();
    let points = trimmed.starts_with(['-', '=', '→', '–']);
    let hangul = trimmed.starts_with(is_beyond_latin);
    let fits = match what {
        Word::Question if is_letter => {
            closed || points || apart || hangul && (number.is_some() || rest.starts_with('Q'))
        }
        Word::Question => closed || (number.is_some() && (apart || !hangul)),
        Word::Answer if rest.starts_with('a') && is_letter => false,
        Word::Answer if is_letter => {
            (closed && !trimmed.starts_with('>'))
                || trimmed.is_empty() && (number.is_some() || rest.len() == 1)
        }
        Word::Answer => closed || trimmed.is_empty() || points,
    };
    let is_sign = |c| ".:)]>：}*_|".contains(c) || (points && "-=→–".contains(c));
    let core = trimmed.trim_start_matches(is_sign).trim_start();
    fits.then_some(WordLabel {
        core,
        is_letter,
        number,
    })
}

/// Whether one of the labels' words may stand here, by its first letter.
fn may_open(text: &str) -> bool {
    text.starts_with(|c| {
        matches!(
            c,
            'A' | 'Q' | 'a' | 'q' | '꼬' | '추' | '예' | '내' | '나' | '모' | '핵' | '기'
        ) || matches!(
            c,
            '좋' | '면' | '질' | '문' | '퀴' | '답' | '정' | '해' | '풀'
        )
    })
}

/// The text without a word like `예상` before one of `words`.
fn unqualified<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let Some(behind) = BEFORE.iter().find_map(|before| text.strip_prefix(before)) else {
        return text;
    };
    let behind = behind.trim_start();
    let is_named = words
        .iter()
        .any(|word| word.len() > 1 && behind.starts_with(word));
    let is_branch = text.starts_with("꼬리") && behind.starts_with(['Q', 'q']);
    if is_named || is_branch { behind } else { text }
}

/// The number behind a label's word, and what follows it: ` 3`, `-3`, `1-2`, ` 3번`.
fn label_number(text: &str) -> (Option<u32>, &str) {
    let rest = text.trim_start_matches([' ', '-', '.', '#', '_']);
    let (digits, mut behind) = digits(rest);
    if !(1..=DIGITS).contains(&digits.len()) {
        return (None, text);
    }
    while let Some(more) = behind.strip_prefix(['-', '.', '_']).map(self::digits) {
        if more.0.is_empty() {
            break;
        }
        behind = more.1;
    }
    (
        digits.parse().ok(),
        behind.strip_prefix('번').unwrap_or(behind),
    )
}

/// The digits at the start, and the rest.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// A typed number at the start, and what follows it and its blanks.
pub(super) fn number(text: &str) -> Option<(u32, &str)> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        let behind = &text[first.len_utf8()..];
        return Some((first as u32 - '①' as u32 + 1, behind.trim_start()));
    }
    let inner = text.strip_prefix(['(', '[']).unwrap_or(text);
    let (digits, rest) = digits(inner);
    if digits.is_empty() {
        return letter(text);
    }
    let number = digits.parse().ok().filter(|_| digits.len() <= DIGITS)?;
    let behind = match text.len() - inner.len() {
        0 => behind_number(rest),
        _ => rest.strip_prefix([')', ']']),
    };
    Some((number, behind?.trim_start()))
}

/// What stands behind a number's own signs, if they make it one: `.`, `-1)`, `번.`, a keycap.
fn behind_number(mut rest: &str) -> Option<&str> {
    let counts = counts(rest);
    while let Some(more) = rest.strip_prefix(['-', '.']) {
        let is_dashed = rest.starts_with('-');
        let (sub, behind) = digits(if is_dashed { more.trim_start() } else { more });
        if !(1..=2).contains(&sub.len()) {
            break;
        }
        rest = behind;
    }
    if let Some(behind) = rest.trim_start().strip_prefix('번').map(str::trim_start)
        && (behind.is_empty() || behind.starts_with(STOPS))
    {
        return Some(behind.strip_prefix(STOPS).unwrap_or(behind));
    }
    let stopped = rest.trim_start_matches(['\\', KEYCAP[0]]);
    let spaced = rest.starts_with(' ') && !counts;
    stopped
        .strip_prefix(['.', ')', KEYCAP[1]])
        .or(spaced.then_some(rest))
}

/// Whether the number before the text counts what is in it: `3 way handshake`, `2 Phase Commit`, `16 ms`.
fn counts(text: &str) -> bool {
    let behind = text.trim_start();
    let is_unit = behind.starts_with(|c: char| c.is_ascii_lowercase());
    behind.len() < text.len()
        && (is_unit || behind.starts_with("Way") || behind.starts_with("Phase"))
}

/// Whether the label has a number below a number: `3-1`, `Q1-2`.
fn has_sub_number(label: &str) -> bool {
    let mut parts = label.split('-').map(str::trim);
    let (number, sub) = (parts.next(), parts.next());
    number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
        && sub.is_some_and(|sub| sub.starts_with(|c: char| c.is_ascii_digit()))
}

/// `가. …`, `나) …`
fn letter(text: &str) -> Option<(u32, &str)> {
    const LETTERS: &str = "가나다라마바사아자차카타파하";
    let first = text.chars().next()?;
    let rest = text[first.len_utf8()..].strip_prefix(['.', ')'])?;
    let at = LETTERS.chars().position(|letter| letter == first)?;
    let behind = rest.trim_start();
    (behind.len() < rest.len()).then_some((at as u32 + 1, behind))
}
