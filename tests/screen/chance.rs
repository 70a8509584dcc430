//! A thousand keys and sizes by chance: the screen neither fails nor leaves the terminal broken.

use std::time::Duration;

use crate::stage::vault;

/// Keys as a terminal sends them; none of them leaves the screen but by what the test does about it.
const KEYS: [&str; 40] = [
    "a",
    "k",
    "트",
    "랜",
    "ㅅ",
    "?",
    "\"",
    "-",
    "(",
    "👨‍👩‍👧",
    "\u{301}",
    " ",
    "\t",
    "\x01",
    "\x05",
    "\x02",
    "\x06",
    "\x08",
    "\x0b",
    "\x15",
    "\x17",
    "\x19",
    "\x10",
    "\x0e",
    "\x0c",
    "\x7f",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[1;2B",
    "\x1bOP",
    "\x1bOQ",
    "\x1bu",
    "\x1bt",
    "\x1bn",
    "\x1bp",
    "\x1b[<65;70;9M",
];

/// The next of a row of numbers that look like chance (Marsaglia's xorshift).
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap_or_default()
}

#[test]
fn a_thousand_keys_and_sizes_leave_the_screen_whole() {
    let home = vault();
    let mut screen = home.start(80, 24, &["ui"]);
    screen.until("1/");
    let mut state = 0x5EED_CAFE;
    for step in 0..1000 {
        match next(&mut state) % 20 {
            0 => {
                let columns = 1 + next(&mut state) % 220;
                let rows = 1 + next(&mut state) % 60;
                screen.resize(columns as u16, rows as u16);
            }
            _ => screen.send(KEYS[next(&mut state) % KEYS.len()]),
        }
        if step % 10 == 0 {
            screen.read_for(Duration::from_millis(5));
        }
        let has_ended = screen
            .child
            .try_wait()
            .expect("the program is ours")
            .is_some();
        assert!(!has_ended, "it ended at step {step}:\n{}", screen.text());
    }
    screen.resize(100, 30);
    screen.send("\x0c\x1b[Z\x15");
    screen.read_for(Duration::from_millis(300));
    screen.send("\x03");
    assert_eq!(screen.end().code(), Some(130));
    assert!(screen.is_given_back());
}
