//! Pairs emphasis marks in one line and removes them; knows no other markup.

use super::html::Tag;
use super::letters::is_word;

/// How many open marks a closing mark looks back over.
const REACH: usize = 24;

/// A run of emphasis marks in the text built so far.
#[derive(Debug, Clone, Copy)]
struct Run {
    at: usize,
    len: usize,
    mark: u8,
    opens: bool,
    closes: bool,
    paired: bool,
}

/// The emphasis marks of one line.
#[derive(Debug, Default)]
pub(super) struct Emphasis {
    runs: Vec<Run>,
    open: Vec<usize>,
}

/// How much of a line was bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bold {
    Whole,
    Not,
}

impl Emphasis {
    /// Notes a run of marks at `at` in the line built so far.
    ///
    /// `before` and `behind` are the characters around it in the note.
    pub(super) fn push(
        &mut self,
        at: usize,
        len: usize,
        mark: u8,
        before: Option<char>,
        behind: Option<char>,
    ) {
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(is_word);
        let (mut opens, mut closes) = (!blank(behind), !blank(before));
        match mark {
            b'_' => {
                opens &= !word(before);
                closes &= !word(behind);
            }
            b'=' => {
                opens &= word(behind) && !word(before);
                closes &= word(before);
            }
            _ => {}
        }
        let fits = match mark {
            b'=' | b'~' => len == 2,
            _ => len <= 3,
        };
        if fits {
            self.runs.push(Run {
                at,
                len,
                mark,
                opens,
                closes,
                paired: false,
            });
        }
    }

    /// Removes the paired marks from `out`, whose last line starts at `line`.
    ///
    /// `tags` are offsets into `out`; they move with the text.
    pub(super) fn resolve(
        &mut self,
        out: &mut String,
        line: usize,
        tags: &mut [(Tag, usize)],
    ) -> Bold {
        if self.runs.is_empty() {
            return Bold::Not;
        }
        self.pair();
        let bold = self.bold(out, line);
        self.remove(out, tags);
        self.runs.clear();
        bold
    }

    fn pair(&mut self) {
        self.open.clear();
        for i in 0..self.runs.len() {
            let run = self.runs[i];
            let partner = self.open.iter().rev().take(REACH).position(|&o| {
                let open = self.runs[o];
                open.mark == run.mark && open.len == run.len && open.at + open.len < run.at
            });
            match partner.filter(|_| run.closes) {
                Some(back) => {
                    let keep = self.open.len() - 1 - back;
                    self.runs[self.open[keep]].paired = true;
                    self.runs[i].paired = true;
                    self.open.truncate(keep);
                }
                None if run.opens => self.open.push(i),
                None => {}
            }
        }
    }

    /// A line is bold as a whole if marks of two or more enclose all of its words.
    fn bold(&self, out: &str, line: usize) -> Bold {
        let strong = |run: &&Run| run.paired && run.len >= 2 && matches!(run.mark, b'*' | b'_');
        let (Some(first), Some(last)) = (
            self.runs.iter().find(strong),
            self.runs.iter().rev().find(strong),
        ) else {
            return Bold::Not;
        };
        let has_word = |text: &str| text.chars().any(is_word);
        let inner = self.runs.iter().filter(strong).count();
        if inner != 2 || has_word(&out[line..first.at]) || has_word(&out[last.at + last.len..]) {
            return Bold::Not;
        }
        Bold::Whole
    }

    fn remove(&self, out: &mut String, tags: &mut [(Tag, usize)]) {
        let Some(first) = self.runs.iter().find(|run| run.paired) else {
            return;
        };
        let tail = out.split_off(first.at);
        let mut kept = 0;
        for run in self.runs.iter().filter(|run| run.paired) {
            out.push_str(&tail[kept..run.at - first.at]);
            kept = run.at - first.at + run.len;
        }
        out.push_str(&tail[kept..]);
        let mut gone = 0;
        let mut runs = self.runs.iter().filter(|run| run.paired).peekable();
        for (_, at) in tags {
            while let Some(run) = runs.next_if(|run| run.at < *at) {
                gone += run.len;
            }
            *at -= gone;
        }
    }
}
