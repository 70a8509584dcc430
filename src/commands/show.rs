//! `show`: units, whole: laid out, or as they stand in their notes.

use std::fs;

use mundap_index::notes;
use mundap_index::query::Query;
use mundap_index::searcher::UnitRecord;

use crate::args::{Format, ShowArgs};
use crate::failure::{Ending, Failure};
use crate::messages::say;
use crate::render::{self, Item, safe};
use crate::terminal::Stream;

use super::desk::Desk;
use super::opened::{self, Opened};
use super::pointed::{self, Pointer};
use super::recall::{self, Recall};
use super::units::{self, Answers};

pub(super) fn run(args: &ShowArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.linked(desk.look(&args.shape)?, &args.view);
    let recall = recall::last();
    let pointers = args.units.iter();
    let pointers: Vec<Pointer> = pointers.map(|word| Pointer::of(word)).collect();
    let places = || pointed::places(&pointers, recall.as_ref(), desk);
    let opened = opened::open_at(desk, &args.refresh, places)?;
    let mut found = Vec::new();
    for pointer in &pointers {
        found.extend(pointed::find(&opened, pointer, recall.as_ref(), desk)?);
    }
    let is_whole = found.len() == pointers.len();
    if args.raw {
        raw(&found, args, desk)?;
    } else {
        let marks = recall.filter(|_| look.format == Format::Pretty);
        let items = items(found, marks, &opened)?;
        let read = (&args.shape, &args.view);
        desk.read(read, |out| Ok(render::units(out, &items, &look)?))?;
    }
    Ok(Ending::of_count(usize::from(is_whole)))
}

/// The units to show, with what this terminal's last query met in them.
fn items(
    found: Vec<UnitRecord>,
    recall: Option<Recall>,
    opened: &Opened<'_>,
) -> Result<Vec<Item>, Failure> {
    let recall = recall.filter(|recall| recall.is_of(&opened.places));
    let query = recall.and_then(|recall| recall.query);
    let query = query.map(|query| Query::parse(&query));
    let item = |unit: UnitRecord| {
        let met = query.as_ref().map(|query| met(query, &unit.id, opened));
        let item = units::item(unit, Answers::Whole, &opened.places);
        Ok(units::with_met(item, met.transpose()?.unwrap_or_default()))
    };
    found.into_iter().map(item).collect()
}

/// The words of a unit that met a query, as they stand there.
fn met(query: &Query, id: &str, opened: &Opened<'_>) -> Result<Vec<String>, Failure> {
    let why = opened.ask(|searcher| searcher.why(query, id))?;
    let asked = why.into_iter().flat_map(|why| why.asked);
    let met = asked.flat_map(|asked| asked.met);
    Ok(met.map(|met| met.written).collect())
}

/// Writes the lines of the notes, byte for byte; a terminal gets them without control characters.
fn raw(found: &[UnitRecord], args: &ShowArgs, desk: &Desk<'_>) -> anyhow::Result<()> {
    desk.read((&args.shape, &args.view), |out| {
        for unit in found {
            let lines = lines(unit)?;
            match desk.stdout {
                Stream::Other => out.write_all(&lines)?,
                Stream::Terminal => {
                    let text = String::from_utf8_lossy(&lines);
                    out.write_all(safe::block(&text).as_bytes())?;
                }
            }
            if !lines.ends_with(b"\n") {
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    })
}

/// The unit's lines as they stand in its note.
fn lines(unit: &UnitRecord) -> anyhow::Result<Vec<u8>> {
    let unreadable = |reason: String| {
        let message = say!("cannot-read", path = safe::path_text(&unit.path), reason);
        Failure::new("unreadable-note", message).hint(say!("note-changed-hint"))
    };
    let bytes = fs::read(&unit.path).map_err(|error| unreadable(crate::failure::reason(&error)))?;
    // UTF-16 has other line feeds; its text is given instead.
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let bytes = match is_wide {
        true => {
            let note = notes::read(&unit.path).map_err(|reason| unreadable(reason.to_string()))?;
            note.text.into_bytes()
        }
        false => bytes,
    };
    Ok(part(&bytes, unit.line, unit.end_line).to_owned())
}

/// Lines `first` to `last`, from 1, with what ends them: `\n`, `\r\n` or `\r`.
fn part(bytes: &[u8], first: usize, last: usize) -> &[u8] {
    let ends = bytes.iter().enumerate().filter(|(at, byte)| {
        **byte == b'\n' || **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')
    });
    let mut starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
    let start = starts.nth(first.saturating_sub(1)).unwrap_or(bytes.len());
    let end = starts
        .nth(last.saturating_sub(first))
        .unwrap_or(bytes.len());
    &bytes[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        let check = |text: &str, want: &str| {
            assert_eq!(part(text.as_bytes(), 2, 3), want.as_bytes(), "{text:?}");
        };
        check("하나\n둘\n셋\n넷", "둘\n셋\n");
        check("하나\r\n둘\r\n셋", "둘\r\n셋");
        check("하나\r둘\r셋\r넷", "둘\r셋\r");
        check("하나", "");
    }
}
