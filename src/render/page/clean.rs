//! Lays an answer's Markdown out for the parser: indentation and tags taken out. Knows no terminal.

use std::ops::Range;

use mundap_index::{TagFound, TagKind, Tags, image_words};

/// A text for the parser, and where its parts stood.
#[derive(Debug, Default)]
pub(super) struct Clean {
    pub(super) text: String,
    /// Where copied parts begin, here and in the original, and how long they are; in bytes.
    copied: Vec<(usize, usize, usize)>,
}

impl Clean {
    /// Ranges of the original as ranges of this text; ascending where they were.
    pub(super) fn ranges(&self, original: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for range in original {
            let first = self
                .copied
                .partition_point(|(_, from, bytes)| from + bytes <= range.start);
            for &(to, from, bytes) in &self.copied[first..] {
                if from >= range.end {
                    break;
                }
                let (start, end) = (range.start.max(from), range.end.min(from + bytes));
                let is_whole = |at| self.text.is_char_boundary(to + at - from);
                if start < end && is_whole(start) && is_whole(end) {
                    found.push(to + start - from..to + end - from);
                }
            }
        }
        found
    }

    fn copy(&mut self, original: &str, part: Range<usize>) {
        if !part.is_empty() {
            self.copied.push((self.text.len(), part.start, part.len()));
            self.text.push_str(&original[part]);
        }
    }

    fn break_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// What follows goes on in another block.
    fn part(&mut self) {
        self.break_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// Takes out what no reader sees. Total, and linear in the text's length.
pub(super) fn clean(markdown: &str) -> Clean {
    let mut cleaner = Cleaner {
        original: markdown,
        tags: Tags::new(markdown),
        done: Clean::default(),
        hidden_until: 0,
        fence: None,
        is_row: false,
    };
    let indents = Indents::of(markdown);
    let mut start = 0;
    for (number, line) in markdown.split_inclusive('\n').enumerate() {
        let end = start + line.len();
        let indent = indents.of_line(number, line);
        cleaner.line(start + indent..end);
        start = end;
    }
    cleaner.done
}

/// Blanks that open every line, because the answer stands inside an item.
struct Indents {
    first: usize,
    others: usize,
}

/// So many blanks make code of a line.
const CODE_COLUMNS: usize = 4;

impl Indents {
    fn of(markdown: &str) -> Indents {
        let blanks = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
        let mut lines = markdown.lines();
        let first = lines.next().map_or(0, blanks);
        let opens_item = markdown.trim_start().starts_with(['-', '*', '+', '|'])
            || markdown
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit());
        let others = lines.filter(|line| !line.trim().is_empty());
        let others = others.map(blanks).min().unwrap_or(0);
        // An answer may begin behind its question, and go on below with the item's indentation.
        let goes_on = first == 0 && others >= CODE_COLUMNS && !opens_item;
        let shared = if goes_on { others } else { first.min(others) };
        Indents {
            first,
            others: shared,
        }
    }

    fn of_line(&self, number: usize, line: &str) -> usize {
        let most = match number {
            0 => self.first,
            _ => self.others,
        };
        let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
        blanks.take(most).count()
    }
}

struct Cleaner<'t> {
    original: &'t str,
    tags: Tags<'t>,
    done: Clean,
    /// What stands before is part of a tag or comment, in bytes.
    hidden_until: usize,
    /// The mark that closes the code that we are in.
    fence: Option<&'t str>,
    /// Inside a row of a table of tags, behind its first cell.
    is_row: bool,
}

impl<'t> Cleaner<'t> {
    fn line(&mut self, line: Range<usize>) {
        if line.end <= self.hidden_until {
            return;
        }
        let at = line.start.max(self.hidden_until);
        let text = &self.original[at..line.end];
        if self.fence.is_some() || opening_fence(text).is_some() {
            self.follow_fence(text);
            return self.done.copy(self.original, at..line.end);
        }
        let from = at + lead(text);
        let opens_tag = self.tags.find(from, from).is_some();
        if opens_tag || text.contains("<!--") || text.contains("%%") {
            self.tagged(at, from, line.end);
        } else {
            self.untagged(at, line.end);
        }
    }

    fn follow_fence(&mut self, text: &'t str) {
        match self.fence {
            None => self.fence = opening_fence(text),
            Some(fence) if text.trim_start_matches([' ', '\t', '>']).starts_with(fence) => {
                self.fence = None;
            }
            Some(_) => {}
        }
    }

    /// A line without tags: headings get their blank, emphasis is joined to its particle.
    fn untagged(&mut self, start: usize, end: usize) {
        let text = &self.original[start..end];
        let level = text.bytes().take_while(|byte| *byte == b'#').count();
        let behind = text.as_bytes().get(level);
        let is_tight =
            (2..=6).contains(&level) && behind.is_some_and(|next| !next.is_ascii_whitespace());
        let mut copied = start;
        if is_tight {
            self.done.copy(self.original, start..start + level);
            self.done.text.push(' ');
            copied = start + level;
        }
        let from = copied;
        for joint in joints(&self.original[from..end]) {
            self.done.copy(self.original, copied..from + joint);
            self.done.text.push_str(JOINT);
            copied = from + joint;
        }
        self.done.copy(self.original, copied..end);
    }

