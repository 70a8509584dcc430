//! Where no index can be kept, questions are answered from memory, and that is told.

use expect_test::expect;

use crate::vault::Vault;

/// A vault whose cache folder cannot be made: a file stands in its place.
fn homeless() -> Vault {
    let vault = Vault::sample();
    vault.write_home(".cache", b"");
    vault
}

#[test]
fn a_search_without_a_cache_folder_answers_from_memory_and_says_so() {
    let vault = homeless();
    let told = expect![[r#"
        exit 0
        -- stdout
        cache.md:3: Redis를 왜 썼나요?
        -- stderr
        warning: cannot create `HOME/.cache/mundap/notes-<index-id>`: not a directory; the answer comes from memory, and the next search reads all notes anew
        hint: name a folder that can be written with `--index DIR` or MUNDAP_INDEX
    "#]];
    vault.check("search Redis", told);
    assert_eq!(
        std::fs::read(vault.home().join(".cache")).ok(),
        Some(Vec::new())
    );
}

#[test]
fn all_that_ask_answer_from_memory() {
    let vault = homeless();
    for (line, said) in [
        ("list --unanswered", "비관적 락은"),
        ("show cache.md:3", "5분 동안"),
        ("stats", "all"),
        ("search 데드락 캐시 --format json", "Redis"),
    ] {
        let output = vault.run(line);
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success() && printed.contains(said),
            "{line}: {printed}{told}"
        );
        assert_eq!(told.matches("from memory").count(), 1, "{line}: {told}");
    }
    let output = vault.run("search 데드락 캐시 --format json");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.starts_with("{\"warning\":{\"kind\":\"in-memory\""),
        "{told}"
    );
}

#[test]
fn bad_notes_are_named_from_memory_too() {
    let vault = homeless();
    vault.write("bad.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let output = vault.run("search Redis");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot read `bad.md`: binary"), "{told}");
}

#[test]
fn without_a_home_folder_a_search_answers_from_memory() {
    let vault = Vault::sample();
    let mut search = vault.command("search");
    let output = search.arg("Redis").env("HOME", "nowhere").output();
    let output = output.expect("the program was built beside this test");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        output.stdout,
        "cache.md:3: Redis를 왜 썼나요?\n".as_bytes(),
        "{told}"
    );
    assert!(
        told.starts_with("warning: cannot tell your cache folder"),
        "{told}"
    );
    assert!(!vault.notes().join("nowhere").exists());
}

#[test]
fn a_home_that_is_no_folder_is_none() {
    let vault = Vault::sample();
    let mut search = vault.command("search");
    let output = search.arg("Redis").env("HOME", "/dev/null").output();
    let output = output.expect("the program was built beside this test");
    assert_eq!(
        output.stdout,
        "cache.md:3: Redis를 왜 썼나요?\n".as_bytes(),
        "{output:?}"
    );
}

#[test]
fn what_keeps_an_index_and_a_folder_that_was_named_fail_as_ever() {
    let vault = homeless();
    for line in ["index", "search Redis --index ../.cache/here"] {
        let output = vault.run(line);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{line}: {told}");
        assert!(
            told.starts_with("error: cannot ") && told.contains("\nhint: "),
            "{told}"
        );
        assert!(output.stdout.is_empty());
    }
}
