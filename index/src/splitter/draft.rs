//! A question while its lines are being gathered: where it ends and whether it is answered.

use super::fillers;
use super::labels;
use super::letters::is_word;
use super::line::{ANSWER, Form, GAP, Line, composed};
use super::outline::NONE;
use super::plain::Plain;
use super::requests::Choice;
use super::wording::Ask;

/// A question and what was found to belong to it so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub(super) node: u32,
    /// Index of its line.
    pub(super) line: u32,
    /// The draft that it follows up, or [`NONE`].
    pub(super) parent: u32,
    /// The last line, counted from 1, that belongs to the question itself.
    asked_until: u32,
    /// The last line, counted from 1, of the question's own words.
    pub(super) worded_until: u32,
    /// The last line with content.
    end: u32,
    /// Index of the first line behind the question that has content, or [`NONE`].
    pub(super) first: u32,
    /// Index of the last line that has content.
    pub(super) last: u32,
    pub(super) answered: bool,
    /// The answer starts on the question's own line.
    pub(super) inline: bool,
    /// An answer's label is still to come; what is before it belongs to the question.
    awaits_label: bool,
    /// The answer goes on at the margin, right below the question.
    pub(super) lazy: bool,
    pub(super) closed: bool,
    /// A question that follows it up has begun.
    pub(super) followed_up: bool,
    answer_bytes: u32,
    /// The question points to what stands right below it: `다음 코드의 …`.
    pub(super) presents: bool,
    /// Whether the question asks to choose among options.
    pub(super) chooses: Choice,
    /// The question's first line does not ask.
    pub(super) opens_stating: bool,
    /// Text goes on below the question's first line without a gap.
    unbroken: bool,
    /// The answer stands in a section further down.
    pub(super) detached: bool,
}

/// An answer of more bytes is an answer, even if a placeholder stands below it.
const HINT_BYTES: u32 = 120;
/// A question goes on for no more lines than this.
const QUESTION_LINES: u32 = 16;
/// Longer lines are no labels.
const LABEL_CHARS: usize = 24;

impl Draft {
    pub(super) fn new(node: u32, line: u32, number: u32, parent: u32) -> Self {
        Self {
            node,
            line,
            parent,
            asked_until: number,
            worded_until: number,
            end: number,
            first: NONE,
            last: line,
            answered: false,
            inline: false,
            awaits_label: false,
            lazy: false,
            closed: false,
            followed_up: false,
            answer_bytes: 0,
            presents: false,
            chooses: Choice::No,
            opens_stating: false,
            unbroken: true,
            detached: false,
        }
    }

    pub(super) fn await_label(&mut self) {
        self.awaits_label = true;
    }

    /// The last line of the unit, counted from 1.
    pub(super) fn end(&self) -> u32 {
        if self.answered {
            self.end
        } else {
            self.asked_until
        }
    }

    /// Takes its answer from lines further down, given as indices.
    pub(super) fn join(&mut self, first: u32, last: u32) {
        (self.answered, self.first, self.last) = (true, first, last);
        self.end = self.asked_until;
        self.detached = true;
    }

    /// Takes over the end of the question stacked below.
    pub(super) fn share(&mut self, below: &Draft) {
        (self.end, self.answered, self.first, self.last) =
            (below.end, below.answered, below.first, below.last);
    }

    /// Adds a line with content.
    pub(super) fn add(&mut self, plain: &Plain, line: &Line, index: u32) {
        if line.has(ANSWER) {
            return self.add_label(plain, line, index);
        }
        let text = composed(plain, plain.span(line.number));
        let bytes = text.len() as u32;
        if self.awaits_label {
            self.asked_until = line.last;
            return self.extend(line, index);
        }
        let given = self.presents && self.is_given(line);
        let offered = match self.chooses {
            Choice::No => false,
            Choice::Maybe => line.quote > 0,
            Choice::Yes => true,
        };
        if !self.answered && (given || (offered && is_option(line, &text))) {
            self.asked_until = line.last;
            return self.extend(line, index);
        }
        self.unbroken &= !line.has(GAP) && line.form == Form::Text && !points(&text);
        if self.first == NONE && self.continues_question(line, index, &text) {
            return self.go_on(line);
        }
        let settled = self.answered && self.answer_bytes > HINT_BYTES;
        if line.form == Form::Code && !self.answered && is_form(plain, line) {
            return;
        }
        if line.form == Form::Code || bytes > HINT_BYTES || settled {
            return self.answer(line, index, bytes);
        }
        if fillers::is_placeholder(&text) && self.answer_bytes <= HINT_BYTES {
            if self.first != NONE && self.answered {
                self.asked_until = self.end;
            }
            self.answered = false;
            return;
        }
        if self.comes_to_ask(line, index) {
            (self.answered, self.first, self.last, self.answer_bytes) = (false, NONE, self.line, 0);
            return self.go_on(line);
        }
        if is_empty_label(&text) {
            return self.extend(line, index);
        }
        self.answer(line, index, bytes);
    }

