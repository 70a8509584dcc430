//! Finds what is written as a question and its answer: flashcards, and tables with a column for each.

use super::cues::{self, Place};
use super::lexicon::Spelling;
use crate::reader::{Kind, Page, TABLE_HEAD, is_word};
use std::collections::BTreeMap;
use std::ops::Range;

/// The front and the back on a line, in bytes of its words; no back where it stands below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Card {
    pub(super) front: Range<usize>,
    pub(super) back: Option<usize>,
}

/// The longest front of a card, in bytes.
const FRONT_BYTES: usize = 240;

/// The cards of a note, by the index of their line.
///
/// One card `front::back` alone is believed only if its front asks.
pub(super) fn find(page: &Page) -> BTreeMap<u32, Card> {
    let mut cards = BTreeMap::new();
    let mut doubles: Vec<(u32, Card)> = Vec::new();
    let mut columns: Option<(usize, usize)> = None;
    let whole = page.plain.lines(1, page.plain.line_count());
    let has_doubles = memchr::memmem::find(whole.as_bytes(), b"::").is_some();
    for (at, line) in page.lines.iter().enumerate() {
        let words = page.words(line);
        match line.kind {
            Kind::Row if line.has(TABLE_HEAD) => columns = named_columns(words),
            Kind::Row => {
                let card = columns.and_then(|columns| row(words, columns));
                cards.extend(card.map(|card| (at as u32, card)));
            }
            Kind::Text | Kind::Item => {
                if has_doubles {
                    doubles.extend(double_colon(words).map(|card| (at as u32, card)));
                }
                let above = at.checked_sub(1).filter(|_| is_turn(words));
                if let Some(above) =
                    above.filter(|&above| page.lines[above].number + 1 == line.number)
                {
                    let front = 0..page.words(&page.lines[above]).len();
                    cards.insert(above as u32, Card { front, back: None });
                }
            }
            _ => {}
        }
    }
    let asks = |(at, card): &(u32, Card)| {
        let words = page.words(&page.lines[*at as usize]);
        cues::read(
            &words[card.front.clone()],
            Place::Headed,
            &mut Spelling::default(),
        )
        .asks
    };
    if doubles.len() > 1 || doubles.iter().any(asks) {
        cards.extend(doubles);
    }
    cards
}

/// What parts the front of a card from its back on lines of their own; `:::` ends a box of other notes.
pub(super) fn is_turn(words: &str) -> bool {
    matches!(words, "?" | "??" | "::")
}

/// The columns of question and answer, if a table's head names both.
fn named_columns(head: &str) -> Option<(usize, usize)> {
    const ASKED: [&str; 6] = ["질문", "q", "question", "문제", "questions", "예상 질문"];
    const ANSWERED: [&str; 7] = ["답변", "답", "a", "answer", "정답", "answers", "모범 답변"];
    let names = head
        .split('\t')
        .map(|cell| cell.trim_matches(|c: char| !is_word(c)).to_lowercase());
    let names: Vec<String> = names.collect();
    let at = |words: &[&str]| names.iter().position(|name| words.contains(&name.as_str()));
    Some((at(&ASKED)?, at(&ANSWERED)?))
}

/// A row's cells of question and answer.
fn row(words: &str, (asked, answered): (usize, usize)) -> Option<Card> {
    let mut starts = vec![0];
    starts.extend(words.match_indices('\t').map(|(tab, _)| tab + 1));
    let cell = |column: usize| -> Option<Range<usize>> {
        let from = *starts.get(column)?;
        let to = starts.get(column + 1).map_or(words.len(), |next| next - 1);
        words[from..to].contains(is_word).then_some(from..to)
    };
    let front = cell(asked)?;
    Some(Card {
        front,
        back: cell(answered).map(|cell| cell.start),
    })
}

/// `front::back` or `front:::back`; `std::vec` and `::tag::` are none.
fn double_colon(text: &str) -> Option<Card> {
    let bytes = text.as_bytes();
    let at = memchr::memchr_iter(b':', bytes).find(|&at| bytes.get(at + 1) == Some(&b':'))?;
    let width = text[at..].bytes().take_while(|&byte| byte == b':').count();
    let (front, back) = (text[..at].trim_end(), text[at + width..].trim_start());
    let glued = text[at + width..].starts_with(|c: char| c.is_ascii_alphanumeric())
        && front.ends_with(|c: char| c.is_ascii_alphanumeric());
    let wordy = front.chars().any(|c| c == ' ' || !c.is_ascii());
    let fits = width <= 3
        && !glued
        && wordy
        && front.len() <= FRONT_BYTES
        && front.chars().nth(1).is_some();
    let even = text[..at].ends_with(' ') == text[at + width..].starts_with(' ')
        || text[at + width..].starts_with(' ');
    let sides = even && back.contains(is_word) && !back.contains("::");
    (fits && sides).then(|| Card {
        front: 0..front.len(),
        back: Some(text.len() - back.len()),
    })
}
