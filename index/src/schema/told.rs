//! Tells an answer through the visible text of its unit, which is nearly the same. Knows no Markdown.

use memchr::{memchr, memmem};
use serde::{Deserialize, Serialize};

use super::squeezed::Squeezed;

/// So many equal bytes say that the texts go on alike.
const ALIKE_BYTES: usize = 6;
/// The furthest that an answer goes its own way before it is alike again, in bytes.
const APART_BYTES: usize = 512;
/// The same for the visible text: what stands for an entity or a border between cells.
const SKIPPED_BYTES: usize = 8;
/// Two numbers below this share a byte.
const SMALL: usize = 15;
/// Two numbers follow.
const LARGE: u8 = u8::MAX;

/// An answer, told through a text that must be at hand to read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told<'b> {
    /// How many bytes are alike; then how many only the answer has, and how many only the text; and again.
    steps: Vec<u8>,
    /// What only the answer has.
    #[serde(borrow)]
    own: Squeezed<'b>,
}

/// How far two texts are read, in bytes.
#[derive(Clone, Copy)]
struct Read {
    answer: usize,
    text: usize,
}

impl Told<'_> {
    /// Tells an answer through a text that it runs along with, line by line.
    pub(crate) fn of(answer: &str, text: &str) -> Told<'static> {
        let (mut steps, mut own) = (Vec::new(), String::new());
        let mut read = Read { answer: 0, text: 0 };
        while read.answer < answer.len() {
            let alike = alike(&answer[read.answer..], &text.as_bytes()[read.text..]);
            push_number(alike, &mut steps);
            read.answer += alike;
            read.text += alike;
            let apart = match read.answer < answer.len() {
                true => apart(answer, text.as_bytes(), read),
                false => Read { answer: 0, text: 0 },
            };
            push_pair(apart, &mut steps);
            own.push_str(&answer[read.answer..read.answer + apart.answer]);
            read.answer += apart.answer;
            read.text += apart.text;
        }
        let own = Squeezed::of(&own);
        Told { steps, own }
    }

    /// The answer again; nothing where the text is another one.
    pub(crate) fn answer(&self, text: &str) -> Option<String> {
        let own = self.own.text();
        let (mut steps, mut answer) = (self.steps.iter(), String::new());
        let mut read = Read { answer: 0, text: 0 };
        while !steps.as_slice().is_empty() {
            let alike = number(&mut steps)?;
            answer.push_str(text.get(read.text..read.text.checked_add(alike)?)?);
            let apart = pair(&mut steps)?;
            answer.push_str(own.get(read.answer..read.answer.checked_add(apart.answer)?)?);
            read.answer += apart.answer;
            read.text = (read.text + alike).checked_add(apart.text)?;
        }
        Some(answer)
    }
}

/// How many bytes at their beginning are alike, whole characters of the answer.
fn alike(answer: &str, text: &[u8]) -> usize {
    let both = answer.as_bytes().iter().zip(text);
    let equal = both.take_while(|(a, b)| a == b).count();
    (0..=equal)
        .rev()
        .find(|&at| answer.is_char_boundary(at))
        .unwrap_or_default()
}

/// How far the texts are apart from there on.
///
/// Where they do not meet again on their lines they do on the next.
fn apart(answer: &str, text: &[u8], from: Read) -> Read {
    let (own, rest) = (&answer.as_bytes()[from.answer..], &text[from.text..]);
    let window = line(&own[..own.len().min(APART_BYTES)]);
    let mut best: Option<Read> = None;
    for skipped in 0..=SKIPPED_BYTES.min(rest.len()) {
        let least = best.map_or(window.len(), |best| best.answer + best.text);
        let most = least.saturating_sub(skipped);
        let wanted = line(&rest[skipped..rest.len().min(skipped + ALIKE_BYTES)]);
        if wanted.is_empty() || most == 0 {
            break;
        }
        let searched = &window[..window.len().min(most + wanted.len() - 1)];
        // It begins a character, as what is wanted does.
        let met = memmem::find(searched, wanted);
        let met = met.filter(|met| answer.is_char_boundary(from.answer + met));
        best = met.map_or(best, |answer| {
            Some(Read {
                answer,
                text: skipped,
            })
        });
        if wanted == b"\n" {
            break;
        }
    }
    best.unwrap_or_else(|| Read {
        answer: line(own).len(),
        text: line(rest).len(),
    })
}

