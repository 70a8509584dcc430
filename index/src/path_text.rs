//! Writes a path as text and reads it back, whatever bytes it is made of. Knows no file.
//!
//! Names made on old Korean Windows are no UTF-8 once they stand on another system. The index's
//! engine takes text only, and a replacement character would make two names one.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Stands before the two hexadecimal digits of a byte that is no UTF-8; no path holds it.
const ESCAPE: char = '\0';

/// The path as text: itself where it is UTF-8, else with the other bytes escaped.
pub(crate) fn encode(path: &Path) -> Cow<'_, str> {
    written(path, |byte| format!("{ESCAPE}{byte:02x}"))
}

/// The path that was written as this text.
pub(crate) fn decode(text: &str) -> PathBuf {
    let mut parts = text.split(ESCAPE);
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let digits = part.get(..2).unwrap_or_default();
        match u8::from_str_radix(digits, 16) {
            Ok(byte) => {
                bytes.push(byte);
                bytes.extend(&part.as_bytes()[2..]);
            }
            Err(_) => bytes.extend(part.as_bytes()),
        }
    }
    PathBuf::from(os_string(bytes))
}

/// The path that is made of these bytes, which are those of the system's own way to write it.
#[cfg(unix)]
pub(crate) fn path(bytes: &[u8]) -> Cow<'_, Path> {
    let text: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
    Cow::Borrowed(Path::new(text))
}

#[cfg(not(unix))]
pub(crate) fn path(bytes: &[u8]) -> Cow<'_, Path> {
    Cow::Owned(PathBuf::from(os_string(bytes.to_vec())))
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

/// Elsewhere names are no bytes; one that is no Unicode is found again only by a fresh look.
#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// The path for people: each byte that is no UTF-8 as `\xB0`; controls stay as they are.
pub fn shown(path: &Path) -> Cow<'_, str> {
    written(path, |byte| format!("\\x{byte:02X}"))
}

/// The path, each byte of it that is no UTF-8 as `escape` writes it.
fn written(path: &Path, escape: impl Fn(u8) -> String) -> Cow<'_, str> {
    if let Some(text) = path.to_str() {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            text.push_str(&escape(byte));
        }
    }
    Cow::Owned(text)
}

/// A path in a file of the index.
#[derive(Debug)]
pub(crate) struct Encoded<'p>(pub(crate) Cow<'p, Path>);

impl Serialize for Encoded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Encoded<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        Ok(Encoded(Cow::Owned(decode(text))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_letters_are_their_own_text() {
        assert!(matches!(encode(Path::new("/노트/가.md")), Cow::Borrowed(_)));
        assert_eq!(decode("/노트/가.md"), Path::new("/노트/가.md"));
    }

    #[cfg(unix)]
    mod on_unix {
        use std::os::unix::ffi::OsStringExt;

        use super::*;

        #[test]
        fn names_that_differ_in_a_byte_differ_as_text() {
            let path = |bytes: &[u8]| PathBuf::from(OsString::from_vec(bytes.to_vec()));
            let text = encode(&path(b"/n/\xb0\xa1.md")).into_owned();
            assert_eq!(text, "/n/\0b0\0a1.md");
            assert_ne!(text, encode(&path(b"/n/\xb0\xa2.md")));
        }

        proptest::proptest! {
            #[test]
            fn any_name_is_read_back(bytes in proptest::collection::vec(1_u8.., 0..40)) {
                let path = PathBuf::from(OsString::from_vec(bytes));
                proptest::prop_assert_eq!(decode(&encode(&path)), path);
            }
        }
    }
}
