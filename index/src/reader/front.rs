//! Reads a note's front matter, YAML or TOML; knows nothing of the text below.

use super::letters::floor;
use saphyr::{LoadableYamlNode, Yaml};
use serde::{Deserialize, Serialize};

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
    /// `mundap: {questions: [h3, bold], never: [bullet]}`: the forms that ask here, or never do.
    pub forms: FormChoices,
}

/// Forms of lines that a person names as questions, or as none, by the names of
/// [`Form`](crate::splitter::Form).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FormChoices {
    /// Every line of these forms is a question.
    pub questions: Vec<String>,
    /// No line of these forms is.
    pub never: Vec<String>,
}

impl FormChoices {
    /// What was decided about a form, if anything.
    pub(crate) fn verdict(&self, form: &str) -> Option<bool> {
        let names = |names: &[String]| names.iter().any(|name| name == form);
        match (names(&self.never), names(&self.questions)) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.never.is_empty()
    }
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

/// Keys in lower case, each with its values as texts.
type Pairs = Vec<(String, Vec<String>)>;

/// Reads the front matter that stands at `at`, the note's first byte behind a BOM.
pub(super) fn read(note: &str, at: usize) -> Found {
    let Some((fence, body, end)) = enclosed(note, at) else {
        return Found::default();
    };
    let pairs = match fence {
        "+++" => toml_pairs(body),
        _ => yaml_pairs(body),
    };
    let mut found = Found {
        end,
        ..Found::default()
    };
    match pairs {
        Ok(pairs) => found.front = front(pairs),
        Err(_) if !has_key(body) => found.end = 0,
        Err(message) => found.warning = Some(message),
    }
    found
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
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    body.lines().any(|line| {
        let behind = line.trim_start_matches(is_key);
        behind.len() < line.len() && behind.trim_start().starts_with([':', '='])
    })
}

fn yaml_pairs(body: &str) -> Result<Pairs, String> {
    if body.trim().is_empty() {
        return Ok(Vec::new());
    }
    let documents = Yaml::load_from_str(body).map_err(|error| error.to_string())?;
    let Some(map) = documents.first().and_then(Yaml::as_mapping) else {
        return Err("it is not a list of keys and values".to_owned());
    };
    let mut pairs = Pairs::new();
    for (key, value) in map.iter() {
        let Some(key) = key.as_str().map(str::to_lowercase) else {
            continue;
        };
        match value.as_mapping() {
            Some(inner) => pairs.extend(inner.iter().filter_map(|(name, value)| {
                Some((
                    format!("{key}.{}", name.as_str()?.to_lowercase()),
                    yaml_values(value),
                ))
            })),
            None => pairs.push((key, yaml_values(value))),
        }
    }
    Ok(pairs)
}

fn yaml_values(value: &Yaml<'_>) -> Vec<String> {
    match value.as_sequence() {
        Some(list) => list.iter().filter_map(yaml_text).collect(),
        None => yaml_text(value).into_iter().collect(),
    }
}

fn yaml_text(value: &Yaml<'_>) -> Option<String> {
    let text = value.as_str().map(str::to_owned);
    text.or_else(|| Some(value.as_bool()?.to_string()))
        .or_else(|| Some(value.as_integer()?.to_string()))
        .or_else(|| Some(value.as_floating_point()?.to_string()))
}

fn toml_pairs(body: &str) -> Result<Pairs, String> {
    let table = body.parse::<toml::Table>();
    let table = table.map_err(|error| error.message().to_owned())?;
    let mut pairs = Pairs::new();
    for (key, value) in table {
        let key = key.to_lowercase();
        match value {
            toml::Value::Table(inner) => pairs.extend(inner.into_iter().map(|(name, value)| {
                (format!("{key}.{}", name.to_lowercase()), toml_values(value))
            })),
            value => pairs.push((key, toml_values(value))),
        }
    }
    Ok(pairs)
}

fn toml_values(value: toml::Value) -> Vec<String> {
    match value {
        toml::Value::Array(list) => list.into_iter().filter_map(toml_text).collect(),
        value => toml_text(value).into_iter().collect(),
    }
}

fn toml_text(value: toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Array(_) | toml::Value::Table(_) => None,
        value => Some(value.to_string()),
    }
}

fn front(pairs: Pairs) -> FrontMatter {
    let mut front = FrontMatter::default();
    for (key, values) in pairs {
        let only = || match &values[..] {
            [value] => Some(value.trim()).filter(|value| !value.is_empty()),
            _ => None,
        };
        match key.as_str() {
            "title" => front.title = only().map(str::to_owned),
            "tags" | "tag" | "categories" | "category" | "keywords" => {
                add_tags(&mut front.tags, &values);
            }
            "aliases" | "alias" => {
                let aliases = words(&values, &[',']).map(str::to_owned);
                front.aliases.extend(aliases);
            }
            "date" => front.date = only().and_then(iso_date).or(front.date),
            "created" | "created_at" | "createdat" => {
                front.date = front.date.or_else(|| iso_date(only()?));
            }
            "mundap.questions" => front
                .forms
                .questions
                .extend(words(&values, &[',']).map(str::to_lowercase)),
            "mundap.never" => front
                .forms
                .never
                .extend(words(&values, &[',']).map(str::to_lowercase)),
            "mundap" if only() == Some("false") => front.excluded = true,
            _ => {}
        }
    }
    front
}

/// The values, or the parts of the only one.
fn words<'v>(values: &'v [String], separators: &[char]) -> impl Iterator<Item = &'v str> {
    let parts: Vec<&str> = match values {
        [value] => value.split(separators).collect(),
        values => values.iter().map(String::as_str).collect(),
    };
    let words = parts.into_iter().map(str::trim);
    words.filter(|word| !word.is_empty())
}

fn add_tags(tags: &mut Vec<String>, values: &[String]) {
    for tag in words(values, &[',', ' ']) {
        let tag = tag.trim_start_matches('#');
        let fits = tags.len() < TAGS_MAX && tag.chars().count() <= TAG_CHARS;
        if fits && !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
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
