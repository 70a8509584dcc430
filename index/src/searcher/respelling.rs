//! Replaces words of a query that no note has by what they may have been meant to be. Knows no score.

use std::ops::Range;

use super::Step;
use super::engine::Searcher;
use super::run::Run;
use crate::analysis::{Mention, Role, Term, Via, View};
use crate::error::Error;
use crate::query::Query;
use crate::widen::{distance, hangul, keyboard};

/// Words of a query that are looked at, at most.
pub(super) const MAX_RESPELLED: usize = 16;
/// Words that consonants may stand for, at most.
const MAX_INITIALS: usize = 12;

/// Longer words, in characters, are no slips of the words that people write.
const LONGEST_WORD: usize = 40;
/// Shorter Latin words are names and abbreviations as often as slips.
const MIN_SURE_LETTERS: usize = 5;
/// Shorter words lie two slips from too many others.
const MIN_TWO_SLIPS_LETTERS: usize = 10;

/// Which words of a query are in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// All that no note has: the query matches nothing.
    Unmet,
    /// Of these, such as are not spelled right either: the query matches in some way.
    Misspelt,
}

/// What became of the words in doubt.
#[derive(Debug)]
pub(super) struct Respelled {
    /// The query with words replaced, and how; `None` where none could be.
    pub(super) query: Option<(Step, Query)>,
    /// Whether words are in doubt and no other that says what is asked for stands beside them.
    pub(super) all_in_doubt: bool,
}

/// Replaces the words in doubt by what they may have been meant to be.
pub(super) fn respell(
    searcher: &Searcher,
    query: &Query,
    doubt: Doubt,
) -> Result<Respelled, Error> {
    let mut speller = Speller {
        searcher,
        doubt,
        left: MAX_RESPELLED,
        step: None,
        in_doubt: false,
        stands: false,
    };
    let respelled = query.respelled(&mut |text: &str| speller.respell(text))?;
    Ok(Respelled {
        query: speller.step.map(|step| (step, respelled)),
        all_in_doubt: speller.in_doubt && !speller.stands,
    })
}

struct Speller<'s> {
    searcher: &'s Searcher,
    doubt: Doubt,
    /// How many words may still be looked at.
    left: usize,
    /// What was done to the first word that was replaced.
    step: Option<Step>,
    /// Some word is in doubt.
    in_doubt: bool,
    /// Some word of content is not.
    stands: bool,
}

