//! What goes wrong, what is told about it, and the exit code that it leaves.

use expect_test::expect;

use crate::vault::Vault;

#[test]
fn a_missing_folder_is_named_with_a_remedy() {
    Vault::sample().check("search Redis --notes nowhere", expect![[r#""#]]);
}

#[test]
fn a_missing_folder_is_told_as_json_where_json_was_asked_for() {
    Vault::sample().check(
        "search Redis --notes nowhere --format jsonl",
        expect![[r#""#]],
    );
}

#[test]
fn a_folder_without_notes_finds_nothing_and_says_why() {
    Vault::new(&[("photo.png", "no note")]).check("search Redis", expect![[r#""#]]);
}

#[test]
fn a_folder_without_notes_gives_an_empty_json_object() {
    Vault::new(&[]).check("search Redis --format json", expect![[r#""#]]);
}

#[test]
fn one_bad_note_never_stops_the_others() {
    let vault = Vault::sample();
    vault.write("binary.md", b"\x00\x01\x02\xff\xfe binary \x00");
    vault.check("search Redis", expect![[r#""#]]);
}

#[test]
fn a_bad_note_makes_the_json_object_incomplete() {
    let vault = Vault::sample();
    vault.write("binary.md", b"\x00\x01\x02\xff\xfe binary \x00");
    let output = vault.run("search Redis --format json");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"complete\":false"));
    assert!(
        String::from_utf8_lossy(&output.stderr)
            .starts_with("{\"error\":{\"kind\":\"unreadable-note\"")
    );
}

#[test]
fn many_bad_notes_are_named_shortly() {
    let vault = Vault::sample();
    (0..14)
        .for_each(|number| vault.write(&format!("bad{number:02}.md"), b"\x00\x01\x02\x03\x00\x00"));
    let output = vault.run("search Redis");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(told.matches("cannot read `bad").count(), 10, "{told}");
    assert!(
        told.contains(
            "error: 4 more notes could not be read\nhint: `mundap status` names them all\n"
        ),
        "{told}"
    );
}

#[test]
fn an_unknown_id_finds_nothing() {
    Vault::sample().check("show 0123456789", expect![[r#""#]]);
}

#[test]
fn a_flag_that_does_not_exist_is_refused() {
    Vault::sample().check("search --fuzzy Redis", expect![[r#""#]]);
}

#[test]
fn a_refused_flag_is_told_as_json_where_json_was_asked_for() {
    Vault::sample().check("search --format json --fuzzy Redis", expect![[r#""#]]);
}

#[test]
fn a_query_without_a_command_gets_a_hint() {
    Vault::sample().check("'격리 수준'", expect![[r#""#]]);
}

#[test]
fn nothing_at_all_prints_help() {
    let output = Vault::sample().run("");
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("Usage: mundap [OPTIONS] <COMMAND>"));
    assert!(output.stderr.is_empty());
}

#[test]
fn a_search_without_index_cannot_skip_the_refresh() {
    Vault::sample().check("search Redis --no-refresh", expect![[r#""#]]);
}

#[test]
fn a_path_pattern_must_be_one() {
    Vault::sample().check("search Redis --path 'a[b'", expect![[r#""#]]);
}

#[test]
fn null_needs_a_format_of_lines() {
    Vault::sample().check("search Redis -0 --format json", expect![[r#""#]]);
}

#[test]
fn a_missing_file_of_queries_is_named() {
    Vault::sample().check("search --queries nowhere.txt", expect![[r#""#]]);
}

#[test]
fn an_index_folder_that_is_a_file_is_told() {
    let vault = Vault::sample();
    vault.write_home("taken", b"a file");
    let output = vault.run("search Redis --index ../taken");
    let told = vault.told(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(
        told.contains("HOME/taken") && told.contains("\nhint: "),
        "{told}"
    );
}

#[test]
fn an_index_that_is_damaged_is_built_anew() {
    let vault = Vault::sample();
    assert_eq!(vault.run("index --index ../i").status.code(), Some(0));
    for entry in std::fs::read_dir(vault.home().join("i")).expect("the index was built") {
        let path = entry.expect("the folder can be read").path();
        if path.is_file() {
            std::fs::write(path, "damaged").expect("the index is the test's own");
        }
    }
    vault.check("search Redis --index ../i", expect![[r#""#]]);
}
