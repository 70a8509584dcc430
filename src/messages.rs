//! What mundap says to people, in the language they chose: a table of messages for each. Knows no
//! command and no index.

mod help;
mod tables;
mod tongue;

use fluent_bundle::FluentArgs;

pub(crate) use help::translated;
pub(crate) use tongue::Language;

use tables::told;

/// A message of the table, with its variables: `say!("no-unit", id)` or `say!("no-unit", id = text)`.
/// A value is a text or a number; a number chooses between one and many.
macro_rules! say {
    ($id:literal) => {
        $crate::messages::text($id, None)
    };
    ($id:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {{
        let mut values = fluent_bundle::FluentArgs::new();
        $(values.set(stringify!($name), $crate::messages::value!($name $(= $value)?));)+
        $crate::messages::text($id, Some(&values))
    }};
}

macro_rules! value {
    ($name:ident) => {
        $name
    };
    ($name:ident = $value:expr) => {
        $value
    };
}

pub(crate) use {say, value};

/// The messages that stand for sentences of the system and the library.
const KNOWN: [&str; 25] = [
    "how-spelling",
    "how-keyboard",
    "how-initials",
    "how-fewer",
    "known-not-found",
    "known-permission",
    "known-not-permitted",
    "known-read-only",
    "known-disk-full",
    "known-folder",
    "known-no-folder",
    "known-busy",
    "known-no-memory",
    "known-too-many-files",
    "known-loop",
    "known-name-too-long",
    "known-vanished",
    "known-irregular",
    "known-binary",
    "known-encoding",
    "known-many-units",
    "known-long-note",
    "known-no-number",
    "known-large-number",
    "known-empty-number",
];

/// A message in the language of the process; its id where the table lacks it, which a test forbids.
pub(crate) fn text(id: &str, values: Option<&FluentArgs<'_>>) -> String {
    let spoken = Language::spoken();
    told(spoken, id, values)
        .or_else(|| told(Language::English, id, values))
        .unwrap_or_else(|| id.to_owned())
}

/// A message about a number, by an id that is chosen while running.
pub(crate) fn counted(id: &str, count: i64) -> String {
    let mut values = FluentArgs::new();
    values.set("count", count);
    text(id, Some(&values))
}

/// A sentence that the system or the library made in English; one that the table does not know
/// stays as it is.
pub(crate) fn known(sentence: &str) -> String {
    let id = KNOWN.iter().find(|id| {
        let english = told(Language::English, id, None);
        english.as_deref() == Some(sentence)
    });
    id.map_or_else(|| sentence.to_owned(), |id| text(id, None))
}

#[cfg(test)]
mod tests;
