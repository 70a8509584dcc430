//! Reads labels and numbers that authors type before a line's words; knows no lexicon.

use super::cues::Style;
use crate::reader::is_word;

/// What stands before a line's words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    pub(super) style: Style,
    pub(super) number: Option<u32>,
    /// Where the words begin.
    pub(super) core: usize,
    /// No words follow.
    pub(super) is_bare: bool,
    /// It is a word, not one letter.
    pub(super) is_word: bool,
    /// It says that a question follows up the one before: `꼬리 질문`, `추가 Q`, `3-1`.
    pub(super) follows: bool,
}

/// Words before a label's own: `꼬리 질문`, `예상 답변`.
const BEFORE: [&str; 12] = ["꼬리", "추가", "예상", "내", "나의", "모범", "예시", "예비", "핵심", "기존", "좋은", "면접"];
/// Those of them that say that a question follows up another.
const FOLLOWING: [&str; 2] = ["꼬리", "추가"];
const ASKED: [&str; 9] = ["question", "questions", "질문", "문제", "문항", "퀴즈", "quiz", "q", "문"];
const ANSWERED: [&str; 9] = ["answer", "ans", "답변", "답안", "정답", "해설", "풀이", "답", "a"];
/// Numbers have no more digits than this.
const DIGITS: usize = 3;

/// Reads the label of a line's words.
pub(super) fn label(words: &str) -> Label {
    let lead = words.trim_start_matches(is_sign).trim_start();
    let mut at = words.len() - lead.len();
    let has_sign = !words.is_empty() && at > 0;
    let mut found = Label { style: if has_sign { Style::Sign } else { Style::Plain }, number: None, core: at, is_bare: false, is_word: false, follows: false };
    if let Some(answer) = word_label(lead, &ANSWERED, Word::Answer) {
        found.style = Style::Answer;
        found.number = answer.number;
        found.core = at + answer.len;
        found.is_word = answer.is_word;
        found.is_bare = !words[found.core..].contains(is_word);
        return found;
    }
    let numbered = number(lead);
    if let Some((len, number)) = numbered {
        found.follows = has_sub_number(&lead[..len]);
        (found.style, found.number) = (Style::Number, Some(number));
        at += len;
        found.core = at;
    }
    let rest = words[at..].trim_start_matches(is_sign).trim_start();
    let rest_at = words.len() - rest.len();
    if let Some(asked) = word_label(rest, &ASKED, Word::Question) {
        found.style = Style::Question;
        found.number = asked.number.or(found.number);
        found.core = rest_at + asked.len;
        let label = rest[..asked.len].trim_start_matches(|c: char| !is_word(c));
        found.follows |= FOLLOWING.iter().any(|word| label.starts_with(word)) || has_sub_number(label);
        let behind = &words[found.core..];
        if let Some((len, _)) = number(behind) {
            found.core += len;
        }
        let behind = &words[found.core..];
        let answers = word_label(behind, &ANSWERED, Word::Answer).is_some_and(|label| !behind[label.len..].contains(is_word));
        if answers && behind.contains(is_word) {
            found.style = Style::Answer;
            found.core = words.len();
        }
    } else if found.style == Style::Number {
        found.core = rest_at;
    }
    found.is_bare = !words[found.core..].contains(is_word) && found.style != Style::Plain && found.style != Style::Sign;
    found
}

/// Whether the character may stand before words without being one: emoji, arrows, bullets.
fn is_sign(c: char) -> bool {
    !is_word(c) && !c.is_whitespace() && !"\"'([<{`“‘「『*_~#&$@%/\\.-+=,:;!?|^—–…·)]}>".contains(c)
}

struct WordLabel {
    len: usize,
    is_word: bool,
    number: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Question,
    Answer,
}