    fn add_label(&mut self, plain: &Plain, line: &Line, index: u32) {
        self.awaits_label = false;
        let text = composed(plain, plain.span(line.number));
        let rest = labels::read(&text).rest.min(text.len());
        let rest = &text[rest..];
        if rest.chars().any(is_word) && !fillers::is_placeholder(rest) {
            self.answer(line, index, rest.len() as u32);
        } else if self.answered {
            self.extend(line, index);
        }
    }

    /// A line right below the question that asks as well: the question goes on.
    fn continues_question(&self, line: &Line, index: u32, text: &str) -> bool {
        !self.inline
            && line.form == Form::Text
            && index - self.line <= QUESTION_LINES
            && !points(text)
            && line.quote == 0
            && !line.has(GAP)
            && line.number == self.asked_until + 1
            && line.ask() == Ask::Asks
    }

    /// Code right below the question, or an item of the list there that states nothing.
    fn is_given(&self, line: &Line) -> bool {
        let names = line.is_item() && line.ask() != Ask::States;
        names || (line.form == Form::Code && self.first == NONE)
    }

    /// In a question that opens without asking, a line of the same paragraph that asks.
    fn comes_to_ask(&self, line: &Line, index: u32) -> bool {
        self.opens_stating
            && self.unbroken
            && index - self.line <= QUESTION_LINES
            && line.ask() >= Ask::Wonders
    }

    fn go_on(&mut self, line: &Line) {
        (self.asked_until, self.worded_until, self.end) = (line.number, line.number, line.number);
    }

    fn answer(&mut self, line: &Line, index: u32, bytes: u32) {
        self.answered = true;
        self.answer_bytes = self.answer_bytes.saturating_add(bytes);
        self.extend(line, index);
    }

    fn extend(&mut self, line: &Line, index: u32) {
        if self.first == NONE {
            self.first = index;
        }
        self.last = index;
        self.end = line.last;
    }
}

/// Whether the code holds nothing but numbers to be filled in: `1.`, `2.`.
fn is_form(plain: &Plain, line: &Line) -> bool {
    let blank = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ')');
    let text = plain.lines(line.number as usize, line.last as usize);
    let mut entries = text
        .lines()
        .map(str::trim)
        .filter(|entry| !entry.is_empty());
    let numbered = |entry: &str| entry.ends_with(['.', ')']) && entry.chars().all(blank);
    entries.next().is_some_and(numbered) && entries.all(numbered)
}

/// Whether the line is an option, `3. …`, `나. …`, `② …`, that is not ticked as the right one.
fn is_option(line: &Line, text: &str) -> bool {
    const SYLLABLES: &str = "가나다라마";
    let mut chars = text.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    let is_sign = matches!(first, '①'..='⑨');
    let is_lettered = first.is_ascii_alphanumeric() || SYLLABLES.contains(first);
    let is_marked =
        line.form == Form::Ordered || is_sign || (is_lettered && matches!(second, '.' | ')'));
    is_marked && !text.contains(['✅', '✔', '☑'])
}

/// Whether the text opens with an arrow, as answers to a list's questions do: `-> …`, `→ …`.
pub(super) fn points(text: &str) -> bool {
    let shaft = text.trim_start_matches(['-', '=']);
    text.starts_with(['→', '➡', '⇒', '↳']) || (shaft.len() < text.len() && shaft.starts_with('>'))
}

/// `개발:` with nothing behind it.
fn is_empty_label(text: &str) -> bool {
    let core = text.trim_end();
    core.ends_with([':', '：']) && core.chars().count() <= LABEL_CHARS
}
