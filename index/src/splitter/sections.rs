//! Writes the units of a note: its questions as cut, and sections for all other lines.

use super::classify::Role;
use super::cut::{Cut, inline_answer};
use super::draft::Draft;
use super::fillers;
use super::labels;
use super::letters::{collapse, first_chars};
use super::line::{ANSWER, EMPTY, Form, Line, PICTURE};
use super::outline::{NONE, Node, Shape};
use super::plain::Plain;
use super::ranges::skip_breaks;
use super::scan::Scan;
use super::{FrontMatter, Kind, Rule, Unit, tags};
use std::ops::Range;

/// What units are written from.
pub(super) struct Sheet<'a> {
    pub(super) note: &'a str,
    pub(super) scan: &'a Scan,
    pub(super) nodes: &'a [Node],
    pub(super) roles: &'a [Role],
    pub(super) front: &'a FrontMatter,
    pub(super) title: Option<&'a str>,
    /// The lines that may hold tags, as indices in order.
    pub(super) tagged: Vec<u32>,
}

/// Only this many headings around a unit are kept, the nearest ones.
const HEADINGS_MAX: usize = 8;
/// How many nodes above a unit are looked at for headings.
const STEPS_MAX: usize = 48;
/// Longer headings are cut, in characters.
const HEADING_CHARS: usize = 120;
/// A section without a heading is named by its first words, in characters.
const NAME_CHARS: usize = 60;
/// More sections than this are not made.
const SECTIONS_MAX: usize = 100_000;

/// The note's first heading of level 1.
pub(super) fn title(plain: &Plain, nodes: &[Node]) -> Option<String> {
    let node = nodes
        .iter()
        .find(|node| node.shape == Shape::Heading && node.level == 1)?;
    Some(collapse(plain.at(node.span))).filter(|title| !title.is_empty())
}

