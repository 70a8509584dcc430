//! Makes nouns of verbs and verbs of such nouns by their letters: 깜빡이다, 깜빡임. Knows no dictionary.

/// Shorter nouns are too often others: 이름, 보기, 크기.
const LEAST_SYLLABLES: usize = 3;
/// The first syllable, and how many there are for each initial and vowel.
const FIRST: u32 = '가' as u32;
const FINALS: u32 = 28;
/// Final consonants by their number in a syllable.
const NONE: u32 = 0;
const L: u32 = 8;
const LM: u32 = 10;
const M: u32 = 16;

/// The nouns of a verb in its dictionary form: 깜빡임 and 깜빡이기 of 깜빡이다.
pub(crate) fn nouns_of(verb: &str) -> Vec<String> {
    let Some(stem) = verb.strip_suffix('다').filter(|stem| is_long(stem, 2)) else {
        return Vec::new();
    };
    let mut nouns = vec![format!("{stem}기")];
    nouns.extend(in_m(stem));
    nouns
}

/// The verb that a noun may be made of: 깜빡이다 of 깜빡임.
pub(crate) fn verb_of(noun: &str) -> Option<String> {
    if !is_long(noun, LEAST_SYLLABLES) {
        return None;
    }
    if let Some(stem) = noun.strip_suffix(['기', '음']) {
        return Some(format!("{stem}다"));
    }
    let last = noun.chars().next_back()?;
    let bare = match final_of(last)? {
        M => with_final(last, NONE)?,
        LM => with_final(last, L)?,
        _ => return None,
    };
    let head = &noun[..noun.len() - last.len_utf8()];
    Some(format!("{head}{bare}다"))
}

/// The stem with ㅁ below its last syllable, or 음 behind it.
fn in_m(stem: &str) -> Option<String> {
    let last = stem.chars().next_back()?;
    let head = &stem[..stem.len() - last.len_utf8()];
    let last = match final_of(last)? {
        NONE => with_final(last, M)?,
        L => with_final(last, LM)?,
        _ => return Some(format!("{stem}음")),
    };
    Some(format!("{head}{last}"))
}

fn is_long(word: &str, least: usize) -> bool {
    word.chars().count() >= least && word.chars().all(|c| final_of(c).is_some())
}

/// The number of a syllable's final consonant; nothing where it is no syllable.
fn final_of(syllable: char) -> Option<u32> {
    ('가'..='힣')
        .contains(&syllable)
        .then(|| (syllable as u32 - FIRST) % FINALS)
}

fn with_final(syllable: char, number: u32) -> Option<char> {
    char::from_u32(syllable as u32 - final_of(syllable)? + number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_has_two_nouns() {
        assert_eq!(nouns_of("깜빡이다"), ["깜빡이기", "깜빡임"]);
        assert_eq!(nouns_of("만들다"), ["만들기", "만듦"]);
        assert_eq!(nouns_of("엇갈리다"), ["엇갈리기", "엇갈림"]);
        assert_eq!(nouns_of("늦추다"), ["늦추기", "늦춤"]);
        assert_eq!(nouns_of("붙잡다"), ["붙잡기", "붙잡음"]);
    }

    #[test]
    fn a_noun_leads_back_to_its_verb() {
        for (noun, verb) in [
            ("깜빡임", "깜빡이다"),
            ("되돌리기", "되돌리다"),
            ("붙잡음", "붙잡다"),
            ("흔들림", "흔들리다"),
        ] {
            assert_eq!(verb_of(noun).as_deref(), Some(verb));
        }
    }

    #[test]
    fn short_and_foreign_words_have_none() {
        for word in ["크기", "이름", "redis", "캐시", "서버가"] {
            assert_eq!(verb_of(word), None, "{word}");
        }
        assert!(nouns_of("하다").is_empty() && nouns_of("redis다").is_empty());
    }
}
