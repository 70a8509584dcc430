//! Finds the marks by which lines of text and table rows show that they are questions.

use super::cards;
use super::draft;
use super::labels::{self, Label};
use super::letters::{self, is_numbered};
use super::line::{ANSWER, BOLD, EMPTY, FRONT, Form, GAP, Line, QUOTED, composed};
use super::outline::{Builder, Mark, NONE, Shape};
use super::rhetoric;
use super::scopes::REACH;
use super::survey;
use super::wording::Ask;

/// Longer lines are prose, in bytes.
const PROSE_BYTES: usize = 480;

enum Marked {
    Not,
    Answer,
    /// A question's label without a question.
    Alone,
    As(Mark),
}

impl Builder<'_> {
    pub(super) fn row(&mut self, i: u32, line: &mut Line, next: Option<Line>) {
        let row = self.row_text(line);
        if next.is_some_and(|next| next.form == Form::TableRule && next.number == line.number + 1) {
            self.columns = cards::columns(&letters::composed(row));
            return self.own(line);
        }
        let Some((asked, _)) = self.columns else {
            return self.own(line);
        };
        let Some(cell) = cards::cells(row)
            .into_iter()
            .nth(asked)
            .filter(|cell| !row[cell.clone()].trim().is_empty())
        else {
            return self.own(line);
        };
        let span = self.cell_span(line, row[cell].trim());
        self.pop_marks(line);
        let parent = self.parent();
        self.node(i, line, Shape::Mark(Mark::Row), parent, span);
    }

    pub(super) fn row_text(&self, line: &Line) -> &str {
        let from = line.text as usize;
        let rest = &self.note[from..];
        rest[..memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len())].trim_end()
    }

    /// Where a cell's words are in the visible text; the whole row if markup is in the way.
    fn cell_span(&self, line: &Line, cell: &str) -> (u32, u32) {
        let span = self.span(line);
        match self.plain.at(span).find(cell) {
            Some(at) => (span.0 + at as u32, span.0 + (at + cell.len()) as u32),
            None => span,
        }
    }

    pub(super) fn callout(&mut self, i: u32, line: &mut Line) {
        let kind = self.note[line.text as usize + 2..]
            .split(']')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if !matches!(kind.as_str(), "question" | "faq" | "help") {
            return self.own(line);
        }
        self.pop_marks(line);
        if line.has(EMPTY) {
            self.pending_label = true;
            return self.own(line);
        }
        let span = self.span(line);
        self.mark(i, line, Mark::Callout, span);
    }

    /// `:::tip Why …?`: a container whose title asks.
    pub(super) fn container(&mut self, i: u32, line: &mut Line) {
        if line.has(EMPTY) || line.ask() != Ask::Asks {
            return self.own(line);
        }
        self.pop_marks(line);
        let span = self.span(line);
        self.mark(i, line, Mark::Label, span);
    }

    pub(super) fn text(&mut self, i: u32, line: &mut Line, next: Option<Line>) {
        if line.has(EMPTY) {
            return self.own(line);
        }
        let span = self.span(line);
        let text = composed(self.plain, span);
        let label = line.label();
        let rest = if label == Label::None {
            ""
        } else {
            text[labels::read(&text).rest..].trim()
        };
        match self.marked(line, &text, rest, next) {
            Marked::Not => {
                self.close_beside(line);
                self.own(line);
            }
            Marked::Answer => {
                line.flags |= ANSWER;
                self.own(line);
            }
            Marked::Alone => {
                self.pop_marks(line);
                self.pending_label = true;
                self.own(line);
            }
            Marked::As(Mark::Card) => {
                let front = cards::inline(self.plain.at(span))
                    .map_or(span, |(front, _)| (span.0, span.0 + front.end as u32));
                self.pop_marks(line);
                self.mark(i, line, Mark::Card, front);
            }
            Marked::As(mark) => {
                if mark == Mark::Bare && self.is_announced(line) {
                    self.pop_plain_questions();
                }
                if label != Label::FollowUp || mark == Mark::Intro || self.tops_follow_up() {
                    self.pop_marks(line);
                }
                self.pending_label = false;
                self.asked_above = (mark == Mark::Bare).then_some(*line);
                if mark == Mark::Intro && label != Label::FollowUp && self.ruled {
                    self.leave_questions();
                }
                self.mark(i, line, mark, span);
            }
        }
    }

    /// Whether and how a line of text is marked as a question.
    fn marked(&self, line: &Line, text: &str, rest: &str, next: Option<Line>) -> Marked {
        let section = &self.survey.sections[self.section.min(self.survey.sections.len() - 1)];
        if line.has(FRONT) {
            return Marked::As(Mark::Card);
        }
        if line.has(QUOTED) {
            return Marked::As(Mark::Quote);
        }
        if self.pending_label {
            return Marked::As(Mark::Label);
        }
        match line.label() {
            Label::Answer if self.accepts_answer() => return Marked::Answer,
            Label::Question if rest.is_empty() => return Marked::Alone,
            Label::Question => return Marked::As(Mark::Label),
            Label::FollowUp if rest.is_empty() => return Marked::As(Mark::Intro),
            Label::FollowUp => return Marked::As(Mark::Label),
            Label::Announce if text.trim_end().ends_with([':', '：']) || line.has(BOLD) => {
                return Marked::As(Mark::Intro);
            }
            Label::None if announces(line, text) => return Marked::As(Mark::Intro),
            _ => {}
        }
        if text.len() > PROSE_BYTES {
            return Marked::Not;
        }
        if self.has_bold_label(line) {
            return Marked::As(Mark::Label);
        }
        if self.survey.bare || section.is_bare() {
            return if line.ask() > Ask::States {
                Marked::As(Mark::Bare)
            } else {
                Marked::Not
            };
        }
        if let Some((front, _)) = cards::inline(text)
            && (section.has_cards() || cards::asks(&text[front]))
        {
            return Marked::As(Mark::Card);
        }
        if line.ask() < Ask::Orders && !line.has(BOLD) {
            return Marked::Not;
        }
        if line.has(BOLD)
            && line.ask() == Ask::Asks
            && !rhetoric::is_topic(text)
            && (section.bold_asks >= 2 || !rhetoric::interjects(text))
            && (section.bold_asks >= 2 || self.survey.declared || has_text(next))
        {
            return Marked::As(Mark::Bold);
        }
        if line.has(BOLD)
            && section.bold_asks * 2 >= section.bold.max(1)
            && section.bold_asks >= 2
            && (is_numbered(text) || line.ask() == Ask::Wonders)
        {
            return Marked::As(Mark::Bold);
        }
        if self.survey.interviews && line.ask() == Ask::Asks && survey::speaker(text).is_some() {
            let quoted = line.quote > 0;
            return Marked::As(if quoted { Mark::Speech } else { Mark::Label });
        }
        if is_subnumbered(text) && line.ask() >= Ask::Orders {
            return Marked::As(Mark::Label);
        }
        if self.is_replied_to(line, text, next) {
            return Marked::As(Mark::Label);
        }
        if self.is_answered_next(line, next) {
            return Marked::As(Mark::Label);
        }
        if self.is_among_alike(line, text, next) {
            return Marked::As(Mark::Bare);
        }
        let stands_alone = line.quote == 0 && line.has(GAP) && !draft::points(text);
        if stands_alone && line.ask() == Ask::Asks && self.is_announced(line) {
            return Marked::As(Mark::Bare);
        }
        Marked::Not
    }

    /// `🤔 왜 …?` above `🙋💡 …`: an emoji wonders, and another replies.
    fn is_replied_to(&self, line: &Line, text: &str, next: Option<Line>) -> bool {
        let next = next.filter(|next| next.form == Form::Text && next.ask() != Ask::Asks);
        let Some(next) = next.filter(|_| line.ask() == Ask::Asks) else {
            return false;
        };
        let reply = survey::emoji(self.plain.at(self.span(&next)));
        let wonders = survey::emoji(text).contains(letters::wonders);
        let replies = reply.contains(['💡', '🙋', '💁', '😎', '🤓', '❗', '✅', '🙆']);
        let speaks = survey::speaker(text).is_some();
        wonders && replies && !speaks && line.quote == next.quote
    }

    /// `💡 왜 …?` above or below another question with the same emoji, in one paragraph.
    fn is_among_alike(&self, line: &Line, text: &str, next: Option<Line>) -> bool {
        if line.ask() != Ask::Asks || line.quote > 0 {
            return false;
        }
        let emoji = survey::emoji(text);
        if emoji.is_empty() {
            return false;
        }
        let alike = |other: Line| {
            let sign = survey::emoji(self.plain.at(self.span(&other)));
            other.form == Form::Text && other.ask() == Ask::Asks && sign == emoji
        };
        let below = next.filter(|next| next.number == line.number + 1);
        let above = self
            .asked_above
            .filter(|above| above.number + 1 == line.number);
        [below, above].into_iter().flatten().any(alike)
    }

    /// A plain question right above a line `A: …`.
    fn is_answered_next(&self, line: &Line, next: Option<Line>) -> bool {
        let Some(next) =
            next.filter(|next| next.form == Form::Text && next.number <= line.number + 2)
        else {
            return false;
        };
        let answers = next.label() == Label::Answer;
        answers && line.has(GAP) && line.ask() == Ask::Asks
    }

    /// `A.` is an answer only below a question; elsewhere it is a list.
    fn accepts_answer(&self) -> bool {
        self.parent() != NONE
    }

    /// `__Question__ …`, `**Quiz** …`: a bold label, then the question.
    fn has_bold_label(&self, line: &Line) -> bool {
        const LABEL_BYTES: usize = 40;
        let source = &self.note[line.text as usize..];
        let Some(mark) = ["**", "__"]
            .into_iter()
            .find(|mark| source.starts_with(mark))
        else {
            return false;
        };
        let near = &source[2..letters::floor(source, LABEL_BYTES).max(2)];
        let Some(close) = near.find(mark) else {
            return false;
        };
        labels::names_question(&near[..close]) && !line.has(BOLD)
    }

    /// Whether the line stands right below a heading that announces questions, or below another
    /// plain question there and the list that answers it.
    pub(super) fn is_announced(&self, line: &Line) -> bool {
        let mut above = self
            .stack
            .iter()
            .rev()
            .take(REACH)
            .filter(|open| open.node != NONE)
            .peekable();
        let mut in_list = false;
        while above
            .next_if(|open| open.shape == Shape::Item && line.has(GAP))
            .is_some()
        {
            in_list = true;
        }
        let mut asked = false;
        while above
            .next_if(|open| open.shape == Shape::Mark(Mark::Bare))
            .is_some()
        {
            asked = true;
        }
        let Some(top) = above.next().filter(|_| asked || !in_list) else {
            return false;
        };
        matches!(
            self.outline.nodes[top.node as usize].label,
            Label::Announce | Label::FollowUp
        )
    }
}

/// `📢 예상 질문` apart from the text above.
fn announces(line: &Line, text: &str) -> bool {
    let signed = line.has(GAP) && line.quote == 0 && !survey::emoji(text).is_empty();
    signed && text.len() <= PROSE_BYTES && labels::read(text).label == Label::Announce
}

/// Whether a line that may hold an answer comes next.
fn has_text(next: Option<Line>) -> bool {
    next.is_some_and(|next| next.form != Form::Heading || next.label() == Label::Answer)
}

/// `5-1. …`: a follow-up that names the number of its question.
fn is_subnumbered(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let main = digits(text);
    let Some(rest) = text.get(main..).and_then(|rest| rest.strip_prefix('-')) else {
        return false;
    };
    let sub = digits(rest);
    (1..=3).contains(&main) && (1..=3).contains(&sub) && rest[sub..].starts_with(['.', ')'])
}
