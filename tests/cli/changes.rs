//! Notes that change, vanish or become readable: the next command knows.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use expect_test::expect;

use crate::vault::Vault;

const OLD: &str = "## 캐시란?\n\n메모리에 둔다.\n";
const NEW: &str = "## 캐시란?\n\n디스크에 둔다.\n";

fn modified(path: &Path) -> SystemTime {
    let file = fs::metadata(path).expect("the note is the vault's own");
    file.modified().expect("the system keeps times")
}

fn set_modified(path: &Path, time: SystemTime) {
    let file = File::options().write(true).open(path);
    let file = file.expect("the note is the vault's own");
    file.set_modified(time)
        .expect("the note is the vault's own");
}

/// An indexed note, an hour old.
fn indexed() -> Vault {
    let vault = Vault::new(&[("a.md", OLD)]);
    let hour = Duration::from_secs(3600);
    set_modified(&vault.notes().join("a.md"), SystemTime::now() - hour);
    // Long enough for the file's own clock to tick.
    std::thread::sleep(Duration::from_millis(50));
    vault.run("index");
    vault
}

/// Checks that the new text is found and the old one is not.
fn check_new(vault: &Vault) {
    assert_eq!(OLD.len(), NEW.len());
    vault.check(
        "search 디스크 --exact",
        expect![[r#"
            exit 0
            -- stdout
            a.md:1: 캐시란?
        "#]],
    );
    assert_eq!(vault.run("search 메모리 --exact").status.code(), Some(1));
}

#[test]
fn a_change_that_keeps_size_and_time_is_noticed() {
    let vault = indexed();
    let path = vault.notes().join("a.md");
    let before = modified(&path);
    vault.write("a.md", NEW.as_bytes());
    set_modified(&path, before);
    check_new(&vault);
}

#[test]
fn another_file_of_the_same_size_and_time_is_noticed() {
    let vault = indexed();
    let path = vault.notes().join("a.md");
    vault.write_home("b.md", NEW.as_bytes());
    let other = vault.home().join("b.md");
    set_modified(&other, modified(&path));
    fs::rename(other, path).expect("both are the vault's own");
    check_new(&vault);
}

#[test]
fn a_note_of_tomorrow_is_read_once() {
    let vault = Vault::new(&[("a.md", OLD)]);
    let day = Duration::from_secs(86_400);
    set_modified(&vault.notes().join("a.md"), SystemTime::now() + day);
    std::thread::sleep(Duration::from_millis(50));
    vault.run("index --index ../i");
    let commit = || fs::read(vault.home().join("i/units/meta.json")).expect("it was indexed");
    let before = commit();
    vault.run("search 캐시 --index ../i");
    assert!(before == commit(), "nothing changed, and it was written");
}

#[cfg(unix)]
#[test]
fn a_note_that_becomes_readable_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let vault = indexed();
    vault.write("b.md", NEW.as_bytes());
    let path = vault.notes().join("b.md");
    let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode));
    set(0).expect("the note is the vault's own");
    if File::open(&path).is_ok() {
        // The superuser reads everything.
        return;
    }
    vault.check(
        "search 디스크",
        expect![[r#"
            exit 2
            -- stderr
            error: cannot read `b.md`: permission denied
            hint: mend it, or name it in `.mundapignore` to leave it out
        "#]],
    );
    set(0o600).expect("the note is the vault's own");
    assert_eq!(vault.run("search 디스크").status.code(), Some(0));
}
