//! What is set once: the config file's keys, named collections, aliases, and where values come from.

use std::fs;

use expect_test::expect;

use crate::vault::Vault;

const CONFIG: &str = ".config/mundap/config.toml";

/// Two more notes outside the current folder, a collection of them, and this config file.
fn vault(config: &str) -> Vault {
    let vault = Vault::sample();
    let note = "## Kafka는 왜 썼나요?\n\n밀린 주문 때문에.\n\n## 파티션은 몇 개인가요?\n";
    vault.write_home("other/k.md", note.as_bytes());
    vault.write_home(CONFIG, config.as_bytes());
    vault
}

#[test]
fn init_writes_a_file_that_changes_nothing_and_never_over_another() {
    let vault = Vault::sample();
    let path = vault.home().join(CONFIG);
    vault.check(
        "config path",
        expect![[r#"
        exit 0
        -- stdout
        HOME/.config/mundap/config.toml
    "#]],
    );
    let before = vault.told(&vault.run("search Redis"));
    assert_eq!(vault.run("config init").status.code(), Some(0));
    let written = fs::read_to_string(&path).expect("it was written");
    assert!(written.contains("\n#limit = 20\n"), "{written}");
    assert_eq!(vault.told(&vault.run("search Redis")), before);
    fs::write(&path, "limit = 3\n").expect("it is the vault's own");
    vault.check(
        "config init",
        expect![[r#"
        exit 2
        -- stderr
        error: `HOME/.config/mundap/config.toml` is there already; nothing was changed
        hint: `mundap config show` tells what it sets; move it away to begin anew
    "#]],
    );
    assert_eq!(
        fs::read_to_string(&path).expect("it is there"),
        "limit = 3\n"
    );
}

#[test]
fn show_tells_every_value_and_where_it_comes_from() {
    let vault = vault(
        "# mine\nlimit = 3\n\n[collections.work]\nnotes = [\"~/other\"]\n\n[aliases]\noops = \"list --unanswered\"\n",
    );
    let mut command = vault.command("config show --color never");
    let output = command
        .env("EDITOR", "vi")
        .output()
        .expect("the program was built");
    expect![[r#"
        exit 0
        -- stdout
        notes = ["HOME/notes"]  # default
        index = "HOME/.cache/mundap/notes-<index-id>"  # default
        color = "never"  # --color
        format = "pretty"  # default
        limit = 3  # HOME/.config/mundap/config.toml:2
        sort = "score"  # default
        fold = true  # default
        widen = true  # default
        refresh = true  # default
        paging = "auto"  # default
        # hyperlink_format is not set  # default
        editor = "vi"  # EDITOR
        # lang is not set  # default
        collections.work = { notes = ["~/other"] }  # HOME/.config/mundap/config.toml:4
        aliases.oops = "list --unanswered"  # HOME/.config/mundap/config.toml:8
    "#]]
    .assert_eq(&unpadded(&vault.told(&output)));
}

/// How wide the notes' folder is depends on the machine.
fn unpadded(told: &str) -> String {
    let line = |line: &str| match line.split_once("  # ") {
        Some((text, origin)) => format!("{}  # {origin}", text.trim_end()),
        None => line.to_owned(),
    };
    told.lines().map(|it| line(it) + "\n").collect()
}

#[test]
fn json_names_the_source_of_each_value() {
    let vault = vault("limit = 3\n");
    let output = vault.run("config show --format jsonl --notes ../other");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let rows: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("it is JSON"))
        .collect();
    let row = |name: &str| {
        rows.iter()
            .find(|row| row["name"] == name)
            .expect("it is told")
    };
    assert_eq!(row("limit")["value"], 3);
    assert_eq!(row("limit")["source"], "file");
    assert_eq!(row("limit")["line"], 1);
    assert_eq!(row("notes")["by"], "--notes");
    assert_eq!(row("editor")["value"], serde_json::Value::Null);
    assert_eq!(row("fold")["source"], "default");
}

#[test]
fn an_unknown_key_is_told_with_the_nearest() {
    let vault = vault("limit = 3\n[collections.a]\nnotes = []\nnode = 1\n");
    vault.check("search Redis", expect![[r#"
        exit 2
        -- stderr
        error: cannot read `HOME/.config/mundap/config.toml`: line 4: there is no key `node` here
        hint: the nearest is `notes`; `mundap config show` lists the keys, and `mundap config path` names the file
    "#]]);
}

#[test]
fn flags_go_before_the_config_file() {
    let vault = vault("limit = 1\nwiden = false\nrefresh = false\n");
    assert_eq!(vault.run("index").status.code(), Some(0));
    let lines = |line: &str| {
        String::from_utf8_lossy(&vault.run(line).stdout)
            .lines()
            .count()
    };
    assert_eq!(lines("search 락"), 1);
    assert_eq!(lines("search 락 -n 5"), 2);
    assert_eq!(lines("search 락 --all"), 2);
    assert_eq!(vault.run("search Redsi").status.code(), Some(1));
    assert_eq!(vault.run("search Redsi --widen").status.code(), Some(0));
    vault.write("new.md", "## 새로운 인덱스는?\n\n해시\n".as_bytes());
    assert_eq!(lines("search 해시"), 0);
    assert_eq!(lines("search 해시 --refresh"), 1);
}

#[test]
fn a_collection_is_a_set_of_notes_by_name() {
    let vault = vault(
        "notes = [\"/nowhere\"]\n[collections.work]\nnotes = [\"../../other\"]\nindex = \"~/work-index\"\n",
    );
    vault.check(
        "-c work list --unanswered",
        expect![[r#"
        exit 0
        -- stdout
        ../other/k.md:5: 파티션은 몇 개인가요?
    "#]],
    );
    assert!(vault.home().join("work-index").is_dir());
    vault.check(
        "search 파티션 -c work -kafka",
        expect![[r#"
        exit 0
        -- stdout
        ../other/k.md:5: 파티션은 몇 개인가요?
    "#]],
    );
    vault.check(
        "search Kafka -c wrok",
        expect![[r#"
        exit 2
        -- stderr
        error: no collection is called `wrok`
        hint: the nearest is `work`; `mundap config show` lists them
    "#]],
    );
    vault.check(
        "search Kafka -c work --notes .",
        expect![[r#"
        exit 2
        -- stderr
        error: `--collection` and `--notes` both say which notes are meant
        hint: give the one or the other; `--collection` may be repeated
    "#]],
    );
}

#[test]
fn collections_have_indexes_of_their_own() {
    let vault = vault(
        "notes = [\".\"]\nindex = \"~/main-index\"\n[collections.work]\nnotes = [\"~/other\"]\n",
    );
    assert_eq!(vault.run("search Kafka -c work").status.code(), Some(0));
    assert!(!vault.home().join("main-index").exists());
    assert!(vault.home().join(".cache/mundap").is_dir());
}

#[test]
fn an_alias_stands_for_words_and_never_for_a_command() {
    let vault = vault(
        "[aliases]\noops = \"list --unanswered\"\nlist = \"search Redis\"\na = \"b\"\nb = \"a\"\n",
    );
    vault.check(
        "oops --path db/**",
        expect![[r#"
        exit 0
        -- stdout
        db/lock.md:9: 비관적 락은 언제 쓰나요?
    "#]],
    );
    assert_eq!(vault.run("list").stdout, vault.run("list -n 0").stdout);
    vault.check(
        "a",
        expect![[r#"
        exit 2
        -- stderr
        error: the alias `a` leads back to itself: `a` → `b` → `a`
        hint: mend `[aliases]`; `mundap config path` names the file
    "#]],
    );
    let shown = vault.told(&vault.run("config show"));
    assert!(
        shown.contains("warning: the alias `list` is never used"),
        "{shown}"
    );
}
