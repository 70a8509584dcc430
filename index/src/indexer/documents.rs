//! Turns one note into the engine's documents, a unit each. Knows no other note.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use tantivy::schema::Field;
use xxhash_rust::xxh3::xxh3_64;

use super::Source;
use super::bodies::{self, UnitBody};
use super::document::UnitDocument;
use super::own_text::OwnText;
use super::packed::Packed;
use super::sheet::Sheet;
use super::views::{self, Views};
use crate::analysis::{self, Analyzer};
use crate::error::Error;
use crate::id::unit_ids;
use crate::manifest::{Contents, NoteState, Outcome};
use crate::notes::{self, Encoding, Note, NoteFile, SkipReason};
use crate::query::Day;
use crate::schema::{self, COUNTED_FIELDS, Fields, Record, Spans};
use crate::splitter::{self, Hints, Kind, Split, Unit};

/// What takes a note's units one by one.
pub(super) type Take<'t> = &'t mut dyn FnMut(UnitDocument) -> Result<(), Error>;

/// What became of a note.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fate {
    /// It was read, and its units were handed on.
    Read(NoteState),
    /// Its text is what the index knows; no unit was handed on.
    Same(NoteState),
    /// The program failed over it; the units that were handed on are not to be kept.
    Failed(NoteState),
    /// It was there a moment ago, and is gone.
    Vanished,
}

/// Prepares note after note with one analyser.
pub(super) struct Session<'a> {
    analyzer: &'a Analyzer,
    source: Source<'a>,
    /// Number of the refresh, as [`Fields::refresh`] has it.
    refresh: String,
    fields: Fields,
    /// How many terms the note has by now, by [`Fields::counted`].
    lengths: Lengths,
}

type Lengths = [u32; COUNTED_FIELDS];

