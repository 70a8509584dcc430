//! Several processes over one index: one that writes, one that was stopped, many that change notes.

use std::fs;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use expect_test::expect;

use crate::vault::Vault;

/// Keeps the writer's lock as a process does that was stopped, until dropped.
struct Holder(fs::File);

impl Holder {
    fn of(vault: &Vault, folder: &str) -> Holder {
        let path = vault.home().join(folder).join("writer.lock");
        let file = fs::File::options().write(true).open(path);
        let file = file.expect("it was indexed");
        file.lock().expect("nobody else holds it");
        Holder(file)
    }
}

#[test]
fn a_stopped_writer_does_not_keep_the_old_index_from_answering() {
    let vault = Vault::sample();
    // Long enough for the files' own clock to tick, or they are looked at once more.
    std::thread::sleep(Duration::from_millis(50));
    vault.run("index --index ../i");
    let holder = Holder::of(&vault, "i");
    vault.check(
        "search Redis --index ../i",
        expect![[r#"
            exit 0
            -- stdout
            cache.md:3: Redis를 왜 썼나요?
        "#]],
    );
    vault.write("new.md", "## Redis는 무엇인가요?\n\n저장소\n".as_bytes());
    vault.check(
        "search Redis --index ../i",
        expect![[r#"
            exit 0
            -- stdout
            cache.md:3: Redis를 왜 썼나요?
            -- stderr
            warning: another process keeps the index; the answer is from before the last changes
            hint: a `mundap` that was stopped (Ctrl-Z) goes on with `fg`
        "#]],
    );
    drop(holder.0);
    vault.check(
        "search 저장소 --index ../i --exact",
        expect![[r#"
            exit 0
            -- stdout
            new.md:1: Redis는 무엇인가요?
        "#]],
    );
}

#[test]
fn waiting_is_no_line_among_json() {
    let vault = Vault::sample();
    vault.run("index --index ../i");
    vault.write("new.md", "## 새 질문은?\n\n답\n".as_bytes());
    let holder = Holder::of(&vault, "i");
    let mut command = vault.command("index --index ../i --format json");
    let mut child: Child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built");
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().expect("it is ours").is_none(), "it waits");
    drop(holder.0);
    let output = child.wait_with_output().expect("it ends by itself");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

/// Sixteen at once over notes that come and go: no error, and in the end what a fresh index says.
#[test]
fn many_searches_over_changing_notes_meet_no_error() {
    let vault = Vault::sample();
    for number in 0..40 {
        vault.write(&format!("n{number}.md"), note(number, 0).as_bytes());
    }
    vault.run("index --index ../i");
    let began = Instant::now();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for turn in 1.. {
                if began.elapsed() > Duration::from_secs(4) {
                    return;
                }
                let path = vault.notes().join(format!("n{}.md", turn % 40));
                match turn % 3 {
                    // It may be gone already.
                    0 => drop(fs::remove_file(path)),
                    _ => fs::write(path, note(turn % 40, turn)).expect("it is the vault's own"),
                }
            }
        });
        for _ in 0..16 {
            scope.spawn(|| {
                while began.elapsed() < Duration::from_secs(4) {
                    let output = vault.run("search 차례 --index ../i");
                    let told = vault.told(&output);
                    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
                    assert!(!errors.contains("error"), "{told}");
                    assert_ne!(output.status.code(), Some(2), "{told}");
                }
            });
        }
    });
    let all = "search 차례 --all --format jsonl --index";
    let told = |folder: &str| vault.told(&vault.run(&format!("{all} {folder}")));
    assert_eq!(told("../i"), told("../fresh"));
}

fn note(number: usize, turn: usize) -> String {
    format!("## {number}번 차례는 언제인가요?\n\n{turn}번째에 옵니다.\n")
}
