//! What the JSON looks like. Field names and meanings are what scripts rely on.

use std::io::{self, Write};
use std::path::Path;

use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};

use super::{Item, Listing, safe};

/// Grows when a field changes its meaning.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// One object with everything that is known about the search or list.
pub(super) fn listing(out: &mut dyn Write, listing: &Listing) -> io::Result<()> {
    if listing.query.is_none() {
        return units(out, listing);
    }
    line(
        out,
        &Versioned {
            format_version: FORMAT_VERSION,
            inner: Answer::of(listing),
        },
    )
}

fn units(out: &mut dyn Write, listing: &Listing) -> io::Result<()> {
    let inner = Units {
        total: listing.total,
        complete: listing.complete,
        units: listing.items.iter().map(Unit::of).collect(),
    };
    line(
        out,
        &Versioned {
            format_version: FORMAT_VERSION,
            inner,
        },
    )
}

/// One unit or hit a line.
pub(super) fn items(out: &mut dyn Write, items: &[Item]) -> io::Result<()> {
    items.iter().try_for_each(|item| line(out, &Unit::of(item)))
}

/// One whole unit.
pub(super) fn unit(out: &mut dyn Write, item: &Item) -> io::Result<()> {
    line(
        out,
        &Versioned {
            format_version: FORMAT_VERSION,
            inner: Unit::of(item),
        },
    )
}

/// One answer a line, for many queries.
pub(super) fn answer(out: &mut dyn Write, listing: &Listing) -> io::Result<()> {
    line(out, &Answer::of(listing))
}

/// One object that holds all answers.
pub(super) fn answers(out: &mut dyn Write, listings: &[Listing]) -> io::Result<()> {
    let answers = listings.iter().map(Answer::of).collect();
    line(
        out,
        &Versioned {
            format_version: FORMAT_VERSION,
            inner: Answers { answers },
        },
    )
}

/// Writes a value as one line of JSON without raw control characters.
pub(crate) fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(
        &mut *out, Guarded,
    ))?;
    out.write_all(b"\n")
}

/// A value as JSON without raw control characters.
pub(crate) fn to_text(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(
        &mut bytes, Guarded,
    ));
    written.expect("memory takes every write, and keys are strings");
    String::from_utf8(bytes).expect("JSON is written as UTF-8")
}

/// A value with the format's version in front.
#[derive(Serialize)]
pub(crate) struct Versioned<T> {
    pub(crate) format_version: u32,
    #[serde(flatten)]
    pub(crate) inner: T,
}

#[derive(Serialize)]
struct Answers<'a> {
    answers: Vec<Answer<'a>>,
}

#[derive(Serialize)]
struct Units<'a> {
    total: usize,
    complete: bool,
    units: Vec<Unit<'a>>,
}

#[derive(Serialize)]
struct Answer<'a> {
    query: Option<&'a str>,
    total: usize,
    relaxed: Option<Relaxed<'a>>,
    missing: &'a [String],
    complete: bool,
    took_ms: f64,
    hits: Vec<Unit<'a>>,
}

