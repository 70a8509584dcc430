//! What holds for any text at all: nested spans, full coverage, stable lines.

use super::invariants::{check, shape};
use mundap_index::splitter::split;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Pieces of notes, whole and broken.
const PIECES: &[&str] = &[
    "## 캐시란?\n",
    "# 면접 질문 모음\n",
    "### 지원 동기\n",
    "####\n",
    "- 왜 그런가요?\n",
    "  - 꼬리가 있나요?\n",
    "1. 힙이란?\n",
    "2) 큐\n",
    "> 답입니다.\n",
    ">> Q. 깊은가요?\n",
    "**굵은 질문인가요?**\n",
    "**굵은 말**\n",
    "Q. 무엇인가요?\n",
    "A. 답.\n",
    "질문 3. 왜?\n",
    "답변:\n",
    "- 답 : 나\n",
    "추가질문:\n",
    "꼬리질문: 또?\n",
    "<details>\n",
    "<summary>토글인가요?</summary>\n",
    "<summary>",
    "</summary>",
    "</details>\n",
    "<details><summary>한 줄인가요?</summary>네</details>\n",
    "<ul>\n<li>하나인가요?</li>\n",
    "</ul>\n",
    "<p>글</p>\n",
    "```\n",
    "```js\n",
    "~~~\n",
    "코드 # 주석\n",
    "---\n",
    "===\n",
    "\n",
    "\n\n",
    "글입니다.\n",
    "    들여쓴 글\n",
    "| 질문 | 답변 |\n| --- | --- |\n",
    "| 힙? | 나무 |\n",
    "> [!question] 왜?\n",
    "앞 :: 뒤\n",
    "?\n",
    "%% 주석\n",
    "%%",
    "<!-- 숨김\n",
    "-->\n",
    "[글](https://a.b)\n",
    "![](a.png)\n",
    "[^1]: 각주\n",
    "[a]: b/c\n",
    "\t- 탭\n",
    "\\# 이스케이프 &amp; &#39;\n",
    "`코드 ` 한 조각",
    "**",
    "[[위키|말]]",
    "==강조==",
    "#태그 ",
    "\r\n",
    "\r",
    "\u{a0}",
    "\u{200b}",
    "가나다",
    "한글",
    "🤷 : 왜?\n",
    "답안 준비중입니다.\n",
    "## 목차\n",
    "## 회고\n",
    "## 자주 묻는 질문\n",
    "[뒤로](a) / [위로](b)\n",
    "<br>\n",
    "<img\nsrc='x'>\n",
];

fn note() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "[ -~가-힣\n]{0,12}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Whether line ends and a byte order mark change no line.
fn check_line_ends(text: &str) {
    let text = text.replace(['\r', '\u{feff}'], "");
    let expected = shape(&split(&text));
    assert_eq!(expected, shape(&split(&text.replace('\n', "\r\n"))));
    assert_eq!(expected, shape(&split(&format!("\u{feff}{text}"))));
}

/// Whether the text is divided alike with its Hangul and accents composed and decomposed.
fn check_decomposed(text: &str) {
    let composed: String = text.nfc().collect();
    let decomposed: String = text.nfd().collect();
    assert_eq!(shape(&split(&composed)), shape(&split(&decomposed)));
}

/// Found by the properties below, once.
#[test]
fn notes_once_divided_unsoundly_are_sound() {
    for text in [
        "| 질문 | 답변 |\n| --- | --- |\n?\n",
        "</summary>- 왜 그런가요?\n가",
        "## 캐시란?\nÀ",
        "QÀ<summary>",
        "-À\n- 가",
        "</summary>- 왜 그런가요?\n%%%%- 왜 그런가요?\n<details>\n## 캐시란?\n",
    ] {
        check(text);
        check_line_ends(text);
        check_decomposed(text);
    }
}

/// Failures are told as texts, to be added above; no file of seeds is written.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(400)
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_divided_soundly(text in note()) {
        check(&text);
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_change_no_line(text in note()) {
        check_line_ends(&text);
    }

    #[test]
    fn decomposed_hangul_changes_no_line(text in note()) {
        check_decomposed(&text);
    }
}
