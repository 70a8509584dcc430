//! `why`: why a unit matches a query, or why not.

use mundap_index::query::Query;
use mundap_index::searcher::{Asked, Why};

use crate::args::{WhyArgs, formats};
use crate::failure::Ending;
use crate::render::{self, AskedTerm, Reasons, Relaxed};

use super::desk::Desk;
use super::opened;
use super::pointed::{self, Pointer};
use super::recall;
use super::units::{self, Answers};

pub(super) fn run(args: &WhyArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look_in(&args.shape, &formats::REPORT)?;
    let recall = recall::last();
    let pointer = Pointer::of(&args.id);
    let pointers = std::slice::from_ref(&pointer);
    let places = || pointed::places(pointers, recall.as_ref(), desk);
    let opened = opened::open_at(desk, &args.refresh, places)?;
    let query = args.query.to_string_lossy();
    let parsed = Query::parse(&query);
    let Some(unit) = pointed::find(&opened, &pointer, recall.as_ref(), desk)? else {
        return Ok(Ending::Nothing);
    };
    let why = opened.ask(|searcher| searcher.why(&parsed, &unit.id))?;
    let Some(why) = why else {
        pointed::tell_unknown(&unit.id, desk);
        return Ok(Ending::Nothing);
    };
    let is_found = why.found || why.mentioned;
    let reasons = reasons(&query, why, &opened.places);
    desk.read((&args.shape, &args.view), |out| {
        Ok(render::reasons(out, &reasons, &look)?)
    })?;
    Ok(Ending::of_count(usize::from(is_found)))
}

pub(super) fn reasons(query: &str, why: Why, places: &crate::places::Places) -> Reasons {
    Reasons {
        query: query.to_owned(),
        found: why.found,
        mentioned: why.mentioned,
        score: why.score,
        relaxed: why.relaxed.map(|relaxed| Relaxed {
            how: relaxed.how.to_string(),
            to: relaxed.query.to_string(),
        }),
        conditions: why
            .conditions
            .into_iter()
            .map(|condition| (condition.written, condition.is_met))
            .collect(),
        asked: why.asked.into_iter().map(asked).collect(),
        parts: why
            .parts
            .into_iter()
            .map(|part| (part.view, part.form, part.score))
            .collect(),
        unit: units::item(why.unit, Answers::LeftOut, places),
    }
}

fn asked(asked: Asked) -> AskedTerm {
    let met = asked
        .met
        .into_iter()
        .map(|met| (met.written, units::via_name(met.via)));
    AskedTerm {
        written: asked.written,
        term: asked.term.text.to_string(),
        via: units::via_name(asked.term.via),
        met: met.collect(),
    }
}
