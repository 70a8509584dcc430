//! HTML tags and comments for those that show a note, as the reader knows them; knows no Markdown.

use memchr::memchr2;

use super::markup::{self, Markup, TagName};

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

/// The words that a picture's tag shows: its `alt`.
pub fn image_words(tag: &str) -> String {
    markup::image_words(tag)
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
