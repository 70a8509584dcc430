//! What authors write and CommonMark does not mean, line by line; knows nothing of tags and code.

use super::code::{CodeSpans, digits, opens_fence, run};
use super::letters::{is_beyond_latin, is_blank, is_word};
use super::{ASKING_CALLOUT, CALLOUT, Kind, Line};
use memchr::{memchr, memchr3};
use std::ops::Range;

/// A line on its way to pulldown-cmark: `head`, then the note from `at` to `end`.
pub(super) struct Draft<'n> {
    pub(super) note: &'n str,
    pub(super) line: Line,
    /// It does not go on from the line above.
    pub(super) parted: bool,
    /// What stands in place of the note between `from` and `at`.
    pub(super) head: String,
    pub(super) from: usize,
    pub(super) at: usize,
    pub(super) end: usize,
    /// What stands right above.
    pub(super) above: Above,
    /// Where in the laid out text its last bold tag closes, if it opened with one; else 0.
    pub(super) bold_end: usize,
}

/// What stands on the line above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Above {
    /// Nothing, or something that no text goes on from.
    Gap,
    /// Nothing but tags.
    Tags,
    Text,
    Item,
}

impl<'n> Draft<'n> {
    fn rest(&self) -> &'n str {
        &self.note[self.at..self.end]
    }

    pub(super) fn bytes(&self) -> &'n [u8] {
        &self.note.as_bytes()[self.at..self.end]
    }

    /// Puts `head` in the place of the next `bytes`.
    fn replace(&mut self, bytes: usize, head: &str) {
        if self.head.is_empty() {
            self.from = self.at;
        }
        self.head.push_str(head);
        self.at += bytes;
    }
}

/// A habit of authors, and what brings it into CommonMark's form.
pub(super) type Lenience = (&'static str, fn(&mut Draft<'_>));

/// All that concern how a line opens, in the order in which they are applied.
pub(super) const LENIENCES: &[Lenience] = &[
    ("rule under text", part_rule),
    ("container", open_container),
    ("callout", open_callout),
    ("tight heading", loosen_heading),
    ("typed bullet", translate_bullet),
    ("tight marker", loosen_marker),
    ("year", keep_year),
    ("number under text", part_number),
    ("no tag", escape),
];

/// Brings the line into CommonMark's form.
pub(super) fn apply(draft: &mut Draft<'_>) {
    // Most lines open with a letter, and no mark does.
    if !matches!(draft.bytes(), [] | [b'a'..=b'z' | b'A'..=b'Z' | 0xEA..=0xED, ..]) {
        for (_, apply) in LENIENCES {
            apply(draft);
        }
    }
    drop_block_id(draft);
}

/// Text pasted from a browser opens with characters that nobody sees, before a marker.
pub(super) fn skip_invisible(draft: &mut Draft<'_>) {
    draft.at = draft.end - draft.rest().trim_start_matches(is_blank).len();
}

/// `---` under a line is meant as a rule; to CommonMark it makes the line a heading.
fn part_rule(draft: &mut Draft<'_>) {
    let rest = draft.bytes();
    let &[mark @ (b'-' | b'_' | b'*'), ..] = rest else {
        return;
    };
    if rest.iter().all(|byte| [mark, b' ', b'\t'].contains(byte)) {
        let marks = rest.iter().filter(|&&byte| byte == mark).count();
        if marks >= 3 {
            draft.line.kind = Kind::Rule;
            draft.at = draft.end;
        }
        draft.parted |= mark == b'-';
    }
}

/// `:::tip title` comes from site generators.
fn open_container(draft: &mut Draft<'_>) {
    if draft.rest().starts_with(":::") {
        let name = draft.rest().trim_start_matches(':');
        let letter = |c: char| c.is_ascii_alphabetic();
        let title = name.trim_start().trim_start_matches(letter).trim_start();
        draft.at = draft.end - title.len();
        draft.parted = true;
    }
}

/// `> [!question] title` is Obsidian's.
fn open_callout(draft: &mut Draft<'_>) {
    let rest = draft.rest();
    let Some(name) = rest.strip_prefix("[!").filter(|_| draft.line.quote > 0) else {
        return;
    };
    let Some(len) = name.find(']').filter(|len| *len <= 20) else {
        return;
    };
    let kind = name[..len].to_ascii_lowercase();
    draft.line.flags |= CALLOUT;
    if matches!(kind.as_str(), "question" | "faq" | "help" | "quiz" | "q") {
        draft.line.flags |= ASKING_CALLOUT;
    }
    let title = name[len + 1..].trim_start_matches(['-', '+']).trim_start();
    draft.at = draft.end - title.len();
}

