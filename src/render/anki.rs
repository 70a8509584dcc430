//! Questions as a deck that Anki imports: text with tabs, HTML in its fields. Knows no schedule.

use std::io::{self, Write};

use pulldown_cmark::{Event, Options, Parser, html};

use super::{Item, safe};

/// What tells Anki how to read the rest.
const HEAD: &str = "#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n";

/// Writes a card for every question: id, question, answer, tags.
///
/// The id is the card's guid, so a deck that is imported again updates its cards. Raw HTML of a note
/// becomes text: a deck runs no script.
pub(crate) fn anki(out: &mut dyn Write, items: &[Item]) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    items.iter().try_for_each(|item| {
        let front = field(&escaped(&safe::line(&item.question)));
        let back = field(&back(item));
        writeln!(out, "{}\t{front}\t{back}\t{}", item.id, tags(item))
    })
}

fn back(item: &Item) -> String {
    let place = escaped(&safe::line(&item.place()));
    let place = format!("<div style=\"color:gray;font-size:small\">{place}</div>");
    let answer = item.answer.as_deref().unwrap_or_default().trim();
    let mut back = String::new();
    if item.answered {
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        let events = Parser::new_ext(answer, options).map(|event| match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            other => other,
        });
        html::push_html(&mut back, events);
    }
    back + &place
}

/// A value that stays in its column: a tab or a line's end would begin another.
fn field(html: &str) -> String {
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    let kept: String = html.chars().filter(|c| !is_control(*c)).collect();
    let text = kept.trim_end().replace('\t', "    ").replace('\n', LINE);
    // A field that begins with a quote is read up to the next one.
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A line's end in HTML, also inside of code.
const LINE: &str = "&#10;";

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            c => safe.push(c),
        }
    }
    safe
}

/// Anki parts tags at spaces, and knows `::` for what is below another.
fn tags(item: &Item) -> String {
    let tags = item.tags.iter().map(|tag| {
        let tag: String = safe::line(tag)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("_");
        tag.replace('/', "::").replace('"', "")
    });
    tags.collect::<Vec<_>>().join(" ")
}
