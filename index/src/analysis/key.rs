//! The key under which the vocabulary holds a spelling; the build script makes the same keys.

use super::latin;

/// Appends the key of `spelling` to `key` and returns where spaces may stand in it.
///
/// A key is lower-case and has no spaces, hyphens or underscores; English words in it are in the
/// singular. Bit n of the result: a space may stand before byte n of the key.
pub(crate) fn squeeze(spelling: &str, key: &mut String) -> u128 {
    let mut breaks = 0;
    for word in spelling.split([' ', '-', '_']) {
        breaks |= bit(key.len());
        let start = key.len();
        key.push_str(word);
        if word.is_ascii() {
            key[start..].make_ascii_lowercase();
            shorten(key, start);
        } else if word.chars().any(char::is_uppercase) {
            key.truncate(start);
            key.push_str(&word.to_lowercase());
        }
    }
    breaks
}

/// Brings the English word that begins at `start` to its singular.
fn shorten(key: &mut String, start: usize) {
    let singular = latin::singular(&key[start..]);
    if singular.len() != key.len() - start {
        let singular = singular.into_owned();
        key.truncate(start);
        key.push_str(&singular);
    }
}

/// The bit for a byte of a key; bytes beyond the last bit share it.
pub(crate) fn bit(at: usize) -> u128 {
    1 << at.min(127)
}
