//! Lists the units of one note as the index knows them. Knows no query and no note file.

use std::path::Path;

use tantivy::Term as EngineTerm;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;

use super::UnitRecord;
use super::collect::Every;
use super::engine::Searcher;
use super::{hits, stored};
use crate::error::Error;
use crate::path_text;
use crate::schema;

impl Searcher {
    /// All units of a note, named by its absolute path, by line; none where it is not indexed.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn units_of(&self, note: &Path) -> Result<Vec<UnitRecord>, Error> {
        let term = EngineTerm::from_field_text(schema::schema().1.note, &path_text::encode(note));
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let found = self.engine().search(&query, &Every::Alike)?;
        let mut units = Vec::with_capacity(found.len());
        for (_, address) in found {
            units.push(hits::unit(stored::record(self.engine(), address)?));
        }
        units.sort_by_key(|unit| unit.line);
        Ok(units)
    }
}
