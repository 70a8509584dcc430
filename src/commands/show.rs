//! `show`: one unit, whole.

use crate::args::ShowArgs;
use crate::failure::{Ending, Failure};
use crate::render;

use super::desk::Desk;
use super::opened::{self, Opened};
use super::units::{self, Answers};

use mundap_index::searcher::UnitRecord;

pub(super) fn run(args: &ShowArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look(&args.shape)?;
    let opened = opened::open(desk, &args.refresh)?;
    let Some(unit) = find(&opened, &args.id, desk)? else {
        return Ok(Ending::Nothing);
    };
    let item = units::item(unit, Answers::Whole, &opened.places);
    desk.write(&args.shape, |out| Ok(render::unit(out, &item, &look)?))?;
    Ok(Ending::Found)
}

/// The unit of an id or of its beginning; tells where there is none.
pub(super) fn find(
    opened: &Opened<'_>,
    id: &str,
    desk: &Desk<'_>,
) -> Result<Option<UnitRecord>, Failure> {
    let wanted = id.to_ascii_lowercase();
    let unit = opened.ask(|searcher| searcher.unit(&wanted))?;
    if unit.is_none() {
        tell_unknown(id, desk);
    }
    Ok(unit)
}

pub(super) fn tell_unknown(id: &str, desk: &Desk<'_>) {
    let hint = "`mundap list` and `mundap search` print ids; an id changes with its question";
    let absence = Failure::new("unit-not-found", format!("no unit has the id `{id}`")).hint(hint);
    desk.reporter.absence(&absence);
}
