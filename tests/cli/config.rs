//! Where notes and index come from: flags, environment, config file.

use expect_test::expect;

use crate::vault::Vault;

const CONFIG: &str = ".config/mundap/config.toml";

#[test]
fn the_config_file_names_the_notes() {
    let vault = Vault::sample();
    vault.write_home(
        "other/k.md",
        "## Kafka는 왜 썼나요?\n\n밀린 주문 때문에.\n".as_bytes(),
    );
    vault.write_home(CONFIG, b"notes = [\"~/other\"]\n");
    vault.check(
        "search Kafka",
        expect![[r#"
        exit 0
        -- stdout
        ../other/k.md:1: Kafka는 왜 썼나요?
    "#]],
    );
    vault.check(
        "search --notes . Redis",
        expect![[r#"
        exit 0
        -- stdout
        cache.md:3: Redis를 왜 썼나요?
    "#]],
    );
}

#[test]
fn the_environment_beats_the_config_file() {
    let vault = Vault::sample();
    vault.write_home(CONFIG, b"notes = [\"/nowhere\"]\n");
    let mut command = vault.command("search Redis");
    let output = command
        .env("MUNDAP_NOTES", vault.notes())
        .output()
        .expect("the program was built");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "cache.md:3: Redis를 왜 썼나요?\n"
    );
}

#[test]
fn the_environment_can_name_several_folders() {
    let vault = Vault::sample();
    vault.write_home(
        "other/k.md",
        "## Kafka는 왜 썼나요?\n\n밀린 주문 때문에.\n".as_bytes(),
    );
    let folders = format!(
        "{}:{}/other",
        vault.notes().display(),
        vault.home().display()
    );
    let mut command = vault.command("list --format paths");
    let output = command
        .env("MUNDAP_NOTES", folders)
        .output()
        .expect("the program was built");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "cache.md\ndb/lock.md\n../other/k.md\n"
    );
}

#[test]
fn a_mistake_in_the_config_file_is_told_with_its_line() {
    let vault = Vault::sample();
    vault.write_home(CONFIG, b"notes = []\nnote = 1\n");
    vault.check("search Redis", expect![[r#"
        exit 2
        -- stderr
        error: cannot read `HOME/.config/mundap/config.toml`: line 2: there is no key `note` here
        hint: the nearest is `notes`; `mundap config show` lists the keys, and `mundap config path` names the file
    "#]]);
}

#[test]
fn a_config_file_that_was_named_must_exist() {
    let vault = Vault::sample();
    let mut command = vault.command("search Redis");
    let output = command
        .env("MUNDAP_CONFIG", "/nowhere/c.toml")
        .output()
        .expect("the program was built");
    expect![[r#"
        exit 2
        -- stderr
        error: cannot read `/nowhere/c.toml`: no such file or directory
        hint: MUNDAP_CONFIG and the config folder name the config file
    "#]]
    .assert_eq(&vault.told(&output));
}

#[test]
fn the_index_can_be_put_elsewhere() {
    let vault = Vault::sample();
    let mut command = vault.command("search Redis");
    let output = command
        .env("MUNDAP_INDEX", vault.home().join("i"))
        .output()
        .expect("the program was built");
    assert_eq!(output.status.code(), Some(0));
    assert!(vault.home().join("i").is_dir());
    assert!(!vault.home().join(".cache").exists());
}
