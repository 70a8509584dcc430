//! Which files a walk lists, leaves out and reports.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use expect_test::{Expect, expect};

use super::{vault, write};
use crate::notes::{NoteFile, SkipReason, Walk, walk, walk_except};

/// What a walk over these subfolders of the vault finds, relative to it.
fn check(vault: &Path, roots: &[&str], expected: Expect) {
    let roots: Vec<PathBuf> = roots.iter().map(|root| vault.join(root)).collect();
    let base = vault.canonicalize().expect("the vault exists");
    let relative = |path: &Path| {
        path.strip_prefix(&base)
            .unwrap_or(path)
            .display()
            .to_string()
    };

    let Walk { files, skipped } = walk(&roots);
    let mut found = String::new();
    for file in &files {
        found += &format!("{}\n", relative(&file.path));
    }
    for skipped in &skipped {
        found += &format!("{}: {}\n", relative(&skipped.path), skipped.reason);
    }
    expected.assert_eq(&found);
}

#[test]
fn markdown_and_text_files_are_notes_in_any_case() {
    let vault = vault(&[
        ("a.md", "가"),
        ("b.MD", ""),
        ("c.markdown", ""),
        ("d.Mdx", ""),
        ("e.txt", ""),
        ("f.mdown", ""),
        ("g.png", ""),
        ("md", ""),
        ("깊은/폴더/h.md", ""),
        ("폴더.md/i.md", ""),
    ]);
    check(
        vault.path(),
        &["."],
        expect![[r#"
            a.md
            b.MD
            c.markdown
            d.Mdx
            e.txt
            깊은/폴더/h.md
            폴더.md/i.md
        "#]],
    );
}

#[test]
fn ignore_files_count_without_a_git_repository() {
    let vault = vault(&[
        (".gitignore", "node_modules/\n*.txt\n"),
        (".ignore", "초안.md\n"),
        (".mundapignore", "templates/\n!남김.txt\n"),
        ("note.md", ""),
        ("버림.txt", ""),
        ("남김.txt", ""),
        ("초안.md", ""),
        ("templates/a.md", ""),
        ("sub/templates/a.md", ""),
        ("node_modules/pkg/README.md", ""),
        ("sub/.mundapignore", "/안.md"),
        ("sub/안.md", ""),
        ("sub/sub/안.md", ""),
    ]);
    check(
        vault.path(),
        &["."],
        expect![[r#"
            note.md
            sub/sub/안.md
            남김.txt
        "#]],
    );
}

#[test]
fn ignore_files_above_a_root_count_within_one_repository_only() {
    let vault = vault(&[
        (".gitignore", "*"),
        ("바깥/a.md", ""),
        ("저장소/.git/HEAD", ""),
        ("저장소/.gitignore", "초안/"),
        ("저장소/노트/b.md", ""),
        ("저장소/노트/초안/c.md", ""),
    ]);
    check(
        vault.path(),
        &["바깥", "저장소/노트"],
        expect![[r#"
            바깥/a.md
            저장소/노트/b.md
        "#]],
    );
}

#[test]
fn an_ignored_folder_named_as_root_is_walked() {
    let vault = vault(&[
        (".git/HEAD", ""),
        (".gitignore", "private/"),
        ("private/a.md", ""),
    ]);
    check(
        vault.path(),
        &["private"],
        expect![[r#"
            private/a.md
        "#]],
    );
}

#[test]
fn a_git_exclude_list_hides_nothing() {
    let vault = vault(&[(".git/info/exclude", "*.md"), ("a.md", "")]);
    check(
        vault.path(),
        &["."],
        expect![[r#"
            a.md
        "#]],
    );
}

#[test]
fn hidden_files_and_folders_are_skipped_unless_they_are_the_root() {
    let vault = vault(&[
        (".obsidian/a.md", ""),
        (".숨김.md", ""),
        (".notes/b.md", ""),
        (".notes/.c.md", ""),
        ("d.md", ""),
    ]);
    check(
        vault.path(),
        &["."],
        expect![[r#"
            d.md
        "#]],
    );
    check(
        vault.path(),
        &[".notes"],
        expect![[r#"
            .notes/b.md
        "#]],
    );
}

#[test]
fn the_file_with_the_first_say_decides_then_the_nearest() {
    let vault = vault(&[
        (".gitignore", "a.md\nb.md\nsub/\n"),
        (".ignore", "!b.md\nc.md\n"),
        (".mundapignore", "\u{feff}!c.md\n!.hidden.md\n"),
        ("a.md", ""),
        ("b.md", ""),
        ("c.md", ""),
        (".hidden.md", ""),
        ("sub/a.md", ""),
        ("other/.gitignore", "!a.md\n"),
        ("other/a.md", ""),
        ("other/b.md", ""),
    ]);
    check(
        vault.path(),
        &["."],
        expect![[r#"
            .hidden.md
            b.md
            c.md
            other/a.md
            other/b.md
        "#]],
    );
}

#[test]
fn overlapping_roots_give_each_note_once() {
    let vault = vault(&[("a.md", ""), ("sub/b.md", ""), ("sub/c.md", "")]);
    check(
        vault.path(),
        &["sub", ".", "sub/../sub/b.md", "."],
        expect![[r#"
            a.md
            sub/b.md
            sub/c.md
        "#]],
    );
}

#[test]
fn a_file_named_as_root_is_taken_whatever_its_name() {
    let vault = vault(&[(".gitignore", "*"), (".질문.adoc", ""), ("b.md", "")]);
    check(
        vault.path(),
        &[".질문.adoc"],
        expect![[r#"
            .질문.adoc
        "#]],
    );
}

#[test]
fn missing_roots_are_reported_and_others_walked() {
    let vault = vault(&[("있음/a.md", "")]);
    let missing = vault.path().join("없음");
    let walk = walk(&[missing.clone(), vault.path().join("있음")]);

    assert_eq!(walk.files.len(), 1);
    let [skipped] = &walk.skipped[..] else {
        panic!("one root is missing, not {:?}", walk.skipped);
    };
    assert_eq!(skipped.path, missing);
    let reason = SkipReason::Unreadable("no such file or directory".to_owned());
    assert_eq!(skipped.reason, reason);
}

#[test]
fn decomposed_names_stay_as_on_disk() {
    let name = "\u{1109}\u{1165}\u{11AF}.md"; // 설.md
    let vault = vault(&[(name, "")]);
    let walk = walk(&[vault.path().to_owned()]);
    assert!(walk.files[0].path.ends_with(name));
}

#[test]
fn size_and_time_come_from_disk() {
    let vault = vault(&[("a.md", "가나"), ("old.md", "")]);
    let seconds = Duration::from_nanos(1_700_000_000_123_456_789);
    for (name, time) in [
        ("a.md", UNIX_EPOCH + seconds),
        ("old.md", UNIX_EPOCH - Duration::from_secs(1)),
    ] {
        let file = File::options().write(true).open(vault.path().join(name));
        let file = file.expect("the file was just written");
        file.set_modified(time).expect("the file is our own");
    }

    let base = vault.path().canonicalize().expect("the vault exists");
    let expected = [
        (base.join("a.md"), 1_700_000_000_123_456_789, 6),
        (base.join("old.md"), -1_000_000_000, 0),
    ];
    let told = |file: NoteFile| (file.path, file.modified_ns, file.size_bytes);
    let files = walk(&[base]).files;
    assert!(cfg!(not(unix)) || files[0].changed_ns > files[0].modified_ns);
    let found: Vec<_> = files.into_iter().map(told).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_thousand_notes_are_all_listed_in_order() {
    let vault = vault(&[]);
    for number in 0..1000 {
        let path = format!("{}/{}/{number:04}.md", number % 7, number % 13);
        write(vault.path(), &path, b"");
    }
    let files = walk(&[vault.path().to_owned()]).files;
    assert_eq!(files.len(), 1000);
    assert!(files.is_sorted_by(|a, b| a.path < b.path));
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    fn link(vault: &Path, target: &str, name: &str) {
        symlink(target, vault.join(name)).expect("the vault is writable");
    }

    #[test]
    fn symbolic_links_below_a_root_are_not_followed() {
        let outside = vault(&[("비밀.md", "")]);
        let vault = vault(&[("a.md", ""), ("sub/b.md", "")]);
        let secret = outside.path().join("비밀.md");
        link(vault.path(), &secret.to_string_lossy(), "밖.md");
        link(vault.path(), &outside.path().to_string_lossy(), "밖");
        link(vault.path(), "a.md", "안.md");
        link(vault.path(), "..", "sub/loop");
        link(vault.path(), "nowhere.md", "끊김.md");
        check(
            vault.path(),
            &["."],
            expect![[r#"
                a.md
                sub/b.md
            "#]],
        );
    }

    #[test]
    fn a_root_that_is_a_link_gives_the_paths_behind_it() {
        let vault = vault(&[("sub/b.md", "")]);
        link(vault.path(), "sub", "link");
        link(vault.path(), "sub/b.md", "link.md");
        check(
            vault.path(),
            &["link", "sub", "link.md"],
            expect![[r#"
                sub/b.md
            "#]],
        );
    }

    #[test]
    fn pipes_are_no_notes() {
        let vault = vault(&[("a.md", "")]);
        let made = Command::new("mkfifo")
            .arg(vault.path().join("pipe.md"))
            .status();
        assert!(made.expect("mkfifo is part of every Unix").success());
        check(
            vault.path(),
            &["."],
            expect![[r#"
                a.md
            "#]],
        );
        check(
            vault.path(),
            &["a.md", "pipe.md"],
            expect![[r#"
                a.md
                pipe.md: not a regular file
            "#]],
        );
    }

    #[test]
    fn a_pipe_among_the_ignore_files_is_not_waited_for() {
        for name in [".gitignore", ".ignore", ".mundapignore"] {
            let vault = vault(&[("a.md", ""), ("sub/b.md", "")]);
            let pipe = vault.path().join("sub").join(name);
            let made = Command::new("mkfifo").arg(pipe).status();
            assert!(made.expect("mkfifo is part of every Unix").success());
            check(
                vault.path(),
                &["."],
                expect![[r#"
                    a.md
                    sub/b.md
                "#]],
            );
        }
    }

    #[test]
    fn an_unreadable_folder_is_reported() {
        let vault = vault(&[("a.md", ""), ("닫힘/b.md", "")]);
        let closed = vault.path().join("닫힘");
        let set = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode));
        set(0).expect("the folder is our own");
        let binds_us = fs::read_dir(&closed).is_err();
        let found = walk(&[vault.path().to_owned()]);
        set(0o700).expect("the folder is our own");

        assert_eq!(found.files.len(), if binds_us { 1 } else { 2 });
        let reasons: Vec<_> = found.skipped.iter().map(|s| s.reason.to_string()).collect();
        assert_eq!(reasons, vec!["permission denied"; usize::from(binds_us)]);
    }
}

#[test]
fn a_wrapped_error_is_told_without_its_path() {
    let words = "IO error for operation on /vault/locked: Permission denied (os error 13)";
    let wrapped = std::io::Error::new(std::io::ErrorKind::PermissionDenied, words);
    assert_eq!(
        SkipReason::from_io(&wrapped).to_string(),
        "permission denied"
    );
}

#[test]
fn a_folder_to_be_left_out_is_not_entered() {
    let vault = vault(&[("a.md", ""), ("cache/b.md", ""), ("cache too/c.md", "")]);
    let base = vault.path().canonicalize().expect("the vault exists");
    let found = |root: PathBuf, except: &Path| walk_except(&[root], except).files.len();
    assert_eq!(found(base.clone(), &vault.path().join("cache")), 2);
    assert_eq!(found(base.clone(), &base.join("nowhere")), 3);
    assert_eq!(found(base.join("cache"), &base.join("cache")), 1);
}