/// The first line of a text, with its end.
fn line(text: &[u8]) -> &[u8] {
    let end = memchr(b'\n', text).map_or(text.len(), |at| at + 1);
    &text[..end]
}

fn push_pair(apart: Read, steps: &mut Vec<u8>) {
    if apart.answer < SMALL && apart.text < SMALL {
        steps.push((apart.answer * (SMALL + 1) + apart.text) as u8);
        return;
    }
    steps.push(LARGE);
    push_number(apart.answer, steps);
    push_number(apart.text, steps);
}

fn pair<'s>(steps: &mut impl Iterator<Item = &'s u8>) -> Option<Read> {
    let both = *steps.next()?;
    let (answer, text) = match both {
        LARGE => (number(steps)?, number(steps)?),
        _ => (
            usize::from(both) / (SMALL + 1),
            usize::from(both) % (SMALL + 1),
        ),
    };
    Some(Read { answer, text })
}

fn push_number(mut number: usize, steps: &mut Vec<u8>) {
    while number >= 0x80 {
        steps.push(number as u8 | 0x80);
        number >>= 7;
    }
    steps.push(number as u8);
}

fn number<'s>(steps: &mut impl Iterator<Item = &'s u8>) -> Option<usize> {
    let mut number = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let byte = *steps.next()?;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks that an answer comes back, and how many bytes it takes.
    fn check(answer: &str, text: &str, most_bytes: usize) {
        let told = Told::of(answer, text);
        assert_eq!(told.answer(text).as_deref(), Some(answer));
        let bytes = postcard::to_allocvec(&told).expect("bytes encode");
        assert!(bytes.len() <= most_bytes, "{} bytes", bytes.len());
        assert_eq!(postcard::from_bytes(&bytes), Ok(told));
    }

    #[test]
    fn a_plain_answer_is_told_in_a_few_bytes() {
        let text = "메모리에 두고 한 스레드로 일합니다.\n".repeat(20);
        check(&text, &text, 5);
        check("", "", 2);
        check(text.trim_end(), &text, 5);
    }

    #[test]
    fn markup_is_what_an_answer_has_of_its_own() {
        check(
            "**락**은 `줄`을 [세운다](a.md).\n",
            "락은 줄을 세운다.\n",
            36,
        );
        check("- 하나\n- 둘 &amp; 셋\n", "하나\n둘 & 셋\n", 24);
        check(
            "| 이름 | 값 |\n|---|---|\n| 락 | 1 |\n",
            "이름\t값\n\n락\t1\n",
            50,
        );
    }

    #[test]
    fn after_a_line_of_its_own_an_answer_goes_on_alike() {
        let (own, alike) = ("![](그림.png)\n", "그림 아래 글은 그대로입니다.\n");
        check(&format!("{own}{alike}"), &format!("\n{alike}"), 30);
        check(&format!("{alike}{own}"), &format!("{alike}\n"), 30);
    }

    #[test]
    fn another_text_gives_nothing() {
        let told = Told::of("락은 줄을 세운다.", "락은 줄을 세운다.");
        assert_eq!(told.answer("락"), None);
        assert_eq!(told.answer("abcde 줄을 세운다."), None);
    }

    #[test]
    fn a_line_without_end_is_read_once() {
        let answer = "[가](b)".repeat(100_000);
        let text = "가".repeat(100_000);
        check(&answer, &text, 900_000);
        check(&"가".repeat(300_000), &"나".repeat(300_000), 500_000);
    }

    proptest! {
        #[test]
        fn any_answer_comes_back(parts in prop::collection::vec((any::<bool>(), any::<bool>(), "[가나\\n\\-*a🤔 ]{0,9}"), 0..30)) {
            let taken = |wanted: fn(&(bool, bool, String)) -> bool| -> String {
                parts.iter().filter(|part| wanted(part)).map(|part| part.2.as_str()).collect()
            };
            let (answer, text) = (taken(|part| part.0), taken(|part| part.1));
            let told = Told::of(&answer, &text);
            prop_assert_eq!(told.answer(&text), Some(answer));
        }

        #[test]
        fn any_steps_are_read(steps in prop::collection::vec(any::<u8>(), 0..20)) {
            let told = Told { steps, own: Squeezed::of("가나다") };
            let _ = told.answer("라마바사");
        }
    }
}
