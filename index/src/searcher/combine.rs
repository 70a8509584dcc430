//! Combines the engine's queries. Knows neither fields nor words.

use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur, Query as EngineQuery};

pub(super) type Boxed = Box<dyn EngineQuery>;

/// Matches no unit.
pub(super) fn nothing() -> Boxed {
    Box::new(EmptyQuery)
}

/// Any of the queries; `None` for none.
pub(super) fn any(mut queries: Vec<Boxed>) -> Option<Boxed> {
    if queries.len() < 2 {
        return queries.pop();
    }
    Some(Box::new(BooleanQuery::union(queries)))
}

/// All of the first and none of the second; everything where the first is empty.
pub(super) fn all_but(mut all: Vec<Boxed>, none: Vec<Boxed>) -> Boxed {
    if all.len() == 1 && none.is_empty() {
        return all.swap_remove(0);
    }
    if all.is_empty() {
        all.push(Box::new(AllQuery));
    }
    let must = all.into_iter().map(|query| (Occur::Must, query));
    let not = none.into_iter().map(|query| (Occur::MustNot, query));
    Box::new(BooleanQuery::new(must.chain(not).collect()))
}
