//! How bytes become text: encodings, broken bytes, and what is no text.

use encoding_rs::{EUC_JP, EUC_KR, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{vault, write};
use crate::notes::read::bytes;
use crate::notes::read_found;
use crate::notes::{Encoding, SkipReason, read};
use crate::regular::Links;

const KOREAN: &str = "# Redis란?\n레디스는 메모리에 값을 두는 저장소다.\n";

fn check(bytes: &[u8], expected: Expect) {
    let vault = vault(&[]);
    write(vault.path(), "a.md", bytes);
    expected.assert_eq(&match read(&vault.path().join("a.md")) {
        Ok(note) => format!(
            "{}, {} replaced: {:?}",
            note.encoding, note.replaced, note.text
        ),
        Err(reason) => reason.to_string(),
    });
}

fn utf16_le(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn utf16_be(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn cp949(text: &str) -> Vec<u8> {
    EUC_KR.encode(text).0.into_owned()
}

#[test]
fn utf8_is_read_as_it_stands() {
    check(b"", expect![[r#"UTF-8, 0 replaced: """#]]);
    check(
        "첫 줄\r\n둘째\ra\u{301} \u{1112}\u{1161}\u{11AB}".as_bytes(),
        expect![[r#"UTF-8, 0 replaced: "첫 줄\r\n둘째\ra\u{301} 한""#]],
    );
}

#[test]
fn a_byte_order_mark_is_named_and_left_out() {
    check(
        "\u{FEFF}---\ntitle: 가\n".as_bytes(),
        expect![[r#"UTF-8 with BOM, 0 replaced: "---\ntitle: 가\n""#]],
    );
    check(
        b"\xEF\xBB\xBF",
        expect![[r#"UTF-8 with BOM, 0 replaced: """#]],
    );
    check(
        b"\xEF\xBB\xBFa\xFFb, the rest is fine",
        expect![[r#"UTF-8 with BOM, 1 replaced: "a�b, the rest is fine""#]],
    );
    check(
        &utf16_le("\u{FEFF}가 a"),
        expect![[r#"UTF-16LE, 0 replaced: "가 a""#]],
    );
    check(
        &utf16_be("\u{FEFF}가 a"),
        expect![[r#"UTF-16BE, 0 replaced: "가 a""#]],
    );
    check(b"\xFF\xFE", expect![[r#"UTF-16LE, 0 replaced: """#]]);
}

#[test]
fn utf16_without_a_mark_is_known_by_its_spaces() {
    check(
        &utf16_le(KOREAN),
        expect![[
            r##"UTF-16LE, 0 replaced: "# Redis란?\n레디스는 메모리에 값을 두는 저장소다.\n""##
        ]],
    );
    check(
        &utf16_be(KOREAN),
        expect![[
            r##"UTF-16BE, 0 replaced: "# Redis란?\n레디스는 메모리에 값을 두는 저장소다.\n""##
        ]],
    );
    check(
        &utf16_le("plain ASCII\r\n"),
        expect![[r#"UTF-16LE, 0 replaced: "plain ASCII\r\n""#]],
    );
    check(
        &utf16_be("plain ASCII\r\n"),
        expect![[r#"UTF-16BE, 0 replaced: "plain ASCII\r\n""#]],
    );
    check(
        &utf16_le("대가 대가를 😀 저 대가\n"),
        expect![[r#"UTF-16LE, 0 replaced: "대가 대가를 😀 저 대가\n""#]],
    );
}

#[test]
fn a_lone_surrogate_is_replaced_after_a_mark() {
    check(
        b"\xFF\xFEa\0\x00\xD8b\0",
        expect![[r#"UTF-16LE, 1 replaced: "a�b""#]],
    );
}

#[test]
fn cp949_is_known_by_its_syllables() {
    check(
        &cp949(KOREAN),
        expect![[r##"CP949, 0 replaced: "# Redis란?\n레디스는 메모리에 값을 두는 저장소다.\n""##]],
    );
    check(&cp949("답"), expect![[r#"CP949, 0 replaced: "답""#]]);
    check(
        &cp949("TCP 3-way handshake를 설명하라"),
        expect![[r#"CP949, 0 replaced: "TCP 3-way handshake를 설명하라""#]],
    );
    check(
        &cp949("펲시맨 믜 똠방각하"),
        expect![[r#"CP949, 0 replaced: "펲시맨 믜 똠방각하""#]],
    );
    check(
        &cp949("┌─┐ 스택과 큐 → 後入先出"),
        expect![[r#"CP949, 0 replaced: "┌─┐ 스택과 큐 → 後入先出""#]],
    );
}

#[test]
fn broken_bytes_cost_only_themselves() {
    check(
        b"only one \xFF here",
        expect![[r#"UTF-8, 1 replaced: "only one � here""#]],
    );
    let mut utf8 = KOREAN.as_bytes().to_vec();
    utf8[40] = b'x';
    check(
        &utf8,
        expect![[r##"UTF-8, 1 replaced: "# Redis란?\n레디스는 메모리에 �x을 두는 저장소다.\n""##]],
    );
    check(
        &KOREAN.as_bytes()[..KOREAN.len() - 3],
        expect![[r##"UTF-8, 1 replaced: "# Redis란?\n레디스는 메모리에 값을 두는 저장소�""##]],
    );

    let mut korean = cp949(KOREAN);
    korean.truncate(korean.len() - 3);
    check(
        &korean,
        expect![[r##"CP949, 1 replaced: "# Redis란?\n레디스는 메모리에 값을 두는 저장소�""##]],
    );
}

#[test]
fn nul_bytes_after_a_crash_do_not_hide_the_text() {
    let mut bytes = KOREAN.as_bytes().to_vec();
    bytes.resize(4096, 0);
    check(
        &bytes,
        expect![[r##"UTF-8, 0 replaced: "# Redis란?\n레디스는 메모리에 값을 두는 저장소다.\n""##]],
    );

    let mut bytes = cp949(KOREAN);
    bytes.resize(4097, 0);
    check(
        &bytes,
        expect![[r##"CP949, 0 replaced: "# Redis란?\n레디스는 메모리에 값을 두는 저장소다.\n""##]],
    );

    let one = format!("{}\0{}", KOREAN, KOREAN);
    check(
        one.as_bytes(),
        expect![[
            r##"UTF-8, 0 replaced: "# Redis란?\n레디스는 메모리에 값을 두는 저장소다.\n\0# Redis란?\n레디스는 메모리에 값을 두는 저장소다.\n""##
        ]],
    );
}

#[test]
fn what_is_no_text_is_binary() {
    check(b"\0", expect!["binary, not text"]);
    check(b"\0\0\0\0", expect!["binary, not text"]);
    check(
        b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\x00",
        expect!["binary, not text"],
    );
    check(
        b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
        expect!["binary, not text"],
    );
    check(
        b"\x1F\x8B\x08\x08\x11\xFE\xE3\x9C\x02\x03",
        expect!["binary, not text"],
    );
    check(
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0",
        expect!["binary, not text"],
    );
    let every_byte: Vec<u8> = (0..=255).collect();
    check(&every_byte, expect!["binary, not text"]);
    check(b"\xFF\xFE\0\0a\0\0\0b\0\0\0", expect!["binary, not text"]);
}

#[test]
fn other_encodings_are_not_taken_for_korean() {
    let japanese = "スタックとキューの違いは何ですか。後入れ先出しです。";
    check(
        &SHIFT_JIS.encode(japanese).0,
        expect!["text in an unknown encoding, neither UTF-8, UTF-16 nor CP949"],
    );
    check(
        &EUC_JP.encode(japanese).0,
        expect!["text in an unknown encoding, neither UTF-8, UTF-16 nor CP949"],
    );
    check(
        &WINDOWS_1251.encode("Что такое стек?").0,
        expect!["text in an unknown encoding, neither UTF-8, UTF-16 nor CP949"],
    );
    check(
        &WINDOWS_1252.encode("naïve café, déjà vu et à côté").0,
        expect!["text in an unknown encoding, neither UTF-8, UTF-16 nor CP949"],
    );
    check(
        &WINDOWS_1252.encode("a résumé in plain old Latin letters").0,
        expect![[r#"UTF-8, 2 replaced: "a r�sum� in plain old Latin letters""#]],
    );
}

#[test]
fn what_is_no_file_is_refused_with_the_systems_words() {
    let vault = vault(&[("a.md", "")]);
    let unreadable = |message: &str| Err(SkipReason::Unreadable(message.to_owned()));
    let missing = read(&vault.path().join("없음.md"));
    assert_eq!(missing, unreadable("no such file or directory"));
    let through_file = read(&vault.path().join("a.md/b.md"));
    assert_eq!(through_file, unreadable("not a directory"));
    assert_eq!(read(vault.path()), Err(SkipReason::NotAFile));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_without_waiting() {
    let pipe = vault(&[]);
    let path = pipe.path().join("pipe.md");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.expect("mkfifo is part of every Unix").success());
    assert_eq!(read(&path), Err(SkipReason::NotAFile));
}

#[test]
fn notes_over_the_limit_are_refused() {
    let vault = vault(&[("a.md", "열두 바이트")]);
    let path = vault.path().join("a.md");
    assert_eq!(
        bytes(&path, Links::Followed, 16).map(|bytes| bytes.len()),
        Ok(16)
    );
    let refused = SkipReason::TooLarge {
        size_bytes: 16,
        limit_bytes: 15,
    };
    assert_eq!(bytes(&path, Links::Followed, 15), Err(refused.clone()));
    expect!["too large: 16 bytes, at most 15 are read"].assert_eq(&refused.to_string());
}

#[test]
fn a_note_that_vanished_is_no_unreadable_one() {
    let vault = vault(&[("a.md", "가"), ("b.md", "")]);
    let found = |name| read_found(&vault.path().join(name)).map(|note| note.text);
    assert_eq!(found("a.md"), Ok("가".to_owned()));
    assert_eq!(found("없음.md"), Err(SkipReason::Vanished));
    assert_eq!(found("b.md/가.md"), Err(SkipReason::Vanished));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_note_is_not_followed() {
    let vault = vault(&[("a.md", "비밀")]);
    let link = vault.path().join("b.md");
    std::os::unix::fs::symlink("a.md", &link).expect("the vault is writable");
    assert_eq!(read_found(&link), Err(SkipReason::NotAFile));
    assert_eq!(read(&link).map(|note| note.text), Ok("비밀".to_owned()));
}

proptest! {
    #[test]
    fn any_utf8_without_nul_comes_back_unchanged(text in "[^\0\u{FEFF}]*") {
        let note = crate::notes::decode::decode(text.clone().into_bytes());
        let note = note.expect("UTF-8 without NUL is always text");
        prop_assert_eq!(note.replaced, 0);
        prop_assert_eq!(note.text.as_str(), text.as_str());
    }

    #[test]
    fn korean_lines_come_back_from_cp949(
        text in "[가고그나는다도로를리마서스시에은을이자지하한]{2,9}( [a-z고나다를]{1,6}){0,9}\n",
    ) {
        let note = crate::notes::decode::decode(cp949(&text));
        let note = note.expect("Korean in CP949 is text");
        prop_assert!(note.encoding == Encoding::Utf8 || note.text == text, "{note:?}");
    }

    #[test]
    fn any_bytes_are_decided(bytes: Vec<u8>) {
        let most_bytes = 3 * bytes.len();
        if let Ok(note) = crate::notes::decode::decode(bytes) {
            prop_assert!(note.text.len() <= most_bytes);
        }
    }
}
