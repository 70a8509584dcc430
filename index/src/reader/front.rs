//! Reads a note's front matter, YAML or TOML; knows nothing of the text below.

use super::letters::floor;
use saphyr::{LoadableYamlNode, Yaml};

/// What a note says about itself in its first lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// `title`.
    pub title: Option<String>,
    /// `tags`, `tag`, `categories` and `keywords`, without hashes, none twice.
    pub tags: Vec<String>,
    /// `aliases` and `alias`.
    pub aliases: Vec<String>,
    /// `date`, else `created`, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// `mundap: false`: the note is to be left out.
    pub excluded: bool,
}

/// More tags than this are not kept.
const TAGS_MAX: usize = 32;
/// Longer tags are no tags.
const TAG_CHARS: usize = 64;

/// Longer front matter is none: parsers need many times its size.
const FRONT_BYTES: usize = 65_536;

/// Front matter as found in a note.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) front: FrontMatter,
    /// The byte offset of the first line behind it; 0 if there is none.
    pub(super) end: usize,
    pub(super) warning: Option<String>,
}

/// A value of either language.
enum Value {
    Text(String),
    List(Vec<String>),
    No,
}

/// Reads the front matter that stands at `at`, the note's first byte behind a BOM.
pub(super) fn read(note: &str, at: usize) -> Found {
    let Some((fence, body, end)) = enclosed(note, at) else {
        return Found::default();
    };
    let pairs = if fence == "+++" {
        toml_pairs(body)
    } else {
        yaml_pairs(body)
    };
    match pairs {
        Ok(pairs) => Found {
            front: front(pairs),
            end,
            warning: None,
        },
        Err(_) if !has_key(body) => Found::default(),
        Err(message) => Found {
            front: FrontMatter::default(),
            end,
            warning: Some(message),
        },
    }
}

fn enclosed(note: &str, at: usize) -> Option<(&'static str, &str, usize)> {
    let rest = &note[at..];
    let rest = &rest[..floor(rest, FRONT_BYTES)];
    let fence = ["---", "+++"]
        .into_iter()
        .find(|fence| rest.starts_with(fence))?;
    let mut lines = rest.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != fence || !first.ends_with('\n') {
        return None;
    }
    let mut offset = first.len();
    for line in lines {
        let closes = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if closes {
            return Some((fence, &rest[first.len()..offset], at + offset + line.len()));
        }
        offset += line.len();
    }
    None
}

/// Whether any line looks like `key: value` or `key = value`.
fn has_key(body: &str) -> bool {
    body.lines().any(|line| {
        let key = line
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
            .count();
        key > 0
            && matches!(
                line[key..].trim_start().as_bytes().first(),
                Some(b':' | b'=')
            )
    })
}

fn yaml_pairs(body: &str) -> Result<Vec<(String, Value)>, String> {
    if body.trim().is_empty() {
        return Ok(Vec::new());
    }
    let documents = Yaml::load_from_str(body).map_err(|error| error.to_string())?;
    let Some(map) = documents.first().and_then(Yaml::as_mapping) else {
        return Err("it is not a list of keys and values".to_owned());
    };
    Ok(map
        .iter()
        .filter_map(|(key, value)| Some((key.as_str()?.to_lowercase(), yaml_value(value)?)))
        .collect())
}

fn yaml_value(value: &Yaml<'_>) -> Option<Value> {
    if let Some(list) = value.as_sequence() {
        return Some(Value::List(list.iter().filter_map(yaml_text).collect()));
    }
    if value.as_bool() == Some(false) {
        return Some(Value::No);
    }
    yaml_text(value).map(Value::Text)
}

fn yaml_text(value: &Yaml<'_>) -> Option<String> {
    if let Some(text) = value.as_str() {
        return Some(text.to_owned());
    }
    if let Some(number) = value.as_integer() {
        return Some(number.to_string());
    }
    value.as_floating_point().map(|number| number.to_string())
}

fn toml_pairs(body: &str) -> Result<Vec<(String, Value)>, String> {
    let table: toml::Table = body
        .parse()
        .map_err(|error: toml::de::Error| error.message().to_owned())?;
    Ok(table
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_lowercase(), toml_value(value)?)))
        .collect())
}

fn toml_value(value: toml::Value) -> Option<Value> {
    Some(match value {
        toml::Value::Array(list) => Value::List(
            list.iter()
                .filter_map(|item| item.as_str().map(str::to_owned))
                .collect(),
        ),
        toml::Value::Boolean(false) => Value::No,
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Integer(number) => Value::Text(number.to_string()),
        toml::Value::Datetime(date) => Value::Text(date.to_string()),
        _ => return None,
    })
}

fn front(pairs: Vec<(String, Value)>) -> FrontMatter {
    let mut front = FrontMatter::default();
    for (key, value) in pairs {
        match (key.as_str(), value) {
            ("title", Value::Text(text)) => {
                front.title = Some(text.trim().to_owned()).filter(|title| !title.is_empty())
            }
            ("tags" | "tag" | "categories" | "category" | "keywords", value) => {
                add_tags(&mut front.tags, value)
            }
            ("aliases" | "alias", value) => front.aliases.extend(words(value, &[','])),
            ("date", Value::Text(text)) => front.date = iso_date(&text).or(front.date),
            ("created" | "created_at" | "createdat", Value::Text(text)) => {
                front.date = front.date.or(iso_date(&text))
            }
            ("mundap", Value::No) => front.excluded = true,
            _ => {}
        }
    }
    front
}

fn words(value: Value, separators: &[char]) -> Vec<String> {
    let words: Vec<String> = match value {
        Value::Text(text) => text.split(separators).map(str::to_owned).collect(),
        Value::List(list) => list,
        Value::No => Vec::new(),
    };
    words
        .into_iter()
        .map(|word| word.trim().to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

fn add_tags(tags: &mut Vec<String>, value: Value) {
    for tag in words(value, &[',', ' ']) {
        let tag = tag.trim_start_matches('#').to_owned();
        let fits = tags.len() < TAGS_MAX && tag.chars().count() <= TAG_CHARS;
        if fits && !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
}

/// `2024-03-05T…`, `2024.3.5`, `2024/03/05` as `2024-03-05`.
fn iso_date(text: &str) -> Option<String> {
    let mut parts = text.trim().splitn(3, ['-', '.', '/']).map(|part| {
        let digits = part.trim().bytes().take_while(u8::is_ascii_digit).count();
        part.trim()[..digits].parse::<u16>().ok()
    });
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let valid =
        (1000..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then(|| format!("{year:04}-{month:02}-{day:02}"))
}
