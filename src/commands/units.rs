//! The library's units and hits as items to show: paths as typed, kinds as words.

use mundap_index::analysis::Via;
use mundap_index::query::Query;
use mundap_index::searcher::{Folding, Hit, Mode, Request, Scope, Sort, UnitRecord, Widening};
use mundap_index::splitter::Kind;

use crate::args::{FilterArgs, KindChoice};
use crate::places::Places;
use crate::render::{self, Above, Also, Found, Item, Marked};

/// Whether items carry the whole answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    Whole,
    LeftOut,
}

pub(super) fn item(unit: UnitRecord, answers: Answers, places: &Places) -> Item {
    Item {
        path: places.shown(&unit.path),
        id: unit.id,
        line: unit.line,
        end_line: unit.end_line,
        kind: kind_name(unit.kind),
        question: unit.question,
        answer: (answers == Answers::Whole).then_some(unit.answer),
        answered: unit.answered,
        parent: unit.parent,
        headings: unit.headings,
        tags: unit.tags,
        title: unit.title,
        found: None,
    }
}

/// The unit with the words marked that a query met in it.
pub(super) fn with_met(item: Item, met: Vec<String>) -> Item {
    if met.is_empty() {
        return item;
    }
    let found = Found {
        question: Marked {
            marks: render::marks(&item.question, &met),
            text: item.question.clone(),
        },
        matched: met,
        ..Found::default()
    };
    Item {
        found: Some(found),
        ..item
    }
}

pub(super) fn hit(hit: Hit, answers: Answers, places: &Places) -> Item {
    let also = hit.also.into_iter().map(|also| Also {
        id: also.id,
        path: places.shown(&also.path),
        line: also.line,
    });
    let above = hit.above.into_iter().map(|above| Above {
        id: above.id,
        line: above.line,
        question: above.question,
        more: above.more,
    });
    let found = Found {
        score: hit.score,
        also: also.collect(),
        above: above.collect(),
        question: Marked {
            text: hit.unit.question.clone(),
            marks: hit.question_highlights,
        },
        excerpt: Marked {
            text: hit.excerpt.text,
            marks: hit.excerpt.highlights,
        },
        first_match: (hit.excerpt.line, hit.excerpt.column),
        first_line: hit.excerpt.line_text,
        matched: hit.matched,
    };
    Item {
        found: Some(found),
        ..item(hit.unit, answers, places)
    }
}

pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "question",
        Kind::Section => "section",
    }
}

/// The rule that made a term, as a word.
pub(super) fn via_name(via: Via) -> String {
    format!("{via:?}").to_lowercase()
}

/// Every unit that mentions the query, none cut off, in path order; without excerpts.
pub(super) fn every(query: &Query, scope: Scope) -> Request<'_> {
    Request {
        query,
        mode: Mode::Every,
        limit: None,
        sort: Sort::Path,
        scope,
        folding: Folding::Off,
        widening: Widening::Forbidden,
        excerpt_columns: 0,
    }
}

/// The conditions that flags set beside the query.
pub(super) fn scope(filter: &FilterArgs, kind: KindChoice) -> Scope {
    Scope {
        tags: filter.tags.clone(),
        paths: filter.paths.clone(),
        headings: Vec::new(),
        kind: match kind {
            KindChoice::Question => Some(Kind::Question),
            KindChoice::Section => Some(Kind::Section),
            KindChoice::Any => None,
        },
        answered: match (filter.answered, filter.unanswered) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        },
    }
}

/// `--limit 0` means all.
pub(super) fn limit(number: usize) -> Option<usize> {
    (number > 0).then_some(number)
}
