//! `list`: the questions of the notes, all or those that the filters let through.

use mundap_index::query::Query;
use mundap_index::searcher::Request;

use crate::args::{ListArgs, SortChoice};
use crate::failure::Ending;
use crate::render::{self, Item, Listing};

use super::desk::Desk;
use super::opened;
use super::search::sort;
use super::units::{self, Answers};

pub(super) fn run(args: &ListArgs, desk: &Desk<'_>) -> anyhow::Result<Ending> {
    let look = desk.look(&args.shape)?;
    let opened = opened::open(desk, &args.refresh)?;
    let everything = Query::parse("");
    let request = Request {
        limit: units::limit(args.limit),
        sort: sort(if args.sort == SortChoice::Score {
            SortChoice::Path
        } else {
            args.sort
        }),
        ..units::every(&everything, units::scope(&args.filter, args.kind))
    };
    let outcome = opened.ask(|searcher| searcher.search(&request))?;
    let items = outcome
        .hits
        .into_iter()
        .map(|hit| units::item(hit.unit, Answers::LeftOut, &opened.places));
    let items: Vec<Item> = items.collect();
    let listed = Listing {
        items,
        total: outcome.total,
        complete: opened.is_complete()?,
        ..Listing::default()
    };
    let look = desk.linked(desk.numbered(look, &args.shape), &args.view);
    desk.read((&args.shape, &args.view), |out| {
        Ok(render::listing(out, &listed, &look)?)
    })?;
    desk.keep(&listed, &look, &opened.places);
    Ok(Ending::of_count(listed.total))
}