/// A label made of a word, a number and a sign: `Q1.`, `[질문 3]`, `답변:`.
fn word_label(text: &str, words: &[&str], what: Word) -> Option<WordLabel> {
    let mut rest = text.trim_start_matches(['[', '(', '<', '\'', '"', '*', '_']);
    let is_open = rest.len() < text.len();
    for before in BEFORE {
        if let Some(behind) = rest.strip_prefix(before) {
            let behind = behind.trim_start();
            let named = words.iter().any(|word| behind.starts_with(word) && word.len() > 1);
            if named || (before == "꼬리" && behind.starts_with(['Q', 'q'])) {
                rest = behind;
                break;
            }
        }
    }
    let word = words.iter().find(|word| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))?;
    let is_letter = word.len() == 1;
    let behind = &rest[word.len()..];
    let (number, behind) = label_number(behind);
    let trimmed = behind.trim_start();
    let closed = trimmed.starts_with(['.', ':', ')', ']', '>', '：', '}', '|']) || (is_open && trimmed.starts_with(['\'', '"', '*']));
    let apart = behind.len() > trimmed.len() || trimmed.is_empty();
    let dashed = trimmed.starts_with(['-', '=', '→', '–']) && !trimmed.starts_with("->");
    let hangul = trimmed.starts_with(|c: char| !c.is_ascii() && is_word(c));
    let fits = match what {
        Word::Question if is_letter => closed || dashed || apart || hangul && number.is_some() || (hangul && rest.starts_with('Q')),
        Word::Question if *word == "문" => closed && (number.is_some() || trimmed.starts_with(['.', ':', ')'])),
        Word::Question => closed || (number.is_some() && (apart || !hangul)),
        Word::Answer if is_letter => (closed && !trimmed.starts_with('>')) || trimmed.is_empty() && (number.is_some() || rest.len() == 1),
        Word::Answer => closed || trimmed.is_empty() || dashed || trimmed.starts_with("->"),
    };
    if !fits || (is_letter && matches!(what, Word::Answer) && rest.starts_with('a')) {
        return None;
    }
    let core = trimmed.trim_start_matches(|c: char| matches!(c, '.' | ':' | ')' | ']' | '>' | '：' | '}' | '*' | '_' | '|') || (dashed && matches!(c, '-' | '=' | '→' | '–'))).trim_start();
    Some(WordLabel { len: text.len() - core.len(), number, is_word: !is_letter })
}

/// The number behind a label's word, and what follows it: ` 3`, `-3`, `1-2`, ` 3번`.
fn label_number(text: &str) -> (Option<u32>, &str) {
    let rest = text.trim_start_matches([' ', '-', '.', '#', '_']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > DIGITS {
        return (None, text);
    }
    let number = rest[..digits].parse().ok();
    let mut behind = &rest[digits..];
    while let Some(more) = behind.strip_prefix(['-', '.', '_']) {
        let digits = more.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            break;
        }
        behind = &more[digits..];
    }
    (number, behind.strip_prefix('번').unwrap_or(behind))
}

/// A typed number at the start and the bytes that it takes with the blanks behind it.
pub(super) fn number(text: &str) -> Option<(usize, u32)> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        let rest = text[first.len_utf8()..].trim_start();
        return Some((text.len() - rest.len(), first as u32 - '①' as u32 + 1));
    }
    let inner = text.strip_prefix(['(', '[']).unwrap_or(text);
    let is_open = inner.len() < text.len();
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return letter(text);
    }
    if digits > DIGITS {
        return None;
    }
    let value = inner[..digits].parse().ok()?;
    let mut rest = &inner[digits..];
    if is_open {
        let behind = rest.strip_prefix([')', ']'])?.trim_start();
        return Some((text.len() - behind.len(), value));
    }
    while let Some(more) = rest.strip_prefix(['-', '.']) {
        let more = if rest.starts_with('-') { more.trim_start() } else { more };
        let digits = more.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 2 {
            break;
        }
        rest = &more[digits..];
    }
    let keycap = rest.trim_start_matches(['\u{fe0f}', '\u{20e3}']);
    let named = rest.trim_start().strip_prefix('번').map(str::trim_start);
    let named = named.filter(|rest| rest.is_empty() || rest.starts_with(['.', ':', ')', '：']));
    let behind = match named {
        Some(behind) => behind.strip_prefix(['.', ':', ')', '：']).unwrap_or(behind),
        None if keycap.len() < rest.len() => keycap,
        None => match rest.trim_start_matches('\\').strip_prefix(['.', ')']) {
            Some(behind) => behind,
            None if rest.starts_with(' ') => rest,
            None => return None,
        },
    };
    let behind = behind.trim_start();
    Some((text.len() - behind.len(), value))
}

/// Whether the label has a number below a number: `3-1`, `Q1-2`.
fn has_sub_number(label: &str) -> bool {
    let mut parts = label.split('-').map(str::trim);
    let digits = |part: Option<&str>, at_end: fn(&str) -> Option<char>| part.and_then(at_end).is_some_and(|c| c.is_ascii_digit());
    digits(parts.next(), |part| part.chars().next_back()) && digits(parts.next(), |part| part.chars().next())
}

/// `가. …`, `나) …`
fn letter(text: &str) -> Option<(usize, u32)> {
    const LETTERS: &str = "가나다라마바사아자차카타파하";
    let first = text.chars().next()?;
    let at = LETTERS.chars().position(|letter| letter == first)?;
    let rest = text[first.len_utf8()..].strip_prefix(['.', ')'])?;
    let behind = rest.trim_start();
    (behind.len() < rest.len()).then_some((text.len() - behind.len(), at as u32 + 1))
}
