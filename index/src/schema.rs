//! The fields of a stored unit and their version: the one place where indexer and searcher meet. Knows no file and no query.

mod spans;

use serde::{Deserialize, Serialize};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use crate::analysis;
use crate::layout::Layout;
use crate::splitter::{self, Kind};

pub(crate) use self::spans::Spans;

/// Counts up whenever the meaning of a field or of the stored record changes.
const LAYOUT: u32 = 12;

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

/// What the index stores of one unit: all that a hit shows, so that a search reads no note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) id: String,
    /// The note's path, as [`crate::path_text`] writes it.
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) end_line: usize,
    pub(crate) is_question: bool,
    pub(crate) question: String,
    pub(crate) answer: String,
    pub(crate) answered: bool,
    /// Where the text of a bare heading stands.
    pub(crate) below: Option<Below>,
    pub(crate) parent: Option<String>,
    pub(crate) headings: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) title: String,
    /// Visible text of the unit's own lines, one line a source line.
    pub(crate) plain: String,
    /// Byte of `plain` where the question's own words end and the rest begins.
    pub(crate) rest_bytes: usize,
    /// Where each position of `terms` stands in `plain`.
    pub(crate) spans: Spans,
    /// Where each position of `question` stands in the question's text.
    pub(crate) question_spans: Spans,
    /// Where items, cells and pictures stand in `plain`.
    pub(crate) layout: Layout,
}

/// The units below a bare heading that say something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Below {
    /// Id of the first of them, a unit of the same note.
    pub(crate) id: String,
    /// How many more there are.
    pub(crate) more: usize,
}

/// The first fields of an encoded [`Record`], in its order: reading them leaves the places of its
/// terms undecoded and copies no text.
#[derive(Debug, Deserialize)]
pub(crate) struct Head<'r> {
    pub(crate) id: &'r str,
    pub(crate) path: &'r str,
    pub(crate) line: usize,
    _end_line: usize,
    pub(crate) is_question: bool,
    pub(crate) question: &'r str,
    /// A text, taken as bytes.
    pub(crate) answer: &'r [u8],
    pub(crate) answered: bool,
    pub(crate) below: Option<Below>,
    _parent: Option<&'r str>,
    #[serde(borrow)]
    _headings: Vec<&'r str>,
    #[serde(borrow)]
    _tags: Vec<&'r str>,
    _title: &'r str,
    /// A text, taken as bytes.
    pub(crate) plain: &'r [u8],
}

impl<'r> Head<'r> {
    /// Reads the head of an encoded record.
    pub(crate) fn read(encoded: &'r [u8]) -> Result<Head<'r>, postcard::Error> {
        postcard::take_from_bytes(encoded).map(|(head, _)| head)
    }
}

impl Record {
    pub(crate) fn kind(&self) -> Kind {
        if self.is_question {
            Kind::Question
        } else {
            Kind::Section
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_record_is_read_alone() {
        let mut spans = Spans::default();
        spans.push(0, &(0..9));
        spans.push(2, &(10..16));
        let record = Record {
            id: "0123456789".into(),
            path: "/노트/레디스.md".into(),
            line: 3,
            end_line: 300,
            is_question: true,
            question: "레디스가 왜 빠른가요?".into(),
            answer: "메모리에 **둔다**.".into(),
            answered: true,
            below: Some(Below {
                id: "a123456789".into(),
                more: 2,
            }),
            parent: Some("9876543210".into()),
            headings: vec!["캐시".into(), "레디스".into()],
            tags: vec!["db/redis".into()],
            title: "캐시".into(),
            plain: "레디스가 왜 빠른가요?\n메모리에 둔다.".into(),
            rest_bytes: 28,
            spans: spans.clone(),
            question_spans: spans,
            layout: Layout::default(),
        };
        let encoded = postcard::to_allocvec(&record).expect("strings and numbers encode");
        let head = Head::read(&encoded).expect("it begins as a record does");
        assert_eq!(
            (head.id, head.path, head.line),
            ("0123456789", "/노트/레디스.md", 3)
        );
        assert!(head.is_question && head.answered);
        assert_eq!(head.question, record.question);
        assert_eq!(head.answer, record.answer.as_bytes());
        assert_eq!(head.below, record.below);
        assert_eq!(head.plain, record.plain.as_bytes());
    }
}
