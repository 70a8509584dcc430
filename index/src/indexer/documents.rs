//! Turns one note into the engine's documents, a unit each. Knows no other note.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use tantivy::TantivyDocument;
use tantivy::schema::Field;
use tantivy::tokenizer::{PreTokenizedString, Token};
use xxhash_rust::xxh3::xxh3_64;

use super::Source;
use super::bodies::{self, UnitBody};
use super::own_text::OwnText;
use crate::analysis::{Analysis, Analyzer, Term};
use crate::id::unit_ids;
use crate::manifest::{Contents, NoteState, Outcome};
use crate::notes::{self, Encoding, Note, NoteFile, SkipReason};
use crate::path_text;
use crate::query::Day;
use crate::schema::{self, Below, COUNTED_FIELDS, Fields, Record, Spans};
use crate::sketch::Sketch;
use crate::splitter::{self, Hints, Kind, Split, Unit};

/// A unit as the engine takes it.
pub(super) type Document = TantivyDocument;

/// What reading one note gave.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) state: NoteState,
    pub(super) documents: Vec<Document>,
}

/// Prepares note after note with one analyser.
pub(super) struct Session<'a> {
    analyzer: &'a Analyzer,
    source: Source<'a>,
    fields: Fields,
    /// How many terms the note has by now, by [`Fields::counted`].
    lengths: Lengths,
}

type Lengths = [u32; COUNTED_FIELDS];

