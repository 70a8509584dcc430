//! Presses keys on a screen that nobody draws: what changes, and what is left to be done.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::*;
use crate::render::{Also, Found, Item};
use crate::screen::keys::action;
use crate::screen::list::Row;

fn row(id: &str) -> Row {
    let item = Item {
        id: id.to_owned(),
        path: format!("db/{id}.md").into(),
        line: 7,
        answer: Some("답".to_owned()),
        tags: vec!["redis".to_owned(), "db".to_owned()],
        headings: vec!["DB".to_owned()],
        ..Item::default()
    };
    Row {
        below_root: item.path.clone(),
        item,
        note: format!("/notes/db/{id}.md").into(),
    }
}

fn list(ids: &[&str], total: usize) -> List {
    List {
        rows: ids.iter().map(|id| row(id)).collect(),
        total,
        limit: ids.len(),
        ..List::default()
    }
}

fn screen() -> Screen {
    let mut screen = Screen::new(Purpose::Reading, "", Recall::default());
    screen.room.list_rows = 2;
    screen.arrive(list(&["a", "b", "c"], 3), Keep::First);
    screen
}

/// Presses keys: a letter is itself, `^x` is with Ctrl, `!x` with Alt, and some have names.
fn press(screen: &mut Screen, keys: &str) -> Deed {
    let mut last = Deed::Nothing;
    for key in keys.split(' ') {
        let key = match key {
            "Enter" => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
            "Esc" => KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE),
            "Tab" => KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE),
            "Down" => KeyEvent::new(KeyCode::Down, KeyModifiers::NONE),
            "Back" => KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE),
            _ => {
                let mut chars = key.chars();
                let (sign, letter) = (chars.next().unwrap_or(' '), chars.next());
                let (modifiers, letter) = match (sign, letter) {
                    ('^', Some(letter)) => (KeyModifiers::CONTROL, letter),
                    ('!', Some(letter)) => (KeyModifiers::ALT, letter),
                    _ => (KeyModifiers::NONE, sign),
                };
                KeyEvent::new(KeyCode::Char(letter), modifiers)
            }
        };
        let action = action(key, screen.focus).expect("the key means something");
        last = screen.act(action);
    }
    last
}

#[test]
fn every_change_of_the_line_searches_and_no_step_in_it_does() {
    let mut screen = screen();
    assert_eq!(press(&mut screen, "락"), Deed::Search);
    assert_eq!(press(&mut screen, "^a"), Deed::Nothing);
    assert_eq!(press(&mut screen, "^h"), Deed::Nothing);
    assert_eq!(press(&mut screen, "^d"), Deed::Search);
    assert_eq!(press(&mut screen, "^y"), Deed::Nothing);
    assert_eq!(screen.line.text(), "");
}

#[test]
fn a_letter_in_the_list_is_a_command_until_one_goes_back() {
    let mut screen = screen();
    assert_eq!(
        press(&mut screen, "Tab j y"),
        Deed::Copy("db/b.md:7".into())
    );
    assert_eq!(press(&mut screen, "Y"), Deed::Copy("답".into()));
    assert_eq!(press(&mut screen, "G Enter"), Deed::Open);
    assert_eq!(
        screen.list().row().map(|row| row.item.id.as_str()),
        Some("c")
    );
    assert_eq!(press(&mut screen, "Esc y"), Deed::Search);
    assert_eq!(screen.line.text(), "y");
}

#[test]
fn escape_goes_back_step_by_step() {
    let mut screen = screen();
    screen.step_aside(Aside {
        title: "units".to_owned(),
        list: list(&["x"], 1),
    });
    assert_eq!(press(&mut screen, "Tab Esc"), Deed::Nothing);
    assert!(screen.aside.is_none() && screen.focus == Focus::List);
    assert_eq!(press(&mut screen, "Esc"), Deed::Nothing);
    assert_eq!(press(&mut screen, "Esc"), Deed::End(End::Left));
}

