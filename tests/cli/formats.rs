//! The output formats, each on the same few notes.

use expect_test::expect;

use crate::vault::{Vault, first_id};

#[test]
fn plain_is_one_line_a_hit() {
    Vault::sample().check("search 락", expect![[r#""#]]);
}

#[test]
fn pretty_is_for_reading() {
    Vault::sample().check("search 락 --format pretty", expect![[r#""#]]);
}

#[test]
fn pretty_marks_what_matched() {
    let vault = Vault::sample();
    let output = vault.run("search Redis --format pretty --color always");
    let told = vault.told(&output).replace('\x1b', "ESC");
    expect![[r#""#]].assert_eq(&told);
}

#[test]
fn json_is_one_object() {
    Vault::sample().check("search Redis --format json", expect![[r#""#]]);
}

#[test]
fn jsonl_is_one_hit_a_line() {
    Vault::sample().check("search 락 --format jsonl", expect![[r#""#]]);
}

#[test]
fn answers_are_added_on_demand() {
    Vault::sample().check(
        "search Redis --format jsonl --with-answer",
        expect![[r#""#]],
    );
}

#[test]
fn highlights_count_code_points() {
    let vault = Vault::new(&[("a.md", "## 🙂 왜 Redis를 썼나요?\n\n빨라서.\n")]);
    let output = vault.run("search Redis --format json");
    let object: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is JSON");
    let hit = &object["hits"][0];
    let question: Vec<char> = hit["question"]
        .as_str()
        .expect("a question is text")
        .chars()
        .collect();
    let bounds = &hit["question_highlights"][0];
    let bound = |at: usize| bounds[at].as_u64().expect("a bound is a number") as usize;
    assert_eq!(
        question[bound(0)..bound(1)].iter().collect::<String>(),
        "Redis"
    );
}

#[test]
fn table_fits_the_width() {
    let vault = Vault::sample();
    let output = vault
        .command("search 락 --format table")
        .env("COLUMNS", "64")
        .output();
    let output = output.expect("the program was built beside this test");
    expect![[r#""#]].assert_eq(&vault.told(&output));
}

#[test]
fn csv_and_tsv_have_a_header() {
    let vault = Vault::sample();
    let fields = |line: &str| String::from_utf8_lossy(&vault.run(line).stdout).into_owned();
    let header = "path,line,end_line,kind,answered,id,score,title,headings,tags,question,excerpt\n";
    assert!(fields("list --format csv").starts_with(header));
    assert!(fields("list --format tsv").starts_with(&header.replace(',', "\t")));
    assert!(fields("search Redis --format csv").starts_with(&format!("query,{header}")));
}

#[test]
fn csv_quotes_what_needs_it() {
    Vault::new(&[("a,b.md", "## \"락\", 왜?\n\n그냥.\n")])
        .check("list --format csv", expect![[r#""#]]);
}

#[test]
fn paths_are_given_once() {
    Vault::sample().check("search 락 --format paths", expect![[r#""#]]);
}

#[test]
fn paths_can_end_with_nul() {
    let output = Vault::sample().run("list --kind any --format paths -0");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "cache.md\0db/lock.md\0읽을거리.txt\0"
    );
}

#[test]
fn vimgrep_gives_line_and_column() {
    Vault::sample().check("search Redis --format vimgrep", expect![[r#""#]]);
}

#[test]
fn markdown_links_to_the_units() {
    Vault::sample().check("search 낙관적 --format markdown", expect![[r#""#]]);
}

#[test]
fn show_prints_the_whole_answer() {
    let vault = Vault::sample();
    let id = first_id(&vault.run("search Redis --format jsonl"));
    vault.check(&format!("show {id}"), expect![[r#""#]]);
    vault.check(&format!("show {id} --format pretty"), expect![[r#""#]]);
    vault.check(&format!("show {id} --format json"), expect![[r#""#]]);
    vault.check(&format!("show {id} --format markdown"), expect![[r#""#]]);
    vault.check(&format!("show {} -q", &id[..6]), expect![[r#""#]]);
}

#[test]
fn many_queries_have_an_object_of_answers() {
    let vault = Vault::sample();
    let output = vault.run_with_input("search --queries - --format json", "락\nRedis\n".as_bytes());
    let object: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the output is JSON");
    assert_eq!(object["format_version"], 1);
    assert_eq!(object["answers"][1]["query"], "Redis");
    assert_eq!(object["answers"][1]["total"], 1);
}
