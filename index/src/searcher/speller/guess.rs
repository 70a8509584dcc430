//! Guesses what one word of a query was meant to be. Knows no other word of it but its neighbours.

use super::cost::cost;
use super::keys;
use super::verdict::{Clues, RARER, Trust};
use super::words::{Known, Origin};
use crate::analysis::{Make, Role, Via};
use crate::error::Error;
use crate::searcher::Step;
use crate::searcher::engine::Searcher;
use crate::searcher::run::Run;
use crate::widen::{hangul, keyboard};

/// Words of as many letters may hold two slips; shorter ones lie two slips from too many others.
const TWO_SLIPS_LETTERS: usize = 10;
/// How many of the cheapest neighbours are looked at closely.
const FINALISTS: usize = 6;
/// A slip that costs more is another word.
const DEAREST: f32 = 1.9;
/// Words stand side by side on purpose in one of so many units that would have both by chance.
const OF_CHANCE: u64 = 10;

/// A word of the query and the words around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'q> {
    pub(super) word: &'q str,
    pub(super) before: Option<&'q str>,
    pub(super) behind: Option<&'q str>,
    /// Some note has it, be it in pieces; then it is a slip as a whole or not at all.
    pub(super) is_there: bool,
}

/// What a word may have been meant to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) how: Step,
    pub(super) text: String,
    pub(super) trust: Trust,
}

/// A neighbour of a word and what speaks for it.
#[derive(Debug)]
struct Rival {
    known: Known,
    clues: Clues,
}

/// A word as typed in the other keyboard layout, where the notes have that.
///
/// One syllable is too little, unless the notes have it beside the query's next word.
pub(super) fn in_other_layout(
    searcher: &Searcher,
    asked: Asked<'_>,
) -> Result<Option<Guess>, Error> {
    let typed = [
        keyboard::as_korean(asked.word),
        keyboard::as_latin(asked.word),
    ];
    for text in typed.into_iter().flatten() {
        let is_single = text.chars().nth(1).is_none();
        let is_met = if is_single {
            beside(searcher, asked, &text)? > 0
        } else {
            is_word(searcher, &text)? && searcher.has(&text)?
        };
        if is_met {
            let (how, trust) = (Step::Keyboard, Trust::Sure);
            return Ok(Some(Guess { how, text, trust }));
        }
    }
    Ok(None)
}

/// Whether it is a word, not syllables that stand side by side by chance.
fn is_word(searcher: &Searcher, text: &str) -> Result<bool, Error> {
    let make = searcher.analyzer().make(text);
    let is_known = !matches!(
        make,
        Make::Pieces | Make::Unknown | Make::Broken | Make::Foreign
    );
    Ok(is_known || searcher.words().units(&text.to_lowercase())? > 0)
}

/// The word of the notes that it is most likely a slip of.
pub(super) fn nearest(searcher: &Searcher, asked: Asked<'_>) -> Result<Option<Guess>, Error> {
    let core = asked.word.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(text) = regular(searcher, core)?.filter(|_| !asked.is_there) {
        let (how, trust) = (Step::Spelling, Trust::Sure);
        return Ok(Some(Guess { how, text, trust }));
    }
    let mut best: Option<(f32, Rival)> = None;
    let mut forms = forms(searcher, core);
    if asked.is_there {
        forms.truncate(1);
    }
    let make = searcher.analyzer().make(core);
    for form in &forms {
        let mut rivals = rivals(searcher, form, make)?;
        rivals.retain(|rival| {
            let known = &rival.known.word;
            !forms.iter().any(|form| form == known) && !differs_in_particle(searcher, core, known)
        });
        for mut rival in rivals {
            rival.clues.beside = beside(searcher, asked, &rival.known.word)?;
            let odds = rival.clues.odds();
            // The dictionary still lists words of units that are gone.
            let is_gone = rival.known.origin == Origin::Written
                && searcher.words().units(&rival.known.word)? == 0;
            if is_gone {
                continue;
            }
            let is_better = best.as_ref().is_none_or(|(most, _)| odds > *most);
            if is_better
                && !says_the_same(searcher, core, &rival.known.word)
                && is_form_of(searcher, form, &rival)?
                && !has_other_particle(searcher, form, &rival.known)?
                && is_right_word(searcher, &rival.known)?
                && says_something(searcher, &rival.known.word)
            {
                best = Some((odds, rival));
            }
        }
    }
    let Some((_, rival)) = best else {
        return Ok(None);
    };
    let Some(trust) = rival.clues.trust() else {
        return Ok(None);
    };
    let text = written(searcher, &rival.known)?;
    let is_another = text != core && !forms.contains(&text) && !is_bare_verb(searcher, &text);
    let how = Step::Spelling;
    Ok(is_another.then_some(Guess { how, text, trust }))
}