#[test]
fn what_is_typed_leaves_another_list() {
    let mut screen = screen();
    screen.step_aside(Aside::default());
    assert_eq!(press(&mut screen, "a"), Deed::Search);
    assert!(screen.aside.is_none());
}

#[test]
fn narrowing_searches_and_says_where_it_cannot() {
    let mut screen = screen();
    for (keys, named) in [
        ("!u", "unanswered"),
        ("!s", "unanswered questions"),
        ("!t", "unanswered questions #redis"),
        ("!i", "unanswered questions #redis db/"),
        ("!h", "unanswered questions #redis db/ › DB"),
        ("!w", ""),
    ] {
        assert_eq!(press(&mut screen, keys), Deed::Search, "{keys}");
        assert_eq!(screen.narrowing.named().join(" "), named);
    }
    assert_eq!(press(&mut screen, "!w"), Deed::Nothing);
    assert_eq!(screen.notice.as_deref(), Some("the list is not narrowed"));
    screen.found.rows[0].item.tags.clear();
    assert_eq!(press(&mut screen, "!t"), Deed::Nothing);
    assert_eq!(screen.notice.as_deref(), Some("this unit has no tag"));
}

#[test]
fn units_around_are_looked_for_where_there_may_be_some() {
    let mut screen = screen();
    assert_eq!(press(&mut screen, "!n"), Deed::Look(Around::Next));
    assert_eq!(press(&mut screen, "!c"), Deed::Look(Around::FollowUps));
    assert_eq!(press(&mut screen, "!p"), Deed::Nothing);
    assert_eq!(press(&mut screen, "!v"), Deed::Nothing);
    let item = &mut screen.found.rows[0].item;
    item.parent = Some("b".to_owned());
    let also = Also {
        id: "c".to_owned(),
        path: "c.md".into(),
        line: 1,
    };
    item.found = Some(Found {
        also: vec![also],
        ..Found::default()
    });
    assert_eq!(press(&mut screen, "!p"), Deed::Look(Around::Parent));
    assert_eq!(press(&mut screen, "!v"), Deed::Look(Around::Versions));
}

#[test]
fn at_the_end_of_the_list_more_is_asked_for() {
    let mut screen = screen();
    screen.arrive(list(&["a", "b"], 9), Keep::First);
    assert_eq!(press(&mut screen, "Down"), Deed::More);
    assert!(screen.limit > 100);
    screen.arrive(list(&["z", "a", "b", "c"], 9), Keep::Chosen);
    assert_eq!(
        screen.list().row().map(|row| row.item.id.as_str()),
        Some("b")
    );
}

#[test]
fn a_picker_ends_with_its_choice_and_never_stops() {
    let mut screen = screen();
    screen.purpose = Purpose::Picking;
    assert_eq!(press(&mut screen, "^z"), Deed::Nothing);
    assert_eq!(press(&mut screen, "Enter"), Deed::End(End::Chosen));
    screen.arrive(List::default(), Keep::First);
    assert_eq!(press(&mut screen, "Enter"), Deed::Nothing);
    assert_eq!(press(&mut screen, "^c"), Deed::End(End::Interrupted));
}

#[test]
fn the_help_closes_by_any_key_but_the_end_is_the_end() {
    let mut screen = screen();
    press(&mut screen, "?");
    assert_eq!(screen.overlay, Overlay::Help(0));
    press(&mut screen, "Down a");
    assert_eq!(screen.overlay, Overlay::None);
    assert_eq!(screen.line.text(), "");
    assert_eq!(press(&mut screen, "왜 ?"), Deed::Search);
    assert_eq!(screen.line.text(), "왜?");
    press(&mut screen, "Tab ?");
    assert_eq!(press(&mut screen, "^c"), Deed::End(End::Interrupted));
}

#[test]
fn an_empty_screen_survives_every_key() {
    let mut screen = Screen::new(Purpose::Reading, "", Recall::default());
    for keys in "Enter !y !Y !o !t !i !h !p !c !v !n !N ^p ^n Down Tab j k g G b y z".split(' ') {
        press(&mut screen, keys);
    }
    assert_eq!(screen.list().chosen, 0);
}
