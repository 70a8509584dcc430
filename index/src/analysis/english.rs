//! Tells which English words only ask or hold a sentence together, from the words beside them. Knows no Korean.

use super::Role;
use super::segment::{Form, Morpheme};
use super::span::{SpanKind, is_hangul};

/// What asks wherever it stands; sorted.
const ALWAYS: [&str; 7] = ["how", "tell", "what", "which", "who", "whose", "why"];

/// What asks in a sentence, and is a name by itself (`explain`, `where`); sorted.
const ASKING: [&str; 27] = [
    "compare",
    "define",
    "describe",
    "differ",
    "difference",
    "different",
    "differs",
    "explain",
    "give",
    "happen",
    "happens",
    "know",
    "list",
    "mean",
    "meaning",
    "means",
    "need",
    "said",
    "say",
    "says",
    "show",
    "use",
    "used",
    "when",
    "where",
    "work",
    "works",
];

/// What holds a sentence together, and is a name by itself (`this`, `for`); sorted.
const FUNCTION: [&str; 91] = [
    "a", "about", "after", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "between", "but", "by", "can", "could", "did", "do", "does",
    "doing", "done", "each", "for", "from", "get", "gets", "had", "has", "have", "having", "he",
    "her", "his", "i", "if", "in", "into", "is", "it", "its", "me", "might", "much", "must", "my",
    "of", "off", "on", "one", "or", "other", "our", "out", "over", "please", "shall", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "to", "too", "us", "very", "via", "was", "we", "were",
    "while", "will", "with", "would", "you", "your",
];

/// Behind these a word is named: `for loop`, `where clause`.
const NAMING: [&str; 8] = [
    "block",
    "clause",
    "expression",
    "keyword",
    "loop",
    "operator",
    "query",
    "statement",
];

/// What a word may lose behind its apostrophe.
const CONTRACTED: [&str; 6] = ["'d", "'ll", "'m", "'re", "'s", "'ve"];

/// The most letters that a word of the lists has, with what is contracted.
const MOST_BYTES: usize = "difference".len() + 3;

/// A sentence has as many words, or one that always asks.
const SENTENCE_WORDS: usize = 3;

/// A word that says nothing about the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IdleWord {
    /// First byte in the chunk.
    pub(super) start: usize,
    /// Byte behind the last that counts: `what's` is `what`.
    pub(super) end: usize,
    /// Asking or function.
    pub(super) role: Role,
}

/// The words of English sentences that say nothing about the topic, in their order.
///
/// Between Korean words, with a particle or in capitals they are names: `this 바인딩`, `WHERE`.
pub(super) fn idle_words(text: &str, morphemes: &[Morpheme<'_>]) -> Vec<IdleWord> {
    let mut idle = Vec::new();
    let is_beside = |a: &Morpheme<'_>, b: &Morpheme<'_>| {
        is_word(a) && is_word(b) && text[a.end..b.start].bytes().all(|byte| byte == b' ')
    };
    for run in morphemes.chunk_by(is_beside).filter(|run| is_word(&run[0])) {
        read_run(text, run, &mut idle);
    }
    idle
}

/// Whether a piece of an identifier, in lower case, is a word of the lists.
pub(super) fn is_idle(piece: &str) -> bool {
    piece.is_ascii() && kind(piece).is_some()
}

/// How a word is idle.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Always,
    Asking,
    Function,
}

