//! The query language: text in, a tree out; never an error. Knows no index and no term.
//!
//! ```text
//! query    = sequence { "OR" sequence }
//! sequence = clause { [ "AND" ] clause }
//! clause   = [ "+" | "-" | "NOT" ] atom
//! atom     = "(" query ")" | field ":" atom | filter | '"' text '"' | word "*" | word
//! field    = "question" | "q" | "answer" | "a" | "heading"
//! filter   = "path:" glob | "tag:" tag | "is:" property | "after:" date | "before:" date
//! date     = year [ "-" month [ "-" day ] ] | number ( "d" | "w" | "m" | "y" ) | "어제" | "지난달" | …
//! ```
//!
//! Neighbouring words form one run of text, so that a sentence stays a
//! sentence for the analysis. Whatever does not fit the grammar is text: an
//! unclosed quote or bracket, an unknown field, a lone sign.

mod calendar;
mod doubts;
mod lexer;
mod parser;
mod print;
#[cfg(test)]
mod tests;

pub use doubts::{Doubt, Unknown};
pub use lexer::FIELDS;
pub use parser::STATES;

/// A parsed query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    text: String,
    root: Group,
}

impl Query {
    /// Parses any text; what is not an operator is searched for.
    pub fn parse(text: &str) -> Query {
        Query {
            text: text.to_string(),
            root: parser::parse(text),
        }
    }

    /// The query of a tree; its text is what one would type for it.
    pub(crate) fn of(root: Group) -> Query {
        Query {
            text: root.to_string(),
            root,
        }
    }

    /// A query of words, whatever signs are among them.
    pub(crate) fn of_words(words: &str) -> Query {
        Query::of(parser::words(words))
    }

    /// Another query of the same text.
    pub(crate) fn with_root(&self, root: Group) -> Query {
        Query {
            text: self.text.clone(),
            root,
        }
    }

    /// The query as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Words that look like a field or its value, and are searched as text.
    pub fn doubts(&self) -> Vec<Doubt> {
        doubts::doubts(&self.text)
    }

    /// The alternatives of the query.
    pub fn root(&self) -> &Group {
        &self.root
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.root.alternatives.iter().all(Vec::is_empty)
    }

    /// The same query with the runs of plain words that it asks for replaced.
    ///
    /// # Errors
    /// The first that `change` gives.
    pub(crate) fn respelled<E>(
        &self,
        change: &mut dyn FnMut(&str) -> Result<String, E>,
    ) -> Result<Query, E> {
        let mut root = self.root.clone();
        change_group(&mut root, change)?;
        Ok(Query::of(root))
    }

    /// The texts asked for, of phrases and fields too.
    pub(crate) fn wanted_texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        wanted_texts(&self.root, &mut texts);
        texts
    }

    /// Whether a phrase or a prefix is wanted, which matches as it is written or not at all.
    pub(crate) fn has_exact(&self) -> bool {
        has_exact(&self.root)
    }

    /// The words asked for, of phrases and fields too, and the conditions that stay.
    pub(crate) fn loosened(&self) -> (Vec<String>, Vec<Clause>) {
        let (mut words, mut conditions) = (Vec::new(), Vec::new());
        loosen(&self.root, &mut words, &mut conditions);
        (words, conditions)
    }
}

/// Alternatives joined by `OR`; each is a sequence of clauses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The alternatives in their order; never empty lists beside others.
    pub alternatives: Vec<Vec<Clause>>,
}

/// An atom and whether it is wanted, demanded or forbidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The sign before the atom.
    pub sign: Sign,
    /// What is asked for.
    pub atom: Atom,
}

/// The sign before a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// None: wanted.
    Wanted,
    /// `+`: demanded.
    Must,
    /// `-`: forbidden.
    Not,
}

/// The smallest parts of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A run of plain words.
    Words(String),
    /// Text between quotes.
    Phrase(String),
    /// The beginning of a word, without its `*`.
    Prefix(String),
    /// A bracketed query.
    Group(Group),
    /// An atom to be found in one part of a unit.
    In(Part, Box<Atom>),
    /// A condition on the note or unit.
    Filter(Filter),
}

/// A part of a unit that a query can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `question:` or `q:`.
    Question,
    /// `answer:` or `a:`.
    Answer,
    /// `heading:`.
    Heading,
}

/// A condition that is met or not; it does not rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// `path:`: a glob, or a part of the path.
    Path(String),
    /// `tag:`.
    Tag(String),
    /// `is:answered` and `is:unanswered`.
    Answered(Answered),
    /// `is:question` and `is:section`.
    Kind(crate::splitter::Kind),
    /// `after:`: that day or later.
    After(Day),
    /// `before:`: earlier than that day.
    Before(Day),
}

/// Whether a question has an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It has one.
    Yes,
    /// It has none.
    No,
}

