//! Copies a text: by the terminal (OSC 52) and by the program that the desktop has for it. Knows no screen.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

/// Terminals refuse more, in bytes before it is encoded.
const LONGEST_BYTES: usize = 74_000;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The sequence by which a terminal takes a text into the clipboard; `None` for one that is too long.
pub(crate) fn sequence(text: &str) -> Option<String> {
    let is_short = text.len() <= LONGEST_BYTES;
    is_short.then(|| format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes())))
}

/// Gives the text to the desktop's own program, where there is one.
pub(crate) fn hand_over(text: &str) {
    let text = text.to_owned();
    // A program that does not end must not keep the screen.
    let handed = thread::Builder::new().spawn(move || {
        programs(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
            .into_iter()
            .any(|words| is_taken(words, &text))
    });
    drop(handed);
}

/// The programs that may take it, the likeliest first.
fn programs(is_set: impl Fn(&str) -> bool) -> Vec<&'static [&'static str]> {
    let mut programs: Vec<&[&str]> = Vec::new();
    if is_set("WAYLAND_DISPLAY") {
        programs.push(&["wl-copy"]);
    }
    if is_set("DISPLAY") {
        programs.push(&["xclip", "-selection", "clipboard"]);
        programs.push(&["xsel", "--clipboard", "--input"]);
    }
    if cfg!(target_os = "macos") {
        programs.push(&["pbcopy"]);
    }
    if is_set("WSL_DISTRO_NAME") || cfg!(windows) {
        programs.push(&["clip.exe"]);
    }
    programs
}

fn is_taken(words: &[&str], text: &str) -> bool {
    let child = Command::new(words[0])
        .args(&words[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else {
        return false;
    };
    let stdin = child.stdin.take();
    let is_written = stdin.is_some_and(|mut stdin| stdin.write_all(text.as_bytes()).is_ok());
    is_written && child.wait().is_ok_and(|status| status.success())
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 63;
            let is_filled = digit <= chunk.len();
            text.push(if is_filled {
                char::from(DIGITS[value as usize])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_encoded_as_the_standard_says() {
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("락", "6529"),
        ] {
            assert_eq!(base64(text.as_bytes()), encoded, "{text}");
        }
    }

    #[test]
    fn a_text_that_no_terminal_takes_is_left_to_the_desktop() {
        assert_eq!(sequence("f").as_deref(), Some("\x1b]52;c;Zg==\x1b\\"));
        assert_eq!(sequence(&"x".repeat(LONGEST_BYTES + 1)), None);
    }

    #[test]
    fn only_programs_of_a_desktop_that_is_there_are_tried() {
        let named = |set: &str| -> Vec<&str> {
            programs(|name| name == set)
                .iter()
                .map(|words| words[0])
                .collect()
        };
        assert!(named("WAYLAND_DISPLAY").contains(&"wl-copy"));
        assert!(named("DISPLAY").contains(&"xclip"));
        assert!(!named("OTHER").contains(&"xclip"));
    }
}
