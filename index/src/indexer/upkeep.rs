//! Mends what is lacking of an index that holds all that it should. Knows no note.

use std::path::Path;
use std::time::Duration;

use super::lock::{self, Wait};
use super::{Progress, Trust};
use crate::error::Error;
use crate::folder::{self, State};

/// Spares later commands to read all bytes of an index that was copied; after a close look, also
/// gives back a mark that was lost.
pub(super) fn tidy(folder: &Path, state: &State, trust: Trust) -> Result<(), Error> {
    let is_marked = trust != Trust::Bytes || folder::is_marked(folder);
    if is_marked && !state.is_copy {
        return Ok(());
    }
    folder::check(folder)?;
    let no_wait = Wait::For(Duration::ZERO);
    let Some(_lock) = lock::acquire(folder, no_wait, &mut |_: Progress| {})? else {
        return Ok(());
    };
    folder::set_mark(folder)?;
    match state.is_copy {
        true => folder::seal_anew(folder, state.commit),
        false => Ok(()),
    }
}