/// Whether it is a verb as the index keeps it, which nobody types: `안전하`, but not `부하`.
fn is_bare_verb(searcher: &Searcher, text: &str) -> bool {
    let run = Run::new(searcher.analyzer(), text);
    let mut words = run.analysis.words.iter();
    text.ends_with(['하', '되']) && words.any(|word| word.via == Via::Stem && word.text != text)
}

/// Whether two words have the same terms, as one word before two endings has.
fn says_the_same(searcher: &Searcher, word: &str, known: &str) -> bool {
    let terms = |word: &str| -> Vec<_> {
        let run = Run::new(searcher.analyzer(), word);
        run.wanted().map(|term| term.text.clone()).collect()
    };
    terms(word) == terms(known)
}

/// Whether a word says what is asked for, not that something is asked: `어떤` does not.
fn says_something(searcher: &Searcher, word: &str) -> bool {
    let words = Run::new(searcher.analyzer(), word).analysis.words;
    words.iter().any(|word| word.role == Role::Content)
}

/// Whether a word of the notes is another and a particle that is not the one typed.
fn has_other_particle(searcher: &Searcher, word: &str, known: &Known) -> Result<bool, Error> {
    let Some((stem, particle)) = known.word.char_indices().skip(2).find_map(|(cut, _)| {
        let (stem, rest) = known.word.split_at(cut);
        let is_particle = searcher.analyzer().is_particle(stem, rest);
        is_particle.then_some((stem, rest))
    }) else {
        return Ok(false);
    };
    Ok(!word.ends_with(particle) && searcher.words().units(stem)? >= known.units)
}

/// Whether two words are one before two particles: `손떨림이` and `손떨림에`.
fn differs_in_particle(searcher: &Searcher, word: &str, known: &str) -> bool {
    let same = word.char_indices().zip(known.chars());
    let same = same.take_while(|((_, c), known)| c == known);
    let stem = same.map(|((start, c), _)| start + c.len_utf8()).last();
    let Some(stem) = stem.filter(|&stem| word[..stem].chars().nth(1).is_some()) else {
        return false;
    };
    let is_particle = |rest: &str| searcher.analyzer().is_particle(&word[..stem], rest);
    is_particle(&word[stem..]) && (known.len() == stem || is_particle(&known[stem..]))
}

/// Whether an inflected word of the notes ends as the word does; a noun ends in itself.
fn is_form_of(searcher: &Searcher, word: &str, rival: &Rival) -> Result<bool, Error> {
    let known = rival.known.word.as_str();
    let make = searcher.analyzer().make(known);
    if matches!(
        make,
        Make::Listed | Make::Unknown | Make::Pieces | Make::Foreign
    ) {
        return Ok(true);
    }
    let run = Run::new(searcher.analyzer(), known);
    let stems = run
        .analysis
        .words
        .iter()
        .filter(|word| word.via == Via::Stem);
    let Some(stem) = stems.min_by_key(|stem| stem.end) else {
        return Ok(true);
    };
    if stem.is_predicate() {
        let make = rival.clues.make;
        return Ok(!matches!(make, Make::Noun | Make::Inflected | Make::Name));
    }
    let tail = &known[stem.end.min(known.len())..];
    if tail.is_empty() || !known.contains(hangul::is_syllable) {
        return Ok(true);
    }
    let is_long = stem.text.chars().nth(1).is_some();
    if is_long && word.ends_with(tail) {
        return Ok(true);
    }
    // What is commoner than its stem is a word of its own: `재정의` is not `재정` with a particle.
    Ok(searcher.words().units(&stem.text)? < rival.known.units)
}

/// The word as a loanword should be spelled, where the notes have it so: `프록쉬`, `프록시`.
fn regular(searcher: &Searcher, word: &str) -> Result<Option<String>, Error> {
    let run = Run::new(searcher.analyzer(), word);
    let mut spelled = run.analysis.words.iter();
    let Some(spelled) = spelled.find(|word| word.via == Via::Spelling) else {
        return Ok(None);
    };
    let is_there = searcher.words().units(&spelled.text)? > 0;
    let known = Known {
        word: spelled.text.clone(),
        units: 1,
        origin: Origin::Written,
    };
    let text = is_there.then(|| written(searcher, &known)).transpose()?;
    Ok(text.filter(|text| text != word))
}

/// The word as it was typed, and without what may be a particle.
fn forms(searcher: &Searcher, word: &str) -> Vec<String> {
    let run = Run::new(searcher.analyzer(), word);
    let words = &run.analysis.words;
    let is_one = words.iter().all(|word| word.position == words[0].position);
    let mut forms = vec![word.to_lowercase()];
    let stems = words.iter().filter(|word| is_one && word.via == Via::Stem);
    for stem in stems.filter(|stem| stem.text.chars().nth(1).is_some()) {
        if !forms.iter().any(|form| *form == stem.text) {
            forms.push(stem.text.to_string());
        }
    }
    forms
}

