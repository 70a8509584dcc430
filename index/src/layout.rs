//! Where items, cells and pictures stand in a unit's visible text. Knows no Markdown and no query.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::excerpt::{CELL_BORDER, ITEM_BORDER};

/// How a unit's visible text is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Layout {
    /// Bytes of the line feeds before items, rows and what follows a list; ascending.
    pub(crate) borders: Vec<usize>,
    /// Bytes of the words of pictures, which no reader sees; ascending and apart.
    pub(crate) pictures: Vec<Range<usize>>,
}

impl Layout {
    /// The text as an excerpt takes it, byte for byte in its place.
    ///
    /// Borders stand between items and between cells, and blanks where pictures have words.
    pub(crate) fn bordered<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let is_plain = self.borders.is_empty() && self.pictures.is_empty();
        if is_plain && !text.contains('\t') {
            return Cow::Borrowed(text);
        }
        // Visible text has tabs between cells and nowhere else.
        let mut bytes = text.replace('\t', CELL_BORDER).into_bytes();
        for &border in &self.borders {
            if bytes.get(border) == Some(&b'\n') {
                bytes[border] = ITEM_BORDER.as_bytes()[0];
            }
        }
        for picture in &self.pictures {
            if let Some(words) = bytes.get_mut(picture.clone()) {
                words.fill(b' ');
            }
        }
        String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
    }

    /// Whether these bytes lie in the words of a picture.
    pub(crate) fn is_picture(&self, bytes: &Range<usize>) -> bool {
        let next = self.pictures.partition_point(|p| p.end <= bytes.start);
        let picture = self.pictures.get(next);
        picture.is_some_and(|picture| picture.start <= bytes.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_stays_in_its_place() {
        let text = "까닭\n하나\n둘\t셋\n그림 1";
        let layout = Layout {
            borders: vec![6, 13],
            pictures: std::iter::once(22..text.len()).collect(),
        };
        let shown = layout.bordered(text);
        assert_eq!(shown, "까닭\u{1e}하나\u{1e}둘\u{1f}셋\n        ");
        assert_eq!(shown.len(), text.len());
        assert!(layout.is_picture(&(22..28)) && !layout.is_picture(&(18..21)));
    }
}
