//! Reads a note into lines with their visible words, kinds and places. Judges none of them.
//!
//! What Markdown is, pulldown-cmark decides. Before it reads a note, [`lenience`] rewrites what
//! authors write and CommonMark does not mean, and takes out HTML tags and code; behind it, every
//! word goes back to the line it stands on. Nesting is told by columns, quotes and toggles, because
//! authors do not count blanks as CommonMark does.

mod code;
mod front;
mod lenience;
mod letters;
mod markup;
mod prepare;
mod spans;
#[cfg(test)]
mod tests;
mod visible;

pub use front::{FormChoices, FrontMatter};
pub(crate) use letters::{
    collapse, first_chars, floor, is_beyond_latin, is_blank, is_hangul, is_word,
};
pub use markup::{TagFound, TagKind, Tags, image_words};

/// A note as its lines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// The lines that hold anything but blanks, in order; comments and front matter hold nothing.
    pub(crate) lines: Vec<Line>,
    pub(crate) plain: Plain,
    pub(crate) front: FrontMatter,
    /// Why the front matter could not be read.
    pub(crate) front_fault: Option<String>,
    /// The lines of fences that nothing closes, counted from 1.
    pub(crate) unclosed: Vec<usize>,
    /// Where visible text stands in the note: offsets into the plain text and into the note, both
    /// in bytes; a place holds up to the next one.
    places: Vec<(u32, u32)>,
    /// The note has more lines than are read; the rest is not in `lines`.
    pub(crate) truncated: bool,
}

/// What a line is to a reader's eye.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Heading,
    /// The title of a toggle.
    Summary,
    Item,
    Text,
    /// A row of a table.
    Row,
    Code,
    /// The mark that opens or closes code.
    Fence,
    Rule,
    /// Nothing but tags, or what else no reader sees: a link's definition.
    #[default]
    Mute,
}

/// The whole line is bold.
pub(crate) const BOLD: u16 = 1;
/// It opens bold and goes on otherwise.
pub(crate) const BOLD_START: u16 = 2;
/// Nothing but links.
pub(crate) const LINKED: u16 = 4;
pub(crate) const PICTURE: u16 = 8;
/// Its form comes from a tag, not from Markdown.
pub(crate) const HTML: u16 = 16;
/// The title of a callout.
pub(crate) const CALLOUT: u16 = 32;
/// The callout is one for questions.
pub(crate) const ASKING_CALLOUT: u16 = 64;
/// A heading inside a list item.
pub(crate) const HEADED: u16 = 128;
/// The first row of a table.
pub(crate) const TABLE_HEAD: u16 = 256;
/// Has a box to tick.
pub(crate) const TASK: u16 = 512;
/// Inside a summary of several lines, behind its first.
pub(crate) const IN_SUMMARY: u16 = 1024;
/// In a fence that is only a box around a dialogue.
pub(crate) const BOXED: u16 = 2048;

/// A line of a note.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Line {
    /// Counted from 1.
    pub(crate) number: u32,
    pub(crate) kind: Kind,
    /// Of a heading, 1 to 6; else 0.
    pub(crate) level: u8,
    /// How many quotes are around it.
    pub(crate) quote: u8,
    /// How many toggles are around it.
    pub(crate) toggle: u8,
    /// Of an item: `-`, `*`, `+` or another bullet, `1` for any number; else 0.
    pub(crate) marker: u8,
    /// The column of its marker or first word, from 0; tabs reach to the next fourth.
    pub(crate) column: u16,
    pub(crate) flags: u16,
    /// The innermost toggle, counted from 1 in the order they open; 0 outside.
    pub(crate) toggle_id: u32,
    /// The number of an ordered list's item.
    pub(crate) ordinal: u32,
    /// The line in the note, in bytes, without its line feed.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Where its content begins in the note, behind quotes, markers and tags, in bytes.
    pub(crate) content: u32,
    /// Its visible words in the plain text; behind `rest` what follows a summary on its line.
    pub(crate) words: (u32, u32),
    pub(crate) rest: u32,
    /// Where in the note a summary ends that ends on this line; 0 if none does.
    cut: u32,
}

impl Line {
    pub(crate) fn has(&self, flags: u16) -> bool {
        self.flags & flags != 0
    }

    pub(crate) fn words_shown(&self) -> bool {
        self.words.0 < self.words.1
    }

    /// Whether a reader sees it: words, code, a table, a picture.
    pub(crate) fn is_shown(&self) -> bool {
        match self.kind {
            Kind::Rule | Kind::Fence => false,
            Kind::Mute => self.has(PICTURE),
            Kind::Code => true,
            _ => self.words_shown() || self.has(PICTURE),
        }
    }
}