/// `##제목` lacks a blank; a single `#` with no blank is a tag.
fn loosen_heading(draft: &mut Draft<'_>) {
    let level = run(draft.bytes(), b'#');
    let is_tight = draft
        .bytes()
        .get(level)
        .is_some_and(|next| !next.is_ascii_whitespace());
    if (2..=6).contains(&level) && is_tight {
        draft.replace(level, &"###### "[6 - level..]);
    }
}

/// `•`, `◦` and dashes from other programs open items.
fn translate_bullet(draft: &mut Draft<'_>) {
    let rest = draft.rest();
    let Some(bullet) = rest.chars().next().filter(|&c| is_bullet(c)) else {
        return;
    };
    let behind = &rest[bullet.len_utf8()..];
    let text = behind.trim_start();
    let is_apart = text.len() < behind.len() || !"–—▶►".contains(bullet);
    if is_apart && text.starts_with(|c: char| !is_bullet(c)) {
        draft.line.marker = bullet as u32 as u8 | 0x80;
        draft.replace(rest.len() - text.len(), "- ");
    }
}

fn is_bullet(c: char) -> bool {
    const BULLETS: &str = "•◦▪▫‣·ㆍ∙●○■□▶►➢➤–—⁃";
    !c.is_ascii() && BULLETS.contains(c)
}

/// `-항목` and `1.항목` lack a blank.
fn loosen_marker(draft: &mut Draft<'_>) {
    let rest = draft.rest();
    let len = match draft.bytes() {
        [b'-' | b'+', ..] => 1,
        bytes => marker_len(bytes).unwrap_or(0),
    };
    if len > 0 && rest[len..].starts_with(is_beyond_latin) {
        draft.replace(len, &rest[..len]);
        draft.head.push(' ');
    }
}

/// The bytes of an ordered list's marker at the start, `12.` or `3)`.
fn marker_len(bytes: &[u8]) -> Option<usize> {
    let digits = digits(bytes);
    let ends = matches!(bytes.get(digits), Some(b'.' | b')'));
    (digits > 0 && ends).then_some(digits + 1)
}

/// Numbers of more digits are no numbers of lists.
const ORDINAL_DIGITS: usize = 3;

/// `2019. 3. 5` is a date; to CommonMark it is item 2019 of a list.
fn keep_year(draft: &mut Draft<'_>) {
    let rest = draft.rest();
    if let Some(len) = marker_len(draft.bytes()).filter(|len| *len > ORDINAL_DIGITS + 1) {
        draft.replace(len - 1, &rest[..len - 1]);
        draft.head.push('\\');
    }
}

/// To CommonMark only `1.` opens a list right below text; authors go on with `2.`.
fn part_number(draft: &mut Draft<'_>) {
    /// Longer lines, in bytes, are text that happens to break before a number.
    const LINE_BYTES: usize = 180;
    let rest = draft.bytes();
    let counts = rest.len() <= LINE_BYTES && marker_len(rest).is_some();
    draft.parted |= draft.above == Above::Text && (counts || !draft.head.is_empty());
}

/// `<T>` at a line's start is a word; to CommonMark it opens a block of HTML.
///
/// Nor is it a fence that stands behind the mark of a callout or container.
fn escape(draft: &mut Draft<'_>) {
    let rest = draft.bytes();
    let is_tag = rest.starts_with(b"<") && !is_address(rest);
    if is_tag || opens_fence(rest) {
        draft.head.push('\\');
    }
}

/// Whether the text opens with `<https://…>` or the like; `<std::string>` is none.
fn is_address(text: &[u8]) -> bool {
    let end = text
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || *byte == b'>');
    let address = &text[..end.unwrap_or(text.len())];
    address.contains(&b'@') || memchr::memmem::find(address, b"://").is_some()
}

/// `^name` behind a line is what Obsidian links to.
fn drop_block_id(draft: &mut Draft<'_>) {
    let rest = draft.bytes().trim_ascii_end();
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
    let name = rest.iter().rev().take_while(is_name).count();
    let before = &rest[..rest.len() - name];
    if name > 0 && before.ends_with(b" ^") {
        draft.end = draft.at + before.len() - 1;
    }
}

/// Looks ahead, once for all lines, for what may be more than a letter inside of one.
#[derive(Default)]
pub(super) struct Ahead {
    /// Where the next `<`, `=` or `*` stands, and the next `%`; not before the line asked for last.
    marks: usize,
    remarks: usize,
}