fn read_run(text: &str, run: &[Morpheme<'_>], idle: &mut Vec<IdleWord>) {
    let first = idle.len();
    let mut always = false;
    let mut found = 0;
    for (nth, word) in run.iter().enumerate() {
        let Some((kind, end)) = idle_here(text, word) else {
            continue;
        };
        found += 1;
        let names = |next: &Morpheme<'_>| NAMING.contains(&&text[next.start..next.end]);
        if kind != Kind::Always && run.get(nth + 1).is_some_and(names) {
            continue;
        }
        always |= kind == Kind::Always;
        let role = match kind {
            Kind::Always | Kind::Asking => Role::Asking,
            Kind::Function => Role::Function,
        };
        let start = word.start;
        idle.push(IdleWord { start, end, role });
    }
    let is_sentence = always || (run.len() >= SENTENCE_WORDS && found < run.len());
    if !is_sentence {
        idle.truncate(first);
    }
}

/// How the word there is idle, if it is, and where it ends without what is contracted.
fn idle_here(text: &str, word: &Morpheme<'_>) -> Option<(Kind, usize)> {
    let written = &text[word.start..word.end];
    if written.len() > MOST_BYTES || !written.is_ascii() {
        return None;
    }
    let shouted = written.len() > 1 && written.bytes().all(|byte| byte.is_ascii_uppercase());
    let touches = |c: Option<char>| c.is_some_and(is_hangul);
    if shouted || touches(text[word.end..].chars().next()) {
        return None;
    }
    let lower = written.to_ascii_lowercase();
    if lower.ends_with("n't") {
        return Some((Kind::Function, word.end));
    }
    let cut = CONTRACTED.iter().find_map(|tail| lower.strip_suffix(tail));
    let head = cut.unwrap_or(&lower);
    Some((kind(head)?, word.start + head.len()))
}

fn kind(word: &str) -> Option<Kind> {
    let is_in = |list: &[&str]| list.binary_search(&word).is_ok();
    if is_in(&ALWAYS) {
        return Some(Kind::Always);
    }
    if is_in(&ASKING) {
        return Some(Kind::Asking);
    }
    is_in(&FUNCTION).then_some(Kind::Function)
}

fn is_word(morpheme: &Morpheme<'_>) -> bool {
    matches!(morpheme.form, Form::Span(SpanKind::Word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text` between its spaces, as spans where they are Latin.
    fn check(text: &str, expected: &[(&str, Role)]) {
        let word = |word: &str| {
            let start = word.as_ptr().addr() - text.as_ptr().addr();
            let latin = word.bytes().take_while(u8::is_ascii).count();
            let end = start + if latin == 0 { word.len() } else { latin };
            let form = match latin {
                0 => Form::Simple,
                _ => Form::Span(SpanKind::Word),
            };
            let tag = super::super::Tag::Sl;
            Morpheme {
                start,
                end,
                tag,
                form,
            }
        };
        let morphemes: Vec<_> = text.split(' ').map(word).collect();
        let found: Vec<_> = idle_words(text, &morphemes)
            .into_iter()
            .map(|idle| (&text[idle.start..idle.end], idle.role))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_lists_are_in_order() {
        assert!(ALWAYS.is_sorted() && ASKING.is_sorted() && FUNCTION.is_sorted());
        assert!(NAMING.is_sorted() && CONTRACTED.is_sorted());
        let all = ALWAYS.iter().chain(&ASKING).chain(&FUNCTION);
        assert!(all.map(|word| word.len() + 3).all(|len| len <= MOST_BYTES));
    }

    #[test]
    fn what_asks_and_what_holds_together_are_told_apart() {
        check(
            "what's the difference between process and thread",
            &[
                ("what", Role::Asking),
                ("the", Role::Function),
                ("difference", Role::Asking),
                ("between", Role::Function),
                ("and", Role::Function),
            ],
        );
        check(
            "isn't it slow",
            &[("isn't", Role::Function), ("it", Role::Function)],
        );
    }

    #[test]
    fn beside_korean_a_word_is_a_name() {
        check("this 바인딩", &[]);
        check("IN 연산자", &[]);
        check("where와 having", &[]);
        check("what 이란", &[("what", Role::Asking)]);
    }

    #[test]
    fn a_word_that_is_named_is_a_name() {
        check("for loop", &[]);
        check(
            "what is a for loop",
            &[
                ("what", Role::Asking),
                ("is", Role::Function),
                ("a", Role::Function),
            ],
        );
        check("INSERT INTO ON DUPLICATE", &[]);
    }
}
