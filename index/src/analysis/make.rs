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
    /// One noun or adverb of the dictionary, perhaps with particles.
    Noun,
    /// A proper noun of the dictionary, of which it has very many.
    Name,
    /// A verb or an adjective with endings.
    Inflected,
    /// Nouns of two syllables or more side by side, or one with a prefix or a suffix.
    Compound,
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
        let mut room = self.segmenter.workspace();
        let mut make = Make::Unknown;
        if let Some(chunk) = chunks(word).next() {
            let mut morphemes = Vec::new();
            self.segmenter
                .segment(&chunk.text, &mut room, &mut morphemes);
            make = made(&chunk.text, &morphemes);
            let stem: Vec<_> = morphemes.iter().take_while(|m| !m.tag.is_tail()).collect();
            let end = stem.last().map_or(0, |last| last.end);
            let is_cut = end < chunk.text.len() && make != Make::Pieces;
            if is_cut && self.lists(&chunk.text[..end]) {
                make = Make::Listed;
            }
        }
        self.segmenter.put_back(room);
        make
    }
}

fn made(text: &str, morphemes: &[Morpheme<'_>]) -> Make {
    let unknown =
        |m: &Morpheme<'_>| m.tag == Tag::Unknown || matches!(m.form, Form::Unknown | Form::Span(_));
    let (Some(first), false) = (morphemes.first(), morphemes.iter().any(unknown)) else {
        return Make::Unknown;
    };
    if first.tag.is_verbal() {
        return verb(text, morphemes);
    }
    let length = morphemes.iter().take_while(|m| !m.tag.is_tail()).count();
    let (stem, tail) = morphemes.split_at(length);
    if !is_tail(tail) {
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
        [_] => Make::Compound,
        [] => Make::Pieces,
        nouns
            if nouns
                .iter()
                .all(|noun| is_long(noun) && noun.tag.is_nominal()) =>
        {
            Make::Compound
        }
        _ => Make::Pieces,
    }
}

/// A verb's stem needs an ending, and nothing but endings.
fn verb(text: &str, morphemes: &[Morpheme<'_>]) -> Make {
    let (first, rest) = (&morphemes[0], &morphemes[1..]);
    let is_ended = matches!(first.form, Form::Inflected(_)) || !rest.is_empty();
    let is_long = text.chars().nth(2).is_some();
    if is_ended && is_long && is_tail(rest) {
        Make::Inflected
    } else {
        Make::Pieces
    }
}

/// Whether these may stand behind a stem, the last of them at a word's end.
fn is_tail(tail: &[Morpheme<'_>]) -> bool {
    let Some(last) = tail.last() else {
        return true;
    };
    let closes = last.tag.is_particle()
        || last.tag.is_ending() && last.tag != Tag::Ep
        || matches!(last.form, Form::Inflected(_));
    closes && tail.iter().all(|m| m.tag.is_tail())
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
            ("ㅔ션", Make::Broken),
            ("generotor", Make::Foreign),
        ] {
            assert_eq!(analyzer.make(word), expected, "{word}");
        }
    }
}
