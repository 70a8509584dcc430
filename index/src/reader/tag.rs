//! Recognises HTML tags inside a line; knows nothing of Markdown.

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

const BLOCK: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "head",
    "header",
    "hr",
    "html",
    "main",
    "nav",
    "p",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "option",
    "select",
];
const INLINE: &[&str] = &[
    "a", "abbr", "audio", "big", "button", "cite", "code", "col", "colgroup", "del", "em", "embed",
    "font", "i", "iframe", "input", "ins", "kbd", "label", "link", "mark", "meta", "object",
    "param", "path", "picture", "q", "rt", "ruby", "rp", "s", "samp", "small",
    "source", "span", "strike", "sub", "sup", "svg", "textarea", "time", "title", "track", "tt",
    "u", "var", "video", "wbr",
];

/// The longest element name that is known, in bytes.
const NAME_BYTES: usize = 10;

/// Reads the name of the tag that opens at `<`; `None` for anything that is no known element.
///
/// Also gives the offset behind the name. `List<String>` is no tag, `<br/>` is.
pub(super) fn tag_name(bytes: &[u8]) -> Option<(Tag, usize)> {
    let closing = bytes.get(1) == Some(&b'/');
    let from = if closing { 2 } else { 1 };
    let len = bytes[from.min(bytes.len())..]
        .iter()
        .take(NAME_BYTES + 1)
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let behind = bytes.get(from + len).copied().unwrap_or(b'>');
    if len == 0 || len > NAME_BYTES || !matches!(behind, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r')
    {
        return None;
    }
    let mut name = [0u8; NAME_BYTES];
    let name = &mut name[..len];
    name.copy_from_slice(&bytes[from..from + len]);
    name.make_ascii_lowercase();
    let name = std::str::from_utf8(name).ok()?;
    Some((
        Tag {
            name: known(name)?,
            closing,
        },
        from + len,
    ))
}

fn known(name: &str) -> Option<TagName> {
    Some(match name {
        "details" => TagName::Details,
        "summary" => TagName::Summary,
        "li" => TagName::Item,
        "b" | "strong" => TagName::Bold,
        "img" => TagName::Image,
        "ul" | "ol" => TagName::List,
        "style" => TagName::Style,
        "script" => TagName::Script,
        "pre" => TagName::Preformatted,
        "h1" => TagName::Heading(1),
        "h2" => TagName::Heading(2),
        "h3" => TagName::Heading(3),
        "h4" => TagName::Heading(4),
        "h5" => TagName::Heading(5),
        "h6" => TagName::Heading(6),
        _ if BLOCK.contains(&name) => TagName::Block,
        _ if INLINE.contains(&name) => TagName::Inline,
        _ => return None,
    })
}

/// What an image tag shows a reader of words: its `alt`.
pub(super) fn image_words(tag: &str) -> String {
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
