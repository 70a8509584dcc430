//! Finds tags, comments and style sheets, for the reader and those that show a note; knows no Markdown.

use super::{BOLD_START, HTML, Kind, Line};
use memchr::{memchr, memchr2, memmem};

/// A tag as it stands in the note.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag {
    pub(super) name: TagName,
    pub(super) closing: bool,
}

/// The elements that matter for a note's structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagName {
    Details,
    Summary,
    Item,
    Heading(u8),
    Bold,
    List,
    Style,
    Script,
    Preformatted,
    /// Begins a line of its own when rendered.
    Block,
    Image,
    Inline,
}

/// What no reader sees, as found in a note.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The byte offset behind it.
    pub(super) behind: usize,
    /// Of a tag; none of a comment.
    pub(super) tag: Option<Tag>,
}

impl Found {
    /// Whether it parts words, as a break or a block does.
    /// At the beginning of a line there is nothing to part, and a blank would stand at no place.
    pub(super) fn is_parting(self) -> bool {
        let joins = |tag: Tag| matches!(tag.name, TagName::Inline | TagName::Bold);
        !self.tag.is_some_and(joins)
    }
}

/// How far a tag may reach over line ends, in bytes.
const TAG_BYTES: usize = 1_000;

/// Searches a note from front to back; remembers what it searched in vain, so that it stays linear.
pub(super) struct Markup<'n> {
    note: &'n str,
    /// Before this offset there is no `-->`, `%%`, `</style>`, `</script>`, `</pre>`, `>`.
    vain: [usize; 6],
    /// The byte offset where the preformatted text ends that was met last.
    pub(super) preformatted: usize,
}

const COMMENT: usize = 0;
const PERCENT: usize = 1;
const STYLE: usize = 2;
const SCRIPT: usize = 3;
const PREFORMATTED: usize = 4;
const TAG: usize = 5;

impl<'n> Markup<'n> {
    pub(super) fn new(note: &'n str) -> Self {
        Self {
            note,
            vain: [0; 6],
            preformatted: 0,
        }
    }

    /// What opens at `at`, a `<` or `%` of a line that has its words from `from` to `end`.
    pub(super) fn find(&mut self, at: usize, from: usize, end: usize) -> Option<Found> {
        let rest = &self.note.as_bytes()[at..];
        if rest.starts_with(b"<!--") {
            // `<!-->` is whole.
            let behind = self.search(COMMENT, at + 2, b"-->")?;
            return Some(Found { behind, tag: None });
        }
        if rest[0] == b'%' {
            let behind = self.percent(at, from)?;
            return Some(Found { behind, tag: None });
        }
        let (tag, name_bytes) = tag_name(&rest[..end - at])?;
        let behind = self.tag_end(at, at + name_bytes, end)?;
        let behind = self.block_end(tag, at).unwrap_or(behind);
        Some(Found {
            behind,
            tag: Some(tag),
        })
    }

    /// The offset behind the next `close`, which is of kind `kind`.
    fn search(&mut self, kind: usize, at: usize, close: &[u8]) -> Option<usize> {
        if at < self.vain[kind] {
            return None;
        }
        let Some(found) = memmem::find(&self.note.as_bytes()[at..], close) else {
            self.vain[kind] = usize::MAX;
            return None;
        };
        Some(at + found + close.len())
    }

    /// `%% … %%`, in one line or several, but not across a heading.
    fn percent(&mut self, at: usize, from: usize) -> Option<usize> {
        let bytes = self.note.as_bytes();
        let opens = bytes.get(at + 1) == Some(&b'%');
        let glued = at > from && !bytes[at - 1].is_ascii_whitespace();
        if !opens || glued {
            return None;
        }
        let behind = self.search(PERCENT, at + 2, b"%%")?;
        if memmem::find(&bytes[at..behind], b"\n#").is_some() {
            self.vain[PERCENT] = behind - 2;
            return None;
        }
        Some(behind)
    }

    /// The offset behind the tag's `>`: on its line, else near and in the same paragraph.
    fn tag_end(&mut self, at: usize, from: usize, end: usize) -> Option<usize> {
        let bytes = self.note.as_bytes();
        if from >= self.vain[TAG] {
            if let Some(found) = memchr(b'>', &bytes[from..end]) {
                return Some(from + found + 1);
            }
            self.vain[TAG] = end;
        }
        let reach = &bytes[at + 1..bytes.len().min(at + TAG_BYTES)];
        let close = memchr2(b'>', b'<', reach).filter(|&close| reach[close] == b'>')?;
        let parted = has_blank_line(&reach[..close]);
        (!parted).then_some(at + close + 2)
    }

