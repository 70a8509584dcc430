//! Where an index may be: mundap deletes nothing that it did not make, and keeps away from the notes.

use std::fs;
use std::path::Path;

use expect_test::expect;

use crate::vault::Vault;

const LECTURE: &str = "## 강의는 몇 번인가요?\n\n열두 번입니다.\n";

/// Notes of a course, which has a folder of the name that an index uses.
fn course() -> Vault {
    Vault::new(&[("units/하나.md", LECTURE), ("units/둘/meta.json", "{}")])
}

/// Three notes with an index beside them, in `i`.
fn indexed() -> Vault {
    let vault = Vault::sample();
    vault.run("index --index ../i");
    vault
}

/// Every file and folder below this one, with what it holds.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is the vault's own") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(contents(&path));
        }
        let bytes = fs::read(&path).unwrap_or_default();
        found.push((path.display().to_string(), bytes));
    }
    found.sort();
    found
}

/// Checks that a command refuses a folder because of where it lies, and changes nothing.
fn check_apart(vault: &Vault, line: &str, reason: &str) {
    let before = contents(&vault.home());
    let want = format!(
        "exit 2\n-- stderr\nerror: cannot keep an index in {reason}\nhint: name a folder apart from \
         the notes with `--index DIR` or MUNDAP_INDEX; with no name at all, the index is in your \
         cache folder\n"
    );
    assert_eq!(vault.told(&vault.run(line)), want, "{line}");
    assert_eq!(contents(&vault.home()), before, "{line}");
}

/// Checks what a command tells, and that it changed nothing in the home folder.
fn check_refused(vault: &Vault, line: &str, want: expect_test::Expect) {
    let before = contents(&vault.home());
    vault.check(line, want);
    assert_eq!(contents(&vault.home()), before, "{line}");
}

#[test]
fn an_index_is_never_kept_in_the_notes_themselves() {
    check_apart(
        &course(),
        "search 강의 --notes . --index .",
        "`HOME/notes`: the notes are there",
    );
}

#[test]
fn an_index_is_never_kept_inside_the_notes() {
    check_apart(
        &course(),
        "search 강의 --index units",
        "`HOME/notes/units`: it lies inside the notes `.`",
    );
    check_apart(
        &course(),
        "index --index .hidden/new",
        "`HOME/notes/.hidden/new`: it lies inside the notes `.`",
    );
    check_apart(
        &course(),
        "status --index ../nowhere/../notes/x",
        "`HOME/notes/x`: it lies inside the notes `.`",
    );
}

