//! What a command line points at: ids and their beginnings, lines of notes, numbers of the last list.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Output;

use expect_test::{Expect, expect};

use crate::vault::Vault;

/// Runs the program as in a terminal of that name.
fn run_in(vault: &Vault, terminal: &str, line: &str) -> Output {
    let mut command = vault.command(line);
    let command = command.env("MUNDAP_TERMINAL", terminal);
    command.output().expect("the program was built")
}

fn check_in(vault: &Vault, line: &str, want: Expect) {
    want.assert_eq(&vault.told(&run_in(vault, "one", line)));
}

fn ids(vault: &Vault) -> Vec<String> {
    let list = vault.run("list --kind any --format tsv");
    let text = String::from_utf8_lossy(&list.stdout).into_owned();
    let rows = text.lines().skip(1);
    let id = |row: &str| row.split('\t').find(|cell| is_id(cell)).map(str::to_owned);
    rows.filter_map(id).collect()
}

fn is_id(cell: &str) -> bool {
    cell.len() == 10 && cell.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[test]
fn numbers_mean_the_last_list_of_this_terminal() {
    let vault = Vault::sample();
    check_in(
        &vault,
        "list --format pretty",
        expect![[r#"
            exit 0
            -- stdout
             1 Redis를 왜 썼나요?
               cache.md:3  캐시  <unit-id_>
             2 낙관적 락이란 무엇인가요?
               db/lock.md:5  #db  <unit-id_>
             3 비관적 락은 언제 쓰나요?
               db/lock.md:9  #db  unanswered  <unit-id_>
        "#]],
    );
    check_in(
        &vault,
        "show 2 1 --format plain",
        expect![[r#"
            exit 0
            -- stdout
            db/lock.md:5: 낙관적 락이란 무엇인가요?

            버전을 비교해서 충돌을 찾습니다.

            cache.md:3: Redis를 왜 썼나요?

            조회가 느려서 레디스에 5분 동안 담아 두었습니다.
        "#]],
    );
    check_in(
        &vault,
        "show 9",
        expect![[r#"
            exit 1
            -- stderr
            error: the last list of this terminal has no result 9
            hint: it has 3; `mundap search` and `mundap list` number what they show
        "#]],
    );
    let other = run_in(&vault, "two", "show 2");
    assert_eq!(other.status.code(), Some(1), "{}", vault.told(&other));
    let why = run_in(&vault, "one", "why 레디스 1");
    assert_eq!(why.status.code(), Some(0), "{}", vault.told(&why));
}

#[test]
fn numbers_are_found_from_another_folder_too() {
    let vault = Vault::sample();
    let mut command = vault.command("search 레디스 --notes notes --format pretty");
    command
        .env("MUNDAP_TERMINAL", "one")
        .current_dir(vault.home());
    assert_eq!(
        command.output().expect("it was built").status.code(),
        Some(0)
    );
    let shown = run_in(&vault, "one", "show 1 --notes .. --format plain");
    assert_eq!(
        shown.status.code(),
        Some(1),
        "the notes that are named go before"
    );
    let mut command = vault.command("show 1 --format paths");
    command.env("MUNDAP_TERMINAL", "one").current_dir("/");
    let output = command.output().expect("it was built");
    assert!(String::from_utf8_lossy(&output.stdout).ends_with("notes/cache.md\n"));
}

#[test]
fn lists_are_for_their_owner_alone_and_bounded() {
    let vault = Vault::sample();
    for terminal in 0..70 {
        run_in(
            &vault,
            &format!("t{terminal}"),
            "list --format pretty --no-refresh",
        );
        run_in(&vault, &format!("t{terminal}"), "list --format pretty");
    }
    let folder = vault.home().join(".local/state/mundap/terminals");
    let kept: Vec<_> = fs::read_dir(&folder)
        .expect("lists are kept")
        .flatten()
        .collect();
    assert_eq!(kept.len(), 64);
    for entry in kept {
        let mode = entry.metadata().expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let mode = fs::metadata(folder)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn a_list_that_cannot_be_kept_or_read_fails_nothing() {
    let vault = Vault::sample();
    vault.write_home(".local/state/mundap/terminals/one.json", b"{\"ids\": 3");
    let broken = run_in(&vault, "one", "show 1");
    assert_eq!(broken.status.code(), Some(1), "{}", vault.told(&broken));
    vault.write_home("state", b"a file");
    let mut command = vault.command("search 레디스 --format pretty");
    command
        .env("MUNDAP_TERMINAL", "one")
        .env("XDG_STATE_HOME", vault.home().join("state"));
    let output = command.output().expect("it was built");
    assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
    assert!(output.stderr.is_empty());
}

#[test]
fn the_beginning_of_an_id_is_enough_where_it_is_the_only_one() {
    let notes: String = (0..40)
        .map(|at| format!("## 질문 {at}는?\n\n답 {at}\n\n"))
        .collect();
    let vault = Vault::new(&[("a.md", &notes)]);
    let ids = ids(&vault);
    let beginning = |digits: usize, count: usize| {
        let mut beginnings = ids.iter().map(|id| &id[..digits]);
        beginnings.find(|beginning| {
            ids.iter().filter(|id| id.starts_with(beginning)).count() == count
                && beginning.bytes().any(|byte| !byte.is_ascii_digit())
        })
    };
    let only = beginning(6, 1).expect("six digits tell forty ids apart");
    let output = vault.run(&format!("show {only} --format jsonl"));
    assert_eq!(output.status.code(), Some(0), "{}", vault.told(&output));
    let several = (2..9)
        .find_map(|count| beginning(1, count))
        .expect("sixteen digits, forty ids");
    let output = vault.run(&format!("show {several} --format jsonl"));
    let told = vault.told(&output);
    assert!(told.contains("begins the ids of"), "{told}");
    assert!(told.contains("(a.md:"), "{told}");
    assert_eq!(output.status.code(), Some(2), "{told}");
}

#[test]
fn a_line_of_a_note_points_at_the_unit_around_it() {
    let vault = Vault::sample();
    let check = |line: &str, want: &str| {
        let output = vault.run(line);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.starts_with(want), "{line}\n{}", vault.told(&output));
    };
    check("show db/lock.md:7", "db/lock.md:5: 낙관적 락");
    check("show db/lock.md:5:3", "db/lock.md:5: 낙관적 락");
    check("show ./db/lock.md:9", "db/lock.md:9: 비관적 락");
    check("why 락 db/lock.md:7", "");
    vault.write("empty.md", b"\n");
    vault.check(
        "show empty.md:1",
        expect![[r#"
            exit 1
            -- stderr
            error: no unit stands at `empty.md:1`
            hint: `mundap list --kind any --path …` names the units of a note
        "#]],
    );
}

#[test]
fn raw_gives_the_bytes_of_the_note() {
    let vault = Vault::new(&[(
        "a.md",
        "# 머리\r\n\r\n## Redis를 왜?\r\n\r\n\t**빨라서** <b>썼다</b>  \r\n\r\n## 다음은?\r\n",
    )]);
    let output = vault.run("show --raw a.md:3");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(text, "## Redis를 왜?\r\n\r\n\t**빨라서** <b>썼다</b>  \r\n");
}

#[test]
fn pretty_marks_what_the_last_query_met() {
    let vault = Vault::sample();
    run_in(&vault, "one", "search 레디스 --format pretty");
    let output = run_in(&vault, "one", "show 1 --format pretty --color always");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        text.contains("\x1b[1m\x1b[38;5;160m레디스\x1b[0m에"),
        "{text:?}"
    );
    assert!(
        text.contains("\x1b[1m\x1b[38;5;160mRedis\x1b[0m"),
        "{text:?}"
    );
}

#[test]
fn a_short_question_bears_its_heading() {
    let vault = Vault::new(&[("a.md", "# 트랜잭션\n\n## 정의\n\n작업의 단위다.\n")]);
    check_in(
        &vault,
        "search 작업 -n 1 --format pretty",
        expect![[r#"
            exit 0
            -- stdout
             1 트랜잭션 › 정의
               a.md:3  트랜잭션  <unit-id_>
               작업의 단위다.
        "#]],
    );
}

#[test]
fn a_query_opens_its_best_hit() {
    let vault = Vault::sample();
    let editor = vault.home().join("vim");
    let stand_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/editor.sh");
    symlink(stand_in, &editor).expect("the folder is the vault's own");
    let check = |line: &str, want: &str| {
        let mut command = vault.command(line);
        command.env("EDITOR", &editor).env("MUNDAP_TERMINAL", "one");
        let output = command.output().expect("it was built");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            want,
            "{}",
            vault.told(&output)
        );
    };
    check("open 낙관적 락", "+5\n--\n./db/lock.md\n");
    check("open 락", "+5\n--\n./db/lock.md\n");
    check("open db/lock.md:9", "+9\n--\n./db/lock.md\n");
    run_in(&vault, "one", "list --format pretty");
    check("open 1", "+3\n--\n./cache.md\n");
    let output = run_in(&vault, "one", "open 없는말없는말");
    assert_eq!(output.status.code(), Some(1), "{}", vault.told(&output));
}
