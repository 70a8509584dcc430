//! What authors write and CommonMark does not mean, line by line; knows nothing of tags and code.

use super::letters::{is_blank, is_word};
use super::{ASKING_CALLOUT, CALLOUT, Kind, Line};

/// A line on its way to pulldown-cmark: `head`, then the note from `at` to `end`.
pub(super) struct Draft<'n> {
    pub(super) note: &'n str,
    pub(super) line: Line,
    /// What stands in place of what is before `at`.
    pub(super) head: String,
    pub(super) at: usize,
    pub(super) end: usize,
    /// What stands right above.
    pub(super) above: Above,
}

/// What stands on the line above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Above {
    /// Nothing, or something that no text goes on from.
    Gap,
    Text,
    Item,
}

impl<'n> Draft<'n> {
    pub(super) fn rest(&self) -> &'n str {
        &self.note[self.at..self.end]
    }

    /// Puts `head` in the place of the next `bytes`.
    fn replace(&mut self, bytes: usize, head: &str) {
        self.head.push_str(head);
        self.at += bytes;
    }
}

/// A habit of authors, and how it is brought into CommonMark's form.
pub(super) struct Lenience {
    #[cfg_attr(not(test), expect(dead_code, reason = "names are for the tests and for people"))]
    pub(super) name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "reasons are for people"))]
    pub(super) why: &'static str,
    pub(super) apply: fn(&mut Draft<'_>),
}

/// All of them, in the order in which they are applied.
pub(super) const LENIENCES: &[Lenience] = &[
    Lenience {
        name: "zero width",
        why: "text pasted from a browser opens with characters that nobody sees, before a marker",
        apply: skip_invisible,
    },
    Lenience {
        name: "rule under text",
        why: "`---` under a line is meant as a rule, to CommonMark it makes the line a heading",
        apply: part_rule,
    },
    Lenience {
        name: "container",
        why: "`:::tip title` comes from site generators",
        apply: open_container,
    },
    Lenience {
        name: "callout",
        why: "`> [!question] title` is Obsidian's",
        apply: open_callout,
    },
    Lenience {
        name: "tight heading",
        why: "`##제목` lacks a blank; a single `#` with no blank is a tag",
        apply: loosen_heading,
    },
    Lenience {
        name: "typed bullet",
        why: "`•`, `◦` and dashes from other programs open items",
        apply: translate_bullet,
    },
    Lenience {
        name: "tight marker",
        why: "`-항목` and `1.항목` lack a blank",
        apply: loosen_marker,
    },
    Lenience {
        name: "year",
        why: "`2019. 3. 5` is a date, to CommonMark item 2019 of a list",
        apply: keep_year,
    },
    Lenience {
        name: "number under text",
        why: "to CommonMark only `1.` opens a list right below text, authors go on with `2.`",
        apply: part_number,
    },
    Lenience {
        name: "unknown tag",
        why: "`<T>` at a line's start is a word, to CommonMark it opens a block of HTML",
        apply: escape_tag,
    },
];

fn skip_invisible(draft: &mut Draft<'_>) {
    if draft.rest().as_bytes().first().is_some_and(|&byte| byte >= 0xC2) {
        let rest = draft.rest();
        draft.at += rest.len() - rest.trim_start_matches(is_blank).len();
    }
}

fn part_rule(draft: &mut Draft<'_>) {
    let rest = draft.rest().as_bytes();
    let Some(&mark) = rest.first().filter(|byte| matches!(byte, b'-' | b'_' | b'*')) else {
        return;
    };
    let marks = rest.iter().filter(|&&byte| byte == mark).count();
    let only = rest.iter().all(|&byte| byte == mark || byte == b' ' || byte == b'\t');
    if only && marks >= 3 {
        draft.line.kind = Kind::Rule;
        draft.at = draft.end;
    } else if only && mark == b'-' {
        draft.head.push('\n');
    }
}

fn open_container(draft: &mut Draft<'_>) {
    if draft.rest().starts_with(":::") {
        let name = draft.rest().trim_start_matches(':');
        let behind = name.trim_start().trim_start_matches(|c: char| c.is_ascii_alphabetic());
        draft.at = draft.end - behind.trim_start().len();
        draft.head.push('\n');
    }
}

