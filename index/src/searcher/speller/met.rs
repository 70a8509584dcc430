//! Tells whether a word of a query stands in the notes as it is written. Knows no neighbour of it.

use std::ops::Range;

use crate::analysis::{Make, Mention, Role, Term, Via, View};
use crate::error::Error;
use crate::searcher::engine::Searcher;
use crate::searcher::run::Run;
use crate::widen::hangul;

/// In syllables.
const LONGEST_PARTICLE: usize = 3;

/// How a word stands in the notes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Some note has it, in this form or another.
    pub(super) is_there: bool,
    /// It says what is asked for, not that something is asked.
    pub(super) is_content: bool,
    /// It may be a slip: nowhere, rare, or pieces of other words.
    pub(super) is_doubtful: bool,
}

/// How a word of a text stands in the notes.
pub(super) fn standing(
    searcher: &Searcher,
    run: &Run,
    text: &str,
    word: &str,
) -> Result<Standing, Error> {
    let start = word.as_ptr() as usize - text.as_ptr() as usize;
    let place = start..start + word.len();
    let mentions = run.analysis.mentions();
    let alone = Run::new(searcher.analyzer(), word);
    if run.is_idle_english(&place) {
        return Ok(Standing {
            is_there: true,
            is_content: false,
            is_doubtful: false,
        });
    }
    let is_met = is_listed_otherwise(searcher, &alone)
        || is_met(searcher, run, &mentions, &place)?
        || is_met_alone(searcher, &alone)?;
    let here = |mention: &Mention| mention.start < place.end && place.start < mention.end;
    let mut here = mentions.iter().filter(|mention| here(mention));
    let is_content = here.any(|mention| mention.role == Role::Content);
    let is_idle = alone
        .analysis
        .words
        .iter()
        .all(|word| word.role != Role::Content);
    let make = searcher.analyzer().make(word);
    // Notes say by nouns what people ask by verbs.
    let is_asked_by_verb =
        make == Make::Inflected || is_sound(run, &place, word) && is_verb(run, &place);
    let is_there = is_met
        || is_idle
        || is_asked_by_verb
        || is_made_of_what_is_there(searcher, &alone, make)?
        || is_met_before_a_particle(searcher, word)?;
    let is_certain = is_idle
        || make == Make::Listed
        || is_laughter(word)
        || is_counted(word)
        || make == Make::Noun && is_made_a_verb(searcher, &alone, word)
        || make != Make::Broken && !is_one_word(&alone);
    let is_sound = is_sound(run, &place, word);
    let is_long = word.chars().nth(2).is_some();
    let is_certain = is_certain || is_sound && is_long && is_verb(run, &place);
    let is_suspect = !is_sound && is_suspect(searcher, &alone, make)?;
    let is_doubtful = !is_certain && (!is_met || is_suspect);
    Ok(Standing {
        is_there,
        is_content,
        is_doubtful,
    })
}

/// Whether the vocabulary lists the word as loanwords should be spelled: `프록쉬`, `프록시`.
fn is_listed_otherwise(searcher: &Searcher, alone: &Run) -> bool {
    let mut spelled = alone
        .analysis
        .words
        .iter()
        .filter(|word| word.via == Via::Spelling);
    spelled.any(|word| searcher.analyzer().lists(&word.text))
}

/// Whether all that a text names there stands in some note.
fn is_met(
    searcher: &Searcher,
    run: &Run,
    mentions: &[Mention],
    place: &Range<usize>,
) -> Result<bool, Error> {
    let mut here = mentions
        .iter()
        .filter(|mention| mention.start < place.end && place.start < mention.end);
    here.try_fold(true, |met, mention| {
        Ok(met && is_met_as_written(searcher, run, mention)?)
    })
}

fn is_met_alone(searcher: &Searcher, alone: &Run) -> Result<bool, Error> {
    let mentions = alone.mentions();
    mentions.iter().try_fold(true, |met, mention| {
        Ok(met && is_met_as_written(searcher, alone, mention)?)
    })
}

