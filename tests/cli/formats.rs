//! The output formats, each on the same few notes.

use expect_test::expect;

use crate::vault::{Vault, first_id};

#[test]
fn plain_is_one_line_a_hit() {
    Vault::sample().check(
        "search 락 --sort path",
        expect![[r#"
            exit 0
            -- stdout
            db/lock.md:5: 낙관적 락이란 무엇인가요?
            db/lock.md:9: 비관적 락은 언제 쓰나요?
        "#]],
    );
}

#[test]
fn pretty_is_for_reading() {
    Vault::sample().check(
        "search 락 --sort path --format pretty",
        expect![[r#"
            exit 0
            -- stdout
            낙관적 락이란 무엇인가요?
              db/lock.md:5  #db  <unit-id_>
              버전을 비교해서 충돌을 찾습니다.

            비관적 락은 언제 쓰나요?
              db/lock.md:9  #db  unanswered  <unit-id_>
        "#]],
    );
}

#[test]
fn plain_lines_are_coloured_where_colour_is_asked_for() {
    let output = Vault::sample().run("search Redis --color always");
    let line = String::from_utf8_lossy(&output.stdout).into_owned();
    let (place, question) = line.split_once(": ").expect("a place and a question");
    assert!(
        place.starts_with("\x1b[") && place.contains("cache.md:3"),
        "{line:?}"
    );
    assert!(question.contains("Redis\x1b[0m"), "{line:?}");
}

#[test]
fn pretty_marks_what_matched() {
    let vault = Vault::sample();
    let output = vault.run("search Redis --format pretty --color always");
    let told = vault.told(&output).replace('\x1b', "ESC");
    expect![[r#"
        exit 0
        -- stdout
        ESC[38;5;243mESC[0mESC[1mESC[38;5;160mRedisESC[0mESC[1m를 왜 썼나요?ESC[0m
          ESC[38;5;31mcache.md:3ESC[0m  ESC[38;5;243m캐시ESC[0m  ESC[38;5;243m<unit-id_>ESC[0m
          조회가 느려서 ESC[1mESC[38;5;160m레디스ESC[0m에 5분 동안 담아 두었습니다.
    "#]]
    .assert_eq(&told);
}

#[test]
fn json_is_one_object() {
    Vault::sample().check("search Redis --format json", expect![[r#"
        exit 0
        -- stdout
        {"format_version":1,"query":"Redis","total":1,"relaxed":null,"missing":[],"complete":true,"took_ms":0,"hits":[{"id":"<unit-id_>","path":"cache.md","line":3,"end_line":5,"kind":"question","question":"Redis를 왜 썼나요?","answered":true,"parent":null,"headings":["캐시"],"tags":[],"title":"캐시","score":0,"also":[],"above":[],"excerpt":"조회가 느려서 레디스에 5분 동안 담아 두었습니다.","question_highlights":[[0,5]],"excerpt_highlights":[[8,11]],"matched":["Redis","레디스"]}]}
    "#]]);
}

#[test]
fn a_heading_is_named_under_which_the_text_stands() {
    let vault = Vault::new(&[(
        "a.md",
        "# 락\n\n## 하나\n\n먼저 잡은 쪽이 놓을 때까지 다른 쪽은 기다립니다.\n\n## 둘\n\n버전을 비교해서 충돌을 찾고 다시 시도합니다.\n",
    )]);
    vault.check(
        "search 락 -n 1 --format pretty",
        expect![[r#"
        exit 0
        -- stdout
        하나
          a.md:3  락  <unit-id_>
          먼저 잡은 쪽이 놓을 때까지 다른 쪽은 기다립니다.
          under 락:1, with 1 more
    "#]],
    );
    vault.check("search 락 -n 1 --format json", expect![[r#"
        exit 0
        -- stdout
        {"format_version":1,"query":"락","total":3,"relaxed":null,"missing":[],"complete":true,"took_ms":0,"hits":[{"id":"<unit-id_>","path":"a.md","line":3,"end_line":5,"kind":"section","question":"하나","answered":true,"parent":null,"headings":["락"],"tags":[],"title":"락","score":0,"also":[],"above":[{"id":"<unit-id_>","line":1,"question":"락","more":1}],"excerpt":"먼저 잡은 쪽이 놓을 때까지 다른 쪽은 기다립니다.","question_highlights":[],"excerpt_highlights":[],"matched":[]}]}
    "#]]);
}

#[test]
fn jsonl_is_one_hit_a_line() {
    Vault::sample().check("search 락 --sort path --format jsonl", expect![[r#"
        exit 0
        -- stdout
        {"id":"<unit-id_>","path":"db/lock.md","line":5,"end_line":7,"kind":"question","question":"낙관적 락이란 무엇인가요?","answered":true,"parent":null,"headings":[],"tags":["db"],"title":"lock","score":0,"also":[],"above":[],"excerpt":"버전을 비교해서 충돌을 찾습니다.","question_highlights":[[4,5]],"excerpt_highlights":[],"matched":["락"]}
        {"id":"<unit-id_>","path":"db/lock.md","line":9,"end_line":9,"kind":"question","question":"비관적 락은 언제 쓰나요?","answered":false,"parent":null,"headings":[],"tags":["db"],"title":"lock","score":0,"also":[],"above":[],"excerpt":"","question_highlights":[[4,5]],"excerpt_highlights":[],"matched":["락"]}
    "#]]);
}

#[test]
fn answers_are_added_on_demand() {
    Vault::sample().check(
        "search Redis --format jsonl --with-answer",
        expect![[r#"
            exit 0
            -- stdout
            {"id":"<unit-id_>","path":"cache.md","line":3,"end_line":5,"kind":"question","question":"Redis를 왜 썼나요?","answer":"조회가 느려서 레디스에 5분 동안 담아 두었습니다.","answered":true,"parent":null,"headings":["캐시"],"tags":[],"title":"캐시","score":0,"also":[],"above":[],"excerpt":"조회가 느려서 레디스에 5분 동안 담아 두었습니다.","question_highlights":[[0,5]],"excerpt_highlights":[[8,11]],"matched":["Redis","레디스"]}
        "#]],
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
        .command("search 락 --sort path --format table")
        .env("COLUMNS", "64")
        .output();
    let output = output.expect("the program was built beside this test");
    expect![[r#"
        exit 0
        -- stdout
        ┌───────────────────────────┬──────────────┬────────────┐
        │ Question                  ┆ Note         ┆ Id         │
        ╞═══════════════════════════╪══════════════╪════════════╡
        │ 낙관적 락이란 무엇인가요? ┆ db/lock.md:5 ┆ <unit-id_> │
        │ 비관적 락은 언제 쓰나요?  ┆ db/lock.md:9 ┆ <unit-id_> │
        └───────────────────────────┴──────────────┴────────────┘
    "#]]
    .assert_eq(&vault.told(&output));
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
    Vault::new(&[("a,b.md", "## \"락\", 왜?\n\n그냥.\n")]).check(
        "list --format csv",
        expect![[r#"
            exit 0
            -- stdout
            path,line,end_line,kind,answered,id,score,title,headings,tags,question,excerpt
            "a,b.md",1,3,question,true,<unit-id_>,,"a,b",,,"""락"", 왜?",
        "#]],
    );
}

#[test]
fn paths_are_given_once() {
    Vault::sample().check(
        "search 락 --sort path --format paths",
        expect![[r#"
        exit 0
        -- stdout
        db/lock.md
    "#]],
    );
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
    Vault::sample().check(
        "search Redis --format vimgrep",
        expect![[r#"
            exit 0
            -- stdout
            cache.md:5:21:조회가 느려서 레디스에 5분 동안 담아 두었습니다.
        "#]],
    );
}

#[test]
fn markdown_links_to_the_units() {
    Vault::sample().check(
        "search 낙관적 --format markdown",
        expect![[r#"
            exit 0
            -- stdout
            - **낙관적 락이란 무엇인가요?** ([db/lock.md:5](db/lock.md#L5))

              > 버전을 비교해서 충돌을 찾습니다.
        "#]],
    );
}

#[test]
fn show_prints_the_whole_answer() {
    let vault = Vault::sample();
    let id = first_id(&vault.run("search Redis --format jsonl"));
    vault.check(
        &format!("show {id}"),
        expect![[r#"
        exit 0
        -- stdout
        cache.md:3: Redis를 왜 썼나요?

        조회가 느려서 레디스에 5분 동안 담아 두었습니다.
    "#]],
    );
    vault.check(
        &format!("show {id} --format pretty"),
        expect![[r#"
            exit 0
            -- stdout
            Redis를 왜 썼나요?
              cache.md:3  캐시  <unit-id_>

            조회가 느려서 레디스에 5분 동안 담아 두었습니다.
        "#]],
    );
    vault.check(&format!("show {id} --format json"), expect![[r#"
        exit 0
        -- stdout
        {"format_version":1,"id":"<unit-id_>","path":"cache.md","line":3,"end_line":5,"kind":"question","question":"Redis를 왜 썼나요?","answer":"조회가 느려서 레디스에 5분 동안 담아 두었습니다.","answered":true,"parent":null,"headings":["캐시"],"tags":[],"title":"캐시"}
    "#]]);
    vault.check(
        &format!("show {id} --format markdown"),
        expect![[r#"
        exit 0
        -- stdout
        ## Redis를 왜 썼나요?

        조회가 느려서 레디스에 5분 동안 담아 두었습니다.

        [cache.md:3](cache.md#L3)
    "#]],
    );
    vault.check(
        &format!("show {} -q", &id[..6]),
        expect![[r#"
        exit 0
    "#]],
    );
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
