//! The fields of a stored unit and their version: the one place where indexer and searcher meet. Knows no file and no query.

mod record;
mod spans;
mod squeezed;
mod told;

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use crate::analysis;
use crate::splitter;

pub(crate) use self::record::{Below, Head, Record};
pub(crate) use self::spans::Spans;

/// Counts up whenever the meaning of a field or of the stored record changes.
const LAYOUT: u32 = 13;

/// Version of everything that an index depends on besides its notes.
///
/// An index written under another version is rebuilt from the notes.
pub(crate) fn version() -> String {
    format!("{LAYOUT}.{}.{}", splitter::VERSION, analysis::version())
}

/// The engine's name for what takes a text whole, as one term.
const WHOLE: &str = "raw";
/// The engine's name for what reads packed terms.
pub(crate) const PACKED: &str = "packed";

/// Name of the fast field that says how full a unit is.
pub(crate) const FULLNESS: &str = "fullness";

/// Handles of the index's fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Path of the note, whole: what a note's units are deleted by.
    pub(crate) note: Field,
    /// Number of the refresh that wrote the unit, so that another one of its note is told from it.
    pub(crate) refresh: Field,
    /// Id of the unit.
    pub(crate) id: Field,
    /// `question` or `section`.
    pub(crate) kind: Field,
    /// `yes` or `no`.
    pub(crate) answered: Field,
    /// How much the unit says beyond its question, in percent; a fast field.
    pub(crate) fullness: Field,
    /// Tags, lower case, one term each.
    pub(crate) tag: Field,
    /// Content terms of everything the unit shows, question included.
    pub(crate) terms: Field,
    /// Content terms of the question once more.
    pub(crate) question: Field,
    /// The gist of the question, whole.
    pub(crate) gist: Field,
    /// The word that the question or heading opens with, lower case.
    pub(crate) opening: Field,
    /// The day that stands in the headings around the unit, or in its own, as `2025-01-31`.
    pub(crate) day: Field,
    /// Content terms that stand in the question's own lines and nowhere below them: `answer:` means
    /// all terms but these.
    pub(crate) asked: Field,
    /// Content terms of what stands around the unit: headings, title, tags, file name.
    pub(crate) context: Field,
    /// Content terms of the headings, for `heading:`.
    pub(crate) heading: Field,
    /// Space-delimited words up to their first particle.
    pub(crate) words: Field,
    /// Pairs of Hangul syllables, with positions.
    pub(crate) grams: Field,
    /// Numbers of ordered lists, which are found, alone or before a phrase, but weigh nothing.
    pub(crate) ordinals: Field,
    /// The stored [`Record`], encoded.
    pub(crate) record: Field,
}

/// How many fields have lengths that a score hangs on.
pub(crate) const COUNTED_FIELDS: usize = 6;

impl Fields {
    /// The fields whose lengths a score hangs on, in the order in which they are counted.
    pub(crate) fn counted(self) -> [Field; COUNTED_FIELDS] {
        [
            self.terms,
            self.question,
            self.gist,
            self.context,
            self.words,
            self.grams,
        ]
    }
}

/// Builds the schema and the handles into it.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        note: listed(&mut builder, "note", WHOLE),
        refresh: listed(&mut builder, "refresh", WHOLE),
        id: listed(&mut builder, "id", WHOLE),
        kind: listed(&mut builder, "kind", WHOLE),
        answered: listed(&mut builder, "answered", WHOLE),
        fullness: builder.add_u64_field(FULLNESS, FAST),
        tag: listed(&mut builder, "tag", WHOLE),
        terms: positioned(&mut builder, "terms"),
        question: positioned(&mut builder, "question"),
        gist: builder.add_text_field("gist", STRING),
        opening: listed(&mut builder, "opening", WHOLE),
        day: listed(&mut builder, "day", WHOLE),
        asked: listed(&mut builder, "asked", PACKED),
        context: counted(&mut builder, "context"),
        heading: listed(&mut builder, "heading", PACKED),
        words: counted(&mut builder, "words"),
        grams: positioned(&mut builder, "grams"),
        ordinals: listed(&mut builder, "ordinals", WHOLE),
        record: builder.add_bytes_field("record", STORED),
    };
    (builder.build(), fields)
}

fn positioned(builder: &mut SchemaBuilder, name: &str) -> Field {
    analysed(builder, name, IndexRecordOption::WithFreqsAndPositions)
}

fn counted(builder: &mut SchemaBuilder, name: &str) -> Field {
    analysed(builder, name, IndexRecordOption::WithFreqs)
}

/// The texts come analysed, and packed.
fn analysed(builder: &mut SchemaBuilder, name: &str, option: IndexRecordOption) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(PACKED)
        .set_index_option(option);
    builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

/// A field that says which units have a term and scores nothing.
fn listed(builder: &mut SchemaBuilder, name: &str, tokenizer: &str) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}
