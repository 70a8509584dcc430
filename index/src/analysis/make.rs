//! Tells how a word that stands alone is made: a word of the dictionary, several, or chance pieces. Knows no index.

use super::Analyzer;
use super::chunk::chunks;
use super::segment::{Form, Morpheme};
use super::span::is_hangul;
use super::tag::Tag;

/// How a word is made, as far as dictionary and vocabulary tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Make {
    /// A spelling of the vocabulary or of the user's words.
    Listed,
    /// One noun or adverb of the dictionary, perhaps with particles or a verb that supports it.
    Noun,
    /// A proper noun of the dictionary, of which it has very many.
    Name,
    /// A verb or an adjective with endings.
    Inflected,
    /// Common nouns of two syllables or more side by side.
    Compound,
    /// A noun with a prefix or a suffix, or beside a name.
    Derived,
    /// Pieces that are words by chance: `클|러저`.
    Pieces,
    /// In no dictionary, or only in part.
    Unknown,
    /// Syllables with letters that stand alone between them: `ㅔ션`.
    Broken,
    /// Not Hangul.
    Foreign,
}

impl Analyzer {
    /// How the word is made; particles and endings may stand behind it.
    pub(crate) fn make(&self, word: &str) -> Make {
        if self.lists(word) {
            return Make::Listed;
        }
        if !word.contains(is_hangul) {
            return Make::Foreign;
        }
        if word.contains(|c| ('ㄱ'..='ㅣ').contains(&c)) {
            return Make::Broken;
        }
        // At the end of a text the dictionary takes the genitive particle for a noun.
        let make = self.made(word);
        match (make, word.ends_with('의')) {
            (Make::Pieces | Make::Unknown, true) => self.made(&format!("{word} 것")),
            _ => make,
        }
    }

    /// Whether the syllables are particles, or forms of 이다, behind that word.
    pub(crate) fn is_particle(&self, behind: &str, syllables: &str) -> bool {
        // Nouns that no other word begins with, one for each way to end.
        let noun = match behind.chars().next_back().is_some_and(is_closed) {
            true => "인간",
            false => "나무",
        };
        let of_noun = |m: &Morpheme<'_>| m.tag.is_particle() || m.tag == Tag::Vcp;
        self.first_word(&format!("{noun}{syllables} 것"), |word, morphemes| {
            let is_cut = morphemes.first().is_some_and(|m| m.end == noun.len());
            let tail = morphemes.get(1..).unwrap_or_default();
            is_cut && tail.first().is_some_and(of_noun) && is_tail(word, tail)
        })
    }

    /// How the first word of a text is made.
    fn made(&self, text: &str) -> Make {
        self.first_word(text, |word, morphemes| {
            let make = made(word, morphemes);
            let stem = morphemes.iter().take_while(|m| !m.tag.is_tail()).last();
            let end = stem.map_or(0, |last| last.end);
            let is_cut = end < word.len() && make != Make::Pieces;
            match is_cut && self.lists(&word[..end]) {
                true => Make::Listed,
                false => make,
            }
        })
    }

