//! Tab- and comma-separated values with a header line.

use std::io::{self, Write};

use crate::args::Format;

use super::{Cells, Item, Listing, Look, safe};

const COLUMNS: [&str; 12] = [
    "path", "line", "end_line", "kind", "answered", "id", "score", "title", "headings", "tags",
    "question", "excerpt",
];

/// What a formula begins with, in full width too, as spreadsheets of East Asia have it.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes all listings as one table; a `query` column leads where there are queries.
pub(super) fn listings(out: &mut dyn Write, listings: &[Listing], look: &Look) -> io::Result<()> {
    let mut rows = rows(listings);
    if look.cells == Cells::Guarded {
        rows.iter_mut().flatten().for_each(guard);
    }
    rows.insert(0, header(listings));
    match look.format {
        Format::Tsv => tsv(out, &rows, look.end),
        _ => csv(out, &rows),
    }
}

/// Keeps a spreadsheet from running a cell: a note may come from anywhere.
fn guard(cell: &mut String) {
    if cell.starts_with(FORMULA) {
        cell.insert(0, '\'');
    }
}

fn header(listings: &[Listing]) -> Vec<String> {
    let query = listings
        .iter()
        .any(|listing| listing.query.is_some())
        .then_some("query");
    let answer = has_answers(listings).then_some("answer");
    query
        .into_iter()
        .chain(COLUMNS)
        .chain(answer)
        .map(str::to_owned)
        .collect()
}

fn rows(listings: &[Listing]) -> Vec<Vec<String>> {
    let with_answers = has_answers(listings);
    let row = |listing: &Listing, item: &Item| {
        let answer = with_answers.then(|| item.answer.clone().unwrap_or_default());
        listing
            .query
            .clone()
            .into_iter()
            .chain(fields(item))
            .chain(answer)
            .collect()
    };
    listings
        .iter()
        .flat_map(|listing| listing.items.iter().map(move |item| row(listing, item)))
        .collect()
}

fn has_answers(listings: &[Listing]) -> bool {
    listings
        .iter()
        .flat_map(|listing| &listing.items)
        .any(|item| item.answer.is_some())
}

fn fields(item: &Item) -> [String; 12] {
    let found = item.found.as_ref();
    [
        safe::path_text(&item.path).into_owned(),
        item.line.to_string(),
        item.end_line.to_string(),
        item.kind.to_owned(),
        item.answered.to_string(),
        item.id.clone(),
        found
            .map(|found| found.score.to_string())
            .unwrap_or_default(),
        item.title.clone(),
        item.headings.join(" › "),
        item.tags.join(" "),
        item.question.clone(),
        found
            .map(|found| found.excerpt.text.clone())
            .unwrap_or_default(),
    ]
}

fn tsv(out: &mut dyn Write, rows: &[Vec<String>], end: u8) -> io::Result<()> {
    for row in rows {
        let fields: Vec<_> = row.iter().map(|field| safe::line(field)).collect();
        out.write_all(fields.join("\t").as_bytes())?;
        out.write_all(&[end])?;
    }
    Ok(())
}

fn csv(out: &mut dyn Write, rows: &[Vec<String>]) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    for row in rows {
        let fields = row.iter().map(|field| safe::block(field));
        writer
            .write_record(fields.map(|field| field.into_owned()))
            .map_err(io_error)?;
    }
    writer.flush()
}

/// The error beneath, so that a closed pipe is still known as one.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
