//! What a page shows of Markdown, and what holds for any text and any width.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::render::{layout, palette, safe};

fn text(line: &Line) -> String {
    line.spans.iter().map(|span| span.text.as_str()).collect()
}

fn shown(markdown: &str, columns: usize) -> String {
    let lines = page(markdown, &[], columns);
    lines.iter().map(|line| text(line) + "\n").collect()
}

fn check(markdown: &str, columns: usize, want: Expect) {
    want.assert_eq(&shown(markdown, columns));
}

/// The words of all spans of that style.
fn styled(markdown: &str, marks: &[Range<usize>], style: Style) -> Vec<String> {
    let lines = page(markdown, marks, 80);
    let spans = lines.into_iter().flat_map(|line| line.spans);
    let spans = spans.filter(|span| span.style == style);
    spans.map(|span| span.text).collect()
}

#[test]
fn lists_nest_and_wrap_below_their_words() {
    check(
        "1. 원자성\n   - 모두 되거나 하나도 되지 않아야 한다\n2. 일관성\n- [x] 읽음\n- [ ] 쓰기\n",
        20,
        expect![[r#"
            1. 원자성
               ◦ 모두 되거나
                 하나도 되지
                 않아야 한다
            2. 일관성

            • [x] 읽음
            • [ ] 쓰기
        "#]],
    );
}

#[test]
fn quotes_and_headings_keep_their_signs() {
    check(
        "## 격리 수준\n\n> 동시에 도는 트랜잭션이 서로를 보는 정도\n\n---\n끝",
        22,
        expect![[r#"
            ## 격리 수준

            │ 동시에 도는
            │ 트랜잭션이 서로를
            │ 보는 정도

            ──────────────────────

            끝
        "#]],
    );
}

#[test]
fn a_table_fits_the_width_and_breaks_between_words() {
    let table = "| 이름 | 뜻 |\n|---|--:|\n| 낙관적 락 | 충돌이 드물다고 본다 |\n| 비관적 락 | 먼저 잠근다 |\n";
    check(
        table,
        40,
        expect![[r#"
            ┌───────────┬──────────────────────┐
            │ 이름      │                   뜻 │
            ├───────────┼──────────────────────┤
            │ 낙관적 락 │ 충돌이 드물다고 본다 │
            │ 비관적 락 │          먼저 잠근다 │
            └───────────┴──────────────────────┘
        "#]],
    );
    check(
        table,
        28,
        expect![[r#"
            ┌───────────┬──────────────┐
            │ 이름      │           뜻 │
            ├───────────┼──────────────┤
            │ 낙관적 락 │       충돌이 │
            │           │     드물다고 │
            │           │         본다 │
            ├───────────┼──────────────┤
            │ 비관적 락 │  먼저 잠근다 │
            └───────────┴──────────────┘
        "#]],
    );
    check(
        table,
        12,
        expect![[r#"
            이름
            뜻
            ──────
            낙관적 락
            충돌이
            드물다고
            본다
            ──────
            비관적 락
            먼저 잠근다
        "#]],
    );
}

#[test]
fn code_keeps_its_blanks_and_breaks_only_where_it_must() {
    check(
        "답:\n```java\nif (a) {\n\treturn lock(name); // 잠근다\n}\n```\n",
        30,
        expect![[r#"
            답:

              if (a) {
                  return lock(name); // 
              잠근다
              }
        "#]],
    );
}

#[test]
fn tags_vanish_and_types_stay() {
    check(
        "<details>\n<summary>접힌 답</summary>\n\n`List<T>`와 Map<String, V>를<br>썼다.<!-- 뒷말 -->\n</details>\n<img src=\"a.png\" alt=\"구조\">\n![](그림/흐름.png)\n",
        60,
        expect![[r#"
            접힌 답

            List<T>와 Map<String, V>를
            썼다.

            [구조] [흐름.png]
        "#]],
    );
}

#[test]
fn an_answer_inside_an_item_is_no_code() {
    check(
        "    첫 줄\n    - 하나\n        - 둘\n",
        60,
        expect![[r#"
            첫 줄

            • 하나
              ◦ 둘
        "#]],
    );
    check(
        "첫 문단\n\n     둘째 문단\n",
        60,
        expect![[r#"
            첫 문단

            둘째 문단
        "#]],
    );
}

#[test]
fn emphasis_reaches_its_particle() {
    let bold = palette::HEADING;
    assert_eq!(
        styled("**\"캐시\"**는 **락(lock)**을", &[], bold),
        ["\"캐시\"", "락(lock)"]
    );
}

#[test]
fn marks_are_found_where_words_begin() {
    let markdown = "블락은 락이 아니다. `락`도 락(lock)이다.";
    let marks = marks(markdown, &["락".to_owned(), "lock".to_owned()]);
    let marked: Vec<usize> = marks
        .iter()
        .map(|mark| markdown[..mark.start].chars().count())
        .collect();
    assert_eq!(marked, [4, 13, 17, 19]);
    assert_eq!(
        styled(markdown, &marks, palette::MATCHED),
        ["락", "락", "락", "lock"]
    );
}

#[test]
fn marks_are_shown_in_code_tables_and_below_tags() {
    let markdown =
        "<div>\n캐시\n</div>\n\n| a |\n|---|\n| 캐시 |\n\n```\nget(캐시)\n```\n&amp; 캐시";
    let marks = marks(markdown, &["캐시".to_owned()]);
    let matched = palette::MATCHED;
    assert_eq!(
        styled(markdown, &marks, matched),
        ["캐시", "캐시", "캐시", "캐시"]
    );
}

#[test]
fn a_link_leads_where_it_says() {
    let lines = page("[문서](https://a.b/c)를 보라", &[], 40);
    let link = lines[0].spans[0].clone();
    assert_eq!(
        (link.text.as_str(), link.link.as_deref()),
        ("문서", Some("https://a.b/c"))
    );
}

#[test]
fn every_visible_word_of_the_sample_notes_is_shown() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notes");
    let mut notes = 0;
    for group in std::fs::read_dir(folder)
        .expect("the sample notes are there")
        .flatten()
    {
        for note in std::fs::read_dir(group.path()).expect("a folder").flatten() {
            let note = std::fs::read_to_string(note.path()).expect("a note is UTF-8");
            words_of_answers(&note);
            notes += 1;
        }
    }
    assert!(notes > 10, "{notes}");
}

/// Every word of the splitter's that stands in an answer is on its page.
fn words_of_answers(note: &str) {
    let split = mundap_index::splitter::split(note);
    for unit in &split.units {
        let answer = &note[unit.answer_bytes.clone()];
        let page = shown(answer, 500);
        let plain = mundap_index::splitter::split(answer).plain;
        let letters = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let shown = letters(&page);
        for word in letters(plain.lines(1, plain.line_count())) {
            assert!(shown.contains(&word), "`{word}` of:\n{answer}\n{page}");
        }
    }
}

/// Pieces of Markdown, each around a word that stands nowhere else.
fn piece(kind: usize, word: &str) -> String {
    match kind {
        0 => format!("{word} 이어지는 글\n\n"),
        1 => format!("- {word}\n"),
        2 => format!("  1. {word}\n"),
        3 => format!("> {word}\n\n"),
        4 => format!("\n| 가 | {word} |\n|---|---|\n| {word} | 나 |\n\n"),
        5 => format!("\n```\n    {word}\n```\n\n"),
        6 => format!("**\"{word}\"**은 *{word}* ~~{word}~~ `{word}`\n"),
        7 => format!("\n### {word}\n"),
        8 => format!("<p>{word}</p>\n\n"),
        9 => format!("[{word}](https://a.b) ![{word}](c.png)<br>{word}\n"),
        10 => format!("- [ ] {word}\n    - {word}\n\n      {word}\n"),
        _ => format!("<b>{word}</b> &lt;{word}&gt; \\*{word}\n\n"),
    }
}

proptest! {
    #[test]
    fn every_word_is_shown_whatever_stands_around_it(
        kinds in prop::collection::vec(0_usize..12, 1..24),
        columns in 12_usize..120,
    ) {
        let words = (0..kinds.len()).map(|at| format!("w{at}낱말"));
        let words: Vec<String> = words.collect();
        let pieces = kinds.iter().zip(&words).map(|(kind, word)| piece(*kind, word));
        let markdown: String = pieces.collect();
        let page = page(&markdown, &[], columns);
        let all: String = page.iter().map(|line| text(line) + "\n").collect();
        let letters: String = all.chars().filter(|c| c.is_alphanumeric()).collect();
        for word in &words {
            prop_assert!(letters.contains(word.as_str()), "{word} of\n{markdown}\n{all}");
        }
    }

    #[test]
    fn every_line_fits_and_commands_no_terminal(
        pieces in prop::collection::vec(
            prop_oneof![
                "(?s).{0,12}",
                "[-*+>#|`~_=<>&!\\[\\]()\\\\: \t\n0-9.]{1,8}",
                "[가-힣ᄀ-ᇿa-z👨‍👩‍👧\u{301}\u{202e}\u{1b} ]{0,16}",
                Just("\n|a|b|\n|-|:-:|\n|".to_owned()),
                Just("\n```rust\n".to_owned()),
                Just("\n    - ".to_owned()),
                Just("<details><summary>".to_owned()),
                Just("<!--".to_owned()),
                Just("\n> > 1. ".to_owned()),
            ],
            0..20,
        ),
        columns in 1_usize..90,
        cuts in prop::collection::vec(0_usize..200, 0..6),
    ) {
        let markdown = pieces.concat();
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|at| markdown.is_char_boundary(*at)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let marks: Vec<Range<usize>> = cuts.chunks_exact(2).map(|cut| cut[0]..cut[1]).collect();
        for line in page(&markdown, &marks, columns) {
            let text = text(&line);
            let fits = layout::width(&text) <= columns || text.graphemes(true).count() == 1;
            prop_assert!(fits, "{text:?} in {columns}");
            prop_assert!(!text.contains(safe::is_hostile), "{text:?}");
        }
    }
}
