//! Judges from its words whether a line asks; knows nothing of where the line stands.

use super::letters::is_word;
use super::requests::{
    asks_in_english, orders, reports_question, requests, requests_first, wants_to_know,
};
use super::rhetoric::{asks_in_brackets, describes, has_asking_word, is_aside, is_cited, leads_on};

/// How much a line asks, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ask {
    /// A sentence that states, or a text too long for a prompt.
    States,
    /// A few words that may be a topic or a prompt.
    Phrase,
    /// A noun phrase that prompts: a difference, a reason, a way.
    Prompt,
    /// A request that might as well be an instruction: `…을 찾으세요`.
    Orders,
    /// An indirect question without a question mark: `…인지`, `…는지`.
    Wonders,
    /// A question or a request to explain.
    Asks,
}

impl Ask {
    const ALL: [Self; 6] = [
        Self::States,
        Self::Phrase,
        Self::Prompt,
        Self::Orders,
        Self::Wonders,
        Self::Asks,
    ];

    /// The variant with this number; the numbers are those of `as u8`.
    pub(super) fn of(number: u8) -> Self {
        Self::ALL
            .get(usize::from(number))
            .copied()
            .unwrap_or(Self::States)
    }
}

/// Longer lines without a question mark are no prompts.
const PROMPT_CHARS: usize = 90;
/// Lines of more bytes than this are prose, and only their ends are looked at.
const LINE_BYTES: usize = 2_000;

/// How much `text`, a visible line in composed form, asks.
pub(super) fn ask(text: &str) -> Ask {
    if text.len() > LINE_BYTES {
        return Ask::States;
    }
    let core = core(text);
    if !core.chars().any(is_word) {
        return Ask::States;
    }
    let last = core.chars().next_back().unwrap_or(' ');
    if matches!(last, '?' | '？') {
        return if leads_on(core) {
            Ask::States
        } else {
            Ask::Asks
        };
    }
    if asks_in_english(core) {
        return Ask::Asks;
    }
    if last.is_ascii() {
        return latin_topic(core);
    }
    if requests(core, last) || reports_question(core, last) {
        return Ask::Asks;
    }
    if asks_by_ending(core) {
        return if describes(core) {
            Ask::Phrase
        } else {
            Ask::Asks
        };
    }
    topic(
        core,
        if states(core) {
            Ending::States
        } else {
            Ending::Open
        },
    )
}

/// Whether a text ends like a sentence that states something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    States,
    Open,
}

/// How much a text asks that ends in ASCII: no Korean ending can be there.
fn latin_topic(core: &str) -> Ask {
    if has_question_inside(core, LINE_BYTES) {
        Ask::Asks
    } else if is_long(core) {
        Ask::States
    } else if core.ends_with("vs") {
        Ask::Prompt
    } else {
        Ask::Phrase
    }
}

fn is_long(core: &str) -> bool {
    core.len() > PROMPT_CHARS && core.chars().nth(PROMPT_CHARS).is_some()
}

/// How much a text asks that does not end like a question.
fn topic(core: &str, ending: Ending) -> Ask {
    let rest = if ending == Ending::States {
        REMARK_CHARS
    } else {
        PHRASE_CHARS
    };
    if has_question_inside(core, rest) {
        return Ask::Asks;
    }
    if wonders(core) && (!describes(core) || has_asking_word(core)) {
        return Ask::Wonders;
    }
    if orders(core) {
        return Ask::Orders;
    }
    if ending == Ending::States {
        return if wants_to_know(core) {
            Ask::Wonders
        } else {
            Ask::States
        };
    }
    if is_long(core) {
        return Ask::States;
    }
    if prompts(core) {
        Ask::Prompt
    } else {
        Ask::Phrase
    }
}

