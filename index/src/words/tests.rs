//! What a file of words may look like, and what every change leaves of it.

use std::thread;
use std::time::Duration;

use expect_test::{Expect, expect};
use tempfile::TempDir;

use super::*;

const FILE: &str = "# 우리 팀의 말\n[words]\n\"결제봇\" = [\"PayBot\"] # 2024\n\n# 사내 시스템\n\"당근큐\" = \"CarrotQ\"\n";

fn list(text: &str) -> WordList {
    WordList::parse(text).expect("the text is a list of words")
}

fn check(words: &WordList, expected: Expect) {
    let mut shown = String::new();
    for word in words.words() {
        shown.push_str(&format!("{} = {}\n", word.term, word.spellings.join(", ")));
    }
    shown.push_str(&format!("--\n{words}"));
    expected.assert_eq(&shown);
    let again = list(&words.to_string());
    assert_eq!(again.words(), words.words());
}

fn check_mistake(text: &str, expected: &str) {
    let mistake = WordList::parse(text).expect_err("the text is no list of words");
    assert_eq!(mistake.to_string(), expected);
}

fn add(words: &mut WordList, term: &str, spellings: &[&str]) -> Result<usize, Refusal> {
    let spellings: Vec<String> = spellings
        .iter()
        .map(|&spelling| spelling.to_owned())
        .collect();
    words.add(term, &spellings)
}

