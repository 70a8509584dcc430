//! A unit as the engine takes it: values by field, none of them copied. Knows no note.

use std::iter::Empty;
use std::slice;

use tantivy::Document;
use tantivy::schema::Field;
use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf, Value};

/// The values of one unit.
#[derive(Debug, Default)]
pub(super) struct UnitDocument {
    values: Vec<(Field, FieldValue)>,
}

#[derive(Debug)]
enum FieldValue {
    Text(String),
    Number(u64),
    Bytes(Vec<u8>),
}

impl UnitDocument {
    pub(super) fn add_text(&mut self, field: Field, text: impl Into<String>) {
        self.values.push((field, FieldValue::Text(text.into())));
    }

    pub(super) fn add_number(&mut self, field: Field, number: u64) {
        self.values.push((field, FieldValue::Number(number)));
    }

    pub(super) fn add_bytes(&mut self, field: Field, bytes: Vec<u8>) {
        self.values.push((field, FieldValue::Bytes(bytes)));
    }
}

impl Document for UnitDocument {
    type Value<'a> = Borrowed<'a>;
    type FieldsValuesIter<'a> = Values<'a>;

    fn iter_fields_and_values(&self) -> Values<'_> {
        Values(self.values.iter())
    }
}

/// The values of a unit in the order in which they were added.
pub(super) struct Values<'a>(slice::Iter<'a, (Field, FieldValue)>);

impl<'a> Iterator for Values<'a> {
    type Item = (Field, Borrowed<'a>);

    fn next(&mut self) -> Option<(Field, Borrowed<'a>)> {
        self.0
            .next()
            .map(|(field, value)| (*field, Borrowed(value)))
    }
}

/// A value as the engine reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Borrowed<'a>(&'a FieldValue);

impl<'a> Value<'a> for Borrowed<'a> {
    type ArrayIter = Empty<Borrowed<'a>>;
    type ObjectIter = Empty<(&'a str, Borrowed<'a>)>;

    fn as_value(&self) -> ReferenceValue<'a, Borrowed<'a>> {
        ReferenceValue::Leaf(match self.0 {
            FieldValue::Text(text) => ReferenceValueLeaf::Str(text),
            FieldValue::Number(number) => ReferenceValueLeaf::U64(*number),
            FieldValue::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
        })
    }
}
