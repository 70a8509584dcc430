//! Writes what stands within a block: words with their marks and styles, tags. Knows no layout.

use std::ops::Range;

use anstyle::{Effects, Style};
use mundap_index::{TagKind, Tags, image_words};

use super::writer::Writer;
use crate::render::palette;

impl Writer<'_> {
    pub(super) fn words(&mut self, words: &str, range: Range<usize>, style: Style) {
        if !words.is_empty() {
            self.picture = None;
        }
        if let Some((text, marked)) = &mut self.code {
            let from = text.len();
            text.push_str(words);
            let marks = marks_in(self.text, self.marks, words, range);
            marked.extend(
                marks
                    .into_iter()
                    .map(|mark| from + mark.start..from + mark.end),
            );
            return;
        }
        let mut at = 0;
        for mark in marks_in(self.text, self.marks, words, range) {
            self.push(&words[at..mark.start], style);
            self.push(&words[mark.clone()], palette::MATCHED);
            at = mark.end;
        }
        self.push(&words[at..], style);
    }

    pub(super) fn push(&mut self, words: &str, style: Style) {
        if words.is_empty() {
            return;
        }
        let outer = self.styles.last().map_or(Style::new(), |(whole, _)| *whole);
        let style = over(outer, style);
        self.flow
            .push(words, style, self.links.last().map(String::as_str));
    }

    /// Tags that mean something within a line; others vanish, and what is no tag is a word.
    pub(super) fn html(&mut self, html: &str) {
        let Some(found) = Tags::new(html).find(0, 0) else {
            return self.push(html, Style::new());
        };
        let name = html.trim_start_matches(['<', '/']).to_ascii_lowercase();
        let name = name
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let style = match name {
            "b" | "strong" => Style::new() | Effects::BOLD,
            "i" | "em" => Style::new() | Effects::ITALIC,
            "s" | "del" | "strike" => Style::new() | Effects::STRIKETHROUGH,
            "u" | "ins" => Style::new() | Effects::UNDERLINE,
            "code" | "kbd" => palette::CODE,
            _ => return self.other_html(html, found.kind),
        };
        match found.closing {
            true => {
                self.styles.pop_if(|(_, own)| *own == style);
            }
            false => self.open_style(style),
        }
    }

    pub(super) fn open_style(&mut self, own: Style) {
        let outer = self.styles.last().map_or(Style::new(), |(whole, _)| *whole);
        self.styles.push((over(outer, own), own));
    }

    fn other_html(&mut self, html: &str, kind: TagKind) {
        match kind {
            TagKind::Image => self.push(&format!("[{}]", image_words(html)), palette::ASIDE),
            TagKind::Inline | TagKind::Hidden => {}
            _ if self.grid.is_some() => self.push(" ", Style::new()),
            _ => self.flow.push_break(),
        }
    }

    /// A block that the parser takes for HTML: words and tags, line by line.
    pub(super) fn html_lines(&mut self, html: &str) {
        let mut tags = Tags::new(html);
        let mut copied = 0;
        let mut at = 0;
        while let Some(next) = html[at..].find('<') {
            at += next;
            match tags.find(at, at) {
                Some(found) => {
                    self.push(&html[copied..at], Style::new());
                    (copied, at) = (found.behind, found.behind);
                }
                None => at += 1,
            }
        }
        self.push(&html[copied..], Style::new());
        self.flow.push_break();
    }
}

/// The marks of words that stand in the text at `range`, in bytes of the words.
///
/// Words that are written otherwise there (`&amp;`) are marked as a whole.
fn marks_in(
    text: &str,
    marks: &[Range<usize>],
    words: &str,
    range: Range<usize>,
) -> Vec<Range<usize>> {
    let first = marks.partition_point(|mark| mark.end <= range.start);
    let here = marks[first..]
        .iter()
        .take_while(|mark| mark.start < range.end);
    let here: Vec<&Range<usize>> = here.collect();
    if here.is_empty() {
        return Vec::new();
    }
    let Some(shift) = text[range.clone()].find(words) else {
        return std::iter::once(0..words.len()).collect();
    };
    let from = range.start + shift;
    let inside = |mark: &Range<usize>| {
        let clamp = |at: usize| at.clamp(from, from + words.len()) - from;
        clamp(mark.start)..clamp(mark.end)
    };
    let inside = here.into_iter().map(inside);
    inside.filter(|mark| !mark.is_empty()).collect()
}

/// A style within another: both effects, the inner colour.
fn over(outer: Style, inner: Style) -> Style {
    inner
        .fg_color(inner.get_fg_color().or(outer.get_fg_color()))
        .effects(outer.get_effects() | inner.get_effects())
}
