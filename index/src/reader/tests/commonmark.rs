//! Compares the words of the CommonMark specification's examples with pulldown-cmark's own.

#[path = "../../../tests/commonmark/examples.rs"]
mod examples;

use super::super::read;
use super::invariants;
use pulldown_cmark::{Event, Options, Parser};

/// Examples, counted from 1, that are read otherwise on purpose, and why.
const DIFFERENCES: &[(&str, &[usize])] = &[
    // Columns tell what is inside of what, because authors do not count blanks: four of them make
    // no code below text, and none below a list.
    ("indented text", &[49, 70, 87, 231, 238, 289, 312, 313]),
    // The same goes for what closes a fence; and code is shown as it stands, quote marks too.
    ("code as it stands", &[128, 134, 137]),
    ("rule under text", &[91]),
    // Quotes are flat; a line below one may go on with it.
    ("lazy lines", &[93]),
    // Authors write Markdown between tags.
    (
        "Markdown inside of HTML",
        &[
            148, 150, 151, 155, 156, 157, 158, 159, 161, 162, 163, 164, 165, 166, 171, 177, 178,
            186, 189,
        ],
    ),
    // What nobody reads is taken out wherever it stands, over empty lines too.
    (
        "scripts, style sheets, comments",
        &[170, 172, 173, 176, 179],
    ),
    // `List<String>`, `<T>` and what else is no element that is known are words.
    (
        "words like tags",
        &[
            180, 181, 182, 195, 201, 491, 524, 536, 598, 601, 613, 614, 615, 617, 623, 627, 628,
            629,
        ],
    ),
    // An element that is known is a tag even with faults, and before links are looked for.
    (
        "faulty tags",
        &[153, 154, 475, 494, 616, 619, 620, 622, 624, 632],
    ),
    ("year", &[265]),
    ("number under text", &[285, 304]),
    ("emphasis before a particle", &[380, 392]),
    // A picture without words shows its file's name.
    ("pictures without words", &[581]),
];

/// The words that pulldown-cmark renders, tags left out.
fn rendered(example: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS;
    let mut words = String::new();
    let mut html = String::new();
    for event in Parser::new_ext(example, options) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::Html(text) => html.push_str(&text),
            _ => {}
        }
        if !html.is_empty() {
            words.push_str(&untagged(&std::mem::take(&mut html)));
        }
    }
    words
}

/// The text without `<…>`.
fn untagged(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    let behind = pieces.map(|(at, piece)| match at {
        0 => piece,
        _ => piece.split_once('>').map_or("", |(_, behind)| behind),
    });
    behind.collect()
}

/// The characters that are no blanks; sorted where pictures are, whose words stand behind others.
fn letters(words: &str, example: &str) -> Vec<char> {
    let mut letters: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    if example.contains("![") {
        letters.sort_unstable();
    }
    letters
}

#[test]
fn examples_show_the_same_words() {
    let mut wrong = String::new();
    for (example, count) in examples::spec().iter().zip(1..) {
        let page = read(example);
        invariants(example, &page);
        let ours = page.plain.lines(1, page.plain.line_count());
        let theirs = rendered(example);
        let differs = letters(ours, example) != letters(&theirs, example);
        let listed = DIFFERENCES
            .iter()
            .any(|(_, numbers)| numbers.contains(&count));
        if differs != listed {
            wrong += &format!("{count}: {example:?}\n  ours   {ours:?}\n  theirs {theirs:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
