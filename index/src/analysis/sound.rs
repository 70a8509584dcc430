//! Compares the sound of a Latin word with that of a Hangul transcription. Knows no list of words.

/// How far `hangul` is from `latin` as Korean writers spell it by ear: `kafka` and `카프카`.
///
/// Both must be one word. Consonants count most, vowels little, and the vowels that Hangul needs
/// between consonants nothing. Of the vocabulary's own transcriptions it knows about four in five
/// again, and it takes one in three thousand other pairs for one, so it belongs where nothing else
/// was found. Words of fewer than three consonants sound like too many others and are never alike.
/// 0 is the same sound, a whole consonant 12; `None` for words that do not sound alike.
pub(crate) fn sound_distance(latin: &str, hangul: &str) -> Option<u32> {
    let (left, right) = (latin_sounds(latin), hangul_sounds(hangul));
    let count = |sounds: &[Sound]| sounds.iter().filter(|sound| !sound.is_vowel()).count();
    let consonants = count(&left).max(count(&right));
    if consonants < MIN_CONSONANTS || left.len().abs_diff(right.len()) > consonants + 2 {
        return None;
    }
    Some(distance(&left, &right)).filter(|&apart| apart <= consonants as u32 * ALLOWANCE)
}

/// Words with fewer consonants sound like too many others.
const MIN_CONSONANTS: usize = 3;
/// How much each consonant of the longer word may differ; a whole consonant is 12.
const ALLOWANCE: u32 = 2;

/// A consonant by the class in which Korean hears it, or a vowel by where it is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    /// k, g, c, q.
    K,
    N,
    /// t, d, th.
    T,
    /// l, r.
    L,
    M,
    /// p, b, f, v.
    P,
    /// s, sh, z before consonants.
    S,
    /// j, ch, z.
    J,
    H,
    /// ng.
    Ng,
    /// a, eo.
    Open,
    /// e, i, ae.
    Front,
    /// o, u, w.
    Round,
    /// The vowel that Hangul puts where Latin has none.
    Mute,
}

impl Sound {
    fn is_vowel(self) -> bool {
        matches!(
            self,
            Sound::Open | Sound::Front | Sound::Round | Sound::Mute
        )
    }

    /// What it costs to leave the sound out.
    fn weight(self) -> u32 {
        match self {
            Sound::Mute => 0,
            Sound::Front | Sound::Round => 3,
            Sound::Open => 4,
            Sound::H => 6,
            _ => 12,
        }
    }

    /// What it costs to hear one sound as the other.
    fn difference(self, other: Sound) -> u32 {
        match (self, other) {
            (a, b) if a == b => 0,
            (a, b) if a.is_vowel() && b.is_vowel() => 1,
            (Sound::S, Sound::J)
            | (Sound::J, Sound::S)
            | (Sound::N, Sound::Ng)
            | (Sound::Ng, Sound::N) => 3,
            (Sound::S, Sound::T)
            | (Sound::T, Sound::S)
            | (Sound::T, Sound::J)
            | (Sound::J, Sound::T) => 6,
            (a, b) => a.weight() + b.weight(),
        }
    }
}

/// The least that must be left out or misheard, in twelfths of a consonant.
fn distance(left: &[Sound], right: &[Sound]) -> u32 {
    let mut row: Vec<u32> = Vec::with_capacity(right.len() + 1);
    row.push(0);
    for sound in right {
        row.push(row[row.len() - 1] + sound.weight());
    }
    for &heard in left {
        let mut diagonal = row[0];
        row[0] += heard.weight();
        for (nth, &meant) in right.iter().enumerate() {
            let above = row[nth + 1];
            let best = (diagonal + heard.difference(meant))
                .min(above + heard.weight())
                .min(row[nth] + meant.weight());
            diagonal = above;
            row[nth + 1] = best;
        }
    }
    row[right.len()]
}

fn latin_sounds(word: &str) -> Vec<Sound> {
    let letters: Vec<u8> = word
        .bytes()
        .filter(u8::is_ascii_alphabetic)
        .map(|b| b.to_ascii_lowercase())
        .collect();
    let mut sounds: Vec<Sound> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let (heard, length) = latin_sound(&letters[..at], &letters[at..]);
        at += length;
        let doubled = |sound: &Sound| sounds.last() == Some(sound);
        let new: Vec<Sound> = heard
            .iter()
            .copied()
            .filter(|sound| !doubled(sound))
            .collect();
        sounds.extend(new);
    }
    sounds
}

