//! Whatever happens to the files of an index: one rebuild, and then the right answer.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use expect_test::expect;

use crate::vault::Vault;

const SEARCH: &str = "search 락 --index ../i --no-fold -n 0";

/// A name, and what is done to a file.
type Harm = (&'static str, fn(&Path));

const HARMS: [Harm; 6] = [
    ("gone", |path| fs::remove_file(path).expect("it is there")),
    ("empty", |path| fs::write(path, "").expect("it is ours")),
    ("cut", |path| {
        cut(path, fs::read(path).expect("it is there").len() / 2)
    }),
    ("first bit flipped", |path| flip(path, |_| 0)),
    ("middle bit flipped", |path| flip(path, |length| length / 2)),
    ("last bit flipped", |path| flip(path, |length| length - 1)),
];

fn cut(path: &Path, length: usize) {
    let file = File::options().write(true).open(path);
    let cut = file.and_then(|file| file.set_len(length as u64));
    cut.expect("the file is the vault's own");
}

fn flip(path: &Path, place: impl Fn(usize) -> usize) {
    let mut bytes = fs::read(path).expect("it is there");
    if bytes.is_empty() {
        bytes.push(0);
    }
    let at = place(bytes.len());
    bytes[at] ^= 0x10;
    fs::write(path, bytes).expect("the file is the vault's own");
}

/// An index of two commits, so that it has deleted units.
fn indexed() -> Vault {
    let vault = Vault::sample();
    vault.run("index --index ../i");
    let changed = "## 낙관적 락이란?\n\n버전을 비교합니다.\n";
    vault.write("db/lock.md", changed.as_bytes());
    std::thread::sleep(Duration::from_millis(50));
    vault.run("index --index ../i");
    vault
}

fn parts(vault: &Vault) -> Vec<PathBuf> {
    let entries = fs::read_dir(vault.home().join("i/units")).expect("it was indexed");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("it is there").path())
        .collect();
    paths.sort();
    paths
}

#[test]
fn any_harm_to_any_file_is_mended_by_the_next_search() {
    let vault = indexed();
    let want = vault.told(&vault.run(SEARCH));
    assert!(want.contains("낙관적"), "{want}");
    let count = parts(&vault).len();
    assert!(count > 8, "an index has many files, not {count}");
    for number in 0..count {
        for (name, harm) in HARMS {
            // The files are made anew each time: take the one in this place.
            let Some(path) = parts(&vault).into_iter().nth(number) else {
                continue;
            };
            harm(&path);
            let told = vault.told(&vault.run(SEARCH));
            assert_eq!(told, want, "{name}: {}", path.display());
            assert_eq!(vault.told(&vault.run(SEARCH)), want, "again, {name}");
        }
    }
}

#[test]
fn a_damaged_index_is_told_by_status_and_mended_by_index() {
    let vault = indexed();
    let store = parts(&vault)
        .into_iter()
        .find(|path| path.extension().is_some_and(|e| e == "store"));
    let store = store.expect("an index stores its units");
    let bytes = fs::read(&store).expect("it is there");
    cut(&store, bytes.len() - 10);
    let status = vault.run("status --index ../i");
    assert_eq!(status.status.code(), Some(2));
    let told = String::from_utf8_lossy(&status.stderr).into_owned();
    assert!(told.contains("is not what was written"), "{told}");
    assert!(
        told.contains("hint: `mundap index` builds it anew"),
        "{told}"
    );
    assert_eq!(vault.run("index --index ../i").status.code(), Some(0));
    assert_eq!(vault.run("status --index ../i").status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_keeps_nobody_waiting() {
    let vault = indexed();
    let want = vault.told(&vault.run(SEARCH));
    for number in 0..parts(&vault).len() {
        let Some(path) = parts(&vault).into_iter().nth(number) else {
            continue;
        };
        fs::remove_file(&path).expect("it is there");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.expect("mkfifo is part of every Unix").success());
        let told = vault.told(&vault.run(SEARCH));
        assert_eq!(told, want, "{}", path.display());
    }
}

#[test]
fn an_index_that_was_copied_is_whole() {
    let vault = indexed();
    let want = vault.told(&vault.run(SEARCH));
    for path in parts(&vault) {
        let copy = path.with_extension("copy");
        fs::copy(&path, &copy).expect("the folder is the vault's own");
        fs::rename(&copy, &path).expect("the folder is the vault's own");
    }
    let before = parts(&vault);
    let seal = || fs::read(vault.home().join("i/units/meta.json")).expect("it is there");
    let copied = seal();
    assert_eq!(vault.told(&vault.run(SEARCH)), want);
    assert_eq!(parts(&vault), before, "nothing was built anew");
    let anew = seal();
    assert_ne!(anew, copied, "the copy bears the seal of the original");
    assert_eq!(vault.told(&vault.run(SEARCH)), want);
    assert_eq!(seal(), anew, "it is sealed once");
}

#[test]
fn an_index_of_other_notes_answers_nothing() {
    let vault = Vault::sample();
    vault.write_home("other/a.md", "## 캐시란?\n\n담아 두는 곳\n".as_bytes());
    vault.run("index --index ../i");
    vault.run("index --index ../i --notes ../other");
    vault.check(
        "search 캐시 --no-refresh --index ../i",
        expect![[r#"
            exit 2
            -- stderr
            error: the index in `HOME/i` holds other notes: `HOME/other`
            hint: `mundap index` gives it to these; a folder for each is `--index DIR`
        "#]],
    );
    vault.check(
        "search 캐시 --index ../i",
        expect![[r#"
            exit 0
            -- stdout
            cache.md:3: Redis를 왜 썼나요?
        "#]],
    );
}