impl<'a> Session<'a> {
    pub(super) fn new(analyzer: &'a Analyzer, source: Source<'a>) -> Session<'a> {
        Session {
            analyzer,
            source,
            fields: schema::schema().1,
            lengths: Lengths::default(),
        }
    }

    /// As [`Session::prepare`], for a note over which the program itself fails.
    pub(super) fn prepare_any(&mut self, file: &NoteFile) -> Option<Prepared> {
        let prepared = panic::catch_unwind(AssertUnwindSafe(|| self.prepare(file)));
        prepared.unwrap_or_else(|_| {
            let outcome = Outcome::Skipped("mundap cannot divide it, which is a bug".to_owned());
            Some(self::prepared(file, 0, outcome, Vec::new()))
        })
    }

    /// Reads, splits and analyses one note; what fails stands in the outcome.
    ///
    /// Nothing where the note vanished.
    pub(super) fn prepare(&mut self, file: &NoteFile) -> Option<Prepared> {
        let outcome = match notes::read_found(&file.path) {
            Ok(note) => return Some(self.prepare_text(file, &note)),
            Err(SkipReason::Vanished) => return None,
            Err(SkipReason::Unreadable(reason)) => Outcome::Unreadable(reason),
            Err(reason) => Outcome::Skipped(reason.to_string()),
        };
        Some(prepared(file, 0, outcome, Vec::new()))
    }

    fn prepare_text(&mut self, file: &NoteFile, note: &Note) -> Prepared {
        let digest = xxh3_64(note.text.as_bytes());
        let Source { roots, forms } = self.source;
        let forms = forms.of(roots, &file.path);
        let below = hinted(notes::below(roots, &file.path));
        let hints = Hints {
            path: Some(&below),
            forms: Some(&forms),
            ..Hints::default()
        };
        let split = splitter::split_with(&note.text, hints);
        if split.front.excluded {
            return prepared(file, digest, Outcome::LeftOut, Vec::new());
        }
        self.lengths = Lengths::default();
        let ids = unit_ids(roots, &file.path, &split.units);
        let sheet = Sheet::new(&file.path, &note.text, &split, ids);
        let texts: Vec<OwnText> = (0..split.units.len())
            .map(|at| OwnText::of(&split, &note.text, at))
            .collect();
        let bodies = bodies::bodies(&split, &texts);
        let made = texts.into_iter().zip(bodies).enumerate();
        let documents = made
            .map(|(at, (text, body))| self.document(&sheet, at, text, body))
            .collect();
        let contents = Contents {
            lengths: self.lengths,
            ..contents(note, &split)
        };
        prepared(file, digest, Outcome::Indexed(contents), documents)
    }

    fn document(
        &mut self,
        sheet: &Sheet<'_>,
        at: usize,
        text: OwnText,
        body: UnitBody,
    ) -> Document {
        let fields = self.fields;
        let unit = &sheet.split.units[at];
        let whole = self.analyzer.analyze(&text.plain);
        let question = self.analyzer.analyze(&unit.question);
        let ordinals = text.ordinals.clone();
        let fullness = body.fullness;
        let record = sheet.record(at, text, body, &whole, &question);
        let mut document = TantivyDocument::default();
        document.add_text(fields.note, &record.path);
        document.add_text(fields.id, &record.id);
        document.add_text(
            fields.kind,
            if record.is_question {
                "question"
            } else {
                "section"
            },
        );
        document.add_text(fields.answered, if record.answered { "yes" } else { "no" });
        document.add_u64(fields.fullness, fullness);
        for tag in &record.tags {
            document.add_text(fields.tag, tag.to_lowercase());
        }
        let counts = |term: &&Term| {
            let at = ordinals.partition_point(|number| number.end <= term.start);
            ordinals
                .get(at)
                .is_none_or(|number| term.end <= number.start)
        };
        let terms = || whole.terms.iter().filter(counts);
        let rest = terms().filter(|term| term.start >= record.rest_bytes);
        self.add_terms(&mut document, fields.answer, tokens(rest));
        self.add_terms(&mut document, fields.terms, tokens(terms()));
        let words = whole.words.iter().filter(counts);
        self.add_terms(&mut document, fields.words, tokens(words));
        for ordinal in &ordinals {
            document.add_text(fields.ordinals, &record.plain[ordinal.clone()]);
        }
        self.add_terms(&mut document, fields.grams, tokens(&whole.grams));
        if !unit.question_bytes.is_empty() {
            self.add_terms(&mut document, fields.question, tokens(&question.terms));
            document.add_text(fields.gist, question.gist());
            self.count(fields.gist, 1);
            document.add_text(fields.opening, opening(&unit.question));
        }
        if let Some(day) = day(unit) {
            document.add_text(fields.day, day.to_string());
        }
        self.add_surroundings(&mut document, sheet, at);
        document.add_bytes(fields.record, &encode(&record));
        document
    }

    fn add_terms(&mut self, document: &mut Document, field: Field, terms: PreTokenizedString) {
        self.count(field, terms.tokens.len());
        document.add_pre_tokenized_text(field, terms);
    }

    fn count(&mut self, field: Field, terms: usize) {
        let counted = self.fields.counted();
        if let Some(number) = counted.iter().position(|&counted| counted == field) {
            self.lengths[number] += terms as u32;
        }
    }

    fn add_surroundings(&mut self, document: &mut Document, sheet: &Sheet<'_>, at: usize) {
        let headings = sheet.split.units[at].headings.join("\n");
        let heading = self.analyzer.analyze(&headings);
        self.add_terms(document, self.fields.heading, tokens(&heading.terms));
        let context = self.analyzer.analyze(&sheet.surroundings(at));
        self.add_terms(document, self.fields.context, tokens(&context.terms));
    }
}

/// A path below a root as the splitter reads it, its parts joined by `/` on every system.
fn hinted(below: &Path) -> String {
    let parts: Vec<_> = below
        .iter()
        .map(|part| notes::readable(Path::new(part)))
        .collect();
    parts.join("/")
}

fn prepared(file: &NoteFile, digest: u64, outcome: Outcome, documents: Vec<Document>) -> Prepared {
    let state = NoteState {
        modified_ns: file.modified_ns,
        changed_ns: file.changed_ns,
        size_bytes: file.size_bytes,
        inode: file.inode,
        device: file.device,
        digest,
        outcome,
    };
    Prepared { state, documents }
}

fn contents(note: &Note, split: &Split) -> Contents {
    let questions = split
        .units
        .iter()
        .filter(|unit| unit.kind == Kind::Question);
    let count = questions.clone().count();
    Contents {
        lengths: Lengths::default(),
        questions: count,
        unanswered: questions.filter(|unit| !unit.answered).count(),
        sections: split.units.len() - count,
        date: split.front.date.clone(),
        encoding: foreign(note.encoding),
        warnings: warnings(note, split),
    }
}

