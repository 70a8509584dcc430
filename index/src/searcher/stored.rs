//! Reads stored units back, each part of a record only when it is needed. Knows no query.

use std::cell::OnceCell;
use std::path::PathBuf;

use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize,
    ValueDeserializer,
};
use tantivy::{DocAddress, Searcher as EngineSearcher};

use super::Above;
use crate::error::Error;
use crate::path_text;
use crate::schema::{Below, Head, Record};
use crate::sketch::Sketch;

/// A unit found, with what its order and its versions are told by.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) score: f32,
    pub(super) address: DocAddress,
    pub(super) id: String,
    pub(super) path: PathBuf,
    pub(super) line: usize,
    pub(super) is_question: bool,
    pub(super) question: String,
    pub(super) answered: bool,
    pub(super) answer_bytes: usize,
    /// Where the text of a bare heading stands.
    pub(super) below: Option<Below>,
    /// Headings that the unit stands for, too.
    pub(super) above: Vec<Above>,
    encoded: Vec<u8>,
    sketch: OnceCell<Sketch>,
}

impl Candidate {
    /// Tells other versions of the same text; made when it is asked for, which is seldom.
    pub(super) fn sketch(&self) -> &Sketch {
        self.sketch.get_or_init(|| {
            let head = Head::read(&self.encoded);
            let plain = head.map(|head| head.plain());
            Sketch::of(&plain.unwrap_or_default())
        })
    }

    /// The whole record.
    pub(super) fn record(&self) -> Result<Record, Error> {
        Record::decode(&self.encoded).map_err(broken)
    }
}

/// Loads the units found, in the order given.
///
/// They are read in the order of the store, whose blocks are unpacked one by one.
pub(super) fn candidates(
    engine: &EngineSearcher,
    found: &[(f32, DocAddress)],
) -> Result<Vec<Candidate>, Error> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_unstable_by_key(|&at| found[at].1);
    let mut loaded = Vec::with_capacity(found.len());
    for at in order {
        let (score, address) = found[at];
        loaded.push((at, candidate(engine, score, address)?));
    }
    loaded.sort_unstable_by_key(|(at, _)| *at);
    Ok(loaded.into_iter().map(|(_, candidate)| candidate).collect())
}

/// Loads one unit found.
pub(super) fn candidate(
    engine: &EngineSearcher,
    score: f32,
    address: DocAddress,
) -> Result<Candidate, Error> {
    let Encoded(encoded) = engine.doc(address)?;
    let head = Head::read(&encoded).map_err(broken)?;
    Ok(Candidate {
        score,
        address,
        id: head.id(),
        path: path_text::decode(head.path()),
        line: head.line,
        is_question: head.is_question,
        question: head.question(),
        answered: head.answered,
        answer_bytes: head.answer_bytes,
        sketch: OnceCell::new(),
        below: head.below(),
        above: Vec::new(),
        encoded,
    })
}

/// Loads one unit's record.
pub(super) fn record(engine: &EngineSearcher, address: DocAddress) -> Result<Record, Error> {
    let Encoded(encoded) = engine.doc(address)?;
    Record::decode(&encoded).map_err(broken)
}

/// The one stored field of a unit, an encoded [`Record`].
struct Encoded(Vec<u8>);

impl DocumentDeserialize for Encoded {
    fn deserialize<'de, D>(mut unit: D) -> Result<Encoded, DeserializeError>
    where
        D: DocumentDeserializer<'de>,
    {
        let stored = unit.next_field::<Encoded>()?;
        Ok(stored.map_or(Encoded(Vec::new()), |(_, encoded)| encoded))
    }
}

impl ValueDeserialize for Encoded {
    fn deserialize<'de, D>(value: D) -> Result<Encoded, DeserializeError>
    where
        D: ValueDeserializer<'de>,
    {
        value.deserialize_bytes().map(Encoded)
    }
}

fn broken(broken: postcard::Error) -> Error {
    Error::Engine(broken.to_string())
}
