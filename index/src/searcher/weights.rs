//! What the views of a text weigh against each other in a score. Knows no index.

use super::run::Run;
use crate::analysis::{Role, Tag, Term};

/// Weights of the views of a text against each other.
///
/// The defaults were found on public question sets, one set of weights for
/// all; the example `ranking` shows what each of them gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// A content term anywhere in the unit.
    pub term: f32,
    /// The same once more in the question.
    pub question: f32,
    /// The same in what stands around the unit.
    pub context: f32,
    /// A whole word up to its first particle.
    pub word: f32,
    /// A pair of syllables.
    pub syllables: f32,
    /// Two terms side by side, as in the query.
    pub pair: f32,
    /// A word that says that something is asked, against one that says what.
    pub asking: f32,
    /// A word that holds an English sentence together, against one that says what.
    pub function: f32,
    /// A verb or adjective against a noun.
    pub predicate: f32,
    /// A word that may mean a concept, against one that does.
    pub weak: f32,
    /// A question that asks just what the query asks.
    pub gist: f32,
    /// A sister form of a word (캐싱 of 캐시), against the word itself.
    pub kin: f32,
    /// A written noun that plain words mean, against one that stands in the query.
    pub plain: f32,
    /// A term of a stack trace's lines, against one of its message.
    pub aside: f32,
    /// A unit that says nothing beyond its question, against one that answers it.
    pub bare: f32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            term: 1.0,
            question: 0.75,
            context: 0.6,
            word: 0.7,
            syllables: 0.2,
            pair: 0.3,
            asking: 0.35,
            function: 0.0,
            predicate: 0.5,
            weak: 0.2,
            gist: 2.0,
            kin: 0.3,
            plain: 0.9,
            aside: 0.2,
            bare: 0.5,
        }
    }
}

impl Weights {
    /// What a term weighs in its query.
    pub(super) fn of(&self, term: &Term, run: &Run) -> f32 {
        let role = match term.role {
            Role::Affix => self.asking,
            Role::Weak => self.weak,
            role => self.of_idle(role, run),
        };
        let predicate = if term.is_predicate() {
            self.predicate
        } else {
            1.0
        };
        let aside = if run.is_aside(term) { self.aside } else { 1.0 };
        role * predicate * aside
    }

    /// What a whole word weighs in its query: an English one that asks or relates, little.
    pub(super) fn of_word(&self, word: &Term, run: &Run) -> f32 {
        match word.tag {
            Tag::Sl => self.of_idle(word.role, run),
            _ => 1.0,
        }
    }

    /// Words that ask or relate count in full where the query has no others.
    fn of_idle(&self, role: Role, run: &Run) -> f32 {
        match role {
            Role::Asking if run.has_content => self.asking,
            Role::Function if run.has_content => self.function,
            _ => 1.0,
        }
    }
}
