//! What keys do: typing finds, the list moves, narrows and steps aside, the editor comes and goes.

use crate::stage::vault;

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const ENTER: &str = "\r";
const ESCAPE: &str = "\x1b";

#[test]
fn every_letter_searches_and_a_half_typed_word_finds() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui"]);
    screen.until("1/");
    for (keys, question) in [
        ("트", "트랜잭션 격리 수준이란?"),
        ("랜", "트랜잭션 격리 수준이란?"),
        ("잭ㅅ", "트랜잭션 격리 수준이란?"),
        ("\x15kub", "Kubernetes는 무엇을 하나요?"),
        ("\x15deadlo", "데드락은 왜 생기나요?"),
    ] {
        screen.send(keys);
        let typed = keys.trim_start_matches('\x15');
        screen.until(typed);
        screen.until(question);
        assert!(
            screen.chosen().contains(question),
            "{keys}: {}",
            screen.text()
        );
    }
}

#[test]
fn the_cursor_stands_behind_what_is_typed_however_wide_it_is() {
    let home = vault();
    let mut screen = home.start(60, 30, &["ui"]);
    screen.until("1/");
    screen.send("캐시a");
    screen.until("> 캐시a");
    assert_eq!(screen.cursor(), (0, 7));
    screen.send("\x1b[D\x1b[D");
    screen.until_cursor((0, 4));
    screen.send("\x7f");
    screen.until("> 시a");
    assert_eq!(screen.cursor(), (0, 2));
}

#[test]
fn the_editor_opens_at_the_line_and_gives_the_same_screen_back() {
    let home = vault();
    home.program(
        "editor",
        "echo \"$@\" >> $HOME/opened; stty -a | grep -c -- -icanon >> $HOME/opened; true",
    );
    let mut screen = home.start(100, 30, &["ui", "redis"]);
    screen.until("Redis는 왜 빠른가요?");
    screen.send(DOWN);
    screen.until("(no answer yet)");
    let before = screen.text();
    screen.send(ENTER);
    while home.read("opened").lines().count() < 2 {
        screen.read_for(std::time::Duration::from_millis(50));
    }
    assert_eq!(home.read("opened"), "./db/redis.md\n0\n");
    screen.until("(no answer yet)");
    let at = |text: &str| text.lines().skip(2).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(at(&screen.text()), at(&before));
    screen.send(UP);
    screen.until("메모리에 두고");
}

#[test]
fn ctrl_c_in_an_editor_is_meant_for_the_editor() {
    let home = vault();
    home.program(
        "editor",
        "trap 'echo asked > $HOME/asked; exit 0' INT; echo here > $HOME/here; sleep 60 & wait",
    );
    let mut screen = home.start(100, 30, &["ui", "redis"]);
    screen.until("Redis는 왜 빠른가요?");
    screen.send(ENTER);
    while home.read("here").is_empty() {
        screen.read_for(std::time::Duration::from_millis(50));
    }
    screen.send("\x03");
    screen.until("Redis는 왜 빠른가요?");
    assert_eq!(home.read("asked"), "asked\n");
}

#[test]
fn keys_narrow_the_list_and_widen_it_again() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui"]);
    screen.until("1/");
    screen.send("\t");
    screen.until("y/Y copy");
    screen.send("u");
    screen.until("unanswered  ");
    screen.until("Redis 장애는 어떻게 다루나요?");
    assert!(!screen.text().contains("Redis는 왜 빠른가요?"));
    screen.send("w");
    screen.until("Redis는 왜 빠른가요?");
    screen.send("/트랜잭션");
    screen.until("> 트랜잭션");
    screen.until("트랜잭션 격리 수준이란?");
    for (key, sign) in [("t", "#db"), ("i", "db/"), ("h", "› 데이터베이스")] {
        screen.send(&format!("\x1b{key}"));
        screen.until(sign);
    }
    assert!(screen.text().contains("트랜잭션 격리 수준이란?"));
    assert!(!screen.text().contains("Kubernetes"));
    screen.send("\x1bw");
    screen.until_gone("› 데이터베이스");
}