    /// Whether nothing but blanks stands before `at` on its line: in prose, a tag's name is a word.
    fn opens_line(&self, at: usize) -> bool {
        const INDENT_BYTES: usize = 64;
        let before = &self.note.as_bytes()[at.saturating_sub(INDENT_BYTES)..at];
        let line = before
            .iter()
            .rposition(|byte| matches!(byte, b'\n' | b'\r'));
        let is_first = at <= INDENT_BYTES && line.is_none();
        let text = &before[line.map_or(0, |end| end + 1)..];
        (line.is_some() || is_first) && text.trim_ascii().is_empty()
    }

    /// Where a style sheet or script ends that opens at `at`; notes where preformatted text does.
    fn block_end(&mut self, tag: Tag, at: usize) -> Option<usize> {
        match tag.name {
            _ if tag.closing => None,
            TagName::Style | TagName::Script if !self.opens_line(at) => None,
            TagName::Style => self.search(STYLE, at, b"</style>"),
            TagName::Script => self.search(SCRIPT, at, b"</script>"),
            TagName::Preformatted if at >= self.preformatted => {
                let close = b"</pre>";
                self.preformatted = self.search(PREFORMATTED, at, close)? - close.len();
                None
            }
            _ => None,
        }
    }
}

/// Whether a blank line stands within the text, whatever ends its lines.
fn has_blank_line(text: &[u8]) -> bool {
    let mut lines = text.split(|&byte| byte == b'\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim_ascii().is_empty() {
            return true;
        }
    }
    memmem::find(text, b"\r\r").is_some()
}

/// The longest element name that is known, in bytes.
const NAME_BYTES: usize = 10;

/// Reads the name of the tag that opens at `<`; `None` for anything that is no known element.
///
/// Also gives the offset behind the name. `List<String>` is no tag, `<br/>` is.
fn tag_name(bytes: &[u8]) -> Option<(Tag, usize)> {
    let closing = bytes.get(1) == Some(&b'/');
    let from = if closing { 2 } else { 1 };
    let mut name = [0; NAME_BYTES];
    let mut len = 0;
    while let Some(letter) = bytes
        .get(from + len)
        .filter(|byte| byte.is_ascii_alphanumeric())
    {
        *name.get_mut(len)? = letter.to_ascii_lowercase();
        len += 1;
    }
    let behind = bytes.get(from + len).copied().unwrap_or(b'>');
    if !matches!(behind, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r') {
        return None;
    }
    let name = known(&name[..len])?;
    Some((Tag { name, closing }, from + len))
}

fn known(name: &[u8]) -> Option<TagName> {
    Some(match name {
        b"details" => TagName::Details,
        b"summary" => TagName::Summary,
        b"li" => TagName::Item,
        b"b" | b"strong" => TagName::Bold,
        b"img" => TagName::Image,
        b"ul" | b"ol" => TagName::List,
        b"style" => TagName::Style,
        b"script" => TagName::Script,
        b"pre" => TagName::Preformatted,
        [b'h', level @ b'1'..=b'6'] => TagName::Heading(level - b'0'),
        b"br" | b"p" | b"div" | b"td" | b"th" | b"tr" | b"table" | b"tbody" | b"thead"
        | b"tfoot" | b"caption" | b"blockquote" | b"center" | b"hr" | b"figure" | b"figcaption"
        | b"dd" | b"dl" | b"dt" | b"address" | b"article" | b"aside" | b"body" | b"fieldset"
        | b"footer" | b"form" | b"head" | b"header" | b"html" | b"main" | b"nav" | b"section"
        | b"option" | b"select" => TagName::Block,
        b"a" | b"abbr" | b"audio" | b"big" | b"button" | b"cite" | b"code" | b"col"
        | b"colgroup" | b"del" | b"em" | b"embed" | b"font" | b"i" | b"iframe" | b"input"
        | b"ins" | b"kbd" | b"label" | b"link" | b"mark" | b"meta" | b"object" | b"param"
        | b"path" | b"picture" | b"q" | b"rt" | b"ruby" | b"rp" | b"s" | b"samp" | b"small"
        | b"source" | b"span" | b"strike" | b"sub" | b"sup" | b"svg" | b"textarea" | b"time"
        | b"title" | b"track" | b"tt" | b"u" | b"var" | b"video" | b"wbr" => TagName::Inline,
        _ => return None,
    })
}

