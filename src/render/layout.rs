//! Cutting and wrapping by display columns, never inside a grapheme. Knows no colour.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Display columns of a text; a Hangul syllable takes two.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text, or its beginning and `…` where it is wider than `columns`.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let end = fitting(text, columns.saturating_sub(1));
    format!("{}…", text[..end].trim_end())
}

/// The text, or `…` and its end where it is wider than `columns`.
pub(crate) fn cut_front(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (mut start, mut used) = (text.len(), 0);
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > columns.saturating_sub(1) {
            break;
        }
        start = at;
    }
    format!("…{}", &text[start..])
}

/// The text, or its beginning, `…` and its end where it is wider than `columns`; the end has more.
pub(crate) fn cut_middle(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let beginning = &text[..fitting(text, columns.saturating_sub(1) / 3)];
    format!("{beginning}{}", cut_front(text, columns - width(beginning)))
}

/// Byte ranges of the lines that a text takes when wrapped at spaces.
///
/// A word wider than a line is broken between graphemes. Ranges are ascending and leave out only the
/// spaces at the breaks; each is at most `columns` wide, unless one grapheme alone is wider.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = skip_spaces(text, 0);
    while start < text.len() {
        let end = line_end(text, start, columns);
        lines.push(start..start + text[start..end].trim_end_matches(' ').len());
        start = skip_spaces(text, end);
    }
    lines
}

fn line_end(text: &str, start: usize, columns: usize) -> usize {
    let rest = &text[start..];
    let fits = fitting(rest, columns).max(first_grapheme(rest));
    if fits == rest.len() || rest[fits..].starts_with(' ') {
        return start + fits;
    }
    match rest[..fits].rfind(' ') {
        Some(space) if space > 0 => start + space,
        _ => start + fits,
    }
}

/// Bytes of the longest beginning that is at most `columns` wide.
pub(crate) fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > columns {
            return at;
        }
    }
    text.len()
}

fn first_grapheme(text: &str) -> usize {
    text.graphemes(true).next().map_or(0, str::len)
}

fn skip_spaces(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns)
            .into_iter()
            .map(|line| &text[line])
            .collect()
    }

    #[test]
    fn hangul_counts_two_columns() {
        assert_eq!(cut("트랜잭션", 8), "트랜잭션");
        assert_eq!(cut("트랜잭션", 7), "트랜잭…");
        assert_eq!(cut("트랜잭션", 6), "트랜…");
    }

    #[test]
    fn paths_lose_their_front() {
        assert_eq!(cut_front("데이터베이스/락.md:3", 11), "…스/락.md:3");
        assert_eq!(cut_front("a.md:3", 11), "a.md:3");
    }

    #[test]
    fn long_paths_lose_their_middle() {
        let path = "데이터베이스/트랜잭션/락.md:3";
        assert_eq!(cut_middle(path, 18), "데이…잭션/락.md:3");
        assert_eq!(cut_middle(path, 40), path);
    }

    #[test]
    fn decomposed_syllables_stay_whole() {
        let decomposed = "\u{1112}\u{1161}\u{11ab}\u{1112}\u{1161}\u{11ab}";
        assert_eq!(cut(decomposed, 3), "\u{1112}\u{1161}\u{11ab}…");
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(
            wrapped("캐시는 왜 쓰나요? 빨라서", 11),
            ["캐시는 왜", "쓰나요?", "빨라서"]
        );
    }

    #[test]
    fn long_words_break_between_syllables() {
        assert_eq!(
            wrapped("쿠버네티스클러스터 a", 8),
            ["쿠버네티", "스클러스", "터 a"]
        );
    }

    #[test]
    fn a_line_narrower_than_a_syllable_still_ends() {
        assert_eq!(wrapped("가나", 1), ["가", "나"]);
        assert_eq!(wrapped("   ", 5), Vec::<&str>::new());
    }

    proptest::proptest! {
        #[test]
        fn lines_fit_and_lose_only_spaces(text in "[ 가-힣ᄀ-ᇿa-z👨‍👩‍👧\u{301}]{0,60}", columns in 2_usize..20) {
            let lines = wrapped(&text, columns);
            let kept: String = lines.concat().replace(' ', "");
            assert_eq!(kept, text.replace(' ', ""));
            for line in lines {
                assert!(width(line) <= columns || line.graphemes(true).count() == 1, "{line:?}");
            }
        }

        #[test]
        fn cuts_fit(text in "(?s).{0,40}", columns in 1_usize..30) {
            assert!(width(&cut(&text, columns)) <= columns.max(1));
            assert!(width(&cut_middle(&text, columns)) <= columns.max(1));
            assert!(width(&cut_front(&text, columns)) <= columns.max(1));
        }
    }
}
