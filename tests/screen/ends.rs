//! How the screen ends: exit codes, what is printed, and the terminal as it was, whatever happened.

use std::io::Read;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::stage::{Terminal, vault};

fn kill(screen: &Terminal, signal: &str) {
    let id = screen.child.id().to_string();
    let killed = Command::new("sh")
        .arg("-c")
        .arg(format!("kill -{signal} {id}"))
        .status();
    assert!(killed.is_ok_and(|status| status.success()));
}

#[test]
fn leaving_in_order_is_no_failure() {
    let home = vault();
    for keys in ["\x1b", "\x04", "\tq", "\x07"] {
        let mut screen = home.start(100, 30, &[]);
        screen.until("1/");
        assert!(screen.parser().screen().alternate_screen());
        screen.send(keys);
        assert_eq!(screen.end().code(), Some(0), "{keys:?}");
        assert!(screen.is_given_back(), "{keys:?}");
        assert_eq!(screen.text(), "", "{keys:?}");
    }
}

#[test]
fn control_c_ends_with_130_and_so_does_its_signal() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui"]);
    screen.until("1/");
    screen.send("\x03");
    assert_eq!(screen.end().code(), Some(130));
    assert!(screen.is_given_back());
    let mut screen = home.start(100, 30, &["ui"]);
    screen.until("1/");
    kill(&screen, "INT");
    assert_eq!(screen.end().code(), Some(130));
    assert!(screen.is_given_back());
}

#[test]
fn a_signal_that_ends_gives_the_terminal_back_first() {
    use std::os::unix::process::ExitStatusExt;
    let home = vault();
    for (name, number) in [("TERM", 15), ("HUP", 1)] {
        let mut screen = home.start(100, 30, &["ui"]);
        screen.until("1/");
        kill(&screen, name);
        assert_eq!(screen.end().signal(), Some(number));
        assert!(screen.is_given_back(), "{name}");
    }
}

#[test]
fn a_screen_ends_with_its_terminal() {
    let home = vault();
    let program = Path::new(env!("CARGO_BIN_EXE_mundap"));
    let deaf: [&str; 2] = ["-c", "trap '' HUP; mundap ui"];
    for (program, words) in [(program, &["ui"][..]), (Path::new("/bin/sh"), &deaf[..])] {
        let (mut pty, mut child) = home.spawn(100, 30, program, words);
        let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
        while !String::from_utf8_lossy(&seen).contains("Kubernetes") {
            let length = pty.read(&mut buffer).expect("the screen is drawn");
            seen.extend(&buffer[..length]);
        }
        drop(pty);
        let began = Instant::now();
        while child.try_wait().expect("the program is ours").is_none() {
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "{words:?} goes on"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_takes_it() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui", "kubernetes"]);
    screen.until("Kubernetes는");
    for stop in ["\x1a", "signal"] {
        match stop {
            "signal" => kill(&screen, "TSTP"),
            key => screen.send(key),
        }
        screen.until_gone("Kubernetes는");
        assert!(screen.is_given_back(), "{stop}");
        kill(&screen, "CONT");
        screen.until("Kubernetes는");
        assert!(!screen.is_cooked());
    }
    kill(&screen, "STOP");
    kill(&screen, "CONT");
    screen.send("\x15redis");
    screen.until("Redis는");
    screen.send("\x1b");
    assert_eq!(screen.end().code(), Some(0));
}

#[test]
fn a_picker_prints_what_was_chosen_and_draws_elsewhere() {
    let home = vault();
    let script = |what: &str| {
        format!("mundap ui {what} > $HOME/chosen; echo \"code $?\" >> $HOME/chosen; sleep 1")
    };
    for (what, chosen) in [
        ("--print kubernetes", "ops/k8s.md:3\ncode 0\n"),
        ("--print=file kubernetes", "ops/k8s.md\ncode 0\n"),
    ] {
        let mut screen = home.start_program(100, 30, Path::new("/bin/sh"), &["-c", &script(what)]);
        screen.until("Kubernetes는");
        screen.until("Enter choose");
        screen.send("\r");
        screen.end();
        assert_eq!(home.read("chosen"), chosen);
    }
    let words = script("--print=json kubernetes");
    let mut screen = home.start_program(100, 30, Path::new("/bin/sh"), &["-c", &words]);
    screen.until("Kubernetes는");
    screen.send("\r");
    screen.end();
    let chosen = home.read("chosen");
    assert!(
        chosen.contains("\"path\":\"ops/k8s.md\"") && chosen.contains("\"answer\""),
        "{chosen}"
    );
}

#[test]
fn a_picker_that_nothing_was_chosen_in_ends_with_1() {
    let home = vault();
    for (keys, code) in [("\x1b", 1), ("zzzzqx\r\x07", 1), ("\x03", 130)] {
        let mut screen = home.start(100, 30, &["ui", "--print=id"]);
        screen.until("1/");
        screen.send(keys);
        assert_eq!(screen.end().code(), Some(code), "{keys:?}");
        assert!(screen.is_given_back());
    }
}

#[test]
fn without_a_terminal_there_is_help_and_a_remedy() {
    let program = env!("CARGO_BIN_EXE_mundap");
    let alone = Command::new(program).output().expect("the program starts");
    assert!(alone.status.success());
    assert!(String::from_utf8_lossy(&alone.stdout).contains("Usage: mundap"));
    let home = vault();
    let screen = Command::new("setsid")
        .args([program, "ui"])
        .current_dir(home.path("notes"))
        .env("HOME", home.path("."))
        .stdin(std::process::Stdio::null())
        .output();
    // Where there is no `setsid`, the test's own terminal would be taken.
    let Ok(screen) = screen else {
        return;
    };
    assert_eq!(screen.status.code(), Some(2));
    let told = String::from_utf8_lossy(&screen.stderr);
    assert!(
        told.contains("cannot show the screen") && told.contains("mundap search"),
        "{told}"
    );
}

#[test]
fn a_screen_without_a_cache_folder_asks_from_memory() {
    let home = vault();
    std::fs::write(home.path(".cache"), "").expect("the home folder is ours");
    let mut screen = home.start(100, 30, &["ui", "kubernetes"]);
    screen.until("컨테이너를 띄우고");
    screen.send("\x15redis");
    screen.until("Redis는 왜 빠른가요?");
    screen.send("\x1b");
    assert_eq!(screen.end().code(), Some(0));
    assert!(screen.is_given_back());
    assert!(screen.text().contains("from memory"), "{}", screen.text());
}
