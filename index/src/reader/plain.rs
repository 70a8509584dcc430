//! Holds the visible text of a note, line by line; knows nothing of markup.

/// A note's text as a reader sees it, markup removed.
///
/// It has exactly one line for every line of the note; lines without visible text are empty.
#[derive(Debug, Clone, Default)]
pub struct Plain {
    text: String,
    starts: Vec<u32>,
    /// Lines that open with the number of a list's item, and the number; in line order.
    ordinals: Vec<(u32, u32)>,
}

impl Plain {
    pub(super) fn with_capacity(bytes: usize, lines: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            starts: Vec::with_capacity(lines),
            ordinals: Vec::new(),
        }
    }

    /// Notes the number of the list's item that the line opens with.
    pub(super) fn number_line(&mut self, line: u32, ordinal: u32) {
        self.ordinals.push((line, ordinal));
    }

    /// Starts the next line; what is pushed from now on belongs to it.
    pub(super) fn start_line(&mut self) {
        if !self.starts.is_empty() {
            self.text.push('\n');
        }
        self.starts.push(self.text.len() as u32);
    }

    pub(super) fn buffer(&mut self) -> &mut String {
        &mut self.text
    }

    pub(super) fn len(&self) -> u32 {
        self.text.len() as u32
    }

    pub(crate) fn at(&self, range: (u32, u32)) -> &str {
        &self.text[range.0 as usize..range.1 as usize]
    }

    /// How many lines the note has.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The visible text of some lines, separated by line feeds.
    ///
    /// `first` and `last` count from 1, inclusive. Lines that the note does not have are left out.
    pub fn lines(&self, first: usize, last: usize) -> &str {
        let last = last.min(self.starts.len());
        if first == 0 || first > last {
            return "";
        }
        let (from, to) = (self.starts[first - 1] as usize, self.end(last));
        &self.text[from..to]
    }

    /// The number of the ordered list's item that opens on the line, counted from 1.
    ///
    /// A reader sees it, but it is no part of the line's text.
    pub fn ordinal(&self, line: usize) -> Option<u32> {
        let line = u32::try_from(line).ok()?;
        let at = self.ordinals.binary_search_by_key(&line, |entry| entry.0);
        at.ok().map(|at| self.ordinals[at].1)
    }

    fn end(&self, line: usize) -> usize {
        self.starts
            .get(line)
            .map_or(self.text.len(), |&next| next as usize - 1)
    }
}