fn open_callout(draft: &mut Draft<'_>) {
    let rest = draft.rest();
    let Some(name) = rest.strip_prefix("[!").filter(|_| draft.line.quote > 0) else {
        return;
    };
    let Some(len) = name.find(']').filter(|len| *len <= 20) else {
        return;
    };
    let kind = name[..len].to_ascii_lowercase();
    draft.line.flags |= CALLOUT;
    if matches!(kind.as_str(), "question" | "faq" | "help" | "quiz" | "q") {
        draft.line.flags |= ASKING_CALLOUT;
    }
    let title = name[len + 1..].trim_start_matches(['-', '+']).trim_start();
    draft.at = draft.end - title.len();
}

fn loosen_heading(draft: &mut Draft<'_>) {
    let rest = draft.rest().as_bytes();
    let level = rest.iter().take_while(|&&byte| byte == b'#').count();
    let next = rest.get(level).copied().unwrap_or(b' ');
    if (2..=6).contains(&level) && !next.is_ascii_whitespace() {
        draft.replace(level, &"######"[..level]);
        draft.head.push(' ');
    }
}

fn translate_bullet(draft: &mut Draft<'_>) {
    let first = draft.rest().chars().next();
    let Some(bullet) = first.filter(|&c| is_bullet(c)) else {
        return;
    };
    let behind = &draft.rest()[bullet.len_utf8()..];
    let text = behind.trim_start();
    let apart = text.len() < behind.len() || !matches!(bullet, '–' | '—' | '▶' | '►');
    if apart && text.starts_with(|c: char| !is_bullet(c)) {
        let bytes = draft.rest().len() - text.len();
        draft.line.marker = bullet as u32 as u8 | 0x80;
        draft.replace(bytes, "- ");
    }
}

fn is_bullet(c: char) -> bool {
    const BULLETS: &str = "•◦▪▫‣·ㆍ∙●○■□▶►➢➤–—⁃";
    !c.is_ascii() && BULLETS.contains(c)
}

fn loosen_marker(draft: &mut Draft<'_>) {
    let rest = draft.rest();
    let bytes = rest.as_bytes();
    let len = match bytes.first() {
        Some(b'-' | b'+') => 1,
        Some(b'0'..=b'9') => match marker_len(bytes) {
            Some(len) => len,
            None => return,
        },
        _ => return,
    };
    let letter = |c: char| !c.is_ascii() && is_word(c);
    if rest[len..].starts_with(letter) {
        let marker = rest[..len].to_owned();
        draft.replace(len, &marker);
        draft.head.push(' ');
    }
}

/// The bytes of an ordered list's marker at the start, `12.` or `3)`.
fn marker_len(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let ends = matches!(bytes.get(digits), Some(b'.' | b')'));
    (digits > 0 && ends).then_some(digits + 1)
}

/// Numbers of more digits are no numbers of lists.
const ORDINAL_DIGITS: usize = 3;

fn keep_year(draft: &mut Draft<'_>) {
    if let Some(len) = marker_len(draft.rest().as_bytes()).filter(|len| *len > ORDINAL_DIGITS + 1) {
        let digits = draft.rest()[..len - 1].to_owned();
        draft.replace(len - 1, &digits);
        draft.head.push('\\');
    }
}

fn part_number(draft: &mut Draft<'_>) {
    /// Longer lines, in bytes, are text that happens to break before a number.
    const LINE_BYTES: usize = 180;
    let rest = draft.rest().as_bytes();
    let counts = marker_len(rest).is_some() && draft.head.is_empty();
    if draft.above == Above::Text && counts && rest.len() <= LINE_BYTES {
        draft.head.push('\n');
    } else if draft.above == Above::Text && !draft.head.is_empty() {
        draft.head.insert(0, '\n');
    }
}

fn escape_tag(draft: &mut Draft<'_>) {
    let rest = draft.rest().as_bytes();
    if rest.first() == Some(&b'<') && !rest.starts_with(b"<http") && !rest.starts_with(b"<mailto") {
        draft.head.push('\\');
    }
}
