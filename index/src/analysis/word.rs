//! Writes the view of words: what stands between spaces and signs, cut at its particles and endings.

use compact_str::CompactString;
use mundap_ko_dic::terms::is_syllable;

use super::asking;
use super::chunk::Chunk;
use super::english::IdleWord;
use super::lexeme::parts;
use super::segment::{Form, Morpheme};
use super::span::{SpanKind, is_hangul};
use super::spelling::{self, Origin};
use super::tag::Tag;
use super::{Role, Term, Via, Writer};

/// Writes the words of a chunk.
///
/// Each has a stem, the part before its first particle, ending or copula; a second stem where the
/// last particles leave more; and the word as typed where that differs. All share one position.
pub(super) fn write(
    chunk: &Chunk<'_>,
    morphemes: &[Morpheme<'_>],
    idle: &[IdleWord],
    writer: &mut Writer,
) {
    let mut rest = morphemes;
    while let Some(first) = rest.first() {
        let length = rest
            .windows(2)
            .position(|pair| parted(&pair[0], &pair[1]))
            .map_or(rest.len(), |at| at + 1);
        let (word, tail) = rest.split_at(length);
        if !matches!(first.form, Form::Span(SpanKind::Address))
            && !is_punctuation(&chunk.text, word)
        {
            write_word(chunk, word, idle, writer);
        }
        rest = tail;
    }
}

/// Whether these are signs that touch a word; signs between spaces (`->`, `&&`) are words.
fn is_punctuation(text: &str, word: &[Morpheme<'_>]) -> bool {
    let (start, end) = (word[0].start, word[word.len() - 1].end);
    let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    word[0].tag.is_symbol()
        && (touches(text[..start].chars().next_back()) || touches(text[end..].chars().next()))
}

/// Whether two morphemes stand in different words; signs are words only among themselves.
fn parted(a: &Morpheme<'_>, b: &Morpheme<'_>) -> bool {
    let address = |m: &Morpheme<'_>| matches!(m.form, Form::Span(SpanKind::Address));
    a.end < b.start || a.tag.is_symbol() != b.tag.is_symbol() || address(a) || address(b)
}

fn write_word(chunk: &Chunk<'_>, word: &[Morpheme<'_>], idle: &[IdleWord], writer: &mut Writer) {
    let (Some(first), Some(last)) = (word.first(), word.last()) else {
        return;
    };
    let typed = lower(&chunk.text[first.start..last.end]);
    let near = near_stem(&chunk.text, word);
    let far =
        far_stem(&chunk.text, word).filter(|far| near.as_ref() != Some(far) && far.text != typed);
    let shape = Shape {
        tag: first.tag,
        role: role(word, near.as_ref(), idle),
        known: is_known(&chunk.text, word),
    };
    if near.as_ref().is_none_or(|near| near.text != typed) {
        push(
            chunk,
            Stem {
                text: typed,
                start: first.start,
                end: last.end,
            },
            Via::Typed,
            shape,
            writer,
        );
    }
    let spelled = near.as_ref().and_then(|stem| regular(word, stem, shape));
    for stem in far.into_iter().chain(near) {
        push(chunk, stem, Via::Stem, shape, writer);
    }
    if let Some(spelled) = spelled {
        push(chunk, spelled, Via::Spelling, shape, writer);
    }
    writer.next_word += 1;
}

/// A word's text without its tail.
#[derive(PartialEq, Eq)]
struct Stem {
    text: CompactString,
    start: usize,
    end: usize,
}

/// What all readings of one word share.
#[derive(Clone, Copy)]
struct Shape {
    tag: Tag,
    role: Role,
    known: bool,
}

fn push(chunk: &Chunk<'_>, stem: Stem, via: Via, shape: Shape, writer: &mut Writer) {
    let (start, end) = chunk.origin(stem.start, stem.end);
    let Shape { tag, role, known } = shape;
    let position = writer.next_word;
    writer.analysis.words.push(Term {
        text: stem.text,
        start,
        end,
        position,
        tag,
        role,
        via,
        known,
    });
}

/// The word up to its first particle, ending or copula; a verb by its stem.
fn near_stem(text: &str, word: &[Morpheme<'_>]) -> Option<Stem> {
    let start = word[0].start;
    for (nth, morpheme) in word.iter().enumerate() {
        if let Form::Inflected(expression) = morpheme.form {
            let (form, tag) = parts(expression).next()?;
            let tag = Tag::read(tag);
            let end = if tag.is_verbal() {
                morpheme.end
            } else {
                morpheme.end.min(morpheme.start + form.len())
            };
            let begins = !(tag.is_tail() || tag.is_verbal() && nth > 0);
            let head = lower(&text[start..morpheme.start]);
            return if begins {
                Some(Stem {
                    text: head + form,
                    start,
                    end,
                })
            } else {
                stem(text, word, nth)
            };
        }
        if morpheme.tag.is_tail() {
            return stem(text, word, nth);
        }
    }
    stem(text, word, word.len())
}

/// The word without the tail that grammar allows: what a case particle follows is a noun, however
/// the dictionary cut it.
fn far_stem(text: &str, word: &[Morpheme<'_>]) -> Option<Stem> {
    let particles = word
        .iter()
        .rev()
        .take_while(|m| m.tag.is_particle())
        .count();
    let (head, tail) = word.split_at(word.len() - particles);
    if tail.iter().any(|particle| particle.tag.is_case_particle()) {
        return stem(text, word, head.len());
    }
    let contracted = |m: &Morpheme<'_>| m.tag.is_verbal() && matches!(m.form, Form::Inflected(_));
    if head.iter().any(contracted) {
        return None;
    }
    let endings = head.iter().rev().take_while(|m| m.tag.is_tail()).count();
    stem(text, word, head.len() - endings)
}

/// The first `length` morphemes of a word, if there are any.
fn stem(text: &str, word: &[Morpheme<'_>], length: usize) -> Option<Stem> {
    let (start, end) = (word[0].start, word.get(length.checked_sub(1)?)?.end);
    Some(Stem {
        text: lower(&text[start..end]),
        start,
        end,
    })
}

/// The stem in the spelling that loanwords should have, where it is a noun and has another.
fn regular(word: &[Morpheme<'_>], stem: &Stem, shape: Shape) -> Option<Stem> {
    let inside = |m: &&Morpheme<'_>| m.end <= stem.end;
    let noun = word
        .iter()
        .filter(inside)
        .all(|m| m.tag.is_nominal() && !matches!(m.form, Form::Span(_)));
    let long = stem.text.chars().nth(1).is_some() && stem.text.chars().all(is_syllable);
    if !long || (shape.known && !noun) {
        return None;
    }
    let origin = if shape.known {
        Origin::Known
    } else {
        Origin::Unknown
    };
    let text = spelling::regular(&stem.text, origin)?.into();
    Some(Stem { text, ..*stem })
}

/// Signs say little; a word without a noun, verb or adverb only relates others.
fn role(word: &[Morpheme<'_>], stem: Option<&Stem>, idle: &[IdleWord]) -> Role {
    use Tag::{Ic, Maj, Mm, Nnb, Np};
    if word[0].tag.is_symbol() {
        return Role::Weak;
    }
    let listed = idle.binary_search_by_key(&word[0].start, |idle| idle.start);
    if let Ok(nth) = listed {
        return idle[nth].role;
    }
    let relates = |m: &Morpheme<'_>| m.tag.is_tail() || matches!(m.tag, Mm | Np | Nnb | Maj | Ic);
    let asks = |stem: &Stem| {
        let lemma = if word[0].tag.is_verbal() {
            &(stem.text.clone() + "다")
        } else {
            &stem.text
        };
        asking::korean(lemma)
    };
    let idle = word.iter().all(relates) || stem.is_some_and(asks);
    if idle { Role::Asking } else { Role::Content }
}

/// Whether the dictionary holds the word's stem as such, not in pieces that happen to be words.
fn is_known(text: &str, word: &[Morpheme<'_>]) -> bool {
    let tail = word.iter().rev().take_while(|m| m.tag.is_tail()).count();
    let stem = &word[..word.len() - tail];
    let counted = stem.first().is_some_and(|first| first.tag == Tag::Sn);
    let sound = |m: &Morpheme<'_>| match m.tag {
        Tag::Unknown => false,
        Tag::Nng | Tag::Nnp | Tag::Xr => {
            counted || stem.len() == 1 || text[m.start..m.end].chars().nth(1).is_some()
        }
        Tag::Vv | Tag::Va | Tag::Mag | Tag::Maj => stem.len() == 1,
        Tag::Ic => false,
        tag => !tag.is_tail(),
    };
    stem.iter().all(sound)
}

fn lower(text: &str) -> CompactString {
    let foreign = |c: char| !c.is_ascii() && !is_hangul(c) && c.is_uppercase();
    if text.contains(foreign) {
        return text.to_lowercase().into();
    }
    let mut lower = CompactString::new(text);
    lower.make_ascii_lowercase();
    lower
}
