//! What the index stores of one unit, and how it is written. Knows no field.

use serde::{Deserialize, Serialize};

use super::spans::Spans;
use super::squeezed::Squeezed;
use super::told::Told;
use crate::id::ID_DIGITS;
use crate::layout::Layout;
use crate::splitter::Kind;

/// What the index stores of one unit: all that a hit shows, so that a search reads no note.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Below {
    /// Id of the first of them, a unit of the same note.
    pub(crate) id: String,
    /// How many more there are.
    pub(crate) more: usize,
}

/// An id as it is stored: two digits a byte.
type StoredId = [u8; ID_DIGITS / 2];

/// The first fields of a stored record: what the order of hits hangs on.
///
/// Reading them leaves answer and places undecoded.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Head<'r> {
    id: StoredId,
    #[serde(borrow)]
    path: &'r str,
    pub(crate) line: usize,
    end_line: usize,
    pub(crate) is_question: bool,
    #[serde(borrow)]
    question: Squeezed<'r>,
    /// How long the answer is.
    pub(crate) answer_bytes: usize,
    pub(crate) answered: bool,
    below: Option<(StoredId, usize)>,
    #[serde(borrow)]
    plain: Squeezed<'r>,
}

/// The other fields.
#[derive(Debug, Serialize, Deserialize)]
struct Tail<'r> {
    parent: Option<StoredId>,
    #[serde(borrow)]
    headings: Vec<Squeezed<'r>>,
    #[serde(borrow)]
    tags: Vec<Squeezed<'r>>,
    #[serde(borrow)]
    title: Squeezed<'r>,
    rest_bytes: usize,
    /// Through the text from `rest_bytes` on.
    #[serde(borrow)]
    answer: Told<'r>,
    spans: Spans,
    question_spans: Spans,
    layout: Layout,
}

impl<'r> Head<'r> {
    /// Reads the head of a stored record.
    pub(crate) fn read(stored: &'r [u8]) -> Result<Head<'r>, postcard::Error> {
        postcard::take_from_bytes(stored).map(|(head, _)| head)
    }

    pub(crate) fn id(&self) -> String {
        digits(self.id)
    }

    /// The note's path, as [`crate::path_text`] writes it.
    pub(crate) fn path(&self) -> &'r str {
        self.path
    }

    pub(crate) fn question(&self) -> String {
        self.question.text()
    }

    /// Where the text of a bare heading stands.
    pub(crate) fn below(&self) -> Option<Below> {
        let (id, more) = self.below?;
        let id = digits(id);
        Some(Below { id, more })
    }

    /// Visible text of the unit's own lines.
    pub(crate) fn plain(&self) -> String {
        self.plain.text()
    }
}

impl Record {
    /// The record as it is stored.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let squeezed = |texts: &[String]| texts.iter().map(|text| Squeezed::of(text)).collect();
        let head = Head {
            id: stored(&self.id),
            path: &self.path,
            line: self.line,
            end_line: self.end_line,
            is_question: self.is_question,
            question: Squeezed::of(&self.question),
            answer_bytes: self.answer.len(),
            answered: self.answered,
            below: self.below.as_ref().map(|b| (stored(&b.id), b.more)),
            plain: Squeezed::of(&self.plain),
        };
        let tail = Tail {
            parent: self.parent.as_deref().map(stored),
            headings: squeezed(&self.headings),
            tags: squeezed(&self.tags),
            title: Squeezed::of(&self.title),
            rest_bytes: self.rest_bytes,
            answer: Told::of(&self.answer, rest(&self.plain, self.rest_bytes)),
            spans: self.spans.clone(),
            question_spans: self.question_spans.clone(),
            layout: self.layout.clone(),
        };
        postcard::to_allocvec(&(head, tail)).expect("bytes and numbers always encode")
    }

    /// Reads a stored record.
    pub(crate) fn decode(stored: &[u8]) -> Result<Record, postcard::Error> {
        let (head, tail): (Head<'_>, Tail<'_>) = postcard::from_bytes(stored)?;
        let texts = |squeezed: &[Squeezed<'_>]| squeezed.iter().map(Squeezed::text).collect();
        let plain = head.plain();
        let answer = tail.answer.answer(rest(&plain, tail.rest_bytes));
        Ok(Record {
            id: head.id(),
            path: head.path.to_owned(),
            line: head.line,
            end_line: head.end_line,
            is_question: head.is_question,
            question: head.question(),
            answer: answer.ok_or(postcard::Error::SerdeDeCustom)?,
            answered: head.answered,
            below: head.below(),
            parent: tail.parent.map(digits),
            headings: texts(&tail.headings),
            tags: texts(&tail.tags),
            title: tail.title.text(),
            plain,
            rest_bytes: tail.rest_bytes,
            spans: tail.spans,
            question_spans: tail.question_spans,
            layout: tail.layout,
        })
    }

    pub(crate) fn kind(&self) -> Kind {
        if self.is_question {
            Kind::Question
        } else {
            Kind::Section
        }
    }
}

/// The text that an answer is told through.
fn rest(plain: &str, rest_bytes: usize) -> &str {
    plain.get(rest_bytes..).unwrap_or_default()
}

fn stored(id: &str) -> StoredId {
    let number = u64::from_str_radix(id, 16).expect("an id is a hexadecimal number");
    let [.., a, b, c, d, e] = number.to_be_bytes();
    [a, b, c, d, e]
}

fn digits([a, b, c, d, e]: StoredId) -> String {
    let number = u64::from_be_bytes([0, 0, 0, a, b, c, d, e]);
    format!("{number:0ID_DIGITS$x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_and_its_head_alone() {
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
            rest_bytes: 31,
            spans: spans.clone(),
            question_spans: spans,
            layout: Layout::default(),
        };
        let stored = record.encode();
        let read = Record::decode(&stored).expect("it was just written");
        assert_eq!(read.spans.decode(), record.spans.decode());
        let (spans, question_spans) = (record.spans.clone(), record.question_spans.clone());
        let read = Record {
            spans,
            question_spans,
            ..read
        };
        assert_eq!(read, record);
        let head = Head::read(&stored).expect("it begins as a record does");
        assert_eq!((head.id(), head.path()), (record.id, record.path.as_str()));
        assert_eq!(
            (head.line, head.is_question, head.answered),
            (3, true, true)
        );
        assert_eq!(head.question(), record.question);
        assert_eq!(head.answer_bytes, record.answer.len());
        assert_eq!(head.below(), record.below);
        assert_eq!(head.plain(), record.plain);
    }
}