/// The words that a picture's tag shows: its `alt`.
pub fn image_words(tag: &str) -> String {
    let words = attribute(tag, "alt").unwrap_or_default().trim();
    html_escape::decode_html_entities(words).replace(char::is_control, " ")
}

/// The value of a tag's attribute, quoted or not.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let value = tag.match_indices(name).find_map(|(at, _)| {
        let apart = tag[..at].ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
        let behind = tag[at + name.len()..].trim_start().strip_prefix('=')?;
        apart.then(|| behind.trim_start())
    })?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => value[1..].split(quote).next(),
        None => value.split([' ', '\t', '\n', '\r', '>']).next(),
    }
}

/// What a picture without words shows: the last part of its path or address.
pub(super) fn file_name(target: &str) -> &str {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let from = path.rfind('/').map_or(0, |at| at + 1);
    &target[from..path.len()]
}

/// Gives the line the form of the tag that it opens with.
pub(super) fn shape(line: &mut Line, tag: Tag) {
    match tag.name {
        _ if tag.closing => {}
        TagName::Item if line.kind == Kind::Mute => {
            (line.kind, line.marker) = (Kind::Item, b'-');
            line.flags |= HTML;
        }
        TagName::Heading(level) if line.kind == Kind::Mute => {
            (line.kind, line.level) = (Kind::Heading, level);
            line.flags |= HTML;
        }
        TagName::Bold => line.flags |= BOLD_START,
        _ => {}
    }
}

/// Finds tags and comments in a text, from front to back, in linear time.
pub struct Tags<'t> {
    text: &'t str,
    markup: Markup<'t>,
    /// Where the line ends that was looked at last, in bytes.
    line_end: usize,
}

/// What a tag is to a reader's eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {
    /// Shows nothing: a comment, a style sheet, a script.
    Hidden,
    /// Begins or ends a line of its own.
    Block,
    /// The title of a toggle.
    Summary,
    /// An item of a list.
    Item,
    /// A heading, level 1 to 6.
    Heading(u8),
    /// Text as it was typed.
    Preformatted,
    /// A picture.
    Image,
    /// Stands within a line.
    Inline,
}

/// A tag or comment that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TagFound {
    /// The byte offset behind it.
    pub behind: usize,
    /// What it is.
    pub kind: TagKind,
    /// Whether it closes an element.
    pub closing: bool,
}

impl<'t> Tags<'t> {
    /// Looks for tags in this text.
    pub fn new(text: &'t str) -> Tags<'t> {
        Tags {
            text,
            markup: Markup::new(text),
            line_end: 0,
        }
    }

    /// What opens at the byte offset `at`, a `<` or `%`; none for what is a word, as `List<String>`.
    ///
    /// `from` is where the words of that line begin, in bytes. Offsets must not descend from call to
    /// call.
    pub fn find(&mut self, at: usize, from: usize) -> Option<TagFound> {
        let rest = self.text.as_bytes().get(at..)?;
        if !matches!(rest.first(), Some(b'<' | b'%')) {
            return None;
        }
        if at >= self.line_end {
            let end = memchr2(b'\n', b'\r', rest);
            self.line_end = end.map_or(self.text.len(), |end| at + end);
        }
        let found = self.markup.find(at, from.min(at), self.line_end)?;
        let kind = found.tag.map_or(TagKind::Hidden, |tag| kind(tag.name));
        Some(TagFound {
            behind: found.behind,
            kind,
            closing: found.tag.is_some_and(|tag| tag.closing),
        })
    }
}

fn kind(name: TagName) -> TagKind {
    match name {
        TagName::Style | TagName::Script => TagKind::Hidden,
        TagName::Details | TagName::List | TagName::Block => TagKind::Block,
        TagName::Summary => TagKind::Summary,
        TagName::Item => TagKind::Item,
        TagName::Heading(level) => TagKind::Heading(level),
        TagName::Preformatted => TagKind::Preformatted,
        TagName::Image => TagKind::Image,
        TagName::Bold | TagName::Inline => TagKind::Inline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: Option<(usize, TagKind)>) {
        let found = Tags::new(text).find(0, 0);
        assert_eq!(found.map(|found| (found.behind, found.kind)), want);
    }

    #[test]
    fn tags_are_told_from_words() {
        check("<br/>락", Some((5, TagKind::Block)));
        check("<summary>락", Some((9, TagKind::Summary)));
        check("<!-- 락\n -->", Some((13, TagKind::Hidden)));
        check("<T> 락", None);
        check("락", None);
    }
}