impl Speller<'_> {
    /// A run of words with those in doubt replaced.
    fn respell(&mut self, text: &str) -> Result<String, Error> {
        // A pasted text is not typed, and one word of many decides little.
        if text.split_whitespace().nth(MAX_RESPELLED).is_some() {
            self.stands = true;
            return Ok(text.to_string());
        }
        let unmet = self.unmet(text)?;
        if unmet.is_empty() {
            return Ok(text.to_string());
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut spelled: Vec<String> = Vec::with_capacity(words.len());
        let mut at = 0;
        while let Some(&word) = words.get(at) {
            let is_unmet = unmet.contains(&at);
            at += 1;
            if !is_unmet {
                spelled.push(word.to_string());
            } else if let Some(joined) = self.joined(spelled.last().map(String::as_str), word)? {
                spelled.pop();
                spelled.push(self.replaced((Step::Spelling, joined)));
            } else if let Some(joined) = self.joined(Some(word), words.get(at).unwrap_or(&""))? {
                at += 1;
                spelled.push(self.replaced((Step::Spelling, joined)));
            } else if let Some(meant) = self.meant_for(word)? {
                spelled.push(self.replaced(meant));
            } else {
                spelled.push(word.to_string());
            }
        }
        Ok(spelled.join(" "))
    }

    fn replaced(&mut self, (how, meant): (Step, String)) -> String {
        self.step = self.step.or(Some(how));
        self.in_doubt = true;
        meant
    }

    /// The places of the words that no note mentions, neither in this sentence nor alone.
    fn unmet(&mut self, text: &str) -> Result<Vec<usize>, Error> {
        let run = Run::new(self.searcher.analyzer(), text);
        let mentions = run.analysis.mentions();
        let mut unmet = Vec::new();
        for (nth, word) in text.split_whitespace().take(self.left).enumerate() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let place = start..start + word.len();
            if !word.chars().any(char::is_alphanumeric) || run.is_idle_english(&place) {
                continue;
            }
            if word.chars().nth(LONGEST_WORD).is_some() {
                self.stands = true;
                continue;
            }
            if self.is_met(&run, &mentions, &place)? || self.is_met_alone(word)? {
                let mut here = mentions.iter().filter(|mention| overlaps(mention, &place));
                self.stands |= here.any(|mention| mention.role == Role::Content);
            } else {
                unmet.push(nth);
            }
        }
        let count = text.split_whitespace().count();
        self.stands |= count > self.left;
        self.left -= self.left.min(count);
        Ok(unmet)
    }

    /// Whether what the sentence names there stands in some note.
    ///
    /// Of a word that is spelled right the terms are enough, which is cheaper to find out.
    fn is_met(&self, run: &Run, mentions: &[Mention], place: &Range<usize>) -> Result<bool, Error> {
        let inside = |term: &&Term| term.start < place.end && place.start < term.end;
        let is_known = run.analysis.words.iter().filter(inside).all(is_known);
        if self.doubt == Doubt::Misspelt && is_known {
            let mut terms = run.wanted().filter(inside);
            if terms.try_fold(true, |met, term| {
                Ok::<_, Error>(met && self.searcher.has_term(&term.text)?)
            })? {
                return Ok(true);
            }
        }
        let mut here = mentions.iter().filter(|mention| overlaps(mention, place));
        here.try_fold(true, |met, mention| {
            Ok(met && self.is_met_as_written(run, mention)?)
        })
    }

    fn is_met_alone(&self, word: &str) -> Result<bool, Error> {
        let run = Run::new(self.searcher.analyzer(), word);
        let mentions = run.mentions();
        let mut all = mentions.iter();
        all.try_fold(true, |met, mention| {
            Ok(met && self.is_met_as_written(&run, mention)?)
        })
    }

    /// Whether some note has it without its spelling being mended.
    ///
    /// What only the rules for loanwords bring together (`목쩍`, `목적`) may as well be a slip.
    fn is_met_as_written(&self, run: &Run, mention: &Mention) -> Result<bool, Error> {
        let is_mended = |text: &str| {
            let mut words = run.analysis.words.iter();
            words.any(|word| word.via == Via::Spelling && !word.known && word.text == text)
        };
        for trace in &mention.traces {
            let is_mended = trace.view == View::Words && is_mended(&trace.terms[0].1);
            if !is_mended && self.searcher.holds(trace)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn meant_for(&mut self, word: &str) -> Result<Option<(Step, String)>, Error> {
        if self.doubt == Doubt::Misspelt && !self.is_misspelt(word)? {
            self.stands = true;
            return Ok(None);
        }
        self.in_doubt = true;
        self.meant(word)
    }

    /// Whether a word that no note has is no right spelling of another that none has either.
    ///
    /// Known words, numbers and words of several parts are left alone; of a word that the
    /// dictionary knows in pieces, one must be nowhere.
    fn is_misspelt(&self, word: &str) -> Result<bool, Error> {
        let run = Run::new(self.searcher.analyzer(), word);
        let words = &run.analysis.words;
        let is_one = words.iter().all(|word| word.position == words[0].position);
        let is_idle = words.iter().all(|word| word.role != Role::Content);
        let is_listed = |word: &Term| self.searcher.analyzer().lists(&word.text);
        if !is_one || is_idle || words.iter().any(is_listed) {
            return Ok(false);
        }
        if is_laughter(word) || is_counted(word) {
            return Ok(false);
        }
        if !words.iter().all(is_known) {
            return Ok(true);
        }
        let pieces: Vec<&Term> = run.wanted().collect();
        if pieces.len() < 2 || pieces.iter().any(|piece| piece.is_predicate()) {
            return Ok(false);
        }
        let mut met = pieces
            .iter()
            .map(|piece| self.searcher.has_term(&piece.text));
        met.try_fold(false, |missing, met| Ok(missing || !met?))
    }

    /// Two words as one word, where some note has that.
    fn joined(&self, first: Option<&str>, second: &str) -> Result<Option<String>, Error> {
        let Some(first) = first.filter(|_| !second.is_empty()) else {
            return Ok(None);
        };
        let joined = format!("{first}{second}");
        let is_word = self.searcher.analyzer().lists(&joined)
            || self.searcher.vocabulary()?.has(&joined.to_lowercase());
        Ok((is_word && self.searcher.has(&joined)?).then_some(joined))
    }

    /// What a word that no note has may have been meant to be.
    ///
    /// Consonants alone are keys of the Latin layout too (`ㅅㅋ` is `tz`): they are that only where
    /// no word has just these initials.
    fn meant(&self, word: &str) -> Result<Option<(Step, String)>, Error> {
        let vocabulary = self.searcher.vocabulary()?;
        let is_initials = word.chars().all(hangul::is_consonant);
        if is_initials && vocabulary.has_initials(word) {
            return self.initials_of(word);
        }
        for typed in [keyboard::as_korean(word), keyboard::as_latin(word)]
            .into_iter()
            .flatten()
        {
            if typed.chars().count() > 1 && self.searcher.has(&typed)? {
                return Ok(Some((Step::Keyboard, typed)));
            }
        }
        if is_initials {
            return self.initials_of(word);
        }
        self.nearest(word)
    }

    /// Any of the words that the consonants stand for.
    fn initials_of(&self, initials: &str) -> Result<Option<(Step, String)>, Error> {
        let vocabulary = self.searcher.vocabulary()?;
        let words = vocabulary.with_initials(initials, MAX_INITIALS);
        let any = match words.as_slice() {
            [] => None,
            [word] => Some((*word).to_string()),
            words => Some(format!("({})", words.join(" OR "))),
        };
        Ok(any.map(|any| (Step::Initials, any)))
    }

    /// The nearest word, with or without particles.
    fn nearest(&self, word: &str) -> Result<Option<(Step, String)>, Error> {
        let vocabulary = self.searcher.vocabulary()?;
        let run = Run::new(self.searcher.analyzer(), word);
        let words = &run.analysis.words;
        let is_one = words.iter().all(|word| word.position == words[0].position);
        let readings = words
            .iter()
            .filter(|_| is_one)
            .map(|word| word.text.as_str());
        let long = readings.filter(|text| text.chars().nth(1).is_some());
        let forms = std::iter::once(word).chain(long);
        let near = forms.filter_map(|form| vocabulary.nearest(form, self.tolerance(form)));
        let near = near.min_by_key(|(edits, _)| *edits);
        Ok(near.map(|(_, near)| (Step::Spelling, near.to_string())))
    }

    /// How many slips a word may hold: fewer where the query matches without it.
    fn tolerance(&self, word: &str) -> usize {
        let letters = hangul::letters(word).len();
        match self.doubt {
            Doubt::Misspelt if letters < MIN_SURE_LETTERS && word.is_ascii() => 0,
            Doubt::Misspelt if letters < MIN_TWO_SLIPS_LETTERS => {
                distance::tolerance(letters).min(1)
            }
            _ => distance::tolerance(letters),
        }
    }
}

fn overlaps(mention: &Mention, place: &Range<usize>) -> bool {
    mention.start < place.end && place.start < mention.end
}

/// Whether a reading of a word is Hangul that the dictionary knows.
fn is_known(word: &Term) -> bool {
    word.known && word.text.chars().all(hangul::is_syllable)
}

/// One letter again and again: `ㅋㅋ`, `ㅠㅠ`.
fn is_laughter(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    let is_letter = first.is_some_and(|c| ('ㄱ'..='ㅣ').contains(&c));
    is_letter && letters.all(|c| Some(c) == first)
}

/// A number with its unit: `20대`, `12개월일`.
fn is_counted(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().any(hangul::is_syllable)
}