/// A calendar day; month and day are 1 where the query left them out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// Reads `2025`, `2025-01` or `2025-01-31`.
    pub fn parse(text: &str) -> Option<Day> {
        let mut numbers = text.split('-');
        let year = number(numbers.next()?, 4)?;
        let month = numbers.next().map_or(Some(1), |month| number(month, 2))?;
        let day = numbers.next().map_or(Some(1), |day| number(day, 2))?;
        let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
        let day = Day {
            year: i32::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        };
        (valid && numbers.next().is_none()).then_some(day)
    }

    /// The first whole day that stands in a text: `2025-01-31`, `2025.1.31`, `20250131`, `2025년 1월 31일`.
    pub(crate) fn dated(text: &str) -> Option<Day> {
        calendar::dated(text)
    }

    /// Days since 1970-01-01, by Howard Hinnant's `days_from_civil`.
    pub fn days_since_epoch(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let plain = !digits.is_empty() && digits.len() <= most;
    (plain && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

fn has_exact(group: &Group) -> bool {
    fn is_exact(atom: &Atom) -> bool {
        match atom {
            Atom::Phrase(_) | Atom::Prefix(_) => true,
            Atom::Group(group) => has_exact(group),
            Atom::In(_, inner) => is_exact(inner),
            Atom::Words(_) | Atom::Filter(_) => false,
        }
    }
    let mut clauses = group.alternatives.iter().flatten();
    clauses.any(|clause| clause.sign != Sign::Not && is_exact(&clause.atom))
}

fn change_group<E>(
    group: &mut Group,
    change: &mut dyn FnMut(&str) -> Result<String, E>,
) -> Result<(), E> {
    for sequence in &mut group.alternatives {
        let mut changed = Vec::with_capacity(sequence.len());
        for mut clause in sequence.drain(..) {
            match &clause.atom {
                _ if clause.sign == Sign::Not => changed.push(clause),
                Atom::Words(text) if clause.sign == Sign::Wanted => {
                    changed.append(&mut spelled(text, change)?);
                }
                _ => {
                    change_atom(&mut clause.atom, change)?;
                    changed.push(clause);
                }
            }
        }
        *sequence = changed;
    }
    Ok(())
}

/// What stands in the place of a run of words: another, perhaps with choices in brackets in it.
fn spelled<E>(
    text: &str,
    change: &mut dyn FnMut(&str) -> Result<String, E>,
) -> Result<Vec<Clause>, E> {
    let new = change(text)?;
    let mut group = if new == text {
        parser::words(text)
    } else {
        parser::parse(&new)
    };
    Ok(match &mut group.alternatives[..] {
        [only] => std::mem::take(only),
        _ => vec![Clause {
            sign: Sign::Wanted,
            atom: Atom::Group(group),
        }],
    })
}

fn change_atom<E>(
    atom: &mut Atom,
    change: &mut dyn FnMut(&str) -> Result<String, E>,
) -> Result<(), E> {
    match atom {
        Atom::Words(text) => {
            let mut clauses = spelled(text, change)?;
            *atom = match &mut clauses[..] {
                [only] if only.sign == Sign::Wanted => only.atom.clone(),
                _ => Atom::Group(Group {
                    alternatives: vec![clauses],
                }),
            };
        }
        Atom::Group(group) => change_group(group, change)?,
        Atom::In(_, inner) => change_atom(inner, change)?,
        Atom::Phrase(_) | Atom::Prefix(_) | Atom::Filter(_) => {}
    }
    Ok(())
}

fn wanted_texts<'q>(group: &'q Group, into: &mut Vec<&'q str>) {
    for clause in group.alternatives.iter().flatten() {
        let mut atom = &clause.atom;
        while let Atom::In(_, inner) = atom {
            atom = inner;
        }
        match atom {
            _ if clause.sign == Sign::Not => {}
            Atom::Words(text) | Atom::Phrase(text) => into.push(text),
            Atom::Group(group) => wanted_texts(group, into),
            Atom::Prefix(_) | Atom::Filter(_) | Atom::In(..) => {}
        }
    }
}

fn loosen(group: &Group, words: &mut Vec<String>, conditions: &mut Vec<Clause>) {
    for clause in group.alternatives.iter().flatten() {
        if clause.sign == Sign::Not || matches!(clause.atom, Atom::Filter(_)) {
            conditions.push(clause.clone());
            continue;
        }
        loosen_atom(&clause.atom, words, conditions);
    }
}

fn loosen_atom(atom: &Atom, words: &mut Vec<String>, conditions: &mut Vec<Clause>) {
    match atom {
        Atom::Words(text) | Atom::Phrase(text) | Atom::Prefix(text) => {
            words.extend(text.split_whitespace().map(str::to_string));
        }
        Atom::Group(group) => loosen(group, words, conditions),
        Atom::In(_, inner) => loosen_atom(inner, words, conditions),
        Atom::Filter(_) => {}
    }
}