/// How much a heading asks: like [`ask`], but it may request and go on with a remark.
pub(super) fn ask_of_heading(text: &str) -> Ask {
    match ask(text) {
        ask if ask > Ask::Prompt || text.len() > LINE_BYTES => ask,
        _ if requests_first(core(text), REMARK_CHARS) => Ask::Orders,
        ask => asks_in_brackets(text).unwrap_or(ask),
    }
}

/// The text without what follows its last word: marks, emoji, a remark in parentheses.
fn core(text: &str) -> &str {
    let mut core = text.trim();
    loop {
        let trimmed = core.trim_end_matches(|c: char| {
            !is_word(c) && !matches!(c, '?' | '？' | ')' | '）' | '+' | '#')
        });
        let trimmed = without_remark(trimmed).trim_end();
        if trimmed.len() == core.len() {
            return core;
        }
        core = trimmed;
    }
}

fn without_remark(text: &str) -> &str {
    if !text.ends_with([')', '）']) {
        return text;
    }
    match text.rfind(['(', '（']) {
        Some(open) if open > 0 => &text[..open],
        _ => text.trim_end_matches([')', '）']),
    }
}

/// The last syllables before the end, newest first.
fn tail<const N: usize>(text: &str) -> [char; N] {
    let mut tail = [' '; N];
    for (slot, c) in tail.iter_mut().zip(text.chars().rev()) {
        *slot = c;
    }
    tail
}

/// The final consonant of a Hangul syllable, 0 for none; `None` for other characters.
fn final_consonant(c: char) -> Option<u32> {
    let syllable = u32::from(c);
    (0xAC00..=0xD7A3)
        .contains(&syllable)
        .then(|| (syllable - 0xAC00) % 28)
}

const FINAL_L: u32 = 8;
const FINAL_B: u32 = 17;

/// Endings of indirect and direct questions that people write without a question mark.
fn asks_by_ending(core: &str) -> bool {
    let [last, second, third] = tail(core);
    let word = final_consonant(third).is_some();
    let closed = final_consonant(second);
    match last {
        '가' => {
            word && matches!(
                second,
                '인' | '는' | '은' | '한' | '던' | '운' | '된' | '른'
            ) && third != '문'
        }
        '까' => {
            closed == Some(FINAL_L) || (second == '니' && final_consonant(third) == Some(FINAL_B))
        }
        '란' => is_definition(second, third),
        '요' => {
            matches!(second, '나' | '까' | '가')
                || (second == '지' && third == '는')
                || (second == '서' && third == '면' && is_hearsay(core))
        }
        '냐' => final_consonant(second).is_some() && !NAMES_IN_NYA.contains(&second),
        '뭐' | '왜' | '뭘' => !is_word(second),
        '엇' => second == '무',
        '디' => second == '어' && !is_word(third),
        '제' => second == '언' && !is_word(third),
        '은' | '는' => is_topic_of_prompt(core),
        _ => asks_by_phrase(core),
    }
}

/// Syllables before `냐` in names: 케냐, 소냐, 타냐.
const NAMES_IN_NYA: [char; 4] = ['케', '소', '타', '보'];

/// `…다면서요`: asks to have confirmed what one has heard.
fn is_hearsay(core: &str) -> bool {
    core.ends_with("다면서요") || core.ends_with("라면서요")
}

/// `…하는지`, `…인지`.
fn wonders(core: &str) -> bool {
    const STEMS: &str = "는은인한을할될던된른운린난온간본준쓴낸킨볼갈낼줄쓸일올킬둘둔";
    let [last, second, third] = tail(core);
    last == '지' && STEMS.contains(second) && final_consonant(third).is_some()
}

/// Whether the words name a side of something that they do not name.
pub(super) fn is_aspect(text: &str) -> bool {
    let words = text.trim_matches(|c: char| !is_word(c) || c.is_ascii_digit());
    matches!(words, "장점" | "단점" | "장점들" | "단점들")
}

/// Whether a text that asks only asks what something is, or what if: `캐시란?`, `더 풀고 싶다면?`.
pub(super) fn defines(text: &str) -> bool {
    let words = core(text).trim_end_matches(['?', '？', ' ']);
    ["란", "다면", "라면"]
        .iter()
        .any(|end| words.ends_with(end))
}

