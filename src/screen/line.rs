//! A line that is typed in: its text and cursor, edited as readline does it. Knows no key and no screen.

use unicode_segmentation::UnicodeSegmentation;

/// More is not taken in, in bytes.
const LONGEST_BYTES: usize = 10_000;

/// A text with a cursor, which never stands within a grapheme cluster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    text: String,
    /// Bytes before the cursor.
    cursor: usize,
    /// What was cut out last.
    cut: String,
}

/// Where an edit reaches to, from the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    Before,
    Behind,
    WordBefore,
    WordBehind,
    /// As `WordBefore`, but only spaces divide words.
    SpaceBefore,
    Start,
    End,
}

impl Line {
    pub(crate) fn of(text: &str) -> Line {
        let mut line = Line::default();
        line.insert(text);
        line
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Takes a text in; line breaks become spaces, other controls are left out.
    pub(crate) fn insert(&mut self, text: &str) {
        let spaced = text.chars().map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            _ => c,
        });
        let text: String = spaced.filter(|c| !c.is_control()).collect();
        if self.text.len() + text.len() > LONGEST_BYTES {
            return;
        }
        self.text.insert_str(self.cursor, &text);
        self.cursor = self.boundary(self.cursor + text.len());
    }

    pub(crate) fn go(&mut self, reach: Reach) {
        self.cursor = self.reached(reach);
    }

    /// Removes up to there.
    pub(crate) fn delete(&mut self, reach: Reach) {
        self.take(reach);
    }

    /// Removes up to there and keeps it to be put back.
    pub(crate) fn cut(&mut self, reach: Reach) {
        let cut = self.take(reach);
        if !cut.is_empty() {
            self.cut = cut;
        }
    }

    pub(crate) fn put_back(&mut self) {
        let cut = self.cut.clone();
        self.insert(&cut);
    }

    fn take(&mut self, reach: Reach) -> String {
        let to = self.reached(reach);
        let range = self.cursor.min(to)..self.cursor.max(to);
        let taken = self.text[range.clone()].to_owned();
        self.text.replace_range(range.clone(), "");
        // What stood apart may be one cluster now.
        self.cursor = self.boundary(range.start);
        taken
    }

    fn reached(&self, reach: Reach) -> usize {
        let (before, behind) = self.text.split_at(self.cursor);
        match reach {
            Reach::Start => 0,
            Reach::End => self.text.len(),
            Reach::Before => before
                .grapheme_indices(true)
                .next_back()
                .map_or(0, |(at, _)| at),
            Reach::Behind => self.cursor + behind.graphemes(true).next().map_or(0, str::len),
            Reach::WordBefore => word_start(before, |c| c.is_alphanumeric()),
            Reach::SpaceBefore => word_start(before, |c| !c.is_whitespace()),
            Reach::WordBehind => {
                let word = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
                self.text.len() - word.trim_start_matches(char::is_alphanumeric).len()
            }
        }
    }

    /// The first boundary of clusters at or behind that byte.
    fn boundary(&self, at: usize) -> usize {
        let mut starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        starts.find(|start| *start >= at).unwrap_or(self.text.len())
    }
}

/// Where the last word of a text begins.
fn word_start(text: &str, is_word: impl Fn(char) -> bool) -> usize {
    let text = text.trim_end_matches(|c| !is_word(c));
    text.trim_end_matches(is_word).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &Line, expected: &str) {
        let (before, behind) = line.text().split_at(line.cursor);
        assert_eq!(format!("{before}|{behind}"), expected);
    }

    #[test]
    fn the_cursor_steps_over_whole_clusters() {
        let mut line = Line::of("락👨‍👩‍👧한e\u{301}");
        line.go(Reach::Before);
        check(&line, "락👨‍👩‍👧한|e\u{301}");
        line.go(Reach::Before);
        line.delete(Reach::Before);
        check(&line, "락|한e\u{301}");
        line.go(Reach::Behind);
        line.delete(Reach::Behind);
        check(&line, "락한|");
    }

    #[test]
    fn words_are_cut_and_put_back() {
        let mut line = Line::of("redis 캐시-전략은");
        line.cut(Reach::WordBefore);
        check(&line, "redis 캐시-|");
        line.cut(Reach::SpaceBefore);
        check(&line, "redis |");
        line.go(Reach::Start);
        line.put_back();
        check(&line, "캐시-|redis ");
        line.go(Reach::WordBehind);
        check(&line, "캐시-redis| ");
        line.cut(Reach::Start);
        check(&line, "| ");
        line.cut(Reach::End);
        line.put_back();
        check(&line, " |");
    }

    #[test]
    fn what_is_pasted_stays_one_line() {
        let mut line = Line::of("왜");
        line.go(Reach::Start);
        line.insert("캐시\r\n는\t\u{1b}[31m ");
        check(&line, "캐시  는 [31m |왜");
        line.insert(&"x".repeat(LONGEST_BYTES));
        check(&line, "캐시  는 [31m |왜");
    }

    #[test]
    fn letters_that_join_move_the_cursor_behind_their_cluster() {
        let mut line = Line::of("e");
        line.insert("\u{301}");
        check(&line, "e\u{301}|");
        let mut line = Line::of("ex\u{301}");
        line.go(Reach::Start);
        line.go(Reach::Behind);
        line.delete(Reach::Behind);
        check(&line, "e|");
    }

    proptest::proptest! {
        #[test]
        fn the_cursor_stays_on_a_boundary(
            edits in proptest::collection::vec((0_usize..8, "[가-힣ᄀ-ᇿa👨‍👩‍👧\u{301} -]{0,3}"), 0..40)
        ) {
            let reaches = [
                Reach::Before, Reach::Behind, Reach::WordBefore, Reach::WordBehind,
                Reach::SpaceBefore, Reach::Start, Reach::End,
            ];
            let mut line = Line::default();
            for (which, text) in edits {
                match reaches.get(which) {
                    Some(reach) if text.len() % 2 == 0 => line.go(*reach),
                    Some(reach) => line.cut(*reach),
                    None => line.put_back(),
                }
                line.insert(&text);
                let starts = line.text.grapheme_indices(true).map(|(at, _)| at);
                let mut boundaries = starts.chain([line.text.len()]);
                assert!(boundaries.any(|at| at == line.cursor), "{line:?}");
            }
        }
    }
}
