//! When a question comes back: the published formulas of FSRS-6 with their usual parameters. Keeps nothing.
//!
//! Of the crates that have them, one needs a licence that `deny.toml` does not allow, by a dependency,
//! and the other names none.

use crate::messages::say;

use super::Card;

/// The parameters of FSRS-6, as published; in the formulas they are called w0 to w20.
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// Stability is never less, in days.
const LEAST_STABILITY: f64 = 0.001;

/// A question that was forgotten comes back no sooner, in seconds.
const SOONEST: i64 = 10 * 60;

const DAY: f64 = 86_400.0;

/// No question is put off for longer, in days.
const LATEST: f64 = 3650.0;

/// How well a question was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grade {
    Again = 1,
    Hard,
    Good,
    Easy,
}

impl Grade {
    pub(crate) const ALL: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

    /// The grade that a key or a line of input means.
    pub(crate) fn of(typed: &str) -> Option<Grade> {
        match typed.trim() {
            "1" => Some(Grade::Again),
            "2" => Some(Grade::Hard),
            "3" => Some(Grade::Good),
            "4" => Some(Grade::Easy),
            _ => None,
        }
    }

    /// Its name, in the user's language.
    pub(crate) fn told(self) -> String {
        match self {
            Grade::Again => say!("grade-again"),
            Grade::Hard => say!("grade-hard"),
            Grade::Good => say!("grade-good"),
            Grade::Easy => say!("grade-easy"),
        }
    }
}

/// What somebody remembers of a question.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Memory {
    /// Days after which the chance to remember is 0.9, when the question comes back.
    stability: f64,
    /// 1 to 10.
    difficulty: f64,
}

impl Memory {
    /// A card whose numbers make no sense is learned anew.
    fn of(card: &Card) -> Option<Memory> {
        let (stability, difficulty) = (f64::from(card.stability), f64::from(card.difficulty));
        let makes_sense = stability > 0.0 && stability.is_finite();
        (makes_sense && (1.0..=10.0).contains(&difficulty)).then_some(Memory {
            stability,
            difficulty,
        })
    }

    fn first(grade: Grade) -> Memory {
        Memory {
            stability: W[grade as usize - 1],
            difficulty: first_difficulty(grade).clamp(1.0, 10.0),
        }
    }

    /// After so many days, and this grade.
    fn next(self, days: f64, grade: Grade) -> Memory {
        let stability = match (days < 1.0, grade) {
            (true, _) => self.same_day(grade),
            (false, Grade::Again) => self.forgotten(days),
            (false, _) => self.recalled(days, grade),
        };
        let slope = -W[6] * (grade as usize as f64 - 3.0) * (10.0 - self.difficulty) / 9.0;
        let mean = W[7] * first_difficulty(Grade::Easy) + (1.0 - W[7]) * (self.difficulty + slope);
        Memory {
            stability: stability.max(LEAST_STABILITY),
            difficulty: mean.clamp(1.0, 10.0),
        }
    }

    /// The chance to remember after so many days.
    fn chance(self, days: f64) -> f64 {
        let factor = 0.9_f64.powf(-1.0 / W[20]) - 1.0;
        (1.0 + factor * days / self.stability).powf(-W[20])
    }

    fn same_day(self, grade: Grade) -> f64 {
        let distance = grade as usize as f64 - 3.0 + W[18];
        let growth = (W[17] * distance).exp() * self.stability.powf(-W[19]);
        let least = if grade as usize >= Grade::Good as usize {
            1.0
        } else {
            0.0
        };
        self.stability * growth.max(least)
    }

    fn recalled(self, days: f64, grade: Grade) -> f64 {
        let weight = match grade {
            Grade::Hard => W[15],
            Grade::Easy => W[16],
            Grade::Again | Grade::Good => 1.0,
        };
        let ease = W[8].exp() * (11.0 - self.difficulty) * self.stability.powf(-W[9]);
        let surprise = (W[10] * (1.0 - self.chance(days))).exp() - 1.0;
        self.stability * (1.0 + ease * surprise * weight)
    }

