//! What a key, a click or a turn of the wheel means on the screen. Knows neither state nor terminal.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::line::Reach;

/// Where letters go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Focus {
    /// Into the line.
    #[default]
    Line,
    /// Each is a command.
    List,
}

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    Edit(Edit),
    Move(Step),
    Scroll(Step),
    Open,
    CopyPlace,
    CopyAnswer,
    Answers,
    Kinds,
    Tag,
    Folder,
    Heading,
    Widen,
    Parent,
    FollowUps,
    Versions,
    NextUnit,
    PreviousUnit,
    Obsidian,
    Older,
    Newer,
    SwitchFocus,
    ToLine,
    Preview,
    Help,
    Back,
    Leave,
    Interrupt,
    Suspend,
    Redraw,
}

impl Action {
    /// Whether it does something about the chosen unit, which has to be the right one then.
    pub(crate) fn is_about_a_unit(&self) -> bool {
        !matches!(
            self,
            Action::Edit(_)
                | Action::Move(_)
                | Action::Scroll(_)
                | Action::Older
                | Action::Newer
                | Action::SwitchFocus
                | Action::ToLine
                | Action::Preview
                | Action::Help
                | Action::Back
                | Action::Leave
                | Action::Interrupt
                | Action::Suspend
                | Action::Redraw
        )
    }
}

/// A change of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Edit {
    Insert(String),
    Go(Reach),
    Delete(Reach),
    Cut(Reach),
    PutBack,
}

/// How far the list or the preview moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// The letters of the list's commands; with Alt they work from the line too.
const LETTERS: [(char, Action); 25] = [
    ('e', Action::Open),
    ('y', Action::CopyPlace),
    ('Y', Action::CopyAnswer),
    ('u', Action::Answers),
    ('s', Action::Kinds),
    ('t', Action::Tag),
    ('i', Action::Folder),
    ('h', Action::Heading),
    ('w', Action::Widen),
    ('p', Action::Parent),
    ('c', Action::FollowUps),
    ('v', Action::Versions),
    ('n', Action::NextUnit),
    ('N', Action::PreviousUnit),
    ('o', Action::Obsidian),
    ('j', Action::Move(Step::Down)),
    ('k', Action::Move(Step::Up)),
    ('g', Action::Move(Step::First)),
    ('G', Action::Move(Step::Last)),
    (' ', Action::Scroll(Step::PageDown)),
    ('b', Action::Scroll(Step::PageUp)),
    ('z', Action::Preview),
    ('/', Action::ToLine),
    ('?', Action::Help),
    ('q', Action::Leave),
];

/// The letters of a Latin keyboard where a Korean layout (두벌식) has its own.
const KOREAN: &str = "ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ";

/// What a key means; `None` for nothing.
pub(crate) fn action(key: KeyEvent, focus: Focus) -> Option<Action> {
    let modifiers = key.modifiers;
    match key.code {
        KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => control(c),
        KeyCode::Char(c) if modifiers.contains(KeyModifiers::ALT) => {
            alt_edit(c, focus).or_else(|| letter(c))
        }
        KeyCode::Char(c) if focus == Focus::List => letter(c),
        KeyCode::Char(c) => Some(Action::Edit(Edit::Insert(c.to_string()))),
        code => named(code, modifiers, focus),
    }
}

fn control(c: char) -> Option<Action> {
    Some(match c.to_ascii_lowercase() {
        'a' => Action::Edit(Edit::Go(Reach::Start)),
        'e' => Action::Edit(Edit::Go(Reach::End)),
        'b' => Action::Edit(Edit::Go(Reach::Before)),
        'f' => Action::Edit(Edit::Go(Reach::Behind)),
        'h' => Action::Edit(Edit::Delete(Reach::Before)),
        'd' => Action::Edit(Edit::Delete(Reach::Behind)),
        'k' => Action::Edit(Edit::Cut(Reach::End)),
        'u' => Action::Edit(Edit::Cut(Reach::Start)),
        'w' => Action::Edit(Edit::Cut(Reach::SpaceBefore)),
        'y' => Action::Edit(Edit::PutBack),
        'j' => Action::Open,
        'p' => Action::Older,
        'n' => Action::Newer,
        'o' => Action::Obsidian,
        'g' | 'q' => Action::Leave,
        'c' => Action::Interrupt,
        'z' => Action::Suspend,
        'l' => Action::Redraw,
        _ => return None,
    })
}

