//! The user's own words: a file, and what the next command makes of it.

use expect_test::expect;

use crate::vault::Vault;

const FILE: &str = ".config/mundap/words.toml";

/// Three notes on one system that has two names.
fn vault() -> Vault {
    Vault::new(&[
        (
            "a.md",
            "## 펭귄큐를 왜 만들었나요?\n\n재시도를 한곳에 모으려고.\n",
        ),
        (
            "b.md",
            "## 배포 순서는?\n\n펭귄큐를 먼저 띄웁니다.\n\n## 장애가 나면?\n\n펭귄큐는 사흘을 버팁니다.\n",
        ),
        ("c.md", "## PQ의 한계는?\n\n순서가 없습니다.\n"),
    ])
}

#[test]
fn a_word_finds_its_other_spelling_until_it_is_removed() {
    let vault = vault();
    let alone = "exit 0\n-- stdout\nc.md:1: PQ의 한계는?\n";
    assert_eq!(vault.told(&vault.run("search --all PQ")), alone);
    vault.check(
        "words add 펭귄큐 =PQ '=penguin queue'",
        expect![[r#"
        exit 0
    "#]],
    );
    vault.check(
        "search --all PQ",
        expect![[r#"
        exit 0
        -- stdout
        a.md:1: 펭귄큐를 왜 만들었나요?
        b.md:1: 배포 순서는?
        b.md:5: 장애가 나면?
        c.md:1: PQ의 한계는?
    "#]],
    );
    vault.check(
        "words remove 펭귄큐",
        expect![[r#"
        exit 0
    "#]],
    );
    assert_eq!(vault.told(&vault.run("search --all PQ")), alone);
}

#[test]
fn the_list_is_for_people_and_scripts() {
    let vault = vault();
    vault.check(
        "words list",
        expect![[r#"
        exit 1
    "#]],
    );
    vault.run("words add 펭귄큐 =PQ 'penguin queue'");
    vault.run("words add 결제봇");
    vault.check(
        "words list",
        expect![[r#"
        exit 0
        -- stdout
        펭귄큐	PQ	penguin queue
        결제봇
    "#]],
    );
    vault.check(
        "words list --format pretty",
        expect![[r#"
        exit 0
        -- stdout
        펭귄큐  PQ, penguin queue
        결제봇
    "#]],
    );
    vault.check("words list --format json", expect![[r#"
        exit 0
        -- stdout
        {"format_version":1,"words":[{"term":"펭귄큐","spellings":["PQ","penguin queue"]},{"term":"결제봇","spellings":[]}]}
    "#]]);
}

#[test]
fn words_that_the_notes_repeat_are_suggested() {
    let vault = vault();
    vault.check(
        "words suggest",
        expect![[r#"
        exit 0
        -- stdout
        펭귄큐	3
    "#]],
    );
    vault.check(
        "words suggest --format jsonl",
        expect![[r#"
        exit 0
        -- stdout
        {"word":"펭귄큐","units":3}
    "#]],
    );
    vault.run("words add 펭귄큐");
    vault.check(
        "words suggest",
        expect![[r#"
        exit 1
    "#]],
    );
}

#[test]
fn the_sign_before_a_word_is_no_part_of_it() {
    let vault = vault();
    vault.run("words add '=결제봇' =PayBot");
    vault.check(
        "words list --format plain",
        expect![[r#"
        exit 0
        -- stdout
        결제봇	PayBot
    "#]],
    );
}

#[test]
fn a_file_with_a_mistake_is_told_and_left_alone() {
    let vault = vault();
    let text = "[words]\n# 큐\n\"펭귄큐\" = 3\n";
    vault.write_home(FILE, text.as_bytes());
    for line in ["words add 결제봇", "words remove 펭귄큐", "search PQ"] {
        vault.check(line, expect![[r#"
            exit 2
            -- stderr
            error: cannot read `HOME/.config/mundap/words.toml`: line 3: the spellings of `펭귄큐` are no list of texts, such as ["a", "b"]
            hint: mend that line, such as "결제봇" = ["PayBot"]; nothing was changed
        "#]]);
    }
    let kept = std::fs::read_to_string(vault.home().join(FILE)).expect("it is still there");
    assert_eq!(kept, text);
}

#[test]
fn the_environment_names_the_file_of_words() {
    let vault = vault();
    let path = vault.home().join("말/words.toml");
    let mut command = vault.command("words add 펭귄큐 =PQ");
    let output = command.env("MUNDAP_WORDS", &path).output();
    assert!(output.expect("the program was built").status.success());
    let text = std::fs::read_to_string(&path).expect("it was written");
    assert_eq!(text, "[words]\n\"펭귄큐\" = [\"PQ\"]\n");
    assert!(!vault.home().join(FILE).exists());
}

#[test]
fn a_word_without_end_is_refused_and_ends_no_search() {
    let vault = vault();
    let endless = "가".repeat(20_000);
    let refused = expect![[r#"
        exit 2
        -- stderr
        error: a word has at most 200 characters, not 20000
        hint: a word is a name of something; whole sentences belong into notes
    "#]];
    vault.check(&format!("words add {endless}"), refused);
    let longest = "가".repeat(200);
    let added = vault.run(&format!("words add {longest} ={}", "나".repeat(200)));
    assert_eq!(added.status.code(), Some(0), "{}", vault.told(&added));
    assert_eq!(vault.run("search 펭귄큐").status.code(), Some(0));
    vault.write_home(FILE, format!("[words]\n\"{endless}\" = []\n").as_bytes());
    vault.check(
        "search 펭귄큐",
        expect![[r#"
            exit 2
            -- stderr
            error: cannot read `HOME/.config/mundap/words.toml`: line 2: a word has at most 200 characters, not 20000
            hint: mend that line, such as "결제봇" = ["PayBot"]; nothing was changed
        "#]],
    );
}

#[test]
fn a_spelling_of_another_word_is_refused() {
    let vault = vault();
    vault.run("words add 펭귄큐 =PQ");
    vault.check(
        "words add 결제봇 =pq",
        expect![[r#"
        exit 2
        -- stderr
        error: `pq` is a spelling of `펭귄큐` already
        hint: `mundap words remove` takes a word out with its spellings
    "#]],
    );
    vault.check(
        "words remove pq",
        expect![[r#"
        exit 1
        -- stderr
        error: `pq` is none of your words
        hint: `mundap words list` shows them
    "#]],
    );
}

#[test]
fn words_added_by_several_processes_at_once_are_all_there() {
    const PROCESSES: usize = 8;
    const WORDS: usize = 10;
    let vault = vault();
    let teach = |process: usize| {
        for word in 0..WORDS {
            let output = vault.run(&format!(
                "words add 낱말{process}x{word} =word{process}x{word}"
            ));
            assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
        }
    };
    std::thread::scope(|scope| {
        (0..PROCESSES).for_each(|process| drop(scope.spawn(move || teach(process))));
    });
    let listed = String::from_utf8_lossy(&vault.run("words list").stdout).into_owned();
    assert_eq!(listed.lines().count(), PROCESSES * WORDS, "{listed}");
}

#[test]
fn words_removed_by_several_processes_at_once_are_all_gone() {
    let vault = vault();
    let text = (0..40).map(|word| format!("\"낱말{word}\" = []\n"));
    let text = format!("[words]\n{}", text.collect::<String>());
    vault.write_home(FILE, text.as_bytes());
    let forget = |process: usize| {
        for word in 0..10 {
            let output = vault.run(&format!("words remove 낱말{}", process * 10 + word));
            assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
        }
    };
    std::thread::scope(|scope| {
        (0..4).for_each(|process| drop(scope.spawn(move || forget(process))));
    });
    vault.check(
        "words list",
        expect![[r#"
        exit 1
    "#]],
    );
}

#[test]
fn a_lock_that_cannot_be_had_is_told() {
    let vault = vault();
    vault.write_home(".config/mundap/.words.toml.lock/in the way", b"");
    vault.check(
        "words add 결제봇",
        expect![[r#"
        exit 2
        -- stderr
        error: cannot lock `HOME/.config/mundap/.words.toml.lock`: is a directory
        hint: MUNDAP_WORDS and the config folder name the file
    "#]],
    );
    assert!(!vault.home().join(FILE).exists());
}

#[cfg(unix)]
#[test]
fn a_linked_file_of_words_stays_linked() {
    let vault = vault();
    vault.write_home("dotfiles/words.toml", b"# \xeb\xa7\x90\n[words]\n");
    vault.write_home(".config/mundap/config.toml", b"");
    let link = vault.home().join(FILE);
    let target = vault.home().join("dotfiles/words.toml");
    std::os::unix::fs::symlink(&target, &link).expect("the folder is the vault's own");
    vault.run("words add 펭귄큐 =PQ");
    assert!(link.is_symlink());
    let text = std::fs::read_to_string(target).expect("it is still there");
    assert_eq!(text, "# 말\n[words]\n\"펭귄큐\" = [\"PQ\"]\n");
}
