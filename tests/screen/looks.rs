//! What the screen looks like: at 60, 100 and 200 columns, without colour, with the help over it.

use expect_test::expect;

use crate::stage::vault;

/// The screen without the time that the search took.
fn still(text: &str) -> String {
    let lines = text.lines().map(|line| match line.split_once(" ms") {
        Some((before, after)) => format!(
            "{} ms{after}",
            before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
        ),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn look(columns: u16, rows: u16) -> String {
    let home = vault();
    let mut screen = home.start(columns, rows, &["ui", "트랜잭션"]);
    screen.until("트랜잭션 격리 수준이란?");
    screen.until("1/");
    still(&screen.text())
}

#[test]
fn at_100_columns_the_preview_stands_beside_the_list() {
    expect![[r#"
        > 트랜잭션
          1/2   ms
           트랜잭션 격리 수준이란?                   │ db/트랜잭션.md:6
           데드락은 왜 생기나요?                     │ 데이터베이스  #db  #면접
                                                     │
                                                     │ 트랜잭션 격리 수준이란?
                                                     │
                                                     │ 동시에 도는 트랜잭션이 서로의 변경을 얼마나 보는지를
                                                     │ 정합니다.
                                                     │
                                                     │ • READ COMMITTED
                                                     │ • REPEATABLE READ
                                                     │
                                                     │
                                                     │
         Enter open   F1 help   Tab commands   Esc leave   ^P earlier   Alt-y copy place
    "#]].assert_eq(&look(100, 16));
}

#[test]
fn at_60_columns_it_stands_below() {
    expect![[r#"
        > 트랜잭션
          1/2   ms
           트랜잭션 격리 수준이란?
           데드락은 왜 생기나요?




        ────────────────────────────────────────────────────────────
        db/트랜잭션.md:6
        데이터베이스  #db  #면접

        트랜잭션 격리 수준이란?

        동시에 도는 트랜잭션이 서로의 변경을 얼마나 보는지를
        정합니다.

        • READ COMMITTED
        • REPEATABLE READ
         Enter open   F1 help   Tab commands   Esc leave
    "#]]
    .assert_eq(&look(60, 20));
}

#[test]
fn at_200_columns_rows_name_their_notes() {
    expect![[r#"
        > 트랜잭션
          1/2   ms
           트랜잭션 격리 수준이란?                                        트랜잭션.md:6 │ db/트랜잭션.md:6
           데드락은 왜 생기나요?                                         트랜잭션.md:13 │ 데이터베이스  #db  #면접
                                                                                        │
                                                                                        │ 트랜잭션 격리 수준이란?
                                                                                        │
                                                                                        │ 동시에 도는 트랜잭션이 서로의 변경을 얼마나 보는지를 정합니다.
                                                                                        │
                                                                                        │ • READ COMMITTED
                                                                                        │ • REPEATABLE READ
                                                                                        │
                                                                                        │
         Enter open   F1 help   Tab commands   Esc leave   ^P earlier   Alt-y copy place   Alt-u unanswered   Alt-n next unit   F2 preview
    "#]].assert_eq(&look(200, 14));
}

#[test]
fn in_a_corner_of_a_terminal_the_list_is_left() {
    expect![[r#"
        > 트랜잭션
          1/2   ms
           트랜잭션 격리 수준이란?
           데드락은 왜 생기나요?

         Enter open   F1 help
    "#]]
    .assert_eq(&look(30, 6));
}

#[test]
fn without_colour_marks_are_told_apart_all_the_same() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui", "--color", "never", "kubernetes"]);
    screen.until("Kubernetes는");
    let cells = |screen: &crate::stage::Terminal| {
        let grid = screen.parser().screen();
        let places = (0..30).flat_map(|row| (0..100).map(move |column| (row, column)));
        let cells = places.filter_map(|(row, column)| grid.cell(row, column).cloned());
        cells.collect::<Vec<vt100::Cell>>()
    };
    let plain = cells(&screen);
    assert!(
        plain
            .iter()
            .all(|cell| cell.fgcolor() == vt100::Color::Default)
    );
    assert!(plain.iter().any(|cell| cell.underline() && cell.bold()));
    let mut screen = home.start(100, 30, &["ui", "kubernetes"]);
    screen.until("Kubernetes는");
    let colored = cells(&screen);
    assert!(
        colored
            .iter()
            .any(|cell| cell.fgcolor() == vt100::Color::Idx(160))
    );
    assert!(
        colored
            .iter()
            .all(|cell| cell.bgcolor() == vt100::Color::Default)
    );
}

#[test]
fn the_help_lies_over_everything_and_goes() {
    let home = vault();
    let mut screen = home.start(60, 20, &["ui"]);
    screen.until("1/");
    screen.send("?");
    screen.until("Everywhere");
    let down = "\x1b[6~".repeat(9);
    screen.send(&down);
    screen.until("a section: text");
    screen.send("x");
    screen.until_gone("a section: text");
    assert!(screen.text().starts_with(">\n"), "{}", screen.text());
}

#[test]
fn another_size_is_another_layout() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui", "트랜잭션"]);
    screen.until("│");
    screen.resize(60, 30);
    screen.until_gone("│");
    screen.until("──");
    screen.resize(200, 30);
    screen.until("│");
}

#[test]
fn a_note_cannot_command_the_terminal() {
    let home = vault();
    home.write("bad.md", "# 나쁜 글\n\n## evilword \x1b[31m\x1b]0;title\x07?\n\n\x1b[2J\x1b[?1049l지움 \u{202e}뒤집힘\n");
    let mut screen = home.start(100, 30, &["ui", "evilword"]);
    screen.until("지움");
    assert!(screen.text().starts_with("> evilword"), "{}", screen.text());
    assert!(screen.parser().screen().alternate_screen());
    let written = String::from_utf8_lossy(&screen.written).into_owned();
    assert!(!written.contains("\x1b]0;") && !written.contains('\u{202e}'));
}
