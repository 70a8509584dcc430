//! The fields of a stored unit and their version: the one place where indexer and searcher meet. Knows no file and no query.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use crate::analysis;
use crate::layout::Layout;
use crate::sketch::Sketch;
use crate::splitter::{self, Kind};

/// Counts up whenever the meaning of a field or of the stored record changes.
const LAYOUT: u32 = 10;

/// Version of everything that an index depends on besides its notes.
///
/// An index written under another version is rebuilt from the notes.
pub(crate) fn version() -> String {
    format!("{LAYOUT}.{}.{}", splitter::VERSION, analysis::version())
}

/// Name of the fast field that says how full a unit is.
pub(crate) const FULLNESS: &str = "fullness";

/// Handles of the index's fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Path of the note, whole: what a note's units are deleted by.
    pub(crate) note: Field,
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
    /// Content terms of the answer once more, for `answer:`.
    pub(crate) answer: Field,
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
pub(crate) const COUNTED_FIELDS: usize = 8;

impl Fields {
    /// The fields whose lengths a score hangs on, in the order in which they are counted.
    pub(crate) fn counted(self) -> [Field; COUNTED_FIELDS] {
        [
            self.terms,
            self.question,
            self.gist,
            self.answer,
            self.context,
            self.heading,
            self.words,
            self.grams,
        ]
    }
}

/// Builds the schema and the handles into it.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        note: builder.add_text_field("note", STRING),
        id: builder.add_text_field("id", STRING),
        kind: builder.add_text_field("kind", STRING),
        answered: builder.add_text_field("answered", STRING),
        fullness: builder.add_u64_field(FULLNESS, FAST),
        tag: builder.add_text_field("tag", STRING),
        terms: positioned(&mut builder, "terms"),
        question: positioned(&mut builder, "question"),
        gist: builder.add_text_field("gist", STRING),
        opening: builder.add_text_field("opening", STRING),
        day: builder.add_text_field("day", STRING),
        answer: counted(&mut builder, "answer"),
        context: counted(&mut builder, "context"),
        heading: counted(&mut builder, "heading"),
        words: counted(&mut builder, "words"),
        grams: positioned(&mut builder, "grams"),
        ordinals: builder.add_text_field("ordinals", STRING),
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

/// The texts come analysed; the tokenizer's name only carries the version into the schema.
fn analysed(builder: &mut SchemaBuilder, name: &str, option: IndexRecordOption) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(option);
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
    /// Tells other versions of the same text.
    pub(crate) sketch: Sketch,
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
    _plain: &'r [u8],
    _rest_bytes: usize,
    pub(crate) sketch: Sketch,
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

/// Byte ranges by term position, so that highlights need no second analysis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Spans {
    /// Differences of position, start and length, in the order of positions.
    steps: Vec<(u32, i32, u32)>,
}

impl Spans {
    /// Takes (position, byte range) pairs in ascending order of position.
    pub(crate) fn encode(places: impl Iterator<Item = (u32, Range<usize>)>) -> Spans {
        let (mut position, mut start) = (0, 0);
        let mut steps = Vec::new();
        for (at, bytes) in places {
            let step = (
                at - position,
                bytes.start as i32 - start,
                bytes.len() as u32,
            );
            (position, start) = (at, bytes.start as i32);
            steps.push(step);
        }
        Spans { steps }
    }

    /// Gives the (position, byte range) pairs back.
    pub(crate) fn decode(&self) -> Vec<(u32, Range<usize>)> {
        let (mut position, mut start) = (0, 0);
        let restore = |&(step, shift, length): &(u32, i32, u32)| {
            position += step;
            start += shift;
            (position, start as usize..start as usize + length as usize)
        };
        self.steps.iter().map(restore).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_record_is_read_alone() {
        let spans = Spans::encode(vec![(0, 0..9), (2, 10..16)].into_iter());
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
            sketch: Sketch::of("메모리에 둔다."),
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
        assert_eq!(head.sketch, record.sketch);
    }

    #[test]
    fn spans_survive_encoding() {
        let places = vec![(0, 0..9), (0, 0..3), (2, 10..16), (7, 4..8)];
        assert_eq!(Spans::encode(places.clone().into_iter()).decode(), places);
    }
}
