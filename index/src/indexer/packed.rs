//! Hands analysed terms to the engine as one text a field. Knows no field and no language.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Bits of a number that one character carries.
const NUMBER_BITS: u32 = 6;
/// Set in every character of a number but the last.
const MORE: u32 = 1 << NUMBER_BITS;

/// The terms of one field of one unit, each with its step from the position before and its length.
#[derive(Debug, Default)]
pub(super) struct Packed {
    text: String,
    position: u32,
    count: u32,
}

impl Packed {
    /// With room for so many bytes.
    pub(super) fn with_room(bytes: usize) -> Packed {
        Packed {
            text: String::with_capacity(bytes),
            ..Packed::default()
        }
    }

    /// Adds a term; positions never descend.
    pub(super) fn push(&mut self, position: u32, term: &str) {
        self.push_number(position.saturating_sub(self.position));
        self.push_number(term.len() as u32);
        self.text.push_str(term);
        self.position = position;
        self.count += 1;
    }

    /// How many terms there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// What [`Unpacker`] reads.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn push_number(&mut self, mut number: u32) {
        while number >= MORE {
            self.text.push(sign(number & (MORE - 1) | MORE));
            number >>= NUMBER_BITS;
        }
        self.text.push(sign(number));
    }
}

/// A number below 128 as a character of one byte.
fn sign(number: u32) -> char {
    char::from(number as u8)
}

/// Gives the engine packed terms back one by one.
#[derive(Clone, Debug, Default)]
pub(super) struct Unpacker {
    token: Token,
}

impl Tokenizer for Unpacker {
    type TokenStream<'a> = Unpacked<'a>;

    fn token_stream<'a>(&'a mut self, packed: &'a str) -> Unpacked<'a> {
        self.token.reset();
        self.token.position = 0;
        Unpacked {
            rest: packed,
            token: &mut self.token,
        }
    }
}

/// Packed terms on their way.
#[derive(Debug)]
pub(super) struct Unpacked<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Unpacked<'_> {
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (&byte, _) = self.rest.as_bytes().split_first()?;
            self.rest = self.rest.get(1..)?;
            number |= (usize::from(byte) & (MORE as usize - 1)) << shift;
            if u32::from(byte) < MORE {
                return Some(number);
            }
            shift += NUMBER_BITS;
        }
    }

    fn next(&mut self) -> Option<()> {
        let step = self.number()?;
        let length = self.number()?;
        let (term, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        self.token.position += step;
        self.token.text.clear();
        self.token.text.push_str(term);
        Some(())
    }
}

impl TokenStream for Unpacked<'_> {
    fn advance(&mut self) -> bool {
        self.next().is_some()
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(terms: &[(u32, &str)]) {
        let mut packed = Packed::default();
        for (position, term) in terms {
            packed.push(*position, term);
        }
        assert_eq!(packed.count() as usize, terms.len());
        let text = packed.into_text();
        let mut unpacker = Unpacker::default();
        // The engine takes one field after another from the same unpacker.
        for _ in 0..2 {
            let mut found = Vec::new();
            let mut stream = unpacker.token_stream(&text);
            stream.process(&mut |token| found.push((token.position as u32, token.text.clone())));
            let found: Vec<_> = found.iter().map(|(at, text)| (*at, &text[..])).collect();
            assert_eq!(found, terms);
        }
    }

    #[test]
    fn terms_come_back_as_they_went() {
        check(&[]);
        check(&[
            (0, "캐시"),
            (0, "cache"),
            (1, ""),
            (64, "레디스"),
            (70_000, "a\0b"),
        ]);
        check(&[(5, &"가".repeat(3000)), (5, "나")]);
    }

    #[test]
    fn what_is_no_packed_text_ends_early() {
        let mut unpacker = Unpacker::default();
        for text in ["\u{1}", "\0\u{2}가", "가나", "\u{7f}"] {
            assert!(!unpacker.token_stream(text).advance(), "{text:?}");
        }
    }
}