/// Notes of more bytes are not divided: offsets are kept in 32 bits.
const NOTE_BYTES: usize = 1 << 30;

/// Reads a note. Total, and linear in its length.
pub(crate) fn read(note: &str) -> Page {
    let bom = note
        .strip_prefix('\u{feff}')
        .map_or(0, |rest| note.len() - rest.len());
    let found = front::read(note, bom);
    let page = if note.len() > NOTE_BYTES {
        let mut plain = Plain::default();
        plain.start_lines(1);
        Page {
            plain,
            truncated: true,
            ..Page::default()
        }
    } else {
        visible::fill(note, prepare::prepare(note, bom, found.end.max(bom)))
    };
    Page {
        front: found.front,
        front_fault: found.warning,
        ..page
    }
}

impl Page {
    /// The visible words of a line.
    pub(crate) fn words(&self, line: &Line) -> &str {
        self.plain.at((line.words.0, line.rest))
    }

    /// What stands behind a summary on its line.
    pub(crate) fn rest(&self, line: &Line) -> &str {
        self.plain.at((line.rest, line.words.1))
    }

    /// Where in the note the character stands that is at `at` in the plain text, both in bytes.
    pub(crate) fn source(&self, at: u32) -> usize {
        let next = self.places.partition_point(|place| place.0 <= at);
        let (plain, source) = self.places[..next].last().copied().unwrap_or_default();
        (source + (at - plain)) as usize
    }
}

/// A note's text as a reader sees it, markup removed.
///
/// It has exactly one line for every line of the note; lines without visible text are empty.
#[derive(Debug, Clone, Default)]
pub struct Plain {
    text: String,
    starts: Vec<u32>,
    /// Lines that open with the number of a list's item, and the number; in line order.
    ordinals: Vec<(u32, u32)>,
    /// Lines with links, and how many letters these have; in line order.
    linked: Vec<(u32, u32)>,
    /// Lines that are items or rows, in order.
    items: Vec<u32>,
    /// Lines that end with the words of pictures, and how many bytes these have; in line order.
    pictures: Vec<(u32, u32)>,
}

impl Plain {
    fn with_capacity(bytes: usize, lines: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            starts: Vec::with_capacity(lines),
            ..Self::default()
        }
    }

    /// Starts lines until there are `count`; what is pushed from now on belongs to the last.
    fn start_lines(&mut self, count: usize) {
        while self.starts.len() < count {
            if !self.starts.is_empty() {
                self.text.push('\n');
            }
            self.starts.push(self.text.len() as u32);
        }
    }

    fn len(&self) -> u32 {
        self.text.len() as u32
    }

    pub(crate) fn at(&self, range: (u32, u32)) -> &str {
        &self.text[range.0 as usize..range.1 as usize]
    }

    /// How many lines the note has.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The visible text of some lines, separated by line feeds.
    ///
    /// `first` and `last` count from 1, inclusive. Lines that the note does not have are left out.
    pub fn lines(&self, first: usize, last: usize) -> &str {
        let last = last.min(self.starts.len());
        if first == 0 || first > last {
            return "";
        }
        let (from, to) = (self.starts[first - 1] as usize, self.end(last));
        &self.text[from..to]
    }

    /// The number of the ordered list's item that opens on the line, counted from 1.
    ///
    /// A reader sees it, but it is no part of the line's text.
    pub fn ordinal(&self, line: usize) -> Option<u32> {
        noted(&self.ordinals, line)
    }

    /// How many letters of the line, counted from 1, stand in links.
    pub(crate) fn linked_letters(&self, line: usize) -> u32 {
        noted(&self.linked, line).unwrap_or(0)
    }

    /// Whether the line, counted from 1, opens a list's item or is a table's row.
    pub(crate) fn is_item(&self, line: usize) -> bool {
        let at = self
            .items
            .binary_search_by_key(&line, |&item| item as usize);
        at.is_ok()
    }

    /// How many bytes at the end of the line, counted from 1, are words of pictures.
    pub(crate) fn picture_bytes(&self, line: usize) -> usize {
        noted(&self.pictures, line).unwrap_or(0) as usize
    }

    fn end(&self, line: usize) -> usize {
        self.starts
            .get(line)
            .map_or(self.text.len(), |&next| next as usize - 1)
    }
}

/// What is noted of a line, by its number.
fn noted(notes: &[(u32, u32)], line: usize) -> Option<u32> {
    let at = notes.binary_search_by_key(&line, |note| note.0 as usize);
    at.ok().map(|at| notes[at].1)
}
