//! The tools as a model reads about them, in English and Korean. Calls none.

use serde_json::{Value, json};

/// Hits of a page where the caller says nothing, and the most that a page has.
pub(super) const USUAL_HITS: usize = 10;
pub(super) const MOST_HITS: usize = 50;
/// Units that are shown at once.
pub(super) const MOST_UNITS: usize = 20;
/// Characters of an answer that come at once.
pub(super) const ANSWER_CHARS: usize = 8000;

/// All tools.
pub(super) fn all() -> Value {
    json!([search(), show(), list_unanswered(), explain()])
}

fn tool(name: &str, title: &str, about: &str, properties: Value, required: Value) -> Value {
    json!({
        "name": name,
        "title": title,
        "description": about,
        "inputSchema": {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        },
        "annotations": {"readOnlyHint": true, "idempotentHint": true, "openWorldHint": false},
    })
}

/// What several tools take.
fn paging() -> (Value, Value) {
    let limit = json!({
        "type": "integer", "minimum": 1, "maximum": MOST_HITS, "default": USUAL_HITS,
        "description": "How many units at most. 한 번에 받을 개수.",
    });
    let offset = json!({
        "type": "integer", "minimum": 0, "default": 0,
        "description": "How many to pass over: `next_offset` of the page before. 건너뛸 개수.",
    });
    (limit, offset)
}

fn texts(about: &str) -> Value {
    json!({"type": "array", "items": {"type": "string"}, "description": about})
}

fn search() -> Value {
    let (limit, offset) = paging();
    let about = "Find questions and answers in the user's notes, best first. The query is plain words or a \
        question in Korean or English; it also knows \"exact phrase\", +must, -not, OR, ( ), prefix*, \
        question: answer: heading: path: tag: is:answered is:unanswered after:2025-01 before:7d. Returns \
        excerpts and ids; `show` gives whole answers. \
        노트에서 질문과 답을 찾아 관련도 순으로 돌려줍니다. 한국어와 영어로 물을 수 있습니다.";
    let properties = json!({
        "query": {"type": "string", "description": "What to look for. 찾을 말이나 질문."},
        "limit": limit,
        "offset": offset,
        "tags": texts("Only units with all of these tags. 이 태그가 모두 있는 것만."),
        "paths": texts("Only notes whose path matches one of these globs, such as cs/**. 경로 패턴."),
        "kind": {"type": "string", "enum": ["question", "section", "any"], "default": "any",
            "description": "Questions, other text, or both. 질문만, 글만, 또는 둘 다."},
        "answered": {"type": "boolean",
            "description": "Only questions with (true) or without (false) an answer. 답이 있는지."},
        "all": {"type": "boolean", "default": false,
            "description": "Every unit that mentions the words, in path order, not ranked. 언급 전부."},
    });
    tool(
        "search",
        "Search the notes · 노트 찾기",
        about,
        properties,
        json!(["query"]),
    )
}

fn show() -> Value {
    let about = "Show whole questions and answers by their ids, as `search` gives them. A long answer comes in \
        parts: call again with `answer_from` set to its `next_from`. \
        id로 질문과 답 전체를 보여 줍니다. 긴 답은 나누어 옵니다.";
    let properties = json!({
        "ids": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": MOST_UNITS,
            "description": "Ids of ten hexadecimal digits, or unique beginnings. 열 자리 id."},
        "answer_from": {"type": "integer", "minimum": 0, "default": 0,
            "description": "Where the part of the answer begins, in characters. 답의 시작 위치(글자 수)."},
    });
    tool(
        "show",
        "Show answers · 답 보기",
        about,
        properties,
        json!(["ids"]),
    )
}

fn list_unanswered() -> Value {
    let (limit, offset) = paging();
    let about = "List the questions that the user's notes leave unanswered, in path and line order. \
        아직 답이 없는 질문을 나열합니다.";
    let properties = json!({
        "limit": limit,
        "offset": offset,
        "tags": texts("Only questions with all of these tags. 이 태그가 모두 있는 것만."),
        "paths": texts("Only notes whose path matches one of these globs. 경로 패턴."),
    });
    tool(
        "list_unanswered",
        "Open questions · 답 없는 질문",
        about,
        properties,
        json!([]),
    )
}

fn explain() -> Value {
    let about = "Explain why a unit matches a query, or why not: the terms of both sides, which met, and the \
        parts of the score. 어떤 항목이 질의와 왜 맞는지, 또는 왜 맞지 않는지 설명합니다.";
    let properties = json!({
        "query": {"type": "string", "description": "The query. 질의."},
        "id": {"type": "string", "description": "The unit's id. 항목의 id."},
    });
    tool(
        "explain",
        "Explain a match · 왜 찾았는지",
        about,
        properties,
        json!(["query", "id"]),
    )
}
