//! A few bytes that tell whether two texts are nearly the same. Knows no unit and no index.

use mundap_ko_dic::terms::is_syllable;
use xxhash_rust::xxh3::xxh3_64;

/// Buckets of a sketch; the standard error of a likeness is below 1 / (2 √64).
const BUCKETS: usize = 64;
/// Letters that are hashed together.
const SHINGLE_CHARS: usize = 4;
/// What stands in a bucket that no shingle fell into.
const EMPTY: u16 = u16::MAX;

/// One permutation min-hashes of a text's shingles (Li, Owen and Zhang 2012).
///
/// Only letters and digits count, case folded, so that markup, spacing and
/// punctuation do not tell two versions of a text apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sketch(Vec<u16>);

impl Sketch {
    /// Sketches a text, in linear time.
    pub(crate) fn of(text: &str) -> Sketch {
        let letters: Vec<char> = letters(text).collect();
        let mut least = vec![EMPTY; BUCKETS];
        let width = SHINGLE_CHARS.min(letters.len().max(1));
        let mut bytes = Vec::with_capacity(4 * SHINGLE_CHARS);
        for shingle in letters.windows(width) {
            bytes.clear();
            for letter in shingle {
                bytes.extend_from_slice(&u32::from(*letter).to_le_bytes());
            }
            let hash = xxh3_64(&bytes);
            let bucket = &mut least[(hash % BUCKETS as u64) as usize];
            *bucket = (*bucket).min((hash >> 48) as u16);
        }
        Sketch(least)
    }

    /// Estimated share of shingles that both texts have, 0 to 1; 1 for two empty texts.
    pub(crate) fn likeness(&self, other: &Sketch) -> f32 {
        // Without a branch, for many pairs are compared at once so.
        let (mut same, mut all) = (0_u16, 0_u16);
        for (a, b) in self.0.iter().zip(&other.0).take(BUCKETS) {
            let filled = u16::from((*a != EMPTY) | (*b != EMPTY));
            all += filled;
            same += filled & u16::from(a == b);
        }
        if all == 0 {
            return 1.0;
        }
        f32::from(same) / f32::from(all)
    }
}

/// The letters and digits of a text, case folded.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = char> {
    let kept = text
        .chars()
        .filter(|&c| is_syllable(c) || c.is_alphanumeric());
    kept.flat_map(|c| {
        let plain = is_syllable(c) || c.is_ascii_lowercase() || c.is_ascii_digit();
        let own = plain.then_some(c);
        let folded = (!plain).then(|| c.to_lowercase());
        own.into_iter().chain(folded.into_iter().flatten())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = "레디스는 메모리에 데이터를 두는 키-값 저장소라서 디스크를 읽는 것보다 훨씬 빠릅니다. \
         다만 메모리가 넘치면 지워지는 값이 생기므로 만료 시간을 정해 두었습니다.";

    #[test]
    fn markup_and_spacing_do_not_count() {
        let marked = ANSWER.replace("레디스", "**레디스**").replace(' ', "  ");
        assert_eq!(Sketch::of(ANSWER).likeness(&Sketch::of(&marked)), 1.0);
    }

    #[test]
    fn a_changed_word_keeps_the_likeness_high() {
        let edited = ANSWER.replace("훨씬", "아주 많이");
        let likeness = Sketch::of(ANSWER).likeness(&Sketch::of(&edited));
        assert!((0.7..1.0).contains(&likeness), "{likeness}");
    }

    #[test]
    fn other_texts_are_unlike() {
        let other = Sketch::of("카프카의 파티션은 순서를 지키면서 소비자를 늘리는 단위입니다.");
        assert!(Sketch::of(ANSWER).likeness(&other) < 0.1);
    }

    #[test]
    fn empty_and_short_texts_are_fine() {
        assert_eq!(Sketch::of("").likeness(&Sketch::of("…")), 1.0);
        assert_eq!(Sketch::of("큐").likeness(&Sketch::of("큐")), 1.0);
        assert_eq!(Sketch::of("큐").likeness(&Sketch::of("힙")), 0.0);
    }
}
