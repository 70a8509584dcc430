//! One line of a note as the passes hand it on; reads only its own start and words.

use super::fillers;
use super::labels::{self, Label};
use super::letters;
use super::marks;
use super::plain::Plain;
use super::wording::{self, Ask};
use std::borrow::Cow;

/// What a line is by its markup alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Heading,
    Bullet,
    Ordered,
    /// A line with a toggle's summary.
    Summary,
    /// A fenced block as a whole.
    Code,
    /// A fence around text.
    Fence,
    Rule,
    /// Nothing but tags.
    Tags,
    /// Text that is not shown: `%%` comments, link definitions, tags of several lines.
    Hidden,
    Table,
    /// The line of dashes below a table's header.
    TableRule,
    /// The first line of a callout.
    Callout,
    /// The first line of a container, `:::tip …`.
    Container,
}

/// A line that is not blank, or a fenced block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: u32,
    /// The block's last line with content; `number` for all other forms.
    pub(super) last: u32,
    /// The byte offset in the note of the text behind quote marks, list marker and hashes.
    pub(super) text: u32,
    /// The node that the line belongs to, as the outline finds it.
    pub(super) owner: u32,
    /// Columns before the list marker or text.
    pub(super) indent: u8,
    pub(super) quote: u8,
    pub(super) form: Form,
    /// A heading's level.
    pub(super) level: u8,
    pub(super) flags: u16,
    /// Toggles opened (low three bits) and closed (next three) on the line.
    pub(super) toggles: u8,
    /// How much its words ask (low three bits) and what they call it (the rest).
    judged: u8,
}

/// A blank line stands before.
pub(super) const GAP: u16 = 1;
/// All of the line is bold.
pub(super) const BOLD: u16 = 2;
/// A closing `</details>` comes before all else on the line.
pub(super) const CLOSE_FIRST: u16 = 4;
/// The line has no visible text.
pub(super) const EMPTY: u16 = 8;
/// The line stands apart from the item above it: after a blank line and not indented below it.
pub(super) const LOOSE: u16 = 16;
/// The heading stands behind a list marker as well.
pub(super) const IN_ITEM: u16 = 32;
/// The toggle that opens on the line is closed further down.
pub(super) const BALANCED: u16 = 64;
/// The line opens with `A.`, `답:` and the like.
pub(super) const ANSWER: u16 = 128;
/// A flashcard's front begins: a line `?` stands below.
pub(super) const FRONT: u16 = 256;
/// The line is part of a quote that is nothing but questions, with an answer below it.
pub(super) const QUOTED: u16 = 1024;
/// The line stands in a section of answers that name their questions by number.
pub(super) const KEYED: u16 = 2048;
/// The line shows an image, perhaps without a word.
pub(super) const PICTURE: u16 = 4096;
/// The heading is an HTML tag.
pub(super) const HTML: u16 = 512;

impl Form {
    /// The form of a line that opens no other block, from its first bytes.
    pub(super) fn of_text(bytes: &[u8], quote: u8) -> Self {
        match bytes[0] {
            b'|' if marks::is_table_rule(bytes) => Self::TableRule,
            b'|' => Self::Table,
            b':' | b'-' if marks::is_table_rule(bytes) => Self::TableRule,
            b'[' if marks::is_definition(bytes) => Self::Hidden,
            b'[' if quote > 0 && bytes.starts_with(b"[!") => Self::Callout,
            b':' if bytes.starts_with(b":::") => Self::Container,
            _ => Self::Text,
        }
    }
}

impl Line {
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            last: number,
            text: 0,
            owner: u32::MAX,
            indent: 0,
            quote: 0,
            form: Form::Text,
            level: 0,
            flags: 0,
            toggles: 0,
            judged: 0,
        }
    }

    /// Skips quote marks; gives the offset of the first character behind them.
    pub(super) fn skip_quotes(&mut self, bytes: &[u8], start: usize) -> usize {
        let (mut columns, mut at) = marks::indent(bytes, start);
        while bytes.get(at) == Some(&b'>') {
            self.quote = self.quote.saturating_add(1);
            (columns, at) = marks::indent(bytes, at + 1);
            columns = columns.saturating_sub(1);
        }
        self.indent = columns.min(usize::from(u8::MAX)) as u8;
        at
    }

    /// Reads from its words how much the line asks and what it calls itself.
    pub(super) fn judge(&mut self, plain: &Plain) {
        let span = plain.span(self.number);
        if span.1 - span.0 == 1 {
            // A letter or sign alone, as in a note of millions of lines.
            let worded = plain.at(span).contains(letters::is_word);
            self.judged = if worded { Ask::Phrase } else { Ask::States } as u8;
            return;
        }
        let text = composed(plain, span);
        let named = self.form != Form::Text || self.has(BOLD) || text.ends_with([':', '：']);
        let label = if named {
            labels::read(&text).label
        } else {
            labels::read_prefix(&text).label
        };
        let ask = if self.form == Form::Heading {
            wording::ask_of_heading(&text)
        } else {
            wording::ask(&text)
        };
        self.judged = ask as u8 | (label as u8) << 3;
    }

    pub(super) fn ask(&self) -> Ask {
        Ask::of(self.judged & 7)
    }

    pub(super) fn label(&self) -> Label {
        Label::of(self.judged >> 3)
    }

    pub(super) fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    pub(super) fn opens(&self) -> u8 {
        self.toggles & 7
    }

    pub(super) fn closes(&self) -> u8 {
        (self.toggles >> 3) & 7
    }

    /// Whether its words may ask or label something.
    pub(super) fn has_words(&self) -> bool {
        let worded = matches!(
            self.form,
            Form::Text
                | Form::Heading
                | Form::Bullet
                | Form::Ordered
                | Form::Summary
                | Form::Callout
                | Form::Container
        );
        worded && !self.has(EMPTY)
    }

    pub(super) fn is_item(&self) -> bool {
        matches!(self.form, Form::Bullet | Form::Ordered)
    }
}

/// A summary's words in the visible text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Summary {
    pub(super) line: u32,
    pub(super) span: (u32, u32),
}

/// The composed text of a span.
pub(super) fn composed<'p>(plain: &'p Plain, span: (u32, u32)) -> Cow<'p, str> {
    letters::composed(plain.at(span))
}

/// Whether the line's words are those of navigation.
pub(super) fn navigates(plain: &Plain, line: &Line) -> bool {
    fillers::navigates(&composed(plain, plain.span(line.number)))
}