    fn forgotten(self, days: f64) -> f64 {
        let kept =
            W[11] * self.difficulty.powf(-W[12]) * ((self.stability + 1.0).powf(W[13]) - 1.0);
        let after = kept * (W[14] * (1.0 - self.chance(days))).exp();
        after.min(self.stability / (W[17] * W[18]).exp())
    }
}

fn first_difficulty(grade: Grade) -> f64 {
    W[4] - (W[5] * (grade as usize as f64 - 1.0)).exp() + 1.0
}

/// After how many seconds a question would come back, for each grade.
pub(crate) fn outlook(card: Option<&Card>, now: i64) -> [i64; 4] {
    Grade::ALL.map(|grade| seconds(after(card, grade, now).stability))
}

/// The card after a grade.
pub(super) fn graded(card: Option<&Card>, words: String, grade: Grade, now: i64) -> Card {
    let next = after(card, grade, now);
    let forgotten = grade == Grade::Again && card.is_some();
    Card {
        words,
        stability: next.stability as f32,
        difficulty: next.difficulty as f32,
        due: now.saturating_add(seconds(next.stability)),
        last: now,
        reviews: card.map_or(0, |card| card.reviews).saturating_add(1),
        lapses: card
            .map_or(0, |card| card.lapses)
            .saturating_add(u32::from(forgotten)),
        grade: grade as u8,
    }
}

fn after(card: Option<&Card>, grade: Grade, now: i64) -> Memory {
    let known = card.and_then(|card| Some((Memory::of(card)?, card.last)));
    match known {
        Some((memory, last)) => {
            let days = now.saturating_sub(last).max(0) / DAY as i64;
            memory.next(days as f64, grade)
        }
        None => Memory::first(grade),
    }
}

fn seconds(days: f64) -> i64 {
    let seconds = days.clamp(0.0, LATEST) * DAY;
    (seconds as i64).max(SOONEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the algorithm's own scheduler in Python gives for these days and grades.
    #[test]
    fn a_history_gives_the_published_numbers() {
        let history = [
            (0.0, Grade::Good, 2.3065, 2.1181),
            (2.0, Grade::Good, 10.96433, 2.11121),
            (10.0, Grade::Hard, 30.79089, 4.74828),
            (20.0, Grade::Again, 2.25542, 8.25903),
            (0.0, Grade::Good, 2.25542, 8.24599),
            (5.0, Grade::Easy, 11.41439, 7.64512),
            (40.0, Grade::Good, 40.86904, 7.6327),
        ];
        let mut memory: Option<Memory> = None;
        for (days, grade, stability, difficulty) in history {
            let next = memory.map_or(Memory::first(grade), |memory| memory.next(days, grade));
            assert!((next.stability - stability).abs() < 1e-4, "{next:?} {days}");
            assert!(
                (next.difficulty - difficulty).abs() < 1e-4,
                "{next:?} {days}"
            );
            memory = Some(next);
        }
    }

    #[test]
    fn better_grades_come_back_later() {
        let [again, hard, good, easy] = outlook(None, 0);
        assert!(
            again < hard && hard < good && good < easy,
            "{again} {hard} {good} {easy}"
        );
        let card = graded(None, String::new(), Grade::Good, 0);
        let later = outlook(Some(&card), card.due);
        assert!(later[2] > good && later[0] < good, "{later:?}");
    }

    #[test]
    fn a_forgotten_question_is_counted_and_comes_back_soon() {
        let first = graded(None, String::new(), Grade::Easy, 0);
        let second = graded(Some(&first), String::new(), Grade::Again, first.due);
        assert_eq!((second.reviews, second.lapses), (2, 1));
        assert!(second.due - first.due < first.due);
    }

    #[test]
    fn numbers_that_make_no_sense_are_learned_anew() {
        let mut card = graded(None, String::new(), Grade::Good, 0);
        for (stability, difficulty) in [(f32::NAN, 5.0), (-1.0, f32::INFINITY), (0.0, 0.0)] {
            (card.stability, card.difficulty) = (stability, difficulty);
            let next = outlook(Some(&card), i64::MAX);
            assert!(next.iter().all(|seconds| *seconds >= SOONEST), "{next:?}");
        }
    }
}
