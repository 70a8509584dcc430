//! The cache folder: what lies there, and what is cleared away.

use std::fs;

use expect_test::expect;

use crate::vault::Vault;

/// Two indexes, the notes of one of which are gone, and a folder of somebody else's.
fn vault() -> Vault {
    let vault = Vault::sample();
    vault.write_home("gone/a.md", "## 무엇인가요?\n\n답\n".as_bytes());
    vault.run("index");
    vault.run("index --notes ../gone");
    fs::remove_dir_all(vault.home().join("gone")).expect("it is the vault's own");
    vault.write_home(".cache/mundap/mine/photo.txt", b"keep");
    vault
}

fn names(vault: &Vault) -> Vec<String> {
    let listed = vault.run("cache list --format jsonl");
    let text = String::from_utf8_lossy(&listed.stdout).into_owned();
    let rows = text.lines().map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
        assert!(row["bytes"].as_u64() > Some(1000) && row["used"].as_u64() > Some(1));
        format!(
            "{} {}",
            row["notes"][0].as_str().unwrap_or_default(),
            row["state"]
        )
    });
    let home = vault.home().display().to_string();
    rows.map(|row| row.replace(&home, "HOME")).collect()
}

#[test]
fn list_tells_whose_each_index_is() {
    let vault = vault();
    let want = ["HOME/gone \"notes gone\"", "HOME/notes \"in use\""];
    assert_eq!(names(&vault), want);
}

#[test]
fn unused_indexes_are_cleared_and_nothing_else() {
    let vault = vault();
    assert_eq!(vault.run("cache clear --unused").status.code(), Some(0));
    assert_eq!(names(&vault), ["HOME/notes \"in use\""]);
    assert_eq!(vault.run("cache clear --all").status.code(), Some(0));
    assert_eq!(names(&vault), [""; 0]);
    assert!(vault.home().join(".cache/mundap/mine/photo.txt").exists());
    assert_eq!(vault.run("search Redis").status.code(), Some(0));
}

#[test]
fn what_mundap_did_not_make_is_refused() {
    let vault = vault();
    vault.check(
        "cache clear mine",
        expect![[r#"
        exit 2
        -- stderr
        error: cannot clear `HOME/.cache/mundap/mine`: it is no index of mundap's
        hint: `mundap cache list` names those that are; nothing was changed
    "#]],
    );
    assert!(vault.home().join(".cache/mundap/mine/photo.txt").exists());
    assert_eq!(vault.run("cache clear").status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_link_to_an_index_is_not_followed() {
    let vault = vault();
    let kept = fs::read_dir(vault.home().join(".cache/mundap")).expect("it is there");
    let mut kept = kept.flatten().map(|entry| entry.path());
    let index = kept.find(|path| path.join("CACHEDIR.TAG").exists());
    let index = index.expect("there is an index");
    std::os::unix::fs::symlink(&index, vault.home().join(".cache/mundap/link"))
        .expect("the folder is the vault's own");
    assert_eq!(vault.run("cache clear link").status.code(), Some(2));
    assert!(index.join("CACHEDIR.TAG").exists());
}

#[test]
fn a_look_at_the_cache_is_no_use_of_it() {
    let vault = vault();
    let used = |vault: &Vault| {
        let listed = vault.run("cache list --format jsonl").stdout;
        let text = String::from_utf8_lossy(&listed).into_owned();
        let row = text.lines().next().unwrap_or_default().to_owned();
        let row: serde_json::Value = serde_json::from_str(&row).expect("it is JSON");
        row["used"].as_u64()
    };
    let first = used(&vault);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    used(&vault);
    assert_eq!(used(&vault), first);
}
