//! The tables of messages, a set of files for each language, read when first asked. Chooses no language.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::Language;

/// The tables of a language; each is a file of messages in the syntax of Project Fluent.
pub(super) type Sources = &'static [&'static str];

pub(super) const ENGLISH: Sources = &[
    include_str!("en/errors.ftl"),
    include_str!("en/output.ftl"),
    include_str!("en/screen.ftl"),
    include_str!("en/settings.ftl"),
];

/// Help and clap's own words stand in the code in English, so they are here alone.
pub(super) const KOREAN: Sources = &[
    include_str!("ko/errors.ftl"),
    include_str!("ko/output.ftl"),
    include_str!("ko/screen.ftl"),
    include_str!("ko/settings.ftl"),
    include_str!("ko/usage.ftl"),
    include_str!("ko/help.ftl"),
];

/// A message that a table may lack; `id` may name an attribute: `help-search.about`.
pub(super) fn told(
    language: Language,
    id: &str,
    values: Option<&FluentArgs<'_>>,
) -> Option<String> {
    let table = table(language);
    let (message, attribute) = match id.split_once('.') {
        Some((message, attribute)) => (message, Some(attribute)),
        None => (id, None),
    };
    let message = table.get_message(message)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    // A variable that is missing is left in braces; a test forbids it.
    let mut errors = Vec::new();
    let text = table.format_pattern(pattern, values, &mut errors);
    Some(text.into_owned())
}

/// The table of a language, read when it is first asked.
fn table(language: Language) -> &'static FluentBundle<FluentResource> {
    static READ: [OnceLock<FluentBundle<FluentResource>>; 2] = [OnceLock::new(), OnceLock::new()];
    match language {
        Language::English => READ[0].get_or_init(|| read("en", ENGLISH)),
        Language::Korean => READ[1].get_or_init(|| read("ko", KOREAN)),
    }
}

fn read(language: &str, sources: Sources) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut table = FluentBundle::new_concurrent(vec![language]);
    // Marks around values serve text of both directions, and would stand in every path.
    table.set_use_isolating(false);
    for source in sources {
        let resource = FluentResource::try_new((*source).to_owned());
        // What cannot be read of a table is missing in it, which a test forbids.
        table.add_resource_overriding(resource.unwrap_or_else(|(read, _)| read));
    }
    table
}