    /// What is to be told of the first word of a text and its morphemes.
    fn first_word<T>(&self, text: &str, tell: impl FnOnce(&str, &[Morpheme<'_>]) -> T) -> T {
        let mut room = self.segmenter.workspace();
        let mut morphemes = Vec::new();
        let chunk = chunks(text).next();
        let text = chunk.as_ref().map_or("", |chunk| &chunk.text);
        self.segmenter.segment(text, &mut room, &mut morphemes);
        let length = text.find(' ').unwrap_or(text.len());
        morphemes.retain(|m| m.end <= length);
        let told = tell(&text[..length], &morphemes);
        self.segmenter.put_back(room);
        told
    }
}

/// Verbs that make a verb of the noun before them, as `하다` does.
const SUPPORT_VERBS: [&str; 6] = ["받", "당하", "시키", "없", "있", "같"];
/// Adverbs that are written together with the verb behind them.
const NEGATIONS: [&str; 2] = ["안", "못"];

fn made(text: &str, morphemes: &[Morpheme<'_>]) -> Make {
    let unknown =
        |m: &Morpheme<'_>| m.tag == Tag::Unknown || matches!(m.form, Form::Unknown | Form::Span(_));
    let (Some(first), false) = (morphemes.first(), morphemes.iter().any(unknown)) else {
        return Make::Unknown;
    };
    let of = |m: &Morpheme<'_>| &text[m.start..m.end];
    if first.tag == Tag::Mag
        && NEGATIONS.contains(&of(first))
        && morphemes.get(1).is_some_and(|m| m.tag.is_verbal())
    {
        return verb(text, &morphemes[1..]);
    }
    if first.tag.is_verbal() && !is_nominalized(first) {
        return verb(text, morphemes);
    }
    let is_behind = |m: &Morpheme<'_>| m.tag.is_tail() || is_support(text, m);
    let length = morphemes.iter().take_while(|m| !is_behind(m)).count();
    let (stem, tail) = morphemes.split_at(length);
    let (support, tail) = tail.split_at(tail.iter().take_while(|m| is_support(text, m)).count());
    if !is_tail(text, tail) || !support.is_empty() && tail.is_empty() {
        return Make::Pieces;
    }
    let is_marked = !tail.is_empty() && tail.iter().all(|m| m.tag.is_particle());
    let is_long = |m: &&Morpheme<'_>| text[m.start..m.end].chars().nth(1).is_some();
    let (nouns, affixes): (Vec<_>, Vec<_>) = stem
        .iter()
        .partition(|m| !matches!(m.tag, Tag::Xpn | Tag::Xsn));
    match nouns.as_slice() {
        [noun] if !is_long(noun) && affixes.is_empty() && !is_marked => Make::Pieces,
        [noun] if noun.tag == Tag::Nnp => Make::Name,
        [_] if affixes.is_empty() => Make::Noun,
        [_] => Make::Derived,
        [] => Make::Pieces,
        nouns
            if nouns
                .iter()
                .all(|noun| is_long(noun) && (noun.tag.is_nominal() || is_nominalized(noun))) =>
        {
            match nouns.iter().any(|noun| noun.tag == Tag::Nnp) {
                true => Make::Derived,
                false => Make::Compound,
            }
        }
        _ => Make::Pieces,
    }
}

/// A verb's stem needs an ending, and nothing but endings.
fn verb(text: &str, morphemes: &[Morpheme<'_>]) -> Make {
    let (first, rest) = (&morphemes[0], &morphemes[1..]);
    let is_ended = matches!(first.form, Form::Inflected(_)) || !rest.is_empty();
    let is_long = text.chars().nth(2).is_some();
    if is_ended && is_long && is_tail(text, rest) {
        Make::Inflected
    } else {
        Make::Pieces
    }
}

/// A verb that has become a noun: `저림`.
fn is_nominalized(morpheme: &Morpheme<'_>) -> bool {
    matches!(morpheme.form, Form::Inflected(parts) if parts.ends_with("/ETN"))
}

/// Whether these may stand behind a stem, the last of them at a word's end.
fn is_tail(text: &str, tail: &[Morpheme<'_>]) -> bool {
    let Some(last) = tail.last() else {
        return true;
    };
    let closes = last.tag.is_particle()
        || last.tag.is_ending() && last.tag != Tag::Ep
        || last.tag == Tag::Nnb
        || matches!(last.form, Form::Inflected(_));
    let is_behind = |m: &Morpheme<'_>| m.tag.is_tail() || m.tag == Tag::Nnb || is_support(text, m);
    closes && tail.iter().all(is_behind)
}

fn is_support(text: &str, morpheme: &Morpheme<'_>) -> bool {
    morpheme.tag.is_verbal() && SUPPORT_VERBS.contains(&&text[morpheme.start..morpheme.end])
}

/// Whether a syllable ends in a consonant.
fn is_closed(syllable: char) -> bool {
    let place = u32::from(syllable).wrapping_sub(u32::from('가'));
    place < 11_172 && place % 28 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_chance_pieces() {
        let analyzer = Analyzer::new().expect("the embedded dictionary is sound");
        for (word, expected) in [
            ("소금", Make::Noun),
            ("수박이", Make::Noun),
            ("트랜잭션", Make::Listed),
            ("트랜잭션은", Make::Listed),
            ("연말정산", Make::Compound),
            ("느려질", Make::Inflected),
            ("클러저", Make::Pieces),
            ("정규하", Make::Pieces),
            ("더커", Make::Pieces),
            ("밥이", Make::Noun),
            ("저림증상이", Make::Compound),
            ("분양받을", Make::Noun),
            ("청년층의", Make::Noun),
            ("안좋나요", Make::Inflected),
            ("못갔습니다", Make::Inflected),
            ("어지러운데", Make::Inflected),
            ("ㅔ션", Make::Broken),
            ("generotor", Make::Foreign),
        ] {
            assert_eq!(analyzer.make(word), expected, "{word}");
        }
    }

    #[test]
    fn particles_fit_the_word_before_them() {
        let analyzer = Analyzer::new().expect("the embedded dictionary is sound");
        for (behind, syllables) in [
            ("연결", "을"),
            ("캐시", "를"),
            ("서비스", "의"),
            ("집", "에서"),
        ] {
            assert!(
                analyzer.is_particle(behind, syllables),
                "{behind}{syllables}"
            );
        }
        for (behind, syllables) in [
            ("정규", "하"),
            ("정규", "화"),
            ("형태", "소"),
            ("캐시", "룰"),
            ("서비", "스"),
        ] {
            assert!(
                !analyzer.is_particle(behind, syllables),
                "{behind}{syllables}"
            );
        }
    }
}
