//! Reads a query word by word: what stands in the notes, what is a slip, what may be one. Knows no score.

use super::guess::{self, Asked, Guess};
use super::initials;
use super::met;
use super::verdict::Trust;
use crate::error::Error;
use crate::query::Query;
use crate::searcher::Step;
use crate::searcher::engine::Searcher;
use crate::searcher::run::Run;

/// Words of a query that are looked at, at most; more are pasted, not typed.
pub(in crate::searcher) const MAX_RESPELLED: usize = 16;
/// Longer words, in characters, are no slips of the words that people write.
const LONGEST_WORD: usize = 40;

/// A query as it was perhaps meant.
#[derive(Debug)]
pub(in crate::searcher) struct Reading {
    /// With the words replaced that are nearly certainly slips, and how; `None` where none is.
    pub(in crate::searcher) sure: Option<(Step, Query)>,
    /// With those replaced too that may be; `None` where that says no more.
    pub(in crate::searcher) likely: Option<(Step, Query)>,
    /// Whether words are nowhere in the notes and no other that says what is asked for is there.
    pub(in crate::searcher) is_all_missing: bool,
}

/// Reads the query's plain words.
pub(in crate::searcher) fn read(searcher: &Searcher, query: &Query) -> Result<Reading, Error> {
    let mut speller = Speller {
        searcher,
        left: MAX_RESPELLED,
        texts: Vec::new(),
        is_missing: false,
        stands: false,
    };
    let sure = query.respelled(&mut |text: &str| speller.read(text))?;
    let mut texts = std::mem::take(&mut speller.texts).into_iter();
    let mut steps = (None, None);
    let likely = query.respelled(&mut |text: &str| {
        let words = texts.next().unwrap_or_default();
        steps.0 = steps.0.or(step(&words, Trust::Sure));
        steps.1 = steps.1.or(step(&words, Trust::Likely));
        Ok::<_, Error>(if words.is_empty() {
            text.to_string()
        } else {
            spelled(&words, Trust::Likely)
        })
    })?;
    let is_more = likely.text() != sure.text();
    Ok(Reading {
        sure: steps.0.map(|step| (step, sure)),
        likely: steps.1.filter(|_| is_more).map(|step| (step, likely)),
        is_all_missing: speller.is_missing && !speller.stands,
    })
}

/// A word of a text, or two that are one, with what it may have been meant to be.
#[derive(Clone, Debug)]
struct Word {
    typed: String,
    guess: Option<Guess>,
}

struct Speller<'s> {
    searcher: &'s Searcher,
    /// How many words may still be looked at.
    left: usize,
    /// The words of each text read so far; of a text left alone none.
    texts: Vec<Vec<Word>>,
    /// Some word is nowhere.
    is_missing: bool,
    /// Some word of content is there.
    stands: bool,
}

