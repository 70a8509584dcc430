//! Forms that the config file names for globs of notes: they decide, and a change of them is noticed.

use expect_test::expect;

use crate::vault::Vault;

const CONFIG: &str = ".config/mundap/config.toml";
/// Neither heading asks by its words.
const NOTE: &str = "# 메모\n\n### 원자성\n\n다 되거나 안 된다.\n\n### 격리성\n\n서로 모른다.\n";
const ASKING: &str = "# 메모\n\n### 캐시란 무엇인가요?\n\n가까이 둔 사본이다.\n";

fn vault() -> Vault {
    Vault::new(&[
        ("면접/db.md", NOTE),
        ("면접/cache.md", ASKING),
        ("일기.md", NOTE),
    ])
}

fn choose(vault: &Vault, forms: &str) {
    vault.write_home(CONFIG, forms.as_bytes());
}

fn changed(vault: &Vault) -> u64 {
    let output = vault.run("index --format json");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let changed = &told["changed"];
    changed.as_u64().expect("it counts the notes")
}

#[test]
fn named_forms_are_questions_in_the_notes_of_the_glob() {
    let vault = vault();
    choose(
        &vault,
        "[[forms]]\nnotes = \"면접/**\"\nquestions = [\"H3\"]\n",
    );
    vault.check(
        "list --kind question",
        expect![[r#"
            exit 0
            -- stdout
            면접/cache.md:3: 캐시란 무엇인가요?
            면접/db.md:3: 원자성
            면접/db.md:7: 격리성
        "#]],
    );
}

#[test]
fn rules_join_and_the_later_one_decides() {
    let vault = vault();
    choose(
        &vault,
        "[[forms]]\nnotes = \"**\"\nquestions = [\"h3\"]\n\n\
         [[forms]]\nnotes = \"면접/*\"\nquestions = [\"h1\"]\nnever = [\"h3\"]\n",
    );
    vault.check(
        "list --kind question",
        expect![[r#"
            exit 0
            -- stdout
            면접/cache.md:1: 메모
            면접/db.md:1: 메모
            일기.md:3: 원자성
            일기.md:7: 격리성
        "#]],
    );
}

#[test]
fn a_note_of_its_own_mind_goes_before_the_config_file() {
    let vault = vault();
    let note = format!("---\nmundap: {{never: [h3]}}\n---\n{NOTE}");
    vault.write("면접/db.md", note.as_bytes());
    choose(
        &vault,
        "[[forms]]\nnotes = \"면접/**\"\nquestions = [\"h3\"]\n",
    );
    vault.check(
        "list --kind question",
        expect![[r#"
            exit 0
            -- stdout
            면접/cache.md:3: 캐시란 무엇인가요?
        "#]],
    );
}

#[test]
fn a_change_divides_the_notes_anew_that_it_concerns() {
    let vault = vault();
    assert_eq!(changed(&vault), 0);
    choose(
        &vault,
        "[[forms]]\nnotes = \"db.*\"\nquestions = [\"h3\", \"bold\"]\n",
    );
    assert_eq!(changed(&vault), 1);
    // The same said otherwise changes nothing.
    choose(
        &vault,
        "[[forms]]\nnotes = \"**/db.md\"\nquestions = [\"bold\"]\n\n\
         [[forms]]\nnotes = \"db.md\"\nquestions = [\"h3\", \"h3\"]\n",
    );
    assert_eq!(changed(&vault), 0);
    choose(&vault, "[[forms]]\nnotes = \"면접/**\"\nnever = [\"h3\"]\n");
    assert_eq!(changed(&vault), 2);
    choose(&vault, "");
    vault.check(
        "list --kind question",
        expect![[r#"
            exit 0
            -- stdout
            면접/cache.md:3: 캐시란 무엇인가요?
        "#]],
    );
}

#[test]
fn split_obeys_them_wherever_it_is_called() {
    let vault = vault();
    let config = format!(
        "notes = [\"{}\"]\n[[forms]]\nnotes = \"면접/*\"\nquestions = [\"h3\"]\n",
        vault.notes().display()
    );
    choose(&vault, &config);
    let mut command = vault.command("split db.md");
    let inside = command.current_dir(vault.notes().join("면접")).output();
    let inside = inside.expect("the program was built");
    let told = String::from_utf8_lossy(&inside.stdout).into_owned();
    assert!(told.contains("db.md:3: 원자성"), "{told}");
    let explained = vault.run("split --explain 면접/db.md");
    let explained = String::from_utf8_lossy(&explained.stdout).into_owned();
    assert!(
        explained.contains("면접/db.md:3: question: 원자성"),
        "{explained}"
    );
}

#[test]
fn what_is_no_form_is_told_with_those_that_are() {
    let vault = vault();
    choose(
        &vault,
        "[[forms]]\nnotes = \"**\"\nquestions = [\"h3\", \"h7\"]\n",
    );
    vault.check("list", expect![[r#"
        exit 2
        -- stderr
        error: cannot read `HOME/.config/mundap/config.toml`: line 3: `h7` is no form of lines; forms are `h1` to `h6`, `toggle`, `bold`, `label`, `typed`, `text`, `number`, `number2` …, `bullet`, `bullet2` …, and each with `quoted` before it
        hint: `mundap config show` lists the keys, and `mundap config path` names the file
    "#]]);
}

#[test]
fn what_is_no_pattern_is_told() {
    let vault = vault();
    choose(
        &vault,
        "[[forms]]\nnotes = \"면접/[a\"\nquestions = [\"h3\"]\n",
    );
    vault.check("list", expect![[r#"
        exit 2
        -- stderr
        error: cannot read `HOME/.config/mundap/config.toml`: line 2: `면접/[a` is not a path pattern: unclosed character class; missing ']'
        hint: `mundap config show` lists the keys, and `mundap config path` names the file
    "#]]);
}
