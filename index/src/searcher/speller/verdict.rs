//! Weighs what speaks for a slip against what speaks for a word that the notes lack. Knows no index.

use crate::analysis::Make;

/// What is known of a word and of another that it may be a slip of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clues {
    /// What the slip costs; a slip of no special kind costs 1.
    pub(super) cost: f32,
    /// How many letters the word has.
    pub(super) letters: usize,
    /// How many characters the word has.
    pub(super) characters: usize,
    /// The share of all units that have the other word.
    pub(super) share: f32,
    /// Units that have the word itself.
    pub(super) own_units: u32,
    /// Units that have the other word, or its concept.
    pub(super) units: u32,
    /// Units that have the other word beside the query's next word, as the query has it.
    pub(super) beside: u32,
    /// How the word is made.
    pub(super) make: Make,
}

/// How sure it is that a word is a slip of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// Worth a question.
    Likely,
    /// Nearly certain.
    Sure,
}

/// A word this much rarer than its neighbour may be a slip although a note has it.
pub(super) const RARER: u32 = 20;

/// Odds in logarithms, fitted on slips of one half of the notes' words and on right words that the
/// notes lack (`benches/slips.py`, `benches/absent.py`).
mod odds {
    pub(super) const BIAS: f32 = 6.8;
    /// For each power of e in the share of units that have the other word.
    pub(super) const SHARE: f32 = 0.41;
    pub(super) const COST: f32 = 5.0;
    pub(super) const LETTER: f32 = 0.3;
    /// Where three units or more have both words side by side.
    pub(super) const BESIDE: f32 = 5.6;
    /// From here on the other word is asked instead: one right word in two hundred came so far.
    pub(super) const SURE: f32 = 3.0;
    /// From here on it is offered: one right word in twenty came so far.
    pub(super) const LIKELY: f32 = -1.0;
    /// A word that some note has needs that much more.
    pub(super) const THERE: f32 = 1.5;
}

/// Letters beyond these say no more.
const MOST_LETTERS: usize = 12;

impl Clues {
    /// The logarithm of the odds that it is a slip.
    pub(super) fn odds(&self) -> f32 {
        let letters = self.letters.min(MOST_LETTERS) as f32;
        let beside = match self.beside {
            0 => 0.0,
            1 => 0.6 * odds::BESIDE,
            2 => 0.8 * odds::BESIDE,
            _ => odds::BESIDE,
        };
        let there = if self.own_units > 0 { odds::THERE } else { 0.0 };
        odds::BIAS + odds::SHARE * self.share.max(1e-6).ln() - odds::COST * self.cost
            + odds::LETTER * letters
            + beside
            + made(self.make)
            - there
    }

    /// What to make of the word.
    pub(super) fn trust(&self) -> Option<Trust> {
        let odds = self.odds();
        if self.own_units > 0 && self.units / self.own_units < RARER {
            return None;
        }
        if self.is_of_the_dictionary() && self.beside < 2 {
            return None;
        }
        let is_enough = match self.beside {
            0 => !self.is_short(),
            1 | 2 => !self.is_of_the_dictionary() && self.make != Make::Compound,
            _ => true,
        };
        if odds >= odds::SURE && is_enough && self.own_units == 0 {
            return Some(Trust::Sure);
        }
        (odds >= odds::LIKELY).then_some(Trust::Likely)
    }

    /// Whether the word is right by itself, so that only the words beside it speak against it.
    fn is_of_the_dictionary(&self) -> bool {
        matches!(self.make, Make::Listed | Make::Noun | Make::Inflected)
    }

    /// Two syllables or four letters lie near too many words.
    fn is_short(&self) -> bool {
        match self.make {
            Make::Foreign => self.characters <= 4,
            _ => self.characters <= 2,
        }
    }
}

/// How much the way in which a word is made speaks for a slip.
fn made(make: Make) -> f32 {
    match make {
        Make::Unknown => 2.1,
        Make::Broken => 3.3,
        Make::Pieces => 2.5,
        Make::Name => -0.8,
        Make::Foreign => 2.5,
        Make::Compound => 0.0,
        Make::Derived => 0.2,
        Make::Noun | Make::Inflected => -3.0,
        Make::Listed => -6.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half a hundredth of the units have the other word, a common one.
    fn clues(make: Make, characters: usize, cost: f32) -> Clues {
        Clues {
            cost,
            letters: characters * if make == Make::Foreign { 1 } else { 3 },
            characters,
            share: 0.005,
            own_units: 0,
            units: 50,
            beside: 0,
            make,
        }
    }

    #[test]
    fn a_long_unknown_word_near_a_common_one_is_a_slip() {
        assert_eq!(clues(Make::Unknown, 5, 0.7).trust(), Some(Trust::Sure));
        assert_eq!(clues(Make::Foreign, 9, 0.7).trust(), Some(Trust::Sure));
    }

    #[test]
    fn a_short_word_is_asked_about_at_most_unless_its_neighbours_know_it() {
        let short = clues(Make::Unknown, 2, 0.7);
        assert_eq!(short.trust(), Some(Trust::Likely));
        let beside = Clues { beside: 3, ..short };
        assert_eq!(beside.trust(), Some(Trust::Sure));
    }

    #[test]
    fn a_noun_of_the_dictionary_stands_for_itself() {
        assert_eq!(clues(Make::Noun, 2, 1.0).trust(), None);
        let beside = Clues {
            beside: 3,
            ..clues(Make::Noun, 2, 0.7)
        };
        assert_eq!(beside.trust(), Some(Trust::Sure));
    }

    #[test]
    fn a_word_of_the_notes_is_a_slip_only_of_one_far_commoner() {
        let there = Clues {
            own_units: 3,
            ..clues(Make::Unknown, 5, 0.3)
        };
        assert_eq!(there.trust(), None);
        let rare = Clues {
            own_units: 1,
            ..there
        };
        assert_eq!(rare.trust(), Some(Trust::Likely));
    }
}
