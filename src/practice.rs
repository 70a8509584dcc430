//! What a user remembers: cards by question, their schedule, the file that keeps them. Knows no notes.

mod file;
mod schedule;

use std::collections::BTreeMap;
use std::path::PathBuf;

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::config::variable;

pub(crate) use file::{StateError, change, read};
pub(crate) use schedule::{Grade, outlook};

/// Grows when a field changes its meaning.
const VERSION: u32 = 1;

/// Everything that is remembered about questions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Practice {
    version: u32,
    /// By the ids of the questions.
    #[serde(default)]
    cards: BTreeMap<String, Card>,
}

/// How well one question is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Card {
    /// The question's letters and digits, by which it is known where its id changes.
    words: String,
    /// Days after which it is remembered with a chance of 0.9.
    stability: f32,
    /// 1 to 10.
    difficulty: f32,
    /// Seconds since 1970.
    pub(crate) due: i64,
    /// Seconds since 1970.
    last: i64,
    /// How often it was asked.
    pub(crate) reviews: u32,
    /// How often it was forgotten.
    pub(crate) lapses: u32,
    /// 1 to 4, the last that was given.
    pub(crate) grade: u8,
}

/// A question as cards know it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) id: &'a str,
    pub(crate) question: &'a str,
}

impl Card {
    /// How much of the time until it is due has passed: above 1 it is overdue.
    ///
    /// What is known less well fades sooner, and so is asked first.
    pub(crate) fn faded(&self, now: i64) -> f32 {
        let wait = self.due.saturating_sub(self.last).max(1);
        now.saturating_sub(self.last) as f32 / wait as f32
    }
}

impl Practice {
    /// The card of a question.
    ///
    /// That of its id; else the one of a question in the same words whose id `is_gone`: it was moved to
    /// another note, or another question of its words was put before it. Of several, the one asked last.
    pub(crate) fn card(&self, asked: Asked<'_>, is_gone: impl Fn(&str) -> bool) -> Option<&Card> {
        if let Some(card) = self.cards.get(asked.id) {
            return Some(card);
        }
        let words = spoken(asked.question);
        let alike = self
            .cards
            .iter()
            .filter(|(_, card)| card.words == words && !words.is_empty());
        let gone = alike.filter(|(id, _)| is_gone(id));
        gone.map(|(_, card)| card).max_by_key(|card| card.last)
    }

    /// Notes a grade, at a time in seconds since 1970. What was known before is `card`.
    pub(crate) fn grade(
        &mut self,
        asked: Asked<'_>,
        before: Option<&Card>,
        grade: Grade,
        now: i64,
    ) {
        let before = self.cards.get(asked.id).or(before);
        let after = schedule::graded(before, spoken(asked.question), grade, now);
        self.version = VERSION;
        self.cards.insert(asked.id.to_owned(), after);
    }
}

/// What is left of a question where only its letters and digits count.
pub(crate) fn spoken(question: &str) -> String {
    let letters = question.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Where the cards are kept; nothing where no home folder is known.
pub(crate) fn state_file() -> Option<PathBuf> {
    if let Some(path) = variable("MUNDAP_PRACTICE") {
        return Some(PathBuf::from(path));
    }
    let folders = etcetera::choose_base_strategy().ok()?;
    let data = Some(folders.data_dir()).filter(|data| data.is_absolute());
    Some(data?.join("mundap/practice.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;

    fn asked<'a>(id: &'a str, question: &'a str) -> Asked<'a> {
        Asked { id, question }
    }

    #[test]
    fn a_card_follows_its_question_to_another_note() {
        let mut practice = Practice::default();
        practice.grade(asked("a", "락이란?"), None, Grade::Good, DAY);
        let moved = asked("b", "락 이란 ?");
        assert!(
            practice.card(moved, |_| false).is_none(),
            "the first is still there"
        );
        let card = practice.card(moved, |id| id == "a").cloned();
        assert_eq!(card.as_ref().map(|card| card.reviews), Some(1));
        practice.grade(moved, card.as_ref(), Grade::Good, 9 * DAY);
        assert_eq!(practice.cards["b"].reviews, 2);
        assert_eq!(practice.cards["a"].reviews, 1, "nothing is thrown away");
        assert!(practice.card(asked("c", "다른 것?"), |_| true).is_none());
    }

    #[test]
    fn signs_and_case_make_no_other_question() {
        assert_eq!(spoken("TCP와 UDP의 차이는?"), spoken("tcp와 udp의  차이는"));
        assert_ne!(spoken("TCP란?"), spoken("UDP란?"));
    }
}
