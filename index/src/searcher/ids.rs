//! Units by the beginning of their id, for those who type one. Knows no query.

use tantivy::query::TermSetQuery;

use super::collect::Every;
use super::{Searcher, UnitRecord, hits, stored};
use crate::error::Error;
use crate::schema::schema;

impl Searcher {
    /// Units whose id begins so, at most `most`, in the order of the ids.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn units_beginning(&self, id: &str, most: usize) -> Result<Vec<UnitRecord>, Error> {
        let mut ids = self.expansion().terms_beginning(schema().1.id, id)?;
        ids.truncate(most);
        let found = self
            .engine()
            .search(&TermSetQuery::new(ids), &Every::Alike)?;
        let records = found.into_iter().take(most);
        let units = records.map(|(_, at)| Ok(hits::unit(stored::record(self.engine(), at)?)));
        let mut units = units.collect::<Result<Vec<_>, Error>>()?;
        units.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(units)
    }
}