impl Ahead {
    /// Whether any of them may stand in the line; lines are asked for from front to back.
    pub(super) fn is_in(&mut self, line: Range<usize>, note: &[u8]) -> bool {
        let rest = &note[line.start..];
        let at = |found: Option<usize>| found.map_or(usize::MAX, |found| line.start + found);
        if self.marks < line.start {
            self.marks = at(memchr3(b'<', b'=', b'*', rest));
        }
        if self.remarks < line.start {
            self.remarks = at(memchr(b'%', rest));
        }
        self.marks.min(self.remarks) < line.end
    }
}

/// Where the first of these stands, or code or an escape, in which they are none.
pub(super) fn first_special(text: &[u8]) -> Option<usize> {
    let mark = memchr3(b'<', b'%', b'=', text);
    let before = &text[..mark.unwrap_or(text.len())];
    memchr3(b'*', b'`', b'\\', before).or(mark)
}

/// Stands between emphasis and a particle; notes are laid out without their own.
pub(super) const JOINT: &str = "<wbr>";

/// What a mark inside a line comes to, up to the offset `behind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Kept(usize),
    Dropped(usize),
    /// A joint belongs there.
    Joined {
        joint: usize,
        behind: usize,
    },
}

/// Reads marks inside a line that CommonMark does not know, or not in their place.
pub(super) struct Marks<'n> {
    /// The note up to the line's end.
    text: &'n str,
    /// Where the line's words begin.
    from: usize,
    code: CodeSpans,
    is_bold: bool,
    /// Where the `==` closes that was opened last; beyond the line if nothing closes one.
    highlight: Option<usize>,
}

impl<'n> Marks<'n> {
    pub(super) fn new(text: &'n str, from: usize) -> Self {
        Self {
            text,
            from,
            code: CodeSpans::default(),
            is_bold: false,
            highlight: None,
        }
    }

    /// What the mark at `at` comes to.
    pub(super) fn read(&mut self, at: usize) -> Mark {
        let rest = &self.text.as_bytes()[at..];
        let len = run(rest, rest[0]);
        match rest[0] {
            b'`' => Mark::Kept(self.code.behind(self.text.as_bytes(), at)),
            b'\\' if rest.get(1).is_some_and(u8::is_ascii_punctuation) => Mark::Kept(at + 2),
            b'*' if len == 2 => self.bold(at),
            b'=' if len == 2 && self.is_highlight(at) => Mark::Dropped(at + 2),
            _ => Mark::Kept(at + len),
        }
    }

    /// The characters before and behind the two bytes at `at`; blanks at the line's ends.
    fn around(&self, at: usize) -> (char, char) {
        let before = self.text[self.from..at].chars().next_back();
        let behind = self.text[at + 2..].chars().next();
        (before.unwrap_or(' '), behind.unwrap_or(' '))
    }

    /// `**"제목"**은`: a sign inside and a letter outside are no emphasis to CommonMark.
    fn bold(&mut self, at: usize) -> Mark {
        let is_sign = |c: char| !c.is_whitespace() && !is_word(c);
        let (before, behind) = self.around(at);
        let (inner, outer, joint) = match self.is_bold {
            true => (before, behind, at + 2),
            false => (behind, before, at),
        };
        if inner.is_whitespace() {
            return Mark::Kept(at + 2);
        }
        self.is_bold = !self.is_bold;
        match is_sign(inner) && is_word(outer) {
            true => Mark::Joined {
                joint,
                behind: at + 2,
            },
            false => Mark::Kept(at + 2),
        }
    }

    /// Whether the `==` at `at` is half of a pair around words.
    fn is_highlight(&mut self, at: usize) -> bool {
        if let Some(close) = self.highlight.filter(|close| at <= *close) {
            return at == close;
        }
        if self.around(at).1.is_whitespace() {
            return false;
        }
        let close = self.closing(at + 2);
        self.highlight = close.or(Some(usize::MAX));
        close.is_some()
    }

    /// Where the next `==` behind words stands, outside of code.
    fn closing(&mut self, mut at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while let Some(next) = memchr::memchr2(b'`', b'=', &bytes[at..]) {
            at += next;
            let len = run(&bytes[at..], bytes[at]);
            if bytes[at] == b'`' {
                at = self.code.behind(bytes, at);
            } else if len == 2 && !self.around(at).0.is_whitespace() {
                return Some(at);
            } else {
                at += len;
            }
        }
        None
    }
}
