//! Who may read what mundap writes, and what it does where it may not write.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Output;

use crate::vault::Vault;

/// A user that owns nothing; root may write everywhere, whatever a folder's rights say.
const NOBODY: u32 = 65_534;

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("the file is the vault's own");
}

/// Rights of everything below a folder, with its path.
fn rights(folder: &Path) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let metadata = path.symlink_metadata().expect("it is there");
        found.push((path.display().to_string(), metadata.mode() & 0o777));
        if metadata.is_dir() {
            found.extend(rights(&path));
        }
    }
    found
}

fn check_private(folder: &Path) {
    let found = rights(folder);
    assert!(found.len() > 1, "{} holds something", folder.display());
    for (path, mode) in found {
        let want = if Path::new(&path).is_dir() {
            0o700
        } else {
            0o600
        };
        assert_eq!(mode, want, "{path} is {mode:o}");
    }
}

#[test]
fn what_mundap_writes_is_for_its_owner_alone() {
    let vault = Vault::sample();
    for line in ["words add 펭귄큐 =PQ", "search Redis"] {
        assert_eq!(vault.run(line).status.code(), Some(0), "{line}");
    }
    vault.write("new.md", "## Redis는?\n\n저장소\n".as_bytes());
    vault.run("search Redis");
    check_private(&vault.home().join(".cache"));
    check_private(&vault.home().join(".config"));
}

#[test]
fn a_cache_that_an_older_version_left_open_is_closed() {
    let vault = Vault::sample();
    let cache = vault.home().join(".cache/mundap");
    fs::create_dir_all(&cache).expect("the folder is the vault's own");
    allow(&cache, 0o755);
    vault.run("index");
    assert_eq!(cache.metadata().expect("it is there").mode() & 0o777, 0o700);
}

#[test]
fn rights_that_a_user_gave_the_words_stay() {
    let vault = Vault::sample();
    vault.write_home(".config/mundap/words.toml", b"");
    let file = vault.home().join(".config/mundap/words.toml");
    allow(&file, 0o644);
    vault.run("words add 펭귄큐 =PQ");
    assert_eq!(file.metadata().expect("it is there").mode() & 0o777, 0o644);
}

/// Runs the program as somebody who may not write to what this test made.
fn run_as_stranger(vault: &Vault, line: &str) -> Output {
    let mut command = vault.command(line);
    let owner = vault.home().metadata().expect("it is there").uid();
    if owner == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.output().expect("the program was built")
}

/// A vault with an index in `i` that everybody may read and nobody but root may write to.
fn closed() -> Vault {
    let vault = Vault::sample();
    std::thread::sleep(std::time::Duration::from_millis(50));
    vault.run("index --index ../i");
    allow(&vault.home(), 0o755);
    for (path, _) in rights(&vault.home().join("i")) {
        let is_folder = Path::new(&path).is_dir();
        allow(Path::new(&path), if is_folder { 0o555 } else { 0o444 });
    }
    allow(&vault.home().join("i"), 0o555);
    allow(&vault.home(), 0o555);
    vault
}

/// Gives the folders back to their owner, who has to remove them.
fn reopen(vault: &Vault) {
    for folder in ["", "i", "i/units"] {
        allow(&vault.home().join(folder), 0o755);
    }
}

#[test]
fn an_index_in_a_folder_that_cannot_be_written_answers() {
    let vault = closed();
    let same = run_as_stranger(&vault, "search Redis --index ../i");
    reopen(&vault);
    vault.write("new.md", "## Redis는?\n\n저장소\n".as_bytes());
    allow(&vault.home().join("i"), 0o555);
    allow(&vault.home().join("i/units"), 0o555);
    let changed = run_as_stranger(&vault, "search Redis --index ../i");
    reopen(&vault);
    let answer = "exit 0\n-- stdout\ncache.md:3: Redis를 왜 썼나요?\n";
    assert_eq!(vault.told(&same), answer);
    let warning = "-- stderr\nwarning: cannot write the index: permission denied; the answer is from \
                   before the last changes\nhint: name a folder that can be written with `--index DIR` \
                   or MUNDAP_INDEX\n";
    assert_eq!(vault.told(&changed), format!("{answer}{warning}"));
}

#[test]
fn a_folder_that_cannot_be_written_is_told_as_one() {
    let vault = closed();
    let output = run_as_stranger(&vault, "search Redis --index ../j");
    reopen(&vault);
    let want = "exit 2\n-- stderr\nerror: cannot create `HOME/j`: permission denied\nhint: name a folder \
                that can be written with `--index DIR` or MUNDAP_INDEX\n";
    assert_eq!(vault.told(&output), want);
}
