//! `split`: how notes divide into units, without an index.

use std::fs;
use std::path::Path;

use mundap_index::id;
use mundap_index::notes;
use mundap_index::splitter::{self, Split, Unit};

use crate::args::SplitArgs;
use crate::failure::{Ending, Failure};
use crate::render::{self, Item, Listing};

use super::desk::Desk;
use super::search::read_bytes;
use super::units::kind_name;

pub(super) fn run(args: &SplitArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look(&args.shape)?;
    let mut items = Vec::new();
    let mut complete = true;
    for file in &args.files {
        match text_of(file) {
            Ok(text) => items.extend(units(file, &text)),
            Err(failure) => {
                complete = false;
                desk.reporter.failure(&failure);
            }
        }
    }
    let split = Listing {
        total: items.len(),
        items,
        complete,
        ..Listing::default()
    };
    desk.write(&args.shape, |out| Ok(render::listing(out, &split, &look)?))?;
    Ok(Ending::of_count(split.total))
}

fn text_of(file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        return Ok(String::from_utf8_lossy(&read_bytes(file)?).into_owned());
    }
    let note = notes::read(file).map_err(|reason| {
        let message = format!("cannot read `{}`: {reason}", file.display());
        Failure::new("unreadable-note", message)
            .hint("name a note that can be read, or `-` for standard input")
    })?;
    Ok(note.text)
}

fn units(file: &Path, text: &str) -> Vec<Item> {
    let split = splitter::split(text);
    let ids = id::unit_ids(&absolute(file), &split.units);
    let item = |(unit, id): (&Unit, &String)| item(file, text, &split, unit, id, &ids);
    split.units.iter().zip(&ids).map(item).collect()
}

fn item(file: &Path, text: &str, split: &Split, unit: &Unit, id: &str, ids: &[String]) -> Item {
    Item {
        id: id.to_owned(),
        path: file.to_owned(),
        line: unit.line,
        end_line: unit.end_line,
        kind: kind_name(unit.kind),
        question: unit.question.clone(),
        answer: Some(text[unit.answer_bytes.clone()].to_owned()),
        answered: unit.answered,
        parent: unit.parent.map(|parent| ids[parent].clone()),
        headings: unit.headings.clone(),
        tags: unit.tags.clone(),
        title: split.title().unwrap_or_default().to_owned(),
        found: None,
    }
}

/// The path that an index would know the note by; standard input has none.
fn absolute(file: &Path) -> std::path::PathBuf {
    fs::canonicalize(file).unwrap_or_else(|_| file.to_owned())
}