impl Speller<'_> {
    /// The text with its slips mended, as far as they are sure.
    fn read(&mut self, text: &str) -> Result<String, Error> {
        let tokens: Vec<&str> = text.split_whitespace().collect();
        if tokens.len() > self.left {
            self.stands = true;
            self.texts.push(Vec::new());
            return Ok(text.to_string());
        }
        self.left -= tokens.len();
        let words = self.words(text, &tokens)?;
        let is_untouched = words.iter().all(|word| word.guess.is_none());
        let spelled = spelled(&words, Trust::Sure);
        self.texts
            .push(if is_untouched { Vec::new() } else { words });
        Ok(if is_untouched {
            text.to_string()
        } else {
            spelled
        })
    }

    fn words(&mut self, text: &str, tokens: &[&str]) -> Result<Vec<Word>, Error> {
        let run = Run::new(self.searcher.analyzer(), text);
        let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            let initials = tokens[at..]
                .iter()
                .take_while(|word| initials::is_initials(word));
            let row = initials.count();
            if row > 0
                && let Some(word) = self.initials(&tokens[at..at + row])?
            {
                words.push(word);
                at += row;
                continue;
            }
            at += self.word(&run, text, tokens, at, &mut words)?;
        }
        Ok(words)
    }

    /// Reads the token at `at`; returns how many tokens that took.
    fn word(
        &mut self,
        run: &Run,
        text: &str,
        tokens: &[&str],
        at: usize,
        words: &mut Vec<Word>,
    ) -> Result<usize, Error> {
        let typed = tokens[at];
        let asked = Asked {
            word: typed,
            before: at.checked_sub(1).map(|before| tokens[before]),
            behind: tokens.get(at + 1).copied(),
            is_there: false,
        };
        if !typed.chars().any(char::is_alphanumeric) || typed.chars().nth(LONGEST_WORD).is_some() {
            self.stands |= typed.chars().any(char::is_alphanumeric);
            words.push(Word::as_typed(typed));
            return Ok(1);
        }
        let standing = met::standing(self.searcher, run, text, typed)?;
        self.stands |= standing.is_there && standing.is_content;
        self.is_missing |= !standing.is_there;
        if !standing.is_doubtful {
            words.push(Word::as_typed(typed));
            return Ok(1);
        }
        if !standing.is_there {
            if let Some(joined) = self.joined(asked.before, typed)? {
                words.pop();
                words.push(Word::guessed(typed, joined));
                return Ok(1);
            }
            if let Some(joined) = self.joined(Some(typed), asked.behind.unwrap_or_default())? {
                words.push(Word::guessed(typed, joined));
                return Ok(2);
            }
            if let Some(guess) = guess::in_other_layout(self.searcher, asked)? {
                words.push(Word::guessed(typed, guess));
                return Ok(1);
            }
        }
        let is_there = standing.is_there;
        let guess = guess::nearest(self.searcher, Asked { is_there, ..asked })?;
        words.push(Word {
            typed: typed.to_string(),
            guess,
        });
        Ok(1)
    }

    /// Two words as one word, where some note has that.
    fn joined(&self, first: Option<&str>, second: &str) -> Result<Option<Guess>, Error> {
        let Some(first) = first.filter(|_| !second.is_empty()) else {
            return Ok(None);
        };
        let is_plain = |word: &str| word.chars().all(char::is_alphanumeric);
        if !is_plain(first) || !is_plain(second) {
            return Ok(None);
        }
        let text = format!("{first}{second}");
        let is_word = self.searcher.analyzer().lists(&text)
            || self.searcher.words().units(&text.to_lowercase())? > 0;
        let is_there = is_word && self.searcher.has(&text)?;
        let (how, trust) = (Step::Spelling, Trust::Sure);
        Ok(is_there.then_some(Guess { how, text, trust }))
    }

    /// Consonants as the words that begin so.
    fn initials(&mut self, row: &[&str]) -> Result<Option<Word>, Error> {
        let typed = row.join(" ");
        let meant = initials::meant(self.searcher, row)?;
        self.is_missing = true;
        let text = match meant.as_slice() {
            [] => return Ok(None),
            [only] => only.clone(),
            several => format!("({})", several.join(" OR ")),
        };
        let (how, trust) = (Step::Initials, Trust::Sure);
        let guess = Some(Guess { how, text, trust });
        Ok(Some(Word { typed, guess }))
    }
}

impl Word {
    fn as_typed(typed: &str) -> Word {
        let typed = typed.to_string();
        Word { typed, guess: None }
    }

    fn guessed(typed: &str, guess: Guess) -> Word {
        let (typed, guess) = (typed.to_string(), Some(guess));
        Word { typed, guess }
    }
}

fn spelled(words: &[Word], least: Trust) -> String {
    let spelled = words.iter().map(|word| match &word.guess {
        Some(guess) if guess.trust >= least => guess.text.as_str(),
        _ => word.typed.as_str(),
    });
    spelled.collect::<Vec<_>>().join(" ")
}

/// What was done to the first word that is trusted so far.
fn step(words: &[Word], least: Trust) -> Option<Step> {
    let mut guesses = words.iter().filter_map(|word| word.guess.as_ref());
    guesses
        .find(|guess| guess.trust >= least)
        .map(|guess| guess.how)
}