/// The likeliest neighbours of a form of a word, before anything around them is looked at.
fn rivals(searcher: &Searcher, form: &str, whole: Make) -> Result<Vec<Rival>, Error> {
    let words = searcher.words();
    let letters = keys::typed(form).len();
    let slips = if letters < TWO_SLIPS_LETTERS { 1 } else { 2 };
    let own_units = words.units(form)?;
    // What is right with its ending is right without: `분양받을`, `분양받`.
    let make = match whole {
        Make::Noun | Make::Inflected => whole,
        _ => searcher.analyzer().make(form),
    };
    let near = words.near(form, slips)?.into_iter();
    let comparable = near.filter(|known| known.word != form && is_comparable(form, &known.word));
    let all_units = words.all_units().max(1) as f32;
    let mut rivals: Vec<Rival> = comparable
        .map(|known| Rival {
            clues: Clues {
                cost: cost(form, &known.word),
                letters,
                characters: form.chars().count(),
                share: known.units as f32 / all_units,
                own_units,
                units: known.units,
                beside: 0,
                make,
            },
            known,
        })
        .filter(|rival| rival.clues.cost <= DEAREST)
        .collect();
    rivals.sort_by(|a, b| {
        let odds = b.clues.odds().total_cmp(&a.clues.odds());
        odds.then_with(|| a.known.word.cmp(&b.known.word))
    });
    rivals.truncate(FINALISTS);
    Ok(rivals)
}

/// Whether one word can be a slip of the other at all.
///
/// Another script, another number or sign and a syllable before or behind it are no slips: `비선점` is not
/// `선점`.
fn is_comparable(word: &str, known: &str) -> bool {
    let is_hangul = |text: &str| text.chars().any(hangul::is_syllable);
    let is_sign = |c: &char| c.is_ascii_digit() || !c.is_alphanumeric();
    let signs = |text: &str| -> String { text.chars().filter(is_sign).collect() };
    let is_long = if is_hangul(known) {
        known.chars().nth(1).is_some()
    } else {
        known.chars().nth(2).is_some()
    };
    let is_whole = |rest: Option<&str>| rest.is_some_and(|rest| rest.contains(hangul::is_syllable));
    let is_longer = |long: &str, short: &str| {
        is_whole(long.strip_prefix(short)) || is_whole(long.strip_suffix(short))
    };
    is_long
        && is_hangul(known) == is_hangul(word)
        && signs(known) == signs(word)
        && !is_longer(word, known)
        && !is_longer(known, word)
}

/// Units that have a word beside the query's next one, in the query's order.
///
/// Two words that most units have stand side by side by chance: that says nothing.
fn beside(searcher: &Searcher, asked: Asked<'_>, word: &str) -> Result<u32, Error> {
    let before = asked.before.map(|before| (before, word));
    let behind = asked.behind.map(|behind| (word, behind));
    let mut most = 0;
    for (first, second) in before.into_iter().chain(behind) {
        let units = searcher.side_by_side(&format!("{first} {second}"))?;
        if units > most {
            let words = searcher.words();
            let both = u64::from(words.naming(first)?) * u64::from(words.naming(second)?);
            let is_chance = OF_CHANCE * u64::from(units) * words.all_units() < both;
            most = if is_chance { most } else { units };
        }
    }
    Ok(most)
}

/// Whether a word of the notes is spelled right, as far as its neighbours tell.
pub(super) fn is_right_word(searcher: &Searcher, known: &Known) -> Result<bool, Error> {
    let make = searcher.analyzer().make(&known.word);
    if known.origin == Origin::Borrowed
        || !matches!(
            make,
            Make::Pieces | Make::Unknown | Make::Foreign | Make::Name
        )
    {
        return Ok(true);
    }
    let near = searcher.words().near(&known.word, 1)?;
    let is_commoner = |other: &Known| {
        other.units / RARER >= known.units && is_comparable(&known.word, &other.word)
    };
    Ok(!near.iter().any(is_commoner))
}

/// A word of the notes as they have it, not in the one spelling of all that sound alike.
fn written(searcher: &Searcher, known: &Known) -> Result<String, Error> {
    let is_plain = known.origin == Origin::Borrowed || known.word.is_ascii();
    if is_plain || searcher.analyzer().make(&known.word) == Make::Listed {
        return Ok(known.word.to_string());
    }
    let written = searcher.as_written(&known.word)?;
    Ok(written.unwrap_or_else(|| known.word.to_string()))
}
