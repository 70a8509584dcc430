//! Notes whose names are no text: found, shown safely and opened.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use expect_test::expect;

use crate::vault::{Vault, first_id};

/// A note named `가.md` by Korean Windows, and one whose name differs in that syllable alone.
fn unpacked() -> Vault {
    let vault = Vault::new(&[("a.md", "## 세션이란?\n\n서버에 둡니다.\n")]);
    for (name, text) in [
        (
            &b"\xb0\xa1.md"[..],
            "## 쿠키란 무엇인가요?\n\n브라우저에 둡니다.\n",
        ),
        (b"\xb0\xa2.md", "## 토큰이란?\n\n서명해서 건넵니다.\n"),
    ] {
        let path = vault.notes().join(OsStr::from_bytes(name));
        fs::write(path, text).expect("the folder is the vault's own");
    }
    vault
}

#[test]
fn a_name_that_is_no_utf_8_is_shown_byte_by_byte() {
    let vault = unpacked();
    vault.check(
        "search 쿠키",
        expect![[r#"
            exit 0
            -- stdout
            \xB0\xA1.md:1: 쿠키란 무엇인가요?
        "#]],
    );
    vault.check(
        "search 쿠키 --format jsonl",
        expect![[r#"
            exit 0
            -- stdout
            {"id":"<unit-id_>","path":"\\xB0\\xA1.md","path_hex":"<unit-id_>","line":1,"end_line":3,"kind":"question","question":"쿠키란 무엇인가요?","answered":true,"parent":null,"headings":[],"tags":[],"title":"가","score":0,"also":[],"above":[],"excerpt":"브라우저에 둡니다.","question_highlights":[[0,2]],"excerpt_highlights":[],"matched":["쿠키"]}
        "#]],
    );
    vault.check(
        "list",
        expect![[r#"
            exit 0
            -- stdout
            a.md:1: 세션이란?
            \xB0\xA1.md:1: 쿠키란 무엇인가요?
            \xB0\xA2.md:1: 토큰이란?
        "#]],
    );
}

#[test]
fn a_program_gets_the_name_byte_for_byte() {
    let output = unpacked().run("search 쿠키 --format paths -0");
    assert_eq!(output.stdout, b"\xb0\xa1.md\0");
}

#[test]
fn a_failure_names_every_byte() {
    let vault = unpacked();
    let index = vault.home().join(OsStr::from_bytes(b"\xb0\xa1"));
    fs::create_dir(&index).expect("the folder is the vault's own");
    fs::write(index.join(OsStr::from_bytes(b"\xb0\xa2\x1b")), "").expect("the folder is new");
    for (line, want) in [
        (
            "index",
            "HOME/\\xB0\\xA1`: mundap did not make `HOME/\\xB0\\xA1/\\xB0\\xA2␛`",
        ),
        ("status", "no index in `HOME/\\xB0\\xA1`"),
        ("search 쿠키 --no-refresh", "no index in `HOME/\\xB0\\xA1`"),
    ] {
        let mut command = vault.command(line);
        let output = command.arg("--index").arg(&index).output();
        let told = vault.told(&output.expect("the program was built"));
        assert!(told.contains(want), "{told}");
    }
    let words = vault.home().join(OsStr::from_bytes(b"\xb0.toml"));
    fs::write(&words, "[").expect("the folder is the vault's own");
    let mut command = vault.command("words list");
    let output = command.env("MUNDAP_WORDS", words).output();
    let told = vault.told(&output.expect("the program was built"));
    assert!(
        told.contains("cannot read `HOME/\\xB0.toml`: line 1"),
        "{told}"
    );
}

#[test]
fn names_that_look_alike_stay_apart() {
    let vault = unpacked();
    vault.run("index");
    let gone = vault.notes().join(OsStr::from_bytes(b"\xb0\xa2.md"));
    fs::remove_file(gone).expect("the note is the vault's own");
    vault.check(
        "list",
        expect![[r#"
            exit 0
            -- stdout
            a.md:1: 세션이란?
            \xB0\xA1.md:1: 쿠키란 무엇인가요?
        "#]],
    );
}

#[test]
fn its_korean_is_read_where_the_path_is_asked_for() {
    unpacked().check(
        "search path:가 쿠키",
        expect![[r#"
            exit 0
            -- stdout
            \xB0\xA1.md:1: 쿠키란 무엇인가요?
        "#]],
    );
}

#[test]
fn an_editor_opens_it() {
    let vault = unpacked();
    let id = first_id(&vault.run("search 쿠키 --format json"));
    let mut command = vault.command(&format!("open {id}"));
    let output = command.env("EDITOR", "cat").output();
    let output = output.expect("the program was built");
    let text = "## 쿠키란 무엇인가요?\n\n브라우저에 둡니다.\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), text);
}

#[test]
fn the_notes_own_folder_may_have_such_a_name() {
    let vault = unpacked();
    let folder = vault.home().join(OsStr::from_bytes(b"\xb3\xeb\xc6\xae"));
    fs::rename(vault.notes(), &folder).expect("the folder is the vault's own");
    let search = || {
        let mut command = vault.command("search 쿠키");
        command.current_dir(&folder).output()
    };
    for _ in 0..2 {
        let output = search().expect("the program was built");
        expect![[r#"
            exit 0
            -- stdout
            \xB0\xA1.md:1: 쿠키란 무엇인가요?
        "#]]
        .assert_eq(&vault.told(&output));
    }
}
