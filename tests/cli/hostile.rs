//! Text from notes that tries to command the terminal.

use crate::vault::Vault;

const HOSTILE: &str = "## 락 \u{1b}[2J\u{1b}]0;제목\u{7}질문\u{202e}끝\u{9b}31m?\n\n답 락 \u{1b}[31m빨강 \u{8}\u{7f} \u{2066}숨김\r\n";

/// Whether text could move the cursor, change colours or reorder what is shown.
fn is_safe(text: &str) -> bool {
    let bidi = ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{200f}'];
    text.chars()
        .all(|c| c == '\n' || !(c.is_control() || bidi.contains(&c)))
}

#[test]
fn no_format_prints_control_characters() {
    let vault = Vault::new(&[("a.md", HOSTILE)]);
    for format in [
        "pretty", "plain", "table", "vimgrep", "markdown", "csv", "tsv", "json", "jsonl",
    ] {
        let output = vault.run(&format!("search 락 --with-answer --format {format}"));
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{format}: {}",
            vault.told(&output)
        );
        let told = if format == "tsv" {
            told.replace('\t', " ")
        } else {
            told
        };
        assert!(is_safe(&told), "{format}: {told:?}");
    }
}

#[test]
fn show_and_split_print_none_either() {
    let vault = Vault::new(&[("a.md", HOSTILE)]);
    for line in [
        "split a.md --format pretty",
        "split a.md",
        "list --kind any --format pretty",
        "tokens $'\\x1b[1m'",
    ] {
        let told = String::from_utf8_lossy(&vault.run(line).stdout).replace('\t', " ");
        assert!(is_safe(&told), "{line}: {told:?}");
    }
}

#[test]
fn a_hostile_file_name_is_shown_harmlessly() {
    let vault = Vault::new(&[("a\u{1b}[31m.md", "## 락?\n\n락\n")]);
    let told = String::from_utf8_lossy(&vault.run("search 락").stdout).into_owned();
    assert_eq!(told, "a␛[31m.md:1: 락?\n");
    let path = vault.run("search 락 --format paths").stdout;
    assert_eq!(path, "a\u{1b}[31m.md\n".as_bytes());
}

#[test]
fn hostile_paths_in_errors_are_shown_harmlessly() {
    let vault = Vault::sample();
    let mut command = vault.command("search 락 --notes");
    let output = command
        .arg("no\u{1b}[31mwhere")
        .output()
        .expect("the program was built beside this test");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        is_safe(&String::from_utf8_lossy(&output.stderr)),
        "{}",
        vault.told(&output)
    );
}