#[test]
fn an_index_is_never_kept_around_the_notes() {
    check_apart(
        &course(),
        "search 강의 --index ..",
        "`HOME`: the notes `.` lie inside it",
    );
    check_refused(
        &course(),
        "search 강의 --notes units --format json --index .",
        expect![[r#"
            exit 2
            -- stderr
            {"error":{"kind":"index-folder","message":"cannot keep an index in `HOME/notes`: the notes `units` lie inside it","hint":"name a folder apart from the notes with `--index DIR` or MUNDAP_INDEX; with no name at all, the index is in your cache folder"}}
        "#]],
    );
}

#[cfg(unix)]
#[test]
fn a_link_into_the_notes_is_seen_through() {
    let vault = course();
    let link = vault.home().join("link");
    std::os::unix::fs::symlink(vault.notes(), link).expect("the folder is the vault's own");
    check_apart(
        &vault,
        "search 강의 --index ../link/units",
        "`HOME/notes/units`: it lies inside the notes `.`",
    );
    check_apart(
        &vault,
        "search 강의 --notes ../link --index units/new",
        "`HOME/notes/units/new`: it lies inside the notes `../link`",
    );
}

#[test]
fn the_environment_and_the_config_file_cannot_put_it_there_either() {
    let vault = course();
    let mut command = vault.command("search 강의");
    let output = command.env("MUNDAP_INDEX", "units").output();
    let output = output.expect("the program was built");
    assert_eq!(output.status.code(), Some(2), "{}", vault.told(&output));
    vault.write_home(
        ".config/mundap/config.toml",
        b"index = \"~/notes/.mundap\"\n",
    );
    check_apart(
        &vault,
        "search 강의",
        "`HOME/notes/.mundap`: it lies inside the notes `.`",
    );
}

#[test]
fn a_folder_with_files_of_others_is_no_index() {
    let vault = Vault::sample();
    vault.write_home("course/units/하나.md", LECTURE.as_bytes());
    check_refused(
        &vault,
        "search Redis --index ../course",
        expect![[r#"
        exit 2
        -- stderr
        error: cannot keep an index in `HOME/course`: mundap did not make `HOME/course/units`
        hint: nothing was changed; name an empty or a new folder with `--index DIR` or MUNDAP_INDEX
    "#]],
    );
    check_refused(
        &vault,
        "index --format json --index ../course",
        expect![[r#"
            exit 2
            -- stderr
            {"error":{"kind":"index-folder","message":"cannot keep an index in `HOME/course`: mundap did not make `HOME/course/units`","hint":"nothing was changed; name an empty or a new folder with `--index DIR` or MUNDAP_INDEX"}}
        "#]],
    );
    check_refused(
        &vault,
        "search Redis --index ../course/units",
        expect![[r#"
            exit 2
            -- stderr
            error: cannot keep an index in `HOME/course/units`: mundap did not make `HOME/course/units/하나.md`
            hint: nothing was changed; name an empty or a new folder with `--index DIR` or MUNDAP_INDEX
        "#]],
    );
}

#[test]
fn a_cache_of_another_program_is_no_index() {
    let vault = Vault::sample();
    let tag = b"Signature: 8a477f597d28d172789f06886806bc55\n# This is somebody else's.\n";
    vault.write_home("cache/CACHEDIR.TAG", tag);
    check_refused(
        &vault,
        "search Redis --index ../cache",
        expect![[r#"
        exit 2
        -- stderr
        error: cannot keep an index in `HOME/cache`: mundap did not make `HOME/cache/CACHEDIR.TAG`
        hint: nothing was changed; name an empty or a new folder with `--index DIR` or MUNDAP_INDEX
    "#]],
    );
}

#[test]
fn an_index_bears_a_mark_that_backups_know() {
    let vault = indexed();
    let mark = fs::read_to_string(vault.home().join("i/CACHEDIR.TAG"));
    expect![[r#"
        Signature: 8a477f597d28d172789f06886806bc55
        # This folder is an index of mundap.
        # It is a cache of the notes: deleting it loses nothing.
        # For cache directory tags, see https://bford.info/cachedir/
    "#]]
    .assert_eq(&mark.expect("the folder was marked"));
}

#[test]
fn an_index_without_a_mark_is_taken_over() {
    let vault = indexed();
    let mark = vault.home().join("i/CACHEDIR.TAG");
    fs::remove_file(&mark).expect("the folder was marked");
    vault.write("new.md", LECTURE.as_bytes());
    vault.check(
        "search 강의 --index ../i",
        expect![[r#"
        exit 0
        -- stdout
        new.md:1: 강의는 몇 번인가요?
    "#]],
    );
    assert!(mark.exists());
}

#[test]
fn files_that_came_into_an_index_outlive_its_rebuilding() {
    let vault = indexed();
    vault.write_home("i/생각.md", LECTURE.as_bytes());
    vault.write_home("i/units/하나.md", LECTURE.as_bytes());
    vault.write_home("i/units/folder/meta.json", b"{}");
    vault.write_home("i/units/meta.json", b"damaged");
    vault.check(
        "search Redis --index ../i",
        expect![[r#"
        exit 0
        -- stdout
        cache.md:3: Redis를 왜 썼나요?
    "#]],
    );
    for (path, bytes) in [
        ("i/생각.md", LECTURE.as_bytes()),
        ("i/units/하나.md", LECTURE.as_bytes()),
        ("i/units/folder/meta.json", b"{}"),
    ] {
        let kept = fs::read(vault.home().join(path)).expect("it is still there");
        assert_eq!(kept, bytes, "{path}");
    }
}

#[test]
fn a_list_that_names_files_elsewhere_deletes_none() {
    let vault = indexed();
    vault.write_home("precious.md", b"mine");
    let list = vault.home().join("i/units/.managed.json");
    let listed = fs::read_to_string(&list).expect("the engine wrote it");
    let listed = listed.replacen('[', "[\"../../precious.md\",", 1);
    fs::write(list, listed).expect("the index is the test's own");
    vault.write("new.md", LECTURE.as_bytes());
    assert_eq!(vault.run("index --index ../i").status.code(), Some(0));
    vault.write("newer.md", LECTURE.as_bytes());
    assert_eq!(vault.run("index --index ../i").status.code(), Some(0));
    assert!(vault.home().join("precious.md").exists());
}

#[cfg(unix)]
#[test]
fn links_in_an_index_lead_nowhere() {
    use std::os::unix::fs::symlink;

    for place in ["units", "writer.lock", "CACHEDIR.TAG", "units/meta.json"] {
        let vault = course();
        vault.run("index --index ../i");
        vault.write_home("outside/units/meta.json", b"{}");
        vault.write_home("outside/하나.md", LECTURE.as_bytes());
        let place = vault.home().join("i").join(place);
        let outside = vault.home().join("outside");
        let target = match place.is_dir() {
            true => outside.join("units"),
            false => outside.join("하나.md"),
        };
        fs::rename(&place, vault.home().join("aside")).expect("the index is the test's own");
        symlink(target, &place).expect("the index is the test's own");
        vault.write("new.md", LECTURE.as_bytes());
        let before = contents(&outside);
        let output = vault.run("search 강의 --index ../i");
        let told = vault.told(&output);
        let want = format!("mundap did not make `{}`\n", place.display());
        let want = want.replace(&vault.home().display().to_string(), "HOME");
        assert!(
            told.starts_with("exit 2\n") && told.contains(&want),
            "{told}"
        );
        assert_eq!(contents(&outside), before);
        assert!(place.is_symlink());
        let way_out = "mundap writes through no symbolic link: remove `";
        assert!(told.contains(way_out), "{told}");
        fs::remove_file(&place).expect("the index is the test's own");
        assert_eq!(vault.run("search 강의 --index ../i").status.code(), Some(0));
    }
}

#[test]
fn a_home_folder_of_notes_has_its_cache_inside() {
    for cache in [".cache", "cache"] {
        let vault = Vault::sample();
        let home = vault.home();
        let search = || {
            let mut command = vault.command("search Redis --all");
            let command = command.current_dir(&home);
            let output = command.env("XDG_CACHE_HOME", home.join(cache)).output();
            vault.told(&output.expect("the program was built"))
        };
        let want = "exit 0\n-- stdout\nnotes/cache.md:3: Redis를 왜 썼나요?\n";
        assert_eq!(search(), want);
        let indexes = home.join(cache).join("mundap");
        let index = fs::read_dir(indexes)
            .expect("the index was made there")
            .next();
        let index = index.expect("there is one").expect("it can be read").path();
        fs::write(index.join("stray.md"), "## Redis\n").expect("the folder is the vault's own");
        assert_eq!(search(), want, "{cache}");
    }
}

#[test]
fn a_relative_home_puts_no_index_among_the_notes() {
    let vault = Vault::sample();
    let mut command = vault.command("search Redis");
    let output = command.env("HOME", "here").output();
    let output = output.expect("the program was built");
    expect![[r#"
        exit 0
        -- stdout
        cache.md:3: Redis를 왜 썼나요?
        -- stderr
        warning: cannot tell your cache folder: HOME names no folder from the root; the answer comes from memory, and the next search reads all notes anew
        hint: name a folder for the index with `--index DIR` or MUNDAP_INDEX
    "#]]
    .assert_eq(&vault.told(&output));
    assert!(!vault.notes().join("here").exists());
}

#[test]
fn indexes_of_notes_that_are_gone_are_removed_in_time() {
    let vault = Vault::sample();
    let day = std::time::Duration::from_secs(86_400);
    let cache = vault.home().join(".cache/mundap");
    let indexes = || fs::read_dir(&cache).expect("it was indexed").count();
    for name in ["gone", "lately", "there"] {
        vault.write_home(&format!("{name}/a.md"), LECTURE.as_bytes());
        vault.run(&format!("index --notes ../{name}"));
    }
    for entry in fs::read_dir(&cache).expect("it was indexed").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let commit = entry.path().join("units/meta.json");
        let age = if name.starts_with("lately") { 29 } else { 31 };
        let file = fs::File::options().write(true).open(commit);
        let file = file.expect("the folder is the vault's own");
        let aged = file.set_modified(std::time::SystemTime::now() - age * day);
        aged.expect("the folder is the vault's own");
    }
    for name in ["gone", "lately"] {
        fs::remove_dir_all(vault.home().join(name)).expect("it is the vault's own");
    }
    assert_eq!(indexes(), 3);
    vault.run("index");
    let mut left: Vec<String> = fs::read_dir(&cache)
        .expect("it was indexed")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    let begins: Vec<&str> = left
        .iter()
        .filter_map(|name| name.split('-').next())
        .collect();
    assert_eq!(begins, ["lately", "notes", "there"]);
}
