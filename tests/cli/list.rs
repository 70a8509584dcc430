//! Listing questions, reporting on the index, and what packagers need.

use expect_test::expect;

use crate::vault::{Vault, first_id};

#[test]
fn questions_are_listed_in_path_order() {
    Vault::sample().check(
        "list",
        expect![[r#"
        exit 0
        -- stdout
        cache.md:3: Redis를 왜 썼나요?
        db/lock.md:5: 낙관적 락이란 무엇인가요?
        db/lock.md:9: 비관적 락은 언제 쓰나요?
    "#]],
    );
}

#[test]
fn sections_are_listed_on_demand() {
    Vault::sample().check(
        "list --kind section",
        expect![[r#"
        exit 0
        -- stdout
        cache.md:1: 캐시
        읽을거리.txt:1: 오늘은 Kafka 문서를 읽었다.
    "#]],
    );
}

#[test]
fn unanswered_questions_are_listed() {
    Vault::sample().check(
        "list --unanswered",
        expect![[r#"
        exit 0
        -- stdout
        db/lock.md:9: 비관적 락은 언제 쓰나요?
    "#]],
    );
}

#[test]
fn a_unit_in_json_has_no_score() {
    Vault::sample().check("list --format jsonl -n 1", expect![[r#"
        exit 0
        -- stdout
        {"id":"<unit-id_>","path":"cache.md","line":3,"end_line":5,"kind":"question","question":"Redis를 왜 썼나요?","answered":true,"parent":null,"headings":["캐시"],"tags":[],"title":"캐시"}
    "#]]);
}

#[test]
fn index_reports_what_it_did() {
    let vault = Vault::sample();
    let output = vault.run("index");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        told.starts_with("3 notes, 3 questions (1 unanswered)"),
        "{told}"
    );
    assert!(told.contains("; 3 new, 0 changed, 0 removed in "), "{told}");
    std::fs::remove_file(vault.notes().join("cache.md")).expect("the note is the test's own");
    let told = String::from_utf8_lossy(&vault.run("index").stdout).into_owned();
    assert!(told.contains("; 0 new, 0 changed, 1 removed in "), "{told}");
}

#[test]
fn status_without_an_index_says_how_to_build_one() {
    Vault::sample().check(
        "status",
        expect![[r#"
            exit 2
            -- stderr
            error: no index in `HOME/.cache/mundap/notes-<index-id>`
            hint: `mundap index` builds it; so does any search without `--no-refresh`
        "#]],
    );
}

#[test]
fn status_is_json_with_a_version() {
    let vault = Vault::sample();
    vault.write(
        "windows.md",
        b"## \xb8\xae\xb5\xf0\xbd\xba\xb4\xc2 \xbf\xd6?\n\n\xba\xfc\xb8\xa3\xb4\xd9.\n",
    );
    vault.run("index");
    let output = vault.run("status --format json");
    let status: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is JSON");
    assert_eq!(status["format_version"], 1);
    assert_eq!(status["notes"], 4);
    assert_eq!(status["recoded"][0]["path"], "windows.md");
    assert_eq!(status["recoded"][0]["reason"], "CP949");
    assert!(
        status["index"]["bytes"]
            .as_u64()
            .is_some_and(|bytes| bytes > 1_000)
    );
}

#[test]
fn the_index_lives_in_the_cache_folder() {
    let vault = Vault::sample();
    vault.run("index");
    let cache =
        std::fs::read_dir(vault.home().join(".cache/mundap")).expect("the index was built there");
    let names: Vec<String> = cache
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(
        names.len() == 1 && names[0].starts_with("notes-"),
        "{names:?}"
    );
}

#[test]
fn open_tells_the_editor_the_line() {
    let vault = Vault::sample();
    let id = first_id(&vault.run("search Redis --format jsonl"));
    let opened = |variable: &str, editor: &str| {
        let output = vault
            .command(&format!("open {id}"))
            .env(variable, editor)
            .output();
        vault.told(&output.expect("the program was built beside this test"))
    };
    expect![[r#"
        exit 0
        -- stdout
        edit ./cache.md
    "#]]
    .assert_eq(&opened("EDITOR", "echo edit"));
    expect![[r#"
        exit 2
        -- stderr
        error: cannot start the editor `no-such-editor`: no such file or directory
        hint: VISUAL, EDITOR or `editor` in the config file name the editor
    "#]]
    .assert_eq(&opened("VISUAL", "no-such-editor"));
    expect![[r#"
        exit 2
        -- stderr
        error: the editor `false` failed: exit status: 1
        hint: VISUAL, EDITOR or `editor` in the config file name the editor
    "#]]
    .assert_eq(&opened("VISUAL", "false"));
}

#[test]
fn completions_know_the_commands() {
    let check = |shell: &str, word: &str| {
        let output = Vault::new(&[]).run(&format!("completions {shell}"));
        assert_eq!(output.status.code(), Some(0));
        let script = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(script.contains(word), "{shell}");
    };
    // These ask the program while one types.
    for shell in ["bash", "zsh", "fish"] {
        check(shell, "__complete");
    }
    check("powershell", "vimgrep");
    check("elvish", "vimgrep");
}

#[test]
fn man_describes_program_and_commands() {
    let vault = Vault::new(&[]);
    let page = |line: &str| String::from_utf8_lossy(&vault.run(line).stdout).into_owned();
    assert!(page("man").contains(".TH mundap 1"));
    let search = page("man search");
    assert!(
        search.contains("mundap\\-search") && search.contains("Exit codes"),
        "{search}"
    );
    vault.check(
        "man nothing",
        expect![[r#"
        exit 2
        -- stderr
        error: there is no command `nothing`
        hint: `mundap --help` lists the commands
    "#]],
    );
}

#[test]
fn tokens_have_byte_offsets_and_tags() {
    let vault = Vault::new(&[]);
    vault.check(
        "tokens 레디스를 썼다",
        expect![[r#"
        exit 0
        -- stdout
        redis	0	9	NNG	concept
        쓰다	13	16	VV	lemma
    "#]],
    );
    vault.check(
        "tokens --format jsonl Redis를",
        expect![[r#"
        exit 0
        -- stdout
        {"term":"redis","start":0,"end":5,"tag":"SL","via":"surface","text":"Redis"}
    "#]],
    );
    let output = vault.run_with_input("tokens -", "락\n".as_bytes());
    expect![[r#"
        exit 0
        -- stdout
        락	0	3	NNG	surface
        ~lock	0	3	NNG	homonym
    "#]]
    .assert_eq(&vault.told(&output));
}
