//! A new user's first ten minutes on a terminal: install, ask, read, open, pick, practise; in English and in Korean.

#![cfg(unix)]

// What only the tests of the live screen ask for is not asked for here.
#[allow(dead_code)]
#[path = "screen/stage.rs"]
mod stage;

use std::fs;
use std::path::Path;

use stage::{Home, Terminal};

const BASH: &str = "/bin/bash";

/// What a language says on the way.
struct Tongue {
    locale: &'static str,
    /// At the bottom of the picker.
    choose: &'static str,
    /// Below a question of the quiz.
    reveal: &'static str,
    /// Behind it.
    graded: &'static str,
    /// What is said of words that no note has.
    nothing: &'static str,
}

const ENGLISH: Tongue = Tongue {
    locale: "en_US.UTF-8",
    choose: "Enter choose",
    reveal: "any key shows the answer",
    graded: "1 graded",
    nothing: "no note has: 쿠버네티스",
};

const KOREAN: Tongue = Tongue {
    locale: "ko_KR.UTF-8",
    choose: "Enter 고르기",
    reveal: "아무 키나 누르면 답",
    graded: "1개 채점",
    nothing: "어느 노트에도 없는 말: 쿠버네티스",
};

#[test]
fn the_first_ten_minutes_in_english() {
    ten_minutes(&ENGLISH);
}

#[test]
fn the_first_ten_minutes_in_korean() {
    ten_minutes(&KOREAN);
}

fn ten_minutes(tongue: &Tongue) {
    if !Path::new(BASH).exists() {
        // Past the harness, which keeps what tests print to itself.
        let _ = std::io::Write::write_all(&mut std::io::stderr(), b"not run: no /bin/bash\n");
        return;
    }
    let home = notes();
    install(&home);
    let words = ["--norc", "--noprofile", "-i"];
    let mut shell = home.start_program(100, 40, Path::new(BASH), &words);
    let locale = tongue.locale;
    run(
        &mut shell,
        &format!("PS1='ready: '; PATH=~/.local/bin:$PATH; export LANG={locale} EDITOR=nano"),
    );
    run(&mut shell, "command -v mundap");
    shell.until("/.local/bin/mundap\n");
    asks(&mut shell, tongue);
    reads(&mut shell);
    opens(&mut shell, &home);
    picks(&mut shell, tongue);
    practises(&mut shell, tongue);
}

fn notes() -> Home {
    let home = Home::new(&[(
        "db/트랜잭션.md",
        "# 데이터베이스\n\n## 트랜잭션 격리 수준이란?\n\n동시에 도는 트랜잭션이 서로의 변경을 얼마나 보는지입니다.\n\n\
         ## 데드락은 왜 생기나요?\n\n서로의 락을 기다려서 생깁니다.\n",
    )]);
    home.program("nano", "echo \"$@\" >> $HOME/opened");
    home
}

/// As `cargo install` does it: the program into a folder of the search path.
fn install(home: &Home) {
    let folder = home.path(".local/bin");
    fs::create_dir_all(&folder).expect("the home folder is ours");
    let program = Path::new(env!("CARGO_BIN_EXE_mundap"));
    fs::copy(program, folder.join("mundap")).expect("the program is copied");
}

/// Types a line into a shell that waits for one, on an empty screen.
fn run(shell: &mut Terminal, line: &str) {
    shell.send(&format!("clear; {line}\r"));
}

fn asks(shell: &mut Terminal, tongue: &Tongue) {
    run(shell, "mundap search 데드락");
    let shown = shell.until("서로의 락을 기다려서");
    assert!(shown.contains("db/트랜잭션.md:7"), "{shown}");
    shell.until("\nready:");
    run(shell, "mundap search 쿠버네티스");
    shell.until(tongue.nothing);
    shell.until("\nready:");
}

fn reads(shell: &mut Terminal) {
    run(shell, "mundap search 격리; clear; mundap show 1");
    let shown = shell.until("변경을 얼마나 보는지입니다.");
    assert!(!shown.contains("데드락"), "{shown}");
    shell.until("\nready:");
}

fn opens(shell: &mut Terminal, home: &Home) {
    run(shell, "mundap open 1; echo opened $?");
    shell.until("opened 0");
    assert_eq!(home.read("opened"), "+3 ./db/트랜잭션.md\n");
}

fn picks(shell: &mut Terminal, tongue: &Tongue) {
    run(shell, "eval \"$(mundap shell-init bash)\"; echo bou''nd");
    shell.until("bound\nready:");
    shell.send("wc -l \x07");
    shell.until(tongue.choose);
    shell.send("데드락");
    shell.until("│ 서로의 락을 기다려서");
    shell.send("\r");
    shell.until("ready: wc -l ");
    shell.send("\r");
    shell.until("\n9 db/트랜잭션.md");
}

fn practises(shell: &mut Terminal, tongue: &Tongue) {
    run(shell, "mundap quiz 데드락 -n 1");
    let asked = shell.until(tongue.reveal);
    assert!(asked.contains("데드락은 왜 생기나요?"), "{asked}");
    assert!(!asked.contains("기다려서"), "{asked}");
    shell.send(" ");
    shell.until("서로의 락을 기다려서");
    shell.send("3");
    shell.until(tongue.graded);
    shell.until("\nready:");
}