impl<'a> Session<'a> {
    pub(super) fn new(analyzer: &'a Analyzer, source: Source<'a>, refresh: String) -> Session<'a> {
        Session {
            analyzer,
            source,
            refresh,
            fields: schema::schema().1,
            lengths: Lengths::default(),
        }
    }

    /// As [`Session::prepare`], for a note over which the program itself fails.
    pub(super) fn prepare_any(
        &mut self,
        file: &NoteFile,
        known: Option<&NoteState>,
        take: Take<'_>,
    ) -> Result<Fate, Error> {
        let prepared = panic::catch_unwind(AssertUnwindSafe(|| self.prepare(file, known, take)));
        prepared.unwrap_or_else(|_| {
            let outcome = Outcome::Skipped("mundap cannot divide it, which is a bug".to_owned());
            Ok(Fate::Failed(state(file, 0, outcome)))
        })
    }

    /// Reads, splits and analyses one note; what fails stands in the outcome.
    ///
    /// Hands on no unit where the note is `known`, and its text the same.
    fn prepare(
        &mut self,
        file: &NoteFile,
        known: Option<&NoteState>,
        take: Take<'_>,
    ) -> Result<Fate, Error> {
        let outcome = match notes::read_found(&file.path) {
            Ok(note) => return self.prepare_text(file, &note, known, take),
            Err(SkipReason::Vanished) => return Ok(Fate::Vanished),
            Err(SkipReason::Unreadable(reason)) => Outcome::Unreadable(reason),
            Err(reason) => Outcome::Skipped(reason.to_string()),
        };
        Ok(Fate::Read(state(file, 0, outcome)))
    }

    fn prepare_text(
        &mut self,
        file: &NoteFile,
        note: &Note,
        known: Option<&NoteState>,
        take: Take<'_>,
    ) -> Result<Fate, Error> {
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
            return Ok(Fate::Read(state(file, digest, Outcome::LeftOut)));
        }
        let mut contents = contents(note, &split);
        if let Some(lengths) = known.and_then(|known| lengths_of(known, digest)) {
            contents.lengths = lengths;
            let outcome = Outcome::Indexed(contents);
            return Ok(Fate::Same(state(file, digest, outcome)));
        }
        contents.lengths = self.hand_on(file, note, &split, take)?;
        Ok(Fate::Read(state(file, digest, Outcome::Indexed(contents))))
    }

    /// Makes the units of a note one by one; returns how many terms they have.
    fn hand_on(
        &mut self,
        file: &NoteFile,
        note: &Note,
        split: &Split,
        take: Take<'_>,
    ) -> Result<Lengths, Error> {
        self.lengths = Lengths::default();
        let ids = unit_ids(self.source.roots, &file.path, &split.units);
        let mut sheet = Sheet::new(&file.path, &note.text, split, ids);
        let texts: Vec<OwnText> = (0..split.units.len())
            .map(|at| OwnText::of(split, &note.text, at))
            .collect();
        let bodies = bodies::bodies(split, &texts);
        for (at, (text, body)) in texts.into_iter().zip(bodies).enumerate() {
            take(self.document(&mut sheet, at, text, body))?;
        }
        Ok(self.lengths)
    }

    fn document(
        &mut self,
        sheet: &mut Sheet<'_>,
        at: usize,
        text: OwnText,
        body: UnitBody,
    ) -> UnitDocument {
        let fields = self.fields;
        let mut document = UnitDocument::default();
        for ordinal in &text.ordinals {
            document.add_text(fields.ordinals, &text.plain[ordinal.clone()]);
        }
        let mut views = Views::of(&text, self.analyzer);
        self.add_terms(&mut document, fields.asked, views.take_asked());
        self.add_terms(&mut document, fields.terms, views.terms);
        self.add_terms(&mut document, fields.words, views.words);
        self.add_terms(&mut document, fields.grams, views.grams);
        document.add_number(fields.fullness, body.fullness);
        let mut record = sheet.record(at, text, body, views.spans);
        record.question_spans = self.add_question(&mut document, sheet, at);
        self.add_surroundings(&mut document, sheet, at);
        add_keys(&mut document, fields, &record);
        document.add_text(fields.refresh, self.refresh.as_str());
        document.add_bytes(fields.record, record.encode());
        document
    }

    fn add_terms(&mut self, document: &mut UnitDocument, field: Field, terms: Packed) {
        self.count(field, terms.count());
        document.add_text(field, terms.into_text());
    }

    fn count(&mut self, field: Field, terms: u32) {
        let counted = self.fields.counted();
        if let Some(number) = counted.iter().position(|&counted| counted == field) {
            self.lengths[number] += terms;
        }
    }

    /// Adds what the question says; returns where its terms stand in it.
    fn add_question(
        &mut self,
        document: &mut UnitDocument,
        sheet: &mut Sheet<'_>,
        at: usize,
    ) -> Spans {
        let (fields, unit) = (self.fields, &sheet.split.units[at]);
        let question = sheet.terms(&unit.question, self.analyzer);
        let (mut packed, mut spans) = (Packed::default(), Spans::default());
        for term in question.iter() {
            packed.push(term.position, &term.text);
            spans.push(term.position, &(term.start..term.end));
        }
        if !unit.question_bytes.is_empty() {
            self.add_terms(document, fields.question, packed);
            document.add_text(fields.gist, analysis::gist(&question));
            self.count(fields.gist, 1);
            document.add_text(fields.opening, opening(&unit.question));
        }
        if let Some(day) = day(unit) {
            document.add_text(fields.day, day.to_string());
        }
        spans
    }

    fn add_surroundings(&mut self, document: &mut UnitDocument, sheet: &mut Sheet<'_>, at: usize) {
        let headings = sheet.split.units[at].headings.clone();
        let surroundings = sheet.surroundings(at);
        for (field, parts) in [
            (self.fields.heading, headings),
            (self.fields.context, surroundings),
        ] {
            let terms = parts.iter().map(|part| sheet.terms(part, self.analyzer));
            let terms: Vec<_> = terms.collect();
            let texts = terms.iter().flat_map(|terms| terms.iter().map(|t| &t.text));
            self.add_terms(document, field, views::packed(texts));
        }
    }
}

/// The terms of a known note with that text.
fn lengths_of(known: &NoteState, digest: u64) -> Option<Lengths> {
    match &known.outcome {
        Outcome::Indexed(contents) if known.digest == digest => Some(contents.lengths),
        _ => None,
    }
}

/// Adds what a unit is found by as a whole.
fn add_keys(document: &mut UnitDocument, fields: Fields, record: &Record) {
    let kind = match record.kind() {
        Kind::Question => "question",
        Kind::Section => "section",
    };
    let answered = match record.answered {
        true => "yes",
        false => "no",
    };
    document.add_text(fields.note, record.path.as_str());
    document.add_text(fields.id, record.id.as_str());
    document.add_text(fields.kind, kind);
    document.add_text(fields.answered, answered);
    for tag in &record.tags {
        document.add_text(fields.tag, tag.to_lowercase());
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

fn state(file: &NoteFile, digest: u64, outcome: Outcome) -> NoteState {
    NoteState {
        modified_ns: file.modified_ns,
        changed_ns: file.changed_ns,
        size_bytes: file.size_bytes,
        inode: file.inode,
        device: file.device,
        digest,
        outcome,
    }
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