/// Words of the line, as readline has them; in the list these letters are commands.
fn alt_edit(c: char, focus: Focus) -> Option<Action> {
    if focus == Focus::List {
        return None;
    }
    Some(Action::Edit(match c {
        'b' => Edit::Go(Reach::WordBefore),
        'f' => Edit::Go(Reach::WordBehind),
        'd' => Edit::Cut(Reach::WordBehind),
        '\u{7f}' => Edit::Cut(Reach::WordBefore),
        _ => return None,
    }))
}

fn letter(c: char) -> Option<Action> {
    let latin = KOREAN.chars().position(|korean| korean == c);
    let c = latin.and_then(|at| ('a'..='z').nth(at)).unwrap_or(c);
    let mut letters = LETTERS.iter();
    letters.find_map(|(own, action)| (*own == c).then(|| action.clone()))
}

fn named(code: KeyCode, modifiers: KeyModifiers, focus: Focus) -> Option<Action> {
    let is_word = modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    let is_shifted = !modifiers.is_empty();
    let in_line = focus == Focus::Line;
    Some(match code {
        KeyCode::Enter => Action::Open,
        KeyCode::Esc => Action::Back,
        KeyCode::Tab | KeyCode::BackTab => Action::SwitchFocus,
        KeyCode::F(1) => Action::Help,
        KeyCode::F(2) => Action::Preview,
        KeyCode::Up if is_shifted => Action::Scroll(Step::Up),
        KeyCode::Down if is_shifted => Action::Scroll(Step::Down),
        KeyCode::PageUp if is_shifted => Action::Scroll(Step::PageUp),
        KeyCode::PageDown if is_shifted => Action::Scroll(Step::PageDown),
        KeyCode::Up => Action::Move(Step::Up),
        KeyCode::Down => Action::Move(Step::Down),
        KeyCode::PageUp => Action::Move(Step::PageUp),
        KeyCode::PageDown => Action::Move(Step::PageDown),
        KeyCode::Home if in_line => Action::Edit(Edit::Go(Reach::Start)),
        KeyCode::End if in_line => Action::Edit(Edit::Go(Reach::End)),
        KeyCode::Home => Action::Move(Step::First),
        KeyCode::End => Action::Move(Step::Last),
        KeyCode::Left if is_word => Action::Edit(Edit::Go(Reach::WordBefore)),
        KeyCode::Right if is_word => Action::Edit(Edit::Go(Reach::WordBehind)),
        KeyCode::Left => Action::Edit(Edit::Go(Reach::Before)),
        KeyCode::Right => Action::Edit(Edit::Go(Reach::Behind)),
        KeyCode::Backspace if is_word => Action::Edit(Edit::Cut(Reach::WordBefore)),
        KeyCode::Backspace => Action::Edit(Edit::Delete(Reach::Before)),
        KeyCode::Delete => Action::Edit(Edit::Delete(Reach::Behind)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: KeyCode, modifiers: KeyModifiers, focus: Focus, expected: Option<Action>) {
        let key = KeyEvent::new(code, modifiers);
        assert_eq!(action(key, focus), expected, "{key:?}");
    }

    #[test]
    fn letters_are_text_in_the_line_and_commands_in_the_list() {
        let typed = Action::Edit(Edit::Insert("y".into()));
        let (none, alt) = (KeyModifiers::NONE, KeyModifiers::ALT);
        check(KeyCode::Char('y'), none, Focus::Line, Some(typed));
        check(
            KeyCode::Char('y'),
            alt,
            Focus::Line,
            Some(Action::CopyPlace),
        );
        check(
            KeyCode::Char('y'),
            none,
            Focus::List,
            Some(Action::CopyPlace),
        );
        check(
            KeyCode::Char('ㅛ'),
            none,
            Focus::List,
            Some(Action::CopyPlace),
        );
        check(
            KeyCode::Char('Y'),
            KeyModifiers::SHIFT,
            Focus::List,
            Some(Action::CopyAnswer),
        );
        check(KeyCode::Char('!'), none, Focus::List, None);
    }

    #[test]
    fn readline_keys_edit_the_line() {
        let control = KeyModifiers::CONTROL;
        let word = Action::Edit(Edit::Cut(Reach::SpaceBefore));
        check(KeyCode::Char('w'), control, Focus::Line, Some(word));
        let back = Action::Edit(Edit::Go(Reach::WordBefore));
        check(
            KeyCode::Char('b'),
            KeyModifiers::ALT,
            Focus::Line,
            Some(back.clone()),
        );
        check(KeyCode::Left, control, Focus::Line, Some(back));
        check(
            KeyCode::Char('c'),
            control,
            Focus::List,
            Some(Action::Interrupt),
        );
    }

    #[test]
    fn no_letter_means_two_things() {
        let mut letters: Vec<char> = LETTERS.iter().map(|(letter, _)| *letter).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), LETTERS.len());
    }
}
