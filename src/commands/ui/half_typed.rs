//! A query whose last field is half typed: what it may become, so that the list stays while it is typed. Asks nothing.

use std::borrow::Cow;

use mundap_index::query::{FIELDS, STATES};

/// So many tags that begin so are asked for.
const MOST_TAGS: usize = 12;

/// The query as it is asked: without a field that has no value yet, with all tags that begin so.
///
/// `tags` gives those of the notes, in lower case; it is asked only where a tag is being typed.
pub(super) fn settled(text: &str, tags: impl FnOnce() -> Vec<String>) -> Cow<'_, str> {
    let start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    // The character before may be longer than a byte.
    let start = (start..=text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    let (before, last) = text.split_at(start);
    let word = last.strip_prefix(['-', '+']).unwrap_or(last);
    let field = word.strip_suffix(':');
    if field.is_some_and(|field| FIELDS.contains(&field)) {
        return Cow::Borrowed(before);
    }
    if let Some(state) = word.strip_prefix("is:") {
        let begins = STATES.iter().any(|known| known.starts_with(state));
        let is_whole = STATES.contains(&state);
        return Cow::Borrowed(if begins && !is_whole { before } else { text });
    }
    let Some(begun) = word.strip_prefix("tag:") else {
        return Cow::Borrowed(text);
    };
    let begun = begun.trim_start_matches('#').to_lowercase();
    let tags = tags();
    let plain = |tag: &&String| tag.starts_with(&begun) && !tag.contains([' ', '"', '(', ')']);
    let may_be: Vec<String> = tags
        .iter()
        .filter(plain)
        .take(MOST_TAGS)
        .map(|tag| format!("tag:{tag}"))
        .collect();
    if may_be.is_empty() || tags.contains(&begun) {
        return Cow::Borrowed(text);
    }
    let sign = &last[..last.len() - word.len()];
    Cow::Owned(format!("{before}{sign}({})", may_be.join(" OR ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &str) {
        let tags = || {
            ["db", "redis", "redis-cluster", "면접 준비"]
                .map(str::to_owned)
                .to_vec()
        };
        assert_eq!(settled(text, tags), want, "{text:?}");
    }

    #[test]
    fn a_field_without_a_value_is_not_asked() {
        check("redis tag:", "redis ");
        check("redis -is:", "redis ");
        check("redis\u{3000}path:", "redis\u{3000}");
        check("tag:", "");
        check("redis", "redis");
        check("redis tag: ", "redis tag: ");
        check("", "");
    }

    #[test]
    fn a_state_that_is_begun_is_not_asked() {
        check("락 is:una", "락 ");
        check("락 is:unanswered", "락 is:unanswered");
        check("락 is:xyz", "락 is:xyz");
    }

    #[test]
    fn a_tag_that_is_begun_is_any_that_begins_so() {
        check("락 tag:re", "락 (tag:redis OR tag:redis-cluster)");
        check("락 -tag:d", "락 -(tag:db)");
        check("락 tag:redis", "락 tag:redis");
        check("락 tag:zzz", "락 tag:zzz");
        check("tag:#D", "(tag:db)");
    }
}
