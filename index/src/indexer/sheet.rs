//! One note while its units are made: what all of them share. Knows no field.

use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use super::bodies::UnitBody;
use super::own_text::OwnText;
use crate::analysis::{Analyzer, Term};
use crate::notes;
use crate::path_text;
use crate::schema::{Below, Record, Spans};
use crate::splitter::{Kind, Split};

/// A note with what its units are made of.
pub(super) struct Sheet<'a> {
    path: &'a Path,
    text: &'a str,
    pub(super) split: &'a Split,
    ids: Vec<String>,
    title: String,
    stem: String,
    /// Terms of headings, titles and questions, each analysed once.
    known: HashMap<String, Rc<[Term]>>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(path: &'a Path, text: &'a str, split: &'a Split, ids: Vec<String>) -> Self {
        let stem = notes::readable(Path::new(path.file_stem().unwrap_or_default())).into_owned();
        let title = split.title().map_or(stem.clone(), str::to_string);
        Sheet {
            path,
            text,
            split,
            ids,
            title,
            stem,
            known: HashMap::new(),
        }
    }

    /// The terms of a text that may come again within the note.
    pub(super) fn terms(&mut self, text: &str, analyzer: &Analyzer) -> Rc<[Term]> {
        if let Some(terms) = self.known.get(text) {
            return terms.clone();
        }
        let terms: Rc<[Term]> = analyzer.terms(text).into();
        self.known.insert(text.to_owned(), terms.clone());
        terms
    }

    /// What a reader knows of the unit before reading it.
    pub(super) fn surroundings(&self, at: usize) -> Vec<String> {
        let unit = &self.split.units[at];
        let mut parts = vec![self.title.as_str()];
        if self.stem != self.title {
            parts.push(&self.stem);
        }
        let own = |heading: &&String| **heading != self.title && **heading != unit.question;
        parts.extend(unit.headings.iter().filter(own).map(String::as_str));
        parts.extend(unit.tags.iter().map(String::as_str));
        parts.extend(self.split.front.aliases.iter().map(String::as_str));
        if let Some(parent) = unit.parent {
            parts.push(&self.split.units[parent].question);
        }
        parts.into_iter().map(str::to_owned).collect()
    }

    /// The record of a unit with that text.
    pub(super) fn record(&self, at: usize, text: OwnText, body: UnitBody, spans: Spans) -> Record {
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
            plain: text.plain,
            spans,
            question_spans: Spans::default(),
            layout: text.layout,
        }
    }
}
