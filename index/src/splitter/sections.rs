//! Writes the units of a note: its questions as cut, and sections for all other lines.

use super::cards;
use super::classes::{CONTENTS, WRAP};
use super::ground::Draft;
use super::outline::{NONE, Node, Outline, Shape};
use super::{Form, Kind, Unit, tags};
use crate::reader::{
    CALLOUT, Kind as LineKind, Line, Page, collapse, first_chars, floor, is_hangul, is_word,
};
use std::ops::Range;

/// What units are written from.
pub(super) struct Sheet<'a> {
    pub(super) note: &'a str,
    pub(super) page: &'a Page,
    pub(super) outline: &'a Outline,
    /// By node: whether it is a question.
    pub(super) is_question: &'a [bool],
    pub(super) title: Option<&'a str>,
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
pub(super) fn title(page: &Page) -> Option<String> {
    let line = page
        .lines
        .iter()
        .find(|line| line.kind == LineKind::Heading && line.level == 1)?;
    Some(collapse(page.words(line))).filter(|title| !title.is_empty())
}

impl Sheet<'_> {
    /// All units in line order.
    pub(super) fn units(&self, drafts: &[Draft]) -> Vec<Unit> {
        let stretches = self.stretches(drafts);
        let mut units = Vec::with_capacity(drafts.len() + stretches.len());
        let mut places = vec![0usize; drafts.len()];
        let mut rest = stretches.into_iter().peekable();
        for (at, draft) in drafts.iter().enumerate() {
            let line = self.outline.node(draft.node).line;
            while let Some(stretch) = rest.next_if(|stretch| stretch.start < line) {
                units.push(self.section(stretch));
            }
            places[at] = units.len();
            let parent = (draft.parent != NONE).then(|| places[draft.parent as usize]);
            units.push(self.question(draft, parent));
        }
        units.extend(rest.map(|stretch| self.section(stretch)));
        units
    }

    fn line(&self, at: u32) -> &Line {
        &self.page.lines[at as usize]
    }

    /// The runs of lines that no question covers; parted at headings and titles of toggles.
    fn stretches(&self, drafts: &[Draft]) -> Vec<Range<u32>> {
        let mut stretches: Vec<Range<u32>> = Vec::new();
        let mut next = drafts.iter().peekable();
        let (mut covered, mut joined) = (0, false);
        for at in 0..self.page.lines.len() as u32 {
            while let Some(draft) = next.next_if(|draft| self.outline.node(draft.node).line <= at) {
                covered = covered.max(draft.end + 1);
                joined = false;
            }
            if at < covered || !self.is_kept(at) {
                continue;
            }
            let fresh = self.heads(at) && stretches.len() < SECTIONS_MAX;
            match stretches.last_mut().filter(|_| joined && !fresh) {
                Some(stretch) => stretch.end = at + 1,
                None => stretches.push(at..at + 1),
            }
            joined = true;
        }
        stretches
    }

    /// Whether the line holds anything that a reader, or the note's author, sees.
    fn is_kept(&self, at: u32) -> bool {
        let line = self.line(at);
        match line.kind {
            LineKind::Rule => false,
            LineKind::Item => true,
            LineKind::Fence => {
                self.is_code(at + 1) || at.checked_sub(1).is_some_and(|above| self.is_code(above))
            }
            LineKind::Mute => line.has(CALLOUT) || self.has_text(line),
            _ => line.is_shown() || line.kind == LineKind::Row,
        }
    }

    fn is_code(&self, at: u32) -> bool {
        let line = self.page.lines.get(at as usize);
        line.is_some_and(|line| line.kind == LineKind::Code)
    }

    /// Whether the note has text on a line without visible words: a link's definition, a remark.
    fn has_text(&self, line: &Line) -> bool {
        let raw = self.raw(line).trim_start();
        let text = |piece: &str| {
            let mut chars = piece.chars();
            chars.any(|c| is_word(c) || (!c.is_ascii() && !c.is_whitespace()))
        };
        let mut pieces = raw.split('<').flat_map(|piece| piece.rsplit('>').next());
        let borders = raw.starts_with('|');
        borders || (!raw.starts_with("<!--") && pieces.any(text))
    }

    /// Whether a section begins at the line: a heading, or the title of a toggle.
    fn heads(&self, at: u32) -> bool {
        let node = self.outline.at_line[at as usize];
        match self.line(at).kind {
            LineKind::Heading => true,
            LineKind::Summary => {
                node != NONE && self.outline.node(node).cue.classes.holds & WRAP == 0
            }
            _ => false,
        }
    }

    fn question(&self, draft: &Draft, parent: Option<usize>) -> Unit {
        let node = self.outline.node(draft.node);
        let line = self.line(node.line);
        let mut question = collapse(self.asked(node, line));
        let inline = match node.cue.inline {
            Some(at) => Some(self.source_of(line.words.0 + at as u32)),
            None if draft.is_inline => Some(self.source_of(line.rest)),
            None => None,
        };
        let own = self.asked_bytes(node, line);
        let mut question_bytes = own.start..inline.unwrap_or(own.end).clamp(own.start, own.end);
        for line in (node.line + 1..=draft.end)
            .map(|at| self.line(at))
            .take(draft.more_words as usize)
        {
            question.push(' ');
            question.push_str(&collapse(self.page.words(line)));
            question_bytes.end = self.text_end(line);
        }
        let answer_bytes = self.answer_bytes(draft, &question_bytes, inline);
        let number = |at| self.line(at).number as usize;
        Unit {
            kind: Kind::Question,
            question,
            question_bytes,
            answer_bytes,
            line: number(node.line),
            end_line: number(draft.end),
            detached: (draft.detached).map(|(first, last)| (number(first), number(last))),
            answered: draft.answered,
            parent,
            headings: self.headings(node.parent),
            tags: self.tags(node.line..draft.end + 1),
            form: Some(Form::of(node, line)),
        }
    }

    /// The question's words on its line, without what answers there.
    fn asked<'t>(&'t self, node: &Node, line: &Line) -> &'t str {
        let words = self.page.words(line);
        let asked = match node.cue.inline {
            Some(_) if node.is_card => &words[node.cue.core.clone()],
            Some(_) => &words[..node.cue.core.end],
            None => words,
        };
        asked.trim_end_matches([':', '：', ' ', '-'])
    }

    /// Where the question's line has its words in the note, a card's front alone.
    fn asked_bytes(&self, node: &Node, line: &Line) -> Range<usize> {
        let (front, end) = (&node.cue.core, self.text_end(line));
        let plain = |at: usize| self.source_of(line.words.0 + at as u32);
        let from = if node.is_card { front.start } else { 0 };
        let start = plain(from).max(line.content as usize).min(end);
        match node.is_card {
            true => start..plain(front.end).clamp(start, end),
            false => start..end,
        }
    }

    fn answer_bytes(
        &self,
        draft: &Draft,
        question: &Range<usize>,
        inline: Option<usize>,
    ) -> Range<usize> {
        if let Some((first, last)) = draft.detached {
            return self.line(first).start as usize..self.text_end(self.line(last));
        }
        if let Some(from) = inline.filter(|_| draft.answered) {
            let from = from.max(question.end);
            return from..self.text_end(self.line(draft.end)).max(from);
        }
        if draft.first == NONE {
            return question.end..question.end;
        }
        let is_turn = cards::is_turn(self.page.words(self.line(draft.first)));
        let first = draft.first + u32::from(is_turn && draft.first < draft.last);
        let from = (self.line(first).start as usize).max(question.end);
        let last = self.line(draft.last.max(draft.first));
        self.behind_breaks(from, self.text_end(last))
    }

    /// The stretch of the note without the line ends that it opens with.
    fn behind_breaks(&self, from: usize, to: usize) -> Range<usize> {
        let to = to.max(from);
        let text = self.note[from..to].trim_start_matches(['\n', '\r']);
        to - text.len()..to
    }

    fn source_of(&self, plain: u32) -> usize {
        floor(self.note, self.page.source(plain))
    }

    fn section(&self, stretch: Range<u32>) -> Unit {
        let (first, last) = (self.line(stretch.start), self.line(stretch.end - 1));
        let node = self.node_above(stretch.start);
        let is_heading = first.kind == LineKind::Heading;
        let mut headings = self.headings(if is_heading && node != NONE {
            self.outline.node(node).parent
        } else {
            node
        });
        let own = is_heading
            .then(|| first_chars(self.page.words(first), HEADING_CHARS))
            .filter(|words| !words.is_empty());
        let heading = own.or_else(|| self.name_of_section(node));
        if heading.is_some() && heading == headings.last().cloned() {
            headings.pop();
        }
        let (from, end) = (first.start as usize, self.text_end(first));
        let question_bytes = match is_heading {
            true => (first.content as usize).min(end)..end,
            false => from..from,
        };
        let answer_bytes = self.behind_breaks(question_bytes.end, self.text_end(last));
        Unit {
            kind: Kind::Section,
            question: heading
                .or_else(|| self.title.map(|title| first_chars(title, HEADING_CHARS)))
                .unwrap_or_else(|| self.first_words(&stretch)),
            question_bytes,
            answer_bytes,
            line: first.number as usize,
            end_line: last.number as usize,
            detached: None,
            answered: true,
            parent: None,
            headings,
            tags: self.tags(stretch),
            form: None,
        }
    }

    /// The node on the line, else the one that the line stands under.
    fn node_above(&self, at: u32) -> u32 {
        let next = self.outline.nodes.partition_point(|node| node.line <= at);
        let Some(last) = next.checked_sub(1) else {
            return NONE;
        };
        let node = &self.outline.nodes[last];
        match node.shape {
            Shape::Heading | Shape::Summary => last as u32,
            Shape::Text => node.parent,
            _ if node.line == at => node.parent,
            _ => last as u32,
        }
    }

    /// The nearest heading, unless it is a question: the section is not its answer.
    fn name_of_section(&self, node: u32) -> Option<String> {
        self.around(node)
            .find(|&node| !self.is_question[node as usize] && self.is_breadcrumb(node))
            .map(|node| self.words_of(node))
    }

    fn first_words(&self, stretch: &Range<u32>) -> String {
        let mut lines = stretch.clone().map(|at| self.line(at));
        let worded = lines.find(|line| !self.page.words(line).trim().is_empty());
        let raw = || self.raw(self.line(stretch.start));
        first_chars(
            worded.map_or_else(raw, |line| self.page.words(line)),
            NAME_CHARS,
        )
    }

    /// A node and those around it, innermost first.
    fn around(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let own = (node != NONE).then_some(node);
        let parent =
            |node: &u32| Some(self.outline.node(*node).parent).filter(|&parent| parent != NONE);
        std::iter::successors(own, parent).take(STEPS_MAX)
    }

    /// The headings from `node` outwards, outermost first.
    fn headings(&self, node: u32) -> Vec<String> {
        let crumbs = self
            .around(node)
            .filter(|&node| self.is_breadcrumb(node))
            .take(HEADINGS_MAX);
        let mut headings: Vec<String> = crumbs.map(|node| self.words_of(node)).collect();
        headings.reverse();
        headings
    }

    fn words_of(&self, node: u32) -> String {
        first_chars(self.named(self.outline.node(node)), HEADING_CHARS)
    }

    /// The words of a heading; of a toggle's title without what it says of unfolding.
    fn named(&self, node: &Node) -> &str {
        let words = self.page.words(self.line(node.line));
        let unfolding = |text: &str| {
            matches!(
                text,
                "펼치기" | "접기" | "열기" | "펼쳐보기" | "접기/펼치기"
            )
        };
        match words.rsplit_once(' ') {
            Some((name, last)) if node.shape == Shape::Summary && unfolding(last) => name,
            _ => words,
        }
    }

    /// Whether a reader would name the place by this node.
    fn is_breadcrumb(&self, at: u32) -> bool {
        let node = self.outline.node(at);
        let classes = node.cue.classes;
        let words = self.page.words(self.line(node.line));
        let groups = match node.shape {
            Shape::Heading => !node.announces_follow_ups(),
            Shape::Summary => {
                let unfolds = (classes.holds | classes.whole) & (WRAP | CONTENTS) != 0;
                self.is_question[at as usize] || !unfolds || self.named(node).len() < words.len()
            }
            _ => false,
        };
        let is_letter = |c| is_hangul(c) || c.is_alphabetic();
        groups && !node.cue.is_bare && words.contains(is_letter)
    }

    fn tags(&self, lines: Range<u32>) -> Vec<String> {
        const LINES_MAX: u32 = 200;
        let mut found = self.page.front.tags.clone();
        let end = lines.end.min(lines.start.saturating_add(LINES_MAX));
        for line in (lines.start..end).map(|at| self.line(at)) {
            let hidden = matches!(line.kind, LineKind::Code | LineKind::Mute | LineKind::Fence);
            let raw =
                &self.note[line.content as usize..(line.end as usize).max(line.content as usize)];
            if !hidden && memchr::memchr(b'#', raw.as_bytes()).is_some() {
                tags::collect(raw, &mut found);
            }
        }
        found
    }

    /// The line as it stands in the note.
    fn raw(&self, line: &Line) -> &str {
        &self.note[line.start as usize..line.end as usize]
    }

    /// The end of the line's text, without trailing blanks.
    fn text_end(&self, line: &Line) -> usize {
        line.start as usize + self.raw(line).trim_end().len()
    }
}
