//! Hangul syllables as letters and back (The Unicode Standard, section 3.12). Knows no keyboard and no word.

/// Initial consonants in the order of the standard, as single letters.
const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ',
    'ㅌ', 'ㅍ', 'ㅎ',
];
/// Vowels in the order of the standard.
const VOWELS: [char; 21] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ',
    'ㅟ', 'ㅠ', 'ㅡ', 'ㅢ', 'ㅣ',
];
/// Final consonants in the order of the standard, without the empty one.
const FINALS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ',
    'ㅂ', 'ㅄ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];
/// Letters that are typed as two.
const PAIRS: [(char, [char; 2]); 18] = [
    ('ㅘ', ['ㅗ', 'ㅏ']),
    ('ㅙ', ['ㅗ', 'ㅐ']),
    ('ㅚ', ['ㅗ', 'ㅣ']),
    ('ㅝ', ['ㅜ', 'ㅓ']),
    ('ㅞ', ['ㅜ', 'ㅔ']),
    ('ㅟ', ['ㅜ', 'ㅣ']),
    ('ㅢ', ['ㅡ', 'ㅣ']),
    ('ㄳ', ['ㄱ', 'ㅅ']),
    ('ㄵ', ['ㄴ', 'ㅈ']),
    ('ㄶ', ['ㄴ', 'ㅎ']),
    ('ㄺ', ['ㄹ', 'ㄱ']),
    ('ㄻ', ['ㄹ', 'ㅁ']),
    ('ㄼ', ['ㄹ', 'ㅂ']),
    ('ㄽ', ['ㄹ', 'ㅅ']),
    ('ㄾ', ['ㄹ', 'ㅌ']),
    ('ㄿ', ['ㄹ', 'ㅍ']),
    ('ㅀ', ['ㄹ', 'ㅎ']),
    ('ㅄ', ['ㅂ', 'ㅅ']),
];

const FIRST_SYLLABLE: u32 = 0xAC00;
const SYLLABLES: u32 = 11_172;
const VOWEL_COUNT: u32 = 21;
/// The empty final counted.
const FINAL_COUNT: u32 = 28;

/// Whether the character is a whole syllable.
pub(crate) fn is_syllable(c: char) -> bool {
    u32::from(c).wrapping_sub(FIRST_SYLLABLE) < SYLLABLES
}

/// Whether the character is a single consonant, as one types it alone.
pub(crate) fn is_consonant(c: char) -> bool {
    ('ㄱ'..='ㅎ').contains(&c)
}

/// The text with each syllable taken apart into the letters that are typed for it.
pub(crate) fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    take_apart_into(text, &mut letters);
    letters
}

/// Appends the letters of the text.
pub(crate) fn take_apart_into(text: &str, letters: &mut Vec<char>) {
    for c in text.chars() {
        match take_apart(c) {
            Some((initial, vowel, last)) => {
                letters.push(initial);
                push_typed(vowel, letters);
                if let Some(last) = last {
                    push_typed(last, letters);
                }
            }
            None => push_typed(c, letters),
        }
    }
}

/// Appends a letter, or the two that are typed for it.
pub(crate) fn push_typed(letter: char, letters: &mut Vec<char>) {
    if letter.is_ascii() {
        return letters.push(letter);
    }
    match PAIRS.iter().find(|(whole, _)| *whole == letter) {
        Some((_, parts)) => letters.extend(parts),
        None => letters.push(letter),
    }
}

/// Initial consonant, vowel and final consonant of a syllable.
pub(crate) fn take_apart(c: char) -> Option<(char, char, Option<char>)> {
    if !is_syllable(c) {
        return None;
    }
    let index = u32::from(c) - FIRST_SYLLABLE;
    let initial = INITIALS[(index / (VOWEL_COUNT * FINAL_COUNT)) as usize];
    let vowel = VOWELS[(index / FINAL_COUNT % VOWEL_COUNT) as usize];
    let last = (index % FINAL_COUNT).checked_sub(1);
    Some((initial, vowel, last.map(|at| FINALS[at as usize])))
}

/// First and last of the syllables with that initial consonant.
pub(crate) fn beginning_with(initial: char) -> Option<(char, char)> {
    let first = FIRST_SYLLABLE + position(&INITIALS, initial)? * VOWEL_COUNT * FINAL_COUNT;
    let last = first + VOWEL_COUNT * FINAL_COUNT - 1;
    char::from_u32(first).zip(char::from_u32(last))
}

