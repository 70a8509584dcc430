//! Tells where in the note's bytes a question and its answer stand; decides on neither.

use super::cut::inline_answer;
use super::draft::Draft;
use super::line::Line;
use super::outline::{Mark, NONE, Node, Shape};
use super::sections::Sheet;
use std::ops::Range;

impl Sheet<'_> {
    pub(super) fn question_bytes(&self, line: &Line, node: &Node) -> Range<usize> {
        let text = self.line_text(line);
        let source = &self.note[text.clone()];
        match node.shape {
            Shape::Toggle => summary_words(source).map_or(text.clone(), |words| {
                text.start + words.start..text.start + words.end
            }),
            Shape::Mark(Mark::Row | Mark::Card) => {
                let words = self.scan.plain.at(node.span);
                source.find(words).map_or(text.clone(), |at| {
                    text.start + at..text.start + at + words.len()
                })
            }
            _ => match inline_answer(source) {
                Some(at) if at < source.len() => text.start..text.start + at,
                _ => text,
            },
        }
    }

    pub(super) fn answer_bytes(&self, draft: &Draft, question: &Range<usize>) -> Range<usize> {
        if !draft.answered {
            return self.presented(draft).unwrap_or(question.end..question.end);
        }
        let line = self.line(draft.line);
        let last = if draft.first == NONE {
            line
        } else {
            self.line(draft.last)
        };
        let from = if draft.inline {
            question.end
        } else {
            self.line_start(self.line(draft.first.min(draft.last)))
        };
        let to = self.end_of(last).max(from);
        skip_breaks(self.note, from, to)..to
    }

    /// What an unanswered question presents below its words: options, code, a hint.
    fn presented(&self, draft: &Draft) -> Option<Range<usize>> {
        if draft.first == NONE {
            return None;
        }
        let lines = &self.scan.lines[draft.first as usize..=draft.last as usize];
        let last = lines.iter().rfind(|line| line.last <= draft.end())?;
        let (from, to) = (self.line_start(&lines[0]), self.end_of(last));
        Some(skip_breaks(self.note, from, to.max(from))..to.max(from))
    }
}

/// The offset behind the line breaks that open the range.
pub(super) fn skip_breaks(note: &str, from: usize, to: usize) -> usize {
    let text = &note[from..to];
    from + text.len() - text.trim_start_matches(['\n', '\r']).len()
}

fn summary_words(source: &str) -> Option<Range<usize>> {
    let open = source.find("<summary")?;
    let from = open + source[open..].find('>')? + 1;
    let to = source[from..]
        .find("</summary")
        .map_or(source.len(), |end| from + end);
    Some(from..to)
}
