//! Running text with its styles: gathered piece by piece, then wrapped. Knows no Markdown.

use std::ops::Range;

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::{Line, Span};
use crate::render::{layout, safe};

/// Text that is still to be broken into lines; a line feed is a break that its author set.
#[derive(Debug, Clone, Default)]
pub(super) struct Flow {
    text: String,
    /// Styles by the byte where they end; ascending.
    runs: Vec<(usize, Style, Option<String>)>,
}

impl Flow {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds words, made safe.
    pub(super) fn push(&mut self, text: &str, style: Style, link: Option<&str>) {
        self.text.push_str(&safe::line(text));
        self.end_run(style, link);
    }

    /// Adds lines of code, made safe; tabs become blanks.
    pub(super) fn push_code(&mut self, text: &str, style: Style) {
        let text = text.replace('\t', "    ");
        self.text
            .push_str(&safe::block(&text).replace('\u{2028}', " "));
        self.end_run(style, None);
    }

    pub(super) fn push_break(&mut self) {
        self.text.push('\n');
        self.end_run(Style::new(), None);
    }

    fn end_run(&mut self, style: Style, link: Option<&str>) {
        let end = self.text.len();
        match self.runs.last_mut() {
            Some(last) if last.1 == style && last.2.as_deref() == link => last.0 = end,
            _ => self.runs.push((end, style, link.map(str::to_owned))),
        }
    }

    /// The widest of its lines, unbroken, in display columns.
    pub(super) fn width(&self) -> usize {
        let lines = self.text.split('\n');
        lines
            .map(|line| layout::width(line.trim()))
            .max()
            .unwrap_or(0)
    }

    /// The widest of its words, in display columns.
    pub(super) fn word_width(&self) -> usize {
        let words = self.text.split([' ', '\n']);
        words.map(layout::width).max().unwrap_or(0)
    }

    /// Its lines, broken between words where that can be done.
    pub(super) fn wrapped(&self, columns: usize) -> Vec<Line> {
        self.lines(|text| {
            let mut lines = layout::wrap(text, columns);
            if lines.is_empty() {
                lines.push(0..0);
            }
            lines
        })
    }

    /// Its lines, broken only where they would not fit; blanks stay.
    pub(super) fn folded(&self, columns: usize) -> Vec<Line> {
        self.lines(|text| fold(text, columns))
    }

    fn lines(&self, broken: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<Line> {
        let mut lines = Vec::new();
        let (mut start, mut run) = (0, 0);
        for part in self.text.split('\n') {
            for line in broken(part) {
                lines.push(self.line(start + line.start..start + line.end, &mut run));
            }
            start += part.len() + 1;
        }
        lines
    }

    /// One line; `run` is the first style that may still concern it or a later one.
    fn line(&self, part: Range<usize>, run: &mut usize) -> Line {
        let mut spans = Vec::new();
        let mut at = part.start;
        while at < part.end {
            let Some((end, style, link)) = self.runs.get(*run) else {
                break;
            };
            if *end <= at {
                *run += 1;
                continue;
            }
            let to = part.end.min(*end);
            spans.push(Span {
                text: self.text[at..to].to_owned(),
                style: *style,
                link: link.clone(),
            });
            at = to;
        }
        Line { spans }
    }
}

/// Byte ranges of a line's parts, each at most `columns` wide unless one grapheme alone is wider.
///
/// It is broken behind a blank where there is one, and no blank is lost.
fn fold(text: &str, columns: usize) -> Vec<Range<usize>> {
    let text = text.trim_end();
    let indent = text.len() - text.trim_start().len();
    let (mut parts, mut start, mut used) = (Vec::new(), 0, 0);
    // Behind the last blank, and how wide what follows it is so far.
    let mut blank = (0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        let width = layout::width(grapheme);
        while used + width > columns && at > start {
            let (end, kept) = if blank.0 > start { blank } else { (at, 0) };
            parts.push(start..end);
            (start, used) = (end, kept);
        }
        used += width;
        blank.1 += width;
        if grapheme == " " && at >= indent {
            blank = (at + 1, 0);
        }
    }
    parts.push(start..text.len());
    parts
}
