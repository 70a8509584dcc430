//! Notes of strangers: what stands in a folder that was cloned runs nothing and settles nothing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::vault::{Vault, first_id};

/// Asks, in every way that some program knows, to run something or to write elsewhere.
const ORDERS: &str = "editor = \"touch PWNED\"\nindex = \"stolen\"\nnotes = [\"/\"]\n\
                      EDITOR=touch PWNED\nVISUAL=touch PWNED\nMUNDAP_INDEX=stolen\n";

/// Names of files that programs read in the folder where they stand.
const NAMES: [&str; 16] = [
    ".mundap.toml",
    "mundap.toml",
    ".mundap/config.toml",
    "mundap/config.toml",
    "config.toml",
    "words.toml",
    ".config/mundap/config.toml",
    ".config/mundap/words.toml",
    ".mundaprc",
    ".env",
    ".envrc",
    ".editorconfig",
    ".vimrc",
    ".exrc",
    ".mundapignore",
    ".git/config",
];

const NOTE: &str = "---\neditor: touch PWNED\nindex: stolen\nnotes: [/]\nwords: {캐시: [락]}\n\
                    path: ../../etc/passwd\n---\n\n## Redis를 왜 썼나요?\n\n조회가 느려서.\n";

/// Every path below a folder.
fn paths(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is the vault's own") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() && !path.is_symlink() {
            found.extend(paths(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

/// The same notes without and with the orders.
fn clones() -> (Vault, Vault) {
    let (plain, hostile) = (Vault::new(&[("a.md", NOTE)]), Vault::new(&[("a.md", NOTE)]));
    for name in NAMES {
        hostile.write(name, ORDERS.as_bytes());
    }
    (plain, hostile)
}

#[test]
fn files_among_the_notes_settle_nothing() {
    let (plain, hostile) = clones();
    let before = paths(&hostile.notes());
    for line in [
        "index",
        "search Redis",
        "search 캐시",
        "list",
        "status --format json",
        "words list",
        "split a.md",
    ] {
        let told = hostile.told(&hostile.run(line));
        let same = |text: String| text.replace(char::is_numeric, "");
        assert_eq!(same(told), same(plain.told(&plain.run(line))), "{line}");
    }
    assert_eq!(paths(&hostile.notes()), before);
}

#[test]
fn files_among_the_notes_name_no_editor() {
    let (_, hostile) = clones();
    let id = first_id(&hostile.run("list --format json"));
    let before = paths(&hostile.notes());
    let mut command = hostile.command(&format!("open {id}"));
    // An editor of the user's own: what it prints is the note that it is given.
    let output = command.env("EDITOR", "/bin/echo").output();
    let told = hostile.told(&output.expect("the program was built"));
    assert_eq!(told, "exit 0\n-- stdout\n./a.md\n");
    let alone = hostile
        .command(&format!("open {id}"))
        .env("PATH", "")
        .output();
    let alone = alone.expect("the program was built");
    assert_ne!(
        alone.status.code(),
        Some(0),
        "there is no editor to be found"
    );
    assert_eq!(paths(&hostile.notes()), before);
}

#[test]
fn links_among_the_notes_lead_to_nothing_outside() {
    use std::os::unix::fs::symlink;
    let vault = Vault::sample();
    vault.write_home(
        "secret/s.md",
        "## 비밀은 무엇인가요?\n\n암호 무지개펭귄\n".as_bytes(),
    );
    vault.write("real.md", b"x");
    for (link, target) in [
        ("a.md", "../secret/s.md"),
        ("folder", "../secret"),
        ("up", ".."),
        ("round", "."),
        (".ignore", "../secret/s.md"),
        ("gone.md", "../nowhere.md"),
    ] {
        symlink(target, vault.notes().join(link)).expect("the folder is the vault's own");
    }
    for line in [
        "search 무지개펭귄 --exact",
        "search 무지개펭귄 --exact --all",
        "search Redis 무지개펭귄 --exact --path 'a.md'",
    ] {
        let told = vault.told(&vault.run(line));
        assert_eq!(told, "exit 1\n", "{line}");
    }
}
