//! What a file of words may look like, and what every change leaves of it.

use expect_test::{Expect, expect};

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

#[test]
fn a_file_is_written_whole_and_read_again() {
    let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
    let path = folder.path().join("새 폴더/words.toml");
    assert_eq!(read(&path).expect("a missing file is empty").words(), []);
    write(&path, &list(FILE)).expect("the folder is ours");
    assert_eq!(read(&path).expect("it was written").to_string(), FILE);
    let beside = fs::read_dir(path.parent().expect("it has one")).expect("it is there");
    assert_eq!(beside.count(), 1);
}
