//! What goes wrong, what is told about it, and the exit code that it leaves.

use expect_test::expect;

use crate::vault::Vault;

/// The first bytes of a picture.
const BINARY: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x06\0\0\0\x35\xd1\xdc\xe4\0\0\xff\xfe\x93";

#[test]
fn a_missing_folder_is_named_with_a_remedy() {
    Vault::sample().check(
        "search Redis --notes nowhere",
        expect![[r#"
        exit 2
        -- stderr
        error: cannot open the notes `nowhere`: no such file or directory
        hint: name an existing folder with `--notes DIR`, MUNDAP_NOTES or the config file
    "#]],
    );
}

#[test]
fn a_missing_folder_is_told_as_json_where_json_was_asked_for() {
    Vault::sample().check(
        "search Redis --notes nowhere --format jsonl",
        expect![[r#"
            exit 2
            -- stderr
            {"error":{"kind":"notes-not-found","message":"cannot open the notes `nowhere`: no such file or directory","hint":"name an existing folder with `--notes DIR`, MUNDAP_NOTES or the config file"}}
        "#]],
    );
}

#[test]
fn a_folder_without_notes_finds_nothing_and_says_why() {
    Vault::new(&[("photo.png", "no note")]).check(
        "search Redis",
        expect![[r#"
            exit 1
            -- stderr
            error: no notes in `.`
            hint: notes are .md, .markdown, .mdx and .txt files; name their folder with `--notes DIR`
        "#]],
    );
}

#[test]
fn a_folder_without_notes_gives_an_empty_json_object() {
    Vault::new(&[]).check("search Redis --format json", expect![[r#"
        exit 1
        -- stdout
        {"format_version":1,"query":"Redis","total":0,"relaxed":null,"missing":["Redis"],"complete":true,"took_ms":0,"hits":[]}
        -- stderr
        {"error":{"kind":"no-notes","message":"no notes in `.`","hint":"notes are .md, .markdown, .mdx and .txt files; name their folder with `--notes DIR`"}}
    "#]]);
}

#[test]
fn one_bad_note_never_stops_the_others() {
    let vault = Vault::sample();
    vault.write("binary.md", BINARY);
    vault.check(
        "search Redis",
        expect![[r#"
            exit 2
            -- stdout
            cache.md:3: Redis를 왜 썼나요?
            -- stderr
            error: cannot read `binary.md`: binary, not text
            hint: mend it, or name it in `.mundapignore` to leave it out
        "#]],
    );
}

#[test]
fn a_bad_note_makes_the_json_object_incomplete() {
    let vault = Vault::sample();
    vault.write("binary.md", BINARY);
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
    (0..14).for_each(|number| vault.write(&format!("bad{number:02}.md"), BINARY));
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
    Vault::sample().check(
        "show 0123456789",
        expect![[r#"
            exit 1
            -- stderr
            error: no unit has the id `<unit-id_>`
            hint: `mundap list` and `mundap search` print ids; an id changes with its question
        "#]],
    );
}

#[test]
fn a_flag_that_does_not_exist_is_refused() {
    Vault::sample().check(
        "search --fuzzy Redis",
        expect![[r#"
        exit 2
        -- stderr
        error: unexpected argument '--fuzzy' found

          tip: to pass '--fuzzy' as a value, use '-- --fuzzy'

        Usage: mundap search [OPTIONS] [QUERY]...

        For more information, try '--help'.
    "#]],
    );
}

#[test]
fn a_refused_flag_is_told_as_json_where_json_was_asked_for() {
    Vault::sample().check("search --format json --fuzzy Redis", expect![[r#"
        exit 2
        -- stderr
        {"error":{"kind":"usage","message":"unexpected argument '--fuzzy' found","hint":"`mundap --help` shows how to ask"}}
    "#]]);
}

#[test]
fn a_query_without_a_command_gets_a_hint() {
    Vault::sample().check(
        "'격리 수준'",
        expect![[r#"
        exit 2
        -- stderr
        error: unrecognized subcommand '격리 수준'

        Usage: mundap [OPTIONS] <COMMAND>

        For more information, try '--help'.
        hint: to search the notes, type `mundap search '격리 수준'`
    "#]],
    );
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
    Vault::sample().check(
        "search Redis --no-refresh",
        expect![[r#"
            exit 2
            -- stderr
            error: no index in `HOME/.cache/mundap/notes-<index-id>`
            hint: `mundap index` builds it; so does any search without `--no-refresh`
        "#]],
    );
}

#[test]
fn a_path_pattern_must_be_one() {
    Vault::sample().check(
        "search Redis --path 'a[b'",
        expect![[r#"
        exit 2
        -- stderr
        error: `a[b` is not a path pattern: unclosed character class; missing ']'
        hint: a pattern looks like `db/**` or `*.txt`
    "#]],
    );
}

#[test]
fn null_needs_a_format_of_lines() {
    Vault::sample().check("search Redis -0 --format json", expect![[r#"
        exit 2
        -- stderr
        {"error":{"kind":"usage","message":"`--null` ends results of one line each, and this format has none","hint":"use it with `--format` paths, plain, tsv or vimgrep"}}
    "#]]);
}

#[test]
fn a_missing_file_of_queries_is_named() {
    Vault::sample().check(
        "search --queries nowhere.txt",
        expect![[r#"
        exit 2
        -- stderr
        error: cannot read `nowhere.txt`: no such file or directory
        hint: name a file that can be read, or `-` for standard input
    "#]],
    );
}

#[test]
fn an_index_folder_that_is_a_file_is_told() {
    let vault = Vault::sample();
    vault.write_home("taken", b"a file");
    let output = vault.run("search Redis --index ../taken");
    let told = vault.told(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(
        told.contains("taken`: file exists\n") && told.contains("\nhint: "),
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
    vault.check(
        "search Redis --index ../i",
        expect![[r#"
        exit 0
        -- stdout
        cache.md:3: Redis를 왜 썼나요?
    "#]],
    );
}

#[test]
fn a_mistyped_command_is_told_the_one_that_was_meant() {
    Vault::sample().check(
        "serch redis",
        expect![[r#"
        exit 2
        -- stderr
        error: unrecognized subcommand 'serch'

          tip: a similar subcommand exists: 'search'

        Usage: mundap [OPTIONS] <COMMAND>

        For more information, try '--help'.
    "#]],
    );
}
