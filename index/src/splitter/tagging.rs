//! Takes a line's structure from the HTML tags on it; knows nothing of Markdown.

use super::html::TagName;
use super::line::{BOLD, CLOSE_FIRST, Form, HTML, Line, Summary};
use super::scan::Scanner;

impl Scanner<'_> {
    /// Takes the line's structure from its tags.
    pub(super) fn tags(&mut self, line: &mut Line, begin: u32, shown: u32) {
        let (mut opens, mut closes) = (0u8, 0u8);
        let mut summary: Option<(u32, u32)> = None;
        let mut bold = 0;
        for i in 0..self.inline.tags.len() {
            let (tag, at) = self.inline.tags[i];
            let at = at as u32;
            match (tag.name, tag.closing) {
                (TagName::Details, false) => opens += 1,
                (TagName::Details, true) => {
                    closes += 1;
                    if opens == 0 && summary.is_none() && at == begin {
                        line.flags |= CLOSE_FIRST;
                    }
                }
                (TagName::Summary, false) if summary.is_none() => {
                    summary = Some((at, shown));
                    self.in_summary = true;
                }
                (TagName::Summary, true) => {
                    let opened_above = self.in_summary && summary.is_none();
                    self.in_summary = false;
                    match &mut summary {
                        Some(span) => span.1 = at,
                        None if opened_above => summary = Some((begin, at)),
                        None => {}
                    }
                }
                (TagName::Item, false) if at == begin && line.form == Form::Text => {
                    line.form = Form::Bullet
                }
                (TagName::Heading(level), false) if at == begin && line.form == Form::Text => {
                    line.form = Form::Heading;
                    line.level = level;
                    line.flags |= HTML;
                }
                (TagName::Bold, false) if at == begin => bold = 1,
                (TagName::Bold, true) if at == shown && bold == 1 => bold = 2,
                _ => {}
            }
        }
        if bold == 2 {
            line.flags |= BOLD;
        }
        line.toggles = opens.min(7) | (closes.min(7) << 3);
        if let Some(span) = summary.filter(|span| span.0 < span.1) {
            self.in_summary = false;
            self.summary(line, span);
        }
    }

    pub(super) fn summary(&mut self, line: &mut Line, span: (u32, u32)) {
        line.form = Form::Summary;
        self.scan.summaries.push(Summary {
            line: self.scan.lines.len() as u32,
            span,
        });
    }
}