/// The sounds that the letters begin with, and how many letters make them.
fn latin_sound(before: &[u8], rest: &[u8]) -> (&'static [Sound], usize) {
    use Sound::{Front, H, J, K, L, M, N, Ng, Open, P, Round, S, T};
    let soft = matches!(rest.get(1), Some(b'e' | b'i' | b'y'));
    let vowel = |b: Option<&u8>| matches!(b, Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    match rest {
        [b's', b'c', b'h', ..] => (&[S, K], 3),
        [b't', b'c', b'h', ..] => (&[J], 3),
        [b't', b'i', b'o', b'n', ..] | [b's', b'i', b'o', b'n', ..] => (&[S, Front, Open, N], 4),
        [b'c', b'h', ..] => (&[J], 2),
        [b's', b'h', ..] => (&[S], 2),
        [b'p', b'h', ..] => (&[P], 2),
        [b't', b'h', ..] => (&[S], 2),
        [b'c', b'k', ..] | [b'c', b'c', ..] => (&[K], 2),
        [b'n', b'g'] | [b'n', b'g', b's', ..] => (&[Ng], 2),
        [b'k', b'n', ..] if before.is_empty() => (&[N], 2),
        [b'w', b'r', ..] => (&[L], 2),
        [b'q', b'u', ..] => (&[K, Round], 2),
        [b'x', ..] => (&[K, S], 1),
        [b'c', ..] if soft => (&[S], 1),
        [b'g', ..] if soft => (&[J], 1),
        [b'c' | b'k' | b'g' | b'q', ..] => (&[K], 1),
        [b'n', b'k', ..] => (&[Ng, K], 2),
        [b'n', ..] => (&[N], 1),
        [b't' | b'd', ..] => (&[T], 1),
        [b'l', ..] => (&[L], 1),
        // Korean writes no r behind a vowel: `서버`, `포트`.
        [b'r', ..] if vowel(before.last()) && !vowel(rest.get(1)) => (&[], 1),
        [b'r', ..] => (&[L], 1),
        [b'm', ..] => (&[M], 1),
        [b'p' | b'b' | b'f' | b'v', ..] => (&[P], 1),
        [b's', ..] => (&[S], 1),
        [b'z' | b'j', ..] => (&[J], 1),
        [b'h', ..] => (&[H], 1),
        [b'e'] if !before.is_empty() => (&[], 1),
        [b'a', ..] => (&[Open], 1),
        [b'e' | b'i' | b'y', ..] => (&[Front], 1),
        _ => (&[Round], 1),
    }
}

fn hangul_sounds(word: &str) -> Vec<Sound> {
    let mut sounds = Vec::new();
    for c in word.chars() {
        let Some(index) = (c as u32)
            .checked_sub('가' as u32)
            .filter(|&index| index < 11_172)
        else {
            continue;
        };
        let heard = [
            initial_sound(index / 588),
            Some(vowel_sound(index / 28 % 21)),
            last_sound(index % 28),
        ];
        for sound in heard.into_iter().flatten() {
            if sounds.last() != Some(&sound) {
                sounds.push(sound);
            }
        }
    }
    sounds
}

fn initial_sound(letter: u32) -> Option<Sound> {
    use Sound::{H, J, K, L, M, N, P, S, T};
    [K, K, N, T, T, L, M, P, P, S, S]
        .get(letter as usize)
        .copied()
        .or(match letter {
            12..=14 => Some(J),
            15 => Some(K),
            16 => Some(T),
            17 => Some(P),
            18 => Some(H),
            _ => None,
        })
}

fn vowel_sound(letter: u32) -> Sound {
    match letter {
        0 | 2 | 4 | 6 => Sound::Open,
        1 | 3 | 5 | 7 | 20 => Sound::Front,
        18 => Sound::Mute,
        _ => Sound::Round,
    }
}

fn last_sound(letter: u32) -> Option<Sound> {
    match letter {
        0 => None,
        1..=3 | 24 => Some(Sound::K),
        4..=6 => Some(Sound::N),
        8..=15 => Some(Sound::L),
        16 => Some(Sound::M),
        17 | 18 | 26 => Some(Sound::P),
        21 => Some(Sound::Ng),
        27 => Some(Sound::H),
        _ => Some(Sound::T),
    }
}

#[cfg(test)]
mod tests {
    use mundap_ko_dic::TERMS;
    use mundap_ko_dic::terms::{concepts, is_syllable};

    use super::*;

    #[test]
    fn transcriptions_sound_alike() {
        for (latin, hangul) in [
            ("kafka", "카프카"),
            ("transaction", "트랜잭션"),
            ("container", "컨테이너"),
            ("elasticsearch", "엘라스틱서치"),
            ("prometheus", "프로메테우스"),
            ("Kubernetes", "쿠버네티스"),
        ] {
            assert!(sound_distance(latin, hangul).is_some(), "{latin} {hangul}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (latin, hangul) in [
            ("kafka", "컨테이너"),
            ("cache", "코드"),
            ("java", "자바스크립트"),
            ("redis", ""),
            ("", ""),
        ] {
            assert!(sound_distance(latin, hangul).is_none(), "{latin} {hangul}");
        }
    }

    /// Names of one Latin word, each with its Hangul spellings of one word.
    fn transcribed() -> Vec<(&'static str, Vec<String>)> {
        let one_word = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase()) && name.len() > 4;
        let named = concepts(TERMS).filter(|concept| one_word(concept.name));
        let spelled = named.map(|concept| {
            let simple = concept
                .spellings
                .iter()
                .filter(|spelling| spelling.parts.len() == 1);
            let hangul = simple
                .map(|spelling| spelling.text())
                .filter(|text| text.chars().all(is_syllable));
            (concept.name, hangul.collect())
        });
        spelled.collect()
    }

    #[test]
    fn few_unrelated_words_of_the_vocabulary_sound_alike() {
        let words = transcribed();
        let (mut pairs, mut false_pairs) = (0_u32, 0_u32);
        for (nth, (latin, _)) in words.iter().enumerate().step_by(10) {
            let others = words.iter().enumerate().filter(|(other, _)| *other != nth);
            for hangul in others.flat_map(|(_, (_, spellings))| spellings) {
                pairs += 1;
                false_pairs += u32::from(sound_distance(latin, hangul).is_some());
            }
        }
        let transcribed: Vec<_> = words
            .iter()
            .filter(|(_, spellings)| !spellings.is_empty())
            .collect();
        let found = transcribed.iter().filter(|(latin, all)| {
            all.iter()
                .any(|hangul| sound_distance(latin, hangul).is_some())
        });
        let (found, all) = (found.count(), transcribed.len());
        assert!(found * 10 > all * 6, "{found} of {all}");
        assert!(false_pairs * 2000 < pairs, "{false_pairs} of {pairs}");
    }
}
