//! The folders that an index was made of: as text, and compared. Knows no note.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serializer};

use crate::path_text::Encoded;

/// Whether both are the same folders, in any order.
pub(super) fn are_same(some: &[PathBuf], others: &[PathBuf]) -> bool {
    let in_order = |roots: &[PathBuf]| {
        let mut roots = roots.to_vec();
        roots.sort_unstable();
        roots.dedup();
        roots
    };
    some == others || in_order(some) == in_order(others)
}

pub(super) fn from_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<PathBuf>, D::Error> {
    let paths = Vec::<Encoded<'static>>::deserialize(deserializer)?;
    Ok(paths.into_iter().map(|path| path.0.into_owned()).collect())
}

pub(super) fn as_text<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().map(|path| encoded(path)))
}

fn encoded(path: &Path) -> Encoded<'_> {
    Encoded(Cow::Borrowed(path))
}
