//! Text that cannot command a terminal: control characters become visible or vanish.

use std::borrow::Cow;
use std::path::Path;

/// One line of text: controls made visible, line breaks and tabs become spaces.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    replace(text, |c| match c {
        '\n' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ => picture(c),
    })
}

/// Several lines of text: as `line`, but line breaks and tabs stay.
pub(crate) fn block(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        return Cow::Owned(lines_of(&text.replace("\r\n", "\n").replace('\r', "\n")).into_owned());
    }
    lines_of(text)
}

/// A path on one line, each byte that is no UTF-8 as `\xB0`.
pub(crate) fn path(path: &Path) -> String {
    line(&path_text(path)).into_owned()
}

/// A path as text, each byte that is no UTF-8 as `\xB0`; controls stay as they are.
pub(crate) fn path_text(path: &Path) -> Cow<'_, str> {
    mundap_index::shown_path(path)
}

/// Whether a character may move, hide or reorder what a terminal shows.
pub(crate) fn is_hostile(c: char) -> bool {
    c.is_control() || is_bidi(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
}

fn lines_of(text: &str) -> Cow<'_, str> {
    replace(text, |c| {
        if matches!(c, '\n' | '\t') {
            None
        } else {
            picture(c)
        }
    })
}

/// The harmless sign for a hostile character.
fn picture(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('\u{2421}'),
        _ if is_hostile(c) => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn replace(text: &str, sign: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if !text.contains(is_hostile) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| sign(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_become_visible() {
        assert_eq!(line("빨강 \x1b[31m글자\x07\x7f"), "빨강 ␛[31m글자␇␡");
        assert_eq!(line("\u{9b}31m"), "\u{fffd}31m");
    }

    #[test]
    fn reordering_characters_are_replaced() {
        assert_eq!(line("a\u{202e}b\u{2066}c"), "a\u{fffd}b\u{fffd}c");
    }

    #[test]
    fn a_line_holds_no_line_break() {
        assert_eq!(line("하나\n둘\t셋\u{2028}넷"), "하나 둘 셋 넷");
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(block("하나\r\n\t둘\r셋\x1b"), "하나\n\t둘\n셋␛");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_of_a_path_that_are_no_letters_are_told_apart() {
        use std::os::unix::ffi::OsStrExt;
        let name = std::ffi::OsStr::from_bytes("노트/\u{1b}[31m".as_bytes());
        assert_eq!(path(Path::new(name)), "노트/␛[31m");
        let name = std::ffi::OsStr::from_bytes(b"\xb0\xa1.md");
        assert_eq!(path(Path::new(name)), "\\xB0\\xA1.md");
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(line("가족 👨‍👩‍👧 café 각"), Cow::Borrowed(_)));
    }

    proptest::proptest! {
        #[test]
        fn nothing_hostile_is_left(text in "(?s).{0,60}") {
            assert!(!line(&text).contains(is_hostile));
            assert!(!block(&text).replace(['\n', '\t'], "").contains(is_hostile));
        }
    }
}
