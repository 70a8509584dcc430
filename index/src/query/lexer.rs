//! Cuts a query into signs, brackets, quotes and words; brackets and quotes without a partner are words. Knows no grammar.

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'q> {
    /// `(`, with a partner.
    Open,
    /// `)`, with a partner.
    Close,
    /// `+` directly before an atom.
    Plus,
    /// `-` directly before an atom.
    Minus,
    /// A known field's name directly before an atom, without its colon.
    Field(&'q str),
    /// Text between quotes, without them.
    Quoted(&'q str),
    /// Anything else up to white space or a bracket of the query.
    Word(&'q str),
}

/// Names that a colon makes a field of a query.
pub const FIELDS: [&str; 10] = [
    "question", "q", "answer", "a", "heading", "path", "tag", "is", "after", "before",
];
/// Brackets deeper than this are text.
const MAX_DEPTH: usize = 32;

/// Cuts `text` into tokens, in linear time.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer {
        text,
        at: 0,
        open: 0,
        partners: partners(text),
        quotes: Quotes::default(),
        tokens: Vec::new(),
    };
    while lexer.step() {}
    lexer.tokens
}

struct Lexer<'q> {
    text: &'q str,
    at: usize,
    open: usize,
    /// Offsets of the brackets that have a partner, ascending.
    partners: Vec<usize>,
    quotes: Quotes,
    tokens: Vec<Token<'q>>,
}

impl<'q> Lexer<'q> {
    /// Takes one token; false at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest().trim_start();
        self.at = self.text.len() - rest.len();
        if rest.is_empty() {
            return false;
        }
        if self.close() {
            return true;
        }
        while self.sign() || self.field() {}
        if !(self.bracket() || self.quoted()) {
            self.word();
        }
        true
    }

    fn rest(&self) -> &'q str {
        &self.text[self.at..]
    }

    fn is_partner(&self, offset: usize) -> bool {
        self.partners.binary_search(&offset).is_ok()
    }

    fn close(&mut self) -> bool {
        if self.open == 0 || !self.rest().starts_with(')') || !self.is_partner(self.at) {
            return false;
        }
        self.open -= 1;
        self.push(Token::Close, 1)
    }

    fn sign(&mut self) -> bool {
        if matches!(self.tokens.last(), Some(Token::Plus | Token::Minus)) || self.is_value() {
            return false;
        }
        let token = match self.rest().chars().next() {
            Some('+') => Token::Plus,
            Some('-') => Token::Minus,
            _ => return false,
        };
        let next = self.rest()[1..].chars().next();
        next.is_some_and(begins_atom) && self.push(token, 1)
    }

    fn field(&mut self) -> bool {
        let rest = self.rest();
        let named = |name: &&&str| {
            let after = rest.strip_prefix(**name);
            after.is_some_and(|after| after.starts_with(':'))
        };
        let Some(name) = FIELDS.iter().find(named) else {
            return false;
        };
        if self.is_value() {
            return false;
        }
        let value = &rest[name.len() + 1..];
        let first = match self.quotes.of(value) {
            Some((quoted, _)) => quoted,
            None => &value[..self.word_bytes(value)],
        };
        let has_value = first.contains(char::is_alphanumeric);
        has_value && self.push(Token::Field(name), name.len() + 1)
    }

    /// Whether a field's name ended where this one begins.
    fn is_value(&self) -> bool {
        let follows_field = matches!(self.tokens.last(), Some(Token::Field(_)));
        follows_field && self.text[..self.at].ends_with(':')
    }

    fn bracket(&mut self) -> bool {
        if !self.rest().starts_with('(') || !self.is_partner(self.at) {
            return false;
        }
        self.open += 1;
        self.push(Token::Open, 1)
    }

    fn quoted(&mut self) -> bool {
        match self.quotes.of(self.rest()) {
            Some((quoted, length)) => self.push(Token::Quoted(quoted), length),
            None => false,
        }
    }

    fn word(&mut self) {
        let rest = self.rest();
        let word = &rest[..self.word_bytes(rest)];
        self.push(Token::Word(word), word.len());
    }

    /// Length in bytes of the word with which the rest of the text begins.
    fn word_bytes(&self, rest: &str) -> usize {
        let start = self.text.len() - rest.len();
        let ends = |(offset, c): &(usize, char)| {
            c.is_whitespace() || (self.open > 0 && *c == ')' && self.is_partner(start + offset))
        };
        let end = rest.char_indices().find(ends);
        end.map_or(rest.len(), |(at, _)| at)
    }

    fn push(&mut self, token: Token<'q>, length: usize) -> bool {
        self.tokens.push(token);
        self.at += length;
        true
    }
}

/// Whether a sign before that character is one.
pub(super) fn begins_atom(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '"' | '“' | '(' | '@' | '.')
}

/// Offsets of brackets that open an atom and have a partner; those between quotes are text.
fn partners(text: &str) -> Vec<usize> {
    let mut open = Vec::new();
    let mut paired = Vec::new();
    let mut before = ' ';
    let mut quotes = Quotes::default();
    let mut quoted_until = 0;
    for (at, c) in text.char_indices() {
        let opens = before.is_whitespace() || matches!(before, '(' | '+' | '-' | ':');
        before = c;
        if at < quoted_until {
            continue;
        }
        if opens && let Some((_, length)) = quotes.of(&text[at..]) {
            quoted_until = at + length;
        } else if c == '(' {
            open.push(opens.then_some(at));
        } else if c == ')'
            && let Some(Some(start)) = open.pop()
            && open.len() < MAX_DEPTH
        {
            paired.extend([start, at]);
        }
    }
    paired.sort_unstable();
    paired
}

/// Finds what stands between quotes, in linear time over a whole text.
#[derive(Default)]
struct Quotes {
    /// Closing quotes known not to come any more.
    spent: Vec<char>,
}

impl Quotes {
    /// What stands between the quotes with which the rest of a text begins, and the bytes of all.
    fn of<'q>(&mut self, rest: &'q str) -> Option<(&'q str, usize)> {
        let (open, close) = match rest.chars().next() {
            Some('"') => ('"', '"'),
            Some('“') => ('“', '”'),
            _ => return None,
        };
        if self.spent.contains(&close) {
            return None;
        }
        let inside = &rest[open.len_utf8()..];
        let Some(end) = inside.find(close) else {
            self.spent.push(close);
            return None;
        };
        let quoted = &inside[..end];
        let length = open.len_utf8() + end + close.len_utf8();
        (!quoted.trim().is_empty()).then_some((quoted, length))
    }
}