    /// A line that opens with a tag, or holds a comment.
    fn tagged(&mut self, start: usize, from: usize, end: usize) {
        let mut copied = start;
        let mut at = from;
        let line_from = from;
        while at < end {
            let Some(next) = self.original[at..end].find(['<', '%', '`']) else {
                break;
            };
            at += next;
            if self.original[at..].starts_with('`') {
                at = behind_code(self.original, at, end);
                continue;
            }
            let Some(found) = self.tags.find(at, line_from) else {
                at += 1;
                continue;
            };
            self.done.copy(self.original, copied..at);
            self.tag(found, at, &self.original[at..found.behind]);
            (copied, at) = (found.behind, found.behind);
            self.hidden_until = found.behind;
        }
        if copied < end {
            self.done.copy(self.original, copied..end);
        }
        if self.is_row && self.done.text.ends_with('\n') {
            self.done.text.pop();
        }
    }

    /// Writes what Markdown has for a tag.
    fn tag(&mut self, found: TagFound, at: usize, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']).to_ascii_lowercase();
        match found.kind {
            TagKind::Hidden => {}
            TagKind::Inline => self.done.copy(self.original, at..found.behind),
            TagKind::Image => {
                let words = image_words(tag).replace(['[', ']', '\n'], " ");
                self.done.text.push_str(&format!("![{words}]()"));
            }
            TagKind::Block if name.starts_with("td") || name.starts_with("th>") => {
                if !found.closing {
                    let border = if self.is_row { " | " } else { "" };
                    self.done.text.push_str(border);
                    self.is_row = true;
                }
            }
            TagKind::Block if name.starts_with("br") => self.break_line(),
            TagKind::Item | TagKind::Heading(_) if found.closing => self.done.break_line(),
            TagKind::Item => {
                self.done.break_line();
                self.done.text.push_str("- ");
            }
            TagKind::Heading(level) => {
                self.done.part();
                self.done.text.push_str(&"######"[..usize::from(level)]);
                self.done.text.push(' ');
            }
            TagKind::Preformatted => {
                self.done.part();
                self.done.text.push_str("```\n");
            }
            TagKind::Summary | TagKind::Block => {
                self.is_row = false;
                self.done.part();
            }
        }
    }

    fn break_line(&mut self) {
        match self.is_row {
            true => self.done.text.push(' '),
            // Two blanks: the line ends there, and the paragraph goes on.
            false if !self.done.text.is_empty() && !self.done.text.ends_with('\n') => {
                self.done.text.push_str("  \n");
            }
            false => {}
        }
    }
}

/// Bytes of blanks, quotes and a list's marker before a line's words.
fn lead(text: &str) -> usize {
    let words = text.trim_start_matches([' ', '\t', '>']);
    let words = match words.strip_prefix(['-', '*', '+']) {
        Some(item) if item.starts_with(' ') => item.trim_start(),
        _ => words,
    };
    text.len() - words.len()
}

/// The mark of a fence that the line opens.
fn opening_fence(text: &str) -> Option<&str> {
    let words = &text[lead(text)..];
    let mark = words.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let bytes = words.bytes().take_while(|byte| *byte == mark as u8).count();
    let is_code = mark == '`' && words[bytes..].contains('`');
    (bytes >= 3 && !is_code).then(|| &words[..bytes])
}

/// The offset behind the code that opens at `at`, or behind its mark where nothing closes it.
fn behind_code(text: &str, at: usize, end: usize) -> usize {
    let mark = text[at..end]
        .bytes()
        .take_while(|byte| *byte == b'`')
        .count();
    let close = text[at + mark..end].find(&text[at..at + mark]);
    close.map_or(at + mark, |close| at + mark + close + mark)
}

/// Stands between emphasis and a particle: CommonMark sees no emphasis in `**"제목"**은`.
const JOINT: &str = "<wbr>";

/// Where joints belong in a line, in bytes.
fn joints(line: &str) -> Vec<usize> {
    if !line.contains("**") {
        return Vec::new();
    }
    let is_word = |c: char| c.is_alphanumeric();
    let is_sign = |c: char| !c.is_whitespace() && !is_word(c);
    let (mut found, mut is_open, mut at) = (Vec::new(), false, 0);
    while let Some(next) = line[at..].find(['*', '`']) {
        at += next;
        if line[at..].starts_with('`') {
            at = behind_code(line, at, line.len());
            continue;
        }
        let marks = line[at..].bytes().take_while(|byte| *byte == b'*').count();
        let before = line[..at].chars().next_back().unwrap_or(' ');
        let behind = line[at + marks..].chars().next().unwrap_or(' ');
        let (inner, outer) = if is_open {
            (before, behind)
        } else {
            (behind, before)
        };
        if marks == 2 && !inner.is_whitespace() {
            if is_sign(inner) && is_word(outer) {
                found.push(if is_open { at + 2 } else { at });
            }
            is_open = !is_open;
        }
        at += marks;
    }
    found
}
