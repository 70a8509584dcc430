//! What holds for any text, any occurrences and any width.

use std::ops::Range;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::Index;
use unicode_segmentation::GraphemeCursor;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::occurrences;
use crate::excerpt::{Excerpt, Occurrence, excerpt};

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        "[가-힣]{1,8}",
        "[가-힣a-z]{1,9}[.?!,:;)]{0,2}[ \n]",
        "[\r\n\t \u{A0}\u{3000}\u{1E}\u{1F}]{1,4}",
        "[\u{1100}-\u{11FF}]{1,5}",
        "[\u{200B}-\u{200F}\u{FE0F}\u{FEFF}\u{301}\u{1F1E6}-\u{1F1FF}👩👧]{1,6}",
        "[-*|#>=]{1,5} ?",
        "[0-9]{1,3}[.)] ",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Texts in which no character joins another when invisible ones between them go.
fn sound_texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[가-힣a-z]{1,8}[.?!,:;)]{0,2}[ \n]?",
        "(e\u{301}|\u{1100}\u{1161}\u{11A8}|👩\u{200D}👧|\u{1F1F0}\u{1F1F7}|❤\u{FE0F}){1,5}",
        "[\r\n\t -]{1,4}",
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Where occurrences begin, how many characters they have, and of which term they are.
fn places() -> impl Strategy<Value = Vec<(Index, usize, usize)>> {
    prop::collection::vec((any::<Index>(), 0..9_usize, 0..4_usize), 0..12)
}

/// Occurrences in any order, empty and overlapping ones among them.
fn occur(text: &str, places: &[(Index, usize, usize)]) -> Vec<Occurrence> {
    let mut bounds: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
    bounds.push(text.len());
    let occurrence = |(start, chars, term): &(Index, usize, usize)| {
        let start = start.index(bounds.len());
        let end = (start + chars).min(bounds.len() - 1);
        Occurrence {
            bytes: bounds[start]..bounds[end],
            term: *term,
            weight: 0.5 + *term as f32,
        }
    };
    places.iter().map(occurrence).collect()
}

fn is_boundary(text: &str, byte: usize) -> bool {
    let boundary = GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0);
    matches!(boundary, Ok(true))
}

proptest! {
    #[test]
    fn excerpts_are_one_clean_line_of_at_most_the_columns(
        text in texts(), places in places(), columns in 0..120_usize,
    ) {
        let excerpt = excerpt(&text, &occur(&text, &places), columns);
        prop_assert!(excerpt.text.width() <= columns, "{excerpt:?}");
        prop_assert!(!excerpt.text.contains(char::is_control), "{excerpt:?}");
        prop_assert!(!excerpt.text.contains("  "), "{excerpt:?}");
        prop_assert!(!excerpt.text.starts_with(' '), "{excerpt:?}");
        prop_assert!(!excerpt.text.ends_with(' '), "{excerpt:?}");
        prop_assert!(text.is_char_boundary(excerpt.offset_bytes));
    }

    #[test]
    fn highlights_are_apart_ascending_and_between_characters(
        text in sound_texts(), places in places(), columns in 0..120_usize,
    ) {
        let Excerpt { text: shown, highlights, .. } =
            excerpt(&text, &occur(&text, &places), columns);
        prop_assert!(highlights.is_sorted_by(|a, b| a.end < b.start));
        for Range { start, end } in highlights {
            prop_assert!(start < end && end <= shown.len());
            prop_assert_eq!(shown[start..end].trim(), &shown[start..end]);
            prop_assert!(is_boundary(&shown, start) && is_boundary(&shown, end), "{shown:?}");
        }
    }

    #[test]
    fn excerpts_say_what_the_text_says(
        text in texts(), places in places(), columns in 12..120_usize,
    ) {
        let shown = excerpt(&text, &occur(&text, &places), columns).text;
        let letters = |text: &str| -> String {
            let seen = |c: &char| c.is_alphanumeric() && c.width() > Some(0);
            text.chars().filter(seen).collect()
        };
        prop_assert!(letters(&text).contains(&letters(&shown)), "{shown:?}");
    }

    #[test]
    fn a_term_that_fits_is_shown_and_found_again(
        before in "[가-힣 .\n]{0,300}", after in "[가-힣 .\n]{0,300}", columns in 12..120_usize,
    ) {
        let text = format!("{before}Redis{after}");
        let excerpt = excerpt(&text, &occurrences(&text, &["Redis"]), columns);
        prop_assert_eq!(excerpt.highlights.len(), 1);
        prop_assert_eq!(&excerpt.text[excerpt.highlights[0].clone()], "Redis");
        prop_assert_eq!(excerpt.offset_bytes, before.len());
    }

    #[test]
    fn every_term_is_shown_where_all_fit(
        gaps in prop::collection::vec("[가-힣]{0,2} ?", 3), around in "([가-힣]{1,7}[ .]){0,60}",
    ) {
        let words = ["Redis", "cache", "TTL", "DB"];
        let near = format!("Redis{}cache{}TTL{}DB", gaps[0], gaps[1], gaps[2]);
        let text = format!("{around} Redis {around} cache {near} {around} TTL {around}");
        let excerpt = excerpt(&text, &occurrences(&text, &words), 50);
        for word in words {
            prop_assert!(excerpt.text.contains(word), "{excerpt:?}");
        }
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    let pieces = [
        "가",
        " ",
        "\n",
        "Redis ",
        "Redis",
        "\u{301}",
        "\u{1F1E6}",
        "👩\u{200D}",
        "\u{200B}",
        "-",
        ")",
        "1. ",
        ". ",
        "? \n",
        "가\u{301}",
        "\u{1100}\u{1161}",
    ];
    for piece in pieces {
        let text = piece.repeat((1 << 18) / piece.len());
        let middle = format!("{text}Redis{text}");
        let mut found = occurrences(&text, &["Redis", "dis"]);
        found.extend((0..20_000).map(|start| Occurrence {
            bytes: start..text.len(),
            term: start % 7,
            weight: 1.0,
        }));
        let start = Instant::now();
        for columns in [0, 12, 100, 10_000] {
            excerpt(&text, &[], columns);
            excerpt(&text, &found, columns);
            excerpt(&middle, &occurrences(&middle, &["Redis"]), columns);
        }
        let took = start.elapsed();
        assert!(took < Duration::from_secs(10), "{piece:?} took {took:?}");
    }
}
