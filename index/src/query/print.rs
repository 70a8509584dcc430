//! Prints a query as one would type it, so that it reads back as the same tree. Knows no index.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

use super::{Answered, Atom, Clause, Day, Filter, Group, Part, Query, Sign, lexer};

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, sequence) in self.alternatives.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { " OR " })?;
            for (at, clause) in sequence.iter().enumerate() {
                f.write_str(if at == 0 { "" } else { " " })?;
                clause.fmt(f)?;
            }
        }
        Ok(())
    }
}

impl Clause {
    /// Whether a `+` or `-` directly before it would be one, and its own.
    fn takes_sign(&self) -> bool {
        match &self.atom {
            Atom::Words(text) | Atom::Prefix(text) => {
                text.starts_with(lexer::begins_atom) && !self.atom.is_run()
            }
            _ => true,
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let atom = &self.atom;
        match (self.sign, self.takes_sign()) {
            (Sign::Wanted, _) => atom.fmt(f),
            (Sign::Must, true) => write!(f, "+{atom}"),
            (Sign::Must, false) => write!(f, "+({atom})"),
            (Sign::Not, true) => write!(f, "-{atom}"),
            (Sign::Not, false) if atom.is_run() => write!(f, "-({atom})"),
            (Sign::Not, false) => write!(f, "NOT {atom}"),
        }
    }
}

impl Atom {
    /// Whether it is several words, before which a sign would mean the first.
    fn is_run(&self) -> bool {
        matches!(self, Atom::Words(text) if text.contains(char::is_whitespace))
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Atom::Words(text) => f.write_str(text),
            Atom::Phrase(text) => f.write_str(&quoted(text)),
            Atom::Prefix(text) => write!(f, "{text}*"),
            Atom::Group(group) => write!(f, "({group})"),
            Atom::In(part, atom) if atom.is_run() => write!(f, "{}:({atom})", part.name()),
            Atom::In(part, atom) => write!(f, "{}:{atom}", part.name()),
            Atom::Filter(filter) => filter.fmt(f),
        }
    }
}

/// The text between quotes that it does not hold itself.
fn quoted(text: &str) -> String {
    match text.contains('"') {
        true => format!("“{text}”"),
        false => format!("\"{text}\""),
    }
}

/// A filter's value, between quotes where it would end early.
fn value(value: &str) -> Cow<'_, str> {
    match value.contains(char::is_whitespace) {
        true => Cow::Owned(quoted(value)),
        false => Cow::Borrowed(value),
    }
}

impl Part {
    pub(super) fn name(self) -> &'static str {
        match self {
            Part::Question => "question",
            Part::Answer => "answer",
            Part::Heading => "heading",
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::splitter::Kind;
        match self {
            Filter::Path(pattern) => write!(f, "path:{}", value(pattern)),
            Filter::Tag(tag) => write!(f, "tag:{}", value(tag)),
            Filter::Answered(Answered::Yes) => f.write_str("is:answered"),
            Filter::Answered(Answered::No) => f.write_str("is:unanswered"),
            Filter::Kind(Kind::Question) => f.write_str("is:question"),
            Filter::Kind(Kind::Section) => f.write_str("is:section"),
            Filter::After(day) => write!(f, "after:{day}"),
            Filter::Before(day) => write!(f, "before:{day}"),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Day { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