/// `트랜잭션이란`, `DNS란`, but not `혼란`.
fn is_definition(second: char, third: char) -> bool {
    const NOUNS: [char; 11] = [
        '혼', '반', '곤', '호', '소', '교', '착', '계', '토', '논', '요',
    ];
    let open = second.is_ascii_alphanumeric()
        || matches!(second, ')' | '`' | '"' | '\'')
        || final_consonant(second) == Some(0);
    open && (!NOUNS.contains(&second) || is_word(third))
}

/// `두 방식의 차이는`: a prompt's noun as the topic of a question that is left open.
fn is_topic_of_prompt(core: &str) -> bool {
    let mut chars = core.chars();
    chars.next_back();
    let noun = chars.as_str();
    PROMPT_NOUNS.iter().any(|prompt| noun.ends_with(prompt))
}

fn asks_by_phrase(core: &str) -> bool {
    const PHRASES: [&str; 9] = [
        "란 무엇",
        "이란 무엇",
        "무엇일지",
        "설명하기",
        "말해보기",
        "어떻게",
        "어떤 것",
        "무슨 뜻",
        "몇 개",
    ];
    PHRASES
        .iter()
        .any(|phrase| core.ends_with(phrase) && core.len() > phrase.len())
}

/// What may follow a question on its line although it states something, in characters.
const REMARK_CHARS: usize = 24;
/// What may follow a question on its line if it states nothing, in characters.
const PHRASE_CHARS: usize = 36;

/// A question mark behind a word and before a blank, with at most `rest` characters to follow.
fn has_question_inside(core: &str, rest: usize) -> bool {
    let is_short = |at: usize| core[at..].chars().nth(rest).is_none();
    core.match_indices('?').any(|(at, _)| {
        let before = core[..at].chars().next_back();
        if !before.is_some_and(closes_question) || is_cited(&core[at + 1..]) {
            return false;
        }
        let behind = core[at + 1..].trim_start().chars().next();
        if matches!(behind, Some(':' | '：')) {
            return true;
        }
        let behind = core[at + 1..].chars().next();
        is_short(at + 1)
            && !is_aside(&core[..at])
            && before.is_some_and(|c| is_word(c) || c == ')')
            && behind
                .is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '('))
    })
}

/// Whether a question's last word may end in `c`, right before its question mark.
pub(super) fn closes_question(c: char) -> bool {
    is_word(c)
        || matches!(
            c,
            ')' | '）' | '`' | '*' | '"' | '\'' | '”' | '’' | ']' | '>' | '_'
        )
}

/// Whether the text ends like a sentence that states something.
fn states(core: &str) -> bool {
    let [last, second, ..] = tail::<3>(core);
    match last {
        '다' | '요' | '죠' | '임' | '됨' | '함' | '음' | '듯' => {
            final_consonant(second).is_some()
        }
        _ => false,
    }
}

/// Nouns on which a prompt without a verb ends.
const PROMPT_NOUNS: [&str; 41] = [
    "차이",
    "차이점",
    "이유",
    "특징",
    "장점",
    "단점",
    "장단점",
    "과정",
    "원리",
    "방법",
    "종류",
    "역할",
    "목적",
    "개념",
    "정의",
    "경험",
    "동기",
    "비교",
    "관계",
    "조건",
    "의미",
    "포부",
    "배경",
    "필요성",
    "공통점",
    "원칙",
    "해결책",
    "해결법",
    "해결방안",
    "사례",
    "공통점과 차이점",
    "대해",
    "대해서",
    "대하여",
    "설명",
    "순서",
    "구조",
    "사용법",
    "흐름",
    "상황",
    "계기",
];

fn prompts(core: &str) -> bool {
    PROMPT_NOUNS.iter().any(|noun| core.ends_with(noun))
}
