//! Messages and help in the user's language, and what stays the same in every language.

use std::process::Output;

use expect_test::{Expect, expect};

use crate::vault::Vault;

fn check(variables: &[(&str, &str)], line: &str, want: Expect) {
    let vault = Vault::sample();
    let mut command = vault.command(line);
    let output = command.envs(variables.iter().copied()).output();
    want.assert_eq(&vault.told(&output.expect("the program was built beside this test")));
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn an_error_is_told_in_korean_where_the_locale_is() {
    check(
        &[("LANG", "ko_KR.UTF-8")],
        "search Redis --notes nowhere",
        expect![[r#"
            exit 2
            -- stderr
            오류: 노트 폴더 `nowhere`: 열 수 없습니다(그런 파일이나 폴더가 없음)
            힌트: `--notes DIR`, MUNDAP_NOTES, 설정 파일 가운데 하나로 있는 폴더를 정하세요
        "#]],
    );
}

#[test]
fn what_was_not_found_is_told_in_korean() {
    check(
        &[("MUNDAP_LANG", "ko")],
        "open 양자컴퓨터",
        expect![[r#"
            exit 1
            -- stderr
            오류: `양자컴퓨터`: 찾지 못했습니다
            힌트: 어느 노트에도 없는 말은 `mundap search`가 알려 줍니다
        "#]],
    );
}

#[test]
fn a_script_that_wants_the_plain_locale_gets_english() {
    let locale = [("LC_ALL", "C"), ("LANG", "ko_KR.UTF-8"), ("LANGUAGE", "ko")];
    check(
        &locale,
        "show 99999",
        expect![[r#"
        exit 1
        -- stderr
        error: no unit has the id `99999`
        hint: `mundap list` and `mundap search` print ids; an id changes with its question
    "#]],
    );
}

#[test]
fn the_flag_goes_before_the_variable_and_that_before_the_file_and_the_locale() {
    let vault = Vault::sample();
    vault.write_home(".config/mundap/config.toml", b"lang = \"ko\"\n");
    let is_korean = |line: &str, variables: &[(&str, &str)]| {
        let mut command = vault.command(line);
        let output = command.envs(variables.iter().copied()).output();
        let output = output.expect("the program was built beside this test");
        String::from_utf8_lossy(&output.stderr).contains("오류")
    };
    assert!(is_korean("show ffffffffff", &[]));
    assert!(is_korean("show ffffffffff", &[("LC_ALL", "en_US.UTF-8")]));
    assert!(!is_korean("show ffffffffff", &[("MUNDAP_LANG", "en")]));
    assert!(!is_korean("show ffffffffff --lang en", &[]));
    assert!(is_korean(
        "--lang=ko show ffffffffff",
        &[("MUNDAP_LANG", "en")]
    ));
    // Also where the words are no command line.
    assert!(is_korean("shwo --lang ko", &[("MUNDAP_LANG", "en")]));
}

#[test]
fn an_unknown_language_is_refused_with_those_that_there_are() {
    check(
        &[],
        "search Redis --lang klingon",
        expect![[r#"
        exit 2
        -- stderr
        error: invalid value 'klingon' for '--lang <LANGUAGE>'
          [possible values: en, ko]

        For more information, try '--help'.
    "#]],
    );
}

#[test]
fn mistakes_in_the_command_line_are_told_in_korean() {
    for line in [
        "serach Redis",
        "search Redis --unanswred",
        "search Redis --limit viele",
        "search Redis --sort size",
        "search",
        "list --answered --unanswered",
        "open",
        "config",
    ] {
        let vault = Vault::sample();
        let mut command = vault.command(line);
        let output = command.env("MUNDAP_LANG", "ko").output();
        let output = output.expect("the program was built beside this test");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{line}: {told}");
        for english in ["error:", "Usage", "invalid", "required", "tip:", "For more"] {
            assert!(!told.contains(english), "{line}: {told}");
        }
        assert!(
            told.contains("오류: ") || told.contains("사용법: "),
            "{line}: {told}"
        );
    }
}

#[test]
fn help_is_in_korean() {
    let vault = Vault::sample();
    for line in [
        "--help",
        "search --help",
        "search -h",
        "help search",
        "config show --help",
        "words help add",
        "help help",
    ] {
        let help = stdout(&vault.run(&format!("--lang ko {line}")));
        assert!(help.contains("사용법:"), "{line}: {help}");
        for english in [
            "Usage",
            "Options:",
            "Arguments:",
            "Commands:",
            "ossible",
            "[default",
        ] {
            assert!(!help.contains(english), "{line}: {english} in {help}");
        }
    }
}

#[test]
fn what_scripts_read_is_the_same_in_every_language() {
    let vault = Vault::sample();
    for line in [
        "search Redis --format plain",
        "search Redis --format csv",
        "search Redis --format tsv",
        "list --format plain",
        "stats --format plain",
        "search Redis --format vimgrep",
        "tokens 데드락",
    ] {
        let told = |language: &str| stdout(&vault.run(&format!("--lang {language} {line}")));
        assert_eq!(told("ko"), told("en"), "{line}");
        assert!(!told("ko").is_empty(), "{line}");
    }
}
