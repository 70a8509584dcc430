//! Finds links, images, wikilinks and footnotes in a line; knows nothing of their text.

use std::ops::Range;

/// The bracket pairs of one line, by offset of the opening one.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pairs: Vec<(u32, u32)>,
    square: Vec<u32>,
    round: Vec<u32>,
}

/// The longest footnote label, in bytes: nested brackets must not be read over and over.
const LABEL_BYTES: usize = 100;

/// Something in brackets.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Shows `text`; the note goes on at `end`.
    Shown { text: Range<usize>, end: usize },
    /// Shows nothing.
    Dropped { end: usize },
    /// Only brackets.
    None,
}

impl Pairs {
    /// Pairs the brackets of a line in one pass; escaped ones do not count.
    pub(super) fn of(&mut self, bytes: &[u8], line: Range<usize>) {
        self.pairs.clear();
        self.square.clear();
        self.round.clear();
        let mut at = line.start;
        while at < line.end {
            match bytes[at] {
                b'\\' => at += 1,
                b'[' => self.square.push(at as u32),
                b'(' => self.round.push(at as u32),
                b']' => self
                    .pairs
                    .extend(self.square.pop().map(|open| (open, at as u32))),
                b')' => self
                    .pairs
                    .extend(self.round.pop().map(|open| (open, at as u32))),
                _ => {}
            }
            at += 1;
        }
        self.pairs.sort_unstable();
    }

    pub(super) fn close(&self, open: usize) -> Option<usize> {
        let found = self
            .pairs
            .binary_search_by_key(&(open as u32), |pair| pair.0)
            .ok()?;
        Some(self.pairs[found].1 as usize)
    }

    /// What the bracket at `open` is.
    pub(super) fn link(&self, bytes: &[u8], open: usize) -> Link {
        let Some(close) = self.close(open) else {
            return Link::None;
        };
        let inner = &bytes[open + 1..close];
        if inner.first() == Some(&b'^') && inner.len() < LABEL_BYTES && !inner.contains(&b' ') {
            let colon = usize::from(bytes.get(close + 1) == Some(&b':'));
            return Link::Dropped {
                end: close + 1 + colon,
            };
        }
        if inner.first() == Some(&b'[') && inner.last() == Some(&b']') {
            return wikilink(bytes, open, close);
        }
        if bytes.get(close + 1) == Some(&b'(')
            && let Some(end) = self.close(close + 1)
        {
            return Link::Shown {
                text: open + 1..close,
                end: end + 1,
            };
        }
        self.reference(bytes, open, close)
    }

    /// `[text][label]`; an index into an array, `a[0][1]`, is none.
    fn reference(&self, bytes: &[u8], open: usize, close: usize) -> Link {
        let glued =
            open > 0 && (bytes[open - 1].is_ascii_alphanumeric() || bytes[open - 1] == b']');
        if glued || bytes.get(close + 1) != Some(&b'[') || close == open + 1 {
            return Link::None;
        }
        match self.close(close + 1) {
            Some(end) => Link::Shown {
                text: open + 1..close,
                end: end + 1,
            },
            None => Link::None,
        }
    }
}

/// `[[page]]` shows the page, `[[page|words]]` the words.
fn wikilink(bytes: &[u8], open: usize, close: usize) -> Link {
    let inner = open + 2..close - 1;
    if inner.start >= inner.end {
        return Link::None;
    }
    let stop = bytes[inner.clone()]
        .iter()
        .position(|&b| matches!(b, b'|' | b'['));
    let start = match stop.map(|stop| inner.start + stop) {
        Some(at) if bytes[at] == b'[' => return Link::None,
        Some(at) => at + 1,
        None => inner.start,
    };
    Link::Shown {
        text: start..inner.end,
        end: close + 1,
    }
}

/// The last segment of a link's target: what an image without words is called.
pub(super) fn file_name(target: &str) -> &str {
    let path = target
        .split([' ', '"', '?', '#'])
        .next()
        .unwrap_or_default();
    path.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .trim_matches(['<', '>'])
}