/// Empty for UTF-8, else the encoding's name.
fn foreign(encoding: Encoding) -> String {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => String::new(),
        other => other.to_string(),
    }
}

fn warnings(note: &Note, split: &Split) -> Vec<String> {
    let mut warnings: Vec<String> = split.warnings.iter().map(ToString::to_string).collect();
    if note.replaced > 0 {
        warnings.push(format!("{} broken characters were replaced", note.replaced));
    }
    warnings
}

fn encode(record: &Record) -> Vec<u8> {
    postcard::to_allocvec(record).expect("a record of strings and numbers always encodes")
}

fn tokens<'t>(terms: impl IntoIterator<Item = &'t Term>) -> PreTokenizedString {
    let token = |term: &Term| Token {
        offset_from: term.start,
        offset_to: term.end,
        position: term.position as usize,
        text: term.text.to_string(),
        position_length: 1,
    };
    PreTokenizedString {
        text: String::new(),
        tokens: terms.into_iter().map(token).collect(),
    }
}

/// One note while its units are made.
struct Sheet<'a> {
    path: &'a Path,
    text: &'a str,
    split: &'a Split,
    ids: Vec<String>,
    title: String,
}

impl<'a> Sheet<'a> {
    fn new(path: &'a Path, text: &'a str, split: &'a Split, ids: Vec<String>) -> Sheet<'a> {
        let stem = notes::readable(Path::new(path.file_stem().unwrap_or_default()));
        let title = split.title().map_or(stem.into_owned(), str::to_string);
        Sheet {
            path,
            text,
            split,
            ids,
            title,
        }
    }

    /// What a reader knows of the unit before reading it.
    fn surroundings(&self, at: usize) -> String {
        let unit = &self.split.units[at];
        let mut parts = vec![self.title.as_str()];
        let stem = notes::readable(Path::new(self.path.file_stem().unwrap_or_default()));
        if stem != self.title {
            parts.push(&stem);
        }
        let own = |heading: &&String| **heading != self.title && **heading != unit.question;
        parts.extend(unit.headings.iter().filter(own).map(String::as_str));
        parts.extend(unit.tags.iter().map(String::as_str));
        parts.extend(self.split.front.aliases.iter().map(String::as_str));
        if let Some(parent) = unit.parent {
            parts.push(&self.split.units[parent].question);
        }
        parts.join("\n")
    }

    fn record(
        &self,
        at: usize,
        text: OwnText,
        body: UnitBody,
        whole: &Analysis,
        question: &Analysis,
    ) -> Record {
        let unit = &self.split.units[at];
        Record {
            id: self.ids[at].clone(),
            path: path_text::encode(self.path).into_owned(),
            line: unit.line,
            end_line: unit.end_line,
            is_question: unit.kind == Kind::Question,
            question: unit.question.clone(),
            answer: self.text[unit.answer_bytes.clone()].to_string(),
            answered: unit.answered,
            below: body.below.map(|below| Below {
                id: self.ids[below.first].clone(),
                more: below.more,
            }),
            parent: unit.parent.map(|parent| self.ids[parent].clone()),
            headings: unit.headings.clone(),
            tags: unit.tags.clone(),
            title: self.title.clone(),
            rest_bytes: text.rest_bytes,
            sketch: Sketch::of(&text.plain),
            plain: text.plain,
            spans: spans(whole),
            question_spans: spans(question),
            layout: text.layout,
        }
    }
}

/// The day in a unit's own heading, else in the nearest one above.
fn day(unit: &Unit) -> Option<Day> {
    let headings = unit.headings.iter().rev().map(String::as_str);
    let titles = std::iter::once(unit.question.as_str()).chain(headings);
    titles.flat_map(Day::dated).next()
}

/// The first word of a question, lower case, without the signs before it.
fn opening(question: &str) -> String {
    let words = question.split(|c: char| !c.is_alphanumeric() && c != '_');
    let opening = words.into_iter().find(|word| !word.is_empty());
    opening.unwrap_or_default().to_lowercase()
}

fn spans(analysis: &Analysis) -> Spans {
    let place = |term: &Term| (term.position, term.start..term.end);
    Spans::encode(analysis.terms.iter().map(place))
}