#[test]
fn comments_and_order_survive_a_change() {
    let mut words = list(FILE);
    assert_eq!(
        add(&mut words, "당근큐", &["carrot queue", "carrot-q"]),
        Ok(1)
    );
    assert_eq!(add(&mut words, "샤딩봇", &[]), Ok(1));
    assert_eq!(add(&mut words, "결제봇", &["paybot"]), Ok(0));
    check(
        &words,
        expect![[r#"
        결제봇 = PayBot
        당근큐 = CarrotQ, carrot queue
        샤딩봇 = 
        --
        # 우리 팀의 말
        [words]
        "결제봇" = ["PayBot"] # 2024

        # 사내 시스템
        "당근큐" = ["CarrotQ", "carrot queue"]
        "샤딩봇" = []
    "#]],
    );
}

#[test]
fn a_word_goes_with_its_spellings() {
    let mut words = list(FILE);
    assert_eq!(words.remove("페이봇"), None);
    let gone = words.remove(" 결제봇").expect("it is there");
    assert_eq!(gone.spellings, ["PayBot"]);
    check(
        &words,
        expect![[r#"
        당근큐 = CarrotQ
        --
        # 우리 팀의 말
        [words]

        # 사내 시스템
        "당근큐" = "CarrotQ"
    "#]],
    );
}

#[test]
fn the_first_word_makes_the_table() {
    let mut words = WordList::default();
    assert_eq!(
        add(&mut words, "결제봇", &["PayBot", "pay bot", "페이봇"]),
        Ok(3)
    );
    check(
        &words,
        expect![[r#"
        결제봇 = PayBot, 페이봇
        --
        [words]
        "결제봇" = ["PayBot", "페이봇"]
    "#]],
    );
}

#[test]
fn a_spelling_belongs_to_one_word() {
    let mut words = list(FILE);
    let taken = |spelling: &str, term: &str| {
        Err(Refusal::Taken {
            spelling: spelling.to_owned(),
            term: term.to_owned(),
        })
    };
    assert_eq!(
        add(&mut words, "당근큐", &["Pay Bot"]),
        taken("Pay Bot", "결제봇")
    );
    assert_eq!(add(&mut words, "paybot", &["x"]), taken("paybot", "결제봇"));
    assert_eq!(words.to_string(), FILE);
}

#[test]
fn signs_alone_are_no_word() {
    let mut words = WordList::default();
    assert_eq!(
        add(&mut words, " -- ", &[]),
        Err(Refusal::NoWord("--".to_owned()))
    );
    assert_eq!(
        add(&mut words, "결제봇", &[""]),
        Err(Refusal::NoWord(String::new()))
    );
    assert_eq!(words.words(), []);
}

#[test]
fn decomposed_words_are_the_same_words() {
    let decomposed: String = FILE.nfd().collect();
    let mut words = list(&decomposed);
    assert_eq!(words.words(), list(FILE).words());
    assert_eq!(add(&mut words, "결제봇", &["페이봇"]), Ok(1));
    assert!(words.remove("결제봇").is_some());
    assert_eq!(list(&words.to_string()).words(), words.words());
}

#[test]
fn mistakes_are_told_with_their_line() {
    check_mistake(
        "[words]\n\"가\" = 3\n",
        "line 2: the spellings of `가` are no list of texts, such as [\"a\", \"b\"]",
    );
    check_mistake(
        "[words]\n\n\"가나\" = [\"a\", 3]\n",
        "line 3: the spellings of `가나` are no list of texts, such as [\"a\", \"b\"]",
    );
    check_mistake(
        "# 말\n[wrods]\n",
        "line 2: `wrods` is unknown, the words stand in the table `[words]`",
    );
    check_mistake(
        "words = 1\n",
        "line 1: `words` is unknown, the words stand in the table `[words]`",
    );
    check_mistake("[words]\n\"--\" = []\n", "line 2: `--` is no word");
}

#[test]
fn text_that_is_not_toml_is_told_with_its_line() {
    let mistake = WordList::parse("[words]\n\"가\" = [\n").expect_err("the list is not closed");
    assert!(mistake.line >= 2, "{mistake}");
}

/// A folder that is gone at the end of the test.
fn folder() -> TempDir {
    tempfile::tempdir().expect("the system has a folder for temporary files")
}

fn teach(path: &Path, term: &str) {
    let added = change(path, |words| words.add(term, &[]));
    assert_eq!(added.expect("the folder is ours"), Ok(1), "{term}");
}

/// What stands in the folder of a file, by name.
fn beside(path: &Path) -> Vec<String> {
    let listed = fs::read_dir(path.parent().expect("it has one")).expect("it is there");
    let name = |entry: io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name());
    let names = listed.map(|entry| name(entry).expect("it can be read"));
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_whole_and_read_again() {
    let folder = folder();
    let path = folder.path().join("새 폴더/words.toml");
    assert_eq!(read(&path).expect("a missing file is empty").words(), []);
    change(&path, |words| *words = list(FILE)).expect("the folder is ours");
    assert_eq!(read(&path).expect("it was written").to_string(), FILE);
    assert_eq!(beside(&path), [".words.toml.lock", "words.toml"]);
}

#[test]
fn what_changes_nothing_writes_nothing() {
    let folder = folder();
    let path = folder.path().join("말/words.toml");
    let removed = change(&path, |words| words.remove("결제봇"));
    assert_eq!(removed.expect("a missing file is empty"), None);
    let added = change(&path, |words| words.add("--", &[]));
    assert!(added.expect("a missing file is empty").is_err());
    assert!(!folder.path().join("말").exists());
}

#[test]
fn words_added_at_once_are_all_there() {
    const THREADS: usize = 8;
    const WORDS: usize = 10;
    let folder = folder();
    let path = folder.path().join("words.toml");
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let path = &path;
            scope.spawn(move || {
                (0..WORDS).for_each(|word| teach(path, &format!("낱말{thread}x{word}")));
            });
        }
    });
    let words = read(&path).expect("it was written");
    assert_eq!(words.words().len(), THREADS * WORDS);
}

#[test]
fn a_lock_that_is_held_is_told() {
    let folder = folder();
    let path = folder.path().join("words.toml");
    let held = file::lock(&path, Duration::ZERO).expect("nobody holds it");
    let error = file::lock(&path, Duration::ZERO).expect_err("it is held");
    let told = error.to_string();
    assert!(told.starts_with("cannot lock `"), "{told}");
    assert!(
        told.ends_with(".words.toml.lock`: another process holds it"),
        "{told}"
    );
    drop(held);
    file::lock(&path, Duration::ZERO).expect("it was let go");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_wherever_it_leads() {
    use std::os::unix::fs::symlink;

    let folder = folder();
    let (link, far) = (folder.path().join("words.toml"), folder.path().join("far"));
    fs::create_dir(&far).expect("the folder is new");
    symlink("far/other.toml", &link).expect("the folder is ours");
    symlink("words.toml", far.join("other.toml")).expect("the folder is ours");
    teach(&link, "결제봇");
    teach(&far.join("words.toml"), "당근큐");
    assert!(link.is_symlink() && far.join("other.toml").is_symlink());
    assert_eq!(read(&link).expect("it was written").words().len(), 2);
    let names = [".words.toml.lock", "other.toml", "words.toml"];
    assert_eq!(beside(&far.join("words.toml")), names);
    assert_eq!(beside(&link), ["far", "words.toml"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_ring_are_an_error() {
    let folder = folder();
    let path = folder.path().join("words.toml");
    std::os::unix::fs::symlink("words.toml", &path).expect("the folder is ours");
    let error = change(&path, |words| words.add("결제봇", &[])).expect_err("it leads nowhere");
    assert!(matches!(error, WordsError::Io { .. }), "{error}");
}
