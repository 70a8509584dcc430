//! Builds the query's tree from its tokens. Knows no text rules beyond them.

use super::calendar;
use super::lexer::{Token, tokens};
use super::{Answered, Atom, Clause, Filter, Group, Part, Sign};
use crate::splitter::Kind;

/// A text of more bytes was pasted rather than typed.
const TYPED_BYTES: usize = 1000;

/// Parses any text.
pub(super) fn parse(text: &str) -> Group {
    if is_pasted(text) {
        return words(text);
    }
    let mut parser = Parser {
        tokens: tokens(text),
        at: 0,
    };
    let group = parser.group();
    if group.alternatives.iter().all(Vec::is_empty) && !text.trim().is_empty() {
        return words(text);
    }
    group
}

/// Whether the text was copied from somewhere, so that its signs are no operators.
pub(super) fn is_pasted(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.nth(1).is_some() || text.len() > TYPED_BYTES && !text.contains(" OR ")
}

/// Words and nothing else.
pub(super) fn words(text: &str) -> Group {
    Group {
        alternatives: vec![vec![wanted(Atom::Words(text.trim().to_string()))]],
    }
}

struct Parser<'q> {
    tokens: Vec<Token<'q>>,
    at: usize,
}

impl<'q> Parser<'q> {
    fn next(&mut self) -> Option<Token<'q>> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn peek(&self) -> Option<&Token<'q>> {
        self.tokens.get(self.at)
    }

    /// Reads up to the closing bracket or the end.
    fn group(&mut self) -> Group {
        let mut alternatives = vec![Vec::new()];
        while let Some(token) = self.peek() {
            if *token == Token::Close {
                break;
            }
            if self.is_joined("OR", alternatives.last()) {
                self.at += 1;
                alternatives.push(Vec::new());
                continue;
            }
            let is_demanded = self.is_joined("AND", alternatives.last());
            self.at += usize::from(is_demanded);
            let mut clause = self.clause();
            let sequence = alternatives.last_mut().expect("starts with one");
            if is_demanded {
                demand(sequence.last_mut().into_iter().chain([&mut clause]));
            }
            push(sequence, clause);
        }
        Group { alternatives }
    }

    /// `OR` and `AND` join only between two operands; elsewhere they are words.
    fn is_joined(&self, name: &str, before: Option<&Vec<Clause>>) -> bool {
        self.is_named(name) && before.is_some_and(|sequence| !sequence.is_empty())
    }

    /// Whether the next word is that operator, with an operand behind it.
    fn is_named(&self, name: &str) -> bool {
        let after = self.tokens.get(self.at + 1);
        let operand =
            |token: &Token<'_>| !matches!(token, Token::Close | Token::Word("OR" | "AND"));
        self.peek() == Some(&Token::Word(name)) && after.is_some_and(operand)
    }

    fn clause(&mut self) -> Clause {
        let sign = match self.peek() {
            Some(Token::Plus) => Sign::Must,
            Some(Token::Minus) => Sign::Not,
            _ if self.is_named("NOT") => Sign::Not,
            _ => Sign::Wanted,
        };
        if sign != Sign::Wanted {
            self.at += 1;
        }
        let atom = self.atom();
        Clause { sign, atom }
    }

    fn atom(&mut self) -> Atom {
        match self.next() {
            Some(Token::Open) => {
                let group = self.group();
                self.at += 1;
                Atom::Group(group)
            }
            Some(Token::Field(name)) => self.field(name),
            Some(Token::Quoted(text)) => Atom::Phrase(text.trim().to_string()),
            Some(Token::Word(word)) => plain(word),
            Some(Token::Plus) => Atom::Words("+".to_string()),
            Some(Token::Minus) => Atom::Words("-".to_string()),
            Some(Token::Close) | None => Atom::Words(String::new()),
        }
    }

    fn field(&mut self, name: &str) -> Atom {
        let part = match name {
            "question" | "q" => Part::Question,
            "answer" | "a" => Part::Answer,
            "heading" => Part::Heading,
            _ => return self.filter(name),
        };
        if self.peek() == Some(&Token::Open) || !matches!(self.peek(), Some(Token::Field(_))) {
            return Atom::In(part, Box::new(self.atom()));
        }
        Atom::Words(format!("{name}:"))
    }

    fn filter(&mut self, name: &str) -> Atom {
        let value = match self.peek() {
            Some(Token::Word(value) | Token::Quoted(value)) => *value,
            _ => return Atom::Words(format!("{name}:")),
        };
        self.at += 1;
        match filter(name, value) {
            Some(filter) => Atom::Filter(filter),
            None => Atom::Words(format!("{name}:{}", value.trim())),
        }
    }
}

/// What `is:` takes.
pub const STATES: [&str; 4] = ["answered", "unanswered", "question", "section"];

pub(super) fn filter(name: &str, value: &str) -> Option<Filter> {
    match (name, value) {
        ("path", _) => Some(Filter::Path(value.to_string())),
        ("tag", _) => Some(Filter::Tag(value.trim_start_matches('#').to_string())),
        ("is", "answered") => Some(Filter::Answered(Answered::Yes)),
        ("is", "unanswered") => Some(Filter::Answered(Answered::No)),
        ("is", "question") => Some(Filter::Kind(Kind::Question)),
        ("is", "section") => Some(Filter::Kind(Kind::Section)),
        ("after", _) => calendar::day(value).map(Filter::After),
        ("before", _) => calendar::day(value).map(Filter::Before),
        _ => None,
    }
}

/// A word, or the beginning of one where it ends in a single `*`.
fn plain(word: &str) -> Atom {
    let stem = word.strip_suffix('*').unwrap_or_default();
    let is_prefix = !stem.is_empty() && stem.chars().all(|c| c.is_alphanumeric() || c == '_');
    if is_prefix {
        return Atom::Prefix(stem.to_string());
    }
    Atom::Words(word.to_string())
}

/// What `AND` joins must be there, unless it is forbidden.
fn demand<'c>(clauses: impl Iterator<Item = &'c mut Clause>) {
    for clause in clauses.filter(|clause| clause.sign == Sign::Wanted) {
        clause.sign = Sign::Must;
    }
}

/// Adds a clause; plain words join the run before them.
fn push(sequence: &mut Vec<Clause>, clause: Clause) {
    if let Clause {
        sign: Sign::Wanted,
        atom: Atom::Words(word),
    } = &clause
        && let Some(Clause {
            sign: Sign::Wanted,
            atom: Atom::Words(run),
        }) = sequence.last_mut()
    {
        run.push(' ');
        run.push_str(word);
        return;
    }
    sequence.push(clause);
}

fn wanted(atom: Atom) -> Clause {
    Clause {
        sign: Sign::Wanted,
        atom,
    }
}
