//! The screen and an index that breaks: built anew from the notes, at the start and below the screen.

use std::fs;
use std::path::PathBuf;

use crate::stage::{Home, vault};

/// The files of the only index.
fn files(home: &Home) -> Vec<PathBuf> {
    let mut folders = fs::read_dir(home.path(".cache/mundap")).expect("an index was built");
    let folder = folders.next().expect("there is one").expect("it is named");
    let entries = fs::read_dir(folder.path().join("units")).expect("it holds units");
    let paths = entries.map(|entry| entry.expect("it is named").path());
    paths.filter(|path| path.is_file()).collect()
}

/// Puts others in the place of all files; those that are open stay as they are.
fn damage(home: &Home) {
    let files = files(home);
    assert!(files.len() > 3, "{files:?}");
    for file in files {
        let other = home.path("other");
        fs::write(&other, "damaged").expect("the home folder is ours");
        fs::rename(&other, &file).expect("the index is ours");
    }
}

#[test]
fn a_screen_builds_a_damaged_index_anew() {
    let home = vault();
    let mut screen = home.start(100, 30, &["ui", "kubernetes"]);
    screen.until("컨테이너를 띄우고");
    damage(&home);
    screen.send("\x15redis");
    screen.until("메모리에 두고");
    home.write("new.md", "## 고루틴은 무엇인가요?\n\n가벼운 일꾼입니다.\n");
    screen.send("\x15고루틴");
    screen.until("가벼운 일꾼입니다.");
    screen.send("\x1b");
    assert_eq!(screen.end().code(), Some(0));
    damage(&home);
    let mut screen = home.start(100, 30, &["ui", "데드락"]);
    screen.until("순서를 맞추면");
    screen.send("\x1b");
    assert_eq!(screen.end().code(), Some(0));
    let told = String::from_utf8_lossy(&screen.written).into_owned();
    assert!(!told.contains("error"), "{told}");
}