#[test]
fn other_units_of_the_note_are_a_key_away() {
    let home = vault();
    home.write(
        "os.md",
        "# 프로세스와 스레드의 차이는 무엇인가요?\n\n자원을 받는 단위와 흐름의 단위입니다.\n\n\
         ### 컨텍스트 스위칭이 무엇인지 설명해주세요\n\n작업의 상태를 바꾸는 일입니다.\n",
    );
    let mut screen = home.start(100, 30, &["ui", "프로세스와 스레드의 차이"]);
    screen.until("프로세스와 스레드의 차이는");
    screen.send("\x1bn");
    screen.until("units of os.md");
    assert!(
        screen.chosen().contains("컨텍스트 스위칭"),
        "{}",
        screen.text()
    );
    screen.send("\x1bn");
    screen.until("last unit");
    screen.send("\x1bN");
    screen.until("흐름의 단위");
    screen.send("\x1bp");
    screen.until("follows none");
    screen.send(ESCAPE);
    screen.until_gone("units of os.md");
    screen.until("프로세스와 스레드의 차이는");
    screen.send("\x1bv");
    screen.until("no other version");
}

#[test]
fn what_is_copied_goes_to_the_terminal() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui", "kubernetes"]);
    screen.until("Kubernetes는");
    screen.send("\x1by");
    screen.until("copied ops/k8s.md:3");
    let written = String::from_utf8_lossy(&screen.written).into_owned();
    assert!(
        written.contains("\x1b]52;c;b3BzL2s4cy5tZDoz\x1b\\"),
        "{written:?}"
    );
    screen.send("\x1bY");
    screen.until("copied the answer");
}

#[test]
fn obsidian_is_asked_by_address() {
    let home = vault();
    home.program("xdg-open", "echo \"$@\" > $HOME/asked");
    home.program("open", "echo \"$@\" > $HOME/asked");
    let mut screen = home.start(100, 30, &["ui", "kubernetes"]);
    screen.until("Kubernetes는");
    screen.send("\x0f");
    screen.until("asked Obsidian");
    while home.read("asked").is_empty() {
        screen.read_for(std::time::Duration::from_millis(50));
    }
    let asked = home.read("asked");
    assert!(asked.starts_with("obsidian://open?path=%2F"), "{asked}");
    assert!(asked.trim_end().ends_with("ops%2Fk8s.md"), "{asked}");
}

#[test]
fn queries_are_kept_and_come_back() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui", "redis"]);
    screen.until("Redis는");
    screen.send("\x1by\x15kubernetes");
    screen.until("Kubernetes는");
    screen.send("\x1by\x03");
    assert_eq!(screen.end().code(), Some(130));
    let mut screen = home.start(100, 30, &["ui"]);
    screen.until("1/");
    screen.send("\x10");
    screen.until("> kubernetes");
    screen.send("\x10");
    screen.until("> redis");
    screen.send("\x0e\x0e");
    screen.until_gone("> kubernetes");
    assert_eq!(
        home.read(".local/state/mundap/queries"),
        "redis\nkubernetes\n"
    );
}

#[test]
fn notes_that_change_change_on_the_screen() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui", "kafka"]);
    screen.until("nothing found");
    home.write(
        "mq.md",
        "# 큐\n\n## Kafka는 왜 쓰나요?\n\n순서를 지킵니다.\n",
    );
    screen.until("Kafka는 왜 쓰나요?");
}

#[test]
fn the_mouse_chooses_scrolls_and_opens() {
    let home = vault();
    home.program("editor", "echo \"$@\" > $HOME/opened");
    let mut screen = home.start(100, 30, &["ui", "redis"]);
    screen.until("Redis 장애는");
    let text = screen.text();
    let row = text
        .lines()
        .position(|line| line.contains("Redis 장애는"))
        .expect("it is listed");
    let click = format!("\x1b[<0;5;{0}M\x1b[<0;5;{0}m", row + 1);
    screen.send(&click);
    screen.until("(no answer yet)");
    assert!(screen.chosen().contains("Redis 장애는"));
    screen.send("\x1b[<64;5;4M");
    screen.until("메모리에 두고");
    screen.send(&click);
    screen.until("(no answer yet)");
    screen.send(&click);
    while home.read("opened").is_empty() {
        screen.read_for(std::time::Duration::from_millis(50));
    }
    assert_eq!(home.read("opened"), "./db/redis.md\n");
}

#[test]
fn what_is_pasted_is_one_line_of_text() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui"]);
    screen.until("1/");
    screen.send("\x1b[200~kuber\nnetes는?\x1b[201~");
    screen.until("> kuber netes는?");
}

#[test]
fn a_field_that_is_half_typed_keeps_the_list() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui", "데드락"]);
    screen.until("순서를 맞추면");
    for keys in [" tag:", "d", "\x15", "데드락 is:", "ans", "wered"] {
        screen.send(keys);
        if keys == "\x15" {
            screen.until("Kubernetes");
            continue;
        }
        screen.until(keys.trim());
        let shown = screen.until("순서를 맞추면");
        assert!(!shown.contains("in no note"), "{keys:?}: {shown}");
    }
}
