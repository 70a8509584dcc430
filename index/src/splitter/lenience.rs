//! Reads the bytes of lines whose Markdown or HTML is unusual; knows nothing of the outline.

use super::inline::Mode;
use super::letters::is_word;
use super::line::{Form, Line};
use super::marks;
use super::scan::Scanner;

/// An HTML block that ends with its tag and no sooner.
#[derive(Debug, Clone, Copy)]
enum Block {
    Style,
    Script,
    Preformatted,
}

impl Block {
    /// How it opens and closes.
    fn tags(self) -> (&'static [u8], &'static [u8]) {
        match self {
            Self::Style => (b"<style", b"</style>"),
            Self::Script => (b"<script", b"</script>"),
            Self::Preformatted => (b"<pre", b"</pre>"),
        }
    }

    /// Whether text right behind the opening tag belongs to the block.
    fn may_begin(self, text: &[u8]) -> bool {
        matches!(self, Self::Preformatted) && !text.starts_with(b" ")
    }

    /// Whether the closing tag may stand behind `text`: that of a style or script on a line's start.
    fn may_end(self, text: &[u8]) -> bool {
        let line = memchr::memrchr2(b'\n', b'\r', text).map_or(0, |at| at + 1);
        matches!(self, Self::Preformatted) || text[line..].trim_ascii().is_empty()
    }
}

impl Scanner<'_> {
    /// Whether a style sheet or script opens at `at`, which no reader sees; hides it to its end.
    pub(super) fn hides_block(&mut self, at: usize) -> bool {
        let end = [Block::Style, Block::Script]
            .into_iter()
            .find_map(|block| self.block_end(block, at));
        if let Some(end) = end {
            self.inline.hidden_until = end;
            (self.inline.in_comment, self.inline.in_tag) = (true, false);
        }
        end.is_some()
    }

    /// Where the block ends, its closing tag included, if it opens at `at`.
    fn block_end(&mut self, block: Block, at: usize) -> Option<usize> {
        let (open, close) = block.tags();
        let rest = &self.note.as_bytes()[at..];
        if !rest.starts_with(open) || self.unclosed_blocks[block as usize] {
            return None;
        }
        let behind = rest.get(open.len()).copied().unwrap_or(b'\n');
        let first = &rest[..memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())];
        let shown =
            memchr::memchr(b'>', first).map_or(&first[first.len()..], |at| &first[at + 1..]);
        let opens = matches!(behind, b'>' | b' ' | b'\t' | b'\n' | b'\r')
            && (shown.trim_ascii().is_empty() || shown.ends_with(close) || block.may_begin(shown));
        if !opens {
            return None;
        }
        let mut ends = memchr::memmem::find_iter(rest, close);
        let end = ends.find(|&end| block.may_end(&rest[..end]) || end < first.len());
        self.unclosed_blocks[block as usize] = end.is_none();
        end.map(|end| at + end + close.len())
    }

    /// Notes where preformatted text ends that opens at `at`: till then no line is a block.
    pub(super) fn open_preformatted(&mut self, at: usize) {
        if let Some(end) = self.block_end(Block::Preformatted, at) {
            self.pre_end = end;
        }
    }

    /// A line below `<pre>`: code, in which only tags and entities are read.
    pub(super) fn preformatted(&mut self, start: usize, end: usize) {
        if self.note[start..end].trim_ascii().is_empty() {
            return;
        }
        let mut line = self.new_line();
        line.form = Form::Code;
        line.text = start as u32;
        self.gap = false;
        self.read(line, start, end, Mode::Text);
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

    /// Whether the line, whose text begins at `begin`, shows a thematic break: `<p>---</p>`.
    pub(super) fn is_rule_inside(&mut self, begin: usize) -> bool {
        const RULE_BYTES: usize = 40;
        let text = &self.scan.plain.buffer()[begin..];
        text.len() <= RULE_BYTES && marks::is_rule(text.as_bytes())
    }

    /// Removes the marks around the words of the line, whose text begins at `begin`.
    pub(super) fn strip_broken_bold(&mut self, begin: usize) {
        if !self.inline.tags.is_empty() {
            return;
        }
        let buffer = self.scan.plain.buffer();
        let shown = buffer[begin..].trim_end();
        let shown = shown.strip_suffix("**").unwrap_or(shown);
        let words = match shown.strip_prefix("***") {
            Some(inner) => inner.replacen('*', "", 1),
            None => shown.strip_prefix("**").unwrap_or(shown).to_owned(),
        };
        buffer.truncate(begin);
        buffer.push_str(&words);
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
