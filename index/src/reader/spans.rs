//! Keeps which stretches of a line are bold or linked; knows nothing of Markdown.

use super::letters::is_word;
use super::{BOLD, BOLD_START, LINKED};

/// Stretches of a line's words in the plain text, in order.
#[derive(Default)]
pub(super) struct Spans {
    depth: u32,
    opened: u32,
    done: Vec<(u32, u32)>,
}

impl Spans {
    pub(super) fn open(&mut self, at: u32) {
        if self.depth == 0 {
            self.opened = at;
        }
        self.depth += 1;
    }

    pub(super) fn close(&mut self, at: u32) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.done.push((self.opened, at));
        }
    }

    /// Ends what is open with the line, which ends at `at`.
    pub(super) fn part(&mut self, at: u32) {
        if self.depth > 0 && self.opened < at {
            self.done.push((self.opened, at));
        }
    }

    pub(super) fn open_line(&mut self, at: u32) {
        self.done.clear();
        self.opened = at;
    }

    /// Forgets what is open.
    pub(super) fn abandon(&mut self) {
        self.depth = 0;
    }

    /// Whether the words at `from` are bold as a whole, or open bold; a number before may be plain.
    pub(super) fn emphasis(&self, words: &str, from: u32) -> u16 {
        if self.done.is_empty() {
            return 0;
        }
        let letters = self.letters(words, from);
        let mut letters = letters.skip_while(|(c, is_bold)| !is_bold && c.is_ascii_digit());
        match letters.next() {
            Some((_, true)) if letters.all(|letter| letter.1) => BOLD | BOLD_START,
            Some((_, true)) => BOLD_START,
            _ => 0,
        }
    }

    /// Whether nothing but numbers stands outside of links in the words at `from`.
    pub(super) fn linkage(&self, words: &str, from: u32) -> u16 {
        let mut letters = self.letters(words, from);
        let held = !self.done.is_empty() && letters.all(|(c, held)| held || c.is_ascii_digit());
        if held { LINKED } else { 0 }
    }

    /// How many letters of the words at `from` stand in links or, of bold stretches, are bold.
    pub(super) fn held_letters(&self, words: &str, from: u32) -> u32 {
        if self.done.is_empty() {
            return 0;
        }
        self.letters(words, from).filter(|(_, held)| *held).count() as u32
    }

    /// The letters of `words`, which stand at `from`, each with whether a stretch holds it.
    fn letters(&self, words: &str, from: u32) -> impl Iterator<Item = (char, bool)> {
        let mut rest = &self.done[..];
        let letters = words.char_indices().filter(|(_, c)| is_word(*c));
        letters.map(move |(at, c)| {
            let at = from + at as u32;
            while rest.first().is_some_and(|span| span.1 <= at) {
                rest = &rest[1..];
            }
            (c, rest.first().is_some_and(|span| span.0 <= at))
        })
    }
}

/// Notes that text at `at` stands at `source`, unless it goes on from the place before.
pub(super) fn note_place(places: &mut Vec<(u32, u32)>, at: u32, source: u32) {
    let shift = |place: &(u32, u32)| place.1.wrapping_sub(place.0);
    if places.last().map(shift) != Some(source.wrapping_sub(at)) {
        places.push((at, source));
    }
}