/// Whether the notes have the word without its particle, where the dictionary cuts it otherwise:
/// `손떨림이` is taken for 손 and 떨림이.
fn is_met_before_a_particle(searcher: &Searcher, word: &str) -> Result<bool, Error> {
    let starts: Vec<usize> = word.char_indices().map(|(start, _)| start).collect();
    let cuts = starts.iter().skip(2).rev().take(LONGEST_PARTICLE);
    for (stem, particle) in cuts.map(|&cut| word.split_at(cut)) {
        if searcher.analyzer().is_particle(stem, particle) && searcher.words().units(stem)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether some note has it without its spelling being mended.
///
/// What only the rules for loanwords bring together (`목쩍`, `목적`) may as well be a slip.
fn is_met_as_written(searcher: &Searcher, run: &Run, mention: &Mention) -> Result<bool, Error> {
    let is_mended = |text: &str| {
        let mut words = run.analysis.words.iter();
        words.any(|word| word.via == Via::Spelling && !word.known && word.text == text)
    };
    for trace in &mention.traces {
        let is_mended = trace.view == View::Words && is_mended(&trace.terms[0].1);
        if !is_mended && searcher.holds(trace)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether it is several words in one, each of which the notes have: `상태관리라이브러리`.
fn is_made_of_what_is_there(searcher: &Searcher, alone: &Run, make: Make) -> Result<bool, Error> {
    let pieces: Vec<&Term> = alone.wanted().collect();
    let is_long = |piece: &&Term| piece.text.chars().nth(1).is_some();
    let is_compound =
        matches!(make, Make::Compound | Make::Derived | Make::Foreign) || pieces.len() > 2;
    if !is_compound || pieces.len() < 2 || !pieces.iter().all(is_long) {
        return Ok(false);
    }
    pieces.iter().try_fold(
        true,
        |met, piece| Ok(met && searcher.has_term(&piece.text)?),
    )
}

/// Whether a word that is met in pieces, or in few units, is no word of the dictionary.
fn is_suspect(searcher: &Searcher, alone: &Run, make: Make) -> Result<bool, Error> {
    let words = alone.analysis.words.iter();
    let Some(typed) = words.max_by_key(|word| word.end - word.start) else {
        return Ok(false);
    };
    let units = searcher.words().units(&typed.text)?;
    Ok(match make {
        Make::Pieces | Make::Broken => units == 0,
        Make::Unknown | Make::Name | Make::Foreign => {
            u64::from(units) * 100 < searcher.words().all_units()
        }
        Make::Listed | Make::Noun | Make::Inflected | Make::Compound | Make::Derived => false,
    })
}

/// Whether the sentence makes known words of it that are complete: `안전한` before a noun.
fn is_sound(run: &Run, place: &Range<usize>, word: &str) -> bool {
    let inside = |term: &&Term| term.start < place.end && place.start < term.end;
    let is_sentence = run.analysis.words.iter().any(|term| !inside(&term));
    let mut words = run.analysis.words.iter().filter(inside);
    is_sentence && !word.ends_with(['하', '되']) && words.all(|term| term.known)
}

/// Whether a noun has the endings of a verb: `거부되면`, `분양받을`.
fn is_made_a_verb(searcher: &Searcher, alone: &Run, word: &str) -> bool {
    let mut words = alone.analysis.words.iter();
    let stem = words
        .find_map(|term| (term.via == Via::Stem).then(|| word.strip_prefix(term.text.as_str())));
    let Some(Some(endings)) = stem else {
        return false;
    };
    let noun = &word[..word.len() - endings.len()];
    !endings.is_empty() && !searcher.analyzer().is_particle(noun, endings)
}

/// Whether the sentence makes a verb or an adjective of it.
fn is_verb(run: &Run, place: &Range<usize>) -> bool {
    let inside = |term: &&Term| term.start < place.end && place.start < term.end;
    let mut words = run.analysis.words.iter().filter(inside);
    words.any(Term::is_predicate)
}

fn is_one_word(alone: &Run) -> bool {
    let words = &alone.analysis.words;
    words.iter().all(|word| word.position == words[0].position)
}

/// One letter again and again: `ㅋㅋ`, `ㅠㅠ`.
fn is_laughter(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    let is_letter = first.is_some_and(|c| ('ㄱ'..='ㅣ').contains(&c));
    is_letter && word.chars().nth(1).is_some() && letters.all(|c| Some(c) == first)
}

/// A number with its unit: `20대`, `12개월일`.
fn is_counted(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().any(hangul::is_syllable)
}