impl<'a> Answer<'a> {
    fn of(listing: &'a Listing) -> Answer<'a> {
        let relaxed = listing.relaxed.as_ref();
        Answer {
            query: listing.query.as_deref(),
            total: listing.total,
            relaxed: relaxed.map(Relaxed::of),
            missing: &listing.missing,
            complete: listing.complete,
            took_ms: (listing.took.as_secs_f64() * 1e6).round() / 1e3,
            hits: listing.items.iter().map(Unit::of).collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Relaxed<'a> {
    how: &'a str,
    to: &'a str,
}

impl<'a> Relaxed<'a> {
    pub(super) fn of(relaxed: &'a super::Relaxed) -> Relaxed<'a> {
        Relaxed {
            how: &relaxed.how,
            to: &relaxed.to,
        }
    }
}

/// A unit or a hit.
#[derive(Serialize)]
pub(super) struct Unit<'a> {
    id: &'a str,
    #[serde(serialize_with = "path_text")]
    path: &'a Path,
    /// The path's bytes in hexadecimal digits, where they are no UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    path_hex: Option<String>,
    line: usize,
    end_line: usize,
    kind: &'a str,
    question: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a str>,
    answered: bool,
    parent: Option<&'a str>,
    headings: &'a [String],
    tags: &'a [String],
    title: &'a str,
    #[serde(flatten)]
    found: Option<Found<'a>>,
}

impl<'a> Unit<'a> {
    pub(super) fn of(item: &'a Item) -> Unit<'a> {
        Unit {
            id: &item.id,
            path: &item.path,
            path_hex: path_hex(&item.path),
            line: item.line,
            end_line: item.end_line,
            kind: item.kind,
            question: &item.question,
            answer: item.answer.as_deref(),
            answered: item.answered,
            parent: item.parent.as_deref(),
            headings: &item.headings,
            tags: &item.tags,
            title: &item.title,
            found: item.found.as_ref().map(Found::of),
        }
    }
}

#[derive(Serialize)]
struct Found<'a> {
    score: f32,
    also: Vec<Also<'a>>,
    above: Vec<Above<'a>>,
    excerpt: &'a str,
    question_highlights: Vec<[usize; 2]>,
    excerpt_highlights: Vec<[usize; 2]>,
    matched: &'a [String],
}

impl<'a> Found<'a> {
    fn of(found: &'a super::Found) -> Found<'a> {
        Found {
            score: found.score,
            also: found
                .also
                .iter()
                .map(|also| Also {
                    id: &also.id,
                    path: &also.path,
                    path_hex: path_hex(&also.path),
                    line: also.line,
                })
                .collect(),
            above: found.above.iter().map(Above::of).collect(),
            excerpt: &found.excerpt.text,
            question_highlights: found.question.code_points(),
            excerpt_highlights: found.excerpt.code_points(),
            matched: &found.matched,
        }
    }
}

#[derive(Serialize)]
struct Also<'a> {
    id: &'a str,
    #[serde(serialize_with = "path_text")]
    path: &'a Path,
    /// The path's bytes in hexadecimal digits, where they are no UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    path_hex: Option<String>,
    line: usize,
}

#[derive(Serialize)]
struct Above<'a> {
    id: &'a str,
    line: usize,
    question: &'a str,
    more: usize,
}

impl<'a> Above<'a> {
    fn of(above: &'a super::Above) -> Above<'a> {
        Above {
            id: &above.id,
            line: above.line,
            question: &above.question,
            more: above.more,
        }
    }
}

/// A file name need not be UTF-8, JSON must: each other byte is written `\xB0`.
fn path_text<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&safe::path_text(path))
}

fn path_hex(path: &Path) -> Option<String> {
    if path.to_str().is_some() {
        return None;
    }
    let bytes = path.as_os_str().as_encoded_bytes().iter();
    Some(bytes.map(|byte| format!("{byte:02x}")).collect())
}

/// Compact JSON in which everything that could command a terminal is escaped.
struct Guarded;

impl Formatter for Guarded {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(safe::is_hostile) {
            CompactFormatter.write_string_fragment(out, &rest[..at])?;
            let hostile = rest[at..]
                .chars()
                .next()
                .expect("a character was found here");
            write!(out, "\\u{:04x}", u32::from(hostile))?;
            rest = &rest[at + hostile.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(out, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped_and_come_back() {
        let text = "락\x1b[1m\u{9b}\u{202e}\n끝\x7f";
        let json = to_text(&text);
        assert_eq!(json, "\"락\\u001b[1m\\u009b\\u202e\\n끝\\u007f\"");
        assert_eq!(
            serde_json::from_str::<String>(&json).expect("it is JSON"),
            text
        );
    }
}
