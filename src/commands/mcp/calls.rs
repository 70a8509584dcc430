//! What each tool answers: the fields of the JSON formats beside text that quotes the notes. Knows no protocol.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use mundap_index::query::Query;
use mundap_index::searcher::{Folding, Mode, Request, Scope, Sort, Widening};
use mundap_index::splitter::Kind;

use crate::commands::opened::Opened;
use crate::commands::units::{self, Answers};
use crate::commands::why;
use crate::failure::Failure;
use crate::render::{self, Item, Listing, Look, Quotation, Relaxed};

use super::protocol::Problem;
use super::tools::{ANSWER_CHARS, MOST_HITS, MOST_UNITS, USUAL_HITS};

/// Characters of all answers of one call.
const CALL_CHARS: usize = 3 * ANSWER_CHARS;
/// Display columns of an excerpt.
const EXCERPT_COLUMNS: usize = 240;
/// No list in an answer is longer.
const MOST_ENTRIES: usize = 200;

/// What goes back to the model.
pub(super) struct Answer {
    pub(super) structured: Value,
    pub(super) text: String,
}

/// A tool with what it was given.
#[derive(Debug)]
pub(super) enum Call {
    Search(Search),
    Show(Show),
    ListUnanswered(Open),
    Explain(Explain),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Search {
    query: String,
    limit: Option<usize>,
    #[serde(default)]
    offset: usize,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    paths: Vec<String>,
    kind: Option<KindName>,
    answered: Option<bool>,
    #[serde(default)]
    all: bool,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindName {
    Question,
    Section,
    Any,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Show {
    ids: Vec<String>,
    #[serde(default)]
    answer_from: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Open {
    limit: Option<usize>,
    #[serde(default)]
    offset: usize,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    paths: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Explain {
    query: String,
    id: String,
}

/// Reads a call; what a tool does not take is refused.
pub(super) fn parse(name: &str, arguments: &Value) -> Result<Call, Problem> {
    fn read<T: DeserializeOwned>(arguments: &Value) -> Result<T, Problem> {
        let given = if arguments.is_null() {
            json!({})
        } else {
            arguments.clone()
        };
        serde_json::from_value(given).map_err(|error| Problem::wrong_params(error.to_string()))
    }
    match name {
        "search" => Ok(Call::Search(read(arguments)?)),
        "show" => Ok(Call::Show(read(arguments)?)),
        "list_unanswered" => Ok(Call::ListUnanswered(read(arguments)?)),
        "explain" => Ok(Call::Explain(read(arguments)?)),
        _ => Err(Problem::wrong_params(format!("there is no tool `{name}`"))),
    }
}

/// Answers a call from the index.
pub(super) fn answer(call: &Call, opened: &Opened<'_>, look: &Look) -> anyhow::Result<Answer> {
    let quotation = Quotation::new();
    let answer = match call {
        Call::Search(search) => find(search, opened, look, &quotation)?,
        Call::Show(show) => units_of(show, opened, look, &quotation)?,
        Call::ListUnanswered(open) => unanswered(open, opened, look, &quotation)?,
        Call::Explain(explain) => reasons_of(explain, opened, look, &quotation)?,
    };
    let mut structured = bounded(answer.structured);
    structured["notice"] = json!(render::NOTICE);
    Ok(Answer {
        structured,
        ..answer
    })
}

fn find(
    search: &Search,
    opened: &Opened<'_>,
    look: &Look,
    quotation: &Quotation,
) -> anyhow::Result<Answer> {
    let query = Query::parse(&search.query);
    let limit = search.limit.unwrap_or(USUAL_HITS).clamp(1, MOST_HITS);
    let scope = Scope {
        tags: search.tags.clone(),
        paths: search.paths.clone(),
        kind: match search.kind.unwrap_or(KindName::Any) {
            KindName::Question => Some(Kind::Question),
            KindName::Section => Some(Kind::Section),
            KindName::Any => None,
        },
        answered: search.answered,
        ..Scope::default()
    };
    let request = Request {
        mode: if search.all {
            Mode::Every
        } else {
            Mode::Ranked
        },
        sort: if search.all { Sort::Path } else { Sort::Score },
        folding: if search.all {
            Folding::Off
        } else {
            Folding::On
        },
        widening: Widening::Allowed,
        limit: Some(search.offset.saturating_add(limit)),
        excerpt_columns: EXCERPT_COLUMNS,
        ..units::every(&query, scope)
    };
    let page = Page {
        query: Some(&search.query),
        offset: search.offset,
        limit,
    };
    page.answer(&request, opened, look, quotation)
}

fn unanswered(
    open: &Open,
    opened: &Opened<'_>,
    look: &Look,
    quotation: &Quotation,
) -> anyhow::Result<Answer> {
    let query = Query::parse("");
    let limit = open.limit.unwrap_or(USUAL_HITS).clamp(1, MOST_HITS);
    let scope = Scope {
        tags: open.tags.clone(),
        paths: open.paths.clone(),
        kind: Some(Kind::Question),
        answered: Some(false),
        ..Scope::default()
    };
    let request = Request {
        limit: Some(open.offset.saturating_add(limit)),
        ..units::every(&query, scope)
    };
    let page = Page {
        query: None,
        offset: open.offset,
        limit,
    };
    page.answer(&request, opened, look, quotation)
}

/// A part of what was found.
struct Page<'a> {
    query: Option<&'a str>,
    offset: usize,
    limit: usize,
}

impl Page<'_> {
    fn answer(
        &self,
        request: &Request<'_>,
        opened: &Opened<'_>,
        look: &Look,
        quotation: &Quotation,
    ) -> anyhow::Result<Answer> {
        let began = std::time::Instant::now();
        let outcome = opened.ask(|searcher| searcher.search(request))?;
        let is_full = outcome.hits.len() >= self.offset.saturating_add(self.limit);
        let hits = outcome.hits.into_iter().skip(self.offset);
        let items: Vec<Item> = match self.query {
            Some(_) => hits
                .map(|hit| units::hit(hit, Answers::LeftOut, &opened.places))
                .collect(),
            None => hits
                .map(|hit| units::item(hit.unit, Answers::LeftOut, &opened.places))
                .collect(),
        };
        let end = self.offset + items.len();
        let listing = Listing {
            query: self.query.map(str::to_owned),
            items,
            total: outcome.total,
            relaxed: outcome.relaxed.map(|widened| Relaxed {
                how: widened.how.to_string(),
                to: widened.query.to_string(),
            }),
            missing: outcome.missing,
            complete: opened.is_complete()?,
            took: began.elapsed(),
            ..Listing::default()
        };
        let next = (is_full && end < listing.total).then_some(end);
        let mut structured = as_json(|out| render::listing(out, &listing, look))?;
        structured["next_offset"] = json!(next);
        Ok(Answer {
            structured,
            text: quotation.listing(&listing, next),
        })
    }
}

fn units_of(
    show: &Show,
    opened: &Opened<'_>,
    look: &Look,
    quotation: &Quotation,
) -> anyhow::Result<Answer> {
    let (mut room, mut units, mut unknown, mut text) =
        (CALL_CHARS, Vec::new(), Vec::new(), String::new());
    for id in show.ids.iter().take(MOST_UNITS) {
        let wanted = id.to_ascii_lowercase();
        let Some(unit) = opened.ask(|searcher| searcher.unit(&wanted))? else {
            unknown.push(id.clone());
            continue;
        };
        let mut item = units::item(unit, Answers::Whole, &opened.places);
        let whole = item.answer.take().unwrap_or_default();
        let part: String = whole
            .chars()
            .skip(show.answer_from)
            .take(room.min(ANSWER_CHARS))
            .collect();
        let (length, all) = (part.chars().count(), whole.chars().count());
        let end = show.answer_from.saturating_add(length);
        let next = (end < all).then_some(end);
        room -= length;
        item.answer = Some(part);
        text.push_str(&quotation.unit(&item, next));
        let mut unit = as_json(|out| render::unit(out, &item, look))?;
        unit["answer_chars"] = json!(all);
        unit["next_from"] = json!(next);
        units.push(unit);
    }
    let structured = json!({
        "format_version": render::json::FORMAT_VERSION,
        "units": units,
        "unknown": unknown,
        "complete": opened.is_complete()?,
    });
    Ok(Answer {
        structured,
        text: quotation.framed(&text, &unknown),
    })
}

fn reasons_of(
    explain: &Explain,
    opened: &Opened<'_>,
    look: &Look,
    quotation: &Quotation,
) -> anyhow::Result<Answer> {
    let (query, id) = (
        Query::parse(&explain.query),
        explain.id.to_ascii_lowercase(),
    );
    let Some(why) = opened.ask(|searcher| searcher.why(&query, &id))? else {
        let message = format!("no unit has the id `{}`", explain.id);
        let hint = "`search` and `list_unanswered` give ids";
        return Err(Failure::new("unit-not-found", message).hint(hint).into());
    };
    let reasons = why::reasons(&explain.query, why, &opened.places);
    let structured = as_json(|out| render::reasons(out, &reasons, look))?;
    let plain = Look {
        format: crate::args::Format::Plain,
        ..look.clone()
    };
    let mut told = Vec::new();
    render::reasons(&mut told, &reasons, &plain)?;
    let text = quotation.framed(&quotation.text(&String::from_utf8_lossy(&told)), &[]);
    Ok(Answer { structured, text })
}

/// What a writer of JSON writes, as a value: the fields are those of the commands.
fn as_json(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> anyhow::Result<Value> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// No text is longer than an answer's part, and no list is endless, whatever a note holds.
fn bounded(value: Value) -> Value {
    match value {
        Value::String(text) => match text.char_indices().nth(ANSWER_CHARS) {
            Some((at, _)) => json!(format!("{}…", &text[..at])),
            None => Value::String(text),
        },
        Value::Array(all) => all.into_iter().take(MOST_ENTRIES).map(bounded).collect(),
        Value::Object(fields) => {
            let fields = fields
                .into_iter()
                .map(|(name, value)| (name, bounded(value)));
            Value::Object(fields.collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_tool_does_not_take_is_refused() {
        let check = |name: &str, arguments: Value, want: bool| {
            assert_eq!(parse(name, &arguments).is_ok(), want, "{name} {arguments}");
        };
        check("search", json!({"query": "락"}), true);
        check(
            "search",
            json!({"query": "락", "kind": "question", "limit": 3}),
            true,
        );
        check("search", json!({"query": "락", "notes": "/etc"}), false);
        check("search", json!({}), false);
        check("search", json!({"query": "락", "limit": -1}), false);
        check("show", json!({"ids": "a"}), false);
        check("list_unanswered", Value::Null, true);
        check("delete", json!({}), false);
    }

    #[test]
    fn nothing_is_endless() {
        let long = json!({"a": ["가".repeat(ANSWER_CHARS + 9)], "b": vec![1; 1000]});
        let short = bounded(long);
        let text = short["a"][0].as_str().map(|text| text.chars().count());
        assert_eq!(text, Some(ANSWER_CHARS + 1));
        assert_eq!(short["b"].as_array().map(Vec::len), Some(MOST_ENTRIES));
    }
}