/// First and last of the syllables that one more final consonant may make of this one.
///
/// `None` where its final consonant takes no other.
pub(crate) fn grown(c: char) -> Option<(char, char)> {
    let (_, _, last) = take_apart(c)?;
    let more = match last {
        None => FINAL_COUNT - 1,
        Some('ㄱ' | 'ㄴ') => 2,
        Some('ㄹ') => 7,
        Some('ㅂ') => 1,
        Some(_) => return None,
    };
    Some((c, char::from_u32(u32::from(c) + more)?))
}

/// A syllable without its last consonant, which a vowel behind it would take along: 닭 → 달, ㄱ.
pub(crate) fn parted(c: char) -> Option<(char, char)> {
    let (_, _, Some(last)) = take_apart(c)? else {
        return None;
    };
    let pair = PAIRS.iter().find(|(whole, _)| *whole == last);
    let (stays, moves) = pair.map_or((None, last), |(_, [first, second])| (Some(*first), *second));
    let kept = stays.map_or(Some(0), |stays| Some(position(&FINALS, stays)? + 1))?;
    let open = u32::from(c) - position(&FINALS, last)? - 1;
    Some((char::from_u32(open + kept)?, moves))
}

/// Puts typed letters together as an input method does; what fits no syllable stays a letter.
pub(crate) fn compose(letters: &[char]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while at < letters.len() {
        let (c, used) = syllable(&letters[at..]);
        text.push(c);
        at += used;
    }
    text
}

/// The syllable that the letters begin with, and how many of them it takes.
fn syllable(letters: &[char]) -> (char, usize) {
    let initial = position(&INITIALS, letters[0]);
    let Some((initial, (vowel, vowel_used))) = initial.zip(vowel(&letters[1..])) else {
        return (letters[0], 1);
    };
    let used = 1 + vowel_used;
    let (last, last_used) = final_consonant(&letters[used..]);
    let index = (initial * VOWEL_COUNT + vowel) * FINAL_COUNT + last;
    let c = char::from_u32(FIRST_SYLLABLE + index).expect("every triple of letters is a syllable");
    (c, used + last_used)
}

fn vowel(letters: &[char]) -> Option<(u32, usize)> {
    let pair = letters.get(..2).and_then(joined);
    let double = pair
        .and_then(|pair| position(&VOWELS, pair))
        .map(|v| (v, 2));
    double.or_else(|| position(&VOWELS, *letters.first()?).map(|v| (v, 1)))
}

/// A consonant before a vowel begins the next syllable instead.
fn final_consonant(letters: &[char]) -> (u32, usize) {
    let free = |used: usize| !letters.get(used).is_some_and(|c| VOWELS.contains(c));
    let pair = letters.get(..2).and_then(joined);
    let double = pair.and_then(|pair| position(&FINALS, pair));
    if let Some(last) = double.filter(|_| free(2)) {
        return (last + 1, 2);
    }
    let single = letters.first().and_then(|c| position(&FINALS, *c));
    match single.filter(|_| free(1)) {
        Some(last) => (last + 1, 1),
        None => (0, 0),
    }
}

fn joined(letters: &[char]) -> Option<char> {
    let pair = PAIRS.iter().find(|(_, parts)| parts[..] == *letters);
    pair.map(|(whole, _)| *whole)
}

fn position(letters: &[char], wanted: char) -> Option<u32> {
    let at = letters.iter().position(|letter| *letter == wanted);
    at.and_then(|at| u32::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn syllables_come_apart_into_typed_letters() {
        assert_eq!(
            letters("왜 값").iter().collect::<String>(),
            "ㅇㅗㅐ ㄱㅏㅂㅅ"
        );
    }

    #[test]
    fn letters_meet_as_an_input_method_joins_them() {
        let compose = |text: &str| compose(&text.chars().collect::<Vec<_>>());
        assert_eq!(compose("ㄹㅔㄷㅣㅅㅡ"), "레디스");
        assert_eq!(compose("ㅇㅏㄴㅈㅇㅏ"), "앉아");
        assert_eq!(compose("ㅇㅏㄴㅈㅏ"), "안자");
        assert_eq!(compose("ㅋㅋㅏ"), "ㅋ카");
    }

    proptest! {
        #[test]
        fn whole_syllables_survive(text in "[가-힣]{0,20}") {
            prop_assert_eq!(compose(&letters(&text)), text);
        }
    }
}
