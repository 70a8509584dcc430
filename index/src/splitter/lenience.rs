//! Reads lines whose Markdown is incomplete as their authors meant them; decides on no question.

use super::letters::is_word;
use super::line::{Form, Line};
use super::scan::Scanner;

impl Scanner<'_> {
    /// Whether a style sheet or script opens at `at`, which no reader sees; hides it to its end.
    pub(super) fn hides_block(&mut self, at: usize) -> bool {
        const BLOCKS: [(&[u8], &[u8]); 2] = [(b"<style", b"</style>"), (b"<script", b"</script>")];
        let rest = &self.note.as_bytes()[at..];
        let Some(block) = BLOCKS.iter().position(|(open, _)| rest.starts_with(open)) else {
            return false;
        };
        if self.unclosed_blocks[block] {
            return false;
        }
        let close = BLOCKS[block].1;
        let end = memchr::memmem::find(rest, close);
        self.unclosed_blocks[block] = end.is_none();
        if let Some(end) = end {
            self.inline.hidden_until = at + end + close.len();
            (self.inline.in_comment, self.inline.in_tag) = (true, false);
        }
        end.is_some()
    }

    /// A dash without a blank right below an item of the same indent: an item as well.
    pub(super) fn glued_dash(&self, line: &mut Line, bytes: &[u8], at: usize) -> usize {
        let beside = self.scan.lines.last().is_some_and(|above| {
            above.form == Form::Bullet
                && above.number + 1 == line.number
                && (above.indent, above.quote) == (line.indent, line.quote)
        });
        let is_glued = bytes[at..].first() == Some(&b'-')
            && self.note[at + 1..].starts_with(|c: char| !c.is_ascii() && is_word(c));
        if line.is_item() || !beside || !is_glued {
            return at;
        }
        line.form = Form::Bullet;
        at + 1
    }

    /// Removes the marks around the words of the line, whose text begins at `begin`.
    pub(super) fn strip_broken_bold(&mut self, begin: usize) {
        let buffer = self.scan.plain.buffer();
        let words = buffer[begin..].trim_start_matches('*');
        let words = words.trim_end().trim_end_matches(['*', '\\']);
        let words = words.replace('*', "");
        if self.inline.tags.is_empty() {
            buffer.truncate(begin);
            buffer.push_str(&words);
        }
    }
}

/// `***a* …**`: italics in bold text that begin with it.
fn is_mixed_bold(source: &str) -> bool {
    let inner = source
        .strip_prefix("***")
        .and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.contains("**") && !inner.ends_with('*') && inner.contains('*'))
}

/// Whether a line is bold but for a mark that is escaped by mistake: `**왜 …?\\**`.
pub(super) fn is_broken_bold(source: &str) -> bool {
    let source = source.trim_end();
    let escaped =
        source.starts_with("**") && source.ends_with("\\**") && source.matches("**").count() == 2;
    escaped || is_mixed_bold(source)
}
