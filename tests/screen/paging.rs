//! Long output on a terminal: what the pager gets, and when there is none.

use std::path::Path;

use crate::stage::Home;

/// More questions than the terminal has rows.
fn vault() -> Home {
    let questions: String = (1..=40)
        .map(|at| format!("## {at}번째 질문은 무엇인가요?\n\n답 {at}.\n\n"))
        .collect();
    let home = Home::new(&[("질문.md", &questions)]);
    home.program(
        "less",
        "echo \"with $LESS and $LESSCHARSET\" >> \"$HOME/pager\"; cat > \"$HOME/read\"",
    );
    home
}

/// Runs a line in a terminal of twenty rows.
fn run(home: &Home, line: &str) {
    let mut terminal = home.start_program(80, 20, Path::new("/bin/sh"), &["-c", line]);
    terminal.end();
}

#[test]
fn what_does_not_fit_is_read_in_less_as_utf_8_in_every_locale() {
    let home = vault();
    run(&home, "LANG=ko_KR.EUC-KR mundap list --lang en");
    assert_eq!(home.read("pager"), "with FRX and utf-8\n");
    assert!(home.read("read").contains("40번째 질문은 무엇인가요?"));
    run(&home, "LESS=R LESSCHARSET=latin1 mundap list");
    assert!(home.read("pager").ends_with("with R and latin1\n"));
}

#[test]
fn what_fits_and_what_nobody_wants_paged_is_not() {
    let home = vault();
    run(&home, "mundap list -n 3");
    run(&home, "mundap list --paging never");
    run(&home, "mundap list > list.txt");
    assert_eq!(home.read("pager"), "");
    assert!(home.read("notes/list.txt").contains("40번째"));
}