impl Sheet<'_> {
    /// All units in line order.
    pub(super) fn units(&self, cut: &Cut) -> Vec<Unit> {
        let stretches = self.stretches(&cut.drafts);
        let mut units = Vec::with_capacity(cut.drafts.len() + stretches.len());
        let mut places = vec![0usize; cut.drafts.len()];
        let mut rest = stretches.into_iter().peekable();
        for (id, draft) in cut.drafts.iter().enumerate() {
            let line = self.line(draft.line).number;
            while let Some(stretch) = rest.next_if(|stretch| self.line(stretch.start).number < line)
            {
                units.push(self.section(stretch));
            }
            places[id] = units.len();
            let parent = (draft.parent != NONE).then(|| places[draft.parent as usize]);
            units.push(self.question(draft, parent));
        }
        units.extend(rest.map(|stretch| self.section(stretch)));
        units
    }

    pub(super) fn line(&self, index: u32) -> &Line {
        &self.scan.lines[index as usize]
    }

    /// The runs of lines, as ranges of indices, that no question covers; parted at headings and titles of toggles.
    fn stretches(&self, drafts: &[Draft]) -> Vec<Range<u32>> {
        let mut stretches: Vec<Range<u32>> = Vec::new();
        let mut next = drafts.iter().peekable();
        let (mut covered, mut joined) = (0, false);
        for (i, line) in self.scan.lines.iter().enumerate() {
            let i = i as u32;
            while let Some(draft) = next.next_if(|draft| draft.line <= i) {
                covered = covered.max(draft.end());
                joined = false;
            }
            if line.number <= covered || !is_seen(line) {
                continue;
            }
            let fresh = self.heads_section(i, line) && stretches.len() < SECTIONS_MAX;
            match stretches.last_mut().filter(|_| joined && !fresh) {
                Some(stretch) => stretch.end = i + 1,
                None => stretches.push(i..i + 1),
            }
            joined = true;
        }
        stretches
    }

    /// Whether a section begins at the line: a heading, or the title of a toggle.
    fn heads_section(&self, i: u32, line: &Line) -> bool {
        let owner = line.owner as usize;
        let titles = || {
            let own_line = self.nodes.get(owner).is_some_and(|node| node.line == i);
            own_line && self.roles[owner] == Role::Category
        };
        line.form == Form::Heading || (line.form == Form::Summary && titles())
    }

    fn question(&self, draft: &Draft, parent: Option<usize>) -> Unit {
        let line = self.line(draft.line);
        let node = &self.nodes[draft.node as usize];
        let mut shown = self.scan.plain.at(node.span);
        if node.shape == Shape::Toggle {
            shown = fillers::without_indicator(shown);
        }
        let asked =
            inline_answer(shown).map_or(shown, |at| shown[..at].trim_end_matches([':', '：', ' ']));
        let mut question = collapse(asked);
        let mut question_bytes = self.question_bytes(line, node);
        for line in self.continued(draft) {
            let words = self.scan.plain.at(self.scan.plain.span(line.number));
            question.push(' ');
            question.push_str(&collapse(words));
            question_bytes.end = self.line_text(line).end;
        }
        let answer_bytes = self.answer_bytes(draft, &question_bytes);
        let Role::Question(rule) = self.roles[draft.node as usize] else {
            unreachable!("drafts are made of questions only")
        };
        let tagged = if draft.detached {
            draft.line
        } else {
            draft.last
        };
        Unit {
            kind: Kind::Question,
            question,
            question_bytes,
            answer_bytes,
            line: line.number as usize,
            end_line: draft.end() as usize,
            answered: draft.answered,
            parent,
            headings: self.headings(node.parent),
            detached: draft.detached.then(|| self.lines_of(draft)),
            tags: self.tags(draft.line..tagged.max(draft.line) + 1),
            rule,
        }
    }

    /// The lines below the question's first on which it goes on.
    fn continued(&self, draft: &Draft) -> impl Iterator<Item = &Line> {
        let below = self.scan.lines[draft.line as usize + 1..].iter();
        let until = draft.worded_until;
        below.take_while(move |line| line.number <= until)
    }

    fn section(&self, stretch: Range<u32>) -> Unit {
        let (first, last) = (self.line(stretch.start), self.line(stretch.end - 1));
        let mut headings = self.headings(first.owner);
        let heading = self
            .own_heading(stretch.start)
            .or_else(|| self.name_of_section(first.owner));
        if heading.is_some() && heading == headings.last().cloned() {
            headings.pop();
        }
        let from = self.line_start(first);
        let to = self.end_of(last);
        let question_bytes = if first.form == Form::Heading {
            self.line_text(first)
        } else {
            from..from
        };
        let answer_start = if first.form == Form::Heading {
            question_bytes.end
        } else {
            from
        };
        Unit {
            kind: Kind::Section,
            question: heading
                .or_else(|| self.title.map(|title| first_chars(title, HEADING_CHARS)))
                .unwrap_or_else(|| self.first_words(&stretch)),
            question_bytes,
            answer_bytes: skip_breaks(self.note, answer_start, to)..to,
            line: first.number as usize,
            end_line: last.last as usize,
            answered: true,
            detached: None,
            parent: None,
            headings,
            tags: self.tags(stretch),
            rule: Rule::Rest,
        }
    }

    /// The words of the heading that the line is.
    fn own_heading(&self, i: u32) -> Option<String> {
        let line = self.line(i);
        let node = self.nodes.get(line.owner as usize)?;
        let heads = line.form == Form::Heading && node.line == i;
        heads
            .then(|| self.heading_words(node))
            .filter(|words| !words.is_empty())
    }

    /// The nearest heading, unless it is a question: the section is not its answer.
    fn name_of_section(&self, mut node: u32) -> Option<String> {
        for _ in 0..STEPS_MAX {
            let found = self.nodes.get(node as usize)?;
            let asks = matches!(self.roles[node as usize], Role::Question(_));
            if !asks && self.is_breadcrumb(node as usize, found) {
                return Some(self.heading_words(found));
            }
            node = found.parent;
        }
        None
    }

    fn first_words(&self, stretch: &Range<u32>) -> String {
        let line = stretch
            .clone()
            .map(|i| self.line(i))
            .find(|line| !line.has(EMPTY))
            .unwrap_or(self.line(stretch.start));
        let text = self.scan.plain.at(self.scan.plain.span(line.number));
        if text.trim().is_empty() {
            return first_chars(&self.note[self.line_text(line)], NAME_CHARS);
        }
        first_chars(text, NAME_CHARS)
    }

    /// The headings from `node` outwards, outermost first.
    fn headings(&self, mut node: u32) -> Vec<String> {
        let mut headings = Vec::new();
        for _ in 0..STEPS_MAX {
            let Some(found) = self.nodes.get(node as usize) else {
                break;
            };
            if self.is_breadcrumb(node as usize, found) {
                headings.push(self.heading_words(found));
                if headings.len() == HEADINGS_MAX {
                    break;
                }
            }
            node = found.parent;
        }
        headings.reverse();
        headings
    }

    /// A heading's words, as many as are kept.
    fn heading_words(&self, node: &Node) -> String {
        let text = self.scan.plain.at(node.span);
        let toggle = node.shape == Shape::Toggle && fillers::unfolds(text);
        let words = if toggle {
            fillers::without_controls(text)
        } else {
            text
        };
        first_chars(words, HEADING_CHARS)
    }

    fn is_breadcrumb(&self, index: usize, node: &Node) -> bool {
        let groups = match node.shape {
            Shape::Heading => {
                !matches!(self.roles[index], Role::Intro if node.label == labels::Label::FollowUp)
            }
            Shape::Toggle => matches!(self.roles[index], Role::Category | Role::Question(_)),
            _ => false,
        };
        groups
            && self
                .scan
                .plain
                .at(node.span)
                .chars()
                .any(char::is_alphabetic)
    }

    fn tags(&self, lines: Range<u32>) -> Vec<String> {
        const LINES_MAX: u32 = 200;
        let mut found = self.front.tags.clone();
        let end = lines.end.min(lines.start.saturating_add(LINES_MAX));
        let from = self.tagged.partition_point(|&line| line < lines.start);
        let tagged = self.tagged[from..].iter().take_while(|&&line| line < end);
        for line in tagged.map(|&i| self.line(i)) {
            if line.form != Form::Code && line.form != Form::Hidden {
                tags::collect(&self.note[self.line_text(line)], &mut found);
            }
        }
        found
    }

    fn lines_of(&self, draft: &Draft) -> (usize, usize) {
        let (first, last) = (self.line(draft.first), self.line(draft.last));
        (first.number as usize, last.last as usize)
    }

    /// From the line's text to its end, without trailing blanks.
    pub(super) fn line_text(&self, line: &Line) -> Range<usize> {
        let from = line.text as usize;
        let rest = &self.note[from..];
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        from..from + rest[..end].trim_end().len()
    }

    pub(super) fn line_start(&self, line: &Line) -> usize {
        let before = &self.note.as_bytes()[..line.text as usize];
        let start = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |at| at + 1);
        if start == 0 && self.note.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            start
        }
    }

    /// The end of the block's last line.
    pub(super) fn end_of(&self, line: &Line) -> usize {
        let mut at = self.line_text(line).end;
        for _ in line.number..line.last {
            at = next_line(self.note, at);
        }
        let rest = &self.note[at..];
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        at + rest[..end].trim_end().len()
    }
}

fn next_line(note: &str, at: usize) -> usize {
    let Some(end) = memchr::memchr2(b'\n', b'\r', &note.as_bytes()[at..]).map(|end| at + end)
    else {
        return note.len();
    };
    end + if note[end..].starts_with("\r\n") {
        2
    } else {
        1
    }
}

/// Whether a reader, or the note's author, sees words on the line.
fn is_seen(line: &Line) -> bool {
    match line.form {
        Form::Code | Form::Hidden | Form::TableRule => true,
        Form::Rule | Form::Fence => false,
        Form::Tags => line.has(ANSWER | PICTURE),
        _ => !line.has(EMPTY) || line.has(PICTURE) || line.form == Form::Callout,
    }
}
